"""Pictures and shapes of a .doc: what is in its Office drawings."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.raw import RawFigure
from stages.extract._older_word.word97 import write
from stages.extract.legacy_word.blips import read_blip
from stages.extract.legacy_word.fib import Fib, read_fib
from stages.extract.legacy_word.office_art import Record, properties, records
from stages.extract.legacy_word.pictures import inline_picture
from stages.extract.legacy_word.shapes import Shape, anchored_shapes
from tests.extract._doc import ANCHORS, DRAWINGS, SPECIAL, para, read, sprm, texts, write_doc

PNG = b"\x89PNG\r\n\x1a\n" + b"a small picture"
_PIB, _TEXT, _WORD_ART, _ALT, _GROUP = 0x0104, 0x0080, 0x00C0, 0x0381, 0x03BF
_COMPLEX = 0x8000


def record(type_: int, body: bytes, instance: int = 0, *, container: bool = False) -> bytes:
    return struct.pack("<HHI", instance << 4 | (15 if container else 0), type_, len(body)) + body


def png(data: bytes = PNG) -> bytes:
    return record(0xF01E, bytes(16) + b"\xff" + data, 0x6E0)


def metafile(data: bytes, type_: int = 0xF01A, instance: int = 0x3D4) -> bytes:
    packed = zlib.compress(data, 9)
    size = struct.pack("<I16xiiIBB", len(data), 914400, 457200, len(packed), 0, 0xFE)
    return record(type_, bytes(16) + size + packed, instance)


def entry(blip: bytes = b"", *, size: int = 0, delay: int = 0) -> bytes:
    body = bytes(20) + struct.pack("<IIIBBBB", size or len(blip), 1, delay, 0, 0, 0, 0)
    return record(0xF007, body + blip)


def options(*entries: tuple[int, int | str]) -> bytes:
    """The properties of a shape: numbers and texts."""
    table, data = b"", b""
    for number, value in entries:
        if isinstance(value, str):
            text = value.encode("utf-16-le") + b"\0\0"
            table += struct.pack("<HI", number | _COMPLEX, len(text))
            data += text
        else:
            table += struct.pack("<HI", number, value)
    return record(0xF00B, table + data, len(entries))


def shape(identity: int, *inside: bytes, flags: int = 0) -> bytes:
    head = record(0xF00A, struct.pack("<II", identity, flags))
    return record(0xF004, head + b"".join(inside), container=True)


def picture(art: bytes, *, kind: int = 0x64, name: bytes = b"", scale: int = 500) -> bytes:
    """A PICF and what follows it: 2 inches by 1, shown at half the size."""
    head = struct.pack(
        "<IHh6x14xHHHH", 68 + len(name) + len(art), 68, kind, 2880, 1440, scale, scale
    )
    return head.ljust(68, b"\0") + name + art


def test_a_picture_in_the_line_has_its_bytes_its_size_and_its_description() -> None:
    art = shape(1, options((_PIB, 1), (_ALT, "办公楼外景"))) + entry(png())
    found = inline_picture(b"\0" * 8 + picture(art), 8)
    assert found is not None
    assert (found.data, found.suffix, found.alt) == (PNG, "png", "办公楼外景")
    assert (found.width, found.height) == (72.0, 36.0)


def test_a_second_identifier_before_a_picture_is_passed_over() -> None:
    blip = record(0xF01D, bytes(32) + b"\xff" + b"\xff\xd8\xff\xe0", 0x46B)
    (only,) = records(blip)
    found = read_blip(only)
    assert found is not None
    assert (found.data, found.suffix) == (b"\xff\xd8\xff\xe0", "jpg")


def test_a_packed_metafile_is_unpacked() -> None:
    (only,) = records(metafile(b"\1\0\0\0" + bytes(500)))
    found = read_blip(only)
    assert found is not None
    assert (found.suffix, len(found.data)) == ("emf", 504)


def test_a_windows_metafile_gets_the_head_that_tells_its_size() -> None:
    (only,) = records(metafile(b"\1\0\x09\0", 0xF01B, 0x216))
    found = read_blip(only)
    assert found is not None
    key, _, left, top, right, bottom, inch = struct.unpack_from("<IHhhhhH", found.data)
    assert (key, left, top, right, bottom, inch) == (0x9AC6CDD7, 0, 0, 1440, 720, 1440)
    words = struct.unpack_from("<11H", found.data)
    check = 0
    for word in words[:10]:
        check ^= word
    assert check == words[10]


def test_a_metafile_that_unpacks_without_end_is_left_alone() -> None:
    (only,) = records(metafile(bytes(65 * 2**20)))
    assert read_blip(only) is None


def test_a_bitmap_gets_the_head_of_its_file() -> None:
    info = struct.pack("<IiiHHIIiiII", 40, 1, 1, 1, 8, 0, 4, 0, 0, 0, 0)
    (only,) = records(record(0xF01F, bytes(17) + info + bytes(1024 + 4), 0x7A8))
    found = read_blip(only)
    assert found is not None
    assert found.data[:2] == b"BM"
    assert struct.unpack_from("<I", found.data, 10) == (14 + 40 + 4 * 256,)


def test_a_linked_picture_says_where_it_is_kept() -> None:
    found = inline_picture(picture(shape(1), kind=0x66, name=b"\x08C:\\a.png"), 0)
    assert found is not None
    assert (found.data, found.link) == (b"", "C:\\a.png")


def test_the_data_of_form_fields_is_no_picture() -> None:
    assert inline_picture(picture(b"\xff\xff\xff\xff", kind=0), 0) is None


@pytest.mark.parametrize("offset", [-1, 10_000, 2**31])
def test_an_offset_outside_gives_no_picture(offset: int) -> None:
    assert inline_picture(picture(b""), offset) is None


@given(st.binary(max_size=400), st.integers(0, 400))
def test_rubbish_where_a_picture_should_be_raises_nothing(data: bytes, offset: int) -> None:
    inline_picture(data, offset)
    inline_picture(picture(data), 0)
    for found in records(data):
        properties(found)
        read_blip(found)


def test_groups_within_groups_without_end_are_given_up() -> None:
    deep = shape(1)
    for _ in range(2000):
        deep = record(0xF003, deep, container=True)
    assert _shapes(deep) == {}


def _shapes(
    *inside: bytes, store: bytes = b"", identity: int = 7, word: bytes = b""
) -> dict[int, tuple[Shape, ...]]:
    """What hangs at the character 3 of a document with these shapes in its drawing."""
    table, fib = _drawing(*inside, store=store, identity=identity)
    return {cp: found for cp, found in anchored_shapes(table, word, fib).items() if found}


def _drawing(*inside: bytes, store: bytes, identity: int) -> tuple[bytes, Fib]:
    parts = _parts(*inside, store=store, identity=identity)
    made = write("甲乙丙\x08丁\r", (6, 0, 0, 0, 0, 0, 0, 0), 0x0804, [], [], parts)
    return made.table, read_fib(made.word)


def _parts(*inside: bytes, store: bytes = b"", identity: int = 7) -> dict[int, bytes]:
    group = record(0xF000, record(0xF001, store, container=True), container=True)
    patriarch = record(0xF003, shape(1, flags=5) + b"".join(inside), container=True)
    art = group + b"\0" + record(0xF002, patriarch, container=True)
    anchor = struct.pack("<I4iHI", identity, 0, 0, 2000, 1000, 0, 0)
    return {DRAWINGS: art, ANCHORS: struct.pack("<II", 3, 6) + anchor}


def test_a_floating_picture_is_found_at_its_anchor_with_its_size() -> None:
    found = _shapes(shape(7, options((_PIB, 1), (_ALT, "示意图"))), store=entry(png()))
    ((only,),) = found.values()
    assert list(found) == [3]
    assert only.picture is not None
    assert (only.picture.data, only.picture.alt) == (PNG, "示意图")
    assert (only.picture.width, only.picture.height) == (100.0, 50.0)


def test_a_picture_may_stand_in_the_stream_of_the_text() -> None:
    word = b"\0" * 50 + png()
    ((only,),) = _shapes(
        shape(7, options((_PIB, 1))), store=entry(size=len(png()), delay=50), word=word
    ).values()
    assert only.picture is not None
    assert only.picture.data == PNG


def test_all_shapes_of_a_group_hang_at_its_anchor() -> None:
    first_box = shape(8, options((_TEXT, 0x10000)))
    second_box = shape(9, options((_TEXT, 0x20000)))
    group = record(0xF003, shape(7, flags=1) + first_box + second_box, container=True)
    ((_, first, second),) = _shapes(group).values()
    assert (first.text_box, second.text_box) == (0, 1)


def test_a_shape_hangs_at_its_first_anchor_only() -> None:
    parts = _parts(shape(7, options((_PIB, 1))), store=entry(png()))
    anchor = parts[ANCHORS][8:]
    parts[ANCHORS] = struct.pack("<III", 3, 4, 6) + anchor + anchor
    made = write("甲乙丙\x08\x08丁", (6, 0, 0, 0, 0, 0, 0, 0), 0x0804, [], [], parts)
    found = anchored_shapes(made.table, made.word, read_fib(made.word))
    assert {cp: len(shapes) for cp, shapes in found.items() if shapes} == {3: 1}


def test_a_picture_that_many_shapes_show_is_unpacked_once() -> None:
    members = (shape(n, options((_PIB, 1))) for n in range(8, 12))
    group = record(0xF003, shape(7, flags=1) + b"".join(members), container=True)
    ((_, *shown),) = _shapes(group, store=entry(png())).values()
    pictures = [each.picture for each in shown]
    assert len({id(found.data) for found in pictures if found is not None}) == 1
    assert len(pictures) == 4


def test_only_the_first_box_of_a_chain_shows_the_beginning_of_a_text() -> None:
    ((only,),) = _shapes(shape(7, options((_TEXT, 0x10001)))).values()
    assert only.text_box is None


def test_text_that_is_drawn_and_a_hidden_shape_are_told() -> None:
    ((only,),) = _shapes(shape(7, options((_WORD_ART, "样稿"), (_GROUP, 0x20002)))).values()
    assert only.picture is not None
    assert (only.picture.word_art, only.hidden) == ("样稿", True)


def test_a_picture_and_its_text_come_out_of_a_whole_document(tmp_path: Path) -> None:
    data = picture(shape(1, options((_PIB, 1), (_ALT, "办公楼外景"))) + entry(png()))
    path = write_doc(
        tmp_path / "a.doc",
        para("附图一", ("\x01", SPECIAL + sprm(0x6A03, struct.pack("<I", 0)))),
        data=data,
    )
    raw = read(path)
    figures = [f for f in raw.fragments if isinstance(f, RawFigure)]
    assert [(f.alt, raw.assets[f.asset]) for f in figures] == [("办公楼外景", PNG)]
    assert texts(raw) == ["附图一"]


def test_a_property_given_twice_counts_as_first_given() -> None:
    body = options((_ALT, "先")) + options((_ALT, "后"))
    found = properties(Record(0xF004, 0, True, body))
    assert found[_ALT].text == "先"
