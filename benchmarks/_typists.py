"""The truths of samples/ typed in Word, each by several typists with habits of their own."""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace

from docx import Document
from msgspec.structs import replace as with_

from benchmarks._slips import lines_of, slips
from pipeline import registry
from pipeline.numerals import to_chinese
from pipeline.report import Block, Figure, Report, Section
from pipeline.style import Style
from pipeline.walk import blocks
from samples.make.look import Look
from samples.make.numbers import FORMS
from samples.make.printed import Line
from samples.make.truth import picture
from samples.make.word import word_file


@dataclass(frozen=True)
class Typist:
    """A ``Look``, and what of it depends on the text that is typed."""

    says: str
    look: Look = field(default_factory=Look)
    automatic: bool = False
    """Whether numbers are automatic, at the levels where Word's list gives what is printed."""
    date_above: bool = False
    """Whether the date stands in brackets under the byline, where there is one."""
    slips: bool = False
    """Whether each line gets one of ``_slips.SLIPS`` where one fits."""
    pasted: bool = False
    """Whether all looks are lost: each paragraph stands as Word's template has it."""
    house: bool = False
    """Whether the file is what guidang's own emitter makes of the truth."""


TYPISTS = {
    "by hand": Typist("all looks made by hand, numbers typed"),
    "styles": Typist("Word's styles for title and headings, numbers typed", Look(styles=True)),
    "numbers": Typist("Word's styles, automatic numbers", Look(styles=True), automatic=True),
    "blanks": Typist(
        "blanks for indents, runs cut to pieces, the date above, small type",
        Look(indent="blanks", cut=True, size=14, pitch=1.5),
        date_above=True,
    ),
    "slips": Typist(
        "letter paper, marks and digits in the wrong width, quotes turned, soft breaks",
        Look(paper="letter", size=15, pitch=1.6, lose=["page_numbers"]),
        slips=True,
    ),
    "contents": Typist(
        "a table of contents with leaders and pages typed above, automatic numbers",
        Look(contents="dotted", face="LXGW WenKai"),
        automatic=True,
    ),
    "pasted": Typist("no looks at all, as pasted from a chat or a mail", pasted=True),
    "house": Typist("what guidang itself writes", house=True),
}
CONTENTS_FROM = 3
"""Headings from which a table of contents is typed at all."""


def typed(report: Report, typist: Typist, style: Style) -> bytes:
    """``report`` as the .docx that ``typist`` would have made of it."""
    if typist.house:
        assets = {
            figure.asset: picture(figure.asset).read_bytes()
            for figure in blocks(report)
            if isinstance(figure, Figure)
        }
        return registry.emitters_named(["docx"])[0].emit(report, assets, style)
    look = typist.look
    if sum(line.role in ("heading", "chapter") for line in lines_of(report, look)) < CONTENTS_FROM:
        look = replace(look, contents="")
    if typist.automatic:
        look = replace(look, automatic=automatic_levels(report, look))
    if typist.date_above and report.byline:
        look = replace(look, date="byline")
    if typist.slips:
        look = replace(look, mess=slips(report, look))
    word = word_file(report, look)
    return without_looks(word) if typist.pasted else word


def without_looks(word: bytes) -> bytes:
    """The .docx ``word`` without what its paragraphs and letters look like; tables stay."""
    document, out = Document(io.BytesIO(word)), io.BytesIO()
    for properties in document.element.body.xpath("//w:p/w:pPr | //w:r/w:rPr"):
        properties.getparent().remove(properties)
    document.save(out)
    return out.getvalue()


def without_seals(report: Report) -> Report:
    """``report`` without what only a stamp can put on paper."""

    def kept(group: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(
            with_(block, blocks=kept(block.blocks)) if isinstance(block, Section) else block
            for block in group
            if not (isinstance(block, Figure) and block.shows)
        )

    return with_(report, body=kept(report.body))


def automatic_levels(report: Report, look: Look) -> list[int]:
    """The levels at which a list of Word counts as ``report`` does: none is left out, and none
    begins again but below a higher one."""
    numbered = [line for line in lines_of(report, look) if line.level]
    levels: list[int] = []
    for level in FORMS:
        tried = [*levels, level]
        lines = [line for line in numbered if line.level in tried]
        if any(line.level == level for line in lines) and _counts(lines):
            levels = tried
    return levels


def _counts(lines: list[Line]) -> bool:
    count, used = dict.fromkeys(FORMS, 0), {line.level for line in lines}
    for line in lines:
        # where 1. stands right below 一、, Word has counted the （一） between them
        count |= {level: 1 for level in used if level < line.level and not count[level]}
        if line.level == 1 and line.label == "一、":
            count[1] = 0  # the typist starts a new list
        count[line.level] += 1
        count |= {level: 0 for level in FORMS if level > line.level}
        form, text = FORMS[line.level]
        number = count[line.level]
        shown = to_chinese(number) if form == "chineseCounting" else str(number)
        if text.replace(f"%{line.level}", shown) != line.label:
            return False
    return True
