"""``--password-file``: read with care, used on locked files, and never told to anybody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.errors import BadSettings
from pipeline.passwords import read_passwords
from tests.extract._docx import p, write_docx
from tests.extract._locked import agile

WORD = "晴川-0417"


def guidang(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def passwords(folder: Path, *lines: str) -> Path:
    path = folder / "passwords.txt"
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    plain = write_docx(tmp_path / "plain.docx", p("晴川乡今年修路十二公里。"))
    path = tmp_path / "in" / "报告.docx"
    path.parent.mkdir()
    path.write_bytes(agile(plain.read_bytes(), WORD))
    return path


@pytest.mark.parametrize(
    ("data", "read"),
    [
        ("甲\n乙\n".encode(), ("甲", "乙")),
        ("甲\r\n乙".encode(), ("甲", "乙")),
        ("\ufeff甲\n\n甲\n乙\n\n".encode(), ("甲", "乙")),
        (b" a b \n", (" a b ",)),
    ],
    ids=["lines", "windows", "bom, empty and twice", "blanks belong to it"],
)
def test_each_line_is_a_password(tmp_path: Path, data: bytes, read: tuple[str, ...]) -> None:
    path = tmp_path / "p.txt"
    path.write_bytes(data)
    assert read_passwords(path) == read


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "no password"), (b"\n\n", "no password"), (b"\xff\xfe\x00\xd8", "as text")],
)
def test_a_file_without_passwords_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "p.txt"
    path.write_bytes(data)
    with pytest.raises(BadSettings, match=reason):
        read_passwords(path)


def test_a_password_file_opens_a_locked_document(tmp_path: Path, locked: Path) -> None:
    words = passwords(tmp_path, "first", WORD)
    done = guidang("convert", locked.parent, "--out", tmp_path / "out", "--password-file", words)
    assert done.exit_code == 0, done.output
    report = json.loads((tmp_path / "out/报告.json").read_text("utf-8"))
    assert report["ledger"]["notices"][0]["code"] == "unlocked"
    assert "修路十二公里" in json.dumps(report, ensure_ascii=False)


def test_a_locked_document_without_its_password_names_the_option(
    tmp_path: Path, locked: Path
) -> None:
    done = guidang("convert", locked, "--out", tmp_path / "out")
    assert done.exit_code == 6
    assert "is locked with a password" in done.output
    assert "--password-file" in done.output


def test_no_password_is_written_or_said_anywhere(tmp_path: Path, locked: Path) -> None:
    out = tmp_path / "out"
    right = passwords(tmp_path, "白鹭洲", WORD)
    said = guidang("convert", locked, "--out", out, "--json", "--password-file", right).output
    wrong = passwords(tmp_path, "白鹭洲")
    for arguments in (
        ("convert", locked, "--out", out),
        ("extract", locked),
    ):
        done = guidang("--debug", *arguments, "--password-file", wrong)
        said += done.output + repr(done.exception)
    written = b"".join(path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file())
    for word in (WORD, "白鹭洲"):
        assert word not in said
        assert word.encode() not in written
        assert word.encode("utf-16-le") not in written


def test_a_password_file_that_is_missing_or_empty_is_told_at_once(
    tmp_path: Path, locked: Path
) -> None:
    assert guidang("extract", locked, "--password-file", tmp_path / "nowhere").exit_code == 2
    done = guidang("extract", locked, "--password-file", passwords(tmp_path))
    assert done.exit_code == 11
    assert "holds no password" in done.output
