"""What a numbered line says that has nothing under it."""

from __future__ import annotations

from msgspec.structs import replace

from tests.normalize._reports import run, section, text_of, with_blocks


def test_a_numbered_sentence_over_nothing_keeps_its_full_stop() -> None:
    alone = replace(section("自评等次为称职。", "五、"), blocks=())
    assert text_of(run(with_blocks(alone), "headings"), "s1", "heading") == "自评等次为称职。"


def test_the_same_sentence_over_a_paragraph_loses_it() -> None:
    over = section("自评等次为称职。", "五、")
    assert text_of(run(with_blocks(over), "headings"), "s1", "heading") == "自评等次为称职"
