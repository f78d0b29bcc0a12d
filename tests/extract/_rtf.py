"""Small RTF files for tests."""

from __future__ import annotations

from pathlib import Path

from pipeline import registry
from pipeline.proof import prove_extraction
from pipeline.raw import Raw, RawTable
from pipeline.run import probe
from pipeline.stage import Context, Revisions
from stages.extract.rich_text import EXTRACTOR

FONTS = (
    r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil\fcharset134 \'cb\'ce\'cc\'e5;}"
    r"{\f2\fnil\fcharset2 Wingdings;}{\f3\fnil\fcharset136 MingLiU;}"
    r"{\f4\fnil\fcharset128 MS Mincho;}{\f5\fnil\fcharset129 Batang;}}"
)


def hexes(text: str, codec: str = "gb18030") -> str:
    """``text`` as RTF writes it in a code page."""
    return "".join(f"\\'{byte:02x}" for byte in text.encode(codec))


def unicode(text: str) -> str:
    """``text`` as ``\\u`` with a question mark for old readers."""
    units = text.encode("utf-16-le")
    codes = (int.from_bytes(units[i : i + 2], "little") for i in range(0, len(units), 2))
    return "".join(f"\\u{code - 65536 if code > 32767 else code}?" for code in codes)


def rtf(body: str, header: str = "") -> bytes:
    return f"{{\\rtf1\\ansi\\ansicpg936\\deff0{FONTS}{header}{body}}}".encode("latin-1")


def read(folder: Path, body: str | bytes, header: str = "", revisions: Revisions = "accept") -> Raw:
    """``body`` made a whole file and read, its characters proven; bytes stand for themselves."""
    path = folder / "a.rtf"
    path.write_bytes(body if isinstance(body, bytes) else rtf(body, header))
    name = EXTRACTOR.recognise(probe(path))
    assert name == "rtf"
    context = Context(style=registry.style("gbt9704"), revisions=revisions)
    raw = EXTRACTOR.extract(path, name, context)
    prove_extraction(raw)
    return raw


def table(raw: Raw, index: int = 0) -> list[list[str]]:
    """The texts of the cells of the table that is fragment ``index``."""
    found = raw.fragments[index]
    assert isinstance(found, RawTable)
    return [[cell.text for cell in row] for row in found.rows]


def codes(raw: Raw) -> list[str]:
    return [notice.code for notice in raw.notices]
