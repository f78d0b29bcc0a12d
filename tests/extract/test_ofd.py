"""Text of OFD files: where it stands, how it looks, what of it is left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.chars import count_ink
from pipeline.raw import RawText
from tests.extract._ofd import (
    NAMESPACE,
    content,
    dropped,
    extract,
    grid,
    parts,
    path,
    read,
    resources,
    tables,
    text,
    texts,
    write,
)

LINES = (
    text("山南镇安排三个小组分头走访沿河五个村庄，逐户", 39.2, 60),
    text("登记受灾情况。", 28, 70),
    text("第二日统计完毕。", 39.2, 80),
)


def test_lines_become_paragraphs_with_font_size_and_place(tmp_path: Path) -> None:
    raw = read(tmp_path, "".join(LINES))
    first, second = (f for f in raw.fragments if isinstance(f, RawText))
    assert first.text == "山南镇安排三个小组分头走访沿河五个村庄，逐户登记受灾情况。"
    assert second.text == "第二日统计完毕。"
    assert (first.hints.font, first.hints.size, first.origin.by) == ("仿宋", 15.9, "ofd.text")
    assert first.origin.box is not None
    # 39.2 mm from the left, the baseline at 60 mm.
    assert first.origin.box[1] == pytest.approx((60 - 0.88 * 5.6) * 72 / 25.4, abs=0.1)
    assert (raw.source.format, raw.source.pages) == ("ofd", 1)
    assert [(p.first, p.last, p.way) for p in raw.pages] == [(1, 1, "text")]


def test_steps_may_be_given_as_a_count_and_a_value(tmp_path: Path) -> None:
    shorthand = read(tmp_path, text("会议定于本周五", delta="g 3 5.6 g 3 11.2"))
    one_by_one = read(tmp_path, text("会议定于本周五", delta="5.6 5.6 5.6 11.2 11.2 11.2"))
    assert texts(shorthand) == texts(one_by_one) == ["会议定于　本　周　五"]
    assert shorthand.fragments[0].origin.box == one_by_one.fragments[0].origin.box


@pytest.mark.parametrize("delta", ["g 999999999 1", "g", "g x 5.6", "1e999 5.6", ""])
def test_nonsensical_steps_lose_no_character(tmp_path: Path, delta: str) -> None:
    raw = read(tmp_path, text("河堤加固", delta=delta))
    assert sum(count_ink(t) for t in texts(raw)) + count_ink(dropped(raw, "hidden")) == 4


def test_a_blank_that_the_file_writes_parts_words_and_nothing_else_does(tmp_path: Path) -> None:
    latin = "".join(
        (
            text("Open Fixed-layout", delta="g 16 2.8"),
            text("汇总510.68元", y=90, delta="5.6 5.6 g 6 2.8"),
        )
    )
    assert texts(read(tmp_path, latin)) == ["Open Fixed-layout", "汇总510.68元"]


def test_a_matrix_scales_and_moves_what_it_holds_for(tmp_path: Path) -> None:
    plain = read(tmp_path, text("财政拨款", 28, 50, size=5.6))
    scaled = (
        '<ofd:TextObject ID="1" Boundary="28 44.4 90 20" CTM="0.5 0 0 0.5 0 0" Font="1"'
        ' Size="11.2"><ofd:TextCode X="0" Y="11.2" DeltaX="g 3 11.2">财政拨款</ofd:TextCode>'
        "</ofd:TextObject>"
    )
    made = read(tmp_path, scaled)
    assert made.fragments[0].origin.box == plain.fragments[0].origin.box
    assert isinstance(made.fragments[0], RawText)
    assert made.fragments[0].hints.size == 15.9


def test_signs_that_stand_for_several_characters_take_one_place(tmp_path: Path) -> None:
    joined = text(
        "office",
        delta="2.8 2.8 2.8",
        inside='<ofd:CGTransform CodePosition="1" CodeCount="3" GlyphCount="1">'
        "<ofd:Glyphs>77</ofd:Glyphs></ofd:CGTransform>",
    )
    raw = read(tmp_path, joined)
    assert texts(raw) == ["office"]
    box = raw.fragments[0].origin.box
    assert box is not None
    assert box[2] - box[0] < 4.2 * 2.8 * 72 / 25.4


def test_columns_of_upright_characters_are_read_downwards(tmp_path: Path) -> None:
    down = text("购买方", 20, 40, delta="", extra="").replace(
        "<ofd:TextCode", '<ofd:TextCode DeltaY="g 2 5.6"'
    )
    beside = text("名称", 60, 45.6)
    assert texts(read(tmp_path, down + beside)) == ["购买方\t名称"]


def test_a_page_that_lies_on_its_side_is_read_upright(tmp_path: Path) -> None:
    lines = "".join(
        f'<ofd:TextObject ID="1" Boundary="0 0 210 297" CTM="0 1 -1 0 {x} 30" Font="1"'
        f' Size="5.6"><ofd:TextCode X="0" Y="0" DeltaX="g {len(said) - 1} 5.6">{said}'
        "</ofd:TextCode></ofd:TextObject>"
        for x, said in ((150, "第一行在右侧"), (120, "第二行在它的左边"))
    )
    assert texts(read(tmp_path, lines)) == ["第一行在右侧", "第二行在它的左边"]


def test_rules_make_tables_and_those_of_none_are_rules(tmp_path: Path) -> None:
    table = grid([28, 80, 180], [40, 50, 60])
    cells = [("项目", 30, 48), ("金额", 82, 48), ("办公", 30, 58), ("三百元", 82, 58)]
    inside = "".join(text(said, x, y) for said, x, y in cells)
    head = text("某某区水务局文件", 60, 20) + path(
        "M 28 25 L 182 25", inside='<ofd:StrokeColor Value="255 0 0"/>'
    )
    below = text("各村民委员会：", 28, 34)
    raw = read(tmp_path, head + below + table + inside)
    assert tables(raw) == [[["项目", "金额"], ["办公", "三百元"]]]
    first = raw.fragments[0]
    assert isinstance(first, RawText)
    assert first.hints.rule_below == "FF0000"


def test_a_double_border_around_a_page_is_no_table(tmp_path: Path) -> None:
    border = grid([20, 190], [20, 22, 275, 277])
    assert texts(read(tmp_path, border + text("框里的一行"))) == ["框里的一行"]


@pytest.mark.parametrize(
    ("color", "said"),
    [
        ('<ofd:FillColor Value="220 20 30"/>', "DC141E"),
        ('<ofd:FillColor Value="#dc #14 #1e"/>', "DC141E"),
        ('<ofd:FillColor Value="0 255 255 0" ColorSpace="6"/>', "FF0000"),
        ('<ofd:FillColor Value="128" ColorSpace="5"/>', "808080"),
        ('<ofd:FillColor Value="0 0 0"/>', None),
        ("", None),
    ],
)
def test_colours_of_all_colour_spaces(tmp_path: Path, color: str, said: str | None) -> None:
    spaces = (
        '<ofd:ColorSpaces><ofd:ColorSpace ID="5" Type="GRAY"/>'
        '<ofd:ColorSpace ID="6" Type="CMYK"/></ofd:ColorSpaces>'
    )
    raw = read(tmp_path, text("红头文件", inside=color), public=spaces)
    assert isinstance(raw.fragments[0], RawText)
    assert raw.fragments[0].hints.color == said


def test_ways_to_draw_are_taken_from_each_other_and_may_go_in_circles(tmp_path: Path) -> None:
    params = (
        '<ofd:DrawParams><ofd:DrawParam ID="3" Relative="4"/>'
        '<ofd:DrawParam ID="4" Relative="3"><ofd:FillColor Value="128 0 0"/></ofd:DrawParam>'
        "</ofd:DrawParams>"
    )
    raw = read(tmp_path, text("暗红", extra='DrawParam="3"'), public=params)
    assert isinstance(raw.fragments[0], RawText)
    assert raw.fragments[0].hints.color == "800000"


@pytest.mark.parametrize(
    ("extra", "inside"),
    [
        ('Visible="false"', ""),
        ('Alpha="0"', ""),
        ("", '<ofd:FillColor Value="0 0 0" Alpha="0"/>'),
        ('Fill="false"', ""),
        ("", '<ofd:FillColor Value="255 255 255"/>'),
    ],
)
def test_what_nobody_sees_is_dropped_as_hidden(tmp_path: Path, extra: str, inside: str) -> None:
    unseen = text("看不见的字", y=90, extra=extra, inside=inside)
    raw = read(tmp_path, text("看得见的字") + unseen)
    assert texts(raw) == ["看得见的字"]
    assert dropped(raw, "hidden") == "看不见的字"


def test_white_text_shows_on_a_dark_ground(tmp_path: Path) -> None:
    ground = path("M 20 40 L 190 40 L 190 60 L 20 60 C", extra='Fill="true" Stroke="false"')
    white = text("白字表头", inside='<ofd:FillColor Value="255 255 255"/>')
    assert texts(read(tmp_path, ground + white)) == ["白字表头"]


def test_text_drawn_twice_is_kept_once(tmp_path: Path) -> None:
    raw = read(tmp_path, text("重影") + text("重影", 28.1, 50))
    assert texts(raw) == ["重影"]
    assert dropped(raw, "repeated") == "重影"


def test_what_lies_off_the_page_is_dropped(tmp_path: Path) -> None:
    raw = read(tmp_path, text("在页内") + text("在页外", 28, 9000))
    assert texts(raw) == ["在页内"]
    assert dropped(raw, "hidden") == "在页外"


def test_signs_without_a_character_are_dropped_and_said(tmp_path: Path) -> None:
    raw = read(tmp_path, text("说明\ue123\ue124完毕"))
    assert "".join(texts(raw)).replace("\u3000", "") == "说明完毕"
    assert dropped(raw, "unmapped") == "\ue123\ue124"
    assert [n.code for n in raw.notices] == ["sign_unknown"]
    assert len(raw.unread_ink) == 1


def test_templates_are_drawn_below_and_above(tmp_path: Path) -> None:
    common = (
        '<ofd:TemplatePage ID="50" BaseLoc="Tpls/a.xml"/>'
        '<ofd:TemplatePage ID="51" BaseLoc="Tpls/b.xml" ZOrder="Foreground"/>'
    )
    use = '<ofd:Template TemplateID="50"/><ofd:Template TemplateID="51"/>'
    dark = path("M 20 40 L 190 40 L 190 60 L 20 60 C", extra='Fill="true" Stroke="false"')
    white = text("底色上的白字", inside='<ofd:FillColor Value="255 255 255"/>')
    raw = read(
        tmp_path,
        content(white, use),
        content(text("没有模板的一页", 28, 120)),
        common=common,
        more={
            "Doc_0/Tpls/a.xml": content(dark),
            "Doc_0/Tpls/b.xml": content(text("模板的字", 28, 80)),
        },
    )
    assert texts(raw) == ["底色上的白字", "模板的字", "没有模板的一页"]


def test_composites_are_drawn_as_often_as_they_are_named(tmp_path: Path) -> None:
    unit = (
        '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="70" Width="90" Height="20">'
        f"<ofd:Content>{text('部件', 0, 5.6)}</ofd:Content></ofd:CompositeGraphicUnit>"
        "</ofd:CompositeGraphicUnits>"
    )
    uses = "".join(
        f'<ofd:CompositeObject ID="1" ResourceID="70" Boundary="28 {y} 90 20"/>' for y in (40, 90)
    )
    raw = read(tmp_path, uses, public=unit)
    assert texts(raw) == ["部件", "部件"]
    assert raw.source_chars == 4


def test_blocks_within_blocks_are_read(tmp_path: Path) -> None:
    nested = f"<ofd:PageBlock><ofd:PageBlock>{text('里层')}</ofd:PageBlock></ofd:PageBlock>"
    assert texts(read(tmp_path, nested)) == ["里层"]


def test_text_that_only_shapes_something_is_accounted_for(tmp_path: Path) -> None:
    clip = f"<ofd:Clips><ofd:Clip><ofd:Area>{text('裁剪')}</ofd:Area></ofd:Clip></ofd:Clips>"
    raw = read(tmp_path, text("正文", inside=clip))
    assert texts(raw) == ["正文"]
    assert dropped(raw, "foreign") == "裁剪"


def test_resources_of_a_page_come_before_those_of_the_document(tmp_path: Path) -> None:
    own = resources('<ofd:Fonts><ofd:Font ID="1" FontName="ABCDEF+黑体"/></ofd:Fonts>')
    page = content(text("标题"), "<ofd:PageRes>PageRes.xml</ofd:PageRes>")
    raw = read(tmp_path, page, more={"Doc_0/Pages/Page_0/PageRes.xml": own})
    assert isinstance(raw.fragments[0], RawText)
    assert raw.fragments[0].hints.font == "黑体"


def test_pages_on_which_nothing_but_the_same_lines_stands_keep_them(tmp_path: Path) -> None:
    page = text("测试用的一句话。", 28, 20) + text("测试用的另一句。", 28, 290)
    raw = read(tmp_path, page, page)
    assert "".join(texts(raw)) == "测试用的一句话。测试用的另一句。" * 2
    assert not raw.dropped


def test_a_page_of_its_own_size(tmp_path: Path) -> None:
    raw = read(tmp_path, content(text("横放", 250, 100), box="0 0 297 210"))
    assert texts(raw) == ["横放"]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    said=st.lists(
        st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs", "Co")), max_size=6),
        min_size=1,
        max_size=5,
    ),
    numbers=st.lists(st.floats(-500, 500, width=32), min_size=8, max_size=8),
)
def test_every_character_is_accounted_for_wherever_it_is_put(
    tmp_path_factory: pytest.TempPathFactory, said: list[str], numbers: list[float]
) -> None:
    from xml.sax.saxutils import escape

    a, b, c, d, x, y, delta, size = numbers
    blocks = "".join(
        f'<ofd:TextObject ID="1" Boundary="{x} {y} 9 9" CTM="{a} {b} {c} {d} 0 {n * 9}" Font="1"'
        f' Size="{abs(size)}"><ofd:TextCode X="0" Y="0" DeltaX="g 9 {delta}">{escape(t)}'
        "</ofd:TextCode></ofd:TextObject>"
        for n, t in enumerate([*said, "底"])
    )
    raw = extract(write(tmp_path_factory.mktemp("ofd"), parts([blocks])))
    assert raw.source_chars == sum(map(count_ink, said)) + 1


def test_files_of_others_give_their_text() -> None:
    from tests.shared import shared_file

    raw = extract(shared_file("corpus/ofd/ofdrw__ofdrw__hello.ofd"))
    said = texts(raw)
    assert said[:2] == ["拿来主义", "鲁迅"]
    assert len(said) > 10
    assert all(len(t) > 15 for t in said[2:])


def test_the_namespace_does_not_matter(tmp_path: Path) -> None:
    made = parts([text("同一句话")])
    for other in ("http://www.ofdspec.org", "urn:something-else"):
        changed = {n: str(d).replace(NAMESPACE, other) for n, d in made.items()}
        assert texts(extract(write(tmp_path, changed))) == ["同一句话"]
    bare = {
        n: str(d).replace("ofd:", "").replace(f' xmlns:ofd="{NAMESPACE}"', "")
        for n, d in made.items()
    }
    bare = {n: d.replace("xmlns:ofd", "xmlns") for n, d in bare.items()}
    assert texts(extract(write(tmp_path, bare))) == ["同一句话"]
