"""The register of claims as a table, as CSV, as JSON, or as a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimlint.reporters.plain import harmless, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimlint.register import Claim, Register

CLAIM_FORMATS = ("text", "csv", "json", "xlsx")
STATES = ("substantiated", "expired", "unsupported", "unlawful")
COLUMNS = (
    "path", "line", "column", "place", "claim", "sentence", "kind", "code", "severity",
    "product", "markets", "state", "approved", "approver", "review_by", "differences",
)  # fmt: skip
_HEADINGS = ("PLACE", "STATE", "KIND", "CODE", "CLAIM", "APPROVED CLAIM")
_WIDTHS = (28, 8, 8, 24, 40, 60, 16, 10, 10, 14, 14, 14, 14, 20, 12, 60)
_LONGEST = 60
# A spreadsheet would take a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render_claims(register: Register, name: str) -> str:
    """Return the register as ``text``, ``csv`` or ``json``."""
    if name == "csv":
        return _csv(register)
    if name == "json":
        return _json(register)
    rows = [_HEADINGS, *map(_row, register.claims)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    table = "".join(_line(row, widths) for row in rows) if register.claims else ""
    return f"{table}{summary(register)}\n"


def summary(register: Register) -> str:
    """Return the line that counts, such as ``2 files, 5 claims: 3 substantiated, 2 expired``."""
    tally = dict.fromkeys(STATES, 0)
    for claim in register.claims:
        tally[claim.state] += 1
    found = ", ".join(f"{count} {state}" for state, count in tally.items() if count)
    counted = f"{number(register.files, 'file')}, {number(len(register.claims), 'claim')}"
    return f"{counted}: {found}" if found else counted


def workbook(register: Register) -> bytes:
    """Return the register as an Excel workbook; the same claims give the same bytes.

    Raise `ImportError` when XlsxWriter is not installed.
    """
    from datetime import UTC, datetime
    from io import BytesIO

    import xlsxwriter  # type: ignore[import-untyped]  # it comes without types

    data = BytesIO()
    book = xlsxwriter.Workbook(
        data, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    )
    day = datetime.fromisoformat(register.profile.as_of).replace(tzinfo=UTC)
    book.set_properties({"title": "Register of claims", "created": day.replace(tzinfo=None)})
    sheet = book.add_worksheet("Claims")
    head = book.add_format({"bold": True, "bottom": 1})
    for column, name in enumerate(COLUMNS):
        sheet.write_string(0, column, name.replace("_", " ").capitalize(), head)
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    for row, claim in enumerate(register.claims, start=1):
        for column, value in enumerate(_cells(claim)):
            if isinstance(value, int):
                sheet.write_number(row, column, value, wrap)
            elif value:
                sheet.write_string(row, column, _cell_text(value), wrap)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(register.claims), 1), len(COLUMNS) - 1)
    book.close()
    return data.getvalue()


def _cell_text(value: str) -> str:
    """Return what a cell of a workbook can hold: no control characters, and not too much."""
    return harmless(value)[:32_767]


def _csv(register: Register) -> str:
    import csv
    from io import StringIO

    stream = StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for claim in register.claims:
        writer.writerow([_inert(value) for value in _cells(claim)])
    return stream.getvalue()


def _inert(value: str | int | None) -> str | int | None:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def _json(register: Register) -> str:
    import json

    product, markets, as_of, audience = register.profile
    whole: dict[str, Any] = {
        "profile": {
            "product": product, "markets": markets, "as_of": as_of, "audience": audience,
        },
        "claims": [_entry(claim) for claim in register.claims],
        "failures": [{"path": path, "message": text} for path, text in register.failures],
        "summary": {"files": register.files, "claims": len(register.claims)}
        | {state: sum(claim.state == state for claim in register.claims) for state in STATES},
    }  # fmt: skip
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _entry(claim: Claim) -> dict[str, Any]:
    entry: dict[str, Any] = dict(zip(COLUMNS, _cells(claim), strict=True))
    return entry | {
        "markets": claim.markets,
        "differences": claim.differences,
        "start": claim.start,
        "end": claim.end,
        "fingerprint": claim.fingerprint,
    }


def _cells(claim: Claim) -> tuple[str | int | None, ...]:
    return (
        claim.path, claim.first_line, claim.column, claim.place, claim.text, claim.sentence,
        claim.kind, claim.code, claim.severity, claim.product, ", ".join(claim.markets),
        claim.state, claim.approved, claim.approver, claim.review_by,
        "; ".join(claim.differences),
    )  # fmt: skip


def _row(claim: Claim) -> tuple[str, ...]:
    spot = (
        f":{claim.first_line}:{claim.column}" if claim.first_line else f": {claim.place or 'text'}"
    )
    text = harmless(claim.text)
    return (
        f"{harmless(claim.path)}{harmless(spot)}",
        claim.state,
        claim.kind,
        claim.code or "-",
        f"{text[: _LONGEST - 1]}…" if len(text) > _LONGEST else text,
        harmless(_told(claim)),
    )


def _told(claim: Claim) -> str:
    if claim.approved is None:
        return "-"
    return (
        f"{claim.approved}: {'; '.join(claim.differences)}" if claim.differences else claim.approved
    )


def _line(row: Sequence[str], widths: Iterable[int]) -> str:
    cells = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
    return "  ".join(cells).rstrip() + "\n"
