"""Pages of a document lend each other their frames."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.raw import RawText
from stages.extract._layout.compose import compose
from stages.extract._layout.frames import frames_of
from stages.extract._layout.model import Line, Page
from tests.extract._print import LEFT, SIZE, full, line, page


def scanned(number: int, lines: list[Line], *, moved: float = 0.0) -> Page:
    """A scanned page that lay ``moved`` characters farther right."""
    by = moved * SIZE
    seen = [
        replace(
            i, sure=(0.99,) * len(i.text), box=(i.box[0] + by, i.box[1], i.box[2] + by, i.box[3])
        )
        for i in lines
    ]
    return replace(page(seen, number), by="ocr")


def sheet(number: int, *, moved: float = 0.0) -> Page:
    rows = [line(full("水渠")[:-2], 0, indent=2, page=number)]
    rows += [line(full("堤岸"), row, page=number) for row in range(1, 6)]
    return scanned(number, rows, moved=moved)


def texts(*pages: Page) -> list[str]:
    return [f.text for f in compose(pages).fragments if isinstance(f, RawText)]


def test_a_last_scanned_page_of_two_lines_has_the_edges_of_the_page_before_it() -> None:
    lines = [line("记十二篇。", 0, page=2), line("其余照旧办理，", 1, indent=2, page=2)]
    found = texts(sheet(1), scanned(2, lines, moved=0.8))
    assert [text[-5:] for text in found] == ["记十二篇。", "照旧办理，"]
    frames = frames_of([sheet(1), scanned(2, lines, moved=0.8)], {1: sheet(1).lines, 2: lines})
    assert frames[2, 0].right - frames[2, 0].left == 28 * SIZE


def test_an_indented_line_alone_on_a_scanned_page_begins_a_paragraph() -> None:
    lines = [line("另有三处。", 0, indent=2, page=2)]
    assert len(texts(sheet(1), scanned(2, lines, moved=-0.7))) == 2


def test_printed_pages_of_few_lines_have_the_frame_of_their_own_side() -> None:
    pages = [replace(sheet(n), by="pdf.text") for n in (1, 2, 3)]
    moved = [replace(i, box=(i.box[0] + 40, *i.box[1:])) for i in pages[1].lines]
    few = replace(page([line("完。", 0, page=4)], 4), by="pdf.text")
    kept = {1: pages[0].lines, 2: tuple(moved), 3: pages[2].lines, 4: few.lines}
    frames = frames_of([*pages, few], kept)
    assert frames[1, 0].left == frames[3, 0].left == LEFT
    assert frames[4, 0].right == frames[2, 0].right


def test_sheets_of_another_size_lend_nothing() -> None:
    wide = replace(sheet(1), width=840.0)
    lines = [line("河" * 25, 0, page=2)]
    frames = frames_of([wide, scanned(2, lines)], {1: wide.lines, 2: lines})
    assert frames[2, 0].right == lines[0].box[2]


def test_columns_of_other_pages_lend_nothing() -> None:
    def column(number: int, wide: int) -> Page:
        rows = [replace(line("堤" * wide, row, page=number), column=1) for row in range(5)]
        return page(rows, number)

    pages = [column(1, 10), column(3, 20)]
    frames = frames_of(pages, {p.number: p.lines for p in pages})
    assert frames[1, 1].right - frames[1, 1].left == 10 * SIZE
    assert len(texts(*pages)) == 1
