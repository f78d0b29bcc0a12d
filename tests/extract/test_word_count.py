"""The count of a Word file's characters is made from the package, not by its reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import registry
from pipeline.errors import ProofFailed
from pipeline.proof import prove_extraction
from pipeline.raw import Raw
from pipeline.stage import Context
from stages.extract._wordml import read
from stages.extract._wordml.blocks import BlockReader
from stages.extract.word import EXTRACTOR
from tests.extract import _docx
from tests.extract._docx import NAMESPACES, dropped, p, r, texts, write_docx

_W = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def types(**parts: str) -> dict[str, bytes]:
    """``[Content_Types].xml`` that names parts of ``word/`` by the ends of their types."""
    named = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_W}{end}+xml"/>'
        for name, end in {"document": "document.main", **parts}.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return {"[Content_Types].xml": f'<Types xmlns="{space}">{named}</Types>'.encode()}


def part(root: str, inside: str) -> bytes:
    return f"<w:{root} {NAMESPACES}>{inside}</w:{root}>".encode()


def unproven(path: Path) -> Raw:
    return EXTRACTOR.extract(path, "docx", Context(style=registry.style("gbt9704")))


def test_text_in_an_unknown_element_is_counted_and_listed(tmp_path: Path) -> None:
    raw = _docx.read(tmp_path, p("正文", "<w:r><w:unheardOf>暗语</w:unheardOf></w:r>"))
    assert texts(raw) == ["正文"]
    assert dropped(raw) == {"foreign": "暗语"}


def test_text_between_elements_is_counted_and_listed(tmp_path: Path) -> None:
    raw = _docx.read(tmp_path, p("<w:r><w:t>正文</w:t>漏字</w:r>") + "落单")
    assert texts(raw)[0] == "正文"
    assert dropped(raw) == {"foreign": "漏字落单"}


def test_text_within_properties_is_not_shown_and_listed(tmp_path: Path) -> None:
    body = p("<w:rPr><w:t>错位</w:t></w:rPr>", "文") + p(
        "<w:del>" + r("删去", "<w:noBreakHyphen/><w:sym w:font='a' w:char='41'/>") + "</w:del>"
    )
    raw = _docx.read(tmp_path, body)
    assert texts(raw)[0] == "文"
    assert dropped(raw) == {"foreign": "错位-A", "deleted": "删去"}


def test_a_numbered_paragraph_within_properties_has_no_number(tmp_path: Path) -> None:
    lists = _docx.numbering(_docx.level(0, "decimal", "%1."))
    body = p("<w:rPr>" + _docx.numbered("错位") + "</w:rPr>", "文") + _docx.numbered("项")
    raw = _docx.read(tmp_path, body, {"numbering": lists})
    assert texts(raw) == ["文", "1.项"]
    assert dropped(raw) == {"foreign": "错位"}


def test_text_among_footnotes_and_a_second_note_of_one_number_are_listed(tmp_path: Path) -> None:
    note = '<w:footnote w:id="1">{}</w:footnote>'
    notes = note.format(p("甲注")) + note.format(p("乙注")) + p("漏段")
    body = p("文", '<w:r><w:footnoteReference w:id="1"/></w:r>')
    raw = _docx.read(tmp_path, body, {"footnotes": notes})
    assert [n.text for n in raw.footnotes] == ["甲注"]
    assert dropped(raw) == {"unused": "乙注漏段"}


def test_measures_in_drawings_are_no_text(tmp_path: Path) -> None:
    anchor = (
        "<w:r><w:drawing><wp:anchor><wp:positionH><wp:posOffset>-254000</wp:posOffset>"
        "</wp:positionH></wp:anchor></w:drawing></w:r>"
    )
    raw = _docx.read(tmp_path, p("图旁", anchor))
    assert raw.source_chars == 2
    assert raw.dropped == ()


def test_a_header_that_nothing_refers_to_is_counted_and_listed(tmp_path: Path) -> None:
    files = {"word/old.xml": part("hdr", p("旧页眉")), **types(old="header")}
    raw = _docx.read(tmp_path, p("正文"), files=files)
    assert raw.source_chars == 5
    assert dropped(raw) == {"unused": "旧页眉"}


def test_building_blocks_are_listed_as_what_they_are(tmp_path: Path) -> None:
    files = {
        "word/glossary/document.xml": part("glossaryDocument", p("单击填写")),
        **types(**{"glossary/document": "document.glossary"}),
    }
    raw = _docx.read(tmp_path, p("正文"), files=files)
    assert dropped(raw) == {"glossary": "单击填写"}


def test_a_damaged_part_without_use_costs_a_notice_and_not_the_file(tmp_path: Path) -> None:
    files = {"word/old.xml": b"<w:hdr", **types(old="header")}
    raw = _docx.read(tmp_path, p("正文"), files=files)
    assert texts(raw) == ["正文"]
    assert [(n.code, "word/old.xml" in n.message) for n in raw.notices] == [("broken_part", True)]


def test_a_reader_that_loses_a_paragraph_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = BlockReader.blocks
    monkeypatch.setattr(BlockReader, "blocks", lambda self, element: whole(self, element)[:-1])
    path = write_docx(tmp_path / "a.docx", p("第一段") + p("第二段"))
    with pytest.raises(ProofFailed, match="6 characters, 3 were extracted"):
        prove_extraction(unproven(path))


def test_foreign_text_that_the_reader_passes_over_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read, "take_foreign", lambda *_: None)
    path = write_docx(tmp_path / "a.docx", p("正文", "<w:r><w:unheardOf>暗语</w:unheardOf></w:r>"))
    with pytest.raises(ProofFailed):
        prove_extraction(unproven(path))
