"""Text under something that was painted over it is not seen, and said to be hidden."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from stages.extract.pdf._draw import draw
from tests.extract._print import pdf, show
from tests.extract._sheet import read, sheet, words

SECRET = show("账号", 80, 100)
BAND = "0.6 0.4 0.2 rg 70 725 120 35 re f 0 g "
"""A filled rectangle over ``SECRET``."""


def lines(tmp_path: Path, content: str) -> list[str]:
    return [line.text for line in read(sheet(tmp_path, content)).page.lines]


def test_words_that_were_painted_over_are_left_out_as_hidden(tmp_path: Path) -> None:
    found = read(sheet(tmp_path, SECRET + BAND + show("渠首泵站", 80, 100)))
    assert [line.text for line in found.page.lines] == ["渠首泵站"]
    assert [(d.text, d.reason) for d in found.dropped] == [("账号", "hidden")]
    assert found.ink == 6


def test_words_on_a_ground_that_was_painted_before_stay(tmp_path: Path) -> None:
    assert lines(tmp_path, BAND + SECRET) == ["账号"]


@pytest.mark.parametrize(
    "paint",
    [
        "0.6 g 70 725 m 130 725 l 70 760 l f 0 g ",  # a triangle
        "q 70 725 20 35 re W n 0.6 g 70 725 120 35 re f Q ",  # cut off
        "0.6 g 100 725 120 35 re f 0 g ",  # over a half of the words
        "70 725 120 35 re S ",  # a frame
    ],
)
def test_words_of_which_something_shows_stay(tmp_path: Path, paint: str) -> None:
    assert lines(tmp_path, SECRET + paint) == ["账号"]


def test_a_transparent_marker_hides_nothing(tmp_path: Path) -> None:
    clear = "/GS gs 1 1 0 rg 70 725 120 35 re f 0 g "
    page = "/Tabs /S"
    drawn = sheet(tmp_path, SECRET + clear, page=page)
    path = tmp_path / "sheet.pdf"
    text = path.read_bytes().decode("latin-1")
    for state in ("/ca 0.4", "/BM /Multiply"):
        path.write_bytes(
            text.replace("/Font <<", f"/ExtGState << /GS << {state} >> >> /Font <<").encode(
                "latin-1"
            )
        )
        drawn = draw(pypdfium2.PdfDocument(path)[0], 1)
        assert words(drawn) == "账号"
        assert all(glyph.is_visible for glyph in drawn.glyphs)


def test_what_a_transparent_form_paints_hides_nothing(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", [SECRET + "/GS gs /Fm Do"])
    form = (
        "<< /Type /XObject /Subtype /Form /BBox [0 0 600 840] /Group << /S /Transparency >> "
        f"/Length {len(BAND)} >>\nstream\n{BAND}\nendstream"
    )
    text = path.read_bytes().decode("latin-1")
    extra = "/ExtGState << /GS << /BM /Multiply >> >> /XObject << /Fm 6 0 R >> /Font <<"
    text = text.replace("/Font <<", extra, 1)
    text = text.replace("10 0 obj", f"6 0 obj\n{form}\nendobj\n10 0 obj", 1)
    path.write_bytes(text[: text.index("xref")].encode("latin-1") + b"trailer << /Root 1 0 R >>")
    drawn = draw(pypdfium2.PdfDocument(path)[0], 1)
    assert drawn.areas
    assert all(glyph.is_visible for glyph in drawn.glyphs)
