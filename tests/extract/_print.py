"""Pages set by hand for tests: lines of characters on a grid, and small PDF files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from pipeline.raw import RawText
from stages.extract._layout.compose import compose
from stages.extract._layout.lines import build_lines
from stages.extract._layout.model import Atom, Line, Page

SIZE = 16.0
PITCH = 28.0
LEFT = 80.0
WIDE = 28
"""Characters a line, as GB/T 9704 has them."""


def atoms(text: str, x: float = LEFT, y: float = 100.0, size: float = SIZE) -> list[Atom]:
    """``text`` set from ``x`` on; an ideographic blank leaves a gap, an ASCII one a mark."""
    found: list[Atom] = []
    spaced = False
    for char in text:
        width = size * (0.5 if char.isascii() else 1.0)
        if char == " ":
            spaced = True
        elif char != "\u3000":
            box = (x, y, x + width, y + size)
            found.append(Atom(text=char, box=box, size=size, spaced=spaced))
            spaced = False
        x += width
    return found


def line(text: str, row: int, *, indent: float = 0, page: int = 1, size: float = SIZE) -> Line:
    """``text`` as the line ``row`` of a page, ``indent`` body characters from its left edge."""
    (made,) = build_lines(atoms(text, LEFT + indent * SIZE, 100 + row * PITCH, size), page)
    return made


def centred(text: str, row: int, *, size: float = SIZE, page: int = 1) -> Line:
    width = sum(size * (0.5 if c.isascii() else 1) for c in text)
    return line(text, row, indent=(WIDE * SIZE - width) / 2 / SIZE, page=page, size=size)


def page(lines: Sequence[Line], number: int = 1) -> Page:
    return Page(number=number, width=600, height=840, lines=tuple(lines), by="pdf.text")


def full(start: str) -> str:
    """A line that begins with ``start`` and reaches the right edge."""
    return start + "的" * (WIDE - len(start))


def pdf(path: Path, pages: Sequence[str], extra: str = "") -> Path:
    """A PDF whose pages have the given content streams; ``F`` is STSong-Light by UCS-2 codes."""
    kids = " ".join(f"{10 + 2 * i} 0 R" for i in range(len(pages)))
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        3: "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
        "/DescendantFonts [4 0 R] >>",
        4: "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo "
        "<< /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R "
        "/DW 1000 /W [1 95 500] >>",
        5: "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox "
        "[-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    }
    for i, content in enumerate(pages):
        objects[10 + 2 * i] = (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 840] /Resources "
            f"<< /Font << /F 3 0 R >> >> /Contents {11 + 2 * i} 0 R >>"
        )
        objects[11 + 2 * i] = f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"
    body, places = "%PDF-1.4\n", {}
    for number, text in objects.items():
        places[number] = len(body)
        body += f"{number} 0 obj\n{text}\nendobj\n"
    start = len(body)
    last = max(objects)
    body += f"xref\n0 {last + 1}\n0000000000 65535 f \n"
    for number in range(1, last + 1):
        used = number in places
        body += f"{places.get(number, 0):010d} {0 if used else 65535:05d} {'n' if used else 'f'} \n"
    body += f"trailer << /Size {last + 1} /Root 1 0 R {extra} >>\nstartxref\n{start}\n%%EOF\n"
    path.write_bytes(body.encode("ascii"))
    return path


def show(text: str, x: float, y: float, size: float = SIZE) -> str:
    """The content stream that draws ``text`` with its baseline ``y`` points from the top."""
    codes = text.encode("utf-16-be").hex()
    return f"BT /F {size} Tf {x} {840 - y} Td <{codes}> Tj ET\n"


def ruled(xs: Sequence[float], ys: Sequence[float]) -> str:
    """The content stream that draws a full grid; ``ys`` count from the top."""
    across = [f"{xs[0]} {840 - y} m {xs[-1]} {840 - y} l S\n" for y in ys]
    down = [f"{x} {840 - ys[0]} m {x} {840 - ys[-1]} l S\n" for x in xs]
    return "".join(across + down)


def texts(*lines: Line) -> list[str]:
    """The paragraphs that ``lines`` of one page become."""
    return [f.text for f in compose([page(lines)]).fragments if isinstance(f, RawText)]


def recognised(found: Line, size: float) -> Line:
    """``found`` as OCR tells it: with confidences, and a size of its own."""
    return replace(found, size=size, sure=(0.99,) * len(found.text))
