"""``guidang doctor``: what is missing is told; what is optional is no failure."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from pipeline import doctor, registry
from pipeline.cli import main
from pipeline.errors import BadPlugin
from pipeline.stage import Extractor, Need


def extractors(*versions: str | None) -> tuple[Extractor, ...]:
    """Extractors that need the same optional part; it has the version named first."""
    return tuple(
        replace(
            registry.extractors()[0],
            name=f"x{number}",
            needs=(
                Need(
                    name="Abacus",
                    version=lambda: versions[0],
                    serves="sums",
                    mend="install it with `get abacus`",
                ),
            ),
        )
        for number, _ in enumerate(versions)
    )


def rows(code: int) -> dict[str, dict[str, str]]:
    """What ``doctor --json`` tells, by part; it must end with ``code``."""
    done = CliRunner().invoke(main, ["doctor", "--json"])
    assert done.exit_code == code, done.output
    return {row["part"]: row for row in json.loads(done.stdout)["checks"]}


def test_an_optional_part_that_is_there_is_told_with_its_version(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = extractors("Abacus 7")
    monkeypatch.setattr(registry, "extractors", lambda: made)
    assert rows(0)["Abacus"] == {"part": "Abacus", "state": "well", "what": "Abacus 7"}


def test_an_optional_part_that_is_missing_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    made = extractors(None)
    monkeypatch.setattr(registry, "extractors", lambda: made)
    row = rows(0)["Abacus"]
    assert row["state"] == "optional"
    assert "needed only for sums; install it with `get abacus`" in row["what"]


def test_a_part_that_several_plug_ins_use_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made = extractors("1", "1")
    monkeypatch.setattr(registry, "extractors", lambda: made)
    assert [check.name for check in doctor.examine()].count("Abacus") == 1


def test_a_needed_part_that_is_missing_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_required", lambda: ["no-such-package"])
    row = rows(10)["no-such-package"]
    assert row["state"] == "NOT WELL"
    assert "pip install no-such-package" in row["what"]


def test_plug_ins_that_do_not_load_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise BadPlugin("x does not load")

    monkeypatch.setattr(registry, "extractors", broken)
    assert "x does not load" in rows(10)["extractors"]["what"]


def test_libreoffice_is_looked_for() -> None:
    assert "LibreOffice" in {check.name for check in doctor.examine()}
