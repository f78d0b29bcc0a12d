"""The inside of a paragraph: runs with their properties, and the wrappers of tracked changes."""

from __future__ import annotations

from lxml import etree

from stages.extract._making.elements import add
from stages.extract._wordml.names import W
from stages.extract.legacy_word.char_props import CharProps, add_change
from stages.extract.legacy_word.xml import add_properties

_Changes = tuple[object, object]


class Line:
    """Appends to a ``w:p``."""

    def __init__(self, paragraph: etree._Element) -> None:
        self._paragraph = paragraph
        self._parent = paragraph
        self._changes: _Changes = (None, None)
        self._props = CharProps()
        self._run: etree._Element | None = None

    def begin(self, props: CharProps) -> None:
        """What follows has these properties, in a run of its own."""
        changes = (props.inserted, props.deleted)
        if changes != self._changes:
            self._changes = changes
            self._parent = self._paragraph
            for name, change in (("ins", props.inserted), ("del", props.deleted)):
                if change is not None:
                    self._parent = add_change(self._parent, name, change)
        self._props = props
        self._run = None

    @property
    def run(self) -> etree._Element:
        """The ``w:r`` that is being filled."""
        if self._run is None:
            self._run = add(self._parent, "r")
            self._add_properties(self._run)
        return self._run

    def _add_properties(self, run: etree._Element) -> None:
        style, properties = self._props.style, self._props.run
        if style is not None:
            properties = (("rStyle", (("val", str(style)),)), *properties)
        if properties:
            add_properties(run, "rPr", properties)

    def text(self, text: str, *, instruction: bool) -> None:
        if instruction:
            name = "delInstrText" if self._props.deleted else "instrText"
        else:
            name = "delText" if self._props.deleted else "t"
        add(self.run, name).text = text

    def element(self, element: etree._Element, *, hidden: bool = False) -> None:
        """A picture or a text box; a hidden one stands in a run that is hidden."""
        if not hidden:
            self.run.append(element)
            return
        run = add(self._parent, "r")
        add(add(run, "rPr"), "vanish")
        run.append(element)

    def field(self, kind: str) -> etree._Element:
        mark = add(self.run, "fldChar")
        mark.set(W + "fldCharType", kind)
        return mark
