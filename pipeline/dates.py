"""Dates as public bodies print them, and their ISO 8601 value."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from msgspec import Struct

from pipeline.chars import BLANKS, fold_width
from pipeline.numerals import chinese_number

_B = f"[{BLANKS}]*"
_ZERO = "0〇○零OoＯ"
_CN_DIGITS = f"一二三四五六七八九{_ZERO}"
_CN = "[元一二三四五六七八九十廿卅]"

_YEAR = rf"(?P<y>[12][\d{_ZERO}]{{3}}|[一二][一二三四五六七八九{_ZERO}\d]{{3}}){_B}年"
_PRINTED = re.compile(
    rf"(?<![{_CN_DIGITS}\d]){_YEAR}{_B}"
    rf"(?P<m>1[0-2]|0?[1-9]|{_CN}{{1,2}}){_B}月{_B}"
    rf"(?P<d>[12]\d|3[01]|0?[1-9]|{_CN}{{1,3}}){_B}[日号]"
)
_NUMERIC = re.compile(
    r"(?<![\d.\-/])(?P<y>(?:19|20)\d{2})(?P<sep>[.\-/])(?P<m>1[0-2]|0?[1-9])(?P=sep)"
    r"(?P<d>3[01]|[12]\d|0?[1-9])(?![\d\-/]|\.\d)"
)
_DAY = rf"(?:[\d{_CN_DIGITS}十廿卅]{{1,3}}{_B}[日号]|[初廿])"
_MONTH = re.compile(
    rf"(?<![{_CN_DIGITS}\d]){_YEAR}(?:{_B}(?P<m>1[0-2]|0?[1-9]|{_CN}{{1,2}}){_B}月"
    rf"(?!{_B}{_DAY}))?(?!{_B}[{_CN_DIGITS}\d十]{{1,2}}{_B}月)"
)


_MAY_DATE = re.compile(r"月|\d[.\-/]")
"""What every date holds: most texts hold none of it."""


class FoundDate(Struct, frozen=True):
    """A date in a text: ``text[start:end]``, its ISO value, and whether it is 年月日."""

    start: int
    end: int
    iso: str
    printed: bool


def find_dates(text: str) -> Iterator[FoundDate]:
    """All full dates in ``text`` (year, month and day), in order.

    Found are 2023年7月19日, ２０２３年…, 二〇二三年七月十九日, 二0二三年…, 2023.7.19,
    2023-07-19, 2023/7/19. What is no day of the calendar is not found.
    """
    folded = fold_width(text)
    if not _MAY_DATE.search(folded):
        return iter(())
    found = [_found(m, printed=True) for m in _PRINTED.finditer(folded)]
    found += [_found(m, printed=False) for m in _NUMERIC.finditer(folded)]
    return iter(sorted((d for d in found if d is not None), key=lambda d: d.start))


def find_months(text: str) -> Iterator[FoundDate]:
    """Years in 年, with their month where it follows, that belong to no full date, in order.

    ``iso`` is ``2023-07`` or ``2023``. Years are of the 20th and 21st century, those in Chinese
    numerals of 1500 to 2099: a longer row of numerals, and what is no month of the calendar, is
    not found.
    """
    folded = fold_width(text)
    if "年" not in folded:
        return
    for match in _MONTH.finditer(folded):
        year = _year(match["y"])
        month = _number(match["m"]) if match["m"] else None
        first = "19" if match["y"].isdigit() else "15"
        if first <= year[:2] <= "20" and (month is None or 1 <= month <= 12):
            iso = year if month is None else f"{year}-{month:02}"
            yield FoundDate(match.start(), match.end(), iso, printed=True)


def print_month(iso: str) -> str:
    """2023-07 → 2023年7月; 2023 → 2023年."""
    year, _, month = iso.partition("-")
    return f"{year}年{int(month)}月" if month else f"{year}年"


_WEEKDAY = re.compile(rf"(?:[{BLANKS}（(]*(?:星期|周|礼拜)[一二三四五六日天])?$")


def read_date(text: str) -> str | None:
    """The ISO value where ``text`` is a date and nothing else, blanks, （） and the day of the
    week aside."""
    inner = text.lstrip(BLANKS + "（(").rstrip(BLANKS + "）)")
    inner = inner[: len(inner) - len(_WEEKDAY.findall(inner[-8:])[0])]
    for date in find_dates(inner):
        if date.start == 0 and date.end == len(inner):
            return date.iso
    return None


def print_date(iso: str) -> str:
    """2023-07-09 → 2023年7月9日 (GB/T 9704-2012, 7.3.5.4: Arabic, no leading zero)."""
    day = datetime.date.fromisoformat(iso)
    return f"{day.year}年{day.month}月{day.day}日"


def _found(match: re.Match[str], *, printed: bool) -> FoundDate | None:
    try:
        year, month, day = int(_year(match["y"])), _number(match["m"]), _number(match["d"])
        iso = datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
    return FoundDate(match.start(), match.end(), iso, printed)


def _year(text: str) -> str:
    return "".join(
        c if c.isdigit() and c.isascii() else str(0 if c in _ZERO else chinese_number(c))
        for c in text
    )


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 1 if text == "元" else chinese_number(text) or 0
