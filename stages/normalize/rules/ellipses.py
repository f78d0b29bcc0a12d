"""An ellipsis is …… (GB/T 15834, 4.11); twelve dots stand for a paragraph left out, and stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.report import Report
from pipeline.stage import Edit, Rule
from pipeline.style import Style
from stages.normalize._proposals import edit
from stages.normalize._protect import Stretch, protected, within
from stages.normalize._texts import after, before, is_chinese, prose

_DOTS = re.compile(
    r"(?<![.．…⋯])(?:\.{2,6}|(?<! )(?:．{3}|．{6}))(?![.．…⋯])|。{3,}"
    r"|(?<!·)·{3}(?:·{3})?(?![·\d ])"
    r"|(?<![.．…⋯])(?:…|…{3}|⋯{1,3})(?![.．…⋯])"
    r"|(?<![.．…⋯])(?=[.．]*[…⋯])(?=[…⋯]*[.．])[.．…⋯]{2,}(?![\d.．…⋯])"  # OCR mixes them
)
_IN_A_ROW = re.compile(r"[A-Za-z0-9_)][,，] ?[…⋯.．]+$")
"""w1, w2, …, wt: members of a row that are left out."""
_ANY = re.compile(r"。。|\.\.|．．|…|⋯|···")


def propose(report: Report, _style: Style) -> Iterator[Edit]:
    for text in prose(report, _ANY):
        kept = protected(text.text)
        for found in _DOTS.finditer(text.text):
            if _is_ellipsis(text.text, found, kept):
                yield edit(text, *found.span(), "……", "省略号用“……”")


def _is_ellipsis(text: str, found: re.Match[str], kept: list[Stretch]) -> bool:
    """Dots between Latin words or before a page number are none of ours."""
    if _IN_A_ROW.search(text[: found.end()]) and text[found.end() : found.end() + 1] in ",，":
        return False
    if found[0][0] in "。…⋯·":
        return True
    if within(kept, found.start()) or text[found.end() : found.end() + 1] in ("/", "\\"):
        return False
    return is_chinese(before(text, found.start())) or is_chinese(after(text, found.end()))


RULE = Rule(
    name="ellipses",
    says="An ellipsis is ……, however many dots or full stops were typed for it.",
    example=("学习、调研。。。整改、总结...", "学习、调研……整改、总结……"),
    propose=propose,
    after=("punctuation",),
)
