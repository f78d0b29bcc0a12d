"""The command line as a person meets it: what it prints, writes and returns."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline import __version__
from pipeline.cli import main

TEXT = """关于青溪县文旅局作风建设情况的报告
县委：
现将有关情况报告如下。
一、主要做法
（一）抓教育促提升。全年开展集中学习12次,覆盖全体干部。
二、下一步打算
继续做好xx工作。
青溪县文化和旅游局
2024年3月5日
"""


def guidang(*arguments: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "作风报告.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_convert_writes_json_and_word_and_says_where(tmp_path: Path, source: Path) -> None:
    done = guidang("convert", source, "--out", tmp_path / "out")
    assert done.exit_code == 0, done.output
    assert (tmp_path / "out/作风报告.json").exists()
    assert (tmp_path / "out/作风报告.docx").read_bytes().startswith(b"PK")
    assert "1 of 1 documents done" in done.output
    assert str(tmp_path / "out") in done.output


def test_convert_for_machines_is_one_json_value_on_stdout(tmp_path: Path, source: Path) -> None:
    done = guidang("convert", source, "--out", tmp_path / "out", "--json")
    (row,) = json.loads(done.stdout)["documents"]
    assert row["source"] == "作风报告.txt"
    assert row["findings"]["placeholder"] == 1
    assert "1/1 done 作风报告.txt" in done.stderr


def test_converting_twice_gives_the_same_bytes(tmp_path: Path, source: Path) -> None:
    guidang("convert", source, "--out", tmp_path / "a")
    guidang("convert", source, "--out", tmp_path / "b")
    for name in ("作风报告.json", "作风报告.docx"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_a_second_run_replaces_its_own_results_and_adds_no_others(
    tmp_path: Path, source: Path
) -> None:
    out = tmp_path / "out"
    guidang("convert", source, "--out", out)
    guidang("convert", source, "--out", out)
    assert sorted(p.name for p in out.iterdir() if p.suffix) == ["作风报告.docx", "作风报告.json"]


def test_the_stages_one_by_one_give_what_convert_gives(tmp_path: Path, source: Path) -> None:
    guidang("convert", source, "--out", tmp_path / "out")
    raw = guidang("extract", source).stdout_bytes
    parsed = guidang("parse", "-", stdin=raw).stdout_bytes
    report = guidang("normalize", "-", stdin=parsed).stdout_bytes
    assert report == (tmp_path / "out/作风报告.json").read_bytes()


def test_emit_writes_the_word_file_that_convert_writes(tmp_path: Path, source: Path) -> None:
    out = tmp_path / "out"
    guidang("convert", source, "--out", out)
    done = guidang("emit", out / "作风报告.json", "--out", tmp_path / "again.docx")
    assert done.exit_code == 0, done.output
    assert (tmp_path / "again.docx").read_bytes() == (out / "作风报告.docx").read_bytes()


def test_emit_never_overwrites_a_file(tmp_path: Path, source: Path) -> None:
    out = tmp_path / "out"
    guidang("convert", source, "--out", out)
    done = guidang("emit", out / "作风报告.json", "--out", source)
    assert done.exit_code == 13
    assert source.read_text("utf-8") == TEXT


def test_converting_word_again_gives_the_same_report(tmp_path: Path, source: Path) -> None:
    guidang("convert", source, "--out", tmp_path / "a")
    guidang("convert", tmp_path / "a/作风报告.docx", "--out", tmp_path / "b")
    first, second = (
        json.loads((tmp_path / d / "作风报告.json").read_text("utf-8")) for d in ("a", "b")
    )
    for key in ("source", "origins", "evidence", "changes", "ledger"):
        first.pop(key, None), second.pop(key, None)
    assert first == second


def test_fail_on_turns_findings_into_an_exit_code(tmp_path: Path, source: Path) -> None:
    assert guidang("convert", source, "--out", tmp_path / "a", "--fail-on", "error").exit_code == 0
    assert guidang("convert", source, "--out", tmp_path / "b", "--fail-on", "advice").exit_code == 1


def test_a_bad_file_costs_only_itself(tmp_path: Path, source: Path) -> None:
    (tmp_path / "空.docx").write_bytes(b"")
    done = guidang("convert", source, tmp_path / "空.docx", "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert "1 of 2 documents done" in done.output
    assert "空.docx: holds no bytes at all; copy it again" in done.output
    assert (tmp_path / "out/作风报告.json").exists()
    assert not list((tmp_path / "out").glob("空*"))


def test_a_single_bad_file_gives_its_own_exit_code(tmp_path: Path) -> None:
    (tmp_path / "空.docx").write_bytes(b"")
    assert guidang("convert", tmp_path / "空.docx", "--out", tmp_path / "out").exit_code == 3


def test_wrong_usage_is_exit_code_2() -> None:
    assert guidang("convert").exit_code == 2
    assert guidang("no-such-command").exit_code == 2
    assert guidang("extract", "nowhere.docx").exit_code == 2
    assert guidang("convert", "nowhere", "--out", "out").exit_code == 2


def test_an_unknown_output_is_named_with_what_there_is(tmp_path: Path, source: Path) -> None:
    done = guidang("convert", source, "--out", tmp_path / "out", "--to", "json,wordstar")
    assert done.exit_code == 4
    assert "'wordstar'; take one of" in done.stderr


def test_an_unknown_style_is_named_with_what_there_is(tmp_path: Path, source: Path) -> None:
    done = guidang("convert", source, "--out", tmp_path / "out", "--style", "nobody")
    assert done.exit_code == 11
    assert "gbt9704" in done.stderr


def test_json_that_is_no_report_is_told_with_the_place_in_it() -> None:
    done = guidang("normalize", "-", stdin=b'{"schema": "report/1", "title": 7}')
    assert done.exit_code == 12
    assert "$.title" in done.stderr


@pytest.mark.parametrize("command", ["formats", "rules", "styles", "kinds", "doctor"])
def test_each_list_says_the_same_to_machines(command: str) -> None:
    plain, machine = guidang(command), guidang(command, "--json")
    assert plain.exit_code == machine.exit_code == 0
    for rows in json.loads(machine.stdout).values():
        assert rows
        for row in rows:
            assert next(iter(row.values())) in plain.stdout


def test_the_schema_accepts_what_convert_writes(tmp_path: Path, source: Path) -> None:
    schema = json.loads(guidang("schema").stdout)
    assert schema["$schema"].endswith("2020-12/schema")
    guidang("convert", source, "--out", tmp_path / "out")
    report = json.loads((tmp_path / "out/作风报告.json").read_text("utf-8"))
    known = schema["$defs"]["Report"]["properties"]
    assert set(report) <= set(known)


def test_an_unexpected_fault_is_one_line_without_a_traceback(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline import run

    def fault(*_: object) -> None:
        raise ZeroDivisionError("seven")

    monkeypatch.setattr(run, "prove_extraction", fault)
    done = guidang("convert", source, "--out", tmp_path / "out")
    assert done.exit_code == 15
    assert "ZeroDivisionError: seven" in done.output
    assert "Traceback" not in done.output + done.stderr


def test_a_failed_proof_is_an_error_and_writes_nothing(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from msgspec.structs import replace

    from pipeline import registry
    from pipeline.stage import Parser

    honest = registry.parser()

    def loses_a_piece(raw: object, context: object) -> object:
        parsed = honest.parse(raw, context)  # type: ignore[arg-type]
        return replace(parsed, pieces=parsed.pieces[:-1])

    liar = Parser(parse=loses_a_piece, understand=honest.understand)  # type: ignore[arg-type]
    monkeypatch.setattr(registry, "parser", lambda: liar)
    done = guidang("convert", source, "--out", tmp_path / "out")
    assert done.exit_code == 9
    assert not list((tmp_path / "out").glob("*.json"))


def test_the_installed_command_answers() -> None:
    command = Path(sys.executable).with_name("guidang")
    done = subprocess.run([command, "--version"], capture_output=True, text=True, env=os.environ)
    assert __version__ in done.stdout
