"""The engine of normalization: rules propose, it edits, records, and refuses what loses text."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct
from msgspec.structs import replace

from pipeline.chars import letters
from pipeline.messages import say
from pipeline.record import Change, Finding
from pipeline.report import EQUATION, TRACKED, Report
from pipeline.stage import Edit, Proposal, Rule
from pipeline.style import Style
from pipeline.walk import Place, Spans, Text, rewrite, texts

ROUNDS = 4
"""How often the rules may run over a document until none has anything left to propose."""

Veto = Callable[[str, Text, Edit], bool]
"""Takes a rule's name, a text and an edit of it; whether a person does not want it made."""


Asked = dict[int, tuple[Report, list[Proposal]]]
"""By the ``id`` of each rule, the report that it was last asked about and what it proposed. Not by
its name: a rule that a review makes is called like the one whose change was accepted."""


class Normalized(Struct, frozen=True, kw_only=True):
    report: Report
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]


def normalize(
    report: Report, rules: Iterable[Rule], style: Style, refuses: Veto | None = None
) -> Normalized:
    """Run ``rules``, in the order given, until nothing changes any more.

    So a second run changes nothing. The findings are those of the last round, in which
    the text already stands as it will be written.
    """
    chosen = tuple(rules)
    changes: list[Change] = []
    findings: list[Finding] = []
    asked: Asked = {}
    for _round in range(ROUNDS):
        before = len(changes)
        findings = []
        for rule in chosen:
            report = _run(rule, report, style, asked, changes, findings, refuses)
        if len(changes) == before:
            break
    else:
        last = changes[-1].rule
        findings.append(
            _fault("rule_unstable", say("规则 {rule} 反复修改同一处，请报告此文件", rule=last))
        )
    return Normalized(report=report, changes=tuple(changes), findings=tuple(findings))


def _run(
    rule: Rule,
    report: Report,
    style: Style,
    asked: Asked,
    changes: list[Change],
    findings: list[Finding],
    refuses: Veto | None,
) -> Report:
    try:
        proposals = _ask(rule, report, style, asked)
    except Exception as error:  # a rule that crashes must not cost the document
        message = say(
            "规则 {rule} 出错（{fault}），本文件未应用此规则",
            rule=rule.name,
            fault=type(error).__name__,
        )
        findings.append(_fault("rule_failed", message))
        return report
    findings.extend(p for p in proposals if isinstance(p, Finding))
    edits = _by_place(proposals)
    if not edits:
        return report
    new: dict[Place, tuple[str, Spans]] = {}
    known = {text.place: text for text in texts(report)}
    for place, group in edits.items():
        if place not in known:
            findings.append(_refusal(rule, group[0], say("没有这个位置")))
            continue
        if refuses is not None:
            group = [edit for edit in group if not refuses(rule.name, known[place], edit)]
        new[place] = _apply(rule, known[place], group, changes, findings)
    return rewrite(report, new)


def _ask(rule: Rule, report: Report, style: Style, asked: Asked) -> list[Proposal]:
    """What ``rule`` proposes; of a report that is still the same it would say the same again."""
    known = asked.get(id(rule))
    if known is None or known[0] is not report:
        known = asked[id(rule)] = (report, list(rule.propose(report, style)))
    return known[1]


def _by_place(proposals: Iterable[Proposal]) -> dict[Place, list[Edit]]:
    places: dict[Place, list[Edit]] = {}
    for edit in proposals:
        if isinstance(edit, Edit):
            places.setdefault((edit.block, edit.field), []).append(edit)
    return places


def _apply(
    rule: Rule, text: Text, group: list[Edit], changes: list[Change], findings: list[Finding]
) -> tuple[str, Spans]:
    now, spans, shift, last = text.text, text.spans, 0, 0
    for edit in sorted(group, key=lambda e: (e.start, e.end)):
        before = text.text[edit.start : edit.end]
        if before == edit.after:
            continue
        if not last <= edit.start <= edit.end <= len(text.text):
            findings.append(_refusal(rule, edit, say("与另一处修改重叠或超出文字")))
            continue
        if not rule.may_lose and not _keeps(before, edit.after):
            findings.append(_refusal(rule, edit, say("会丢失文字")))
            continue
        if _is_kept_off(text.spans, edit):
            continue
        start = edit.start + shift
        change = Change(
            rule=rule.name,
            block=text.block,
            field=text.field,
            start=start,
            before=before,
            after=edit.after,
            why=edit.why,
        )
        changes.append(change)
        now = replay(now, change)
        spans = shift_spans(spans, start, start + len(before), len(edit.after))
        shift += len(edit.after) - len(before)
        last = edit.end
    return now, spans


def _is_kept_off(spans: Spans, edit: Edit) -> bool:
    """Whether ``edit`` would change an equation, or write across the edge of a tracked change,
    so that nobody could tell any more what was changed in it. Neither is for a house to write."""
    for span in spans:
        if span.kind == EQUATION and edit.start < span.end and span.start < edit.end:
            return True
        if span.kind == EQUATION and span.start < edit.start == edit.end < span.end:
            return True
        edges = (span.start, span.end) if span.kind in TRACKED else ()
        if any(edit.start < edge < edit.end for edge in edges):
            return True
    return False


def replay(text: str, change: Change) -> str:
    """``text`` with ``change`` made; ValueError where its ``before`` does not stand there."""
    end = change.start + len(change.before)
    if text[change.start : end] != change.before:
        raise ValueError(f"{change.before!r} is not at {change.start} of {text!r}")
    return text[: change.start] + change.after + text[end:]


def shift_spans(spans: Spans, start: int, end: int, length: int) -> Spans:
    """``spans`` as they lie after ``text[start:end]`` became ``length`` characters.

    A span whose words are all gone goes too; one that was empty (a footnote mark) stays.
    """
    moved = []
    for span in spans:
        empty = span.start == span.end
        new = replace(
            span,
            start=_shift(span.start, start, end, length, opens=not empty),
            end=_shift(span.end, start, end, length, opens=False),
        )
        if empty or new.start < new.end:
            moved.append(new)
    return tuple(moved)


def _shift(at: int, start: int, end: int, length: int, *, opens: bool) -> int:
    if at < start or (at == start and (end > start or not opens)):
        return at
    if at >= end:
        return at + length - (end - start)
    return min(at, start + length)


def _keeps(before: str, after: str) -> bool:
    """Whether the letters and digits of ``before`` all stand in ``after``, in order."""
    rest = iter(letters(after))
    return all(char in rest for char in letters(before))


def _refusal(rule: Rule, edit: Edit, reason: str) -> Finding:
    message = say("规则 {rule} 的修改被拒绝：{reason}", rule=rule.name, reason=reason)
    return _fault("rule_refused", message, edit.block, edit.field)


def _fault(kind: str, message: str, block: str | None = None, field: str | None = None) -> Finding:
    return Finding(kind=kind, severity="error", block=block, field=field, message=message)
