"""Text for XML reports: nothing in it can end an element, or is forbidden there."""

from __future__ import annotations

from html import escape

from claimlint.reporters.plain import harmless, is_harmless

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def element(name: str, attributes: dict[str, str | int], content: str | None = None) -> str:
    """Return an element; ``content`` is markup already, None makes an empty element."""
    given = "".join(f' {key}="{_value(value)}"' for key, value in attributes.items())
    return f"<{name}{given}/>" if content is None else f"<{name}{given}>{content}</{name}>"


def indented(elements: list[str], depth: int) -> str:
    """Return content in which each element has a line of its own, ``depth`` levels deep."""
    margin = "\n" + "  " * depth
    return "".join(f"{margin}{each}" for each in elements) + margin[:-2]


def content(text: str) -> str:
    """Return ``text`` on one line, to stand between two tags."""
    return escape(_legal(harmless(text)), quote=False)


def _value(value: str | int) -> str:
    # A path may hold blanks that mean something: only what XML forbids is left out.
    text = "".join(sign for sign in str(value) if is_harmless(sign))
    return escape(_legal(text), quote=True)


def _legal(text: str) -> str:
    return text.replace("\ufffe", "").replace("\uffff", "")
