"""The command line: the only file that imports click.

Everything else is imported where it is used, so that ``guidang --help`` answers at once.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline import __version__
from pipeline.cli_options import (
    SEVERITIES,
    json_option,
    kinds_option,
    out_option,
    reading_options,
    style_option,
    writing_options,
)

if TYPE_CHECKING:
    from pipeline.batch.row import Row
    from pipeline.lists import Listing
    from pipeline.raw import Raw
    from pipeline.report import Report
    from pipeline.stage import Context


class Commands(click.Group):
    """A group in which errors end as one line on stderr and an exit code, never a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            if ctx.params.get("debug"):
                raise
            from pipeline.errors import GuidangError, Unexpected

            if not isinstance(error, GuidangError):
                error = Unexpected(f"{type(error).__name__}: {error}")
            click.echo(f"guidang: {error}", err=True)
            ctx.exit(error.exit_code)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="guidang")
@click.option("--debug", is_flag=True, help="Show where an unexpected fault happened.")
def main(debug: bool) -> None:  # noqa: ARG001 (``Commands`` reads it)
    """Chinese official reports, scanned or in Word, into JSON and house-style Word.

    Nothing lost, nothing silent: every character is kept or accounted for, every change is
    recorded. Begin with:  guidang convert FOLDER --out DIR
    """
    from pipeline.quiet import quiet_libraries

    quiet_libraries()


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--out", "-o", required=True, type=click.Path(path_type=Path, file_okay=False),
              help="Folder for the results; it is made where it is missing.")  # fmt: skip
@click.option("--to", default="json,docx", show_default=True,
              help="What to write, separated by commas.")  # fmt: skip
@click.option("--workers", type=click.IntRange(min=1), default=1, show_default=True,
              help="Processes that convert at the same time.")  # fmt: skip
@click.option("--fail-on", type=click.Choice(SEVERITIES),
              help="End with exit code 1 where a finding is at least this severe.")  # fmt: skip
@writing_options
@reading_options
@json_option
def convert(
    paths: tuple[Path, ...],
    out: Path,
    to: str,
    workers: int,
    fail_on: str | None,
    as_json: bool,
    **settings: Any,
) -> None:
    """Turn documents, or whole folders of them, into JSON and house-style Word."""
    from shutil import get_terminal_size

    from pipeline import registry
    from pipeline.batch.names import Names
    from pipeline.batch.plan import make_plan
    from pipeline.batch.summary import summary
    from pipeline.batch.workers import do_all_with

    context = _context(**settings)
    chosen = registry.emitters_named(to.split(","))
    suffixes = tuple(emitter.suffix for emitter in chosen)
    with Names(out) as names:
        plan = make_plan(paths, out, names, registry.readable_suffixes(), suffixes)
        keys = [job.key for job in plan.jobs]
        rows = _watched(do_all_with(workers, plan.jobs, out, chosen, context), keys)
    if as_json:
        _say_json({"out": str(out), "documents": rows, "skipped": plan.skipped})
    else:
        columns = get_terminal_size((160, 24)).columns
        click.echo("\n".join(summary(rows, plan.skipped, out, suffixes, columns)))
    raise click.exceptions.Exit(_exit_code(rows, fail_on))


def _exit_code(rows: Sequence[Row], fail_on: str | None) -> int:
    """0 all well, 1 some failed; the error's own code where only one document was given."""
    failed = [row for row in rows if row.exit_code]
    if failed:
        return failed[0].exit_code if len(rows) == 1 else 1
    bound = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on else ()
    return int(any(row.severities.get(severity) for row in rows for severity in bound))


def _watched(rows: Iterator[Row], keys: Sequence[str]) -> list[Row]:
    """``rows`` as they come: a bar with what is being read for people at a terminal, a line a
    document for logs."""
    done: list[Row] = []
    if sys.stderr.isatty():
        bar: Any = click.progressbar(keys, file=sys.stderr, show_pos=True, item_show_func=str)
        with bar:
            for key in keys:
                bar.current_item = key
                bar.render_progress()
                done.append(next(rows))
                bar.update(1, key)
        return done
    for row in rows:
        done.append(row)
        state = f"failed ({row.error})" if row.error else "done"
        click.echo(f"{len(done)}/{len(keys)} {state} {row.source} {row.seconds:.1f} s", err=True)
    return done


@main.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@out_option
@reading_options
def extract(file: Path, out: Path | None, **reading: Any) -> None:
    """Read one document and print what stands in it, as Raw JSON."""
    from pipeline import run
    from pipeline.errors import GuidangError

    try:
        raw = run.extract(file, _context(**reading))
    except GuidangError as error:
        raise error.in_file(str(file)) from error
    _write_json(raw, out, {})


@main.command()
@click.argument("raw", type=click.Path(path_type=Path, allow_dash=True))
@kinds_option
@out_option
def parse(raw: Path, kinds: tuple[Path, ...], out: Path | None) -> None:
    """Find the report in Raw JSON (a file, or - for standard input)."""
    from pipeline import run
    from pipeline.codec import from_json
    from pipeline.raw import Raw

    read = from_json(_read(raw), Raw, str(raw))
    _write_json(run.parse(read, _context(kinds=kinds)), out, read.assets)


@main.command()
@click.argument("report", type=click.Path(path_type=Path, allow_dash=True))
@writing_options
@out_option
def normalize(report: Path, out: Path | None, **settings: Any) -> None:
    """Bring a report (JSON) into the house's way of writing; each change is recorded."""
    from pipeline import run
    from pipeline.batch.assets import read_assets
    from pipeline.codec import from_json
    from pipeline.report import Report
    from pipeline.review.file import beside, read_review

    read = from_json(_read(report), Report, str(report))
    review = read_review(beside(report.with_suffix("")))
    done = run.normalize_report(read, _context(**settings), review)
    _write_json(done, out, read_assets(report))


@main.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--rule", help="Only changes of this rule.")
@click.option(
    "--accept",
    type=int,
    multiple=True,
    metavar="N",
    help="Keep change N for good, even if the rule should no longer propose it.",
)
@click.option(
    "--reject", type=int, multiple=True, metavar="N", help="Undo change N in every later run."
)
@click.option("--correct", type=(str, str), multiple=True, metavar="BEFORE AFTER",
              help="Correct words that stand once in the report, in every later run.")  # fmt: skip
@json_option
def changes(
    file: Path,
    rule: str | None,
    accept: tuple[int, ...],
    reject: tuple[int, ...],
    correct: tuple[tuple[str, str], ...],
    as_json: bool,
) -> None:
    """List the changes of a report (JSON) by rule, and keep what you decide about them.

    Decisions go into FILE.review.toml beside the JSON; run `guidang convert` again, and they are
    honoured, then and ever after.
    """
    from pipeline.codec import from_json
    from pipeline.errors import GuidangError
    from pipeline.report import Report
    from pipeline.review import file as kept
    from pipeline.review.listing import by_rule, corrected, judged, listed

    report = from_json(_read(file), Report, str(file))
    path = kept.beside(file.with_suffix(""))
    review = kept.read_review(path)
    try:
        decided = judged(review, listed(report, review), accept, reject)
        for before, after in correct:
            decided = corrected(decided, report, before, after)
        found = [c for c in listed(report, decided) if rule in (None, c.rule)]
    except GuidangError as error:
        raise error.in_file(str(file)) from error
    if decided != review:
        kept.write_review(path, decided)
        click.echo(f"written: {path}; `guidang convert` honours it from now on", err=True)
    if as_json:
        _say_json(found)
    else:
        _show_lists(by_rule(found, decided), named=True)


@main.command()
@click.argument("report", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--to", default="docx", show_default=True, help="What to write.")
@click.option("--out", "-o", required=True, type=click.Path(path_type=Path, dir_okay=False),
              help="The file to write; one that is there is never overwritten.")  # fmt: skip
@style_option
def emit(report: Path, to: str, out: Path, style: str) -> None:
    """Write a report (JSON) as Word or another format."""
    from pipeline import registry
    from pipeline.batch.assets import read_assets
    from pipeline.batch.work import emit_report
    from pipeline.batch.write import write_all
    from pipeline.codec import from_json
    from pipeline.errors import CannotWrite
    from pipeline.report import Report
    from pipeline.run import Outcome

    (emitter,) = registry.emitters_named([to])
    if out.exists():
        mend = "choose another name, or remove that file first"
        raise CannotWrite("is there already", file=str(out), mend=mend)
    read = from_json(_read(report), Report, str(report))
    outcome = Outcome(report=read, assets=read_assets(report))
    data = emit_report(outcome, emitter, _context(style), str(report))
    write_all(out.with_suffix(""), {out.suffix: data}, {})


@main.command()
@out_option
def schema(out: Path | None) -> None:
    """The JSON Schema of a report."""
    import json

    from pipeline.codec import report_schema

    text = json.dumps(report_schema(), ensure_ascii=False, indent=2) + "\n"
    _write(text.encode(), out)


LISTS = {
    "formats": "What can be read and what can be written.",
    "rules": "The rules of normalization, in the order in which they run.",
    "styles": "The house styles that come with guidang.",
    "kinds": "The kinds of report that are recognised.",
    "findings": "What can be found in a report, by its stable code.",
    "doctor": "Whether all that guidang needs is here.",
}


def _list_command(name: str) -> click.Command:
    def show(as_json: bool, **settings: Any) -> None:
        from pipeline import lists

        found: dict[str, lists.Listing] = getattr(lists, name)(**settings)
        if as_json:
            _say_json({key: listing.as_dicts() for key, listing in found.items()})
        else:
            _show_lists(found)
        if name == "doctor" and any(row[1] == "NOT WELL" for row in found["checks"].rows):
            raise click.exceptions.Exit(10)

    command = kinds_option(show) if name == "kinds" else show
    return click.command(name, help=LISTS[name])(json_option(command))


for _name in LISTS:
    main.add_command(_list_command(_name))


def _context(
    style: str = "gbt9704",
    *,
    kinds: tuple[Path, ...] = (),
    password_file: Path | None = None,
    without: tuple[str, ...] = (),
    **settings: Any,
) -> Context:
    from pipeline import registry
    from pipeline.passwords import read_passwords
    from pipeline.stage import Context

    return Context(
        style=registry.style(style),
        kinds=registry.kinds(kinds),
        passwords=read_passwords(password_file) if password_file else (),
        without=registry.rule_names(without),
        **settings,
        debug=bool(click.get_current_context().find_root().params.get("debug")),
    )


def _show_lists(found: Mapping[str, Listing], *, named: bool = False) -> None:
    from pipeline.tables import table

    for index, (name, listing) in enumerate(found.items()):
        if named or len(found) > 1:
            click.echo(("\n" if index else "") + f"{name}:")
        click.echo("\n".join(table(listing.head, listing.rows, frozenset())))


def _say_json(value: object) -> None:
    import msgspec

    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def _read(path: Path) -> bytes:
    if str(path) == "-":
        return sys.stdin.buffer.read()
    from pipeline.errors import BadJson

    try:
        return path.read_bytes()
    except OSError as error:
        mend = "check the path, or give - for standard input"
        raise BadJson(f"cannot be read ({error.strerror})", file=str(path), mend=mend) from error


def _write_json(value: Report | Raw, out: Path | None, assets: dict[str, bytes]) -> None:
    from pipeline.batch.assets import write_assets
    from pipeline.codec import to_json

    _write(to_json(value), out)
    if assets and out:
        write_assets(out, assets)
    elif assets:
        click.echo(f"pictures not written: {len(assets)}; they need --out FILE", err=True)


def _write(data: bytes, out: Path | None) -> None:
    if out is None:
        sys.stdout.buffer.write(data)
        return
    from pipeline.batch.write import write_all

    write_all(out.with_suffix(""), {out.suffix: data}, {})
