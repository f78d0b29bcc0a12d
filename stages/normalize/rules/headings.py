"""Numbers before headings and items as the house prints them; no 。 behind a heading.

GB/T 9704-2012, 7.3.3: 一、（一）1.（1）.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.chars import BLANKS, letters
from pipeline.labels import print_label, read_heading_label, read_label
from pipeline.report import Paragraph, Report, Section
from pipeline.stage import Edit, Rule
from pipeline.style import Style
from pipeline.walk import blocks
from stages.normalize._texts import CLOSING, HAN, is_han

_STOP = re.compile(r"[。｡．.]$")
_SENTENCE = re.compile("[。！？]")
_BLANK = re.compile(f"[{BLANKS}]+")
_NARROW = str.maketrans("０１２３４５６７８９．﹒", "0123456789..")
_LONG = 40
"""A heading beyond this many characters that holds a comma is a sentence, and keeps its 。."""


def propose(report: Report, _style: Style) -> Iterator[Edit]:
    for block in blocks(report):
        if isinstance(block, Section):
            yield from _label(block.id, "label", block.label)
            heads = bool(block.blocks)  # 五、自评等次为称职。 over nothing says all
            if heads and not block.run_in and _ends_stray(block.heading):
                end = len(block.heading)
                yield Edit(
                    block=block.id,
                    field="heading",
                    start=end - 1,
                    end=end,
                    after="",
                    why="独立成行的标题末尾不用句号",
                )
        elif isinstance(block, Paragraph) and HAN.search(block.text):
            for span in block.spans:
                if span.kind == "point" and span.start == 0:
                    yield from _label(block.id, None, block.text)
                    break


def _label(block: str, field: str | None, text: str) -> Iterator[Edit]:
    """The label that ``text`` begins with in house dress; its number stays as it was counted."""
    label = read_heading_label(f"{text}\u3000文") if field else read_label(text)
    if label is None and field is None:
        return
    printed = text[: label.end] if label else text
    house = print_label(label) if label else None
    dressed = house or _BLANK.sub("", printed).translate(_NARROW)
    if dressed != printed and letters(dressed) == letters(printed):
        yield Edit(
            block=block,
            field=field,
            start=0,
            end=len(printed),
            after=dressed,
            why="层次序数按“一、”“（一）”“1.”“（1）”书写",
        )


def _ends_stray(heading: str) -> bool:
    if not _STOP.search(heading) or len(heading) < 2 or not HAN.search(heading):
        return False
    if _SENTENCE.search(heading[:-1]) or (len(heading) > _LONG and "，" in heading):
        return False
    return is_han(heading[-2]) or heading[-2] in CLOSING or heading[-2].isdigit()


RULE = Rule(
    name="headings",
    says="Labels are printed 一、（一）1.（1）; a heading on its own line ends without 。",
    example=("(1)、整改情况", "（1）整改情况"),
    propose=propose,
    after=("spaces",),
)
