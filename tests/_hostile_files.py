"""Word files built to harm their reader, made when the tests run. Each is small on disk."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.extract._docx import NAMESPACES, image_relation, p, r, tbl, tc, tr, write_docx

WORDS = p("本年度走访群众三百余户。")
PICTURE = WORDS + '<w:p><w:r><w:pict><v:imagedata r:id="i"/></w:pict></w:r></w:p>'
PNG = b"\x89PNG"
MAIN = "word/document.xml"
_CHUNK = (
    '<Relationship Id="c" Target="inner.docx" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/aFChunk"/>'
)

Maker = Callable[[Path], object]


def body(inside: str) -> Maker:
    return lambda path: write_docx(path, inside)


def document(data: bytes) -> Maker:
    """A package whose document part is ``data``."""
    return lambda path: write_docx(path, "", files={MAIN: data})


def nested(element: str, depth: int, inside: str) -> str:
    names = element.split()
    opened = "".join(f"<w:{name}>" for name in names) * depth
    return opened + inside + "".join(f"</w:{name}>" for name in reversed(names)) * depth


def doctype(declared: str, use: str = "&a;") -> Maker:
    text = f"<w:document {NAMESPACES}><w:body>{p(r('')).replace('></w:t>', f'>{use}</w:t>')}"
    return document(f"<!DOCTYPE d {declared}>{text}</w:body></w:document>".encode())


def laughs(path: Path) -> None:
    lines = ['<!ENTITY a0 "ha">']
    lines += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)]
    doctype(f"[{''.join(lines)}]", "&a11;")(path)


def entries(count: int, size: int) -> Maker:
    """Many parts beside a sound document."""

    def make(path: Path) -> None:
        write_docx(path, WORDS)
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
            for number in range(count):
                package.writestr(f"word/media/{number}", bytes(size))

    return make


def overlapping(path: Path) -> None:
    """A thousand entries that share the bytes of one (Fifield, A better zip bomb, 2019)."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(MAIN, bytes(4 * 2**20))
    data = path.read_bytes()
    start = data.index(b"PK\1\2")
    end = data.index(b"PK\5\6")
    directory = b"".join(
        data[start:end].replace(MAIN.encode(), f"word/part{n:04}.xml".encode()) for n in range(1000)
    ).replace(struct.pack("<H", len(MAIN)) + bytes(2), struct.pack("<H", 17) + bytes(2))
    sizes = struct.pack("<HHHHIIH", 0, 0, 1000, 1000, len(directory), start, 0)
    path.write_bytes(data[:start] + directory + b"PK\5\6" + sizes)


def lying(path: Path) -> None:
    """The directory tells of 100 bytes where 50 MB come out."""
    write_docx(path, p("一" * 2**24))
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as package:
        real = struct.pack("<I", package.getinfo(MAIN).file_size)
    at = data.index(b"PK\1\2")
    while (found := data.find(real, at)) >= 0:
        data[found : found + 4] = struct.pack("<I", 100)
        at = found + 4
    path.write_bytes(data)


def packed_in_each_other(path: Path, depth: int = 60) -> None:
    write_docx(path, WORDS)
    for _ in range(depth):
        inner = path.read_bytes()
        write_docx(
            path, '<w:altChunk r:id="c"/>', files={"word/inner.docx": inner}, relations=_CHUNK
        )


def part_named(name: str) -> Maker:
    """A document with a picture in a part with a name that leads out of the package."""
    relation = image_relation("i", name)
    return lambda path: write_docx(path, PICTURE, files={name: PNG}, relations=relation)


def picture_at(address: str) -> Maker:
    """A document with a picture that lies elsewhere."""
    relation = image_relation("i", address).replace("/>", ' TargetMode="External"/>')
    return lambda path: write_docx(path, PICTURE, relations=relation)


def macros_and_template(path: Path) -> None:
    """Macros, and a template that is to be fetched (a known way to bring in more)."""
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    write_docx(
        path,
        WORDS,
        files={
            "word/settings.xml": (
                f'<w:settings {NAMESPACES}><w:attachedTemplate r:id="t"/></w:settings>'
            ).encode(),
            "word/vbaProject.bin": b"\xd0\xcf\x11\xe0",
            "word/_rels/settings.xml.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                f'relationships"><Relationship Id="t" Type="{kinds}"'
                ' Target="http://127.0.0.1:9/a.dotm" TargetMode="External"/></Relationships>'
            ).encode(),
        },
        relations='<Relationship Id="m" Target="vbaProject.bin"'
        ' Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"/>'
        f'<Relationship Id="s" Target="settings.xml" Type="{kinds[:-16]}settings"/>',
    )


def loops(path: Path) -> None:
    """Styles based on each other, linked lists that lead to each other."""
    style = '<w:style w:type="paragraph" w:styleId="{}"><w:basedOn w:val="{}"/>{}</w:style>'
    link = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    list_ = '<w:abstractNum w:abstractNumId="{0}"><w:numStyleLink w:val="{1}"/></w:abstractNum>'
    nums = "".join(
        f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (0, 1)
    )
    write_docx(
        path,
        p("甲", style="a") + p("乙", style="b"),
        {
            "styles": style.format("a", "b", link) + style.format("b", "a", "")
            + style.format("c", "c", ""),
            "numbering": list_.format(0, "a") + list_.format(1, "b") + nums,
        },
    )  # fmt: skip


def span(value: str) -> Maker:
    cells = tr(tc("甲", properties=f'<w:gridSpan w:val="{value}"/>'), tc("乙"))
    before = tr(tc("丙"), properties=f'<w:gridBefore w:val="{value}"/>')
    return body(tbl(cells, before))


EMPTY_DELETED = '<w:p><w:pPr><w:rPr><w:del w:author="a"/></w:rPr></w:pPr></w:p>'
FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
RESULT = '<w:r><w:fldChar w:fldCharType="separate"/><w:t>x</w:t></w:r>'
FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
DAMAGED, DANGEROUS, READ, NOTHING = "damaged_file", "dangerous_file", "read", "nothing_inside"

FILES: dict[str, tuple[Maker, str]] = {
    "many_parts": (entries(20_001, 1), DANGEROUS),
    "overlapping_parts": (overlapping, DANGEROUS),
    "lying_sizes": (lying, DAMAGED),
    "packed_in_each_other": (packed_in_each_other, NOTHING),
    "300_mb_document": (document(b" " * (300 * 2**20)), DANGEROUS),
    "90_mb_document": (body(WORDS * (90 * 2**20 // len(WORDS.encode()))), DANGEROUS),
    "billion_laughs": (laughs, DANGEROUS),
    "entity_of_a_file": (doctype('[<!ENTITY a SYSTEM "file:///etc/passwd">]'), DANGEROUS),
    "dtd_elsewhere": (doctype('SYSTEM "http://127.0.0.1:9/d.dtd"', "x"), DANGEROUS),
    "absolute_part": (part_named("/etc/passwd"), READ),
    "part_above": (part_named("../../../../etc/passwd"), READ),
    "picture_of_this_machine": (picture_at("file:///etc/passwd"), READ),
    "picture_of_another_machine": (picture_at("http://127.0.0.1:9/a.png"), READ),
    "macros_and_template": (macros_and_template, READ),
    "loops": (loops, READ),
    "100_000_tables_deep": (body(nested("tbl tr tc", 100_000, WORDS)), DANGEROUS),
    "100_000_insertions_deep": (body(f"<w:p>{nested('ins', 100_000, r('x'))}</w:p>"), DANGEROUS),
    "60_tables_deep": (body(nested("tbl tr tc", 60, WORDS)), READ),
    "1_000_000_paragraphs": (body("<w:p/>" * 1_000_000), DANGEROUS),
    "1_000_000_cells": (body(tbl(f"<w:tr>{'<w:tc><w:p/></w:tc>' * 1_000_000}</w:tr>")), DANGEROUS),
    "20_000_cells": (body(tbl(f"<w:tr>{'<w:tc><w:p/></w:tc>' * 20_000}</w:tr>") + WORDS), READ),
    "many_attributes": (body('<w:p a="" b="" c="" d=""/>' * 800_000), DANGEROUS),
    "span_of_2^31": (span("2147483648"), READ),
    "span_of_5000_digits": (span("9" * 5000), DANGEROUS),
    "10_000_000_characters": (body(p("一" * 10_000_000)), READ),
    "30_000_runs": (body(f"<w:p>{r('x') * 30_000}</w:p>"), READ),
    "20_000_deleted_ends": (body(EMPTY_DELETED * 20_000 + WORDS), READ),
    "20_000_sections": (body("<w:p><w:pPr><w:sectPr/></w:pPr></w:p>" * 20_000 + WORDS), READ),
    "20_000_open_fields": (body(f"<w:p>{FIELD * 20_000}</w:p>{WORDS}"), READ),
    "20_000_fields_in_each_other": (
        body(f"<w:p>{(FIELD + RESULT) * 20_000}{FIELD_END * 20_000}</w:p>{WORDS}"),
        READ,
    ),
}
"""By name: how each is made, and how reading it must end."""
