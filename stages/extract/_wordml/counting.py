"""Counts written in words of East Asia: ten, hundred, thousand, ten thousand.

The systems are those of ECMA-376-1, 17.18.59. Where its prose and its examples disagree, they
follow what Word prints.
"""

from __future__ import annotations

from msgspec import Struct

_LIMIT = 1_000_000
"""Word prints nothing from here on; no list is that long."""
_NATIVE_ONES = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
_NATIVE_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")


class System(Struct, frozen=True):
    """``digits`` are those from 1 to 9, ``units`` ten, hundred, thousand, ten thousand."""

    digits: str
    units: str
    zero: str
    """Stands for a gap between two digits; blank where a gap is left out."""
    nought: str
    """The count zero."""
    ones: str = "all"
    """Where a one is written before ten, hundred and thousand: ``all``, ``inner`` (but not
    before a ten that begins the number) or ``none``."""

    def write(self, value: int) -> str | None:
        """``value``, or None where the system has no word for it."""
        if not 0 <= value < _LIMIT:
            return None
        if not value:
            return self.nought
        high, low = divmod(value, 10_000)
        text = self._below(high, begins=True) + self.units[3] if high else ""
        if high and low and low < 1000:
            text += self.zero
        return text + self._below(low, begins=not high)

    def _below(self, value: int, *, begins: bool) -> str:
        out, gap = "", False
        for place, unit in zip((1000, 100, 10, 1), (*self.units[2::-1], ""), strict=True):
            digit, value = divmod(value, place)
            if not digit:
                gap = bool(out)
                continue
            out += self.zero if gap else ""
            out += (
                "" if self._is_silent(digit, place, begins and not out) else self.digits[digit - 1]
            )
            out += unit
            gap = False
        return out

    def _is_silent(self, digit: int, place: int, begins: bool) -> bool:
        if digit > 1 or place == 1 or self.ones == "all":
            return False
        return self.ones == "none" or (place == 10 and begins)


_PLAIN = "一二三四五六七八九"
SYSTEMS = {
    "chineseCountingThousand": System(_PLAIN, "十百千万", "〇", "〇", "inner"),
    "chineseLegalSimplified": System("壹贰叁肆伍陆柒捌玖", "拾佰仟万", "零", "零"),
    "taiwaneseCountingThousand": System(_PLAIN, "十百千萬", "零", "零", "inner"),
    "ideographLegalTraditional": System("壹貳參肆伍陸柒捌玖", "拾佰仟萬", "零", "零"),
    "japaneseCounting": System(_PLAIN, "十百千万", "", "〇", "none"),
    "japaneseLegal": System("壱弐参四伍六七八九", "拾百阡萬", "", "〇"),
    "koreanCounting": System("일이삼사오육칠팔구", "십백천만", "", "영", "none"),
}


def native_korean(value: int) -> str | None:
    """하나, 둘 … 아흔아홉; there are no such words for zero and from a hundred on."""
    if not 0 < value < 100:
        return None
    return _NATIVE_TENS[value // 10] + _NATIVE_ONES[value % 10]
