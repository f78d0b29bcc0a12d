"""Headings that have neither number nor style."""

from __future__ import annotations

from pipeline.raw import Hints, RawText
from tests.parse.test_headings import outline
from tests.parse.test_parts import BODY, line, parsed
from tests.parse.wordform import HERE, raw_of

TITLE = line("渠道巡查报告", "center", size=22.0)
TEXTS = tuple(line(BODY + mark, size=16.0) for mark in "甲乙丙丁戊")


def read(*lines: RawText) -> list[object]:
    """What stands below a title and an opening."""
    opening, *rest = outline(parsed(raw_of((TITLE, TEXTS[4], *lines))).body)
    assert opening == "…"
    return rest


def bold(text: str) -> RawText:
    return line(text, size=16.0, bold=True)


def head(text: str, *held: object) -> tuple[object, ...]:
    return (1, "", text, False, list(held or ("…",)))


def test_short_bold_lines_alike_over_one_text_after_another_are_headings() -> None:
    rows = (bold("上游"), TEXTS[0], bold("中游"), TEXTS[1], bold("下游"), TEXTS[2])
    assert read(*rows) == [head("上游"), head("中游"), head("下游")]


def test_two_such_lines_are_too_few_and_plain_ones_none() -> None:
    assert read(bold("上游"), TEXTS[0], bold("下游"), TEXTS[1]) == ["…"] * 4
    plain = [line(name, size=16.0) for name in ("上游", "中游", "下游")]
    assert read(plain[0], TEXTS[0], plain[1], TEXTS[1], plain[2], TEXTS[2]) == ["…"] * 6


def test_short_lines_in_a_face_of_headings_are_headings_without_being_bold() -> None:
    texts = [line(text.text, size=16.0, font="仿宋_GB2312") for text in TEXTS]

    def rows(font: str) -> list[RawText]:
        heads = [line(name, size=16.0, font=font) for name in ("上游", "中游", "下游")]
        return [part for pair in zip(heads, texts, strict=False) for part in pair]

    assert read(*rows("黑体")) == [head("上游"), head("中游"), head("下游")]
    assert read(*rows("Noto Sans CJK SC")) == [head("上游"), head("中游"), head("下游")]
    assert read(*rows("仿宋_GB2312")) == ["…"] * 6


def test_a_line_that_stands_over_each_table_of_a_list_is_no_heading() -> None:
    rows = [bold("水务局领用清单"), TEXTS[0], bold("水务局领用清单"), TEXTS[1]]
    rows += [bold("水务局领用清单"), TEXTS[2]]
    assert read(*rows) == ["…"] * 6


def test_a_bold_list_is_no_row_of_headings() -> None:
    assert read(bold("上游"), bold("中游"), bold("下游"), bold("渠首"), TEXTS[0]) == ["…"] * 5
    over = [bold("上游"), TEXTS[0], bold("中游"), TEXTS[1], bold("下游"), TEXTS[2]]
    assert read(*over, bold("渠首"), bold("渠尾")) == ["…"] * 8


def test_short_english_lines_are_no_headings() -> None:
    rows = (bold("Gate"), TEXTS[0], bold("Weir"), TEXTS[1], bold("Pump"), TEXTS[2])
    assert read(*rows) == ["…"] * 6


def test_numbers_begin_anew_below_such_headings_or_they_are_none() -> None:
    one, two = line("一、水位情况", size=16.0), line("二、流量情况", size=16.0)
    rows = [bold("上游"), one, TEXTS[0], bold("中游"), one, TEXTS[1], bold("下游"), TEXTS[2]]
    under = (2, "一、", "水位情况", False, ["…"])
    assert read(*rows) == [head("上游", under), head("中游", under), head("下游")]
    rows = [bold("上游"), TEXTS[0], one, TEXTS[1], bold("中游"), TEXTS[2], two, TEXTS[3]]
    rows += [bold("下游"), TEXTS[4]]
    assert [part[1] for part in read(*rows) if isinstance(part, tuple)] == ["一、", "二、"]


def test_a_numbered_heading_over_two_centred_paragraphs_is_one() -> None:
    look = {"size": 16.0, "bold": True}
    first = line("第一章　关于渠道巡查与水闸启闭工作的", "center", **look)
    second = line("若干具体要求", "center", **look)
    [section] = read(first, second, TEXTS[0])
    assert section == (1, "第一章", "关于渠道巡查与水闸启闭工作的若干具体要求", False, ["…"])
    short = line("第一章　总则", "center", **look)
    assert read(short, second, TEXTS[0]) == [(1, "第一章", "总则", False, ["…", "…"])]


def test_a_soft_break_within_a_numbered_heading_is_left_to_the_page() -> None:
    broken = RawText(text="一、关于渠道巡查\n与水闸启闭", hints=Hints(), origin=HERE)
    assert read(broken, TEXTS[0]) == [(1, "一、", "关于渠道巡查与水闸启闭", False, ["…"])]


def test_bold_lines_among_numbered_headings_stand_below_them() -> None:
    def numbered(text: str) -> RawText:
        return line(text, size=16.0)

    rows = [numbered("一、水位"), bold("上游"), TEXTS[0], bold("中游"), TEXTS[1]]
    rows += [numbered("二、流量"), bold("下游"), TEXTS[2], numbered("（一）枯水"), TEXTS[3]]
    assert read(*rows) == [
        (1, "一、", "水位", False, [
            (2, "", "上游", False, ["…"]),
            (2, "", "中游", False, ["…"]),
        ]),
        (1, "二、", "流量", False, [
            (2, "", "下游", False, ["…"]),
            (2, "（一）", "枯水", False, ["…"]),
        ]),
    ]  # fmt: skip
    centred = [line(f"{t.text}", "center", size=16.0) if t.hints.bold else t for t in rows]
    assert read(*centred) == [
        (1, "一、", "水位", False, ["…"] * 4),
        (1, "二、", "流量", False, ["…"] * 2 + [(2, "（一）", "枯水", False, ["…"])]),
    ]
