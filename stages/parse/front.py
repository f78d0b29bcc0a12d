"""版头 (GB/T 9704-2012, 7.2): what stands above the title of a numbered document."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.chars import fold_width
from stages.parse.lines import Item, Line
from stages.parse.words import body_size, is_centred, is_red, names_organ

HEAD_ROLES = frozenset({"copy_number", "secrecy", "urgency", "issuer", "document_number"})
_REACH = 10
"""How many lines 版头 can have."""

_COPY = re.compile(r"^(?:份号[：:])?\d{6}$")
_SECRECY = re.compile(r"^(?:绝密|机密|秘密|内部)(?:[★☆*].{0,6})?$")
_URGENCY = re.compile(r"^(?:特急|加急|特提|平急|急件|紧急)$")
_NUMBER = re.compile(
    r"^[（(]?[\u4e00-\u9fffA-Za-z]{1,16}[〔\[(【［﹝][\dxX×*]{4}年?[〕\])】］﹞]第?[\dxX×*]{1,4}号[)]?(?=签发人|$)"
)
_NUMBER_MISREAD = re.compile(r"^\D{1,16}.?(?:19|20)\d\d\D?.{0,3}\d{1,4}号(?:签发人.*)?$")
_LARGE = 1.3
"""Type of the issuer's name is at least this many times as large as that of the text."""
_ISSUER = re.compile(r"^[\u4e00-\u9fff（）()、\d]{3,40}文件$")
_LETTERHEAD = re.compile(r"(?:文件|简报|信息|专报|快报|动态|公报|通讯|内参)$")
_SIGNER = re.compile(r"^签发人[：:].{2,}$")


def mark_front(items: list[Item]) -> list[Item]:
    """``items`` with the parts of 版头 named; it ends at the first line that is none of them."""
    marked = list(items)
    rule = red_rule(items)
    size = body_size(items)
    roles = [
        _role(i) or (_by_place(i, size) if index <= rule else None) if isinstance(i, Line) else None
        for index, i in enumerate(items[:_REACH])
    ]
    numbered = "document_number" in roles
    for index, item in enumerate(items[:_REACH]):
        if not isinstance(item, Line):
            break
        if item.role is not None:
            continue
        above_number = roles[index + 1 : index + 2] == ["document_number"]
        role = roles[index] or _issuer(item, numbered=numbered, above_number=above_number)
        if role is None or (role == "copy_number" and set(roles) <= {None, "copy_number"}):
            break
        marked[index] = replace(item, role=role)
    return marked


def red_rule(items: list[Item]) -> int:
    """The index of the line right above the red rule that ends 版头 (7.2.7), or -1."""
    for index, item in enumerate(items[:_REACH]):
        if isinstance(item, Line) and is_red(item.hints.rule_below):
            return index
        if isinstance(item, Line) and item.level is not None:
            break
    return -1


def _by_place(line: Line, body: float | None) -> str | None:
    """What a line above the red rule is by its look, where its words were misread or are not
    known: large red type names the issuer (7.2.4), a line with a year and 号 is the number."""
    size = line.hints.size
    large = size is None or body is None or size >= _LARGE * body
    if is_red(line.hints.color) and large and len(line.ink) <= 40:
        return "issuer"
    return "document_number" if _NUMBER_MISREAD.search(fold_width(line.ink)) else None


def _role(line: Line) -> str | None:
    text = fold_width(line.ink)
    if _COPY.match(text):
        return "copy_number"
    if _SECRECY.match(text):
        return "secrecy"
    if _URGENCY.match(text):
        return "urgency"
    if _NUMBER.match(text) or _SIGNER.match(text):
        return "document_number"
    return None


def _issuer(line: Line, *, numbered: bool, above_number: bool) -> str | None:
    """…文件 in a document with a number, a centred line right above it, or a red one; without
    a number a red line may be the title, unless it names an organ or a letterhead."""
    red = is_red(line.hints.color)
    if numbered and _ISSUER.match(fold_width(line.ink)):
        return "issuer"
    names = numbered or names_organ(line.ink) or _LETTERHEAD.search(line.ink) is not None
    sets_off = (above_number or (red and names)) and is_centred(line)
    return "issuer" if sets_off and len(line.ink) <= 40 else None
