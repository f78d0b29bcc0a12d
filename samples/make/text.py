"""A report as plain text, as it is pasted from a chat or an old system."""

from __future__ import annotations

from pipeline.report import Report

from .look import Look
from .mess import Mess
from .printed import Line, printed

INDENT = {"paragraph": "　　", "heading": "　　", "run_in": "　　"}
INDENT |= {"chapter": "　" * 12, "contents_head": "　" * 12}
WIDTH = 40
"""Columns that a typist pushes signature and date to with blanks."""


def text_file(report: Report, look: Look) -> bytes:
    """GB 18030 with CRLF, as Windows editors of these offices save."""
    mess, lines = Mess(look.mess), []
    for item in printed(report, look):
        if not isinstance(item, Line):
            raise TypeError("plain text holds no tables and no pictures")
        text = mess.type(item.text)
        if item.role in ("signature", "date"):
            text = " " * (WIDTH - 2 * len(text)) + text
        lines.append(INDENT.get(item.role, "") + text)
        if item.role == "title":
            lines.append("")
    mess.check()
    return "".join(f"{line}\r\n" for line in lines).encode("gb18030")
