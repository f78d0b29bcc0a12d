"""What gathers while the body is written: parts, pictures, footnotes, numbers."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.report import Footnote, Report
from pipeline.style import Style
from pipeline.walk import Spans, key_of, texts
from stages.emit.word._attendance import attendance
from stages.emit.word._package import Package
from stages.emit.word._refuse import refuse


class Draft:
    """One Word file in the making."""

    def __init__(self, report: Report, assets: Mapping[str, bytes], style: Style) -> None:
        self.report = report
        self.style = style
        self.package = Package()
        self.noted: list[Footnote] = []
        self.attendance = attendance(report)
        self._assets = assets
        self._pictures = 0
        self._changes = 0
        self._notes = {note.mark: note for note in report.footnotes}
        if len(self._notes) < len(report.footnotes):
            raise refuse("two footnotes have the same mark", "give each a mark of its own")

    def spans(self, block: str, field: str | None = None) -> Spans:
        """The spans on a text that holds none itself."""
        return self.report.spans.get(key_of((block, field)), ())

    def picture(self, asset: str) -> tuple[str, int]:
        """The relationship of a picture and a number for the drawing that shows it."""
        self._pictures += 1
        return self.package.add_picture(asset, self.asset(asset)), self._pictures

    def change(self) -> int:
        """A number for a tracked change, which has none of its own."""
        self._changes += 1
        return self._changes

    def asset(self, asset: str) -> bytes:
        """The bytes of a picture. Raises ``BadJson`` where they are not at hand."""
        try:
            return self._assets[asset]
        except KeyError:
            raise refuse(
                f"the picture {asset} is not beside the JSON",
                "put it into the folder <name>.assets beside it, or take the figure out",
            ) from None

    def footnote(self, mark: str | None) -> tuple[int, bool]:
        """The id of the note with ``mark``, and whether Word numbers it so by itself."""
        note = self.note(mark)
        if note not in self.noted:
            self.noted.append(note)
        number = self.noted.index(note) + 1
        return number, note.mark == str(number)

    def note(self, mark: str | None) -> Footnote:
        """The note with ``mark``. Raises ``BadJson`` where there is none."""
        note = self._notes.get(mark or "")
        if note is None:
            raise refuse(
                f"the text refers to footnote {mark!r}, which is not there",
                "add it to `footnotes`, or take the span out",
            )
        return note

    def note_spans(self, mark: str | None) -> Spans:
        """The spans on the text of the note with ``mark``."""
        marks = [note.mark for note in self.report.footnotes]
        return self.spans("footnotes", str(marks.index(mark))) if mark in marks else ()

    def unplaced(self) -> list[str]:
        """The marks of the notes that no text refers to."""
        spans = (span for text in texts(self.report) for span in text.spans)
        placed = {span.target for span in spans if span.kind == "footnote"}
        return [note.mark for note in self.report.footnotes if note.mark not in placed]
