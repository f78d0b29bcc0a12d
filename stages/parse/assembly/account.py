"""The account of a parse: which stretch of the source went where.

Texts of the report come out of ``keep`` and from nowhere else, so that report and pieces cannot
disagree; ``laid`` puts on each text what lay on the lines it was made of. What no pass spoke of
must be blank; ``close`` says so, and leaves anything else open, which the proof then refuses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from pipeline.chars import ink
from pipeline.origin import Origin
from pipeline.raw import Raw, raw_texts
from pipeline.record import Change
from pipeline.report import DOUBT, FROM_SOURCE, TRACKED, Report, Span
from pipeline.spans import move
from pipeline.stage import Piece
from pipeline.walk import Place, Spans, key_of, transform
from stages.parse.lines.items import Line, tidy, without_look

Glue = str | Callable[[str, str], str] | None
"""What stands between two lines that become one text, or how it follows from both."""


class Account:
    def __init__(self, raw: Raw) -> None:
        self._texts = dict(raw_texts(raw))
        self._pieces: list[Piece] = []
        self._origins: dict[str, list[Origin]] = {}
        self._evidence: dict[str, dict[str, None]] = {}
        self._spans: defaultdict[Place, list[Span]] = defaultdict(list)
        self.changes: list[Change] = []

    def keep(self, block: str, field: str | None, *lines: Line, glue: Glue = None) -> str:
        """Put ``lines`` at a place and give its text. Between two lines stands ``glue``, or
        where that is None a blank if Latin words would run together. What spoke for their role
        is noted."""
        text = ""
        for line in lines:
            between = _between(text, line.text, glue) if text else ""
            self._pieces.append(
                Piece(
                    source=line.source,
                    start=line.start,
                    end=line.start + len(line.text),
                    block=block,
                    field=field,
                    glue=between,
                )
            )
            self.origin((block, field), line.origin)
            if line.evidence:
                self.evidence(key_of((block, field)), line.evidence)
            text += between
            self._spans[block, field] += move(line.spans, len(text))
            text += line.text
        return text

    def keep_date(self, block: str, field: str | None, line: Line, iso: str) -> str:
        """Put a printed date at a place as its ISO value, with the change that says so. One
        doubtful character makes all of the value doubtful; a footnote stands behind it. A
        tracked change lies on all of the date (``lines.is_changed_in_part``)."""
        printed = self.keep(block, field, line)
        last = len(iso)
        whole = {replace(s, start=0, end=last): None for s in line.spans if s.kind in _OF_DATES}
        end = [replace(s, start=last, end=last) for s in line.spans if s.kind == "footnote"]
        self._spans[block, field] = [*whole, *end]
        if printed != iso:
            self.changes.append(
                Change(
                    rule="date_value",
                    block=block,
                    field=field,
                    start=0,
                    before=printed,
                    after=iso,
                    why="日期按 ISO 8601 存为数值，输出时再写成年月日",
                )
            )
        return iso

    def laid(self, report: Report) -> Report:
        """``report``, made of the texts kept, with the spans that lie on them."""

        def lay(place: Place, role: str, text: str, _none: Spans) -> tuple[str, Spans]:
            known = (s for s in self._spans[place] if s.kind in FROM_SOURCE)
            spans = tidy(known, text)
            return text, spans if role in _MARKED else without_look(spans, text)

        return transform(report, lay)

    def drop(self, line: Line, reason: str) -> None:
        """Leave ``line`` out for a reason (a key of ``record.REASONS``)."""
        end = line.start + len(line.text)
        self._pieces.append(Piece(source=line.source, start=line.start, end=end, dropped=reason))

    def origin(self, place: Place, origin: Origin) -> None:
        """Note that what stands at ``place`` (also) comes from ``origin``."""
        key = place[0] if _is_block(place[0]) else key_of(place)
        known = self._origins.setdefault(key, [])
        if origin not in known:
            known.append(origin)

    def evidence(self, key: str, codes: Iterable[str]) -> None:
        """Note what spoke for the part or section ``key``, in codes of ``pipeline.evidence``."""
        self._evidence.setdefault(key, {}).update(dict.fromkeys(codes))

    def evidences(self) -> dict[str, tuple[str, ...]]:
        """What was noted of each part and section, where anything was."""
        return {key: tuple(codes) for key, codes in self._evidence.items() if codes}

    def origins(self) -> dict[str, Origin]:
        """The first origin of each part and block, the further ones in its ``more``."""
        return {
            key: replace(first, more=(*first.more, *more)) if more else first
            for key, (first, *more) in self._origins.items()
        }

    def close(self) -> tuple[Piece, ...]:
        """All pieces; the blanks between them are dropped as layout, line breaks as breaks."""
        taken: defaultdict[str, list[Piece]] = defaultdict(list)
        for piece in self._pieces:
            taken[piece.source].append(piece)
        gaps: list[Piece] = []
        for source, text in self._texts.items():
            gaps += self._gaps(source, text, taken[source])
        return (*self._pieces, *gaps)

    def _gaps(self, source: str, text: str, pieces: Iterable[Piece]) -> list[Piece]:
        gaps, at = [], 0
        ends = sorted((p.start, p.end) for p in pieces if p.start < p.end)
        for start, end in [*ends, (len(text), len(text))]:
            between = text[at:start]
            if between and not ink(between):
                reason = "break" if "\n" in between and at > 0 and start < len(text) else "blank"
                gaps.append(Piece(source=source, start=at, end=start, dropped=reason))
            at = max(at, end)
        return gaps


_OF_DATES = TRACKED | {DOUBT}
"""What lies on a date as a whole."""
_MARKED = frozenset({"paragraph", "heading", "cell", "footnote"})
"""Roles in which a bold that covers all is no look; that of headings is gone before."""


def _between(before: str, after: str, glue: Glue) -> str:
    if glue is None:
        return _seam(before, after)
    return glue if isinstance(glue, str) else glue(before, after)


def _seam(before: str, after: str) -> str:
    latin = before[-1:].isascii() and before[-1:].isalnum() and after[:1].isascii()
    return " " if latin and after[:1].isalpha() else ""


def _is_block(name: str) -> bool:
    return name[:1] == "b" and name[1:].isdigit()
