"""Blanks in Chinese text that part what must not run together."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from pipeline.chars import BLANKS, CJK
from pipeline.labels import SPACED, read_label
from pipeline.walk import Place, Text
from stages.normalize._columns import column_gaps
from stages.normalize._gap import H
from stages.normalize._open_lines import open_gaps
from stages.normalize._people import people_gaps
from stages.normalize._protect import Stretch
from stages.normalize._to_fill_in import gaps_to_fill_in

_KEY_WORDS = re.compile(rf"{H}*[［\[]?(?:关键词|关键字|主题词)[］\]]?{H}*[：:][^\n。；]*")
_FIELD = re.compile(
    rf"(?<=[^{BLANKS}])(?P<gap>{H}+)(?:[{CJK}]{{1,8}}|[{CJK}]{H}+[{CJK}])"
    rf"(?:[（(][{CJK}]{{1,8}}[）)])?(?={H}*[：:])"
)
"""A field behind another; what pads its name to the width of others (地　址) is not its gap."""
_OPTION = re.compile(rf"(?<=[^{BLANKS}])(?P<gap>{H}+)(?=[B-H][.．、])")
_ORGAN = f"[{CJK}]{{1,14}}[部委局办厅署会院行府处社室盟]"
_ORGANS = re.compile(
    rf"(?<=[部委局办厅署会院行府处社室盟])(?P<gap>{H}+)(?={_ORGAN}(?:{H}+{_ORGAN})*关于)"
)
_PARALLEL = re.compile(
    "|".join(
        rf"(?<![{CJK}])[{CJK}]{{{n}}}(?:{H}+[{CJK}]{{{n}}}(?![{CJK}]))+(?:{H}+[{CJK}]{{4,}})?"
        for n in range(4, 9)
    )
)
_TITLE = re.compile("《[^《》]*》")
_QUOTED = re.compile("“[^“”]{5,60}”")
_VALUE = re.compile("(?<=[：:])[^：:，。；\n]{5,60}$")
_ATTACHMENT = re.compile(
    rf"(?<=[{CJK}）])(?P<gap>{H}+)(?=附[件表图]{H}?[0-9]{{1,2}}[：:])"
    rf"|^附[件表图]{H}{{0,9}}[0-9]{{1,2}}(?P<behind>{H}+)(?=[{CJK}]{{2}})"
)
"""附件1：方案　附件2：名单 in one line; 附件2　名单."""
_TAG = re.compile(rf"#[{CJK}A-Za-z][{CJK}\w]{{0,30}}(?P<gap>{H}+)")
"""#防汛 值班: the blank ends the tag."""
_ADOPTED = re.compile(
    rf"(?:通过|批准|公布|发布|颁布|修正|修订|修改|施行|废止)(?P<gap>{H}+)(?=根据|依据|自|[12][0-9]|[一二][{CJK}])"
)
"""The note under the title of a law: …年…会议通过　根据…修正. A blank is its stop."""
_COUNTED = re.compile(rf"[0-9]+\.[0-9]+{H}+[万亿]")
"""1.5 万名 begins with no label."""
_CAPTION = re.compile(rf"[图表]{H}*[0-9一二三四五六七八九十]+(?:[.．\-－—][0-9]+)*(?P<gap>{H}+)")
_HEADS = ("title", "subtitle", "heading", "annex_title")


def kept_blanks(text: Text, rows: Collection[Place]) -> Iterator[Stretch]:
    """Stretches whose blanks stay as they were typed: lists of names, organs that issue
    together, phrases of a title, fields in a row, gaps to fill in, those that part how a law
    came about, columns (``rows`` says which paragraphs are rows of them), and the one between
    a number and its heading."""
    whole = text.text
    for span in text.spans:
        if span.kind == "underline":
            yield span.start, span.end
    yield from column_gaps(text, rows)
    yield from open_gaps(text, in_columns=bool(rows))
    yield from gaps_to_fill_in(whole)
    label = read_label(whole)
    if text.role == "paragraph" and label and label.mark in SPACED and not _COUNTED.match(whole):
        yield label.end, label.end + 1
    caption = _CAPTION.match(whole) if text.role == "caption" else None
    if caption:
        yield caption.span("gap")
    for pattern in (_ADOPTED, _ORGANS, _TAG, _ATTACHMENT):
        for found in pattern.finditer(whole):
            yield found.span(found.lastgroup or 0)
    named = [m.span() for pattern in (_TITLE, _QUOTED, _VALUE) for m in pattern.finditer(whole)]
    for start, end in [(0, len(whole))] if text.role in _HEADS else named:
        for parallel in _PARALLEL.finditer(whole, start, end):
            yield parallel.span()
    if text.role not in _HEADS:
        yield from _parted(whole)
        if _PARALLEL.fullmatch(whole.strip()):
            yield 0, len(whole)


def _parted(text: str) -> Iterator[Stretch]:
    yield from people_gaps(text)
    if key_words := _KEY_WORDS.match(text):
        yield key_words.span()
    for option in _OPTION.finditer(text):
        yield option.span("gap")
    for line in re.finditer(r"[^\n。]+", text):
        for field in _FIELD.finditer(text, *line.span()):
            if re.search("[：:]", text[line.start() : field.start()]):
                yield field.span("gap")
