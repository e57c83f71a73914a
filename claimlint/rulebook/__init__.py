"""The rule book: model, strict reading, compilation, cache."""

from claimlint.rulebook.load import load_rulebook
from claimlint.rulebook.model import Rulebook, RuleError

__all__ = ["RuleError", "Rulebook", "load_rulebook"]
