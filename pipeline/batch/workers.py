"""The documents of a plan shared out among several processes.

Each process converts one document after the other and keeps its OCR engine. Python's own pools
give up as a whole when a process dies; here it costs only the document that was being read.
"""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from pipeline import registry
from pipeline.batch.plan import Job
from pipeline.batch.row import Row, failed_row
from pipeline.batch.work import do_all
from pipeline.cpus import usable_cpus
from pipeline.errors import Unexpected
from pipeline.quiet import quiet_libraries
from pipeline.stage import Context, Emitter

GRACE = 5.0
"""Seconds that a process is given to end by itself."""

_Numbered = tuple[int, Job]


class _Order(Struct, frozen=True):
    """What all documents have in common. Emitters go by name: they are found anew, since a
    plug-in need not be a value that can be sent."""

    out: Path
    emitters: tuple[str, ...]
    context: Context


def do_all_with(
    workers: int, jobs: Sequence[Job], out: Path, emitters: Sequence[Emitter], context: Context
) -> Iterator[Row]:
    """As ``do_all``, by as many processes at once; the rows come in the order of ``jobs``.

    Where ``context`` does not say how many threads an engine may use, the processors are shared
    out evenly. A document whose process dies has a row with the error ``unexpected``.
    """
    workers = min(workers, len(jobs))
    if workers < 2:
        yield from do_all(jobs, out, emitters, context)
        return
    threads = context.threads or max(usable_cpus() // workers, 1)
    names = tuple(emitter.name for emitter in emitters)
    yield from _in_order(
        _Crew(workers, _Order(out, names, replace(context, threads=threads))), jobs
    )


def _in_order(crew: _Crew, jobs: Sequence[Job]) -> Iterator[Row]:
    early: dict[int, Row] = {}
    expected = 0
    for number, row in crew.work(enumerate(jobs)):
        early[number] = row
        while expected in early:
            yield early.pop(expected)
            expected += 1


class _Crew:
    def __init__(self, size: int, order: _Order) -> None:
        self._order = order
        self._size = size
        self._crew: list[_Worker] = []

    def work(self, jobs: Iterator[_Numbered]) -> Iterator[tuple[int, Row]]:
        """A row for each of ``jobs`` as it is done. However this ends, no process is left."""
        try:
            for _ in range(self._size):
                self._crew.append(_Worker(self._order))
            for worker in self._crew:
                self._give(worker, jobs)
            while busy := [worker for worker in self._crew if worker.job]:
                for worker in _ready(busy):
                    yield worker.result()
                    self._give(worker, jobs)
        finally:
            for worker in self._crew:
                worker.leave()
            for worker in self._crew:
                worker.end()

    def _give(self, worker: _Worker, jobs: Iterator[_Numbered]) -> None:
        job = next(jobs, None)
        if job is None:
            return
        if not worker.give(job):
            # It died, now or while it had nothing to do: another one takes its place.
            worker.end()
            other = self._crew[self._crew.index(worker)] = _Worker(self._order)
            other.give(job)


def _ready(busy: Sequence[_Worker]) -> list[_Worker]:
    """Those of ``busy`` that have answered or died; waits until there is one."""
    seen = wait([sign for worker in busy for sign in worker.signs])
    return [worker for worker in busy if any(sign in seen for sign in worker.signs)]


class _Worker:
    """A process, and the document that it has in hand."""

    def __init__(self, order: _Order) -> None:
        # A fresh process: what has threads, as engines have, must not be forked.
        context = get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, order))
        self._process.start()
        # Only its own end is left open, so that its death is heard.
        theirs.close()
        self.job: _Numbered | None = None
        self._began = 0.0

    @property
    def signs(self) -> tuple[Connection, int]:
        """What shows that it has answered, and that it is dead."""
        return (self._line, self._process.sentinel)

    def give(self, job: _Numbered) -> bool:
        """Whether it took ``job``: one that is dead does not."""
        self.job, self._began = job, time.perf_counter()
        try:
            self._line.send(job[1])
        except OSError:
            self.job = None
            return False
        return True

    def result(self) -> tuple[int, Row]:
        """The row of its document, which is out of its hands then."""
        assert self.job is not None
        number, job = self.job
        self.job = None
        try:
            if self._line.poll():
                row: Row = self._line.recv()
                return number, row
        except (EOFError, OSError):
            pass
        self._process.join(GRACE)
        error = Unexpected(_fate(self._process.exitcode), mend=_MEND).in_file(str(job.source))
        return number, failed_row(job.key, time.perf_counter() - self._began, error)

    def leave(self) -> None:
        """Tell it to end: at once where it has a document in hand."""
        self._line.close()
        if self.job:
            self._process.terminate()

    def end(self) -> None:
        self._line.close()
        self._process.join(GRACE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


_MEND = (
    "convert it alone, with `--workers 1`, and see that there is memory enough; if that fails"
    " too, please report it"
)


def _fate(code: int | None) -> str:
    if code is None:
        return "the process that read it does not answer"
    if code < 0:
        try:
            return f"the process that read it was ended by {signal.Signals(-code).name}"
        except ValueError:
            return f"the process that read it was ended by signal {-code}"
    return f"the process that read it ended (exit code {code})"


def _serve(line: Connection, order: _Order) -> None:
    """What a worker does: documents as they are given, until nobody listens any more."""
    # Ctrl-C goes to all; the first process tells the others. Told to end, a worker leaves
    # nothing behind: no half file, no program that it had started.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    quiet_libraries()
    emitters = registry.emitters_named(order.emitters)
    while True:
        try:
            job = line.recv()
            (row,) = do_all([job], order.out, emitters, order.context)
            line.send(row)
        except (EOFError, OSError):
            return
