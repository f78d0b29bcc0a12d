"""What stands between a noun and its number, and binds the two: 漏损率|下降到|12%."""

from __future__ import annotations

from stages.parse.understand.values.listed import listed

LINKS = listed("""
达 达到 达到了 高达 多达 已达 可达 共达 为 约为 均为 各为 占 占到 共 共计 合计 总计 共有 还有
只有 仅有 尚有 仍有 只 仅 增长 增长到 增长了 增加 增加到 增加了 增加至 增至 提高 提高到 提高了
调整为 调整到 提高至 提升 提升到 提升了 提升至 上升 上升到 上升了 上升至 上涨 上涨到 上涨了 下降
下降到 下降了 下降至 降到 降至 降为 降低 降低到 降低了 降低至 减少 减少到 减少了 减少至 减为
减至 减到 缩减 缩减到 压减 压减到 压减为 压缩为 缩减为 缩短为 增加为 增为 压缩至 压减至 缩减至
压缩到 缩短 缩短到 缩短了 缩短至 延长 延长到 延长了 延长至 延后 提前 推迟 超过 超 净增 净减
力争达到 力争达 确保达到 要达到 应达到 应达 须达到 将达到 将达 只用了 突破 稳定在 保持在 控制在
维持在 锁定在 回升到 回升至 回落到 跌至 升至 升到 涨到 扩大到 扩大至 恢复到 恢复至 缩至 压降
压降到 压降至 回落至 攀升 攀升到 攀升至 提至 调低到 调低至 调高到 调高至 下滑 下滑到 放宽到 放宽至
尚余 尚欠 还余 还剩 仅剩 只剩
上浮 上浮到 上浮至 下浮 压到 降到了 下调 下调到 下调至 上调 上调到 上调至 由 从 自 是
""")
"""What stands between a noun and its number: 漏损率|下降到|12%."""

WITH_OBJECT = frozenset(
    listed("""
增加 减少 提高 提升 降低 缩减 压减 缩短 延长 突破 共有 还有 只有 仅有 尚有 仍有
""")
)
"""Those that may as well stand before the noun: 增加|学位300个."""

BOUNDS = listed("""
至少 最多 最少 至多 不少于 不低于 不超过 不得少于 不得低于 不得超过 不得高于 不高于 不多于
不大于 不小于 不足 不到 少于 多于 大于 小于 低于 高于 约 大约 近 将近 接近 逾
""")
"""Words that bound a number, and bind it to the noun before: 工期|不超过|120天."""

SUMS = frozenset(listed("共 共计 合计 总计 只 仅"))
"""Those that are adverbs before a verb: 共培训职工35名."""

CHANGES_TO = listed("""
增加到 增长到 增至 提高到 提高至 提升到 提升至 上升到 上升至 上涨到 下降到 下降至 降到 降至 降为
降低到 降低至 减少到 减少至 减为 减至 减到 缩减到 缩减为 压减到 压减为 压缩到 压缩为 缩短到
缩短为 缩短至 压缩至 压减至 缩减至 延长到 延长至 升至 升到 涨到 扩大到 扩大至 变为 改为 调整为
调整到 增为 增加至 增加为 扩充到 发展到 恢复到 回升到 回落到 跌至 跃升到 跃升至 缩至
压降到 压降至 回落至 攀升到 攀升至 提至 调低到 调低至 调高到 调高至 下滑到 放宽到 放宽至 到 至
""")
"""What stands between two numbers of which the second is what the first became."""
