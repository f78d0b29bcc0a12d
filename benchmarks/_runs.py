"""One reading is one process: a tool, a file, a clock and a bound on memory.

Readings can be kept in a folder, so that a tool that did not change need not read again.
"""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from benchmarks._texts import text_in
from benchmarks._tools import NATIVE, PROGRAMS, READS

ROOT = Path(__file__).resolve().parents[1]
SECONDS = 20.0
SECONDS_FOR_PAGES = 60.0
"""A PDF of scans takes some seconds a page."""

BYTES = 1 << 30
WATCHED = ("LibreOffice", "pandoc")
"""They reserve far more addresses than they use (a Java bridge, the Haskell heap): for them the
resident memory of all their processes is watched; for the others RLIMIT_AS holds. It is watched too
where a PDF or OFD is read: what recognises pages reserves more than it uses."""

Ended = Literal["well", "error", "killed", "time", "memory"]


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one file. ``own`` is whether an error was one that the tool itself raised."""

    tool: str
    ended: Ended
    exit: int
    own: bool
    message: str
    seconds: float
    peak: int
    """Bytes resident at most: the largest moment seen (every 20 ms) or the largest process."""
    output: str
    """As the tool wrote it; guidang's Raw JSON."""

    @property
    def text(self) -> str:
        return text_in(self.tool, self.output) if self.ended == "well" else ""


def word_files(paths: list[Path]) -> list[Path]:
    """The files themselves and those in the folders that have a suffix of a Word file."""
    return files_of(paths, {suffix for claimed in READS.values() for suffix in claimed})


def docx_files(paths: list[Path]) -> list[Path]:
    """The files themselves, whatever they are called, and the .docx in the folders."""
    return sorted(
        file
        for path in paths
        for file in (path.rglob("*.docx") if path.is_dir() else [path])
        if not file.name.startswith("~$")
    )


def files_of(paths: list[Path], suffixes: set[str]) -> list[Path]:
    """The files themselves and those in the folders whose name ends so."""
    return sorted(
        file
        for path in paths
        for file in (path.rglob("*") if path.is_dir() else [path])
        if file.is_file() and file.suffix.lower() in suffixes and not file.name.startswith("~$")
    )


def reading(tool: str, path: Path, keep: Path | None = None, *, anew: bool = False) -> Reading:
    """The kept reading where there is one, unless ``anew``; else a new one, kept in ``keep``."""
    if keep is None:
        return run(tool, path)
    content = hashlib.sha256(path.name.encode() + b"\0" + path.read_bytes()).hexdigest()
    kept = keep / tool / f"{content[:24]}.json"
    if kept.exists() and not anew:
        return msgspec.json.decode(kept.read_bytes(), type=Reading)
    found = run(tool, path)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(msgspec.json.encode(found))
    return found


def run(tool: str, path: Path) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        began = time.perf_counter()
        with (
            (Path(folder) / "stdout").open("w+b") as said,
            (Path(folder) / "err").open("w+b") as bad,
        ):
            process = subprocess.Popen(
                _command(tool, path, out),
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=bad,
                cwd=ROOT,
                start_new_session=True,
                preexec_fn=None if tool in WATCHED or _has_pages(path) else _fence,
            )
            stopped, peak, code = _watch(process, _seconds(path))
            seconds = time.perf_counter() - began
            said.seek(0)
            bad.seek(0)
            spoken = said.read(200_000_000).decode("utf-8", "replace")
            errors = bad.read(1_000_000).decode("utf-8", "replace").strip()
        output = _output(tool, out, spoken)
    ended: Ended = stopped or ("well" if code == 0 else "error" if code > 0 else "killed")
    if tool == "LibreOffice" and ended == "well" and output is None:
        ended = "error"  # it says so in words and exits with 0
    lines = errors.splitlines()
    return Reading(
        tool=tool,
        ended=ended,
        exit=code,
        own=ended == "error" and _is_own(tool, code, lines),
        message=lines[-1][:300] if lines else "",
        seconds=seconds,
        peak=peak,
        output=output or "",
    )


def _command(tool: str, path: Path, out: Path) -> list[str]:
    program = PROGRAMS[tool]() if tool in PROGRAMS else None
    match tool:
        case "guidang":
            return [sys.executable, "-m", "pipeline", "extract", str(path), "--out", str(out)]
        case "LibreOffice":
            profile = Path(_profiles().name)
            return [
                str(program),
                "--headless",
                f"-env:UserInstallation={profile.as_uri()}",
                "--convert-to",
                "txt:Text (encoded):UTF8",
                "--outdir",
                str(out),
                str(path),
            ]
        case "pandoc":
            return [str(program), "-t", "html", "-o", str(out), str(path)]
        case "catdoc":
            return [str(program), "-w", "-d", "utf-8", str(path)]
        case "pdftotext":
            return [str(program), "-enc", "UTF-8", str(path), "-"]
        case "antiword":
            return [str(program), "-w", "0", "-m", "UTF-8.txt", str(path)]
    return [sys.executable, str(ROOT / "benchmarks" / "_one.py"), tool, str(path), str(out)]


@cache
def _profiles() -> tempfile.TemporaryDirectory[str]:
    """One profile a run: two LibreOffices in one would hand their files to each other."""
    made = tempfile.TemporaryDirectory(prefix="office-")
    atexit.register(made.cleanup)
    return made


def _fence() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


def _has_pages(path: Path) -> bool:
    return path.suffix.lower() in (".pdf", ".ofd")


def _seconds(path: Path) -> float:
    return SECONDS_FOR_PAGES if _has_pages(path) else SECONDS


def _watch(process: subprocess.Popen[bytes], seconds: float) -> tuple[Ended | None, int, int]:
    """Why it was stopped, if it was; its peak; its exit code (negative: a signal)."""
    stopped: Ended | None = None
    peak, end = 0, time.perf_counter() + seconds
    while True:
        pid, status, used = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # what it left running
            # ru_maxrss begins with what this process had when it forked: for small programs
            # it says nothing
            peak = max(peak, used.ru_maxrss * 1024 if peak > 1 << 26 else 0)
            if stopped is None and peak > BYTES:
                stopped = "memory"
            return stopped, peak, process.returncode
        peak = max(peak, _resident(process.pid))
        if stopped is None and (peak > BYTES or time.perf_counter() > end):
            stopped = "memory" if peak > BYTES else "time"
            os.killpg(process.pid, signal.SIGKILL)
        time.sleep(0.02)


def _resident(session: int) -> int:
    """Bytes resident in all processes of a session."""
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            fields = stat.read_text(errors="replace").rpartition(")")[2].split()
            if int(fields[3]) == session:
                total += int(fields[21]) * resource.getpagesize()
    return total


def _output(tool: str, out: Path, spoken: str) -> str | None:
    """What the tool wrote, or None where it wrote nothing at all."""
    if tool == "LibreOffice":
        made = next(iter(out.glob("*.txt")), None) if out.is_dir() else None
        return None if made is None else made.read_text("utf-8-sig", errors="replace")
    if tool in ("catdoc", "antiword", "pdftotext"):
        return spoken
    if not out.exists():
        return None
    written = out.read_bytes()
    if tool in NATIVE:
        return str(msgspec.json.decode(written)["text"])
    return written.decode("utf-8", "replace")


def _is_own(tool: str, code: int, lines: list[str]) -> bool:
    """Whether an exit with an error is a message of the tool and not a fault that fell through."""
    if not lines:
        return False
    if tool in NATIVE:  # above its last line may stand a log
        return lines[-1].split(".")[0] == NATIVE[tool][0] and ": " in lines[-1]
    if any(line.startswith("Traceback") for line in lines):
        return False
    return tool != "guidang" or (3 <= code <= 14 and len(lines) == 1)
