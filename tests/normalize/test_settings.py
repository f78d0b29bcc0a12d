"""What a house may set of the rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline import registry
from pipeline.edit import normalize
from pipeline.errors import BadSettings
from pipeline.lists import rules as listed
from pipeline.report import Paragraph, Report
from pipeline.style import Style
from tests.normalize._reports import STYLE, report_of, rule

House = Callable[[str], Style]


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Makes a house of GB/T 9704 and what is written of its rules."""

    def make(rules: str) -> Style:
        path = tmp_path / "our_house.toml"
        path.write_text('extends = "gbt9704"\nname = "our_house"\n' + rules, "utf-8")
        registry.style.cache_clear()
        return registry.style(str(path))

    return make


def _as_set(text: str, name: str, **settings: object) -> str:
    style = replace(STYLE, rules={name: settings})
    (block,) = normalize(report_of(text), [rule(name)], style).report.body
    assert isinstance(block, Paragraph)
    return block.text


@pytest.mark.parametrize(
    ("written", "reason", "mend"),
    [
        ("[rules.quote]\nouter = '「」'", "no rule is called 'quote'", "quotes"),
        ("[rules.quotes]\nouther = '「」'", "no setting 'outher'", "outer"),
        ("[rules.quotes]\nouter = '「'", "rules.quotes.outer is '「'", "2 characters"),
        ("[rules.quotes]\nouter = 3", "rules.quotes.outer is 3", "2 characters"),
        ("[rules.dates]\nenabled = 'no'", "rules.dates.enabled is 'no'", "true or false"),
        ("[rules.dates]\nin_regulations = 1", "in_regulations is 1", "true or false"),
        ("[rules.units]\nkeep = '℃'", "rules.units.keep is '℃'", "a list of texts"),
        ("[rules.units]\nkeep = [1]", r"rules.units.keep is \[1\]", "a list of texts"),
    ],
)
def test_what_cannot_be_set_is_an_error_that_says_so(
    house: House, written: str, reason: str, mend: str
) -> None:
    with pytest.raises(BadSettings, match=reason) as error:
        house(written)
    assert mend in str(error.value)
    assert "our_house.toml" in str(error.value)


def test_a_house_switches_a_rule_on_and_another_off(house: House) -> None:
    style = house("[rules.units]\nenabled = true\n[rules.dates]\nenabled = false")
    names = {r.name for r in registry.rules_of(style)}
    assert "units" in names
    assert "dates" not in names
    assert "units" not in {r.name for r in registry.rules_of(registry.style("gbt9704"))}


def test_every_setting_stands_in_the_house_style_as_the_rule_has_it() -> None:
    style = registry.style("gbt9704")
    for r in registry.rules():
        for setting in r.settings:
            assert style.rule(r.name)[setting.name] == setting.default, (r.name, setting.name)


def test_the_list_of_rules_says_what_can_be_set_and_what_is_off() -> None:
    rows = {row["rule"]: row["settings"] for row in listed()["rules"].as_dicts()}
    assert rows["quotes"].startswith('outer = "“”": the marks around a quotation; inner = ')
    assert rows["units"] == 'enabled = false; keep = ["℃"]: signs that stay'
    assert rows["spaces"] == ""


def test_units_that_a_house_keeps_stay_and_degrees_can_be_written_out() -> None:
    assert _as_set("共80㎡，26℃", "units", keep=["㎡"]) == "共80㎡，26摄氏度"


def test_a_house_joins_titles_but_not_quotations() -> None:
    text = "学习《甲法》、《乙法》，落实“一降”、“两升”"
    joined = _as_set(text, "joined_titles", quotes=False)
    assert joined == "学习《甲法》《乙法》，落实“一降”、“两升”"


def test_a_house_can_leave_a_salutation_without_a_colon() -> None:
    for add, after in ((True, "各乡镇人民政府："), (False, "各乡镇人民政府")):
        style = replace(STYLE, rules={"salutation": {"add_colon": add}})
        report = report_of("正文", salutation="各乡镇人民政府")
        assert normalize(report, [rule("salutation")], style).report.salutation == after


@pytest.mark.parametrize(
    ("typed", "after"),
    [
        ("各科室:", "各科室："),
        ("各科室﹕", "各科室："),
        ("各科室", "各科室："),
        ("各处（室）", "各处（室）："),
        ("各位领导，同志们！", "各位领导，同志们！"),
        ("各位代表，", "各位代表，"),
        ("各科室：", "各科室："),
        ("Dear all", "Dear all"),
    ],
)
def test_whoever_is_spoken_to_is_followed_by_a_colon_unless_another_mark_was_chosen(
    typed: str, after: str
) -> None:
    done = normalize(report_of("正文", salutation=typed), [rule("salutation")], STYLE)
    assert done.report.salutation == after


_PREAMBLE = "一九四九年建站，2020.3.5修订。"


@pytest.mark.parametrize(
    ("report", "kept"),
    [
        (report_of(_PREAMBLE), False),
        (Report(schema="report/1", kind="规章制度", body=report_of(_PREAMBLE).body), True),
        (report_of(_PREAMBLE, "第一条　甲。", "第二条　乙。", "第三条　丙。"), True),
        (report_of(_PREAMBLE, "第一条　甲。", "第二条　乙。"), False),
    ],
)
def test_regulations_keep_their_years_in_chinese_numerals(report: Report, kept: bool) -> None:
    for allowed in (False, True):
        style = replace(STYLE, rules={"dates": {"in_regulations": allowed}})
        first = normalize(report, [rule("dates")], style).report.body[0]
        assert isinstance(first, Paragraph)
        year = "一九四九年" if kept and not allowed else "1949年"
        assert first.text == f"{year}建站，2020年3月5日修订。"


def test_the_clause_that_asks_for_a_setting_stands_beside_it() -> None:
    text = registry.style_files()["gbt9704"].read_text("utf-8")
    heads = re.findall(r"^\[rules\.\w+\](.*)$", text, re.M)
    assert heads
    assert all("#" in rest for rest in heads)
