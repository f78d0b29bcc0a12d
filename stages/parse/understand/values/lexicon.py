"""Each known word and its class, and how a text is searched for them."""

from __future__ import annotations

from stages.parse.understand.values.listed import listed
from stages.parse.understand.values.words import links, small, verbs, whole

SHORT = frozenset(
    listed("""
讲 作 做 写 开 建 修 购 添 植 栽 播 拍 编 印 发 送 派 招 聘 撤 拆 查 抓 救 设 持 带 罚 听 看 跑
抢
""")
)
"""Verbs of one character: only at the start of a clause, for they stand in many nouns."""

CLASSES: dict[str, str] = {}
for _name, _words in (
    ("function", small.FUNCTION),
    ("preposition", small.PREPOSITIONS),
    ("conjunction", small.CONJUNCTIONS),
    ("adverb", small.ADVERBS),
    ("link", links.LINKS),
    ("noun", whole.WHOLE),
    ("deed", verbs.DEEDS),
    ("verb", [word for word in verbs.VERBS if word not in SHORT]),
):
    CLASSES |= dict.fromkeys(_words, _name)
CLASSES |= dict.fromkeys("，。；：！？（）,;:!?()", "mark")
CLASSES |= {"的": "of", "之": "of", "等": "et cetera", "、": "pause"}
SINGLE = {word: kind for word, kind in CLASSES.items() if len(word) == 1}
"""The words of one character."""
_OF_PAIRS: dict[str, set[int]] = {}
for _word in CLASSES:
    if len(_word) > 1:
        _OF_PAIRS.setdefault(_word[:2], set()).add(len(_word))
LENGTHS = {pair: sorted(sizes, reverse=True) for pair, sizes in _OF_PAIRS.items()}
"""How long the known words are that begin with two characters, the longest first."""
