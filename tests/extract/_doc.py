"""Word 97 documents for tests: runs, styles, lists, notes, headers, text boxes and tables."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from pipeline import registry
from pipeline.proof import prove_extraction
from pipeline.raw import Raw, RawTable, RawText
from pipeline.run import probe, recognise
from pipeline.stage import Context
from stages.extract._older_word.word97 import Stretch, write
from tests.extract._ole import ole_file

LID_CHINESE = 0x0804
SPECIAL = b"\x55\x08\x01"
IN_TABLE = b"\x16\x24\x01"
ROW_END = b"\x17\x24\x01"

STYLES, NOTE_PLACES, NOTES, COMMENT_PLACES, COMMENTS, SECTIONS, HEADERS = 1, 2, 3, 4, 5, 6, 11
FONTS, OWNERS, ANCHORS, DRAWINGS, AUTHORS, BOXES = 15, 36, 40, 50, 51, 56
END_PLACES, END_NOTES, LISTS, OVERRIDES = 46, 47, 73, 74
"""Indexes of structures in the head ([MS-DOC] 2.5.6)."""


_STRUCTURES = 154
"""Where the head says where these are."""


class Para(Struct, frozen=True):
    runs: tuple[tuple[str, bytes], ...]
    style: int = 0
    props: bytes = b""
    mark: str = "\r"
    at_mark: bytes = b""


def para(
    *runs: str | tuple[str, bytes],
    style: int = 0,
    props: bytes = b"",
    mark: str = "\r",
    at_mark: bytes = b"",
) -> Para:
    """A paragraph; a run is its text, or text and character properties."""
    made = tuple((run, b"") if isinstance(run, str) else run for run in runs)
    return Para(made, style, props, mark, at_mark)


def cell(*runs: str | tuple[str, bytes]) -> Para:
    """The only paragraph of a cell."""
    return para(*runs, props=IN_TABLE, mark="\x07")


def row_end(edges: Sequence[int], flags: Sequence[int] = (), more: bytes = b"") -> Para:
    """The end of a row: the edges of its cells in twips, the flags of each (TCGRF)."""
    count = len(edges) - 1
    cells = b"".join(struct.pack("<H18x", flags[n] if flags else 0) for n in range(count))
    body = struct.pack(f"<B{count + 1}h", count, *edges) + cells
    define = struct.pack("<HH", 0xD608, len(body) + 1) + body
    return para(props=IN_TABLE + ROW_END + define + more, mark="\x07")


def sprm(code: int, operand: bytes) -> bytes:
    return struct.pack("<H", code) + operand


def in_list(number: int, level: int = 0) -> bytes:
    """The properties of a paragraph in the list that override ``number`` (from 1) names."""
    return sprm(0x260A, bytes([level])) + sprm(0x460B, struct.pack("<H", number))


def plc(positions: Sequence[int], items: Sequence[bytes] = ()) -> bytes:
    return struct.pack(f"<{len(positions)}I", *positions) + b"".join(items)


def sttb(strings: Sequence[str]) -> bytes:
    made = b"".join(struct.pack("<H", len(s)) + s.encode("utf-16-le") for s in strings)
    return struct.pack("<3H", 0xFFFF, len(strings), 0) + made


def fonts(*names: str) -> bytes:
    made = b""
    for name in names:
        entry = bytes(39) + name.encode("utf-16-le") + b"\0\0"
        made += bytes([len(entry)]) + entry
    return struct.pack("<HH", len(names), 0) + made


def style(
    sti: int, name: str, *, kind: int = 1, base: int = 0xFFF, para: bytes = b"", char: bytes = b""
) -> bytes:
    """A style (STD)."""
    lists = [b"\0\0" + para, char] if kind == 1 else [char]
    head = struct.pack("<5H", sti, kind | base << 4, len(lists), 0, 0)
    made = head + struct.pack("<H", len(name)) + name.encode("utf-16-le") + b"\0\0"
    for grpprl in lists:
        made += bytes(len(made) & 1) + struct.pack("<H", len(grpprl)) + grpprl
    return made


def style_sheet(*styles: bytes) -> bytes:
    head = struct.pack("<9H", len(styles), 10, 1, 0, 0, 0, 0, 0, 0)
    return (
        struct.pack("<H", len(head))
        + head
        + b"".join(struct.pack("<H", len(std)) + std + bytes(len(std) & 1) for std in styles)
    )


class Stories(Struct, frozen=True):
    """The stories beside the body; a list for each note, header, comment and box."""

    footnotes: Sequence[Sequence[Para]] = ()
    headers: Sequence[Sequence[Para]] = ()
    comments: Sequence[Sequence[Para]] = ()
    endnotes: Sequence[Sequence[Para]] = ()
    boxes: Sequence[Sequence[Para]] = ()


def _units(text: str) -> str:
    """``text`` with a character for each unit of UTF-16, as positions count them."""
    data = text.encode("utf-16-le")
    return "".join(map(chr, struct.unpack(f"<{len(data) // 2}H", data)))


class _Text:
    def __init__(self) -> None:
        self.text = ""
        self.chars: list[Stretch] = []
        self.paras: list[Stretch] = []

    def add(self, paragraph: Para) -> None:
        start = len(self.text)
        for words, grpprl in (*paragraph.runs, (paragraph.mark, paragraph.at_mark)):
            if words:
                at = len(self.text)
                self.text += _units(words)
                self.chars.append(Stretch(at, len(self.text), grpprl))
        papx = struct.pack("<H", paragraph.style) + paragraph.props
        self.paras.append(Stretch(start, len(self.text), papx))


def write_doc(
    path: Path,
    *body: Para,
    stories: Stories | None = None,
    parts: Mapping[int, bytes] | None = None,
    data: bytes = b"",
    levels: bytes = b"",
) -> Path:
    """A document of ``body``. The characters 02 and 05 in it refer to the notes and comments of
    ``stories``, in their order; ``levels`` stand behind the lists among ``parts``."""
    stories = stories or Stories()
    made = _Text()
    for paragraph in body:
        made.add(paragraph)
    main = made.text
    counts = [len(main), 0, 0, 0, 0, 0, 0, 0]
    tables = dict(parts or {})
    for place, groups, index in (
        (1, stories.footnotes, NOTES),
        (2, stories.headers, HEADERS),
        (4, stories.comments, COMMENTS),
        (5, stories.endnotes, END_NOTES),
        (6, stories.boxes, BOXES),
    ):
        if groups:
            base = len(made.text)
            positions = [0]
            for group in groups:
                for paragraph in group:
                    made.add(paragraph)
                positions.append(len(made.text) - base)
            made.add(para())
            counts[place] = len(made.text) - base
            positions.append(counts[place])
            items = [bytes(22)] * (len(positions) - 1) if index == BOXES else []
            tables.setdefault(index, plc(positions, items))
    for mark, count, index, item in (
        ("\x02", len(stories.footnotes), NOTE_PLACES, b"\1\0"),
        ("\x05", len(stories.comments), COMMENT_PLACES, bytes(30)),
    ):
        places = [n for n, char in enumerate(main) if char == mark][:count]
        if places:
            tables.setdefault(index, plc([*places, len(main)], [item] * len(places)))
    lists = len(tables.get(LISTS, b""))
    if levels:
        tables[LISTS] += levels
    words = write(made.text, counts, LID_CHINESE, made.chars, made.paras, tables)
    word = bytearray(words.word)
    struct.pack_into("<I", word, _STRUCTURES + 8 * LISTS + 4, lists)  # levels do not count
    streams = {"WordDocument": bytes(word), "1Table": words.table, "Data": data}
    return ole_file(path, {name: held for name, held in streams.items() if held})


def read(path: Path) -> Raw:
    """``path`` read by guidang itself, its characters proven."""
    extractor, name = recognise(probe(path))
    context = Context(style=registry.style("gbt9704"), doc_reader="native", debug=True)
    raw = extractor.extract(path, name, context)
    prove_extraction(raw)
    return raw


def texts(raw: Raw) -> list[str]:
    """The paragraphs outside of tables."""
    return [fragment.text for fragment in raw.fragments if isinstance(fragment, RawText)]


def first(raw: Raw) -> RawText:
    fragment = raw.fragments[0]
    assert isinstance(fragment, RawText)
    return fragment


def grid(raw: Raw) -> list[list[tuple[str, int, int]]]:
    """The first table: text, columns and rows of each cell."""
    table = next(f for f in raw.fragments if isinstance(f, RawTable))
    return [[(c.text, c.colspan, c.rowspan) for c in row] for row in table.rows]


def dropped(raw: Raw) -> list[tuple[str, str]]:
    return [(found.text, found.reason) for found in raw.dropped]
