"""A Word file as a PDF with a text layer, through LibreOffice."""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path


def pdf_file(word: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "source.docx")
        source.write_bytes(word)
        home = f"-env:UserInstallation={Path(folder, 'home').as_uri()}"
        command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", folder]
        subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=120)
        return _without_clock(source.with_suffix(".pdf").read_bytes())


def _without_clock(pdf: bytes) -> bytes:
    """``pdf`` without the moment of its making; every length stays, and so every offset."""
    pdf = re.sub(rb"(?<=/CreationDate\(D:)\d{14}", b"20240101000000", pdf)
    return re.sub(rb"(?<=<)[0-9A-F]{32}(?=>)|(?<=/DocChecksum /)[0-9A-F]{32}", b"0" * 32, pdf)
