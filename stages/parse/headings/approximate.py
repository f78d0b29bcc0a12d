"""四、五年规划 may be the fourth heading or speak of some four years."""

from __future__ import annotations

from msgspec import Struct

from pipeline.labels import Label, read_heading_label
from stages.parse.lines.items import Item, Line
from stages.parse.lines.words import label_of


class _Seen(Struct, frozen=True):
    index: int
    label: Label
    sure: bool


def approximate(items: list[Item]) -> dict[int, Label]:
    """The labels of such lines, by their index, that stand between 三、 and 五、 (or behind 三、
    as the last): there they are numbered."""
    row = [seen for index, item in enumerate(items) if (seen := _seen(index, item)) is not None]
    after = 1
    nexts: list[int] = []
    for seen in reversed(row):
        nexts.append(after)
        after = seen.label.number if seen.sure else after
    found: dict[int, Label] = {}
    before = 0
    for seen, following in zip(row, reversed(nexts), strict=True):
        number = seen.label.number
        if seen.sure:
            before = number
        elif before == number - 1 and following in (1, number + 1):
            found[seen.index] = seen.label
    return found


def _seen(index: int, item: Item) -> _Seen | None:
    if not isinstance(item, Line) or item.role is not None or item.number:
        return None
    label = label_of(item)
    sure = label is not None and label.mark == "cn_comma"
    if not sure:
        label = read_heading_label(item.text)
    return _Seen(index, label, sure) if label is not None and label.mark == "cn_comma" else None
