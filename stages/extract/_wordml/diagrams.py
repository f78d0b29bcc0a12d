"""SmartArt (ECMA-376-1, 21.4): the texts of its points, each under the one that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.chars import count_ink
from pipeline.origin import Origin
from pipeline.raw import RawFragment, RawText
from stages.extract._wordml.count import is_no_text
from stages.extract._wordml.ledger import Ledger
from stages.extract._wordml.names import DGM, A

_POINT, _TIE = DGM + "pt", DGM + "cxn"


def read_diagram(root: etree._Element, ledger: Ledger, origin: Origin) -> list[RawFragment]:
    """The paragraphs of a diagram's data model in the order of its outline."""
    made: list[RawFragment] = []
    taken: set[etree._Element] = set()
    for point in _in_order(root):
        for paragraph in point.iter(A + "p"):
            texts = list(paragraph.iter(A + "t"))
            taken.update(texts)
            line = "".join(text.text or "" for text in texts)
            if count_ink(line):
                made.append(RawText(text=line, origin=origin))
    for element in root.iter():
        if element not in taken and not is_no_text(element.tag):
            ledger.drop(element.text or "", "foreign", origin)
        if element is not root:
            ledger.drop(element.tail or "", "foreign", origin)
    return made


def _in_order(root: etree._Element) -> Iterator[etree._Element]:
    """Each point before those under it (21.4.3.2); points outside of the tree come last."""
    points = {point.get("modelId", ""): point for point in root.iter(_POINT)}
    under: dict[str, list[tuple[int, str]]] = {}
    for tie in root.iter(_TIE):
        if tie.get("type", "parOf") == "parOf":
            place = tie.get("srcOrd", "0")
            order = int(place) if place.isdecimal() else 0
            under.setdefault(tie.get("srcId", ""), []).append((order, tie.get("destId", "")))
    waiting = [name for name, point in points.items() if point.get("type") == "doc"]
    told: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in told or name not in points:
            continue
        told.add(name)
        yield points[name]
        waiting += [below for _order, below in sorted(under.get(name, ()), reverse=True)]
    yield from (point for name, point in points.items() if name not in told)
