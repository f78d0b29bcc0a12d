"""Pictures (RTF 1.9.1, "Pictures"): their bytes, in hexadecimal digits or not, and their size."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from stages.extract._bitmap import bitmap_file
from stages.extract._making.drawings import EMU_PER_TWIP
from stages.extract.rich_text.tokens import Token, first_words

_KINDS = {
    "pngblip": "png", "jpegblip": "jpg", "emfblip": "emf", "wmetafile": "wmf", "dibitmap": "bmp",
    "macpict": "pct", "pmmetafile": "met",
}  # fmt: skip
_NO_HEX = re.compile(rb"[^0-9A-Fa-f]+")
_PIXEL = 9525
_HUNDREDTH_MM = 360


class Picture(Struct, frozen=True):
    data: bytes
    suffix: str
    width: int
    """In English Metric Units, as is ``height``; 0 where it is not told."""
    height: int
    alt: str = ""


def read_picture(tokens: Iterable[Token]) -> Picture | None:
    """A ``\\pict``; None for one without bytes or of a kind that no program shows."""
    kept = list(tokens)
    words = {token.word: token.number for token in first_words(kept)}
    suffix = next((kind for word, kind in _KINDS.items() if word in words), None)
    data = _bytes(kept)
    if suffix is None or not data:
        return None
    if suffix == "bmp":
        data = bitmap_file(data)
    unit = _HUNDREDTH_MM if suffix in ("wmf", "emf", "met") else _PIXEL
    width = _length(words, "picwgoal", "picscalex", "picw", unit)
    height = _length(words, "pichgoal", "picscaley", "pich", unit)
    return Picture(data, suffix, width, height)


def _bytes(tokens: Iterable[Token]) -> bytes:
    digits: list[bytes] = []
    depth = 0
    for token in tokens:
        if token.kind == "open":
            depth += 1
        elif token.kind == "close":
            depth -= 1
        elif depth == 0 and token.kind == "binary" and token.data:
            return token.data
        elif depth == 0 and token.kind == "text":
            digits.append(token.data)
    text = _NO_HEX.sub(b"", b"".join(digits))
    return bytes.fromhex(text[: len(text) // 2 * 2].decode())


def _length(words: dict[str, int | None], goal: str, scale: str, own: str, unit: int) -> int:
    wanted = words.get(goal) or 0
    length = wanted * EMU_PER_TWIP if wanted > 0 else max(words.get(own) or 0, 0) * unit
    return length * (words.get(scale) or 100) // 100
