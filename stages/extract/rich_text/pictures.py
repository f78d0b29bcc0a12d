"""Pictures (RTF 1.9.1, "Pictures"): their bytes, in hexadecimal digits or not, and their size."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable

from lxml import etree
from msgspec import Struct

from stages.extract._wordml.names import PIC, WP, A, R, W
from stages.extract.rich_text.tokens import Token, first_words

_KINDS = {
    "pngblip": "png", "jpegblip": "jpg", "emfblip": "emf", "wmetafile": "wmf", "dibitmap": "bmp",
    "macpict": "pct", "pmmetafile": "met",
}  # fmt: skip
_NO_HEX = re.compile(rb"[^0-9A-Fa-f]+")
_TWIP = 635
"""English Metric Units in a twentieth of a point."""
_PIXEL = 9525
_HUNDREDTH_MM = 360
_DIB_HEADER = 40


class Picture(Struct, frozen=True):
    data: bytes
    suffix: str
    width: int
    """In English Metric Units, as is ``height``; 0 where it is not told."""
    height: int
    alt: str = ""


def read_picture(tokens: Iterable[Token]) -> Picture | None:
    """A ``\\pict``; None for one without bytes or of a kind that no program shows."""
    kept = list(tokens)
    words = {token.word: token.number for token in first_words(kept)}
    suffix = next((kind for word, kind in _KINDS.items() if word in words), None)
    data = _bytes(kept)
    if suffix is None or not data:
        return None
    if suffix == "bmp":
        data = _with_file_header(data)
    unit = _HUNDREDTH_MM if suffix in ("wmf", "emf", "met") else _PIXEL
    width = _length(words, "picwgoal", "picscalex", "picw", unit)
    height = _length(words, "pichgoal", "picscaley", "pich", unit)
    return Picture(data, suffix, width, height)


def _bytes(tokens: Iterable[Token]) -> bytes:
    digits: list[bytes] = []
    depth = 0
    for token in tokens:
        if token.kind == "open":
            depth += 1
        elif token.kind == "close":
            depth -= 1
        elif depth == 0 and token.kind == "binary" and token.data:
            return token.data
        elif depth == 0 and token.kind == "text":
            digits.append(token.data)
    text = _NO_HEX.sub(b"", b"".join(digits))
    return bytes.fromhex(text[: len(text) // 2 * 2].decode())


def _length(words: dict[str, int | None], goal: str, scale: str, own: str, unit: int) -> int:
    wanted = words.get(goal) or 0
    length = wanted * _TWIP if wanted > 0 else max(words.get(own) or 0, 0) * unit
    return length * (words.get(scale) or 100) // 100


def _with_file_header(data: bytes) -> bytes:
    """A bitmap as it stands in memory, made a file: 14 bytes say where its pixels begin."""
    if data.startswith(b"BM") or len(data) < _DIB_HEADER:
        return data
    size, _w, _h, _planes, bits, compression, *_rest, used, _important = struct.unpack(
        "<IiiHHIIiiII", data[:_DIB_HEADER]
    )
    colors = used or (1 << bits if bits <= 8 else 0)
    masks = 12 if compression == 3 and size == _DIB_HEADER else 0
    start = min(14 + size + masks + 4 * min(colors, 256), 2**32 - 1)
    return b"BM" + struct.pack("<IHHI", 14 + len(data), 0, 0, start) + data


def drawing(picture: Picture, relation: str) -> etree._Element:
    """A ``w:drawing`` of the picture that ``relation`` leads to."""
    element = etree.Element(W + "drawing")
    inline = etree.SubElement(element, WP + "inline")
    if picture.width > 0 and picture.height > 0:
        size = {"cx": str(picture.width), "cy": str(picture.height)}
        etree.SubElement(inline, WP + "extent", size)
    if picture.alt:
        etree.SubElement(inline, WP + "docPr", {"descr": picture.alt})
    graphic = etree.SubElement(etree.SubElement(inline, A + "graphic"), A + "graphicData")
    fill = etree.SubElement(etree.SubElement(graphic, PIC + "pic"), PIC + "blipFill")
    etree.SubElement(fill, A + "blip", {R + "embed": relation})
    return element
