"""A Word document read from end to end."""

from __future__ import annotations

from lxml import etree

from pipeline.errors import DamagedFile, NothingInside
from pipeline.raw import Raw, RawFootnote, RawFragment, RawTable, RawText
from pipeline.report import Source
from pipeline.stage import Context
from stages.extract._wordml.blocks import BlockReader
from stages.extract._wordml.count import count_numbers, count_texts
from stages.extract._wordml.cut_lines import join_cut_lines
from stages.extract._wordml.ledger import Ledger
from stages.extract._wordml.looks import Looks
from stages.extract._wordml.names import W
from stages.extract._wordml.notes import LEFT_OUT, leave_out, read_notes
from stages.extract._wordml.numbering import Numberings
from stages.extract._wordml.package import Package
from stages.extract._wordml.reading import Document
from stages.extract._wordml.story import Story
from stages.extract._wordml.styles import Styles

_NOTE_PARTS = ("footnotes", "endnotes")

_PROPERTIES = ("pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr")
_MISPLACED = etree.XPath(
    "boolean(" + " | ".join(f"//w:{name}//w:t" for name in _PROPERTIES) + ")",
    namespaces={"w": W[1:-1]},
)
"""Text within properties: neither shown by Word nor of any sense."""


def read_package(
    package: Package,
    source: Source,
    context: Context,
    *,
    by: str = "word",
    counted: int | None = None,
) -> Raw:
    """The document in ``package``. Raises a ``GuidangError`` for one that cannot be read.

    ``by`` is the extractor's name in the origins. ``counted`` is the number of characters
    that leave ink as the source itself has them, automatic numbers aside, for a package that
    was made from another format; without it they are counted in the XML.
    """
    return _Reading(package, context, by, counted).read(source)


class _Reading:
    def __init__(self, package: Package, context: Context, by: str, counted: int | None) -> None:
        self.package = package
        self.counted = counted
        self.styles = Styles(self._related("styles"), self._related("theme"))
        self.numberings = Numberings(self._related("numbering"), self.styles)
        self.document = Document(
            package=package,
            context=context,
            by=by,
            styles=self.styles,
            looks=Looks(self.styles),
            ledger=Ledger(),
            marks={},
            unread_notes={},
            own_marks={},
            chunk_chars=[],
        )
        self.stories: list[Story] = []

    def read(self, source: Source) -> Raw:
        main = self._reader(self.package.main)
        read = main.blocks(main.story.root)
        fragments = join_cut_lines(read)
        notes = self._notes()
        for kind in LEFT_OUT:
            for part in self.package.related(kind):
                leave_out(self._reader_of(part, self.package.xml(part)), kind)
        ledger = self.document.ledger
        if len(fragments) < len(read):
            ledger.notice("lines_joined", "原文每行一段，似由印刷版面粘贴而来，已按段落连接")
        for format_ in sorted(self.numberings.unknown):
            ledger.notice("number_format", f"未知的编号格式 {format_}，编号按阿拉伯数字读出")
        raw = Raw(
            schema="raw/1",
            source=source,
            fragments=tuple(fragments),
            footnotes=notes,
            source_chars=self._count(),
            dropped=ledger.dropped,
            notices=ledger.notices,
            assets=dict(ledger.assets),
        )
        _refuse_the_empty(raw)
        return raw

    def _count(self) -> int:
        text = count_texts(self.stories) if self.counted is None else self.counted
        return text + count_numbers(self.stories) + sum(self.document.chunk_chars)

    def _notes(self) -> tuple[RawFootnote, ...]:
        readers = {}
        for kind in _NOTE_PARTS:
            for part in self.package.related(kind)[:1]:
                readers[kind] = self._reader(part)
        return read_notes(self.document, readers)

    def _reader(self, part: str) -> BlockReader:
        root = self.package.xml(part)
        if _MISPLACED(root):
            raise DamagedFile(f"its part {part} has text where Word allows none")
        return self._reader_of(part, root)

    def _reader_of(self, part: str, root: etree._Element) -> BlockReader:
        story = Story(part, root, self.styles, self.numberings)
        self.stories.append(story)
        return BlockReader(self.document, story)

    def _related(self, kind: str) -> etree._Element | None:
        """The first part of a kind that holds no text, such as the styles."""
        parts = self.package.related(kind)
        return self.package.xml(parts[0]) if parts else None


def _refuse_the_empty(raw: Raw) -> None:
    """A file without any content must not pass for a document that was read."""
    if raw.footnotes or any(_has_content(fragment) for fragment in raw.fragments):
        return
    codes = [notice.code for notice in raw.notices]
    if "alt_chunk" in codes:
        raise NothingInside(
            "holds nothing but another document packed into it (altChunk), which is not read",
            mend="open it in Word and save it as .docx: that unpacks it",
        )
    rest = [*dict.fromkeys(dropped.reason for dropped in raw.dropped), *dict.fromkeys(codes)]
    only = f", only what is not read: {', '.join(rest)}" if rest else ""
    raise NothingInside(
        f"holds no text and no picture{only}", mend="check that it is the right file"
    )


def _has_content(fragment: RawFragment) -> bool:
    if isinstance(fragment, RawText):
        return bool(fragment.text.strip())
    if isinstance(fragment, RawTable):
        cells = (cell for row in fragment.rows for cell in row)
        return any(cell.text.strip() or any(map(_has_content, cell.inside)) for cell in cells)
    return True
