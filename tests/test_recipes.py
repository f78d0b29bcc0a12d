"""The recipes of CONTRIBUTING.md are followed to the letter, in a copy of the house."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[1]
RECIPE = re.compile(r"^`(stages/[^`]+)`[^\n]*\n\n```\w+\n(.*?)^```", re.M | re.S)
RECIPES = dict(RECIPE.findall((HOME / "CONTRIBUTING.md").read_text("utf-8")))
PARAGRAPH = "会议室面积80㎡，经现场督查情况良好，２０２４年投入使用。"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the two packages with one new file for each recipe."""
    house = tmp_path_factory.mktemp("house")
    for package in ("pipeline", "stages"):
        shutil.copytree(
            HOME / package, house / package, ignore=shutil.ignore_patterns("__pycache__")
        )
    for name, text in RECIPES.items():
        (house / name).write_text(text, "utf-8")
    lines = ["督查报告", PARAGRAPH, "本次督查发现的问题于2024.3.5前整改。"]
    text = "".join(json.dumps({"text": line}, ensure_ascii=False) + "\n" for line in lines)
    (house / "督查.jsonl").write_text(text, "utf-8")
    return house


def guidang(house: Path, *arguments: str) -> str:
    """What the command prints in that house; the test fails where it does."""
    env = {**os.environ, "PYTHONPATH": str(house), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pipeline", *arguments]
    done = subprocess.run(command, cwd=house, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def report(house: Path) -> dict[str, object]:
    guidang(house, "convert", "督查.jsonl", "--out", "out", "--style", "our_house")
    found: dict[str, object] = json.loads((house / "out/督查.json").read_text("utf-8"))
    return found


def test_there_is_a_recipe_for_each_thing_a_house_adds() -> None:
    assert sorted(RECIPES) == [
        "stages/extract/jsonl.py",
        "stages/kinds/inspection_report.toml",
        "stages/normalize/rules/square_metres.py",
        "stages/styles/our_house.toml",
    ]


def test_a_new_format_is_read_after_adding_one_file(house: Path, report: dict[str, object]) -> None:
    assert "jsonl" in guidang(house, "formats")
    assert report["source"]["format"] == "jsonl"  # type: ignore[index]


def test_a_new_rule_works_after_adding_one_file(house: Path, report: dict[str, object]) -> None:
    assert "square_metres" in guidang(house, "rules")
    assert [c["after"] for c in report["changes"] if c["rule"] == "square_metres"] == ["平方米"]  # type: ignore[attr-defined]


def test_a_new_house_style_overlays_its_parent(house: Path, report: dict[str, object]) -> None:
    assert "our_house" in guidang(house, "styles")
    assert "2024.3.5" in json.dumps(report["body"])  # its rule for dates is switched off
    assert "2024年" in json.dumps(report["body"], ensure_ascii=False)  # the others run


def test_a_new_kind_is_recognised_after_adding_one_file(
    house: Path, report: dict[str, object]
) -> None:
    assert "督查报告" in guidang(house, "kinds")
    assert report["kind"] == "督查报告"
