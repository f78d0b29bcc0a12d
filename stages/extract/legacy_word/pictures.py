"""Pictures that stand in the line of text ([MS-DOC] 2.9.190 PICFAndOfficeArtData)."""

from __future__ import annotations

import struct

from msgspec import Struct

from stages.extract.legacy_word.blips import Blip, placed, read_blip
from stages.extract.legacy_word.office_art import SHAPE, Property, Record, properties, records

_PICF = struct.Struct("<IHh6x14xHHHH")
"""Its length, that of the head, the kind; width and height in twips and their scale."""
_SHAPE, _LINKED, _METAFILE = 0x64, 0x66, 8
_SCALE = 1000
_TWIPS = 20
PICTURE, PICTURE_NAME, WORD_ART, DESCRIPTION = 0x0104, 0x0105, 0x00C0, 0x0381


class Picture(Struct, frozen=True):
    """A picture; ``data`` is blank where it stands outside the file or cannot be read."""

    data: bytes = b""
    suffix: str = ""
    width: float | None = None
    """In points, like ``height``."""
    height: float | None = None
    alt: str = ""
    link: str = ""
    """Where a linked picture is kept."""
    word_art: str = ""
    """The text of a drawing that is text."""


def inline_picture(data: bytes, offset: int) -> Picture | None:
    """The picture at ``offset`` of the ``Data`` stream; None where there is none.

    None is also given for what shares the place with pictures: the data of form fields and
    hyperlinks ([MS-DOC] 2.9.158 NilPICFAndBinData), whose head has another kind.
    """
    if offset < 0 or offset + _PICF.size > len(data):
        return None
    length, head, kind, width, height, wide, high = _PICF.unpack_from(data, offset)
    art = data[offset + head : offset + length]
    size = _points(width, wide), _points(height, high)
    if kind == _METAFILE and art:
        return Picture(placed(art, width, height), "wmf", *size)
    if kind not in (_SHAPE, _LINKED):
        return None
    link = ""
    if kind == _LINKED and art:
        link = art[1 : 1 + art[0]].decode("latin-1")
        art = art[1 + art[0] :]
    found = list(records(art))
    shape = next((record for record in found if record.type == SHAPE), None)
    options = properties(shape) if shape is not None else {}
    blip = _blip([record for record in found if record.type != SHAPE], options)
    return Picture(
        data=blip.data if blip else b"",
        suffix=blip.suffix if blip else "",
        width=size[0],
        height=size[1],
        alt=text_of(options, DESCRIPTION),
        link=link or text_of(options, PICTURE_NAME) if blip is None else "",
        word_art=text_of(options, WORD_ART),
    )


def text_of(options: dict[int, Property], number: int) -> str:
    """A property that is text; blank where a shape does not have it."""
    return options[number].text if number in options else ""


def _blip(store: list[Record], options: dict[int, Property]) -> Blip | None:
    """The picture that the shape shows; the only one where it does not say which."""
    if not store:
        return None
    index = options[PICTURE].value if PICTURE in options else 1
    return read_blip(store[index - 1] if 0 < index <= len(store) else store[0])


def _points(twips: int, scale: int) -> float | None:
    points = twips * (scale or _SCALE) / _SCALE / _TWIPS
    return round(points, 2) or None
