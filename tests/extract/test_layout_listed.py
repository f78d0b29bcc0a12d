"""A ruled row that lists others below each other is cut into these."""

from __future__ import annotations

from stages.extract._layout.model import Atom
from stages.extract._layout.tables import Filled, fill, grid_of
from tests.extract._print import atoms

WIDE, HIGH, PITCH = 100.0, 200.0, 28.0


def standing(*cells: list[str]) -> list[Atom]:
    """The lines of cells beside each other; an empty one is a line left blank."""
    return [
        atom
        for column, lines in enumerate(cells)
        for number, text in enumerate(lines)
        for atom in atoms(text, 8 + column * WIDE, 8 + number * PITCH)
    ]


def filled(found: list[Atom], columns: int = 4) -> Filled:
    edges = [column * WIDE for column in range(columns + 1)]
    above = [(edges[0], -40.0, edges[2], 0.0), (edges[2], -40.0, edges[-1], 0.0)]
    cells = [(x, 0.0, x + WIDE, HIGH) for x in edges[:-1]]
    grid = grid_of([*above, *cells], near=3)
    assert grid is not None
    return fill(grid, found, 1)


def said(*cells: list[str]) -> list[list[str]]:
    return [[cell.text for cell in row] for row in filled(standing(*cells)).rows[1:]]


def test_entries_level_with_those_of_other_cells_are_rows_of_the_table() -> None:
    assert said(
        ["物料", "木板", "合计"], ["数", "3", ""], ["单价", "15", "8"], ["款", "45", "53"]
    ) == [["物料", "数", "单价", "款"], ["木板", "3", "15", "45"], ["合计", "", "8", "53"]]


def test_an_entry_of_two_lines_stays_one_entry() -> None:
    assert said(
        ["物料", "防腐的长木", "板", "铁钉"],
        ["数", "3", "", "7"],
        ["单价", "15", "", "8"],
        ["款", "45", "", "56"],
    ) == [
        ["物料", "数", "单价", "款"],
        ["防腐的长木板", "3", "15", "45"],
        ["铁钉", "7", "8", "56"],
    ]


def test_heads_that_are_broken_alike_are_one_row() -> None:
    assert len(said(["物料", "名称"], ["单价", "元"], ["数量", "件"], ["闸", "号"])) == 1


def test_figures_too_long_for_their_cells_make_no_row() -> None:
    assert len(said(*[["7300112031", "0417"]] * 4)) == 1


def test_figures_in_the_middle_beside_running_text_make_no_row() -> None:
    text = [["渠首在青禾", "河左岸三百", "米处。"]] * 3
    found = standing(*text, ["", "3"], ["", "15"], ["", "45"])
    assert len(filled(found, columns=6).rows) == 2


def test_a_figure_under_a_word_begins_a_row_however_narrow_its_cell() -> None:
    heads = ["闸门的数量", "木板的单价", "铁钉的单价", "渠道的长度"]
    assert len(said(*([head, "15"] for head in heads))) == 2


def test_two_cells_alone_are_not_enough() -> None:
    assert len(said(["单价", "15"], ["款", "45"], ["闸"], ["渠"])) == 1


def test_what_stands_beside_all_rows_belongs_to_all() -> None:
    listed = standing(["物料", "木板", "铁钉"], ["数", "3", "7"], ["价", "15", "8"])
    beside = atoms("备注", 8 + 3 * WIDE, 8 + 1.6 * PITCH)
    rows = filled([*listed, *beside]).rows[1:]
    assert [[cell.text for cell in row] for row in rows] == [
        ["物料", "数", "价", "备注"],
        ["木板", "3", "15"],
        ["铁钉", "7", "8"],
    ]
    assert rows[0][3].rowspan == 3


def test_a_cell_of_several_rows_grows_with_the_rows_beside_it() -> None:
    cells = [(0.0, 0.0, WIDE, HIGH + 40)]
    cells += [(x * WIDE, 0.0, (x + 1) * WIDE, HIGH) for x in (1, 2, 3)]
    cells += [(WIDE, HIGH, 4 * WIDE, HIGH + 40)]
    grid = grid_of(cells, near=3)
    assert grid is not None
    listed = standing(["清单"], ["数", "3", "7"], ["价", "15", "8"], ["款", "45", "56"])
    rows = fill(grid, [*listed, *atoms("附注", 120, HIGH + 10)], 1).rows
    assert [[cell.text for cell in row] for row in rows] == [
        ["清单", "数", "价", "款"],
        ["3", "15", "45"],
        ["7", "8", "56"],
        ["附注"],
    ]
    assert rows[0][0].rowspan == 4
