"""Lines are joined or parted by what they share with those above them."""

from __future__ import annotations

from pipeline.raw import RawText
from stages.extract._layout.compose import compose
from stages.extract._layout.lines import build_lines
from stages.extract._layout.model import Line
from tests.extract._print import LEFT, PITCH, atoms, full, line, page


def texts(*lines: Line) -> list[str]:
    return [f.text for f in compose([page(lines)]).fragments if isinstance(f, RawText)]


def deeper(text: str, row: int) -> Line:
    """``text`` at the left edge of a paragraph that is set four characters deep."""
    return line(text, row, indent=4)


def shifted(text: str, row: int) -> Line:
    """``text`` where an entry hangs, its first bracket set a little farther left."""
    return line(text, row, indent=1.7)


def at(text: str, height: float) -> Line:
    """``text`` so many lines below the top."""
    (made,) = build_lines(atoms(text, LEFT, 100 + height * PITCH), 1)
    return made


def test_the_last_line_of_a_paragraph_set_deeper_is_not_centred() -> None:
    text = [line(full("今年"), 0), line(full("我们"), 1), line("完成了任务。", 2)]
    first = line("渠首" + "水" * 20, 3, indent=6)
    rest = [deeper("闸" * 24, 4), deeper("看守的人员要" + "认" * 13 + "。", 5)]
    assert len(texts(*text, first, *rest)) == 2
    short = [deeper("闸" * 20, 4), deeper("看" * 20, 5)]
    assert texts(*text, first, *short)[-1] == "看" * 20


def test_a_line_that_opens_with_the_sign_of_the_item_above_is_the_next_item() -> None:
    first = line("Ø" + "渠" * 25 + "；", 0, indent=2)
    second = line("Ø" + "水" * 26, 1, indent=2)
    text = [line(full("今年"), 4), line(full("我们"), 5), line("完成了。", 6)]
    found = texts(first, second, line("看守。", 2), *text)
    assert found[:2] == [first.text, f"{second.text}看守。"]
    other = line("《" + "水" * 26, 1, indent=2)
    opened = line("《" + "渠" * 26, 0, indent=2)
    assert len(texts(opened, other, *text)) == 2


def test_paragraphs_a_line_apart_are_parted_on_a_page_where_most_have_one_line() -> None:
    rows = [0.0, 1.0, 2.7, 4.4, 6.1, 7.8, 9.5, 11.2, 12.9, 13.9, 15.6]
    ends = full("渠首管理")[:-1] + "。"
    said = [full("今年"), "完成了任务。", ends, "水闸由专人看守。"]
    said += [f"{n}号水闸已经修好。" for n in "甲乙丙丁"] + [full("明年"), "继续努力。", "完。"]
    found = texts(*map(at, said, rows))
    assert ends in found
    assert full("今年") + "完成了任务。" in found


def test_in_an_entry_of_the_references_the_issue_of_a_journal_opens_nothing() -> None:
    first = "［1］LIN Z, canal and sluice in the dry years of the"
    first += " " + "a" * (56 - 2 - len(first) - 1)
    second, third = "b" * 47 + " 2031", "（1）：3-18."
    text = [line(full("今年"), 4), line(full("我们"), 5), line("完成了任务。", 6)]
    found = texts(line(first, 0), line(second, 1, indent=2), shifted(third, 2), *text)
    assert len(found) == 2
    ended = line("水" * 25 + "。", 1, indent=2)
    assert len(texts(line(first, 0), ended, shifted("（1）渠首。", 2), *text)) == 3


def test_an_enumeration_begins_behind_a_narrow_colon_too() -> None:
    opening = full("有下列情形之一的")[:-1] + ":"
    assert len(texts(line(opening, 0), line("（一）水渠干涸的；", 1))) == 2
    assert len(texts(line(full("见前面"), 0), line("（一）所说的水渠。", 1))) == 1


def test_a_short_heading_with_a_deep_number_that_runs_into_its_text_is_no_row() -> None:
    above = [line(full("水渠"), 0), line("到此为止。", 1)]
    head = "　渠首" + "水" * 15 + "　能灌溉田"
    found = texts(*above, line("12. 5. 6" + head, 2), line("六百多亩。", 3))
    assert found[1:] == [f"12. 5. 6{head}六百多亩。"]
    assert len(texts(*above, line("甲渠南闸" + head, 2), line("六百多亩。", 3))) == 3


def test_a_range_that_a_line_end_cuts_has_no_blank_in_it() -> None:
    before = " 6~".rjust(56, "w")
    (found,) = texts(line(before, 0), line("9 g", 1))
    assert found.endswith("6~9 g")


def test_a_line_about_the_middle_under_a_full_stop_goes_on_with_nothing() -> None:
    text = [line(full("今年"), 0), line(full("我们"), 1), line("完成了任务。", 2)]
    ended = deeper("闸" * 23 + "。", 3)
    assert len(texts(*text, ended, deeper("看守的人员要" + "认" * 13, 4))) == 3
