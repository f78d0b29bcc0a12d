"""Small OFD files for tests, made as GB/T 33190-2016 says; millimetres throughout."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

from pipeline import registry, run
from pipeline.raw import Raw, RawFigure, RawTable, RawText
from pipeline.stage import Context, Ocr

NAMESPACE = "http://www.ofdspec.org/2016"
SIZE = 5.6
"""3号, 16 pt."""

Parts = dict[str, str | bytes]


def text(
    said: str,
    x: float = 28.0,
    y: float = 50.0,
    *,
    size: float = SIZE,
    delta: str | None = None,
    extra: str = "",
    inside: str = "",
    font: str = "1",
) -> str:
    """A text object whose baseline begins at x and y; characters a size apart."""
    steps = f"g {len(said) - 1} {size}" if delta is None else delta
    across = f' DeltaX="{steps}"' if len(said) > 1 and steps else ""
    return (
        f'<ofd:TextObject ID="9" Boundary="{x} {y - size} 200 20" Font="{font}" Size="{size}"'
        f' {extra}>{inside}<ofd:TextCode X="0" Y="{size}"{across}>{said}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


def path(data: str, boundary: str = "0 0 210 297", extra: str = "", inside: str = "") -> str:
    return (
        f'<ofd:PathObject ID="8" Boundary="{boundary}" {extra}>{inside}'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def grid(xs: Sequence[float], ys: Sequence[float]) -> str:
    """The rules of a table."""
    level = [f"M {xs[0]} {y} L {xs[-1]} {y}" for y in ys]
    upright = [f"M {x} {ys[0]} L {x} {ys[-1]}" for x in xs]
    return path(" ".join(level + upright))


def picture(resource: str, boundary: str, ctm: str | None = None, extra: str = "") -> str:
    width, height = boundary.split()[2:]
    matrix = ctm if ctm is not None else f"{width} 0 0 {height} 0 0"
    return (
        f'<ofd:ImageObject ID="7" ResourceID="{resource}" Boundary="{boundary}"'
        f' CTM="{matrix}" {extra}/>'
    )


def content(blocks: str, before: str = "", box: str = "") -> str:
    """A page: ``before`` is what stands before its content (a template), ``box`` its size."""
    area = f"<ofd:Area><ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:Area>" if box else ""
    return (
        f'<ofd:Page xmlns:ofd="{NAMESPACE}">{area}{before}<ofd:Content>'
        f'<ofd:Layer ID="2">{blocks}</ofd:Layer></ofd:Content></ofd:Page>'
    )


def resources(inside: str, base: str = "Res") -> str:
    return f'<ofd:Res xmlns:ofd="{NAMESPACE}" BaseLoc="{base}">{inside}</ofd:Res>'


def media(id_: str, file: str, kind: str = "PNG") -> str:
    return (
        f'<ofd:MultiMedias><ofd:MultiMedia ID="{id_}" Type="Image" Format="{kind}">'
        f"<ofd:MediaFile>{file}</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>"
    )


FONTS = '<ofd:Fonts><ofd:Font ID="1" FontName="仿宋"/></ofd:Fonts>'


def parts(
    pages: Sequence[str],
    *,
    public: str = "",
    common: str = "",
    document: str = "",
    body: str = "",
    more: Mapping[str, str | bytes] | None = None,
) -> Parts:
    """The parts of a file with ``pages`` (as ``content`` makes them, or blocks alone).
    ``public`` is the inside of PublicRes.xml; ``common`` goes into CommonData, ``document``
    behind the pages, ``body`` into OFD.xml."""
    found: Parts = {
        "OFD.xml": (
            f'<ofd:OFD xmlns:ofd="{NAMESPACE}" Version="1.0" DocType="OFD"><ofd:DocBody>'
            f"<ofd:DocInfo><ofd:DocID>1</ofd:DocID></ofd:DocInfo>"
            f"<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>{body}</ofd:DocBody></ofd:OFD>"
        ),
        "Doc_0/PublicRes.xml": resources(FONTS + public),
    }
    listed = ""
    for index, page in enumerate(pages):
        listed += f'<ofd:Page ID="{100 + index}" BaseLoc="Pages/Page_{index}/Content.xml"/>'
        whole = page if page.startswith("<ofd:Page ") else content(page)
        found[f"Doc_0/Pages/Page_{index}/Content.xml"] = whole
    found["Doc_0/Document.xml"] = (
        f'<ofd:Document xmlns:ofd="{NAMESPACE}"><ofd:CommonData><ofd:MaxUnitID>99</ofd:MaxUnitID>'
        "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        f"<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>{common}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages>{document}</ofd:Document>"
    )
    return found | dict(more or {})


def write(folder: Path, made: Mapping[str, str | bytes], name: str = "a.ofd") -> Path:
    where = folder / name
    with zipfile.ZipFile(where, "w", zipfile.ZIP_DEFLATED) as package:
        for part, data in made.items():
            package.writestr(part, data)
    return where


def extract(where: Path, ocr: Ocr = "never") -> Raw:
    """Read, with the account proven."""
    return run.extract(where, Context(style=registry.style("gbt9704"), ocr=ocr))


def read(folder: Path, *pages: str, **given: object) -> Raw:
    return extract(write(folder, parts(pages, **given)))  # type: ignore[arg-type]


def texts(raw: Raw) -> list[str]:
    return [f.text for f in raw.fragments if isinstance(f, RawText)]


def tables(raw: Raw) -> list[list[list[str]]]:
    found = [f for f in raw.fragments if isinstance(f, RawTable)]
    return [[[cell.text for cell in row] for row in table.rows] for table in found]


def figures(raw: Raw) -> list[RawFigure]:
    return [f for f in raw.fragments if isinstance(f, RawFigure)]


def dropped(raw: Raw, reason: str) -> str:
    return "".join(d.text * d.count for d in raw.dropped if d.reason == reason)


def notices(raw: Raw, code: str) -> list[str]:
    return [n.message for n in raw.notices if n.code == code]


def png(width: int = 60, height: int = 40, color: str = "red") -> bytes:
    """A picture of one colour, its left upper quarter black."""
    from PIL import Image

    image = Image.new("RGB", (width, height), color)
    image.paste("black", (0, 0, width // 2, height // 2))
    stream = BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def der(tag: int, *values: bytes) -> bytes:
    """A value of ASN.1 in DER."""
    data = b"".join(values)
    if len(data) < 128:
        return bytes([tag, len(data)]) + data
    length = len(data).to_bytes((len(data).bit_length() + 7) // 8, "big")
    return bytes([tag, 128 | len(length)]) + length + data


def seal(name: str, image: bytes, kind: str = "png") -> bytes:
    """An electronic seal (GB/T 38540-2020, 6) without its signature."""
    head = der(0x30, der(0x16, b"ES"), der(2, b"\4"), der(0x16, b"TEST"))
    said = der(0x30, der(2, b"\1"), der(0x0C, name.encode()), der(0x30, der(0x16, b"1")))
    drawn = der(0x30, der(0x16, kind.encode()), der(4, image), der(2, b"\x28"), der(2, b"\x28"))
    return der(0x30, der(0x30, head, der(0x16, b"4711"), said, drawn))


def signed(made: Parts, signature: str, files: Mapping[str, bytes], kind: str = "Seal") -> Parts:
    """``made`` with one signature, whose part holds ``signature`` in its SignedInfo."""
    sealed = "".join(
        f"<ofd:Seal><ofd:BaseLoc>{n}</ofd:BaseLoc></ofd:Seal>" for n in files if n == "Seal.esl"
    )
    listed = (
        f'<ofd:Signatures xmlns:ofd="{NAMESPACE}"><ofd:Signature ID="1" Type="{kind}"'
        ' BaseLoc="/Doc_0/Signs/Sign_0/Signature.xml"/></ofd:Signatures>'
    )
    one = (
        f'<ofd:Signature xmlns:ofd="{NAMESPACE}"><ofd:SignedInfo>'
        '<ofd:Provider ProviderName="测试签章" Version="1"/>'
        "<ofd:SignatureDateTime>20231220093000Z</ofd:SignatureDateTime>"
        f"{signature}{sealed}</ofd:SignedInfo>"
        "<ofd:SignedValue>SignedValue.dat</ofd:SignedValue></ofd:Signature>"
    )
    root = str(made["OFD.xml"]).replace(
        "</ofd:DocBody>",
        "<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody>",
    )
    more = {f"Doc_0/Signs/Sign_0/{name}": data for name, data in files.items()}
    return made | more | {
        "OFD.xml": root,
        "Doc_0/Signs/Signatures.xml": listed,
        "Doc_0/Signs/Sign_0/Signature.xml": one,
    }  # fmt: skip
