"""A report made by hand: no rule and no engine can change it."""

from __future__ import annotations

import pytest

from claimlint.allowed import Allowed
from claimlint.finding import Dismissal, Edit, Finding, Fix
from claimlint.report import Failure, FileReport, Profile, Report
from claimlint.rulebook.model import AUDIENCES, PRODUCTS, Example, Rule, Source
from claimlint.textkit.lines import Lines

SOURCE = (
    "# Purple\tcream\r\n"
    "\r\n"
    "Our cream 奇跡 **heals\r\n"
    "  the world** — and \x1b[31mdoes\x1b[0m so at once.\r"
    + "Long " * 40
    + "it works for ever "
    + "and ever " * 40
    + "\nNot a cure.\n"
)


def rule(code: str, name: str, instead: str | None, *sources: str) -> Rule:
    return Rule(
        code=code,
        name=name,
        category="certainty",
        severity={"default": "error", "supplement": "warning", "food@eu": "off"},
        products=PRODUCTS,
        markets=("us", "eu"),
        audiences=AUDIENCES,
        since="2024-01-01",
        until=None,
        message=f"Says what {code} forbids.",
        why="Because a law says so. " * 6,
        instead=instead,
        no_wording=None if instead else "The law allows none",
        sources=sources,
        yields=False,
        bad=(Example("It [heals].", ((3, 10),), None, None, None, 3),),
        good=(
            Example("It does not heal.", (), "negated", "food", "eu", 4),
            Example("It is a cream.", (), None, None, None, 5),
        ),
        path="rules.yaml",
        line=1,
    )


class Shelf:
    """The catalogue of the tests."""

    def __init__(self) -> None:
        self.rules = (
            rule("CER001", "healing-promised", "Feels pleasant.", "law", "note"),
            rule("CER002", "eternity-promised", None, "note"),
        )
        self.sources = {
            "law": Source(
                id="law",
                title="Creams Act",
                citation="1 C. 2",
                issuer="Parliament",
                url="https://example.org/a",
                date="2020",
                status="statute",
                jurisdiction="us",
                verified="verified",
                url_seen=True,
            ),
            "note": Source(
                id="note",
                title="Note on creams",
                citation="Note 7",
                issuer="Office",
                url="https://example.org/b",
                date="2021",
                status="guidance",
                jurisdiction="us",
                verified="from memory",
                url_seen=False,
            ),
        }
        self.sha256 = "0" * 64

    def rule(self, code: str) -> Rule:
        return next(rule for rule in self.rules if rule.code == code)


def finding(code: str, words: str, end: str | None = None, **more: object) -> Finding:
    start = SOURCE.index(words)
    stop = SOURCE.index(end or words) + len(end or words)
    made = Finding(
        "copy/ü.md", code, "error", ("us",), start, stop, SOURCE[start:stop], (), None, "f00"
    )
    return made._replace(**more)  # type: ignore[arg-type]  # fields by name


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def source() -> str:
    """Return the source of the first file in ``report``."""
    return SOURCE


@pytest.fixture
def report() -> Report:
    findings = [
        finding("CER002", "cream\r", severity="info")._replace(end=14, text="cream"),
        finding("CER001", "heals", "the world", also=("CER002",), note="hedged"),
        finding("CER001", "does", severity="warning", place="page 2"),
        finding("CER002", "works for ever", fix=Fix((Edit(1, 2, "x"), Edit(3, 3, "y")), "unsafe")),
    ]
    allowed = [Allowed(findings[0], "comment", why) for why in ("counsel agreed", "")]
    start = SOURCE.index("cure")
    dropped = Dismissal("copy/ü.md", "CER001", "negated: denied by 'not'", start, start + 4, "cure")
    return Report(
        profile=Profile("cosmetic", ("us", "de"), "2026-01-31"),
        files=[
            FileReport("copy/ü.md", Lines(SOURCE), findings, [dropped], allowed),
            FileReport("copy/empty.md", Lines(""), [], [], []),
        ],
        failures=[Failure("copy/b.md", "not UTF-8; save it as UTF-8")],
        notices=[],
    )
