"""Paragraphs beside a picture of a scan are whole."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.raw import RawText
from stages.extract._layout.compose import compose
from stages.extract._layout.model import Line, Page
from stages.extract._layout.wrapped import own_frames
from tests.extract._print import LEFT, PITCH, SIZE, full, line, page

PICTURE = (LEFT + 17 * SIZE, 100 + 3.8 * PITCH, LEFT + 28 * SIZE, 100 + 8.6 * PITCH)


def scanned(lines: list[Line], *pictures: tuple[float, float, float, float]) -> Page:
    seen = [replace(i, sure=(0.99,) * len(i.text)) for i in lines]
    return replace(page(own_frames(seen, pictures)), by="ocr")


def test_lines_beside_a_picture_go_on_where_it_ends_them() -> None:
    above = [line(full("渠首在此")[:-2], 0, indent=2), *(line(full("沿山"), i) for i in (1, 2, 3))]
    beside = [line("水" * 16, row) for row in (4, 5, 6, 7, 8)]
    below = [line(full("过闸"), 9), line("入湖。", 10)]
    lines = [*above, *beside, *below]
    found = [f.text for f in compose([scanned(lines, PICTURE)]).fragments]  # type: ignore[union-attr]
    assert found == ["".join(i.text for i in lines)]
    apart = compose([scanned(lines)]).fragments
    assert len([f for f in apart if isinstance(f, RawText)]) == 6
