"""Radicals and compatibility forms that stand for common characters: ⼯ is 工, ⻚ is 页.

PDF files made by some programs give them in place of the characters that they look like, and
no search finds such a word. Unicode: Kangxi Radicals (2F00–2FD5), CJK Radicals Supplement
(2E80–2EF3), CJK Compatibility Ideographs (F900–FAFF, 2F800–2FA1F).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pipeline.chars import CJK
from pipeline.messages import say
from pipeline.report import Report
from pipeline.stage import Proposal, Rule
from pipeline.style import Style
from pipeline.walk import texts
from stages.normalize._proposals import CONTEXT, edit, finding

SUPPLEMENT = str.maketrans(
    "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
    "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
)
"""Those of the supplement that look like a character of common use; Unicode maps only two."""

GBK_PRIVATE = str.maketrans(
    "\ue816\ue817\ue818\ue81e\ue826\ue82b\ue82c\ue831\ue832\ue83b\ue843\ue854\ue855\ue864",
    "\U00020087\U00020089\U000200cc\u9fb4\u9fb5\u9fb6\u9fb7\U000215d7\u9fb8\U0002298f"
    "\u9fb9\u9fba\U000241fe\u9fbb",
)
"""Characters of GBK that had no place in Unicode once, and stand in its private area in files of
that time (GB 18030-2000); GB 18030-2005 says where they stand now."""

_FORMS = re.compile(
    "[\u2e80-\u2ef3\u2f00-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f\ue816-\ue818\ue81e\ue826\ue82b"
    "\ue82c\ue831\ue832\ue83b\ue843\ue854\ue855\ue864]+"
)
_PRIVATE = re.compile(
    f"(?:(?<=[{CJK}])|(?=[\ue000-\uefff][{CJK}]))[\ue000-\uefff\U000f0000-\U0010fffd]"
)
"""A character that only one machine knows, in a word; U+F000 on are signs of fonts of symbols."""

_ANY = re.compile("[\u2e80-\u2fd5\ue000-\ufaff\U0002f800-\U0002fa1f\U000f0000-\U0010fffd]")
"""Where all of these stand: most texts hold none of them."""
_KEPT = ("opaque", "footnote_mark", "date")


def plain(found: str) -> str:
    """``found`` in the characters that it stands for, one for each."""
    return unicodedata.normalize("NFKC", found.translate(SUPPLEMENT).translate(GBK_PRIVATE))


def propose(report: Report, _style: Style) -> Iterator[Proposal]:
    """Table cells too: nobody means a radical there. What is kept as it was printed stays."""
    for text in texts(report):
        if text.role in _KEPT or not _ANY.search(text.text):
            continue
        for found in _FORMS.finditer(text.text):
            after = plain(found[0])
            if after != found[0] and len(after) == len(found[0]):
                yield edit(text, *found.span(), after, "兼容字形（部首等）改为通用汉字")
        for found in _PRIVATE.finditer(text.text):
            if plain(found[0]) == found[0]:
                message = say("此处是造字区的字符，别的机器上看不到，请对照原件改为通用汉字")
                yield finding(text, *found.span(), "private_character", message, around=CONTEXT)


RULE = Rule(
    name="compatible_forms",
    says="Radicals and compatibility forms become the common characters that they stand for.",
    example=("⼯作总结第3⻚", "工作总结第3页"),
    propose=propose,
    may_lose=True,
)
"""``may_lose``: it puts one letter in the place of another."""
