"""The documents of a plan, one after the other; one that fails never stops the others."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.batch.plan import Job
from pipeline.batch.row import Row, failed_row, row_of
from pipeline.batch.write import write_all
from pipeline.errors import GuidangError, Unexpected
from pipeline.review.file import beside, read_review
from pipeline.run import Outcome, convert
from pipeline.stage import Context, Emitter


def do_all(
    jobs: Sequence[Job], out: Path, emitters: Sequence[Emitter], context: Context
) -> Iterator[Row]:
    """Convert each job and write its results; gives a row each, in the order of ``jobs``. What
    a person decided stands beside the results and is honoured."""
    for job in jobs:
        began = time.perf_counter()
        try:
            review = read_review(beside(out / job.base))
            outcome = convert(job.source, context, review)
            written = _write(outcome, out / job.base, emitters, context, str(job.source))
        except GuidangError as error:
            yield failed_row(job.key, time.perf_counter() - began, error)
        else:
            yield row_of(job.key, time.perf_counter() - began, outcome.report, written)


def emit_report(outcome: Outcome, emitter: Emitter, context: Context, file: str) -> bytes:
    """The report as ``emitter`` writes it. Raises a ``GuidangError`` naming ``file``."""
    try:
        return emitter.emit(outcome.report, outcome.assets, context.style)
    except GuidangError as error:
        raise error.in_file(file) from error
    except Exception as error:  # a fault in one output must not stop the run
        reason = f"{emitter.name}: {type(error).__name__}: {error}"
        raise Unexpected(reason, file=file) from error


def _write(
    outcome: Outcome, base: Path, emitters: Sequence[Emitter], context: Context, file: str
) -> tuple[str, ...]:
    outputs = {e.suffix: emit_report(outcome, e, context, file) for e in emitters}
    return tuple(map(str, write_all(base, outputs, outcome.assets)))
