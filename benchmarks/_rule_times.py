"""How long each rule takes on a report."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from pipeline.edit import normalize
from pipeline.report import Report
from pipeline.stage import Proposal, Rule
from pipeline.style import Style

Clock = Callable[[], float]

ENGINE = "the engine"
"""What is no rule's: making the edits, the records, the rounds."""


class Times(NamedTuple):
    """Seconds of processor time by rule, ``ENGINE`` among them."""

    by_rule: dict[str, float]

    @property
    def all(self) -> float:
        return sum(self.by_rule.values())


def rule_times(
    report: Report, rules: Sequence[Rule], style: Style, clock: Clock = time.process_time
) -> Times:
    """All rounds of ``rules`` over ``report``."""
    spent = dict.fromkeys((rule.name for rule in rules), 0.0)
    began = clock()
    normalize(report, [_timed(rule, spent, clock) for rule in rules], style)
    in_all = clock() - began
    return Times({**spent, ENGINE: in_all - sum(spent.values())})


def least(runs: Iterable[Times]) -> Times:
    """The run that took least in all: what disturbs a run only adds to it."""
    return min(runs, key=lambda times: times.all)


def _timed(rule: Rule, spent: dict[str, float], clock: Clock) -> Rule:
    def propose(report: Report, style: Style) -> Iterable[Proposal]:
        began = clock()
        try:
            return list(rule.propose(report, style))
        finally:
            spent[rule.name] += clock() - began

    return replace(rule, propose=propose)
