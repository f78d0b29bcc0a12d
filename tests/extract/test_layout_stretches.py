"""Where a file marks which text is one stretch, a paragraph without an indent is seen to begin
behind a full line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from pipeline.raw import RawText
from stages.extract._layout.compose import compose
from stages.extract._layout.model import Line
from tests.extract._print import LEFT, PITCH, WIDE, full, line, page, pdf, show
from tests.extract.test_pdf import read

OPENS = full("保管人")[:-1] + "。"
SECOND = "借阅人应当按时归还。"
ABOVE = [*map(full, "甲乙丙丁戊己庚辛壬癸"), "到此为止。"]
"""A paragraph of eleven lines, whose ends say how far the stretches of a file reach."""
TOGETHER = [1] * len(ABOVE)


def texts(lines: Sequence[str], stretches: Sequence[int | None], **looks: str) -> list[str]:
    made: list[Line] = []
    for row, (text, stretch) in enumerate(zip(lines, stretches, strict=True)):
        made.append(replace(line(text, row), stretches=(stretch, stretch)))
    made[-1] = replace(made[-1], **looks)
    return [f.text for f in compose([page(made)]).fragments if isinstance(f, RawText)]


def test_a_stretch_of_its_own_behind_a_full_line_is_a_paragraph() -> None:
    found = texts([*ABOVE, OPENS, SECOND], [*TOGETHER, 2, 3])
    assert found == ["".join(ABOVE), OPENS, SECOND]


def test_lines_of_one_stretch_are_one_paragraph() -> None:
    found = texts([*ABOVE, OPENS, SECOND], [*TOGETHER, 2, 2])
    assert found == ["".join(ABOVE), OPENS + SECOND]


def test_a_file_that_marks_every_line_says_nothing_of_paragraphs() -> None:
    found = texts([*ABOVE, OPENS, SECOND], range(13))
    assert found == ["".join(ABOVE), OPENS + SECOND]


def test_where_nothing_is_marked_a_full_line_goes_on() -> None:
    found = texts([*ABOVE, OPENS, SECOND], [None] * 13)
    assert found == ["".join(ABOVE), OPENS + SECOND]


def test_a_stretch_within_a_sentence_opens_no_paragraph() -> None:
    within = full("保管人")
    assert texts([*ABOVE, within, SECOND], [*TOGETHER, 2, 3])[1:] == [within + SECOND]


def test_a_stretch_that_is_marked_for_its_look_opens_no_paragraph() -> None:
    lines, stretches = [*ABOVE, OPENS, SECOND], [*TOGETHER, 2, 3]
    assert texts(lines, stretches, color="0000EE")[1:] == [OPENS + SECOND]
    assert texts(lines, stretches, font="KaiTi")[1:] == [OPENS + SECOND]


def test_a_pdf_tells_its_stretches(tmp_path: Path) -> None:
    assert len(OPENS) == WIDE
    content = ""
    for number, rows in enumerate((ABOVE, [OPENS], [SECOND])):
        shown = ""
        for text in rows:
            shown += show(text, LEFT, 120 + PITCH * (content + shown).count(" Tj "))
        content += f"/P <</MCID {number}>> BDC\n{shown}EMC\n"
    found = [f.text for f in read(pdf(tmp_path / "a.pdf", [content])).fragments]  # type: ignore[union-attr]
    assert found == ["".join(ABOVE), OPENS, SECOND]
