"""Where LibreOffice is on this machine."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import MissingPart

VARIABLE = "GUIDANG_SOFFICE"
"""The environment variable that names the program, for machines where it stands elsewhere."""
INSTALL = {
    "darwin": "install it from www.libreoffice.org or with `brew install --cask libreoffice`",
    "win32": "install it from www.libreoffice.org",
}.get(sys.platform, "install it with `apt install libreoffice-writer` or from www.libreoffice.org")
_NAMES = ("soffice", "libreoffice")
_PLACES = {
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
    # soffice.exe returns at once, soffice.com only when the work is done.
    "win32": (
        r"C:\Program Files\LibreOffice\program\soffice.com",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    ),
}.get(
    sys.platform,
    (
        "/usr/lib/libreoffice/program/soffice",
        "/usr/lib64/libreoffice/program/soffice",
        "/snap/bin/libreoffice",
    ),
)


def find_office() -> Path | None:
    """The program, or None where LibreOffice is not installed.

    Raises ``MissingPart`` where the environment variable names what is not there.
    """
    named = os.environ.get(VARIABLE)
    if named:
        if not os.access(named, os.X_OK) or Path(named).is_dir():
            mend = f"let {VARIABLE} name the program soffice, or unset it"
            raise MissingPart(f"{VARIABLE} names no program: {named}", mend=mend)
        return Path(named)
    return next((path for path in _candidates() if os.access(path, os.X_OK)), None)


def office() -> Path:
    """The program. Raises ``MissingPart`` where LibreOffice is not installed."""
    found = find_office()
    if found is None:
        raise MissingPart("needs LibreOffice, which is not installed here", mend=INSTALL)
    return found


def _candidates() -> Iterator[Path]:
    for name in _NAMES:
        if found := shutil.which(name):
            yield Path(found)
    yield from map(Path, _PLACES)
    yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)
