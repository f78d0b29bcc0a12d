"""How a line looks, as evidence: what of its look sets it apart from the text around it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.remembered import remembered
from stages.parse.lines.items import Line
from stages.parse.lines.words import is_centred, is_pushed, is_red

LARGER = 1.2
"""Type so many times as large as that of the text is seen to be larger."""

TITLE_FACE = "小标宋"
"""Nothing but titles and the names of who issues is set in it."""

FACES: dict[str, tuple[str, ...]] = {
    TITLE_FACE: ("小标宋", "xiaobiaosong", "fzxbs"),
    "黑体": ("黑体", "simhei", "heiti", "sanscjk"),
    "楷体": ("楷", "kaiti", "simkai", "zenkai"),
}
"""Faces that public bodies set a part apart with (GB/T 9704-2012, 7.2 and 7.3), by words in the
names of their fonts."""


def look(line: Line, usual: float | None = None) -> tuple[str, ...]:
    """The codes of what sets ``line`` apart, where its text is of the size ``usual``."""
    return tuple(_look(line, usual))


def face(line: Line) -> str | None:
    """Which of ``FACES`` it is set in."""
    return _face_of(line.hints.font or "")


@remembered
def _face_of(name: str) -> str | None:
    font = name.lower().replace(" ", "")
    return next((name for name, words in FACES.items() if any(w in font for w in words)), None)


def _look(line: Line, usual: float | None) -> Iterator[str]:
    hints = line.hints
    if is_centred(line):
        yield "centred"
    elif is_pushed(line):
        yield "right"
    if hints.size and usual and hints.size >= LARGER * usual:
        yield f"large:{hints.size:g}"
    if hints.bold:
        yield "bold"
    if is_red(hints.color):
        yield "red"
    if named := face(line):
        yield f"font:{named}"
    if hints.rule_above is not None:
        yield "rule_above"
    if hints.rule_below is not None:
        yield "rule_below"
    if hints.place is not None:
        yield f"place:{hints.place:.2f}"
