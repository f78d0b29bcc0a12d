"""``settings.xml``, ``fontTable.xml``, the feet of the pages, and the sheet."""

from __future__ import annotations

from pipeline.style import Style
from pipeline.units import mm_to_twips
from stages.emit.word._measures import line_height, line_pitch
from stages.emit.word._names import role_id
from stages.emit.word._xml import (
    XML_SPACE,
    Element,
    element,
    on,
    paragraph_properties,
    w,
)

_COMPATIBILITY = "http://schemas.microsoft.com/office/word"
_WORD_2013 = 15
"""Without it Word opens the file in its compatibility mode."""


def settings() -> Element:
    mode = w("compatSetting", name="compatibilityMode", uri=_COMPATIBILITY, val=_WORD_2013)
    return w(
        "settings",
        on("evenAndOddHeaders"),
        w("characterSpacingControl", val="doNotCompress"),
        w("footnotePr", w("footnote", id=-1), w("footnote", id=0)),
        w("compat", mode),
        w("themeFontLang", val="en-US", eastAsia="zh-CN"),
    )


def font_table(style: Style) -> Element:
    """What to take for a face that a machine has not got."""
    fonts = {font.east: font.alternative for font in style.fonts.values()}
    return w(
        "fonts",
        *(
            w("font", *([w("altName", val=other)] if other else []), name=name)
            for name, other in sorted(fonts.items())
        ),
    )


def footer(style: Style, side: str) -> Element:
    """The page number, one character from the edge at ``side`` (GB/T 9704-2012, 7.5)."""
    before, _, after = style.page.number.partition("{}")
    field = w("fldSimple", w("r", _text("1")), instr=" PAGE ")
    runs = [w("r", _text(before)), field, w("r", _text(after))]
    properties = [w("pStyle", val=role_id("footer")), w("jc", val=side)]
    return w("ftr", w("p", paragraph_properties(properties), *runs))


def _text(words: str) -> Element:
    text = w("t")
    text.text = words
    text.set(XML_SPACE, "preserve")
    return text


def sheet(style: Style, odd: str, even: str) -> Element:
    """The section: paper, margins, feet (relationships ``odd`` and ``even``), and the grid.

    The grid is of lines only: a character grid of less than the type's size halves the
    characters a line in LibreOffice, so their number comes from ``char_spacing``.
    """
    page = style.page
    low = line_height(style, style.looks["footer"]) or 0
    foot = mm_to_twips(page.bottom) - mm_to_twips(page.footer) - low // 2
    return w(
        "sectPr",
        element("w:footerReference", {"w:type": "default", "r:id": odd}),
        element("w:footerReference", {"w:type": "even", "r:id": even}),
        w("pgSz", w=mm_to_twips(page.width), h=mm_to_twips(page.height)),
        w(
            "pgMar",
            top=mm_to_twips(page.top),
            right=mm_to_twips(page.right),
            bottom=mm_to_twips(page.bottom),
            left=mm_to_twips(page.left),
            header=mm_to_twips(page.top) // 2,
            footer=foot,
            gutter=0,
        ),
        w("docGrid", type="lines", linePitch=line_pitch(page)),
    )
