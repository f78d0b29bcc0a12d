"""The lists of a .doc: definitions, overrides, and what they print."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path

import pytest

from stages.extract._number_codes import number_format
from stages.extract._wordml.names import VAL, W
from stages.extract._wordml.numbering import Level
from stages.extract.legacy_word.fib import Fib
from stages.extract.legacy_word.list_levels import made_level, read_level
from stages.extract.legacy_word.lists import numbering_part, read_lists
from tests.extract._doc import (
    LISTS,
    OVERRIDES,
    STYLES,
    in_list,
    para,
    read,
    sprm,
    style,
    style_sheet,
    texts,
    write_doc,
)
from tests.extract._docx import paragraph

_LEGAL, _NO_RESTART = 0x04, 0x08
_START, _FORMAT = 0x10, 0x20


def lvl(
    text: str,
    format_: int = 0,
    *,
    start: int = 1,
    flags: int = 0,
    limit: int = 0,
    follow: int = 0,
    para: bytes = b"",
    run: bytes = b"",
) -> bytes:
    """An LVL; ``%1`` to ``%9`` in ``text`` stand for the counts."""
    shown = text
    for n in range(9):
        shown = shown.replace(f"%{n + 1}", chr(n))
    places = bytes(at + 1 for at, char in enumerate(shown) if ord(char) < 9).ljust(9, b"\0")
    head = struct.pack("<iBB9sBii", start, format_, flags, places, follow, 0, 0)
    head += bytes([len(run), len(para), limit, 0])
    return head + para + run + struct.pack("<H", len(shown)) + shown.encode("utf-16-le")


def lstf(identity: int, *, simple: bool = True, styles: Sequence[int] = ()) -> bytes:
    linked = [*styles, *[0x0FFF] * (9 - len(styles))]
    return struct.pack("<iI9HBB", identity, 0, *linked, int(simple), 0)


def lists(*definitions: bytes) -> bytes:
    return struct.pack("<h", len(definitions)) + b"".join(definitions)


def overrides(*entries: tuple[int, Sequence[bytes]]) -> bytes:
    """A PlfLfo: for each entry the list, and what is changed in its levels (LFOLVL)."""
    heads = b"".join(struct.pack("<i8xBBBx", list_, len(levels), 0, 0) for list_, levels in entries)
    data = b"".join(b"\xff\xff\xff\xff" + b"".join(levels) for _, levels in entries)
    return struct.pack("<i", len(entries)) + heads + data


def change(index: int, *, start: int | None = None, level: bytes = b"") -> bytes:
    flags = index | (_START if start is not None else 0) | (_FORMAT if level else 0)
    return struct.pack("<iI", start or 0, flags) + level


def level_of(data: bytes, fonts: Sequence[str] = ()) -> Level:
    return made_level(read_level(data, 0)[0], fonts, None)


def test_chinese_numbers_of_two_levels_are_printed(tmp_path: Path) -> None:
    levels = lvl("%1、", 37) + lvl("（%2）", 37) + lvl("%3.") + lvl("") * 6
    path = write_doc(
        tmp_path / "a.doc",
        para("总体情况", props=in_list(1)),
        para("组织领导", props=in_list(1, 1)),
        para("制度建设", props=in_list(1, 1)),
        para("存在问题", props=in_list(1)),
        para("学习不够", props=in_list(1, 1)),
        para("不编号"),
        parts={LISTS: lists(lstf(5, simple=False)), OVERRIDES: overrides((5, ()))},
        levels=levels,
    )
    raw = read(path)
    assert texts(raw) == [
        "一、总体情况",
        "（一）组织领导",
        "（二）制度建设",
        "二、存在问题",
        "（一）学习不够",
        "不编号",
    ]
    assert paragraph(raw, 1).hints.number == 3


def test_an_override_starts_anew_and_another_one_counts_on(tmp_path: Path) -> None:
    path = write_doc(
        tmp_path / "a.doc",
        *[para("甲", props=in_list(n)) for n in (1, 1, 2, 3, 3)],
        parts={
            LISTS: lists(lstf(5)),
            OVERRIDES: overrides((5, ()), (5, ()), (5, [change(0, start=8)])),
        },
        levels=lvl("%1."),
    )
    assert texts(read(path)) == ["1.甲", "2.甲", "3.甲", "8.甲", "9.甲"]


def test_an_override_may_bring_a_level_of_its_own(tmp_path: Path) -> None:
    own = change(0, start=0, level=lvl("第%1条", 39, start=3))
    path = write_doc(
        tmp_path / "a.doc",
        para("目的", props=in_list(1)),
        para("范围", props=in_list(1)),
        parts={LISTS: lists(lstf(5)), OVERRIDES: overrides((5, [own]))},
        levels=lvl("%1."),
    )
    assert texts(read(path)) == ["第三条目的", "第四条范围"]


def test_a_bullet_of_a_symbol_font_is_the_sign_that_it_draws() -> None:
    run = sprm(0x4A4F, struct.pack("<H", 1)) + sprm(0x4A51, struct.pack("<H", 1))
    level = level_of(lvl("\uf06c", 23, run=run), fonts=("宋体", "Wingdings"))
    assert (level.font, level.text, level.format) == ("Wingdings", "\uf06c", "bullet")


def test_restart_legal_form_start_and_what_follows_are_kept() -> None:
    data = lvl("%1.%2", start=4, flags=_LEGAL | _NO_RESTART, limit=1, follow=2)
    assert level_of(data) == Level(start=4, text="%1.%2", restart=1, legal=True, glued=True)


def test_indents_and_a_hidden_number_are_kept() -> None:
    para = sprm(0x845E, struct.pack("<h", 720)) + sprm(0x8460, struct.pack("<h", -360))
    level = level_of(lvl("%1", para=para, run=sprm(0x083C, b"\1")))
    assert level.indents == {"left": 720, "first": -360}
    assert level.hidden


def test_the_style_that_a_level_is_linked_to_is_named() -> None:
    table = lists(lstf(5, styles=[7]))
    pairs = ((0, len(table)), (len(table) + len(lvl("%1")), 64))
    fib = Fib(
        version=0xC1, flags=0, lid=0, lid_east=0, first=0, counts=(0,) * 8,
        pairs=((0, 0),) * LISTS + pairs,
    )  # fmt: skip
    found = read_lists(table + lvl("%1") + overrides((5, ())), fib)
    part = numbering_part(found, style_id=lambda istd: f"S{istd}")
    assert part is not None
    assert [style.get(VAL) for style in part.iter(W + "pStyle")] == ["S7"]


def test_lists_that_are_cut_off_are_read_as_far_as_they_go(tmp_path: Path) -> None:
    whole = {LISTS: lists(lstf(5), lstf(6)), OVERRIDES: overrides((5, ()), (6, ()))}
    path = write_doc(
        tmp_path / "a.doc",
        para("甲", props=in_list(1)),
        para("乙", props=in_list(2)),
        parts=whole,
        levels=lvl("%1.") + lvl("%1.")[:-6] + b"\xff\xff",
    )
    raw = read(path)
    assert texts(raw)[0] == "1.甲"
    assert texts(raw)[1].endswith("乙")
    assert "damaged_lists" in [notice.code for notice in raw.notices]


@pytest.mark.parametrize("count", [0x7FFF, -1])
def test_a_count_of_lists_that_lies_does_no_harm(tmp_path: Path, count: int) -> None:
    table = struct.pack("<h", count) + lstf(5)
    path = write_doc(
        tmp_path / "a.doc",
        para("甲", props=in_list(1)),
        parts={LISTS: table, OVERRIDES: struct.pack("<i", 2**31 - 1)},
    )
    assert texts(read(path)) == ["甲"]


def _described(text: str, format_: int = 0, *, start: int = 1, level: int = 11) -> bytes:
    """A paragraph that describes its number (ANLD), which ``%`` in ``text`` stands for."""
    before, _, after = text.partition("%")
    head = struct.pack("<BBB5xHHH", format_, len(before), len(after), 0, start, 0)
    anld = head.ljust(20, b"\0") + (before + after).encode("utf-16-le")
    return in_list(2047, level) + sprm(0xC63E, bytes([84]) + anld.ljust(84, b"\0"))


def test_paragraphs_that_describe_their_number_as_in_word_95_are_numbered(tmp_path: Path) -> None:
    path = write_doc(
        tmp_path / "a.doc",
        para("总体情况", props=_described("（%）", 37)),
        para("存在问题", props=_described("（%）", 37)),
        para("中间的正文"),
        para("从新的数起", props=_described("第%条", start=7)),
        para("要点", props=_described("-", 255, level=10)),
        para("编号表里的", props=in_list(1)),
        parts={LISTS: lists(lstf(5)), OVERRIDES: overrides((5, ()))},
        levels=lvl("%1."),
    )
    raw = read(path)
    assert texts(raw) == [
        "（一）总体情况",
        "（二）存在问题",
        "中间的正文",
        "第7条从新的数起",
        "-要点",
        "1.编号表里的",
    ]


def test_a_style_may_describe_the_number_and_a_paragraph_take_it_off(tmp_path: Path) -> None:
    styles = style_sheet(
        style(0, "Normal"),
        style(0xFFE, "带编号", base=0, para=_described("%)")),
        style(0xFFE, "其下", base=1),
    )
    path = write_doc(
        tmp_path / "a.doc",
        para("甲", style=1),
        para("乙", style=2),
        para("不编号", style=1, props=in_list(0)),
        parts={STYLES: styles},
    )
    assert texts(read(path)) == ["1)甲", "2)乙", "不编号"]


def test_heading_numbers_that_a_section_describes_are_said_to_be_missing(tmp_path: Path) -> None:
    path = write_doc(tmp_path / "a.doc", para("总体情况", props=in_list(2047, 1)))
    assert [notice.code for notice in read(path).notices] == ["heading_numbers"]


def test_a_description_that_is_cut_off_numbers_nothing(tmp_path: Path) -> None:
    short = in_list(2047, 11) + sprm(0xC63E, b"\x05\0\1\0\0\0")
    path = write_doc(tmp_path / "a.doc", para("甲", props=short))
    assert texts(read(path)) == ["甲"]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        (10, "ideographDigital"),
        (11, "japaneseCounting"),
        (18, "decimalEnclosedCircle"),
        (28, "decimalEnclosedCircleChinese"),
        (37, "chineseCounting"),
        (38, "chineseLegalSimplified"),
        (39, "chineseCountingThousand"),
        (255, "none"),
        (200, "decimal"),
    ],
)
def test_codes_of_number_formats_have_the_names_of_the_specification(code: int, name: str) -> None:
    assert number_format(code) == name
