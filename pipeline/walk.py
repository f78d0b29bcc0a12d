"""Every text of a report, by place, and the way to put changed texts back.

A place is a pair (block, field):

=====================  ==========================================================
``("title", None)``    likewise subtitle, byline, salutation, date, note
``("front", name)``    a part of 版头; ``("back", name)`` a part of 版记
``("signature", "0")`` a line of it; likewise ``attachments``
``("annexes", …)``     ``"0.label"``, ``"0.title"``
``("footnotes", …)``   ``"0"`` its text, ``"0.mark"`` its mark
``(id, None)``         a paragraph, an opaque block
``(id, "label")``      and ``"heading"`` of a section
``(id, "r0c2")``       the third cell listed in the first row of a table
``(id, "caption")``    of a table or a figure
=====================  ==========================================================

Paragraphs, headings and cells hold their spans themselves; those of other texts stand in
``Report.spans``. An opaque block and the mark of a footnote have none.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from operator import is_
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from pipeline.report import (
    Annex,
    Block,
    Cell,
    Figure,
    Footnote,
    Opaque,
    Paragraph,
    Report,
    Section,
    Span,
    Table,
)

Place = tuple[str, str | None]
Spans = tuple[Span, ...]
Visit = Callable[[Place, str, str, Spans], tuple[str, Spans]]
"""Takes place, role, text and spans; gives the text and spans to stand there."""

FRONT_PARTS = ("copy_number", "secrecy", "urgency", "issuer", "document_number", "signer")
BACK_PARTS = (
    "keywords", "sent_to", "reported_to", "copies_to", "printed_by", "printed_on",
    "copies_printed",
)  # fmt: skip

_NOT_BY_KEY = frozenset({"paragraph", "heading", "cell", "opaque", "footnote_mark"})
"""Roles of texts whose spans do not stand in ``Report.spans``."""

_BARE = frozenset({"opaque", "footnote_mark"})
"""Roles of texts that have no spans."""

_GONE_IF_EMPTY = frozenset({"label", "heading", "annex_label"})
"""Roles of texts that are there only where they say something."""

_S = TypeVar("_S", bound=Struct)
_Item = TypeVar("_Item")


class Text(Struct, frozen=True):
    """One text of a report. ``role`` is the name of its part, or one of ``paragraph``,
    ``label``, ``heading``, ``cell``, ``caption``, ``opaque``, ``annex_label``,
    ``annex_title``, ``footnote``, ``footnote_mark``."""

    block: str
    field: str | None
    role: str
    text: str
    spans: Spans

    @property
    def place(self) -> Place:
        return (self.block, self.field)


def key_of(place: Place) -> str:
    """What ``Report.spans`` calls a place: ``title``, ``signature.0``, ``b7.caption``."""
    block, field = place
    return block if field is None else f"{block}.{field}"


_latest: list[tuple[Report, tuple[Text, ...]]] = []
"""The reports last asked for and their texts: one report goes through many rules unchanged, and
is compared with the one that it was made from, and its annexes are read each by itself."""
_KEPT = 4

_HOLDS_TEXT = (
    "front", "title", "subtitle", "byline", "salutation", "body", "attachments", "signature",
    "date", "note", "annexes", "footnotes", "back", "spans",
)  # fmt: skip
"""The fields of a report that its texts and their spans stand in."""


def texts(report: Report) -> Iterator[Text]:
    """All texts of ``report`` in the order of the page."""
    return iter(all_texts(report))


def all_texts(report: Report) -> tuple[Text, ...]:
    """The same as ``texts``, and the same object while the texts stay the same: a report with
    other facts or findings is not walked again."""
    for known, found in _latest:
        if all(getattr(known, name) is getattr(report, name) for name in _HOLDS_TEXT):
            return found
    return _keep(report, _walked(report))


def _keep(report: Report, found: tuple[Text, ...]) -> tuple[Text, ...]:
    _latest[:] = [(report, found), *(entry for entry in _latest if entry[0] is not report)][:_KEPT]
    return found


def _walked(report: Report) -> tuple[Text, ...]:
    found: list[Text] = []

    def note(place: Place, role: str, text: str, spans: Spans) -> tuple[str, Spans]:
        found.append(Text(*place, role, text, spans))
        return text, spans

    transform(report, note)
    return tuple(found)


def rewrite(report: Report, new: Mapping[Place, tuple[str, Spans]]) -> Report:
    """``report`` with the texts and spans at the places of ``new`` put in.

    Only the blocks named are made anew, and the texts of what comes out are known from those
    of what went in: a rule that mends one comma must not cost a walk over the whole report.
    """
    before = all_texts(report)
    made = transform(
        report,
        lambda place, _role, text, spans: new.get(place, (text, spans)),
        within=frozenset(block for block, _field in new),
    )
    found = (_rewritten(text, new[text.place]) if text.place in new else text for text in before)
    after = tuple(text for text in found if text.text or text.role not in _GONE_IF_EMPTY)
    made = _changed(made, {"spans": _spans_by_key(report.spans, before, after)})
    _keep(made, after)
    return made


def _spans_by_key(
    spans: dict[str, Spans], before: Iterable[Text], after: Iterable[Text]
) -> dict[str, Spans]:
    """``Report.spans`` in the order of the page. Those at no place stay, for emit to refuse."""
    now = {key_of(t.place): t.spans for t in after if t.spans and t.role not in _NOT_BY_KEY}
    known = {key_of(t.place) for t in before if t.role not in _NOT_BY_KEY} if spans else set()
    now |= {key: stray for key, stray in spans.items() if stray and key not in known}
    return spans if list(now.items()) == list(spans.items()) else now


def _rewritten(before: Text, now: tuple[str, Spans]) -> Text:
    text, spans = now
    return Text(*before.place, before.role, text, () if before.role in _BARE else spans)


def blocks(report: Report) -> Iterator[Block]:
    """All blocks in document order, a section before what it holds; annexes last."""
    for top in (report.body, *(annex.body for annex in report.annexes)):
        yield from _nested(top)


def _nested(group: tuple[Block, ...]) -> Iterator[Block]:
    for block in group:
        yield block
        if isinstance(block, Section):
            yield from _nested(block.blocks)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    if cell.blocks:
                        yield from _nested(cell.blocks)


def transform(report: Report, visit: Visit, within: Collection[str] | None = None) -> Report:
    """``report`` with every text replaced by what ``visit`` gives for it.

    Where ``within`` is given, only texts of those blocks and of the parts that are no blocks
    are visited, and ``Report.spans`` stays as it was.
    Parts that stay as they were stay the same objects.
    """
    new: dict[str, object] = {}
    visit, spans = _by_key(report.spans, visit)
    if report.front is not None:
        new["front"] = _parts(report.front, "front", FRONT_PARTS, visit)
    for name in ("title", "subtitle", "byline", "salutation"):
        _single(report, name, visit, new)
    new["body"] = _blocks(report.body, visit, within)
    new["attachments"] = _lines("attachments", report.attachments, visit)
    new["signature"] = _lines("signature", report.signature, visit)
    for name in ("date", "note"):
        _single(report, name, visit, new)
    new["annexes"] = _each(report.annexes, lambda i, annex: _annex(i, annex, visit, within))
    new["footnotes"] = _each(report.footnotes, lambda i, note: _footnote(i, note, visit))
    if report.back is not None:
        new["back"] = _parts(report.back, "back", BACK_PARTS, visit)
    if within is None:
        new["spans"] = spans()
    return _changed(report, new)


def _by_key(before: dict[str, Spans], visit: Visit) -> tuple[Visit, Callable[[], dict[str, Spans]]]:
    """``visit`` that finds the spans of plain texts in ``before``, and what they became, in the
    order of the page. Those at no place of the report stay, for emit to refuse."""
    seen: dict[str, Spans] = {}

    def with_spans(place: Place, role: str, text: str, spans: Spans) -> tuple[str, Spans]:
        if role in _NOT_BY_KEY:
            return visit(place, role, text, spans)
        key = key_of(place)
        text, seen[key] = visit(place, role, text, before.get(key, ()))
        return text, ()

    def after() -> dict[str, Spans]:
        now = {key: spans for key, spans in seen.items() if spans}
        now |= {key: spans for key, spans in before.items() if spans and key not in seen}
        return before if list(now.items()) == list(before.items()) else now

    return with_spans, after


def _changed(struct: _S, new: Mapping[str, object]) -> _S:
    differing = {k: v for k, v in new.items() if v is not getattr(struct, k)}
    return replace(struct, **differing) if differing else struct


def _each(items: tuple[_Item, ...], make: Callable[[int, _Item], _Item]) -> tuple[_Item, ...]:
    made = [make(i, item) for i, item in enumerate(items)]
    return items if all(map(is_, items, made)) else tuple(made)


def _single(report: Report, name: str, visit: Visit, new: dict[str, object]) -> None:
    text = getattr(report, name)
    if text is not None:
        new[name] = visit((name, None), name, text, ())[0]


def _lines(name: str, lines: tuple[str, ...], visit: Visit) -> tuple[str, ...]:
    return _each(lines, lambda i, line: visit((name, str(i)), name, line, ())[0])


def _parts(part: _S, block: str, names: tuple[str, ...], visit: Visit) -> _S:
    new = {
        name: visit((block, name), name, text, ())[0]
        for name in names
        if (text := getattr(part, name)) is not None
    }
    return _changed(part, new)


def _annex(index: int, annex: Annex, visit: Visit, within: Collection[str] | None) -> Annex:
    new: dict[str, object] = {}
    if annex.label:
        place = ("annexes", f"{index}.label")
        new["label"] = visit(place, "annex_label", annex.label, ())[0]
    if annex.title is not None:
        place = ("annexes", f"{index}.title")
        new["title"] = visit(place, "annex_title", annex.title, ())[0]
    new["body"] = _blocks(annex.body, visit, within)
    return _changed(annex, new)


def _footnote(index: int, note: Footnote, visit: Visit) -> Footnote:
    mark = visit(("footnotes", f"{index}.mark"), "footnote_mark", note.mark, ())[0]
    text = visit(("footnotes", str(index)), "footnote", note.text, ())[0]
    return _changed(note, {"mark": mark, "text": text})


def _blocks(
    group: tuple[Block, ...], visit: Visit, within: Collection[str] | None
) -> tuple[Block, ...]:
    return _each(group, lambda _i, block: _block(block, visit, within))


def _block(block: Block, visit: Visit, within: Collection[str] | None) -> Block:
    if within is not None and block.id not in within:
        return _around(block, visit, within)
    new: dict[str, object] = {}
    match block:
        case Paragraph():
            text, spans = visit((block.id, None), "paragraph", block.text, block.spans)
            if text is block.text and spans is block.spans:
                return block
            new["text"], new["spans"] = text, spans
        case Section():
            if block.label:
                new["label"] = visit((block.id, "label"), "label", block.label, ())[0]
            if block.heading:
                new["heading"], new["spans"] = visit(
                    (block.id, "heading"), "heading", block.heading, block.spans
                )
            new["blocks"] = _blocks(block.blocks, visit, within)
        case Table():
            _caption(block.id, block.caption, visit, new)
            new["rows"] = _each(
                block.rows,
                lambda r, row: _each(
                    row, lambda c, cell: _cell(block.id, r, c, cell, visit, within)
                ),
            )
        case Figure():
            _caption(block.id, block.caption, visit, new)
        case Opaque():
            new["text"] = visit((block.id, None), "opaque", block.text, ())[0]
    return _changed(block, new)


def _around(block: Block, visit: Visit, within: Collection[str] | None) -> Block:
    """``block`` with what lies in it visited, and not its own texts."""
    if isinstance(block, Section):
        return _changed(block, {"blocks": _blocks(block.blocks, visit, within)})
    if isinstance(block, Table) and any(cell.blocks for row in block.rows for cell in row):

        def inside(_c: int, cell: Cell) -> Cell:
            return _changed(cell, {"blocks": _blocks(cell.blocks, visit, within)})

        return _changed(block, {"rows": _each(block.rows, lambda _r, row: _each(row, inside))})
    return block


def _caption(block: str, caption: str | None, visit: Visit, new: dict[str, object]) -> None:
    if caption is not None:
        new["caption"] = visit((block, "caption"), "caption", caption, ())[0]


def _cell(
    block: str, r: int, c: int, cell: Cell, visit: Visit, within: Collection[str] | None
) -> Cell:
    text, spans = visit((block, f"r{r}c{c}"), "cell", cell.text, cell.spans)
    inner = _blocks(cell.blocks, visit, within) if cell.blocks else cell.blocks
    if text is cell.text and spans is cell.spans and inner is cell.blocks:
        return cell
    return _changed(cell, {"text": text, "spans": spans, "blocks": inner})
