"""The smaller structures: notes, comments, fields, headers, names of authors."""

from __future__ import annotations

import struct

from stages.extract._older_word.code_pages import FILLER, decode
from stages.extract._older_word.head import Head

_SAME = (2, 3, 5, 16, 17, 18, 19, 46, 47, 48)
"""Notes and their texts, texts of comments, fields: as in Word 97."""
_COMMENTS, _HEADERS, _COMMENT_AUTHORS, _AUTHORS = 4, 11, 36, 51
_COMMENT, _COMMENT_97 = 20, 30
_INITIALS = 9
_ODD_HEADER = 7
"""Behind six separators of notes stand the even and the odd header of the first section."""


def other_parts(word: bytes, head: Head, code_page: str) -> dict[int, bytes]:
    """Structures of the table stream of Word 97, by their index in the head."""
    found = {index: head.part(word, index) for index in _SAME}
    found[_COMMENTS] = _comments(head.part(word, _COMMENTS), code_page)
    if size := head.counts[2]:
        # Which header is which stands in the sections; as they are all left out, one will do.
        found[_HEADERS] = struct.pack(f"<{_ODD_HEADER + 3}I", *[0] * (_ODD_HEADER + 1), size, size)
    owners = _strings(head.part(word, _COMMENT_AUTHORS), 0, code_page)
    found[_COMMENT_AUTHORS] = b"".join(_sized(name) for name in owners)
    authors = _strings(head.part(word, _AUTHORS), 2, code_page)
    found[_AUTHORS] = struct.pack("<HHH", 0xFFFF, len(authors), 0) + b"".join(map(_sized, authors))
    return {index: data for index, data in found.items() if data}


def _comments(plc: bytes, code_page: str) -> bytes:
    count = max((len(plc) - 4) // (4 + _COMMENT), 0)
    if not count:
        return b""
    at = 4 * (count + 1)
    out = plc[:at]
    for n in range(count):
        item = plc[at + n * _COMMENT : at + (n + 1) * _COMMENT]
        initials = decode(item[1 : 1 + min(item[0], _INITIALS)], code_page).replace(FILLER, "")
        name = struct.pack("<H", len(initials)) + initials.encode("utf-16-le")
        out += name.ljust(20, b"\0") + item[10:12] + bytes(4) + item[16:20]
    return out


def _strings(data: bytes, at: int, code_page: str) -> list[str]:
    found: list[str] = []
    while at < len(data):
        text = data[at + 1 : at + 1 + data[at]]
        found.append(decode(text, code_page).replace(FILLER, ""))
        at += 1 + data[at]
    return found


def _sized(text: str) -> bytes:
    return struct.pack("<H", len(text)) + text.encode("utf-16-le")
