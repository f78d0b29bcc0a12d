"""Dates beyond doubt are printed 2023年7月19日.

GB/T 9704-2012, 7.3.5.4: Arabic digits, the year in full, no leading zeros.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from pipeline.chars import BLANKS, ink
from pipeline.dates import FoundDate, find_dates, find_months, print_date, print_month
from pipeline.numerals import NUMERALS, chinese_number
from pipeline.report import Report
from pipeline.stage import Edit, Rule
from pipeline.style import Setting, Style
from pipeline.walk import texts
from stages.normalize._proposals import edit
from stages.normalize._protect import protected
from stages.normalize._texts import prose

_ANY = re.compile(
    r"(?:19|20|２０|１９)[\d〇○零OoＯ]{2}[.\-/年]|[一二12][一二三四五六七八九\d〇○零OoＯ]{3}"
    rf"[{BLANKS}]*年|年[{BLANKS}]*(?:0|[一二三四五六七八九十])"
)
_KEPT = re.compile("《[^《》]*》|〈[^〈〉]*〉|[〔\\[［][^〔〕\\[\\]［］]*[〕\\]］]")
_ID_BEFORE = re.compile(
    rf"(?:[A-Za-z_#@＃№]|版本号?|版|编号|序号|序列号|档号|案号|文号|单号|票号|型号|代码|批号|密码|地址)"
    rf"[{BLANKS}：:为是]*$"
)
_ID_AFTER = re.compile(rf"[A-Za-z_#@]|版|号|[{BLANKS}]*(?:发布|实施)(?:[{BLANKS}]|$)")
_RANGE_AFTER = re.compile(
    rf"[{BLANKS}]*(?:[—–\-~～至到、,，和及][{BLANKS}]*\d{{1,2}}[.\-/]\d"
    rf"|[—–\-~～至到/][{BLANKS}]*\d{{1,2}}(?![\d年]))"
)
_CN = "一二三四五六七八九十廿卅"
_TAIL = re.compile(
    rf"(?P<link>[至到—–～~、和])(?:(?P<month>十[一二]|[一二三四五六七八九十])月)?"
    rf"(?P<day>[{_CN}]{{1,3}})(?P<unit>[日号])"
)
_MONTHS_AFTER = re.compile(rf"[{BLANKS}]*[至到—–～~、和-]?[{BLANKS}]*[{_CN}]+[月至到、]")
_QUOTED = re.compile("“[^“”]*”")
_REGULATIONS = "规章制度"
_ARTICLE = re.compile(f"第[{NUMERALS}]{{1,7}}条")
_SOME = 3
"""So many articles (第三条) make a regulation of what no kind was found for."""
_IN_REGULATIONS = Setting(
    name="in_regulations",
    default=False,
    says="whether Chinese numerals change in regulations too, as if they were a report",
)
_WHY = "日期用阿拉伯数字，年、月、日写全，不编虚位"


def propose(report: Report, style: Style) -> Iterator[Edit]:
    """In titles of documents, addresses, file names and numbers all stays; in a quotation, and
    in regulations, what is written in Chinese numerals."""
    as_enacted = not style.setting(RULE.name, _IN_REGULATIONS) and _is_regulation(report)
    for text in prose(report, _ANY):
        kept = protected(text.text) + [m.span() for m in _KEPT.finditer(text.text)]
        quoted = [m.span() for m in _QUOTED.finditer(text.text)]
        for start, end, printed in _dates(text.text):
            before = text.text[start:end]
            if ink(before) == printed:
                continue
            if any(start < e and s < end for s, e in kept):
                continue
            if before[0] in _CN and (as_enacted or any(s < start < e for s, e in quoted)):
                continue
            yield edit(text, start, end, printed, _WHY)


def _is_regulation(report: Report) -> bool:
    articles = (text for text in texts(report) if _ARTICLE.match(text.text))
    return report.kind == _REGULATIONS or len(list(islice(articles, _SOME))) == _SOME


def _dates(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and house form of each date and month that is beyond doubt."""
    for date in find_dates(text):
        if date.printed or _is_certain(text, date):
            unit = text[date.end - 1] if date.printed else "日"
            end, tail = _tail(text, date.end)
            yield date.start, end, print_date(date.iso)[:-1] + unit + tail
    for month in find_months(text):
        if not _MONTHS_AFTER.match(text, month.end):  # 一至六月 would keep its numerals
            yield month.start, month.end, print_month(month.iso)


def _is_certain(text: str, date: FoundDate) -> bool:
    """A row of numbers with points may be a version or a range; only a lone one is a date."""
    if _ID_BEFORE.search(text[max(0, date.start - 12) : date.start]):
        return False
    return not (_ID_AFTER.match(text, date.end) or _RANGE_AFTER.match(text, date.end))


def _tail(text: str, at: int) -> tuple[int, str]:
    """The Chinese rest of a range (至二十一日), so that its two ends look alike."""
    found = _TAIL.match(text, at)
    day = chinese_number(found["day"]) if found else None
    if found is None or day is None or not 0 < day < 32:
        return at, ""
    month = f"{chinese_number(found['month'])}月" if found["month"] else ""
    return found.end(), f"{found['link']}{month}{day}{found['unit']}"


RULE = Rule(
    name="dates",
    says="Dates beyond doubt are printed 2023年7月19日, with Arabic digits and no leading zeros.",
    example=("二〇二三年七月十九日召开、2023.8.2结束", "2023年7月19日召开、2023年8月2日结束"),
    propose=propose,
    after=("digits", "number_brackets"),
    may_lose=True,
    settings=(_IN_REGULATIONS,),
)
