"""The promises, checked on every document: nothing lost, nothing silent.

Each function raises ``ProofFailed``; none of them repairs anything.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from pipeline.chars import count_ink, ink
from pipeline.edit import replay
from pipeline.errors import ProofFailed
from pipeline.raw import Raw, raw_texts
from pipeline.record import REASONS, Change, Dropped, Ledger
from pipeline.report import Report
from pipeline.stage import Parsed, Piece
from pipeline.walk import Place, texts


def prove_extraction(raw: Raw) -> None:
    """The source's own count equals what was extracted plus what was dropped."""
    kept = sum(count_ink(text) for _key, text in raw_texts(raw))
    dropped = dropped_ink(raw.dropped)
    if kept + dropped != raw.source_chars:
        raise ProofFailed(
            f"extraction is out of balance: the source holds {raw.source_chars} characters, "
            f"{kept} were extracted and {dropped} listed as dropped"
        )
    _known_reasons(d.reason for d in raw.dropped)


def dropped_ink(dropped: Iterable[Dropped]) -> int:
    """Characters, blanks aside, that ``dropped`` accounts for."""
    return sum(count_ink(d.text) * d.count for d in dropped)


def prove_parse(raw: Raw, parsed: Parsed) -> Ledger:
    """Every extracted character went to one place of the report or was dropped for a reason,
    and the report holds no text that came from nowhere. Gives the ledger."""
    sources = dict(raw_texts(raw))
    _prove_cover(sources, parsed.pieces)
    read: defaultdict[Place, str] = defaultdict(str)
    for piece in parsed.pieces:
        if piece.block is not None:
            if ink(piece.glue):
                raise ProofFailed(f"text was invented between pieces: {piece.glue!r}")
            text = sources[piece.source][piece.start : piece.end]
            read[piece.block, piece.field] += piece.glue + text
    prove_changes(read | _marks(raw), parsed.report, parsed.changes)
    dropped = raw.dropped + _dropped_pieces(sources, parsed.pieces)
    kept = sum(map(count_ink, read.values()))
    if kept + dropped_ink(dropped) != raw.source_chars:
        raise ProofFailed("the ledger is out of balance after parsing")
    _known_reasons(d.reason for d in dropped)
    return Ledger(
        source_chars=raw.source_chars,
        kept_chars=kept,
        dropped=dropped,
        unread_ink=raw.unread_ink,
        notices=raw.notices + parsed.notices,
        pages=raw.pages,
        second_readings=raw.second_readings,
    )


def prove_changes(
    before: Report | dict[Place, str], after: Report, changes: Iterable[Change]
) -> None:
    """The texts of ``before`` with ``changes`` made are the texts of ``after``, exactly."""
    now = text_map(before) if isinstance(before, Report) else dict(before)
    for change in changes:
        place = (change.block, change.field)
        try:
            now[place] = replay(now[place], change)
        except (KeyError, ValueError) as error:
            raise ProofFailed(f"a change does not fit its place: {error}") from error
    then = text_map(after)
    if {k: v for k, v in now.items() if v} != {k: v for k, v in then.items() if v}:
        place = next(p for p in now.keys() | then.keys() if now.get(p) != then.get(p))
        raise ProofFailed(
            f"the text at {place} is not what source and changes give: "
            f"{_short(then.get(place))} instead of {_short(now.get(place))}"
        )


def _marks(raw: Raw) -> dict[Place, str]:
    """The marks of footnotes: counted by their number, they are no text of the source."""
    return {("footnotes", f"{i}.mark"): note.mark for i, note in enumerate(raw.footnotes)}


def text_map(report: Report) -> dict[Place, str]:
    """The texts of ``report`` by place."""
    return {(text.block, text.field): text.text for text in texts(report)}


def _prove_cover(sources: dict[str, str], pieces: Iterable[Piece]) -> None:
    taken: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for piece in pieces:
        if (piece.block is None) == (piece.dropped is None):
            raise ProofFailed(f"a piece of text {piece.source} is neither kept nor dropped")
        taken[piece.source].append((piece.start, piece.end))
    for key, text in sources.items():
        at = 0
        for start, end in sorted(taken.pop(key, [])):
            if start != at:
                raise ProofFailed(f"text {key} is lost or doubled at {min(at, start)}: {text!r}")
            at = end
        if at != len(text):
            raise ProofFailed(f"text {key} is lost from {at}: {_short(text[at:])}")
    if taken:
        raise ProofFailed(f"text was taken from nowhere: {sorted(taken)[0]}")


def _dropped_pieces(sources: dict[str, str], pieces: Iterable[Piece]) -> tuple[Dropped, ...]:
    counts: Counter[tuple[str, str]] = Counter()
    for piece in pieces:
        if piece.dropped is not None and piece.start < piece.end:
            counts[sources[piece.source][piece.start : piece.end], piece.dropped] += 1
    return tuple(Dropped(text=t, reason=r, count=n) for (t, r), n in counts.items())


def _known_reasons(reasons: Iterable[str]) -> None:
    for reason in reasons:
        if reason not in REASONS:
            raise ProofFailed(f"text was dropped for no known reason: {reason!r}")


def _short(text: str | None) -> str:
    return repr(text if text is None or len(text) <= 60 else text[:60] + "…")
