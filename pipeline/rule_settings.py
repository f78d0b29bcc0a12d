"""What a house style sets of the rules must be there to be set: a slip of the pen would else
leave a rule as it was, and nobody would know."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipeline.errors import BadSettings
from pipeline.stage import Rule
from pipeline.style import ENABLED, Setting, Style


def prove_settings(style: Style, rules: Iterable[Rule], path: Path) -> None:
    """Raises ``BadSettings`` for a rule or setting in ``style`` (read from ``path``) that is not
    there, and for one of the wrong type."""
    by_name = {rule.name: rule for rule in rules}
    for name in style.rules:
        if name not in by_name:
            reason = f"rules.{name}: no rule is called {name!r}"
            raise _bad(reason, f"take one of {', '.join(by_name)}", path)
        known = {setting.name: setting for setting in (ENABLED, *by_name[name].settings)}
        for key, value in style.rule(name).items():
            if key not in known:
                reason = f"rules.{name}: there is no setting {key!r}"
                raise _bad(reason, f"take one of {', '.join(known)}", path)
            wanted = _wanted(known[key], value)
            if wanted:
                raise _bad(f"rules.{name}.{key} is {value!r}", f"write {wanted}", path)


def _wanted(setting: Setting[Any], value: object) -> str | None:
    """What must stand in the place of ``value``, or None where it is right."""
    match setting.default:
        case bool():
            right, wanted = isinstance(value, bool), "true or false"
        case str():
            right = isinstance(value, str) and setting.length in (None, len(value))
            wanted = f"a text of {setting.length} characters" if setting.length else "a text"
        case _:
            right = isinstance(value, list) and all(isinstance(part, str) for part in value)
            wanted = "a list of texts"
    return None if right else wanted


def _bad(reason: str, mend: str, path: Path) -> BadSettings:
    return BadSettings(reason, mend=mend, file=str(path))
