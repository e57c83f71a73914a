"""Regular expressions that are compiled when they are first used.

Compiling the rarer ones at import would cost a plain check more time than reading its file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, AnyStr, Generic

if TYPE_CHECKING:
    from collections.abc import Iterator


class LazyPattern(Generic[AnyStr]):
    """The part of `re.Pattern` that is needed, compiled on first use."""

    __slots__ = ("_compiled", "_flags", "_source")

    def __init__(self, source: AnyStr, flags: int = 0) -> None:
        """Keep the source; an error in it shows on first use."""
        self._source: AnyStr = source
        self._flags = flags
        self._compiled: re.Pattern[AnyStr] | None = None

    def _pattern(self) -> re.Pattern[AnyStr]:
        if self._compiled is None:
            self._compiled = re.compile(self._source, self._flags)
        return self._compiled

    def search(
        self, text: AnyStr, start: int = 0, end: int | None = None
    ) -> re.Match[AnyStr] | None:
        """Search ``text[start:end]``; offsets are those of ``text``."""
        return self._pattern().search(text, start, len(text) if end is None else end)

    def match(
        self, text: AnyStr, start: int = 0, end: int | None = None
    ) -> re.Match[AnyStr] | None:
        """Match at ``start``."""
        return self._pattern().match(text, start, len(text) if end is None else end)

    def sub(self, by: AnyStr, text: AnyStr) -> AnyStr:
        """Return the text with ``by`` for every match."""
        return self._pattern().sub(by, text)

    def findall(self, text: AnyStr, start: int = 0, end: int | None = None) -> list[AnyStr]:
        """Find every match in ``text[start:end]`` as text (of the group, if there is one)."""
        return self._pattern().findall(text, start, len(text) if end is None else end)

    def finditer(
        self, text: AnyStr, start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[AnyStr]]:
        """Find every match in ``text[start:end]``."""
        return self._pattern().finditer(text, start, len(text) if end is None else end)
