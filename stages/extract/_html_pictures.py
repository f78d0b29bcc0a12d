"""Pictures of a web page: those that came with it. None is ever fetched."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from urllib.parse import unquote

from lxml import etree

from pipeline.origin import Origin
from pipeline.raw import RawFigure
from pipeline.source import asset_name
from stages.extract._picture_kind import suffix_of

_DATA = re.compile(r"data:image/[\w.+-]+;base64,", re.IGNORECASE)
_PIXEL = 0.75
"""Points (CSS Values and Units, 6.2)."""


class Pictures:
    """The files that came with a page, and what of them it shows."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self.assets: dict[str, bytes] = {}
        self.missing: list[str] = []
        """Addresses at which nothing came with the page, or nothing that Word can show."""

    def figure(self, image: etree._Element, origin: Origin) -> RawFigure | None:
        """The picture that an ``img`` shows, or None where it did not come with the page."""
        address = image.get("src", "").strip()
        data = self._find(address)
        if not data:
            self.missing.append(_short(address))
            return None
        suffix = suffix_of(data, address)
        if not suffix:
            self.missing.append(_short(address))
            return None
        name = asset_name(data, suffix)
        self.assets[name] = data
        width, height = (_points(image.get(side, "")) for side in ("width", "height"))
        alt = image.get("alt", "").strip()
        return RawFigure(asset=name, alt=alt, width=width, height=height, origin=origin)

    def _find(self, address: str) -> bytes:
        if inline := _DATA.match(address):
            try:
                return base64.b64decode(address[inline.end() :], validate=False)
            except (binascii.Error, ValueError):
                return b""
        names = (address, unquote(address), unquote(address.replace("\\", "/").rpartition("/")[2]))
        return next((self._files[name] for name in names if name in self._files), b"")


def missing_ones(pictures: Pictures, where: str) -> str | None:
    """What to tell of pictures that did not come with the page ``where``; None for none."""
    if not pictures.missing:
        return None
    count = len(pictures.missing)
    return f"{where} 有 {count} 幅图片不在文件内或格式无法显示，未读取：{pictures.missing[0]}"


def _short(address: str) -> str:
    return address if len(address) <= 200 else address[:200] + "…"


def _points(length: str) -> float | None:
    length = length.strip().removesuffix("px")
    if not length.isascii() or not length.isdecimal() or len(length) > 5:
        return None
    return round(int(length) * _PIXEL, 2)
