"""Radicals and compatibility forms that stand for common characters: ⼯ is 工, ⻚ is 页.

PDF files made by some programs give them in place of the characters that they look like, and
no search finds such a word. Unicode: Kangxi Radicals (2F00–2FD5), CJK Radicals Supplement
(2E80–2EF3), CJK Compatibility Ideographs (F900–FAFF, 2F800–2FA1F).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pipeline.report import Report
from pipeline.stage import Edit, Rule
from pipeline.style import Style
from pipeline.walk import texts

SUPPLEMENT = str.maketrans(
    "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
    "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
)
"""Those of the supplement that look like a character of common use; Unicode maps only two."""

_FORMS = re.compile("[\u2e80-\u2ef3\u2f00-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f]+")

_KEPT = ("opaque", "footnote_mark", "date")


def plain(found: str) -> str:
    """``found`` in the characters that it stands for, one for each."""
    return unicodedata.normalize("NFKC", found.translate(SUPPLEMENT))


def propose(report: Report, _style: Style) -> Iterator[Edit]:
    """Table cells too: nobody means a radical there. What is kept as it was printed stays."""
    for text in texts(report):
        if text.role in _KEPT:
            continue
        for found in _FORMS.finditer(text.text):
            after = plain(found[0])
            if after != found[0] and len(after) == len(found[0]):
                yield Edit(
                    block=text.block,
                    field=text.field,
                    start=found.start(),
                    end=found.end(),
                    after=after,
                    why="兼容字形（部首等）改为通用汉字",
                )


RULE = Rule(
    name="compatible_forms",
    says="Radicals and compatibility forms become the common characters that they stand for.",
    example=("⼯作总结第3⻚", "工作总结第3页"),
    propose=propose,
    may_lose=True,
)
"""``may_lose``: it puts one letter in the place of another."""
