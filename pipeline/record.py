"""What is written down about a conversion: changes, findings, what was dropped, the ledger."""

from __future__ import annotations

from typing import Literal

from pipeline.origin import Box, Origin
from pipeline.value import Value

Severity = Literal["error", "warning", "advice"]

REASONS: dict[str, str] = {
    "blank": "blanks around a text, which are layout",
    "break": "a line break that the house style sets anew",
    "dress": "printed dress of a value (附件：, 1., 抄送：), which emit writes again",
    "page_number": "a page number",
    "running_head": "a line that stands at the head or foot of several pages",
    "header": "text of a Word header",
    "footer": "text of a Word footer",
    "deleted": "a tracked deletion",
    "inserted": "a tracked insertion, where revisions are rejected",
    "moved": "text that was moved, at the place where it does not stand",
    "hidden": "hidden text",
    "comment": "a reviewer's comment",
    "contents": "a table of contents, which is made anew from the headings",
    "field_code": "the instruction of a field, whose result is kept",
    "alternative": "a second form of text that is kept in its first form",
    "repeated": "a value that stands twice and is kept once",
    "foreign": "text in a place of the file where the program that made it shows none",
    "unused": "text of a part of the file that the document does not show",
    "glossary": "building blocks that the file keeps in store, which are no text of it",
    "control": "a control character",
    "watermark": "a watermark, laid across the text of a page",
    "show_through": "what shines through from the back of the sheet",
    "picture": "what was read in a picture, which is kept whole",
    "formula": "what was read of a formula, which is kept as a picture with that as its `alt`",
    "handwriting": "what was guessed from handwriting, which is kept as a picture",
    "seal": "what was read of a seal's letters among the text; the seal is kept as a picture",
    "unmapped": "a drawn sign of which the file does not tell the character",
}
"""Every reason for which a character may be left out, and what it means."""


class Change(Value, frozen=True, kw_only=True):
    """One edit of one text. Replayed in order, the changes turn the source text into the output.

    ``start`` counts code points in the text as it was at that moment.
    """

    rule: str
    block: str
    """A block id, or the name of a part such as ``title``."""
    field: str | None = None
    """Which text of it (``heading``, ``label``, ``r0c2``, …); see ``walk.py``."""
    start: int
    before: str
    after: str
    why: str


class Finding(Value, frozen=True, kw_only=True):
    """What a person must look at. ``kind`` is a stable code; ``message`` says what to do."""

    kind: str
    severity: Severity
    block: str | None = None
    field: str | None = None
    start: int | None = None
    end: int | None = None
    text: str | None = None
    message: str


class Notice(Value, frozen=True, kw_only=True):
    """Something met while reading that was survived and that a person should know."""

    code: str
    message: str
    origin: Origin | None = None


class Dropped(Value, frozen=True, kw_only=True):
    """Text of the source that is not in the report, and why (a key of ``REASONS``).

    ``count`` is how often the same text was dropped for the same reason. ``author`` and
    ``date`` (as the file writes it) are those of a tracked change or a comment.
    """

    text: str
    reason: str
    origin: Origin | None = None
    count: int = 1
    author: str | None = None
    date: str | None = None


class Ink(Value, frozen=True, kw_only=True):
    """A patch of ink on a scan that no recognised text covers."""

    page: int
    box: Box


class PagesRead(Value, frozen=True, kw_only=True):
    """How the pages ``first`` to ``last`` were read, and why so."""

    first: int
    last: int
    way: Literal["text", "ocr", "both", "blank", "lost"]
    """By their text layer, by recognition of their picture, by both; nothing was on them; they
    could not be read."""
    reason: str
    """In Chinese, for a person."""


class SecondReading(Value, frozen=True, kw_only=True):
    """A stretch that was read twice: what won and what did not, each with its confidence."""

    page: int
    box: Box
    why: Literal["seal", "doubt", "uncovered"]
    """A seal lay on it; the first reading was unsure; the first look had passed over it."""
    text: str
    confidence: float
    other: str
    other_confidence: float


class Ledger(Value, frozen=True, kw_only=True):
    """The account of one document: ``source_chars == kept_chars + chars of dropped``.

    Characters are counted without blanks (``chars.count_ink``); automatic numbers count as
    text, since a reader sees them.
    """

    source_chars: int
    kept_chars: int
    dropped: tuple[Dropped, ...] = ()
    unread_ink: tuple[Ink, ...] = ()
    notices: tuple[Notice, ...] = ()
    pages: tuple[PagesRead, ...] = ()
    second_readings: tuple[SecondReading, ...] = ()
