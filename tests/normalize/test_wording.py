"""The table of words that are often written wrong."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline import registry
from pipeline.edit import normalize
from stages.normalize.rules.wording import words
from tests.normalize._reports import STYLE, report_of, rule, run

SENTENCES: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("wording.toml").read_text("utf-8")
)


def _found(text: str) -> list[str]:
    done = run(report_of(text), "wording")
    assert done.changes == ()
    return [text[f.start : f.end] for f in done.findings]


def test_every_word_has_its_sentence() -> None:
    assert list(SENTENCES) == list(words())
    assert len(words()) >= 150


@pytest.mark.parametrize("wrong", SENTENCES)
def test_a_wrong_word_is_found_in_its_sentence_and_nowhere_else_in_it(wrong: str) -> None:
    assert _found(SENTENCES[wrong]["hit"]) == [wrong]


@pytest.mark.parametrize("wrong", [wrong for wrong in SENTENCES if "miss" in SENTENCES[wrong]])
def test_characters_that_meet_by_chance_are_no_wrong_word(wrong: str) -> None:
    assert wrong in SENTENCES[wrong]["miss"]
    assert _found(SENTENCES[wrong]["miss"]) == []


def test_a_word_whose_characters_can_meet_by_chance_has_a_sentence_for_that() -> None:
    guarded = {wrong for wrong, word in words().items() if word.not_after or word.not_before}
    assert guarded == {wrong for wrong in SENTENCES if "miss" in SENTENCES[wrong]}


def test_what_is_meant_is_never_itself_in_the_table() -> None:
    table = re.compile("|".join(words()))
    assert [word.right for word in words().values() if table.search(word.right)] == []


def test_the_finding_says_what_is_probably_meant() -> None:
    (found,) = run(report_of("甲", "年底布署冬修"), "wording").findings
    assert (found.kind, found.severity, found.block, found.start, found.end) == (
        "wording",
        "advice",
        "b2",
        2,
        4,
    )
    assert "“布署”可能应为“部署”" in found.message


@pytest.mark.parametrize("text", ["做好粮食定购", "将“按装”改为“安装”", "the 布署 of it is here"])
def test_a_right_word_a_word_spoken_of_and_another_language_stay(text: str) -> None:
    assert _found(text) == []


def test_a_house_names_words_that_are_right_for_it() -> None:
    style = replace(STYLE, rules={"wording": {"keep": ["帐户"]}})
    done = normalize(report_of("公开帐户与帐目"), [rule("wording")], style)
    assert [f.text for f in done.findings] == ["帐目"]


def test_a_long_text_without_a_mark_is_searched_at_once() -> None:
    assert _found("既" * 100_000) == []


def test_gbt9704_runs_the_rule() -> None:
    assert registry.style("gbt9704").has_rule("wording")
