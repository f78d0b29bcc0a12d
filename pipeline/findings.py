"""Every kind of finding, by its stable code: how severe it usually is and what it means.

``guidang findings`` prints this list. A finding of a kind that does not stand here is a fault of
the plug-in that made it (``tests/test_findings.py``).
"""

from __future__ import annotations

from msgspec import Struct

from pipeline.messages import Said, say
from pipeline.record import Severity


class FindingKind(Struct, frozen=True):
    severity: Severity
    """As a rule; a single finding may be less severe."""
    says: Said


FINDINGS: dict[str, FindingKind] = {
    "missing_title": FindingKind("warning", say("没有标题")),
    "missing_date": FindingKind("advice", say("没有完整的成文日期")),
    "missing_part": FindingKind("warning", say("缺少这一文种应有的部分")),
    "doubled_part": FindingKind("advice", say("同一部分出现两次")),
    "empty_section": FindingKind("warning", say("标题下面没有内容")),
    "wrong_closing": FindingKind("warning", say("结尾用语与文种不符")),
    "numbering_gap": FindingKind("warning", say("序号不连续、重复或倒退")),
    "level_skipped": FindingKind("advice", say("越过了一级标题")),
    "broken_reference": FindingKind("warning", say("所指的条款、附件不在文中")),
    "unmatched_attachment": FindingKind("warning", say("附件说明与所附的附件不一致")),
    "duplicate_paragraph": FindingKind("warning", say("同一段文字出现两次")),
    "placeholder": FindingKind("warning", say("有待填写的内容")),
    "unpaired_quote": FindingKind("warning", say("引号不成对")),
    "unpaired_mark": FindingKind("warning", say("书名号或括号不成对")),
    "repeated_mark": FindingKind("advice", say("叹号或问号连用")),
    "approximate_number": FindingKind("advice", say("概数中间用了顿号")),
    "wording": FindingKind("advice", say("可能是错别字")),
    "low_confidence": FindingKind("warning", say("识别不够确定的文字")),
    "private_character": FindingKind("warning", say("有别的机器上看不到的造字")),
    "review_unmatched": FindingKind("warning", say("审阅意见找不到原来的位置")),
    "rule_failed": FindingKind("error", say("规则出错，没有应用")),
    "rule_refused": FindingKind("error", say("规则的修改会丢失文字，没有采用")),
    "rule_unstable": FindingKind("error", say("规则反复修改同一处")),
}
