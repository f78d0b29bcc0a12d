"""The picture and the name in an electronic seal (GM/T 0031-2014, GB/T 38540-2020).

Both standards put into a seal, one after the other: a head (which begins with ``ES``), the
seal's number, its properties (among them the name) and its picture::

    SES_SealInfo ::= SEQUENCE { header SEQUENCE, esID IA5String, property SEQUENCE,
                                picture SEQUENCE { type IA5String, data OCTET STRING,
                                                   width INTEGER, height INTEGER }, ... }
"""

from __future__ import annotations

from msgspec import Struct

from stages.extract.ofd._asn1 import (
    INTEGER,
    OCTETS,
    SEQUENCE,
    Value,
    sequences,
    string,
    values,
)

_PROPERTY, _PICTURE = 2, 3


class Seal(Struct, frozen=True):
    """``kind`` is what the seal calls its picture: png, jpg, gif, bmp, ofd."""

    name: str
    kind: str
    picture: bytes


def seal_in(data: bytes) -> Seal | None:
    """The seal in ``data``: a seal itself (Seal.esl), or a signature made with one
    (SignedValue.dat)."""
    for inner in sequences(data):
        if len(inner) > _PICTURE and all(inner[i].tag == SEQUENCE for i in (0, 2, 3)):
            head, said, drawn = (_inside(data, inner[i]) for i in (0, _PROPERTY, _PICTURE))
            if not head or string(data, head[0]) != "ES":
                continue
            if [v.tag for v in drawn[1:4]] == [OCTETS, INTEGER, INTEGER]:
                names = [string(data, value) for value in said]
                return Seal(
                    name=next((name for name in names if name), ""),
                    kind=string(data, drawn[0]).lower(),
                    picture=data[drawn[1].start : drawn[1].end],
                )
    return None


def _inside(data: bytes, value: Value) -> list[Value]:
    return values(data, value.start, value.end)
