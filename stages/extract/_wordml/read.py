"""A Word document read from end to end."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from pipeline.errors import DamagedFile
from pipeline.origin import Origin
from pipeline.raw import Raw, RawFootnote, RawFragment
from pipeline.report import Source
from pipeline.stage import Context
from stages.extract._cut_lines import join_cut_lines
from stages.extract._wordml.beside import Beside, Budget, Opener
from stages.extract._wordml.blocks import BlockReader
from stages.extract._wordml.content import has_content, has_words, refuse_the_empty
from stages.extract._wordml.count import count_numbers, count_part
from stages.extract._wordml.foreign import all_text, take_foreign
from stages.extract._wordml.ledger import Ledger
from stages.extract._wordml.looks import Looks
from stages.extract._wordml.margins import KINDS, leave_out
from stages.extract._wordml.notes import read_notes
from stages.extract._wordml.notices import give_notices
from stages.extract._wordml.numbering import Numberings
from stages.extract._wordml.package import Package
from stages.extract._wordml.printed_numbers import printed_numbers
from stages.extract._wordml.reading import Document
from stages.extract._wordml.revisions import tell
from stages.extract._wordml.simple_fields import unfold
from stages.extract._wordml.story import Story
from stages.extract._wordml.styles import Styles

_NOTE_PARTS = ("footnotes", "endnotes")
_REST = {"glossary": "glossary", "diagram_drawing": "alternative"}
"""Why the text of parts that were not read is left out; that of the others is not shown."""


def read_package(
    package: Package,
    source: Source,
    context: Context,
    *,
    by: str = "word",
    counted: int | None = None,
    openers: Mapping[str, Opener] | None = None,
    budget: Budget | None = None,
) -> Raw:
    """The document in ``package``. Raises a ``GuidangError`` for one that cannot be read.

    ``by`` is the extractor's name in the origins. ``counted`` is the number of characters
    that leave ink as the source itself has them, automatic numbers aside, for a package that
    was made from another format; without it they are counted in the XML. ``openers`` read the
    documents that are packed into this one, by format, as long as ``budget`` lasts.
    """
    beside = Beside(openers or {}, budget or Budget())
    return _Reading(package, context, by, counted, beside).read(source)


class _Reading:
    def __init__(
        self, package: Package, context: Context, by: str, counted: int | None, beside: Beside
    ) -> None:
        self.package = package
        self.given = counted
        self.unfolded = 0
        """Characters of instructions that stand in attributes, and so in no count of texts."""
        self.counted: dict[str, int] = {}
        """Characters of each part, by its name in lower case."""
        self.ledger = Ledger()
        self.styles = Styles(self._related("styles"), self._related("theme"))
        self.numberings = Numberings(self._related("numbering"), self.styles)
        self.document = Document(
            package=package,
            context=context,
            by=by,
            styles=self.styles,
            looks=Looks(self.styles),
            ledger=self.ledger,
            marks={},
            unread_notes={},
            own_marks={},
            beside=beside,
        )
        self.stories: list[Story] = []

    def read(self, source: Source) -> Raw:
        main = self._reader(self.package.main)
        read = main.blocks(main.story.root)
        fragments = join_cut_lines(read)
        notes, pictures = self._notes()
        ledger = self.ledger
        if len(fragments) < len(read):
            ledger.notice("lines_joined", "原文每行一段，似由印刷版面粘贴而来，已按段落连接")
            fragments = join_cut_lines(self._without_page_numbers(read))
        fragments += pictures
        fragments += self._margins(empty=not notes and not has_content(fragments))
        for format_ in sorted(self.numberings.unknown):
            ledger.notice("number_format", f"未知的编号格式 {format_}，编号按阿拉伯数字读出")
        give_notices(self.package, ledger)
        tell((story.tracked for story in self.stories), self.document.context.revisions, ledger)
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
        refuse_the_empty(raw)
        return raw

    def _without_page_numbers(self, fragments: list[RawFragment]) -> list[RawFragment]:
        numbers = printed_numbers(fragments)
        for number in numbers.values():
            self.ledger.drop(number.text, "page_number", number.origin)
        return [fragment for at, fragment in enumerate(fragments) if at not in numbers]

    def _notes(self) -> tuple[tuple[RawFootnote, ...], list[RawFragment]]:
        readers = {}
        for kind in _NOTE_PARTS:
            for part in self.package.related(kind)[:1]:
                readers[kind] = self._reader(part)
        return read_notes(self.document, readers)

    def _margins(self, *, empty: bool) -> list[RawFragment]:
        """Headers, footers and comments, left out; but read where the document is ``empty``."""
        parts = [(kind, part) for kind in KINDS for part in self.package.related(kind)]
        readers = [(kind, reader) for kind, part in parts if (reader := self._try(part))]
        if empty and any(has_words(reader.story) for _kind, reader in readers):
            message = "正文为空，文字只在页眉、页脚或批注中，已作为正文读出"
            self.ledger.notice("only_headers", message)
            return [f for _kind, reader in readers for f in reader.blocks(reader.story.root)]
        for kind, reader in readers:
            leave_out(reader, kind, self.stories)
        return []

    def _try(self, part: str) -> BlockReader | None:
        """A reader of a part without which the document can be read."""
        try:
            return self._reader(part)
        except DamagedFile:
            self._broken(part)
            return None

    def _broken(self, part: str) -> None:
        self.ledger.notice("broken_part", f"文件的部件 {part} 已损坏，未能读取")

    def _reader(self, part: str) -> BlockReader:
        root = self.package.xml(part)
        self.unfolded += unfold(root)
        self.counted[part.lower()] = count_part(root)
        take_foreign(root, self.ledger, self._origin(part))
        story = Story(part, root, self.styles, self.numberings, self.document.context.revisions)
        self.stories.append(story)
        return BlockReader(self.document, story)

    def _origin(self, part: str) -> Origin:
        return Origin(by=self.document.by, part=part)

    def _count(self) -> int:
        """All characters of the source. Those of parts that were not read are listed here."""
        beside = self.document.beside
        kinds = {**dict.fromkeys(beside.read.values(), ""), **self.package.kinds}
        for part, kind in kinds.items():
            if part.lower() in self.counted:
                continue
            try:
                root = self.package.xml(part)
            except DamagedFile:
                self._broken(part)
                continue
            self.counted[part.lower()] = count_part(root)
            if part.lower() not in beside.read:
                reason = _REST.get(kind, "unused")
                self.ledger.drop(all_text(root), reason, self._origin(part))
        text = sum(self.counted.values()) if self.given is None else self.given + self.unfolded
        return text + count_numbers(self.stories) + beside.chars

    def _related(self, kind: str) -> etree._Element | None:
        """The first part of a kind that holds no text, such as the styles; a broken one costs
        looks or numbers, not the text."""
        for part in self.package.related(kind)[:1]:
            try:
                return self.package.xml(part)
            except DamagedFile:
                self._broken(part)
        return None
