"""What the editor offers to do about a claim, and the edits that do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lsprotocol import types

from claimlint.lsp.text import Text

if TYPE_CHECKING:
    from tests.lsp.conftest import Editor

pytestmark = pytest.mark.asyncio

PAGE = "# Cream\r\n\r\nNew \U0001f600: our miracle cream feels soft.\r\n"


def applied(text: str, action: types.CodeAction) -> str:
    """The text as an editor has it after the action; columns are UTF-16."""
    assert action.edit is not None
    assert action.edit.document_changes is not None
    (change,) = action.edit.document_changes
    assert isinstance(change, types.TextDocumentEdit)
    (edit,) = change.edits
    assert isinstance(edit, types.TextEdit)
    partial = types.TextDocumentContentChangePartial(edit.range, edit.new_text)
    return Text(text, types.PositionEncodingKind.Utf16).changed([partial]).text


async def test_a_fix_mends_the_claim_and_nothing_else(editor: Editor) -> None:
    await editor.start()
    (found,) = await editor.open("cream.md", PAGE)
    action = (await editor.offered("cream.md", 2, found.range.start.character))[0]
    assert action.title == f"claimlint: Mend {found.code}"
    assert action.kind == types.CodeActionKind.QuickFix
    assert action.edit is None
    action = await editor.client.code_action_resolve_async(action)
    assert applied(PAGE, action) == PAGE.replace("miracle ", "")


async def test_a_claim_is_allowed_by_a_comment_that_still_asks_for_its_reason(
    editor: Editor,
) -> None:
    await editor.start()
    await editor.open("cream.md", "It cures psoriasis.\n")
    (action,) = await editor.offered("cream.md", 0, 5)
    action = await editor.client.code_action_resolve_async(action)
    text = applied("It cures psoriasis.\n", action)
    assert text == "<!-- claimlint-disable-next-line DIS028 -->\nIt cures psoriasis.\n"
    (left,) = await editor.open("other.md", text)
    assert str(left.code).startswith("CLM")
    assert left.severity == types.DiagnosticSeverity.Information


async def test_what_cannot_be_done_is_told(editor: Editor) -> None:
    await editor.start()
    await editor.open("feed.json", '{"description": "It cures psoriasis."}\n', "json")
    (action,) = await editor.offered("feed.json", 0, 22)
    assert (await editor.client.code_action_resolve_async(action)).edit is None
    await editor.until(lambda: editor.told)
    assert "no comment can stand here" in editor.told[0]


async def test_an_action_of_an_older_version_does_nothing(editor: Editor) -> None:
    await editor.start()
    (found,) = await editor.open("cream.md", PAGE)
    action = (await editor.offered("cream.md", 2, found.range.start.character))[0]
    await editor.type("cream.md", 0, 0, "\n")
    assert (await editor.client.code_action_resolve_async(action)).edit is None


async def test_nothing_is_offered_beside_a_claim(editor: Editor) -> None:
    await editor.start()
    await editor.open("cream.md", PAGE)
    assert await editor.offered("cream.md", 0, 2) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\r\nb\r\n", "a\nb\n"),
        ("a\r\nb", "a\r\nx\r\nb"),
        ("aaa", "aa"),
        ("", "a"),
        ("a", ""),
        ("\U0001f600a\U0001f600", "\U0001f600b\U0001f600"),
    ],
)
async def test_an_edit_makes_of_a_text_what_it_is_to_be(before: str, after: str) -> None:
    text = Text(before, types.PositionEncodingKind.Utf16)
    edit = text.edit_to(after)
    partial = types.TextDocumentContentChangePartial(edit.range, edit.new_text)
    assert text.changed([partial]).text == after
