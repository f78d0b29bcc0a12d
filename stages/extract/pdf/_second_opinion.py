"""Characters of fonts of which pdfium does not know what they mean, and pdfplumber does: fonts
whose signs are named or numbered in a way that only the encoding tells, Type 3 among them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from pipeline.chars import BLANKS, is_cjk
from pipeline.stage import Context
from stages.extract._printed.drawn import Drawn, Glyph
from stages.extract._printed.judge import LOST, OURS_OR_THEIRS, Witness
from stages.extract._printed.matrix import Matrix
from stages.extract._printed.plausible import ENOUGH, is_suspicious, is_text
from stages.extract.pdf._guard import MEMORY, PATIENCE, SECONDS
from stages.extract.pdf._shown import CONTRAST
from stages.extract.pdf._space import displayed
from stages.extract.pdf._witness import PageWitness

if TYPE_CHECKING:
    from stages.extract.pdf._render import Grey, Renderer

NEAR = 0.1
"""Both set a character at one place, to this share of its size."""

LETTERS, PLAIN = 0.5, 0.8
"""In writing at least so much are letters, and of the letters so much are Latin ones without a mark
or Chinese or Japanese ones. A form full of figures has 0.6 and 1.0, a page in Czech 0.9 and 0.85;
signs numbered one after the other give 0.4 and 0.6."""

VAIN = 3
"""After so many pages of a file to which nothing was added it is not asked any more: opening the
file anew takes longer than reading a page."""

NAMED = "有的字体没有写明对应的字符，另用一种方法读出"
CHECKED = {
    "auto": f"{NAMED}，抽查几行与页面相符",
    "never": f"{NAMED}，没有与页面核对，请对照原件",
}
"""Said of pages some of whose characters only a second reader knew."""

Told = Mapping[tuple[int, int], Sequence[tuple[str, float, float]]]
"""Characters with their places, by the square of ``CELL`` points in which they are set."""

CELL = 8.0

_BLANK = re.compile(f"[{BLANKS}]+")


class SecondOpinion:
    """Asks pdfplumber about pages of one file, each in a process that is bounded."""

    def __init__(self, path: Path, passwords: tuple[str, ...]) -> None:
        self._path = path
        self._passwords = passwords
        self._vain = 0

    def of(self, drawn: Drawn, renderer: Renderer, context: Context) -> Drawn | None:
        """``drawn`` with those characters mapped that pdfplumber knows; None where it is not
        worth asking, knows none, or cannot be believed."""
        if context.ocr == "always" or self._vain >= VAIN or not _lacks_words(drawn.glyphs):
            return None
        space = displayed(renderer.loaded(drawn.number))
        characters = told(self._ask(drawn.number), space)
        found = mapped(drawn.glyphs, characters, *renderer.glance(drawn.number))
        if found is None:
            self._vain += 1
            return None
        fuller = replace(drawn, glyphs=found)
        news = _added(drawn, fuller)
        witness = PageWitness(news, renderer, context) if context.ocr == "auto" else None
        if not is_believed(news, witness):
            self._vain += 1
            return None
        self._vain = 0
        return fuller

    def _ask(self, number: int) -> list[tuple[str, float, float]]:
        command = [sys.executable, "-m", "stages.extract.pdf._read_again"]
        try:
            done = subprocess.run(
                [*command, str(self._path), str(number), str(MEMORY), str(SECONDS)],
                input="\n".join(self._passwords).encode(),
                capture_output=True,
                timeout=PATIENCE,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                check=False,
            )
        except subprocess.TimeoutExpired:
            return []
        if done.returncode:  # it was stopped, or pdfminer could not make head or tail of it
            return []
        return msgspec.json.decode(
            b"[%s]" % b",".join(done.stdout.splitlines()), type=list[tuple[str, float, float]]
        )


def _lacks_words(glyphs: Iterable[Glyph]) -> bool:
    """Whether words are missing, and not only a bullet here and there."""
    return sum(not a.is_mapped and not b.is_mapped for a, b in pairwise(glyphs)) >= LOST


def told(characters: Iterable[tuple[str, float, float]], space: Matrix) -> Told:
    cells: dict[tuple[int, int], list[tuple[str, float, float]]] = {}
    for text, x, y in characters:
        x, y = space.point(x, y)
        cells.setdefault((int(x // CELL), int(y // CELL)), []).append((text, x, y))
    return cells


def mapped(
    glyphs: Sequence[Glyph], told: Told, look: Grey, unit: float
) -> tuple[Glyph, ...] | None:
    """``glyphs`` with those that had no character as ``told``; None where none is told.

    What turns out to be a blank is left out, and told by ``Glyph.spaced`` of the next one; so
    ``look``, a small picture of the page with ``unit`` points for a pixel, must show nothing
    there: a letter that a font calls a blank is not to be lost."""
    made: list[Glyph] = []
    spaced = is_any = False
    for glyph in glyphs:
        text = None if glyph.is_mapped else _at(glyph, told)
        if text is not None and _BLANK.fullmatch(text):
            if not _shows(glyph, look, unit):
                spaced = True
                continue
            text = None
        if text is not None and is_text(new := replace(glyph, text=text, is_mapped=True)):
            glyph, is_any = new, True
        made.append(replace(glyph, spaced=True) if spaced else glyph)
        spaced = False
    return tuple(made) if is_any else None


def _shows(glyph: Glyph, look: Grey, unit: float) -> bool:
    """Whether anything is seen in the middle of the box of ``glyph``, off its neighbours."""
    x0, y0, x1, y1 = (max(edge / unit, 0.0) for edge in glyph.box)
    aside = (x1 - x0) / 4
    part = look[int(y0) : int(y1) + 1, int(x0 + aside) : int(x1 - aside) + 1]
    return bool(part.size) and int(part.max()) - int(part.min()) >= CONTRAST


def _at(glyph: Glyph, told: Told) -> str | None:
    """What is told of the place of ``glyph``, where it is one thing."""
    x, y = glyph.origin
    reach = NEAR * glyph.size
    columns = range(int((x - reach) // CELL), int((x + reach) // CELL) + 1)
    rows = range(int((y - reach) // CELL), int((y + reach) // CELL) + 1)
    texts = {
        text
        for cell in ((column, row) for column in columns for row in rows)
        for text, tx, ty in told.get(cell, ())
        if abs(tx - x) <= reach and abs(ty - y) <= reach
    }
    return texts.pop() if len(texts) == 1 else None


def _added(before: Drawn, after: Drawn) -> Drawn:
    """``after`` with those of its characters alone that ``before`` has not."""
    unknown = {glyph.origin for glyph in before.glyphs if not glyph.is_mapped}
    glyphs = [g for g in after.glyphs if g.is_mapped and g.origin in unknown]
    return replace(after, glyphs=tuple(glyphs))


def is_believed(news: Drawn, witness: Witness | None) -> bool:
    """Whether the new characters are those that the page shows. ``witness`` looks at these alone;
    without one they must look like writing: a font whose signs have names of no meaning gives
    other letters, and wrong ones are worse than none."""
    if witness is None:
        return _reads_well([glyph.text for glyph in news.glyphs])
    alike = witness.agreement()
    return alike is not None and alike >= OURS_OR_THEIRS


def _reads_well(texts: Sequence[str]) -> bool:
    chars = [char for text in texts for char in text]
    letters = [char for char in chars if char.isalpha()]
    plain = sum(char.isascii() or is_cjk(char) or "\u3040" <= char <= "\u30ff" for char in letters)
    return (
        len(letters) >= max(ENOUGH, LETTERS * len(chars))
        and plain >= PLAIN * len(letters)
        and not is_suspicious(texts)
    )
