"""What a line says that signs a document, that dates it, or that notes something below it."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.chars import fold_width
from stages.parse.lines.caption_lines import names_figure
from stages.parse.lines.items import Item, Line
from stages.parse.lines.words import (
    ends_with_date,
    has_sentence,
    is_date,
    is_pushed,
    label_of,
    names_organ,
    names_person_by_label,
    names_post,
)

_LONGEST = 40
_SHORT = 25
"""Characters of a signature that only its place tells."""
_NOTE = re.compile(r"^[（(].+[）)]$", re.S)
_CONTACT = re.compile(
    r"^(?:联系人|联系电话|经办人|联系方式|(?:信息|政府信息)?公开(?:选项|属性|方式|类别|形式))[：:]"
)
_NOTED = re.compile(
    r"^[（(](?:联系|经办|此[件文]|本[件文]|公开|不予?公开|依申请|发至|电话|主动公开)"
)
_NO_TEXT = re.compile(r"^[（(]?[此本]页无正文[）)]?。?$")
_CLOSING = re.compile(
    r"^(?:特此|此致|敬礼|以上|妥否|当否|请予|请批|专此|谢谢|完$|自评|自我评|附|注[：:]|备注|说明"
    r"|(?:出席|列席|请假|缺席|参加|参会)[^：:]{0,4}[：:])"
)
_STAMPED = re.compile(r"[（(](?:公?章|盖章|加盖公章|印章?|签[名字章]|代章)[）)]$")
_PERSON = re.compile(r"^[\u4e00-\u9fff]{1,2}[\s\u3000]{0,4}[\u4e00-\u9fff]{1,2}$")
_APART = re.compile(r"\t\s*|[ \u3000]{2,}")
_DAY_LABEL = re.compile(
    r"^(?:报告|汇报|述[职责廉述]{1,4}|填报|总结|撰写|成文|落款)\s*(?:时\s*间|日\s*期)\s*[：:]"
)
_COLOPHON = re.compile(
    r"^(?:主题词|主送|抄[报送]|[（(]?共印|校对|打[印字]|附[件注]?[：:]|注[：:]|备注[：:])"
)


def signs(line: Line, *, pushed: bool = False, named: bool = False) -> bool:
    """Whether ``line`` signs. With ``pushed`` only where it is set at the right or says so; with
    ``named`` only where it is so or names an organ, an office or a person."""
    bare = _STAMPED.sub("", line.ink)
    if line.role is not None or line.level is not None or label_of(line) is not None:
        return False
    if names_figure(line):
        return False
    if not bare or len(bare) > _LONGEST or _CLOSING.match(bare) or has_sentence(bare):
        return False
    if bare[-1] in "：:，,、）" or not any(map(str.isalpha, bare)):  # the number of a page
        return False
    if names_person_by_label(bare):
        return True
    if _has_marks(bare) and not names_post(bare):
        return False
    if is_pushed(line):
        return True
    known = names_organ(bare) or names_post(bare) or bool(_PERSON.match(line.text))
    return not pushed and (known or (len(bare) <= _SHORT and not named))


def notes(line: Line, *, known: bool = False) -> bool:
    """Whether ``line`` may be 附注 (7.3.6): in brackets, or who is to be asked; with ``known``
    only where its words say so."""
    if _CONTACT.match(line.ink):
        return True
    return bool((_NOTED if known else _NOTE).match(line.ink)) and line.text[-1] in "）)"


def says_no_text(item: Item) -> bool:
    """（此页无正文）: of a page, which is laid out anew, not of the report."""
    return isinstance(item, Line) and item.role is None and bool(_NO_TEXT.match(item.ink))


def signed_date(line: Line) -> int | None:
    """Where the date begins in a line that says who and when: 某局　2024年1月8日."""
    start = ends_with_date(line.text)
    if not start or label_of(line) is not None:
        return None
    who = line.part(0, start)
    if len(who.ink) > 30 or _has_marks(who.ink):
        return None
    parted = line.text[start - 1] in " \t\u3000"
    person = parted and (names_post(who.ink) or bool(_PERSON.match(who.text)))
    return start if names_organ(who.ink) or person or is_pushed(line) else None


def labelled_date(line: Line) -> tuple[Line, Line] | None:
    """报告时间：2024年1月8日 as what it is called, which is dress, and the day."""
    label = _DAY_LABEL.match(line.text[:20]) if line.role is None else None
    if label is None or not is_date(line.part(label.end())):
        return None
    return line.part(0, label.end()).named("date_label"), line.part(label.end())


def apart(line: Line) -> list[Line]:
    """``line`` cut where several organs, or several dates, stand beside each other."""
    if line.role is not None or len(line.text) > 160:
        return [line]
    cuts = [0, *(m.end() for m in _APART.finditer(line.text)), len(line.text)]
    pieces = [line.part(a, b) for a, b in pairwise(cuts)]
    organs = all(names_organ(p.ink) and len(p.ink) >= 4 for p in pieces)
    return pieces if len(pieces) > 1 and (organs or all(map(is_date, pieces))) else [line]


def may_follow(item: Item) -> bool:
    """Whether ``item`` may stand behind the date: no text of the main part goes on there."""
    if not isinstance(item, Line) or item.role is not None:
        return True
    if notes(item) or _COLOPHON.match(fold_width(item.text)):
        return True
    short = len(item.ink) <= 60 and not has_sentence(item.text)
    return short and item.level is None and label_of(item) is None


def _has_marks(text: str) -> bool:
    return any(mark in text for mark in "，。；：！？,;:!?“”")
