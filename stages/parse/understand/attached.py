"""附件说明 against the annexes that are bound (GB/T 9704-2012, 7.3.7: number and title of an
annex are those of the list). An annex that is listed and not bound is no finding: it may lie in
the folder as a file of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.chars import fold_width, letters
from pipeline.messages import Said, say
from pipeline.numerals import chinese_number
from pipeline.record import Finding
from pipeline.report import Report

_NUMBER = re.compile(r"附\s*件\s*(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})?$")


def attached_findings(report: Report) -> Iterator[Finding]:
    """``unmatched_attachment`` for each annex that the list does not have, or calls otherwise."""
    listed = report.attachments
    names = [letters(name) for name in listed]
    for index, annex in enumerate(report.annexes if listed else ()):
        label = _NUMBER.match(fold_width(annex.label))
        title = letters(annex.title or "")
        if label is None or (title in names and not label["n"]):
            continue  # 附件1-2, a part of one; 附件 alone, with a title that is listed
        number = _value(label["n"])
        if number > len(listed):
            message = say("附件说明中没有“{said}”，请核对", said=annex.label)
            yield _finding(f"{index}.label", annex.label, message)
        elif annex.title and title != names[number - 1]:
            message = say(
                "“{said}”在附件说明中写作“{listed}”，请核对",
                said=annex.title,
                listed=listed[number - 1],
            )
            yield _finding(f"{index}.title", annex.title, message)


def _value(number: str | None) -> int:
    """The only one has no number."""
    if number is None:
        return 1
    return int(number) if number.isdecimal() else chinese_number(number) or 0


def _finding(field: str, said: str, message: Said) -> Finding:
    return Finding(
        kind="unmatched_attachment",
        severity="warning",
        block="annexes",
        field=field,
        start=0,
        end=len(said),
        text=said,
        message=message,
    )
