"""Seals laid on pages as figures, and what is said of signatures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from pipeline.origin import Box, Origin
from pipeline.raw import RawFigure
from pipeline.record import Notice
from pipeline.source import asset_name
from stages.extract._layout.model import Page, Placed
from stages.extract._picture_kind import suffix_of
from stages.extract.ofd._bitmaps import opened, png
from stages.extract.ofd._names import POINTS
from stages.extract.ofd._signatures import Signature, Stamp

BY = "ofd.seal"

MOST_PAGES = 10
"""Pages that a notice names one by one."""


class Laid(Struct, frozen=True):
    """A seal, or the stretch of one, on a page; ``box`` in points."""

    box: Box
    name: str
    asset: str
    data: bytes


def seals_of(signatures: Sequence[Signature]) -> Mapping[str, list[Laid]]:
    """The seals that can be shown, by the ID of their page."""
    found: dict[str, list[Laid]] = {}
    for signature in signatures:
        for stamp in signature.stamps:
            laid = _laid(signature, stamp)
            if laid is not None:
                found.setdefault(stamp.page, []).append(laid)
    return found


def _laid(signature: Signature, stamp: Stamp) -> Laid | None:
    seal = signature.seal
    if seal is None or not seal.picture:
        return None
    x0, y0, x1, y1 = stamp.box
    data = seal.picture
    suffix = suffix_of(data)
    cut = _shares(stamp)
    if cut is not None or not suffix:
        image = opened(data)
        if image is None:
            return None
        left, top, right, bottom = cut or (0.0, 0.0, 1.0, 1.0)
        edges = (left * image.width, top * image.height, right * image.width, bottom * image.height)
        a, b, c, d = map(round, edges)
        data, suffix = png(image.crop((a, b, max(c, a + 1), max(d, b + 1)))), "png"
        wide, high = x1 - x0, y1 - y0
        x0, y0, x1, y1 = x0 + left * wide, y0 + top * high, x0 + right * wide, y0 + bottom * high
    box = (x0 * POINTS, y0 * POINTS, x1 * POINTS, y1 * POINTS)
    return Laid(box, seal.name, asset_name(data, suffix), data)


def _shares(stamp: Stamp) -> Box | None:
    """What of its box a stamp shows, as shares of its sides; None where it shows all: a seal
    across the edges of several sheets is cut."""
    wide, high = stamp.box[2] - stamp.box[0], stamp.box[3] - stamp.box[1]
    if stamp.clip is None or wide <= 0 or high <= 0:
        return None
    x0, y0, x1, y1 = stamp.clip
    shares = (max(x0 / wide, 0), max(y0 / high, 0), min(x1 / wide, 1), min(y1 / high, 1))
    whole = shares[0] < 0.01 and shares[1] < 0.01 and shares[2] > 0.99 and shares[3] > 0.99
    return None if whole or shares[2] <= shares[0] or shares[3] <= shares[1] else shares


def with_seals(page: Page, seals: Sequence[Laid]) -> Page:
    """``page`` with ``seals`` among its figures."""
    placed = [_placed(page, seal) for seal in seals]
    return replace(page, placed=(*page.placed, *placed))


def _placed(page: Page, seal: Laid) -> Placed:
    x0, y0, x1, y1 = (round(edge, 1) for edge in seal.box)
    figure = RawFigure(
        asset=seal.asset,
        alt=seal.name,
        shows="seal",
        width=round(x1 - x0, 1),
        height=round(y1 - y0, 1),
        origin=Origin(by=BY, page=page.number, box=(x0, y0, x1, y1)),
    )
    return Placed(box=_upright(seal.box, page), fragment=figure)


def _upright(box: Box, page: Page) -> Box:
    """``box`` on a page whose text lay on its side."""
    if not page.skew:
        return box
    from stages.extract._ocr.sheet import upright

    return upright(box, page)


def notice_of(signature: Signature, numbers: Mapping[str, int]) -> Notice:
    """What there is to say of a signature; ``numbers`` are the pages' by their IDs."""
    said = [f"时间{signature.date}"] if signature.date else []
    said += [f"签章软件{signature.provider}"] if signature.provider else []
    details = f"（{'，'.join(said)}）" if said else ""
    pages = sorted({numbers[s.page] for s in signature.stamps if s.page in numbers})
    shown = "、".join(map(str, pages[:MOST_PAGES])) + ("等" if len(pages) > MOST_PAGES else "")
    place = f"第{shown}页盖有" if pages else "文件带有"
    name = f"“{signature.seal.name}”" if signature.seal and signature.seal.name else ""
    what = f"电子印章{name}" if signature.is_seal else "数字签名"
    message = f"{place}{what}{details}，没有验证其是否有效"
    if pages and not any(_laid(signature, stamp) for stamp in signature.stamps):
        message += "；印章的图样无法显示，没有保留"
    origin = Origin(by=BY, page=pages[0]) if pages else None
    return Notice(code="signed", message=message, origin=origin)
