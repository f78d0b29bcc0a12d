"""Word 97 files that are damaged, or made to harm their reader."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import registry
from pipeline.errors import DamagedFile, GuidangError, NothingInside, WrongType
from pipeline.proof import prove_extraction
from pipeline.source import source_of
from pipeline.stage import Context
from stages.extract._older_word.word97 import PAGE, TEXT_AT
from stages.extract._wordml.read import read_package
from stages.extract.legacy_word.fields import field_marks
from stages.extract.legacy_word.native import translate
from stages.extract.legacy_word.salvage import salvage
from stages.extract.legacy_word.streams import Streams, open_streams
from tests.extract._doc import (
    FONTS,
    NOTE_PLACES,
    NOTES,
    SECTIONS,
    STYLES,
    Stories,
    cell,
    fonts,
    in_list,
    para,
    plc,
    read,
    row_end,
    style,
    style_sheet,
    texts,
    write_doc,
)
from tests.extract._ole import ole_file

CLX, CHARACTERS, PARAGRAPHS = 33, 12, 13
SYMBOL = b"\x09\x6a\0\0\xfe\xf0"
VALUES = [b"\0", b"\1", b"\xff", b"\x7f", b"\xff\xff\xff\xff", b"\0\0\0\0", b"\2\0"]
_COUNTS = 76
"""Where the counts of the stories stand in the head."""


def _changed(path: Path, **streams: bytes) -> Path:
    """``path`` with streams replaced; the table stream is called ``table``."""
    found = open_streams(path.read_bytes())
    made = {"WordDocument": found.word, "1Table": found.tables["1Table"]}
    names = {"word": "WordDocument", "table": "1Table"}
    return ole_file(path, made | {names[key]: data for key, data in streams.items()})


def _piece_table(*pieces: tuple[int, int, int], end: int) -> bytes:
    """Pieces as position, offset, flags of the offset."""
    positions = [piece[0] for piece in pieces] + [end]
    items = [struct.pack("<HIH", 0, offset | flags, 0) for _, offset, flags in pieces]
    table = plc(positions, items)
    return struct.pack("<BI", 2, len(table)) + table


def _with_pieces(path: Path, clx: bytes, length: int) -> Path:
    """``path`` with another piece table and another length of its text."""
    found = open_streams(path.read_bytes())
    word, table = bytearray(found.word), found.tables["1Table"]
    at = 154 + 8 * CLX
    word[at : at + 8] = struct.pack("<II", len(table), len(clx))
    word[_COUNTS : _COUNTS + 4] = struct.pack("<I", length)
    return _changed(path, word=bytes(word), table=table + clx)


def test_pieces_are_put_together_in_their_order(tmp_path: Path) -> None:
    path = write_doc(tmp_path / "a.doc", para("修渠三里。"))
    clx = _piece_table((0, TEXT_AT + 4, 0), (3, TEXT_AT, 0), end=5)
    assert texts(read(_with_pieces(path, clx, 5))) == ["三里。修渠"]


def test_eight_bit_pieces_are_in_windows_1252(tmp_path: Path) -> None:
    path = write_doc(tmp_path / "a.doc", para("x" * 20))
    found = open_streams(path.read_bytes())
    text = "“Café” – ½".encode("cp1252")
    word = found.word[:TEXT_AT] + text + found.word[TEXT_AT + len(text) :]
    _changed(path, word=word)
    clx = _piece_table((0, TEXT_AT * 2, 0x40000000), end=len(text))
    assert texts(read(_with_pieces(path, clx, len(text)))) == ["“Café” – ½"]


def test_eight_bit_pieces_of_a_chinese_program_are_in_its_code_page(tmp_path: Path) -> None:
    path = write_doc(tmp_path / "a.doc", para("x" * 20))
    found = open_streams(path.read_bytes())
    text = "青溪镇（2021）水利站".encode("gbk")
    word = found.word[:TEXT_AT] + text + found.word[TEXT_AT + len(text) :]
    _changed(path, word=word)
    clx = _piece_table((0, TEXT_AT * 2, 0x40000000), end=len(text))
    assert texts(read(_with_pieces(path, clx, len(text)))) == ["青溪镇（2021）水利站"]


def test_a_piece_outside_the_file_costs_only_its_own_text(tmp_path: Path) -> None:
    path = write_doc(tmp_path / "a.doc", para("修渠三里。"))
    clx = _piece_table((0, TEXT_AT, 0), (5, 0x3FFFFFF0, 0), end=9)
    raw = read(_with_pieces(path, clx, 9))
    assert texts(raw) == ["修渠三里。"]
    assert [notice.code for notice in raw.notices] == ["damaged_text"]


def test_a_file_that_claims_a_billion_characters_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    path = write_doc(tmp_path / "a.doc", para("修渠三里。"))
    raw = read(_with_pieces(path, _piece_table((0, TEXT_AT, 0), end=6), 2**30))
    assert texts(raw) == ["修渠三里。"]
    assert [notice.code for notice in raw.notices] == ["damaged_text"]


def test_a_file_without_a_piece_table_is_read_from_where_its_text_begins(tmp_path: Path) -> None:
    path = write_doc(tmp_path / "a.doc", para("修渠三里。"))
    found = open_streams(path.read_bytes())
    word = bytearray(found.word)
    word[24:28] = struct.pack("<I", TEXT_AT)
    _changed(path, word=bytes(word))
    assert texts(read(_with_pieces(path, b"", 6))) == ["修渠三里。"]


def test_without_a_piece_table_and_a_place_there_is_no_text(tmp_path: Path) -> None:
    path = write_doc(tmp_path / "a.doc", para("修渠三里。"))
    with pytest.raises(DamagedFile, match="piece table"):
        read(_with_pieces(path, b"", 6))


def test_lost_pages_of_properties_cost_the_looks_and_not_the_text(tmp_path: Path) -> None:
    path = write_doc(tmp_path / "a.doc", cell("村"), row_end([0, 900]), para("修渠三里。"))
    found = open_streams(path.read_bytes())
    word = bytearray(found.word)
    for index in (CHARACTERS, PARAGRAPHS):
        word[154 + 8 * index : 162 + 8 * index] = struct.pack("<II", 2**31, 2**31)
    raw = read(_changed(path, word=bytes(word)))
    assert texts(raw) == ["村", "", "修渠三里。"]
    assert "damaged_formatting" in [notice.code for notice in raw.notices]


def test_a_cut_head_is_told(tmp_path: Path) -> None:
    path = write_doc(tmp_path / "a.doc", para("修渠三里。"))
    with pytest.raises(DamagedFile, match="head"):
        read(_changed(path, word=open_streams(path.read_bytes()).word[:120]))


def test_a_compound_file_without_text_of_word_is_of_another_program(tmp_path: Path) -> None:
    with pytest.raises(WrongType, match="another program"):
        open_streams(ole_file(tmp_path / "a.doc", {"Workbook": bytes(5000)}).read_bytes())


def _cut(path: Path, length: int) -> Path:
    path.write_bytes(path.read_bytes()[:length])
    return path


@pytest.mark.parametrize("count", [10, 500])
def test_a_file_that_has_lost_its_directory_is_read_and_said_to_be_damaged(
    tmp_path: Path, count: int
) -> None:
    body = [para("修渠三里。", props=in_list(0)), *[para("渠成。")] * count]
    path = write_doc(tmp_path / "a.doc", *body, para(("水到", b"\x35\x08\1"), "了。"))
    whole = read(path)
    cut = read(_cut(path, path.stat().st_size - 900))
    assert texts(cut) == texts(whole)
    assert cut.fragments == whole.fragments
    assert [notice.code for notice in cut.notices] == ["damaged_text"]


@pytest.mark.parametrize("text", ["修渠三里。", "Three miles of canal."])
def test_a_file_cut_within_its_text_is_read_up_to_there(tmp_path: Path, text: str) -> None:
    path = write_doc(tmp_path / "a.doc", *[para(text)] * 1000)
    word = bytearray(open_streams(path.read_bytes()).word)
    size = 2000 * (len(text) + 1)
    word[24:32] = struct.pack("<II", 0x600, TEXT_AT + size)  # as Word says it
    raw = read(_cut(_changed(path, word=bytes(word)), TEXT_AT + 4096))
    assert set(texts(raw)[:60]) == {text}
    assert "damaged_text" in [notice.code for notice in raw.notices]


def test_the_rest_of_a_file_of_another_program_is_not_taken_for_text(tmp_path: Path) -> None:
    path = ole_file(tmp_path / "a.doc", {"Workbook": b"\2" * 9000})
    with pytest.raises(WrongType):
        read(_cut(path, 6000))


def test_heads_of_nothing_without_end_are_no_document() -> None:
    head = struct.pack("<HH", 0xA5EC, 0xC1).ljust(64, b"\0")
    assert salvage(head * 2**17) is None


def test_an_empty_document_is_told(tmp_path: Path) -> None:
    with pytest.raises(NothingInside):
        read(write_doc(tmp_path / "a.doc", para("")))


def test_styles_on_each_other_end(tmp_path: Path) -> None:
    sheet = style_sheet(
        style(0, "正文"),
        style(0xFFE, "甲", base=2, char=b"\x35\x08\x81"),
        style(0xFFE, "乙", base=1),
    )
    body = para("修渠", ("三里", b"\x35\x08\x81"), style=2)
    assert texts(read(write_doc(tmp_path / "a.doc", body, parts={STYLES: sheet}))) == ["修渠三里"]


def test_tables_deeper_than_any_are_read(tmp_path: Path) -> None:
    deep = b"\x16\x24\x01" + b"\x49\x66" + struct.pack("<I", 100_000)
    raw = read(write_doc(tmp_path / "a.doc", para("底", props=deep), para("面")))
    assert raw.source_chars == 2


def test_fields_that_stand_deeper_than_any_are_none() -> None:
    marks = field_marks("\x13" * 100 + "\x15" * 100, 0, 200)
    assert sorted(marks) == [*range(64), *range(136, 200)]


def test_ten_thousand_fields_in_each_other_are_read(tmp_path: Path) -> None:
    depth = 10_000
    body = para("\x13" * depth + "果" + "\x15" * depth + "后")
    raw = read(write_doc(tmp_path / "a.doc", body))
    assert texts(raw)[0].endswith("后")


def _rich(folder: Path) -> Streams:
    """A document with something of everything."""
    sheet = style_sheet(style(0, "正文"), style(1, "标题 1", base=0, char=b"\x35\x08\x01"))
    body = (
        para("总则", style=1),
        para("渠长", ("\x02", b"\x55\x08\x01"), ("三里", b"\x3e\x2a\x01")),
        para(("\x13", b"\x55\x08\x01"), ' HYPERLINK "a" ', "\x14甲\x15(", ("(", SYMBOL)),
        cell("村"),
        cell("户"),
        row_end([0, 900, 1800]),
        para("完"),
    )  # fmt: skip
    stories = Stories(
        footnotes=[[para("\x02据县志。")]],
        headers=[[]] * 6 + [[para("页眉")]],
        boxes=[[para("框")]],
    )
    seds = [struct.pack("<HIHI", 0, 0xFFFFFFFF, 0, 0)]
    parts = {STYLES: sheet, FONTS: fonts("宋体"), SECTIONS: plc([0, 40], seds)}
    path = write_doc(folder / "rich.doc", *body, stories=stories, parts=parts)
    return open_streams(path.read_bytes())


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.tuples(
            st.booleans(),
            st.integers(0, 6 * PAGE),
            st.sampled_from(VALUES),
        ),
        min_size=1,
        max_size=12,
    )
)  # fmt: skip
def test_any_damage_gives_balanced_text_or_a_clear_error(
    tmp_path_factory: pytest.TempPathFactory, damage: list[tuple[bool, int, bytes]]
) -> None:
    folder = tmp_path_factory.getbasetemp()
    streams = _rich(folder)
    word, table = bytearray(streams.word), bytearray(streams.tables["1Table"])
    for in_table, at, value in damage:
        buffer = table if in_table else word
        at %= len(buffer)
        buffer[at : at + len(value)] = value
    broken = Streams(bytes(word), {"1Table": bytes(table)}, b"", streams.names)
    source = source_of(folder / "rich.doc", "doc")
    try:
        package, counted, _ = translate(broken)
        context = Context(style=registry.style("gbt9704"), debug=True)
        raw = read_package(package, source, context, by="doc", counted=counted)
    except GuidangError:
        return
    prove_extraction(raw)


def test_places_of_notes_that_lie_lose_no_note(tmp_path: Path) -> None:
    stories = Stories(footnotes=[[para("据县志。")], [para("据族谱。")]])
    parts = {NOTES: plc([7, 2**31, 1, 3]), NOTE_PLACES: plc([1, 2**31, 3], [b"\1\0"] * 2)}
    raw = read(write_doc(tmp_path / "a.doc", para("渠\x02长"), stories=stories, parts=parts))
    held = "".join(note.text for note in raw.footnotes) + "".join(d.text for d in raw.dropped)
    assert "据县志" in held
    assert "据族谱" in held
