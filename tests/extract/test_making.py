"""What readers of other formats make WordprocessingML with."""

from __future__ import annotations

import struct

from hypothesis import given
from hypothesis import strategies as st

from stages.extract._bitmap import bitmap_file
from stages.extract._dttm import read_dttm
from stages.extract._making.elements import INDENTS, w
from stages.extract._making.lists import add_definition, add_list, add_override
from stages.extract._making.parts import Parts
from stages.extract._making.tables import Grid
from stages.extract._wordml.names import W
from stages.extract._wordml.numbering import Level, Numberings
from stages.extract._wordml.package import MAIN
from stages.extract._wordml.styles import Styles

words = st.text("甲乙%1、（）ab", min_size=1, max_size=8)
counts = st.integers(0, 30_000)
lengths = st.integers(-9000, 9000)
levels = st.builds(
    Level,
    start=counts,
    format=st.sampled_from(["decimal", "chineseCounting", "bullet", "none"]),
    text=words,
    restart=st.none() | st.integers(0, 9),
    legal=st.booleans(),
    style=st.none() | words,
    font=st.none() | words,
    hidden=st.booleans(),
    glued=st.booleans(),
    indents=st.dictionaries(st.sampled_from(INDENTS), lengths),
)


@given(st.lists(levels, min_size=1, max_size=9), levels, st.none() | counts)
def test_a_list_that_is_made_is_read_as_it_was(
    made: list[Level], own: Level, start: int | None
) -> None:
    root = w("numbering")
    add_definition(root, "7", dict(enumerate(made)))
    add_override(add_list(root, "3", "7"), 0, start, own)
    read = Numberings(root, Styles(None, None)).list_of("3")
    assert read is not None
    assert read.levels == {**dict(enumerate(made)), 0: own}
    assert read.starts == ({} if start is None else {0: start})


def test_each_part_leads_to_all_others_and_each_picture_is_kept_once() -> None:
    parts = Parts()
    header = parts.margin("header")
    relation = parts.picture(b"one", ".png")
    assert parts.picture(b"one", ".png") == relation != parts.picture(b"two", ".png")
    package = parts.package(w("document"))
    assert package.related("header") == ["word/header1.xml"]
    assert package.xml("word/header1.xml") is header
    for part in (MAIN, "word/header1.xml"):
        assert package.read(package.targets(part)[relation].name) == b"one"


def test_notes_of_all_kinds_have_ids_of_their_own() -> None:
    parts = Parts()
    made = [parts.note(kind) for kind in ("footnote", "endnote", "comment", "footnote")]
    assert len({id_ for _, id_ in made}) == 4
    assert [element.get(W + "id") for element, _ in made] == [id_ for _, id_ in made]
    assert len(parts.notes("footnotes")) == 2


def test_edges_that_lie_near_each_other_begin_one_column() -> None:
    grid = Grid([0, 3000, 3010, 6000], near=20)
    assert [grid.column(edge) for edge in (0, 3000, 3010, 6000)] == [0, 1, 1, 2]


def test_a_packed_date_is_told_in_iso_8601_and_no_date_is_blank() -> None:
    packed = 30 | 9 << 6 | 20 << 11 | 12 << 16 | 123 << 20
    assert read_dttm(packed) == "2023-12-20T09:30:00Z"
    assert read_dttm(0) == ""
    assert read_dttm(13 << 16 | packed & 0xFFFF) == ""


def test_the_head_of_a_bitmap_says_where_its_pixels_begin() -> None:
    info = struct.pack("<IiiHHIIiiII", 40, 2, 2, 1, 8, 0, 0, 0, 0, 3, 0)
    made = bitmap_file(info + bytes(12) + b"pixels")
    assert made[:2] == b"BM"
    (start,) = struct.unpack_from("<I", made, 10)
    assert made[start:] == b"pixels"
    assert bitmap_file(made) == made


@given(st.binary(min_size=40, max_size=80))
def test_no_head_of_a_bitmap_is_too_odd(data: bytes) -> None:
    assert bitmap_file(data).endswith(data)
