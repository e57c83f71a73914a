"""Note marks as a reader of the page sees them, and values that formats write in many ways."""

from __future__ import annotations

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_OFF = frozenset(("0", "false", "off", "none"))

# Private letters of the font Symbol that stand in copy, as Word numbers them.
_SYMBOLS = {
    **dict.fromkeys(("f0d2", "f0e2"), "®"),
    **dict.fromkeys(("f0d3", "f0e3"), "©"),
    **dict.fromkeys(("f0d4", "f0e4"), "™"),
    "f06d": "µ",
    "f0b1": "±",
    "f0b3": "≥",
    "f0a3": "≤",
    "f0b0": "°",
}


def raised(text: str) -> str:
    """Return ``text`` with superscript figures, so that a note mark does not join its word."""
    return text.translate(_SUPERSCRIPT)


def is_on(value: str | None) -> bool:
    """Whether a switch is on: one that is named without a value is."""
    return value is None or value.lower() not in _OFF


def symbol(code: str) -> str:
    """Return the character that Word's hexadecimal ``code`` of a symbol font stands for.

    Dingbats and what is unknown are no text.
    """
    code = code.lower()
    if code in _SYMBOLS:
        return _SYMBOLS[code]
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number) if 0x20 <= number < 0xD800 else ""
