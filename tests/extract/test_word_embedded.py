"""Embedded and linked objects, macros, signatures: named by a notice, never opened or run."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

from pipeline.raw import Raw, RawFigure
from tests.extract._docx import extract, image_relation, p, read, write_docx
from tests.extract._ole import ole_bytes

_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def object_(inside: str) -> str:
    shape = '<v:shape><v:imagedata r:id="i"/></v:shape>'
    return p("见附：", f"<w:r><w:object>{shape}{inside}</w:object></w:r>")


def embedded(folder: Path, inside: str, target: str, data: bytes | None, mode: str = "") -> Raw:
    relations = image_relation("i", "i.emf") + (
        f'<Relationship Id="o" Type="{_KINDS}oleObject" Target="{target}" {mode}/>'
    )
    files = {"word/i.emf": b"picture", **({} if data is None else {f"word/{target}": data})}
    return read(folder, object_(inside), files=files, relations=relations)


def ole(program: str, kind: str = "Embed") -> str:
    return f'<o:OLEObject Type="{kind}" ProgID="{program}" r:id="o"/>'


def native(label: str, path: str = "") -> bytes:
    names = label.encode("gb18030") + b"\0" + path.encode("gb18030") + b"\0"
    return ole_bytes({"\x01Ole10Native": struct.pack("<IH", 9, 2) + names + b"\0" * 40})


def notice(raw: Raw, code: str) -> str:
    (message,) = [n.message for n in raw.notices if n.code == code]
    return message


def test_an_embedded_workbook_is_named_and_its_picture_kept(tmp_path: Path) -> None:
    raw = embedded(tmp_path, ole("Excel.Sheet.12"), "b.xlsx", b"PK")
    assert "Excel 工作簿（Excel.Sheet.12，word/b.xlsx）" in notice(raw, "embedded_object")
    assert [raw.assets[f.asset] for f in raw.fragments if isinstance(f, RawFigure)] == [b"picture"]


def test_a_file_put_in_as_a_package_is_called_by_its_own_name(tmp_path: Path) -> None:
    raw = embedded(tmp_path, ole("Package"), "o.bin", native("整改台账.pdf"))
    assert "PDF 文件“整改台账.pdf”" in notice(raw, "embedded_object")


def test_a_package_without_a_label_is_called_by_the_path_it_came_from(tmp_path: Path) -> None:
    raw = embedded(tmp_path, ole("Package"), "o.bin", native("", "D:\\资料\\名册.xls"))
    assert "Excel 工作簿“名册.xls”" in notice(raw, "embedded_object")


@pytest.mark.parametrize("data", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", None])
def test_an_object_that_is_broken_or_missing_still_has_its_notice(
    tmp_path: Path, data: bytes | None
) -> None:
    raw = embedded(tmp_path, ole("Package"), "o.bin", data)
    assert "word/o.bin" in notice(raw, "embedded_object")


def test_a_linked_object_is_named_and_never_fetched(tmp_path: Path) -> None:
    address = "file:///D:/a.xls"
    raw = embedded(tmp_path, ole("Excel.Sheet.8", "Link"), address, None, 'TargetMode="External"')
    assert notice(raw, "linked_object") == f"链接的Excel 工作簿在文件之外，未读取：{address}"


def with_package_relation(folder: Path, kind: str) -> Path:
    path = write_docx(folder / "a.docx", p("正文"))
    with zipfile.ZipFile(path) as package:
        entries = {name: package.read(name) for name in package.namelist()}
    link = f'<Relationship Id="s" Type="http://a.example/{kind}" Target="x/y.bin"/></Relationships>'
    root = entries["_rels/.rels"].decode().replace("</Relationships>", link)
    with zipfile.ZipFile(path, "w") as package:
        for name, data in (entries | {"_rels/.rels": root.encode()}).items():
            package.writestr(name, data)
    return path


def test_a_signature_is_named_and_not_verified(tmp_path: Path) -> None:
    raw = extract(with_package_relation(tmp_path, "digital-signature/origin"))
    assert "不核验其效力" in notice(raw, "signed")


def test_macros_are_named_and_never_run(tmp_path: Path) -> None:
    relation = f'<Relationship Id="m" Type="{_KINDS}vbaProject" Target="vbaProject.bin"/>'
    assert "宏" in notice(read(tmp_path, p("正文"), relations=relation), "macros")


def test_an_external_template_is_named_and_never_fetched(tmp_path: Path) -> None:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    template = (
        f'<Relationships xmlns="{space}"><Relationship Id="t" Type="{_KINDS}attachedTemplate" '
        'Target="http://a.example/t.dotm" TargetMode="External"/></Relationships>'
    )
    files = {
        "word/settings.xml": b"<w:settings xmlns:w='a'/>",
        "word/_rels/settings.xml.rels": template.encode(),
    }
    relation = f'<Relationship Id="s" Type="{_KINDS}settings" Target="settings.xml"/>'
    raw = read(tmp_path, p("正文"), files=files, relations=relation)
    assert "http://a.example/t.dotm" in notice(raw, "external_template")


def test_a_sub_document_outside_is_named(tmp_path: Path) -> None:
    relation = (
        f'<Relationship Id="d" Type="{_KINDS}subDocument" Target="part2.docx" '
        'TargetMode="External"/>'
    )
    raw = read(tmp_path, p("正文") + '<w:subDoc r:id="d"/>', relations=relation)
    assert "part2.docx" in notice(raw, "sub_document")
