"""OpenDocument: numbers of lists and headings as they are shown, and tables on their grid."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.raw import Raw, RawTable
from tests.extract._docx import texts
from tests.extract._odt import automatic, p, read


def level(n: int, format_: str, more: str = "", suffix: str = "") -> str:
    return (
        f'<text:list-level-style-number text:level="{n}" style:num-format="{format_}" '
        f'style:num-suffix="{suffix}" {more}/>'
    )


def style(name: str, *levels: str) -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


CHINESE = style(
    "L1", level(1, "一, 二, 三, ...", suffix="、"), level(2, "1", 'style:num-prefix="("', ")")
)


def list_(*items: str, name: str = "L1", more: str = "") -> str:
    named = f'text:style-name="{name}"' if name else ""
    inside = "".join(i if i.startswith("<text:list-") else item(i) for i in items)
    return f"<text:list {named} {more}>{inside}</text:list>"


def item(inside: str, more: str = "") -> str:
    return (
        f"<text:list-item {more}>{inside if inside.startswith('<') else p(inside)}</text:list-item>"
    )


def test_items_carry_their_number_and_sublists_begin_anew(tmp_path: Path) -> None:
    sub = list_("子", "丑", name="")
    body = list_(item(p("甲") + sub), item(p("乙") + p("续") + list_("寅", name="")))
    raw = read(tmp_path, body, CHINESE)
    assert texts(raw) == ["一、甲", "(1)子", "(2)丑", "二、乙", "续", "(1)寅"]


@pytest.mark.parametrize(
    ("format_", "shown"),
    [
        ("①, ②, ③, ...", "②"), ("甲, 乙, 丙, ...", "乙"), ("壹, 贰, 叁, ...", "贰"), ("a", "b"),
        ("I", "II"), ("１, ２, ３, ...", "２"), ("01, 02, 03, ...", "02"), ("", ""),
    ],
)  # fmt: skip
def test_formats_print_as_they_do_there(tmp_path: Path, format_: str, shown: str) -> None:
    raw = read(tmp_path, list_("一段", "文"), style("L1", level(1, format_)))
    assert texts(raw)[1] == f"{shown}文"


def test_several_levels_and_patterns_are_printed(tmp_path: Path) -> None:
    made = style(
        "L1", level(1, "1"), level(2, "1", 'text:display-levels="2"', "."),
        level(3, "1", 'loext:num-list-format="第%3%条"'),
    )  # fmt: skip
    deep = list_(item(p("乙") + list_("丙", name="")), name="")
    assert texts(read(tmp_path, list_(item(p("甲") + deep)), made)) == ["1甲", "1.1.乙", "第1条丙"]


def test_each_list_begins_anew_unless_it_continues_another(tmp_path: Path) -> None:
    body = (
        list_("甲", more='xml:id="a"')
        + list_("乙", more='xml:id="b"')
        + list_("丙", more='text:continue-list="a"')
        + list_("丁", more='text:continue-numbering="true"')
    )
    assert texts(read(tmp_path, body, CHINESE)) == ["一、甲", "一、乙", "二、丙", "三、丁"]


def test_start_values_of_levels_and_items_count(tmp_path: Path) -> None:
    made = style("L1", level(1, "1", 'text:start-value="5"', "."))
    body = list_("甲", item("乙", 'text:start-value="9"'), "丙")
    assert texts(read(tmp_path, body, made)) == ["5.甲", "9.乙", "10.丙"]


def test_list_headers_have_no_number_and_bullets_their_sign(tmp_path: Path) -> None:
    made = style("L1", '<text:list-level-style-bullet text:level="1" text:bullet-char="●"/>')
    body = list_(f"<text:list-header>{p('头')}</text:list-header>", "甲")
    assert texts(read(tmp_path, body, made)) == ["头", "●甲"]


def test_headings_are_numbered_by_the_outline(tmp_path: Path) -> None:
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-prefix="第" '
        'style:num-format="一, 二, 三, ..." style:num-suffix="章"/>'
        '<text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>'
    )
    heads = "".join(
        f'<text:h text:outline-level="{n}" {more}>{text}</text:h>'
        for n, text, more in (
            (1, "总则", ""), (2, "目的", ""), (1, "附言", 'text:is-list-header="true"'),
            (1, "附则", ""),
        )
    )  # fmt: skip
    assert texts(read(tmp_path, heads, common=outline)) == [
        "第一章总则",
        "目的",
        "附言",
        "第二章附则",
    ]


def cell(text: str, columns: int = 1, rows: int = 1) -> str:
    spans = f'table:number-columns-spanned="{columns}" table:number-rows-spanned="{rows}"'
    inside = p(text) if text else ""
    return f'<table:table-cell table:style-name="C" {spans}>{inside}</table:table-cell>'


COVERED = "<table:covered-table-cell/>"
LINED = automatic("C", '<style:table-cell-properties fo:border="1pt solid #000000"/>', "table-cell")


def table(*rows: str, header: str = "") -> str:
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    top = f"<table:table-row>{header}</table:table-row>"
    top = f"<table:table-header-rows>{top}</table:table-header-rows>"
    return f"<table:table>{top if header else ''}{body}</table:table>"


def cells(raw: Raw) -> list[list[tuple[str, int, int]]]:
    (found,) = (f for f in raw.fragments if isinstance(f, RawTable))
    return [[(c.text, c.colspan, c.rowspan) for c in row] for row in found.rows]


def test_merged_cells_stand_once_with_their_spans(tmp_path: Path) -> None:
    raw = read(
        tmp_path,
        table(
            cell("甲", 2, 2) + COVERED + cell("乙"),
            COVERED + COVERED + cell("丙"),
            cell("丁") + cell("戊") + cell("己"),
            header=cell("合计", 3) + COVERED + COVERED,
        ),
        LINED,
    )
    assert cells(raw) == [
        [("合计", 3, 1)],
        [("甲", 2, 2), ("乙", 1, 1)],
        [("丙", 1, 1)],
        [("丁", 1, 1), ("戊", 1, 1), ("己", 1, 1)],
    ]
    found = raw.fragments[0]
    assert isinstance(found, RawTable)
    assert found.header_rows == 1


def test_a_merge_ends_where_it_says(tmp_path: Path) -> None:
    below = COVERED + cell("乙")
    raw = read(tmp_path, table(cell("甲", 1, 3) + cell("乙"), below, below, below), LINED)
    assert [row[0][2] for row in cells(raw)] == [3, 1, 1, 1]
    assert [len(row) for row in cells(raw)] == [2, 1, 1, 2]


def test_repeated_cells_and_rows_stand_as_often_as_they_are_shown(tmp_path: Path) -> None:
    repeated = f'<table:table-cell table:number-columns-repeated="2">{p("文")}</table:table-cell>'
    raw = read(
        tmp_path,
        table(repeated).replace(
            "<table:table-row>", '<table:table-row table:number-rows-repeated="2">'
        ),
    )
    assert cells(raw) == [[("文", 1, 1)] * 2] * 2


def test_text_of_covered_cells_is_hidden_and_listed(tmp_path: Path) -> None:
    hidden = f"<table:covered-table-cell>{p('盖住')}</table:covered-table-cell>"
    raw = read(tmp_path, table(cell("甲", 2) + hidden, cell("乙") + cell("丙")), LINED)
    assert cells(raw) == [[("甲", 2, 1)], [("乙", 1, 1), ("丙", 1, 1)]]
    assert [(d.text, d.reason) for d in raw.dropped] == [("盖住", "hidden")]


NOTE = f"<text:note><text:note-body>{p('注')}</text:note-body></text:note>"
TREES = st.recursive(
    st.sampled_from([p("文"), p("甲 乙"), p(""), p(f"丁{NOTE}戊")]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda x: list_(*map(item, x))),
        st.lists(inner, min_size=1, max_size=3).map(
            lambda x: table("".join(f"<table:table-cell>{i}</table:table-cell>" for i in x))
        ),
        inner.map(lambda x: f"<text:section>{x}</text:section>"),
        inner.map(lambda x: p(f"<draw:frame><draw:text-box>{x}</draw:text-box></draw:frame>")),
    ),
    max_leaves=8,
)


@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=60)
@given(TREES)
def test_every_character_is_read_however_things_nest(tmp_path: Path, body: str) -> None:
    read(tmp_path, p("始") + body, CHINESE)  # reading proves the account
