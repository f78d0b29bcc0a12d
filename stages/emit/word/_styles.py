"""``styles.xml``: each role of a report as a named style, in the look of the house."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.roles import (
    DOUBT_STYLE,
    DOUBTFUL_LABEL_STYLE,
    DOUBTFUL_RUN_IN_STYLE,
    DOUBTFUL_SIGNER_STYLE,
    LABEL_STYLE,
    ROLE_STYLES,
    RUN_IN_STYLE,
    SIGNER_STYLE,
)
from pipeline.style import Style
from stages.emit.word._looks import border, face, head_line, shape
from stages.emit.word._names import FOOTNOTE_REFERENCE, role_id, style_id
from stages.emit.word._xml import Element, off, on, paragraph_properties, run_properties, w

_DOUBT_SHADE = "FFF2CC"
_LEVELS = range(1, 10)


def styles(style: Style) -> Element:
    return w(
        "styles",
        _defaults(style),
        w("style", w("name", val="Normal"), on("qFormat"),
          type="paragraph", default=1, styleId="Normal"),
        w("style", w("name", val="Default Paragraph Font"), type="character", default=1,
          styleId="DefaultParagraphFont"),
        _table_normal(),
        w("style", w("name", val="No List"), type="numbering", default=1, styleId="NoList"),
        *(_role(style, role) for role in ROLE_STYLES),
        *_characters(style),
        _grid(style),
    )  # fmt: skip


def _defaults(style: Style) -> Element:
    """What every paragraph has: the body's face, Chinese line breaking, and no extra gap
    between Chinese and Latin (28 characters must fill the line, GB/T 9704-2012, 5.2.3)."""
    body = style.looks["paragraph"]
    run = run_properties([*face(style, body), w("lang", val="en-US", eastAsia="zh-CN")])
    paragraph = paragraph_properties(
        [off("widowControl"), on("kinsoku"), on("overflowPunct"), off("autoSpaceDE"),
         off("autoSpaceDN")]
    )  # fmt: skip
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault", paragraph))


def _role(style: Style, role: str) -> Element:
    look = style.looks[role]
    properties = [*shape(style, look), *_outline(role)]
    if role == "document_number":
        properties.append(head_line(style, look))
    return w(
        "style",
        w("name", val=ROLE_STYLES[role]),
        w("basedOn", val="Normal"),
        *([w("next", val=role_id("paragraph"))] if _outline(role) else []),
        on("qFormat"),
        paragraph_properties(properties),
        run_properties(face(style, look)),
        type="paragraph",
        styleId=role_id(role),
        **({} if ROLE_STYLES[role] in _BUILT_IN else {"customStyle": 1}),
    )


_BUILT_IN = frozenset(
    {"Title", "Subtitle", "Salutation", "Signature", "Date", "caption", "footer", "footnote text"}
    | {f"heading {level}" for level in _LEVELS}
)
"""Names that Word itself has; every other style is marked as the file's own."""


def _outline(role: str) -> list[Element]:
    level = role.removeprefix("heading_")
    return [w("outlineLvl", val=int(level) - 1)] if level.isdigit() else []


def _characters(style: Style) -> Iterator[Element]:
    yield _character(DOUBT_STYLE, [_shade()])
    for level in _LEVELS:
        look = style.looks[f"heading_{level}"]
        yield _character(RUN_IN_STYLE.format(level=level), face(style, look))
        yield _character(DOUBTFUL_RUN_IN_STYLE.format(level=level), [*face(style, look), _shade()])
    # GB/T 9704-2012, 7.2.6: the name of the signer in 楷体, as the second level of headings;
    # 10.3: 出席 in 黑体, as the first
    for role, plain, doubtful in (
        ("heading_2", SIGNER_STYLE, DOUBTFUL_SIGNER_STYLE),
        ("heading_1", LABEL_STYLE, DOUBTFUL_LABEL_STYLE),
    ):
        yield _character(plain, face(style, style.looks[role]))
        yield _character(doubtful, [*face(style, style.looks[role]), _shade()])
    yield _character(FOOTNOTE_REFERENCE, [w("vertAlign", val="superscript")], own=False)


def _shade() -> Element:
    return w("shd", val="clear", color="auto", fill=_DOUBT_SHADE)


def _character(name: str, properties: list[Element], *, own: bool = True) -> Element:
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val="DefaultParagraphFont"),
        run_properties(properties),
        type="character",
        styleId=style_id(name),
        **({"customStyle": 1} if own else {}),
    )


def _table_normal() -> Element:
    margins = w(
        "tblCellMar",
        w("top", w=0, type="dxa"),
        w("left", w=CELL_MARGIN, type="dxa"),
        w("bottom", w=0, type="dxa"),
        w("right", w=CELL_MARGIN, type="dxa"),
    )
    properties = w("tblPr", w("tblInd", w=0, type="dxa"), margins)
    return w("style", w("name", val="Normal Table"), properties,
             type="table", default=1, styleId="TableNormal")  # fmt: skip


CELL_MARGIN = 108
"""Space left and right inside a cell, in twips: what Word takes."""
TABLE_GRID = "TableGrid"


def _grid(style: Style) -> Element:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = w("tblBorders", *(border(side, style.strokes.table) for side in sides))
    return w("style", w("name", val="Table Grid"), w("basedOn", val="TableNormal"),
             w("tblPr", borders), type="table", styleId=TABLE_GRID)  # fmt: skip
