from __future__ import annotations

from claimlint.readers.link_definitions import LinkDefinitions
from claimlint.readers.markdown import PARSER_OPTIONS

BODY = "[one]\n\n[One]: /a 'First title'\n[two  words]: </b>\n"


def test_a_definition_is_told_once_if_it_has_a_title() -> None:
    definitions = LinkDefinitions(BODY, PARSER_OPTIONS)
    definition = definitions.untold("one")
    assert definition is not None
    span = definition["span"]
    assert BODY[span["start"] : span["end"]].strip() == "[One]: /a 'First title'"
    assert definitions.untold("ONE") is None
    assert definitions.untold("two words") is None
    assert definitions.untold("three") is None


def test_references_are_resolved_whatever_their_case_and_blanks() -> None:
    definitions = LinkDefinitions(BODY, PARSER_OPTIONS)
    found = [
        definitions.resolve(
            {"span": {"start": 0, "end": 0}, "link_type": "Reference", "reference": r}
        )
        for r in ("ONE", "Two Words", "three")
    ]
    assert found == [("/a", "First title"), ("/b", ""), None]
