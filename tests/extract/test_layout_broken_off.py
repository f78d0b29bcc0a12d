"""Texts that were pasted with their old line ends: sentences broken off are whole again."""

from __future__ import annotations

import pytest

from pipeline.raw import RawText
from stages.extract._layout.compose import compose
from tests.extract._print import PITCH, SIZE, line, page

HELD = "护渠队须在每轮放水之前查验闸门并将结果登入"
KEPT = "放水期间不得在渠道内洗菜、饮牛，违者由村民组长劝"
SENT = "轮灌表由护渠队同各用水户商定，商定不成的，由水管站裁"
PASTED = (HELD, "簿。", KEPT, "离。", SENT, "定。")
"""Three sentences, each broken before its last letters."""


def texts(*said: str, wide: int = 31) -> list[str]:
    """The paragraphs of a page whose lines take so many characters, a line each."""
    edge = line("渠" * (wide - 1) + "。", 0)
    lines = [line(text, 2 * at) for at, text in enumerate(said, 1)]
    found = compose([page([edge, *lines])]).fragments[1:]
    return [f.text for f in found if isinstance(f, RawText)]


def test_lines_that_stop_in_mid_sentence_go_on_where_single_words_end_them() -> None:
    assert texts(*PASTED) == [HELD + "簿。", KEPT + "离。", SENT + "定。"]


def test_where_a_text_was_pasted_so_longer_rests_belong_to_it_too() -> None:
    broken = (
        "渠首闸门由护渠队派专人看守，看守人因事因病离",
        "开的，应当先同队长说明原委，并请他人代为看",
    )
    assert texts(*PASTED, *broken, "守一日。")[3:] == ["".join(broken) + "守一日。"]


def test_a_long_rest_alone_is_a_paragraph_of_its_own() -> None:
    said = ("渠首闸门由护渠队专人看守并逐日登记放水时", "看守人因事离开的，应当先同队长说明。")
    assert texts(*said) == list(said)


def test_a_letter_and_its_full_stop_belong_to_the_line_above() -> None:
    assert texts(HELD, "簿。", "灌溉用水按亩收费。") == [HELD + "簿。", "灌溉用水按亩收费。"]


@pytest.mark.parametrize("answer", ["无。", "略。", "完毕。"])
def test_an_answer_stands_alone(answer: str) -> None:
    assert texts(HELD, answer) == [HELD, answer]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (HELD + "。", "定。"),  # the sentence has its end
        ("议定事项", "定。"),  # so short a line was not too long
        (HELD, "（一）定。"),  # an item
        ("第二章　渠道与闸门的看守、维修、轮换和费用", "定。"),  # a chapter
    ],
)
def test_what_ends_or_begins_anew_is_not_joined(above: str, below: str) -> None:
    assert texts(*PASTED, above, below)[3:] == [above, below]


def test_another_size_is_another_paragraph() -> None:
    lines = [line(text, 2 * at) for at, text in enumerate(PASTED)]
    lines += [line(HELD, 14, size=20.0), line("定。", 17)]
    found = compose([page(lines)]).fragments
    assert [f.text for f in found if isinstance(f, RawText)][3:] == [HELD, "定。"]


def test_a_paragraph_made_whole_knows_its_places_on_each_page() -> None:
    first = page([line(text, 2 * at) for at, text in enumerate(PASTED[:-1])])
    second = page([line(text, 2 * at, page=2) for at, text in enumerate((PASTED[-1], "完工。"))], 2)
    login, _leave, settled, _done = compose([first, second]).fragments
    assert login.origin.box is not None
    assert (login.origin.box[1], login.origin.box[3]) == (100.0, 100 + 2 * PITCH + SIZE)
    assert login.origin.more == ()
    assert [o.page for o in (settled.origin, *settled.origin.more)] == [1, 2]
