"""An entry begun in the ledger of approved claims, for somebody to finish in the editor."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from claimlint.lsp.kinds import path_of
from claimlint.lsp.text import Text
from claimlint.reporters.plain import harmless
from claimlint.rulebook.model import RuleError

if TYPE_CHECKING:
    from claimlint.finding import Finding
    from claimlint.lsp.session import OpenDocument, Session
    from claimlint.project.open_texts import OpenTexts
    from claimlint.report import FileReport

SHOW = "claimlint.showEvidence"
_FIRST = "kind: "  # what is to be filled in first


class Entry(NamedTuple):
    """Where an entry was begun; ``path`` leads to its ledger, from the open folder if it is there.

    A ledger is ``heard`` when a configuration names it.
    """

    where: types.Location
    path: str
    heard: bool


async def begun(
    ls: Session, document: OpenDocument, texts: OpenTexts, report: FileReport, finding: Finding
) -> types.WorkspaceEdit | None:
    """Return the edit that begins an entry for the claim, and remember where that will be.

    None when nothing can be added to the ledger, which is told.
    """
    ls.begun.pop(finding.fingerprint, None)
    root = ls.judging.root_of(path_of(document.uri))
    path = texts.ledger(root)
    known = _open(ls, path)
    uri, version = (known.uri, known.version) if known else (Path(path).as_uri(), None)
    try:
        holds = known.text.text if known else await ls.apart(lambda: _read(path))
        made = await ls.apart(lambda: texts.begun(report, finding, path, holds))
    except (RuleError, OSError) as error:
        ls.tell(f"nothing is added to the evidence: {error}")
        return None
    at = made.text.index(_FIRST, made.start) + len(_FIRST)
    where = types.Location(uri, Text(made.text, ls.encoding).range(at, at))
    ls.begun[finding.fingerprint] = Entry(where, _from(root, path), bool(texts.request.evidence))
    named = types.OptionalVersionedTextDocumentIdentifier(uri, version)
    edit = Text(holds or "", ls.encoding).edit_to(made.text)
    return _workspace_edit(ls, named, edit, is_new=holds is None)


async def show(ls: Session, fingerprint: str) -> None:
    """Lead to the entry that was begun for a claim, now that the editor has it."""
    entry = ls.begun.pop(fingerprint, None)
    if entry is None:
        return
    said = _to_do(entry, led=await _shown(ls, entry.where))
    if said is not None:  # kept short: some editors have one line for it
        line = harmless(f"claimlint: {said}")
        ls.window_show_message(types.ShowMessageParams(types.MessageType.Info, line))


def _to_do(entry: Entry, *, led: bool) -> str | None:
    """Return what is left to a person, who was or was not led to the entry."""
    named = "under 'evidence' in claimlint.yaml"
    if led:
        return None if entry.heard else f"name {entry.path} {named}, and it is heard"
    fill_in = f"fill in {entry.path}:{entry.where.range.start.line + 1}"
    return f"{fill_in}, and save it" if entry.heard else f"{fill_in}, save it, and name it {named}"


def _from(root: str, path: str) -> str:
    within = path.startswith(os.path.join(root, ""))
    return os.path.relpath(path, root) if within else path


async def _shown(ls: Session, where: types.Location) -> bool:
    window = ls.client_capabilities.window
    if not (window and window.show_document and window.show_document.support):
        return False
    asked = types.ShowDocumentParams(where.uri, take_focus=True, selection=where.range)
    try:
        return (await ls.window_show_document_async(asked)).success
    except JsonRpcException:  # the editor cannot after all
        return False


def _open(ls: Session, path: str) -> OpenDocument | None:
    """Return the ledger as the editor has it, where it does."""
    real = os.path.realpath(path)
    for document in ls.open.values():
        own = path_of(document.uri)
        if own is not None and os.path.realpath(own) == real:
            return document
    return None


def _read(path: str) -> str | None:
    if not os.path.exists(path):
        return None
    with open(path, "rb") as file:
        data = file.read()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RuleError(path, 0, f"not UTF-8 (byte {error.start}); save it as UTF-8") from error


def _workspace_edit(
    ls: Session,
    named: types.OptionalVersionedTextDocumentIdentifier,
    edit: types.TextEdit,
    *,
    is_new: bool,
) -> types.WorkspaceEdit:
    workspace = ls.client_capabilities.workspace
    able = workspace and workspace.workspace_edit
    if not (able and able.document_changes):
        return types.WorkspaceEdit(changes={named.uri: [edit]})
    change = types.TextDocumentEdit(named, [edit])
    if not is_new or types.ResourceOperationKind.Create not in (able.resource_operations or ()):
        return types.WorkspaceEdit(document_changes=[change])
    create = types.CreateFile(named.uri, options=types.CreateFileOptions(ignore_if_exists=True))
    return types.WorkspaceEdit(document_changes=[create, change])
