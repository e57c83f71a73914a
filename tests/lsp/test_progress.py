"""What the editor shows while a check takes long."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcMethodNotFound

from claimlint.lsp import progress

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from claimlint.lsp.session import Session

pytestmark = pytest.mark.asyncio


class Client:
    """An editor that can show progress, unless it ``refuses`` or is ``silent``."""

    def __init__(self, *, able: bool = True, refuses: bool = False, silent: bool = False) -> None:
        window = types.WindowClientCapabilities(work_done_progress=able)
        self.client_capabilities = types.ClientCapabilities(window=window)
        self.shown: list[object] = []
        self.asked, self.begun = asyncio.Event(), asyncio.Event()
        self._refuses, self._silent = refuses, silent

    async def window_work_done_progress_create_async(
        self, asked: types.WorkDoneProgressCreateParams
    ) -> None:
        self.shown.append(asked.token)
        self.asked.set()
        if self._refuses:
            raise JsonRpcMethodNotFound("no")
        if self._silent:
            await asyncio.sleep(60)

    def progress(self, told: types.ProgressParams) -> None:
        assert told.token == self.shown[0]
        self.shown.append(told.value)
        self.begun.set()


@pytest.fixture
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_LONG", 0)


async def with_progress(client: Client, work: Coroutine[None, None, str]) -> str:
    return await progress.with_progress(cast("Session", client), "checking cream.md", work)


async def until(begun: asyncio.Event) -> str:
    await begun.wait()
    return "done"


@pytest.mark.usefixtures("_impatient")
async def test_what_takes_long_is_shown_from_begin_to_end() -> None:
    client = Client()
    assert await with_progress(client, until(client.begun)) == "done"
    _, begin, end = client.shown
    assert begin == types.WorkDoneProgressBegin("checking cream.md")
    assert end == types.WorkDoneProgressEnd()


async def test_what_is_soon_done_is_not_shown() -> None:
    client = Client()
    assert await with_progress(client, asyncio.sleep(0, "done")) == "done"
    assert client.shown == []


@pytest.mark.usefixtures("_impatient")
async def test_an_editor_that_shows_no_progress_is_not_asked() -> None:
    client = Client(able=False)
    assert await with_progress(client, asyncio.sleep(0.05, "done")) == "done"
    assert client.shown == []


@pytest.mark.usefixtures("_impatient")
@pytest.mark.parametrize("fault", [{"refuses": True}, {"silent": True}])
async def test_an_editor_that_does_not_answer_well_gets_the_result(fault: dict[str, bool]) -> None:
    client = Client(**fault)
    assert await with_progress(client, until(client.asked)) == "done"
    assert len(client.shown) == 1


async def test_what_is_called_off_at_once_is_not_shown() -> None:
    client, task = Client(), asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().call_soon(task.cancel)
    with pytest.raises(asyncio.CancelledError):
        await with_progress(client, asyncio.sleep(60, "done"))
    assert client.shown == []


@pytest.mark.usefixtures("_impatient")
async def test_what_is_called_off_ends() -> None:
    client, ended = Client(), asyncio.Event()

    async def work() -> str:
        try:
            return await asyncio.sleep(60, "done")
        finally:
            ended.set()

    task = asyncio.create_task(with_progress(client, work()))
    await client.begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await ended.wait()
    assert client.shown[-1] == types.WorkDoneProgressEnd()
