"""Items with roles become a ``Report``, every character on the account."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.raw import Raw
from pipeline.report import Annex, Block, Footnote, Report
from pipeline.stage import Parsed
from stages.parse.assembly import values
from stages.parse.assembly.account import Account, Glue
from stages.parse.assembly.blocks import Blocks
from stages.parse.assembly.captions import take_captions
from stages.parse.assembly.letterhead_values import front
from stages.parse.assembly.tree import nest
from stages.parse.assembly.values import Parts, date_in
from stages.parse.contents.check import contents_notices
from stages.parse.end.annexes import ISSUED_TITLE, begins_annex
from stages.parse.end.back import BACK_ROLES
from stages.parse.front.adoption import between
from stages.parse.headings.groups import find_headings
from stages.parse.headings.levels import set_levels
from stages.parse.headings.run_together import parted
from stages.parse.lines.items import Item, Line, whole

PARTS = frozenset(
    {
        "copy_number", "secrecy", "urgency", "issuer", "document_number", "title", "subtitle",
        "byline", "byline_date", "salutation", "attachment", "signature", "date", "note",
        "signer",
    }
) | BACK_ROLES  # fmt: skip
"""Roles of lines that are no blocks."""

LEFT_OUT: dict[str | None, str] = {
    "contents": "contents",
    "page_number": "page_number",
    "title_again": "repeated",
    "date_label": "dress",
    "rule": "dress",
    "no_text": "dress",
}
"""Roles of lines that are in no part, and why (keys of ``record.REASONS``)."""


def assemble(raw: Raw, items: Sequence[Item], *, own: bool) -> Parsed:
    """The report that ``items`` make. ``own``: guidang wrote the file, its styles decide."""
    account = Account(raw)
    parts, main, annexed = _sorted_out(items, account)
    _settle_dates(parts, account)
    blocks = Blocks(account)
    body = _body(main, blocks, own=own)
    annexes = tuple(_annex(i, group, account, blocks, own=own) for i, group in enumerate(annexed))
    dated = parts.get("date", ())
    report = Report(
        schema="report/1",
        source=raw.source,
        front=front(parts, account),
        title=_one(parts, "title", account),
        subtitle=_one(parts, "subtitle", account, glue=between),
        byline=_one(parts, "byline", account, glue="\n"),
        salutation=_one(parts, "salutation", account),
        body=body,
        attachments=values.attachments(parts.get("attachment", ()), account, own=own),
        annexes=annexes,
        signature=tuple(
            account.keep("signature", str(i), line)
            for i, line in enumerate(parts.get("signature", ()))
        ),
        date=values.date(dated[0], account) if dated else None,
        note=values.note(parts.get("note", ()), account),
        footnotes=_footnotes(raw, account),
        back=values.back(parts, account),
    )
    report = replace(account.laid(report), origins=account.origins(), evidence=account.evidences())
    listed = [d.text for d in raw.dropped if d.reason == "contents"]
    listed += [i.text for i in items if isinstance(i, Line) and i.role == "contents"]
    return Parsed(
        report=report,
        pieces=account.close(),
        changes=tuple(account.changes),
        notices=contents_notices(listed, report),
    )


def _sorted_out(
    items: Sequence[Item], account: Account
) -> tuple[Parts, list[Item], list[list[Item]]]:
    """The lines of parts by role, the items of the body, those of each annex."""
    parts: Parts = {}
    main: list[Item] = []
    annexed: list[list[Item]] = []
    for item in items:
        role = item.role if isinstance(item, Line) else None
        if isinstance(item, Line) and role in LEFT_OUT:
            account.drop(item, LEFT_OUT[role])
        elif isinstance(item, Line) and role in PARTS:
            parts.setdefault(role or "", []).append(item)
        elif begins_annex(item):
            annexed.append([item])
        else:
            (annexed[-1] if annexed else main).append(item)
    return parts, main, annexed


def _settle_dates(parts: Parts, account: Account) -> None:
    """One date is kept. The same one printed twice is kept once; another stays as words: under
    the title in the byline, at the end in the signature. Of several organs the one that signed
    last dates the document."""
    closing = parts.get("date", [])
    dates = sorted((i for i in closing if date_in(i)), key=lambda i: date_in(i) or "", reverse=True)
    words = [line for line in closing if not date_in(line)]
    under = parts.pop("byline_date", [])
    if not dates:
        dates = [line for line in under if date_in(line)][:1]
    value = date_in(dates[0]) if dates else None
    for line in [*under, *dates[1:]]:
        if dates and line is dates[0]:
            continue
        if value is not None and date_in(line) == value:
            account.drop(line, "repeated")
        else:
            parts.setdefault("byline" if line in under else "signature", []).append(line)
    if words:
        parts.setdefault("signature", []).extend(words)
    parts["date"] = dates[:1]


def _body(items: Sequence[Item], blocks: Blocks, *, own: bool) -> tuple[Block, ...]:
    lines = list(items) if own else parted(items)
    entries = set_levels(find_headings(take_captions(lines)), own=own)
    return blocks.of(nest(entries))


def _annex(
    index: int, items: Sequence[Item], account: Account, blocks: Blocks, *, own: bool
) -> Annex:
    titles = [i for i in items if isinstance(i, Line) and i.role in _ANNEX_TITLES]
    rest = [i for i in items if not (isinstance(i, Line) and i.role in _ANNEX_ROLES)]
    label = items[0]
    assert isinstance(label, Line)
    if label.role == ISSUED_TITLE:
        label = label.part(0, 0)
    elif label.text[-1] in "：:" and len(label.text) > 1:
        account.drop(label.part(len(label.text) - 1), "dress")
        label = label.undressed(0, len(label.text) - 1)
    return Annex(
        label=account.keep("annexes", f"{index}.label", label) if label.text else "",
        title=account.keep("annexes", f"{index}.title", *titles) if titles else None,
        body=_body(rest, blocks, own=own),
    )


_ANNEX_TITLES = frozenset({"annex_title", ISSUED_TITLE})
_ANNEX_ROLES = _ANNEX_TITLES | {"annex_label"}


def _one(parts: Parts, name: str, account: Account, glue: Glue = None) -> str | None:
    lines = parts.get(name)
    return account.keep(name, None, *lines, glue=glue) if lines else None


def _footnotes(raw: Raw, account: Account) -> tuple[Footnote, ...]:
    notes = []
    for index, note in enumerate(raw.footnotes):
        line = whole(f"n{index}", note.text, note.spans, note.origin)
        text = account.keep("footnotes", str(index), line)
        notes.append(Footnote(mark=note.mark, text=text))
    return tuple(notes)
