"""Numbers with their units, brought to one form."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety hundred"
NUMBER_WORDS = {word: str(at) for at, word in enumerate(_ONES.split())} | {
    word: str(10 * at) for at, word in enumerate(_TENS.split(), start=2)
}

# Unit as written -> unit as shown, unit of comparison, and how many of that it is. Days and
# hours stay apart: nobody who says "24 hours" of moisture means "a day" by it.
_UNITS = {
    ("%", "percent", "pct"): ("%", "%", "1"),
    ("second", "seconds", "sec", "secs"): ("seconds", "s", "1"),
    ("minute", "minutes", "min", "mins"): ("minutes", "s", "60"),
    ("hour", "hours", "h", "hr", "hrs"): ("hours", "s", "3600"),
    ("day", "days"): ("days", "d", "1"),
    ("week", "weeks", "wk", "wks"): ("weeks", "d", "7"),
    ("month", "months"): ("months", "month", "1"),
    ("year", "years", "yr", "yrs"): ("years", "year", "1"),
    ("times", "time", "x", "fold"): ("times", "times", "1"),
    ("mcg", "\xffg", "ug", "microgram", "micrograms"): ("mcg", "mg", "0.001"),
    ("mg", "milligram", "milligrams"): ("mg", "mg", "1"),
    ("g", "gram", "grams"): ("g", "mg", "1000"),
    ("kg", "kilogram", "kilograms", "kilo", "kilos"): ("kg", "mg", "1000000"),
    ("ml", "milliliter", "milliliters", "millilitre", "millilitres"): ("ml", "ml", "1"),
    ("l", "liter", "liters", "litre", "litres"): ("l", "ml", "1000"),
    ("lb", "lbs", "pound", "pounds"): ("pounds", "lb", "1"),
    ("oz", "ounce", "ounces"): ("ounces", "oz", "1"),
    ("mm", "millimeter", "millimeters", "millimetre", "millimetres"): ("mm", "mm", "1"),
    ("cm", "centimeter", "centimeters", "centimetre", "centimetres"): ("cm", "mm", "10"),
    ("inch", "inches"): ("inches", "inch", "1"),
    ("kcal", "calorie", "calories"): ("calories", "kcal", "1"),
    ("iu",): ("IU", "iu", "1"),
}
UNITS = {
    written: (shown, base, Decimal(factor))
    for names, (shown, base, factor) in _UNITS.items()
    for written in names
}
SPF = "SPF"
OUT_OF = "out of"


class Quantity(NamedTuple):
    """One number, a range, or so many out of so many, with a unit.

    ``values`` are as written, ``unit`` as it is shown; ``key`` is what two quantities that
    say the same share: values in the unit of comparison, and that unit.
    """

    values: tuple[Decimal, ...]
    unit: str
    key: tuple[tuple[Decimal, ...], str]

    @property
    def shown(self) -> str:
        """Return it as a message tells it, such as ``15 to 20 %`` or ``3 out of 4``."""
        figures = [f"{value:f}" for value in self.values]
        if self.unit == OUT_OF:
            return f" {OUT_OF} ".join(figures)
        text = " to ".join(figures)
        if self.unit == SPF:
            return f"{SPF} {text}"
        singular = self.values == (Decimal(1),) and self.unit.endswith("s")
        return f"{text} {self.unit[:-1] if singular else self.unit}".rstrip()

    @property
    def base(self) -> str:
        """Return the unit of comparison; empty for a bare number."""
        return self.key[1]


def quantity(values: tuple[str, ...], unit: str | None) -> Quantity:
    """Make a quantity of figures as written and a unit as written, `SPF`, `OUT_OF` or None."""
    numbers = tuple(map(_figure, values))
    shown, base, factor = UNITS.get(unit or "", (unit or "", unit or "", Decimal(1)))
    return Quantity(numbers, shown, (tuple(number * factor for number in numbers), base))


def _figure(text: str) -> Decimal:
    """Read a figure: a comma before three digits parts thousands, any other the decimals."""
    head, comma, tail = text.rpartition(",")
    if comma and len(tail) == 3 and "." not in tail and head.replace(",", "") != "0":
        return Decimal(head.replace(",", "") + tail)
    if comma and "." in tail:
        return _settled(text.replace(",", ""))
    return _settled(text.replace(",", "."))


def _settled(text: str) -> Decimal:
    whole, point, rest = text.partition(".")
    if "." in rest:  # 1.200.000, or a version: no figure with decimals
        return Decimal(text.replace(".", ""))
    return Decimal(f"{whole or 0}.{rest.rstrip('0')}".rstrip(".")) if point else Decimal(whole)
