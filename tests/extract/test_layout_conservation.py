"""Whatever stands on a page, layout neither loses nor invents a character."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.chars import ink
from pipeline.raw import RawText
from stages.extract._layout.columns import lines_in_order
from stages.extract._layout.compose import compose
from stages.extract._layout.model import Atom, Page
from tests.extract._print import atoms

LINES = st.lists(
    st.tuples(
        st.text("一、（二）甲乙123. ab—页第", min_size=1, max_size=30),
        st.floats(0, 560),
        st.floats(0, 830),
        st.sampled_from([9.0, 12.0, 16.0, 22.0]),
    ),
    max_size=40,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=3))
def test_every_character_comes_out_once(pages: list[list[tuple[str, float, float, float]]]) -> None:
    made: list[Page] = []
    before: Counter[str] = Counter()
    for number, lines in enumerate(pages, start=1):
        found: list[Atom] = [a for text, x, y, size in lines for a in atoms(text, x, y, size)]
        before.update(ink("".join(a.text for a in found)))
        made.append(
            Page(
                number=number,
                width=600,
                height=840,
                lines=tuple(lines_in_order(found, number)),
                by="pdf.text",
            )
        )
    composed = compose(made)
    after: Counter[str] = Counter()
    for fragment in composed.fragments:
        assert isinstance(fragment, RawText)
        after.update(ink(fragment.text))
    for note in composed.footnotes:
        after.update(ink(note.text))
    for item in composed.dropped:
        after.update(ink(item.text))
    assert after == before
