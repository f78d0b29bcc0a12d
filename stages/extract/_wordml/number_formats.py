"""A count as Word prints it: the formats of ST_NumberFormat (ECMA-376-1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pipeline.numerals import to_chinese

_DIGITS = "〇一二三四五六七八九"
_UNITS = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))
_FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


def format_number(value: int, format_: str) -> str | None:
    """``value`` in ``format_``, in plain digits where the format cannot say it.

    None where the format is none that is known here.
    """
    if format_ not in _FORMATS:
        return None
    if value < 0:
        return str(value)
    return _FORMATS[format_](value)


def format_custom(value: int, pattern: str) -> str | None:
    """``value`` after a pattern such as ``001, 002, ...``, which says how many digits it has.

    None where the pattern counts in anything but digits.
    """
    first = pattern.partition(",")[0].strip()
    return str(value).zfill(len(first)) if first.isdecimal() else None


def _thousand(value: int) -> str:
    """一百零一; past 9999 digit by digit, as no list is that long."""
    return to_chinese(value) if 0 < value < 10_000 else _by_digit(value)


def _counting(value: int) -> str:
    """一, 十, 二十一, and from a hundred on digit by digit with ○: 一○一."""
    return _thousand(value) if 0 < value < 100 else _by_digit(value).replace("〇", "○")


def _japanese(value: int) -> str:
    """百一: no 零, and no 一 before 十, 百 and 千."""
    if not 0 < value < 10_000:
        return _by_digit(value)
    out = ""
    for unit, name in _UNITS:
        digit, value = divmod(value, unit)
        if digit:
            out += ("" if digit == 1 and name else _DIGITS[digit]) + name
    return out


def _legal(value: int) -> str:
    text = _thousand(value)
    return ("一" + text if text.startswith("十") else text).translate(_FORMAL)


def _by_digit(value: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(value))


def _letters(value: int) -> str:
    """a … z, aa, bb …: Word repeats the letter."""
    if value == 0:
        return ""
    times, letter = divmod(value - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def _roman(value: int) -> str:
    if not 0 < value < 32_768:
        return str(value)
    out = ""
    for unit, name in _ROMAN:
        times, value = divmod(value, unit)
        out += name * times
    return out


def _ordinal(value: int) -> str:
    teen = value % 100 in (11, 12, 13)
    return f"{value}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')}"


def _row(first: str, length: int) -> Callable[[int], str]:
    """Characters that follow each other in Unicode, and digits past the last of them."""
    return lambda value: chr(ord(first) + value - 1) if 1 <= value <= length else str(value)


def _cycle(items: str) -> Callable[[int], str]:
    return lambda value: items[(value - 1) % len(items)] if value else "0"


def _pairs(value: int) -> str:
    """甲子, 乙丑 …"""
    return _cycle(_STEMS)(value) + _cycle(_BRANCHES)(value) if value else "0"


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda value: f"{value:02}",
    "decimalFullWidth": lambda value: str(value).translate(_WIDE),
    "decimalFullWidth2": lambda value: str(value).translate(_WIDE),
    "decimalEnclosedCircle": _row("①", 20),
    "decimalEnclosedCircleChinese": _row("①", 20),
    "decimalEnclosedParen": _row("⑴", 20),
    "decimalEnclosedFullstop": _row("⒈", 20),
    "ideographEnclosedCircle": _row("㊀", 10),
    "numberInDash": lambda value: f"- {value} -",
    "ordinal": _ordinal,
    "hex": lambda value: f"{value:X}",
    "lowerLetter": _letters,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
    "chineseCounting": _counting,
    "chineseCountingThousand": _thousand,
    "chineseLegalSimplified": _legal,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _thousand,
    "taiwaneseDigital": lambda value: _by_digit(value).replace("〇", "○"),
    "japaneseCounting": _japanese,
    "japaneseDigitalTenThousand": _by_digit,
    "koreanDigital2": _by_digit,
    "ideographDigital": _by_digit,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": _pairs,
    "none": lambda _value: "",
    "bullet": lambda _value: "",
}
