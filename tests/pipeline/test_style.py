from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import registry
from pipeline.errors import BadSettings
from pipeline.style import load_style

_FOLDER = registry.style_files()["gbt9704"].parent


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_house_that_extends_another_keeps_what_it_does_not_say(tmp_path: Path) -> None:
    path = _write(
        tmp_path, "mine", 'extends = "gbt9704"\nname = "mine"\nsays = "x"\n[page]\ntop = 40\n'
    )
    base, mine = registry.style("gbt9704"), load_style(path, _FOLDER)
    assert (mine.name, mine.page.top, mine.page.left) == ("mine", 40, base.page.left)
    assert mine.looks == base.looks


def test_a_rule_can_be_switched_off_and_set(tmp_path: Path) -> None:
    path = _write(
        tmp_path,
        "mine",
        'extends = "gbt9704"\nname = "mine"\nsays = "x"\n'
        '[rules.dates]\nenabled = false\n[rules.quotes]\nouter = "「」"\n',
    )
    style = load_style(path, _FOLDER)
    assert not style.has_rule("dates")
    assert style.has_rule("quotes")
    assert style.rule("quotes")["outer"] == "「」"
    assert "dates" not in [rule.name for rule in registry.rules_of(style)]


def test_a_style_beside_the_file_goes_before_one_of_the_house(tmp_path: Path) -> None:
    _write(tmp_path, "near", 'extends = "gbt9704"\nname = "near"\nsays = "x"\n[page]\ntop = 50\n')
    path = _write(tmp_path, "mine", 'extends = "near"\nname = "mine"\nsays = "x"\n')
    assert load_style(path, _FOLDER).page.top == 50


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('extends = "nowhere"', "no such house style"),
        ('extends = "mine"', "circle|no such"),
        ("name = ", "cannot be read as TOML"),
        ('name = "mine"', "not a house style"),
        ('extends = "gbt9704"\nunknown = 1', "unknown"),
        ('extends = "gbt9704"\n[page]\ntop = "high"', "page.top"),
    ],
)
def test_a_style_that_cannot_be_used_says_why_and_where(
    tmp_path: Path, text: str, says: str
) -> None:
    path = _write(tmp_path, "mine", text)
    with pytest.raises(BadSettings, match=says):
        load_style(path, _FOLDER)


def test_two_styles_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    _write(tmp_path, "one", 'extends = "two"')
    path = _write(tmp_path, "two", 'extends = "one"')
    with pytest.raises(BadSettings, match="circle"):
        load_style(path, _FOLDER)
