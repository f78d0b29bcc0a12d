"""Whatever stands on a page, layout neither loses nor invents a character."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline.chars import ink
from pipeline.origin import Box, Origin
from pipeline.raw import RawFigure, RawText
from stages.extract._layout.columns import lines_in_order
from stages.extract._layout.compose import compose
from stages.extract._layout.model import Atom, Page, Placed, Ruling
from stages.extract._layout.wrapped import own_frames
from tests.extract._print import atoms

LINES = st.lists(
    st.tuples(
        st.text("一、（二）甲乙123. ab—页第", min_size=1, max_size=30),
        st.floats(0, 560),
        st.floats(0, 830),
        st.sampled_from([9.0, 12.0, 16.0, 22.0]),
        st.sampled_from(["across", "across", "across", "down", "seen", "standing"]),
    ),
    max_size=40,
)
"""Lines: their text, where they begin, the size of their characters, and how they run."""

COLUMNS = st.lists(
    st.tuples(st.floats(20, 500), st.integers(0, 20), st.integers(3, 14), st.integers(1, 24)),
    max_size=5,
)
"""Blocks of full lines: where they begin, their first row, their width and their rows."""


def placed(text: str, x: float, y: float, size: float, way: str) -> list[Atom]:
    match way:
        case "down":
            return [a for i, c in enumerate(text) for a in atoms(c, x, y + i * size, size)]
        case "seen":
            return [replace(a, sure=0.9) for a in atoms(text, x, y, size)]
        case "standing":  # as recognition places the characters of a line that stands
            box = (x, y, x + size, y + len(text) * size)
            return [
                replace(a, box=box, size=len(text) * size / 2, sure=0.9)
                for a in atoms(text, x, y, size)
            ]
    return atoms(text, x, y, size)


RULES = st.lists(
    st.builds(Ruling, st.floats(0, 300), st.floats(300, 600), st.floats(0, 840)), max_size=4
)
FIGURES = st.lists(
    st.builds(
        lambda x, y, w, h: (x, y, x + w, y + h),
        st.floats(0, 500),
        st.floats(0, 800),
        st.floats(10, 300),
        st.floats(10, 300),
    ),
    max_size=3,
)
FIGURE = RawFigure(asset="0.png", origin=Origin(by="test"))

LineAt = tuple[str, float, float, float, str]
BlockAt = tuple[float, int, int, int]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(LINES, COLUMNS, RULES, FIGURES), min_size=1, max_size=3))
def test_every_character_comes_out_once(
    pages: list[tuple[list[LineAt], list[BlockAt], list[Ruling], list[Box]]],
) -> None:
    made: list[Page] = []
    before: Counter[str] = Counter()
    for number, (lines, blocks, rules, figures) in enumerate(pages, start=1):
        found: list[Atom] = [atom for line in lines for atom in placed(*line)]
        for x, first, wide, rows in blocks:
            for row in range(first, first + rows):
                found += atoms("渠" * wide, x, 60 + row * 20, 12)
        before.update(ink("".join(a.text for a in found)))
        made.append(
            Page(
                number=number,
                width=600,
                height=840,
                lines=tuple(own_frames(lines_in_order(found, number), figures)),
                placed=tuple(Placed(box=box, fragment=FIGURE) for box in figures),
                rules=tuple(rules),
                by="ocr" if any(a.sure for a in found) else "pdf.text",
            )
        )
    composed = compose(made)
    after: Counter[str] = Counter()
    for fragment in composed.fragments:
        if isinstance(fragment, RawFigure):
            continue
        assert isinstance(fragment, RawText)
        after.update(ink(fragment.text))
    for note in composed.footnotes:
        after.update(ink(note.text))
    for item in composed.dropped:
        after.update(ink(item.text))
    assert after == before
    drawn = sum(isinstance(fragment, RawFigure) for fragment in composed.fragments)
    assert drawn == sum(len(figures) for _lines, _blocks, _rules, figures in pages)
