"""One editor at the other end: its open documents, each judged when it rests."""

from __future__ import annotations

import asyncio
import posixpath
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from claimlint import __version__
from claimlint.lsp.diagnostics import defect, diagnostics, trouble
from claimlint.lsp.judging import Judged, Judging
from claimlint.lsp.kinds import path_of
from claimlint.lsp.progress import with_progress
from claimlint.lsp.protocol import Protocol
from claimlint.lsp.revisions import Revisions
from claimlint.lsp.settings import SECTION, client_settings
from claimlint.lsp.text import Text
from claimlint.project.run import internal_error
from claimlint.project.values import ValueRefusedError
from claimlint.reporters.plain import harmless

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from claimlint.lsp.evidence import Entry
    from claimlint.lsp.text import Encoding

    T = TypeVar("T")

# How long a document has to rest before it is judged (seconds), at the most; a short one, which
# is judged at once, waits half the time that it took before.
_REST = 0.2


class OpenDocument:
    """A document as the editor has it, and what was last found in it."""

    def __init__(self, item: types.TextDocumentItem, encoding: Encoding) -> None:
        """Take a document that was opened."""
        self.uri = item.uri
        self.language = item.language_id
        self.revisions = Revisions(item.version, Text(item.text, encoding))
        self.judged = Judged()
        self.judging: asyncio.Task[None] | None = None
        self.took = 0.0

    @property
    def name(self) -> str:
        """What the document is called, without its folder."""
        return posixpath.basename(unquote(urlsplit(self.uri).path))

    @property
    def version(self) -> int:
        """The newest version that the editor told of."""
        return self.revisions.version

    @property
    def text(self) -> Text:
        """The newest text that the editor told of."""
        return self.revisions.text


class Session(LanguageServer):
    """The language server; checks run one after the other beside the loop that hears the editor.

    Only the newest version of a document is judged: a newer one calls off a check that has not
    begun, and what an older one still finds is not published.
    """

    def __init__(self) -> None:
        """Make ready for a client."""
        super().__init__("claimlint", __version__, protocol_cls=Protocol)
        self.open: dict[str, OpenDocument] = {}
        self.settings = client_settings(None)
        self.judging = Judging((), self.settings)
        self.ended = False
        # Where entries were begun in ledgers, by the fingerprints of their claims.
        self.begun: dict[str, Entry] = {}
        self._worker = ThreadPoolExecutor(1, "claimlint")
        self._told: str | None = None

    @property
    def encoding(self) -> Encoding:
        """The unit in which columns are counted, as it was negotiated."""
        return self.workspace.position_encoding or types.PositionEncodingKind.Utf16

    async def apart(self, work: Callable[[], T]) -> T:
        """Return what ``work`` returns, done in the thread in which all checks run."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, work)

    def take_settings(self, said: object) -> None:
        """Take what the client says; what cannot be taken is told, and the old settings stay."""
        try:
            self.settings = client_settings(said)
        except ValueRefusedError as error:
            self.tell(str(error))

    async def ask_settings(self) -> None:
        """Ask the client for its settings, where it can be asked."""
        workspace = self.client_capabilities.workspace
        if workspace is None or not workspace.configuration:
            return
        wanted = types.ConfigurationParams([types.ConfigurationItem(section=SECTION)])
        (said,) = await self.workspace_configuration_async(wanted) or (None,)
        if said:
            self.take_settings(said)

    def begin_anew(self) -> None:
        """Read configurations, rules and ledgers again, and judge all that is open."""
        self._told = None
        roots = [path for uri in self.workspace.folders if (path := path_of(uri))]
        if not roots and self.workspace.root_uri and (root := path_of(self.workspace.root_uri)):
            roots = [root]
        self.judging = Judging(roots, self.settings)
        for document in self.open.values():
            self.judge(document, rest=0)

    def judge(self, document: OpenDocument, rest: float | None = None) -> None:
        """Judge a document once it rests; ``rest`` is how long it has to, in seconds."""
        if document.judging is not None:
            document.judging.cancel()
        rest = min(_REST, document.took / 2) if rest is None else rest
        document.judging = asyncio.create_task(self._judge(document, rest))

    async def _judge(self, document: OpenDocument, rest: float) -> None:
        await asyncio.sleep(rest)
        text, version, began = document.text, document.version, time.monotonic()
        judging = self.judging

        def work() -> tuple[Judged, list[types.Diagnostic]]:
            judged = judging.judged(document.uri, document.language, text.text)
            return judged, self._shown(judged, text)

        try:
            title = f"checking {document.name}"
            judged, found = await with_progress(self, title, self.apart(work))
        except Exception as error:  # noqa: BLE001 - one document's trouble must not end the server
            judged = Judged(trouble=internal_error("the language server", error))
            found = self._shown(judged, text)
        document.took = time.monotonic() - began
        document.judged = judged
        if judged.general and judged.trouble:
            self.tell(judged.trouble)
        self.publish(document.uri, found, version)

    def _shown(self, judged: Judged, text: Text) -> list[types.Diagnostic]:
        if judged.trouble is not None:
            return [trouble(judged.trouble)]
        if judged.defects:
            return [defect(each.line, each.message, text) for each in judged.defects]
        if judged.report is None or judged.texts is None:
            return []
        pages = self.settings.rule_pages or judged.texts.rule_pages
        return diagnostics(judged.report, text, judged.texts.catalogue, pages)

    async def settled(self, uri: str) -> OpenDocument | None:
        """Return an open document once its newest version is judged."""
        document = self.open.get(uri)
        while document and document.judging and not document.judging.done():
            await asyncio.wait({document.judging})
        return document

    def publish(self, uri: str, shown: list[types.Diagnostic], version: int | None = None) -> None:
        """Show diagnostics in the place of those that were shown of the document."""
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri=uri, diagnostics=shown, version=version)
        )

    def tell(self, line: str) -> None:
        """Tell the user about trouble, once for as long as it lasts."""
        if line != self._told:
            self._told = line
            message = f"claimlint: {harmless(line)}"
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, message))

    def report_server_error(self, error: Exception, source: Any) -> None:  # noqa: ANN401, ARG002 - pygls' signature
        """Tell about a message that could not be handled."""
        self.tell(f"a message of the editor cannot be handled: {type(error).__name__}: {error}")
