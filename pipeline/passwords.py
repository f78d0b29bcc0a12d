"""The passwords that a user has for locked files."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import BadSettings


def read_passwords(path: Path) -> tuple[str, ...]:
    """The lines of a text file (UTF-8) as passwords, each once; empty lines count for nothing.

    Blanks at the ends of a line belong to the password. Raises ``BadSettings`` for a file that
    is no text, or has no password.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        mend = "save it as plain text in UTF-8, one password a line"
        raise BadSettings("cannot be read as text", file=str(path), mend=mend) from error
    found = tuple(dict.fromkeys(filter(None, text.splitlines())))
    if not found:
        raise BadSettings("holds no password", file=str(path), mend="write one password a line")
    return found
