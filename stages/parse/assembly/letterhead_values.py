"""Values of 版头, taken out of their printed dress."""

from __future__ import annotations

import re

from pipeline.chars import ink
from pipeline.report import Front
from stages.parse.assembly.account import Account
from stages.parse.assembly.values import Parts, opened, without_brackets
from stages.parse.front.issuers import WORD
from stages.parse.front.letterhead_words import is_number
from stages.parse.lines.items import Line, order_of
from stages.parse.lines.words import names_organ

_SIGNER = re.compile(r"签\s*发\s*人\s*[:：]")
_LABELS = re.compile(r"^(?:份\s*号|密级(?:和保密期限)?|紧急程度)\s*[:：]\s*")
_BESIDE = re.compile(rf"[\s\u3000]+{WORD}$")
_PLACES = tuple("省市县区乡镇村")
"""An organ's name that breaks off here goes on in the next line: 云岭市 / 水务局."""


def front(parts: Parts, account: Account) -> Front | None:
    """版头, or None where it has nothing."""
    found: dict[str, str] = {}
    for name in ("copy_number", "secrecy", "urgency"):
        if lines := parts.get(name):
            found[name] = account.keep(
                "front", name, opened(lines[0], _LABELS, account), *lines[1:]
            )
    if lines := parts.get("issuer"):
        found["issuer"] = account.keep("front", "issuer", *_organs(lines), glue=_joint)
    numbers, signers = _numbers(parts, account)
    if numbers:
        found["document_number"] = account.keep("front", "document_number", *numbers, glue=_apart)
    if signers:
        found["signer"] = account.keep("front", "signer", *signers, glue="\u3000")
    return Front(**found) if found else None


def _organs(lines: list[Line]) -> list[Line]:
    """The organs in order, 文件 behind the last, wherever it stood beside them."""
    organs: list[Line] = []
    word: list[Line] = []
    for line in lines:
        beside = _BESIDE.search(line.text)
        if line.ink == WORD:
            word.append(line)
        elif beside:
            organ, said = line.split(beside.start())
            organs.append(organ)
            word.append(said)
        else:
            organs.append(line)
    return organs + word


def _joint(before: str, after: str) -> str:
    """A line feed between two organs; none within the name of one, and before 文件."""
    last = before.rsplit("\n", 1)[-1]
    whole = names_organ(last) and not last.endswith(_PLACES)
    return "\n" if whole and ink(after) != WORD else ""


def _apart(_before: str, after: str) -> str:
    """A line feed between the numbers of two organs; none within one that was broken off."""
    return "\n" if is_number(after) else ""


def _numbers(parts: Parts, account: Account) -> tuple[list[Line], list[Line]]:
    """The lines of the number, and the names behind 签发人：."""
    numbers: list[Line] = []
    signers: list[Line] = []
    lines = [*parts.get("document_number", ()), *parts.get("signer", ())]
    for line in sorted(lines, key=lambda line: (order_of(line.source), line.start)):
        said = _SIGNER.search(line.text)
        if said:
            account.drop(line.part(said.start(), said.end()), "dress")
            signers.append(line.part(said.end()))
        elif line.role == "signer":
            signers.append(line)
        number = line.part(0, said.start()) if said else line
        if number.text and line.role != "signer":
            numbers.append(without_brackets(number, account))
    return [n for n in numbers if n.text], [s for s in signers if s.text]
