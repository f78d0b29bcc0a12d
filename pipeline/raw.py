"""What extract gives: fragments in reading order with hints, and nothing of what a report is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import field

from pipeline.origin import Origin
from pipeline.record import Dropped, Ink, Notice, PagesRead, SecondReading
from pipeline.report import Shows, Source, Span
from pipeline.value import Value

Align = Literal["left", "center", "right", "justify"]


class Hints(Value, frozen=True, kw_only=True):
    """How a fragment looked in its source. Sizes in points, indents in characters of its size."""

    style: str | None = None
    """The name of its paragraph style, as a person sees it."""
    outline: int | None = None
    """Outline level from 1, where the format knows one."""
    number: int = 0
    """How many characters at the start of the text are an automatic number."""
    align: Align | None = None
    font: str | None = None
    size: float | None = None
    bold: bool = False
    color: str | None = None
    """RRGGBB, where it is not black."""
    first_indent: float | None = None
    left_indent: float | None = None
    right_indent: float | None = None
    new_page: bool = False
    """It begins a page."""
    rule_above: str | None = None
    rule_below: str | None = None
    """RRGGBB of a printed rule between it and what stands above or below it on the page, at
    least as long as half the text is wide."""
    place: float | None = None
    """The middle of its first line, as a share of its page's height from the top."""


class RawText(Value, frozen=True, kw_only=True, tag="text"):
    """A paragraph as it stands, blanks and soft breaks (``\\n``) included.

    ``spans`` are marks of the source (see ``report.MARKS``) and ``low_confidence``. A
    fragment that is only one line of a paragraph does not exist: joining lines is
    extract's work, since it needs geometry.
    """

    text: str
    spans: tuple[Span, ...] = ()
    hints: Hints = Hints()
    origin: Origin


class RawCell(Value, frozen=True, kw_only=True):
    """A cell; its paragraphs are joined by a line feed. A merged cell stands once, first."""

    text: str = ""
    spans: tuple[Span, ...] = ()
    colspan: int = 1
    rowspan: int = 1
    inside: tuple[RawFragment, ...] = ()
    """Nested tables and pictures, which a text cannot hold."""


class RawTable(Value, frozen=True, kw_only=True, tag="table"):
    """A table. A row lists only the cells that begin in it."""

    rows: tuple[tuple[RawCell, ...], ...]
    header_rows: int = 0
    origin: Origin


class RawFigure(Value, frozen=True, kw_only=True, tag="figure"):
    """A picture; ``asset`` is a key of ``Raw.assets``. ``width`` and ``height`` in points.

    ``alt`` of a seal is the text of its ring, where that can be read."""

    asset: str
    alt: str = ""
    shows: Shows | None = None
    width: float | None = None
    height: float | None = None
    origin: Origin


class RawOpaque(Value, frozen=True, kw_only=True, tag="opaque"):
    """Something kept whole and put back: ``data`` in the notation ``media`` (an equation)."""

    text: str
    media: str
    data: str
    origin: Origin


RawFragment = RawText | RawTable | RawFigure | RawOpaque


class RawFootnote(Value, frozen=True, kw_only=True):
    """A footnote or endnote; ``mark`` is what the ``footnote`` span in the text carries."""

    mark: str
    text: str
    spans: tuple[Span, ...] = ()
    origin: Origin


class Raw(Value, frozen=True, kw_only=True):
    """One document as extracted.

    ``source_chars`` is counted by the extractor **apart from** the fragments it makes (from the
    XML, from the page's characters), plus the automatic numbers; ``proof.py`` compares it with
    what the fragments and ``dropped`` hold.
    ``assets`` maps ``<first 16 hex digits of sha256>.<suffix>`` to bytes.
    """

    schema: Literal["raw/1"]
    source: Source
    fragments: tuple[RawFragment, ...] = ()
    footnotes: tuple[RawFootnote, ...] = ()
    source_chars: int
    dropped: tuple[Dropped, ...] = ()
    unread_ink: tuple[Ink, ...] = ()
    notices: tuple[Notice, ...] = ()
    pages: tuple[PagesRead, ...] = ()
    second_readings: tuple[SecondReading, ...] = ()
    assets: dict[str, bytes] = field(default_factory=dict)


def raw_texts(raw: Raw) -> Iterator[tuple[str, str]]:
    """Every text of ``raw`` as (key, text), in reading order.

    Keys: ``"7"`` fragment 7 (text or opaque), ``"7:r0c2"`` the third cell of row 0 of table 7
    (index among the cells listed in that row), ``"7:r0c2/0"`` the first fragment inside it and
    so on, ``"n0"`` the first footnote.
    """
    for index, fragment in enumerate(raw.fragments):
        yield from _texts_of(str(index), fragment)
    for index, note in enumerate(raw.footnotes):
        yield f"n{index}", note.text


def _texts_of(key: str, fragment: RawFragment) -> Iterator[tuple[str, str]]:
    match fragment:
        case RawText() | RawOpaque():
            yield key, fragment.text
        case RawTable():
            for r, row in enumerate(fragment.rows):
                for c, cell in enumerate(row):
                    name = f"{key}:r{r}c{c}"
                    yield name, cell.text
                    for index, inner in enumerate(cell.inside):
                        yield from _texts_of(f"{name}/{index}", inner)
        case RawFigure():
            pass
