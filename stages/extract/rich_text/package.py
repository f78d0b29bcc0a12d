"""The parts of the document that is being made."""

from __future__ import annotations

from lxml import etree

from stages.extract._wordml.names import VAL, W
from stages.extract._wordml.package import MAIN, MadePackage, Target
from stages.extract.rich_text.formatting import Props
from stages.extract.rich_text.header import Header
from stages.extract.rich_text.pictures import Picture
from stages.extract.rich_text.properties import (
    DEFAULT_SIZE,
    paragraph_properties,
    run_properties,
)

NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
"""Parts of notes, and what each note in them is called."""


class Parts:
    """Parts by name, relationships by part; numbers are given in the order of the text."""

    def __init__(self) -> None:
        document = etree.Element(W + "document")
        self.body = etree.SubElement(document, W + "body")
        self._parts: dict[str, etree._Element | bytes] = {MAIN: document}
        self._links: dict[str, dict[str, Target]] = {MAIN: {}}
        self._pictures: dict[bytes, str] = {}
        self._next = 0

    def number(self) -> str:
        """A number that nothing else of the package has."""
        self._next += 1
        return str(self._next)

    def shared(self, kind: str) -> tuple[str, etree._Element]:
        """Name and root of the one part that holds all notes or all comments."""
        name = f"word/{kind}.xml"
        if name not in self._parts:
            self._parts[name] = etree.Element(W + kind)
            self._link(MAIN, kind, name)
        root = self._parts[name]
        assert not isinstance(root, bytes)
        return name, root

    def new(self, kind: str, tag: str) -> tuple[str, etree._Element]:
        """Name and root of a new part: a header, a footer."""
        name = f"word/{kind}{self.number()}.xml"
        root = self._parts[name] = etree.Element(W + tag)
        self._link(MAIN, kind, name)
        return name, root

    def picture(self, part: str, picture: Picture) -> str:
        """Keep a picture for ``part``; gives the id of the relationship to it."""
        name = self._pictures.get(picture.data)
        if name is None:
            name = f"word/media/image{self.number()}.{picture.suffix}"
            self._pictures[picture.data] = name
            self._parts[name] = picture.data
        return self._link(part, "image", name)

    def package(self, header: Header) -> MadePackage:
        """All of it, with the styles and lists of ``header``."""
        for kind, root in (("styles", _styles(header)), ("numbering", header.lists.to_xml())):
            self._parts[f"word/{kind}.xml"] = root
            self._link(MAIN, kind, f"word/{kind}.xml")
        return MadePackage(MAIN, self._parts, self._links)

    def _link(self, part: str, kind: str, name: str) -> str:
        relation = f"r{self.number()}"
        target = Target(kind=kind, name=name, external=False)
        self._links.setdefault(part, {})[relation] = target
        return relation


def _styles(header: Header) -> etree._Element:
    root = etree.Element(W + "styles")
    defaults = etree.SubElement(etree.SubElement(root, W + "docDefaults"), W + "rPrDefault")
    run = etree.SubElement(defaults, W + "rPr")
    etree.SubElement(run, W + "sz", {VAL: str(DEFAULT_SIZE)})
    for number, style in header.styles.paragraphs.items():
        element = _style(root, "paragraph", f"p{number}", style.name)
        if number == 0:
            element.set(W + "default", "1")
        base = header.styles.paragraphs.get(-1 if style.based_on is None else style.based_on)
        if base is not None:
            etree.SubElement(element, W + "basedOn", {VAL: f"p{style.based_on}"})
        list_ = style.para.get("list", 0)
        properties = paragraph_properties(
            style.para,
            base.para if base else {},
            str(list_) if list_ in header.lists else None,
        )
        element.append(properties)
        _add_run(element, style.run, base.run if base else {}, header)
    for number, style in header.styles.characters.items():
        element = _style(root, "character", f"c{number}", style.name)
        _add_run(element, {k: v for k, v in style.run.items() if k != "style"}, {}, header)
    return root


def _style(root: etree._Element, kind: str, id_: str, name: str) -> etree._Element:
    element = etree.SubElement(root, W + "style", {W + "type": kind, W + "styleId": id_})
    etree.SubElement(element, W + "name", {VAL: name})
    return element


def _add_run(element: etree._Element, run: Props, base: Props, header: Header) -> None:
    properties = run_properties(run, base, header)
    if properties is not None:
        element.append(properties)
