"""A count as Word prints it: the formats of ST_NumberFormat (ECMA-376-1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from stages.extract._wordml.counting import SYSTEMS, native_korean

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_AIUEO = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
_IROHA = (
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
)
"""The half-width formats are printed in full width by Word as well."""
_MOST_REPEATS = 64
"""A letter is not repeated more often, whatever a file says that a list starts with."""

_DIGITS = {
    "decimalFullWidth": "０１２３４５６７８９",
    "decimalFullWidth2": "０１２３４５６７８９",
    "ideographDigital": "〇一二三四五六七八九",
    "japaneseDigitalTenThousand": "〇一二三四五六七八九",
    "taiwaneseDigital": "○一二三四五六七八九",
    "koreanDigital": "영일이삼사오육칠팔구",
    "koreanDigital2": "零一二三四五六七八九",
    "hindiNumbers": "०१२३४५६७८९",
    "thaiNumbers": "๐๑๒๓๔๕๖๗๘๙",
}
"""Formats that print digit by digit."""

_ROWS = {
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩",
    "ideographTraditional": _STEMS,
    "ideographZodiac": _BRANCHES,
}
"""Formats with a sign for each count, and plain digits past the last one. The four of the
Chinese edition (GB1 to GB4 in [MS-OSHARED] 2.2.1.3) are the rows that GB 2312 has: its circles
end at ten, its ideographs stand in parentheses."""

_LETTERS = {
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщыэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ",
    "chicago": "*†‡§",
    "aiueo": _AIUEO,
    "aiueoFullWidth": _AIUEO,
    "iroha": _IROHA,
    "irohaFullWidth": _IROHA,
    "ganada": "가나다라마바사아자차카타파하",
    "chosung": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
}
"""Formats that begin anew past the last letter, each letter once more: y, z, aa, bb."""

_ALPHABETS = ("αβγδεζηθικλμνξοπρστυφχψω", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ", *_LETTERS.values())
"""Letters that a pattern may begin; no format has a name for the Greek ones."""


def format_number(value: int, format_: str) -> str | None:
    """``value`` in ``format_``, in plain digits where the format cannot say it.

    None where the format is none that is known here.
    """
    if format_ not in _FORMATS:
        return None
    text = _FORMATS[format_](value) if value >= 0 else None
    return str(value) if text is None else text


def format_custom(value: int, pattern: str) -> str | None:
    """``value`` after a pattern: ``001, 002, ...`` says how many digits it has, ``α, β, γ, ...``
    which letters count.

    None where the pattern counts in anything else.
    """
    items = [item.strip() for item in pattern.rstrip(" .…").split(",")]
    first = "".join(items)
    if items[0].isdecimal():
        return str(value).zfill(len(items[0]))
    alphabet = next((a for a in _ALPHABETS if first and a.startswith(first)), None)
    return None if alphabet is None or value < 0 else _letters(alphabet)(value)


def _counting(value: int) -> str | None:
    """一, 十, 二十一, and from a hundred on digit by digit: 一○一."""
    if 0 < value < 100:
        return SYSTEMS["chineseCountingThousand"].write(value)
    return _by_digit(_DIGITS["taiwaneseDigital"])(value)


def _by_digit(digits: str) -> Callable[[int], str]:
    return lambda value: "".join(digits[int(digit)] for digit in str(value))


def _row(signs: str) -> Callable[[int], str | None]:
    return lambda value: signs[value - 1] if 1 <= value <= len(signs) else None


def _letters(letters: str) -> Callable[[int], str]:
    def write(value: int) -> str:
        if value == 0:
            return ""
        times, letter = divmod(value - 1, len(letters))
        return letters[letter] * min(times + 1, _MOST_REPEATS)

    return write


def _roman(value: int) -> str | None:
    if not 0 < value < 32_768:
        return None
    out = ""
    for unit, name in _ROMAN:
        times, value = divmod(value, unit)
        out += name * times
    return out


def _upper_roman(value: int) -> str | None:
    text = _roman(value)
    return text.upper() if text is not None else None


def _ordinal(value: int) -> str:
    teen = value % 100 in (11, 12, 13)
    return f"{value}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')}"


def _pairs(value: int) -> str | None:
    """甲子, 乙丑 … 癸亥, of which there are sixty."""
    if not 1 <= value <= 60:
        return None
    return _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12]


_FORMATS: Mapping[str, Callable[[int], str | None]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda value: f"{value:02}",
    **{name: _by_digit(digits) for name, digits in _DIGITS.items()},
    **{name: _row(signs) for name, signs in _ROWS.items()},
    **{name: _letters(letters) for name, letters in _LETTERS.items()},
    **{name: system.write for name, system in SYSTEMS.items()},
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "koreanLegal": native_korean,
    "ideographZodiacTraditional": _pairs,
    "numberInDash": lambda value: f"- {value} -",
    "ordinal": _ordinal,
    "hex": lambda value: f"{value:X}",
    "lowerRoman": _roman,
    "upperRoman": _upper_roman,
    "none": lambda _value: "",
    "bullet": lambda _value: "",
}
