"""Words that hold one of a pair of characters alike in print, with the one that is right.

Each entry is a pattern with one group: the character in question, wrong. It matches only where
no other word could stand: 自已 is 自己, but not in 来自已经; so what may stand before and behind
is part of the entry. A word that is not here is left alone.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_JI = "[已巳]"
_YI = "[己巳]"
_O = "[○◯oOｏＯ0０]"
_CN = "一二三四五六七八九〇零○◯oOｏＯ0０"
"""What the year of a date in Chinese numerals is read as."""

WORDS: tuple[tuple[str, str], ...] = (
    # 己, read as 已 or 巳
    (rf"(?<![来源出各])自({_JI})(?![经于在有将被按由对向完达成是建为])", "己"),
    (rf"严[于以]律({_JI})", "己"),
    (rf"(?<!规)(?<!法)(?<!纪)律({_JI})(?=[意识奉要])", "己"),
    (rf"(?:克|洁)({_JI})(?=[奉复])", "己"),
    (rf"知({_JI})知彼", "己"),
    (rf"知彼知({_JI})", "己"),
    (rf"舍({_JI})[为救奉]", "己"),
    (rf"损人利({_JI})", "己"),
    (rf"(?:据|占)为({_JI})有", "己"),
    (rf"固执({_JI})见", "己"),
    (rf"各抒({_JI})见", "己"),
    (rf"推({_JI})及人", "己"),
    (rf"身不由({_JI})", "己"),
    (rf"视如({_JI})出", "己"),
    (rf"引?为({_JI})任", "己"),
    (rf"一({_JI})(?:之|私)", "己"),
    # 已, read as 己 or 巳
    (rf"(?<![自知律克利异])({_YI})(?=经(?![手历营办验]))", "已"),
    (rf"业({_YI})(?=[经完建通])", "已"),
    (rf"[料件款项务题作目案]({_YI})(?=[报送交办完])", "已"),
    (rf"(?:早|均|现|也|都|今|仍)({_YI})(?=[经于在完有被将建通达形列取落解整])", "已"),
    (rf"而({_YI})(?=[。，；！]|$)", "已"),
    (rf"迫?不得({_YI})(?=[。，；而的]|$)", "已"),
    (rf"(?<=[，。；、])({_YI})(?=(?:完成|建成|达到|通过|取得|形成|落实|整改|全部))", "已"),
    # 未, read as 末
    (r"(?<![月周年期季本岁学])(末)(?=(?:来|能|经|发现|发生|按|曾|及时|落实|完成|整改|履行))", "未"),
    (r"[尚从并仍还](末)(?=[\u4e00-\u9fff])(?![端尾位级梢])", "未"),
    (r"(末)雨绸缪", "未"),
    # 末, read as 未
    (r"[年月周期季](未)(?=(?:余额|存量|总数|总额|在册))", "末"),
    (r"期(未)(?=(?:考试|考核|评价|测评))", "末"),
    (r"本(未)倒置", "末"),
    (r"始(未)(?=[。，；]|$)", "末"),
    # 日, read as 曰
    (r"\d{1,2}月\d{1,2}(曰)", "日"),
    (r"(?:今|即|当|节假|工作|次|近)(曰)(?=[起前内，。])", "日"),
    # 戊 戌 戍
    (r"戊([戍戊])(?=[年变政])", "戌"),
    (r"[甲丙庚壬]([戍戊])(?=年)", "戌"),
    (r"([戌戊])边(?=[卫将官军守人])", "戍"),
    (r"卫([戌戊])", "戍"),
    # 一, read as a stroke
    (r"第([—―－])(?=[次个届条章节批季名])", "一"),
    (r"(?:统|唯|专|单|同)([—―－])(?=[部思领规管标的安步行性])", "一"),
    (r"进([—―－])步", "一"),
    (r"(?:^|[。；])([―－])(?=[是方])", "一"),
    # 〇 in a year
    (rf"(?<![{_CN}])[一二]({_O})(?=[{_CN}0-9]{{2}}年)", "〇"),
    (rf"(?<![{_CN}])[一二][{_CN}]({_O})(?=[{_CN}0-9]年)", "〇"),
    (rf"(?<![{_CN}])[一二][{_CN}]{{2}}({_O})(?=年)", "〇"),
    # 1 and 0, read as l, I, O
    (r"(?:(?<=[，。；：、（年至—于在自到从])|^)([lI])(?=[0-2]月)", "1"),
    (r"(?<=年)([lI])(?=[0-2]?月)", "1"),
    (r"(?<=月)([lI])(?=\d?日)", "1"),
    (r"\d([lI])(?=\d{0,3}(?:月|日|人次|万元|亿元|%))", "1"),
    (r"\d([Oo])(?=\d{0,3}(?:月|日|人次|万元|亿元|%))", "0"),
)  # fmt: skip

_GROUP = re.compile(r"\((?!\?)\[?([^)\]]+)")


class LookAlike(NamedTuple):
    wrong: frozenset[str]
    """The characters in question: a text without one of them need not be looked through."""
    pattern: re.Pattern[str]
    right: str


def _look_alike(pattern: str, right: str) -> LookAlike:
    group = _GROUP.search(pattern)
    assert group, pattern
    return LookAlike(frozenset(group[1]), re.compile(pattern), right)


LOOK_ALIKES = tuple(_look_alike(pattern, right) for pattern, right in WORDS)

SUSPECTS = frozenset().union(*(entry.wrong for entry in LOOK_ALIKES))
"""Only texts with one of these are looked at."""
