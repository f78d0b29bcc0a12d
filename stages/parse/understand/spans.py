"""The ``UNDERSTOOD`` spans, laid anew over every text that is written in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec.structs import replace

from pipeline.remembered import remembered
from pipeline.report import UNDERSTOOD, Report, Span
from pipeline.walk import Place, Spans, transform
from stages.parse.lines.items import tidy
from stages.parse.understand.addressees import find_addressees
from stages.parse.understand.documents import find_documents
from stages.parse.understand.leads import find_leads
from stages.parse.understand.names import name_spans
from stages.parse.understand.placeholders import find_placeholders
from stages.parse.understand.points import find_points
from stages.parse.understand.values import value_spans

Finder = Callable[[str], Iterable[Span]]
ANYWHERE: tuple[Finder, ...] = (find_documents, find_placeholders)
"""What is looked for in every text."""
BY_ROLE: dict[str, tuple[Finder, ...]] = {
    "byline": (name_spans,),
    "salutation": (find_addressees,),
    "signature": (name_spans,),
    "heading": (value_spans,),
    "paragraph": (value_spans,),
}
"""What is looked for besides in texts of a role."""
_NO_WORDS = frozenset({"label", "opaque", "footnote_mark"})


def lay_spans(
    report: Report, kind: str | None, by_structure: Mapping[Place, Sequence[Span]]
) -> Report:
    """``report`` of ``kind`` with its spans laid, those that its structure tells among them;
    those laid before are taken off first."""

    def lay(place: Place, role: str, text: str, spans: Spans) -> tuple[str, Spans]:
        if role in _NO_WORDS:
            return text, spans
        found = [span for span in spans if span.kind not in UNDERSTOOD]
        found += by_structure.get(place, ())
        for finder in (*ANYWHERE, *BY_ROLE.get(role, ())):
            found += finder(text)
        if role == "paragraph":
            found += [span for span in _points_and_leads(text) if span not in found]
        new = tidy(found, text)  # a rule may have brought two stretches of one mark together
        return text, spans if new == spans else new

    return replace(transform(report, lay), kind=kind)


@remembered
def _points_and_leads(text: str) -> Spans:
    points = find_points(text)
    return (*points, *find_leads(text, points))
