"""A house style says how every part looks, and of no part that there is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import registry
from pipeline.errors import BadSettings
from pipeline.roles import ROLE_STYLES
from pipeline.style import load_style

FOLDER = registry.style_files()["gbt9704"].parent


def _load(folder: Path, text: str) -> object:
    path = folder / "house.toml"
    path.write_text('extends = "gbt9704"\nname = "house"\nsays = "ours"\n' + text, "utf-8")
    return load_style(path, FOLDER)


def test_the_standard_has_a_look_for_every_role() -> None:
    assert registry.style("gbt9704").looks.keys() == ROLE_STYLES.keys()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[looks.titel]\nfont = 'heiti'\n", "looks.titel is the look of no part"),
        ("[looks.title]\nfont = 'comic'\n", "no font is called 'comic'"),
        ("[page]\nbreadth = 3\n", "breadth"),
    ],
)
def test_a_slip_in_a_style_is_named(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(BadSettings, match=reason):
        _load(tmp_path, text)


def test_a_style_without_a_look_for_a_role_is_no_style(tmp_path: Path) -> None:
    whole = (FOLDER / "gbt9704.toml").read_text("utf-8")
    lines = [line for line in whole.splitlines() if not line.startswith("note = ")]
    path = tmp_path / "house.toml"
    path.write_text("\n".join(lines), "utf-8")
    with pytest.raises(BadSettings, match="no look for note"):
        load_style(path, FOLDER)
