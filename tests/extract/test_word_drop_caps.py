"""Big first letters, which stand in a paragraph of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.raw import RawText
from tests.extract import _doc, _rtf, _word6, test_word_xml
from tests.extract._docx import level, numbered, numbering, p, r, read, tbl, tc, texts, tr
from tests.extract._ole import ole_file

BIG = '<w:position w:val="-12"/><w:sz w:val="112"/>'
DROPPED = '<w:framePr w:dropCap="drop" w:lines="3"/>'


@pytest.mark.parametrize("where", ["drop", "margin"])
def test_a_big_first_letter_is_part_of_its_paragraph(tmp_path: Path, where: str) -> None:
    frame = f'<w:framePr w:dropCap="{where}" w:lines="3"/>'
    body = p(r("山", BIG), properties=frame) + p("洪预警分三级发布。") + p("各村收到后即报。")
    raw = read(tmp_path, body)
    assert texts(raw) == ["山洪预警分三级发布。", "各村收到后即报。"]
    first = raw.fragments[0]
    assert isinstance(first, RawText)
    assert (first.spans, first.hints.size) == ((), 10.0)


def test_a_big_first_letter_before_a_table_stands_for_itself(tmp_path: Path) -> None:
    body = p(r("山", BIG), properties=DROPPED) + tbl(tr(tc("村名"), tc("户数")))
    assert texts(read(tmp_path, body)) == ["山"]


def test_a_frame_that_holds_no_first_letter_is_a_paragraph(tmp_path: Path) -> None:
    body = p("边注", properties='<w:framePr w:w="2000" w:dropCap="none"/>') + p("正文一段。")
    assert texts(read(tmp_path, body)) == ["边注", "正文一段。"]


def test_the_number_of_the_paragraph_stands_before_its_big_first_letter(tmp_path: Path) -> None:
    body = p(r("山", BIG), properties=DROPPED) + numbered("洪预警")
    lists = {"numbering": numbering(level(0, "decimal", "%1."))}
    assert texts(read(tmp_path, body, lists)) == ["1.山洪预警"]


@pytest.mark.parametrize("where", [1, 2])
def test_a_big_first_letter_in_a_doc_is_part_of_its_paragraph(tmp_path: Path, where: int) -> None:
    dropped = b"\x2c\x44" + bytes([where | 3 << 3, 0])
    path = _doc.write_doc(
        tmp_path / "a.doc", _doc.para("山", props=dropped), _doc.para("洪预警分三级发布。")
    )
    assert _doc.texts(_doc.read(path)) == ["山洪预警分三级发布。"]


def test_a_big_first_letter_in_rich_text_is_part_of_its_paragraph(tmp_path: Path) -> None:
    body = rf"\pard\dropcapli3\dropcapt1 {_rtf.hexes('山')}\par\pard {_rtf.hexes('洪预警')}\par"
    assert texts(_rtf.read(tmp_path, body)) == ["山洪预警"]


def test_a_big_first_letter_in_word_2003_xml_is_part_of_its_paragraph(tmp_path: Path) -> None:
    frame = '<w:framePr w:drop-cap="drop" w:lines="3"/>'
    body = test_word_xml.p("山", properties=frame) + test_word_xml.p("洪预警")
    assert texts(test_word_xml.read(tmp_path, body)) == ["山洪预警"]


def test_a_big_first_letter_in_word_6_is_part_of_its_paragraph(tmp_path: Path) -> None:
    word = _word6.word6([_word6.para("山", b"\x2e\x19\x00"), _word6.para("洪预警")])
    path = ole_file(tmp_path / "a.doc", {"WordDocument": word})
    assert texts(_doc.read(path)) == ["山洪预警"]
