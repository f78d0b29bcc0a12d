"""A Word file in another form, through LibreOffice: PDF with a text layer, old Word, RTF, ODT."""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path


def pdf_file(word: bytes) -> bytes:
    return _without_clock(office_file(word, ".pdf"))


def office_file(word: bytes, suffix: str) -> bytes:
    """``word`` as a file of the kind that ``suffix`` names."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "source.docx")
        source.write_bytes(word)
        home = f"-env:UserInstallation={Path(folder, 'home').as_uri()}"
        command = ["soffice", home, "--headless", "--convert-to", suffix[1:], "--outdir", folder]
        subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=120)
        return source.with_suffix(suffix).read_bytes()


def _without_clock(pdf: bytes) -> bytes:
    """``pdf`` without the moment of its making; every length stays, and so every offset."""
    pdf = re.sub(rb"(?<=/CreationDate\(D:)\d{14}", b"20240101000000", pdf)
    return re.sub(rb"(?<=<)[0-9A-F]{32}(?=>)|(?<=/DocChecksum /)[0-9A-F]{32}", b"0" * 32, pdf)
