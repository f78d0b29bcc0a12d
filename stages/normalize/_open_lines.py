"""Lines that no stop closes: headings, captions, and rows whose columns were lost.

In a sentence a blank has no meaning. In such a line it may be all that parts two words
(决定　决议, 形式　适用情况), or be a slip of the thumb: the other lines of the document tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.chars import BLANKS, CJK
from pipeline.walk import Text
from stages.normalize._gap import ANY_WIDE, H
from stages.normalize._protect import Stretch

_ROLES = frozenset({"paragraph", "heading", "caption", "footnote"})
"""Titles are not among them: what parts their words is the end of a printed line."""

_CLOSED = re.compile(rf"[，。：；！？、,.:;!?][”’\"'»）)】」』]{{0,3}}{H}{{0,20}}$")
_BETWEEN_WORDS = re.compile(
    rf"(?<=[{CJK}]{{2}})(?P<gap>{H}++)(?=[{CJK}]{{2}}|[《“])"
    rf"|(?<=[府委局厅会院])(?P<organ>{H}++)(?=[X×]{{2,4}}{H}?[{CJK}]{{2,10}}$)"
)
"""决定　决议; 甲县人民政府　XX县委: asked for only where rows stand in the document."""
_TAB = re.compile(rf"(?<=[{CJK}]{{3}})(?P<gap>{H}{{0,20}}\t{H}*+)(?=[{CJK}])")
"""Nobody types a tab by accident behind three characters, in a sentence neither: columns."""
_TAB_APART = re.compile(
    rf"(?<=[{CJK}]{{2}})(?P<gap>{H}{{0,20}}\t{H}*+)(?=[{CJK}]{H}[{CJK}](?![{CJK}]))"
    rf"|(?<=[{CJK}]{H}[{CJK}])(?P<apart>{H}{{0,20}}\t{H}*+)(?=[{CJK}]{H}[{CJK}])"
)
"""姓名⇥日　期: a tab before a word whose letters are set apart."""
_WIDE = re.compile(
    rf"(?<=[{CJK}]{{2}})(?P<gap>(?:{H}{{0,20}}\t|{H}{{3}}){H}*+)(?=[{CJK}]{{2}})"
    rf"|(?<=[{CJK}]{{2}})(?P<next>{H}{{3}}{H}*+)(?=[图表]{H}?[0-9])"
    rf"|(?<=[{CJK}A-Za-z]）)(?P<unit>{H}{{0,20}}\t{H}*+)(?=[{CJK}])"
    rf"|(?:(?<=[0-9]{{2}})|(?<=[0-9]号))(?P<number>{H}{{0,20}}\t{H}*+)(?=[{CJK}A-Za-z])"
)
"""A tab or three blanks between words, a tab behind brackets or a number, three blanks before
the caption of another figure."""
_CAPTION = re.compile(
    rf"(?:^|(?<=[{BLANKS}]))(?:图表|[图表]){H}{{0,20}}[0-9一二三四五六七八九十]{{1,3}}"
    rf"(?:[.．\-－—][0-9]{{1,3}})*(?P<gap>{H}++)(?=[^{BLANKS}])"
)
"""The caption of a figure, which may stand as a paragraph, or beside that of another."""
_COUNTED = re.compile(
    rf"^[0-9]{{1,2}}(?P<gap>{H}{{0,20}}[\t\u3000]{H}*+)(?![年月日个])(?=[{CJK}]{{3}})"
)
"""2　申请人身份证明: a number that counts the line, set off by a wide blank."""
_LETTERED = re.compile(rf"^[A-Z](?P<gap>{H}{{2}}{H}*+)(?=[{CJK}]{{3}})")
"""B  实践计划: so does a letter."""
_DATED = re.compile(rf"(?<=[{CJK}])(?P<gap>{H}{{2}}{H}*+)(?=(?:19|20)[0-9]{{2}}[年./-])")
"""2月3日第一版  2月9日第二版"""
_SLOGAN = re.compile(
    rf"(?<=(?:[{CJK}]{H}){{3}}[{CJK}])(?P<gap>{H}{{3}}{H}*+)(?=(?:[{CJK}]{H}){{3}})"
)
"""Two phrases with their letters set apart, and more so from each other."""
_LISTED = re.compile(
    rf"(?:[0-9]{{1,2}}[.．、]{H}{{0,2}})?(?P<words>[{CJK}]{{2,10}}(?:(?:[\t\u3000]|{H}{{2}}){H}{{0,9}}[{CJK}]{{2,10}}){{2,20}})[。；]?"
)
"""流动　连续　黏滞: words in a row, whatever closes it."""
_HEADED = re.compile(
    rf"^(?:例|解|证|注|定义|定理|引理|推论|性质|命题)[0-9]{{0,2}}(?:（[^（）]{{1,20}}）)?(?P<gap>{H}++)"
    rf"(?=[{CJK}]{{3}}|[A-Z])"
)
"""例 如图: the word that heads an example or a theorem."""
_AT = re.compile(
    rf"^(?:[01]?[0-9]|2[0-4])[:：][0-5][0-9](?:{H}{{0,2}}[—–~-]{{1,2}}{H}{{0,2}}(?:[01]?[0-9]|2[0-4])[:：][0-5][0-9])?"
    rf"(?P<gap>{H}++)(?!世纪|[年月日])(?=[{CJK}])"
)
"""9:30—10:30 班会: a line of a programme."""

_EVERYWHERE: tuple[re.Pattern[str], ...] = (_AT, _HEADED)
_WIDE_EVERYWHERE = (_TAB, _COUNTED)
_WHERE_OPEN = (_CAPTION,)
_WIDE_WHERE_OPEN = (_WIDE, _TAB_APART, _LETTERED, _DATED, _SLOGAN)


def open_gaps(text: Text, *, in_columns: bool) -> Iterator[Stretch]:
    """Stretches of blanks in ``text`` that part words where no stop closes it; ``in_columns``
    says that rows of words stand in the same document, so that its blanks have a meaning."""
    whole = text.text
    if text.role not in _ROLES:
        return
    wide = ANY_WIDE.search(whole) is not None
    if wide and (listed := _LISTED.fullmatch(whole)):
        yield listed.span("words")
    patterns = _EVERYWHERE + _WIDE_EVERYWHERE if wide else _EVERYWHERE
    if not _CLOSED.search(whole):
        patterns += (*_WHERE_OPEN, _BETWEEN_WORDS) if in_columns else _WHERE_OPEN
        patterns += _WIDE_WHERE_OPEN if wide else ()
    for pattern in patterns:
        for found in pattern.finditer(whole):
            yield found.span(found.lastgroup or 0)
