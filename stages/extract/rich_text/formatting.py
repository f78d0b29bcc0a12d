"""Control words that set properties of runs and paragraphs (RTF 1.9.1, "Font (Character)
Formatting Properties" and "Paragraph Formatting Properties").

Properties are small whole numbers by name; one that is not there has its default value.
"""

from __future__ import annotations

from collections.abc import Mapping

Props = Mapping[str, int]

_SWITCHES = {
    "b": "bold", "i": "italic", "strike": "strike", "striked": "double_strike", "v": "hidden",
    "revised": "inserted", "deleted": "deleted",
}  # fmt: skip
_UNDERLINES = (
    "ul", "uld", "uldash", "uldashd", "uldashdd", "uldb", "ulhair", "ulhwave", "ulldash", "ulth",
    "ulthd", "ulthdash", "ulthdashd", "ulthdashdd", "ulthldash", "ululdbwave", "ulw", "ulwave",
)  # fmt: skip
_EMPHASES = ("accdot", "acccomma", "acccircle", "accunderdot")
SUPERSCRIPT, SUBSCRIPT = 1, 2
_FIXED = {
    **dict.fromkeys(_UNDERLINES, ("underline", 1)),
    **dict.fromkeys(_EMPHASES, ("emphasis", 1)),
    "ulnone": ("underline", 0),
    "accnone": ("emphasis", 0),
    "super": ("vertical", SUPERSCRIPT),
    "sub": ("vertical", SUBSCRIPT),
    "nosupersub": ("vertical", 0),
    "mvf": ("moved_from", 1),
    "mvt": ("moved_to", 1),
}
_VALUES = {
    "fs": "size", "cf": "color", "highlight": "highlight", "cs": "style",
    "revauth": "inserted_by", "revdttm": "inserted_at",
    "revauthdel": "deleted_by", "revdttmdel": "deleted_at",
    "mvauth": "moved_by", "mvdate": "moved_at",
}  # fmt: skip
_OF_EASTERN = {"ab": "east_bold", "ai": "east_italic", "afs": "east_size"}
_EASTERN_OF = {"bold": "east_bold", "italic": "east_italic", "size": "east_size"}

_PARA_SWITCHES = {"pagebb": "page_break", "intbl": "in_table"}
ALIGNMENTS = ("left", "center", "right", "both", "distribute")
_PARA_FIXED = {
    "ql": ("align", 0), "qc": ("align", 1), "qr": ("align", 2), "qj": ("align", 3),
    "qd": ("align", 4), "qk": ("align", 3), "qt": ("align", 4),
}  # fmt: skip
_PARA_VALUES = {
    "s": "style", "ls": "list", "ilvl": "level", "itap": "depth", "outlinelevel": "outline",
    "li": "left", "lin": "left", "ri": "right", "rin": "right", "fi": "first",
    "culi": "left_chars", "curi": "right_chars", "cufi": "first_chars", "dropcapt": "drop_cap",
}  # fmt: skip

SLOTS = {"loch": "low", "hich": "high", "dbch": "east", "rtlch": "right_to_left", "ltrch": ""}
"""Words that say for which characters the next font is meant."""


def set_run(run: Props, word: str, number: int | None, slot: str) -> Props | None:
    """``run`` with what a control word says; None for a word that says nothing of runs.

    ``slot`` is the kind of characters that fonts are named for at this place. Words with an
    ``a`` before them are for those of the other script: kept apart, and only East Asian ones.
    """
    if word in _SWITCHES:
        return _set(run, _SWITCHES[word], int(number != 0))
    if word in _FIXED:
        key, value = _FIXED[word]
        return _set(run, key, value if number != 0 else 0)
    if word in _VALUES:
        return _set(run, _VALUES[word], number or 0)
    if word == "f":
        fonts = {**run, "font": number or 0}
        return {**fonts, "east_font": number or 0} if slot == "east" else fonts
    if word == "af":
        return {**run, "east_font": number or 0} if slot == "east" else run
    if word in _OF_EASTERN:
        value = int(number != 0) if number is None or word != "afs" else number
        return {**run, _OF_EASTERN[word]: value} if slot == "east" else run
    return {} if word == "plain" else None


def _set(run: Props, key: str, value: int) -> Props:
    changed = {**run, key: value}
    if key in _EASTERN_OF:
        changed.pop(_EASTERN_OF[key], None)
    return changed


def shown(run: Props, slot: str) -> Props:
    """``run`` as it holds for text at a place where fonts are named for ``slot``."""
    if not any(key in run for key in _EASTERN_OF.values()):
        return run
    out = {key: value for key, value in run.items() if key not in _EASTERN_OF.values()}
    if slot == "east":
        out |= {key: run[own] for key, own in _EASTERN_OF.items() if own in run}
    return out


def set_paragraph(para: Props, word: str, number: int | None) -> Props | None:
    """``para`` with what a control word says; None for one that says nothing of paragraphs."""
    if word in _PARA_SWITCHES:
        return {**para, _PARA_SWITCHES[word]: int(number != 0)}
    if word in _PARA_FIXED:
        key, value = _PARA_FIXED[word]
        return {**para, key: value}
    if word in _PARA_VALUES:
        return {**para, _PARA_VALUES[word]: number or 0}
    return {} if word == "pard" else None
