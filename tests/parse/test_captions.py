"""Which line is the caption of a table."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from pipeline.raw import Hints, RawCell, RawFigure, RawFragment, RawTable, RawText
from pipeline.report import Figure, Paragraph, Table
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


def picture(name: str) -> RawFigure:
    return RawFigure(asset=name, origin=HERE)


def said(text: str, page: int | None = None) -> RawText:
    return RawText(text=text, origin=replace(HERE, page=page))


def test_the_caption_at_the_foot_of_a_page_is_not_that_of_the_next_page() -> None:
    below = RawFigure(asset="a.png", origin=replace(HERE, page=2))
    for page, caption in ((1, None), (2, "图1　灌区分布")):
        body = parsed(raw_of((TEXT, said("图1　灌区分布", page), below, TEXT))).body
        assert [b.caption for b in body if isinstance(b, Figure)] == [caption]


@pytest.mark.parametrize("words", ["图表 1：灌区分布", "图一：灌区分布", "图1　灌区分布"])
def test_a_numbered_caption_may_stand_above_its_picture(words: str) -> None:
    body = parsed(raw_of((TEXT, said(words), picture("a.png"), TEXT))).body
    assert [b.caption for b in body if isinstance(b, Figure)] == [words]
    assert len(body) == 3


def test_captions_below_pictures_stay_with_what_stands_above_them() -> None:
    one, two = said("图1　灌区分布"), said("图2　渠系分布")
    rows = (TEXT, picture("a.png"), one, picture("b.png"), two, TEXT)
    body = parsed(raw_of(rows)).body
    assert [b.caption for b in body if isinstance(b, Figure)] == [one.text, two.text]
    body = parsed(raw_of((TEXT, one, picture("a.png"), two, TEXT))).body
    assert [b.caption for b in body if isinstance(b, Figure)] == [two.text]
    spoken = said("图1说明灌区分布在渠首两侧。")
    body = parsed(raw_of((TEXT, spoken, picture("a.png")))).body
    assert [b.caption for b in body if isinstance(b, Figure)] == [None]


@pytest.mark.parametrize("words", ["图表2：值班人数", "表一　值班人数", "表二：值班人数"])
def test_a_numbered_caption_of_a_table_may_be_numbered_in_chinese_or_as_a_chart(words: str) -> None:
    body = parsed(raw_of((TEXT, said(words), table("甲")))).body
    assert [b.caption for b in body if isinstance(b, Table)] == [words]
