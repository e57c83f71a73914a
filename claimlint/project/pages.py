"""The pages about the rules on disk: written, or held against what they should be."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from claimlint.project.markets import OWN_RULES
from claimlint.reporters.catalogue import MARK, render_pages

if TYPE_CHECKING:
    from claimlint.project.catalogue import Catalogue


class Pages(NamedTuple):
    """What is to be done in a folder: files to write with their text, and files to remove.

    Paths lead from where the folder was named.
    """

    write: dict[str, str]
    remove: list[str]


def compare(folder: str, catalogue: Catalogue) -> Pages:
    """Return in what the pages in ``folder`` differ from the rules.

    Only pages that bear the mark of a generated one are ever removed.
    """
    wanted = {
        os.path.join(folder, *path.split("/")): text
        for path, text in render_pages(catalogue, OWN_RULES).items()
    }
    changed = {path: text for path, text in wanted.items() if _text(path) != text}
    left_over = [path for path in _pages(folder) if path not in wanted and _is_generated(path)]
    return Pages(changed, left_over)


def bring_up_to_date(pages: Pages) -> None:
    """Write and remove; raise `OSError` for what cannot be."""
    for path, text in pages.write.items():
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    for path in pages.remove:
        os.unlink(path)
        if not os.listdir(os.path.dirname(path)):
            os.rmdir(os.path.dirname(path))


def _pages(folder: str) -> list[str]:
    return sorted(
        os.path.join(inner, name)
        for inner, _, names in os.walk(folder)
        for name in names
        if name.endswith(".md")
    )


def _is_generated(path: str) -> bool:
    return (_text(path) or "").startswith(MARK)


def _text(path: str) -> str | None:
    """The text of a file; None when there is none that can be read."""
    try:
        with open(path, encoding="utf-8", newline="") as file:
            return file.read()
    except (OSError, UnicodeDecodeError):
        return None
