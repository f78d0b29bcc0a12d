"""The lines of one paragraph as one strip of characters, with what lies on each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.chars import count_ink
from pipeline.report import DOUBT, Span
from stages.extract._layout.doubt import in_doubt
from stages.extract._layout.footnotes import Reference
from stages.extract._layout.model import Line
from stages.extract._layout.paragraphs import joint
from stages.extract._layout.tables import runs

NO_NOTES: Mapping[int, tuple[Reference, ...]] = {}


class Strip:
    """``lines`` joined; the marks of notes in them (``references``, by ids of lines) are taken
    out, and a span without width stands at each place."""

    def __init__(
        self,
        lines: Sequence[Line],
        *,
        title: bool = False,
        references: Mapping[int, tuple[Reference, ...]] = NO_NOTES,
    ) -> None:
        self.text = ""
        self.sure: list[float | None] = []
        self._bold: list[bool] = []
        self._script: list[str] = []
        self._notes: list[Span] = []
        self._take(lines[0], references)
        for last, line in pairwise(lines):
            between = joint(last, line, title=title)
            self.text += between
            self.sure += [None] * len(between)
            self._bold += [last.bold[-1] and line.bold[0]] * len(between)
            self._script += [""] * len(between)
            self._take(line, references)

    @property
    def is_bold(self) -> bool:
        """Whether all of its ink is."""
        return all(b for b, char in zip(self._bold, self.text, strict=True) if count_ink(char))

    def spans(self) -> tuple[Span, ...]:
        """Bold, unless that is the look of all of it; raised and lowered; notes; doubt."""
        found = [] if self.is_bold else runs("bold", self._bold)
        for kind in ("superscript", "subscript"):
            found += runs(kind, [script == kind for script in self._script])
        found += self._notes
        found += runs(DOUBT, [in_doubt(c, s) for c, s in zip(self.text, self.sure, strict=True)])
        return tuple(found)

    def without(self, count: int) -> Strip:
        """The strip without its first ``count`` characters and the blanks behind them."""
        while count < len(self.text) and not count_ink(self.text[count]):
            count += 1
        self.text = self.text[count:]
        for flags in (self.sure, self._bold, self._script):
            del flags[:count]
        return self

    def _take(self, line: Line, references: Mapping[int, tuple[Reference, ...]]) -> None:
        script = line.script or ("",) * len(line.text)
        done = 0
        for note in (*references.get(id(line), ()), None):
            stop = note.start if note else len(line.text)
            self.text += line.text[done:stop]
            self.sure += line.sure[done:stop]
            self._bold += line.bold[done:stop]
            self._script += script[done:stop]
            if note:
                at = len(self.text)
                self._notes.append(Span(kind="footnote", start=at, end=at, target=str(note.number)))
                done = note.end
