"""What the editor shows while a check takes long."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcMethodNotFound

from claimlint.lsp import progress

if TYPE_CHECKING:
    from claimlint.lsp.session import Session

pytestmark = pytest.mark.asyncio


class Client:
    """An editor that can show progress, unless it ``refuses`` or is ``silent``."""

    def __init__(self, *, able: bool = True, refuses: bool = False, silent: bool = False) -> None:
        window = types.WindowClientCapabilities(work_done_progress=able)
        self.client_capabilities = types.ClientCapabilities(window=window)
        self.shown: list[object] = []
        self._refuses, self._silent = refuses, silent

    async def window_work_done_progress_create_async(
        self, asked: types.WorkDoneProgressCreateParams
    ) -> None:
        self.shown.append(asked.token)
        if self._refuses:
            raise JsonRpcMethodNotFound("no")
        if self._silent:
            await asyncio.sleep(60)

    def progress(self, told: types.ProgressParams) -> None:
        assert told.token == self.shown[0]
        self.shown.append(told.value)


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_LONG", 0.01)


async def worked(seconds: float) -> str:
    await asyncio.sleep(seconds)
    return "done"


async def result(client: Client, seconds: float = 0.2) -> str:
    ls = cast("Session", client)
    return await progress.with_progress(ls, "checking cream.md", worked(seconds))


async def test_what_takes_long_is_shown_from_begin_to_end() -> None:
    client = Client()
    assert await result(client) == "done"
    _, begin, end = client.shown
    assert begin == types.WorkDoneProgressBegin("checking cream.md")
    assert end == types.WorkDoneProgressEnd()


async def test_what_is_soon_done_is_not_shown() -> None:
    client = Client()
    assert await result(client, 0) == "done"
    assert client.shown == []


async def test_an_editor_that_shows_no_progress_is_not_asked() -> None:
    client = Client(able=False)
    assert await result(client) == "done"
    assert client.shown == []


@pytest.mark.parametrize("client", [Client(refuses=True), Client(silent=True)])
async def test_an_editor_that_does_not_answer_well_gets_the_result(client: Client) -> None:
    assert await result(client) == "done"
    assert len(client.shown) == 1


@pytest.mark.parametrize("after", [0, 0.1])
async def test_what_is_called_off_ends(after: float) -> None:
    client, ended = Client(), asyncio.Event()

    async def work() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            ended.set()

    ls = cast("Session", client)
    task = asyncio.create_task(progress.with_progress(ls, "checking", work()))
    await asyncio.sleep(after)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    if after:
        await asyncio.wait_for(ended.wait(), 5)
        assert client.shown[-1] == types.WorkDoneProgressEnd()
    else:
        assert client.shown == []
