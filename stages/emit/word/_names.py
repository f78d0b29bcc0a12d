"""Names of styles that only the Word file has, and the ids behind the names."""

from __future__ import annotations

from pipeline.roles import ROLE_STYLES

FOOTNOTE_REFERENCE = "footnote reference"


def style_id(name: str) -> str:
    """The id that stands for a style name in the parts: ``heading 1`` → ``Heading1``."""
    return "".join(word[0].upper() + word[1:] for word in name.replace("-", " ").split())


def role_id(role: str) -> str:
    return style_id(ROLE_STYLES[role])


def role_of_id(found: str | None) -> str | None:
    """The role whose style has this id, or None."""
    return _ROLES.get(found or "")


_ROLES = {role_id(role): role for role in ROLE_STYLES}
