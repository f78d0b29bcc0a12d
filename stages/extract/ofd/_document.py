"""From OFD.xml to the pages of its documents (7.4 to 7.7)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from pipeline.errors import DamagedFile
from pipeline.origin import Box
from stages.extract.ofd._geometry import box_of
from stages.extract.ofd._names import POINTS, child, children, is_off, local, text_of
from stages.extract.ofd._package import Package
from stages.extract.ofd._resources import Resources

A4 = (210.0, 297.0)
"""Width and height of a page that names none, in millimetres."""

SMALLEST, LARGEST = 1.0, 100_000.0
"""A side of a page that is shorter or longer, in millimetres, is nonsense."""


class Template(Struct, frozen=True):
    """A page's template: its part, and whether it lies upon the page's own content."""

    part: str
    is_above: bool


class Document(Struct, frozen=True):
    """A document of a package. ``part`` is its Document.xml; ``signatures`` is how OFD.xml
    calls the list of its signatures."""

    part: str
    root: etree._Element
    signatures: str
    resources: Resources
    space: str
    """The colour space that holds where none is named."""
    size: tuple[float, float]
    templates: dict[str, Template]


def documents(package: Package) -> list[Document]:
    """The documents of ``package``, each in its current version. Raises ``DamagedFile``."""
    part = package.find("", "/OFD.xml")
    if part is None:
        raise DamagedFile("its package lacks OFD.xml")
    root = package.xml(part)
    found: list[Document] = []
    for body in children(root, "DocBody"):
        document = _current(package, part, body)
        if document is not None:
            signatures = text_of(body, "Signatures")
            found.append(_opened(package, document, signatures))
    if not found:
        lost = package.find(part, "Document.xml", "Doc_0/Document.xml")
        if lost is None:
            raise DamagedFile("its OFD.xml names no document that is there")
        found.append(_opened(package, lost, ""))
    return found


def _current(package: Package, part: str, body: etree._Element) -> str | None:
    """The Document.xml of the version that counts (14), or of the only one."""
    versions = child(body, "Versions")
    for version in children(versions, "Version") if versions is not None else ():
        if is_off(version.get("Current", "false")):
            continue
        where = package.find(part, version.get("BaseLoc", ""))
        if where is not None:
            document = package.find(where, text_of(package.xml(where), "DocRoot"))
            if document is not None:
                return document
    return package.find(part, text_of(body, "DocRoot"))


def _opened(package: Package, part: str, signatures: str) -> Document:
    root = package.xml(part)
    common = child(root, "CommonData")
    own = list(children(common, "PublicRes", "DocumentRes")) if common is not None else []
    templates: dict[str, Template] = {}
    for page in children(common, "TemplatePage") if common is not None else ():
        where = package.find(part, page.get("BaseLoc", ""))
        if where is not None:
            is_above = page.get("ZOrder", "") == "Foreground"
            templates[page.get("ID", "")] = Template(where, is_above)
    return Document(
        part=part,
        root=root,
        signatures=signatures or text_of(root, "Signatures"),
        resources=Resources().with_parts(package, part, own),
        space=text_of(common, "DefaultCS"),
        size=size_of(child(common, "PageArea"), A4),
        templates=templates,
    )


def size_of(area: etree._Element | None, default: tuple[float, float]) -> tuple[float, float]:
    """Width and height of a page area, in millimetres."""
    for name in ("PhysicalBox", "ApplicationBox", "CropBox"):
        box = box_of(text_of(area, name))
        if box is not None and all(SMALLEST <= side <= LARGEST for side in _sides(box)):
            return _sides(box)
    return default


def _sides(box: Box) -> tuple[float, float]:
    return box[2] - box[0], box[3] - box[1]


def points(size: tuple[float, float]) -> tuple[float, float]:
    return size[0] * POINTS, size[1] * POINTS


def page_elements(document: Document) -> Iterator[tuple[str, str]]:
    """The ID of each page of ``document``, and how it calls the page's part."""
    pages = child(document.root, "Pages")
    for page in pages if pages is not None else ():
        if local(page) == "Page":
            yield page.get("ID", ""), page.get("BaseLoc", "")
