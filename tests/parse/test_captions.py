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


@pytest.mark.parametrize("style", ["Table Caption", "Image Caption", "caption:table", "题注"])
def test_a_style_that_is_named_for_captions_is_one(style: str) -> None:
    named = RawText(text=CAPTION.text, hints=Hints(style=style), origin=HERE)
    body = parsed(raw_of((TEXT, named, table("甲")))).body
    assert [b.caption for b in body if isinstance(b, Table)] == [CAPTION.text]


def test_a_style_whose_name_only_begins_alike_is_none() -> None:
    other = RawText(text=CAPTION.text, hints=Hints(style="captioned figure"), origin=HERE)
    body = parsed(raw_of((TEXT, other, table("甲")))).body
    assert [b.caption for b in body if isinstance(b, Table)] == [None]
