"""Where on a printed page things stand: the text of each page, and the place of the seal."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.dates import print_date
from pipeline.report import Report

Rect = tuple[float, float, float, float]
"""Left, bottom, right, top in points, from below."""

REACH = 1 / 16
"""Of a page's height: a date that stands farther under a name is not the date of a signature,
the name is one in the title. Two lines of a body of 16 points are 1/15 of it."""


class SealPlace(NamedTuple):
    """The middle of a seal, in shares of the page's width and height; ``page`` counts from 0."""

    page: int
    x: float
    y: float


def page_texts(pdf: bytes) -> list[str]:
    """What is printed on each page, by the text layer that the printing program wrote."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]


def seal_place(pdf: bytes, report: Report) -> SealPlace:
    """On the signature and the date below it: both lie a little under the middle of the seal
    (GB/T 9704-2012, 7.3.5.1). Raises ``ValueError`` where they do not stand on one page."""
    import pypdfium2

    if not report.signature or not report.date:
        raise ValueError("a seal needs a signature and a date to lie on")
    for number, page in enumerate(pypdfium2.PdfDocument(pdf)):
        text = page.get_textpage()
        width, height = page.get_size()
        lines = (report.signature[-1], print_date(report.date))
        signed, dated = (_boxes(text, line) for line in lines)
        for name in signed:
            if day := date_below(name, dated, height * REACH):
                middle = (name[0] + name[2] + day[0] + day[2]) / 4
                return SealPlace(number, middle / width, 1 - (name[1] + name[3]) / 2 / height)
    raise ValueError(f"{lines[0]} and {lines[1]} stand on no page together")


def date_below(name: Rect, dates: list[Rect], reach: float) -> Rect | None:
    """The first of ``dates`` that stands under ``name``, at most ``reach`` lower."""
    return next((date for date in dates if 0 <= name[1] - date[3] < reach), None)


def _boxes(text: object, words: str) -> list[Rect]:
    """Every place of ``words``."""
    found, search = [], text.search(words)  # type: ignore[attr-defined]
    while place := search.get_next():
        boxes = [text.get_charbox(at) for at in range(place[0], sum(place))]  # type: ignore[attr-defined]
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        found.append((min(lefts), min(bottoms), max(rights), max(tops)))
    return found
