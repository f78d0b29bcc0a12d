"""Run by ``test_hostile_word.py`` and ``test_hostile_pdf.py`` in a process of its own, which must
not outgrow its bounds; its argument is what is recognised (auto, always, never).

Reads the files named on standard input, one after the other, and says of each how it ended:
``name``, ``end`` (``read``, the code of a ``GuidangError``, or ``FAULT``) and ``says``.
"""

from __future__ import annotations

import json
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from pipeline import registry, run
from pipeline.errors import GuidangError
from pipeline.stage import Context, Ocr

MEMORY = 2**30
SECONDS = 20


Ends = dict[str, dict[str, str]]
"""How each file ended, by name."""


def ends_of(files: Sequence[Path], ocr: Ocr = "auto") -> Ends:
    """``files`` read one after the other in a process of their own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests._hostile", ocr],
        input="".join(f"{file}\n" for file in files),
        cwd=Path(__file__).resolve().parents[1],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return {row["name"]: row for row in map(json.loads, done.stdout.splitlines())}


class TooLong(BaseException):
    """No reader may catch this."""


def end_of(path: Path, context: Context) -> tuple[str, str]:
    try:
        raw = run.extract(path, context)
    except GuidangError as error:
        return error.code, str(error)
    except BaseException as error:
        return "FAULT", f"{type(error).__name__}: {error}"
    codes = " ".join(notice.code for notice in raw.notices)
    pictures = sum(map(len, raw.assets.values()))
    return "read", f"{raw.source_chars} characters, {pictures} bytes of pictures; {codes}"


def stop(*_: object) -> None:
    raise TooLong(f"longer than {SECONDS} s")


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, stop)
    ocr = msgspec.convert(sys.argv[1] if sys.argv[1:] else "auto", Ocr)
    context = Context(style=registry.style("gbt9704"), ocr=ocr)
    for line in sys.stdin:
        path = Path(line.rstrip("\n"))
        signal.alarm(SECONDS)
        began = time.monotonic()
        end, says = end_of(path, context)
        signal.alarm(0)
        took = round(time.monotonic() - began, 1)
        print(json.dumps({"name": path.stem, "end": end, "says": says, "s": took}), flush=True)


if __name__ == "__main__":
    main()
