"""Which parts a heading names, and which it only mentions."""

from __future__ import annotations

import pytest

from pipeline import registry
from stages.parse.understand.part_headings import heading_parts

KINDS = {kind.name: kind for kind in registry.kinds()}


def named(heading: str, kind: str = "述责述廉报告") -> str:
    return " ".join(heading_parts(heading, KINDS[kind].parts))


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("存在问题", "存在问题"),
        ("存在的主要问题", "存在问题"),
        ("目前存在的问题和不足", "存在问题"),
        ("差距与不足", "存在问题"),
        ("工作中的不足之处", "存在问题"),
        ("困难、问题", "存在问题"),
        ("自我剖析", "存在问题"),
        ("问题产生的原因分析", "原因分析"),
        ("存在的突出问题及原因", "存在问题 原因分析"),
        ("存在问题及整改措施", "存在问题 下一步打算"),
        ("下一步工作打算", "下一步打算"),
        ("下步工作安排", "下一步打算"),
        ("今后的努力方向", "下一步打算"),
        ("2025年工作思路", "下一步打算"),
        ("努力方向和改进措施", "下一步打算"),
        ("明年重点工作", "下一步打算"),
        ("廉洁从政方面", "廉洁自律"),
        ("严格执行廉洁自律准则情况", "廉洁自律"),
        ("遵守党的纪律情况", "廉洁自律"),
        ("本人履行“一岗双责”职责情况", "履行责任"),
        ("落实党风廉政建设责任制情况", "履行责任"),
        ("加强和改进作风建设", "作风建设"),
        ("纠治“四风”情况", "作风建设"),
        ("强化政治理论学习，提高党性修养", "政治学习"),
        ("学习贯彻上级会议精神情况", "政治学习"),
        ("报告个人有关事项的情况", "个人有关事项"),
        ("上年度民主生活会查摆问题整改情况", "整改情况"),
        ("自我评价等次：称职", "自评等次"),
        ("对局党组的意见建议", "意见建议"),
        ("存 在 问 题", "存在问题"),
        ("面临的困难与挑战", "存在问题"),
        ("管党治党责任落实情况", "履行责任"),
        ("主要工作完成情况", "工作情况"),
        ("守底线，讲廉洁", "廉洁自律"),
        ("几点打算", "下一步打算"),
    ],
)
def test_a_part_is_known_in_its_many_wordings(heading: str, part: str) -> None:
    assert named(heading) == part


@pytest.mark.parametrize(
    "heading",
    [
        "解决问题的做法",
        "坚持问题导向，推动工作落实见效",
        "聚焦群众反映的突出问题",
        "困难和矛盾的化解",
        "学习型机关创建经验",
        "下一步棋怎么走",
        "廉租住房分配",
        "整改台账管理员名单",
        "原因不明疾病的处置",
        "工作",
        "总体要求",
        "把群众的事当作家里的事来办，把企业的事当作手边的事来办，把基层的事当作紧要的事来办，改进作风",
    ],
)
def test_a_heading_that_only_mentions_a_word_is_no_part(heading: str) -> None:
    assert named(heading) == ""


@pytest.mark.parametrize(
    ("kind", "heading", "part"),
    [
        ("整改落实报告", "整改措施", "整改情况"),
        ("述职述廉报告", "整改措施", "下一步打算"),
        ("整改落实报告", "反馈问题整改完成情况", "整改情况"),
        ("整改落实报告", "聚焦突出问题，逐项整改落实", "整改情况"),
        ("会议纪要", "会议议定事项", "议定事项"),
        ("会议纪要", "参会人员", "出席人员"),
        ("请示", "请示的理由", "请示理由"),
        ("请示", "经费测算和请求事项", "请示事项"),
        ("规章制度", "法律责任", "罚则"),
        ("通知", "有关要求", "工作要求"),
        ("通知", "加强组织领导", "组织领导"),
        ("工作总结", "取得的主要成效", "工作情况"),
        ("党风廉政建设情况报告", "主要做法", "工作情况"),
        ("工作总结", "廉洁自律情况", ""),
    ],
)
def test_a_kind_decides_what_a_heading_is(kind: str, heading: str, part: str) -> None:
    assert named(heading, kind) == part
