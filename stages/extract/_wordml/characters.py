"""What counts as text in WordprocessingML: one table, which the reader and the count share."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from stages.extract._wordml.names import VAL, A, M, V, W, is_on
from stages.extract._wordml.symbols import has_symbols, read_symbols, symbol

INSTRUCTIONS = frozenset({W + "instrText", W + "delInstrText"})
DELETED = W + "delText"
_FONTS = f"{W}rPr/{W}rFonts"


def _text(element: etree._Element) -> str:
    # A line end or tab inside w:t is a blank of the XML, not of the text.
    text = (element.text or "").replace("\n", " ").replace("\t", " ").replace("\r", " ")
    return read_symbols(_font(element), text) if has_symbols(text) else text


def _font(text: etree._Element) -> str | None:
    """The Western font that its run names, which is the one that symbols are drawn from."""
    run = text.getparent()
    fonts = run.find(_FONTS) if run is not None else None
    return fonts.get(W + "ascii") or fonts.get(W + "hAnsi") if fonts is not None else None


def _symbol(element: etree._Element) -> str:
    try:
        code = int(element.get(W + "char", ""), 16)
    except ValueError:
        return ""
    return symbol(element.get(W + "font"), code)


def _form_field(element: etree._Element) -> str:
    """The box of an old form's check box, and the chosen entry of its list (17.16.7, 17.16.9)."""
    box = element.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        state = box.find(W + "checked")
        if state is None:
            state = box.find(W + "default")
        return "☑" if state is not None and is_on(state.get(VAL)) else "☐"
    entries = element.findall(f"{W}ffData/{W}ddList/{W}listEntry")
    chosen = element.find(f"{W}ffData/{W}ddList/{W}result")
    index = chosen.get(VAL, "0") if chosen is not None else "0"
    if index.isdecimal() and int(index) < len(entries):
        return entries[int(index)].get(VAL, "")
    return ""


CHARACTERS: dict[str, Callable[[etree._Element], str]] = {
    W + "t": _text,
    DELETED: _text,
    **dict.fromkeys(INSTRUCTIONS, _text),
    M + "t": _text,
    A + "t": _text,
    W + "sym": _symbol,
    W + "noBreakHyphen": lambda _element: "-",
    W + "fldChar": _form_field,
    V + "textpath": lambda element: element.get("string", ""),
}
"""Elements that are text, and how each reads."""


def text_of(element: etree._Element) -> str:
    """All text under ``element``, whatever becomes of it."""
    return "".join(CHARACTERS[found.tag](found) for found in element.iter(*CHARACTERS))
