"""Who is named in byline and signature: organs, offices, persons.

    桐澜县水务局党组书记、局长　陆知远
    述责述廉人：张　三
    白崖市教育局　白崖市财政局

A line is read as a whole or not at all: an organ, offices parted by 、, a person, in this order
and each only where it stands; or several organs, or several persons. Where it cannot be told
where an organ ends and an office begins, nothing is said of either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from pipeline.chars import BLANKS, CJK, ink
from pipeline.report import Span
from pipeline.surnames import COMPOUND_SURNAMES, RARER_SURNAMES, SURNAMES
from stages.parse.lines.words import ORGANS, POSTS

_LABELS = (
    "述[述职责廉学法]{1,5}人|报告人|汇报人|发言人|总结人|承诺人|责任人|申请人|撰稿人?|整理人?|作者|姓名|职务"
    "|部门|填报单位|报送单位|报告单位|汇报单位|述职单位|单位(?:名称)?(?:[（(]盖章[）)])?"
)
_LABEL = re.compile(rf"(?P<label>{_LABELS})[{BLANKS}]*[：:][{BLANKS}]*")
_OF_ORGANS = re.compile("单位|部门")
_DRESS = re.compile(rf"[（(](?:公章|盖章|签名|签字|印章|章)[）)][{BLANKS}]*$")
_TOKEN = re.compile(rf"[^{BLANKS}、，,；;]+")

_PARTY = (
    "党组|党委|党支部|党总支|总支部?|支部|党工委|工委|纪工委|纪委|纪检监察组|纪检组|机关党委"
    "|团委|工会|监委"
)
_PARTY_END = re.compile(rf"(?:{_PARTY})$")
_RANKS = (
    "一级|二级|三级|四级|正处级|副处级|正科级|副科级|常务|第一|专职|兼职|执行|代理?|原|首席|高级|总|副|正|助理"
    "|挂职|驻村|驻会|综合"
)
_MORE_POSTS = (
    "主任科员|科员|调研员|巡视员|组织员|成员|常委|党员|工程师|会计师|经济师|总会计师|总经济师|总工|班长|班主任|护士长|村长|站长|辅导员"
    "|检察长|政委|指导员|教导员|大队长|中队长|支队长|总队长|法官助理|书记员|副职|负责人|研究员|律师|医师|讲师"
)
_OFFICE = re.compile(
    rf"(?:(?:{_PARTY}))?(?:{_RANKS})*(?:{POSTS}|{_MORE_POSTS})(?:[（(][{CJK}]{{2,6}}[）)])?"
)
_WHOLE_OFFICE = re.compile(
    rf"[{CJK}]{{0,14}}(?:{POSTS}|{_MORE_POSTS})(?:[（(][{CJK}]{{2,6}}[）)])?"
)
_ORGAN = re.compile(
    rf"[{CJK}0-9A-Za-z（）()“”·]{{1,40}}(?:{ORGANS}|筹备组|工作组|领导小组|课题组|专班|处室|分局|支队|大队|中队|总队|林场|农场"
    rf"|水库|博物馆|剧院|剧团|报社|出版社|合作社|基金会|商会|联社|分行|支行|工作站|服务站|管委会|居委会|村委会|常委会)"
    rf"(?:[（(][{CJK}]{{1,8}}[）)])?"
)
_NEVER_NAMES = "局委厅司处科院校所站队部办组党会政府县市区省乡镇村室厂店团"
"""What no name of a person ends with, but short names of organs do."""
_NO_ORGAN = re.compile(r"[的了是在]|同志|年|月|关于|报告|总结|通知|会议|情况|如下|姓名|电话")
_PERSON = re.compile(rf"[{CJK}·]{{2,10}}")
_SURNAMES = SURNAMES | RARER_SURNAMES
LONGEST = 80
"""Characters up to which a line is one of names."""


class Named(Struct, frozen=True, kw_only=True):
    """``kind`` is ``organ``, ``office`` or ``person``; ``said`` is as printed, a padded name
    (张　三) without its blank."""

    kind: str
    start: int
    end: int
    said: str


class _Piece(Struct, frozen=True):
    start: int
    end: int
    said: str


def find_names(text: str) -> list[Named]:
    """Who is named in a byline, or in a line of the signature. Lines are read one by one."""
    found: list[Named] = []
    start = 0
    for line in text.split("\n"):
        found += _in_line(line, start)
        start += len(line) + 1
    return found


def name_spans(text: str) -> Iterator[Span]:
    for named in find_names(text):
        yield Span(kind=named.kind, start=named.start, end=named.end)


def _in_line(line: str, offset: int) -> list[Named]:
    if not line or len(line) > LONGEST:
        return []
    found: list[Named] = []
    labels = list(_LABEL.finditer(line))
    if labels and ink(line[: labels[0].start()]):
        return []
    starts = [(0, "")] if not labels else [(m.end(), m["label"]) for m in labels]
    ends = [m.start() for m in labels[1:]] + [len(line)]
    for (start, label), end in zip(starts, ends, strict=True):
        found += _in_stretch(line, start, end, label)
    return [_moved(named, offset) for named in found]


def _moved(named: Named, by: int) -> Named:
    return Named(kind=named.kind, start=named.start + by, end=named.end + by, said=named.said)


def _in_stretch(line: str, start: int, end: int, label: str) -> list[Named]:
    if dress := _DRESS.search(line, start, end):
        end = dress.start()
    pieces = _joined([_Piece(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(line, start, end)])
    if not pieces:
        return []
    if all(_is_organ(piece.said) for piece in pieces) and not label.endswith("人"):
        return [_named("organ", piece) for piece in pieces]
    if label == "职务":
        return _all_offices(pieces) or []
    if _OF_ORGANS.search(label):
        return []
    if all(_is_person(piece.said) for piece in pieces):
        short = len(pieces) == 1 and not label and pieces[0].said[-1] in _NEVER_NAMES
        return [] if short else [_named("person", piece) for piece in pieces]
    return _organ_offices_person(pieces)


def _organ_offices_person(pieces: list[_Piece]) -> list[Named]:
    """云汀区沅湾街道|党工委副书记、纪工委书记　容若谷; also without organ or person."""
    person = pieces[-1] if len(pieces) > 1 and _is_person(pieces[-1].said) else None
    rest = pieces[:-1] if person else pieces
    found: list[Named] = []
    while len(rest) > 1 and _is_organ(rest[0].said) and not _WHOLE_OFFICE.fullmatch(rest[0].said):
        found.append(_named("organ", rest[0]))
        rest = rest[1:]
    if person and len(rest) == 1 and _is_organ(rest[0].said):
        return [_named("organ", rest[0]), _named("person", person)]
    first = _first_office(rest[0], known=bool(found))
    others = _all_offices(rest[1:])
    if first is None or others is None:
        return []
    found += [*first, *others]
    if person:
        found.append(_named("person", person))
    return found


def _first_office(piece: _Piece, *, known: bool) -> list[Named] | None:
    """桐澜县水务局|党组书记: the longest organ that leaves an office."""
    for at in range(len(piece.said) - 1, 1, -1):
        head, tail = piece.said[:at], piece.said[at:]
        if _OFFICE.fullmatch(tail) and _is_organ(head) and not _splits_party(head, tail):
            cut = piece.start + at
            return [
                _named("organ", _Piece(piece.start, cut, head)),
                _named("office", _Piece(cut, piece.end, tail)),
            ]
    if _OFFICE.fullmatch(piece.said) or (known and _WHOLE_OFFICE.fullmatch(piece.said)):
        return [_named("office", piece)]
    if len(piece.said) <= 8 and _WHOLE_OFFICE.fullmatch(piece.said):
        return [_named("office", piece)]
    return None


def _splits_party(head: str, tail: str) -> bool:
    """Whether the organ would take what belongs to the office: 水务局党组|书记."""
    return tail.endswith(("书记", "成员", "委员")) and _PARTY_END.search(head) is not None


def _all_offices(pieces: list[_Piece]) -> list[Named] | None:
    if all(_WHOLE_OFFICE.fullmatch(piece.said) for piece in pieces):
        return [_named("office", piece) for piece in pieces]
    return None


def _named(kind: str, piece: _Piece) -> Named:
    return Named(kind=kind, start=piece.start, end=piece.end, said=ink(piece.said))


def _is_organ(said: str) -> bool:
    return (
        len(said) > 1
        and _ORGAN.fullmatch(said) is not None
        and _NO_ORGAN.search(said) is None
        and not (len(said) <= 4 and said[-1] not in _NEVER_NAMES and _is_person(said))
    )


def _is_person(said: str) -> bool:
    bare = ink(said)
    if not _PERSON.fullmatch(bare) or _WHOLE_OFFICE.fullmatch(bare):
        return False
    if "·" in bare:
        return not bare.startswith("·") and not bare.endswith("·") and len(bare) > 3
    surname = 2 if bare[:2] in COMPOUND_SURNAMES and len(bare) > 2 else 1
    if surname == 1 and bare[0] not in _SURNAMES:
        return False
    return 1 <= len(bare) - surname <= 2


def _joined(pieces: list[_Piece]) -> list[_Piece]:
    """A padded name (张　三) as one piece."""
    made: list[_Piece] = []
    for piece in pieces:
        last = made[-1] if made else None
        if last is not None and len(last.said) == 1 == len(piece.said) and last.said in _SURNAMES:
            made[-1] = _Piece(last.start, piece.end, f"{last.said}\u3000{piece.said}")
        else:
            made.append(piece)
    return made
