"""Whatever is in a file, a reader reads it or refuses it in one line, in time that is linear."""

from __future__ import annotations

import random
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimlint.readers import ReadError, read_parts
from tests.readers.forms import FORMS, written
from tests.timing import seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.readers.forms import Form

_EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "formats").glob("*.*"))
_WORDS = [("Serum", 1, 0), ("R&D", 0, 1), ("crème", 2, 2), ('"heals"', 1, 1), ("😀", 0, 2)]
_ROUNDS = 100
_STRIDES = {".pdf": 40, ".docx": 4, ".pptx": 4, ".xlsx": 4}  # of those that take long
_NOISE = (
    *(b"\x00", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\r", b"\n"),
    *(b"<", b"</", b"<!--", b"<![CDATA[", b"]]>", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&", b"&a;"),
    *(b"&#xD800;", b"&#99999999;", b'"', b"'", b"\\", b"\\u", b"\\ud83d", b"{", b"}", b"[", b"]"),
    *(b"{{", b"{%", b"<%", b"%}", b"}}", b"*", b"&x", b"*x", b": ", b"- ", b"? ", b"!!binary "),
    *(b"%", b"@", b"`", b"\t", b",", b";", b"|", b">", b"#", b"---\n", b"'''", b'"""', b"-->"),
    *(b"msgid", b"msgstr[9]", b"\n\n", b"00:00", b".. x::", b"====", b"__", b"::", b"=?x?q?"),
)


def outcome(path: str, data: bytes) -> str | None:
    """Return why the file is refused; None if it is read. Everything else is a defect."""
    try:
        for document in read_parts(path, BytesIO(data)):
            size = len(document.source)
            for _, start, end in document.blocks:
                span = document.source_map.to_source(start, end)
                assert 0 <= span.start <= span.end <= size
                assert document.prose[start:end].strip()
    except ReadError as error:
        message = str(error)
        assert message
        assert len(message.splitlines()) == 1
        return message
    return None


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 6)):
        changed[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(changed)


def _noisy(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(data) + 1)
        data = data[:at] + chance.choice(_NOISE) * chance.choice((1, 1, 2, 50)) + data[at:]
    return data


def _spliced(data: bytes, chance: random.Random) -> bytes:
    first, second, third = (chance.randrange(len(data) + 1) for _ in range(3))
    return data[:first] + data[second:] + data[:third]


_MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (_cut, _flipped, _noisy, _spliced)


def _mutants(data: bytes) -> Iterator[bytes]:
    chance = random.Random(data)  # noqa: S311 - noise, the same each time
    for _ in range(_ROUNDS):
        for mutate in _MUTATIONS:
            yield mutate(data, chance)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_damaged_file_is_read_or_refused_in_one_line(form: Form) -> None:
    source = written(form, _WORDS).source
    assert outcome(form.path, source.encode()) is None
    for data in _mutants(source.encode()):
        outcome(form.path, data)


@pytest.mark.parametrize("path", _EXAMPLES, ids=lambda path: path.name)
def test_a_damaged_example_is_read_or_refused_in_one_line(path: Path) -> None:
    data = path.read_bytes()
    assert outcome(path.name, data) is None
    for mutant in islice(_mutants(data), 0, None, _STRIDES.get(path.suffix, 1)):
        outcome(path.name, mutant)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
@pytest.mark.parametrize("other", FORMS[::3], ids=lambda form: form.name)
def test_a_file_under_the_name_of_another_format(form: Form, other: Form) -> None:
    source = written(form, _WORDS).source
    for extended in (source, source * 2, other.before + source):
        outcome(other.path, extended.encode())


def _grows(path: str, before: str, unit: str, after: str) -> bool:
    """Whether eight times as much of a unit takes far more than eight times as long.

    Only the best of some tries counts, because the machine may be busy with other things.
    """
    small, large = (
        (before + unit * (size // len(unit)) + after).encode() for size in (3_000, 24_000)
    )
    for _ in range(3):
        once = seconds(lambda: outcome(path, large))
        if once < 0.08 or once < 20 * max(seconds(lambda: outcome(path, small)), 0.001):
            return False
    return True


_UNITS = (
    *("<", "<b>", "<b ", "<!--", "</b>", "&amp;", "&", "<b x='", "<br>", "<![CDATA[", "<p>x"),
    *("*", "*a", "_a ", "`", "[", "[a](", "![", "](", "\\", '"', "'", "(", "{", "{{", "{% x %}"),
    *("- ", "- a\n", "> ", "\n", "\n\n", "a\n", "|", "| a |\n", " ", "\t", "x", "x ", "😀"),
    *("{a, plural, other {", "{a}", "::\n", ".. x::\n\n  a\n", "a: ", "- - ", "[[", "{x: ", ","),
    *('"",', "a,b\n", "1\n", "::", "=", "====\n", "#", "\\n", "\\u0020", "-->", "%}", "}}"),
)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_time_is_linear_whatever_is_repeated(form: Form) -> None:
    before, after = form.before, form.after
    slow = [unit for unit in _UNITS if _grows(form.path, before, unit, after)]
    assert slow == []


# Where copy does not stand, but patterns look for ends.
_INSIDE = (
    *(
        ("a.hbs", "{{!-- a", "b --}}"),
        ("a.hbs", "{{x a='", "'}}"),
        ("a.hbs", "{{#if a", "}}b{{/if}}"),
    ),
    *(("a.html.erb", "<%# a", "b %>"), ("a.html.erb", "<%= a '", "' %>"), ("a.j2", "{# a", "b #}")),
    *(("a.j2", "{% x a", "b %}"), ("a.liquid", "{% comment %}", "{% endcomment %}")),
    *(("a.mdx", "{/* a", "b */}"), ("a.mdx", "<X a={", "} />"), ("a.mdx", "import a", "b")),
    *(
        ("a.html", "<!-- a", "b -->"),
        ("a.html", "<p a", "b>"),
        ("a.html", "<script>a", "b</script>"),
    ),
    *(("a.html", "<p style='a", "b'>"), ("a.md", "<!-- claimlint-disable a", "b -->")),
    *(("a.txt", "<!-- claimlint-disable a", "b -->"), ("a.md", "[a]: /x 'a", "b'\n\n[a]")),
    *(
        ("a.md", "---\na: [", "]\n---\n"),
        ("a.md", "+++\na = '", "'\n+++\n"),
        ("a.md", "```a", "```"),
    ),
    *(("a.yaml", "a: [b", "]"), ("a.yaml", "# a", "\nb: c"), ("a.toml", "# a", "\nb = 1")),
    *(("a.xml", "<a><!-- a", "b --></a>"), ("a.xml", "<?xml version='1.0'", "?><a/>")),
    *(("a.po", "# a", '\nmsgid "a"\n'), ("a.strings", "/* a", '*/ "k" = "v";')),
    *(("a.rst", ".. a", "b\n\nc"), ("a.rst", ".. image:: a", "b"), ("a.adoc", "////\na", "\n////")),
    *(
        ("a.adoc", "[a", "]\nb"),
        ("a.vtt", "WEBVTT\n\nNOTE a", "b"),
        ("a.srt", "1\n00:00:01,000", ""),
    ),
    *(
        ("a.eml", "Subject: a", "\n\nb"),
        ("a.eml", "MIME-Version: 1.0\nA: a", "\n\nb"),
        ("a", "<!--", ""),
    ),
    *(("a", "<?xml", "?><a/>"), ("a", "1", "\n"), ("a", 'msgid "a"', "\n"), ("a", "{", "}")),
)
_FILLINGS = (" ", "\n", "\t ", "-", "--", "a ", "*", "'", "=", "~ ", "<", "{", "a-", "\\", '" ')


@pytest.mark.parametrize(("path", "before", "after"), _INSIDE, ids=str)
def test_time_is_linear_inside_of_code_and_comments(path: str, before: str, after: str) -> None:
    slow = [unit for unit in _FILLINGS if _grows(path, before, unit, after)]
    assert slow == []
