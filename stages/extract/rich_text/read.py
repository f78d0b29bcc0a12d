"""An RTF file read from end to end."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from pipeline.errors import DamagedFile, DangerousFile, NothingInside
from pipeline.raw import Raw
from pipeline.record import Notice
from pipeline.report import Source
from pipeline.source import source_of
from pipeline.stage import Context
from stages.extract._wordml.read import read_package
from stages.extract.rich_text.count import count_text
from stages.extract.rich_text.tokens import Tokens
from stages.extract.rich_text.translate import translate
from stages.extract.rich_text.unclosed import without_swallowing

BY = "rtf"
MAX_BYTES = 256 * 2**20
"""Pictures take two digits a byte, so that RTF is long; beyond this no report was ever seen."""


def read_rich_text(path: Path, format_: str, context: Context) -> Raw:
    """The RTF file ``path``. Raises a ``GuidangError`` for one that cannot be read.

    One that breaks off is read as far as it goes; a notice tells so.
    """
    if path.stat().st_size > MAX_BYTES:
        raise DangerousFile(f"holds more than {MAX_BYTES >> 20} MB of rich text")
    return read_rich_bytes(path.read_bytes(), source_of(path, format_), context)


def read_rich_bytes(data: bytes, source: Source, context: Context) -> Raw:
    """``read_rich_text`` of a file in memory, such as one packed into another document."""
    data = data[data.index(b"{") :]
    tokens = Tokens(data)
    package, notices = translate(tokens)
    if tokens.cut_off and (mended := without_swallowing(data, tokens.open)) is not data:
        data, tokens = mended, Tokens(mended)
        package, notices = translate(tokens)
        notices["unclosed_group"] = "文件中有未结束的组，已略去其开头，以免其后文字丢失"
    try:
        raw = read_package(package, source, context, by=BY, counted=count_text(Tokens(data)))
    except NothingInside as error:
        if not tokens.cut_off:
            raise
        # A group that is never closed took all that follows; that is no empty document.
        raise DamagedFile("breaks off or has groups without an end: no text was found") from error
    if tokens.cut_off:
        notices["cut_off"] = "文件不完整，在中途断开，只读到断开之处"
    elif data[tokens.end :].strip(b"\0\r\n\t }\x1a"):
        notices["after_end"] = "文件结尾标记之后还有内容，未读取"
    told = tuple(Notice(code=code, message=message) for code, message in notices.items())
    return replace(raw, notices=raw.notices + told)
