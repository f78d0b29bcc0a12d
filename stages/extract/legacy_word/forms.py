"""Fields of old forms: the state of a check box, the entries of a list ([MS-DOC] 2.9.78 FFData)."""

from __future__ import annotations

from lxml import etree
from msgspec import Struct

from stages.extract._wordml.names import W
from stages.extract.legacy_word.plc import read_string, read_sttb
from stages.extract.legacy_word.xml import add

_TEXT, _CHECK_BOX, _LIST = 0, 1, 2
_UNTOUCHED = 25
"""The result of a field that nobody has filled in: its default holds."""
_TEXTS = 5
"""Behind the default: format, help, status line, macros."""


class FormField(Struct, frozen=True):
    kind: int
    result: int
    entries: tuple[str, ...] = ()

    def element(self) -> etree._Element:
        """``w:ffData``."""
        data = etree.Element(W + "ffData")
        if self.kind == _CHECK_BOX:
            add(add(data, "checkBox"), "checked", "1" if self.result == 1 else "0")
        elif self.kind == _LIST:
            list_ = add(data, "ddList")
            add(list_, "result", str(self.result))
            for entry in self.entries:
                add(list_, "listEntry", entry)
        return data

    @property
    def shown(self) -> str:
        """What the field itself puts on the page, its result in the text aside."""
        if self.kind == _CHECK_BOX:
            return "☑" if self.result == 1 else "☐"
        return self.entries[self.result] if 0 <= self.result < len(self.entries) else ""


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
    if kind == _TEXT:
        return FormField(kind, 0)
    default = int.from_bytes(found[at : at + 2], "little")
    at += 2
    entries: list[str] = []
    if kind == _LIST:
        for _ in range(_TEXTS):
            at = _behind_string(found, at)
        entries = read_sttb(found[at:])
    return FormField(kind, default if result == _UNTOUCHED else result, tuple(entries))


def _behind_string(data: bytes, at: int) -> int:
    """Where the string at ``at`` and the zero behind it end."""
    return read_string(data, at)[1] + 2
