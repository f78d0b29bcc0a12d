"""What was kept whole, put back as it came."""

from __future__ import annotations

from pipeline.report import Opaque
from stages.emit.word._equations import read_omml
from stages.emit.word._paragraphs import wrap
from stages.emit.word._xml import Element


def opaque(block: Opaque) -> Element:
    """The equation of ``block`` in a paragraph. Raises ``BadJson`` for anything else."""
    return wrap("opaque", [read_omml(block.data, f"{block.id} ({block.media})")])
