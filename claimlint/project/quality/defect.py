"""What the checks look at, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from claimlint.project.bench import Bench
    from claimlint.rulebook.model import Rule
    from claimlint.rulebook.written import Written


class Defect(NamedTuple):
    """Something to mend; ``message`` says what is wrong and how it is mended.

    ``about`` is the code of a rule, or the name of a lexicon or a source; ``kind`` names the
    check in a word or two, so that defects can be counted.
    """

    path: str
    line: int
    about: str
    kind: str
    message: str


class Material(NamedTuple):
    """The rule book as written, the rules that were asked for, and the pipeline.

    Checks that send copy through the pipeline do so for ``rules`` only.
    """

    written: Written
    rules: tuple[Rule, ...]
    bench: Bench


def of_rule(rule: Rule, kind: str, message: str, line: int = 0) -> Defect:
    """Return a defect of ``rule``, on its first line unless another is named."""
    return Defect(rule.path, line or rule.line, rule.code, kind, message)
