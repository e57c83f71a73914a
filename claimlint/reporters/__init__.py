"""How a report is written. Each format is imported only when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimlint.report import Report
    from claimlint.rulebook.model import Rule, Source

# Where each format is written, imported only when it is asked for.
_MODULES = {
    "text": "terminal",
    "concise": "concise",
    "json": "structured",
    "jsonl": "structured",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "checkstyle": "checkstyle",
    "rdjson": "rdjson",
    "sarif": "sarif",
    "markdown": "markdown",
    "html": "html",
}
FORMATS = tuple(_MODULES)
FOR_PEOPLE = ("text", "concise")
# Records that are kept: they tell also what was considered and dropped.
FOR_THE_FILE = ("markdown", "html")
WITH_COPY = ("html",)
WITH_FIXES = ("json", "jsonl", "rdjson", "sarif", *FOR_THE_FILE)
PLAIN_WIDTH = 100


class Catalogue(Protocol):
    """Where a reporter looks up what to say about a finding."""

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule."""

    @property
    def sources(self) -> Mapping[str, Source]:
        """Every source by id."""

    @property
    def sha256(self) -> str:
        """The digest of the rule files."""

    def rule(self, code: str) -> Rule:
        """Return the rule of that code."""


class Style(NamedTuple):
    """How a report is to look. ``width`` is in terminal cells and concerns ``text`` only.

    ``verbose`` adds what was considered and dropped, ``statistics`` the count of findings
    by rule, ``summary`` a last line that counts. ``rule_pages`` is the address of the folder of
    rule pages, where there is one.
    """

    color: bool = False
    width: int = PLAIN_WIDTH
    verbose: bool = False
    statistics: bool = False
    summary: bool = True
    rule_pages: str | None = None


def render(report: Report, catalogue: Catalogue, name: str, style: Style) -> str:
    """Return ``report`` in the format ``name``, one of `FORMATS`, ending in a line end."""
    module = import_module(f"claimlint.reporters.{_MODULES[name]}")
    rendered: str = getattr(module, f"render_{name}")(report, catalogue, style)
    return rendered
