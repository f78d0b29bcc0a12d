"""On a printed page the largest type is the title, though something stands above it."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.origin import Origin
from pipeline.raw import RawText
from pipeline.report import Paragraph
from tests.parse.test_parts import BODY, line, parsed
from tests.parse.wordform import raw_of

ON_PAGE = Origin(by="test", page=1, box=(80.0, 100.0, 500.0, 120.0))


def printed(text: str, size: float, color: str | None = None) -> RawText:
    return replace(line(text, size=size, color=color), origin=ON_PAGE)


HEAD = printed("渠道与水闸", 12.0)
TITLE = printed("丘陵地区小型渠道的冬季养护", 22.0)
TEXT = printed(BODY, 10.5)


def test_the_largest_line_under_a_running_head_is_the_title() -> None:
    numbered = printed("编号：渠2031-04", 9.0)
    assert parsed(raw_of((HEAD, numbered, TITLE, TEXT))).title == TITLE.text
    two = (printed("丘陵地区小型渠道", 22.0), printed("的冬季养护", 22.0))
    assert parsed(raw_of((HEAD, numbered, *two, TEXT))).title == TITLE.text


def test_a_running_head_that_says_the_title_says_it_again() -> None:
    head = printed(f" {TITLE.text} ", 12.0)
    report = parsed(raw_of((head, printed("渠道养护专题", 12.0), TITLE, TEXT)))
    assert report.title == TITLE.text
    assert [b.text for b in report.body if isinstance(b, Paragraph)] == ["渠道养护专题", BODY]


def test_of_two_lines_apart_that_are_as_large_none_is_the_title() -> None:
    again = printed("闸门的养护", 22.0)
    report = parsed(raw_of((printed("渠2031-04", 9.0), TITLE, TEXT, again, TEXT)))
    assert report.title is None


def test_a_large_line_under_text_or_under_the_head_of_an_annex_is_no_title() -> None:
    assert parsed(raw_of((TEXT, TITLE, TEXT))).title is None
    assert parsed(raw_of((printed("附件", 12.0), TITLE, TEXT))).title is None


def test_a_line_that_is_hardly_larger_than_the_text_is_no_title_there() -> None:
    assert (
        parsed(raw_of((printed("渠2031-04", 9.0), printed("冬季养护", 12.0), TEXT))).title is None
    )


def test_the_class_on_the_cover_of_a_standard_is_not_its_name() -> None:
    classed = printed("禾泽省地方标准", 26.0)
    report = parsed(raw_of((printed("ICS 93.160", 10.5), classed, TITLE, TEXT)))
    assert report.title == TITLE.text


def test_red_type_names_the_issuer_and_no_title() -> None:
    red = printed("禾泽县水利学会", 30.0, color="E02020")
    report = parsed(raw_of((printed("渠2031-04", 9.0), red, TEXT)))
    assert report.title is None


def test_red_lines_of_one_size_that_end_with_a_kind_of_report_are_the_title() -> None:
    head = printed("公司代码：310452\t公司简称：清渠股份", 10.5)
    name = printed("云岭清渠股份有限公司", 22.0, "FF0000")
    report = printed("2031年第一季度报告", 22.0, "FF0000")
    assert parsed(raw_of((head, name, report, TEXT))).title == name.text + report.text
    assert parsed(raw_of((head, name, TEXT))).title is None
