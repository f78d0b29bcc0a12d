"""Footnotes of printed pages: found by their mark in the text, taken out of its flow."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.chars import count_ink
from stages.extract._layout.compose import Composed, compose
from stages.extract._layout.lines import build_lines
from stages.extract._layout.model import Line, Ruling
from tests.extract._print import LEFT, PITCH, SIZE, atoms, full, line, page

SMALL = 10.0


def marked(text: str, mark: str, after: str, row: int, *, up: float = 5.0) -> Line:
    """``text``, a ``mark`` in small type raised by ``up`` points, and ``after`` behind it."""
    y = 100 + row * PITCH
    first = atoms(text, LEFT, y)
    x = first[-1].box[2]
    raised = atoms(mark, x, y + SIZE * 0.88 - 0.88 * 9 - up, 9.0)
    rest = atoms(after, raised[-1].box[2], y)
    (made,) = build_lines([*first, *raised, *rest], 1)
    return made


def small(text: str, row: int) -> Line:
    (made,) = build_lines(atoms(text, LEFT, 100 + row * PITCH, SMALL), 1)
    return made


def composed(*lines: Line) -> Composed:
    return compose([page(lines)])


def words(found: Composed) -> list[str]:
    return [getattr(f, "text", "") for f in found.fragments]


BODY = (line(full("去年")[:-2], 0, indent=2), line(full("各乡")[:-1] + "。", 1))


def test_a_note_at_the_foot_leaves_the_text_and_its_mark_becomes_a_place() -> None:
    found = composed(
        *BODY,
        marked("据统计", "①", "，全县共有泵站十二座。", 2),
        small("①见县水务局年报。", 20),
    )
    (text,) = words(found)
    assert text.endswith("据统计，全县共有泵站十二座。")
    assert [(n.mark, n.text) for n in found.footnotes] == [("1", "见县水务局年报。")]
    (span,) = [s for s in found.fragments[-1].spans if s.kind == "footnote"]  # type: ignore[union-attr]
    assert (text[: span.start].endswith("据统计"), span.end, span.target) == (True, span.start, "1")


def test_a_paragraph_goes_on_over_the_notes_of_its_page() -> None:
    first = [*BODY[:1], marked(full("据统计")[:-1], "1", "的", 1), small("1　见水务局年报。", 20)]
    second = [replace(line("乡，任务完成。", 0), page=2)]
    found = compose([page(first), page(second, 2)])
    assert len(words(found)) == 1
    assert words(found)[0].endswith("的乡，任务完成。")


def test_small_type_without_a_mark_in_the_text_stays_where_it_is() -> None:
    found = composed(*BODY, small("①本表由各乡填报。", 20))
    assert found.footnotes == ()
    assert words(found)[-1] == "①本表由各乡填报。"


def test_a_mark_on_the_line_and_not_above_it_is_no_reference() -> None:
    found = composed(*BODY, marked("共有泵站", "1", "座。", 2, up=0), small("1　见年报。", 20))
    assert found.footnotes == ()


def test_a_note_in_the_type_of_the_text_is_known_by_the_rule_above_it() -> None:
    lines = [*BODY, marked("据统计", "①", "，共有泵站。", 2), line("①见水务局年报。", 20)]
    ruled = replace(page(lines), rules=(Ruling(LEFT, LEFT + 110, 100 + 19.6 * PITCH),))
    assert [n.text for n in compose([ruled]).footnotes] == ["见水务局年报。"]
    assert compose([page(lines)]).footnotes == ()


def test_notes_are_numbered_in_the_order_of_their_marks_and_every_character_counts() -> None:
    lines = [
        *BODY,
        marked("据统计", "②", "，共有泵站。", 2),
        marked("其后", "①", "又建两座。", 3),
        small("①见水利年鉴。", 20),
        small("②见水务局年报。", 21),
    ]
    found = compose([page(lines)])
    assert [(n.mark, n.text) for n in found.footnotes] == [
        ("1", "见水务局年报。"),
        ("2", "见水利年鉴。"),
    ]
    kept = sum(map(count_ink, [*words(found), *(n.text for n in found.footnotes)]))
    gone = sum(count_ink(d.text) for d in found.dropped)
    assert kept + gone == sum(count_ink(one.text) for one in lines)


def test_a_note_whose_mark_was_not_read_stands_behind_its_paragraph_beside_those_that_were() -> (
    None
):
    lines = [
        *BODY[:1],
        marked(full("据统计")[:-1], "①", "的", 1),
        marked(full("其中")[:-1], "②", "的", 2),
        small("①见年报。", 20),
        small("②见年鉴。", 21),
        small("③见志书。", 22),
    ]
    second = [replace(line("乡，任务完成。", 0), page=2)]
    found = compose([page(lines), page(second, 2)])
    assert [n.text for n in found.footnotes] == ["见年报。", "见年鉴。"]
    assert [words(found)[0].endswith("的乡，任务完成。"), *words(found)[1:]] == [True, "③见志书。"]


def test_a_number_of_letters_and_digits_at_the_start_of_a_line_is_no_mark() -> None:
    found = composed(
        *BODY,
        marked("渠首管理", "*", "办法", 2),
        small("*资助编号", 19),
        *(small(f"{number}QHS、青禾县水利局", row) for row, number in ((20, 22), (21, 31))),
    )
    (note,) = found.footnotes
    assert note.text == "资助编号22QHS、青禾县水利局31QHS、青禾县水利局"
