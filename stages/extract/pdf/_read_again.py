"""The characters of one page as pdfplumber reads them, in a process of its own (see
``_second_opinion.py``):

    python -m stages.extract.pdf._read_again FILE PAGE BYTES SECONDS

Passwords come on standard input, one a line. Standard output gets a line of JSON a character:
its text and where it is set, in the page's own coordinates.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator

from stages.extract.pdf._bounds import bound, hurry

MOST = 100_000
"""Characters of a page that are told."""

UNKNOWN = "(cid:"
"""So begins what pdfplumber says of a sign whose character it does not know either."""


def main(file: str, page: str, memory: str, seconds: str) -> None:
    import pdfplumber
    from pdfplumber.utils.exceptions import PdfminerException

    logging.disable(logging.CRITICAL)
    bound(int(memory))
    hurry(int(seconds))
    for password in ("", *filter(None, sys.stdin.read().split("\n"))):
        try:
            document = pdfplumber.open(file, pages=[int(page)], password=password)
        except PdfminerException:
            continue
        with document:
            for found, _n in zip(_characters(document), range(MOST), strict=False):
                print(json.dumps(found))
        return


def _characters(document: object) -> Iterator[tuple[str, float, float]]:
    for page in document.pages:  # type: ignore[attr-defined]
        for char in page.chars:
            if not char["text"].startswith(UNKNOWN):
                # pdfminer turns the page by its /Rotate and moves its corner to 0, 0.
                *_look, x, y = char["matrix"]
                x, y = _turned_back(x, y, page.rotation, page.page_obj.mediabox)
                yield char["text"], x, y


def _turned_back(
    x: float, y: float, rotation: int, box: tuple[float, float, float, float]
) -> tuple[float, float]:
    x0, y0, x1, y1 = map(float, box)
    match rotation:
        case 90:
            return x1 - y, y0 + x
        case 180:
            return x1 - x, y1 - y
        case 270:
            return x0 + y, y1 - x
        case _:
            return x0 + x, y0 + y


if __name__ == "__main__":
    main(*sys.argv[1:])
