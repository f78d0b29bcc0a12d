"""What is compared: texts without their page numbers and blanks, in the order of the page."""

from __future__ import annotations

import re

from pipeline.chars import fold_width, ink
from pipeline.dates import print_date, print_month
from pipeline.raw import Raw, raw_texts
from pipeline.report import Report, Section
from pipeline.stage import Piece
from pipeline.walk import Text, blocks, texts

PAGE_NUMBER = re.compile(r"[—–―－−\-一_~·.•]+\s*\d{1,3}\s*[—–―－−\-一_~·.•]+|\d{1,3}")
"""— 3 — and what readers make of it; a bare number only where it is the last line of a page."""

_BETWEEN = re.compile(r"^=+ *page *\d+ *=+$", re.MULTILINE)
_FIRST_NUMBER = re.compile(rf"\A(?:{PAGE_NUMBER.pattern})$", re.MULTILINE)

_ALIKE = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "―": "-", "〔": "[", "〕": "]",
     "【": "[", "】": "]", "。": ".", "、": ",", "·": ".", "•": "."}
)  # fmt: skip

_LISTED = {"sent_to": "主送", "reported_to": "抄报", "copies_to": "抄送"}


def alike(text: str) -> str:
    """``text`` with marks that differ only in width or dress made the same: （ and (, “ and ",
    〔 and [, — and -, 。 and ．, 、 and ，."""
    return fold_width(text).translate(_ALIKE)


def page_text(page: str) -> str:
    """The ink of a page without the number at its foot."""
    lines = [line.strip() for line in page.strip().split("\n")]
    if lines and PAGE_NUMBER.fullmatch(lines[-1]):
        lines.pop()
    return ink("".join(lines))


def typed_text(text: str) -> str:
    """The ink of a text that somebody typed from the pages of a file: "=== page 2 ===" between
    them, and a page's number before or behind its words, are no words of it."""
    pages = _BETWEEN.split(text.strip())
    return "".join(page_text(_FIRST_NUMBER.sub("", page.strip())) for page in pages)


def raw_text(raw: Raw) -> str:
    """All that was read, before parse and rules; page numbers stand in ``dropped``."""
    return ink("".join(text for _key, text in raw_texts(raw)))


def report_text(report: Report, raw: Raw, pieces: tuple[Piece, ...]) -> str:
    """``report`` as it would be printed, in the order of ``raw``.

    Values get their dress again (附件：, 抄送：, dates in 年月日) and stand where they were read,
    so that what parse understood and what it left in the text give the same characters.
    """
    row = {key: index for index, (key, _text) in enumerate(raw_texts(raw))}
    first: dict[tuple[str | None, str | None], int] = {}
    for piece in pieces:
        if piece.dropped is None:
            first.setdefault((piece.block, piece.field), row[piece.source])
    run_in = {b.id for b in blocks(report) if isinstance(b, Section) and b.run_in}
    several, last, placed = len(report.attachments) > 1, 0, []
    for text in texts(report):
        last = first.get(text.place, last)
        placed.append((last, ink(_dressed(text, text.block in run_in, several))))
    return "".join(words for _at, words in sorted(placed, key=lambda p: p[0]))


def _dressed(text: Text, run_in: bool, several: bool) -> str:
    words, number = text.text, int(text.field or "0") + 1 if text.block == "attachments" else 0
    match text.role:
        case "signer":
            return f"签发人：{words}"
        case "heading" if run_in:
            return f"{words}。"
        case "attachments":
            return ("附件：" if number == 1 else "") + (f"{number}." if several else "") + words
        case "date":
            return _day(words)
        case "note":
            return f"（{words}）"
        case "keywords":
            return f"主题词：{words}"
        case "sent_to" | "reported_to" | "copies_to":
            return f"{_LISTED[text.role]}：{words}。"
        case "copies_printed":
            return f"（共印{words}份）"
        case "printed_on":
            return f"{_day(words)}印发"
        case _:
            return words


def _day(iso: str) -> str:
    return print_date(iso) if iso.count("-") == 2 else print_month(iso)
