"""LibreOffice is run apart, bounded, and ended with all that it started. Mostly a script stands
in for it, so that it can be made to misbehave."""

from __future__ import annotations

import http.server
import re
import signal
import subprocess
import sys
import threading
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from pipeline.errors import DamagedFile, GuidangError, MissingPart
from stages.extract._office import convert as office
from stages.extract._office import find
from stages.extract._office.convert import convert, version
from stages.extract._office.find import VARIABLE, find_office
from tests.extract._soffice import OUT, StandIn, alive

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    return StandIn(tmp_path, monkeypatch)


def refused(error: type[GuidangError], seconds: float = 20) -> str:
    with pytest.raises(error) as caught:
        convert(b"anything", ".doc", seconds=seconds)
    return str(caught.value)


def test_what_it_writes_is_given_and_nothing_is_left(stand_in: StandIn) -> None:
    stand_in.does(
        f'{OUT}; (printf "PK\\003\\004"; cat "$given") > "$out/source.docx"; pwd >> {stand_in.log}'
    )
    assert convert(b"words", ".doc") == b"PK\x03\x04words"
    assert not Path(stand_in.log.read_text().split()[1]).exists()


@pytest.mark.parametrize(
    "script",
    [
        "sleep 60",
        "sleep 60 & sleep 60 & wait",
        "trap '' TERM INT HUP; sleep 60; sleep 60",
        "(trap '' TERM HUP; sleep 60 & sleep 60) & sleep 60",
    ],
    ids=["hangs", "has children that hang", "will not hear", "has a child that will not hear"],
)
def test_one_that_hangs_is_ended_with_its_children(stand_in: StandIn, script: str) -> None:
    stand_in.does(script)
    began = time.monotonic()
    assert "within 0.3 s and was ended" in refused(DamagedFile, seconds=0.3)
    assert time.monotonic() - began < 5
    assert alive(stand_in.group()) == []


def test_a_child_that_outlives_its_parent_is_ended(stand_in: StandIn) -> None:
    stand_in.does("sleep 60 & sleep 60 & exit 0")
    refused(DamagedFile)
    assert alive(stand_in.group()) == []


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("exit 0", "cannot read it"),
        ("exit 3", "cannot read it"),
        ("kill -SEGV $$", "cannot read it"),
        (f'{OUT}; echo rubbish > "$out/source.docx"', "nothing usable"),
        (f'{OUT}; : > "$out/source.docx"', "nothing usable"),
        (f'{OUT}; ln -s /etc/hostname "$out/source.docx"', "cannot read it"),
        (f'{OUT}; mkdir "$out/source.docx"', "cannot read it"),
    ],
    ids=["nothing", "an error", "a crash", "rubbish", "empty", "a link", "a folder"],
)
def test_one_that_gives_nothing_of_use_is_a_clear_error(
    stand_in: StandIn, script: str, reason: str
) -> None:
    stand_in.does(script)
    assert reason in refused(DamagedFile)
    assert alive(stand_in.group()) == []


def test_one_that_writes_without_end_is_ended(
    stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "MAX_BYTES", 2**20)
    stand_in.does(f'{OUT}; yes > "$out/source.docx"')
    assert "more than 1 MB" in refused(DamagedFile)
    assert alive(stand_in.group()) == []


def test_one_that_prints_without_end_harms_nobody(stand_in: StandIn) -> None:
    stand_in.does("yes")
    refused(DamagedFile, seconds=0.3)
    assert alive(stand_in.group()) == []


def test_ctrl_c_ends_it_too(stand_in: StandIn) -> None:
    stand_in.does("sleep 60 & sleep 60")
    code = "from stages.extract._office.convert import convert; convert(b'x', '.doc')"
    home = Path(__file__).resolve().parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=home, stderr=subprocess.PIPE, start_new_session=True
    ) as python:
        end = time.monotonic() + 20
        while not stand_in.log.exists() or not stand_in.log.read_text().strip():
            assert time.monotonic() < end
            time.sleep(0.02)
        python.send_signal(signal.SIGINT)
        assert b"KeyboardInterrupt" in python.communicate(timeout=20)[1]
    assert alive(stand_in.group()) == []


def test_it_sees_nothing_of_the_user(
    stand_in: StandIn, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("A_SECRET", "x")
    monkeypatch.setenv("DISPLAY", ":0")
    stand_in.does(
        f"env > '{tmp_path}/env'; pwd > '{tmp_path}/folder'; echo \"$@\" > '{tmp_path}/args'"
    )
    refused(DamagedFile)
    seen = dict(line.split("=", 1) for line in (tmp_path / "env").read_text().splitlines())
    folder = (tmp_path / "folder").read_text().strip()
    assert not {"A_SECRET", "DISPLAY"} & set(seen)
    assert seen["HOME"] == seen["TMPDIR"] == folder
    assert seen["https_proxy"] == "http://127.0.0.1:9"
    assert f"-env:UserInstallation=file://{folder}/profile" in (tmp_path / "args").read_text()


def test_its_profile_forbids_macros_and_links(stand_in: StandIn, tmp_path: Path) -> None:
    stand_in.does(f"cp profile/user/registrymodifications.xcu '{tmp_path}/settings'")
    refused(DamagedFile)
    settings = (tmp_path / "settings").read_text("utf-8")
    for name, value in (
        ("MacroSecurityLevel", 3),
        ("DisableMacrosExecution", "true"),
        ("BlockUntrustedRefererLinks", "true"),
        ("ooInetProxyType", 2),
    ):
        assert f'oor:name="{name}"' in settings
        assert f"<value>{value}</value>" in settings.partition(f'oor:name="{name}"')[2][:80]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of another")
def test_its_memory_is_bounded(stand_in: StandIn, tmp_path: Path) -> None:
    stand_in.does(f"sleep 0.2; ulimit -v > '{tmp_path}/bound'")
    refused(DamagedFile)
    assert (tmp_path / "bound").read_text().strip() == str(4 * 2**20)


def test_where_it_is_missing_the_error_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(find, "_candidates", lambda: iter([tmp_path / "soffice"]))
    assert find_office() is None
    assert version() is None
    assert "LibreOffice, which is not installed here; install it" in refused(MissingPart)


def test_a_variable_that_names_nothing_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "nowhere"))
    assert f"{VARIABLE} names no program" in refused(MissingPart)
    assert version() is None


def test_one_that_cannot_be_started_is_told(stand_in: StandIn) -> None:
    stand_in.program.write_bytes(b"\x7fELF rubbish")
    stand_in.program.chmod(0o755)
    assert "cannot be started" in refused(MissingPart)


def test_its_version_is_its_first_line(stand_in: StandIn) -> None:
    stand_in.does("echo 'LibreOffice 99.1'; echo more")
    assert version() == "LibreOffice 99.1"


def test_a_version_that_never_comes_is_none(
    stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "VERSION_SECONDS", 0.2)
    stand_in.does("sleep 60")
    assert version() is None
    assert alive(stand_in.group()) == []


def test_libreoffice_itself_turns_rich_text_into_word() -> None:
    if find_office() is None:
        pytest.skip("LibreOffice is not installed")
    rtf = rb"{\rtf1\ansi\ansicpg936 \u38738?\u28330?\u38215? 12}"
    with zipfile.ZipFile(BytesIO(convert(rtf, ".rtf"))) as made:
        text = re.sub(r"<[^>]+>", "", made.read("word/document.xml").decode())
    assert text.strip().endswith("青溪镇 12")


def test_libreoffice_fetches_nothing_that_a_document_links_to() -> None:
    if find_office() is None:
        pytest.skip("LibreOffice is not installed")
    asked: list[str] = []

    class Server(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

    with http.server.HTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        picture = f"http://127.0.0.1:{server.server_port}/a.png"
        html = f'<html><body><p>words</p><img src="{picture}"></body></html>'
        convert(html.encode(), ".html")
        server.shutdown()
    assert asked == []
