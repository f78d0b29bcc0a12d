"""One document through the stages, with the promises proven on the way."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from pipeline import registry
from pipeline.edit import normalize
from pipeline.errors import DamagedFile, EmptyFile, GuidangError, Unexpected
from pipeline.fit import fit_figures
from pipeline.messages import in_language
from pipeline.proof import prove_changes, prove_extraction, prove_parse
from pipeline.raw import Raw
from pipeline.record import Finding, Notice
from pipeline.report import UNDERSTOOD, Report
from pipeline.review.file import Review
from pipeline.review.honour import honour
from pipeline.stage import Context, Extractor, Probe
from pipeline.walk import Place, blocks, texts

NO_REVIEW = Review()
TIMES = 3
"""How often the rules may start anew because their changes let more be understood: where ､ became
、 a label is seen, which has a dress of its own."""


class Outcome(Struct, frozen=True, kw_only=True):
    """A finished document: its report, and the pictures that the report names."""

    report: Report
    assets: Mapping[str, bytes]


def convert(path: Path, context: Context, review: Review = NO_REVIEW) -> Outcome:
    """``path`` through extract, parse and normalize. Raises a ``GuidangError`` naming it."""
    try:
        raw = extract(path, context)
        report = normalize_report(parse(raw, context), context, review)
    except GuidangError as error:
        raise error.in_file(str(path)) from error
    except Exception as error:  # no traceback ever reaches a user, and no fault stops a run
        if context.debug:
            raise
        raise Unexpected(f"{type(error).__name__}: {error}", file=str(path)) from error
    return Outcome(report=report, assets=raw.assets)


def probe(path: Path) -> Probe:
    """What can be told of a file before reading it. Raises ``EmptyFile`` or ``DamagedFile``."""
    try:
        with path.open("rb") as file:
            head = file.read(4096)
        size = path.stat().st_size
    except OSError as error:
        mend = "check that it is there and that you may read it"
        raise DamagedFile(f"cannot be opened ({error.strerror})", mend=mend) from error
    if not head:
        raise EmptyFile("holds no bytes at all")
    return Probe(path=path, size=size, head=head)


def recognise(found: Probe) -> tuple[Extractor, str]:
    """The extractor for a file and the format that its content shows. Raises what ``Refusal``
    says of a file that none takes."""
    for extractor in registry.extractors():
        name = extractor.recognise(found)
        if name is not None:
            return extractor, name
    raise registry.refusal().explain(found)


def extract(path: Path, context: Context) -> Raw:
    """``path`` as ``Raw``, its characters counted against the source."""
    found = probe(path)
    extractor, name = recognise(found)
    raw = _tell_other_type(extractor.extract(path, name, context), found, extractor)
    prove_extraction(raw)
    return raw


def _tell_other_type(raw: Raw, found: Probe, extractor: Extractor) -> Raw:
    """``raw`` with a notice where the file is named like files of another format."""
    own = {s for f in extractor.formats if f.name == raw.source.format for s in f.suffixes}
    if found.suffix in own or found.suffix not in registry.readable_suffixes():
        return raw
    message = f"文件名后缀为 {found.suffix}，内容实为 {raw.source.format} 格式，已按内容读取"
    notice = Notice(code="other_type", message=message)
    return replace(raw, notices=(notice, *raw.notices))


def parse(raw: Raw, context: Context) -> Report:
    """``raw`` as a ``Report`` that accounts for every character, facts and findings included."""
    parsed = registry.parser().parse(raw, context)
    ledger = prove_parse(raw, parsed)
    report = replace(parsed.report, source=raw.source, ledger=ledger, changes=parsed.changes)
    return understand(report, (), context)


def normalize_report(report: Report, context: Context, review: Review = NO_REVIEW) -> Report:
    """``report`` in the house's way of writing, but for what a person decided otherwise; what
    changed is added to its ``changes``."""
    honoured = honour(review)
    rules = registry.rules_of(context.style, context.without)
    ordered = (*honoured.before, *rules, *honoured.after)
    for _time in range(TIMES):
        done = normalize(report, ordered, context.style, honoured.refuses)
        prove_changes(report, done.report, done.changes)
        fitted = fit_figures(done.report, context.style.page)
        final = replace(fitted, changes=report.changes + done.changes)
        report = understand(final, done.findings, context)
        if _understood(final) == _understood(report):
            break
    return report


def _understood(report: Report) -> list[tuple[Place, str, str | None]]:
    """What is understood of each text, wherever in it."""
    return [
        (text.place, span.kind, span.label)
        for text in texts(report)
        for span in text.spans
        if span.kind in UNDERSTOOD
    ]


def understand(report: Report, findings: tuple[Finding, ...], context: Context) -> Report:
    """``report`` with what its words tell laid over it anew, and ``findings`` sorted in."""
    seen = registry.parser().understand(report, context)
    prove_changes(report, seen.report, ())
    found = _sorted(seen.report, (*findings, *seen.findings))
    said = tuple(replace(f, message=in_language(f.message, context.lang)) for f in found)
    return replace(seen.report, facts=seen.facts, findings=said)


def _sorted(report: Report, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    if len(findings) < 2:
        return findings
    order: dict[Place, int] = {}
    for text in texts(report):
        order.setdefault(text.place, len(order))
        order.setdefault((text.block, None), order[text.place])
    for block in blocks(report):
        order.setdefault((block.id, None), len(order))
    return tuple(
        sorted(
            findings,
            key=lambda f: (
                order.get((f.block or "", f.field), -1),
                f.start or 0,
                f.kind,
                f.end or 0,
            ),
        )
    )
