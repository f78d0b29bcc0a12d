"""Notes, comments, headers and text boxes of Word 97 files."""

from __future__ import annotations

import struct
from pathlib import Path

from tests.extract._doc import (
    ANCHORS,
    COMMENT_PLACES,
    DRAWINGS,
    NOTE_PLACES,
    OWNERS,
    SPECIAL,
    Stories,
    dropped,
    first,
    para,
    plc,
    read,
    texts,
    write_doc,
)

REFERENCE, COMMENT = ("\x02", SPECIAL), ("\x05", SPECIAL)


def test_a_footnote_is_marked_where_it_belongs(tmp_path: Path) -> None:
    stories = Stories(footnotes=[[para(REFERENCE, "据县志。")], [para(REFERENCE, "据族谱。")]])
    body = para("渠长三里", REFERENCE, "，", "宽五尺", REFERENCE, "。")
    raw = read(write_doc(tmp_path / "a.doc", body, stories=stories))
    assert first(raw).text == "渠长三里，宽五尺。"
    assert [(s.kind, s.start, s.target) for s in first(raw).spans] == [
        ("footnote", 4, "1"),
        ("footnote", 8, "2"),
    ]
    assert [(note.mark, note.text) for note in raw.footnotes] == [
        ("1", "据县志。"),
        ("2", "据族谱。"),
    ]


def test_a_mark_that_the_author_typed_is_the_mark_of_its_note(tmp_path: Path) -> None:
    stories = Stories(footnotes=[[para("※据县志。")]])
    parts = {NOTE_PLACES: plc([4, 7], [b"\0\0"])}
    body = para("渠长三里", ("※", b"\x48\x2a\x01"), "。")
    raw = read(write_doc(tmp_path / "a.doc", body, stories=stories, parts=parts))
    assert first(raw).text == "渠长三里。"
    assert [(note.mark, note.text) for note in raw.footnotes] == [("※", "据县志。")]


def test_a_note_without_text_is_one_all_the_same(tmp_path: Path) -> None:
    stories = Stories(footnotes=[[para(REFERENCE)], [para(REFERENCE, "据族谱。")]])
    body = para("长三里", REFERENCE, "，宽五尺", REFERENCE)
    raw = read(write_doc(tmp_path / "a.doc", body, stories=stories))
    assert [(note.mark, note.text) for note in raw.footnotes] == [("1", ""), ("2", "据族谱。")]


def test_a_note_that_nothing_refers_to_is_listed(tmp_path: Path) -> None:
    stories = Stories(footnotes=[[para("无人引用。")]])
    raw = read(write_doc(tmp_path / "a.doc", para("渠长三里。"), stories=stories))
    assert dropped(raw) == [("无人引用。", "hidden")]


def test_headers_and_footers_are_listed_as_such(tmp_path: Path) -> None:
    groups = [[] for _ in range(6)] + [[para("偶数页眉")], [para("奇数页眉")], [], [para("第三页")]]
    raw = read(write_doc(tmp_path / "a.doc", para("渠长三里。"), stories=Stories(headers=groups)))
    assert texts(raw) == ["渠长三里。"]
    assert dropped(raw) == [
        ("偶数页眉", "header"),
        ("奇数页眉", "header"),
        ("第三页", "footer"),
    ]


def test_a_comment_tells_its_author(tmp_path: Path) -> None:
    stories = Stories(comments=[[para(COMMENT, "请核实。")]])
    owners = b"".join(struct.pack("<H", len(n)) + n.encode("utf-16-le") for n in ("甲", "何知远"))
    place = plc([4, 6], [bytes(20) + b"\1\0" + bytes(8)])
    parts = {OWNERS: owners, COMMENT_PLACES: place}
    body = para("渠长三里", COMMENT, "。")
    raw = read(write_doc(tmp_path / "a.doc", body, stories=stories, parts=parts))
    assert texts(raw) == ["渠长三里。"]
    (comment,) = raw.dropped
    assert (comment.text, comment.reason, comment.author) == ("请核实。", "comment", "何知远")


def _record(kind: int, body: bytes, version: int = 0xF, instance: int = 0) -> bytes:
    return struct.pack("<HHI", version | instance << 4, kind, len(body)) + body


def _shape(identity: int, text: int = 0, flags: int = 0) -> bytes:
    head = _record(0xF00A, struct.pack("<II", identity, flags), 2)
    option = _record(0xF00B, struct.pack("<HI", 0x80, text << 16), 3, 1) if text else b""
    return _record(0xF004, head + option)


def _drawing(*shapes: bytes) -> bytes:
    group = _record(0xF003, _shape(1024, flags=4) + b"".join(shapes))
    return _record(0xF000, b"") + b"\0" + _record(0xF002, group)


def _anchor(position: int, identity: int, end: int) -> bytes:
    return plc([position, end], [struct.pack("<I4iHI", identity, 0, 0, 200, 100, 0, 0)])


def test_a_text_box_is_read_behind_the_paragraph_it_hangs_at(tmp_path: Path) -> None:
    body = para("渠", ("\x08", SPECIAL), "长三里。"), para("宽五尺。")
    parts = {DRAWINGS: _drawing(_shape(2001, text=2)), ANCHORS: _anchor(1, 2001, 12)}
    stories = Stories(boxes=[[para("第一框")], [para("第二框")]])
    raw = read(write_doc(tmp_path / "a.doc", *body, stories=stories, parts=parts))
    assert texts(raw) == ["渠长三里。", "第二框", "宽五尺。", "第一框"]


def test_a_text_box_in_the_instruction_of_a_field_is_seen(tmp_path: Path) -> None:
    marks = [(char, SPECIAL) for char in "\x13\x14\x15"]
    field = marks[0], " SHAPE ", ("\x08", SPECIAL), marks[1], marks[2]
    parts = {DRAWINGS: _drawing(_shape(2001, text=1)), ANCHORS: _anchor(8, 2001, 20)}
    stories = Stories(boxes=[[para("画布")]])
    raw = read(write_doc(tmp_path / "a.doc", para(*field), stories=stories, parts=parts))
    assert "画布" in texts(raw)
