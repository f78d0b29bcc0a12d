"""Kinds of report that a house brings along, without touching what is installed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main

PATROL = """name = "巡渠报告"
says = "巡渠的经过和发现"
titles = ['巡渠.{0,4}报告']

[[parts]]
name = "巡查经过"
need = "must"
headings = ["巡查经过"]

[[parts]]
name = "存在问题"
need = "must"
"""
STAGES = "".join(
    f"第{n}段渠道由第{n}组走完，涵闸能够启闭，渠底没有淤积，标牌都在原处。"
    for n in "一二三四五六七八"
)
TEXT = f"东干渠巡渠情况报告\n一、巡查经过\n{STAGES}\n2024年3月5日\n"


def guidang(*arguments: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)


@pytest.fixture
def patrol(tmp_path: Path) -> Path:
    path = tmp_path / "own" / "patrol.toml"
    path.parent.mkdir()
    path.write_text(PATROL, "utf-8")
    return path


def converted(folder: Path, *options: object) -> dict[str, object]:
    source = folder / "巡渠.txt"
    source.write_text(TEXT, "utf-8")
    done = guidang("convert", source, "--out", folder / "out", "--to", "json", *options)
    assert done.exit_code == 0, done.output
    found: dict[str, object] = json.loads((folder / "out" / "巡渠.json").read_bytes())
    return found


def missing(report: dict[str, object]) -> list[str]:
    findings: list[dict[str, str]] = report.get("findings", [])  # type: ignore[assignment]
    return [found["message"] for found in findings if found["kind"] == "missing_part"]


@pytest.mark.parametrize("given", ["file", "folder"])
def test_a_kind_is_told_and_its_parts_are_asked_for(
    tmp_path: Path, patrol: Path, given: str
) -> None:
    assert converted(tmp_path)["kind"] == "报告"
    report = converted(tmp_path, "--kinds", patrol if given == "file" else patrol.parent)
    assert report["kind"] == "巡渠报告"
    (message,) = missing(report)
    assert "存在问题" in message


def test_a_kind_with_a_name_of_ours_takes_its_place(tmp_path: Path, patrol: Path) -> None:
    listed = json.loads(guidang("kinds", "--json").stdout)["kinds"]
    patrol.write_text(PATROL.replace("巡渠报告", "报告", 1), "utf-8")
    now = json.loads(guidang("kinds", "--json", "--kinds", patrol).stdout)["kinds"]
    assert len(now) == len(listed)
    (ours,) = (row for row in now if row["kind"] == "报告")
    assert ours["what it is"] == "巡渠的经过和发现"
    assert converted(tmp_path, "--kinds", patrol)["kind"] == "报告"


def test_the_stages_one_by_one_know_it_too(tmp_path: Path, patrol: Path) -> None:
    source = tmp_path / "巡渠.txt"
    source.write_text(TEXT, "utf-8")
    raw = guidang("extract", source).stdout_bytes
    parsed = guidang("parse", "-", "--kinds", patrol, stdin=raw).stdout_bytes
    assert json.loads(parsed)["kind"] == "巡渠报告"
    done = guidang("normalize", "-", "--kinds", patrol, stdin=parsed).stdout_bytes
    assert json.loads(done)["kind"] == "巡渠报告"


def test_workers_know_it_too(tmp_path: Path, patrol: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(TEXT, "utf-8")
    assert converted(tmp_path, "--kinds", patrol, "--workers", 2, other)["kind"] == "巡渠报告"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"name = 7", "not a kind of report"),
        (b"\xb1\xa8\xb8\xe6", "not a kind of report"),
        (b'name = "\xe7\x94\xb2"\nsays = "\xe7\x94\xb2"\ntitles = ["("]', "regular expression"),
    ],
)
def test_a_file_that_describes_no_kind_is_named_with_its_reason(
    tmp_path: Path, patrol: Path, content: bytes, reason: str
) -> None:
    patrol.write_bytes(content)
    done = guidang("convert", tmp_path, "--out", tmp_path / "out", "--kinds", patrol)
    assert done.exit_code == 11
    assert "patrol.toml" in done.stderr
    assert reason in done.stderr


def test_a_folder_without_kinds_and_a_kind_told_twice_are_named(patrol: Path) -> None:
    (patrol.parent / "again.toml").write_text(PATROL, "utf-8")
    done = guidang("kinds", "--kinds", patrol.parent)
    assert (done.exit_code, "described twice" in done.stderr) == (11, True)
    (empty := patrol.parent / "empty").mkdir()
    done = guidang("kinds", "--kinds", empty)
    assert (done.exit_code, "holds no kinds" in done.stderr) == (11, True)
