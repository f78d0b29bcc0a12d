"""One document turned by LibreOffice into another format."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from pipeline.errors import DamagedFile, GuidangError, MissingPart
from stages.extract._office.find import INSTALL, find_office, office
from stages.extract._office.process import TooLong, TooMuch, run
from stages.extract._office.profile import environment, write_profile

SECONDS = 60.0
"""A report takes two seconds, a book of a thousand pages half a minute."""
VERSION_SECONDS = 20.0
MAX_BYTES = 200 * 2**20
_FILTERS = {"docx": "docx:MS Word 2007 XML"}
_STARTS = {"docx": b"PK\x03\x04"}
_OPTIONS = (
    *("--headless", "--invisible", "--norestore", "--nologo", "--nodefault"),
    *("--nofirststartwizard", "--nolockcheck"),
)
_BY_HAND = "open it in LibreOffice by hand and save it as .docx"


def convert(
    source: Path | bytes, suffix: str, *, to: str = "docx", seconds: float = SECONDS
) -> bytes:
    """``source`` (a file or its bytes) as LibreOffice reads it, in the format ``to``.

    ``suffix`` (with its dot) tells LibreOffice what to try first. Raises ``MissingPart`` where
    LibreOffice is not installed, ``DamagedFile`` where it gives nothing or takes too long.
    """
    program = office()
    with _own_folder() as name:
        folder, out = Path(name), Path(name, "out")
        out.mkdir()
        # A name of its own: no lock file beside the user's file, no blank or quote to trip over.
        given = folder / f"source{suffix}"
        given.write_bytes(source.read_bytes() if isinstance(source, Path) else source)
        order = ("--convert-to", _FILTERS[to], "--outdir", out, given)
        _run((program, *_OPTIONS, *order), folder, seconds)
        return _result(out / f"source.{to}", _STARTS[to])


def version() -> str | None:
    """What the LibreOffice here calls itself; None where none is installed or it is broken."""
    try:
        program = find_office()
        if program is None:
            return None
        with _own_folder() as name:
            folder, said = Path(name), Path(name, "version")
            with said.open("wb") as file:
                _run((program, "--version"), folder, VERSION_SECONDS, file)
            return said.read_text("utf-8", "replace").partition("\n")[0].strip() or None
    except GuidangError:
        return None


def _own_folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="guidang-", ignore_cleanup_errors=True)


def _run(
    command: Sequence[str | Path], folder: Path, seconds: float, say: IO[bytes] | None = None
) -> None:
    """Run LibreOffice, which may write into ``folder`` and has its profile there."""
    program, *options = command
    profile = write_profile(folder / "profile")
    try:
        run(
            (program, profile, *options),
            folder=folder,
            env=environment(folder),
            seconds=seconds,
            most=MAX_BYTES,
            say=say,
        )
    except TooLong as error:
        reason = f"LibreOffice did not finish reading it within {seconds:g} s and was ended"
        raise DamagedFile(reason, mend=_BY_HAND) from error
    except TooMuch as error:
        reason = f"LibreOffice made more than {MAX_BYTES >> 20} MB of it and was ended"
        raise DamagedFile(reason, mend=_BY_HAND) from error
    except OSError as error:
        reason = f"LibreOffice cannot be started ({error.strerror})"
        raise MissingPart(reason, mend=INSTALL) from error


def _result(path: Path, start: bytes) -> bytes:
    # Its exit code says nothing: it is 0 for files that it could not read.
    if not path.is_file() or path.is_symlink():
        raise DamagedFile("LibreOffice cannot read it")
    data = path.read_bytes()
    if not data.startswith(start):
        raise DamagedFile("LibreOffice gave nothing usable for it")
    return data
