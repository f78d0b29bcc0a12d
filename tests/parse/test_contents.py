"""Tables of contents: known in every dress, and compared with the headings."""

from __future__ import annotations

from pipeline.chars import count_ink
from pipeline.origin import Origin
from pipeline.proof import prove_parse
from pipeline.raw import Hints, Raw, RawCell, RawTable, RawText
from pipeline.record import Dropped, Ledger
from stages.parse import PARSER
from tests.parse.test_headings import outline
from tests.parse.test_parts import BODY, ledger_of, report_of
from tests.parse.test_there_and_back import CONTEXT
from tests.parse.wordform import HERE, raw_of

TEXTS = tuple(BODY + mark for mark in "甲乙丙丁")
TEXT = ("一、干流", TEXTS[0], "二、支流", TEXTS[1])


def told(ledger: Ledger) -> list[str]:
    return [n.message for n in ledger.notices if n.code == "contents_mismatch"]


def listed(ledger: Ledger) -> list[str]:
    return [d.text for d in ledger.dropped if d.reason == "contents"]


def with_contents(*lines: str) -> Raw:
    """``TEXT`` whose table of contents extract left out."""
    raw = raw_of(tuple(RawText(text=text, origin=HERE) for text in ("工作报告", *TEXT)))
    words = "\n".join(lines)
    return Raw(
        schema="raw/1",
        source=raw.source,
        fragments=raw.fragments,
        source_chars=raw.source_chars + count_ink(words),
        dropped=(Dropped(text=words, reason="contents"),),
    )


def test_bare_entries_may_stand_apart_from_the_first_heading_by_an_opening() -> None:
    lines = ("工作报告", "目　录", "一、干流", "二、支流", TEXTS[2], *TEXT)
    assert listed(ledger_of(*lines)) == ["目　录", "一、干流", "二、支流"]
    assert outline(report_of(*lines).body) == [
        "…",
        (1, "一、", "干流", False, ["…"]),
        (1, "二、", "支流", False, ["…"]),
    ]


def test_contents_may_stand_in_one_paragraph_with_what_is_above_them() -> None:
    above = "（2024年3月5日水利局会议通过）\n目　录\n一、干流\n二、支流\n附则"
    lines = ("渠道办法", above, *TEXT, "附则", TEXTS[2])
    raw = raw_of(tuple(RawText(text=text, origin=HERE) for text in lines))
    ledger = prove_parse(raw, PARSER.parse(raw, CONTEXT))
    assert listed(ledger) == ["目　录", "一、干流", "二、支流", "附则"]


def test_bare_entries_may_carry_a_sign_and_name_run_in_headings() -> None:
    entries = ("一、干流", "*（一）加固堤防", "*（二）清淤", "二、支流")
    text = ("一、干流", f"（一）加固堤防。{TEXTS[2]}", f"（二）清淤。{TEXTS[3]}", *TEXT[2:])
    assert listed(ledger_of("工作报告", "目录", *entries, *text)) == ["目录", *entries]


def test_contents_without_any_text_are_the_text() -> None:
    lines = ("目　录", "一、干流……………1", "二、支流……………7")
    assert listed(ledger_of(*lines)) == []
    assert outline(report_of(*lines).body) == ["…"] * 3
    assert len(listed(ledger_of(*lines, *TEXT))) == 3


def test_headings_below_the_word_contents_that_nothing_says_again_stay() -> None:
    assert listed(ledger_of("工作报告", "目录", *TEXT)) == []


def test_bare_entries_end_where_the_first_is_said_again_and_some_recur_among_them() -> None:
    entries = ("一、干流", "（一）范围", "二、支流", "（一）范围")
    short = ("一、干流", "（一）范围", "甲渠", "二、支流", "（一）范围", "乙渠")
    told_of = ledger_of("工作报告", "目录", *entries, *short).dropped
    assert [(d.text, d.count) for d in told_of if d.reason == "contents"] == [
        ("目录", 1),
        ("一、干流", 1),
        ("（一）范围", 2),
        ("二、支流", 1),
    ]


def test_bare_entries_end_at_the_first_heading_even_if_further_down_it_stands_once_more() -> None:
    entries = ("一、干流", "二、支流")
    again = ("一、干流", "甲渠", "二、支流", TEXTS[0], "一、干流", TEXTS[1], "二、支流", TEXTS[2])
    told_of = ledger_of("工作报告", "目录", *entries, *again).dropped
    assert [(d.text, d.count) for d in told_of if d.reason == "contents"] == [
        ("目录", 1),
        ("一、干流", 1),
        ("二、支流", 1),
    ]


def test_one_misread_entry_among_many_does_not_end_the_contents() -> None:
    names = [
        f"{number}、{name}" for number, name in zip("一二三四五六", "甲乙丙丁戊己", strict=True)
    ]
    text = [each for name in names for each in (f"{name}渠", f"{BODY}{name}")]
    entries = [f"{name}渠" for name in names]
    entries[2] = "三、两渠"
    assert listed(ledger_of("工作报告", "目录", *entries, *text)) == ["目录", *entries]


def paged(*rows: tuple[str, str]) -> Raw:
    cells = tuple(tuple(RawCell(text=text) for text in row) for row in rows)
    lines = [RawText(text=text, origin=HERE) for text in ("工作报告", "目录")]
    text = [RawText(text=text, origin=HERE) for text in TEXT]
    return raw_of((*lines, RawTable(rows=cells, origin=Origin(by="test")), *text))


def test_contents_set_as_a_table_with_a_column_of_pages_are_contents() -> None:
    raw = paged(("一、干流", "1"), ("二、支流", "12"))
    ledger = prove_parse(raw, PARSER.parse(raw, CONTEXT))
    assert listed(ledger) == ["目录", "一、干流", "1", "二、支流", "12"]
    assert told(ledger) == []
    other = paged(("站名", "座数"), ("干流", "管护站"), ("支流", "12"), ("渠首", "3"))
    assert listed(prove_parse(other, PARSER.parse(other, CONTEXT))) == []


def test_contents_that_fit_the_headings_are_not_spoken_of() -> None:
    entries = ("一、干流…………1", "二、支流\t12")
    assert told(ledger_of("工作报告", "目录", *entries, *TEXT)) == []


def test_an_entry_without_a_heading_is_told_of() -> None:
    entries = ("一、干流…………1", "二、支流…………2", "三、水库…………3")
    [message] = told(ledger_of("工作报告", "目录", *entries, *TEXT))
    assert message == "目录中有1项在正文中没有对应的标题：“三、水库”，请核对目录与正文"


def test_a_heading_that_the_contents_lack_is_told_of_and_those_of_deeper_ranks_are_not() -> None:
    entries = ("一、干流…………1", "二、支流…………2")
    more = ("三、水库", "（一）大坝", TEXTS[2], "（二）闸门", TEXTS[3])
    [message] = told(ledger_of("工作报告", "目录", *entries, *TEXT, *more))
    assert message == "正文中有1个标题没有列入目录：“三、水库”，请核对目录与正文"


def test_run_in_headings_and_those_without_a_number_need_not_be_listed() -> None:
    entries = ("一、干流…………1", "二、支流…………2", "三、水库…………3")
    text = (*TEXT, "三、水库", TEXTS[2])
    more = (f"四、渠首。{TEXTS[3]}", f"五、渠尾。{TEXTS[3]}乙")
    assert told(ledger_of("工作报告", "目录", *entries, *text, *more)) == []
    lines = [RawText(text=words, origin=HERE) for words in ("工作报告", "目录", *entries, *text)]
    style = Hints(style="heading 1")
    lines += [RawText(text="附表说明", hints=style, origin=HERE), lines[-1]]
    raw = raw_of(tuple(lines))
    assert told(prove_parse(raw, PARSER.parse(raw, CONTEXT))) == []


def test_a_numbered_sentence_over_nothing_need_not_be_listed() -> None:
    entries = ("一、干流…………1", "二、支流…………2")
    assert told(ledger_of("工作报告", "目录", *entries, *TEXT, "三、自评等次为称职。")) == []


def test_an_entry_over_two_lines_and_two_on_one_line_are_found() -> None:
    long = "一、干流堤防加固与清淤工程"
    entries = ("一、干流堤防加固…………", "与清淤工程…………1", "二、支流…………2")
    assert told(ledger_of("工作报告", "目录", *entries, long, TEXTS[0], *TEXT[2:])) == []
    joined = ("一、干流二、支流…………2", "三、水库…………3")
    text = (*TEXT, "三、水库", TEXTS[2])
    assert told(ledger_of("工作报告", "目录", *joined, *text)) == []


def test_contents_that_extract_left_out_are_compared_too() -> None:
    raw = with_contents("目录", "一、干流1", "二、水库2")
    messages = told(prove_parse(raw, PARSER.parse(raw, CONTEXT)))
    assert [message.split("“")[1].split("”")[0] for message in messages] == ["二、水库2"]


def test_the_number_of_a_standard_at_the_head_of_a_page_is_no_entry() -> None:
    raw = with_contents("目录", "一、干流…………1", "DB33/T 871—2012", "二、支流…………2")
    assert told(prove_parse(raw, PARSER.parse(raw, CONTEXT))) == []
