"""The tables of lists and of their overrides (RTF 1.9.1, "List Tables") as numbering.xml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from stages.extract._making.elements import Indent, w
from stages.extract._making.lists import LEVELS, add_definition, add_list, add_override
from stages.extract._number_codes import number_format
from stages.extract._wordml.numbering import Level
from stages.extract._wordml.properties import ParaProps
from stages.extract.rich_text.fonts import Fonts
from stages.extract.rich_text.plain import plain_text
from stages.extract.rich_text.tokens import Token, destination, first_words, groups, named

_PLACE = re.compile("%[1-9]")
_INDENTS: dict[str, Indent] = {
    "li": "left", "lin": "left", "ri": "right", "rin": "right", "fi": "first",
}  # fmt: skip


class _List(Struct):
    """A list that follows a definition, with the levels on which it is otherwise."""

    definition: int
    starts: dict[int, int] = {}
    levels: dict[int, Level] = {}


class Lists:
    """Definitions by the ids of lists, and lists by the numbers that paragraphs name."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._definitions: dict[int, dict[int, Level]] = {}
        self._styles: dict[int, int] = {}
        self._lists: dict[int, _List] = {}
        self._literal: dict[str, str] = {}

    def read_lists(self, tokens: Iterable[Token]) -> None:
        """Take in a ``\\listtable``."""
        for group in groups(tokens):
            if destination(group) != "list":
                continue
            words = {token.word: token.number or 0 for token in first_words(group)}
            levels = [g for g in groups(group) if destination(g) == "listlevel"]
            number = words.get("listid", 0)
            self._definitions[number] = dict(enumerate(map(self._level, levels[:LEVELS])))
            if "liststyleid" in words:
                self._styles[number] = words["liststyleid"]

    def read_overrides(self, tokens: Iterable[Token]) -> None:
        """Take in a ``\\listoverridetable``."""
        for group in groups(tokens):
            words = {token.word: token.number or 0 for token in first_words(group)}
            number, list_ = words.get("ls", 0), words.get("listid", 0)
            if destination(group) != "listoverride" or number < 1:
                continue
            made = self._lists[number] = _List(list_)
            overrides = (g for g in groups(group) if destination(g) == "lfolevel")
            for index, override in enumerate(islice(overrides, LEVELS)):
                self._override(made, override, index)

    def _override(self, list_: _List, tokens: list[Token], index: int) -> None:
        words = {token.word: token.number or 0 for token in first_words(tokens)}
        if "listoverridestartat" in words:
            list_.starts[index] = words.get("levelstartat", 1)
        own = named(tokens, "listlevel")
        if "listoverrideformat" in words and own is not None:
            list_.levels[index] = self._level(own)

    def __contains__(self, number: int) -> bool:
        return number in self._lists

    def mend(self, number: int, index: int, shown: str) -> None:
        """Level ``index`` of the list ``number`` prints ``shown`` for old readers: what its own
        pattern lost of that is put back.

        LibreOffice writes patterns in Western characters only: others become question marks,
        full-width brackets narrow ones.
        """
        list_ = self._lists[number]
        levels = list_.levels
        if index not in levels:
            levels = self._definitions.get(list_.definition, {})
        pattern = levels[index].text if index in levels else ""
        signs = _PLACE.split(pattern)
        if shown.isascii() or not any(signs):
            return
        lost = "(.+?)".join("".join(map(_perhaps_lost, part)) for part in signs)
        if found := re.fullmatch(f"(?:{lost})", shown):
            places = iter(_PLACE.findall(pattern))
            kept = iter(found.groups())
            text = "".join(_mended(signs, places, kept))
            levels[index] = replace(levels[index], text=text)

    def literal(self, number: str) -> str:
        """The id of a list that prints just ``number`` for each of its paragraphs."""
        return self._literal.setdefault(number, f"literal{len(self._literal)}")

    def to_xml(self) -> etree._Element:
        """All of it as ``w:numbering``."""
        root = w("numbering")
        for id_, levels in self._definitions.items():
            of_style = self._definitions.get(self._styles.get(id_, id_), {})
            add_definition(root, str(id_), levels or of_style)
        for number, list_ in self._lists.items():
            made = add_list(root, str(number), str(list_.definition))
            for index in sorted({*list_.starts, *list_.levels}):
                add_override(made, index, list_.starts.get(index), list_.levels.get(index))
        for text, name in self._literal.items():
            add_definition(root, name, {0: Level(text=text)})
            add_list(root, name, name)
        return root

    def _level(self, tokens: list[Token]) -> Level:
        words = {token.word: token.number or 0 for token in first_words(tokens)}
        code = words.get("levelnfcn", words.get("levelnfc", 0))
        font = self._fonts[words.get("f", self._fonts.default)].name
        text = self._pattern(named(tokens, "leveltext") or [], words.get("f"))
        indents: ParaProps = {}
        for word, side in _INDENTS.items():
            if word in words:
                indents[side] = words[word]
        return Level(
            start=words.get("levelstartat", 1),
            format=number_format(code),
            text=text,
            restart=0 if words.get("levelnorestart") else None,
            legal=bool(words.get("levellegal")),
            font=font,
            hidden=any(t.word == "v" and t.number != 0 for t in first_words(tokens)),
            indents=indents,
        )

    def _pattern(self, tokens: list[Token], font: int | None) -> str:
        """A ``\\leveltext`` as ``lvlText``: bytes 0 to 8 stand for the counts of the levels.

        Its first byte is its length, and it ends in a semicolon.
        """
        out = ""
        waiting: list[Token] = []
        counted = False
        for token in _without_end(tokens):
            if token.kind != "text":
                waiting.append(token)
                continue
            start = 0
            for at, byte in enumerate(token.data):
                if byte < 32 or not counted:
                    waiting.append(Token("text", data=token.data[start:at]))
                    out += plain_text(waiting, self._fonts, font)
                    waiting, start = [w for w in waiting if w.word in ("f", "uc")], at + 1
                    out += f"%{byte + 1}" if counted and byte < LEVELS else ""
                    counted = True
            waiting.append(Token("text", data=token.data[start:]))
        return out + plain_text(waiting, self._fonts, font)


def _perhaps_lost(char: str) -> str:
    """What may have stood where a pattern has ``char``, as a group of a regular expression."""
    if char == "?":
        return "(.)"
    wide = chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char
    return f"([{re.escape(char)}{re.escape(wide)}])"


def _mended(signs: list[str], places: Iterator[str], kept: Iterator[str]) -> Iterator[str]:
    """The characters of a pattern: ``signs`` as they were kept, its places between them."""
    for index, part in enumerate(signs):
        if index:
            next(kept)
            yield next(places)
        yield from (next(kept) for _char in part)


def _without_end(tokens: list[Token]) -> list[Token]:
    """``tokens`` without the semicolon that ends them."""
    if not tokens or not tokens[-1].data.endswith(b";"):
        return tokens
    return [*tokens[:-1], tokens[-1]._replace(data=tokens[-1].data[:-1])]
