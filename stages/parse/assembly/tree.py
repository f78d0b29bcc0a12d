"""Headings and what follows them become a tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from stages.parse.headings.heading import Entry, Heading


@dataclass
class Node:
    """An entry and, where it is a heading, what stands under it."""

    entry: Entry
    inside: list[Node] = field(default_factory=list)


def nest(entries: Iterable[Entry]) -> list[Node]:
    """``entries`` as a forest: a heading holds all up to the next one of its level or above."""
    top: list[Node] = []
    open_nodes: list[tuple[int, Node]] = []
    for entry in entries:
        node = Node(entry)
        if isinstance(entry, Heading):
            while open_nodes and open_nodes[-1][0] >= entry.level:
                open_nodes.pop()
        (open_nodes[-1][1].inside if open_nodes else top).append(node)
        if isinstance(entry, Heading):
            open_nodes.append((entry.level, node))
    return top
