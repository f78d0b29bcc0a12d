"""Seals and handwriting lie on the text and change nothing of how it is read."""

from __future__ import annotations

import pytest

from pipeline.origin import Origin
from pipeline.proof import prove_parse
from pipeline.raw import Hints, RawFigure, RawFragment, RawText
from pipeline.report import Figure, Paragraph, Report, Section, Shows
from pipeline.stage import Context
from stages.parse import PARSER
from tests.parse.wordform import HERE, raw_of

CONTEXT = Context(style=None, kinds=())  # type: ignore[arg-type]

SEAL = RawFigure(asset="0.png", shows="seal", alt="青禾县档案局", origin=Origin(by="ocr.seal"))


def text(words: str, align: str = "left") -> RawText:
    return RawText(text=words, hints=Hints(align=align), origin=HERE)  # type: ignore[arg-type]


LETTER: tuple[RawFragment, ...] = (
    text("关于移交到期档案的函", "center"),
    text("县直各单位："),
    text("现将移交的时间和要求函告如下，请按时办理。"),
    text("一、时间"),
    text("各单位于年底前移交，过期的说明原因。"),
    text("青禾县档案局", "right"),
    text("2023年12月20日", "right"),
)


def parsed(*fragments: RawFragment) -> Report:
    raw = raw_of(fragments)
    found = PARSER.parse(raw, CONTEXT)
    prove_parse(raw, found)
    return found.report


def figures(report: Report) -> list[Figure]:
    inside = [block for part in report.body if isinstance(part, Section) for block in part.blocks]
    return [block for block in (*report.body, *inside) if isinstance(block, Figure)]


@pytest.mark.parametrize("at", range(len(LETTER) + 1))
def test_a_seal_anywhere_on_a_letter_changes_no_part_of_it(at: int) -> None:
    plain = parsed(*LETTER)
    sealed = parsed(*LETTER[:at], SEAL, *LETTER[at:])
    assert sealed.title == plain.title == "关于移交到期档案的函"
    assert sealed.salutation == plain.salutation
    assert sealed.signature == plain.signature == ("青禾县档案局",)
    assert sealed.date == plain.date == "2023-12-20"
    assert {figure.alt for figure in figures(sealed)} == {"青禾县档案局"}


@pytest.mark.parametrize("shows", ["seal", "handwriting"])
def test_what_is_laid_on_a_signature_stands_after_the_text_before_it(shows: Shows) -> None:
    laid = RawFigure(asset="0.png", shows=shows, origin=HERE)
    report = parsed(*LETTER[:5], laid, *LETTER[5:])
    (section,) = (block for block in report.body if isinstance(block, Section))
    assert [type(block) for block in section.blocks] == [Paragraph, Figure]


def test_two_seals_keep_their_order() -> None:
    other = RawFigure(asset="1.png", shows="seal", alt="青禾县财政局", origin=HERE)
    report = parsed(*LETTER[:5], SEAL, other, *LETTER[5:])
    (section,) = (block for block in report.body if isinstance(block, Section))
    last = [block.alt for block in section.blocks if isinstance(block, Figure)]
    assert last == ["青禾县档案局", "青禾县财政局"]


def test_a_line_of_numbered_figures_below_a_seal_is_no_caption_of_it() -> None:
    report = parsed(*LETTER[:3], SEAL, text("图1　移交的步骤", "center"))
    assert [figure.caption for figure in figures(report)] == [None]


def test_a_formula_stands_where_it_was_printed_and_takes_no_caption() -> None:
    formula = RawFigure(asset="0.png", shows="formula", alt="率＝ 甲 乙 （1）", origin=HERE)
    below = text("图1　移交的步骤", "center")
    report = parsed(*LETTER[:4], LETTER[2], formula, below, *LETTER[4:])
    (section,) = (block for block in report.body if isinstance(block, Section))
    assert [type(block) for block in section.blocks] == [Paragraph, Figure, Paragraph, Paragraph]
    (figure,) = figures(report)
    assert (figure.shows, figure.alt, figure.caption) == ("formula", "率＝ 甲 乙 （1）", None)
