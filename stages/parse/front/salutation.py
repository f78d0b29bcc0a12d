"""The salutation or 主送机关 (GB/T 9704-2012, 7.3.2): who is spoken to, before the text begins."""

from __future__ import annotations

import re

from stages.parse.front.letterhead import HEAD_ROLES
from stages.parse.lines.items import Item, Line
from stages.parse.lines.words import has_sentence, label_of, names_organ, names_person_by_label
from stages.parse.understand.addressees import only_greets

_TITLES = frozenset({"title", "title_again"})
_BLOCK = _TITLES | {"subtitle", "byline", "byline_date"}
_ABOVE = HEAD_ROLES | _BLOCK
_LONGEST, _SHORT = 120, 30
_OPENS_A_LIST = re.compile(
    r"(?:如下|下列|以下|包括|分别[是为]|主要有|[是为]|事项|通知|说明|要求|方面|内容|情况)[：:]$"
)
_FORM_LABEL = re.compile(
    r"(?:名称|编号|时间|地点|日期|电话|地址|邮箱|姓名|摘要|关键词|主题词|目录|附件?\d*|主持人?"
    r"|出席人?员?|列席人?员?|记录人?|参加人员|缺席人?员?|抄送|议题|总则|目的"
    r"|[原被]告人?|第三人|被?申请人|被?上诉人|[甲乙丙丁]方|委托人|受托人|发包[人方]|承包[人方]"
    r"|案由|诉讼请求)(?:[（(]\S{1,10}[）)])?[：:]$"
)
_SPOKEN_TO = re.compile(
    r"^(?:各|尊敬|敬爱|同志们|全体|[\u4e00-\u9fff]{1,12}(?:同志|领导|先生|女士))"
)


def mark_salutation(items: list[Item]) -> list[Item]:
    """``items`` with the salutation named: the first line under the title block, where it is
    short, ends with ： (a greeting also with ！ or ，) and speaks to someone."""
    titles = [i for i, item in enumerate(items) if isinstance(item, Line) and item.role in _BLOCK]
    first = titles[-1] if titles else 0
    at = next((i for i in range(first, len(items)) if not _is_above(items[i])), None)
    if at is None:
        return items
    line = items[at]
    if not isinstance(line, Line) or not _is_salutation(line):
        return items
    return [*items[:at], line.named("salutation", "under", "pattern"), *items[at + 1 :]]


def _is_salutation(line: Line) -> bool:
    bare = line.ink
    if line.role is None and bare[-1] in "！!，,":
        return len(bare) <= _SHORT and only_greets(bare)
    if line.role is not None or bare[-1] not in "：:" or len(bare) > _LONGEST:
        return False
    if bare[0].isdigit() or label_of(line) or has_sentence(bare) or names_person_by_label(bare):
        return False
    if _OPENS_A_LIST.search(bare) or _FORM_LABEL.search(bare):
        return False
    return len(bare) <= 30 or names_organ(bare[:-1]) or bool(_SPOKEN_TO.match(bare))


def _is_above(item: Item) -> bool:
    return isinstance(item, Line) and item.role in _ABOVE
