"""A shell script in the place of LibreOffice, so that it can be made to misbehave."""

from __future__ import annotations

import shlex
import subprocess
import textwrap
from pathlib import Path

import pytest

from stages.extract._office.find import VARIABLE

OUT = 'while [ "$1" != --outdir ]; do shift; done; out="$2"; given="$3"'
"""Shell words that find the folder to write to and the file to read."""


class StandIn:
    """A program in the place of LibreOffice. ``group`` is the process group that it ran in."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.program = folder / "soffice"
        self.log = folder / "log"
        patch.setenv(VARIABLE, str(self.program))

    def does(self, script: str) -> None:
        self.program.write_text(f"#!/bin/sh\necho $$ > '{self.log}'\n{textwrap.dedent(script)}\n")
        self.program.chmod(0o755)

    def group(self) -> int:
        return int(self.log.read_text().split()[0])

    def gives(self, made: Path) -> None:
        """It turns whatever it is given into ``made``."""
        self.does(f'{OUT}; cp {shlex.quote(str(made))} "$out/source.docx"')

    def was_run(self) -> bool:
        return self.log.exists()


def alive(group: int) -> list[str]:
    """What still runs in a process group; the dead that nobody has fetched do not count."""
    said = subprocess.run(["ps", "-eo", "pgid=,stat=,args="], capture_output=True, text=True)
    rows = (line.split(None, 2) for line in said.stdout.splitlines())
    return [row[-1] for row in rows if row[0] == str(group) and not row[1].startswith("Z")]
