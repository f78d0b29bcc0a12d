"""The style sheet, the colours and the names of authors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from stages.extract._making.styles import word_name
from stages.extract.rich_text.fonts import Fonts
from stages.extract.rich_text.formatting import SLOTS, Props, set_paragraph, set_run, shown
from stages.extract.rich_text.plain import plain_text
from stages.extract.rich_text.tokens import Token, first_words, groups

_PARAGRAPH, _CHARACTER = "s", "cs"
_OTHER_KINDS = frozenset({"ds", "ts", "tsrowd"})


class Style(Struct, frozen=True):
    """A style; ``run`` and ``para`` hold what it inherits, too."""

    name: str
    run: Props
    para: Props
    based_on: int | None = None


class StyleSheet(Struct, frozen=True):
    paragraphs: Mapping[int, Style] = {}
    characters: Mapping[int, Style] = {}


def read_style_sheet(tokens: Iterable[Token], fonts: Fonts) -> StyleSheet:
    """A ``\\stylesheet``."""
    own: dict[str, dict[int, Style]] = {_PARAGRAPH: {}, _CHARACTER: {}}
    for group in groups(tokens):
        kind, number = _PARAGRAPH, 0
        run: Props = {}
        para: Props = {}
        based_on, slot = None, ""
        for token in first_words(group):
            word, value = token.word, token.number
            if word in _OTHER_KINDS:
                kind = ""
            elif word in own:
                kind, number = word, value or 0
            elif word == "sbasedon":
                based_on = value
            elif word in SLOTS:
                slot = SLOTS[word]
            elif (changed := set_run(run, word, value, slot)) is not None:
                run = changed
            elif (changed := set_paragraph(para, word, value)) is not None:
                para = changed
        if kind:
            name = word_name(plain_text(group, fonts).partition(";")[0].strip())
            own[kind][number] = Style(name, run, para, based_on)
    return StyleSheet(_inherited(own[_PARAGRAPH]), _inherited(own[_CHARACTER]))


def _inherited(styles: Mapping[int, Style]) -> dict[int, Style]:
    """``styles`` with what each inherits; a loop ends where it closes."""
    done: dict[int, Style] = {}
    for first in styles:
        chain: list[int] = []
        number: int | None = first
        while number in styles and number not in chain and number not in done:
            assert number is not None
            chain.append(number)
            number = styles[number].based_on
        for number in reversed(chain):
            style = styles[number]
            base = done.get(style.based_on) if style.based_on is not None else None
            run = {**(base.run if base else {}), **style.run}
            para = {**(base.para if base else {}), **style.para}
            done[number] = Style(style.name, run, para, style.based_on if base else None)
    return {
        number: Style(style.name, shown(style.run, ""), style.para, style.based_on)
        for number, style in done.items()
    }


def read_colors(tokens: Iterable[Token]) -> list[str]:
    """A ``\\colortbl`` as RRGGBB; ``auto`` where an entry is left to the program."""
    colors: list[str] = []
    parts: dict[str, int] = {}
    for token in tokens:
        if token.kind == "word" and token.word in ("red", "green", "blue"):
            parts[token.word] = min(max(token.number or 0, 0), 255)
        elif token.kind == "text":
            for _end in range(token.data.count(b";")):
                rgb = (parts.get(name, 0) for name in ("red", "green", "blue"))
                colors.append("".join(f"{part:02X}" for part in rgb) if parts else "auto")
                parts = {}
    return colors


def read_authors(tokens: Iterable[Token], fonts: Fonts) -> list[str]:
    """A ``\\revtbl``: who made tracked changes."""
    return [plain_text(group, fonts).strip().rstrip(";") for group in groups(tokens)]
