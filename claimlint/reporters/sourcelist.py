"""The register of sources, with what rests on each, as text, as lines, or as JSON."""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from claimlint.reporters.plain import harmless, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimlint.rulebook.model import Source

_INDENT = "  "
_STATES = ("verified", "partly verified", "from memory")


class CitedSource(NamedTuple):
    """A source, and the codes of the rules that cite it, in order."""

    source: Source
    rules: tuple[str, ...]


def verification(source: Source) -> str:
    """Say how far the source was read, and whether its address was opened."""
    seen = "" if source.url_seen else ", address not opened"
    return f"{source.verified}{seen}"


def render_sources(sources: Sequence[CitedSource], name: str, width: int) -> str:
    """Return ``sources`` as text (``width`` is in cells), concise or json."""
    if name == "json":
        import json

        entries = [{**source._asdict(), "rules": rules} for source, rules in sources]
        return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"
    if name == "concise":
        return "".join(map(_line, sources))
    return "".join(_block(cited, width) for cited in sources) + _summary(sources)


def _line(cited: CitedSource) -> str:
    source, rules = cited
    said = f"{source.id}: {source.citation} [{verification(source)}] {','.join(rules) or '-'}"
    return f"{harmless(said)}\n"


def _block(cited: CitedSource, width: int) -> str:
    source, rules = cited
    by = f"Cited by {', '.join(rules)}" if rules else "Cited by no rule"
    lines = [f"{harmless(source.id)} [{verification(source)}]"]
    for text in (
        f"{source.citation}: {source.title}, {source.issuer}, {source.date}",
        source.url,
        by,
    ):
        lines += textwrap.wrap(
            harmless(text),
            width,
            initial_indent=_INDENT,
            subsequent_indent=_INDENT,
            break_long_words=False,
            break_on_hyphens=False,
        )
    return "\n".join(lines) + "\n\n"


def _summary(sources: Sequence[CitedSource]) -> str:
    count = Counter[str](source.verified for source, _ in sources)
    parts = [f"{count[state]} {state}" for state in _STATES]
    unused = sum(not rules for _, rules in sources)
    return f"{number(len(sources), 'source')}: {', '.join(parts)}; {unused} cited by no rule\n"
