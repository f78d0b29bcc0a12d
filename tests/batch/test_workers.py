"""Documents shared out among processes: the same results, and a death costs one document."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline import registry
from pipeline.batch import workers as module
from pipeline.batch.plan import Job
from pipeline.batch.row import Row
from pipeline.batch.work import do_all
from pipeline.batch.workers import do_all_with
from pipeline.cpus import usable_cpus
from pipeline.stage import Context

CONTEXT = Context(style=registry.style("gbt9704"), threads=1)
EMITTERS = registry.emitters_named(["json", "docx"])
NOTE = Path(__file__).parents[1] / "extract" / "data" / "note.png"
TEXT = (
    "关于{}镇防汛准备情况的报告\n县政府：\n现将有关情况报告如下。\n一、物资储备\n已备沙袋{}条。\n"
)

needs_linux = pytest.mark.skipif(sys.platform == "win32", reason="signals as in POSIX")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "档案"
    folder.mkdir()
    for number, name in enumerate(("柳溪", "松岭", "白沙", "云台", "青塘")):
        (folder / f"{name}.txt").write_text(TEXT.format(name, 100 + number), "utf-8")
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 and nothing")
    shutil.copy(NOTE, folder / "扫描.png")
    return folder


def jobs_of(folder: Path) -> list[Job]:
    return [
        Job(source=path, key=path.name, base=Path(path.name)) for path in sorted(folder.iterdir())
    ]


def told(rows: Sequence[Row], out: Path) -> list[dict[str, object]]:
    """``rows`` without what no two runs share."""
    found = []
    for row in rows:
        fields = {name: getattr(row, name) for name in row.__struct_fields__ if name != "seconds"}
        fields["written"] = [str(Path(path).relative_to(out)) for path in row.written]
        found.append(fields)
    return found


def bytes_in(folder: Path) -> dict[str, bytes]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_several_workers_write_the_same_bytes_and_rows_as_one(
    tmp_path: Path, archive: Path
) -> None:
    jobs = jobs_of(archive)
    alone, shared = tmp_path / "alone", tmp_path / "shared"
    one = list(do_all(jobs, alone, EMITTERS, CONTEXT))
    many = list(do_all_with(2, jobs, shared, EMITTERS, CONTEXT))
    assert told(one, alone) == told(many, shared)
    assert [row.source for row in many] == [job.key for job in jobs]
    assert [row.error for row in many].count(None) == 6
    assert len(bytes_in(alone)) == 12
    assert bytes_in(alone) == bytes_in(shared)


PLUGIN = """
import os, signal, time
from pipeline.origin import Origin
from pipeline.raw import Raw, RawText
from pipeline.source import source_of
from pipeline.stage import Extractor, Format

def extract(path, name, context):
    text = path.read_bytes().split(b"!", 1)[1].decode()
    if text == "dies":
        os.kill(os.getpid(), signal.SIGKILL)
    if text == "leaves":
        os._exit(7)
    if text == "stays":
        path.with_suffix(".began").touch()
        time.sleep(600)
    if text == "threads":
        text = "threads " + str(context.threads)
    made = (RawText(text=text, origin=Origin(by="odd")),)
    ink = len(text.replace(" ", ""))
    return Raw(schema="raw/1", source=source_of(path, name), fragments=made, source_chars=ink)

EXTRACTOR = Extractor(
    name="odd",
    formats=(Format(name="odd", suffixes=(".odd",), says="what a test needs"),),
    recognise=lambda probe: "odd" if probe.head.startswith(bytes(4) + b"odd!") else None,
    extract=extract,
)
"""


@pytest.fixture
def odd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for files that a plug-in of another package reads, as each says of itself."""
    package = tmp_path / "package"
    info = package / "odd-1.dist-info"
    info.mkdir(parents=True)
    (package / "odd_reader.py").write_text(PLUGIN)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: odd\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[guidang.extract]\nodd = odd_reader:EXTRACTOR\n")
    monkeypatch.setenv("PYTHONPATH", str(package))
    monkeypatch.syspath_prepend(str(package))
    folder = tmp_path / "files"
    folder.mkdir()
    return folder


def put(folder: Path, **files: str) -> list[Job]:
    for name, content in files.items():
        (folder / f"{name}.odd").write_bytes(bytes(4) + b"odd!" + content.encode())
    return jobs_of(folder)


@needs_linux
def test_a_worker_that_dies_costs_only_the_document_it_read(tmp_path: Path, odd: Path) -> None:
    jobs = put(odd, a="first", b="dies", c="second", d="leaves", e="dies", f="third")
    rows = list(do_all_with(2, jobs, tmp_path / "out", EMITTERS, CONTEXT))
    assert [row.source for row in rows] == [f"{name}.odd" for name in "abcdef"]
    assert [row.error for row in rows] == [
        None,
        "unexpected",
        None,
        "unexpected",
        "unexpected",
        None,
    ]
    assert "SIGKILL" in (rows[1].message or "")
    assert str(odd / "b.odd") in (rows[1].message or "")
    assert "exit code 7" in (rows[3].message or "")
    assert rows[1].exit_code == 15


def test_processors_are_shared_out_where_nobody_says_how_many_threads(
    tmp_path: Path, odd: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "usable_cpus", lambda: 7)
    jobs = put(odd, a="threads", b="threads")
    free = Context(style=CONTEXT.style)
    list(do_all_with(2, jobs, tmp_path / "out", EMITTERS, free))
    report = json.loads((tmp_path / "out/a.odd.json").read_text("utf-8"))
    assert "threads 3" in json.dumps(report)


@needs_linux
def test_ctrl_c_ends_the_run_and_every_process_of_it(tmp_path: Path, odd: Path) -> None:
    put(odd, a="stays", b="stays")
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", "convert", str(odd)]
    run = subprocess.Popen(
        [*command, "--out", str(tmp_path / "out"), "--workers", "2"],
        stderr=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    end = time.monotonic() + 30
    while len(list(odd.glob("*.began"))) < 2:
        assert time.monotonic() < end, "the workers did not begin"
        time.sleep(0.05)
    os.killpg(run.pid, signal.SIGINT)
    _said, wrong = run.communicate(timeout=60)
    assert run.returncode == 1
    assert b"Traceback" not in wrong
    assert none_left_of(run.pid)


def none_left_of(group: int) -> bool:
    """Python's own helper of ``multiprocessing`` ends a moment after the process it serves."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize(
    ("files", "most"),
    [
        ({"cpu.max": "100000 100000"}, 1),
        ({"cpu.max": "max 100000"}, None),
        ({"cpu.max": "50000 100000"}, 1),
        ({"cpu/cpu.cfs_quota_us": "100000", "cpu/cpu.cfs_period_us": "100000"}, 1),
        ({"cpu/cpu.cfs_quota_us": "-1", "cpu/cpu.cfs_period_us": "100000"}, None),
        ({"cpu.max": "what is this"}, None),
        ({}, None),
    ],
)
def test_a_container_uses_no_more_processors_than_it_may(
    tmp_path: Path, files: dict[str, str], most: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0, 1, 2, 3}, raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    assert usable_cpus(tmp_path) == (most or 4)
