"""Values of the parts, taken out of their printed dress."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.chars import fold_width
from pipeline.dates import find_dates, read_date
from pipeline.labels import read_label
from pipeline.report import Back
from stages.parse.assembly.account import Account
from stages.parse.end.imprint import COUNT, OPENINGS
from stages.parse.lines.items import Line, is_changed_in_part

Parts = dict[str, list[Line]]
"""The lines of each role, in order."""

_PRINTED = re.compile(r"\s*印\s*发$")
_ATTACHED = re.compile(r"^附\s*件?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s*[：:]")
_FURTHER = re.compile(r"(?<=\S)[\s\u3000]+(?=\d{1,2}[.．、])")


def back(parts: Parts, account: Account) -> Back | None:
    """版记, or None where it has nothing."""
    found: dict[str, str] = {}
    for role, opening in OPENINGS.items():
        if listed := parts.get(role):
            lines = [opened(listed[0], opening, account), *listed[1:]]
            if role != "keywords":
                lines[-1] = without_end(lines[-1], "。", account)
            found[role] = account.keep("back", role, *lines)
    by: list[Line] = []
    for line in parts.get("printed_by", ()):
        date = next((d for d in find_dates(line.text) if d.end <= len(line.text)), None)
        said = _PRINTED.search(line.text)
        end = said.start() if said else len(line.text)
        when = line.part(date.start, date.end) if date is not None else line
        broken = date is None or date.end != end or is_changed_in_part(when)
        if date is None or broken or "printed_on" in found:
            by.append(line)
            continue
        by.append(line.part(0, date.start))
        if said:
            account.drop(line.part(date.end), "dress")
        found["printed_on"] = account.keep_date("back", "printed_on", when, date.iso)
    if any(line.text for line in by):
        found["printed_by"] = account.keep("back", "printed_by", *by)
    if counted := parts.get("copies_printed"):
        found["copies_printed"] = account.keep(
            "back", "copies_printed", *(_number(line, account) for line in counted)
        )
    return Back(**found) if found else None


def attachments(lines: Sequence[Line], account: Account, *, own: bool) -> tuple[str, ...]:
    """The names of 附件说明 without 附件： and numbers. In guidang's own files a single name has
    no number, so that one is part of the name."""
    whole = [[opened(line, _ATTACHED, account)] for line in lines]
    if not own:
        whole = _joined(lines, [name for [name] in whole])
    if not own or len(whole) > 1:
        whole = [[_unnumbered(first, account), *rest] for first, *rest in whole]
    if not own:
        whole = [[*first, _without_stop(last, account)] for *first, last in whole]
    kept = [parts for name in whole if (parts := [part for part in name if part.text])]
    return tuple(account.keep("attachments", str(i), *name) for i, name in enumerate(kept))


def _joined(lines: Sequence[Line], names: Sequence[Line]) -> list[list[Line]]:
    """The lines of each of ``names``, 附件： taken from ``lines``: in a numbered row, one without
    a number is the rest of the name above."""
    whole: list[list[Line]] = []
    numbered = bool(names) and read_label(names[0].text) is not None
    for line, name in zip(lines, names, strict=True):
        opens = _ATTACHED.match(line.text) or read_label(name.text) is not None
        if whole and numbered and not opens:
            whole[-1].append(name)
        else:
            whole += [[one] for one in _several(name)]
    return whole


def _without_stop(line: Line, account: Account) -> Line:
    return without_end(without_end(line, "。", account), "；", account)


def date_in(line: Line) -> str | None:
    """The ISO date that ``line`` prints; None where it tells no day, or where some of it is
    inserted or deleted, which no value can show."""
    return None if is_changed_in_part(line) else read_date(line.text)


def date(line: Line, account: Account) -> str | None:
    """The ISO date that ``line`` prints, or None where the day is not told."""
    iso = read_date(line.text)
    if iso is None:
        return None
    return account.keep_date("date", None, without_brackets(line, account), iso)


def note(lines: Sequence[Line], account: Account) -> str | None:
    if not lines:
        return None
    inner = [without_brackets(line, account) for line in lines]
    return account.keep("note", None, *inner, glue="\n")


def without_end(line: Line, mark: str, account: Account) -> Line:
    """``line`` without one ``mark`` at its end, which is dress."""
    if not line.text.endswith(mark) or line.text == mark:
        return line
    account.drop(line.part(len(line.text) - 1), "dress")
    return line.undressed(0, len(line.text) - 1)


def without_brackets(line: Line, account: Account) -> Line:
    text = line.text
    if len(text) < 3 or text[0] not in "（(" or text[-1] not in "）)":
        return line
    inner = line.undressed(1, len(text) - 1)
    account.drop(line.part(0, 1), "dress")
    account.drop(line.part(len(text) - 1), "dress")
    return inner


def opened(line: Line, opening: re.Pattern[str], account: Account) -> Line:
    found = opening.match(line.text)
    if found is None:
        return line
    account.drop(line.part(0, found.end()), "dress")
    return line.undressed(found.end())


def _number(line: Line, account: Account) -> Line:
    """（共印50份） without what is around the number."""
    count = COUNT.match(line.text)
    if count is None:
        return line
    start, end = count.span("n")
    account.drop(line.part(0, start), "dress")
    account.drop(line.part(end), "dress")
    return line.undressed(start, end)


def _several(line: Line) -> list[Line]:
    """1.甲　2.乙 on one line as two."""
    cuts = [0, *(m.end() for m in _FURTHER.finditer(line.text)), len(line.text)]
    if read_label(line.text) is None:
        return [line]
    return [line.part(a, b) for a, b in pairwise(cuts)]


def _unnumbered(line: Line, account: Account) -> Line:
    numbered = re.match(r"\d{1,2}\s*[.、]", fold_width(line.text))
    end = numbered.end() if numbered else 0
    label = None if numbered else read_label(line.text)
    end = label.end if label else end
    if not end or end >= len(line.text):
        return line
    account.drop(line.part(0, end), "dress")
    return line.undressed(end)
