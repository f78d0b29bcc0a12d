"""One tool reads one file, in this process: ``_one.py TOOL FILE OUT [WARM]`` (see ``_runs.py``).

OUT gets JSON: ``text``, ``seconds`` of the reading alone, and in bytes the most memory ever
resident (``peak``) and what was resident at most before it (``base``). With WARM that file is
read first, so that imports, models and caches count as ``base`` and not as the reading.
An error of the tool ends the process with exit code 1 and the last line ``class: message``.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks._tools import NATIVE, Reader, guidang_reader


def most_resident() -> int:
    """Bytes of memory that this process ever had resident (Linux)."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return 0


def main(tool: str, file: str, out: str, warm: str | None = None) -> None:
    read: Reader = guidang_reader() if tool == "guidang" else NATIVE[tool][1]()
    if warm is not None:
        read(Path(warm))
    base = most_resident()
    began = time.perf_counter()
    try:
        text = read(Path(file))
    except Exception as error:
        kind = type(error)
        line = " ".join(str(error).split())
        print(f"{kind.__module__}.{kind.__qualname__}: {line}", file=sys.stderr)
        sys.exit(1)
    found = {
        "text": text,
        "seconds": time.perf_counter() - began,
        "peak": most_resident(),
        "base": base,
    }
    Path(out).write_text(json.dumps(found), "utf-8", errors="surrogatepass")


if __name__ == "__main__":
    main(*sys.argv[1:])
