"""What the editor may ask and tell, by the methods of the Language Server Protocol."""

from __future__ import annotations

import logging

from lsprotocol import types

from claimlint.lsp import evidence
from claimlint.lsp.actions import code_actions, resolve
from claimlint.lsp.diagnostics import hover
from claimlint.lsp.kinds import path_of
from claimlint.lsp.session import OpenDocument, Session

_WATCHED = ("**/claimlint.yaml", "**/pyproject.toml", "**/*.{yaml,yml,json}")


def serve() -> int:
    """Serve one editor on standard input and output; return the exit status."""
    log = logging.getLogger("pygls")  # tells of each message, and of what the session tells too
    log.addHandler(logging.NullHandler())
    log.propagate = False
    session = make_session()
    session.start_io()
    return 0 if session.ended else 1


def make_session() -> Session:
    """Return a server that knows what to do with each message."""
    session = Session()
    for method, handler in (
        (types.INITIALIZED, initialized),
        (types.SHUTDOWN, shutdown),
        (types.TEXT_DOCUMENT_DID_OPEN, did_open),
        (types.TEXT_DOCUMENT_DID_CHANGE, did_change),
        (types.TEXT_DOCUMENT_DID_SAVE, did_save),
        (types.TEXT_DOCUMENT_DID_CLOSE, did_close),
        (types.WORKSPACE_DID_CHANGE_CONFIGURATION, did_change_configuration),
        (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, did_change_watched_files),
        (types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS, did_change_folders),
        (types.TEXT_DOCUMENT_HOVER, hovered),
    ):
        session.feature(method)(handler)
    session.feature(types.INITIALIZE)(initialize)
    kinds = types.CodeActionOptions([types.CodeActionKind.QuickFix], resolve_provider=True)
    session.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)(acted)
    session.feature(types.CODE_ACTION_RESOLVE)(resolved)
    session.command(evidence.SHOW)(shown)
    return session


def initialize(ls: Session, params: types.InitializeParams) -> None:
    """Take the settings that are given at the start."""
    ls.take_settings(params.initialization_options)
    ls.begin_anew()


async def initialized(ls: Session, _: types.InitializedParams) -> None:
    """Ask for the settings, and to be told of files that are judged by."""
    workspace = ls.client_capabilities.workspace
    watching = workspace and workspace.did_change_watched_files
    if watching and watching.dynamic_registration:
        watchers = [types.FileSystemWatcher(glob_pattern=pattern) for pattern in _WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        registration = types.Registration("claimlint-files", method, options)
        await ls.client_register_capability_async(types.RegistrationParams([registration]))
    before = ls.settings
    await ls.ask_settings()
    if ls.settings is not before:
        ls.begin_anew()


def shutdown(ls: Session, _: None) -> None:
    """Judge nothing any more."""
    ls.ended = True
    for document in ls.open.values():
        if document.judging is not None:
            document.judging.cancel()
    ls.open.clear()


def did_open(ls: Session, params: types.DidOpenTextDocumentParams) -> None:
    """Judge a document at once."""
    document = OpenDocument(params.text_document, ls.encoding)
    ls.open[document.uri] = document
    ls.judge(document, rest=0)


def did_change(ls: Session, params: types.DidChangeTextDocumentParams) -> None:
    """Make the changes, and judge the document when it rests."""
    document = ls.open.get(params.text_document.uri)
    if document is None:
        return
    document.revisions.change(params.text_document.version, params.content_changes)
    ls.judge(document)


def did_save(ls: Session, params: types.DidSaveTextDocumentParams) -> None:
    """Begin anew when a configuration was saved, for editors that watch no files."""
    _touched(ls, [params.text_document.uri])


def did_close(ls: Session, params: types.DidCloseTextDocumentParams) -> None:
    """Show nothing any more of a document."""
    document = ls.open.pop(params.text_document.uri, None)
    if document is not None and document.judging is not None:
        document.judging.cancel()
    ls.publish(params.text_document.uri, [])


async def did_change_configuration(ls: Session, params: types.DidChangeConfigurationParams) -> None:
    """Take new settings, from the message or by asking for them."""
    if params.settings:
        ls.take_settings(params.settings)
    await ls.ask_settings()
    ls.begin_anew()


def did_change_watched_files(ls: Session, params: types.DidChangeWatchedFilesParams) -> None:
    """Begin anew when a file has changed that is judged by."""
    _touched(ls, [change.uri for change in params.changes])


def did_change_folders(ls: Session, _: types.DidChangeWorkspaceFoldersParams) -> None:
    """Look again for the configurations."""
    ls.begin_anew()


def _touched(ls: Session, uris: list[str]) -> None:
    if any(path and ls.judging.goes_by(path) for path in map(path_of, uris)):
        ls.begin_anew()


async def hovered(ls: Session, params: types.HoverParams) -> types.Hover | None:
    """Tell of the claim at a position: the rule, why, what to write, the sources."""
    document = await ls.settled(params.text_document.uri)
    if document is None or document.judged.report is None or document.judged.texts is None:
        return None
    catalogue = document.judged.texts.catalogue
    return hover(document.judged.report, document.text, catalogue, params.position)


async def acted(ls: Session, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Offer what may be done about the claims in a range."""
    return await code_actions(ls, params)


async def resolved(ls: Session, action: types.CodeAction) -> types.CodeAction:
    """Work out the edit of an action that was chosen."""
    return await resolve(ls, action)


async def shown(ls: Session, fingerprint: str) -> None:
    """Lead to the entry that was begun in the ledger for a claim."""
    await evidence.show(ls, fingerprint)
