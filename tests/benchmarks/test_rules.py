"""Whose time is whose when the rules are timed."""

from __future__ import annotations

from benchmarks._rule_times import ENGINE, Times, least, rule_times
from pipeline.stage import Edit, Rule
from tests.normalize._reports import STYLE, report_of


class _Clock:
    """Stands still but for what is said to pass."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def _rule(name: str, clock: _Clock, seconds: float, wrong: str = "") -> Rule:
    """Takes ``seconds`` to propose that ``wrong`` becomes its double."""

    def propose(report, _style):  # type: ignore[no-untyped-def]
        clock.now += seconds
        (paragraph,) = report.body
        if wrong and paragraph.text == wrong:
            yield Edit(block="b1", start=0, end=len(wrong), after=wrong * 2, why="试")

    return Rule(name=name, says="", example=("", ""), propose=propose)


def test_a_rule_is_charged_for_what_it_proposes_lazily() -> None:
    clock = _Clock()
    rules = [_rule("quick", clock, 1), _rule("slow", clock, 5)]
    times = rule_times(report_of("甲"), rules, STYLE, clock)
    assert times.by_rule == {"quick": 1, "slow": 5, ENGINE: 0}
    assert times.all == 6


def test_every_round_counts() -> None:
    clock = _Clock()
    times = rule_times(report_of("甲"), [_rule("mends", clock, 2, wrong="甲")], STYLE, clock)
    assert times.by_rule["mends"] == 4


def test_what_is_no_rules_time_is_the_engines() -> None:
    ticks = iter(range(100))
    times = rule_times(report_of("甲"), [_rule("r", _Clock(), 0)], STYLE, lambda: next(ticks))
    assert times.by_rule == {"r": 1, ENGINE: 2}


def test_the_shortest_run_counts_whole() -> None:
    runs = [Times({"a": 1.0, "b": 9.0}), Times({"a": 2.0, "b": 3.0})]
    assert least(runs).by_rule == {"a": 2.0, "b": 3.0}
