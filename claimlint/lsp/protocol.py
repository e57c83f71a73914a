"""The protocol as pygls speaks it, but for the copy of each text that pygls would keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.protocol import LanguageServerProtocol, lsp_method

if TYPE_CHECKING:
    from collections.abc import Iterator


class Protocol(LanguageServerProtocol):
    """Hands changes of texts on as they came.

    pygls makes them in a copy of its own first, and moves positions that lie behind the ends of its
    lines, in place. Its lines end at U+2028 too, and it makes changes in the order in which they
    come.
    """

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(
        self, params: types.DidChangeTextDocumentParams
    ) -> Iterator[Any]:
        """Leave the changes to the session."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None
