"""Which lines are headings, and what of them is the heading.

``Heading`` items replace the lines that open a section. Three forms:

- own line: 一、履职情况;
- run-in: （一）加强学习，提高站位。全年… — heading up to the first 。, the rest is a paragraph;
- label only: 一、 before a long sentence — no heading, all of it is the paragraph.

Lines of guidang's own files are as their styles say. In other files 一、 and （一） always open
a section unless they are items of an enumeration; 1. （1） ① and the like do so only where
their siblings look like headings too (``groups.py``).
"""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from pipeline.chars import CJK, strip_blanks
from pipeline.labels import Label, Mark, read_heading_label, read_label
from pipeline.report import DOUBT, TRACKED
from stages.parse.lines.items import Held, Line, own_look
from stages.parse.lines.words import has_sentence, label_of

Form = Literal["own", "opening", "long", "item"]

LONGEST = 40
"""Characters of a heading whose label says 一、 or （一）."""
LONGEST_WEAK = 30
"""Characters of a heading behind 1. or （1）, unless it is bold."""
LONGEST_STYLED = 80
"""Characters of a line without a 。 that has a heading style."""
LONGEST_AMONG = 150
"""Characters of the first sentence of a line whose siblings have headings."""
_SENTENCE = 10
"""Letters behind it at least: what stands under a heading is no mere remark."""
_REACH = 12
"""Characters of a label with blanks before it."""
STRONG: frozenset[Mark] = frozenset({"cn_comma", "cn_paren"})
DECIMAL: frozenset[Mark] = frozenset({"decimal", "lettered"})
"""Marks that count their own levels."""
_COLON = re.compile(r"^[^，。；：:、（）()]{2,12}(?:[（(][^（）()]{1,20}[)）])?[：:]")
"""盯住用水：, and 自查（3月10日—3月14日）：."""
_SPACED, _TERM = (
    re.compile(
        rf"(?P<said>[{CJK}“”]{{{least},20}}(?:[（(][^（）()]{{1,12}}[)）])?)"
        r"(?:\u3000|[ \u3000]{2}|\t)[ \u3000\t]*+(?![男女][，,、])[^\u3000\t]{16,}[。！？”]$"
    )
    for least in (4, 2)
)
"""A few words and a sentence, parted by a wide blank; more such blanks would part columns. Behind
2.1 a term may be short; behind 1. two or three characters may be a name."""
_DOTTED = re.compile(r"\d{1,2}(?:\.\d{1,2})+(?![\d.%])")
_STOP = re.compile(r"[。！？](?![”’」』）)》])")
_PARTED = re.compile(r"[。；！？; \u3000\t]")
"""What stands before the next number of a row in one paragraph."""
BOXES = re.compile(r"[□☐☑☒][^□☐☑☒]*[□☐☑☒]")
"""Boxes to tick: a line of a form, whatever its number and its style."""


class Heading(Struct, frozen=True, kw_only=True):
    """The opening of a section; ``line`` is where it stands. ``heading`` is what it says, a
    further line where it breaks over several. ``styled`` is the level that its style tells,
    ``level`` the one it has in the end. ``inserted`` is 之一 where it stands on a line below the
    number of its article. ``dress`` is the 。 of a run-in heading, ``row``
    whether others of its kind stand beside it, ``below`` whether one without a number stands
    below the numbered one above it."""

    line: Line
    read: Label | None
    label: Line | None
    inserted: Line | None = None
    heading: tuple[Line, ...]
    dress: Line | None = None
    run_in: bool = False
    styled: int | None = None
    level: int = 0
    row: bool = False
    below: bool = False


Entry = Heading | Line | Held
"""What the tree is made of: headings, paragraphs, and what is held."""


def form_of(line: Line, label: Label) -> Form:
    """How ``line`` would be a heading, judged alone."""
    rest = strip_blanks(line.text[label.end :])
    weak = label.mark not in STRONG
    if (rest[-1:] in "；;，," and rest) or BOXES.search(rest):
        return "item"
    if weak and holds_row(rest, label):
        return "item"
    longest = LONGEST_WEAK if weak and not line.hints.bold else LONGEST
    if line.level is not None and not rest.endswith("。"):
        longest = LONGEST_STYLED
    spaced = weak and _at_blank(rest, label.mark) is not None
    whole = not spaced and not has_sentence(rest[:-1]) and not rest.endswith(("？", "！"))
    if len(rest) <= longest and whole:
        return "item" if weak and rest.endswith("。") else "own"
    end = opening(rest, label.mark)
    return "opening" if end is not None else "long"


def opening(text: str, mark: Mark) -> int | None:
    """Where the words end that may head the rest of ``text`` behind a number with ``mark``; None
    where none may."""
    weak, blank = mark not in STRONG, _at_blank(text, mark)
    if mark in DECIMAL and blank is not None:
        return blank
    stop = _STOP.search(text)
    longest = LONGEST_WEAK if weak else LONGEST
    if stop and stop.end() - 1 <= longest and any(map(str.isalnum, text[stop.end() :])):
        said = text[: stop.start()]
        plain = not weak or not any(c.isdigit() or c in "：:" for c in said)
        if plain and "；" not in said and said.count("，") <= 2:
            return stop.end()
    colon = None if weak else at_colon(text)
    return colon if colon is not None else blank


def _at_blank(text: str, mark: Mark) -> int | None:
    spaced = (_TERM if mark in DECIMAL else _SPACED).match(text)
    return spaced.end("said") if spaced else None


def at_colon(text: str) -> int | None:
    """Where the few words and their colon end that may head the rest of ``text``."""
    colon = _COLON.match(text)
    return colon.end() if colon and strip_blanks(text[colon.end() :]) else None


def holds_row(rest: str, label: Label) -> bool:
    """Whether behind （1） stands （2） at a sentence or blank of the same paragraph, which then is
    a row of points."""
    for stop in _PARTED.finditer(rest):
        after = read_label(rest[stop.end() : stop.end() + _REACH].lstrip())
        if after is not None and (after.mark, after.number) == (label.mark, label.number + 1):
            return True
    return False


def opening_among(text: str) -> int | None:
    """Like ``opening``, for a line whose siblings have headings: of any length."""
    stop = _STOP.search(text, 0, LONGEST_AMONG)
    if stop is None or sum(map(str.isalnum, text[stop.end() :])) < _SENTENCE:
        return None
    return None if any(mark in text[: stop.start()] for mark in "；：") else stop.end()


def own_line(line: Line, read: Label | None) -> Heading:
    """``line`` as a heading that stands alone."""
    line = own_look(line)
    label, rest = _cut(line, read)
    joined = read is not None and line.role is None  # in guidang's own files a break is meant
    lines = _unbroken(rest) if joined else (rest,) if rest else ()
    return Heading(line=line, read=read, label=label, heading=lines, styled=line.level)


def _unbroken(rest: Line | None) -> tuple[Line, ...]:
    """A numbered heading that soft breaks part, as its lines."""
    if rest is None:
        return ()
    ends = [m.start() for m in re.finditer("\n", rest.text)]
    starts = [0, *(end + 1 for end in ends)]
    parts = (rest.part(a, b) for a, b in zip(starts, [*ends, len(rest.text)], strict=True))
    return tuple(part for part in parts if part.text)


def run_in(line: Line, read: Label | None, length: int) -> list[Entry]:
    """``line`` as a heading of ``length`` characters behind its label, and a paragraph."""
    label, rest = _cut(line, read)
    return _opened(line, read, label, rest, length)


def styled_run_in(line: Line) -> list[Entry]:
    """A paragraph whose opening carries the character style of a run-in heading."""
    span = next(s for s in line.spans if s.kind == "run_in")
    start, end = (span.start, span.end)
    level = span.value if isinstance(span.value, int) else None
    line = replace(line, spans=tuple(s for s in line.spans if s.kind != "run_in"), level=level)
    if start > 0:
        return [line]
    read = _alone(line.text[:end])
    if end >= len(line.text):
        return [own_line(line, read)]
    label, rest = _cut(line, read)
    shift = (rest.start if rest else line.start + len(line.text)) - line.start
    return _opened(line, read, label, rest, max(0, end - shift))


def _opened(
    line: Line, read: Label | None, label: Line | None, rest: Line | None, length: int
) -> list[Entry]:
    if rest is None or length >= len(rest.text):
        return [own_line(line, read)]
    head, body = rest.part(0, length), rest.part(length)
    dress = None
    if head.text.endswith("。"):
        dress = Line(
            source=head.source,
            start=head.start + len(head.text) - 1,
            text="。",
            origin=head.origin,
        )
        head = head.part(0, len(head.text) - 1)
    elif head.text and body.start == head.start + len(head.text):
        seam = tuple(s for s in body.spans if (s.start, s.end) != (0, 0))
        body = replace(body, spans=seam)
    opened = Heading(
        line=line,
        read=read,
        label=label,
        heading=(own_look(head),) if head.text else (),
        dress=dress,
        run_in=True,
        styled=line.level,
    )
    return [opened, replace(body, role="paragraph", level=None)]


def _cut(line: Line, read: Label | None) -> tuple[Line | None, Line | None]:
    """Label and rest of ``line``; marks on the label go, since a label carries none, but not
    a doubt about it, nor that it was inserted or deleted."""
    if read is None:
        return None, line if line.text else None
    label, rest = line.part(0, read.end), line.undressed(read.end)
    kept = tuple(span for span in label.spans if span.kind == DOUBT or span.kind in TRACKED)
    return replace(label, spans=kept), rest if rest.text else None


def heading_label(line: Line) -> Label | None:
    """The label of a line known to be a heading: there 1.1项目 is no quantity."""
    if line.number:
        return label_of(line)
    dotted = _DOTTED.match(line.text) if line.role is None else None
    if dotted:
        return _alone(dotted[0])
    whole = _alone(line.text)
    return whole if whole and whole.end == len(line.text) else read_heading_label(line.text)


def _alone(text: str) -> Label | None:
    """The label of a text that may be nothing else: 1.1 before its heading, or without one."""
    found = read_heading_label(f"{text}\u3000文")
    return found if found and found.end <= len(text) else None
