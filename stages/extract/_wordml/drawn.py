"""Parts that are drawn into a document: charts and diagrams, opened from where they stand."""

from __future__ import annotations

from lxml import etree
from msgspec.structs import replace

from pipeline.errors import DamagedFile
from pipeline.origin import Origin
from pipeline.raw import RawFragment
from stages.extract._wordml.charts import read_chart, read_lines
from stages.extract._wordml.count import count_part
from stages.extract._wordml.diagrams import read_diagram
from stages.extract._wordml.names import DSP, R
from stages.extract._wordml.reading import PartReader

_EXTENSION = DSP + "dataModelExt"


def draw_chart(reader: PartReader, element: etree._Element) -> list[RawFragment]:
    """The chart that ``element`` refers to, with the shapes that lie on it."""
    target = reader.targets.get(element.get(R + "id", ""))
    part = target.name if target is not None and not target.external else ""
    root = _open(reader, part)
    if root is None:
        reader.notice("missing_chart", "文件中缺少一个图表，或已损坏，未能读取")
        return []
    reader.notice("chart_as_table", "图表按标题和数据表读出，不保留图形")
    found, made = read_chart(root, reader.document.ledger, _origin(reader, part))
    reader.document.beside.chars += made
    for shapes in reader.document.package.targets(part).values():
        if shapes.kind == "chartUserShapes" and not shapes.external:
            drawn = _open(reader, shapes.name)
            if drawn is not None:
                origin = _origin(reader, shapes.name)
                found += read_lines(drawn, reader.document.ledger, origin)
    return found


def draw_diagram(reader: PartReader, element: etree._Element) -> list[RawFragment]:
    """The texts of the SmartArt that ``element`` refers to: of its data, or, where that has none,
    of the drawing that Word keeps beside it."""
    target = reader.targets.get(element.get(R + "dm", ""))
    part = target.name if target is not None and not target.external else ""
    root = _open(reader, part)
    if root is None:
        reader.notice("missing_diagram", "文件中缺少一个 SmartArt 图形，或已损坏，未能读取")
        return []
    reader.notice("diagram_as_text", "SmartArt 图形按文字读出，不保留图形")
    ledger = reader.document.ledger
    if found := read_diagram(root, ledger, _origin(reader, part)):
        return found
    drawing = next((e.get("relId", "") for e in root.iter(_EXTENSION)), "")
    target = reader.targets.get(drawing)
    drawn = _open(reader, target.name) if target is not None else None
    if target is None or drawn is None:
        return []
    return read_lines(drawn, ledger, _origin(reader, target.name))


def _open(reader: PartReader, part: str) -> etree._Element | None:
    """The root of ``part``, or None where it is missing or broken."""
    package, beside = reader.document.package, reader.document.beside
    if not part or part not in package:
        return None
    try:
        root = package.xml(part)
    except DamagedFile:
        return None
    if part.lower() in beside.read:  # it is shown a second time, and so read a second time
        beside.chars += count_part(root)
    beside.read[part.lower()] = part
    return root


def _origin(reader: PartReader, part: str) -> Origin:
    return replace(reader.origin, part=part, paragraph=None)
