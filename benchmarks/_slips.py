"""What slips from the keyboard of a hurried typist, and what a house would have mended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle, islice

from pipeline.numerals import to_chinese
from pipeline.report import Report
from samples.make.look import Look
from samples.make.printed import Line, printed

_HAN = "\u4e00-\u9fff"
SLIPS: tuple[tuple[str, str], ...] = (
    (rf"(?<=[{_HAN}])，(?=[{_HAN}])", ","),
    (r"^（([一二三四五六七八九十]+|\d+)）", r"(\1)"),
    (r"^(\d)\.(?!\d)", r"\1、"),
    (r"：$", ":"),
    (r"“([^“”]{2,12})”", r'"\1"'),
    (rf"(?<=[{_HAN}])(\d+)(?=[{_HAN}])", r" \1 "),
    (r"%", "％"),
    (r"〔(\d{4})〕", r"[\1]"),
    (rf"(?<=[{_HAN}])。$", "。。"),
    (r"“([^“”]{2,12})”", r"”\1“"),
)
"""What is printed (a regular expression) and how it was typed, once in a line: two slips in one
place would ask which of them was meant."""
TYPED = ("paragraph", "heading", "run_in", "salutation")
_BREAK = re.compile(r"(?<=.{5})(?=关于|20\d\d年|工作|情况)")
_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")


def lines_of(report: Report, look: Look) -> list[Line]:
    """What is typed of ``report`` as paragraphs."""
    return [line for line in printed(report, look) if isinstance(line, Line)]


def slips(report: Report, look: Look) -> list[list[str]]:
    """Pairs of whole lines, as printed and as typed: each line gets the next slip that fits."""
    lines = lines_of(report, look)
    whole = "\n".join(line.text for line in lines)
    turn = cycle(SLIPS)
    pairs = ([line.text, _slipped(line, turn)] for line in lines)
    return [[was, now] for was, now in pairs if was != now and whole.count(was) == 1]


def _slipped(line: Line, turn: Iterator[tuple[str, str]]) -> str:
    if line.role == "title":
        return _BREAK.sub("\n", line.text, count=1)
    if line.role == "date":
        return _in_chinese(line.text)
    for pattern, typed in islice(turn, len(SLIPS)) if line.role in TYPED else ():
        slipped = re.sub(pattern, typed, line.text, count=1)
        if slipped != line.text:
            return slipped
    return line.text


def _in_chinese(date: str) -> str:
    """2024年1月19日 → 二〇二四年一月十九日."""
    year, month, day = (part for part in re.split("[年月日]", date) if part)
    return f"{year.translate(_DIGITS)}年{to_chinese(int(month))}月{to_chinese(int(day))}日"
