"""Properties of paragraphs ([MS-DOC] 2.6.2), as children of ``w:pPr`` and their place in tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from stages.extract.legacy_word.sprm import Sprm, sprms
from stages.extract.legacy_word.xml import Properties, frozen

MAX_DEPTH = 12
"""Tables within tables; what claims to stand deeper is read as standing here."""

_ALIGN = ("left", "center", "right", "both", "distribute", "distribute")
_INDENTS = {
    0x840F: "left", 0x845E: "left", 0x840E: "right", 0x845D: "right",
    0x4456: "leftChars", 0x4455: "rightChars",
}  # fmt: skip
_DROP_CAPS = {1: "drop", 2: "margin"}
_TABLE_GROUP = 5
_LISTED = 0x07FE
"""Numbers of lists go up to here; above it stands that a paragraph is in none (2.6.2)."""
DESCRIBED = 0x07FF
"""Or that it describes its number itself."""


class Numbered(Struct, frozen=True):
    """What says how a paragraph is numbered, as far as its properties tell."""

    list: int | None = None
    level: int | None = None
    description: bytes | None = None
    """An ANLD."""

    def over(self, below: Numbered) -> Numbered:
        """What holds where these properties lie over others."""
        return Numbered(
            below.list if self.list is None else self.list,
            below.level if self.level is None else self.level,
            below.description if self.description is None else self.description,
        )


class ParaProps(Struct, frozen=True):
    para: Properties = ()
    """The children of ``w:pPr``, its style aside."""
    depth: int = 0
    """How many tables it stands in."""
    ends_cell: bool = False
    """It is the last of a cell of a nested table."""
    ends_row: bool = False
    """It is no paragraph but the end of a row, and says what the row looks like."""
    row: tuple[Sprm, ...] = ()
    """Properties of that row."""
    numbered: Numbered = Numbered()


class _Found:
    def __init__(self) -> None:
        self.para: dict[str, dict[str, str]] = {}
        self.numbers: dict[str, int] = {}
        self.row: list[Sprm] = []
        self.description: bytes | None = None


def read_para_props(grpprl: bytes) -> ParaProps:
    """What ``grpprl`` says."""
    found = _Found()
    for sprm in sprms(grpprl):
        if sprm.code in _NUMBERS:
            found.numbers[_NUMBERS[sprm.code]] = sprm.value
        elif sprm.code in _READERS:
            _READERS[sprm.code](found, sprm)
        elif sprm.code >> 10 & 7 == _TABLE_GROUP:
            found.row.append(sprm)
    numbers = found.numbers
    depth = 0
    if numbers.get("in_table"):  # before Word 2000 no number says how deep
        depth = min(max(numbers.get("depth", 1), 1), MAX_DEPTH)
    return ParaProps(
        para=frozen(found.para),
        depth=depth,
        ends_cell=bool(numbers.get("ends_inner_cell")),
        ends_row=bool(numbers.get("ends_inner_row" if depth > 1 else "ends_row")),
        row=tuple(found.row),
        numbered=Numbered(numbers.get("list"), numbers.get("level"), found.description),
    )


_NUMBERS = {
    0x2416: "in_table", 0x2417: "ends_row", 0x6649: "depth",
    0x244B: "ends_inner_cell", 0x244C: "ends_inner_row",
}  # fmt: skip


def _align(found: _Found, sprm: Sprm) -> None:
    value = _ALIGN[sprm.value] if sprm.value < len(_ALIGN) else "both"
    found.para["jc"] = {"val": value}


def _indent(found: _Found, sprm: Sprm) -> None:
    found.para.setdefault("ind", {})[_INDENTS[sprm.code]] = str(sprm.signed)


def _first(plain: str, hanging: str) -> Callable[[_Found, Sprm], None]:
    def read(found: _Found, sprm: Sprm) -> None:
        indents = found.para.setdefault("ind", {})
        indents.pop(plain, None)
        indents.pop(hanging, None)
        indents[plain if sprm.signed >= 0 else hanging] = str(abs(sprm.signed))

    return read


def _page_break(found: _Found, sprm: Sprm) -> None:
    found.para["pageBreakBefore"] = {"val": "1" if sprm.value else "0"}


def _drop_cap(found: _Found, sprm: Sprm) -> None:
    """DCS (2.9.45): its first three bits say whether, and where, a big first letter stands."""
    found.para["framePr"] = {"dropCap": _DROP_CAPS.get(sprm.value & 7, "none")}


def _outline(found: _Found, sprm: Sprm) -> None:
    found.para["outlineLvl"] = {"val": str(sprm.value)}


def _level(found: _Found, sprm: Sprm) -> None:
    found.para["ilvl"] = {"val": str(sprm.value)}
    found.numbers["level"] = sprm.value


def _list(found: _Found, sprm: Sprm) -> None:
    number = sprm.value if sprm.value <= _LISTED else 0
    found.para["numId"] = {"val": str(number)}
    found.numbers["list"] = sprm.value


def _description(found: _Found, sprm: Sprm) -> None:
    found.description = sprm.operand


_READERS: Mapping[int, Callable[[_Found, Sprm], None]] = {
    0x2403: _align,
    0x2461: _align,
    **dict.fromkeys(_INDENTS, _indent),
    0x8411: _first("firstLine", "hanging"),
    0x8460: _first("firstLine", "hanging"),
    0x4457: _first("firstLineChars", "hangingChars"),
    0x2407: _page_break,
    0x442C: _drop_cap,
    0x2640: _outline,
    0x260A: _level,
    0x460B: _list,
    0xC63E: _description,
}
