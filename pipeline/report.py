"""The one type that everything turns around: ``Report``, schema ``report/1``.

Absent parts are left out of the JSON, not null. Offsets count code points. Central values are
frozen: a stage returns a new one.
"""

from __future__ import annotations

from typing import Literal

from msgspec import field

from pipeline.origin import Origin
from pipeline.record import Change, Finding, Ledger
from pipeline.value import Value

MARKS = frozenset(
    {
        "bold",
        "italic",
        "underline",
        "emphasis",
        "strike",
        "superscript",
        "subscript",
        "highlight",
        "link",
        "footnote",
    }
)
"""Kinds of spans that the source's author set."""

DOUBT = "low_confidence"
"""The span that extract lays over characters it could not read for certain."""

TRACKED = frozenset({"inserted", "deleted"})
"""Kinds of spans over tracked changes, where revisions are kept; a move is one of each."""

EQUATION = "equation"
"""The span over the letters of an equation; its ``data`` puts the equation back."""

OMML = "application/omml+xml"
"""The notation in which equations are kept."""

FROM_SOURCE = MARKS | TRACKED | {DOUBT, EQUATION}
"""Kinds of spans that come from the file that was read."""

VALUES = frozenset({"count", "amount", "percent", "date"})
"""Kinds of spans over a printed value; ``value`` and ``unit`` say it as a number (money in 元,
a date in ISO 8601, as far as it is told: 2023-03)."""

NAMES = frozenset({"organ", "office", "person", "addressee", "greeting"})
"""Kinds of spans over who is named in byline, signature and salutation: 某局, 局长, 张三; an
organ that the document is sent to (主送机关), people who are greeted (各位领导)."""

UNDERSTOOD = (
    frozenset({"point", "lead", "placeholder", "document", "part", "closing"}) | VALUES | NAMES
)
"""Kinds of spans that parse lays from the words alone, anew after every normalization.

``part`` lies on a heading, or on a whole paragraph, that is a part which its kind of report has
(``label``: 存在问题; see ``kind.py``); ``closing`` on the phrase that ends it (特此报告。)."""


class Span(Value, frozen=True, kw_only=True):
    """Anything said about the stretch ``text[start:end]``."""

    kind: str
    start: int
    end: int
    label: str | None = None
    """Of a ``point``: 一是, 第一，, （1）; of a ``part``: its name."""
    target: str | None = None
    """Of a ``link``: where it leads; of a ``footnote``: the mark of its note."""
    value: int | float | str | None = None
    unit: str | None = None
    author: str | None = None
    """Of a tracked change: who made it,"""
    date: str | None = None
    """and when, as the file writes it (2023-12-20T09:30:00Z)."""
    data: str | None = None
    """Of an ``equation``: all of it as OMML."""


class Source(Value, frozen=True, kw_only=True):
    name: str
    """File name without folders."""
    format: str
    sha256: str
    bytes: int
    pages: int | None = None


class Front(Value, frozen=True, kw_only=True):
    """版头 (GB/T 9704-2012, 7.2)."""

    copy_number: str | None = None
    secrecy: str | None = None
    urgency: str | None = None
    issuer: str | None = None
    document_number: str | None = None
    signer: str | None = None


class Back(Value, frozen=True, kw_only=True):
    """版记 (GB/T 9704-2012, 7.4). ``printed_on`` is an ISO date."""

    keywords: str | None = None
    """主题词 of the edition of 1999, with the blanks between them."""
    sent_to: str | None = None
    """主送机关, where they do not fit under the title."""
    reported_to: str | None = None
    """抄报."""
    copies_to: str | None = None
    printed_by: str | None = None
    printed_on: str | None = None
    copies_printed: str | None = None
    """The number of 共印50份, as printed."""


class Paragraph(
    Value,
    frozen=True,
    kw_only=True,
    tag="paragraph",
    tag_field="type",
):
    id: str
    text: str
    spans: tuple[Span, ...] = ()


class Section(
    Value,
    frozen=True,
    kw_only=True,
    tag="section",
    tag_field="type",
):
    """A heading and what stands under it.

    ``label`` is the number as printed, closing mark included (一、 （二） 3.), or empty.
    ``run_in``: the heading opens its paragraph; the first block is the rest of it, and
    ``heading`` leaves out the closing 。. ``spans`` lie on ``heading``.
    """

    id: str
    level: int
    label: str
    heading: str
    run_in: bool
    spans: tuple[Span, ...] = ()
    blocks: tuple[Block, ...] = ()


class Cell(Value, frozen=True, kw_only=True):
    """A cell; ``text`` joins its paragraphs by a line feed, ``blocks`` holds what no text can."""

    text: str = ""
    colspan: int = 1
    rowspan: int = 1
    spans: tuple[Span, ...] = ()
    blocks: tuple[Block, ...] = ()


class Table(
    Value,
    frozen=True,
    kw_only=True,
    tag="table",
    tag_field="type",
):
    """A table; a row lists only the cells that begin in it."""

    id: str
    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 0
    caption: str | None = None


Shows = Literal["seal", "handwriting", "formula"]
SHOWN: dict[Shows, str] = {"seal": "印章", "handwriting": "手写", "formula": "公式"}
"""What a figure from a scan shows, where it is no picture; its title in Word."""

LAID_ON: frozenset[Shows] = frozenset({"seal", "handwriting"})
"""What was laid on a page by hand, over its text: it parts no lines."""


class Figure(
    Value,
    frozen=True,
    kw_only=True,
    tag="figure",
    tag_field="type",
):
    """A picture; ``asset`` names a file in ``<stem>.assets/`` beside the JSON. Sizes in points."""

    id: str
    asset: str
    caption: str | None = None
    alt: str | None = None
    shows: Shows | None = None
    width: float | None = None
    height: float | None = None


class Opaque(
    Value,
    frozen=True,
    kw_only=True,
    tag="opaque",
    tag_field="type",
):
    """Kept whole and put back where we do not understand it: ``data`` in the notation ``media``."""

    id: str
    text: str
    media: str
    data: str


Block = Section | Paragraph | Table | Figure | Opaque


class Annex(Value, frozen=True, kw_only=True):
    """An annex bound with the document; ``label`` as printed, without a colon: 附件1. It is empty
    where none is printed: over the text that a notice issues (印发《某办法》的通知)."""

    label: str
    title: str | None = None
    body: tuple[Block, ...] = ()


class Footnote(Value, frozen=True, kw_only=True):
    mark: str
    text: str


class Fact(Value, frozen=True, kw_only=True):
    """A value that the text states; ``text[start:end]`` of the block says it.

    ``kind``: ``count``, ``amount``, ``percent``, ``date``, ``document``, ``self_rating``,
    ``organ``, ``office``, ``person``."""

    kind: str
    value: int | float | str
    """Of a ``document``: its title without 《》."""
    subject: str | None = None
    """What is counted, as printed: 廉政提醒谈话; of an ``office``: who holds it."""
    unit: str | None = None
    qualifier: str | None = None
    """How the number is bounded, as printed: 近, 约, 余, 以上."""
    number: str | None = None
    """Of a ``document``: its number as printed, 云政发〔2023〕12号."""
    block: str | None = None
    field: str | None = None
    start: int | None = None
    end: int | None = None


class Report(Value, frozen=True, kw_only=True):
    """One document, structured. Lists are tuples; ``date`` is ISO 8601."""

    schema: Literal["report/1"]
    source: Source | None = None
    kind: str | None = None
    front: Front | None = None
    title: str | None = None
    subtitle: str | None = None
    byline: str | None = None
    salutation: str | None = None
    body: tuple[Block, ...] = ()
    attachments: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    signature: tuple[str, ...] = ()
    date: str | None = None
    note: str | None = None
    footnotes: tuple[Footnote, ...] = ()
    back: Back | None = None
    spans: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    """Spans on the texts that are plain strings above, by place: ``title``, ``signature.0``,
    ``front.issuer``, ``annexes.0.title``, ``b7.caption`` (``walk.key_of``). Those of a date lie
    on its ISO value, on all of it or at its end."""
    facts: tuple[Fact, ...] = ()
    findings: tuple[Finding, ...] = ()
    changes: tuple[Change, ...] = ()
    origins: dict[str, Origin] = field(default_factory=dict)
    evidence: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What spoke for it, of each part and section, and of paragraphs that say who was present, by
    the keys of ``origins``, and of ``kind``: codes of ``evidence.EVIDENCE``, with what was seen
    behind a colon (``label:一、``)."""
    ledger: Ledger | None = None
