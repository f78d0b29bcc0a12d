"""Word before 97: text in code pages, properties of one byte, numbers, tables, and bad files."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import registry
from pipeline.chars import count_ink
from pipeline.errors import DamagedFile, EncryptedFile, GuidangError, NothingInside
from pipeline.raw import Raw, RawTable
from pipeline.run import probe, recognise
from pipeline.stage import Context
from stages.extract._older_word.upgrade import upgrade_document
from stages.extract.legacy_word.fib import read_fib
from stages.extract.legacy_word.pieces import read_text
from tests.extract._doc import read as extract
from tests.extract._docx import marks, paragraph, texts
from tests.extract._ole import ole_file
from tests.extract._word6 import (
    CLX,
    FONTS,
    NOTE_TEXTS,
    NOTES,
    SHEET,
    TEXT_AT,
    Para,
    Part,
    anld,
    fonts,
    para,
    sheet,
    word2,
    word6,
)
from tests.shared import shared_file

_BOLD, _CENTRED = b"\x55\x01", b"\x05\x01"
_IN_TABLE, _ROW_END = b"\x18\x01", b"\x19\x01"
_COMPLEX, _ENCRYPTED, _WIDE = 0x04, 0x100, 0x1000


def read(folder: Path, word: bytes) -> Raw:
    return extract(ole_file(folder / "a.doc", {"WordDocument": word}))


def test_chinese_text_in_its_code_page_is_read(tmp_path: Path) -> None:
    raw = read(tmp_path, word6([para("云岭市教育局文件"), para("第二段，共2页")]))
    assert texts(raw) == ["云岭市教育局文件", "第二段，共2页"]
    assert raw.source.format == "doc"
    assert raw.source_chars == count_ink("云岭市教育局文件第二段，共2页")


def test_text_of_taiwan_is_read_in_its_own_code_page(tmp_path: Path) -> None:
    raw = read(tmp_path, word6([para("臺北市政府", page="cp950")], lid=0x0404))
    assert texts(raw) == ["臺北市政府"]


def test_the_font_says_which_code_page_a_stretch_is_in(tmp_path: Path) -> None:
    mixed = Para([Part("Ответ ".encode("cp1251"), b"\x5d\x01\x00"), Part("答复\r".encode("gbk"))])
    table = fonts(("宋体", 134), ("Arial Cyr", 204))
    raw = read(tmp_path, word6([mixed], parts={FONTS: table}, lid=0x0409))
    assert texts(raw) == ["Ответ 答复"]


def test_two_bytes_a_character_are_bytes_of_the_code_page(tmp_path: Path) -> None:
    pairs = b"".join(
        bytes(reversed(char.encode("gbk").rjust(2, b"\0"))) for char in "会议纪要 No.3\r"
    )
    raw = read(tmp_path, word6([Para([Part(pairs)])], flags=_WIDE, width=2))
    assert texts(raw) == ["会议纪要 No.3"]


def test_looks_and_styles_are_made_over(tmp_path: Path) -> None:
    styles = sheet((0, "正文", b"", b""), (1, "标题 1", _CENTRED, _BOLD + b"\x63\x2c\x00"))
    body = Para([Part("其中".encode("gbk"), _BOLD), Part("三项已完成\r".encode("gbk"))])
    raw = read(tmp_path, word6([para("总体情况", istd=1), body], parts={SHEET: styles}))
    heading = paragraph(raw)
    assert (heading.hints.style, heading.hints.outline) == ("heading 1", 1)
    assert (heading.hints.align, heading.hints.size) == ("center", 22.0)
    assert marks(paragraph(raw, 1)) == [("bold", "其中")]


def test_numbers_of_each_paragraph_count_on_in_their_format(tmp_path: Path) -> None:
    numbered = anld("（%）", 37)
    raw = read(
        tmp_path,
        word6(
            [
                para("甲", numbered),
                para("乙", numbered),
                para("没有编号"),
                para("丙", anld("第%条", start=7)),
                para("要点", anld("-", 255, level=10)),
            ]
        ),
    )
    assert texts(raw) == ["（一）甲", "（二）乙", "没有编号", "第7条丙", "-要点"]


def test_a_table_keeps_its_cells_and_their_merging(tmp_path: Path) -> None:
    centres = struct.pack("<3h", 0, 2000, 4000)
    plain, merged = bytes(20), struct.pack("<H8xH8x", 1, 2)

    def row(cells: bytes) -> bytes:
        body = b"\x02" + centres + cells
        return _IN_TABLE + _ROW_END + b"\xbe" + struct.pack("<H", len(body) + 1) + body

    word = word6(
        [
            para("单位", _IN_TABLE, end="\x07"),
            para("人数", _IN_TABLE, end="\x07"),
            para("", row(plain), end="\x07"),
            para("合计二十人", _IN_TABLE, end="\x07"),
            para("", _IN_TABLE, end="\x07"),
            para("", row(merged), end="\x07"),
            para("表后"),
        ]
    )
    raw = read(tmp_path, word)
    (table,) = [f for f in raw.fragments if isinstance(f, RawTable)]
    assert [[cell.text for cell in row] for row in table.rows] == [["单位", "人数"], ["合计二十人"]]
    assert table.rows[1][0].colspan == 2
    assert texts(raw)[-1] == "表后"


def test_footnotes_are_footnotes(tmp_path: Path) -> None:
    body = Para([Part("据统计".encode("gbk")), Part(b"\x02", b"\x75\x01"), Part(b"\r")])
    note = Para([Part(b"\x02", b"\x75\x01"), Part("截至六月底。\r".encode("gbk")), Part(b"\r")])
    size = sum(len(part.data) for part in note.parts)
    word = word6(
        [body, note],
        notes=size,
        parts={
            NOTES: struct.pack("<IIH", 6, 8, 1),
            NOTE_TEXTS: struct.pack("<3I", 0, size - 1, size),
        },
    )
    raw = read(tmp_path, word)
    assert [note.text.strip() for note in raw.footnotes] == ["截至六月底。"]


def test_deleted_and_hidden_text_is_left_out_with_its_reason(tmp_path: Path) -> None:
    body = Para(
        [
            Part("保留".encode("gbk")),
            Part("删去".encode("gbk"), b"\x41\x01"),
            Part("隐藏".encode("gbk"), b"\x5c\x01"),
            Part(b"\r"),
        ]
    )
    raw = read(tmp_path, word6([body]))
    assert texts(raw) == ["保留"]
    assert {d.reason: d.text for d in raw.dropped} == {"deleted": "删去", "hidden": "隐藏"}


def test_text_in_pieces_is_put_together_in_order(tmp_path: Path) -> None:
    first, second = "后写的。\r".encode("gbk"), "先读的，".encode("gbk")
    pieces = struct.pack("<3I", 0, len(second), len(second) + len(first))
    one_property, list_of_them = 0x55 << 1 | 0x0100, 1
    pieces += struct.pack("<HIH", 0, TEXT_AT + len(first), list_of_them)
    pieces += struct.pack("<HIH", 0, TEXT_AT, one_property)
    clx = b"\x01\x02\x00\x56\x01" + struct.pack("<BI", 2, len(pieces)) + pieces
    word = word6([Para([Part(first), Part(second)])], flags=_COMPLEX, parts={CLX: clx})
    raw = read(tmp_path, word)
    assert texts(raw) == ["先读的，后写的。"]
    assert marks(paragraph(raw)) == [("italic", "先读的，"), ("bold", "后写的。")]


def test_word_2_is_read_without_a_compound_file(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(word2(b"Annual report\r\nAll goals were met.\r\n", looked=(15, 24)))
    raw = extract(path)
    assert texts(raw) == ["Annual report", "All goals were met."]
    assert paragraph(raw).hints.outline == 1
    assert marks(paragraph(raw, 1)) == [("bold", "All goals")]


def test_the_font_says_which_code_page_word_2_text_is_in(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    chp = b"\x00\x00\x02\x00\x00\x00"
    text = "Ответ\r\n".encode("cp1251")
    path.write_bytes(word2(text, looked=(0, len(text)), chp=chp, font=("Arial Cyr", 204)))
    raw = extract(path)
    assert texts(raw) == ["Ответ"]
    assert paragraph(raw).hints.font == "Arial Cyr"


def test_word_for_dos_is_read_as_text_and_says_so(tmp_path: Path) -> None:
    text = "年度总结\r\n各项任务均已完成。\r\n".encode("gbk")
    head = b"\x31\xbe\x00\x00\x00\xab".ljust(14, b"\0") + struct.pack("<I", 128 + len(text))
    path = tmp_path / "a.doc"
    path.write_bytes(head.ljust(128, b"\0") + text + b"\0" * 300)
    raw = extract(path)
    assert texts(raw) == ["年度总结", "各项任务均已完成。"]
    assert [notice.code for notice in raw.notices] == ["plain_only"]


def test_a_locked_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(EncryptedFile):
        read(tmp_path, word6([para("密件")], flags=_ENCRYPTED))


def test_more_text_claimed_than_there_are_bytes_is_damage(tmp_path: Path) -> None:
    word = bytearray(word6([para("正文")]))
    struct.pack_into("<i", word, 0x34, 2**30)
    with pytest.raises(DamagedFile):
        read(tmp_path, bytes(word))


def test_a_file_without_text_says_so_whoever_reads(tmp_path: Path) -> None:
    path = ole_file(tmp_path / "a.doc", {"WordDocument": word6([para("")])})
    extractor, name = recognise(probe(path))
    with pytest.raises(NothingInside):
        extractor.extract(path, name, Context(style=registry.style("gbt9704")))


def test_a_piece_that_is_not_there_is_told(tmp_path: Path) -> None:
    text = "读得到的文字。\r".encode("gbk")
    pieces = struct.pack("<3I", 0, len(text), len(text) + 8)
    pieces += struct.pack("<HIH", 0, TEXT_AT, 0) + struct.pack("<HIH", 0, 2**30, 0)
    clx = struct.pack("<BI", 2, len(pieces)) + pieces
    word = bytearray(word6([Para([Part(text)])], flags=_COMPLEX, parts={CLX: clx}))
    struct.pack_into("<i", word, 0x34, len(text) + 8)
    raw = read(tmp_path, bytes(word))
    assert texts(raw)[0] == "读得到的文字。"
    assert "damaged_text" in [notice.code for notice in raw.notices]


_WHOLE = word6(
    [para("总体情况", anld("%、", 37)), para("单位", _IN_TABLE, end="\x07"), para("完")],
    parts={SHEET: sheet((0, "正文", b"", _BOLD)), FONTS: fonts(("宋体", 134))},
)


@given(st.lists(st.tuples(st.integers(2, len(_WHOLE) - 1), st.integers(0, 255)), max_size=12))
def test_no_damage_leads_to_anything_but_a_document_or_an_error(
    changes: list[tuple[int, int]],
) -> None:
    word = bytearray(_WHOLE)
    for place, byte in changes:
        word[place] = byte
    try:
        made = upgrade_document(bytes(word))
        read_text(read_fib(made.word), made.word, made.table)
    except GuidangError:
        pass


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("apache__poi__52117.doc", "[Params]"),
        ("apache__poi__57843.doc", "Harold"),
        ("apache__poi__Bug60942b.doc", "\nЧетыре"),
        ("apache__poi__TestMickey.doc", "This is a short"),
        ("apache__poi__word2.doc", "\tMember of"),
    ],
)
def test_files_of_others_are_read(name: str, start: str) -> None:
    assert texts(extract(shared_file(f"corpus/robust_docx/{name}")))[0].startswith(start)


def test_the_header_of_word_2_is_left_out_with_its_reason() -> None:
    raw = extract(shared_file("corpus/robust_docx/apache__poi__word2.doc"))
    assert [entry.reason for entry in raw.dropped] == ["header"]
