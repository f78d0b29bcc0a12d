"""Pictures in the line, in a paragraph that is as high as they are."""

from __future__ import annotations

import io

from pipeline.report import SHOWN, Figure
from stages.emit.word._draft import Draft
from stages.emit.word._paragraphs import wrap
from stages.emit.word._refuse import refuse
from stages.emit.word._xml import NAMESPACES, Element, element, on, w

_EMU = 12700
"""English Metric Units in a point."""
_SCREEN = 96
"""Dots an inch of a picture that does not tell."""


def figure(draft: Draft, block: Figure, width: int) -> Element:
    """``block`` in its own size, made smaller where it is wider than ``width`` twips or
    higher than the page; its caption keeps to it."""
    wide, high = _size(draft, block)
    room = draft.style.page.text_height / 20
    scale = min(1.0, width / 20 / wide, room / high)
    drawing = _inline(draft, block, round(wide * scale * _EMU), round(high * scale * _EMU))
    own = [on("keepNext")] if block.caption is not None else []
    return wrap("figure", [w("r", w("drawing", drawing))], own)


def _size(draft: Draft, block: Figure) -> tuple[float, float]:
    """Width and height in points; what the report leaves out follows from the picture."""
    if block.width and block.height:
        return block.width, block.height
    wide, high = _own_size(block.asset, draft.asset(block.asset))
    if block.width:
        return block.width, block.width * high / wide
    if block.height:
        return block.height * wide / high, block.height
    return wide, high


def _own_size(name: str, data: bytes) -> tuple[float, float]:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as picture:
            dots = picture.info.get("dpi", _SCREEN)  # of a metafile one number
            across, down = dots if isinstance(dots, tuple) else (dots, dots)
            return picture.width * 72 / (across or _SCREEN), picture.height * 72 / (down or _SCREEN)
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise refuse(
            f"the size of the picture {name} is not given and cannot be read from it",
            "give the figure `width` and `height` in points",
        ) from error


def _inline(draft: Draft, block: Figure, wide: int, high: int) -> Element:
    rid, number = draft.picture(block.asset)
    words: dict[str, str | int] = {"id": number, "name": f"Picture {number}"}
    if block.alt:
        words["descr"] = block.alt
    if block.shows:
        words["title"] = SHOWN[block.shows]
    size: dict[str, str | int] = {"cx": wide, "cy": high}
    graphic = element(
        "pic:pic",
        children=[
            element(
                "pic:nvPicPr",
                children=[element("pic:cNvPr", words), element("pic:cNvPicPr")],
            ),
            element(
                "pic:blipFill",
                children=[
                    element("a:blip", {"r:embed": rid}),
                    element("a:stretch", children=[element("a:fillRect")]),
                ],
            ),
            element(
                "pic:spPr",
                children=[
                    element(
                        "a:xfrm",
                        children=[element("a:off", {"x": 0, "y": 0}), element("a:ext", size)],
                    ),
                    element("a:prstGeom", {"prst": "rect"}, [element("a:avLst")]),
                ],
            ),
        ],
    )
    data = element("a:graphicData", {"uri": NAMESPACES["pic"]}, [graphic])
    return element(
        "wp:inline",
        {"distT": 0, "distB": 0, "distL": 0, "distR": 0},
        [
            element("wp:extent", size),
            element("wp:docPr", words),
            element("wp:cNvGraphicFramePr"),
            element("a:graphic", children=[data]),
        ],
    )
