"""A report as lines of a page, in the dress of GB/T 9704: what every form of it is typed from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.dates import print_date
from pipeline.labels import join_label, read_label
from pipeline.report import Block, Figure, Report, Section, Table

from .look import Contents, Look

IN_THE_MIDDLE = ("part", "chapter", "clause")
"""Marks of headings that regulations set in the middle."""
LISTED = {"keywords": "主题词", "sent_to": "主送", "reported_to": "抄报", "copies_to": "抄送"}
"""What the lists of 版记 open with."""
IMPRINT = (*LISTED, "printed_by", "copies_printed")
PAGE = 500
"""Characters by which a table of contents counts its pages."""


@dataclass(frozen=True)
class Line:
    """A paragraph to be typed. ``head`` is how many characters at its start are a heading."""

    role: str
    text: str
    level: int = 0
    label: str = ""
    """The number that ``text`` begins with, where it is a section's."""
    head: int = 0


Printed = Line | Table | Figure


def printed(report: Report, look: Look) -> Iterator[Printed]:
    """All paragraphs, tables and figures of ``report``, in the order of the page."""
    front, back = report.front, report.back
    if front is not None:
        for role in ("copy_number", "secrecy", "urgency", "issuer"):
            for text in (getattr(front, role) or "").splitlines():
                yield Line(role, text)
        signer = f"\t签发人：{front.signer}" if front.signer else ""
        yield Line("document_number", (front.document_number or "") + signer)
    if report.title:
        yield Line("title", report.title)
    if report.subtitle:
        yield Line("subtitle", report.subtitle)
    under = [Line("byline_date", f"（{print_date(report.date)}）")] if report.date else []
    if look.date == "title":
        yield from under
    for line in (report.byline or "").splitlines():
        yield Line("byline", line)
    if look.date == "byline":
        yield from under
    if report.salutation:
        yield Line("salutation", report.salutation)
    if look.contents:
        yield from _contents(report.body, look.contents)
    yield from _blocks(report.body)
    yield from _attachments(report.attachments)
    for line in report.signature:
        yield Line("signature", line)
    if report.date and look.date == "end":
        yield Line("date", print_date(report.date))
    if report.note:
        yield Line("note", f"（{report.note}）")
    for annex in report.annexes:
        if annex.label:
            yield Line("annex_label", annex.label)
        if annex.title:
            yield Line("annex_title" if annex.label else "issued_title", annex.title)
        yield from _blocks(annex.body)
    if back is not None:
        for role, opening in LISTED.items():
            if said := getattr(back, role):
                yield Line(role, f"{opening}：{said}" + ("" if role == "keywords" else "。"))
        if back.printed_on:  # the form of a letter has neither office nor day here
            yield Line("printed_by", f"{back.printed_by}\t{print_date(back.printed_on)}印发")
        if back.copies_printed:
            yield Line("copies_printed", f"（共印{back.copies_printed}份）")


def _attachments(names: tuple[str, ...]) -> Iterator[Line]:
    if len(names) == 1:
        yield Line("attachment", f"附件：{names[0]}")
        return
    for number, name in enumerate(names, 1):
        yield Line("attachment", f"{'附件：' if number == 1 else '　　　'}{number}.{name}")


def _blocks(blocks: tuple[Block, ...]) -> Iterator[Printed]:
    for block in blocks:
        if isinstance(block, Section):
            yield from _section(block)
        elif isinstance(block, Figure) and block.shows:
            continue  # a seal is stamped on the printed page, see paper.py
        elif isinstance(block, Table | Figure):
            yield block
        else:
            yield Line("paragraph", block.text)


def _contents(body: tuple[Block, ...], contents: Contents) -> Iterator[Line]:
    """目录 and a line for each heading; ``dotted`` ones have leaders and a page."""
    yield Line("contents_head", "目　录")
    said = 0
    for line in _blocks(body):
        if isinstance(line, Line):
            if line.role in ("chapter", "heading"):
                leaders = f"{'…' * 8}{said // PAGE + 1}" if contents == "dotted" else ""
                yield Line("contents", line.text + leaders)
            said += len(line.text)


def _section(section: Section) -> Iterator[Printed]:
    head = join_label(section.label, section.heading)
    if not section.run_in:
        mark = read_label(f"{section.label}\u3000文")
        role = "chapter" if mark is not None and mark.mark in IN_THE_MIDDLE else "heading"
        yield Line(role, head, section.level, section.label, len(head))
        yield from _blocks(section.blocks)
        return
    rest = list(_blocks(section.blocks))
    text = rest.pop(0).text  # a run-in heading's first block is always a paragraph
    if section.heading:
        head += "" if head.endswith("：") else "。"
        yield Line("run_in", head + text, section.level, section.label, len(head))
    else:  # 第一条 and its words, （一） and a long sentence
        whole = join_label(section.label, text)
        yield Line("run_in", whole, section.level, section.label, len(section.label))
    yield from rest
