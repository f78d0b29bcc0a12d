"""What looks like a slip and is none: nothing is found where nothing is wrong."""

from __future__ import annotations

from pipeline.report import Paragraph, Report, Section
from tests.parse.test_parts import BODY
from tests.parse.test_understand import findings, points, seen


def test_the_source_named_under_each_table_and_rows_of_crosses_are_no_repeated_paragraphs() -> None:
    source = "资料来源：云岭市水务局水文年报及各站逐日观测记录，作者整理"
    crosses = "×" * 30
    lines = (BODY, source, crosses, "隔开的一段。", source, crosses)
    assert findings("duplicate_paragraph", *lines) == []


def test_a_row_that_begins_inside_the_paragraph_above_lacks_no_first_number() -> None:
    above = f"水务站先抓源头　1）清淤。{BODY}"
    rows = ("一、做法", above, f"2）管护。{BODY}又", f"3）巡查。{BODY}再")
    assert findings("numbering_gap", *rows) == []
    below = ("做法如下：", f"1）疏浚。{BODY}先", f"2）加固。{BODY}后", f"3）绿化。{BODY}末")
    assert findings("numbering_gap", "一、做法", *below, *rows[1:]) == []
    other = BODY + "另修11）号闸。"
    [found] = findings("numbering_gap", "一、做法", other, f"2）管护。{BODY}又")
    assert found.text == "2）"


def test_a_numbered_sentence_below_a_heading_may_count_on_in_its_row() -> None:
    def gaps(*counted: str) -> list[str | None]:
        sections = (
            Section(
                id=f"s{label}", level=2, label=label, heading="巡查", run_in=False, blocks=inner
            )
            for label, inner in (("1.1", ()), ("1.2", paragraphs(*counted)), ("1.4", ()))
        )
        report = Report(schema="report/1", title="工作报告", body=tuple(sections))
        return [f.text for f in seen(report).findings if f.kind == "numbering_gap"]

    def paragraphs(*texts: str) -> tuple[Paragraph, ...]:
        return tuple(Paragraph(id=text[:6], text=text) for text in texts)

    assert gaps(BODY, "1.3　渠首由水务站每日巡查。") == []
    assert gaps(BODY) == gaps(BODY, "1.1　渠首由水务站每日巡查。") == ["1.4"]


def numbered(label: str, level: int, *inner: Section | Paragraph) -> Section:
    return Section(
        id=f"s{level}{label}", level=level, label=label, heading="巡查", run_in=False, blocks=inner
    )


def gaps(*sections: Section) -> list[str | None]:
    report = Report(schema="report/1", title="工作报告", body=sections)
    return [f.text for f in seen(report).findings if f.kind == "numbering_gap"]


def test_a_row_of_headings_may_go_on_counting_from_the_part_above() -> None:
    questions = [Paragraph(id=f"p{n}", text=f"{n}.灌区共有几处水闸？") for n in (1, 2)]
    first = numbered("一、", 1, *questions)
    assert gaps(first, numbered("二、", 1, numbered("3.", 3), numbered("4.", 3))) == []
    assert gaps(first, numbered("二、", 1, numbered("4.", 3), numbered("5.", 3))) == ["4."]
    two = (numbered("（一）", 2), numbered("（二）", 2))
    assert gaps(numbered("一、", 1, *two), numbered("二、", 1, numbered("（三）", 2))) == []
    assert gaps(numbered("一、", 1, two[0]), numbered("二、", 1, two[1])) == ["（二）"]


def test_a_row_begins_anew_behind_a_line_that_introduces_it() -> None:
    def told(last: str) -> list[str | None]:
        item = Paragraph(id="p1", text=BODY)
        above = numbered("2.", 3, item, Paragraph(id="p2", text=last))
        return gaps(numbered("1.", 3, item), above, numbered("1.", 3), numbered("2.", 3))

    assert told("巡查要求如下：") == told("第二组的巡查安排（重点）") == []
    assert told("巡查记录每月归档一次。") == ["1."]
    twice = numbered("1.", 3, Paragraph(id="p3", text="巡查要求如下："))
    assert gaps(twice, numbered("1.", 3)) == ["1."]


def test_a_decimal_number_of_another_section_than_the_one_it_stands_in_is_told() -> None:
    inner = (numbered("2.2.1", 3), numbered("2.2.2", 3), numbered("2.3.1", 3))
    body = (numbered("2.1", 2), numbered("2.2", 2, *inner), numbered("2.3", 2))
    assert gaps(numbered("1", 1), numbered("2", 1, *body)) == ["2.3.1"]
    assert gaps(numbered("1", 1), numbered("2", 1, *body[:1], numbered("2.2", 2, *inner[:2]))) == []


def test_a_circled_number_that_points_at_a_note_is_no_point() -> None:
    assert points("各县已出台办法①，多数站点达标②。仍有三处未达标③；正在整改。") == []
    assert points("A.①②③ B.①③④") == points("属于①②的站点先行整改。") == []
