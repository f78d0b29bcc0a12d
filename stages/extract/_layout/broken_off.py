"""Paragraphs that were broken off before they were printed: whole again.

A text that was pasted line by line keeps its old line ends: a line stops in mid-sentence, far from
the edge, and what follows stands as a paragraph of its own. Single words and their full stop
(``记。``) are no sentence; where several of them stand behind lines without an end, the text was
pasted so, and its other lines without an end go on too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.chars import count_ink, is_cjk
from pipeline.labels import LAW, read_label
from pipeline.origin import Origin
from pipeline.raw import RawFragment, RawText
from pipeline.spans import move
from stages.extract._layout.model import around

_FEWEST = 3
"""Rests of a sentence that show how a text was pasted."""
_LONG = 20
"""Characters from which a line may have been too long for the page it was copied from."""
_REST = re.compile(r"[\u4e00-\u9fff]{1,3}[。；]$|[\u4e00-\u9fff]。")
_LETTER = re.compile(r"(?![略无有是否好对同完])[\u4e00-\u9fff]。$")
"""One letter that is no answer either."""
_CLOSED = re.compile(r"[。！？；：!?;:][”’」』）)]*$")
_SET = frozenset({"center", "right"})


def join_broken_off(fragments: Sequence[RawFragment]) -> list[RawFragment]:
    """``fragments`` with paragraphs joined of which the first stops in mid-sentence, where it is
    evident that the text was pasted with its old line ends."""
    rests = _rests(fragments)
    pasted = sum(_REST.match(rest) is not None for rest in rests.values()) >= _FEWEST
    joined: list[RawFragment] = []
    for index, fragment in enumerate(fragments):
        before = joined[-1] if joined else None
        goes_on = index in rests and (pasted or _LETTER.match(rests[index]))
        if goes_on and isinstance(before, RawText) and isinstance(fragment, RawText):
            joined[-1] = _joined(before, fragment)
        else:
            joined.append(fragment)
    return joined


def _rests(fragments: Sequence[RawFragment]) -> dict[int, str]:
    """By their index the texts that could be the rest of the sentence in which the one before
    stops, down to its end."""
    found: dict[int, str] = {}
    for index in range(len(fragments) - 1, 0, -1):
        rest = fragments[index]
        ends = isinstance(rest, RawText) and (_CLOSED.search(rest.text) or index + 1 in found)
        if isinstance(rest, RawText) and ends and _stops_short(fragments[index - 1], rest):
            found[index] = rest.text
    return found


def _stops_short(before: RawFragment, rest: RawText) -> bool:
    """Whether ``before``, of one look with ``rest``, is long and stops in mid-sentence."""
    if not isinstance(before, RawText) or read_label(rest.text) is not None:
        return False
    first, then = before.hints, rest.hints
    if (first.size, first.bold) != (then.size, then.bold) or {first.align, then.align} & _SET:
        return False
    label = read_label(before.text)
    if label is not None and label.mark in LAW - {"article"}:
        return False
    end = before.text[-1:]
    return count_ink(before.text) >= _LONG and (is_cjk(end) or end in "，、")


def _joined(before: RawText, rest: RawText) -> RawText:
    moved = move(rest.spans, len(before.text))
    return replace(
        before,
        text=before.text + rest.text,
        spans=(*before.spans, *moved),
        hints=replace(before.hints, rule_below=rest.hints.rule_below),
        origin=_both(before, rest),
    )


def _both(before: RawText, rest: RawText) -> Origin:
    """Where both stand, a place a page."""
    places = [(o.page, o) for t in (before, rest) for o in (t.origin, *t.origin.more)]
    pages = {page: [o for p, o in places if p == page] for page, _origin in places}
    first, *more = (
        replace(found[0], box=around([o.box for o in found if o.box is not None]), more=())
        for found in pages.values()
    )
    return replace(first, confidence=_confidence((before, rest)), more=tuple(more))


def _confidence(texts: Sequence[RawText]) -> float | None:
    known = [(sure, len(t.text)) for t in texts if (sure := t.origin.confidence) is not None]
    chars = sum(number for _sure, number in known)
    return round(sum(sure * n for sure, n in known) / chars, 4) if chars else None
