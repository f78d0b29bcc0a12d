"""The parts of the package that a document becomes."""

from __future__ import annotations

from collections import Counter, defaultdict

from lxml import etree

from stages.extract._wordml.names import O, R, V, W
from stages.extract._wordml.package import MAIN, MadePackage, Target
from stages.extract.legacy_word.pictures import Picture
from stages.extract.legacy_word.xml import add


class Parts:
    """Parts and what they relate to, while they are made."""

    def __init__(self) -> None:
        self._parts: dict[str, etree._Element | bytes] = {}
        self._links: defaultdict[str, dict[str, Target]] = defaultdict(dict)
        self._pictures: dict[bytes, str] = {}
        self._names: Counter[str] = Counter()
        self.drawn_ink = 0
        """Characters in them that stand in drawings and forms of the source, not in its text."""

    def name(self, kind: str) -> str:
        """A name for a new part of this kind."""
        self._names[kind] += 1
        return f"word/{kind}{self._names[kind]}.xml"

    def add(self, kind: str, name: str, element: etree._Element) -> None:
        """A part that the document relates to."""
        self._parts[name] = element
        self._link(MAIN, Target(kind, name, external=False))

    def package(self, document: etree._Element) -> MadePackage:
        return MadePackage(MAIN, {MAIN: document, **self._parts}, self._links)

    def _link(self, part: str, target: Target) -> str:
        links = self._links[part]
        identity = f"rId{len(links) + 1}"
        links[identity] = target
        return identity

    def picture(self, part: str, picture: Picture, program: str | None = None) -> etree._Element:
        """A picture in ``part`` as ``w:pict``; with ``program``, the object of that program
        which it shows, as ``w:object``."""
        holder = etree.Element(W + ("object" if program else "pict"))
        shape = etree.SubElement(holder, V + "shape")
        sizes = (("width", picture.width), ("height", picture.height))
        style = ";".join(f"{name}:{size:.2f}pt" for name, size in sizes if size)
        if style:
            shape.set("style", style)
        if picture.alt:
            shape.set("alt", picture.alt)
        if picture.data or picture.link:
            image = etree.SubElement(shape, V + "imagedata")
            image.set(R + "id", self._link(part, self._target(picture)))
        if picture.word_art:
            etree.SubElement(shape, V + "textpath").set("string", picture.word_art)
        if program:
            etree.SubElement(holder, O + "OLEObject").set("ProgID", program)
        return holder

    def _target(self, picture: Picture) -> Target:
        if not picture.data:
            return Target("image", picture.link, external=True)
        if picture.data not in self._pictures:
            name = f"word/media/image{len(self._pictures) + 1}.{picture.suffix}"
            self._pictures[picture.data] = name
            self._parts[name] = picture.data
        return Target("image", self._pictures[picture.data], external=False)


def text_box(blocks: list[etree._Element]) -> etree._Element:
    """``w:pict`` with a text box."""
    holder = etree.Element(W + "pict")
    shape = etree.SubElement(holder, V + "shape")
    add(etree.SubElement(shape, V + "textbox"), "txbxContent").extend(blocks)
    return holder
