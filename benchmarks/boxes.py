"""What was read, drawn onto the pages: boxes, their order, and what was not read.

    python benchmarks/boxes.py FILE… --out DIR [--pages 10] [--pages-from DIR --dpi 144]

There is nothing here to draw OFD with. ``--pages-from`` takes pictures of the pages that another
program drew, named ``<stem>-001.png``, with ``--dpi`` pixels an inch.

Writes ``DIR/<stem>-<page>.png``: paragraphs blue with their number in reading order, tables
green, figures magenta, what was dropped grey, unread ink orange; beside the page what stands in
the JSON. A person lays page and text side by side and sees what is wrong.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont, ImageOps, ImageSequence

from pipeline import registry, run
from pipeline.errors import GuidangError
from pipeline.origin import Box, Origin
from pipeline.raw import Raw, RawFigure, RawOpaque, RawTable, RawText
from pipeline.stage import Context

WIDE = 900
"""Pixels of a page's width as drawn."""

COLORS = {"text": "#2050ff", "table": "#00a040", "figure": "#d000d0", "dropped": "#909090"}
UNREAD = "#ff8000"

Mark = tuple[int, Box, str, str]
"""Page, box, colour, and what is written beside it."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pages", type=int, default=10)
    parser.add_argument("--ocr", default="auto")
    parser.add_argument("--pages-from", type=Path)
    parser.add_argument("--dpi", type=float, default=144.0)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    context = Context(style=registry.style("gbt9704"), kinds=registry.kinds(), ocr=options.ocr)
    for path in options.files:
        try:
            raw = run.extract(path, context)
        except GuidangError as error:
            print(f"{path.name}: {error}", file=sys.stderr)
            continue
        marks = list(marks_of(raw))
        if options.pages_from is not None:
            pages = drawn_elsewhere(path, options.pages_from, options.dpi)
        else:
            pages = pages_of(path, raw)
        for number, (picture, unit) in enumerate(pages, start=1):
            if number > options.pages:
                break
            drawn = draw(picture, unit, [m for m in marks if m[0] == number])
            drawn.save(options.out / f"{path.stem[:60]}-{number:03}.png")


def marks_of(raw: Raw) -> Iterator[Mark]:
    """Everything of ``raw`` that has a place, in reading order."""
    for index, fragment in enumerate(raw.fragments, start=1):
        match fragment:
            case RawText() | RawOpaque():
                kind, said = "text", fragment.text
            case RawTable():
                rows = [" | ".join(cell.text for cell in row) for row in fragment.rows]
                kind, said = "table", "\n".join(rows)
            case RawFigure():
                kind, said = "figure", f"[{fragment.shows or 'picture'}] {fragment.alt}"
        yield from _places(fragment.origin, COLORS[kind], f"{index} {said}")
    for note in raw.footnotes:
        yield from _places(note.origin, COLORS["text"], f"note {note.mark} {note.text}")
    for dropped in raw.dropped:
        if dropped.origin is not None:
            yield from _places(
                dropped.origin, COLORS["dropped"], f"({dropped.reason}) {dropped.text}"
            )
    for ink in raw.unread_ink:
        yield ink.page, ink.box, UNREAD, "unread"


def _places(origin: Origin, color: str, said: str) -> Iterator[Mark]:
    for place in (origin, *origin.more):
        if place.page is not None and place.box is not None:
            yield place.page, place.box, color, said
            said = said.partition(" ")[0] + " …"


def drawn_elsewhere(path: Path, folder: Path, dpi: float) -> Iterator[tuple[Image.Image, float]]:
    """As ``pages_of``, from the pictures in ``folder``."""
    for number in itertools.count(1):
        file = folder / f"{path.stem}-{number:03}.png"
        if not file.exists():
            return
        with Image.open(file) as image:
            scale = WIDE / image.width
            yield image.convert("RGB").resize((WIDE, round(image.height * scale))), scale * dpi / 72


def pages_of(path: Path, raw: Raw) -> Iterator[tuple[Image.Image, float]]:
    """Each page as a picture, and how many of its pixels one unit of a box is."""
    if raw.source.format == "pdf":
        document = pypdfium2.PdfDocument(path)
        for page in document:
            scale = WIDE / page.get_width()
            yield page.render(scale=scale).to_pil().convert("RGB"), scale
    elif raw.source.format == "ofd":
        # White paper: the boxes show order and shape.
        for _number in range(raw.source.pages or 1):
            yield Image.new("RGB", (WIDE, round(WIDE * 1.414)), "white"), WIDE / 595
    else:
        with Image.open(path) as image:
            for frame in ImageSequence.Iterator(image):
                whole = ImageOps.exif_transpose(frame).convert("RGB")
                scale = WIDE / whole.width
                yield whole.resize((WIDE, round(whole.height * scale))), scale


def draw(picture: Image.Image, unit: float, marks: list[Mark]) -> Image.Image:
    """``picture`` with ``marks``, and their words on a sheet to its right."""
    sheet = Image.new("RGB", (2 * picture.width, picture.height), "white")
    sheet.paste(picture, (0, 0))
    pen, font = ImageDraw.Draw(sheet), _font(15)
    y = 4.0
    for _page, box, color, said in marks:
        x0, y0, x1, y1 = (value * unit for value in box)
        pen.rectangle((x0, y0, max(x0, x1), max(y0, y1)), outline=color, width=2)
        if color != UNREAD:
            pen.text((max(x0 - 22, 0), y0), said.partition(" ")[0], fill="red", font=_font(13))
            for line in _wrapped(said, picture.width // 16):
                pen.text((picture.width + 8, y), line, fill=color, font=font)
                y += 18
    return sheet


def _wrapped(text: str, width: int) -> Iterator[str]:
    for line in text.split("\n"):
        for start in range(0, max(len(line), 1), width):
            yield line[start : start + width]


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    for name in ("NotoSansCJK-Regular.ttc", "NotoSerifCJK-Regular.ttc"):
        for folder in ("/usr/share/fonts/opentype/noto", "/usr/share/fonts/noto-cjk"):
            if (Path(folder) / name).exists():
                return ImageFont.truetype(str(Path(folder) / name), size)
    return ImageFont.load_default(size)


if __name__ == "__main__":
    main()
