"""Blanks that part people: lists of names, a name and what he is, a name and where to call."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.chars import CJK
from pipeline.surnames import RARER_SURNAMES, SURNAMES
from stages.normalize._gap import H
from stages.normalize._protect import Stretch

_PEOPLE = re.compile(
    "(?:出席|列席|缺席|参加|参会|到会|与会|请假|主持|记录|人员|名单|成员|组长|主任|委员|代表|领导|"
    f"评委|嘉宾)[^\n，。；：:]{{0,6}}{H}*[：:]{H}*(?P<names>[^\n。；]*)"
)
_NAME = rf"(?:[{CJK}]{{2,4}}|[{CJK}]{H}+[{CJK}])"
"""A name of two characters may be padded to the width of three."""
_NAMES = re.compile(
    rf"(?:^|(?<=[\n，。；：:、（(])){H}*{_NAME}(?:{H}+{_NAME})+{H}*(?=$|[\n，。；、）)])"
)
"""罗伟国　孙　明"""
_FIRST = "".join(sorted(SURNAMES))
_PADDED = rf"[{_FIRST}](?P<pad>{H}{{1,4}})[{CJK}]"
_DESCRIBED = re.compile(rf"^{_PADDED}(?P<gap>{H}{{0,20}}[\t\u3000]{H}*+)(?=[{CJK}]{{2}})")
"""许　钧　县水利局总工程师"""
_PHONE = r"(?:1[0-9]{10}|0[0-9]{2,3}-[0-9]{7,8})(?![0-9])"
_CALLED = re.compile(rf"(?<=[{CJK}])(?P<gap>{H}++)(?={_PHONE})")
"""孙守渠 13900000000"""
_OF = re.compile(
    rf"(?<=[{CJK}]{{2}})(?P<gap>{H}++)"
    rf"(?:[{_FIRST}][{CJK}]{{1,2}}|[{_FIRST}](?P<pad>{H}{{1,4}})[{CJK}])(?={H}{{0,20}}{_PHONE})"
)
"""县水利局办公室 孙守渠 0571-…: whose name it is, and how to call him."""


def people_gaps(text: str) -> Iterator[Stretch]:
    """Stretches of blanks in ``text`` that part people from each other and from what is said of
    them; names padded to one width stay so there."""
    for people in _PEOPLE.finditer(text):
        yield people.span("names")
    for names in _NAMES.finditer(text):
        if _are_people(re.findall(_NAME, names[0])):
            yield names.end() - len(names[0].lstrip()), names.end()
    for pattern in (_DESCRIBED, _CALLED, _OF):
        for found in pattern.finditer(text):
            yield found.span("gap")
            if found.groupdict().get("pad"):
                yield found.span("pad")


def is_padded_name(text: str) -> bool:
    """Whether ``text`` opens with a name of two characters that are set apart."""
    return re.match(_PADDED + f"(?={H})", text) is not None


def _are_people(names: list[str]) -> bool:
    """Names set apart by a blank count only beside one of three characters: others are words
    whose letters are (全　文　如　下)."""
    padded = any(len(name.split()) == 2 for name in names)
    whole = not padded or any(len(name) == 3 and len(name.split()) == 1 for name in names)
    return (
        whole
        and any(name[0] in SURNAMES for name in names)
        and all(name[0] in SURNAMES or name[0] in RARER_SURNAMES for name in names)
    )
