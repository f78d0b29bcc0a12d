"""The document that is being made, and the parts around it."""

from __future__ import annotations

from lxml import etree

from stages.extract._making.elements import add, w
from stages.extract._making.parts import Parts
from stages.extract._making.styles import add_style
from stages.extract._wordml.package import MadePackage
from stages.extract.rich_text.formatting import Props
from stages.extract.rich_text.header import Header
from stages.extract.rich_text.properties import (
    DEFAULT_SIZE,
    paragraph_properties,
    run_properties,
)


class Document(Parts):
    """``body`` is what the text goes to."""

    def __init__(self) -> None:
        super().__init__()
        self._document = w("document")
        self.body = add(self._document, "body")

    def finish(self, header: Header) -> MadePackage:
        """All of it, with the styles and lists of ``header``."""
        self.add("styles", _styles(header))
        self.add("numbering", header.lists.to_xml())
        return self.package(self._document)


def _styles(header: Header) -> etree._Element:
    root = w("styles")
    add(add(add(add(root, "docDefaults"), "rPrDefault"), "rPr"), "sz", str(DEFAULT_SIZE))
    for number, style in header.styles.paragraphs.items():
        base = header.styles.paragraphs.get(-1 if style.based_on is None else style.based_on)
        under = None if base is None else f"p{style.based_on}"
        is_default = number == 0
        element = add_style(
            root, "paragraph", f"p{number}", style.name, base=under, default=is_default
        )
        list_ = style.para.get("list", 0)
        properties = paragraph_properties(
            style.para,
            base.para if base else {},
            str(list_) if list_ in header.lists else None,
        )
        element.append(properties)
        _add_run(element, style.run, base.run if base else {}, header)
    for number, style in header.styles.characters.items():
        element = add_style(root, "character", f"c{number}", style.name)
        _add_run(element, {k: v for k, v in style.run.items() if k != "style"}, {}, header)
    return root


def _add_run(element: etree._Element, run: Props, base: Props, header: Header) -> None:
    properties = run_properties(run, base, header)
    if properties is not None:
        element.append(properties)
