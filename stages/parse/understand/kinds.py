"""Which kind of report it is, as ``stages/kinds/*.toml`` describe them, and what speaks for it.

Each witness has a weight between 0 and 1, and a kind the score 1 - (1 - w1)(1 - w2)…: what
speaks adds up and never reaches certainty. A witness that several kinds share counts the less for
each. Where no kind has enough, or two have it alike, there is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import prod

from msgspec import Struct

from pipeline.kind import ADDRESSEE, Kind
from pipeline.labels import read_heading_label
from pipeline.report import Block, Paragraph, Report, Section
from pipeline.walk import blocks
from stages.parse.understand.addressees import find_addressees
from stages.parse.understand.closings import Closing
from stages.parse.understand.parts import OPENING, find_parts
from stages.parse.understand.said import bare

BY_TITLE = 0.8
"""A title names its 文种 at its end;"""
IN_TITLE = 0.4
"""a word in the middle of it (通知书的发放) may mean something else."""
BY_CLOSING = BY_ARTICLES = 0.5
BY_PART = 0.4
BY_ADDRESSEE = 0.05

ENOUGH = 0.5
AGAINST_A_TITLE = 0.65
"""What is enough where there is a title and it names no kind."""
CLEARLY = 0.05
"""By how much the best must be better than the next."""

ARTICLES = 3
"""How many 第…条 make a text in articles."""
OPENING_PARAGRAPHS, LONG = 3, 400
"""How many paragraphs at the start are read for phrases, and how much of any text."""
LONGEST_TITLE = 200

_NAMED = re.compile("《[^《》]*》")
_REST = re.compile(
    r"(?:[（〔【［].{0,20}[）〕】］]|[一二三四五六七八九十\d]{1,3}|初稿|草案|讨论稿)?"
)


class Verdict(Struct, frozen=True):
    kind: Kind
    codes: tuple[str, ...]
    """Of ``evidence.EVIDENCE``, the score last."""


class _Witness(Struct, frozen=True):
    code: str
    weight: float


class _Heard(Struct, frozen=True):
    """What is read of a report once, whatever kind it may be."""

    report: Report
    spoken: str
    """Subtitle, salutation, opening paragraphs and headings, a line each."""
    closing: Closing | None
    article: str | None
    """The first 第…条 of a text in articles."""
    addressed: bool
    sharing: Counter[str]
    """How many kinds have each part."""


def judge(report: Report, kinds: Sequence[Kind], closing: Closing | None) -> Verdict | None:
    """The kind that ``report`` is, or None where nothing speaks enough."""
    title = _title(report)
    titled = _by_title(title, kinds)
    heard = _hear(report, kinds, closing)
    witnesses = [[*titled.get(kind.name, ()), *_by_rest(heard, kind)] for kind in kinds]
    scores = sorted(
        ((1 - prod(1 - w.weight for w in those), n) for n, those in enumerate(witnesses)),
        reverse=True,
    )
    if not scores:
        return None
    (best, n), second = scores[0], scores[1][0] if len(scores) > 1 else 0.0
    enough = ENOUGH if titled or not title else AGAINST_A_TITLE
    if best < enough or best - second < CLEARLY:
        return None
    codes = dict.fromkeys(witness.code for witness in witnesses[n])
    return Verdict(kinds[n], (*codes, f"score:{best:.2f}"))


def _title(report: Report) -> str:
    """The title; that of the annex where there is nothing else. Of documents that it names only
    the marks stand, unless it names nothing else."""
    title = report.title
    if not title and report.annexes and not report.body:
        title = report.annexes[0].title
    said = bare(title or "")[:LONGEST_TITLE]
    return _NAMED.sub("《》", said) if not _NAMED.fullmatch(said) else said[1:-1]


def _by_title(title: str, kinds: Sequence[Kind]) -> dict[str, tuple[_Witness]]:
    """The kind whose words end furthest right in ``title``, then are longest."""
    best: tuple[int, int] | None = None
    found: dict[str, tuple[_Witness]] = {}
    for kind in kinds:
        for match in (m for pattern in kind.titles for m in re.finditer(pattern, title)):
            rank = (match.end(), match.end() - match.start())
            if best is None or rank > best:
                at_end = _REST.fullmatch(title, match.end())
                witness = _Witness(f"title:{match[0]}", BY_TITLE if at_end else IN_TITLE)
                best, found = rank, {kind.name: (witness,)}
    return found


def _hear(report: Report, kinds: Sequence[Kind], closing: Closing | None) -> _Heard:
    salutation = (report.salutation or "")[:LONG]
    lines = [report.subtitle or "", salutation]
    opening = islice(_unheaded(report.body), OPENING_PARAGRAPHS)
    lines += [block.text for block in opening if isinstance(block, Paragraph)]
    lines += [block.heading for block in blocks(report) if isinstance(block, Section)]
    articles = list(islice(_articles(report), ARTICLES))
    return _Heard(
        report=report,
        spoken="\n".join(bare(line[:LONG]) for line in lines),
        closing=closing,
        article=articles[0] if len(articles) == ARTICLES else None,
        addressed=any(span.kind == "addressee" for span in find_addressees(salutation)),
        sharing=Counter(name for kind in kinds for name in {part.name for part in kind.parts}),
    )


def _by_rest(heard: _Heard, kind: Kind) -> Iterator[_Witness]:
    """What speaks for ``kind`` besides the title."""
    each = 1 - (1 - ENOUGH) ** (1 / kind.enough)
    for pattern in kind.phrases:
        if match := re.search(pattern, heard.spoken, re.M):
            yield _Witness(f"phrase:{match[0]}", each)
    if heard.closing is not None and kind.name in heard.closing.of:
        yield _Witness(f"phrase:{heard.closing.said}", BY_CLOSING / len(heard.closing.of))
    names = {part.name for part in find_parts(heard.report, kind)} - {OPENING}
    for part in kind.parts:
        if part.name in names:
            yield _Witness(f"part:{part.name}", BY_PART / heard.sharing[part.name])
    if kind.articles and heard.article:
        yield _Witness(f"label:{heard.article}", BY_ARTICLES)
    if kind.addressed and heard.addressed:
        yield _Witness(f"part:{ADDRESSEE}", BY_ADDRESSEE)


def _unheaded(group: Iterable[Block]) -> Iterator[Block]:
    """The blocks of ``group``; for 第一条, which has no heading, what stands under it."""
    for block in group:
        bare_number = isinstance(block, Section) and block.label and not block.heading
        yield from block.blocks if bare_number and isinstance(block, Section) else (block,)


def _articles(report: Report) -> Iterator[str]:
    for block in blocks(report):
        if isinstance(block, Section) and block.label:
            label = read_heading_label(f"{block.label}\u3000文")
            if label is not None and label.mark == "article":
                yield block.label
