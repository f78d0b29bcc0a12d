"""Facts that the words state: values with what they are said of, documents, names, and the grade
that a person gives himself (自评等次)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pipeline.report import Fact, Report
from pipeline.walk import Text, texts
from stages.parse.understand.documents import find_documents, number_behind
from stages.parse.understand.names import Named, find_names
from stages.parse.understand.values import find_values

GRADES = "优秀|良好|称职|基本称职|不称职|合格|基本合格|不合格|较好|一般|较差|好|差"
_SELF = re.compile(
    r"(?:自评|自我评[价定鉴]|个人评[价定]|自我[评鉴]定?|[对给]自己(?:的|作出的)?评[价定])"
    r"(?:的)?(?:等次|等级|档次|结果|结论|意见)?"
    r"(?:确?定)?(?:为|是)?[\s\u3000]*[：:]?[\s\u3000]*[“\"‘「]?"
    rf"(?P<grade>{'|'.join(sorted(GRADES.split('|'), key=len, reverse=True))})"
    r"(?=[”\"’」。，；、,;\s\u3000（(]|等次|等级|档次|$)"
)
_SENTENCES = frozenset({"paragraph", "heading"})
_NAMING = frozenset({"byline", "signature"})


def find_facts(report: Report) -> tuple[Fact, ...]:
    said = tuple(texts(report))
    holders = {role: _only_person(text for text in said if text.role == role) for role in _NAMING}
    found: list[Fact] = []
    for text in said:
        for roles, look in _LOOKS:
            if text.role in roles:
                found += look(text)
        if text.role in _NAMING:
            found += _names(text, holders[text.role])
    return tuple(found)


def _self_rating(text: Text) -> Iterator[Fact]:
    """自评等次为：优秀, 自我评价等次为“称职”."""
    for found in _SELF.finditer(text.text):
        yield Fact(
            kind="self_rating",
            value=found["grade"],
            block=text.block,
            field=text.field,
            start=found.start("grade"),
            end=found.end("grade"),
        )


def _values(text: Text) -> Iterator[Fact]:
    """Dates, and counts, sums and percentages that are told of something."""
    for stated in find_values(text.text):
        printed = stated.printed
        if printed.kind == "date" or stated.subject:
            yield Fact(
                kind=printed.kind,
                value=printed.value,
                subject=stated.subject,
                unit=printed.unit,
                qualifier=stated.qualifier,
                block=text.block,
                field=text.field,
                start=printed.start,
                end=printed.end,
            )


def _documents(text: Text) -> Iterator[Fact]:
    for span in find_documents(text.text):
        yield Fact(
            kind="document",
            value=text.text[span.start + 1 : span.end - 1],
            number=number_behind(text.text, span.end),
            block=text.block,
            field=text.field,
            start=span.start,
            end=span.end,
        )


def _names(text: Text, only: str | None) -> Iterator[Fact]:
    """Organs, offices and persons; who holds an office stands in its line, or is the ``only``
    one named."""
    named = find_names(text.text)
    for one in named:
        yield Fact(
            kind=one.kind,
            value=one.said,
            subject=_holder(text.text, one, named) or only if one.kind == "office" else None,
            block=text.block,
            field=text.field,
            start=one.start,
            end=one.end,
        )


def _holder(text: str, office: Named, named: list[Named]) -> str | None:
    for one in named:
        beside = one.start > office.end and "\n" not in text[office.end : one.start]
        if one.kind == "person" and beside:
            return one.said
    return None


def _only_person(said: Iterator[Text]) -> str | None:
    persons = {one.said for text in said for one in find_names(text.text) if one.kind == "person"}
    return next(iter(persons)) if len(persons) == 1 else None


_LOOKS: tuple[tuple[frozenset[str], Callable[[Text], Iterator[Fact]]], ...] = (
    (_SENTENCES | {"cell"}, _self_rating),
    (_SENTENCES, _values),
    (_SENTENCES, _documents),
)
