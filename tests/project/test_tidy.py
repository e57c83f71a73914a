"""Lists of words are sorted as their author would have done it, and nothing else is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimlint.project.quality.lexicons import lists_of
from claimlint.project.quality.tidy import tidied, write_over
from claimlint.rulebook.locate import rules_directory

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "# beasts\nzz_beast:\n  about: beasts\n"


def tidy(folder: Path, text: str) -> str | None:
    path = folder / "words.yaml"
    path.write_bytes((HEAD + text).encode())
    found = tidied(str(path))
    return None if found is None else found.removeprefix(HEAD)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  nouns: [b, a]\n", "  nouns: [a, b]\n"),
        ("  nouns: [b, a, b]  # note\n", "  nouns: [a, b]  # note\n"),
        ('  words: ["no", \'!\', yes, "\\x95"]\n', '  words: [\'!\', "no", yes, "\\x95"]\n'),
        ("  words: [c, b\n         d, a]\n", "  words: [a, b d, c]\n"),
        ("  nouns:\n    - b\n    - a b\n    - a\n", "  nouns:\n    - a\n    - a b\n    - b\n"),
        ("  nouns:\n    - b\n    - a\n    - b\n", "  nouns:\n    - a\n    - b\n"),
        ("  verbs: [heal]\n  words: [c, heals, b]\n", "  verbs: [heal]\n  words: [b, c]\n"),
        ("  nouns: [c, b]\r\n  words: [d]\r\n", "  nouns: [b, c]\r\n  words: [d]\r\n"),
        (
            "  nouns: [ñu, Ü, b]\nzz_other:\n  about: é\n  words: [y,\n          x]\n",
            "  nouns: [b, Ü, ñu]\nzz_other:\n  about: é\n  words: [x, y]\n",
        ),
    ],
)
def test_out_of_order(tmp_path: Path, before: str, after: str) -> None:
    assert tidy(tmp_path, before) == after
    assert tidy(tmp_path, after) is None, "once is enough"


@pytest.mark.parametrize(
    "text",
    [
        "  nouns: [a, b]\n  words: [c]\n",
        "  nouns: [a,\n     b]\n",
        "  includes: [zz_b, zz_a]\n",
        "  nouns: []\n",
        "  nouns: [b,  # before a for a reason\n          a]\n",
        "  nouns:\n    # the great ones\n    - b\n    # the small ones\n    - a\n",
        "  verbs: [heal]\n  words: [heals]\n",
    ],
)
def test_what_is_left_alone(tmp_path: Path, text: str) -> None:
    assert tidy(tmp_path, text) is None


def test_long_lists_are_wrapped(tmp_path: Path) -> None:
    words = [f"word number {number:03}" for number in range(60)]
    text = tidy(tmp_path, f"  words: [{', '.join(reversed(words))}]\n")
    assert text is not None
    lines = text.splitlines()
    assert max(map(len, lines)) <= 100
    assert min(map(len, lines[:-1])) > 80
    assert all(line.startswith("          word") for line in lines[1:])
    ((_, entries),) = lists_of("x", (HEAD + text).encode())
    assert [entry.text for entry in entries] == words


def test_shipped_lists_keep_their_words(tmp_path: Path) -> None:
    """Whatever is done to a shipped file, turned round, leaves its words and its other lines."""
    path = f"{rules_directory()}/lexicons/guards.yaml"
    with open(path, "rb") as file:
        data = file.read()
    spoilt = data.replace(b"words: [a", b"words: [zzz, a")
    copy = tmp_path / "guards.yaml"
    copy.write_bytes(spoilt)
    text = tidied(str(copy))
    assert text is not None
    write_over(str(copy), text)
    assert copy.read_text(encoding="utf-8") == text
    for (_, before), (_, after) in zip(
        lists_of("x", spoilt), lists_of("x", text.encode()), strict=True
    ):
        texts = [entry.text for entry in after]
        assert set(texts) <= {entry.text for entry in before}
        if before[0].key != "includes":
            assert texts == sorted(set(texts))
    comments = [line for line in data.decode().splitlines() if line.startswith("#")]
    assert comments == [line for line in text.splitlines() if line.startswith("#")]
