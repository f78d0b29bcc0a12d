"""OFD files of every sort, good and bad: text, a clear error, or neither.

    python benchmarks/robust_ofd.py FOLDER… [--keep DIR] [--again]

Each file is read in a process of its own that has 20 seconds (a scan 60) and 1 GiB resident. The
classes are those of ``robust_word.py``. A file holds text where any TextCode of its XML has a
letter or digit, by a search that knows nothing of pages; ``less than half`` are those of which
fewer than half of these letters came out, kept and dropped ones together. No other tool that
reads OFD without a Java machine or a browser is known here.
"""

from __future__ import annotations

import argparse
import re
import sys
import zipfile
from html import unescape
from pathlib import Path

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks._runs import SECONDS, Reading, files_of, reading
from benchmarks.robust_word import Class, classify, table
from pipeline.chars import letters
from pipeline.raw import Raw, raw_texts

TOOL = "guidang"
_CODE = re.compile(rb"TextCode(?:\s[^>]*)?>([^<]*)<")


def said(path: Path) -> str:
    """The text of all TextCodes in a package, page or no page."""
    try:
        with zipfile.ZipFile(path) as package:
            names = [n for n in package.namelist() if n.lower().endswith(".xml")]
            found = [code for name in names for code in _CODE.findall(package.read(name))]
    except Exception:  # whatever is wrong with it, nothing is known of what it says
        return ""
    return letters(unescape(b" ".join(found).decode("utf-8", "replace")))


def accounted(got: Reading) -> int:
    """Letters and digits that came out, those left out for a reason included."""
    raw = msgspec.json.decode(got.output.encode(), type=Raw)
    kept = sum(len(letters(text)) for _key, text in raw_texts(raw))
    return kept + sum(len(letters(d.text)) * d.count for d in raw.dropped)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("paths", nargs="+", type=Path)
    options.add_argument("--keep", type=Path, help="a folder in which readings are kept")
    options.add_argument("--again", action="store_true", help="kept readings are not trusted")
    chosen = options.parse_args()
    rows: list[dict[str, tuple[Class, bool]]] = []
    for path in files_of(chosen.paths, {".ofd"}):
        got = reading(TOOL, path, chosen.keep, anew=chosen.again)
        words = said(path)
        kind = classify(got, bool(words))
        meagre = got.ended == "well" and 2 * accounted(got) < len(words)
        rows.append({TOOL: (kind, meagre)})
        late = f" {got.seconds:.0f} s" if got.seconds > SECONDS / 2 else ""
        print(f"{kind:18} {path.name}{late} {got.message[:90]}", flush=True)
    print("\n".join(["", *table(rows, [TOOL])]))


if __name__ == "__main__":
    main()
