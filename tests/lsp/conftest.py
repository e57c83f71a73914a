"""An editor at the other end of the real server, which runs as a process of its own."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest_asyncio
from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import LanguageClient, client_capabilities

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from cattrs import Converter

    from claimlint.rulebook import Rulebook

_PATIENCE = 60  # seconds: how long a server on a busy machine is waited for

UTF8 = types.PositionEncodingKind.Utf8
UTF16 = types.PositionEncodingKind.Utf16
UTF32 = types.PositionEncodingKind.Utf32

# What somebody writes into an entry that was begun in a ledger.
FILLED = {
    "kind": "human trial",
    "reference": "study 9",
    "approver": "Dr. R. Lind",
    "approved-on": "2026-01-15",
    "review-by": "2099-01-15",
}


def served(said: bytes) -> subprocess.CompletedProcess[bytes]:
    """Start a server, say all of it at once, and wait for its end."""
    return subprocess.run(
        [sys.executable, "-m", "claimlint", "lsp"],
        input=said,
        capture_output=True,
        timeout=60,
        check=False,
    )


def _converter() -> Converter:
    """Tell an action from a command by what ``command`` is, as editors do.

    lsprotocol takes everything that has one for a command.
    """
    made: Converter = default_converter()  # type: ignore[no-untyped-call]  # pygls'

    def structured(given: Any, _: object) -> types.Command | types.CodeAction:  # noqa: ANN401 - JSON
        if isinstance(given.get("command"), str):
            return made.structure(given, types.Command)
        return made.structure(given, types.CodeAction)

    made.register_structure_hook(types.Command | types.CodeAction, structured)
    return made


def _capabilities(known: str) -> types.ClientCapabilities:
    """Return an editor's own words, as pytest-lsp or the folder ``clients`` has them."""
    path = Path(__file__).with_name("clients") / f"{known.replace('@', '_v')}.json"
    if not path.exists():
        return client_capabilities(known)
    said = json.loads(path.read_text(encoding="utf-8"))["capabilities"]
    made: Converter = default_converter()  # type: ignore[no-untyped-call]  # pygls'
    return made.structure(said, types.ClientCapabilities)


class Editor:
    """Opens and changes documents of one folder, and waits for what is said of them."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self.shown: dict[str, list[types.PublishDiagnosticsParams]] = {}
        self.told: list[str] = []
        self.led_to: list[types.ShowDocumentParams] = []
        self.versions: dict[str, int] = {}
        self.settings: dict[str, Any] = {}
        self._news = asyncio.Event()

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]  # pygls'
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.shown.setdefault(params.uri, []).append(params)
            self._news.set()

        @client.feature(types.WINDOW_SHOW_MESSAGE)  # type: ignore[untyped-decorator]  # pygls'
        def told(params: types.ShowMessageParams) -> None:
            self.told.append(params.message)
            self._news.set()

        @client.feature(types.WINDOW_SHOW_DOCUMENT)  # type: ignore[untyped-decorator]  # pygls'
        def led_to(params: types.ShowDocumentParams) -> types.ShowDocumentResult:
            self.led_to.append(params)
            return types.ShowDocumentResult(success=True)

    async def start(
        self,
        encodings: list[types.PositionEncodingKind] | None = None,
        settings: object = None,
        *,
        shows: bool = True,
        known: str | None = None,
    ) -> types.InitializeResult:
        """Say what the editor can do; one that ``shows`` creates files and shows documents.

        ``known`` is an editor whose own words are taken.
        """
        action = types.CodeActionClientCapabilities(
            data_support=True, resolve_support=types.ClientCodeActionResolveOptions(["edit"])
        )
        capabilities = types.ClientCapabilities(
            general=types.GeneralClientCapabilities(position_encodings=encodings),
            text_document=types.TextDocumentClientCapabilities(code_action=action),
            workspace=types.WorkspaceClientCapabilities(
                workspace_edit=types.WorkspaceEditClientCapabilities(
                    document_changes=True,
                    resource_operations=[types.ResourceOperationKind.Create] if shows else None,
                )
            ),
            window=types.WindowClientCapabilities(
                show_document=types.ShowDocumentClientCapabilities(support=shows)
            ),
        )
        root = self.folder.as_uri()
        params = types.InitializeParams(
            capabilities=_capabilities(known) if known else capabilities,
            workspace_folders=[types.WorkspaceFolder(root, "copy")],
            root_uri=root,
            initialization_options=settings,
        )
        return await self.client.initialize_session(params)

    def uri(self, name: str) -> str:
        return name if ":" in name else (self.folder / name).as_uri()

    async def open(
        self, name: str, text: str, language: str = "markdown"
    ) -> list[types.Diagnostic]:
        self.versions[name] = 1
        item = types.TextDocumentItem(self.uri(name), language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.diagnostics(name)

    def change(self, name: str, *changes: types.TextDocumentContentChangeEvent) -> None:
        self.versions[name] += 1
        document = types.VersionedTextDocumentIdentifier(self.versions[name], self.uri(name))
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, changes))

    async def type(
        self, name: str, line: int, column: int, text: str, end: tuple[int, int] | None = None
    ) -> list[types.Diagnostic]:
        start = types.Position(line, column)
        where = types.Range(start, types.Position(*end) if end else start)
        self.change(name, types.TextDocumentContentChangePartial(where, text))
        return await self.diagnostics(name)

    async def offered(self, name: str, line: int, column: int) -> list[types.CodeAction]:
        """Return what may be done at a position."""
        spot = types.Position(line, column)
        document = types.TextDocumentIdentifier(self.uri(name))
        context = types.CodeActionContext(diagnostics=[])
        params = types.CodeActionParams(document, types.Range(spot, spot), context)
        found = await self.client.text_document_code_action_async(params)
        return [each for each in found or () if isinstance(each, types.CodeAction)]

    async def diagnostics(self, name: str, after: int = 0) -> list[types.Diagnostic]:
        """Return what is said of the newest version, once more than ``after`` was said."""

        def newest() -> types.PublishDiagnosticsParams | None:
            said = self.shown.get(self.uri(name), [])
            fits = said and said[-1].version == self.versions[name] and len(said) > after
            return said[-1] if fits else None

        await self.until(lambda: newest() is not None)
        found = newest()
        assert found is not None
        return list(found.diagnostics)

    async def until(self, holds: Any) -> None:  # noqa: ANN401 - any condition
        async with asyncio.timeout(_PATIENCE):
            while not holds():
                self._news.clear()
                await self._news.wait()

    async def hover(self, name: str, line: int, column: int) -> str:
        params = types.HoverParams(
            types.TextDocumentIdentifier(self.uri(name)), types.Position(line, column)
        )
        found = await self.client.text_document_hover_async(params)
        if found is None:
            return ""
        assert isinstance(found.contents, types.MarkupContent)
        return found.contents.value


@pytest_asyncio.fixture
async def editor(tmp_path: Path, book: Rulebook) -> AsyncIterator[Editor]:
    """An editor with the folder ``tmp_path`` open; a test starts it as it likes."""
    del book  # its being there means that the server need not compile the rules
    client = LanguageClient(converter_factory=_converter)
    await client.start_io(sys.executable, "-m", "claimlint", "lsp")
    yield Editor(client, tmp_path)
    await client.shutdown_session()
    await client.stop()  # type: ignore[no-untyped-call]  # pytest-lsp's
