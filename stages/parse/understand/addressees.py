"""Who a salutation speaks to: organs that the document is sent to (主送机关), or people who are
greeted.

市自然资源局、市林业局，各区人民政府： names three addressees, 各位领导、同志们： two
greetings. What is neither has no span.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.report import Span
from stages.parse.understand.said import wide

_NAME = re.compile(r"(?:[^、，；：！（）\s]|（[^（）]{0,40}）)+")
"""What stands between pauses; those within brackets part nothing: 各县（市、区）人民政府."""
_PEOPLE = re.compile(
    r"^(?:各位|诸位|尊敬的?各位|亲爱的)|(?:同志|领导|代表|委员|评委|老师|同学|同事|来宾|嘉宾|朋友|战友|乡亲"
    r"|先生|女士|家长|股东|董事|专家|评议员|职工|干部|队员|会员|师傅|局长|书记|主任|主席|厅长|市长|县长"
    r"|处长|科长|校长|院长|经理|总|负责人|同仁|党员|教授|组长|部长|省长|区长|镇长|乡长)们?好?$"
)
_ORGANS = re.compile(
    r"(?:局|委|办|室|部|厅|司|处|科|院|校|所|站|队|会|社|园|馆|行|厂|公司|集团|企业|中心|政府|党组|党委|支部"
    r"|总支|大学|学院|中学|小学|医院|协会|学会|街道|乡|镇|县|市|区|省|村|组|指挥部|人大|政协|团委|工会"
    r"|机关|单位|部门|机构|科室|县区|乡镇|处室|学校|成员|基地|银行|法院|检察院|联|盟|署|庭|关|台|军区"
    r"|院系|总队|支队|大队|场|库|段|店|林场|农场|社区|党工委|纪工委|工委|纪委|常委)(?:（[^（）]{1,40}）)?$"
)


_GREETS = re.compile(r"(?:各位|诸位|尊敬|亲爱|敬爱|全体).+|.{0,4}们")


def only_greets(text: str) -> bool:
    """Whether ``text`` is a row of greetings and nothing else: 各位领导、同志们！"""
    names = [match[0] for match in _NAME.finditer(wide(text))]
    return bool(names) and all(_GREETS.fullmatch(n) and _PEOPLE.search(n) for n in names)


def find_addressees(text: str) -> Iterator[Span]:
    """``addressee`` and ``greeting`` spans over the names in a salutation."""
    for match in _NAME.finditer(wide(text)):
        said = match[0]
        if _PEOPLE.search(said):
            yield Span(kind="greeting", start=match.start(), end=match.end())
        elif _ORGANS.search(said):
            yield Span(kind="addressee", start=match.start(), end=match.end())
