"""References to articles and items: 违反本规定第九条, 前款第（六）项, 见第（三）项.

A row such as 第五条第（二）项、第七条 is read as one. What stands before it tells whose articles
are meant: behind 《…》 or 公务员法 those of another document, which are no matter of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from pipeline.chars import fold_width
from pipeline.labels import read_heading_label
from pipeline.numerals import NUMERALS, chinese_number
from pipeline.report import Block, Report, Section
from pipeline.walk import Text, texts

ARTICLES = 3
"""From how many 第…条 on a text is one in articles, whose references can be followed."""

_N = rf"(?:[{NUMERALS}]{{1,7}}|\d{{1,4}})"
_STEP = (
    rf"(?:第(?P<article>{_N})条(?:之[{NUMERALS}])?|第(?P<clause>{_N})款"
    rf"|第[（(](?P<item>{_N})[)）]项|第(?P<bare>{_N})项)"
)
_FIRST = re.compile(_STEP)
_NEXT = re.compile(rf"(?:[、,，和及或至]|以及|或者)?{_STEP}")
_WORKS = (
    "法|法典|宪法|条例|办法|规定|细则|章程|制度|规则|守则|规程|规范|准则|决定|解释|公约|协定|协议|合同"
    "|标准|意见|通知|方案|大纲|批复|纲要"
)
_OWN = re.compile(rf"本(?:\w{{0,4}})?(?:{_WORKS})的?$")
_FOREIGN = re.compile(rf"(?:[》〉”）)]|{_WORKS}|表|附件\d{{0,2}}|原|其)[的中]?$")
_NEAR = re.compile(r"(?:前款|本款|上款|本条|前条|前项|上述)的?$")
_REACH = 12
"""Characters before a row that tell whose it is."""
_SENTENCE = re.compile("[。；\n]")
_AMENDS = re.compile("修改|修正|修订")
"""In a title: then the articles are those of what is amended."""

_ITEM_MARKS = frozenset({"cn_paren", "arabic_paren"})
_ITEM = re.compile(rf"(?:^|(?<=[：:；;。\n]))\s{{0,4}}[（(](?P<n>{_N})[)）]")
"""An item at the start of a line or a clause."""
_ARTICLE = re.compile(
    rf"^\s{{0,4}}第(?P<n>{_N})条|(?<=[。；])\s{{0,4}}第(?P<m>{_N})条(?=[\s【])", re.M
)
"""An article that parse did not find to be one, at the start of a line or behind another."""
_WRITTEN = frozenset({"paragraph", "heading", "cell"})

Broken = Iterator[tuple[Text, int, int]]


class _Numbers(Struct, frozen=True):
    """What a body numbers: the items of each of its articles, and all items."""

    articles: dict[int, set[int]]
    items: set[int]


def broken_articles(report: Report) -> Broken:
    """Each 第…条 and 第（…）项 that is not there, as a text and where in it."""
    if report.title and _AMENDS.search(report.title):
        return
    for body in (report.body, *(annex.body for annex in report.annexes)):
        alone = Report(schema="report/1", body=body) if report.annexes else report
        written = [text for text in texts(alone) if text.role in _WRITTEN or text.role == "label"]
        naming = [text for text in written if text.role in _WRITTEN and _FIRST.search(text.text)]
        if not naming:
            continue
        inside = dict(_inside(body, None))
        numbers = _numbers(written, inside)
        for text in naming:
            yield from _in_text(text, inside.get(text.block), numbers)


def _inside(group: Sequence[Block], article: int | None) -> Iterator[tuple[str, int | None]]:
    """The article that each block stands in."""
    for block in group:
        here = article
        if isinstance(block, Section):
            read = read_heading_label(f"{block.label}\u3000文") if block.label else None
            here = read.number if read is not None and read.mark == "article" else article
            yield from _inside(block.blocks, here)
        yield block.id, here


def _numbers(written: Sequence[Text], inside: Mapping[str, int | None]) -> _Numbers:
    articles: dict[int, set[int]] = {number: set() for number in inside.values() if number}
    items: set[int] = set()
    for text in written:
        if text.role == "label":
            read = read_heading_label(f"{text.text}\u3000文")
            found = {read.number} if read is not None and read.mark in _ITEM_MARKS else set()
        else:
            found = {_value(match["n"]) for match in _ITEM.finditer(text.text)}
            for match in _ARTICLE.finditer(text.text):
                articles.setdefault(_value(match["n"] or match["m"]), set())
        items |= found
        if (article := inside.get(text.block)) is not None:
            articles[article] |= found
    return _Numbers(articles, items)


def _in_text(text: Text, within: int | None, numbers: _Numbers) -> Broken:
    at = 0
    while (step := _FIRST.search(text.text, at)) is not None:
        start, row = step.start(), [step]
        while (step := _NEXT.match(text.text, row[-1].end())) is not None:
            row.append(step)
        at = row[-1].end()
        before = text.text[max(0, start - _REACH) : start]
        if not _is_foreign(before, text.text, start):
            yield from ((text, *place) for place in _in_row(row, before, within, numbers))


def _is_foreign(before: str, text: str, start: int) -> bool:
    """Whether the articles of another document are meant."""
    if _OWN.search(before) or _NEAR.search(before):
        return False
    if _FOREIGN.search(before):
        return True
    sentence = start
    while sentence > 0 and start - sentence < 200 and not _SENTENCE.match(text[sentence - 1]):
        sentence -= 1
    return "》" in text[sentence:start]


def _in_row(
    row: Sequence[re.Match[str]], before: str, within: int | None, numbers: _Numbers
) -> Iterator[tuple[int, int]]:
    article, stepped = None, bool(_NEAR.search(before))
    in_articles = len(numbers.articles) >= ARTICLES
    for step in row:
        start, end = step.start() + step[0].index("第"), step.end()
        if step["article"]:
            article = _value(step["article"])
            if in_articles and article not in numbers.articles:
                yield start, end
        elif step["item"] or (step["bare"] and stepped):
            meant = article if article is not None else within
            items = numbers.articles.get(meant, set()) if meant is not None else numbers.items
            if items and _value(step["item"] or step["bare"]) not in items:
                yield start, end
        stepped = True


def _value(number: str) -> int:
    folded = fold_width(number)
    return int(folded) if folded.isdecimal() else chinese_number(number) or 0
