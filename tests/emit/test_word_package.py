"""The package itself: whole, plain, and the same each time."""

from __future__ import annotations

import io
import zipfile

import docx
from hypothesis import HealthCheck, given, settings
from lxml import etree

from pipeline.report import Report
from tests.emit._opened import W, emit
from tests.generated import ASSETS, reports

QUICK = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))


@QUICK
@given(reports())
def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    assert emit(report, ASSETS) == emit(report, ASSETS)


@QUICK
@given(reports())
def test_the_package_is_whole(report: Report) -> None:
    data = emit(report, ASSETS)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in names:
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
        document = etree.fromstring(package.read("word/document.xml"))
        relations = etree.fromstring(package.read("word/_rels/document.xml.rels"))
    ids = {r.get("Id") for r in relations}
    used = {v for e in document.iter() for k, v in e.items() if "relationships" in k}
    assert used <= ids
    inner = {f"word/{r.get('Target')}" for r in relations if r.get("TargetMode") is None}
    assert inner <= set(names)


@QUICK
@given(reports())
def test_every_style_that_is_used_is_there_and_python_docx_reads_the_file(report: Report) -> None:
    opened = docx.Document(io.BytesIO(emit(report, ASSETS)))
    known = {style.style_id for style in opened.styles}
    root = opened.element
    used = {e.get(f"{W}val") for e in root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
    assert used <= known
    assert [p.style.name for p in opened.paragraphs]


def test_nothing_in_the_file_tells_when_or_by_whom_it_was_made() -> None:
    with zipfile.ZipFile(io.BytesIO(emit(Report(schema="report/1", title="工作总结")))) as package:
        assert not [name for name in package.namelist() if name.startswith("docProps")]
