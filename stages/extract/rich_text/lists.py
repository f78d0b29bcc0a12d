"""The tables of lists and of their overrides (RTF 1.9.1, "List Tables") as numbering.xml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import etree

from stages.extract._number_codes import number_format
from stages.extract._wordml.names import VAL, W
from stages.extract.rich_text.fonts import Fonts
from stages.extract.rich_text.plain import plain_text
from stages.extract.rich_text.tokens import Token, destination, first_words, groups, named

LEVELS = 9
_PLACE = re.compile("%[1-9]")
_INDENTS = {"li": "left", "lin": "left", "ri": "right", "rin": "right"}


class Lists:
    """Definitions by the ids of lists, and lists by the numbers that paragraphs name."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._abstract: dict[int, list[etree._Element]] = {}
        self._styles: dict[int, int] = {}
        self._nums: dict[int, etree._Element] = {}
        self._literal: dict[str, str] = {}

    def read_lists(self, tokens: Iterable[Token]) -> None:
        """Take in a ``\\listtable``."""
        for group in groups(tokens):
            if destination(group) != "list":
                continue
            words = {token.word: token.number or 0 for token in first_words(group)}
            levels = [g for g in groups(group) if destination(g) == "listlevel"]
            number = words.get("listid", 0)
            self._abstract[number] = [
                self._level(level, index) for index, level in enumerate(levels[:LEVELS])
            ]
            if "liststyleid" in words:
                self._styles[number] = words["liststyleid"]

    def read_overrides(self, tokens: Iterable[Token]) -> None:
        """Take in a ``\\listoverridetable``."""
        for group in groups(tokens):
            words = {token.word: token.number or 0 for token in first_words(group)}
            number, list_ = words.get("ls", 0), words.get("listid", 0)
            if destination(group) != "listoverride" or number < 1:
                continue
            num = etree.Element(W + "num", {W + "numId": str(number)})
            etree.SubElement(num, W + "abstractNumId", {VAL: str(list_)})
            overrides = (g for g in groups(group) if destination(g) == "lfolevel")
            for index, override in enumerate(islice(overrides, LEVELS)):
                self._override(num, override, index)
            self._nums[number] = num

    def _override(self, num: etree._Element, tokens: list[Token], index: int) -> None:
        words = {token.word: token.number or 0 for token in first_words(tokens)}
        element = etree.SubElement(num, W + "lvlOverride", {W + "ilvl": str(index)})
        if "listoverridestartat" in words:
            start = str(words.get("levelstartat", 1))
            etree.SubElement(element, W + "startOverride", {VAL: start})
        own = named(tokens, "listlevel")
        if "listoverrideformat" in words and own is not None:
            element.append(self._level(own, index))

    def __contains__(self, number: int) -> bool:
        return number in self._nums

    def mend(self, number: int, index: int, shown: str) -> None:
        """Level ``index`` of the list ``number`` prints ``shown`` for old readers: what its own
        pattern lost of that is put back.

        LibreOffice writes patterns in Western characters only: others become question marks,
        full-width brackets narrow ones.
        """
        level = self._level_of(number, index)
        text = level.find(W + "lvlText") if level is not None else None
        pattern = text.get(VAL, "") if text is not None else ""
        signs = _PLACE.split(pattern)
        if text is None or shown.isascii() or not any(signs):
            return
        lost = "(.+?)".join("".join(map(_perhaps_lost, part)) for part in signs)
        if found := re.fullmatch(f"(?:{lost})", shown):
            places = iter(_PLACE.findall(pattern))
            kept = iter(found.groups())
            text.set(VAL, "".join(_mended(signs, places, kept)))

    def _level_of(self, number: int, index: int) -> etree._Element | None:
        num = self._nums[number]
        own = num.find(f"{W}lvlOverride[@{W}ilvl='{index}']/{W}lvl")
        of = num.find(W + "abstractNumId")
        levels = self._abstract.get(int(of.get(VAL, "0")), []) if of is not None else []
        return own if own is not None or not 0 <= index < len(levels) else levels[index]

    def literal(self, number: str) -> str:
        """The id of a list that prints just ``number`` for each of its paragraphs."""
        return self._literal.setdefault(number, f"literal{len(self._literal)}")

    def to_xml(self) -> etree._Element:
        """All of it as ``w:numbering``."""
        root = etree.Element(W + "numbering")
        for id_, levels in self._abstract.items():
            abstract = etree.SubElement(root, W + "abstractNum", {W + "abstractNumId": str(id_)})
            abstract.extend(levels or self._abstract.get(self._styles.get(id_, id_), []))
        root.extend(self._nums.values())
        for text, id_text in self._literal.items():
            abstract = etree.SubElement(root, W + "abstractNum", {W + "abstractNumId": id_text})
            abstract.append(_level(0, "decimal", text))
            num = etree.SubElement(root, W + "num", {W + "numId": id_text})
            etree.SubElement(num, W + "abstractNumId", {VAL: id_text})
        return root

    def _level(self, tokens: list[Token], index: int) -> etree._Element:
        words = {token.word: token.number or 0 for token in first_words(tokens)}
        code = words.get("levelnfcn", words.get("levelnfc", 0))
        font = self._fonts[words.get("f", self._fonts.default)].name
        text = self._pattern(named(tokens, "leveltext") or [], words.get("f"))
        level = _level(index, number_format(code), text, words.get("levelstartat", 1))
        if words.get("levelnorestart"):
            etree.SubElement(level, W + "lvlRestart", {VAL: "0"})
        if words.get("levellegal"):
            etree.SubElement(level, W + "isLgl")
        run = etree.SubElement(level, W + "rPr")
        etree.SubElement(run, W + "rFonts", {W + "ascii": font})
        if any(token.word == "v" and token.number != 0 for token in first_words(tokens)):
            etree.SubElement(run, W + "vanish")
        indents = {W + _INDENTS[word]: str(words[word]) for word in _INDENTS if word in words}
        if "fi" in words:
            indents[W + "firstLine"] = str(words["fi"])
        if indents:
            etree.SubElement(etree.SubElement(level, W + "pPr"), W + "ind", indents)
        return level

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


def _level(index: int, format_: str, text: str, start: int = 1) -> etree._Element:
    level = etree.Element(W + "lvl", {W + "ilvl": str(index)})
    etree.SubElement(level, W + "start", {VAL: str(start)})
    etree.SubElement(level, W + "numFmt", {VAL: format_})
    etree.SubElement(level, W + "lvlText", {VAL: text})
    return level
