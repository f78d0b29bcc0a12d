"""Numbers written in Chinese."""

from __future__ import annotations

DIGITS = dict(zip("〇零一二三四五六七八九", (0, *range(10)), strict=True)) | {
    "○": 0,
    "两": 2,
}
_UNITS = {"十": 10, "廿": 20, "卅": 30, "百": 100, "千": 1000}
NUMERALS = "一二三四五六七八九十百千零〇两廿卅"
"""The characters a counted number is written with."""


def chinese_number(text: str) -> int | None:
    """The value of a counted number up to 9999 (十二, 一百零三, 二十), or None.

    A row of digits (二〇二三) is read as digits.
    """
    if not text:
        return None
    if all(char in DIGITS for char in text):
        return int("".join(str(DIGITS[char]) for char in text))
    total, digit = 0, None
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in _UNITS:
            unit = _UNITS[char]
            total += unit if char in "廿卅" else (digit or 1) * unit
            digit = None
        else:
            return None
    return total + (digit or 0)


def to_chinese(value: int) -> str:
    """``value`` (1 to 9999) as a counted number: 12 → 十二, 103 → 一百零三."""
    if not 0 < value < 10000:
        raise ValueError(f"{value} is not between 1 and 9999")
    out, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            out += ("零" if gap and out else "") + "零一二三四五六七八九"[digit] + name
            gap = False
        else:
            gap = True
    return out.removeprefix("一") if out.startswith("一十") else out
