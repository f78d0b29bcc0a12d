"""The parts of the package that a document becomes, and the pictures in them."""

from __future__ import annotations

from lxml import etree

from stages.extract._making.elements import w
from stages.extract._making.parts import Parts
from stages.extract._wordml.names import O, R, V
from stages.extract._wordml.package import Target
from stages.extract.legacy_word.pictures import Picture


class DrawnParts(Parts):
    """Parts while they are made."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn_ink = 0
        """Characters in them that stand in drawings and forms of the source, not in its text."""

    def draw(self, picture: Picture, program: str | None = None) -> etree._Element:
        """A picture as ``w:pict``; with ``program``, the object of that program which it shows,
        as ``w:object``."""
        holder = w("object" if program else "pict")
        shape = etree.SubElement(holder, V + "shape")
        sizes = (("width", picture.width), ("height", picture.height))
        style = ";".join(f"{name}:{size:.2f}pt" for name, size in sizes if size)
        if style:
            shape.set("style", style)
        if picture.alt:
            shape.set("alt", picture.alt)
        if picture.data or picture.link:
            etree.SubElement(shape, V + "imagedata").set(R + "id", self._relation(picture))
        if picture.word_art:
            etree.SubElement(shape, V + "textpath").set("string", picture.word_art)
        if program:
            etree.SubElement(holder, O + "OLEObject").set("ProgID", program)
        return holder

    def _relation(self, picture: Picture) -> str:
        if picture.data:
            return self.picture(picture.data, f".{picture.suffix}")
        return self.link(Target("image", picture.link, external=True))
