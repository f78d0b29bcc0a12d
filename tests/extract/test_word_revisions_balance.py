"""Whatever was tracked in a Word file, each policy accounts for all of it, and they agree."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.chars import count_ink, ink
from pipeline.raw import Raw, RawFragment, RawOpaque, RawTable, RawText
from pipeline.report import Span
from tests.extract._docx import extract, level, numbering, p, r, tbl, tc, tr, write_docx

WORDS = st.text("甲乙丙丁，。12ab 　", min_size=1, max_size=6)
CHANGES = ("ins", "del", "moveFrom", "moveTo")


def _by(who: str) -> str:
    return f'w:id="1" w:author="{who}" w:date="2023-12-20T09:30:00Z"'


AUTHORS = st.sampled_from(["林知远", "周明"]).map(_by)
WRAPPERS = st.sampled_from(
    [
        "<w:hyperlink w:anchor='a'>{}</w:hyperlink>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<m:oMath><m:r><m:t>x</m:t></m:r>{}</m:oMath>",
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>IF</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r>{}<w:r><w:fldChar w:fldCharType='end'/>"
        "</w:r>",
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p>{}</w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r>",
        "{}<w:r><w:footnoteReference w:id='1'/></w:r>",
    ]
)


def _track(inside: str, change: str, by: str) -> str:
    return f"<w:{change} {by}>{inside}</w:{change}>"


RUNS = st.recursive(
    WORDS.map(r) | WORDS.map(lambda t: f"<w:r><w:delText>{t}</w:delText></w:r>"),
    lambda inner: (
        st.builds(_track, inner, st.sampled_from(CHANGES), AUTHORS)
        | st.builds(lambda w, inside: w.replace("{}", inside), WRAPPERS, inner)
        | st.builds(str.__add__, inner, inner)
    ),
    max_leaves=6,
)
MARKS = st.sampled_from(["", *(f"<w:rPr><w:{c} {_by('周明')}/></w:rPr>" for c in CHANGES)])
NUMBERS = st.sampled_from(["", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'])
PARAGRAPHS = st.builds(
    lambda runs, mark, number: p(runs, properties=number + mark), RUNS, MARKS, NUMBERS
)
CELLS = st.builds(
    lambda runs, change: tc(p(runs), properties=change),
    RUNS,
    st.sampled_from(["", f"<w:cellIns {_by('周明')}/>", f"<w:cellDel {_by('周明')}/>"]),
)
ROWS = st.builds(
    lambda cells, change: tr(*cells, properties=change),
    st.lists(CELLS, min_size=1, max_size=2),
    st.sampled_from(["", f"<w:ins {_by('林知远')}/>", f"<w:del {_by('林知远')}/>"]),
)
TABLES = st.lists(ROWS, min_size=1, max_size=3).map(lambda rows: tbl(*rows))
LISTS = numbering(level(0, "chineseCounting", "%1、"))


def _texts(fragments: Iterable[RawFragment]) -> Iterator[tuple[str, tuple[Span, ...], int]]:
    """Text, spans, and length of the automatic number."""
    for fragment in fragments:
        match fragment:
            case RawText():
                yield fragment.text, fragment.spans, fragment.hints.number
            case RawOpaque():
                yield fragment.text, (), 0
            case RawTable():
                for cell in (cell for row in fragment.rows for cell in row):
                    yield cell.text, cell.spans, 0
                    yield from _texts(cell.inside)


def _without(raw: Raw, kind: str | None) -> Counter[str]:
    """The characters of ``raw``, automatic numbers aside, that no span of ``kind`` covers."""
    found: Counter[str] = Counter()
    notes = ((note.text, note.spans, 0) for note in raw.footnotes)
    for text, spans, number in (*_texts(raw.fragments), *notes):
        covered = {at for s in spans if s.kind == kind for at in range(s.start, s.end)}
        found.update(
            ink("".join(c for i, c in enumerate(text) if i >= number and i not in covered))
        )
    return found


@settings(max_examples=120, deadline=None)
@given(st.lists(PARAGRAPHS | TABLES, max_size=5), RUNS)
def test_every_policy_accounts_for_every_character(blocks: list[str], note: str) -> None:
    body = p("首段") + "".join(blocks) + p("末段")
    parts = {"numbering": LISTS, "footnotes": f'<w:footnote w:id="1">{p(note)}</w:footnote>'}
    with tempfile.TemporaryDirectory() as folder:
        path = write_docx(Path(folder) / "a.docx", body, parts)
        accepted, rejected, kept = (  # each proves its balance
            extract(path, "accept"),
            extract(path, "reject"),
            extract(path, "keep"),
        )
    assert not {"deleted", "inserted", "moved"} & {d.reason for d in kept.dropped}
    assert _without(kept, "deleted") == _without(accepted, None)
    assert _without(kept, "inserted") == _without(rejected, None)
    assert sum(count_ink(d.text) for d in kept.dropped) <= kept.source_chars
