"""Catalogues of gettext."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimlint.readers import ReadError
from tests.readers.positions import Case, assert_leads, assert_sound, assert_stretches, document_of

_ENGLISH = 'msgid ""\nmsgstr "Language: en_GB\\n"\n\n'
_GERMAN = 'msgid ""\nmsgstr ""\n"Project-Id-Version: x\\n"\n"Language: de\\n"\n\n'

_CASES = (
    Case(
        "translation",
        _ENGLISH + 'msgid "hero"\nmsgstr "It heals skin."\n',
        "heals skin",
        "heals skin",
        "msgid 'hero'",
    ),
    Case(
        "not translated yet",
        _GERMAN + 'msgid "It heals skin"\nmsgstr ""\n',
        "heals skin",
        "heals skin",
        "msgid 'It heals skin'",
    ),
    Case(
        "template",
        'msgid "It heals skin"\nmsgstr ""\n',
        "heals skin",
        "heals skin",
        path="shop.pot",
    ),
    Case(
        "wrapped",
        _ENGLISH + 'msgid "x"\nmsgstr ""\n"It heals "\n"skin fast"\n',
        "heals skin",
        'heals "\n"skin',
    ),
    Case(
        "wrapped inside a word",
        _ENGLISH + 'msgid "x"\r\nmsgstr "rever"\r\n  "ses aging"\r\n',
        "reverses aging",
        'rever"\r\n  "ses aging',
    ),
    Case(
        "two texts on a line",
        _ENGLISH + 'msgid "x"\nmsgstr "It heals " "skin"\n',
        "heals skin",
        'heals " "skin',
    ),
    Case(
        "escaped quotes",
        _ENGLISH + 'msgid "x"\nmsgstr "It \\"heals\\" skin"\n',
        '"heals" skin',
        '\\"heals\\" skin',
    ),
    Case(
        "line end within",
        _ENGLISH + 'msgid "x"\nmsgstr "It heals\\nskin"\n',
        "heals\nskin",
        "heals\\nskin",
    ),
    Case(
        "octal and hexadecimal",
        _ENGLISH + 'msgid "x"\nmsgstr "hea\\154s sk\\x69n"\n',
        "heals skin",
        "hea\\154s sk\\x69n",
    ),
    Case(
        "context",
        _ENGLISH + 'msgctxt "menu"\nmsgid "Buy"\nmsgstr "heals"\n',
        "heals",
        "heals",
        "msgid 'Buy' in 'menu'",
    ),
    Case(
        "plural",
        _ENGLISH
        + 'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "x"\nmsgstr[1] "%d creams heal skin"\n',
        "creams heal skin",
        "creams heal skin",
        "msgid 'one'",
    ),
    Case(
        "plural not translated",
        _GERMAN + 'msgid "one"\nmsgid_plural "creams heal"\nmsgstr[0] ""\nmsgstr[1] ""\n',
        "creams heal",
        "creams heal",
    ),
    Case(
        "argument within",
        _ENGLISH + 'msgid "x"\nmsgstr "heals%(space)s skin"\n',
        "heals skin",
        "heals%(space)s skin",
    ),
    Case(
        "words in braces",
        _ENGLISH + 'msgid "x"\nmsgstr "It {heals all} skin {0} {n, number}"\n',
        "{heals all} skin",
        "{heals all} skin",
    ),
    Case(
        "per cent",
        _ENGLISH + 'msgid "x"\nmsgstr "heals 100%% of skin, 50% off"\n',
        "heals 100% of skin, 50% off",
        "heals 100%% of skin, 50% off",
    ),
    Case(
        "HTML with quotes",
        _ENGLISH + 'msgid "x"\nmsgstr "It <b class=\\"x\\">heals</b> skin &amp; hair"\n',
        "heals skin & hair",
        "heals</b> skin &amp; hair",
    ),
    Case(
        "long identity",
        _ENGLISH + f'msgid "{"many words " * 9}"\nmsgstr "It heals"\n',
        "heals",
        "heals",
        "msgid 'many words many words many words many w…'",
    ),
    Case("no header", 'msgid "It heals"\nmsgstr "It cures"\n', "cures", "cures"),
    Case("after a mark", "\ufeff" + _ENGLISH + 'msgid "é"\nmsgstr "é heals"\n', "heals", "heals"),
    Case("no end of line", _ENGLISH + 'msgid "x"\nmsgstr "heals"', "heals", "heals"),
    Case(
        "branches of ICU",
        _ENGLISH + 'msgid "x"\nmsgstr "{n, plural, one {One heals} other {# heal skin}} now"\n',
        "heal skin now",
        "heal skin}} now",
    ),
)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.name)
def test_words_lead_to_their_source(case: Case) -> None:
    assert_leads(case, "shop.po")


@pytest.mark.parametrize(
    "entry",
    [
        'msgid "x"\nmsgstr "plain"\n\n#~ msgid "gone"\n#~ msgstr "It heals"\n',
        '#, fuzzy\nmsgid "It heals"\nmsgstr "It heals skin"\n',
        '#, c-format, fuzzy\n#| msgid "It heals"\nmsgid "x"\nmsgstr "heals"\n',
        '#: src/heals.c:12\nmsgid "heals"\nmsgstr "plain"\n',
        'msgctxt "heals"\nmsgid "x"\nmsgstr "plain"\n',
    ],
)
def test_what_is_not_shown_is_not_read(entry: str) -> None:
    assert "heals" not in document_of("shop.po", _ENGLISH + entry).prose


def test_other_languages_are_counted() -> None:
    entries = "".join(f'msgid "It heals {n}"\nmsgstr "Es heilt {n}"\n\n' for n in range(3))
    document = document_of("shop.po", _GERMAN + entries)
    assert not document.prose.strip()
    assert document.notices == (
        "3 messages in 'de' were not checked: there are no rules for that language",
    )


@pytest.mark.parametrize(
    ("path", "left_out"),
    [
        ("de.po", True),
        ("locale/fr/LC_MESSAGES/django.po", True),
        ("po/pt_BR.po", True),
        ("po/en_GB.po", False),
        ("po/shop.po", False),
    ],
)
def test_path_names_the_language_where_the_header_does_not(path: str, *, left_out: bool) -> None:
    document = document_of(path, 'msgid "x"\nmsgstr "words"\n')
    assert bool(document.notices) is left_out


def test_passages_in_other_languages_are_told() -> None:
    entry = 'msgid "x"\nmsgstr "It <i lang=\'de\'>heilt</i>"\n'
    document = document_of("x.po", _ENGLISH + entry)
    assert "heilt" not in document.prose
    assert "in 'de'" in document.notices[0]


def test_fuzzy_messages_are_told() -> None:
    entry = '#, fuzzy\nmsgid "a"\nmsgstr "b"\n\n'
    assert "1 fuzzy message was not checked" in document_of("x.po", _ENGLISH + entry).notices[0]
    assert "2 fuzzy messages were" in document_of("x.po", _ENGLISH + entry * 2).notices[0]


def test_comments_in_html_are_carried() -> None:
    source = _ENGLISH + 'msgid "x"\nmsgstr "<b>a</b><!-- claimlint-\\"x\\" -->"\n'
    (comment,) = document_of("x.po", source).comments
    assert source[comment.start : comment.end] == '<!-- claimlint-\\"x\\" -->'


def test_comments_are_carried() -> None:
    source = '# claimlint-disable DIS001 proven\n#. extracted\n#: a.c:1\nmsgid "x"\nmsgstr "y"\n'
    comments = document_of("x.po", source).comments
    assert [comment.text for comment in comments[:2]] == [
        "claimlint-disable DIS001 proven",
        "extracted",
    ]
    assert all(source.startswith("#", comment.start) for comment in comments)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("hello\n", "line 1: neither a comment nor a field"),
        (_ENGLISH + 'msgid "x\nmsgstr "y"\n', "line 4: a text that is not in double quotes"),
        (_ENGLISH + "msgid x\n", "line 4: a text that is not"),
        (_ENGLISH + 'msgid "x" y\n', "line 4: a text that is not"),
        ('"stray"\n', "line 1: neither"),
        ('msgid "x\\"\n', "line 1: a text"),
    ],
)
def test_malformed_lines_are_named(source: str, words: str) -> None:
    with pytest.raises(ReadError) as refusal:
        document_of("x.po", source)
    assert str(refusal.value).startswith(words)
    assert "\n" not in str(refusal.value)


_STRETCHES = st.sampled_from(
    (
        *(("heals", "heals"), (" skin ", " skin "), ('"\n"', ""), ('" "', ""), ('\\"', '"')),
        *(("\\\\", "\\"), ("\\t", "\t"), ("%s", ""), ("{name}", ""), ("é日😀", "é日😀")),
        *(("\\303", "\u00c3"), ("%%", "%"), ("'", "'"), (".", ".")),
    )
)


@given(st.lists(_STRETCHES, max_size=12))
@settings(max_examples=200, deadline=None)
def test_every_stretch_leads_to_itself(stretches: list[tuple[str, str]]) -> None:
    shown = [("It", "It"), *stretches, ("ends", "ends")]
    assert_stretches("x.po", _ENGLISH + 'msgid "x"\nmsgstr "', shown, '"\n')


@given(
    st.lists(
        st.sampled_from(
            (
                *('msgid "', 'msgstr "', "msgstr[1] ", '"', "\n", "\\", "\\n", "heals <b>", "{n, "),
                *(
                    "plural, one {",
                    "}",
                    "'",
                    "%s",
                    "#",
                    "#, fuzzy",
                    "é",
                    "&amp;",
                    "</b>",
                    "\r",
                    " ",
                ),
            )
        ),
        max_size=20,
    ).map("".join)
)
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        document = document_of("x.po", _ENGLISH + text)
    except ReadError:
        return
    assert_sound(document)
