"""版头 (GB/T 9704-2012, 7.2): what stands above the title of a numbered document."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.chars import fold_width
from stages.parse.lines import Item, Line
from stages.parse.words import is_centred, names_organ

HEAD_ROLES = frozenset({"copy_number", "secrecy", "urgency", "issuer", "document_number"})
_REACH = 10
"""How many lines 版头 can have."""

_COPY = re.compile(r"^(?:份号[：:])?\d{6}$")
_SECRECY = re.compile(r"^(?:绝密|机密|秘密|内部)(?:[★☆*].{0,6})?$")
_URGENCY = re.compile(r"^(?:特急|加急|特提|平急|急件|紧急)$")
_NUMBER = re.compile(
    r"^[（(]?[\u4e00-\u9fffA-Za-z]{1,16}[〔\[(【［﹝][\dxX×*]{4}年?[〕\])】］﹞]第?[\dxX×*]{1,4}号[)]?(?=签发人|$)"
)
_ISSUER = re.compile(r"^[\u4e00-\u9fff（）()、\d]{3,40}文件$")
_LETTERHEAD = re.compile(r"(?:文件|简报|信息|专报|快报|动态|公报|通讯|内参)$")
_SIGNER = re.compile(r"^签发人[：:].{2,}$")


def mark_front(items: list[Item]) -> list[Item]:
    """``items`` with the parts of 版头 named; it ends at the first line that is none of them."""
    marked = list(items)
    roles = [_role(i) if isinstance(i, Line) else None for i in items[:_REACH]]
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
    red = (line.hints.color or "").upper() in ("FF0000", "C00000", "ED1C24", "E60012")
    if numbered and _ISSUER.match(fold_width(line.ink)):
        return "issuer"
    names = numbered or names_organ(line.ink) or _LETTERHEAD.search(line.ink) is not None
    sets_off = (above_number or (red and names)) and is_centred(line)
    return "issuer" if sets_off and len(line.ink) <= 40 else None
