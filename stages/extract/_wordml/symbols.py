"""Characters that Word draws from symbol fonts, as the characters a reader takes them for.

Only those are listed whose shape is certain; all others keep their code point, which is a
private one and so can be found again.
"""

from __future__ import annotations

import re


def _row(first: int, signs: str) -> dict[int, str]:
    """Signs that follow each other from the code ``first`` on; a blank stands for none."""
    return {code: sign for code, sign in enumerate(signs, first) if sign != " "}


_WINGDINGS = {
    **_row(0x21, " ✂✁"), **_row(0x28, "☎✆✉"), **_row(0x36, "⌛"), **_row(0x3E, "✇✍"),
    **_row(0x41, "✌"), **_row(0x45, "☜☞☝☟"), **_row(0x4A, "☺ ☹"), **_row(0x51, "✈☼ ❄"),
    **_row(0x6C, "● ■□□❑❒⬧⧫◆❖⬥"), **_row(0x81, "①②③④⑤⑥⑦⑧⑨⑩ ❶❷❸❹❺❻❼❽❾❿"),
    **_row(0x9E, "·•"), **_row(0xA1, "○"), **_row(0xA4, "◉◎ ▪☐ ✦★✶✴✹✵"), **_row(0xB5, "✪✰"),
    **_row(0xD8, "➢"), **_row(0xDF, "←→↑↓"), **_row(0xE8, "➔"), **_row(0xEF, "⇦⇨⇧⇩"),
    **_row(0xFB, "✗✓☒☑"),
}  # fmt: skip
_WINGDINGS_2 = {
    **_row(0x4F, "✗✓☒☑☒☒"), **_row(0x6A, "①②③④⑤⑥⑦⑧⑨⑩"), **_row(0x97, "●"), **_row(0xA3, "☐"),
}  # fmt: skip
_WINGDINGS_3 = _row(0x70, "▲▼△▽◀▶◁▷◣◢◤◥◀▶▲▼")
_WEBDINGS = {**_row(0x33, "◀▶▲▼"), **_row(0x61, "✓"), **_row(0x67, "■"), **_row(0x6E, "●")}
_SYMBOL = {
    **_row(0x21, "!∀#∃%&∋()∗+,−./0123456789:;<=>?"),
    **_row(0x40, "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"),
    **_row(0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"),
    **_row(0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…  ↵"),
    **_row(0xC0, "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"),
    **_row(0xE0, "◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ ⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"),
}
"""The whole of the encoding that PostScript fonts of this name have as well."""
_FONTS = {
    "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS, "symbol": _SYMBOL,
}  # fmt: skip
_DRAWN = re.compile("dings|symbol|dingbats|marlett|mt extra|sorts", re.IGNORECASE)
"""In the names of fonts that have signs in the place of letters."""
_PRIVATE = re.compile("[\uf000-\uf0ff]")
"""Where the codes of symbol fonts stand (17.3.3.30)."""
_DOT = "\uf0b7"
"""The usual bullet, of the font Symbol; many files name no font with it."""


def symbol(font: str | None, code: int) -> str:
    """The character ``code`` of ``font``; codes F000 to F0FF mean 00 to FF (17.3.3.30)."""
    table = _FONTS.get((font or "").lower())
    known = table.get(code & 0xFF if 0xF000 <= code <= 0xF0FF else code) if table else None
    if known is not None:
        return known
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def symbol_in_field(font: str | None, code: int) -> str:
    """The character ``code`` of ``font`` in a SYMBOL field, which counts in bytes of the font:
    of a Western one as Windows does (17.16.5)."""
    if code > 0xFF:
        return symbol(font, code)
    if _DRAWN.search(font or ""):
        return symbol(font, 0xF000 | code)
    return bytes((code,)).decode("cp1252", "replace")


def has_symbols(text: str) -> bool:
    """Whether it holds codes of a symbol font."""
    return _PRIVATE.search(text) is not None


def read_symbols(font: str | None, text: str) -> str:
    """``text`` set in ``font``; only characters of the private range are looked up."""
    return _PRIVATE.sub(lambda found: symbol(font, ord(found[0])), text)


def read_bullet(font: str | None, text: str) -> str:
    """The sign of a list that ``text`` in ``font`` draws. Word's hollow bullet is a letter o."""
    if text == "o":
        return "○"
    return "".join(symbol(font, ord(char)) for char in text).replace(_DOT, "•")
