"""Rule books of a test's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.rulebook import load_rulebook

if TYPE_CHECKING:
    from pathlib import Path

    from claimlint.rulebook import Rulebook

_SOURCES = """\
- {id: law, title: T, citation: C, issuer: I, url: "https://example.org", date: "2020",
   status: statute, jurisdiction: us, verified: verified, url_seen: true}
"""


def packed(folder: Path, rules: str) -> Rulebook:
    """Return the shipped rules with ``rules``, which cite ``law`` and are written to ``folder``."""
    (folder / "sources.yaml").write_text(_SOURCES)
    (folder / "rules.yaml").write_text(rules)
    return load_rulebook((str(folder),), cache_dir=None)
