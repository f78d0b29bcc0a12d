"""Full-width digits and letters become half-width."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.chars import fold_width
from pipeline.report import Report
from pipeline.stage import Edit, Rule
from pipeline.style import Style
from stages.normalize._texts import prose

_WIDE = "０-９Ａ-Ｚａ-ｚ"
_DIGIT = "[0-9０-９]"
_WORD = f"[0-9A-Za-z{_WIDE}]"
_FOUND = re.compile(
    rf"(?:[{_WIDE}]|(?<=[０-９])，(?=[０-９]{{3}}(?![０-９]))|(?<={_DIGIT})[．﹒＋](?={_DIGIT})|(?<={_WORD})[－／](?={_WORD}))+"
)
_ANY = re.compile(f"[{_WIDE}．﹒＋－／]")


def propose(report: Report, _style: Style) -> Iterator[Edit]:
    """Marks of Chinese text stay: only ．﹒＋－／ between digits or letters go
    along, and the ， of thousands."""
    for text in prose(report, _ANY):
        for found in _FOUND.finditer(text.text):
            yield Edit(
                block=text.block,
                field=text.field,
                start=found.start(),
                end=found.end(),
                after=fold_width(found[0]),
                why="全角数字、字母改为半角",
            )


RULE = Rule(
    name="digits",
    says="Full-width digits and letters become half-width.",
    example=("全年完成１２．５公里，ＡＢ类２０项。", "全年完成12.5公里，AB类20项。"),
    propose=propose,
)
