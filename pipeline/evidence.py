"""What can speak for a choice that parse makes: ``Report.evidence`` holds these codes.

A code may be followed by a colon and what was seen: ``size:22``, ``label:一、``, ``words:报告``.
"""

from __future__ import annotations

from collections.abc import Iterable

EVIDENCE: dict[str, str] = {
    "style": "段落样式的名称",
    "outline": "样式或段落的大纲级别",
    "label": "行首的序号",
    "number": "自动编号",
    "centred": "居中排列",
    "right": "靠右排列",
    "large": "字号大于正文",
    "bold": "加粗",
    "font": "字体",
    "red": "红色",
    "alone": "单独成行，没有句末标点",
    "top": "在首部的位置",
    "end": "在末尾的位置",
    "rule_above": "上方有横线",
    "rule_below": "下方有横线",
    "place": "在页面上的位置",
    "under": "紧接在另一部分之后",
    "above": "紧接在另一部分之前",
    "words": "所用的词语",
    "pattern": "文字的格式",
    "row": "与同级序号连成一列",
    "run_in": "序号后的第一句较短，后接正文",
    "own": "归档生成的文件，样式名称即其身份",
    "title": "标题中的词语",
    "phrase": "正文中的习惯用语",
    "part": "应有的组成部分",
    "score": "得分",
}
"""Every code, and what it means to a person."""


def unknown(codes: Iterable[str]) -> list[str]:
    """Those of ``codes`` that ``EVIDENCE`` does not explain."""
    return [code for code in codes if code.split(":", 1)[0] not in EVIDENCE]
