"""How long a keystroke on a page of 200 kB is waited for, against one check of that page."""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import tempfile
from time import perf_counter

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from benchmarks.outcome import Outcome, arguments, tell
from benchmarks.texts import text
from claimlint.project.open_texts import OpenTexts
from claimlint.project.settings import Given

SIZE = 200_000
BOUND = 3.0


class Editor:
    """An editor with one document, which types a letter and waits for what is said of it."""

    def __init__(self, uri: str, text: str) -> None:
        """Take the document."""
        self._client = LanguageClient("benchmark", "1")
        self._uri, self._text, self._version = uri, text, 1
        self._said: asyncio.Queue[int | None] = asyncio.Queue()
        self._client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(
            lambda params: self._said.put_nowait(params.version)
        )

    async def start(self) -> None:
        """Start the server and open the document."""
        client = self._client
        await client.start_io(sys.executable, "-m", "claimlint", "lsp")
        capabilities = types.ClientCapabilities()
        await client.initialize_async(types.InitializeParams(capabilities=capabilities))
        client.initialized(types.InitializedParams())
        item = types.TextDocumentItem(self._uri, "markdown", 1, self._text)
        client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        await self._answered()

    async def type(self) -> float:
        """Type a letter; return the seconds until its diagnostics are there."""
        self._version += 1
        start = perf_counter()
        document = types.VersionedTextDocumentIdentifier(self._version, self._uri)
        where = types.Range(types.Position(0, 0), types.Position(0, 0))
        change = types.TextDocumentContentChangePartial(where, "a")
        self._client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        await self._answered()
        return perf_counter() - start

    async def stop(self) -> None:
        """End the server."""
        await self._client.shutdown_async(None)
        self._client.exit(None)
        await self._client.stop()  # type: ignore[no-untyped-call]  # pygls'

    async def _answered(self) -> None:
        while await self._said.get() != self._version:
            pass


async def timed(folder: str, rounds: int) -> tuple[list[float], list[float]]:
    """Return the seconds of keystrokes and of checks in this process, taken by turns."""
    path = os.path.join(folder, "page.md")
    page = text("page", SIZE, 1)
    editor, texts = Editor(f"file://{path}", page), OpenTexts(None, Given())
    await editor.start()
    texts.check(path, page)
    keys, checks = [], []
    for number in range(rounds):
        keys.append(await editor.type())
        start = perf_counter()
        texts.check(path, "a" * (number + 1) + page)
        checks.append(perf_counter() - start)
    await editor.stop()
    return keys, checks


def measure(rounds: int) -> list[Outcome]:
    """Return the time of a keystroke as a multiple of that of a check."""
    with tempfile.TemporaryDirectory() as folder:
        keys, checks = (statistics.median(each) for each in asyncio.run(timed(folder, rounds)))
    return [
        Outcome(
            f"a keystroke on a page of {SIZE // 1000} kB, until its diagnostics are there",
            keys / checks,
            "x one check of the page",
            BOUND,
            at_least=False,
            detail=f"{keys * 1000:.0f} ms against {checks * 1000:.0f} ms (medians)",
        )
    ]


if __name__ == "__main__":
    options = arguments("How long an editor waits for the language server.", rounds=7)
    sys.exit(tell(measure(options.rounds), check=options.check))
