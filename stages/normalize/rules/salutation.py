"""Who is spoken to, or written to (主送机关), ends in a full-width colon.

GB/T 9704-2012, 7.3.2: 最后一个机关名称后标全角冒号. Any other mark that a person chose (！ in
a speech, ，) stays; a colon is added only where nothing at all closes the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.chars import CJK
from pipeline.report import Report
from pipeline.stage import Edit, Rule
from pipeline.style import Setting, Style
from stages.normalize._proposals import edit
from stages.normalize._texts import ALL, prose

_ADD = Setting(name="add_colon", default=True, says="whether a missing colon is added")
_NARROW = re.compile("[:∶︰﹕ː]$")
_OPEN = re.compile(f"[{CJK}）》”]$")


def propose(report: Report, style: Style) -> Iterator[Edit]:
    if report.salutation is None:
        return
    for text in prose(report, ALL):
        if text.role != "salutation":
            continue
        end = len(text.text)
        if _NARROW.search(text.text):
            yield edit(text, end - 1, end, "：", "称谓、主送机关后用全角冒号")
        elif _OPEN.search(text.text) and style.setting(RULE.name, _ADD):
            yield edit(text, end, end, "：", "称谓、主送机关后标全角冒号")


RULE = Rule(
    name="salutation",
    says="Whom a document speaks or is sent to ends in a full-width colon.",
    example=("各乡镇人民政府:", "各乡镇人民政府："),
    propose=propose,
    after=("spaces", "punctuation"),
    settings=(_ADD,),
)
