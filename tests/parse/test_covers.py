"""What stands on a cover or at the top, where it could be taken for something else."""

from __future__ import annotations

from pipeline.raw import RawFigure, RawText
from pipeline.report import Figure, Paragraph
from tests.parse.test_parts import BODY, line, parsed, report_of
from tests.parse.wordform import HERE, raw_of


def test_the_first_date_of_a_diary_dates_no_document() -> None:
    entries = ("2023/4/2", "商议清淤方案。", "2023/4/9", "巡查上游。", "2023/4/16", "巡查下游。")
    report = report_of("会议纪要", *entries)
    assert report.date is None
    assert [b.text for b in report.body if isinstance(b, Paragraph)] == list(entries)


def test_a_red_title_is_no_issuer() -> None:
    report = parsed(
        raw_of(
            (line("山洪灾害气象预报", "center", size=22.0, color="FF0000"), line(BODY, size=12.0))
        )
    )
    assert report.title == "山洪灾害气象预报"
    assert report.front is None


def test_a_red_letterhead_without_a_number_is_the_issuer() -> None:
    red = {"size": 30.0, "color": "FF0000"}
    titled = (line("关于清淤的报告", "center", size=22.0), line(BODY, size=16.0))
    for head in ("云岭市水务局", "水务简报"):
        report = parsed(raw_of((line(head, "center", **red), *titled)))
        assert report.front is not None
        assert (report.front.issuer, report.title) == (head, "关于清淤的报告")


def test_a_version_under_the_title_is_its_subtitle() -> None:
    report = report_of("水库调度规程", "版本2.1", "作者：云岭市水务局", BODY)
    assert (report.subtitle, report.byline) == ("版本2.1", "作者：云岭市水务局")


def test_the_cover_style_of_standards_names_the_document() -> None:
    cover: tuple[RawText, ...] = (
        line("备案号：", style="文献分类号"),
        line("水库大坝安全评价导则\n第2部分：渗流", "center", style="封面标准名称"),
        line(BODY),
    )
    assert parsed(raw_of(cover)).title == "水库大坝安全评价导则第2部分：渗流"


def test_the_volume_of_a_series_is_part_of_the_title() -> None:
    big = {"size": 22.0}
    cover = (line("水库大坝安全评价导则", "center", **big), line("第2部分：渗流", "center", **big))
    body = line(BODY, size=12.0)
    assert parsed(raw_of((*cover, body))).title == "水库大坝安全评价导则第2部分：渗流"
    further = line("第3部分：结构", "center", **big)
    report = parsed(raw_of((*cover, body, further, line(BODY + "又", size=12.0))))
    assert report.title == "水库大坝安全评价导则"
    assert len(report.body) == 2


def test_a_title_may_stand_under_a_badge() -> None:
    badge = RawFigure(asset="0123456789abcdef.png", width=80.0, height=80.0, origin=HERE)
    titled = (line("堤防巡查表", "center", size=22.0), line(BODY, size=12.0))
    report = parsed(raw_of((badge, *titled)))
    assert report.title == "堤防巡查表"
    assert [type(block) for block in report.body] == [Figure, Paragraph]


def test_the_caption_of_a_first_picture_is_no_title() -> None:
    picture = RawFigure(asset="0123456789abcdef.png", width=300.0, height=200.0, origin=HERE)
    captioned = (line("图1　堤防断面", "center", size=12.0), line(BODY, size=12.0))
    report = parsed(raw_of((picture, *captioned)))
    assert report.title is None
    assert isinstance(report.body[0], Figure)
    assert report.body[0].caption == "图1　堤防断面"


def test_the_title_of_a_cover_is_found_again_behind_a_long_table_of_contents() -> None:
    title = line("丘陵地区渠道养护规程", "center", size=22.0)
    entries = [f"{n}　第{n}支渠的养护{'…' * 6}{n}" for n in range(1, 71)]
    contents = [line(text, size=12.0) for text in ("目　次", *entries)]
    rows = [text.split("…")[0] for text in entries]
    text = [line(said, size=12.0) for row in rows for said in (row, BODY)]
    again = line(title.text, "center", size=16.0)
    report = parsed(raw_of((title, *contents, line(BODY, size=12.0), again, *text)))
    assert report.title == title.text
    said = [b.text for b in report.body if isinstance(b, Paragraph)]
    assert said[0] == BODY
    assert title.text not in said
