"""What may be done about a claim from within the editor: mend it, allow it, prove it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from claimlint.lsp.diagnostics import SOURCE, diagnostics
from claimlint.lsp.evidence import SHOW, begun

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimlint.finding import Finding
    from claimlint.lsp.session import OpenDocument, Session

# Each is tried on the whole text, so that a client which takes them at once gets but a few.
_AT_ONCE = 3
_FIX, _ALLOW, _PROVE = "fix", "allow", "prove"


async def code_actions(ls: Session, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Return what may be done about the claims in a range.

    The edits come when the client asks for them, or at once where it never does.
    """
    document = await ls.settled(params.text_document.uri)
    if document is None or not _wanted(params.context.only):
        return []
    offered = list(_offered(ls, document, params.range))
    if _resolves(ls.client_capabilities):
        return offered
    offered = [await resolve(ls, action) for action in offered[: 3 * _AT_ONCE]]
    return [action for action in offered if action.edit is not None]


async def resolve(ls: Session, action: types.CodeAction) -> types.CodeAction:
    """Return the action with its edit; without one when nothing can be done after all."""
    data = action.data if isinstance(action.data, dict) else {}
    document = await ls.settled(str(data.get("uri")))
    report = document.judged.report if document else None
    texts = document.judged.texts if document else None
    if document is None or report is None or texts is None:
        return action
    finding = next(
        (each for each in report.findings if each.fingerprint == data.get("fingerprint")), None
    )
    if finding is None or document.version != data.get("version"):
        return action
    if data.get("what") == _PROVE:
        action.edit = await begun(ls, document, texts, report, finding)
        return action
    text, version, found, known = document.text, document.version, finding, report
    work = texts.mended if data.get("what") == _FIX else texts.allowed
    after = await ls.apart(lambda: work(known, found))
    if after is None:
        if _resolves(ls.client_capabilities):
            ls.tell(f"{found.code}: {_REFUSED[str(data.get('what'))]}")
        return action
    action.edit = _edit(ls, document.uri, version, text.edit_to(after))
    return action


_REFUSED = {
    _FIX: "the fix cannot be made here without making something worse; reword the claim",
    _ALLOW: "no comment can stand here; allow it in claimlint.yaml or in a baseline",
}


def _wanted(only: Sequence[types.CodeActionKind | str] | None) -> bool:
    quick_fix = (types.CodeActionKind.Empty, types.CodeActionKind.QuickFix)
    return not only or any(kind in quick_fix for kind in only)


def _offered(ls: Session, document: OpenDocument, where: types.Range) -> Iterator[types.CodeAction]:
    report, texts = document.judged.report, document.judged.texts
    if report is None or texts is None or not report.located:
        return
    start, end = document.text.offset(where.start), document.text.offset(where.end)
    for finding in report.findings:
        if finding.start > end or finding.end < start:
            continue
        rule = texts.catalogue.rule(finding.code)
        alone = report._replace(findings=[finding])
        pages = ls.settings.rule_pages or texts.rule_pages
        shown = diagnostics(alone, document.text, texts.catalogue, pages)
        if rule.fix is not None and rule.fix[0] != "display":
            meaning = "" if rule.fix[0] == "safe" else " (changes the meaning)"
            title = f"Mend {finding.code}{meaning}"
            yield _action(_FIX, title, document, finding, shown)
        if rule.path:  # rules about claimlint's own comments have none, and cannot be allowed
            title = f"Allow {finding.code} here; write the reason into the comment"
            yield _action(_ALLOW, title, document, finding, shown)
        if texts.takes_evidence(report, finding):
            title = f"Add {finding.code} to the evidence; fill in who proves and approves it"
            action = _action(_PROVE, title, document, finding, shown)
            action.command = types.Command(
                "Show the evidence", SHOW, arguments=[finding.fingerprint]
            )
            yield action


def _action(
    what: str,
    title: str,
    document: OpenDocument,
    finding: Finding,
    shown: list[types.Diagnostic],
) -> types.CodeAction:
    data = {"uri": document.uri, "version": document.version}
    return types.CodeAction(
        title=f"{SOURCE}: {title}",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=shown,
        data={**data, "fingerprint": finding.fingerprint, "what": what},
    )


def _edit(ls: Session, uri: str, version: int, edit: types.TextEdit) -> types.WorkspaceEdit:
    """Return the edit of one document, for its version where the client understands that."""
    workspace = ls.client_capabilities.workspace
    able = workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes
    if not able:
        return types.WorkspaceEdit(changes={uri: [edit]})
    named = types.OptionalVersionedTextDocumentIdentifier(uri, version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(named, [edit])])


def _resolves(client: types.ClientCapabilities) -> bool:
    """Whether the client asks for the edit of an action when it is chosen."""
    action = client.text_document and client.text_document.code_action
    support = action and action.resolve_support
    return bool(support and "edit" in support.properties)
