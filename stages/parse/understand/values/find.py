"""Where values stand in a text: counts, sums of money, percentages, dates.

Only what is plainly a value is found. None are ordinals (第3次), labels, 文号, years, times of
day, set phrases (四个意识), what stands in a short quotation, a rough number (三四天, 十几个),
and one or two that are no numbers (一个, 二次).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from pipeline.chars import BLANKS, fold_width
from pipeline.dates import FoundDate, find_dates, find_months
from stages.parse.understand.values.formulas import FORMULA
from stages.parse.understand.values.numbers import ARABIC, CHINESE, arabic, chinese, plain, scale
from stages.parse.understand.values.units import DAYS, DIGITS_ONLY, MEASURES, OF_TIME, UNIT, UNITS

YEAR = len("2023")
"""Of so many characters is the ISO date of a year alone, which is no value."""
LONGEST_GAP = 6
"""Up to so many characters lie between the two ends of a range."""
QUOTED = 24
"""Characters up to which a quotation is a name or a slogan, whose numbers are not told."""

_B = f"[{BLANKS}]{{0,2}}"
_MORE = "[余多]"
_MONEY = r"元(?![素旦宵首器件年月勋老帅气宝谋/／])(?!以?每)"
_POINTS = "个百分点"
_CHENG = r"成(?![为立员果功长本就熟效品型语人年分都绩交千百熟套片群对份不了])"
_SCALED = rf"(?P<more>{_MORE})?(?P<scale>[百千]?[万亿]|[百千])?(?P<after>{_MORE})?"
_NUMBER = rf"(?:{ARABIC}|[{CHINESE}]{{1,12}})"
_BEFORE = rf"(?<![0-9A-Za-z_.\-—–~～/#%<>=≥≤±+*×{CHINESE}几数第])"
_VALUE = re.compile(
    rf"{_BEFORE}(?:"
    rf"(?P<percent>{ARABIC})(?P<pb>{_B})%"
    rf"|百分之(?P<of>{_NUMBER})(?![{CHINESE}0-9]|点)"
    rf"|(?P<cheng>[一二两三四五六七八九]){_CHENG}(?P<half>半)?"
    rf"|(?P<number>{ARABIC}){_B}{_SCALED}{_B}"
    rf"(?P<unit>{_MONEY}|{_POINTS}|{DAYS}|{UNIT})"
    rf"|(?P<said>[{CHINESE}]{{1,12}}?)(?P<smore>{_MORE})?(?P<sscale>[万亿]+)?"
    rf"(?P<sunit>{_MONEY}|{_POINTS}|{DAYS}|{UNIT}))"
)
_DOTTED = re.compile(r"\d[.．\-－/／]\d")
"""What a date without 年 holds."""
_DAY_TO_COME = re.compile(rf"[{BLANKS}]*[xXｘＸ×*＊_＿○〇]{{1,3}}[{BLANKS}]*日")
"""Behind a month: which day is not written yet."""
_ANY = re.compile(rf"[\d{CHINESE}]+")
"""What every value begins with, a date and a number."""
_BEHIND = frozenset("%％分成余多元日个,，.．" + BLANKS) | {
    next(char for char in unit if char not in CHINESE) for unit in UNITS
}
"""What stands behind the numerals that a value begins with: 5|天, 5千|米, 1|.8万."""
_LISTED = re.compile(rf"[0-9０-９][、.．:：至到~～—–-]$|[0-9][,.] ?$|[{CHINESE}][、至到~～—–-]$")
"""What stands before a number that is one of several bare ones: 三、四天, 3至5个."""
_ORDINAL = re.compile(
    r"(?:第|附表|附图|[见如][表图]|(?:^|[。；，、（(])[表图]|每|[几数]|"
    rf"(?<![目提之此以会事当日年月节天空])前)[{BLANKS}]*$"
)
_OF_ANNEXES = frozenset("份张页")
"""Units that annexes are counted by: what else stands behind 附件 and a number is its title."""
_RANGE = re.compile(rf"^{_B}(?:至|到|~|～|-|—|–)+{_B}(?:[0-9]|[{CHINESE}]|百分之)")
_BOUND_BEFORE = re.compile(
    r"(?:不超过|不得超过|不少于|不得少于|不低于|至少|超过|不足|满|少于|多于|不多于|达|长达)$"
)
_BOUND_AFTER = re.compile(r"^(?:以内|内|以上|以下|之内)")
_QUOTE = re.compile(
    rf"“[^“”\n]{{1,{QUOTED}}}”|‘[^‘’\n]{{1,{QUOTED}}}’|《[^《》\n]{{1,60}}》|〔[^〕\n]{{1,9}}〕"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_CHINESE_ONE = frozenset("一二百千万亿")


class Printed(Struct, frozen=True, kw_only=True, gc=False):
    """A value as it stands at ``text[start:end]``; ``more`` is its 余 or 多."""

    kind: str
    start: int
    end: int
    value: int | float | str
    unit: str | None = None
    more: str | None = None
    ranged: bool = False
    """One end of a range (10%至20%)."""


def find_printed(text: str) -> list[Printed]:
    """All values of ``text`` in order; they do not overlap."""
    starts = [
        run.start() for run in _ANY.finditer(text) if text[run.end() : run.end() + 1] in _BEHIND
    ]
    dated: list[FoundDate] = []
    if "年" in text or _DOTTED.search(text):
        dated = [
            day
            for day in (*find_dates(text), *find_months(text))
            if len(day.iso) > YEAR and not _DAY_TO_COME.match(text, day.end)
        ]
    if not starts and not dated:
        return []
    folded = fold_width(text)
    taken = [match.span() for match in _QUOTE.finditer(text)]
    dates = sorted((date.start, date.end) for date in dated)
    found = [
        Printed(kind="date", start=date.start, end=date.end, value=date.iso)
        for date in dated
        if not _within(date.start, date.end, taken)
    ]
    for match in _numbers(folded, starts):
        span = match.span()
        if _within(*span, taken) or _within(*span, dates) or _is_no_value(text, folded, match):
            continue
        if (value := _read(match)) is not None:
            found.append(value)
    return _with_ranges(folded, sorted(found, key=lambda value: value.start))


def _numbers(text: str, starts: list[int]) -> Iterator[re.Match[str]]:
    """All that is printed as a value and begins at one of ``starts``: ``_VALUE`` is only tried
    there, which is much faster than to look for it in the whole text."""
    at = 0
    for start in starts:
        if start >= at and (match := _VALUE.match(text, start)):
            at = match.end()
            yield match


def _within(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    """Whether one of the sorted ``spans``, which do not overlap, touches ``start`` … ``end``."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][1] <= start:
            low = middle + 1
        else:
            high = middle
    return low < len(spans) and spans[low][0] < end


def _is_no_value(raw: str, text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    before, after = text[max(0, start - 8) : start], text[end : end + 8]
    if _LISTED.search(raw[max(0, start - 8) : start]) or _ORDINAL.search(before):
        return True
    unit = match["unit"] or match["sunit"]
    if before.endswith("附件") and unit not in _OF_ANNEXES:
        return True
    if unit == DAYS and not (_BOUND_BEFORE.search(before) or _BOUND_AFTER.search(after)):
        return True
    if unit == DAYS and before.endswith("月"):
        return True
    if unit == "版" and _YEAR.fullmatch(match["number"] or ""):
        return True  # an edition is named by its year
    if match["said"]:
        return FORMULA.match(text, start) is not None
    head = text[:start].strip() == "" if start < 4 else False
    if head and match["number"] and re.search(f"[{BLANKS}]", match[0]):
        return True  # 3 人员: the label of a line, and the word behind it
    return unit == "分" and re.search(r"[时点:度]$", before) is not None


def _read(match: re.Match[str]) -> Printed | None:
    start, end = match.span()
    if match["percent"]:
        return _percent(match, plain(arabic(match["percent"])))
    if match["of"]:
        said = match["of"]
        value = arabic(said) if said[0].isdigit() else 100 if said == "百" else chinese(said)
        return None if value is None else _percent(match, plain(Decimal(value)))
    if match["cheng"]:
        value = chinese(match["cheng"])
        half = 5 if match["half"] else 0
        return None if value is None else _percent(match, value * 10 + half)
    unit = match["unit"] or match["sunit"]
    more = match["more"] or match["after"] or match["smore"]
    number: Decimal | int | None
    if match["number"]:
        number = arabic(match["number"]) * scale(match["scale"] or "")
    else:
        number = _said(match["said"] + (match["sscale"] or ""), unit)
    if number is None or (unit not in MEASURES and unit not in _PARTED and number % 1):
        return None
    kind = "amount" if unit == "元" else "percent" if unit == _POINTS else "count"
    return Printed(
        kind=kind, start=start, end=end, value=plain(Decimal(number)), unit=unit, more=more
    )


_PARTED = frozenset(("元", _POINTS, "吨", "亩", "米", "斤", "分", *OF_TIME))
"""Units beside ``MEASURES`` of which there may be a half."""


def _percent(match: re.Match[str], value: int | float) -> Printed:
    return Printed(kind="percent", start=match.start(), end=match.end(), value=value, unit="%")


_TWO_OF = frozenset("道片块段封枚盏箱桶袋瓶趟")
"""Units that 两 stands before as a number."""


def _said(said: str, unit: str) -> int | None:
    """A number in Chinese before ``unit``. 一个, 二次, 百名 and 三面 count nothing."""
    if said == "两" and unit in _TWO_OF:
        return 2
    if len(said) == 1:
        short = unit in DIGITS_ONLY or unit in MEASURES or unit in ("元", DAYS)
        if said in _CHINESE_ONE or short:
            return None
    return chinese(said)


def _with_ranges(text: str, found: list[Printed]) -> list[Printed]:
    """``found`` with the two ends of each range told."""
    for at, value in enumerate(found[:-1]):
        near = found[at + 1].start - value.end <= LONGEST_GAP and value.kind != "date"
        if near and _RANGE.match(text[value.end : value.end + 2 * LONGEST_GAP]):
            found[at : at + 2] = [replace(end, ranged=True) for end in found[at : at + 2]]
    return found
