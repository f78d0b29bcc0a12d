"""What is said to a person: in Chinese, in English, and under a code that stays."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from pipeline.findings import FINDINGS
from pipeline.locale.__main__ import patterns
from pipeline.messages import DOMAIN, LOCALE, in_language, say

ROOT = Path(__file__).parents[1]
PO = LOCALE / "en" / "LC_MESSAGES" / f"{DOMAIN}.po"
CODE = [p for folder in ("pipeline", "stages") for p in sorted((ROOT / folder).rglob("*.py"))]


def _english() -> dict[str, str]:
    with PO.open("rb") as file:
        return {str(m.id): str(m.string) for m in read_po(file) if m.id}


def test_everything_that_is_said_stands_in_the_catalogue_and_nothing_else() -> None:
    assert sorted(_english()) == patterns()


@pytest.mark.parametrize("pattern", patterns())
def test_a_translation_is_there_and_tells_the_same_values(pattern: str) -> None:
    english = _english()[pattern]
    assert english
    assert _values(english) == _values(pattern)


def _values(pattern: str) -> set[str | None]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(pattern) if name}


def test_the_compiled_catalogue_says_what_the_readable_one_says() -> None:
    with PO.with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)
    english = _english()
    assert {pattern: compiled.gettext(pattern) for pattern in english} == english


def test_a_message_is_said_in_the_language_that_was_asked_for() -> None:
    said = say("“{said}”是待填写的内容，请填写", said="xx")
    assert in_language(said, "zh") == "“xx”是待填写的内容，请填写"
    assert in_language(said, "en") == "“xx” is a blank; fill it in"
    assert type(in_language(said, "zh")) is str


def test_a_message_within_a_message_is_translated_too() -> None:
    said = say("规则 {rule} 的修改被拒绝：{reason}", rule="trial", reason=say("会丢失文字"))
    assert in_language(said, "en") == "an edit of rule trial was refused: it would lose text"


def test_braces_in_the_text_of_a_report_do_no_harm() -> None:
    assert "{{姓名}}" in in_language(say("“{said}”是待填写的内容，请填写", said="{{姓名}}"), "en")


def test_a_plain_message_of_a_foreign_plug_in_stays_as_it_is() -> None:
    assert in_language("请核对", "en") == "请核对"


def _findings() -> Iterator[tuple[str, ast.Call]]:
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding":
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def test_no_finding_is_said_in_one_language_only() -> None:
    plain = [
        place
        for place, call in _findings()
        for keyword in call.keywords
        if keyword.arg == "message" and isinstance(keyword.value, ast.Constant | ast.JoinedStr)
    ]
    assert plain == []


def test_every_finding_has_a_code_of_the_list() -> None:
    codes = {
        place: keyword.value.value
        for place, call in _findings()
        for keyword in call.keywords
        if keyword.arg == "kind" and isinstance(keyword.value, ast.Constant)
    }
    assert len(codes) > 5
    assert {place: code for place, code in codes.items() if code not in FINDINGS} == {}
