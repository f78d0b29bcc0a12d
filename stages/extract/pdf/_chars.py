"""The characters of a page's text layer: as atoms, without doubles; and whether to trust them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from pipeline.chars import count_ink
from pipeline.origin import Box
from pipeline.record import Dropped
from stages.extract._layout.model import Atom

Char = Mapping[str, object]
"""A character as pdfplumber gives it."""

Seen = tuple[str, float, int, int]
"""A character that was drawn: text, side of a cell of the grid, and its cell."""

_CID = re.compile(r"\(cid:\d+\)")
_BOLD = re.compile(r"bold|black|heavy|semibold", re.IGNORECASE)

UNREADABLE = 0.3
"""A text layer of which this share is no text is not used: its fonts lack their mapping."""

FEW = 20
"""A page-covering picture with fewer characters than this is a scan with a stamp on it."""

DOUBLE = 0.12
"""The same character this close (in characters) to itself is drawn twice to look bold."""


class TextLayer(Struct, frozen=True):
    """``ink`` is counted over all characters that the page holds, before any is left out."""

    atoms: tuple[Atom, ...]
    dropped: tuple[Dropped, ...]
    ink: int


def can_be_trusted(chars: Sequence[Char]) -> bool:
    """Whether ``chars`` are text: fonts without a mapping give (cid:7), private-use code
    points or U+FFFD, and Chinese in GBK read as Latin-1 gives £±Ä¿."""
    texts = [_text(c) for c in chars]
    count = sum(1 for t in texts if count_ink(t))
    bad = sum(1 for t in texts if count_ink(t) and not _is_text(t))
    return count > 0 and bad < UNREADABLE * count


def _is_text(text: str) -> bool:
    if _CID.fullmatch(text) or all("\xa1" <= char <= "\xff" for char in text):
        return False
    return all(unicodedata.category(c) not in ("Co", "Cc", "Cn") and c != "\ufffd" for c in text)


def text_layer(chars: Sequence[Char], page: Box) -> TextLayer:
    """Atoms of ``chars``; dropped are characters drawn twice, those off the ``page``, and
    signs of which only the number in their font is known."""
    seen: dict[Seen, None] = {}
    atoms: list[Atom] = []
    dropped: list[Dropped] = []
    spaced = False
    last: Box | None = None
    for char in chars:
        text, box, size = _text(char), _box(char), _size(char)
        if not count_ink(text):
            spaced = True
            continue
        if not (_inside(box, page) or _starts_inside(char, page)):
            dropped.append(Dropped(text=text, reason="hidden"))
        elif _CID.fullmatch(text):
            dropped.append(Dropped(text=text, reason="unmapped"))
        elif _is_double(seen, text, box, size):
            dropped.append(Dropped(text=text, reason="repeated"))
        else:
            # A blank counts only between neighbours: one at a line's end says nothing.
            near = last is not None and box[0] - last[0] >= 0 and abs(box[3] - last[3]) < size / 2
            atoms.append(_atom(char, text, box, size, spaced=spaced and near))
            last = box
        spaced = False
    ink = sum(count_ink(_text(char)) for char in chars)
    return TextLayer(tuple(atoms), tuple(_merged(dropped)), ink)


def _merged(dropped: Iterable[Dropped]) -> Iterable[Dropped]:
    texts: dict[str, str] = {}
    for item in dropped:
        texts[item.reason] = texts.get(item.reason, "") + item.text
    return [Dropped(text=text, reason=reason) for reason, text in texts.items()]


def _is_double(seen: dict[Seen, None], text: str, box: Box, size: float) -> bool:
    """Whether ``text`` was drawn at this place before; remembers it where not.

    Places are looked up on a grid of cells, so that a page costs no comparison of all with all.
    The cells are of the character's size, so each size has a grid of its own.
    """
    step = round(max(DOUBLE * size, 0.3), 2)
    x, y = round(box[0] / step), round(box[1] / step)
    for near_x in (x - 1, x, x + 1):
        for near_y in (y - 1, y, y + 1):
            if (text, step, near_x, near_y) in seen:
                return True
    seen[text, step, x, y] = None
    return False


def _atom(char: Char, text: str, box: Box, size: float, *, spaced: bool) -> Atom:
    font = str(char.get("fontname") or "").rpartition("+")[2]
    return Atom(
        text=text,
        box=box,
        size=round(size, 1),
        font=font or None,
        bold=bool(_BOLD.search(font)),
        color=_color(char.get("non_stroking_color")),
        spaced=spaced,
    )


def _text(char: Char) -> str:
    return str(char["text"])


def _number(char: Char, key: str) -> float:
    value = char[key]
    return float(value) if isinstance(value, int | float) else 0.0


def _box(char: Char) -> Box:
    return (
        _number(char, "x0"),
        _number(char, "top"),
        _number(char, "x1"),
        _number(char, "bottom"),
    )


def _size(char: Char) -> float:
    return max(_number(char, "size"), 1.0)


def _inside(box: Box, page: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return page[0] <= x <= page[2] and page[1] <= y <= page[3]


def _starts_inside(char: Char, page: Box) -> bool:
    """Whether the point that ``char`` is drawn from lies on the page: some fonts name a
    height that puts their boxes elsewhere."""
    matrix = char.get("matrix")
    if not isinstance(matrix, tuple) or len(matrix) != 6:
        return False
    x, y = float(matrix[4]), page[3] - float(matrix[5])
    return page[0] <= x <= page[2] and page[1] <= y <= page[3]


def _color(value: object) -> str | None:
    """RRGGBB of a fill in grey, RGB or CMYK, or None where it is black or not known."""
    if isinstance(value, int | float):
        value = (value,)
    if not isinstance(value, tuple | list) or len(value) not in (1, 3, 4):
        return None
    parts = [min(max(float(v), 0.0), 1.0) for v in value if isinstance(v, int | float)]
    if len(parts) != len(value):
        return None
    if len(parts) == 4:
        parts = [(1 - c) * (1 - parts[3]) for c in parts[:3]]
    red, green, blue = (round(255 * p) for p in (parts * 3 if len(parts) == 1 else parts))
    return None if max(red, green, blue) < 64 else f"{red:02X}{green:02X}{blue:02X}"
