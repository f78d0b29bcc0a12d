"""PDF with a text layer, and what is wrong with PDF files."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import registry
from pipeline.errors import DamagedFile, EncryptedFile, NothingInside
from pipeline.proof import prove_extraction
from pipeline.raw import Raw, RawTable, RawText
from pipeline.run import probe
from pipeline.stage import Context
from stages.extract._printed.chars import text_layer
from stages.extract._printed.drawn import Glyph
from stages.extract.pdf import EXTRACTOR
from tests.extract._print import full, pdf, ruled, show

CONTEXT = Context(style=registry.style("gbt9704"), threads=1)


def read(path: Path) -> Raw:
    raw = EXTRACTOR.extract(path, "pdf", CONTEXT)
    prove_extraction(raw)
    return raw


def texts(raw: Raw) -> list[str]:
    return [f.text for f in raw.fragments if isinstance(f, RawText)]


def test_lines_of_two_pages_become_paragraphs_and_page_numbers_are_listed(tmp_path: Path) -> None:
    first = show(full("今年")[:-2], 112, 100) + show(full("我们"), 80, 128)
    first += show("— 1 —", 280, 790)
    second = show("完成了任务。", 80, 100) + show("— 2 —", 280, 790)
    raw = read(pdf(tmp_path / "a.pdf", [first, second]))
    assert texts(raw) == [full("今年")[:-2] + full("我们") + "完成了任务。"]
    assert [(d.text, d.reason) for d in raw.dropped] == [
        ("— 1 —", "page_number"),
        ("— 2 —", "page_number"),
    ]
    assert raw.source.pages == 2
    assert raw.fragments[0].origin.by == "pdf.text"


def test_a_line_drawn_twice_to_look_bold_is_read_once(tmp_path: Path) -> None:
    raw = read(pdf(tmp_path / "a.pdf", [show("青禾县", 80, 100) + show("青禾县", 80.4, 100)]))
    assert texts(raw) == ["青禾县"]
    assert [(d.text, d.reason) for d in raw.dropped] == [("青禾县", "repeated")]


def test_the_same_word_twice_on_a_line_is_kept_twice(tmp_path: Path) -> None:
    raw = read(pdf(tmp_path / "a.pdf", [show("人人人人", 80, 100)]))
    assert texts(raw) == ["人人人人"]


def test_text_off_the_sheet_is_dropped_as_hidden(tmp_path: Path) -> None:
    raw = read(pdf(tmp_path / "a.pdf", [show("正文", 80, 100) + show("裁切", 700, 100)]))
    assert texts(raw) == ["正文"]
    assert [(d.text, d.reason) for d in raw.dropped] == [("裁切", "hidden")]


def test_a_ruled_table_keeps_its_rows_and_stands_between_its_paragraphs(tmp_path: Path) -> None:
    grid = ruled([80, 200, 320], [140, 180, 220])
    cells = show("责任单位", 90, 166) + show("时限", 210, 166)
    cells += show("水管站", 90, 206) + show("5月", 210, 206)
    page = show("表1 分工", 80, 120) + grid + cells + show("完毕。", 80, 260)
    raw = read(pdf(tmp_path / "a.pdf", [page]))
    kinds = [type(f).__name__ for f in raw.fragments]
    assert kinds == ["RawText", "RawTable", "RawText"]
    table = raw.fragments[1]
    assert isinstance(table, RawTable)
    assert [[c.text for c in row] for row in table.rows] == [
        ["责任单位", "时限"],
        ["水管站", "5月"],
    ]


def test_shaded_paragraphs_are_no_table(tmp_path: Path) -> None:
    shades = "".join(f"0.9 g 80 {840 - y} 440 28 re f\n" for y in (110, 138, 166)) + "0 g\n"
    words = [show(text, 80, y) for text, y in ((full("渠首"), 100), ("泵站。", 128), ("闸门", 156))]
    raw = read(pdf(tmp_path / "a.pdf", [shades + "".join(words)]))
    assert texts(raw) == [full("渠首") + "泵站。", "闸门"]
    rules = "".join(f"80 {840 - y} 440 0.7 re f\n" for y in (80, 110, 140))
    rules += "".join(f"{x} 700 0.7 60 re f\n" for x in (80, 300, 520))
    raw = read(pdf(tmp_path / "b.pdf", [rules + show("渠首", 90, 100)]))
    assert [type(f) for f in raw.fragments] == [RawTable]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    page = ""
    for row in range(10):
        page += show(f"左{row}" + "甲" * 12, 60, 100 + 28 * row)
        page += show(f"右{row}" + "乙" * 12, 330, 100 + 28 * row)
    text = "".join(texts(read(pdf(tmp_path / "a.pdf", [page]))))
    assert text.index("左9") < text.index("右0")


def test_size_and_colour_are_hints(tmp_path: Path) -> None:
    page = "1 0 0 rg " + show("青禾县文件", 200, 100, size=36) + "0 g " + show("正文", 80, 200)
    first, second = read(pdf(tmp_path / "a.pdf", [page])).fragments
    assert isinstance(first, RawText)
    assert isinstance(second, RawText)
    assert (first.hints.color, first.hints.size) == ("FF0000", 36)
    assert (second.hints.color, second.hints.size) == (None, 16)


def test_what_only_begins_like_a_pdf_is_claimed_and_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4\nnothing of a PDF behind its first line")
    assert EXTRACTOR.recognise(probe(path)) == "pdf"
    with pytest.raises(DamagedFile):
        read(path)


def test_words_called_pdf_are_none(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"just some words, one of them being %PDF")
    assert EXTRACTOR.recognise(probe(path)) is None


def test_a_pdf_is_known_by_its_content_whatever_its_name(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.dat", [show("正文", 80, 100)])
    assert EXTRACTOR.recognise(probe(path)) == "pdf"


def test_a_pdf_cut_short_still_gives_its_text_or_a_clear_error(tmp_path: Path) -> None:
    data = pdf(tmp_path / "a.pdf", [show("正文", 80, 100)]).read_bytes()
    for length in range(200, len(data), 97):
        path = tmp_path / "cut.pdf"
        path.write_bytes(data[:length])
        try:
            found = set("".join(texts(read(path))))
        except (DamagedFile, NothingInside):
            continue
        assert found <= set("正文")


def test_no_pages_and_blank_pages_hold_nothing(tmp_path: Path) -> None:
    with pytest.raises(NothingInside):
        read(pdf(tmp_path / "none.pdf", []))
    with pytest.raises(NothingInside):
        read(pdf(tmp_path / "blank.pdf", [""]))


def test_an_encrypted_pdf_says_so(tmp_path: Path) -> None:
    secret = "(" + "x" * 32 + ")"
    encrypt = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O {secret} /U {secret} /P -4 >> "
    path = pdf(tmp_path / "a.pdf", [show("正文", 80, 100)], extra=encrypt + "/ID [(a) (a)]")
    with pytest.raises(EncryptedFile):
        read(path)


def test_a_sign_without_a_character_is_listed_and_not_printed() -> None:
    box = (80.0, 100.0, 96.0, 116.0)
    sign = Glyph(text="\ufffd", box=box, origin=(80.0, 114.0), size=16, is_mapped=False)
    known = Glyph(text="渠", box=(96.0, 100.0, 112.0, 116.0), origin=(96.0, 114.0), size=16)
    layer = text_layer([sign, known], (0, 0, 600, 840))
    assert [a.text for a in layer.atoms] == ["渠"]
    assert [(d.text, d.reason) for d in layer.dropped] == [("\ufffd", "unmapped")]
