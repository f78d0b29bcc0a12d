"""What readers of Word files lose, against LibreOffice's text export and against the XML.

    python benchmarks/lost_text.py FOLDER… [--tools A,B] [--keep DIR] [--again A] [--lacks]
        [--numbers]

A row a file, and a sum. In letters and digits: what LibreOffice's export (``txt:Text``) has and
the tool's text lacks, as ``least/most`` (see ``_loss.py``; the truth lies between), numbers of
lists apart. guidang's text is its fragments and footnotes; what only its ledger has
(contents, comments, deletions …) is not counted as lost: the last column shows the ledger. *of the
XML* is the same ``most`` against all text of body and notes in a .docx, which LibreOffice's export
does not show whole (no text boxes). A tool that fails on a file lacks all of it.

``--lacks`` lists every stretch that guidang lacks, ``--numbers`` every line that LibreOffice
numbers in another way.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks._loss import Loss, lost, numbers_apart
from benchmarks._runs import Reading, reading, word_files
from benchmarks._texts import numbered_text
from benchmarks._tools import READS, installed
from benchmarks._xml_text import xml_text
from pipeline.chars import letters
from pipeline.codec import from_json
from pipeline.raw import Raw


def compare(reference: str, got: Reading) -> Loss:
    """What the tool lacks of ``reference``; guidang has a ledger besides."""
    ledger = ""
    if got.tool == "guidang" and got.ended == "well":
        dropped = from_json(got.output.encode(), Raw).dropped
        ledger = "\n".join(gone.text for gone in dropped for _n in range(gone.count))
    return lost(reference, got.text, ledger)


def ledger_letters(got: Reading) -> str:
    """How many letters and digits guidang dropped, by reason."""
    if got.ended != "well":
        return ""
    sums = Counter[str]()
    for gone in from_json(got.output.encode(), Raw).dropped:
        sums[gone.reason] += len(letters(gone.text)) * gone.count
    return ", ".join(f"{reason} {count}" for reason, count in sums.items() if count)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("paths", nargs="+", type=Path)
    options.add_argument("--tools", default="", help="names, separated by commas; all if left out")
    options.add_argument("--keep", type=Path, help="a folder in which readings are kept")
    options.add_argument("--again", default="", help="tools whose kept readings are not trusted")
    options.add_argument("--lacks", action="store_true", help="what guidang lacks, word by word")
    options.add_argument("--numbers", action="store_true", help="lines that are numbered otherwise")
    chosen = options.parse_args()
    here = installed()
    if not {"guidang", "LibreOffice"} <= set(here):
        options.error("LibreOffice is not installed")
    tools = [name for name in chosen.tools.split(",") if name] or here
    tools = [name for name in tools if name != "LibreOffice"]
    print("| file | letters | of the XML | " + " | ".join(tools) + " | guidang's ledger |")
    print("|---" * (len(tools) + 4) + "|")
    sums: dict[str, list[int]] = {name: [0, 0, 0, 0] for name in tools}
    details: list[str] = []
    total = [0, 0]
    for path in word_files(chosen.paths):
        found = {
            tool: reading(tool, path, chosen.keep, anew=tool in chosen.again.split(","))
            for tool in ("LibreOffice", *tools)
            if path.suffix.lower() in READS[tool]
        }
        office = found.pop("LibreOffice")
        if not letters(office.text):
            continue
        cells: list[str] = []
        size = len(letters(office.text))
        xml = xml_text(path)
        for tool in tools:
            if tool not in found:
                cells.append("")
                continue
            seen = compare(office.text, found[tool])
            cells.append(f"{seen.least}/{seen.most}" if found[tool].text else "all")
            for at, n in enumerate((seen.least, seen.most, seen.numbers, size)):
                sums[tool][at] += n
            if tool == "guidang":
                details += describe(path, office, found[tool], seen, chosen)
        ours = found.get("guidang")
        of_xml = "" if xml is None or ours is None else str(compare(xml, ours).most)
        total = [total[0] + size, total[1] + int(of_xml or 0)]
        dropped = ledger_letters(ours) if ours else ""
        row = [path.name, str(size), of_xml, *cells, dropped]
        print("| " + " | ".join(row) + " |", flush=True)
    row = [f"{least}/{most}" for least, most, _numbers, _size in sums.values()]
    print("| **all** | " + " | ".join([str(total[0]), str(total[1]), *row, ""]) + " |")
    row = [f"{number}" for _least, _most, number, _size in sums.values()]
    print("| numbers of lists besides | | | " + " | ".join([*row, ""]) + " |")
    row = [f"{size}" for _least, _most, _number, size in sums.values()]
    print("| letters in the files it claims | | | " + " | ".join([*row, ""]) + " |")
    print("\n".join(["", *details]))


def describe(
    path: Path, office: Reading, ours: Reading, seen: Loss, chosen: argparse.Namespace
) -> list[str]:
    """The places of one file in which guidang and LibreOffice differ."""
    lines: list[str] = []
    if chosen.lacks:
        lines += [f"- {n} x {stretch}" for stretch, n in Counter(seen.stretches).items()]
    if chosen.numbers and ours.ended == "well":
        text = numbered_text(from_json(ours.output.encode(), Raw))
        differing = Counter(numbers_apart(text, office.text))
        lines += [
            f"- ours {d.ours!r}, LibreOffice {d.theirs!r}: {d.rest}" for d, _n in differing.items()
        ]
    return [f"{path.name}: {ours.ended} {ours.message}", *lines] if lines else []


if __name__ == "__main__":
    main()
