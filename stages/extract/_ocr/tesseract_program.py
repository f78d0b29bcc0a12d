"""The program Tesseract: whether it is here, whether it reads Chinese, and how it is run."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from pipeline.errors import DamagedFile, MissingPart
from stages.extract._office.process import TooLong, TooMuch, run

LANGUAGES = ("chi_sim", "eng")
INSTALL = "install it with `apt install tesseract-ocr tesseract-ocr-chi-sim`"
OTHER = "read it with another engine: `--ocr-engine auto`"
ASK_SECONDS = 60.0
"""What it may take to start; it takes a second."""
MAX_BYTES = 200 * 2**20


def version() -> str | None:
    """What is installed, if it can read Chinese."""
    try:
        program = ready()
    except MissingPart:
        return None
    said = _say((program, "--version")).split()
    return said[1] if len(said) > 1 else None


def ready() -> str:
    """Its path. Raises ``MissingPart`` where it or a language is missing."""
    program = shutil.which("tesseract")
    if program is None:
        raise MissingPart("needs the program Tesseract, which is not installed here", mend=INSTALL)
    missing = [name for name in LANGUAGES if name not in _languages(program)]
    if missing:
        words = "its data for " + " and ".join(missing)
        raise MissingPart(f"Tesseract is here without {words}", mend=INSTALL)
    return program


@cache
def _languages(program: str) -> frozenset[str]:
    return frozenset(_say((program, "--list-langs")).split())


def _say(command: Sequence[str]) -> str:
    with TemporaryDirectory(prefix="guidang-", ignore_cleanup_errors=True) as name:
        said = Path(name, "said")
        with said.open("wb") as file:
            ask(command, Path(name), ASK_SECONDS, file)
        return said.read_text("utf-8", "replace")


def ask(command: Sequence[str], folder: Path, seconds: float, say: IO[bytes] | None = None) -> None:
    """Run ``command`` in ``folder``. Raises ``DamagedFile`` where that takes too long or fails,
    ``MissingPart`` where it does not start."""
    # Its threads wait busily for one another, and take longer together than one alone.
    env = dict(os.environ) | {"OMP_THREAD_LIMIT": "1"}
    try:
        code = run(command, folder=folder, env=env, seconds=seconds, most=MAX_BYTES, say=say)
    except TooLong as error:
        reason = f"Tesseract was stopped after {seconds:.0f} seconds"
        raise DamagedFile(reason, mend=OTHER) from error
    except TooMuch as error:
        raise DamagedFile("Tesseract was stopped, it wrote too much", mend=OTHER) from error
    except OSError as error:
        raise MissingPart(f"Tesseract does not start ({error.strerror})", mend=INSTALL) from error
    if code:
        raise DamagedFile(f"Tesseract gave up (exit code {code})", mend=OTHER)
