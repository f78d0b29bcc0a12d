"""The samples, and how a report that was read from a scan is compared with its truth."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks._distance import distance
from pipeline import registry
from pipeline.codec import from_json
from pipeline.report import Report, Section
from pipeline.run import Outcome, convert
from pipeline.stage import Context
from pipeline.walk import blocks, texts

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
CONTEXT = Context(style=registry.style("gbt9704"), kinds=registry.kinds(), threads=2)


def case_names() -> list[str]:
    return sorted(path.parent.name for path in SAMPLES.glob("*/case.toml"))


def case(name: str) -> dict[str, Any]:
    return tomllib.loads((SAMPLES / name / "case.toml").read_text("utf-8"))


def source(name: str) -> Path:
    """The file that the case is about."""
    return SAMPLES / name / str(case(name)["source"])


def expected(name: str) -> Report:
    return from_json((SAMPLES / name / "expected.json").read_bytes(), Report)


@cache
def outcome(name: str) -> Outcome:
    """What the pipe makes of the case today; a scan is read once for all tests."""
    return convert(source(name), CONTEXT)


def converted(name: str) -> Report:
    return outcome(name).report


def outline(report: Report) -> list[tuple[int, str, str, bool, int]]:
    """The sections: level, label, heading, whether it runs in, how many blocks it holds."""
    return [
        (block.level, block.label, block.heading, block.run_in, len(block.blocks))
        for block in blocks(report)
        if isinstance(block, Section)
    ]


def wrong_chars(truth: Report, read: Report) -> int:
    """How many characters must be put in, taken out or changed to make ``read`` the truth."""
    return distance(*("\n".join(t.text for t in texts(r)) for r in (truth, read)))
