"""Words found in the prose of Markdown must cut the right stretch out of the source."""

from __future__ import annotations

import pytest

from claimlint.readers import read

# Name, source, words to find in the prose, the stretch of source they must lead to.
_CASES = (
    ("plain", "It heals skin fast.", "heals skin", "heals skin"),
    ("half-bold word", "**re**generates skin", "regenerates skin", "re**generates skin"),
    ("bold end of a word", "re**generates** skin", "regenerates", "re**generates"),
    ("bold word alone", "It **heals** skin.", "heals", "heals"),
    ("bold to the next word", "It **heals** skin.", "heals skin", "heals** skin"),
    ("nested emphasis", "a ***very** strong* cure", "very strong cure", "very** strong* cure"),
    ("underscores", "__Erases _fine_ lines__", "Erases fine lines", "Erases _fine_ lines"),
    ("underscore in a word", "best_ever cream", "best_ever", "best_ever"),
    ("link text", "[heals skin](https://a.example/heals) now", "heals skin", "heals skin"),
    ("over a link", "It [heals](/x 'T') skin", "heals skin", "heals](/x 'T') skin"),
    ("link title", 'See [this](/x "heals skin") now', "heals skin", "heals skin"),
    ("link title in brackets", "[this](/x (heals \\(all\\) skin))", "(all) skin", "(all\\) skin"),
    ("link title with an entity", "[x](/x 'A &amp; B cure')", "A & B cure", "A &amp; B cure"),
    ("link title with both quotes", '[x](/x "say \\"cure\\" now")', '"cure"', '"cure\\"'),
    (
        "full reference",
        "[heals *skin*][r] now\n\n[r]: /x",
        "heals skin now",
        "heals *skin*][r] now",
    ),
    ("shortcut reference", "[heals] skin\n\n[heals]: /x", "heals skin", "heals] skin"),
    ("title of a definition", "[a]\n\n[A]: /x 'heals skin'", "heals skin", "heals skin"),
    ("definition's folded title", "[a]\n\n[a]: /x\n 'heals\n skin'", "heals\nskin", "heals\n skin"),
    ("title in a quote", "> [a](/x 'heals\n> skin')", "heals\nskin", "heals\n> skin"),
    ("autolink", "<https://a.example/x> cures", "https://a.example/x", "https://a.example/x"),
    ("named entity", "Botox&reg; heals &amp; lifts", "heals & lifts", "heals &amp; lifts"),
    ("entity at the start", "&quot;Cure&quot; me", '"Cure"', "&quot;Cure&quot;"),
    ("decimal entity", "heal&#115; skin", "heals skin", "heal&#115; skin"),
    ("hexadecimal entity", "heal&#x73; skin", "heals", "heal&#x73;"),
    ("no entity", "R&D; A&B heals", "A&B heals", "A&B heals"),
    ("entity of two characters", "a &ngE; cure", "cure", "cure"),
    ("non-breaking space", "heals&nbsp;skin", "heals\u00a0skin", "heals&nbsp;skin"),
    ("soft hyphen entity", "reg&shy;enerates skin", "regenerates", "reg&shy;enerates"),
    ("soft hyphen", "reg\u00adenerates skin", "regenerates skin", "reg\u00adenerates skin"),
    ("zero-width space entity", "re&ZeroWidthSpace;verses", "reverses", "re&ZeroWidthSpace;verses"),
    ("zero-width space", "re\u200bverses age", "reverses age", "re\u200bverses age"),
    ("zero-width joiner", "re\u200dverses", "reverses", "re\u200dverses"),
    ("word break tag", "re<wbr>verses age", "reverses age", "re<wbr>verses age"),
    ("wrapped line", "It heals\nskin.", "heals\nskin", "heals\nskin"),
    ("indented next line", "It heals\n   skin.", "heals\nskin", "heals\n   skin"),
    ("wrapped in an item", "- It heals\n  skin.", "heals\nskin", "heals\n  skin"),
    ("wrapped in a nested item", "- a\n  - heals\n    skin", "heals\nskin", "heals\n    skin"),
    ("wrapped in a numbered item", "12. heals\n    skin", "heals\nskin", "heals\n    skin"),
    ("wrapped in a quote", "> It heals\n> skin.", "heals\nskin", "heals\n> skin"),
    ("nested quotes", "> > It heals\n> > skin", "heals\nskin", "heals\n> > skin"),
    ("lazy continuation", "> It heals\nskin", "heals\nskin", "heals\nskin"),
    ("quote in an item", "- > heals\n  > skin", "heals\nskin", "heals\n  > skin"),
    ("second paragraph of an item", "- a\n\n  heals skin", "heals skin", "heals skin"),
    ("task", "- [x] heals **skin** now", "heals skin now", "heals **skin** now"),
    ("table cell", "| a | b |\n|---|---|\n| heals *skin* | c |", "heals skin", "heals *skin"),
    ("escaped pipe", "| a |\n|---|\n| heals \\| lifts |", "heals | lifts", "heals \\| lifts"),
    ("pipe in code in a table", "| a |\n|---|\n| `x\\|y` cures |", "x|y cures", "x\\|y` cures"),
    ("table without outer pipes", "a | b\n--|--\nheals | *skin*", "skin", "skin"),
    ("in-line HTML", "It <b>heals</b> skin", "heals skin", "heals</b> skin"),
    ("HTML in a word", "re<i>verses</i> age", "reverses age", "re<i>verses</i> age"),
    ("line break tag", "heals<br/>skin", "heals\nskin", "heals<br/>skin"),
    ("HTML block", "<div>\n<p>It heals\n  skin</p>\n</div>", "heals skin", "heals\n  skin"),
    ("HTML block with an entity", "<p>heals &amp; lifts</p>", "heals & lifts", "heals &amp; lifts"),
    ("HTML block in a quote", "> <p>heals\n> skin</p>", "heals skin", "heals\n> skin"),
    ("HTML attribute", '<p title="heals &amp; lifts">x</p>', "heals & lifts", "heals &amp; lifts"),
    ("attribute in an item", "- a <b\n  title='heals\n  all'>x</b>", "heals all", "heals\n  all"),
    ("HTML alt", "<img src=x alt='heals skin'>", "heals skin", "heals skin"),
    ("alt text", "![It heals *all* skin](x.png)", "heals all skin", "heals *all* skin"),
    ("alt of a linked picture", "[![heals skin](x.png)](/y)", "heals skin", "heals skin"),
    ("picture's title", "![a](x.png 'heals skin')", "heals skin", "heals skin"),
    ("over a picture", "It heals ![x](y) skin", "heals  skin", "heals ![x](y) skin"),
    ("footnote", "A[^1]\n\n[^1]: It heals\n    *skin*", "heals\nskin", "heals\n    *skin"),
    ("over a footnote mark", "heals[^1] skin\n\n[^1]: x", "heals[^1] skin", "heals[^1] skin"),
    ("returns and newlines", "It heals\r\nskin.\r\n", "heals\nskin", "heals\r\nskin"),
    ("lone returns", "It heals\rskin.\r", "heals\nskin", "heals\rskin"),
    ("returns in a quote", "> It heals\r\n> skin\r\n", "heals\nskin", "heals\r\n> skin"),
    ("tab after the bullet", "-\theals *skin*", "heals skin", "heals *skin"),
    ("tab in the text", "heals\tskin", "heals\tskin", "heals\tskin"),
    ("emoji before", "😀🎉 **heals** skin", "heals skin", "heals** skin"),
    ("emoji within", "heals 😀 *skin*", "heals 😀 skin", "heals 😀 *skin"),
    ("family of emoji before", "👩‍👧 heals", "heals", "heals"),
    ("combining characters", "e\u0301te\u0301 heals *skin*", "heals skin", "heals *skin"),
    ("wide letters", "Лечит **кожу** быстро 日本 *肌*", "кожу быстро", "кожу** быстро"),
    ("wide letters to the end", "Лечит 日本 *肌*", "日本 肌", "日本 *肌"),
    ("escaped star", "2\\*3 heals", "2*3 heals", "2\\*3 heals"),
    ("escape at the start", "\\*heals skin", "*heals", "*heals"),
    ("escaped bracket", "\\[heals\\] skin", "heals] skin", "heals\\] skin"),
    ("hard break by backslash", "heals\\\nskin", "heals\nskin", "heals\\\nskin"),
    ("hard break by blanks", "heals  \nskin", "heals\nskin", "heals  \nskin"),
    ("heading", "## It heals *skin* ##", "heals skin", "heals *skin"),
    ("heading with attributes", "# It heals {#heals .x}", "heals", "heals"),
    ("heading by underline", "It heals\n*skin*\n=====", "heals\nskin", "heals\n*skin"),
    ("over struck text", "heals ~~hurts~~ skin", "heals  skin", "heals ~~hurts~~ skin"),
    ("code span", "the `SkinX 2` heals", "SkinX 2 heals", "SkinX 2` heals"),
    ("code span with backticks", "`` a`b `` heals", "a`b heals", "a`b `` heals"),
    ("folded code span", "> `a\n> b` heals", "a b heals", "a\n> b` heals"),
    ("after a comment", "heals <!-- not --> skin", "heals  skin", "heals <!-- not --> skin"),
    ("front matter", "---\ntitle: It heals skin\n---\n", "heals skin", "heals skin"),
    ("front matter, double", '---\nt: "a \\"cure\\" x"\n---\n', 'a "cure"', 'a \\"cure\\"'),
    ("front matter, code point", '---\nt: "a c\\u0075re"\n---\n', "a cure", "a c\\u0075re"),
    ("front matter, single", "---\nt: 'it''s a cure'\n---\n", "it's a", "it''s a"),
    ("front matter, block", "---\nt: >\n  it heals\n  skin\n---\n", "heals\nskin", "heals\n  skin"),
    ("front matter, folded", "---\nt: it heals\n  skin\n---\n", "heals skin", "heals\n  skin"),
    ("front matter, folded quote", '---\nt: "it\n  heals"\n---\n', "it heals", "it\n  heals"),
    ("front matter, list", "---\nt:\n- it heals\n---\n", "it heals", "it heals"),
    ("front matter, flow", '---\nt: [a b, "it heals"]\n---\n', "it heals", "it heals"),
    ("front matter, returns", "---\r\nt: it heals\r\n---\r\nx", "it heals", "it heals"),
    ("after front matter", "---\nt: é\n---\nIt *heals* skin", "heals skin", "heals* skin"),
    (
        "front matter, bad code point",
        '---\nt: "a \\U00110000 b"\n---\n',
        "a \ufffd b",
        "a \\U00110000 b",
    ),
    ("front matter, open quote", '---\nt: "it heals\n---\n', "it heals", "it heals"),
    ("front matter, mapping", '---\nt: {a: "it heals", b: c}\n---\n', "it heals", "it heals"),
    ("front matter, folded twice", '---\nt: "it \\\n  heals"\n---\n', "it heals", "it \\\n  heals"),
    ("title after blanks", "[a](/x 'it&amp;heals' )", "it&heals", "it&amp;heals"),
    ("TOML front matter", '+++\nt = "it \\"heals\\""\n+++\n', 'it "heals', 'it \\"heals'),
    ("TOML, many lines", "+++\nt = '''\nit heals\nskin'''\n+++\n", "heals\nskin", "heals\nskin"),
)


@pytest.mark.parametrize(
    ("source", "words", "expected"),
    [case[1:] for case in _CASES],
    ids=[case[0] for case in _CASES],
)
def test_words_lead_to_their_source(source: str, words: str, expected: str) -> None:
    document = read("page.md", source.encode())
    at = document.prose.find(words)
    assert at >= 0, document.prose
    start, end = document.source_map.to_source(at, at + len(words))
    assert document.source[start:end] == expected
    assert any(b.start <= at and at + len(words) <= b.end for b in document.blocks)


def test_byte_order_mark_is_not_counted() -> None:
    document = read("page.md", "\ufeffIt **heals**".encode())
    at = document.prose.index("heals")
    assert document.source_map.to_source(at, at + 5) == (5, 10)


@pytest.mark.parametrize(
    ("source", "absent"),
    [
        ("[x](https://a.example/heals-skin)", "heals"),
        ("![x](heals.png)", "heals"),
        ("[x]\n\n[x]: /heals", "heals"),
        ("[unused]: /x 'heals'", "heals"),
        ("```\nheals\n```", "heals"),
        ("    heals\n", "heals"),
        ("~~heals~~", "heals"),
        ("~~![heals](x)~~", "heals"),
        ("<del>heals **skin**</del>", "heals"),
        ("<!-- heals -->", "heals"),
        ("a <!-- heals\n skin --> b", "heals"),
        ("<script>\nheals\n</script>", "heals"),
        ("<style>heals {}</style>", "heals"),
        ("<p hidden>heals</p>", "heals"),
        ("<div hidden>\n\nheals\n\n</div>", "heals"),
        ("<span style='display: none'>heals</span>", "heals"),
        ("<b class='heals'>x</b>", "heals"),
        ("---\nslug: heals skin\nurl: /heals\n---\n", "heals"),
    ],
)
def test_what_nobody_reads_is_not_prose(source: str, absent: str) -> None:
    assert absent not in read("page.md", source.encode()).prose


@pytest.mark.parametrize(
    "source",
    [
        "<del>x</del> heals",
        "a <del>x\n\nheals",
        "<div hidden>\n\nx\n\n</div>\n\nheals",
        "<div hidden><div>x</div>x</div>\n\nheals",
        "<script>x</script>\nheals",
        "<input hidden> heals",
        "~~x~~ heals",
        "1 < 2 heals > 1",
    ],
)
def test_what_follows_something_hidden_is_prose(source: str) -> None:
    assert "heals" in read("page.md", source.encode()).prose
