"""Printed numbers and what they are worth: 1,260.5, 三百零六, 1.8万, 两千万."""

from __future__ import annotations

from decimal import Decimal

from pipeline.numerals import chinese_number, to_chinese

ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,12})(?:\.[0-9]{1,4})?"
"""A number in digits, as a pattern."""
DIGITS = "零〇一二两三四五六七八九"
CHINESE = f"{DIGITS}十百千万亿"
"""What a counted number in Chinese is written with."""
SCALES = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
"""The last of them that may stand behind digits: 3百, 5千万, 1.2亿."""

_PLAIN = str.maketrans("两〇", "二零")


def arabic(text: str) -> Decimal:
    """The value of what ``ARABIC`` matches."""
    return Decimal(text.replace(",", ""))


def scale(text: str) -> int:
    """What 万, 千万, 百 behind a number multiply it by; nothing is 1."""
    product = 1
    for char in text:
        product *= SCALES.get(char, 1)
    return product


def chinese(text: str) -> int | None:
    """The value of a number written in Chinese, or None where it is not written as one counts:
    三四 (three or four), 二〇二三 (a year), 百 (hundred and more)."""
    if text[:1] in ("万", "亿") or len(text) > 12:
        return None
    total = 0
    for name, worth in (("亿", 10**8), ("万", 10**4)):
        head, mark, text = text.rpartition(name)
        if mark:
            value = _below_ten_thousand(head, first=total == 0)
            if value is None:
                return None
            total += value * worth
    if text:
        value = _below_ten_thousand(text, first=total == 0)
        if value is None:
            return None
        total += value
    return total or None


def _below_ten_thousand(text: str, *, first: bool) -> int | None:
    """The value of 三百零六; behind 万 (``first`` is false) also of 零六, and 一十."""
    plain = text.translate(_PLAIN)
    if not first:
        plain = plain.removeprefix("零")
    if not plain or plain[0] in "百千零":
        return None
    value = chinese_number(plain)
    if value is None or not 0 < value < 10000:
        return None
    return value if plain in (to_chinese(value), _full(value)) else None


def _full(value: int) -> str:
    """As ``to_chinese``, with the 一 of 一十二 written."""
    said = to_chinese(value)
    return f"一{said}" if said.startswith("十") else said


def plain(value: Decimal) -> int | float:
    """``value`` as JSON writes it: 3200000, 46.7."""
    return int(value) if value == value.to_integral_value() else float(value)
