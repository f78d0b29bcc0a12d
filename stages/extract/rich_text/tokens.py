"""The bytes of an RTF file as groups, control words and text (RTF 1.9.1, "RTF Syntax")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from pipeline.errors import DangerousFile

MAX_DEPTH = 1_000_000
"""Groups within each other; Word itself stays below fifty."""

Kind = Literal["open", "close", "word", "text", "binary"]


class Token(NamedTuple):
    """``word`` is that of a control word, or the sign of a control symbol (``~``, ``*``)."""

    kind: Kind
    word: str = ""
    number: int | None = None
    data: bytes = b""


OPEN, CLOSE = Token("open"), Token("close")

_OPEN, _CLOSE, _BARE, _NUMBERED, _HEX, _SYMBOL, _TEXT = range(1, 8)
_TOKEN = re.compile(
    rb"(\{)|(\})|\\([A-Za-z]{1,32})(?:(-?\d{1,10})\d*)? ?"
    rb"|((?:\\'[0-9A-Fa-f]{2})+)|\\([^A-Za-z])|([^\\{}\0]+)",
    re.DOTALL,
)
_SPLIT = re.compile(r"(-?\d{1,10})$")
_LITERAL = frozenset(b"\\{}")
_MEANT = {"\r": "par", "\n": "par", "\t": "tab"}
_LONGEST = 2**31 - 1


class Tokens(Iterator[Token]):
    """The tokens of ``data`` up to the end of its first group.

    ``cut_off``, ``end`` (the offset behind that group) and ``open`` (the offsets of the groups
    without an end) are known when all were taken. Raises ``DangerousFile`` for groups nested
    beyond ``MAX_DEPTH``.
    """

    def __init__(self, data: bytes) -> None:
        self.cut_off = False
        self.end = len(data)
        self.open: list[int] = []
        self._tokens = self._read(data)

    def __next__(self) -> Token:
        return next(self._tokens)

    def _read(self, data: bytes) -> Iterator[Token]:
        position = 0
        while True:
            for found in _TOKEN.finditer(data, position):
                kind = found.lastindex
                if kind in (_NUMBERED, _BARE):
                    token = _word(found)
                    yield token
                    if token.word == "bin":
                        break
                elif kind == _TEXT:
                    # Line ends say nothing; a picture's digits are one token all the same.
                    if text := found[_TEXT].translate(None, b"\r\n"):
                        yield Token("text", data=text)
                elif kind == _HEX:
                    yield Token(
                        "text", data=bytes.fromhex(found[_HEX].replace(b"\\'", b"").decode())
                    )
                elif kind == _OPEN:
                    self.open.append(found.start())
                    if len(self.open) > MAX_DEPTH:
                        raise DangerousFile(f"nests more than {MAX_DEPTH:,} groups in each other")
                    yield OPEN
                elif kind == _CLOSE:
                    if self.open:
                        self.open.pop()
                    yield CLOSE
                    if not self.open:
                        self.end = found.end()
                        return
                else:
                    yield _symbol(found[_SYMBOL])
            else:
                self.cut_off = True
                return
            length = max(token.number or 0, 0)
            position = found.end() + length
            yield Token("binary", data=data[found.end() : position])
            if position > len(data):
                self.cut_off = True
                return


def _word(found: re.Match[bytes]) -> Token:
    number = found[_NUMBERED]
    if number is None:
        return Token("word", found[_BARE].decode())
    value = int(number)
    return Token("word", found[_BARE].decode(), max(min(value, _LONGEST), -_LONGEST))


def _symbol(sign: bytes) -> Token:
    if sign[0] in _LITERAL:
        return Token("text", data=sign)
    char = sign.decode("latin-1")
    return Token("word", _MEANT.get(char, char))


def take_group(tokens: Iterator[Token]) -> list[Token]:
    """The tokens up to the end of the group that is open, which is taken too."""
    taken: list[Token] = []
    depth = 1
    for token in tokens:
        if token.kind == "open":
            depth += 1
        elif token.kind == "close":
            depth -= 1
            if not depth:
                break
        taken.append(token)
    return taken


def groups(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """The outermost groups among ``tokens``, each without its braces."""
    walk = iter(tokens)
    for token in walk:
        if token.kind == "open":
            yield take_group(walk)


def first_words(tokens: Iterable[Token]) -> Iterator[Token]:
    """The control words among ``tokens`` that stand in no inner group."""
    depth = 0
    for token in tokens:
        if token.kind == "open":
            depth += 1
        elif token.kind == "close":
            depth -= 1
        elif token.kind == "word" and not depth:
            yield token


def named(tokens: Iterable[Token], word: str) -> list[Token] | None:
    """The first of the outermost groups among ``tokens`` whose destination is ``word``."""
    for group in groups(tokens):
        if destination(group) == word:
            return group
    return None


def destination(group: Iterable[Token]) -> str:
    """The control word that a group begins with, its star passed over."""
    for token in group:
        if token.kind != "word":
            break
        if token.word != "*":
            return token.word
    return ""
