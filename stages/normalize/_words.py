"""Small word lists that tell apart what marks alone cannot."""

from __future__ import annotations

import re

from pipeline.chars import CJK

_PLACES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|江苏|浙江|安徽|福建|江西|山东|河南|"
    "湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|"
    "宁夏|新疆|香港|澳门|石家庄|太原|沈阳|大连|长春|哈尔滨|南京|苏州|杭州|宁波|"
    "合肥|福州|厦门|南昌|济南|青岛|郑州|武汉|长沙|广州|深圳|珠海|南宁|海口|成都|"
    "贵阳|昆明|拉萨|西安|兰州|西宁|银川|乌鲁木齐|呼和浩特"
)
_TIME = "年月日时点分周号〇一二三四五六七八九十"
_ENDS = "省市县区州镇乡村站港场口段线"
_PLACE_BEFORE = re.compile(f"(?:{_PLACES}|[{_ENDS}])$")
_ROUTE = re.compile(f"[{CJK}]{{2,5}}(?:公路|铁路|高速|航线|航班|线路|区间|[段线])")
_PLACE_AFTER = re.compile(f"(?:{_PLACES}|[{CJK}]{{1,4}}[{_ENDS}])")
_RANKED = re.compile("[0-9一二三四五六七八九十][级类等档段期层楼排班组]$")
_LINKED = re.compile(f"[—―–-][{CJK}]{{1,8}}[—―–-]")

TRANSLITERATED = frozenset(
    "阿埃艾奥巴贝本比彼波伯勃布查达戴丹德迪蒂恩尔法菲费弗夫福盖戈格哈赫亨霍基吉杰卡凯坎康考柯科"
    "克肯库拉莱兰劳勒雷里莉利列林卢鲁路伦罗洛马玛迈曼梅米密莫姆穆纳娜内尼妮诺欧帕佩皮普契乔萨塞"
    "思桑瑟沙莎舍什史斯丝索塔泰坦汤特图托瓦韦维沃乌伍希夏谢雅耶伊尤泽扎詹兹佐白求"
)
"""Characters that foreign names are spelt with: between two of them a dot may part a name."""


def joins(text: str, start: int, end: int) -> bool:
    """Whether the lone dash ``text[start:end]`` joins times, ranks, places or a chain."""
    left, right = text[max(0, start - 12) : start], text[end : end + 12]
    if left[-1:] in _TIME and right[:1] in _TIME + "星上下":
        return True
    if _RANKED.search(left) and right[:1] in _TIME:
        return True
    if _PLACE_BEFORE.search(left) and _PLACE_AFTER.match(right):
        return True
    if _ROUTE.match(right) or _are_foreign(left[-2:] + right[:2]):
        return True
    dash = text[start:end]
    return bool(_LINKED.match(dash + right) or _LINKED.match(dash + left[::-1]))


def _are_foreign(around: str) -> bool:
    """马克思—恩格斯: characters that names are spelt with on both sides."""
    return len(around) == 4 and TRANSLITERATED.issuperset(around)
