"""版头 and 版记 are known by the rules and colours on the page where words were misread."""

from __future__ import annotations

from pipeline.report import Paragraph
from tests.parse.test_parts import BODY, line, parsed
from tests.parse.wordform import raw_of

RED, BLACK = "E02020", "000000"
ISSUER = line("禾泽县林业局丈件", "center", size=34.0, color=RED)
TITLE = line("关于春季造林情况的报告", "center", size=22.0)
TEXT = line(BODY, size=16.0)


def test_large_red_type_above_the_red_rule_names_the_issuer_though_misread() -> None:
    number = line("禾林发〔2024〕9号", "center", size=16.0, rule_below=RED)
    report = parsed(
        raw_of(
            (
                ISSUER,
                number,
                TITLE,
                TEXT,
            )
        )
    )
    assert report.front is not None
    assert report.front.issuer == "禾泽县林业局丈件"
    assert report.title == "关于春季造林情况的报告"


def test_a_number_with_misread_brackets_is_known_above_the_red_rule() -> None:
    number = line("禾林发I2024J9号", "center", size=16.0, rule_below=RED)
    report = parsed(
        raw_of(
            (
                ISSUER,
                number,
                TITLE,
                TEXT,
            )
        )
    )
    assert report.front is not None
    assert report.front.document_number == "禾林发I2024J9号"


def test_without_the_red_rule_such_a_line_is_no_number() -> None:
    number = line("禾林发I2024J9号", "center", size=16.0, rule_below=BLACK)
    report = parsed(
        raw_of(
            (
                ISSUER,
                number,
                TITLE,
                TEXT,
            )
        )
    )
    assert report.front is None or report.front.document_number is None


def test_a_red_title_below_no_rule_is_no_issuer() -> None:
    title = line("关于春季造林情况的报告", "center", size=22.0, color=RED)
    assert (
        parsed(
            raw_of(
                (
                    title,
                    TEXT,
                )
            )
        ).title
        == "关于春季造林情况的报告"
    )


def test_copies_to_between_its_rules_is_known_though_misread() -> None:
    copies = line("抄逆：县政府办公室，各乡镇。", rule_above=BLACK, rule_below=BLACK)
    printed = line("县林业局办公室\t2024年4月2日印友", rule_above=BLACK, rule_below=BLACK)
    report = parsed(
        raw_of(
            (
                TITLE,
                TEXT,
                copies,
                printed,
            )
        )
    )
    assert report.back is not None
    assert report.back.copies_to is not None
    assert "县政府办公室" in report.back.copies_to
    assert report.back.printed_by is not None
    assert "印友" in report.back.printed_by


def test_such_lines_without_rules_stay_text() -> None:
    report = parsed(
        raw_of(
            (
                TITLE,
                TEXT,
                line("抄逆：县政府办公室，各乡镇。"),
            )
        )
    )
    assert report.back is None


def test_a_name_alone_above_the_red_rule_is_no_part_of_the_title() -> None:
    number = line("禾林发〔2024〕9号", "center", size=16.0)
    signer = line("程望川", "center", size=16.0, rule_below=RED)
    spoken = line("各乡镇林业站：", size=16.0)
    report = parsed(raw_of((ISSUER, number, signer, TITLE, spoken, TEXT)))
    assert (report.title, report.salutation) == ("关于春季造林情况的报告", "各乡镇林业站：")
    first = report.body[0]
    assert isinstance(first, Paragraph)
    assert first.text == "程望川"
