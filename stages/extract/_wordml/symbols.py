"""Characters that Word draws from symbol fonts, as the characters a reader takes them for.

Only those are listed whose shape is certain; all others keep their code point, which is a
private one and so can be found again.
"""

from __future__ import annotations

_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖",
    0x77: "⬥", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xE0: "→", 0xDF: "←",
    0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    **{0x81 + n: chr(ord("①") + n) for n in range(10)},
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA3: "☐",
    **{0x6A + n: chr(ord("①") + n) for n in range(10)},
}  # fmt: skip
_SYMBOL = {
    0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
    0xBB: "≈", 0xAE: "→", 0xAC: "←", 0xD7: "⋅", 0x2D: "−",
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def symbol(font: str | None, code: int) -> str:
    """The character ``code`` of ``font``; codes F000 to F0FF mean 00 to FF (17.3.3.30)."""
    table = _FONTS.get((font or "").lower())
    known = table.get(code & 0xFF if 0xF000 <= code <= 0xF0FF else code) if table else None
    if known is not None:
        return known
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def read_symbols(font: str | None, text: str) -> str:
    """``text`` set in ``font``; only characters of the private range are looked up."""
    return "".join(symbol(font, ord(c)) if "\uf000" <= c <= "\uf0ff" else c for c in text)
