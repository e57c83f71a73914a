"""Regular expressions that are compiled when they are first used.

Compiling the rarer ones at import would cost a plain check more time than reading its file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, AnyStr, Generic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class LazyPattern(Generic[AnyStr]):
    """The part of `re.Pattern` that is needed; its methods are there once one has been asked for.

    They are those of the compiled pattern, which a call then costs no more than.
    """

    __slots__ = ("_flags", "_source", "findall", "finditer", "match", "search", "sub")

    if TYPE_CHECKING:
        search: Callable[..., re.Match[AnyStr] | None]
        match: Callable[..., re.Match[AnyStr] | None]
        sub: Callable[[AnyStr, AnyStr], AnyStr]
        findall: Callable[..., list[AnyStr]]
        finditer: Callable[..., Iterator[re.Match[AnyStr]]]

    def __init__(self, source: AnyStr, flags: int = 0) -> None:
        """Keep the source; an error in it shows on first use."""
        self._source: AnyStr = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whichever method it is
        """Compile: asked for when a method is not there yet."""
        if name not in LazyPattern.__slots__:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        self.search = compiled.search
        self.match = compiled.match
        self.sub = compiled.sub
        self.findall = compiled.findall
        self.finditer = compiled.finditer
        return object.__getattribute__(self, name)
