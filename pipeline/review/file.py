"""The review file: TOML that a person can read and write by hand.

[[change]]
verdict = "reject"        # or "accept"
rule = "punctuation"
before = ","
after = "，"
left = "型号为A"           # what stands before it and behind it
right = "B两种"

[[correction]]
before = "陆知元"
after = "陆知远"
left = "党组书记、局长"
right = ""
note = "与任免文件核对"
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from pipeline.batch.write import write_all
from pipeline.errors import BadSettings

SUFFIX = ".review.toml"
CORRECTION = "correction"
"""What changes that a person made are called among those of the rules."""


class Entry(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """``before`` and what becomes of it; ``left`` and ``right`` are the words around it, both
    empty where it is the whole text."""

    before: str
    after: str
    left: str = ""
    right: str = ""
    note: str = ""


class Verdict(Entry, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a person says of a change that a rule proposes."""

    rule: str
    verdict: Literal["accept", "reject"]


class Review(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    change: tuple[Verdict, ...] = ()
    correction: tuple[Entry, ...] = ()


def beside(base: Path) -> Path:
    """The review file of the results ``base``, a path without suffix."""
    return base.with_name(base.name + SUFFIX)


def read_review(path: Path) -> Review:
    """What stands in ``path``; nothing where there is no such file. Raises ``BadSettings``."""
    mend = "correct it or move it away; `guidang changes --help` says how it is written for you"
    try:
        review = msgspec.toml.decode(path.read_bytes(), type=Review)
    except FileNotFoundError:
        return Review()
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadSettings(f"not a review: {error}", file=str(path), mend=mend) from error
    if any(not entry.before for entry in review.correction):
        reason = "a correction without `before` has no place"
        quote = "quote the words that it changes, and write them again in `after`"
        raise BadSettings(reason, file=str(path), mend=quote)
    return review


def write_review(path: Path, review: Review) -> None:
    """Put ``review`` into ``path``. Raises ``CannotWrite``."""
    base = path.with_name(path.name.removesuffix(SUFFIX))
    write_all(base, {SUFFIX: to_toml(review).encode()}, {})


def to_toml(review: Review) -> str:
    tables = [("change", v) for v in review.change] + [("correction", c) for c in review.correction]
    return "\n".join(_table(name, entry) for name, entry in tables)


def _table(name: str, entry: Entry) -> str:
    said: dict[str, str] = msgspec.to_builtins(entry)
    first = [key for key in ("verdict", "rule") if key in said]
    lines = [
        f"{key} = {_string(said[key])}" for key in [*first, *(k for k in said if k not in first)]
    ]
    return f"[[{name}]]\n" + "\n".join(lines) + "\n"


def _string(text: str) -> str:
    """A basic string of TOML, which is one of JSON but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
