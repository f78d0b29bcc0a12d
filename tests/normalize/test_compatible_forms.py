"""Characters that another machine does not know."""

from __future__ import annotations

import pytest

from pipeline.report import Opaque
from tests.normalize._reports import report_of, run, with_blocks


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("张\ue555三", [1]),
        ("\ue555家渠", [0]),
        ("张\ue555\ue556三", [1, 2]),
        ("\uf06c一是学习", []),
        ("\ue555", []),
        ("\ue864二字", []),
    ],
)
def test_a_character_that_one_machine_made_for_itself_is_found(
    text: str, starts: list[int]
) -> None:
    done = run(report_of(text), "compatible_forms")
    assert {f.kind for f in done.findings} <= {"private_character"}
    assert [f.start for f in done.findings] == starts


def test_what_is_kept_as_it_was_printed_stays() -> None:
    opaque = Opaque(id="o1", text="⼯", media="text/x-math", data="⼯")
    assert run(with_blocks(opaque), "compatible_forms").changes == ()
