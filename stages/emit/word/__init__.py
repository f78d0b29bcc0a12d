"""A report as a Word file in the style of the house.

python-docx packs the file; the parts in it are written here one by one, since its template
would bring its own paper, fonts and styles, and each of them would have to be taken out again.
What a part must look like is said by ECMA-376 part 1 (WordprocessingML).
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.report import Report
from pipeline.stage import Emitter
from pipeline.style import Style


def _emit(report: Report, assets: Mapping[str, bytes], style: Style) -> bytes:
    from stages.emit.word._document import write

    return write(report, assets, style)


EMITTER = Emitter(
    name="docx",
    suffix=".docx",
    says="a Word file in the style of the house",
    emit=_emit,
)
