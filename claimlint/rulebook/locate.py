"""Where the shipped rules are."""

from __future__ import annotations

import os

from claimlint.rulebook.model import RuleError


def rules_directory() -> str:
    """Return the folder with the shipped rules: the package's own, or else the checkout's.

    A wheel carries the rules inside the package, a checkout keeps them beside it. Raises
    `RuleError` when there is neither. `importlib.resources` would answer the same question,
    but importing it costs more than the whole of a short check may take.
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    installed = os.path.join(package, "_rules")
    if os.path.isdir(installed):
        return installed
    checkout = os.path.join(os.path.dirname(package), "rules")
    if os.path.isfile(os.path.join(checkout, "sources.yaml")):
        return checkout
    raise RuleError(
        installed,
        0,
        "the rules that belong to claimlint are missing; install claimlint-marketing again",
    )
