"""The table of strings: its rows, and what a tool made of one.

A row of ``strings/*.toml``: ``before``; ``after``, the text or texts that are right afterwards
(left out where nothing may change); ``also``, further texts that are right where houses differ,
beside ``before`` or ``after``; ``what`` the row is about; ``as``, the part of a report that the
text is, a paragraph where it is left out.
"""

from __future__ import annotations

import itertools
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Literal, NamedTuple

from pipeline.chars import fold_width, ink

FOLDER = Path(__file__).with_name("strings")

Verdict = Literal["right", "left", "spoiled"]
Part = Literal[
    "paragraph", "heading", "run_in", "title", "byline", "salutation", "signature", "cell",
    "document_number",
]  # fmt: skip

_PAIRS = frozenset("\"'“”‘’＂「」『』()（）[]［］【】〔〕﹝﹞<>＜＞《》〈〉")
_MOST_STEPS = 12
"""Of a row, mended one by one: so many that 4096 texts are between before and after."""


class Row(NamedTuple):
    """``rights`` are all texts that are right; a trap is a row whose ``before`` is one."""

    table: str
    before: str
    rights: tuple[str, ...]
    what: str
    part: Part

    @property
    def is_trap(self) -> bool:
        return self.before in self.rights


class Count(NamedTuple):
    right: int
    left: int
    spoiled: int
    spoiled_beside_blanks: int
    """Those that are spoiled even where blanks do not count."""


def tables() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def rows() -> Iterator[Row]:
    """All rows, by table."""
    for name in tables():
        for row in tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["rows"]:
            after = row.get("after", row["before"])
            wanted = [after] if isinstance(after, str) else after
            rights = (*wanted, *row.get("also", ()))
            yield Row(name, row["before"], rights, row["what"], row.get("as", "paragraph"))


def judge(before: str, rights: Iterable[str], result: str) -> Verdict:
    """``left`` is what should change and stands as it was, or was mended in part: some of the
    steps to a right text made, but no bracket or quotation mark without the others."""
    wanted = tuple(rights)
    if result in wanted:
        return "right"
    if result == before or any(result in _between(before, right) for right in wanted):
        return "right" if before in wanted else "left"
    return "spoiled"


def count(pairs: Iterable[tuple[Row, str]]) -> Count:
    """Of rows with what a tool made of each."""
    found: Counter[str] = Counter()
    for row, result in pairs:
        verdict = judge(row.before, row.rights, result)
        found[verdict] += 1
        if verdict == "spoiled":
            inks = tuple(map(ink, row.rights))
            found["beside"] += judge(ink(row.before), inks, ink(result)) == "spoiled"
    return Count(found["right"], found["left"], found["spoiled"], found["beside"])


def _between(before: str, after: str) -> frozenset[str]:
    """The texts in which some of the steps from ``before`` to ``after`` are made."""
    steps = list(_steps(before, after))
    choices: list[tuple[bool, ...]] = []
    alone = [n for n, (old, new) in enumerate(steps) if old != new and not _is_paired(old + new)]
    if len(alone) > _MOST_STEPS:
        return frozenset()
    for made in itertools.product((False, True), repeat=len(alone)):
        chosen = {n for n, yes in zip(alone, made, strict=True) if yes}
        for with_pairs in (False, True):
            choices.append(
                tuple(
                    n in chosen or (with_pairs and _is_paired(old + new))
                    for n, (old, new) in enumerate(steps)
                )
            )
    return frozenset(
        "".join(new if make else old for (old, new), make in zip(steps, choice, strict=True))
        for choice in choices
    )


def _is_paired(text: str) -> bool:
    return not _PAIRS.isdisjoint(text)


def _steps(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Stretches of ``before`` and what each becomes; a change of width is a step of its own."""
    matcher = SequenceMatcher(None, _folded(before), _folded(after), autojunk=False)
    for kind, a0, a1, b0, b1 in matcher.get_opcodes():
        if kind == "equal":
            yield from zip(before[a0:a1], after[b0:b1], strict=True)
        else:
            yield before[a0:a1], after[b0:b1]


def _folded(text: str) -> str:
    return fold_width(text).replace("。", ".")
