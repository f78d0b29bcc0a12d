"""The end of a run in words that a newcomer understands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pipeline.batch.row import Row
from pipeline.tables import cut, table, width

HEAD = ("document", "read as", "kind", "sections", "changes", "to look at")
RIGHT = frozenset({3, 4})
FORMATS = {"docx": "Word", "txt": "text", "pdf": "PDF", "png": "PNG", "jpeg": "JPEG"}


def summary(
    rows: Sequence[Row], skipped: dict[str, int], out: Path, suffixes: Sequence[str], columns: int
) -> list[str]:
    """Lines: a table of the documents, where the results lie, what failed and how to mend it.

    The table keeps to ``columns`` where it can; other lines may be longer.
    """
    done = [row for row in rows if row.error is None]
    failed = [row for row in rows if row.error is not None]
    lines = _table(done, columns) if done else []
    lines += ["", _sums(rows, done) if rows else "No document was found there."]
    if done:
        lines += _where(done, out, suffixes)
    if skipped:
        kinds = ", ".join(f"{suffix} {n}" for suffix, n in skipped.items())
        lines.append(
            f"Passed over, of kinds that are not read: {sum(skipped.values())} files ({kinds})."
        )
    if failed:
        lines += ["", f"Not done: {len(failed)}. Nothing was written for these:"]
        lines += [f"  {row.message}" for row in failed]
    return lines


def _table(done: Sequence[Row], columns: int) -> list[str]:
    cells = [
        (
            cut(row.source, 48),
            read_as(row),
            row.kind or "—",
            str(row.sections),
            str(row.changes),
            ", ".join(f"{kind} {n}" for kind, n in row.findings.items()) or "nothing",
        )
        for row in done
    ]
    head, *lines = table(HEAD, cells, RIGHT)
    return [head.rstrip(), *(cut(line, max(columns, width(head))) for line in lines)]


def read_as(row: Row) -> str:
    """How a document was read, in a few words: ``Word``, ``PDF, 3 pages, OCR``."""
    words = [FORMATS.get(row.format or "", (row.format or "").upper())]
    if row.pages:
        words.append(f"{row.pages} page{'s' if row.pages > 1 else ''}")
    if any(by.startswith("ocr") for by in row.read_by):
        words.append("OCR")
    return ", ".join(words)


def _sums(rows: Sequence[Row], done: Sequence[Row]) -> str:
    seconds = sum(row.seconds for row in rows)
    chars = sum(row.chars for row in done)
    return (
        f"{len(done)} of {len(rows)} documents done in {seconds:.1f} s: {chars} characters, all "
        f"accounted for; {sum(row.changes for row in done)} changes, each recorded."
    )


def _where(done: Sequence[Row], out: Path, suffixes: Sequence[str]) -> list[str]:
    names = " and ".join(f"<name>{suffix}" for suffix in suffixes)
    lines = [f"Results: {out}/<folder>/{names}, the folders as they were."]
    found = sum((Counter(row.severities) for row in done), Counter[str]())
    if found:
        told = ", ".join(f"{found[s]} {s}" for s in ("error", "warning", "advice") if found[s])
        where = '"findings" of its .json (unread ink in "ledger")'
        lines.append(f"To look at: {told}; each stands with its place in the {where}.")
    noted = sum((Counter(row.notices) for row in done), Counter[str]())
    if noted:
        told = ", ".join(f"{code} {n}" for code, n in sorted(noted.items()))
        lines.append(f'Noted while reading: {told}; see "ledger" there.')
    return lines
