"""A first configuration for a repository, with comments that say why."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from claimlint.project.config_schema import NAME
from claimlint.rulebook.model import PRODUCTS

if TYPE_CHECKING:
    from claimlint.project.repository import Repository

BASELINE = "claimlint-baseline.json"
_SHOWN = 8


def first_config(seen: Repository, *, schema_is_there: bool) -> str:
    """Return the text of a ``claimlint.yaml`` for what was seen."""
    parts = [
        _head(seen, schema_is_there=schema_is_there),
        _product(seen),
        _markets(seen),
        _left_out(seen),
        _overrides(seen),
        _rest(seen),
    ]
    return "\n".join(filter(None, parts))


def _head(seen: Repository, *, schema_is_there: bool) -> str:
    modeline = f"# yaml-language-server: $schema={NAME}\n" if schema_is_there else ""
    files = "1 file" if seen.files == 1 else f"{seen.files} files"
    return f"""\
{modeline}# Configuration of claimlint, which saw {files} of copy here. What it made of them is a
# guess, so go through the lines below once. "claimlint check --show-config PATH" explains what
# holds for a file.
"""


def _product(seen: Repository) -> str:
    if seen.product:
        why = "Most of the words here speak of it."
    else:
        why = "The words here do not tell; choose one, since verdicts depend on it."
    return f"""\
# What is sold: {", ".join(PRODUCTS)}.
# {why}
product: {seen.product or "general"}
"""


def _markets(seen: Repository) -> str:
    if seen.told_markets:
        why = "Folders or front matter name these. The strictest verdict wins."
    else:
        why = "Nothing here names a market. Several may stand here; the strictest verdict wins."
    return f"""\
# Where the copy is read: us, eu, uk, ca, au or an ISO 3166 country code.
# {why}
markets: [{", ".join(seen.told_markets or ("us",))}]
"""


def _left_out(seen: Repository) -> str:
    entries = [f"  - {_quoted(path)}" for path in seen.asides]
    entries += [f"  - {_quoted(path)}  # another language; claimlint reads English"
                for path in seen.foreign]  # fmt: skip
    if not entries:
        return """\
# What is not copy, or not published yet.
# exclude: [drafts]
"""
    return "\n".join(("# What is not copy, or in no language that there are rules for.", "exclude:",
                      *entries)) + "\n"  # fmt: skip


def _overrides(seen: Repository) -> str:
    markets = seen.markets if len(set(seen.markets.values())) > 1 else {}
    products = {path: kind for path, kind in seen.products.items() if kind != seen.product}
    if not markets and not products:
        return """\
# What differs for some of the files.
# overrides:
#   - paths: content/uk/**
#     markets: uk
#   - paths: products/supplements/**
#     product: supplement
"""
    lines = ["# What differs for some of the files, by the names of their folders.", "overrides:"]
    for key, found in (("markets", markets), ("product", products)):
        for path, said in found.items():
            lines += [f"  - paths: {_quoted(path + '/**')}", f"    {key}: {said}"]
    return "\n".join(lines) + "\n"


def _rest(seen: Repository) -> str:
    feeds = ""
    if seen.feeds:
        shown = ", ".join(seen.feeds[:_SHOWN]) + (", ..." if len(seen.feeds) > _SHOWN else "")
        feeds = f"""\
# Which fields of feeds are copy is decided by their names and contents. Where that is wrong:
# {shown}
# copy-fields: [blurb]
# skip-fields: [internal_note]

"""
    evidence = f"evidence: {seen.ledger}" if seen.ledger else "# evidence: claims"
    return f"""\
{feeds}# Your own names, so that claims about them are known for claims about a product.
# vocabulary:
#   products: [Your Serum]

# How severe rules are, by code or by what codes begin with: error, warning, info or off.
# severities: {{NAT: info}}

# The ledger of approved claims.
{evidence}

# Old copy: name a file here and run "claimlint check --write-baseline" once; only new findings
# are told from then on.
# baseline: {BASELINE}
"""


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
