"""What objects of pages name by number: fonts, colour spaces, ways to draw, media, composites
(7.9)."""

from __future__ import annotations

import posixpath

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from pipeline.errors import DamagedFile
from stages.extract.ofd._names import is_off, local, text_of
from stages.extract.ofd._package import Package

DEEPEST = 16
"""Ways to draw that each take from another (Relative); a loop ends here."""

BOLD = 600
"""A weight from here on is bold (11.3)."""


class Font(Struct, frozen=True):
    name: str
    bold: bool = False


class Media(Struct, frozen=True):
    """A picture of the package: the part that holds it, None where that is missing, and how the
    file calls it."""

    part: str | None
    said: str


class Resources(Struct, frozen=True):
    """Elements of resource parts by their ID."""

    fonts: dict[str, Font] = {}
    spaces: dict[str, str] = {}
    params: dict[str, etree._Element] = {}
    media: dict[str, Media] = {}
    units: dict[str, etree._Element] = {}

    def with_parts(self, package: Package, base: str, elements: list[etree._Element]) -> Resources:
        """These and those of the parts that ``elements`` of the part ``base`` name. A part that
        is missing or broken gives nothing: its fonts and colours are not needed to read."""
        found = Resources(
            dict(self.fonts), dict(self.spaces), dict(self.params), dict(self.media),
            dict(self.units),
        )  # fmt: skip
        for element in elements:
            part = package.find(base, (element.text or ""))
            if part is None:
                continue
            try:
                root = package.xml(part)
            except DamagedFile:
                continue
            found._take(package, part, root)
        return found

    def _take(self, package: Package, part: str, root: etree._Element) -> None:
        folder = root.get("BaseLoc", "")
        for group in root:
            for item in group:
                id_ = item.get("ID", "")
                match local(item):
                    case "Font":
                        self.fonts[id_] = _font(item)
                    case "ColorSpace":
                        self.spaces[id_] = item.get("Type", "RGB").upper()
                    case "DrawParam":
                        self.params[id_] = item
                    case "MultiMedia":
                        said = text_of(item, "MediaFile") or item.get("Url", "")
                        place = posixpath.join(folder, said.lstrip("/\\")) if folder else said
                        where = package.find(part, place, said) if said else None
                        self.media[id_] = Media(where, said)
                    case "CompositeGraphicUnit" | "CompositGraphicUnit" | "VectorG":
                        self.units[id_] = item
                    case _:
                        pass

    def param(self, id_: str | None) -> list[etree._Element]:
        """The way to draw ``id_`` and those that it takes from, nearest first."""
        chain: list[etree._Element] = []
        while id_ and id_ in self.params and len(chain) < DEEPEST:
            chain.append(self.params[id_])
            id_ = self.params[id_].get("Relative")
        return chain


def _font(item: etree._Element) -> Font:
    # ABCDEF+SimSun is a part of SimSun.
    name = (item.get("FontName") or item.get("FamilyName") or "").rpartition("+")[2]
    words = name.lower()
    heavy = any(word in words for word in ("bold", "black", "heavy"))
    said = item.get("Bold")
    return Font(name, heavy or (said is not None and not is_off(said)))


def heavier(font: Font, weight: float) -> Font:
    """``font`` as an object draws it that sets a weight of its own."""
    return replace(font, bold=True) if weight >= BOLD else font
