"""The code of MDX and JSX is skipped, its text is read, and nothing shifts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readers.positions import Case, assert_leads, assert_sound, document_of

_MDX = (
    Case("plain Markdown", "# It **heals** skin", "heals skin", "heals** skin"),
    Case("inside a component", "<Box>\n\nIt *heals* skin\n\n</Box>", "heals skin", "heals* skin"),
    Case("right below a component", "<Box>\nIt *heals* skin\n</Box>", "heals skin", "heals* skin"),
    Case("indented in components", "<A>\n  <B>\n\n      It *heals* skin\n  </B>\n</A>",
         "heals skin", "heals* skin"),
    Case("component in a line", "It <B>heals</B> skin", "heals skin", "heals</B> skin"),
    Case("component in a word", "re<B>verses</B> age", "reverses age", "re<B>verses</B> age"),
    Case("over an expression", "It heals {props.x} skin", "heals  skin", "heals {props.x} skin"),
    Case("string in an expression", "It {'heals'} skin", "It heals skin", "It {'heals'} skin"),
    Case("braces in an expression", "It {f({a: {b: '}'}})}*heals* skin", "heals skin",
         "heals* skin"),
    Case("over a comment", "heals {/* not */}skin", "heals skin", "heals {/* not */}skin"),
    Case("property", '<Box title="Heals skin" />', "Heals skin", "Heals skin"),
    Case("property as an expression", "<Box title={'Heals skin'} />", "Heals skin", "Heals skin"),
    Case("property of its own name", '<Box heroText="Heals" id="Big Box" />', "Heals", "Heals"),
    Case("properties on lines", '<Box\n  id="a"\n  title="Heals skin"\n  b={{c: 1}}\n>\nx\n</Box>',
         "Heals skin", "Heals skin"),
    Case("list in a property", '<Box items={[{title: "Heals", id: "A B"}]} />', "Heals", "Heals"),
    Case("markup in a property", "<Box icon={<I title='a cure' />} /> heals", "a cure", "a cure"),
    Case("exported data", 'export const meta = {\n  title: "It heals",\n}\n\nx', "It heals",
         "It heals"),
    Case("after an import", "import A from 'heal'\nimport B from 'b'\n\nIt *heals* skin",
         "heals skin", "heals* skin"),
    Case("after a fence", "```js\nconst a = {\n```\n\nIt *heals* skin", "heals skin",
         "heals* skin"),
    Case("after code in a line", "`a {` It *heals* skin", "heals skin", "heals* skin"),
    Case("escaped brace", "\\{ It *heals* skin", "heals skin", "heals* skin"),
    Case("picture", '<img alt="heals skin" src={x} {...y} />', "heals skin", "heals skin"),
    Case("front matter", "---\ntitle: It heals\n---\n\n<A />", "It heals", "It heals"),
    Case("dotted component", "<Tabs.Tab label='Heals'>a</Tabs.Tab>", "Heals", "Heals"),
    Case("two on a line", "<A>It heals</A><A>skin</A>", "It heals", "It heals"),
    Case("entity", "<A>heals &amp; lifts</A>", "heals & lifts", "heals &amp; lifts"),
    Case("HTML with an expression", "<p className={a}>It <b>heals</b> skin</p>", "heals skin",
         "heals</b> skin"),
)  # fmt: skip
_JSX = (
    Case("text", "const a = <p>It <b>heals</b> skin</p>", "heals skin", "heals</b> skin"),
    Case("returned", "function A() {\n  return (\n    <p>\n      It heals\n      skin\n    </p>\n"
         "  )\n}", "heals skin", "heals\n      skin"),
    Case("component in a line", "a = <p>It <B>heals</B> skin</p>", "heals skin", "heals</B> skin"),
    Case("blank as a string", 'a = <p>It heals{" "}\n  <b>skin</b></p>', "heals  skin",
         'heals{" "}\n  <b>skin'),
    Case("entity", "a = <p>heals&nbsp;&amp; lifts</p>", "heals\u00a0& lifts",
         "heals&nbsp;&amp; lifts"),
    Case("attribute", "a = <img alt='heals skin' src={b} />", "heals skin", "heals skin"),
    Case("attribute as an expression", 'a = <img alt={"heals skin"} />', "heals skin",
         "heals skin"),
    Case("template string", 'a = <img alt={`"heals" skin`} />', '"heals" skin', '"heals" skin'),
    Case("property", "a = <Hero tagline='Heals skin' />", "Heals skin", "Heals skin"),
    Case("choice", 'a = <p>{b ? "It heals skin" : c}</p>', "It heals skin", "It heals skin"),
    Case("choice of markup", "a = b ? <p>It heals</p> : <p>x</p>", "It heals", "It heals"),
    Case("mapped", "a = <ul>{b.map((c) => <li>It {c} heals</li>)}</ul>", "It  heals",
         "It {c} heals"),
    Case("comparison before", "if (a < b && c > d) { e = <p>It heals</p> }", "It heals",
         "It heals"),
    Case("type parameter before", "const a = useState<string>(''); b = <p>It heals</p>",
         "It heals", "It heals"),
    Case("generic function before", "const a = <T,>(b: T) => b; c = <p>It heals</p>", "It heals",
         "It heals"),
    Case("regular expression before", "a = /[\"'<{]/; b = <p>It heals</p>", "It heals",
         "It heals"),
    Case("division before", "a = b / c; d = e / f; g = <p>It heals</p>", "It heals", "It heals"),
    Case("comment with a quote before", "// don't\na = <p>It heals</p>", "It heals", "It heals"),
    Case("template string before", "a = `<p>${ `}` } {`; b = <p>It heals</p>", "It heals",
         "It heals"),
    Case("fragment", "a = <>It <b>heals</b> skin</>", "heals skin", "heals</b> skin"),
    Case("arrow function in an attribute", "a = <p onClick={() => b > 1}>It heals</p>",
         "It heals", "It heals"),
    Case("text in a property's markup", "a = <Ab c={<p>It heals</p>} />", "It heals", "It heals"),
    Case("data", "const a = [{ title: 'Heals', href: 'A B' }]", "Heals", "Heals"),
    Case("TypeScript", "const a: A<B> = c as D<E>; f = <p>It heals</p>", "It heals", "It heals",
         path="a.tsx"),
)  # fmt: skip
_CASES = [*(("a.mdx", case) for case in _MDX), *(("a.jsx", case) for case in _JSX)]


@pytest.mark.parametrize(("path", "case"), _CASES, ids=[f"{p}: {c.name}" for p, c in _CASES])
def test_words_lead_to_their_source(path: str, case: Case) -> None:
    assert_leads(case, path)
    assert_sound(document_of(case.path or path, case.source))


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("a.mdx", "import heals from 'heals'\n\nx"),
        ("a.mdx", "export const heals = 1\n\nx"),
        ("a.mdx", "x {heals} {heals.skin('heals')}"),
        ("a.mdx", "x {/* It heals skin */}"),
        ("a.mdx", "<Heals heals='It heals skin' className='Heals Skin' />"),
        ("a.mdx", "<div hidden>\n\nheals\n\n<div>heals</div>\n\n</div>\n\nx"),
        ("a.jsx", "const heals = heals('heals') // It heals skin\n/* It heals skin */"),
        ("a.jsx", "a = <p className='Heals Skin' key='It heals'>{heals}</p>"),
        ("a.jsx", "import heals from './It heals'"),
        ("a.jsx", "a = <style>{`It heals {skin}`}</style>"),
        ("a.jsx", "a = <p>{/* It heals skin */}</p>"),
        ("a.jsx", "if (a === 'It heals skin') {}"),
        ("a.jsx", "a = <p hidden>It heals</p>"),
        ("a.jsx", "a = <p hidden />"),
    ],
)
def test_code_is_no_copy(path: str, source: str) -> None:
    assert "heal" not in document_of(path, source).prose.lower()


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("a.mdx", "<div hidden>\n\na\n\n</div>\n\nheals"),
        ("a.mdx", "<Box hidden>\n\nheals\n\n</Box>"),
        ("a.mdx", "1 < 2 heals"),
        ("a.mdx", "{ heals\n\nheals} It heals"),
        ("a.jsx", "a = <p hidden />; b = <p>heals</p>"),
    ],
)
def test_what_only_looks_like_code_or_hidden_is_read(path: str, source: str) -> None:
    assert "heals" in document_of(path, source).prose


def test_components_part_text_where_nothing_touches_them() -> None:
    source = "a = <A><Title>One</Title><Text>It <B>heals</B></Text></A>"
    document = document_of("a.jsx", source)
    assert [document.prose[b.start : b.end] for b in document.blocks] == ["One", "It heals"]


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("a.mdx", "{/* claimlint-disable X y */}"),
        ("a.mdx", "<!-- claimlint-disable X y -->"),
        ("a.jsx", "// claimlint-disable X y"),
        ("a.jsx", "/* claimlint-disable X y */"),
    ],
)
def test_comments_are_heard(path: str, source: str) -> None:
    document = document_of(path, f"é\n{source}\n\nx")
    (comment,) = document.comments
    assert comment.text == "claimlint-disable X y"
    assert document.source[comment.start : comment.end] == source


_PIECES = (
    *("It ", "heals", " skin", "\n", "\n\n", "    ", "<p>", "</p>", "<A>", "</A>", "<A b='c d'>"),
    *("<A title='x'>", "<A {...b}>", "<img alt='x' />", "<br/>", "<>", "</>", "<A b={", "}", "{"),
    *("{/*", "*/}", "//", "/* ", '"', "'", "`", "${", "(", ")", "=> ", "= ", "< ", ">", "/>", "/"),
    *("import a from 'b'\n", "export const a = ", "```\n", "`", "\\{", "**", "- ", "# ", "é", "😀"),
    *("&amp;", "<!--", "-->", "<A.b>", "<div hidden>", "</div>", "title: ", "? ", ": ", "\u00ad"),
)
_SOURCE = st.lists(st.sampled_from(_PIECES), max_size=40).map("".join)


@given(st.sampled_from(("a.mdx", "a.jsx")), _SOURCE)
@settings(max_examples=400, deadline=None)
def test_any_source_is_read_with_its_places(path: str, source: str) -> None:
    document = document_of(path, "\ufeff" + source)
    assert document.source == source
    assert_sound(document)


@pytest.mark.parametrize("path", ["a.mdx", "a.jsx"])
@pytest.mark.parametrize(
    "source",
    [
        "{",
        "<A b={",
        "<A>",
        "a = <p>",
        "`${",
        "{'",
        "/* ",
        "</A>",
        "<A ",
        "= /",
        "{`",
        "<A {...",
        "(",
    ],
)
def test_hostile_code_costs_no_more_than_its_length(path: str, source: str) -> None:
    document = document_of(path, source * 5_000)
    assert len(document.source) == len(source) * 5_000
