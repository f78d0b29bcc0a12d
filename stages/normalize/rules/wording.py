"""Words that are often written wrong: 既使 for 即使. Only findings, each with a suggestion.

The words stand in ``stages/normalize/wording.toml``. A table of typos hits valid text too
(报消 in 上报消防器材), so each word names what may not stand beside it, and nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from pipeline.messages import say
from pipeline.record import Finding
from pipeline.report import Report
from pipeline.stage import Rule
from pipeline.style import Setting, Style
from stages.normalize._proposals import finding
from stages.normalize._texts import prose

_KEEP: Setting[list[str]] = Setting(name="keep", default=[], says="words that are right here")


class Word(Struct, frozen=True, forbid_unknown_fields=True):
    """What is meant by a wrong word. ``not_after``: texts that may not stand before it, with |
    between them; ``not_before``: a pattern that may not follow."""

    right: str
    not_after: str = ""
    not_before: str = ""

    def pattern(self, wrong: str) -> str:
        before = "".join(f"(?<!{re.escape(t)})" for t in self.not_after.split("|") if t)
        behind = f"(?!{self.not_before})" if self.not_before else ""
        return before + re.escape(wrong) + behind


@cache
def words() -> dict[str, Word]:
    """All words that are looked for, by how they are written wrong."""
    table = files("stages.normalize") / "wording.toml"
    return msgspec.toml.decode(table.read_bytes(), type=dict[str, Word])


@cache
def _starts() -> re.Pattern[str]:
    """Where a wrong word may begin: a pattern of all words at once would be ten times slower."""
    firsts, seconds = ("".join(sorted({wrong[n] for wrong in words()})) for n in (0, 1))
    return re.compile(f"[{firsts}](?=[{seconds}])")


@cache
def _by_start() -> dict[str, list[re.Pattern[str]]]:
    """The patterns of the words, by their first two characters."""
    found: dict[str, list[re.Pattern[str]]] = {}
    for wrong, word in words().items():
        found.setdefault(wrong[:2], []).append(re.compile(word.pattern(wrong)))
    return found


def _find(text: str) -> Iterator[re.Match[str]]:
    behind = 0
    for start in _starts().finditer(text):
        at = start.start()
        for pattern in _by_start().get(text[at : at + 2], ()):
            found = pattern.match(text, at)
            if found and at >= behind:
                behind = found.end()
                yield found


def propose(report: Report, style: Style) -> Iterator[Finding]:
    keep = style.setting(RULE.name, _KEEP)
    for text in prose(report, _starts()):
        for found in _find(text.text):
            said = found[0]
            if said in keep or _is_spoken_of(text.text, found):
                continue
            right = words()[said].right
            message = say("“{said}”可能应为“{right}”，请核对", said=said, right=right)
            yield finding(text, *found.span(), "wording", message)


def _is_spoken_of(text: str, found: re.Match[str]) -> bool:
    """将“按装”改为“安装”."""
    left, right = (
        text[max(0, found.start() - 1) : found.start()],
        text[found.end() : found.end() + 1],
    )
    return left in ("“", "‘") and right in ("”", "’")


RULE = Rule(
    name="wording",
    says="Words often written wrong are noted, with what is probably meant; nothing is changed.",
    example=("既使任务重，也要布署到位", "wording “既使”; wording “布署”"),
    propose=propose,
    after=("look_alikes", "spaces"),
    settings=(_KEEP,),
)
