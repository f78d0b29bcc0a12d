"""What a plug-in of each stage is, and what it is given.

A plug-in is one module with one constant: ``EXTRACTOR``, ``RULE`` or ``EMITTER``;
``stages/parse`` has ``PARSER``. ``registry.py`` finds them. A plug-in module must import
nothing heavy at its top, since ``guidang --help`` and ``guidang formats`` load them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from pipeline.errors import GuidangError
from pipeline.kind import Kind
from pipeline.messages import Lang
from pipeline.raw import Raw
from pipeline.record import Change, Finding, Notice
from pipeline.report import Fact, Report
from pipeline.style import Setting, Style

Revisions = Literal["accept", "reject", "keep"]
DocReader = Literal["native", "libreoffice", "auto"]
Ocr = Literal["auto", "always", "never"]
OcrEngine = Literal["auto", "onnxruntime", "openvino", "tesseract"]


class Context(Struct, frozen=True, kw_only=True):
    """What a stage may need besides its input."""

    style: Style
    kinds: tuple[Kind, ...] = ()
    threads: int | None = None
    """Threads an engine may use; None leaves it to the engine."""
    revisions: Revisions = "accept"
    """What becomes of tracked changes: as if all were accepted, as if none was, or both kept."""
    doc_reader: DocReader = "auto"
    """Who reads old .doc files: guidang itself, LibreOffice, or the latter where the former
    finds less text than the file claims to have."""
    ocr: Ocr = "auto"
    """Which pages are recognised: those without a text layer that can be trusted, all, none."""
    ocr_engine: OcrEngine = "auto"
    """Who recognises; auto takes the fastest that is installed and reads as well."""
    without: frozenset[str] = frozenset()
    """Rules that are left out of this run."""
    lang: Lang = "zh"
    """The language of findings."""
    passwords: tuple[str, ...] = ()
    """Tried in turn on files that are locked."""
    debug: bool = False
    """Let an unexpected fault through with its traceback, for whoever mends it."""


class Probe(Struct, frozen=True, kw_only=True):
    """What is known of a file before it is read."""

    path: Path
    size: int
    head: bytes
    """Its first 4096 bytes."""

    @property
    def suffix(self) -> str:
        return self.path.suffix.lower()


class Format(Struct, frozen=True, kw_only=True):
    name: str
    """As in ``source.format``: docx, pdf, png."""
    suffixes: tuple[str, ...]
    """With the dot, in lower case. They decide what is looked at in a folder, nothing else."""
    says: str
    """One line for ``guidang formats``."""


class Need(Struct, frozen=True, kw_only=True):
    """Something optional that a plug-in makes use of where it is installed (``doctor``)."""

    name: str
    version: Callable[[], str | None]
    """What of it is here; None where it is missing."""
    serves: str
    """What it is needed for."""
    mend: str
    """How to install it."""


class Extractor(Struct, frozen=True, kw_only=True):
    """Reads files of some formats.

    ``recognise`` gives the format's name by content, or None. ``extract`` takes path, format
    name and context; it raises a ``GuidangError`` for a file that cannot be read.
    """

    name: str
    formats: tuple[Format, ...]
    recognise: Callable[[Probe], str | None]
    extract: Callable[[Path, str, Context], Raw]
    needs: tuple[Need, ...] = ()
    """Optional parts; the same one may be named by several plug-ins."""


class Refusal(Struct, frozen=True, kw_only=True):
    """``REFUSAL`` of ``stages/extract``: the error for a file that no extractor took, which
    says what it truly is and what to do."""

    explain: Callable[[Probe], GuidangError]


class Piece(Struct, frozen=True, kw_only=True):
    """Where a stretch of extracted text went: to a place of the report, or out for a reason.

    ``source`` is a key of ``raw.raw_texts``. Exactly one of ``block`` and ``dropped`` is given.
    ``glue`` is a blank put before this piece where a place is read from several.
    """

    source: str
    start: int
    end: int
    block: str | None = None
    field: str | None = None
    glue: str = ""
    dropped: str | None = None
    """A key of ``record.REASONS``."""


class Parsed(Struct, frozen=True, kw_only=True):
    """What parse gives. The pieces of a place, in order, are its text as read; ``changes``
    (a date put into ISO) lead from that to the text in ``report``. ``proof.py`` checks both.
    ``notices`` join those of extract in the ledger."""

    report: Report
    pieces: tuple[Piece, ...]
    changes: tuple[Change, ...] = ()
    notices: tuple[Notice, ...] = ()


class Understood(Struct, frozen=True, kw_only=True):
    """What the words alone tell: a report with the ``UNDERSTOOD`` spans laid and its kind
    set, with facts and findings. A pure function of the texts and structure, so that it
    gives the same after Word and back."""

    report: Report
    facts: tuple[Fact, ...] = ()
    findings: tuple[Finding, ...] = ()


class Parser(Struct, frozen=True, kw_only=True):
    parse: Callable[[Raw, Context], Parsed]
    understand: Callable[[Report, Context], Understood]


class Edit(Struct, frozen=True, kw_only=True):
    """A proposal: put ``after`` in the place of ``text[start:end]``."""

    block: str
    field: str | None = None
    start: int
    end: int
    after: str
    why: str


Proposal = Edit | Finding


class Rule(Struct, frozen=True, kw_only=True):
    """A rule proposes, the engine (``edit.py``) edits.

    ``after`` names the rules that must have run before. ``may_lose`` lets it replace letters
    and digits (a date in Chinese numerals); without it the engine refuses such an edit.
    """

    name: str
    says: str
    """One sentence for ``guidang rules``."""
    example: tuple[str, str]
    """A text and what becomes of it; where the rule only notes, what it finds: kinds of findings,
    each with the words that it lies on (``wording “既使”``), parted by ``; ``."""
    propose: Callable[[Report, Style], Iterable[Proposal]]
    after: tuple[str, ...] = ()
    may_lose: bool = False
    settings: tuple[Setting[Any], ...] = ()
    """What a house may set in ``[rules.<name>]``, besides ``enabled``."""


class Emitter(Struct, frozen=True, kw_only=True):
    """Writes a report. ``emit`` takes report, assets by name, and style; it gives the bytes."""

    name: str
    suffix: str
    says: str
    emit: Callable[[Report, Mapping[str, bytes], Style], bytes]


Stage = Literal["extract", "parse", "normalize", "emit"]
