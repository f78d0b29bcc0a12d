"""Which kind of report it is, as ``stages/kinds/*.toml`` describe them, and what speaks for it.

Each witness has a weight between 0 and 1, and a kind the score 1 - (1 - w1)(1 - w2)…: what
speaks adds up and never reaches certainty. A witness that several kinds share counts the less for
each. Where no kind has enough, or two have it alike, there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from math import prod

from msgspec import Struct

from pipeline.kind import ADDRESSEE, Kind
from pipeline.labels import read_heading_label
from pipeline.report import Paragraph, Report, Section
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
"""How many paragraphs at the start are read for phrases, and how much of each."""
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


def judge(report: Report, kinds: Sequence[Kind], closing: Closing | None) -> Verdict | None:
    """The kind that ``report`` is, or None where nothing speaks enough."""
    title = _title(report)
    titled = _by_title(title, kinds)
    heard = {
        kind.name: [*titled.get(kind.name, ()), *_by_rest(report, kind, kinds, closing)]
        for kind in kinds
    }
    scores = sorted(
        ((1 - prod(1 - w.weight for w in heard[kind.name]), n) for n, kind in enumerate(kinds)),
        reverse=True,
    )
    if not scores:
        return None
    (best, n), second = scores[0], scores[1][0] if len(scores) > 1 else 0.0
    enough = ENOUGH if titled or not title else AGAINST_A_TITLE
    if best < enough or best - second < CLEARLY:
        return None
    codes = dict.fromkeys(witness.code for witness in heard[kinds[n].name])
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


def _by_rest(
    report: Report, kind: Kind, kinds: Sequence[Kind], closing: Closing | None
) -> Iterator[_Witness]:
    """What speaks for ``kind`` besides the title."""
    said = _spoken(report)
    each = 1 - (1 - ENOUGH) ** (1 / kind.enough)
    for pattern in kind.phrases:
        if match := re.search(pattern, said, re.M):
            yield _Witness(f"phrase:{match[0]}", each)
    if closing is not None and kind.name in closing.of:
        yield _Witness(f"phrase:{closing.said}", BY_CLOSING / len(closing.of))
    names = {part.name for part in find_parts(report, kind)} - {OPENING}
    for part in kind.parts:
        if part.name in names:
            sharing = sum(any(p.name == part.name for p in other.parts) for other in kinds)
            yield _Witness(f"part:{part.name}", BY_PART / sharing)
    if kind.articles and len(articles := list(islice(_articles(report), ARTICLES))) == ARTICLES:
        yield _Witness(f"label:{articles[0]}", BY_ARTICLES)
    spoken_to = find_addressees(report.salutation or "")
    if kind.addressed and any(span.kind == "addressee" for span in spoken_to):
        yield _Witness(f"part:{ADDRESSEE}", BY_ADDRESSEE)


def _spoken(report: Report) -> str:
    """Subtitle, salutation, opening paragraphs and headings, a line each."""
    lines = [report.subtitle or "", report.salutation or ""]
    opening = islice(report.body, OPENING_PARAGRAPHS)
    lines += [block.text[:LONG] for block in opening if isinstance(block, Paragraph)]
    lines += [block.heading for block in blocks(report) if isinstance(block, Section)]
    return "\n".join(map(bare, lines))


def _articles(report: Report) -> Iterator[str]:
    for block in blocks(report):
        if isinstance(block, Section) and block.label:
            label = read_heading_label(f"{block.label}\u3000文")
            if label is not None and label.mark == "article":
                yield block.label
