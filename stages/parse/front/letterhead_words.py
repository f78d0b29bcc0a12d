"""What the elements of 版头 say (GB/T 9704-2012, 7.2): each is known by the form of its words."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.chars import fold_width, ink
from stages.parse.lines.items import Line
from stages.parse.lines.words import names_organ

_CN = "一二三四五六七八九十百〇○零"
_YEAR = r"[〔\[(【［﹝][\dxX×*]{4}年?[〕\])】］﹞]"

_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("copy_number", re.compile(r"^(?:份号:?|[Nn][Oo]\.?|№)?\d{6}$")),
    (
        "secrecy",
        re.compile(r"^(?:密级(?:和保密期限)?:)?(?:绝密|机密|秘密|内部)(?:[★☆*].{0,6})?$"),
    ),
    ("urgency", re.compile(r"^(?:紧急程度:)?(?:特急|加急|特提|平急|急件|紧急)$")),
    (
        "document_number",
        re.compile(
            rf"^[(]?[\u4e00-\u9fffA-Za-z]{{1,16}}{_YEAR}第?[\dxX×*]{{0,4}}号[)]?(?=签发人|$)"
        ),
    ),
    ("signer", re.compile(r"^签发人:.{2,}$")),
)
"""Roles by the form of a line without its blanks, its marks half-width."""

_MISREAD = re.compile(r"^\D{1,16}.?(?:19|20)\d\d\D?.{0,3}\d{1,4}号(?:签发人.*)?$")
_ISSUE = re.compile(
    rf"^[(]?(?:{_YEAR}|(?:19|20)\d\d年)?(?:第?[\dxX×*]{{1,4}}|第[{_CN}]{{1,5}})[期号]"
    r"[)]?(?:[(]总第?\d{1,5}[期号]?[)])?$"
)
_ENTITLED = re.compile(r"(?:令|公告|通告|公报|纪要|简报|专报|快报|动态|信息|通讯|内参)$")
_NUMBERED = re.compile(r"(\d号)[\s\u3000]{2,}(?=\S)|(\d号)\t\s*(?=\S)")
_SECOND = re.compile(r"号[\s\u3000]*(?=[\u4e00-\u9fff]{1,10}[〔\[])")
_NAMES = re.compile(r"^[\u4e00-\u9fff]{1,4}(?:[\s\u3000、]+[\u4e00-\u9fff]{1,4}){0,5}$")
_BETWEEN = re.compile(r"(?<=\S)[\s\u3000]*(文[\s\u3000]*件)[\s\u3000]*(?=\S)")
_RULE = re.compile(r"^[─━—―═_\-－]{3,}[★☆]?[─━—―═_\-－]{3,}$")
_APART = re.compile(r"\t\s*|[ \u3000]{2,}|\u3000")


def role_by_words(line: Line) -> str | None:
    """The element that ``line`` is, by its words alone; ``issuer`` is known by none."""
    text = fold_width(line.ink)
    if len(text) > 60:
        return None
    return next((role for role, form in _FORMS if form.match(text)), None)


def is_number(text: str) -> bool:
    """Whether ``text`` is a document number (文号) and no part of one."""
    return bool(dict(_FORMS)["document_number"].match(fold_width(ink(text))))


def is_misread_number(line: Line) -> bool:
    """A line with a year and 号: a number some mark of which was misread."""
    return bool(_MISREAD.search(fold_width(line.ink)))


def is_issue(line: Line) -> bool:
    """第12号 of an order, 第3期 or 〔2024〕6号 of minutes: a number that names no organ."""
    return len(line.ink) <= 30 and bool(_ISSUE.match(fold_width(line.ink)))


def entitles(line: Line) -> bool:
    """Whether what ``line`` names is issued under a number of its own: …令, …纪要, …简报."""
    return len(line.ink) <= 30 and bool(_ENTITLED.search(line.ink))


def is_names(line: Line) -> bool:
    """张三　李四, as further signers stand below the first."""
    return bool(_NAMES.match(line.text)) and len(line.ink) <= 24


def is_drawn_rule(line: Line) -> bool:
    """────────, ————★————: a rule made of characters."""
    return bool(_RULE.match(line.ink))


def apart(line: Line) -> list[Line]:
    """``line`` cut where several elements stand beside each other: 000017　机密★1年; a number
    and the last signers (7.2.5); the numbers of two organs; or 文件 between two organs, beside
    which it stood."""
    text = line.text
    word = _BETWEEN.search(text)
    if word and len(line.ink) <= 80:
        above, rest = line.split(word.start(1))
        if names_organ(above.text) and names_organ(rest.text) and "关于" not in text:
            return [above, *rest.split(word.end(1) - word.start(1))]
    found = _NUMBERED.search(text)
    if found and role_by_words(line) is None:
        number, names = line.split(found.start() + 2)
        if role_by_words(number) == "document_number" and is_names(names):
            return [number, names.named("signer", "under", "pattern")]
    second = _SECOND.search(text)
    if second and is_number(text[: second.end()]) and is_number(text[second.end() :]):
        return list(line.split(second.end()))
    gaps = [0, *(m.end() for m in _APART.finditer(text)), len(text)]
    pieces = [line.part(a, b) for a, b in pairwise(gaps)]
    plain = ("copy_number", "secrecy", "urgency")
    if 2 <= len(pieces) <= 3 and all(role_by_words(p) in plain for p in pieces):
        return pieces
    return [line]
