"""Drawings of one paragraph, and shapes of one group, in the order in which they lie on the page.

The file lists them in the order in which they were drawn. Where all are placed against the same
thing, a reader takes them from top to bottom, and side by side from left to right.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from lxml import etree
from msgspec import Struct

from pipeline.raw import RawFragment
from stages.extract._wordml.names import WP, WPC, WPG, A

GROUPS = frozenset({WPG + "wgp", WPG + "grpSp", WPC + "wpc"})
_Item = TypeVar("_Item")


class Place(Struct, frozen=True):
    """Where a drawing lies, in EMU; ``against`` is what it is placed from (20.4.3.4, 20.4.3.5)."""

    against: tuple[str, str]
    top: int
    left: int
    height: int


class Row:
    """Drawings that follow each other in a paragraph, and where they begin behind it."""

    def __init__(self) -> None:
        self._start = 0
        self._end = 0
        self._drawn: list[tuple[Place, list[RawFragment]]] = []

    def put(self, after: list[RawFragment], start: int, place: Place | None) -> None:
        """Take in what was read from ``start`` on, and put it where it lies."""
        if place is None or start == len(after):
            return
        before = self._drawn[0][0].against if self._drawn else None
        if start != self._end or before != place.against:
            self._start, self._drawn = start, []
        self._drawn.append((place, after[start:]))
        after[self._start :] = [f for drawn in in_order(self._drawn) for f in drawn]
        self._end = len(after)


def in_order(drawn: Iterable[tuple[Place, _Item]]) -> list[_Item]:
    """``drawn`` from top to bottom; what lies side by side from left to right."""
    rows: list[list[tuple[Place, _Item]]] = []
    for place, item in sorted(drawn, key=lambda one: one[0].top):
        if rows and _is_beside(rows[-1][0][0], place):
            rows[-1].append((place, item))
        else:
            rows.append([(place, item)])
    return [item for row in rows for _place, item in sorted(row, key=lambda one: one[0].left)]


def shapes_of(group: etree._Element) -> list[etree._Element]:
    """What lies in a group, in order; what has no place comes first, as it was drawn."""
    placed, rest = [], []
    for child in group:
        place = _place_in_group(child)
        if place is None:
            rest.append(child)
        else:
            placed.append((place, child))
    return [*rest, *in_order(placed)]


def _is_beside(first: Place, then: Place) -> bool:
    return 2 * (then.top - first.top) < min(first.height, then.height)


def place_of(graphic: etree._Element) -> Place | None:
    """Where a floating drawing lies; None where the file gives no lengths for it."""
    anchor = graphic.find(WP + "anchor")
    if anchor is None:
        return None
    down, across = anchor.find(WP + "positionV"), anchor.find(WP + "positionH")
    extent = anchor.find(WP + "extent")
    if down is None or across is None or extent is None:
        return None
    top, left = _number(down.findtext(WP + "posOffset")), _number(across.findtext(WP + "posOffset"))
    height = _number(extent.get("cy"))
    if top is None or left is None or height is None:
        return None
    against = (down.get("relativeFrom", ""), across.get("relativeFrom", ""))
    return Place(against, top, left, height)


def _place_in_group(shape: etree._Element) -> Place | None:
    """Where a shape lies in the units of its group (20.1.7.6)."""
    offset = shape.find(f"{{*}}spPr/{A}xfrm/{A}off")
    if offset is None:
        offset = shape.find(f"{{*}}grpSpPr/{A}xfrm/{A}off")
    extent = offset.getnext() if offset is not None else None
    if offset is None or extent is None:
        return None
    top, left = _number(offset.get("y")), _number(offset.get("x"))
    height = _number(extent.get("cy"))
    if top is None or left is None or height is None:
        return None
    return Place(("group", "group"), top, left, height)


def _number(text: str | None) -> int | None:
    digits = (text or "").strip()
    known = digits.removeprefix("-")
    return int(digits) if known.isascii() and known.isdecimal() and len(known) < 12 else None
