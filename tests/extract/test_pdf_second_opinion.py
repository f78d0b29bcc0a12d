"""Fonts that only name their signs: pdfium does not know the characters, pdfplumber does. They are
taken where they can be believed, and it is said."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from pipeline import registry
from pipeline.proof import prove_extraction
from pipeline.raw import Raw, RawText
from pipeline.stage import Context
from stages.extract._printed.drawn import Drawn, Glyph
from stages.extract.pdf import EXTRACTOR
from stages.extract.pdf._draw import draw
from stages.extract.pdf._render import Renderer
from stages.extract.pdf._second_opinion import SecondOpinion, is_believed, mapped, told
from stages.extract.pdf._space import Matrix, displayed
from tests.extract._pdf import FIRST, WORDS, document, stream, write

QUIET = Context(style=registry.style("gbt9704"), ocr="never")
LINES = ("the pumps of the lower canal", "were mended before the flood", "came down from the hills")
SHIFT = {chr(97 + n): chr(97 + (n + 11) % 26) for n in range(26)}


def named(names: dict[str, str], page: bytes = b"", pages: int = 1) -> bytes:
    """``LINES`` in a Type 3 font that names the sign of each letter as ``names`` say."""
    shown = b"BT /T 12 Tf 15 TL 50 600 Td "
    shown += b" ".join(b"(%s) Tj T*" % line.encode() for line in LINES) + b" ET"
    differences = " ".join(f"/{names.get(chr(code), chr(code))}" for code in range(97, 123))
    every = " ".join(f"/{name} 101 0 R" for name in sorted({*names.values(), *SHIFT, "space"}))
    font = (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 8 10] /FontMatrix [0.1 0 0 0.1 0 0] "
        f"/CharProcs << {every} >> /Encoding << /Type /Encoding /Differences [32 /space 97 "
        f"{differences}] >> /FirstChar 32 /LastChar 122 /Widths [{'5 ' * 91}] >>"
    )
    objects = document([shown] * pages, page=page)
    for n in range(pages):
        number = FIRST + 2 * n
        objects[number] = objects[number].replace(b"/F 3 0 R", b"/F 3 0 R /T 100 0 R")
    objects[100] = font.encode()
    objects[101] = stream(b"", b"5 0 d0 0 0 4 7 re f")
    return write(objects)


def read(path: Path, data: bytes) -> Raw:
    path.write_bytes(data)
    raw = EXTRACTOR.extract(path, "pdf", QUIET)
    prove_extraction(raw)
    return raw


def said(raw: Raw) -> str:
    return "".join(f.text for f in raw.fragments if isinstance(f, RawText))


def ink(text: str) -> str:
    return "".join(text.split())


WRITTEN = ink("".join(LINES))


def test_letters_that_a_font_only_names_are_read_and_it_is_said(tmp_path: Path) -> None:
    raw = read(tmp_path / "a.pdf", named({}))
    assert ink(said(raw)) == WRITTEN
    assert "the pumps" in said(raw)
    assert raw.source_chars == len(WRITTEN)
    (pages,) = raw.pages
    assert pages.way == "text"
    assert "另用一种方法读出" in pages.reason
    (notice,) = raw.notices
    assert notice.code == "second_opinion"
    assert "请对照原件" in notice.message


def test_pages_of_one_kind_are_told_of_once(tmp_path: Path) -> None:
    raw = read(tmp_path / "a.pdf", named({}, pages=3))
    assert [(n.code, n.message[:6]) for n in raw.notices] == [("second_opinion", "第1—3页有")]


def test_names_that_give_no_words_are_not_believed(tmp_path: Path) -> None:
    raw = read(tmp_path / "a.pdf", named(SHIFT))
    assert said(raw) == ""
    assert [d.reason for d in raw.dropped] == ["unmapped"]
    assert [n.code for n in raw.notices] == ["sign_unknown"]


class Says:
    def __init__(self, alike: float | None) -> None:
        self.alike = alike

    def agreement(self) -> float | None:
        return self.alike

    def has_written_picture(self) -> bool:
        return False


def row(text: str) -> tuple[Glyph, ...]:
    return tuple(
        Glyph(text=c, box=(10.0 * n, 0, 10.0 * n + 10, 10), origin=(10.0 * n, 9), size=10)
        for n, c in enumerate(text)
    )


def test_where_lines_can_be_recognised_the_page_has_the_last_word() -> None:
    news = Drawn(number=1, width=600, height=800, glyphs=row("abc"))
    assert is_believed(news, Says(0.95))
    assert not is_believed(news, Says(0.6))
    assert not is_believed(news, Says(None))


PAPER = np.full((100, 100), 255, np.uint8)


def test_only_what_had_no_character_is_named_and_blanks_stand_before_the_next() -> None:
    known, *unknown = row("甲乙丙丁")
    glyphs = (known, *(replace(g, text="\ufffd", is_mapped=False) for g in unknown))
    read_so = [("子", 0.0, 9.0), ("丑", 10.1, 9.0), (" ", 20.0, 9.2), ("卯", 30.0, 8.9)]
    found = mapped(glyphs, told(read_so, Matrix()), PAPER, 1.0)
    assert found is not None
    assert [(g.text, g.spaced) for g in found] == [("甲", False), ("丑", False), ("卯", True)]


@pytest.mark.parametrize("called", [" ", "\r", "\u3000"])
def test_a_letter_that_a_font_calls_a_blank_is_not_lost(called: str) -> None:
    glyphs = tuple(replace(g, text="\ufffd", is_mapped=False) for g in row("丙丁"))
    letter = PAPER.copy()
    letter[2:8, 3:7] = 0
    found = mapped(glyphs, told([(called, 0.0, 9.0), ("丁", 10.0, 9.0)], Matrix()), letter, 1.0)
    assert found is not None
    assert [(g.text, g.is_mapped) for g in found] == [("\ufffd", False), ("丁", True)]


def test_what_is_told_of_another_place_or_in_two_ways_is_not_taken() -> None:
    glyphs = tuple(replace(g, text="\ufffd", is_mapped=False) for g in row("乙丙"))
    for said in (("子", 2.0),), (("子", 0.0), ("丑", 0.0)), (("\ue000", 0.0),):
        characters = told([(text, x, 9.0) for text, x in said], Matrix())
        assert mapped(glyphs, characters, PAPER, 1.0) is None


@pytest.mark.parametrize("page", [b"/Rotate 90", b"/Rotate 180", b"/Rotate 270", b""])
def test_characters_are_found_on_turned_and_cropped_pages(tmp_path: Path, page: bytes) -> None:
    path = tmp_path / "a.pdf"
    crop = b" /CropBox [20 30 500 700]"
    path.write_bytes(named({}, page + crop))
    with Renderer(path) as renderer:
        drawn = draw(renderer.loaded(1), 1)
        found = SecondOpinion(path, ()).of(drawn, renderer, QUIET)
        assert found is not None
        assert all(g.is_mapped for g in found.glyphs)
        assert displayed(renderer.loaded(1)) != Matrix()


def test_a_page_that_lacks_no_words_asks_nobody(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(write(document([WORDS])))
    with Renderer(path) as renderer:
        drawn = draw(renderer.loaded(1), 1)
        assert SecondOpinion(Path("no such file"), ()).of(drawn, renderer, QUIET) is None
