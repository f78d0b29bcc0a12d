"""Word 1 for Windows, Word for DOS and Write: their text, one paragraph a line.

All begin with a page of 128 bytes that says where the text ends; formatting stands behind it
and is left alone.
"""

from __future__ import annotations

import struct
from pathlib import Path

from msgspec import Struct

from pipeline.errors import DamagedFile
from pipeline.raw import Raw
from stages.extract._only_text import decode_old, only_text

BY = "doc"
_ONLY_TEXT = "旧格式（Word 1、DOS 版 Word 或书写器）只读出文字，格式未读出"


class _Kind(Struct, frozen=True):
    begin_at: int | None
    """Where the head says where the text begins; None where that is always behind the head."""
    end_at: int
    code_page: str


_DOS = _Kind(None, 0x0E, "cp437")
_WRITE = _Kind(None, 0x0E, "cp1252")
_KINDS = {
    b"\x9b\xa5": _Kind(0x18, 0x1C, "cp1252"),
    b"\x31\xbe": _DOS,
    b"\x32\xbe": _WRITE,
}
_TEXT_AT = 128
_TOOL_AT, _TOOL = 0x04, 0xAB00
_PAGES_AT = 0x60
"""Write counts the pages of its file here, where Word for DOS has zero."""


def is_plain(head: bytes) -> bool:
    """Whether a file that begins so is one of these."""
    if head[:2] not in _KINDS or len(head) < _TEXT_AT:
        return False
    if head[:2] == b"\x9b\xa5":
        return True
    (tool,) = struct.unpack_from("<H", head, _TOOL_AT)
    return bool(tool == _TOOL)


def read_plain(path: Path, format_: str) -> Raw:
    """The text of ``path``. Raises ``DamagedFile`` or ``NothingInside``."""
    data = path.read_bytes()
    kind = _KINDS[data[:2]]
    if kind is _DOS and any(data[_PAGES_AT : _PAGES_AT + 2]):
        kind = _WRITE
    begin = _number(data, kind.begin_at) if kind.begin_at is not None else _TEXT_AT
    end = _number(data, kind.end_at)
    if not _TEXT_AT <= begin <= end <= len(data):
        raise DamagedFile("its text is not where its head says that it is")
    text = decode_old(data[begin:end], kind.code_page)
    return only_text(text, path, format_, BY, _ONLY_TEXT)


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "little")
