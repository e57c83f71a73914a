"""What the rule files say, before it is compiled."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, NamedTuple

from claimlint.rulebook import schema
from claimlint.rulebook.locate import rules_directory
from claimlint.rulebook.model import RuleError
from claimlint.rulebook.nodes import compose

if TYPE_CHECKING:
    from claimlint.rulebook.model import Source
    from claimlint.rulebook.schema import Lexicon, RawRule


class Written(NamedTuple):
    """Rules, lexicons and sources in the order of the files, and the digest of these.

    ``sources`` are by id; ``places`` says where each of them stands, as path and line.
    """

    sha256: str
    rules: list[RawRule]
    lexicons: list[Lexicon]
    sources: dict[str, Source]
    places: dict[str, tuple[str, int]]


def read_rule_files(files: list[str]) -> Written:
    """Read the files; raise `RuleError` for what is broken, twice, or cited and not there."""
    digest = hashlib.sha256()
    written = Written("", [], [], {}, {})
    shipped = os.path.join(rules_directory(), "")
    for path in files:
        data = _read(path)
        digest.update(os.path.basename(path).encode() + b"\0" + data)
        _take(path, data, written, is_own=not path.startswith(shipped))
    _check(written)
    return written._replace(sha256=digest.hexdigest())


def _take(path: str, data: bytes, written: Written, *, is_own: bool) -> None:
    """Add what one file holds; ``is_own`` says that it is the user's, and not shipped."""
    root = compose(path, data)
    if root is None:
        return
    if os.path.basename(path).startswith("sources"):
        for source, line in schema.parse_sources(root):
            if source.id in written.sources:
                raise RuleError(path, line, f"source {source.id!r} stands twice; keep one")
            written.sources[source.id] = source
            written.places[source.id] = path, line
    elif root.is_mapping():
        written.lexicons.extend(schema.parse_lexicons(root))
    else:
        rules = schema.parse_rules(root)
        if is_own:
            rules = [_of_its_own_trade(rule) for rule in rules]
        written.rules.extend(rules)


def _of_its_own_trade(rule: RawRule) -> RawRule:
    """A rule of a pack that is not shipped: toys or cars may be what it is about."""
    if "trade" in rule.guards_added:
        return rule
    return rule._replace(guards_dropped=(*rule.guards_dropped, "trade"))


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise RuleError(path, 0, f"cannot be read: {error.strerror}") from error


def _check(written: Written) -> None:
    """Names stand once, and every cited source exists."""
    names: set[str] = set()
    for lexicon in written.lexicons:
        if lexicon.name in names:
            message = f"lexicon {lexicon.name!r} is defined twice; rename or join"
            raise RuleError(lexicon.path, lexicon.line, message)
        names.add(lexicon.name)
    codes: set[str] = set()
    for raw in written.rules:
        rule = raw.rule
        if rule.code in codes or rule.name in codes:
            message = f"code {rule.code} or name {rule.name!r} is taken; choose another"
            raise RuleError(rule.path, rule.line, message)
        codes |= {rule.code, rule.name}
        for identifier in rule.sources:
            if identifier not in written.sources:
                message = (
                    f"rule {rule.code} cites unknown source {identifier!r}; add it to sources.yaml"
                )
                raise RuleError(rule.path, rule.line, message)
