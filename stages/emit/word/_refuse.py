"""What a Word file cannot say must stop the writing: it would be lost without a word."""

from __future__ import annotations

import re

from pipeline.chars import strip_blanks
from pipeline.dates import print_date
from pipeline.errors import BadJson
from pipeline.report import Paragraph, Report, Section
from pipeline.walk import blocks, key_of, texts

_MAY_BE_EMPTY = frozenset({"paragraph", "cell", "opaque", "footnote"})
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def refuse(what: str, mend: str) -> BadJson:
    """The error for a report that is well-formed but that no Word file can show."""
    return BadJson(what, mend=mend)


def printed_date(iso: str, part: str) -> str:
    """``iso`` as the house prints it. Raises ``BadJson`` naming ``part``."""
    try:
        return print_date(iso)
    except ValueError as error:
        raise refuse(
            f"{part} is {iso!r}, which is no date", "write it as 2023-07-09, or leave it out"
        ) from error


def check(report: Report) -> None:
    """Raise ``BadJson`` for the first thing in ``report`` that Word has no way to show."""
    for text in texts(report):
        where = text.block if text.field is None else f"{text.block} {text.field}"
        if text.role not in _MAY_BE_EMPTY and not strip_blanks(text.text):
            raise refuse(f"the text of {where} is empty", "leave it out instead")
        bad = _NOT_IN_XML.search(text.text)
        if bad:
            raise refuse(
                f"the text of {where} holds the character U+{ord(bad[0]):04X} at {bad.start()}",
                "take this control character out, no Word file can hold it",
            )
        for span in text.spans:
            if not 0 <= span.start <= span.end <= len(text.text):
                raise refuse(
                    f"a span {span.kind!r} of {where} reaches from {span.start} to {span.end}, "
                    f"and the text has {len(text.text)} characters",
                    "correct the two offsets",
                )
    _check_keys(report)
    for index, annex in enumerate(report.annexes):
        if not annex.label and annex.title is None:
            raise refuse(
                f"annex {index} has neither label nor title",
                "give it one, or put its text into the body",
            )
    for block in blocks(report):
        match block:
            case Section():
                _check_section(block)
            case Paragraph(text="") if not any(s.kind == "footnote" for s in block.spans):
                raise refuse(f"paragraph {block.id} is empty", "take it out")


def _check_keys(report: Report) -> None:
    known = {key_of(text.place): text.spans for text in texts(report)}
    for key, spans in report.spans.items():
        if known.get(key) is not spans:
            raise refuse(
                f"`spans` names {key!r}, where no text takes its spans from there",
                "name a place such as title, signature.0, b7.caption, or take it out",
            )


def _check_section(section: Section) -> None:
    if not section.label and not section.heading:
        raise refuse(
            f"section {section.id} has neither label nor heading",
            "give it one, or put its blocks where the section stands",
        )
    if not 1 <= section.level <= 9:
        raise refuse(f"section {section.id} has level {section.level}", "Word has levels 1 to 9")
    first = section.blocks[0] if section.blocks else None
    if section.run_in and not (isinstance(first, Paragraph) and first.text):
        raise refuse(
            f"section {section.id} runs into no paragraph",
            "let it begin with a paragraph that has text, or set `run_in` to false",
        )
    for block in section.blocks:
        if isinstance(block, Section) and block.level <= section.level:
            raise refuse(
                f"section {block.id} of level {block.level} stands inside {section.id} of level "
                f"{section.level}",
                "put it behind that section, or give it a deeper level",
            )
