"""The turned quotation marks of the second seed, which nobody is to quote here."""

from __future__ import annotations

from tests.normalize._reports import report_of, run
from tests.shared import shared_file

_SEED = "seeds/003_b58a7c9db0a20c48.txt"


def test_the_turned_marks_come_right_each_with_its_record() -> None:
    lines = shared_file(_SEED).read_text("utf-8").splitlines()
    done = run(report_of(*lines))
    assert [(c.rule, c.before, c.after) for c in done.changes] == [
        ("quotes", "“", "”"),
        ("quotes", "”", "“"),
        ("quotes", "“", "”"),
        ("quotes", "”", "“"),
        ("quotes", "“", "”"),
    ]
    assert done.findings == ()
    whole = "\n".join(lines)
    before_turned = [whole.count(words) for words in ("立新风“的要求", "”当下改“与”长久立“相结合")]
    assert before_turned == [1, 1]
    after = "\n".join(block.text for block in done.report.body)  # type: ignore[union-attr]
    assert "立新风”的要求" in after
    assert "“当下改”与“长久立”相结合" in after


def test_every_mark_of_the_seed_opens_and_closes_in_turn() -> None:
    done = run(report_of(*shared_file(_SEED).read_text("utf-8").splitlines()))
    for block in done.report.body:
        marks = "".join(c for c in block.text if c in "“”")  # type: ignore[union-attr]
        assert marks == "“”" * (len(marks) // 2)
