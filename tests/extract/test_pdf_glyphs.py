"""What a page of a PDF draws comes out as plain values: characters with their place and look."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from stages.extract._printed.drawn import Drawn, Glyph
from stages.extract.pdf import _glyphs
from stages.extract.pdf._draw import draw
from stages.extract.pdf._render import Renderer
from tests.extract._pdf import document, stream, write
from tests.extract._print import pdf, show
from tests.extract._sheet import code, latin, read, sheet, words


def only(drawn: Drawn) -> Glyph:
    (glyph,) = drawn.glyphs
    return glyph


def near(box: tuple[float, ...], wanted: tuple[float, ...]) -> bool:
    return all(abs(a - b) < 0.5 for a, b in zip(box, wanted, strict=True))


@pytest.mark.parametrize(
    ("turn", "size", "box", "angle"),
    [
        (0, (600, 840), (80, 86, 96, 102), 0),
        (90, (840, 600), (738, 80, 754, 96), 90),
        (180, (600, 840), (504, 738, 520, 754), 180),
        (270, (840, 600), (86, 504, 102, 520), 270),
    ],
)
def test_places_are_those_of_the_page_as_it_is_displayed(
    tmp_path: Path,
    turn: int,
    size: tuple[float, float],
    box: tuple[float, ...],
    angle: float,
) -> None:
    drawn = sheet(tmp_path, show("渠", 80, 100), page=f"/Rotate {turn}")
    assert (drawn.width, drawn.height) == size
    assert near(only(drawn).box, box)
    assert only(drawn).angle == angle


def test_places_count_from_the_corner_of_the_crop_box(tmp_path: Path) -> None:
    drawn = sheet(tmp_path, show("渠", 80, 100), page="/CropBox [30 40 500 800]")
    assert (drawn.width, drawn.height) == (470, 760)
    assert near(only(drawn).box, (50, 46, 66, 62))


def test_letters_of_two_scripts_on_one_baseline_have_one_middle(tmp_path: Path) -> None:
    drawn = sheet(tmp_path, show("渠", 80, 100) + latin("q", 100, 100))
    middles = {round((g.box[1] + g.box[3]) / 2, 1) for g in drawn.glyphs}
    assert len(middles) == 1


def test_the_size_of_slanted_letters_is_their_height(tmp_path: Path) -> None:
    slanted = f"BT /F 16 Tf 1 0 0.34 1 80 700 Tm <{code('渠')}> Tj ET\n"
    assert only(sheet(tmp_path, slanted)).size == pytest.approx(16)


def test_a_hyphen_at_a_lines_end_is_a_hyphen(tmp_path: Path) -> None:
    assert words(sheet(tmp_path, latin("well-", 80, 100) + latin("known", 80, 120))) == "well-known"


def test_a_ligature_is_one_sign_of_several_letters(tmp_path: Path) -> None:
    drawn = sheet(tmp_path, show("\ufb00吨", 80, 100))
    assert [g.text for g in drawn.glyphs] == ["ff", "吨"]
    assert read(drawn).ink == 3


def test_a_sign_named_by_a_radical_and_its_character_is_this_character(tmp_path: Path) -> None:
    """As macOS writes it, so that copying gives both."""
    table = "1 beginbfchar <6C34> <2F546C34> endbfchar"
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def "
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange {table} endcmap end end"
    )
    path = pdf(tmp_path / "a.pdf", [show("水", 80, 100)])
    text = path.read_bytes().decode("latin-1")
    stream = f"7 0 obj\n<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream\nendobj\n10 0 obj"
    text = text.replace("10 0 obj", stream, 1).replace(
        "/Subtype /Type0", "/Subtype /Type0 /ToUnicode 7 0 R", 1
    )
    path.write_bytes(text[: text.index("xref")].encode("latin-1") + b"trailer << /Root 1 0 R >>")
    drawn = draw(pypdfium2.PdfDocument(path)[0], 1)
    assert [g.text for g in drawn.glyphs] == ["水"]


def test_a_fonts_name_in_gbk_is_read(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", [show("渠", 80, 100)])
    text = path.read_bytes().decode("latin-1").replace("/STSong-Light", "/#B7#C2#CB#CE_GB2312")
    path.write_bytes(text[: text.index("xref")].encode("latin-1") + b"trailer << /Root 1 0 R >>")
    assert only(draw(pypdfium2.PdfDocument(path)[0], 1)).font == "仿宋_GB2312"


def test_blanks_between_chinese_characters_that_touch_are_none(tmp_path: Path) -> None:
    blank = code("渠 ")
    content = f"BT /F 16 Tf 80 740 Td [<{blank}> 1000 <{code('首')}>] TJ ET\n"
    content += f"BT /F 16 Tf 80 700 Td [<{blank}> 250 <{code('首')}>] TJ ET\n"
    assert [line.text for line in read(sheet(tmp_path, content)).page.lines] == ["渠首", "渠 首"]


def test_text_that_is_not_painted_or_white_on_white_is_not_visible(tmp_path: Path) -> None:
    content = "3 Tr " + show("隐", 80, 100) + "0 Tr 1 g " + show("白", 80, 140)
    content += "0 g 80 620 100 40 re f 1 g " + show("字", 90, 200) + "0 g " + show("明", 80, 260)
    drawn = sheet(tmp_path, content)
    assert {g.text: g.is_visible for g in drawn.glyphs} == {
        "隐": False,
        "白": False,
        "字": True,
        "明": True,
    }
    found = read(drawn)
    assert sorted((d.text, d.reason) for d in found.dropped) == [("隐白", "hidden")]
    assert found.ink == 4


def test_white_letters_with_a_dark_outline_are_visible(tmp_path: Path) -> None:
    drawn = sheet(tmp_path, "2 Tr 1 g 0 G " + show("空", 80, 100) + "1 G " + show("无", 80, 140))
    assert {g.text: g.is_visible for g in drawn.glyphs} == {"空": True, "无": False}


def test_letters_filled_and_outlined_in_one_colour_are_bold(tmp_path: Path) -> None:
    outlined = "2 Tr 0.4 w " + show("粗", 80, 100) + "1 0 0 RG " + show("框", 80, 140)
    drawn = sheet(tmp_path, outlined)
    assert {g.text: g.bold for g in drawn.glyphs} == {"粗": True, "框": False}


def test_a_word_drawn_again_beside_itself_is_bold_and_counted_twice(tmp_path: Path) -> None:
    drawn = sheet(tmp_path, show("青禾县", 80, 100) + show("青禾县", 80.4, 100))
    assert words(drawn) == "青禾县青禾县"
    assert all(g.bold for g in drawn.glyphs)
    found = read(drawn)
    assert [line.text for line in found.page.lines] == ["青禾县"]
    assert [(d.text, d.reason) for d in found.dropped] == [("青禾县", "repeated")]


def test_a_word_drawn_again_at_its_very_place_is_not_bold(tmp_path: Path) -> None:
    drawn = sheet(tmp_path, show("青禾县", 80, 100) * 2)
    assert words(drawn) == "青禾县青禾县"
    assert not any(g.bold for g in drawn.glyphs)


def test_a_blank_drawn_by_itself_is_a_blank_and_a_gap_is_none(tmp_path: Path) -> None:
    drawn = sheet(
        tmp_path,
        show("第一节", 80, 100)
        + show(" ", 128, 100)
        + show("灌区", 132, 100)
        + show("第二节", 80, 140)
        + show("泵站", 132, 140),
    )
    assert [line.text for line in read(drawn).page.lines] == ["第一节 灌区", "第二节泵站"]


def test_characters_in_forms_within_forms_are_read_in_their_place(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", ["q 1 0 0 1 3 4 cm /Fm Do Q"])
    inner = show("渠", 80, 100) + "80 700 100 0.7 re f"
    form = (
        "<< /Type /XObject /Subtype /Form /BBox [0 0 600 840] /Matrix [1 0 0 1 20 -30] "
        f"/Resources << /Font << /F 3 0 R >> >> /Length {len(inner)} >>\nstream\n{inner}\nendstream"
    )
    text = path.read_bytes().decode("latin-1")
    text = text.replace("/F 3 0 R >> >>", "/F 3 0 R >> /XObject << /Fm 6 0 R >> >>", 1)
    text = text.replace("10 0 obj", f"6 0 obj\n{form}\nendobj\n10 0 obj", 1)
    path.write_bytes(text[: text.index("xref")].encode("latin-1") + b"trailer << /Root 1 0 R >>")
    drawn = draw(pypdfium2.PdfDocument(path)[0], 1)
    assert near(only(drawn).box, (103, 112, 119, 128))
    assert [near(s.box, (103, 165.3, 203, 166)) for s in drawn.strokes] == [True]


@pytest.mark.parametrize("number", [0xE0E0E0, 0xFFFFFFFF])
def test_a_number_that_is_no_character_is_a_sign_without_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    # pdfium gives the code itself where a font's own table counts in UTF-8.
    monkeypatch.setattr(_glyphs, "_unicode", lambda *_: number)
    glyph = only(sheet(tmp_path, show("渠", 80, 100)))
    assert (glyph.text, glyph.is_mapped) == (_glyphs.UNKNOWN, False)


def test_a_letter_that_a_font_calls_a_line_break_is_a_sign_and_not_lost(tmp_path: Path) -> None:
    table = b"begincmap 2 beginbfchar <0D> <000D> <61> <0061> endbfchar endcmap"
    objects = document([b"BT /F 12 Tf 50 700 Td <610D61> Tj ET"], more={100: stream(b"", table)})
    objects[3] = (
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 100 0 R "
        b"/Encoding << /BaseEncoding /WinAnsiEncoding /Differences [13 /c] >> >>"
    )
    path = tmp_path / "a.pdf"
    path.write_bytes(write(objects))
    with Renderer(path) as renderer:
        glyphs = draw(renderer.loaded(1), 1).glyphs
    assert [(g.text, g.is_mapped) for g in glyphs] == [
        ("a", True),
        (_glyphs.UNKNOWN, False),
        ("a", True),
    ]
