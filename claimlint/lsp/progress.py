"""That claimlint is at work, shown where that takes long: rules are read for the first time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from uuid import uuid4

from lsprotocol import types

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import TypeVar

    from claimlint.lsp.session import Session

    T = TypeVar("T")

# After how many seconds somebody wonders whether anything is happening.
_LONG = 1.0


async def with_progress(ls: Session, title: str, work: Coroutine[None, None, T]) -> T:
    """Return what the work returns; the editor shows the title while that takes long.

    Who calls this off calls off the work.
    """
    task = asyncio.create_task(work)
    try:
        await asyncio.wait({task}, timeout=_LONG)
        window = ls.client_capabilities.window
        if task.done() or not (window and window.work_done_progress):
            return await task
        return await _shown(ls, title, task)
    finally:
        task.cancel()


async def _shown(ls: Session, title: str, task: asyncio.Task[T]) -> T:
    token = str(uuid4())
    asked = types.WorkDoneProgressCreateParams(token)
    answer = asyncio.create_task(ls.window_work_done_progress_create_async(asked))
    await asyncio.wait({task, answer}, return_when=asyncio.FIRST_COMPLETED)
    if not answer.done() or answer.exception() is not None:  # it shows nothing after all
        return await task
    ls.progress(types.ProgressParams(token, types.WorkDoneProgressBegin(title)))
    try:
        return await task
    finally:
        ls.progress(types.ProgressParams(token, types.WorkDoneProgressEnd()))
