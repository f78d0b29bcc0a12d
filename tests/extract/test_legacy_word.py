"""Paragraphs, runs and styles of Word 97 files."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from pipeline.raw import RawText
from stages.extract._older_word.word97 import TEXT_AT
from tests.extract._doc import (
    AUTHORS,
    FONTS,
    SECTIONS,
    SPECIAL,
    STYLES,
    dropped,
    first,
    fonts,
    para,
    plc,
    read,
    sttb,
    style,
    style_sheet,
    texts,
    write_doc,
)

BOLD, NOT_AS_STYLE = b"\x35\x08\x01", b"\x35\x08\x81"
NORMAL = style(0, "正文")


def test_paragraphs_come_in_order_with_their_soft_breaks(tmp_path: Path) -> None:
    path = write_doc(tmp_path / "a.doc", para("青溪镇水利站\x0b二〇二一年"), para("修渠三里。"))
    assert texts(read(path)) == ["青溪镇水利站\n二〇二一年", "修渠三里。"]


@pytest.mark.parametrize(
    ("sprm", "kind"),
    [
        (BOLD, "bold"),
        (b"\x36\x08\x01", "italic"),
        (b"\x37\x08\x01", "strike"),
        (b"\x3e\x2a\x01", "underline"),
        (b"\x34\x2a\x01", "emphasis"),
        (b"\x0c\x2a\x07", "highlight"),
        (b"\x48\x2a\x01", "superscript"),
        (b"\x48\x2a\x02", "subscript"),
    ],
)
def test_each_mark_lies_on_its_words(tmp_path: Path, sprm: bytes, kind: str) -> None:
    path = write_doc(tmp_path / "a.doc", para("共修", ("水渠", sprm), "三条。"))
    spans = [(span.kind, span.start, span.end) for span in first(read(path)).spans]
    assert spans == [(kind, 2, 4)]


def test_hidden_words_stand_in_the_ledger(tmp_path: Path) -> None:
    raw = read(write_doc(tmp_path / "a.doc", para("明渠", ("暗渠", b"\x3c\x08\x01"), "各一。")))
    assert texts(raw) == ["明渠各一。"]
    assert dropped(raw) == [("暗渠", "hidden")]


def test_size_font_and_colour_are_hints(tmp_path: Path) -> None:
    look = b"\x43\x4a\x20\x00" + b"\x50\x4a\x01\x00" + b"\x70\x68\xff\x00\x00\x00"
    parts = {FONTS: fonts("Times", "方正仿宋")}
    hints = first(read(write_doc(tmp_path / "a.doc", para(("清淤。", look)), parts=parts))).hints
    assert (hints.size, hints.font, hints.color) == (16.0, "方正仿宋", "FF0000")


def test_alignment_indents_outline_and_page_break_are_hints(tmp_path: Path) -> None:
    props = (
        b"\x61\x24\x01"  # centred
        + b"\x5e\x84" + struct.pack("<h", 400)
        + b"\x60\x84" + struct.pack("<h", -200)
        + b"\x40\x26\x01"
        + b"\x07\x24\x01"
    )  # fmt: skip
    hints = first(read(write_doc(tmp_path / "a.doc", para("清淤。", props=props)))).hints
    assert (hints.align, hints.outline, hints.new_page) == ("center", 2, True)
    assert (hints.left_indent, hints.first_indent) == (2.0, -1.0)


def test_an_indent_in_characters_wins_over_one_in_twips(tmp_path: Path) -> None:
    props = b"\x60\x84\x50\x00" + b"\x57\x44\xc8\x00"
    hints = first(read(write_doc(tmp_path / "a.doc", para("清淤。", props=props)))).hints
    assert hints.first_indent == 2.0


def test_a_paragraph_has_what_its_style_inherits(tmp_path: Path) -> None:
    sheet = style_sheet(
        NORMAL,
        style(1, "标题 1", base=0, para=b"\x61\x24\x01", char=BOLD),
        style(0xFFE, "章题,章", base=1, char=b"\x43\x4a\x2c\x00"),
    )
    path = write_doc(tmp_path / "a.doc", para("总则", style=2), parts={STYLES: sheet})
    hints = first(read(path)).hints
    assert (hints.style, hints.align, hints.bold, hints.size) == ("章题", "center", True, 22.0)


def test_the_styles_of_word_are_named_as_in_a_docx_whatever_its_language(tmp_path: Path) -> None:
    sheet = style_sheet(NORMAL, style(1, "标题 1", base=0))
    body = para("总则", style=1), para("修渠。")
    raw = read(write_doc(tmp_path / "a.doc", *body, parts={STYLES: sheet}))
    found = [f.hints for f in raw.fragments if isinstance(f, RawText)]
    assert [(h.style, h.outline) for h in found] == [("heading 1", 1), ("Normal", None)]


def test_a_toggle_may_be_the_opposite_of_the_style(tmp_path: Path) -> None:
    sheet = style_sheet(NORMAL, style(1, "标题 1", base=0, char=BOLD))
    words = para("总则", ("附则", NOT_AS_STYLE), style=1)
    text = first(read(write_doc(tmp_path / "a.doc", words, parts={STYLES: sheet})))
    assert not text.hints.bold
    plain = first(read(write_doc(tmp_path / "b.doc", para("总", ("附", NOT_AS_STYLE)))))
    assert [(span.kind, span.start) for span in plain.spans] == [("bold", 1)]


def test_a_character_style_marks_its_words(tmp_path: Path) -> None:
    sheet = style_sheet(NORMAL, style(88, "强调", kind=2, char=b"\x36\x08\x01"))
    words = para("共修", ("水渠", b"\x30\x4a\x01\x00"))
    text = first(read(write_doc(tmp_path / "a.doc", words, parts={STYLES: sheet})))
    assert [(span.kind, span.start, span.end) for span in text.spans] == [("italic", 2, 4)]


def test_a_symbol_is_read_as_what_it_shows(tmp_path: Path) -> None:
    symbol = b"\x09\x6a\x00\x00\xfe\xf0" + SPECIAL
    parts = {FONTS: fonts("Wingdings")}
    raw = read(write_doc(tmp_path / "a.doc", para("已办(", ("(", symbol), ")"), parts=parts))
    assert texts(raw) == ["已办(☑)"]


def test_a_symbol_that_leaves_no_ink_counts_none(tmp_path: Path) -> None:
    symbol = b"\x09\x6a\x00\x00\x00\x30" + SPECIAL
    raw = read(write_doc(tmp_path / "a.doc", para("甲", ("(", symbol), "乙")))
    assert texts(raw) == ["甲\u3000乙"]
    assert raw.source_chars == 2


def test_the_hyphen_that_keeps_a_line_together_is_a_hyphen(tmp_path: Path) -> None:
    raw = read(write_doc(tmp_path / "a.doc", para("甲\x1e乙\x1f丙")))
    assert texts(raw) == ["甲-乙丙"]


def test_characters_outside_the_basic_plane_are_one(tmp_path: Path) -> None:
    raw = read(write_doc(tmp_path / "a.doc", para("𠮷田村", ("𠮷", BOLD), "家")))
    text = first(raw)
    assert text.text == "𠮷田村𠮷家"
    assert [(span.start, span.end) for span in text.spans] == [(3, 4)]
    assert raw.source_chars == 5


def test_tracked_changes_tell_their_author_and_date(tmp_path: Path) -> None:
    when = 30 | 9 << 6 | 5 << 11 | 3 << 16 | 121 << 20
    deleted = b"\x00\x08\x01" + b"\x63\x48\x01\x00" + b"\x64\x68" + struct.pack("<I", when)
    inserted = b"\x01\x08\x01" + b"\x04\x48\x01\x00"
    words = para("修渠", ("两", deleted), ("三", inserted), "里。")
    raw = read(write_doc(tmp_path / "a.doc", words, parts={AUTHORS: sttb(["Unknown", "沈青禾"])}))
    assert texts(raw) == ["修渠三里。"]
    assert dropped(raw) == [("两", "deleted")]
    (gone,) = raw.dropped
    assert (gone.author, gone.date) == ("沈青禾", "2021-03-05T09:30:00Z")


def test_a_paragraph_whose_end_was_deleted_runs_on(tmp_path: Path) -> None:
    body = para("修渠", at_mark=b"\x00\x08\x01"), para("三里。")
    assert texts(read(write_doc(tmp_path / "a.doc", *body))) == ["修渠三里。"]


def test_the_address_of_a_link_lies_on_its_words(tmp_path: Path) -> None:
    field = ("\x13", SPECIAL), ' HYPERLINK "http://qingxi.example" ', ("\x14", SPECIAL)
    words = para("见", *field, "青溪镇网站", ("\x15", SPECIAL), "。")
    raw = read(write_doc(tmp_path / "a.doc", words))
    assert first(raw).text == "见青溪镇网站。"
    assert [(s.kind, s.start, s.end, s.target) for s in first(raw).spans] == [
        ("link", 1, 6, "http://qingxi.example")
    ]
    assert [reason for _, reason in dropped(raw)] == ["field_code"]


def test_a_field_that_never_ends_hides_nothing(tmp_path: Path) -> None:
    words = para(("\x13", SPECIAL), " PAGE 青溪镇"), para("修渠三里。")
    assert texts(read(write_doc(tmp_path / "a.doc", *words))) == [" PAGE 青溪镇", "修渠三里。"]


@pytest.mark.parametrize(("bits", "shown"), [(1 | 1 << 2, "☑"), (1, "☐"), (1 | 25 << 2, "☑")])
def test_a_check_box_shows_its_state(tmp_path: Path, bits: int, shown: str) -> None:
    ff = b"\xff\xff\xff\xff" + struct.pack("<HHH", bits, 0, 20) + struct.pack("<HHH", 0, 0, 1)
    data = struct.pack("<IH62x", 68 + len(ff), 68) + ff
    box = SPECIAL + b"\x06\x08\x01" + b"\x03\x6a\x00\x00\x00\x00"
    marks = [(char, SPECIAL) for char in "\x13\x14\x15"]
    words = para("同意", marks[0], " FORMCHECKBOX ", ("\x01", box), marks[1], marks[2], "。")
    assert texts(read(write_doc(tmp_path / "a.doc", words, data=data))) == [f"同意{shown}。"]


def test_a_page_break_begins_a_page(tmp_path: Path) -> None:
    body = para("封面"), para("\x0c正文"), para("续")
    found = read(write_doc(tmp_path / "a.doc", *body)).fragments
    assert [f.hints.new_page for f in found if isinstance(f, RawText)] == [False, True, False]


@pytest.mark.parametrize(("kind", "new_page"), [(0, False), (2, True)])
def test_a_section_says_whether_it_begins_a_page(tmp_path: Path, kind: int, new_page: bool) -> None:
    properties = f"\x03〉{chr(kind)}"  # as bytes: three of them, sprmSBkc, its operand
    body = para("封面", mark="\x0c"), para("正文"), para(properties)
    places = [struct.pack("<HIHI", 0, fc, 0, 0) for fc in (0xFFFFFFFF, TEXT_AT + 2 * 6)]
    path = write_doc(tmp_path / "a.doc", *body, parts={SECTIONS: plc([0, 3, 10], places)})
    found = [f for f in read(path).fragments if isinstance(f, RawText)]
    assert [f.text for f in found] == ["封面", "正文", "〉"]
    assert found[1].hints.new_page == new_page
