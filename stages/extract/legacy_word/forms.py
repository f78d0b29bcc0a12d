"""Fields of old forms: the state of a check box, the entries of a list ([MS-DOC] 2.9.78 FFData)."""

from __future__ import annotations

from stages.extract._making.forms import CHECK_BOX, CHOICE, TEXT, UNTOUCHED, FormField
from stages.extract.legacy_word.plc import read_string, read_sttb

_TEXTS = 5
"""Behind the default: format, help, status line, macros."""


def form_field(data: bytes, offset: int) -> FormField | None:
    """The form field at ``offset`` of the ``Data`` stream; None for other data (a link's)."""
    head = int.from_bytes(data[offset + 4 : offset + 6], "little")
    size = int.from_bytes(data[offset : offset + 4], "little")
    found = data[offset + head : offset + size]
    if found[:4] != b"\xff\xff\xff\xff" or len(found) < 12:
        return None
    bits = int.from_bytes(found[4:6], "little")
    kind, result = bits & 3, bits >> 2 & 0x1F
    at = _behind_string(found, 10)
    if kind == TEXT:
        return FormField(kind)
    default = int.from_bytes(found[at : at + 2], "little")
    at += 2
    entries: list[str] = []
    if kind == CHOICE:
        for _ in range(_TEXTS):
            at = _behind_string(found, at)
        entries = read_sttb(found[at:])
    result = default if result == UNTOUCHED else result
    return FormField(kind, int(result == 1) if kind == CHECK_BOX else result, tuple(entries))


def _behind_string(data: bytes, at: int) -> int:
    """Where the string at ``at`` and the zero behind it end."""
    return read_string(data, at)[1] + 2
