"""The shapes of a slide, its notes, a layout or a sheet's drawing: what they say, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.readers.office.drawing import Texts
from claimlint.readers.office.paragraph import Entry

if TYPE_CHECKING:
    from claimlint.document import BlockKind
    from claimlint.readers.office.collect import Collection
    from claimlint.readers.office.events import Attributes
    from claimlint.readers.office.paragraph import Paragraph

_SHAPES = ("sp", "pic", "graphicFrame", "grpSp", "cxnSp")
_TITLES = ("title", "ctrTitle")
# What placeholders of these types show is made by the program: numbers, dates, pictures.
_NO_COPY = frozenset(("sldNum", "dt", "sldImg"))
_LISTS = frozenset(("body", "obj"))
_ON = ("1", "true")
_LONGEST_NAME = 60


class _Shape:
    """A shape that is being read; a group is one around others."""

    def __init__(self) -> None:
        self.name = ""
        self.holder: str | None = None  # the type of a placeholder
        self.is_hidden = False


class Shapes(Texts):
    """Takes the text of the shapes of one part into ``found``.

    ``place`` names the part ("slide 3"), and shapes are named in it by what their user sees
    in the list of them, unless ``names_shapes`` is false.
    """

    def __init__(
        self,
        place: str,
        found: Collection,
        *,
        names_shapes: bool = True,
        reads_placeholders: bool = True,
    ) -> None:
        """Prepare to read a part."""
        super().__init__()
        self.place = place
        self.is_hidden = False
        self._found = found
        self._names_shapes = names_shapes
        self._reads_placeholders = reads_placeholders
        self._shapes: list[_Shape] = []
        self._row = 0
        self._cell = 0
        self._bullet: bool | None = None
        for prefix in ("p", "xdr"):
            for name in _SHAPES:
                self.starts[f"{prefix}:{name}"] = self._start_shape
                self.ends[f"{prefix}:{name}"] = self._end_shape
            self.starts[f"{prefix}:cNvPr"] = self._about
        self.starts.update(
            {
                "p:sld": self._slide,
                "p:cSld": self._layout,
                "p:ph": self._placeholder,
                "a:tbl": self._start_table,
                "a:tr": self._start_row,
                "a:tc": self._start_cell,
                "a:buNone": self._without_bullet,
                "a:buChar": self._with_bullet,
                "a:buAutoNum": self._with_bullet,
            },
        )
        self.ends["a:tbl"] = self._end_table

    def finish(self, paragraph: Paragraph) -> None:
        """Take a paragraph, if it is seen."""
        if self._is_seen():
            self._found.take(paragraph.entries(self._kind(), self._where()))

    def _kind(self) -> BlockKind:
        holder = self._shapes[-1].holder if self._shapes else None
        if self._row:
            return "cell"
        if holder in _TITLES:
            return "heading"
        # Notes are written into a placeholder, too, and are no list.
        usual = holder in _LISTS and self._names_shapes
        return "item" if (usual if self._bullet is None else self._bullet) else "paragraph"

    def _where(self) -> str:
        names = [self.place]
        if self._shapes and self._names_shapes:
            shape = self._shapes[-1]
            name = "title" if shape.holder in _TITLES else shape.name
            names += [name] if name else []
        if self._row:
            names.append(f"row {self._row}, cell {self._cell}")
        return ", ".join(names)

    def _is_seen(self) -> bool:
        return not any(
            shape.is_hidden
            or shape.holder in _NO_COPY
            or (shape.holder is not None and not self._reads_placeholders)
            for shape in self._shapes
        )

    def _slide(self, given: Attributes) -> None:
        if given.get("show", "1") not in _ON:
            self.is_hidden = True
            self.place += " (hidden)"

    def _layout(self, given: Attributes) -> None:
        if not self._reads_placeholders and given.get("name"):
            self.place += f" '{given['name'][:_LONGEST_NAME]}'"

    def _start_shape(self, _given: Attributes) -> None:
        self._shapes.append(_Shape())

    def _end_shape(self) -> None:
        self._shapes.pop()

    def _about(self, given: Attributes) -> bool:
        """Hear the name and alternative text of the shape; its group's name is not its own."""
        if not self._shapes:
            return True
        shape = self._shapes[-1]
        shape.name = given.get("name", "")[:_LONGEST_NAME].strip()
        shape.is_hidden = given.get("hidden", "0") in _ON
        if self._is_seen():
            place = self._where()
            kinds: tuple[tuple[BlockKind, str], ...] = (("alt", "descr"), ("title", "title"))
            self._found.take(
                Entry(kind, given[key], place) for kind, key in kinds if given.get(key)
            )
        return True

    def _placeholder(self, given: Attributes) -> None:
        if self._shapes:
            self._shapes[-1].holder = given.get("type", "obj")

    def _start_table(self, _given: Attributes) -> None:
        self._row = self._cell = 0

    def _end_table(self) -> None:
        self._row = self._cell = 0

    def _start_row(self, _given: Attributes) -> None:
        self._row += 1
        self._cell = 0

    def _start_cell(self, _given: Attributes) -> None:
        self._cell += 1

    def _start_paragraph(self, given: Attributes) -> None:
        super()._start_paragraph(given)
        self._bullet = None

    def _with_bullet(self, _given: Attributes) -> None:
        self._bullet = True

    def _without_bullet(self, _given: Attributes) -> None:
        self._bullet = False
