"""The changes of a report as a person reviews them: numbered, each with the words around it as
they were at that moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from pipeline.errors import BadSettings
from pipeline.lists import Listing
from pipeline.record import Change
from pipeline.report import Report
from pipeline.review.around import left_of, right_of
from pipeline.review.file import CORRECTION, Entry, Review, Verdict
from pipeline.walk import texts

HEAD = ("no.", "where", "before → after", "why", "verdict")
NO_RULE = frozenset({CORRECTION, "date_value"})
"""Changes that no rule proposes, so that there is nothing to accept or reject."""


class Listed(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A change. ``number`` counts all changes of the report from 1, in the order of their
    making; ``verdict`` is what the review file says of it."""

    number: int
    rule: str
    block: str
    field: str | None = None
    before: str
    after: str
    left: str
    right: str
    why: str
    verdict: Literal["accept", "reject"] | None = None


def listed(report: Report, review: Review) -> list[Listed]:
    """All changes of ``report``. Raises ``BadSettings`` where they do not fit its texts."""
    now = {text.place: text.text for text in texts(report)}
    found: list[Listed] = []
    for number in range(len(report.changes), 0, -1):
        change = report.changes[number - 1]
        place = (change.block, change.field)
        end = change.start + len(change.after)
        text = now.get(place, "")
        if text[change.start : end] != change.after:
            mend = "list the changes of the file as guidang wrote it"
            reason = f"change {number} does not stand where it says: the text was changed since"
            raise BadSettings(reason, mend=mend)
        now[place] = text[: change.start] + change.before + text[end:]
        found.append(_listed(number, change, now[place], review))
    return found[::-1]


def _listed(number: int, change: Change, text: str, review: Review) -> Listed:
    item = Listed(
        number=number,
        rule=change.rule,
        block=change.block,
        field=change.field,
        before=change.before,
        after=change.after,
        left=left_of(text, change.start),
        right=right_of(text, change.start + len(change.before)),
        why=change.why,
    )
    same = [v for v in review.change if _key(v) == _key(item)]
    return replace(item, verdict=same[-1].verdict) if same else item


def _key(item: Verdict | Listed) -> tuple[str, ...]:
    return (item.rule, item.before, item.after, item.left, item.right)


def by_rule(changes: Iterable[Listed], review: Review) -> dict[str, Listing]:
    """A table for each rule, those of most changes first; at the end what is rejected, which is
    no change any more."""
    rows: dict[str, list[tuple[str, ...]]] = {}
    for item in changes:
        where = item.block if item.field is None else f"{item.block}.{item.field}"
        row = (str(item.number), where, _in_place(item), item.why, item.verdict or "")
        rows.setdefault(item.rule, []).append(row)
    ordered = sorted(rows, key=lambda rule: (-len(rows[rule]), rule))
    tables = {f"{rule} ({len(rows[rule])})": Listing(HEAD, tuple(rows[rule])) for rule in ordered}
    rejected = [(v.rule, _in_place(v), v.note) for v in review.change if v.verdict == "reject"]
    if rejected:
        tables[f"rejected ({len(rejected)})"] = Listing(("rule", "not made", "note"), rejected)
    return tables


def _in_place(item: Listed | Verdict) -> str:
    return f"{item.left}【{item.before}→{item.after}】{item.right}".replace("\n", "↵")


def judged(
    review: Review,
    changes: Iterable[Listed],
    accept: Iterable[int],
    reject: Iterable[int],
) -> Review:
    """``review`` with a verdict on the changes of these numbers; a later one replaces an earlier
    one on the same. Raises ``BadSettings`` for a number that no change of a rule has."""
    by_number = {item.number: item for item in changes}
    verdicts = {_key(v): v for v in review.change}
    for said, numbers in (("accept", accept), ("reject", reject)):
        for number in numbers:
            item = by_number.get(number)
            if item is None or item.rule in NO_RULE:
                reason = f"there is no change {number} that a rule made"
                raise BadSettings(reason, mend="`guidang changes FILE.json` numbers them")
            verdicts[_key(item)] = Verdict(
                rule=item.rule,
                verdict="accept" if said == "accept" else "reject",
                before=item.before,
                after=item.after,
                left=item.left,
                right=item.right,
            )
    return replace(review, change=tuple(verdicts.values()))


def corrected(review: Review, report: Report, before: str, after: str) -> Review:
    """``review`` with the words ``before`` corrected to ``after``. Raises ``BadSettings`` where
    they do not stand exactly once in ``report``."""
    found = [(t.text, start) for t in texts(report) for start in _starts(t.text, before)]
    if len(found) != 1:
        reason = f"“{before}” stands {len(found)} times in the report"
        mend = "quote more of the words around it" if found else "quote it as it stands there"
        raise BadSettings(reason, mend=mend)
    ((text, start),) = found
    entry = Entry(
        before=before,
        after=after,
        left=left_of(text, start),
        right=right_of(text, start + len(before)),
    )
    kept = (
        c for c in review.correction if replace(c, after="", note="") != replace(entry, after="")
    )
    return replace(review, correction=(*kept, entry))


def _starts(text: str, words: str) -> Iterator[int]:
    start = text.find(words) if words else -1
    while start >= 0:
        yield start
        start = text.find(words, start + 1)
