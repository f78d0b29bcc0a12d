"""Texts of Microsoft Works 4 and those that followed in its format (.wps), as plain text.

The stream ``MN0`` holds the document; its head says where the text begins and ends. The format
was never published; LibreOffice (libwps) reads it so.
"""

from __future__ import annotations

import struct
from pathlib import Path

from pipeline.errors import DamagedFile, WrongType
from pipeline.raw import Raw
from stages.extract._only_text import decode_old, only_text

BY = "works"
_STREAM = "MN0"
_ENDS_AT = 0x22
_SMALLEST = 0x100
_ONLY_TEXT = "未安装 LibreOffice，Works 文件只读出文字，格式未读出"


def read_works(path: Path, format_: str) -> Raw:
    """The text of ``path``. Raises ``WrongType`` for another version of Works, ``DamagedFile``
    or ``NothingInside``."""
    from stages.extract.legacy_word.streams import compound_file, read_bytes, read_stream

    with compound_file(read_bytes(path)) as ole:
        data = read_stream(ole, _STREAM)
    if data is None:
        raise WrongType(
            "is a Microsoft Works document of a version that is not read",
            mend="install LibreOffice, or open it there and save it as .docx",
        )
    if len(data) < _SMALLEST:
        raise DamagedFile("the head of its text is cut off")
    begin, end = struct.unpack_from("<II", data, _ENDS_AT)
    if not _SMALLEST <= begin <= end <= len(data):
        raise DamagedFile("its text is not where its head says that it is")
    return only_text(decode_old(data[begin:end], "cp1252"), path, format_, BY, _ONLY_TEXT)
