"""Files whose looks are lost, as pasted from a chat or a mail: one type for all tells nothing.

Word names a type for every line, so that such a file seems to say how it looks. Without it the
words and the order of its lines count, as they do in a plain text.
"""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.raw import Hints
from stages.parse.lines.items import Item, Line

_RUNS_ON = (None, "left", "justify")
"""How text is aligned; a centred or pushed line was set so on purpose."""


def without_sameness(items: list[Item]) -> list[Item]:
    """``items`` without type, alignment and indents where these are the same on all lines."""
    lines = [item for item in items if isinstance(item, Line)]
    looks = {_shared(line.hints) for line in lines}
    if len(looks) != 1 or any(_is_set(line.hints) for line in lines):
        return items
    return [_plain(item) if isinstance(item, Line) else item for item in items]


def _shared(hints: Hints) -> tuple[object, ...]:
    return (
        hints.style,
        hints.align,
        hints.font,
        hints.size,
        hints.first_indent,
        hints.left_indent,
        hints.right_indent,
    )


def _is_set(hints: Hints) -> bool:
    """Whether a line has what a typist must give it, or stands at a known place of a page."""
    made = hints.align not in _RUNS_ON or hints.bold or hints.color is not None
    ruled = hints.rule_above is not None or hints.rule_below is not None
    return made or ruled or hints.outline is not None or hints.place is not None


def _plain(line: Line) -> Line:
    hints = replace(
        line.hints,
        align=None,
        font=None,
        size=None,
        first_indent=None,
        left_indent=None,
        right_indent=None,
    )
    return replace(line, hints=hints)
