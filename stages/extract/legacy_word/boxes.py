"""Text boxes: their texts stand in a story of their own ([MS-DOC] 2.8.32 PlcftxbxTxt)."""

from __future__ import annotations

from lxml import etree

from pipeline.chars import count_ink
from stages.extract.legacy_word.anchors import Anchors
from stages.extract.legacy_word.count import written
from stages.extract.legacy_word.fib import Fib
from stages.extract.legacy_word.inline import Source
from stages.extract.legacy_word.plc import read_plc, stretches
from stages.extract.legacy_word.story import StoryWriter
from stages.extract.legacy_word.streams import part

_PLACES = {"boxes": "PlcftxbxTxt", "head_boxes": "PlcfHdrtxbxTxt"}
_BOX = 22
"""Bytes of a text box there (FTXBXS, 2.9.100)."""


class Boxes:
    """The text boxes of the body (story ``boxes``) or of the headers (``head_boxes``)."""

    def __init__(self, fib: Fib, table: bytes, source: Source, story: str) -> None:
        base = fib.start(story)
        places = read_plc(part(table, fib.lcb(_PLACES[story])), _BOX).positions
        self._source = source
        self._unread = {
            number: (base + start, base + end)
            for number, (start, end) in enumerate(stretches(places, fib.length(story)))
        }

    def read(self, number: int) -> list[etree._Element]:
        """What a box holds; nothing where it was read before."""
        if number not in self._unread:
            return []
        return StoryWriter(self._source, Anchors()).blocks(*self._unread.pop(number))

    def rest(self) -> list[int]:
        """The boxes that have text and that no shape has shown."""
        chars = self._source.text.chars
        return [n for n, (a, b) in self._unread.items() if count_ink(written(chars[a:b]))]
