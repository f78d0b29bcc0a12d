"""Characters alike in print, where a word decides: 自已 is 自己, 己经 is 已经.

OCR and hurried typing mix them up. A table of words (``_look_alikes.py``) must support each
change; where it does not, the text stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.report import Report
from pipeline.stage import Edit, Rule
from pipeline.style import Style
from stages.normalize._look_alikes import LOOK_ALIKES, SUSPECTS
from stages.normalize._protect import protected, within
from stages.normalize._texts import prose

_SUSPECT = re.compile("[" + re.escape("".join(sorted(SUSPECTS))) + "]")


def propose(report: Report, _style: Style) -> Iterator[Edit]:
    for text in prose(report, _SUSPECT):
        kept = protected(text.text)
        here = SUSPECTS.intersection(text.text)
        for wrong, pattern, right in LOOK_ALIKES:
            for found in pattern.finditer(text.text) if wrong & here else ():
                if within(kept, found.start(1)):
                    continue
                yield Edit(
                    block=text.block,
                    field=text.field,
                    start=found.start(1),
                    end=found.end(1),
                    after=right,
                    why=f"形近字：此处应为“{right}”",
                )


RULE = Rule(
    name="look_alikes",
    says="Characters alike in print are set right where a word decides: 己已巳, 末未, 日曰, 〇○0.",
    example=("严于律已，己经完成整改。", "严于律己，已经完成整改。"),
    propose=propose,
    may_lose=True,
)
"""``may_lose``: it puts one letter in the place of another."""
