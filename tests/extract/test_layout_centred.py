"""Centred lines: titles over several of them, covers; and lines that only look so."""

from __future__ import annotations

from pipeline.raw import RawText
from stages.extract._layout.compose import compose
from stages.extract._layout.lines import build_lines
from stages.extract._layout.model import Line
from tests.extract._print import atoms, centred, full, line, page, recognised, texts


def test_centred_lines_of_one_large_size_are_one_title_with_its_line_break() -> None:
    found = texts(
        centred("青禾县档案馆关于", 0, size=22),
        centred("二〇二三年工作情况的报告", 1, size=22),
        centred("馆长　林知秋", 3),
        line(full("今年")[:-2], 5, indent=2),
        line(full("我们"), 6),
        line("完成了任务。", 7),
    )
    assert found[0] == "青禾县档案馆关于\n二〇二三年工作情况的报告"
    assert found[1] == "馆长\u3000林知秋"


def test_lines_at_the_right_stand_alone_with_that_hint() -> None:
    lines = [line(full("今年"), 0), line(full("我们"), 1), line("完成了。", 2)]
    lines += [line("青禾县档案馆", 4, indent=19), line("2023年12月20日", 5, indent=19)]
    found = compose([page(lines)]).fragments
    assert [f.hints.align for f in found if isinstance(f, RawText)] == ["left", "right", "right"]


def test_a_line_of_text_beside_hanging_headings_is_not_centred() -> None:
    heads = [line("零一", 0), line("零二", 4)]
    first = line("甲" * 24, 1, indent=3)
    second = line("乙" * 26, 2, indent=1)
    found = texts(heads[0], first, second, heads[1], line("丙" * 28, 5), line("丁" * 28, 6))
    assert "甲" * 24 + "乙" * 26 in found


def test_a_title_of_recognised_lines_that_look_low_is_one() -> None:
    found = texts(
        recognised(line("青禾县水利局关于全县渠道" + "甲" * 15, 0), 17.9),
        recognised(centred("修缮情况的报告", 1, size=19), 19),
        *(recognised(line(full("今年"), row), 16) for row in (3, 4, 5)),
    )
    assert found[0].endswith("\n修缮情况的报告")


def test_centred_lines_within_the_name_of_a_document_are_one() -> None:
    text = [line(full("今年")[:-2], 5, indent=2), line(full("我们"), 6), line("完成了。", 7)]
    cited = ["水利厅印发《关于规范渠首", "引水计量使用　树立正确", "用水导向的意见》的通知"]
    lines = [centred(part, row) for row, part in enumerate(cited)]
    whole = cited[0] + cited[1] + cited[2]
    assert texts(*lines, centred("水利厅办公室", 3), *text)[:2] == [whole, "水利厅办公室"]
    plain = [centred("青禾县水利厅档案室", 0), centred("渠首管理处资料室", 1)]
    assert len(texts(*plain, *text)) == 3


def test_the_second_line_of_an_item_set_deeper_is_not_centred() -> None:
    text = [line(full("今年")[:-2], 0, indent=2), line(full("我们"), 1), line("完成了。", 2)]
    first = line("渠首引水的名称" + "的" * 15, 3, indent=6)
    second = line("与图册里写明的一致，并且连同附图。" + "的" * 3, 4, indent=4)
    assert len(texts(*text, first, second)) == 2
    ended = line("渠首引水的名称" + "的" * 14 + "。", 3, indent=6)
    assert len(texts(*text, ended, second)) == 3


def test_centred_lines_of_a_cover_are_not_run_together() -> None:
    cover = ["青禾县水利投资股份有限公司", "Qinghe Water Ltd.", "2031年年度报告书"]
    rows = ["股份代码：900123", "股份简称：青禾水利", "披露日期：2032年3月27日"]
    lines = [on_sheet(text, row, 26) for row, text in enumerate(cover)]
    lines += [on_sheet(text, row + 9, 18) for row, text in enumerate(rows)]
    assert texts(*lines) == [*cover, *rows]


def test_lines_of_running_text_about_the_middle_of_the_sheet_are_no_cover() -> None:
    assert len(texts(*(on_sheet("渠水绕山" * 6, row, 16) for row in range(4)))) == 1


def on_sheet(text: str, row: int, size: float) -> Line:
    """``text`` about the middle of the test page, which is 600 wide."""
    (wide,) = build_lines(atoms(text, 0, size=size), 1)
    x = 300 - wide.box[2] / 2
    return build_lines(atoms(text, x, 100 + row * 40, size), 1)[0]
