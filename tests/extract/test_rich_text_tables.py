"""RTF: tables and automatic numbers."""

from __future__ import annotations

from pathlib import Path

from pipeline.raw import RawTable
from tests.extract._docx import dropped, paragraph, texts
from tests.extract._rtf import hexes, read, table

LINE = r"\clbrdrt\brdrs\clbrdrl\brdrs\clbrdrb\brdrs\clbrdrr\brdrs"


def row(
    *cells: str, edges: tuple[int, ...] = (), more: str = "", shapes: tuple[str, ...] = ()
) -> str:
    edges = edges or tuple(1000 * n for n in range(1, len(cells) + 1))
    shapes = shapes or ("",) * len(edges)
    told = "".join(f"{LINE}{shape}\\cellx{edge}" for shape, edge in zip(shapes, edges, strict=True))
    return rf"\trowd{more}{told}\pard\intbl " + "".join(f"{c}\\cell " for c in cells) + r"\row "


def test_a_table_has_its_rows_and_cells(tmp_path: Path) -> None:
    raw = read(tmp_path, r"\pard x\par" + row("a", r"b\par c") + row("d", "") + r"\pard y\par")
    assert table(raw, 1) == [["a", "b\nc"], ["d", ""]]
    assert texts(raw) == ["x", "y"]


def test_braces_around_cells_and_rows_do_not_matter(tmp_path: Path) -> None:
    cells = "".join(rf"{{{{\pard\intbl {cell}\par}}\cell}}" for cell in "ab")
    body = rf"{{\trowd\cellx900\cellx1800\intbl{cells}\intbl\row}}"
    assert table(read(tmp_path, body)) == [["a", "b"]]


def test_cells_span_the_columns_that_other_rows_part(tmp_path: Path) -> None:
    body = row("a", "b", "c") + row("d", "e", edges=(2005, 3000))
    found = read(tmp_path, body).fragments[0]
    assert isinstance(found, RawTable)
    assert [[c.colspan for c in r] for r in found.rows] == [[1, 1, 1], [2, 1]]


def test_merged_cells_stand_once(tmp_path: Path) -> None:
    body = row("a", "b", "", shapes=(r"\clvmgf", r"\clmgf", r"\clmrg")) + row(
        "", "c", "d", shapes=(r"\clvmrg", "", "")
    )
    found = read(tmp_path, body).fragments[0]
    assert isinstance(found, RawTable)
    spans = [[(c.text, c.colspan, c.rowspan) for c in r] for r in found.rows]
    assert spans == [[("a", 1, 2), ("b", 2, 1)], [("c", 1, 1), ("d", 1, 1)]]


def test_header_rows_are_counted(tmp_path: Path) -> None:
    found = read(tmp_path, row("a", "b", more=r"\trhdr") + row("c", "d")).fragments[0]
    assert isinstance(found, RawTable)
    assert found.header_rows == 1


def test_a_table_within_a_cell_is_kept_inside_it(tmp_path: Path) -> None:
    nested = (
        r"\pard\intbl\itap2 i\nestcell j\nestcell{\*\nesttableprops\trowd\cellx400\cellx800"
        r"\nestrow}{\nonesttables\par }\pard\intbl\itap1 after"
    )
    raw = read(
        tmp_path, rf"\trowd\cellx1000\cellx2000\pard\intbl before\par {nested}\cell b\cell\row"
    )
    found = raw.fragments[0]
    assert isinstance(found, RawTable)
    ((first, second),) = found.rows
    assert (first.text, second.text) == ("before\nafter", "b")
    inner = first.inside[0]
    assert isinstance(inner, RawTable)
    assert [[c.text for c in r] for r in inner.rows] == [["i", "j"]]


def test_a_row_that_is_never_ended_is_read(tmp_path: Path) -> None:
    assert table(read(tmp_path, r"\trowd\cellx900\cellx1800\pard\intbl a\cell b")) == [["a", "b"]]


LISTS = (
    r"{\*\listtable{\list{\listlevel\levelnfc37\levelstartat1{\leveltext\'02\'00"
    + hexes("、")
    + r";}{\levelnumbers\'01;}\f1\fi-420\li420}{\listlevel\levelnfc0\levelstartat1"
    r"{\leveltext\'05(\'00.\'01);}{\levelnumbers\'02\'04;}}{\listname ;}\listid7}"
    r"{\list{\listlevel\levelnfc23{\leveltext\'01\'6c;}{\levelnumbers;}\f2}\listid8}}"
    r"{\*\listoverridetable{\listoverride\listid7\listoverridecount0\ls1}"
    r"{\listoverride\listid8\listoverridecount0\ls2}"
    r"{\listoverride\listid7\listoverridecount1{\lfolevel\listoverridestartat\levelstartat5}\ls3}}"
)


def test_automatic_numbers_are_counted_as_word_does(tmp_path: Path) -> None:
    body = (
        r"\pard\ls1\ilvl0 a\par\pard\ls1\ilvl1 b\par c\par\pard\ls1\ilvl0 d\par"
        r"\pard\ls2 e\par\pard\ls3 f\par"
    )
    raw = read(tmp_path, body, LISTS)
    assert texts(raw) == ["一、a", "(一.1)b", "(一.2)c", "二、d", "●e", "五、f"]
    assert paragraph(raw, 1).hints.number == 5


def test_the_number_for_old_readers_is_not_printed_twice(tmp_path: Path) -> None:
    number = rf"{{\listtext\pard\plain\f1 {hexes('一、')}\tab}}"
    raw = read(tmp_path, number + r"\pard\ls1\ilvl0 a\par", LISTS)
    assert texts(raw) == ["一、a"]
    assert dropped(raw) == {"alternative": "一、"}


def test_a_number_without_a_list_is_printed_as_old_readers_do(tmp_path: Path) -> None:
    raw = read(tmp_path, r"{\pntext\f0 (3)\tab}{\*\pn\pnlvlbody\pndec{\pntxta )}}\pard a\par")
    assert texts(raw) == ["(3)a"]
    assert paragraph(raw).hints.number == 3


def test_a_pattern_that_lost_its_characters_takes_them_from_the_number(tmp_path: Path) -> None:
    lists = LISTS.replace(hexes("、"), "?")
    number = rf"{{\listtext\f1 {hexes('一、')}\tab}}"
    raw = read(tmp_path, number + r"\pard\ls1\ilvl0 a\par b\par", lists)
    assert texts(raw) == ["一、a", "二、b"]


def test_narrow_brackets_of_a_pattern_are_as_wide_as_in_the_number(tmp_path: Path) -> None:
    body = (
        r"\pard\ls1\ilvl0 a\par" + rf"{{\listtext\f1 {hexes('（一.1）')}\tab}}"
        r"\pard\ls1\ilvl1 b\par c\par"
    )
    assert texts(read(tmp_path, body, LISTS)) == ["一、a", "（一.1）b", "（一.2）c"]


def test_numbers_of_styles_hold_only_where_they_are_repeated(tmp_path: Path) -> None:
    styles = LISTS + r"{\stylesheet{Normal;}{\s1\ls1\ilvl0 heading 1;}}"
    raw = read(tmp_path, r"\pard\s1\ls1\ilvl0 a\par\pard\s1 b\par", styles)
    assert texts(raw) == ["一、a", "b"]
