"""Text beside a picture, or in a box, keeps its paragraphs whole."""

from __future__ import annotations

from pathlib import Path

from pipeline.raw import RawText
from stages.extract._layout.compose import compose
from tests.extract._print import full, show
from tests.extract._sheet import picture, read, sheet

SHORT = "的" * 13


def texts(tmp_path: Path, content: str) -> list[str]:
    found = compose([read(sheet(tmp_path, content)).page]).fragments
    return [f.text for f in found if isinstance(f, RawText)]


def lines(rows: list[str], x: float = 80, top: float = 100) -> str:
    return "".join(show(text, x, top + 28 * i) for i, text in enumerate(rows))


def test_lines_beside_a_picture_go_on_below_it(tmp_path: Path) -> None:
    rows = [full("水库"), *(f"{i}库{SHORT}" for i in "一二三"), full("闸门"), "泵站。"]
    content = lines(rows) + picture(330, 116, 190, 76)
    assert texts(tmp_path, content) == ["".join(rows)]


def test_entries_of_a_form_beside_a_photo_stay_apart(tmp_path: Path) -> None:
    rows = ["姓名：何青禾", "职务：站长", "单位：云岭渠管理所", "籍贯：青禾"]
    content = lines(rows) + picture(420, 80, 90, 120) + lines([full("本人"), full("现任")], top=240)
    assert texts(tmp_path, content)[:4] == rows


def test_labels_strewn_beside_drawings_are_not_joined(tmp_path: Path) -> None:
    content = lines(["一号" + SHORT, "二号" + SHORT, "三号" + SHORT])
    content += show("甲图", 470, 114) + show("乙图", 470, 142) + picture(320, 90, 140, 80)
    content += lines([full("本图"), "完。"], top=240)
    assert texts(tmp_path, content)[0] == "一号" + SHORT


def test_lines_in_a_shaded_box_are_joined_up_to_its_edge(tmp_path: Path) -> None:
    rows = [f"提示{'的' * 18}", f"二来{'的' * 18}", "到此为止。"]
    content = f"0.9 g 100 {840 - 190} 360 110 re f 0 g\n" + lines(rows, x=110)
    content += lines([full("今年"), full("我们"), "努力。"], top=260)
    assert texts(tmp_path, content)[0] == "".join(rows)


def test_a_box_with_other_lines_between_its_own_has_no_paragraph_of_its_own(tmp_path: Path) -> None:
    rows = [f"{i}提{'的' * 10}" for i in "甲乙丙"]
    content = f"0.9 g 70 {840 - 190} 210 110 re f 0 g\n" + lines(rows)
    content += lines(["旁注一", "旁注二", "旁注三"], x=300, top=114)
    content += lines([full("今年"), full("我们"), "努力。"], top=260)
    assert rows[0] in texts(tmp_path, content)
