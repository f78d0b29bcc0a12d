"""Pages of a risky file are tried in another process first, which may be stopped: in this one
nothing stops pdfium while it is at work."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

from stages.extract.pdf._risk import is_risky

SECONDS = 6
"""Of processor time for one page. The slowest of several hundred real ones takes two."""

PATIENCE = 60.0
"""Seconds by the clock, where processor time cannot be bounded or others are at work too."""

MEMORY = 700 << 20
"""Bytes that a page may take."""

STOPS = 4
"""After so many pages that had to be stopped the rest is not tried any more."""

TOO_MUCH = "页面内容异常庞大或复杂，为安全起见没有读取"


def bad_pages(path: Path, passwords: tuple[str, ...], count: int) -> dict[int, str]:
    """Pages from 1 to ``count`` that must not be read in this process, each with the reason."""
    if not is_risky(path):
        return {}
    bad: dict[int, str] = {}
    first = 1
    while first <= count:
        if len(bad) >= STOPS:
            bad.update(dict.fromkeys(range(first, count + 1), TOO_MUCH))
            break
        good = _tried(path, passwords, first, count)
        if good >= count:
            break
        bad[good + 1] = TOO_MUCH
        first = good + 2
    return bad


def _tried(path: Path, passwords: tuple[str, ...], first: int, last: int) -> int:
    """The last page that was drawn well, trying one after the other."""
    command = [sys.executable, "-m", "stages.extract.pdf._try_pages"]
    process = subprocess.Popen(
        [*command, str(path), str(first), str(last), str(MEMORY), str(SECONDS)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        text=True,
        encoding="utf-8",
    )
    assert process.stdin is not None
    assert process.stdout is not None
    done: queue.Queue[int | None] = queue.Queue()
    thread = threading.Thread(target=_listen, args=(process.stdout, done), daemon=True)
    thread.start()
    good = first - 1
    try:
        process.stdin.write("\n".join(passwords))
        process.stdin.close()
        while (number := done.get(timeout=PATIENCE)) is not None:
            good = number
    except (queue.Empty, BrokenPipeError):
        pass
    finally:
        process.kill()
        process.wait()
        thread.join()
        process.stdout.close()
    return good


def _listen(stream: IO[str], done: queue.Queue[int | None]) -> None:
    for line in stream:
        done.put(int(line))
    done.put(None)
