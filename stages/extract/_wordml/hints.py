"""How a paragraph looked, as ``Hints``."""

from __future__ import annotations

from pipeline.raw import Align, Hints
from stages.extract._wordml.line import Line
from stages.extract._wordml.looks import DEFAULT_SIZE
from stages.extract._wordml.properties import ParaProps
from stages.extract._wordml.story import ParaInfo
from stages.extract._wordml.styles import ParaStyle, Styles

_ALIGN: dict[str, Align] = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justify",
    "distribute": "justify",
}
_INDENTS = (("first_indent", "first"), ("left_indent", "left"), ("right_indent", "right"))


def read_hints(
    info: ParaInfo, style: ParaStyle, styles: Styles, line: Line, number: str, new_page: bool
) -> Hints:
    """Hints of a paragraph; font, size and colour are those of most of its ink."""
    if "num_id" in info.props:  # set on the paragraph, a list's indents win over the style's
        props: ParaProps = {**style.para, **info.list_indents, **info.props}
    else:
        props = {**info.list_indents, **style.para, **info.props}
    look = max(line.looks, key=line.looks.__getitem__, default=None)
    size = look.size if look else style.run.get("size", DEFAULT_SIZE)
    indents = {hint: _in_characters(props, key, size) for hint, key in _INDENTS}
    outline = props.get("outline", 0)
    return Hints(
        style=style.name,
        outline=outline if 1 <= outline <= 9 else None,
        number=len(number),
        align=_ALIGN.get(props.get("align", "")),
        font=look.font if look else styles.font(style.run),
        size=size,
        bold=bool(line.looks) and all(look.bold for look in line.looks),
        color=look.color if look else None,
        new_page=new_page or line.new_page or props.get("page_break", False),
        first_indent=indents["first_indent"],
        left_indent=indents["left_indent"],
        right_indent=indents["right_indent"],
    )


def _in_characters(props: ParaProps, key: str, size: float) -> float | None:
    """An indent in characters of ``size``: given so, or in twips; None for none."""
    chars = props.get(key + "_chars")
    if isinstance(chars, int) and chars:
        return chars / 100
    twips = props.get(key)
    return round(twips / 20 / size, 2) or None if isinstance(twips, int) else None
