"""Drawings and embedded objects: their pictures, their text boxes, and what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from pipeline.chars import count_ink
from pipeline.raw import RawFigure, RawText
from pipeline.report import SHOWN, Shows
from stages.extract._picture_kind import suffix_of
from stages.extract._wordml.characters import CHARACTERS
from stages.extract._wordml.drawn import draw_chart, draw_diagram
from stages.extract._wordml.embedded import OBJECTS, read_object
from stages.extract._wordml.line import Line
from stages.extract._wordml.names import CX, DGM, PIC, WP, A, C, O, V, W
from stages.extract._wordml.pictures import is_empty, relation_of
from stages.extract._wordml.placing import GROUPS, place_of, shapes_of
from stages.extract._wordml.reading import PartReader, said_by

GRAPHICS = frozenset({W + "drawing", W + "pict", W + "object"})
_EMU = 12700
"""English Metric Units in a point."""
_SHAPES = re.compile(
    "|".join(re.escape(tag) for tag in (A + "custGeom", A + "prstGeom", V + "formulas"))
)
_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+)(pt|in|cm|mm|px)?")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "": 0.75}


class Frame(Struct, frozen=True):
    """What is known of the picture around: size in points, and alternative text."""

    width: float | None = None
    height: float | None = None
    alt: str = ""
    shows: Shows | None = None


def read_graphic(
    reader: PartReader, element: etree._Element, line: Line, frame: Frame | None = None
) -> None:
    """Put the pictures and texts under ``element`` behind the paragraph ``line``."""
    if frame is None:  # a drawing as a whole
        start = len(line.after)
        read_graphic(reader, element, line, Frame())
        line.drawn.put(line.after, start, place_of(element))
        return
    frame = _frame(element, frame)
    for child in shapes_of(element) if element.tag in GROUPS else element:
        tag = child.tag
        if child in reader.story.unused:
            reader.drop(child, "alternative")
        elif tag == W + "txbxContent":
            line.after += reader.blocks(child)
        elif tag in CHARACTERS:
            _read_text(reader, child, line)
            read_graphic(reader, child, line, frame)
        elif tag in _READERS:
            _READERS[tag](reader, child, line, frame)
            read_graphic(reader, child, line, frame)
        elif not _SHAPES.fullmatch(tag):
            read_graphic(reader, child, line, frame)


def _read_text(reader: PartReader, element: etree._Element, line: Line) -> None:
    """Text that is drawn: WordArt, and shapes that Word itself has no text box for."""
    for text, cause, _notice in said_by(reader.story, element):
        if cause:
            reader.document.ledger.drop(text, cause.reason, reader.origin)
        elif count_ink(text):
            line.after.append(RawText(text=text, origin=reader.origin))


def _frame(element: etree._Element, around: Frame) -> Frame:
    if element.tag in (WP + "inline", WP + "anchor"):
        about = element.find(WP + "docPr")
        sized = _sized(element.find(WP + "extent"), _alt(about) or around.alt, around)
        return replace(sized, shows=_shows(about))
    if element.tag == PIC + "pic":
        about = element.find(f"{PIC}nvPicPr/{PIC}cNvPr")
        alone = around.width is not None and _is_alone(element)
        extent = None if alone else element.find(f"{PIC}spPr/{A}xfrm/{A}ext")
        return _sized(extent, around.alt or _alt(about), around)
    if element.tag.startswith(V) and element.get("style"):
        lengths = {name: float(n or 0) * _POINTS[unit] for name, n, unit in _lengths(element)}
        alt = element.get("alt") or around.alt
        width, height = lengths.get("width"), lengths.get("height")
        return Frame(width or around.width, height or around.height, alt)
    return around


def _lengths(element: etree._Element) -> list[tuple[str, str, str]]:
    return _LENGTH.findall(element.get("style", ""))


def _is_alone(picture: etree._Element) -> bool:
    """Whether a picture fills its drawing, whose size then is the size that is shown."""
    parent = picture.getparent()
    return parent is not None and parent.tag == A + "graphicData"


def _alt(about: etree._Element | None) -> str:
    if about is None:
        return ""
    title = about.get("title") or ""
    return about.get("descr") or ("" if title in SHOWN.values() else title)


def _shows(about: etree._Element | None) -> Shows | None:
    title = about.get("title") if about is not None else None
    return next((shows for shows, name in SHOWN.items() if name == title), None)


def _sized(extent: etree._Element | None, alt: str, around: Frame) -> Frame:
    if extent is None:
        return replace(around, alt=alt)
    try:
        width, height = int(extent.get("cx", "")) / _EMU, int(extent.get("cy", "")) / _EMU
    except ValueError:
        return replace(around, alt=alt)
    return replace(around, width=round(width, 2), height=round(height, 2), alt=alt)


def _blip(reader: PartReader, element: etree._Element, line: Line, frame: Frame) -> None:
    _picture(reader, relation_of(element), line, frame)


def _image_data(reader: PartReader, element: etree._Element, line: Line, frame: Frame) -> None:
    alt = element.get(O + "title") or ""
    frame = Frame(frame.width, frame.height, frame.alt or alt)
    if not is_empty(element):
        _picture(reader, relation_of(element), line, frame)


def _picture(reader: PartReader, relation: str | None, line: Line, frame: Frame) -> None:
    target = reader.targets.get(relation or "")
    if target is None or (not target.external and target.name not in reader.document.package):
        reader.notice("missing_picture", "文件中缺少一幅图片，未能读取")
        return
    if target.external:
        reader.notice("linked_picture", f"图片存放在文件之外，未读取：{target.name}")
        return
    data = reader.document.package.read(target.name)
    suffix = suffix_of(data, target.name)
    if not suffix:
        reader.notice("unknown_picture", f"图片 {target.name} 的格式无法在 Word 中显示，未读取")
        return
    asset = reader.document.ledger.keep(data, suffix)
    line.after.append(
        RawFigure(
            asset=asset,
            alt=frame.alt,
            shows=frame.shows,
            width=frame.width,
            height=frame.height,
            origin=reader.origin,
        )
    )


def _object(reader: PartReader, element: etree._Element, _line: Line, _frame: Frame) -> None:
    read_object(reader, element)


def _chart(reader: PartReader, element: etree._Element, line: Line, _frame: Frame) -> None:
    line.after += draw_chart(reader, element)


def _diagram(reader: PartReader, element: etree._Element, line: Line, _frame: Frame) -> None:
    line.after += draw_diagram(reader, element)


_READERS: dict[str, Callable[[PartReader, etree._Element, Line, Frame], None]] = {
    A + "blip": _blip,
    V + "imagedata": _image_data,
    **dict.fromkeys(OBJECTS, _object),
    C + "chart": _chart,
    CX + "chart": _chart,
    DGM + "relIds": _diagram,
}
