"""The words by which parts of a report are known, and how a line looks. Shared by the passes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from pipeline.chars import fold_width, ink
from pipeline.dates import find_dates, read_date
from pipeline.labels import Label, read_label
from pipeline.report import EQUATION
from stages.parse.lines.items import Item, Line

GENRES = (
    "报告|总结|汇报|纪要|记录|通知|通报|通告|公告|公报|公示|请示|批复|函|复函|意见|决定|决议|议案"
    "|命令|令|方案|预案|办法|规定|细则|章程|制度|规则|条例|守则|规程|规范|准则|计划|规划|要点|安排"
    "|材料|讲话|发言|说明|须知|指南|标准|清单|协议|协议书|合同|合同书|意向书|承诺书|责任书|建议书"
    "|申请书|申请表|登记表|审批表|一览表|情况表|统计表|名单|文件|证明|启事|简报|提纲|体会|述职|书|法|表"
)
"""What a title of a plain text ends with."""

GENRE_END = re.compile(
    rf"(?:{GENRES})(?:[（(〔【\[][^（）()]{{1,20}}[）)〕】\]])?(?:[一二三四五六七八九十]|\d)?$"
)
SENTENCE_MARKS = "。；！？;!?"
POSTS = (
    "书记|局长|县长|市长|省长|区长|乡长|镇长|村长|处长|科长|院长|校长|所长|站长|队长|部长|厅长|司长"
    "|会长|社长|园长|馆长|行长|总经理|经理|董事长|董事|主任|主席|委员(?!会)|总监|总工程师|干事|专员|巡视员"
    "|调研员|教导员|指导员|政委|辅导员|检察长|护士长|主管|教师|教授|组长|秘书长|助理|法官|检察官"
)
ORGANS = (
    "局|委|办|室|部|厅|司|处|科|院|校|所|站|队|会|社|园|馆|行|厂|公司|集团|中心|政府|党组|党委|支部"
    "|总支|纪委|法院|检察院|大学|学院|中学|小学|幼儿园|医院|银行|协会|学会|学校|街道|乡|镇|县|市|区"
    "|省|村|小组|指挥部|办公厅|办公室|委员会|人大|政协|团委|工会|联合会|机关"
)
_POST = re.compile(rf"(?:{POSTS})")
_ORGAN_END = re.compile(rf"(?:{ORGANS})(?:[（(]\S{{1,6}}[）)])?$")
_PARTIAL_DATE = re.compile(
    r"^[（(]?(?:[12][\dxX×＊*某]{3}|[一二][〇○零O0一二三四五六七八九]{3}|[xX×＊*某]{2,4}|_{2,})?年度?"
    r"(?:[\d一二三四五六七八九十xX×＊*某_]{0,4}月(?:[\d一二三四五六七八九十xX×＊*某_]{0,4}[日号])?)?[）)]?$"
)
_LABELLED_PERSON = re.compile(
    r"^(?:述[职责廉述]{1,4}人|报告人|汇报人|发言人|总结人|承诺人|责任人|撰稿人?|作者|姓名|单位|部门"
    r"|职务|(?:填报|报送|报告|汇报|述[职责廉述]{1,4})单位|申请人|整理人?|记录人?)"
    r"(?:[（(]签[名字章][）)])?[：:]"
)


def is_date(line: Line) -> bool:
    """A line that is a full date and nothing else, （） aside."""
    return read_date(line.text) is not None


def is_partial_date(line: Line) -> bool:
    """2023年12月, 2023年, ××年×月×日: a date whose day is not told."""
    text = fold_width(line.ink)
    return len(text) <= 16 and bool(_PARTIAL_DATE.match(text)) and read_date(line.text) is None


FADED = 0x38
"""By how much more red than green or blue a red is, where a scan washed it out: C57F87."""


def ends_with_date(text: str) -> int | None:
    """Where the date begins that ends ``text``, or None."""
    for date in find_dates(text):
        if date.end == len(text):
            return date.start
    return None


def names_post(text: str) -> bool:
    return bool(_POST.search(text))


def names_organ(text: str) -> bool:
    return bool(_ORGAN_END.search(ink(text)))


def names_person_by_label(text: str) -> bool:
    """述职人：…, 单位：…"""
    return bool(_LABELLED_PERSON.match(fold_width(ink(text[:40]))))


def has_sentence(text: str) -> bool:
    """Whether a mark that ends a sentence stands in ``text``."""
    return any(mark in text for mark in SENTENCE_MARKS)


def without_equations(line: Line) -> str:
    """``line.text`` without its equations: the ! of a factorial ends no sentence."""
    text = line.text
    for span in sorted(line.spans, key=lambda span: -span.start):
        if span.kind == EQUATION:
            text = text[: span.start] + text[span.end :]
    return text


def is_centred(line: Line) -> bool:
    return line.hints.align == "center" or (line.hints.align is None and line.lead >= 8)


def is_plain(line: Line) -> bool:
    """Whether nothing is known of its look, as in a plain text."""
    return line.hints.align is None and line.hints.size is None


def is_red(color: str | None) -> bool:
    """Whether RRGGBB is a red, as printed in 版头 or as a scanner saw it."""
    if color is None or len(color) != 6:
        return False
    red, green, blue = (int(color[i : i + 2], 16) for i in (0, 2, 4))
    return red >= 0x90 and red - max(green, blue) >= FADED


def is_pushed(line: Line) -> bool:
    """Set at the right: by its alignment, an indent, or a row of blanks."""
    if line.hints.align == "right":
        return True
    left = line.hints.left_indent or line.hints.first_indent or 0
    return line.lead >= 10 or left >= 8


def body_size(items: Iterable[Item]) -> float | None:
    """The size that most characters have, where sizes are known."""
    sizes: Counter[float] = Counter()
    for item in items:
        if isinstance(item, Line) and item.hints.size:
            sizes[item.hints.size] += len(item.text)
    return max(sizes, key=lambda size: (sizes[size], -size)) if sizes else None


def label_of(line: Line) -> Label | None:
    """The label that ``line`` begins with; an automatic number is believed as it stands."""
    if not line.number:
        return read_label(line.text)
    printed = line.part(0, line.number).text
    if printed.isdecimal() and len(printed) <= 2:
        count = int(printed)
        return Label("decimal", 1, count, len(printed), (count,))
    return read_label(f"{printed}\u3000文")
