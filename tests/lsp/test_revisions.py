"""Changes of a document, put into the order in which they were written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from claimlint.lsp.revisions import Revisions
from claimlint.lsp.text import Text

UTF16 = types.PositionEncodingKind.Utf16


def typed(at: int, text: str, end: int | None = None) -> types.TextDocumentContentChangePartial:
    """A change in the first line, columns from 0."""
    start, stop = types.Position(0, at), types.Position(0, at if end is None else end)
    return types.TextDocumentContentChangePartial(types.Range(start, stop), text)


def begun(text: str) -> Revisions:
    return Revisions(1, Text(text, UTF16))


SHUFFLED = st.text("abc", min_size=2, max_size=16).flatmap(
    lambda text: st.tuples(st.just(text), st.permutations(range(len(text))))
)


@given(SHUFFLED)
def test_letters_stand_as_they_were_typed_in_whatever_order_they_come(
    case: tuple[str, list[int]],
) -> None:
    text, order = case
    made = begun("")
    for place in order:
        made.change(place + 2, [typed(place, text[place])])
    assert made.text.text == text
    assert made.version == len(text) + 1


def test_what_was_taken_out_late_is_taken_out_where_it_was() -> None:
    made = begun("our miracle cream")
    made.change(3, [typed(0, "New: ")])
    made.change(2, [typed(4, "", end=12)])
    assert made.text.text == "New: our cream"
    made.change(4, [typed(0, "", end=5)])
    assert (made.text.text, made.version) == ("our cream", 4)


def test_versions_may_leave_numbers_out() -> None:
    made = begun("a")
    made.change(7, [typed(1, "b")])
    made.change(90, [typed(2, "c")])
    assert (made.text.text, made.version) == ("abc", 90)


def test_of_a_long_document_only_the_last_changes_are_remembered() -> None:
    made = begun("")
    for version in range(2, 100):
        made.change(version, [typed(0, "x")])
    assert made.text.text == "x" * 98
    made.change(1, [typed(0, "late")])
    assert made.text.text == f"{'x' * 16}late{'x' * 82}"
