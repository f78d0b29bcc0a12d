"""Every sample becomes what was written down for it by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline.codec import to_json
from pipeline.report import Figure, Report
from pipeline.run import convert
from pipeline.walk import blocks
from samples.make.truth import read_truth
from stages.emit.word import EMITTER
from tests.reports import differences
from tests.samples import (
    CONTEXT,
    SAMPLES,
    case,
    case_names,
    converted,
    expected,
    outcome,
    outline,
    source,
    wrong_chars,
)

NAMES = case_names()
EXACT = [name for name in NAMES if not case(name).get("wrong_chars")]
MISREAD = [name for name in NAMES if name not in EXACT]


@pytest.mark.parametrize("name", EXACT)
def test_a_sample_becomes_what_was_written_down_for_it(name: str) -> None:
    rendered = source(name).suffix != ".docx"
    truth, read = (replace(report, facts=()) for report in (expected(name), converted(name)))
    found = differences(truth, read, rendered=rendered)
    assert not found, f"{len(found)} differences\n" + "\n".join(found[:20])


@pytest.mark.parametrize("name", EXACT)
def test_no_sample_states_a_fact_that_its_text_does_not(name: str) -> None:
    """Facts beyond the grammar are missed (`benchmarks/structure.py` counts them); none is made
    up."""
    true = expected(name).facts
    assert [fact for fact in converted(name).facts if fact not in true] == []


@pytest.mark.parametrize("name", MISREAD)
def test_a_poor_scan_keeps_its_structure_and_few_wrong_characters(name: str) -> None:
    truth, read = expected(name), converted(name)
    assert outline(read) == outline(truth)
    assert (read.kind, read.title, read.signature, read.date) == (
        truth.kind,
        truth.title,
        truth.signature,
        truth.date,
    )
    assert wrong_chars(truth, read) <= case(name)["wrong_chars"]


@pytest.mark.parametrize("name", [name for name in NAMES if case(name).get("scan", {}).get("seal")])
def test_the_seal_of_a_sample_is_a_figure_with_the_words_of_its_ring(name: str) -> None:
    seals = [
        block for block in blocks(converted(name)) if isinstance(block, Figure) and block.shows
    ]
    assert [(seal.shows, seal.alt) for seal in seals] == [("seal", case(name)["scan"]["seal"])]
    assert outcome(name).assets[seals[0].asset].startswith(b"\x89PNG")
    ledger = outcome(name).report.ledger
    assert ledger is not None
    assert ledger.unread_ink == ()
    # A seal of an organ is 42 mm wide, which is 119 points.
    assert seals[0].width == pytest.approx(119, rel=0.05)


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_comes_back_from_word_as_it_was(name: str, tmp_path: Path) -> None:
    first = outcome(name)
    path = tmp_path / "again.docx"
    path.write_bytes(EMITTER.emit(first.report, first.assets, CONTEXT.style))
    again = convert(path, CONTEXT)
    assert _bare(again.report) == _bare(first.report)
    assert again.assets == first.assets


@pytest.mark.parametrize("name", NAMES)
def test_a_case_says_what_it_shows_and_how_it_was_made(name: str) -> None:
    about = case(name)
    assert about["shows"]
    assert about["made"].startswith(f"python -m samples.make {name}")
    assert source(name).is_file()


@pytest.mark.parametrize("name", NAMES)
def test_what_is_expected_comes_from_the_truth_and_not_from_the_program(name: str) -> None:
    assert (SAMPLES / name / "expected.json").read_bytes() == to_json(
        read_truth(case(name)["truth"])
    )


def _bare(report: Report) -> list[str]:
    """``report`` as lines of JSON, without what it says about its source and its making."""
    bare = replace(report, source=None, origins={}, evidence={}, changes=(), ledger=None)
    return to_json(bare).decode().splitlines()


def test_the_samples_stay_small() -> None:
    sizes = {path: path.stat().st_size for path in SAMPLES.rglob("*") if path.is_file()}
    assert max(sizes.values()) < 400_000
    assert sum(sizes.values()) < 5_000_000


def test_one_wrong_character_is_seen() -> None:
    truth = expected("conduct-text")
    wrong = replace(truth, title=(truth.title or "").replace("廉", "兼"))
    assert differences(truth, truth) == []
    assert len(differences(truth, wrong)) == 1
    assert wrong_chars(truth, wrong) == 1
