"""OFD files that are put together wrongly, broken, locked, or built to harm."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from pipeline.errors import DamagedFile, DangerousFile, EncryptedFile, GuidangError, NothingInside
from tests.extract._ofd import (
    NAMESPACE,
    content,
    extract,
    figures,
    media,
    notices,
    parts,
    path,
    picture,
    png,
    read,
    resources,
    text,
    texts,
    write,
)

SOON = 20.0
"""Seconds of a busy machine in which a hostile file must be done with."""


@pytest.mark.parametrize(
    "said",
    [
        "/Doc_0/Pages/Page_0/Content.xml",
        "Doc_0/Pages/Page_0/Content.xml",
        "pages\\page_0\\content.XML",
        "./Pages/../Pages/Page_0/Content.xml",
        "../../Doc_0/Pages/Page_0/Content.xml",
        "Pages/Page%5F0/Content.xml",
    ],
)
def test_parts_are_found_however_they_are_named(tmp_path: Path, said: str) -> None:
    # The second page's part has the same name, so that the name alone does not tell.
    made = parts([text("找到了"), path("M 20 40 L 190 40")])
    document = str(made["Doc_0/Document.xml"]).replace("Pages/Page_0/Content.xml", said)
    assert texts(extract(write(tmp_path, made | {"Doc_0/Document.xml": document}))) == ["找到了"]


def test_a_part_in_no_folder_that_is_named_is_found_by_its_name(tmp_path: Path) -> None:
    made = parts([text("找到了")])
    document = str(made["Doc_0/Document.xml"]).replace("Pages/Page_0", "elsewhere")
    assert texts(extract(write(tmp_path, made | {"Doc_0/Document.xml": document}))) == ["找到了"]


def test_a_package_with_backslashes_or_within_a_folder_is_read(tmp_path: Path) -> None:
    made = parts([text("斜线反了")])
    with_backslashes = {name.replace("/", "\\"): data for name, data in made.items()}
    assert texts(extract(write(tmp_path, with_backslashes))) == ["斜线反了"]
    in_folder = {f"report/{name}": data for name, data in made.items()}
    assert texts(extract(write(tmp_path, in_folder))) == ["斜线反了"]


@pytest.mark.parametrize("file", ["/Res/a.png", "Doc_0/Res/a.png", "A.PNG", "..\\Res\\a.png"])
def test_pictures_are_found_however_they_are_named(tmp_path: Path, file: str) -> None:
    raw = read(
        tmp_path,
        text("正文") + picture("20", "30 100 60 40"),
        common="<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>",
        more={"Doc_0/DocumentRes.xml": resources(media("20", file)), "Doc_0/Res/a.png": png()},
    )
    assert len(figures(raw)) == 1


def test_xml_in_gbk_is_read_whether_or_not_it_says_so(tmp_path: Path) -> None:
    for declared in ('<?xml version="1.0" encoding="GBK"?>', '<?xml version="1.0"?>'):
        page = declared + content(text("以国标码写成的一页"))
        made = parts([""]) | {"Doc_0/Pages/Page_0/Content.xml": page.encode("gbk")}
        assert texts(extract(write(tmp_path, made))) == ["以国标码写成的一页"]


def test_all_documents_of_a_file_are_read_in_order(tmp_path: Path) -> None:
    made = parts([text("第一份")])
    second = {n.replace("Doc_0", "Doc_1"): d for n, d in parts([text("第二份")]).items()}
    body = "<ofd:DocBody><ofd:DocRoot>Doc_1/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    root = str(made["OFD.xml"]).replace("</ofd:OFD>", body)
    raw = extract(write(tmp_path, second | made | {"OFD.xml": root}))
    assert texts(raw) == ["第一份", "第二份"]
    assert [f.origin.page for f in raw.fragments] == [1, 2]


def test_of_several_versions_the_current_one_is_read(tmp_path: Path) -> None:
    versions = (
        '<ofd:Versions><ofd:Version ID="1" Index="1" BaseLoc="Doc_0/V1.xml"/>'
        '<ofd:Version ID="2" Index="2" Current="true" BaseLoc="Doc_0/V2.xml"/></ofd:Versions>'
    )
    newer = {n.replace("Doc_0", "Doc_2"): d for n, d in parts([text("新版")]).items()}
    version = (
        f'<ofd:DocVersion xmlns:ofd="{NAMESPACE}" ID="2">'
        "<ofd:DocRoot>/Doc_2/Document.xml</ofd:DocRoot></ofd:DocVersion>"
    )
    made = newer | parts([text("旧版")], body=versions) | {"Doc_0/V2.xml": version}
    made["Doc_0/V1.xml"] = version.replace("Doc_2", "Doc_0")
    assert texts(extract(write(tmp_path, made))) == ["新版"]


def test_good_pages_of_a_bad_file_come_out(tmp_path: Path) -> None:
    made = parts([text("第一页"), text("第二页"), text("第三页"), text("第四页")])
    made["Doc_0/Pages/Page_1/Content.xml"] = "<ofd:Page><broken"
    del made["Doc_0/Pages/Page_2/Content.xml"]
    made["Doc_0/Pages/Page_2/other.xml"] = ""
    raw = extract(write(tmp_path, made))
    assert texts(raw)[0] == "第一页"
    assert texts(raw)[-1] == "第四页"
    assert [(p.first, p.way) for p in raw.pages] == [
        (1, "text"), (2, "lost"), (3, "lost"), (4, "text"),
    ]  # fmt: skip
    assert len(notices(raw, "page_damaged")) == 2


@pytest.mark.parametrize(
    ("change", "error", "match"),
    [
        ({"Encryptions.xml": "<a/>"}, EncryptedFile, "locked"),
        ({"OFD.xml": "<ofd:OFD xmlns:ofd='x'/>", "Doc_0/Document.xml": None}, DamagedFile, "no d"),
        ({"OFD.xml": "no xml at all"}, DamagedFile, "ofd.xml"),
        ({"Doc_0/Document.xml": "<a><b></a>"}, DamagedFile, "document.xml"),
        ({"Doc_0/Document.xml": "<a/>"}, NothingInside, "no pages"),
        ({"Doc_0/Pages/Page_0/Content.xml": "<a"}, DamagedFile, "none of its pages"),
        ({"Doc_0/Document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}, DangerousFile, "type"),
    ],
)  # fmt: skip
def test_what_cannot_go_on_is_said(
    tmp_path: Path, change: dict[str, str | None], error: type[GuidangError], match: str
) -> None:
    made = {n: d for n, d in (parts([text("正文")]) | change).items() if d is not None}
    with pytest.raises(error, match=match):
        extract(write(tmp_path, made))


def test_a_lost_document_is_found_by_its_usual_place(tmp_path: Path) -> None:
    made = parts([text("还在")]) | {"OFD.xml": f'<ofd:OFD xmlns:ofd="{NAMESPACE}"/>'}
    assert texts(extract(write(tmp_path, made))) == ["还在"]


def test_a_blank_page_has_nothing_inside(tmp_path: Path) -> None:
    with pytest.raises(NothingInside):
        read(tmp_path, "")


def _loops() -> dict[str, dict[str, object]]:
    unit = (
        '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="70"><ofd:Content>'
        + '<ofd:CompositeObject ResourceID="70" Boundary="0 0 9 9"/>' * 2
        + text("环")
        + "</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
    )
    use = '<ofd:CompositeObject ResourceID="70" Boundary="0 0 9 9"/>'
    itself = content(text("模板"), '<ofd:Template TemplateID="50"/>')
    params = '<ofd:DrawParams><ofd:DrawParam ID="3" Relative="3"/></ofd:DrawParams>'
    return {
        "composite": {"page": use, "public": unit},
        "template": {
            "page": content("", '<ofd:Template TemplateID="50"/>' * 3),
            "common": '<ofd:TemplatePage ID="50" BaseLoc="Tpl.xml"/>',
            "more": {"Doc_0/Tpl.xml": itself},
        },
        "way to draw": {"page": text("线", extra='DrawParam="3"'), "public": params},
        "page": {
            "page": text("页"),
            "more": {},
            "document": '<ofd:Pages><ofd:Page BaseLoc="Document.xml"/></ofd:Pages>',
        },
    }


@pytest.mark.parametrize("which", _loops())
def test_what_goes_in_circles_comes_to_an_end(tmp_path: Path, which: str) -> None:
    given = _loops()[which]
    page = str(given.pop("page"))
    started = time.process_time()
    assert texts(read(tmp_path, page, **given))
    assert time.process_time() - started < SOON


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param(text("字" * 400_000, delta="g 999999999 0.001"), id="one text"),
        pytest.param("<ofd:TextObject><ofd:TextCode>a</ofd:TextCode></ofd:TextObject>" * 6_100,
                     id="many texts"),
        pytest.param("<ofd:PageBlock>" * 150 + "</ofd:PageBlock>" * 150, id="deep blocks"),
        pytest.param(path("M 0 0 " + "L 9 9 L 0 0 " * 20_000), id="a long path"),
        pytest.param(path("M 0 0 L 9 0 ") * 5_900, id="many paths"),
        pytest.param(
            path("M 0 0 L 90 0 L 90 90 L 0 90 C", extra='Fill="true"') * 5_000
            + text("白" * 20_000, inside='<ofd:FillColor Value="255 255 255"/>'),
            id="white text on many grounds",
        ),
    ],
)  # fmt: skip
def test_a_page_that_draws_without_end_is_left_out_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, blocks: str
) -> None:
    monkeypatch.setattr("stages.extract.ofd._draw.MOST_OBJECTS", 6_000)
    started = time.process_time()
    raw = read(tmp_path, text("好页"), blocks)
    assert texts(raw)[0].startswith("好页")
    assert time.process_time() - started < SOON


@pytest.mark.parametrize("box", ["0 0 1e300 1e300", "0 0 0 0", "nan nan nan nan", "-9 -9 -9 -9"])
def test_absurd_pages_and_boundaries_are_read_as_far_as_they_go(tmp_path: Path, box: str) -> None:
    absurd = text("荒唐", y=90, extra='CTM="1e9 1e9 1e9 1e9 1e9 1e9"') + picture(
        "20", "0 0 1e30 1e30"
    )
    raw = read(tmp_path, content(text("正常") + absurd + path("M 0 0 L 1e30 nan"), box=box))
    assert "".join(texts(raw)).startswith("正常")


def test_pictures_without_end_are_left_out_and_that_is_said(tmp_path: Path) -> None:
    many = "".join(picture("20", f"{n % 200} {n // 10} 1 1") for n in range(2_300))
    raw = read(
        tmp_path,
        text("正文") + many,
        public=media("20", "a.png"),
        more={"Doc_0/Res/a.png": png()},
    )
    assert texts(raw) == ["正文"]
    assert "300" in notices(raw, "too_many_pictures")[0]


def test_many_pages_that_name_one_big_part_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stages.extract.ofd._package.MOST_XML", 2**20)
    big = content(text("页") + "<!--" + " " * 30_000 + "-->")
    made = parts([text("首页")]) | {"Doc_0/Pages/Page_0/Content.xml": big}
    many = '<ofd:Page BaseLoc="Pages/Page_0/Content.xml"/>' * 200
    document = str(made["Doc_0/Document.xml"]).replace("</ofd:Pages>", many + "</ofd:Pages>")
    with pytest.raises(DangerousFile, match="MB of XML"):
        extract(write(tmp_path, made | {"Doc_0/Document.xml": document}))


@pytest.mark.parametrize("at", [0.1, 0.5, 0.9, 0.99])
def test_a_file_that_is_cut_off_is_an_error(tmp_path: Path, at: float) -> None:
    where = write(tmp_path, parts([text("正文")]))
    data = where.read_bytes()
    where.write_bytes(data[: int(at * len(data))])
    with pytest.raises(GuidangError):
        extract(where)
