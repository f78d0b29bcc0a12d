"""A .doc of Word 97 to 2003 read by guidang itself, without any other program."""

from __future__ import annotations

from pathlib import Path

from lxml import etree
from msgspec.structs import replace

from pipeline.errors import WrongType
from pipeline.raw import Raw
from pipeline.record import Notice
from pipeline.source import source_of
from pipeline.stage import Context
from stages.extract._making.elements import add, add_section, w
from stages.extract._older_word.head import is_older, read_head
from stages.extract._older_word.read import older_streams
from stages.extract._unlock import UNLOCKED, unlocked
from stages.extract._wordml.package import MadePackage
from stages.extract._wordml.read import read_package
from stages.extract.legacy_word.anchors import anchored, body_anchors
from stages.extract.legacy_word.boxes import Boxes
from stages.extract.legacy_word.char_props import Names
from stages.extract.legacy_word.count import count_text
from stages.extract.legacy_word.described import Described
from stages.extract.legacy_word.fib import FIRST_VERSION, Fib, read_fib, version_of
from stages.extract.legacy_word.fonts import read_fonts
from stages.extract.legacy_word.formatting import Formatting
from stages.extract.legacy_word.inline import Source
from stages.extract.legacy_word.lists import numbering_part, read_lists
from stages.extract.legacy_word.parts import DrawnParts
from stages.extract.legacy_word.pieces import read_text
from stages.extract.legacy_word.plc import read_sttb
from stages.extract.legacy_word.salvage import open_or_salvage
from stages.extract.legacy_word.side_stories import add_headers, add_notes
from stages.extract.legacy_word.story import StoryWriter
from stages.extract.legacy_word.streams import Streams, is_locked, open_streams, part, read_bytes
from stages.extract.legacy_word.style_sheet import StyleSheet

BY = "doc"
_TEXT_LOST = Notice(code="damaged_text", message="文件已损坏，部分文字未能找到，请与原件核对")
_CUT_OFF = Notice(
    code="damaged_text",
    message="文件不完整，已从残存的部分读出文字，后面的内容可能缺失，请与原件核对",
)
_LOOKS_LOST = Notice(
    code="damaged_formatting", message="文件的格式信息已损坏，只读出文字，版式请与原件核对"
)
_LISTS_LOST = Notice(
    code="damaged_lists", message="文件的编号信息已损坏，部分自动编号可能缺失，请与原件核对"
)

_HEADING_NUMBERS = Notice(
    code="heading_numbers", message="按节设置的标题编号（Word 6、95 格式）未读出，请与原件核对"
)


def read_native(path: Path, format_: str, context: Context) -> Raw:
    """The document in ``path``. Raises a ``GuidangError`` for one that cannot be read."""
    streams = open_or_salvage(read_bytes(path))
    older: list[Notice] = []
    salvaged = streams.salvaged
    if is_older(streams.word):
        streams, older = older_streams(streams.word, streams.names)
    elif version_of(streams.word) < FIRST_VERSION:
        raise WrongType(
            "is in a format of Word that is not known",
            mend="open it in Word or LibreOffice and save it as .docx",
        )
    locked = is_locked(streams)
    if locked:
        streams = open_streams(unlocked(path, context.passwords))
    package, counted, notices = translate(streams)
    notices = [UNLOCKED, *notices] if locked else notices
    if salvaged:
        notices = [_CUT_OFF, *(notice for notice in notices if notice != _TEXT_LOST)]
    raw = read_package(package, source_of(path, format_), context, by=BY, counted=counted)
    return replace(raw, notices=(*older, *notices, *raw.notices))


def claimed_chars(streams: Streams) -> int:
    """How many characters, all kinds of marks with them, the head of a file says that it has."""
    read = read_head if is_older(streams.word) else read_fib
    return sum(read(streams.word).counts)


def translate(streams: Streams) -> tuple[MadePackage, int, list[Notice]]:
    """A file of Word 97 or newer as WordprocessingML; the characters that leave ink in it; and
    what could not be read. Raises ``DamagedFile`` where there is no text."""
    fib = read_fib(streams.word)
    table = streams.table(fib)
    text = read_text(fib, streams.word, table)
    names = Names(
        fonts=read_fonts(part(table, fib.lcb("SttbfFfn"))),
        authors=read_sttb(part(table, fib.lcb("SttbfRMark"))),
    )
    styles = StyleSheet(part(table, fib.lcb("Stshf")))
    formatting = Formatting(fib, streams, text, styles, names)
    parts = DrawnParts()
    lists = read_lists(table, fib)
    described = Described(styles, len(lists.overrides))
    source = Source(text, formatting, streams.data, parts, described)
    parts.add("styles", styles.element(names))
    document = _document(fib, streams, source)
    add_notes(fib, table, source)
    add_headers(fib, streams, source)
    numbering = numbering_part(described.joined(lists), names.fonts)
    if numbering is not None:
        parts.add("numbering", numbering)
    counted = count_text(text, formatting) + parts.drawn_ink
    notices = [_TEXT_LOST] if text.damaged else []
    notices += [_LOOKS_LOST] if formatting.missing else []
    notices += [] if lists.whole else [_LISTS_LOST]
    notices += [_HEADING_NUMBERS] if described.left_out else []
    return parts.package(document), counted, notices


def _document(fib: Fib, streams: Streams, source: Source) -> etree._Element:
    anchors = body_anchors(fib, streams)
    anchors.shapes = anchored(fib, streams, "text")
    boxes = Boxes(fib, streams.table(fib), source, "boxes")
    writer = StoryWriter(source, anchors, boxes.read)
    document = w("document")
    body = add(document, "body")
    body.extend(writer.blocks(0, fib.length("text")))
    body.extend(writer.leftovers())
    for number in boxes.rest():
        body.extend(boxes.read(number))
    macros = fib.start("macros")
    body.extend(writer.blocks(macros, macros + fib.length("macros")))
    add_section(body, anchors.last_section)
    return document
