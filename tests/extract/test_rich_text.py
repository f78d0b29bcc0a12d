"""RTF: text in code pages and Unicode, paragraphs and runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.run import probe, recognise
from tests.extract._docx import dropped, marks, paragraph, texts
from tests.extract._rtf import hexes, read, rtf, unicode


def test_rich_text_is_known_by_its_content_whatever_it_is_called(tmp_path: Path) -> None:
    path = tmp_path / "通知.doc"
    path.write_bytes(rtf(r"\pard x\par"))
    assert recognise(probe(path))[1] == "rtf"


def test_a_text_file_that_is_called_rtf_is_none(tmp_path: Path) -> None:
    from stages.extract.rich_text import EXTRACTOR

    path = tmp_path / "a.rtf"
    path.write_bytes(b"rtf{\\rtf1 x}")
    assert EXTRACTOR.recognise(probe(path)) is None


@pytest.mark.parametrize(
    ("font", "codec", "words"),
    [
        (1, "gb18030", "青溪镇工作总结"),
        (3, "cp950", "青溪鎮工作總結"),
        (4, "cp932", "報告書ソ表"),
        (5, "cp949", "보고서"),
        (0, "cp1252", "café – “ok”"),
    ],
)
def test_bytes_are_read_in_the_code_page_of_their_font(
    tmp_path: Path, font: int, codec: str, words: str
) -> None:
    assert texts(read(tmp_path, rf"\pard\f{font} {hexes(words, codec)}\par")) == [words]


def test_bytes_without_a_font_are_in_the_code_page_of_the_document(tmp_path: Path) -> None:
    body = rb"{\rtf1\ansi\ansicpg936 \pard " + "云岭市".encode("gbk") + rb"\par}"
    assert texts(read(tmp_path, body)) == ["云岭市"]


def test_pairs_of_high_bytes_in_a_font_called_western_are_chinese_in_a_chinese_document(
    tmp_path: Path,
) -> None:
    raw = read(tmp_path, rf"\pard\f0 {hexes('会议')}\par caf\'e9 \'93a\'94\par")
    assert texts(raw) == ["会议", "café “a”"]


def test_plain_goes_back_to_the_font_of_the_document(tmp_path: Path) -> None:
    assert texts(read(tmp_path, r"\pard\f1\plain caf\'e9a\par")) == ["caféa"]


def test_a_second_byte_may_be_a_sign_of_rtf_itself(tmp_path: Path) -> None:
    # In code page 932 the last byte of 表 is a backslash.
    assert texts(read(tmp_path, r"\pard\f4 \'95\\ \par")) == ["表 "]


def test_a_character_of_two_bytes_may_be_parted_by_runs(tmp_path: Path) -> None:
    first, second = "纪".encode("gb18030")
    raw = read(tmp_path, rf"\pard\f1 {{\b \'{first:02x}}}{{\i \'{second:02x}}}x\par")
    assert texts(raw) == ["纪x"]


def test_half_a_character_at_the_end_is_told_as_unreadable(tmp_path: Path) -> None:
    assert texts(read(tmp_path, r"\pard\f1 a\'bc")) == ["a\ufffd"]


def test_the_fallback_of_a_unicode_character_is_passed_over(tmp_path: Path) -> None:
    raw = read(tmp_path, r"\pard\uc2\u24180\'c4\'eax{\uc0\u26376 y}\uc1\u26085?z\par")
    assert texts(raw) == ["年x月y日z"]


def test_a_missing_fallback_does_not_eat_the_next_paragraph(tmp_path: Path) -> None:
    assert texts(read(tmp_path, r"\pard\uc1\u24180\par abc\par")) == ["年", "abc"]


def test_two_surrogates_are_one_character(tmp_path: Path) -> None:
    assert texts(read(tmp_path, rf"\pard {unicode('𠮷野')}\par")) == ["𠮷野"]


def test_words_for_signs_are_these_signs(tmp_path: Path) -> None:
    raw = read(tmp_path, r"\pard a\emdash b\ldblquote c\rdblquote\~d\_e\-f\tab g\line h\{\}\\\par")
    assert texts(raw) == ["a—b“c”\u00a0d-ef\tg\nh{}\\"]


def test_signs_of_symbol_fonts_are_the_characters_they_show(tmp_path: Path) -> None:
    raw = read(tmp_path, r"\pard {\f2 \'fe}{\f2 \u168?}{\f2 \u-3842?}\par")
    assert texts(raw) == ["☑☐☑"]


def test_of_two_forms_of_a_text_the_unicode_one_is_read(tmp_path: Path) -> None:
    raw = read(tmp_path, rf"\pard a{{\upr{{??}}{{\*\ud{{{unicode('甲')}}}}}}}b\par")
    assert texts(raw) == ["a甲b"]


def test_an_unknown_group_with_a_star_is_no_text_and_one_without_is(tmp_path: Path) -> None:
    raw = read(tmp_path, r"\pard a{\*\unheardof b{c}}{\unheardof d}\par")
    assert texts(raw) == ["ad"]


def test_a_star_before_a_style_of_characters_hides_nothing(tmp_path: Path) -> None:
    assert texts(read(tmp_path, r"\pard {\b0\*\cs7\f0 whole}\par")) == ["whole"]


def test_html_packed_into_rich_text_is_read_once(tmp_path: Path) -> None:
    raw = read(
        tmp_path, r"\fromhtml1 {\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 hi\htmlrtf\par}\htmlrtf0"
    )
    assert texts(raw) == ["hi"]


def test_marks_of_runs_are_spans(tmp_path: Path) -> None:
    body = (
        r"\pard a{\b b}{\i c}{\ul d}{\strike e}{\super f}{\sub g}{\highlight7 h}{\accdot i}"
        r"\b j\b0 k\ul l\ulnone m\par"
    )
    assert marks(paragraph(read(tmp_path, body))) == [
        ("bold", "b"),
        ("italic", "c"),
        ("underline", "d"),
        ("strike", "e"),
        ("superscript", "f"),
        ("subscript", "g"),
        ("highlight", "h"),
        ("emphasis", "i"),
        ("bold", "j"),
        ("underline", "l"),
    ]


def test_a_brace_brings_back_what_held_before_it(tmp_path: Path) -> None:
    raw = read(tmp_path, r"\pard\b a{\b0\fs40 b}c\plain d\par")
    assert marks(paragraph(raw)) == [("bold", "a"), ("bold", "c")]


def test_hidden_text_is_dropped_as_such(tmp_path: Path) -> None:
    raw = read(tmp_path, r"\pard a{\v secret}b\par")
    assert texts(raw) == ["ab"]
    assert dropped(raw) == {"hidden": "secret"}


def test_a_paragraph_tells_how_it_looks(tmp_path: Path) -> None:
    body = (
        r"{\colortbl;\red255\green0\blue0;}\pard\qc\fi640\li320\ri160\outlinelevel1\pagebb"
        rf"\f1\fs32\b\cf1 {hexes('标题')}\par"
    )
    hints = paragraph(read(tmp_path, body)).hints
    assert (hints.align, hints.size, hints.bold, hints.font) == ("center", 16.0, True, "宋体")
    assert (hints.first_indent, hints.left_indent, hints.right_indent) == (2.0, 1.0, 0.5)
    assert (hints.outline, hints.new_page, hints.color) == (2, True, "FF0000")


def test_indents_in_characters_hold_over_those_in_twips(tmp_path: Path) -> None:
    hints = paragraph(read(tmp_path, r"\pard\fi420\cufi200\li100\culi50 x\par")).hints
    assert (hints.first_indent, hints.left_indent) == (2.0, 0.5)


def test_pard_ends_what_the_paragraph_before_was_given(tmp_path: Path) -> None:
    raw = read(tmp_path, r"\pard\qc a\par b\par\pard c\par")
    assert [paragraph(raw, n).hints.align for n in range(3)] == ["center", "center", None]


def test_the_font_for_east_asian_characters_is_the_one_that_is_told(tmp_path: Path) -> None:
    raw = read(tmp_path, r"\pard\loch\af0\hich\af0\dbch\af1\loch\f0 abc\par")
    assert paragraph(raw).hints.font == "宋体"


STYLES = (
    r"{\stylesheet{\fs21 Normal;}{\s1\qc\b\fs32\outlinelevel0\sbasedon0 heading 1;}"
    r"{\s2\sbasedon1\fs28 " + hexes("小题") + r";}{\*\cs9\b Run-in Heading 2;}}"
)


def test_styles_have_names_levels_and_what_they_are_based_on(tmp_path: Path) -> None:
    raw = read(tmp_path, r"\pard\s1\qc\b\fs32 a\par\pard\plain\s2\qc\b\fs28 b\par", STYLES)
    first, second = paragraph(raw, 0), paragraph(raw, 1)
    assert (first.hints.style, first.hints.outline, first.spans) == ("heading 1", 1, ())
    assert (second.hints.style, second.hints.outline) == ("小题", 1)
    assert second.hints.bold
    assert not second.spans


def test_what_a_paragraph_does_not_repeat_of_its_style_does_not_hold(tmp_path: Path) -> None:
    hints = paragraph(read(tmp_path, r"\pard\plain\s1\fs20 a\par", STYLES)).hints
    assert (hints.align, hints.bold, hints.size) == ("left", False, 10.0)


def test_character_styles_are_known_by_name(tmp_path: Path) -> None:
    raw = read(tmp_path, r"\pard {\cs9\b a.}b\par", STYLES)
    assert ("run_in", "a.") in marks(paragraph(raw))


def test_empty_paragraphs_stay_and_a_last_one_needs_no_end(tmp_path: Path) -> None:
    assert texts(read(tmp_path, r"\pard a\par\par b")) == ["a", "", "b"]


def test_sections_and_page_breaks_begin_pages(tmp_path: Path) -> None:
    raw = read(
        tmp_path, r"\sectd\pard a\sect\sectd\pard b\sect\sectd\sbknone\pard c\par\page d\par"
    )
    assert texts(raw) == ["a", "b", "c", "d"]
    pages = [paragraph(raw, n).hints.new_page for n in range(4)]
    assert pages == [False, True, False, True]


def test_a_last_paragraph_without_an_end_keeps_its_look(tmp_path: Path) -> None:
    assert paragraph(read(tmp_path, r"\pard\qr a")).hints.align == "right"
