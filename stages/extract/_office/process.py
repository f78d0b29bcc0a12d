"""A program run with a bound on time and output, and ended with all that it started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

_POLL = 0.05
_GRACE = 0.3
"""Seconds that the system may take to clear away what was killed; it takes milliseconds where
there is an init that does so."""
MEMORY = 4 * 2**30
"""Bytes of address space for each process, where the system can bound it (Linux)."""


class TooLong(Exception):
    """The time was up."""


class TooMuch(Exception):
    """More was written than allowed."""


def run(
    command: Sequence[str | Path],
    *,
    folder: Path,
    env: Mapping[str, str],
    seconds: float,
    most: int,
    say: IO[bytes] | None = None,
) -> int:
    """Run ``command`` in ``folder`` for at most ``seconds``; gives its exit code.

    ``folder`` may grow by ``most`` bytes. Whatever happens (``TooLong``, ``TooMuch``, Ctrl-C),
    neither the program nor a process that it started is left when this returns. What it prints
    goes to ``say``, or is thrown away: LibreOffice tells nothing there that a user could act on.
    """
    full = _size(folder) + most
    process = subprocess.Popen(
        list(map(str, command)),
        cwd=folder,
        env=dict(env),
        stdin=subprocess.DEVNULL,
        stdout=say or subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # a group of its own, of which it is the leader
    )
    try:
        _bound_memory(process.pid)
        end = time.monotonic() + seconds
        while (code := process.poll()) is None:
            if time.monotonic() > end:
                raise TooLong
            if _size(folder) > full:
                raise TooMuch
            time.sleep(_POLL)
        if _size(folder) > full:
            raise TooMuch
        return code
    finally:
        _end(process)


def _bound_memory(pid: int) -> None:
    if sys.platform == "linux":
        import resource

        try:
            resource.prlimit(pid, resource.RLIMIT_AS, (MEMORY, MEMORY))
        except (ProcessLookupError, PermissionError, ValueError):
            return  # it is done already, or a lower bound is set


def _size(folder: Path) -> int:
    """Bytes of all files in ``folder``; links are not followed."""
    total = 0
    for inside, _folders, files in os.walk(folder):
        for name in files:
            try:
                total += Path(inside, name).lstat().st_size
            except FileNotFoundError:  # a temporary file that is gone again
                continue
    return total


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill the whole group, and wait until no process of it is left."""
    if sys.platform == "win32":
        subprocess.run(
            ["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False
        )
        process.wait()
        return
    _kill_group(process.pid)
    process.wait()
    end = time.monotonic() + _GRACE
    while _kill_group(process.pid) and time.monotonic() < end:
        time.sleep(_POLL / 5)


def _kill_group(group: int) -> bool:
    """Whether a process of ``group`` was there to be killed."""
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return False
    except PermissionError:  # macOS says so of a group of which only the dead are left
        return False
    return True
