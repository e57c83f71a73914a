"""Rule, lexicon and source files, read strictly."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimlint.rulebook.model import (
    AUDIENCES,
    CATEGORIES,
    PRODUCTS,
    SINCE,
    Example,
    Rule,
    Source,
)
from claimlint.rulebook.nodes import Node
from claimlint.rulebook.recipes import parse_fix

_RULE_KEYS = (
    "code", "name", "category", "severity", "applies", "since", "until", "message", "why",
    "instead", "fix", "sources", "yields", "match", "beside", "unless", "examples",
)  # fmt: skip
_SEVERITIES = ("error", "warning", "info", "off")
_CONDITIONS = ("having", "lacking", "before", "after", "near")
_NEAR = ("sentence", "neighbours", "block", "document")
_CODE = re.compile(r"[A-Z]{3}\d{3}$")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*$")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}$")
_MARKET = re.compile(r"[a-z]{2}$")


class Lexicon(NamedTuple):
    """A named list of terms, before inflection. ``line`` is where it begins in ``path``."""

    name: str
    nouns: tuple[str, ...]
    verbs: tuple[str, ...]
    words: tuple[str, ...]
    includes: tuple[str, ...]
    path: str
    line: int


class Pattern(NamedTuple):
    """One entry of a rule's ``match``, as written.

    Either ``phrase`` is given, or ``effect`` and ``target`` (lexicon names or words).
    ``within`` counts the tokens that may stand between the two. ``having`` and ``lacking``
    are lexicons of which the sentence must (not) hold a term, ``before`` and ``after`` those
    of which the sentence before it, after it must; for ``near`` any of the three will do.
    """

    phrase: str | None
    effect: tuple[str, ...]
    target: tuple[str, ...]
    within: int
    order: str
    having: tuple[str, ...]
    lacking: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    near: tuple[str, ...]
    line: int


class Beside(NamedTuple):
    """What decides, elsewhere in the document, whether a rule's claim is a finding.

    ``statements`` are patterns: with ``missing``, the claim is a finding unless each of them
    is met ``near`` it; without, when one of them is. ``least`` is the number of sentences
    that a document must have. A ``linked`` statement stands next to the claim or bears its
    mark.
    """

    missing: bool
    statements: tuple[Pattern, ...]
    near: str
    least: int
    linked: bool


class RawRule(NamedTuple):
    """A rule with its patterns and guards, ready to be compiled."""

    rule: Rule
    patterns: tuple[Pattern, ...]
    beside: Beside | None
    guards_added: tuple[str, ...]
    guards_dropped: tuple[str, ...]


def parse_rules(root: Node) -> list[RawRule]:
    """Read a rule file: a list of rules."""
    return [_parse_rule(node) for node in root.entries()]


def _require(fields: dict[str, Node], key: str, node: Node) -> Node:
    if key not in fields:
        raise node.error(f"{key!r} is missing")
    return fields[key]


def _matching(node: Node, pattern: re.Pattern[str], hint: str) -> str:
    value = node.text()
    if not pattern.match(value):
        raise node.error(f"{value!r} is not {hint}")
    return value


def _parse_rule(node: Node) -> RawRule:
    fields = node.items(_RULE_KEYS)
    code = _matching(
        _require(fields, "code", node), _CODE, "a code of three capitals and three digits"
    )
    name = _matching(_require(fields, "name", node), _NAME, "a name in lower case with hyphens")
    products, markets, audiences = _parse_applies(fields.get("applies"))
    instead, no_wording = _parse_instead(_require(fields, "instead", node))
    bad, good = _parse_examples(_require(fields, "examples", node))
    sources = _require(fields, "sources", node)
    if not sources.is_list() or not sources.entries():
        raise sources.error("at least one source id is needed")
    added, dropped = _parse_unless(fields.get("unless"))
    rule = Rule(
        code=code,
        name=name,
        category=_require(fields, "category", node).choice(CATEGORIES),
        severity=_parse_severity(_require(fields, "severity", node)),
        products=products,
        markets=markets,
        audiences=audiences,
        since=_optional_date(fields.get("since")),
        until=_optional_date(fields.get("until")),
        message=_require(fields, "message", node).text(),
        why=_require(fields, "why", node).text(),
        instead=instead,
        no_wording=no_wording,
        sources=tuple(sources.texts()),
        yields="yields" in fields and fields["yields"].boolean(),
        bad=bad,
        good=good,
        path=node.path,
        line=node.line,
        fix=parse_fix(fields["fix"]) if "fix" in fields else None,
    )
    match = _require(fields, "match", node)
    patterns = tuple(_parse_pattern(entry) for entry in match.entries())
    if not patterns:
        raise match.error("at least one phrase or claim is needed")
    beside = _parse_beside(fields["beside"]) if "beside" in fields else None
    return RawRule(rule, patterns, beside, added, dropped)


def _optional_date(node: Node | None) -> str | None:
    return None if node is None else _matching(node, _DATE, "a date (YYYY-MM-DD)")


def _parse_severity(node: Node) -> dict[str, str]:
    if not node.is_mapping():
        return {"default": node.choice(_SEVERITIES)}
    severities = {}
    for key, value in node.items().items():
        scope, dated, day = key.partition(SINCE)
        product, _, market = scope.partition("@")
        known = scope == "default" or (
            (product in PRODUCTS or (not market and _MARKET.match(product)))
            and (not market or _MARKET.match(market))
        )
        if not known:
            raise value.error(f"{key!r} is neither 'default', a product, a market nor both (a@b)")
        if dated and not _DATE.match(day):
            raise value.error(f"{day!r} is not a date (YYYY-MM-DD)")
        severities[key] = value.choice(_SEVERITIES)
    if "default" not in severities:
        raise node.error("'default' is missing")
    return severities


def _parse_applies(
    node: Node | None,
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the products, markets (none: all of them) and audiences of a rule."""
    if node is None:
        return PRODUCTS, (), AUDIENCES
    fields = node.items(("products", "markets", "audience"))
    markets: tuple[str, ...] = ()
    if "markets" in fields:
        hint = "a market (two lower-case letters)"
        markets = tuple(_matching(item, _MARKET, hint) for item in _some(fields["markets"]))
    products, audiences = (
        tuple(item.choice(known) for item in _some(fields[key])) if key in fields else known
        for key, known in (("products", PRODUCTS), ("audience", AUDIENCES))
    )
    return products, markets, audiences


def _some(node: Node) -> list[Node]:
    """Return the nodes of a list that is not empty."""
    entries = node.entries()
    if not entries:
        raise node.error("at least one entry is needed; without the key all are meant")
    return entries


def _parse_instead(node: Node) -> tuple[str | None, str | None]:
    if node.is_mapping():
        return None, _require(node.items(("none",)), "none", node).text()
    return node.text(), None


def _parse_unless(node: Node | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if node is None:
        return (), ()
    fields = node.items(("add", "drop"))
    added = tuple(fields["add"].texts()) if "add" in fields else ()
    dropped = tuple(fields["drop"].texts()) if "drop" in fields else ()
    return added, dropped


def _parse_pattern(node: Node) -> Pattern:
    fields = node.items(("phrase", "claim", *_CONDITIONS))
    if ("phrase" in fields) == ("claim" in fields):
        raise node.error("give either 'phrase' or 'claim'")
    phrase: str | None = None
    effect: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    within, order = 7, "any"
    if "phrase" in fields:
        phrase = fields["phrase"].text()
    else:
        claim = fields["claim"].items(("effect", "target", "within", "order"))
        effect = tuple(_require(claim, "effect", fields["claim"]).texts())
        target = tuple(_require(claim, "target", fields["claim"]).texts())
        within = claim["within"].number() if "within" in claim else within
        order = claim["order"].choice(("any", "forward", "backward")) if "order" in claim else order
    return Pattern(
        phrase=phrase,
        effect=effect,
        target=target,
        within=within,
        order=order,
        **{name: _names(fields.get(name)) for name in _CONDITIONS},
        line=node.line,
    )


def _parse_beside(node: Node) -> Beside:
    fields = node.items(("missing", "present", "near", "least", "linked"))
    if ("missing" in fields) == ("present" in fields):
        raise node.error("give either 'missing' or 'present'")
    missing = "missing" in fields
    statements = fields["missing" if missing else "present"]
    patterns = tuple(_parse_statement(entry) for entry in statements.entries())
    if not patterns:
        raise statements.error("at least one phrase or claim is needed")
    linked = "linked" in fields and fields["linked"].boolean()
    if linked and not missing:
        raise fields["linked"].error("only what may not be missing can be linked")
    return Beside(
        missing=missing,
        statements=patterns,
        near=fields["near"].choice(_NEAR) if "near" in fields else "document",
        least=fields["least"].number() if "least" in fields else 1,
        linked=linked,
    )


def _parse_statement(node: Node) -> Pattern:
    """Read a pattern, or a phrase that is written alone."""
    if node.is_mapping():
        return _parse_pattern(node)
    return Pattern(node.text(), (), (), 0, "any", (), (), (), (), (), node.line)


def _names(node: Node | None) -> tuple[str, ...]:
    return () if node is None else tuple(node.texts())


def _parse_examples(node: Node) -> tuple[tuple[Example, ...], tuple[Example, ...]]:
    fields = node.items(("bad", "good"))
    bad = tuple(_parse_example(item) for item in _require(fields, "bad", node).entries())
    good = tuple(_parse_example(item) for item in _require(fields, "good", node).entries())
    if not bad or not good:
        raise node.error("at least one bad and one good example are needed")
    for example in bad:
        if not example.spans:
            raise Node(node.raw, node.path).error(
                f"the bad example on line {example.line} marks no claim with [[ and ]]"
            )
    return bad, good


def _parse_example(node: Node) -> Example:
    because = product = market = audience = fixed = None
    text_node = node
    if node.is_mapping():
        fields = node.items(("text", "because", "product", "market", "audience", "fixed"))
        text_node = _require(fields, "text", node)
        because = fields["because"].text() if "because" in fields else None
        product = fields["product"].choice(PRODUCTS) if "product" in fields else None
        market = fields["market"].text() if "market" in fields else None
        audience = fields["audience"].choice(AUDIENCES) if "audience" in fields else None
        fixed = fields["fixed"].text() if "fixed" in fields else None
    text, spans = _unmark(text_node)
    return Example(text, spans, because, product, market, node.line, audience, fixed)


def _unmark(node: Node) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Take ``[[`` and ``]]`` out of the text and return where they stood."""
    marked = str(node.raw.value) if not node.is_list() else node.text()
    plain, spans, rest = "", [], marked
    while "[[" in rest:
        before, _, rest = rest.partition("[[")
        inside, closing, rest = rest.partition("]]")
        if not closing:
            raise node.error("'[[' is not closed by ']]'")
        plain += before
        spans.append((len(plain), len(plain) + len(inside)))
        plain += inside
    return plain + rest, tuple(spans)


def parse_lexicons(root: Node) -> list[Lexicon]:
    """Read a lexicon file: a mapping of names to lists of terms."""
    lexicons = []
    for name, node in root.items().items():
        fields = node.items(("about", "nouns", "verbs", "words", "includes"))
        _require(fields, "about", node)
        lists = {
            key: tuple(fields[key].texts()) if key in fields else ()
            for key in ("nouns", "verbs", "words", "includes")
        }
        lexicons.append(Lexicon(name, path=node.path, line=node.line, **lists))
    return lexicons


def parse_sources(root: Node) -> list[tuple[Source, int]]:
    """Read the register of sources: a list; each comes with its line."""
    keys = ("id", "title", "citation", "issuer", "url", "date", "status", "jurisdiction",
            "verified", "url_seen")  # fmt: skip
    sources = []
    for node in root.entries():
        fields = node.items(keys)
        values = {key: _require(fields, key, node).text() for key in keys[:-2]}
        verified = _require(fields, "verified", node).choice(
            ("verified", "partly verified", "from memory")
        )
        seen = _require(fields, "url_seen", node).boolean()
        source = Source(**values, verified=verified, url_seen=seen)  # type: ignore[arg-type]  # checked by choice()
        sources.append((source, node.line))
    return sources
