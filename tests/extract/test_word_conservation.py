"""Whatever a Word file is made of, its characters are accounted for."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.codec import to_json
from tests.extract._docx import extract, level, numbered, numbering, p, r, tbl, tc, tr, write_docx

WORDS = st.text("甲乙丙丁，。（）12ab 　", min_size=1, max_size=8)
LOOKS = st.sampled_from(
    ["", "<w:b/>", "<w:vanish/>", '<w:u w:val="single"/>', '<w:vertAlign w:val="superscript"/>']
)
WRAPPERS = st.sampled_from(
    [
        "{}",
        "<w:ins>{}</w:ins>",
        "<w:del>{}</w:del>",
        "<w:moveFrom>{}</w:moveFrom>",
        "<w:hyperlink w:anchor='a'>{}</w:hyperlink>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:unheardOf>{}</w:unheardOf>",
        "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>{}",
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>IF</w:instrText></w:r>{}",
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r>{}",
        "{}<w:r><w:fldChar w:fldCharType='end'/></w:r>",
        "<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase><w:r><w:t>字</w:t></w:r></w:rubyBase></w:ruby></w:r>",
        "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback>"
        "</mc:AlternateContent>",
    ]
)


def _wrap(wrapper: str, inside: str) -> str:
    return wrapper.replace("{}", inside)


RUNS = st.recursive(
    st.builds(r, WORDS, LOOKS),
    lambda inner: st.builds(_wrap, WRAPPERS, inner) | st.builds(str.__add__, inner, inner),
    max_leaves=6,
)
MARKS = st.sampled_from(["", "<w:rPr><w:del/></w:rPr>", "<w:pageBreakBefore/>"])
PARAGRAPHS = st.builds(lambda runs, mark: p(runs, properties=mark), RUNS, MARKS) | st.builds(
    numbered, WORDS, st.just(1), st.integers(0, 2)
)
MERGES = st.sampled_from(
    ["", "<w:vMerge/>", '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/>']
)
BOXES = (
    "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape>"
    "</w:pict></w:r>"
)


def _table(cells: list[tuple[str, str]]) -> str:
    rows = [cells[n : n + 2] for n in range(0, len(cells), 2)]
    return tbl(*(tr(*(tc(inside, properties=merge) for inside, merge in row)) for row in rows))


BLOCKS = st.recursive(
    PARAGRAPHS,
    lambda inner: (
        st.lists(st.tuples(inner, MERGES), min_size=1, max_size=4).map(_table)
        | inner.map(lambda block: p("锚", BOXES.replace("{}", block)))
        | st.builds(str.__add__, inner, inner)
        | inner.map(lambda block: f"<w:sdt><w:sdtContent>{block}</w:sdtContent></w:sdt>")
    ),
    max_leaves=6,
)
LISTS = numbering(
    level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2"), level(2, "bullet", "•")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(BLOCKS, max_size=5), BLOCKS)
def test_every_character_is_read_or_listed(blocks: list[str], header: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        body = p("首段") + "".join(blocks)
        write_docx(path, body, {"numbering": LISTS, "hdr": header, "comments": header})
        raw = extract(path)  # proves the balance
        assert to_json(raw) == to_json(extract(path))
