"""Pages of a PDF written by hand, drawn by pdfium as plain values: for tests of what is drawn."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from stages.extract._printed.drawn import Drawn
from stages.extract._printed.text import TextPage, read_text_page
from stages.extract.pdf._draw import draw
from tests.extract._print import pdf

PICTURE = "/Im 4 0 R"
_MEDIA = "/MediaBox [0 0 600 840]"
_LATIN = "/F 3 0 R /H << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


class Scissors:
    """Stands in for who cuts pictures out of a page; remembers what was asked of it."""

    def __init__(self) -> None:
        self.cut: list[tuple[float, float, float, float]] = []

    def crop(
        self, _number: int, box: tuple[float, float, float, float], _size: tuple[float, float]
    ) -> tuple[str, bytes]:
        self.cut.append(box)
        return f"{len(self.cut)}.png", b""


def sheet(tmp_path: Path, content: str, page: str = "", vertical: bool = False) -> Drawn:
    """What the page with the stream ``content`` draws; ``page`` goes into its dictionary. ``F``
    is STSong-Light by UCS-2 codes, ``H`` is Helvetica."""
    path = pdf(tmp_path / "sheet.pdf", [content])
    text = path.read_bytes().decode("latin-1")
    text = text.replace(_MEDIA, f"{_MEDIA} {page}").replace("/F 3 0 R", _LATIN)
    if vertical:
        text = text.replace("UniGB-UCS2-H", "UniGB-UCS2-V")
    path.write_bytes(text.encode("latin-1"))
    document = pypdfium2.PdfDocument(path)
    try:
        return draw(document[0], 1)
    finally:
        document.close()


def read(drawn: Drawn, scissors: Scissors | None = None) -> TextPage:
    return read_text_page(drawn, scissors or Scissors())


def words(drawn: Drawn) -> str:
    return "".join(glyph.text for glyph in drawn.glyphs)


def latin(text: str, x: float, y: float, size: float = 16) -> str:
    """The content stream that draws ``text`` with its baseline ``y`` points from the top."""
    return f"BT /H {size} Tf {x} {840 - y} Td ({text}) Tj ET\n"


def code(text: str) -> str:
    return text.encode("utf-16-be").hex()


def picture(x: float, top: float, width: float, height: float) -> str:
    """The content stream of a grey picture."""
    data = "BI /W 1 /H 1 /BPC 8 /CS /G /F /AHx ID 80> EI"
    return f"q {width} 0 0 {height} {x} {840 - top - height} cm {data} Q\n"
