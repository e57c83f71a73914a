"""Which rules a command about rules is to look at."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

from claimlint.rulebook import load_rulebook
from claimlint.rulebook.locate import rules_directory
from claimlint.rulebook.model import RuleError

if TYPE_CHECKING:
    from claimlint.project.config import Config
    from claimlint.rulebook.model import Rule, Rulebook

_CODE = re.compile(r"[A-Za-z]{3}\d{0,3}$")
_NOWHERE = "no such rule file or folder, and no rule has that code; correct it"
_NOTHING_HERE = "no rule is defined here; name a rule file or a folder of them"


class Pack(NamedTuple):
    """The rules that were asked for, and the book that they are run with.

    ``packs`` are the files and folders that the book was made from, beside the shipped rules.
    """

    book: Rulebook
    rules: tuple[Rule, ...]
    packs: tuple[str, ...] = ()


def load_pack(names: tuple[str, ...], config: Config | None) -> Pack:
    """Return the rules that ``names`` stand for, or without any all of them.

    A name is a rule's code or the beginning of one, or a rule file or a folder of them; those
    outside the shipped rules and the configured packs are loaded as further packs. Raise
    `RuleError` for a broken rule file and for a name that stands for no rule.
    """
    configured = config.rules if config else ()
    known = (rules_directory(), *configured)
    paths = [name for name in names if not _is_code(name)]
    for path in paths:
        if not os.path.exists(path):
            raise RuleError(path, 0, _NOWHERE)
    further = tuple(
        path
        for path in paths
        if not any(is_under(path, top) or is_under(top, path) for top in known)
    )
    book = load_rulebook((*configured, *further))
    if not names:
        return Pack(book, book.rules, configured)
    for name in names:
        if not any(_meant(rule, name) for rule in book.rules):
            raise RuleError(name, 0, _NOWHERE if _is_code(name) else _NOTHING_HERE)
    chosen = tuple(rule for rule in book.rules if any(_meant(rule, name) for name in names))
    return Pack(book, chosen, (*configured, *further))


def _meant(rule: Rule, name: str) -> bool:
    return rule.code.startswith(name.upper()) if _is_code(name) else is_under(rule.path, name)


def _is_code(name: str) -> bool:
    return _CODE.match(name) is not None and not os.path.exists(name)


def is_under(path: str, top: str) -> bool:
    """Whether ``path`` is the file or folder ``top`` or lies below it."""
    inner, outer = os.path.realpath(path), os.path.realpath(top)
    return inner == outer or inner.startswith(os.path.join(outer, ""))


def from_here(path: str) -> str:
    """Return a path below the current folder as it is seen from there."""
    return os.path.relpath(path) if is_under(path, os.curdir) else path
