"""Captions: SubRip and WebVTT."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimlint.readers import ReadError
from tests.readers.positions import Case, assert_leads, assert_sound, assert_stretches, document_of


def _srt(*texts: str, gap: int = 0) -> str:
    cues = []
    for number, text in enumerate(texts, 1):
        start = (number - 1) * (2 + gap)
        cues.append(f"{number}\n00:00:{start:02},000 --> 00:00:{start + 2:02},000\n{text}\n")
    return "\n".join(cues)


def _vtt(*texts: str, head: str = "WEBVTT") -> str:
    cues = [
        f"00:{2 * number:02}.000 --> 00:{2 * number + 2:02}.000\n{text}\n"
        for number, text in enumerate(texts)
    ]
    return "\n".join([f"{head}\n", *cues])


_SRT = (
    Case("cue", _srt("It heals skin."), "heals skin", "heals skin", "cue 1 at 00:00:00"),
    Case("two lines", _srt("It heals\nskin"), "heals\nskin", "heals\nskin"),
    Case(
        "over two cues",
        _srt("It heals", "skin fast"),
        "heals\nskin",
        "heals\n\n2\n00:00:02,000 --> 00:00:04,000\nskin",
        "cue 1 at 00:00:00",
    ),
    Case("second cue", _srt("It", "heals"), "heals", "heals", "cue 2 at 00:00:02"),
    Case(
        "returns",
        _srt("It heals\nskin").replace("\n", "\r\n"),
        "heals\nskin",
        "heals\r\nskin",
        "cue 1 at 00:00:00",
    ),
    Case("style", _srt("It <i>re</i>verses age"), "reverses age", "re</i>verses age"),
    Case("colour", _srt('<font color="#f00">heals</font> skin'), "heals skin", "heals</font> skin"),
    Case("position", _srt("{\\an8}It heals"), "It heals", "It heals"),
    Case("less than", _srt("I <3 how it heals"), "<3 how it heals", "<3 how it heals"),
    Case("entity", _srt("heals &amp; lifts"), "heals & lifts", "heals &amp; lifts"),
    Case("sound between", _srt("It heals\n[MUSIC]\nskin"), "heals\nskin", "heals\n[MUSIC]\nskin"),
    Case("new speaker", _srt("- Well?\n- It heals"), "It heals", "It heals"),
    Case(
        "times without a number",
        "00:00:01,000 --> 00:00:02,000\nIt heals\n",
        "heals",
        "heals",
        "cue 1 at 00:00:01",
    ),
    Case(
        "hours and coordinates",
        "7\n01:02:03,450 --> 01:02:05,000  X1:40 X2:600 Y1:20 Y2:50\nIt heals\n",
        "heals",
        "heals",
        "cue 7 at 01:02:03",
    ),
    Case(
        "no blank line between",
        "1\n00:00:01,000 --> 00:00:02,000\nIt heals\n2\n00:00:02,000 --> 00:00:03,000\nskin\n",
        "heals\nskin",
        "heals\n2\n00:00:02,000 --> 00:00:03,000\nskin",
    ),
    Case("blank line inside", _srt("It heals\n\nskin"), "heals", "heals", "cue 1 at 00:00:00"),
    Case("number as text", _srt("It heals in\n14\ndays"), "in\n14\ndays", "in\n14\ndays"),
    Case("wide letters", _srt("日本é😀 heals"), "heals", "heals"),
)
_VTT = (
    Case("cue", _vtt("It heals skin."), "heals skin", "heals skin", "cue 1 at 00:00:00"),
    Case(
        "identifier",
        "WEBVTT\n\nintro\n00:01:04.000 --> 00:01:06.000 align:start\nIt heals\n",
        "heals",
        "heals",
        "cue intro at 00:01:04",
    ),
    Case(
        "over two cues",
        _vtt("It heals", "skin"),
        "heals\nskin",
        "heals\n\n00:02.000 --> 00:04.000\nskin",
        "cue 1 at 00:00:00",
    ),
    Case("class", _vtt("It <c.loud>re</c>verses"), "reverses", "re</c>verses"),
    Case("time within", _vtt("It <00:00:01.000>heals"), "It heals", "It <00:00:01.000>heals"),
    Case("entity", _vtt("heals&nbsp;skin"), "heals\u00a0skin", "heals&nbsp;skin"),
    Case("voice", _vtt("<v Ann>It heals"), "It heals", "It heals"),
    Case(
        "same voice goes on",
        _vtt("<v Ann>It heals", "<v Ann>skin"),
        "heals\nskin",
        "heals\n\n00:02.000 --> 00:04.000\n<v Ann>skin",
    ),
    Case("another voice", _vtt("<v Ann>Well?</v>\n<v Bob>It heals</v>"), "It heals", "It heals"),
    Case(
        "ruby",
        _vtt("<ruby>heals<rt>hils</rt></ruby> skin"),
        "heals skin",
        "heals<rt>hils</rt></ruby> skin",
    ),
    Case("after a note", "WEBVTT\n\nNOTE not\nthis\n\n" + _vtt("heals")[8:], "heals", "heals"),
    Case("returns", _vtt("It heals\nskin").replace("\n", "\r\n"), "heals\nskin", "heals\r\nskin"),
    Case("header", _vtt("It heals", head="WEBVTT - Title\nKind: captions"), "heals", "heals"),
    Case("after a mark", "\ufeff" + _vtt("é heals"), "heals", "heals"),
)


@pytest.mark.parametrize("case", _SRT, ids=lambda case: case.name)
def test_words_of_subrip_lead_to_their_source(case: Case) -> None:
    assert_leads(case, "spot.srt")


@pytest.mark.parametrize("case", _VTT, ids=lambda case: case.name)
def test_words_of_webvtt_lead_to_their_source(case: Case) -> None:
    assert_leads(case, "spot.vtt")


@pytest.mark.parametrize(
    "source",
    [
        "WEBVTT heals\n\nNOTE heals\n\nSTYLE\n::cue(heals) {}\n\nREGION\nid:heals\n\n",
        "WEBVTT\n\nheals\n00:00.000 --> 00:01.000\nplain\n",
        _vtt("<v heals>plain"),
        _vtt("a <lang de>heals</lang> b"),
        _vtt("<ruby>a<rt>heals</ruby> b"),
    ],
)
def test_what_is_no_copy_is_not_read(source: str) -> None:
    assert "heals" not in document_of("spot.vtt", source).prose


def _blocks(path: str, source: str) -> list[str]:
    document = document_of(path, source)
    return [document.prose[start:end] for _, start, end in document.blocks]


def test_a_silence_ends_a_sentence() -> None:
    assert _blocks("spot.srt", _srt("It heals", "skin", gap=3)) == ["It heals", "skin"]
    assert _blocks("spot.srt", _srt("It heals", "skin", gap=2)) == ["It heals\nskin"]


def test_lines_that_roll_up_are_read_once() -> None:
    cues = _vtt("It heals", "It heals\nskin and", "skin and", "skin and\nhair.")
    assert _blocks("spot.vtt", cues) == ["It heals\nskin and\nhair."]


def test_speakers_and_sounds_stand_apart() -> None:
    cue = "- Does it?\n- It does.\n(applause)"
    assert _blocks("spot.srt", _srt(cue)) == ["Does it?", "It does.", "(applause)"]


@pytest.mark.parametrize(
    ("path", "source", "language"),
    [
        ("spot.de.srt", _srt("Es heilt", "die Haut"), "de"),
        ("spot.pt-BR.srt", _srt("Cura", "a pele"), "pt-BR"),
        ("spot.vtt", _vtt("Es heilt", "sie", head="WEBVTT\nKind: captions\nLanguage: fr"), "fr"),
    ],
)
def test_other_languages_are_counted(path: str, source: str, language: str) -> None:
    document = document_of(path, source)
    assert not document.prose.strip()
    assert document.notices == (
        f"2 cues in '{language}' were not checked: there are no rules for that language",
    )


@pytest.mark.parametrize(
    "path", ["spot.en.srt", "spot.uk.srt", "spot.hd.srt", "spot.srt", "how_to.srt"]
)
def test_other_names_are_no_languages(path: str) -> None:
    assert "heals" in document_of(path, _srt("It heals")).prose


def test_passages_in_other_languages_are_counted() -> None:
    (notice,) = document_of("spot.vtt", _vtt("a <lang de>b</lang> c")).notices
    assert notice.startswith("1 passage in 'de' was not checked")


def test_notes_are_comments() -> None:
    source = "WEBVTT\n\nNOTE claimlint-disable-file proven\n\nNOTE\nsecond\n"
    comments = document_of("spot.vtt", source).comments
    assert [comment.text for comment in comments] == ["claimlint-disable-file proven", "second"]


@pytest.mark.parametrize(
    ("path", "source", "words"),
    [
        ("a.srt", "hello\n", "line 1: text before the first cue"),
        ("a.srt", "\n\nx\n" + _srt("a"), "line 3: text before the first cue"),
        ("a.srt", f"1\n{'9' * 5000}:00:00,000 --> 00:00:01,000\nx\n", "line 1: text before"),
        ("a.vtt", "hello\n", "line 1: WEBVTT is expected"),
        ("a.vtt", "", "line 1: WEBVTT is expected"),
        ("a.vtt", "WEBVTT\n\nstray text\n", "line 3: neither a cue nor a note"),
    ],
)
def test_malformed_files_are_refused_in_one_line(path: str, source: str, words: str) -> None:
    with pytest.raises(ReadError) as refusal:
        document_of(path, source)
    assert str(refusal.value).startswith(words)
    assert "\n" not in str(refusal.value)


def test_no_cues_are_no_copy() -> None:
    assert not document_of("a.srt", "\n").blocks
    assert not document_of("a.vtt", "WEBVTT\n").blocks


_STRETCHES = st.sampled_from(
    (
        *(("heals", "heals"), (" skin,", " skin,"), ("<i>", ""), ("</i>", ""), ("&amp;", "&")),
        *(
            ("é日😀", "é日😀"),
            ("<c.x>", ""),
            ("{\\an8}", ""),
            ("&lt;", "<"),
            (".", "."),
            ("'", "'"),
        ),
        ("\r\nand", "\nand"),
    )
)


@given(st.sampled_from(("srt", "vtt")), st.lists(_STRETCHES, max_size=12))
@settings(max_examples=200, deadline=None)
def test_every_stretch_leads_to_itself(kind: str, stretches: list[tuple[str, str]]) -> None:
    before, _, after = (_srt if kind == "srt" else _vtt)("@").partition("@")
    assert_stretches(f"a.{kind}", before, [("It", "It"), *stretches, ("ends", "ends")], after)


@given(
    st.sampled_from(("srt", "vtt")),
    st.lists(
        st.sampled_from(
            (
                *(
                    "00:01.000 --> 00:02.000\n",
                    "00:00:03,000 --> 00:00:09,000\n",
                    "1\n",
                    "\n",
                    "\r\n",
                ),
                *("heals", "<v A>", "</v>", "<lang de>", "</lang>", "<rt>", "- ", ">> ", "[x]\n"),
                *("NOTE x\n", "&amp;", "<", "é"),
            )
        ),
        max_size=20,
    ).map("".join),
)
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_refused(kind: str, text: str) -> None:
    try:
        document = document_of(f"a.{kind}", "WEBVTT\n\n" + text if kind == "vtt" else text)
    except ReadError:
        return
    assert_sound(document)
