"""Real old Word files: what they hold, as LibreOffice and a reader of the page see it."""

from __future__ import annotations

import pytest

from pipeline.chars import count_ink
from pipeline.raw import raw_texts
from tests.extract._doc import dropped, grid, read, texts
from tests.shared import shared_file


def _kept(name: str) -> int:
    raw = read(shared_file(f"corpus/{name}"))
    return sum(count_ink(text) for _, text in raw_texts(raw))


@pytest.mark.parametrize(
    ("name", "characters"),
    [
        ("doc_cn/apache__poi__61490.doc", 244),
        ("doc_cn/apache__poi__TestChineseProperties.doc", 192),
        ("doc_cn/cassieeric__Python-office-automation__单位.doc", 449),
        ("doc_cn/cy0325__Team_work__附件3.doc", 2733),
        ("robust_docx/apache__poi__Bug33519.doc", 3645),
    ],
)
def test_as_much_text_is_read_as_libreoffice_prints(name: str, characters: int) -> None:
    assert _kept(name) == characters


def test_a_form_has_its_boxes_and_its_signatures_in_the_footer() -> None:
    raw = read(shared_file("corpus/doc_cn/cassieeric__Python-office-automation__单位.doc"))
    assert sum(text.count("☐") for text in texts(raw)) == 5
    assert [reason for _, reason in dropped(raw)] == ["footer"]


def test_fields_in_every_story_are_read() -> None:
    raw = read(shared_file("corpus/robust_docx/apache__poi__test-fields.doc"))
    reasons = {reason for _, reason in dropped(raw)}
    assert reasons == {"field_code", "header", "footer", "comment"}
    assert len(raw.footnotes) == 2


def test_lists_print_their_numbers_as_word_does() -> None:
    raw = read(shared_file("corpus/robust_docx/apache__tika__testWORD_numbered_list.doc"))
    found = [text for text in texts(raw) if text]
    assert found[:4] == ["1)This", "a)Is", "i)A multi", "ii)Level"]
    assert "II.bar" in found


def test_the_merged_cells_of_a_real_form_are_those_of_its_page() -> None:
    raw = read(shared_file("corpus/doc_cn/cy0325__Team_work__附件3.doc"))
    rows = grid(raw)
    assert rows[0] == [("项目名称", 4, 1), ("西小餐", 13, 1)]
    assert [found[1:] for found in rows[1]] == [(1, 3), (9, 1), (7, 1)]
    assert rows[5][0] == ("申 请 者", 1, 11)
    widths = {sum(columns for _, columns, _ in rows[n]) for n in (0, 4, 5, 16)}
    assert widths == {17}


def test_a_comment_tells_who_wrote_it_and_when() -> None:
    raw = read(shared_file("corpus/robust_docx/apache__tika__testComment.doc"))
    (comment,) = raw.dropped
    assert (comment.reason, comment.author, comment.date) == (
        "comment",
        "Michael McCandless",
        "2011-09-17T08:32:00Z",
    )
