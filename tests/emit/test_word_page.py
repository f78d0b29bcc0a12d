"""The sheet, the grid and the styles of GB/T 9704-2012."""

from __future__ import annotations

from lxml import etree

from pipeline.roles import ROLE_STYLES
from tests.emit._opened import W, body, document, emit, paragraph, part

ONE = body(paragraph("全年走访群众三十户。"))


def _style(name: str) -> etree._Element:
    for style in part(emit(ONE), "styles.xml").iter(f"{W}style"):
        if style.find(f"{W}name").get(f"{W}val") == name:
            return style
    raise AssertionError(f"no style {name}")


def _value(element: etree._Element, path: str, attribute: str = "val") -> str | None:
    found = element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + attribute)


def test_the_paper_is_a4_with_the_margins_of_the_standard() -> None:
    section = document(ONE).find(f"{W}body/{W}sectPr")
    assert (_value(section, "pgSz", "w"), _value(section, "pgSz", "h")) == ("11906", "16838")
    edges = {side: _value(section, "pgMar", side) for side in ("top", "bottom", "left", "right")}
    assert edges == {"top": "2098", "bottom": "1984", "left": "1587", "right": "1474"}


def test_22_lines_fill_the_page() -> None:
    section = document(ONE).find(f"{W}body/{W}sectPr")
    assert _value(section, "docGrid", "type") == "lines"
    assert _value(section, "docGrid", "linePitch") == "579"
    spacing = _style("Report Body").find(f"{W}pPr/{W}spacing")
    assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == ("579", "exact")
    assert 22 * 579 <= 16838 - 2098 - 1984 < 22 * 580


def test_28_characters_fill_a_line() -> None:
    body_style = _style("Report Body")
    assert _value(body_style, "rPr/sz") == "32"
    assert _value(body_style, "rPr/spacing") == "-5"
    width = 11906 - 1587 - 1474
    assert 28 * (320 - 5) <= width < 28 * (320 - 4)


def test_only_the_type_of_the_body_keeps_to_the_grid() -> None:
    """A title of 22 points would take two lines of it."""
    assert _value(_style("Title"), "pPr/snapToGrid") == "0"
    assert _value(_style("Report Body"), "pPr/snapToGrid") is None


def test_every_role_is_a_style_under_the_name_that_parse_trusts() -> None:
    names = {
        style.find(f"{W}name").get(f"{W}val")
        for style in part(emit(ONE), "styles.xml").iter(f"{W}style")
    }
    assert set(ROLE_STYLES.values()) <= names


def test_headings_have_outline_levels_and_the_faces_of_the_standard() -> None:
    faces = ("黑体", "楷体", "仿宋", "仿宋")
    for level, face in enumerate(faces, 1):
        heading = _style(f"heading {level}")
        assert _value(heading, "pPr/outlineLvl") == str(level - 1)
        assert _value(heading, "rPr/rFonts", "eastAsia") == face
        assert _value(heading, "rPr/sz") == "32"


def test_no_style_leaves_a_face_to_a_theme() -> None:
    for name in ("styles.xml", "document.xml", "footer1.xml"):
        for fonts in part(emit(ONE), name).iter(f"{W}rFonts"):
            assert not [key for key in fonts.keys() if "Theme" in key]  # noqa: SIM118


def test_page_numbers_stand_right_on_odd_pages_and_left_on_even_ones() -> None:
    data = emit(ONE)
    assert part(data, "settings.xml").find(f"{W}evenAndOddHeaders") is not None
    section = part(data, "document.xml").find(f"{W}body/{W}sectPr")
    kinds = [e.get(f"{W}type") for e in section.iter(f"{W}footerReference")]
    assert kinds == ["default", "even"]
    for name, side in (("footer1.xml", "right"), ("footer2.xml", "left")):
        foot = part(data, name)
        assert _value(foot, "p/pPr/jc") == side
        assert foot.find(f"{W}p/{W}fldSimple").get(f"{W}instr").strip() == "PAGE"
        assert "".join(t.text for t in foot.iter(f"{W}t")) == "— 1 —"
    footer = _style("footer")
    assert (_value(footer, "rPr/sz"), _value(footer, "rPr/rFonts", "ascii")) == ("28", "宋体")
    assert (
        _value(footer, "pPr/ind", "leftChars") == _value(footer, "pPr/ind", "rightChars") == "100"
    )


def test_the_dashes_of_the_page_number_stand_7_mm_below_the_text() -> None:
    """The dash is in the middle of a line of 16 points, that is 160 twips above its foot."""
    section = document(ONE).find(f"{W}body/{W}sectPr")
    foot = int(_value(section, "pgMar", "footer") or 0)
    dash_below_text = 1984 - foot - 160
    assert abs(dash_below_text - 7 / 25.4 * 1440) < 2


def test_the_text_breaks_like_chinese() -> None:
    styles = part(emit(ONE), "styles.xml")
    defaults = styles.find(f"{W}docDefaults")
    assert _value(defaults, "rPrDefault/rPr/lang", "eastAsia") == "zh-CN"
    assert _value(defaults, "pPrDefault/pPr/widowControl") == "0"
    assert _value(defaults, "pPrDefault/pPr/autoSpaceDN") == "0"
    assert defaults.find(f"{W}pPrDefault/{W}pPr/{W}kinsoku") is not None
