"""Which way a page of a PDF is read, told from what it draws and what it shows."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from stages.extract._printed.drawn import Drawn, Glyph
from stages.extract._printed.judge import Shown, Verdict, judge

WORDS = "今年以来我县各单位认真落实上级要求全面推进档案管理工作干部群众都说好"
SHOWS = Shown(has_ink=True)
SCAN = ((0.0, 0.0, 600.0, 840.0),)


class Says:
    """A witness that says what it is told to, and remembers whether it was asked."""

    def __init__(self, alike: float | None = 1.0, *, written: bool = False) -> None:
        self.alike, self.written, self.asked = alike, written, 0

    def agreement(self) -> float | None:
        self.asked += 1
        return self.alike

    def has_written_picture(self) -> bool:
        return self.written


def glyphs(text: str, y: float = 100, **looks: object) -> tuple[Glyph, ...]:
    plain = Glyph(text="一", box=(0, 0, 0, 0), origin=(0, 0), size=16)
    made = []
    for at, char in enumerate(text):
        x, row = 40 + 13 * (at % 40), y + 20 * (at // 40)
        box = (x, row - 11, x + 13, row + 2)
        made.append(replace(plain, text=char, box=box, origin=(x, row), **looks))
    return tuple(made)


def page(*runs: tuple[Glyph, ...], **more: object) -> Drawn:
    whole = Drawn(number=1, width=600, height=840, glyphs=sum(runs, ()))
    return replace(whole, **more)


def way(drawn: Drawn, shown: Shown = SHOWS, witness: Says | None = None) -> str:
    return judge(drawn, shown, witness or Says()).way


def test_plausible_chinese_that_lies_on_its_ink_is_read_as_it_stands() -> None:
    witness = Says(0.0)
    assert judge(page(glyphs(WORDS * 4)), SHOWS, witness) == Verdict("text", "文字层可信")
    assert witness.asked == 0, "recognition costs time"


def test_a_page_that_draws_and_shows_nothing_is_blank() -> None:
    assert way(page(), Shown(has_ink=False)) == "blank"
    assert way(page(glyphs("　 ")), Shown(has_ink=False)) == "blank"


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"pictures": SCAN}, "一张图片"),
        ({"pictures": tuple((0.0, 14.0 * n, 600.0, 14.0 * n + 14) for n in range(60))}, "多张图片"),
        ({"outlines": 4000}, "轮廓线"),
        ({}, "图形"),
    ],
)
def test_without_a_text_layer_the_reason_says_what_is_there(
    more: dict[str, object], reason: str
) -> None:
    verdict = judge(page(**more), SHOWS, Says())
    assert verdict.way == "ocr"
    assert reason in verdict.reason


@pytest.mark.parametrize("char", ["\ufffd", "\ue000", "\x07"])
def test_a_layer_whose_signs_are_no_characters_is_not_used(char: str) -> None:
    assert way(page(glyphs(char * 30 + "青禾县档案馆"))) == "ocr"


def test_a_layer_without_a_mapping_is_not_used_whatever_stands_in() -> None:
    assert way(page(glyphs(WORDS, is_mapped=False))) == "ocr"


def test_chinese_bytes_read_as_latin_are_not_used_but_french_is() -> None:
    assert way(page(glyphs("£±Ä¿¡Â¼ÎÄ¼þ" * 5))) == "ocr"
    assert way(page(glyphs("la façade du théâtre est fermée cet été"))) == "text"


def test_some_words_without_characters_are_recognised_beside_those_that_have_some() -> None:
    lost = glyphs("\ufffd" * 12, 60, is_mapped=False)
    assert way(page(lost, glyphs(WORDS * 3))) == "both"


def test_a_bullet_without_a_character_before_each_line_needs_no_recognition() -> None:
    lines = [glyphs("\uf0b7" + WORDS, 100 + 30 * n) for n in range(6)]
    assert way(page(*lines)) == "text"


RARE = "鼍黉麂鬯韪霪雩隳闼阄镡锱铪酆醴邳赕豳谡訾裎蠡虢薏莪苴舄膦聩羝罨纨粜箅窳" * 2


def test_characters_that_nobody_writes_are_compared_with_the_picture() -> None:
    assert way(page(glyphs(RARE)), witness=Says(0.1)) == "ocr"
    assert way(page(glyphs(RARE)), witness=Says(0.98)) == "text"
    assert way(page(glyphs(RARE)), witness=Says(None)) == "text"


def test_radicals_that_a_font_names_for_their_characters_are_those_characters() -> None:
    named = WORDS.translate(str.maketrans("人大工手日水", "⼈⼤⼯⼿⽇⽔"))
    assert way(page(glyphs(named * 4 + "⼯⼈⼤" * 12)), witness=Says(0.1)) == "text"


def test_latin_letters_out_of_their_place_are_compared_with_the_picture() -> None:
    shifted = "7KHFRPPLWWHHGHFLGHGWRSXEOLVKWKHUHSRUWEHIRUHWKHVXPPHU"
    assert way(page(glyphs(shifted)), witness=Says(0.1)) == "ocr"


def test_letters_beside_the_ink_are_another_pages() -> None:
    assert way(page(glyphs(WORDS * 4)), Shown(has_ink=True, under=0.3)) == "ocr"
    half = Shown(has_ink=True, under=0.7)
    assert way(page(glyphs(WORDS * 4)), half, Says(0.2)) == "ocr"
    assert way(page(glyphs(WORDS * 4)), half, Says(0.9)) == "text"


def test_what_another_engine_hid_behind_a_scan_is_recognised_anew() -> None:
    hidden = glyphs(WORDS * 4, is_visible=False)
    verdict = judge(page(hidden, pictures=SCAN), SHOWS, Says())
    assert verdict.way == "ocr"
    assert "看不见" in verdict.reason


def test_hidden_words_on_an_empty_page_leave_it_blank() -> None:
    assert way(page(glyphs(WORDS, is_visible=False)), Shown(has_ink=False)) == "blank"


def test_a_stamped_number_on_a_scan_is_kept_and_the_rest_recognised() -> None:
    assert way(page(glyphs("第001号"), pictures=SCAN)) == "both"
    assert way(page(glyphs("第001号"), outlines=4000)) == "both"
    assert way(page(glyphs("第001号"))) == "text"


def test_typing_over_a_scan_is_kept_and_the_rest_recognised() -> None:
    more = Shown(has_ink=True, beside=0.7)
    assert way(page(glyphs(WORDS * 2), pictures=SCAN), more) == "both"


def test_words_under_a_scan_must_be_those_that_it_shows() -> None:
    whole = Shown(has_ink=True, beside=0.05)
    scan = page(glyphs(WORDS * 4), pictures=SCAN)
    assert way(scan, whole, Says(0.7)) == "ocr"
    assert way(scan, whole, Says(0.99)) == "text"


def test_a_scanned_page_pasted_into_a_typed_one_is_recognised_and_an_illustration_is_not() -> None:
    pasted = page(glyphs(WORDS * 4), pictures=((50.0, 300.0, 550.0, 700.0),))
    assert way(pasted, witness=Says(written=True)) == "both"
    assert way(pasted, witness=Says(written=False)) == "text"


def test_letters_drawn_as_curves_beside_typed_ones_are_recognised() -> None:
    assert way(page(glyphs(WORDS * 3), outlines=3000), Shown(has_ink=True, beside=0.8)) == "both"
    assert way(page(glyphs(WORDS * 3), outlines=3000), Shown(has_ink=True, beside=0.2)) == "text"


def test_who_asks_for_recognition_of_all_gets_it() -> None:
    good = page(glyphs(WORDS * 4))
    assert judge(good, SHOWS, Says(), "always").way == "ocr"
    assert judge(page(), Shown(has_ink=False), Says(), "always").way == "blank"


def test_who_forbids_recognition_gets_the_layer_as_it_is_or_a_picture() -> None:
    bad = page(glyphs("\ue000" * 30))
    assert judge(bad, SHOWS, Says(), "never").way == "text"
    hidden = page(glyphs(WORDS, is_visible=False), pictures=SCAN)
    assert judge(hidden, SHOWS, Says(), "never").way == "text"
    assert judge(page(pictures=SCAN), SHOWS, Says(), "never").way == "lost"


def test_reasons_hold_no_number_so_that_pages_join() -> None:
    drawn = [
        page(pictures=SCAN),
        page(glyphs(WORDS)),
        page(glyphs("第1号"), pictures=SCAN),
        page(glyphs("\ufffd" * 12, 60), glyphs(WORDS * 3)),
    ]
    for item in drawn:
        reason = judge(item, SHOWS, Says()).reason
        assert not any(char.isdigit() for char in reason), reason


def test_a_short_page_with_a_word_off_its_edge_needs_no_recognition() -> None:
    assert way(page(glyphs("正文"), glyphs("裁切", -50))) == "text"
