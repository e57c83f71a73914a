"""The process in which PDFs are taken apart: the file comes in, and JSON goes out.

The first line says how many pages there are, or why the file cannot be opened; each further
line is a page. Run as ``python -m claimlint.readers.pdf.worker``.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from typing import Any

from claimlint.readers.pdf.lines import lines_of

_MEMORY = 2 << 30
_SECONDS = 240
_MOST_PAGES = 20_000
_MOST_LETTERS = 50_000_000


def main() -> None:
    """Read a PDF from standard input and write its pages to standard output."""
    _limit_resources()
    from claimlint.readers.pdf.glyphs import LoadError, Pdf

    try:
        pdf = Pdf(sys.stdin.buffer.read())
    except LoadError as error:
        _say({"error": error.args[0]})
        return
    if pdf.page_count > _MOST_PAGES:
        _say({"error": "pages"})
        return
    _say({"pages": pdf.page_count, "lang": pdf.lang})
    letters = 0
    for index in range(pdf.page_count):
        page = pdf.page(index)
        if page is None:
            _say({})
            continue
        lines = list(lines_of(page.glyphs()))
        letters += sum(len(line.text) for line in lines)
        _say(
            {
                "lines": lines,
                "notes": list(page.notes()),
                "unknown": page.unknown,
                "objects": page.objects,
            },
        )
        page.close()
        if letters > _MOST_LETTERS:
            return


def _limit_resources() -> None:
    """Bound memory and time where the system can; elsewhere only the reader's patience ends."""
    try:
        import resource
    except ImportError:
        return
    for kind, wanted in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, _SECONDS)):
        _, most = resource.getrlimit(kind)
        bound = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        with suppress(ValueError, OSError):  # some systems know a limit and do not set it
            resource.setrlimit(kind, (bound, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _say(message: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(message) + "\n")


if __name__ == "__main__":
    main()
