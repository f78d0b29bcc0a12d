"""Text boxes anchored in one paragraph are read as they lie on the page."""

from __future__ import annotations

from pathlib import Path

from tests.extract._docx import p, read, texts


def box(text: str, top: int, left: int = 0, against: str = "page", height: int = 20) -> str:
    def side(tag: str, length: int) -> str:
        return (
            f'<wp:position{tag} relativeFrom="{against}"><wp:posOffset>{length}</wp:posOffset>'
            f"</wp:position{tag}>"
        )

    return (
        f'<w:r><w:drawing><wp:anchor>{side("H", left)}{side("V", top)}<wp:extent cx="9" '
        f'cy="{height}"/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{p(text)}'
        "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        "</w:drawing></w:r>"
    )


def test_boxes_drawn_in_any_order_are_read_from_top_to_bottom(tmp_path: Path) -> None:
    raw = read(tmp_path, p("锚", box("下", 300), box("上", 100), box("中", 200)) + p("后"))
    assert texts(raw) == ["锚", "上", "中", "下", "后"]


def test_boxes_side_by_side_are_read_from_left_to_right(tmp_path: Path) -> None:
    raw = read(tmp_path, p("锚", box("右", 100, 500), box("左", 104, 10), box("下", 111, 0)))
    assert texts(raw) == ["锚", "左", "右", "下"]


def test_boxes_placed_against_different_things_stay_as_they_were_drawn(tmp_path: Path) -> None:
    raw = read(tmp_path, p("锚", box("下", 300), box("上", 100, against="paragraph")))
    assert texts(raw) == ["锚", "下", "上"]


def test_a_box_without_a_length_stays_where_it_was_drawn(tmp_path: Path) -> None:
    odd = box("奇", 0).replace("<wp:posOffset>0</wp:posOffset>", "<wp:align>top</wp:align>")
    raw = read(tmp_path, p("锚", box("下", 300), odd, box("上", 100)))
    assert texts(raw) == ["锚", "下", "奇", "上"]


def test_shapes_of_a_group_are_read_as_they_lie_in_it(tmp_path: Path) -> None:
    space = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"

    def shape(text: str, top: int) -> str:
        return (
            f'<wps:wsp><wps:spPr><a:xfrm><a:off x="0" y="{top}"/><a:ext cx="9" cy="20"/></a:xfrm>'
            f"</wps:spPr><wps:txbx><w:txbxContent>{p(text)}</w:txbxContent></wps:txbx></wps:wsp>"
        )

    group = (
        f'<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><g:wgp xmlns:g="{space}">'
        f"{shape('下', 90)}{shape('上', -5)}</g:wgp></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></w:r>"
    )
    assert texts(read(tmp_path, p("锚", group))) == ["锚", "上", "下"]
