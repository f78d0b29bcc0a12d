"""Tools that mend text, each as a function from rows to what it makes of them."""

from __future__ import annotations

import importlib.util
import json
import logging
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks._strings import Part, Row
from pipeline.chars import strip_blanks
from pipeline.labels import join_label, read_heading_label
from pipeline.report import Cell, Front, Paragraph, Report, Section, Table
from pipeline.walk import texts

Mend = Callable[[Sequence[Row]], list[str]]

_ZHLINT = """
import { run } from 'zhlint';
let said = '';
for await (const part of process.stdin) said += part;
const options = { rules: { preset: 'default' } };
console.log(JSON.stringify(JSON.parse(said).map((text) => run(text, options).result)));
"""


def report_of(row: Row) -> Report:
    """A report in which the row is the part that it says it is."""
    text = row.before
    parts: dict[Part, Callable[[], Report]] = {
        "paragraph": lambda: _body(Paragraph(id="b1", text=text)),
        "heading": lambda: _body(_section(text, run_in=False)),
        "run_in": lambda: _body(_section(text.removesuffix("。"), run_in=True)),
        "cell": lambda: _body(Table(id="b1", rows=((Cell(text=text),),))),
        "title": lambda: Report(schema="report/1", title=text),
        "byline": lambda: Report(schema="report/1", byline=text),
        "salutation": lambda: Report(schema="report/1", salutation=text),
        "signature": lambda: Report(schema="report/1", signature=(text,)),
        "document_number": lambda: Report(schema="report/1", front=Front(document_number=text)),
    }
    return parts[row.part]()


def printed(report: Report) -> str:
    """What stands in ``report`` where ``report_of`` put a row."""
    block = report.body[0] if report.body else None
    if isinstance(block, Section):
        return join_label(block.label or "", block.heading) + "。" * block.run_in
    return next(iter(texts(report))).text


def _body(block: Paragraph | Section | Table) -> Report:
    return Report(schema="report/1", body=(block,))


def _section(text: str, *, run_in: bool) -> Section:
    text = strip_blanks(text)
    label = read_heading_label(text)
    end, level = (label.end, label.level) if label else (0, 1)
    heading = strip_blanks(text[end:])
    inside = (Paragraph(id="b2", text="本年度各项任务均已完成。"),)
    return Section(
        id="b1", level=level, label=text[:end], heading=heading, run_in=run_in, blocks=inside
    )


def guidang(rows: Sequence[Row]) -> list[str]:
    from pipeline import registry
    from pipeline.edit import normalize

    style, rules = registry.style("gbt9704"), registry.rules()
    chosen = [rule for rule in rules if style.has_rule(rule.name)]
    return [printed(normalize(report_of(row), chosen, style).report) for row in rows]


def _autocorrect(rows: Sequence[Row]) -> list[str]:
    import autocorrect_py

    return [str(autocorrect_py.format(row.before)) for row in rows]


def _pangu(rows: Sequence[Row]) -> list[str]:
    import pangu

    return [str(pangu.space_text(row.before)) for row in rows]


def _gongwen(rows: Sequence[Row]) -> list[str]:
    """Path A of gongwen-skill (check and fix, as ``gongwen optimize --apply`` does), each row as
    a paragraph between two others of a report. What it leaves to a language model is left out."""
    from docx import Document
    from engine.core.document.parser import parse_docx
    from engine.core.rules.engine import RuleEngine

    logging.disable(logging.WARNING)
    engine = RuleEngine()
    first, last = "现将本年度有关工作开展情况报告如下", "以上情况已经有关部门逐项核实"
    made = []
    with tempfile.TemporaryDirectory() as folder:
        for row in rows:
            document = Document()
            for text in ("关于年度工作开展情况的报告", first, row.before, last):
                document.add_paragraph(text)
            path = Path(folder) / "row.docx"
            document.save(str(path))
            _issues, fixed = engine.check_and_fix(parse_docx(str(path)), "report")
            texts_now = ["".join(run.text or "" for run in p.runs) for p in fixed.paragraphs]
            start = next(n for n, text in enumerate(texts_now) if first in text)
            end = next(n for n, text in enumerate(texts_now) if last in text)
            made.append("".join(texts_now[start + 1 : end]))
    return made


def _zhlint(folder: Path) -> Mend:
    """As ``zhlint --fix`` with its default rules; ``folder`` holds its ``node_modules``."""

    def mend(rows: Sequence[Row]) -> list[str]:
        command = ["node", "--input-type=module", "-e", _ZHLINT]
        said = json.dumps([row.before for row in rows]).encode()
        done = subprocess.run(command, cwd=folder, input=said, capture_output=True, check=True)
        return [str(text) for text in json.loads(done.stdout)]

    return mend


def present(zhlint: Path | None) -> tuple[dict[str, Mend], tuple[str, ...]]:
    """The other tools that are installed, and the names of those that are not."""
    known: dict[str, tuple[str, Mend]] = {
        "AutoCorrect": ("autocorrect_py", _autocorrect),
        "pangu": ("pangu", _pangu),
        "gongwen-skill": ("gongwen", _gongwen),
    }
    found = {name: mend for name, (module, mend) in known.items() if _is_here(module)}
    if zhlint is not None and (zhlint / "node_modules/zhlint").is_dir() and shutil.which("node"):
        found["zhlint"] = _zhlint(zhlint)
    return found, tuple(name for name in (*known, "zhlint") if name not in found)


def _is_here(module: str) -> bool:
    return importlib.util.find_spec(module) is not None
