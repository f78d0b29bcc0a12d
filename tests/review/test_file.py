"""The review file: written for a person, read strictly, and never the end of a run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import BadSettings
from pipeline.review.file import Entry, Review, Verdict, beside, read_review, to_toml, write_review
from tests.test_cli import guidang

ANY = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
ENTRY = st.builds(Entry, before=ANY.filter(bool), after=ANY, left=ANY, right=ANY, note=ANY)
VERDICT = st.builds(
    Verdict,
    before=ANY,
    after=ANY,
    left=ANY,
    right=ANY,
    note=ANY,
    rule=ANY,
    verdict=st.sampled_from(("accept", "reject")),
)
TEXT = "关于水泵检修情况的报告\n一、检修\n全站检修水泵,更换轴承四只,备用机组随时待命。\n"


@given(st.builds(Review, change=st.tuples(VERDICT), correction=st.tuples(ENTRY, ENTRY)))
def test_a_review_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, review: Review
) -> None:
    path = tmp_path_factory.getbasetemp() / "a.review.toml"
    write_review(path, review)
    assert read_review(path) == review
    assert "\x7f" not in to_toml(review)


def test_without_a_file_nothing_is_decided(tmp_path: Path) -> None:
    assert read_review(beside(tmp_path / "报告.2024")) == Review()


@pytest.mark.parametrize(
    "text",
    [
        '[[change]]\nverdict = "perhaps"\nrule = "dates"\nbefore = "a"\nafter = "b"',
        "[[correction]\n",
        '[[correction]]\nbefore = ""\nafter = "b"',
        '[[correction]]\nbefore = "a"\nafter = "b"\nwhere = "b1"',
    ],
)
def test_a_file_that_says_something_else_is_named_with_its_mend(tmp_path: Path, text: str) -> None:
    path = tmp_path / "报告.review.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(BadSettings) as caught:
        read_review(path)
    assert str(path) in str(caught.value)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with the results of one report."""
    (tmp_path / "检修报告.txt").write_text(TEXT, "utf-8")
    return _convert(tmp_path)


def _convert(folder: Path) -> Path:
    guidang("convert", folder / "检修报告.txt", "--out", folder / "out")
    return folder / "out" / "检修报告.json"


def _said(path: Path) -> str:
    return str(json.loads(path.read_text("utf-8"))["body"][0]["blocks"][0]["text"])


def test_changes_are_listed_by_rule_with_the_words_around_them(out: Path) -> None:
    shown = guidang("changes", out).output
    assert "punctuation (2):" in shown
    assert "全站检修水泵【,→，】更换轴承四只" in shown


def test_a_change_rejected_by_its_number_is_not_made_again(tmp_path: Path, out: Path) -> None:
    done = guidang("changes", out, "--reject", 1)
    assert done.exit_code == 0
    assert "rejected (1):" in done.output
    assert _said(_convert(tmp_path)) == "全站检修水泵,更换轴承四只，备用机组随时待命。"


def test_a_correction_is_made_the_next_time_and_every_time(tmp_path: Path, out: Path) -> None:
    assert guidang("changes", out, "--correct", "四只", "十四只").exit_code == 0
    for _run in range(2):
        assert "更换轴承十四只" in _said(_convert(tmp_path))
    written = json.loads(guidang("normalize", out).output)
    assert "更换轴承十四只" in written["body"][0]["blocks"][0]["text"]


@pytest.mark.parametrize(("words", "times"), [("水", 2), ("火", 0)], ids=["twice", "not at all"])
def test_words_to_correct_must_stand_there_once(out: Path, words: str, times: int) -> None:
    done = guidang("changes", out, "--correct", words, "X")
    assert done.exit_code == BadSettings.exit_code
    assert f"stands {times} times" in done.output
    assert not beside(out.with_suffix("")).exists()


def test_a_number_that_no_change_has_is_an_error(out: Path) -> None:
    done = guidang("changes", out, "--accept", 7)
    assert done.exit_code == BadSettings.exit_code
    assert "no change 7" in done.output


def test_a_review_that_cannot_be_read_costs_its_document_only(tmp_path: Path, out: Path) -> None:
    beside(out.with_suffix("")).write_text("verdict", "utf-8")
    (tmp_path / "另一份.txt").write_text(TEXT, "utf-8")
    done = guidang(
        "convert", tmp_path / "检修报告.txt", tmp_path / "另一份.txt", "--out", tmp_path / "out"
    )
    assert done.exit_code == 1
    assert "检修报告.review.toml" in done.output
    assert (tmp_path / "out" / "另一份.json").exists()


def test_a_rule_that_is_left_out_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "检修报告.txt").write_text(TEXT, "utf-8")
    guidang(
        "convert", tmp_path / "检修报告.txt", "--out", tmp_path / "out", "--without", "punctuation"
    )
    assert _said(tmp_path / "out" / "检修报告.json").startswith("全站检修水泵,更换")


def test_a_rule_that_is_not_there_cannot_be_left_out(tmp_path: Path) -> None:
    (tmp_path / "检修报告.txt").write_text(TEXT, "utf-8")
    done = guidang(
        "convert", tmp_path / "检修报告.txt", "--out", tmp_path / "b", "--without", "commas"
    )
    assert done.exit_code == BadSettings.exit_code
    assert "punctuation" in done.output
