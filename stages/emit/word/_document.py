"""The parts of the Word file, from the top of the first page to the foot of the last."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.report import Report
from pipeline.style import Style
from stages.emit.word import _front, _tail
from stages.emit.word._blocks import body
from stages.emit.word._draft import Draft
from stages.emit.word._footnotes import footnotes
from stages.emit.word._paragraphs import separator, set_space_before, wrap
from stages.emit.word._refuse import check
from stages.emit.word._runs import reference
from stages.emit.word._settings import font_table, footer, settings, sheet
from stages.emit.word._styles import styles
from stages.emit.word._xml import Element, name, part, w


def write(report: Report, assets: Mapping[str, bytes], style: Style) -> bytes:
    """``report`` as a Word file in ``style``; the same report gives the same bytes.

    Raises ``BadJson`` for what Word has no way to show, and for a picture not in ``assets``.
    """
    check(report)
    draft = Draft(report, assets, style)
    package = draft.package
    package.add("styles", "styles.xml", part(styles(style)))
    package.add("settings", "settings.xml", part(settings()))
    package.add("fontTable", "fontTable.xml", part(font_table(style)))
    odd = package.add("footer", "footer1.xml", part(footer(style, "right")))
    even = package.add("footer", "footer2.xml", part(footer(style, "left")))
    page = _page(draft)
    if draft.noted:
        package.add_notes(lambda: part(footnotes(draft)))
    document = w("document", w("body", *page, sheet(style, odd, even)))
    return package.save(part(document))


def _page(draft: Draft) -> list[Element]:
    """Everything in the order of the page (``roles.py`` names the styles)."""
    report = draft.report
    page = [*_front.front(draft, report.front)] if report.front is not None else []
    page += _front.head(draft)
    text = [*body(draft, report.body, draft.style.page.text_width)]
    if page and text and report.salutation is None:
        set_space_before(draft, text[0], 1)  # the blank line that a salutation would bring
    page += text
    page += _tail.attachments(draft)
    end = [*_tail.signature(draft)]
    if end:
        set_space_before(draft, end[0], 1)
    page += end
    page += _tail.note(draft)
    page += _tail.annexes(draft)
    unplaced = [reference(draft, mark) for mark in draft.unplaced()]
    if unplaced:
        page.append(wrap("paragraph", unplaced))
    if page:
        set_space_before(draft, page[0], 0)  # blank lines keep a distance, here from nothing
    if report.back is not None:
        page += _tail.back(draft, report.back)
    if not page or page[-1].tag != name("w:p") or report.back is not None:
        page.append(separator())  # what a table needs behind it, and a frame to hold on to
    return page
