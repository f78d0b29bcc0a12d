"""Each way of losing, doubling or inventing text is caught."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from pipeline.errors import ProofFailed
from pipeline.origin import Origin
from pipeline.proof import dropped_ink, prove_changes, prove_extraction, prove_parse
from pipeline.raw import Raw, RawCell, RawFootnote, RawTable, RawText
from pipeline.record import Change, Dropped
from pipeline.report import Paragraph, Report, Source
from pipeline.stage import Parsed, Piece
from tests.normalize._reports import report_of

_WHERE = Origin(by="test")


def _raw(*texts: str, chars: int | None = None, dropped: tuple[Dropped, ...] = ()) -> Raw:
    return Raw(
        schema="raw/1",
        source=Source(name="甲.txt", format="txt", sha256="0" * 64, bytes=1),
        fragments=tuple(RawText(text=text, origin=_WHERE) for text in texts),
        source_chars=sum(map(len, texts)) if chars is None else chars,
        dropped=dropped,
    )


def _kept(source: str, start: int, end: int, block: str = "b1", glue: str = "") -> Piece:
    return Piece(source=source, start=start, end=end, block=block, glue=glue)


def _out(source: str, start: int, end: int, reason: str = "dress") -> Piece:
    return Piece(source=source, start=start, end=end, dropped=reason)


def _parsed(*pieces: Piece, text: str, changes: tuple[Change, ...] = ()) -> Parsed:
    return Parsed(report=report_of(text), pieces=pieces, changes=changes)


def _change(start: int, before: str, after: str, block: str = "b1") -> Change:
    return Change(rule="r", block=block, start=start, before=before, after=after, why="试")


def test_an_honest_extraction_is_proven() -> None:
    prove_extraction(_raw("甲 乙", "丙", chars=5, dropped=(Dropped(text="12", reason="header"),)))


def test_cells_and_footnotes_count() -> None:
    raw = replace(
        _raw(chars=3),
        fragments=(RawTable(rows=((RawCell(text="甲"), RawCell(text="乙")),), origin=_WHERE),),
        footnotes=(RawFootnote(mark="1", text="丙", origin=_WHERE),),
    )
    prove_extraction(raw)


@pytest.mark.parametrize("chars", [2, 4])
def test_a_source_count_that_is_off_is_caught(chars: int) -> None:
    with pytest.raises(ProofFailed, match="out of balance"):
        prove_extraction(_raw("甲乙丙", chars=chars))


def test_an_unknown_reason_is_caught_in_extraction() -> None:
    with pytest.raises(ProofFailed, match="no known reason"):
        prove_extraction(_raw("甲", chars=2, dropped=(Dropped(text="乙", reason="ugly"),)))


def test_what_was_dropped_often_counts_as_often() -> None:
    assert dropped_ink((Dropped(text="第 1 页", reason="page_number", count=3),)) == 9


def test_an_honest_parse_is_proven_and_gives_the_ledger() -> None:
    parsed = _parsed(_out("0", 0, 3), _kept("0", 3, 5), _kept("1", 0, 1), text="甲乙丙")
    ledger = prove_parse(_raw("附件：甲乙", "丙"), parsed)
    assert (ledger.source_chars, ledger.kept_chars) == (6, 3)
    assert ledger.dropped == (Dropped(text="附件：", reason="dress"),)


def test_pieces_need_not_come_in_the_order_of_the_source() -> None:
    prove_parse(_raw("甲乙"), _parsed(_kept("0", 1, 2), _kept("0", 0, 1), text="乙甲"))


def test_a_blank_between_two_pieces_is_no_invention() -> None:
    parsed = _parsed(_kept("0", 0, 1), _kept("1", 0, 1, glue="\n"), text="甲\n乙")
    prove_parse(_raw("甲", "乙"), parsed)


def test_a_date_put_into_its_value_is_a_change() -> None:
    change = _change(0, "2023.7.9", "2023-07-09")
    parsed = _parsed(_kept("0", 0, 8), text="2023-07-09", changes=(change,))
    prove_parse(_raw("2023.7.9"), parsed)


@pytest.mark.parametrize(
    ("pieces", "text", "says"),
    [
        ([_kept("0", 0, 2)], "甲乙", "lost"),
        ([_kept("0", 1, 3)], "乙丙", "lost"),
        ([_kept("0", 0, 1), _kept("0", 2, 3)], "甲丙", "lost"),
        ([], "", "lost"),
        ([_kept("0", 0, 3), _kept("0", 2, 3)], "甲乙丙丙", "doubled"),
        ([_kept("0", 0, 3), _kept("0", 0, 3, "b2")], "甲乙丙", "doubled"),
        ([_kept("0", 0, 9)], "甲乙丙", "lost"),
        ([_kept("0", 0, 3), _kept("7", 0, 1)], "甲乙丙", "nowhere"),
        ([_kept("0", 0, 1), _kept("0", 1, 3, glue="又")], "甲又乙丙", "invented"),
        ([_kept("0", 0, 3)], "甲乙丙丁", "not what source and changes give"),
        ([_kept("0", 0, 3)], "甲乙", "not what source and changes give"),
        ([_kept("0", 0, 3, "b2")], "甲乙丙", "not what source and changes give"),
        ([_kept("0", 0, 2), _out("0", 2, 3, "ugly")], "甲乙", "no known reason"),
        ([Piece(source="0", start=0, end=3)], "", "neither kept nor dropped"),
        (
            [Piece(source="0", start=0, end=3, block="b1", dropped="dress")],
            "甲乙丙",
            "neither kept nor dropped",
        ),
    ],
)
def test_a_parse_that_cheats_is_caught(pieces: list[Piece], text: str, says: str) -> None:
    with pytest.raises(ProofFailed, match=says):
        prove_parse(_raw("甲乙丙"), _parsed(*pieces, text=text))


def test_a_source_that_counted_more_than_was_extracted_is_caught_after_parsing() -> None:
    with pytest.raises(ProofFailed, match="ledger"):
        prove_parse(_raw("甲", chars=2), _parsed(_kept("0", 0, 1), text="甲"))


def test_honest_changes_are_proven() -> None:
    prove_changes(report_of("甲,乙"), report_of("甲，乙"), [_change(1, ",", "，")])


@pytest.mark.parametrize(
    ("after", "changes"),
    [
        ("甲，乙", []),
        ("甲,乙", [_change(1, ",", "，")]),
        ("甲，乙", [_change(0, ",", "，")]),
        ("甲，乙", [_change(1, "；", "，")]),
        ("甲，乙", [_change(1, ",", "，", block="b9")]),
        ("甲，乙", [_change(1, ",", "，"), _change(1, ",", "，")]),
    ],
)
def test_a_change_log_that_does_not_lead_to_the_output_is_caught(
    after: str, changes: list[Change]
) -> None:
    with pytest.raises(ProofFailed):
        prove_changes(report_of("甲,乙"), report_of(after), changes)


def test_a_paragraph_that_vanishes_is_caught() -> None:
    with pytest.raises(ProofFailed):
        prove_changes(report_of("甲", "乙"), report_of("甲"), [])


def test_a_text_that_moved_to_another_block_is_caught() -> None:
    moved = Report(schema="report/1", body=(Paragraph(id="b2", text="甲"),))
    with pytest.raises(ProofFailed):
        prove_changes(report_of("甲"), moved, [])
