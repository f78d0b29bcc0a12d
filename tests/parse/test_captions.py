"""Which line is the caption of a table."""

from __future__ import annotations

import pytest

from pipeline.raw import Hints, RawCell, RawFragment, RawTable, RawText
from pipeline.report import Paragraph, Table
from tests.parse.test_parts import BODY, parsed
from tests.parse.wordform import HERE, raw_of

CAPTION = RawText(text="值班人员情况", hints=Hints(style="caption"), origin=HERE)
TEXT = RawText(text=BODY, hints=Hints(style="Normal"), origin=HERE)


def table(text: str) -> RawTable:
    return RawTable(rows=((RawCell(text=text), RawCell(text="人数")),), origin=HERE)


@pytest.mark.parametrize(
    ("fragments", "captions"),
    [
        ((TEXT, CAPTION, table("甲")), ["值班人员情况"]),
        ((TEXT, table("甲"), CAPTION, TEXT), ["值班人员情况"]),
        ((TEXT, table("甲"), CAPTION), ["值班人员情况"]),
        ((TEXT, table("甲"), CAPTION, table("乙")), [None, "值班人员情况"]),
    ],
)
def test_a_styled_caption_belongs_to_the_table_below_it_or_else_above_it(
    fragments: tuple[RawFragment, ...], captions: list[str | None]
) -> None:
    body = parsed(raw_of(fragments)).body
    assert [b.caption for b in body if isinstance(b, Table)] == captions
    assert {b.text for b in body if isinstance(b, Paragraph)} == {BODY}
