"""A claim added to the ledger of approved claims from within the editor."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from lsprotocol import types

from claimlint.lsp.text import Text
from tests.lsp.conftest import FILLED

if TYPE_CHECKING:
    from pathlib import Path

    from tests.lsp.conftest import Editor

pytestmark = pytest.mark.asyncio

CONFIG = "product: cosmetic\nmarkets: [us, eu]\nevidence: claims\n"
PAGE = "# Cream\n\n\U0001f600 It reduces **wrinkles by 30 %** in 4 weeks.\n\nIt cures psoriasis.\n"
LEDGER = """\
# what we may say
- id: LUM-1
  wording: Softens skin by 12 %.
  product: cosmetic
  markets: [us, eu]
  evidence: [{kind: survey, result: 12 %}]
  approver: Dr. R. Lind
  approved-on: 2026-01-15
  review-by: 2099-01-15
"""
BEGUN = """\
# Fill in, then delete this line. Kinds: human trial, in vitro, animal, survey, regulation.
- id: {}
  wording: \U0001f600 It reduces wrinkles by 30 % in 4 weeks.
  product: cosmetic
  markets:
  - us
  - eu
  evidence:
  - kind:\x20
    reference:\x20
  approver:\x20
  approved-on:\x20
  review-by:\x20
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "claims" / "claims.yaml"
    path.parent.mkdir()
    (tmp_path / "claimlint.yaml").write_text(CONFIG)
    path.write_text(LEDGER)
    return path


def filled(text: str) -> str:
    for key, value in FILLED.items():
        text = text.replace(f"{key}: \n", f"{key}: {value}\n")
    return text


async def prove(editor: Editor, name: str = "cream.md", line: int = 2) -> types.CodeAction:
    """Choose the action for the claim in a line, as an editor does that asks for the edit."""
    actions = await editor.offered(name, line, 18)
    (action,) = (each for each in actions if "to the evidence" in each.title)
    return await editor.client.code_action_resolve_async(action)


def changes(action: types.CodeAction) -> list[types.TextDocumentEdit | types.CreateFile]:
    assert action.edit is not None
    assert action.edit.document_changes is not None
    found = [*action.edit.document_changes]
    assert all(isinstance(each, (types.TextDocumentEdit, types.CreateFile)) for each in found)
    return found  # type: ignore[return-value]  # it was looked at in the line above


def applied(text: str, change: types.TextDocumentEdit | types.CreateFile) -> str:
    assert isinstance(change, types.TextDocumentEdit)
    (edit,) = change.edits
    assert isinstance(edit, types.TextEdit)
    partial = types.TextDocumentContentChangePartial(edit.range, edit.new_text)
    return Text(text, types.PositionEncodingKind.Utf16).changed([partial]).text


async def choose(editor: Editor, action: types.CodeAction) -> None:
    """Do what an editor does once it has made the edit."""
    assert action.command is not None
    params = types.ExecuteCommandParams(action.command.command, action.command.arguments)
    await editor.client.workspace_execute_command_async(params)


async def test_an_entry_is_begun_then_finished_then_the_claim_is_settled(
    editor: Editor, ledger: Path
) -> None:
    await editor.start()
    found = await editor.open("cream.md", PAGE)
    assert [each.code for each in found] == ["EVI004", "DIS028"]
    action = await prove(editor)
    (change,) = changes(action)
    assert isinstance(change, types.TextDocumentEdit)
    assert change.text_document.uri == ledger.as_uri()
    assert change.text_document.version is None
    after = applied(LEDGER, change)
    assert after == LEDGER + BEGUN.format("LUM-2")
    assert ledger.read_text() == LEDGER  # noqa: ASYNC240 - a small file; only the editor writes
    await choose(editor, action)
    (shown,) = editor.led_to
    assert shown.uri == ledger.as_uri()
    assert shown.selection is not None
    line, column = shown.selection.start.line, shown.selection.start.character
    assert after.splitlines()[line][:column] == "  - kind: "
    assert editor.told == []

    ledger.write_text(filled(after))  # noqa: ASYNC240 - a small file
    said = len(editor.shown[editor.uri("cream.md")])
    event = types.FileEvent(ledger.as_uri(), types.FileChangeType.Changed)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
    found = await editor.diagnostics("cream.md", after=said)
    assert [each.code for each in found] == ["DIS028"]


async def test_what_the_editor_has_not_saved_yet_counts(editor: Editor, ledger: Path) -> None:
    await editor.start()
    unsaved = LEDGER.replace("LUM-1", "LUM-41")
    await editor.open("claims/claims.yaml", unsaved, "yaml")
    await editor.open("cream.md", PAGE)
    (change,) = changes(await prove(editor))
    assert isinstance(change, types.TextDocumentEdit)
    assert change.text_document.version == 1
    after = applied(unsaved, change)
    assert after == unsaved + BEGUN.format("LUM-42")
    # A second one, before anything of the first is written.
    editor.change("claims/claims.yaml", types.TextDocumentContentChangeWholeDocument(after))
    await editor.open("other.md", PAGE.replace("30", "40"))
    (change,) = changes(await prove(editor, "other.md"))
    assert isinstance(change, types.TextDocumentEdit)
    assert change.text_document.version == 2
    assert applied(after, change) == after + BEGUN.format("LUM-43").replace("30 %", "40 %")
    assert ledger.read_text() == LEDGER  # noqa: ASYNC240 - a small file


async def test_what_is_still_to_be_written_is_underlined_in_the_ledger(
    editor: Editor, ledger: Path
) -> None:
    await editor.start()
    begun = LEDGER + BEGUN.format("LUM-2")
    found = await editor.open("claims/claims.yaml", begun, "yaml")
    lines = begun.splitlines()
    assert [lines[each.range.start.line].strip(" -") for each in found] == [f"{k}:" for k in FILLED]
    assert found[0].message.startswith("'kind' is empty; write one of human trial, ")
    editor.change("claims/claims.yaml", types.TextDocumentContentChangeWholeDocument(filled(begun)))
    assert await editor.diagnostics("claims/claims.yaml") == []
    assert ledger.read_text() == LEDGER  # noqa: ASYNC240 - a small file


async def test_a_ledger_is_made_where_there_is_none(editor: Editor, tmp_path: Path) -> None:
    await editor.start(settings={"product": "cosmetic", "markets": ["us", "eu"]})
    await editor.open("cream.md", PAGE)
    action = await prove(editor)
    create, change = changes(action)
    assert isinstance(create, types.CreateFile)
    assert create.uri == (tmp_path / "claims" / "claims.yaml").as_uri()
    assert create.options is not None
    assert create.options.ignore_if_exists
    assert applied("", change) == BEGUN.format("CLM-1")
    await choose(editor, action)
    (told,) = editor.told
    path = os.path.join("claims", "claims.yaml")
    assert told == f"claimlint: name {path} under 'evidence' in claimlint.yaml, and it is heard"
    assert not (tmp_path / "claims").exists()


async def test_one_line_says_all_that_is_left_to_do_with_a_new_ledger(editor: Editor) -> None:
    await editor.start(settings={"product": "cosmetic"}, shows=False)
    await editor.open("cream.md", PAGE)
    await choose(editor, await prove(editor))
    (told,) = editor.told
    path = os.path.join("claims", "claims.yaml")
    named = "name it under 'evidence' in claimlint.yaml"
    assert told == f"claimlint: fill in {path}:8, save it, and {named}"


async def test_a_ledger_outside_of_the_open_folder_is_named_by_its_whole_path(
    editor: Editor, tmp_path: Path
) -> None:
    ledger = tmp_path / "claims.yaml"
    ledger.write_text(LEDGER)
    editor.folder = tmp_path / "site"
    editor.folder.mkdir()
    (editor.folder / "claimlint.yaml").write_text("evidence: ../claims.yaml\n")
    await editor.start(shows=False)
    await editor.open("cream.md", PAGE)
    await choose(editor, await prove(editor))
    (told,) = editor.told
    assert told.startswith(f"claimlint: fill in {ledger}:")


async def test_an_editor_that_shows_nothing_is_told_where_to_go_on(
    editor: Editor, ledger: Path
) -> None:
    await editor.start(shows=False)
    await editor.open("cream.md", PAGE)
    action = await prove(editor)
    assert len(changes(action)) == 1
    await choose(editor, action)
    line = LEDGER.count("\n") + 9
    path = os.path.join("claims", ledger.name)
    assert editor.told == [f"claimlint: fill in {path}:{line}, and save it"]
    await choose(editor, action)  # once it is there, nothing is said again
    assert len(editor.told) == 1


async def test_it_is_offered_only_where_evidence_does_something(
    editor: Editor, ledger: Path
) -> None:
    del ledger
    await editor.start()
    await editor.open("cream.md", PAGE)
    titles = [each.title for each in await editor.offered("cream.md", 4, 5)]
    assert titles
    assert not any("evidence" in title for title in titles)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[]\n", "the list is written in brackets"),
        (f"{LEDGER}- id: [\n", "not valid YAML"),
        ("claims: []\n", "a list is expected here"),
    ],
)
async def test_a_ledger_that_cannot_be_added_to_is_told(
    editor: Editor, ledger: Path, content: str, message: str
) -> None:
    await editor.start()
    await editor.open("cream.md", PAGE)
    ledger.write_text(content)  # noqa: ASYNC240 - a small file
    action = await prove(editor)
    assert action.edit is None
    await editor.until(lambda: editor.told)
    assert message in editor.told[0]
    assert str(ledger) in editor.told[0]
    await choose(editor, action)
    assert editor.led_to == []


@pytest.mark.parametrize(
    "known",
    ["emacs@29.1", "helix@25.01.1", "neovim@0.7.0", "neovim@0.11.0", "visual-studio-code@1.65.2"],
)
async def test_editors_get_what_they_say_they_understand(
    editor: Editor, ledger: Path, known: str
) -> None:
    await editor.start(known=known)
    await editor.open("cream.md", PAGE)
    asks = editor.client.capabilities
    assert asks is not None
    action = (await editor.offered("cream.md", 2, 18))[-1]
    if action.edit is None:
        action = await editor.client.code_action_resolve_async(action)
    assert action.edit is not None
    assert asks.workspace is not None
    assert asks.workspace.workspace_edit is not None
    if asks.workspace.workspace_edit.document_changes:
        (change,) = changes(action)
        assert applied(LEDGER, change) == LEDGER + BEGUN.format("LUM-2")
    else:
        assert action.edit.document_changes is None
        assert {*(action.edit.changes or {})} == {ledger.as_uri()}
    await choose(editor, action)
    await editor.until(lambda: editor.led_to or editor.told)
