"""A review becomes rules and a veto: the engine makes, records and proves what a person decided
as it does everything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from pipeline.chars import ink, letters
from pipeline.messages import say
from pipeline.record import Finding
from pipeline.report import Report
from pipeline.review.around import ALIKE, beside_numbers, likeness, places
from pipeline.review.file import CORRECTION, Entry, Review, Verdict
from pipeline.stage import Edit, Proposal, Rule
from pipeline.style import Style
from pipeline.walk import Text, texts


class Honoured(Struct, frozen=True):
    """``before`` and ``after`` the rules of the house stand those of the review; ``refuses``
    tells whether an edit that a rule proposes is not to be made."""

    before: tuple[Rule, ...]
    after: tuple[Rule, ...]
    refuses: Callable[[str, Text, Edit], bool]


def honour(review: Review) -> Honoured:
    accepted = [v for v in review.change if v.verdict == "accept"]
    rejected = [v for v in review.change if v.verdict == "reject"]
    names = dict.fromkeys(verdict.rule for verdict in accepted)
    again = [_rule(name, [v for v in accepted if v.rule == name]) for name in names]
    return Honoured(
        before=(_rule(CORRECTION, review.correction),) if review.correction else (),
        after=(*again, _watch(rejected)) if rejected else tuple(again),
        refuses=lambda rule, text, edit: (
            rule != CORRECTION
            and (_is_rejected(rejected, text, edit) or _is_corrected(review.correction, text, edit))
        ),
    )


def _rule(name: str, entries: Iterable[Entry]) -> Rule:
    """Makes ``entries`` where their words stand; says which have no place any more."""
    said = tuple(entries)

    def propose(report: Report, _style: Style) -> Iterator[Proposal]:
        for entry in said:
            yield from _made(report, entry)

    return Rule(name=name, says="", example=("", ""), propose=propose, may_lose=True)


def _made(report: Report, entry: Entry) -> Iterator[Proposal]:
    before, after = (_best(report, entry, words) for words in (entry.before, entry.after))
    if after and (not before or after[0][0] >= before[0][0]):
        return  # it stands there already
    if not before or (before[0][0] < 1 and len(before) > 1):
        yield _lost(entry)
        return
    for _likeness, text, start in before:
        yield Edit(
            block=text.block,
            field=text.field,
            start=start,
            end=start + len(entry.before),
            after=entry.after,
            why=entry.note or ("人工确认的修改" if isinstance(entry, Verdict) else "人工更正"),
        )


def _best(report: Report, entry: Entry, words: str) -> list[tuple[float, Text, int]]:
    """The places that are most like that of ``entry``: the same words may stand twice."""
    found = [
        (like, text, start)
        for text in texts(report)
        for like, start in places(text.text, words, entry.left, entry.right)
    ]
    most = max((like for like, _text, _start in found), default=0.0)
    return [place for place in found if place[0] == most]


def _watch(rejected: list[Verdict]) -> Rule:
    """Says which rejected changes have no place any more."""

    def propose(report: Report, _style: Style) -> Iterator[Proposal]:
        for verdict in rejected:
            if not _best(report, verdict, verdict.before):
                yield _lost(verdict)

    return Rule(name="review", says="", example=("", ""), propose=propose)


def _lost(entry: Entry) -> Finding:
    said = f"{entry.left}{entry.before}{entry.right}"
    corrects = not isinstance(entry, Verdict)
    what = say("人工更正") if corrects else say("对修改的审阅意见")
    return Finding(
        kind="review_unmatched",
        severity="warning" if corrects else "advice",
        text=said,
        message=say(
            "{what}“{before}→{after}”在文中找不到原来的位置（“{said}”），请重新核对审阅文件",
            what=what,
            before=entry.before,
            after=entry.after,
            said=said,
        ),
    )


def _is_rejected(rejected: Iterable[Verdict], text: Text, edit: Edit) -> bool:
    before = text.text[edit.start : edit.end]
    return any(
        _is_same(verdict, before, edit.after) and _is_there(text.text, edit, verdict)
        for verdict in rejected
    )


def _is_same(verdict: Verdict, before: str, after: str) -> bool:
    """Blanks beside what is changed may have gone since."""
    if (verdict.before, verdict.after) == (before, after):
        return True
    inks = (ink(before), ink(after))
    return inks[0] != inks[1] and inks == (ink(verdict.before), ink(verdict.after))


def _is_there(text: str, edit: Edit, verdict: Verdict) -> bool:
    """Whether the words around are those of ``verdict``, before or after other rules have written
    the dates among them anew."""
    return any(
        likeness(text, edit.start, edit.end, verdict.left, verdict.right, seen) >= ALIKE
        for seen in (letters, beside_numbers)
    )


def _is_corrected(corrections: Iterable[Entry], text: Text, edit: Edit) -> bool:
    """Whether ``edit`` would write over the words of a person."""
    return any(
        edit.start < start + len(entry.after) and start < edit.end
        for entry in corrections
        if entry.after in text.text
        for _likeness, start in places(text.text, entry.after, entry.left, entry.right)
    )
