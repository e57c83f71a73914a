"""Nested data as records: which values belong to one product, page or entry, and where they are.

A record is an object in a list at the top, in a list whose name says that it holds records, or
in one whose first object has an identity. What lies outside of all records is one more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimlint.readers.feeds.identity import identity_rank, shown
from claimlint.readers.feeds.records import Field, Part, record
from claimlint.readers.language import Unchecked, in_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from claimlint.document import Document
    from claimlint.readers.feeds.fields import Fields
    from claimlint.readers.json_scan import Path
    from claimlint.readers.prose import Piece

_COLLECTIONS = frozenset(
    (
        *("@graph", "articles", "catalog", "catalogue", "collection", "data", "documents", "edges"),
        *("entries", "entry", "feed", "goods", "hits", "item", "items", "itemlistelement"),
        *("listings", "nodes", "offers", "pages", "posts", "product", "products", "records"),
        *("results", "rows"),
    ),
)

_MOST_LEAVES = 50_000


class Leaf(NamedTuple):
    """A scalar: what leads to it, its place ``start:end`` in the source, and how it is decoded.

    ``decoded`` is None for what is not text.
    """

    path: Path
    start: int
    end: int
    decoded: Callable[[], list[Piece]] | None


def spelled(path: Path) -> str:
    """Return a path as people write it: ``products[2].description``."""
    parts = [f"[{key}]" if isinstance(key, int) else f".{key}" for key in path]
    return "".join(parts).removeprefix(".")


def foreign(path: str) -> tuple[str, ...]:
    """Return the notice of a file that is named for a language without rules: ``de.json``."""
    name = path.rpartition("/")[2].partition(".")[0]
    unchecked = Unchecked("file", "files")
    return unchecked.notices() if in_name(name) == name and unchecked.skips(name) else ()


def documents(part: Part, leaves: Iterable[Leaf], fields: Fields) -> Iterator[Document]:
    """Yield a document for each record among the leaves, which come in order."""
    for leaves_of_one in _records(leaves):
        document = of_record(part, leaves_of_one, fields)
        if document:
            yield document


def of_record(part: Part, leaves: list[Leaf], fields: Fields, before: str = "") -> Document | None:
    """Return the document of one record; ``before`` opens the names of its places."""
    identity = _identity(part.source, leaves)
    behind = f" ({identity})" if identity else ""

    def of_leaves() -> Iterator[Field]:
        for leaf in leaves:
            if leaf.decoded is not None:
                role = fields.role(".".join([key for key in leaf.path if isinstance(key, str)]))
                if role != "never":
                    yield Field(f"{before}{spelled(leaf.path)}{behind}", role, leaf.decoded())

    return record(part, of_leaves())


def _identity(source: str, leaves: list[Leaf]) -> str:
    """Return what the record is called: the best of its least deep names."""
    best = min(
        (
            (len(leaf.path), rank, leaf.start, leaf.end)
            for leaf in leaves
            if (rank := _rank(leaf)) is not None
        ),
        default=None,
    )
    return shown(source[best[2] : best[3]].strip("\"'")) if best else ""


def _rank(leaf: Leaf) -> int | None:
    name = leaf.path[-1] if leaf.path else 0
    return identity_rank(name) if isinstance(name, str) else None


def _records(leaves: Iterable[Leaf]) -> Iterator[list[Leaf]]:
    """Yield the leaves of each record, then those outside of any.

    What has very many leaves is cut, so that none is held without bound.
    """
    outside: list[Leaf] = []
    current: list[Leaf] = []
    prefix: Path = ()
    holds: dict[Path, bool] = {}
    for leaf in leaves:
        if leaf.decoded is None and _rank(leaf) is None:
            continue
        own = _element(leaf.path)
        if own != prefix:
            if current:
                yield from _settled(current, prefix, holds, outside)
                current = []
            prefix = own
        if own:
            current.append(leaf)
        else:
            outside.append(leaf)
        if len(current) > _MOST_LEAVES:
            yield from _settled(current, prefix, holds, outside)
            current = []
        if len(outside) > _MOST_LEAVES:
            yield outside
            outside = []
    if current:
        yield from _settled(current, prefix, holds, outside)
    if outside:
        yield outside


def _settled(
    leaves: list[Leaf], prefix: Path, holds: dict[Path, bool], outside: list[Leaf]
) -> Iterator[list[Leaf]]:
    """Yield the leaves of an element of a list if its list holds records, else put them away."""
    around = prefix[:-1]
    if around not in holds:
        holds[around] = not around or _is_collection(around) or _identified(leaves, len(prefix))
    if holds[around]:
        yield leaves
    else:
        outside += leaves


def _element(path: Path) -> Path:
    """Return what leads to the object in the outermost list that the leaf is in; () if none."""
    for depth, key in enumerate(path):
        if isinstance(key, int):
            return path[: depth + 1] if len(path) > depth + 1 else ()
    return ()


def _is_collection(path: Path) -> bool:
    name = path[-1]
    return isinstance(name, str) and name.rpartition(":")[2].lower() in _COLLECTIONS


def _identified(leaves: list[Leaf], depth: int) -> bool:
    return any(len(leaf.path) == depth + 1 and _rank(leaf) is not None for leaf in leaves)
