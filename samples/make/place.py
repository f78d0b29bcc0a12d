"""Where on a printed page things stand: the text of each page, and the place of the seal."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.dates import print_date
from pipeline.report import Report


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
        for left, bottom, right, top in signed:
            below = [box for box in dated if 0 < bottom - box[3] + (top - bottom) < height / 8]
            if below:
                middle = (left + right + below[0][0] + below[0][2]) / 4
                return SealPlace(number, middle / width, 1 - (top + bottom) / 2 / height)
    raise ValueError(f"{lines[0]} and {lines[1]} stand on no page together")


def _boxes(text: object, words: str) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of every place of ``words``, in points from below."""
    found, search = [], text.search(words)  # type: ignore[attr-defined]
    while place := search.get_next():
        boxes = [text.get_charbox(at) for at in range(place[0], sum(place))]  # type: ignore[attr-defined]
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        found.append((min(lefts), min(bottoms), max(rights), max(tops)))
    return found
