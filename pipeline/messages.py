"""What is said to a person, kept apart from the language that it is said in.

``say("“{said}”是待填写的内容", said="xx")`` is the Chinese sentence, and remembers how it was
made, so that ``in_language`` can say it in another (GNU gettext; the Chinese text is the key of
the catalogue ``pipeline/locale``). Plug-ins of others may give plain strings; those stay.
"""

from __future__ import annotations

from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path
from typing import Literal

Lang = Literal["zh", "en"]
LOCALE = Path(__file__).parent / "locale"
DOMAIN = "guidang"


class Said(str):
    """A sentence in Chinese that can be said in another language."""

    pattern: str
    values: dict[str, object]


def say(pattern: str, **values: object) -> Said:
    """``pattern`` with ``values`` put in. The catalogue's tools find patterns by this name."""
    said = Said(pattern.format(**values))
    said.pattern, said.values = pattern, values
    return said


def in_language(message: str, lang: Lang) -> str:
    """``message`` in ``lang``, as plain text; as it is where the catalogue has none."""
    if not isinstance(message, Said) or lang == "zh":
        return str(message)
    values = {
        key: in_language(value, lang) if isinstance(value, Said) else value
        for key, value in message.values.items()
    }
    return _catalogue(lang).gettext(message.pattern).format(**values)


@cache
def _catalogue(lang: Lang) -> NullTranslations:
    return translation(DOMAIN, LOCALE, languages=[lang], fallback=True)
