"""YAML with line numbers: typed access that names file and line when the data is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from claimlint.rulebook.hints import did_you_mean
from claimlint.rulebook.model import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterable

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Node:
    """A YAML node that knows its file and line (from 1)."""

    __slots__ = ("line", "path", "raw")

    def __init__(self, raw: yaml.Node, path: str) -> None:
        """Wrap a composed node."""
        self.raw = raw
        self.path = path
        self.line: int = raw.start_mark.line + 1

    def error(self, message: str) -> RuleError:
        """Return (not raise) the error for this place."""
        return RuleError(self.path, self.line, message)

    def is_mapping(self) -> bool:
        """Whether the node is a mapping."""
        return isinstance(self.raw, yaml.MappingNode)

    def is_list(self) -> bool:
        """Whether the node is a list."""
        return isinstance(self.raw, yaml.SequenceNode)

    def is_flow(self) -> bool:
        """Whether the list is written in brackets."""
        return isinstance(self.raw, yaml.SequenceNode) and bool(self.raw.flow_style)

    def items(self, known: Iterable[str] | None = None) -> dict[str, Node]:
        """Return the mapping; keys outside ``known`` and repeated keys are errors."""
        if not isinstance(self.raw, yaml.MappingNode):
            raise self.error("a mapping is expected here")
        allowed = None if known is None else list(known)
        found: dict[str, Node] = {}
        for raw_key, raw_value in self.raw.value:
            key_node = Node(raw_key, self.path)
            key = key_node.text()
            if allowed is not None and key not in allowed:
                raise key_node.error(f"unknown key {key!r}{did_you_mean(key, allowed)}")
            if key in found:
                raise key_node.error(f"key {key!r} stands here twice; keep one")
            found[key] = Node(raw_value, self.path)
        return found

    def entries(self) -> list[Node]:
        """Return the nodes of a list."""
        if not isinstance(self.raw, yaml.SequenceNode):
            raise self.error("a list is expected here")
        return [Node(item, self.path) for item in self.raw.value]

    def text(self) -> str:
        """Return the scalar as text, white space folded."""
        if not isinstance(self.raw, yaml.ScalarNode):
            raise self.error("a text is expected here")
        return " ".join(str(self.raw.value).split())

    def texts(self) -> list[str]:
        """Return a list of texts, or one text as a list of one."""
        return [node.text() for node in self.entries()] if self.is_list() else [self.text()]

    def choice(self, allowed: Iterable[str]) -> str:
        """Return the text if it is one of ``allowed``."""
        value = self.text()
        options = list(allowed)
        if value not in options:
            raise self.error(f"{value!r} is not known here{did_you_mean(value, options)}")
        return value

    def number(self) -> int:
        """Return the scalar as a whole number."""
        value = self.text()
        if not value.isdigit():
            raise self.error(f"{value!r} is not a whole number")
        return int(value)

    def boolean(self) -> bool:
        """Return the scalar as true or false."""
        return self.choice(("true", "false")) == "true"


def compose(path: str, data: bytes) -> Node | None:
    """Parse a YAML file; None when it is empty. Raise `RuleError` when it is not YAML."""
    try:
        raw = yaml.compose(data.decode("utf-8"), Loader=_Loader)
    except UnicodeDecodeError as error:
        raise RuleError(path, 0, f"not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        problem = error.problem or "cannot be read"
        raise RuleError(path, line, f"not valid YAML: {problem}") from error
    except yaml.YAMLError as error:
        raise RuleError(path, 0, f"not valid YAML: {' '.join(str(error).split())}") from error
    return None if raw is None else Node(raw, path)
