"""What was kept whole, put back as it came."""

from __future__ import annotations

from lxml import etree

from pipeline.report import Opaque
from stages.emit.word._paragraphs import wrap
from stages.emit.word._refuse import refuse
from stages.emit.word._xml import NAMESPACES, Element

_MATH = frozenset(f"{{{NAMESPACES['m']}}}{tag}" for tag in ("oMath", "oMathPara"))


def opaque(block: Opaque) -> Element:
    """The equation of ``block`` in a paragraph. Raises ``BadJson`` for anything else."""
    quiet = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        kept = etree.fromstring(block.data.encode(), quiet)
    except (etree.XMLSyntaxError, UnicodeEncodeError) as error:
        raise refuse(
            f"the data of {block.id} ({block.media}) are no XML: {error}",
            "take the block out, or give it the equation as OMML",
        ) from error
    if kept.tag not in _MATH:
        raise refuse(
            f"{block.id} holds {block.media}, and only equations can be put back into Word",
            "take the block out",
        )
    return wrap("opaque", [kept])
