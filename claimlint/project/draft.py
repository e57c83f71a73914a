"""A new rule: a commented skeleton at the end of a rule file, and what is still to be filled in."""

from __future__ import annotations

import os
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from claimlint.project.pack import is_under
from claimlint.project.values import ValueRefusedError, one_of
from claimlint.rulebook.locate import rules_directory
from claimlint.rulebook.model import CATEGORIES, RuleError
from claimlint.rulebook.nodes import compose
from claimlint.rulebook.schema import parse_rules

if TYPE_CHECKING:
    from claimlint.rulebook.model import Rule, Rulebook

TO_DO = "TODO"
_LETTERS = re.compile(r"[A-Z]{3}$")
_CODE = re.compile(r"[A-Z]{3}\d{3}$")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*$")
_OWN = "OWN"


class Draft(NamedTuple):
    """What a skeleton is made from; ``path`` is the rule file that it is written to."""

    path: str
    code: str
    name: str
    category: str
    sources: tuple[str, ...]


def is_shipped(pack: str) -> bool:
    """Whether a rule file or folder is among the shipped rules."""
    return is_under(pack, rules_directory())


class Desk:
    """Checks and completes what somebody says of a new rule."""

    def __init__(self, book: Rulebook, packs: tuple[str, ...], pack: str | None) -> None:
        """Write to ``pack``, or else to the first of ``packs``, or to a checkout's rules.

        Raise `ValueRefusedError` when there is none of these.
        """
        self._rules = book.rules
        self._sources = book.sources
        shipped = rules_directory()
        if pack is None and not packs and not is_under(shipped, os.curdir):
            raise ValueRefusedError(
                "there is no pack to write to; name a folder with --pack, and put it under "
                "'rules' in claimlint.yaml"
            )
        self.pack = pack or (packs[0] if packs else shipped)

    def category(self, value: str) -> str:
        """Return a category."""
        return one_of(value, CATEGORIES, "category")

    def name(self, value: str) -> str:
        """Return a name that no rule has."""
        if not _NAME.match(value):
            raise ValueRefusedError(
                f"'{value}' is no name; write lower case with hyphens, such as wrinkles-erased"
            )
        for rule in self._rules:
            if rule.name == value:
                raise ValueRefusedError(f"{rule.code} has the name '{value}'; choose another")
        return value

    def source(self, value: str) -> str:
        """Return the id of a source."""
        return one_of(value, self._sources, "source; look at 'claimlint rules sources'")

    def code(self, value: str) -> str:
        """Return the code, or for three letters the next free code of theirs."""
        letters = value.upper()
        if _CODE.match(letters):
            if any(rule.code == letters for rule in self._rules):
                raise ValueRefusedError(f"the code {letters} is taken; choose another")
            return letters
        if not _LETTERS.match(letters):
            raise ValueRefusedError(
                f"'{value}' is no code; write three letters, or three letters and three digits"
            )
        taken = [int(rule.code[3:]) for rule in self._rules if rule.code.startswith(letters)]
        number = max(taken, default=0) + 1
        if number > 999:
            raise ValueRefusedError(f"all codes with {letters} are taken; choose other letters")
        return f"{letters}{number:03}"

    def letters(self, category: str) -> str:
        """Return the letters that codes of the category begin with in the pack."""
        found = Counter(rule.code[:3] for rule in self._alike(category))
        return found.most_common(1)[0][0] if found else _OWN

    def path(self, category: str, code: str) -> str:
        """Return the rule file that a rule of that category and code belongs into."""
        if os.path.isfile(self.pack) or self.pack.endswith((".yaml", ".yml")):
            return self.pack
        alike = [rule.path for rule in self._alike(category) if rule.code[:3] == code[:3]]
        return alike[-1] if alike else os.path.join(self.pack, f"{category}.yaml")

    def _alike(self, category: str) -> list[Rule]:
        """The rules of the pack that are of that category."""
        return [
            rule
            for rule in self._rules
            if rule.category == category and is_under(rule.path, self.pack)
        ]


def begin(draft: Draft) -> int:
    """Write the skeleton to the end of its file and return the line that it begins on.

    Raise `RuleError` when the file does not hold rules, or would not with the new one.
    """
    before = ""
    if os.path.exists(draft.path):
        with open(draft.path, encoding="utf-8", newline="") as file:
            before = file.read()
    if before and not before.endswith("\n"):
        before += "\n"
    text = before + skeleton(draft)
    _check(draft.path, text)
    os.makedirs(os.path.dirname(draft.path) or os.curdir, exist_ok=True)
    with open(draft.path, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    return before.count("\n") + 1


def _check(path: str, text: str) -> None:
    """Refuse a file that would not be read as rules."""
    remedy = "mend the file, or name another with --pack"
    if os.path.basename(path).startswith("sources"):
        raise RuleError(path, 0, f"a file of that name holds sources; {remedy}")
    try:
        root = compose(path, text.encode("utf-8"))
        if root is not None:
            parse_rules(root)
    except RuleError as error:
        raise RuleError(path, error.line, f"{error.message}; {remedy}") from error


def skeleton(draft: Draft) -> str:
    """Return the rule as YAML, with a comment at each thing that is to be filled in."""
    return f"""\
- code: {draft.code}
  name: {draft.name}
  category: {draft.category}
  # error: a law or a warning letter forbids such wording. warning: lawful only with proof or
  # with a qualification. info: puffery. off: not yet in force. It may differ by product or
  # market: {{default: warning, supplement: info, eu: error}}
  severity: "off"
  # For whom the rule is; without it, for all:
  # applies: {{products: [cosmetic], markets: [us], audience: [consumers]}}
  message: {TO_DO} Says in one sentence what is wrong, for a marketer.
  why: >-
    {TO_DO} Says in one paragraph what the law asks for and why such wording fails.
  # Wording that may be used; where there is none: {{none: the reason}}
  instead: {TO_DO} wording that may be used.
  sources: [{", ".join(draft.sources)}]
  # Any entry makes a finding. @name is a list of words in rules/lexicons, erase~ any form of a
  # verb, a|b one of two words. A claim is an effect and what it works on, in one clause:
  # - claim: {{effect: ["@reduce", erase~], target: ["@wrinkle", "crow's feet"]}}
  match:
    - phrase: "todo the words to look for"
  # Reasons to let a claim pass, beyond the usual ones such as a denial or a warning:
  # unless: {{add: [referenced]}}
  examples:
    # Three or more, in your own words, each with the claim between [[ and ]].
    bad:
      - "{TO_DO} Our cream [[makes the claim]]."
      - "{TO_DO} [[The claim]] as a heading"
      - "{TO_DO} Customers say [[the claim]] in other words."
    # Three or more that come close and are none: the denial, the plain fact, the look only.
    good:
      - {{text: "{TO_DO} Our cream does not make the claim.", because: negated}}
      - "{TO_DO} A fact with the same words."
      - "{TO_DO} A claim about the look only."
"""


def to_fill_in(rule: Rule) -> str | None:
    """Return what of a skeleton is still to be filled in; None when nothing is."""
    keys = [
        key
        for key, text in (
            ("message", rule.message),
            ("why", rule.why),
            ("instead", rule.instead or rule.no_wording or ""),
        )
        if text.startswith(TO_DO)
    ]
    lines = [
        str(example.line) for example in (*rule.bad, *rule.good) if example.text.startswith(TO_DO)
    ]
    if lines:
        keys.append(f"the examples on lines {', '.join(lines)}")
    if keys and rule.severity == {"default": "off"}:
        keys.insert(0, "severity")
    return f"is a draft: fill in {', '.join(keys)}, and 'match'" if keys else None
