"""Three-line tables of a PDF are tables; other text between rules is none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline import registry
from pipeline.proof import prove_extraction
from pipeline.raw import RawTable, RawText
from pipeline.stage import Context
from stages.extract.pdf import EXTRACTOR
from tests.extract._print import full, pdf, show

XS = (90, 200, 360)


def rule(y: float, x0: float = 80, x1: float = 528) -> str:
    return f"{x0} {840 - y} m {x1} {840 - y} l S\n"


def rows(start: float, texts: Sequence[Sequence[str]]) -> str:
    """Rows of text 28 points apart, the baseline of the first at ``start``."""
    return "".join(
        show(text, x, start + 28 * r)
        for r, row in enumerate(texts)
        for x, text in zip(XS, row, strict=False)
        if text
    )


def read(path: Path, content: str) -> list[RawText | list[list[str]]]:
    raw = EXTRACTOR.extract(
        pdf(path, [content]), "pdf", Context(style=registry.style("gbt9704"), threads=1)
    )
    prove_extraction(raw)
    found: list[RawText | list[list[str]]] = []
    for fragment in raw.fragments:
        assert fragment.origin.by == "pdf.text"
        if isinstance(fragment, RawTable):
            found.append([[cell.text for cell in row] for row in fragment.rows])
        elif isinstance(fragment, RawText):
            found.append(fragment)
    return found


HEAD = ("序号", "设施", "检查情况")


def test_three_rules_and_columns_are_a_table_between_its_paragraphs(tmp_path: Path) -> None:
    body = rows(120, (HEAD, ("1", "东干渠", "完好"), ("2", "西干渠", "漏水")))
    lines = rule(100) + rule(128) + rule(184)
    text = show(full("检查"), 80, 90) + show("表后的话。", 112, 220)
    above, found, below = read(tmp_path / "a.pdf", text + lines + body)
    assert isinstance(above, RawText)
    assert isinstance(below, RawText)
    assert found == [list(HEAD), ["1", "东干渠", "完好"], ["2", "西干渠", "漏水"]]


def test_a_line_that_goes_on_belongs_to_its_row(tmp_path: Path) -> None:
    long = "闸门老化须在汛期前更换"
    body = rows(120, (HEAD, ("1", "东干渠", long[:10]), ("", "", long[10:]), ("2", "西", "漏水")))
    (found,) = read(tmp_path / "a.pdf", rule(100) + rule(128) + rule(212) + body)
    assert found == [list(HEAD), ["1", "东干渠", long], ["2", "西", "漏水"]]


def test_two_tables_below_each_other_stay_two(tmp_path: Path) -> None:
    first = rows(120, (HEAD, ("1", "东干渠", "完好")))
    second = rows(240, (HEAD, ("1", "西干渠", "漏水")))
    between = show("另一张表的说明，比表的一栏要长得多，", 80, 190)
    lines = "".join(map(rule, (100, 128, 156, 220, 248, 276)))
    found = read(tmp_path / "a.pdf", lines + first + between + second)
    assert [f for f in found if isinstance(f, list)] == [
        [list(HEAD), ["1", "东干渠", "完好"]],
        [list(HEAD), ["1", "西干渠", "漏水"]],
    ]


def test_the_lines_of_a_back_matter_are_no_table(tmp_path: Path) -> None:
    lines = rule(700) + rule(728) + rule(756)
    words = show("抄送：县水务局。", 90, 720) + show("县档案馆", 90, 748)
    words += show("2023年12月20日印发", 360, 748)
    assert all(isinstance(f, RawText) for f in read(tmp_path / "a.pdf", lines + words))


def test_a_blank_in_a_word_makes_no_columns(tmp_path: Path) -> None:
    words = "".join(show(a, 90, y) + show(b, 122, y) for a, b, y in (("姓", "名", 120),))
    words += show("林", 90, 148) + show("秋", 122, 148)
    lines = rule(100, 80, 200) + rule(128, 80, 200) + rule(156, 80, 200)
    assert all(isinstance(f, RawText) for f in read(tmp_path / "a.pdf", lines + words))


def test_paragraphs_between_rules_are_no_table(tmp_path: Path) -> None:
    words = "".join(show(full("今年"), 80, y) for y in (120, 148, 176))
    lines = rule(100) + rule(128) + rule(190)
    assert all(isinstance(f, RawText) for f in read(tmp_path / "a.pdf", lines + words))


def test_a_table_right_below_another_begins_with_its_own_header(tmp_path: Path) -> None:
    first = rows(120, (HEAD, ("1", "东干渠", "完好")))
    second = rows(176, (HEAD, ("1", "西干渠", "漏水")))
    lines = "".join(map(rule, (100, 128, 156, 184, 212)))
    found = read(tmp_path / "a.pdf", lines + first + second)
    assert [f for f in found if isinstance(f, list)] == [
        [list(HEAD), ["1", "东干渠", "完好"]],
        [list(HEAD), ["1", "西干渠", "漏水"]],
    ]


def test_what_stands_between_two_rules_of_many_is_one_row(tmp_path: Path) -> None:
    long = ("闸门老化，", "汛期前更换。")
    body = rows(120, (HEAD, ("", "", long[0]), ("1", "东干渠", ""), ("", "", long[1])))
    body += rows(232, (("2", "西", "漏水"), ("3", "北", "完好")))
    lines = "".join(map(rule, (100, 128, 212, 240, 268)))
    (found,) = read(tmp_path / "a.pdf", lines + body)
    assert isinstance(found, list)
    assert [row[0] for row in found] == ["序号", "1", "2", "3"]
    assert found[1][2].replace("\n", "") == "".join(long)


def test_a_title_between_two_tables_joins_no_columns(tmp_path: Path) -> None:
    first = rows(120, (HEAD, ("1", "东干渠", "完好")))
    title = show("全县泵站的检查情况和处理意见", 180, 176)
    second = rows(204, (HEAD, ("1", "西干渠", "漏水")))
    lines = "".join(map(rule, (100, 128, 156, 184, 212, 240)))
    found = read(tmp_path / "a.pdf", lines + first + title + second)
    assert [len(f) for f in found if isinstance(f, list)] == [2, 2]
    assert [f.text for f in found if isinstance(f, RawText)] == ["全县泵站的检查情况和处理意见"]
