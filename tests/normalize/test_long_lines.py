"""A line of a hundred thousand blanks, or of marks that open and never close, costs no rule long.

The bound is the processor's time that a square of the length would pass many times over.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from tests.normalize._reports import report_of, run

LONG = 400_000
SECONDS = 40

BLANKS = " " * LONG
LINES = {
    "blanks": BLANKS,
    "blanks between words": f"渠首{BLANKS}渠尾",
    "tabs and blanks between words": "渠首" + "\t " * (LONG // 2) + "渠尾",
    "blanks before a mark": f"条件是{BLANKS}。",
    "blanks before a sum": f"资金{BLANKS}万元",
    "blanks before a date": f"时间{BLANKS}年月日",
    "blanks behind a word that heads an example": f"例{BLANKS}",
    "blanks in brackets that never close": f"（{BLANKS}",
    "blanks behind a number": f"7{BLANKS}",
    "quotation marks that never close": "“渠" * (LONG // 16),
    "back-quotes": "渠`" * (LONG // 2),
    "brackets that never close": "渠a=(" * (LONG // 4),
    "numbers with dots": "1.渠" * (LONG // 3),
    "dots": "渠" + "." * LONG,
    "one character": "渠" * LONG,
}


class TooLong(BaseException):
    """No rule may catch this."""


@pytest.fixture(autouse=True)
def bounded() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TooLong(f"longer than {SECONDS} s of the processor")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize("line", LINES.values(), ids=LINES.keys())
def test_a_long_line_is_looked_through_in_bounds(line: str) -> None:
    done = run(report_of(line))
    assert not [found for found in done.findings if found.kind == "rule_failed"]
