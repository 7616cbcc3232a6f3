"""Reads files in little memory and tells after each what became of it: one that ends the process is missed afterwards.

`python hostile_child.py BYTES FILE...`
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.model import Plan
from rak_excel.reading.files import read_file
from rak_excel.reading.own_reports import is_own_report
from rak_excel.rolling_up.typed import nothing_typed
from rak_excel.workbooks.rollup.read_back.named import named_rollup


def main() -> None:
    if sys.platform == "linux":
        import resource  # not there on Windows, and nothing that macOS keeps to

        own = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (own + int(sys.argv[1]),) * 2)
    for path in map(Path, sys.argv[2:]):
        started = time.process_time()
        told = _rollup(path) if path.name.startswith("rekap") else _plan(path)
        sys.stdout.write(json.dumps([path.name, told, time.process_time() - started]) + "\n")
        sys.stdout.flush()


def _plan(path: Path) -> str:
    """The first indicator, or the sentence why there is none."""
    if is_own_report(path):
        return "a report of ours"
    read = read_file(path, path.name)
    return read.parts[0].indicators[0].text if isinstance(read, Plan) else read.note.detail.id


def _rollup(path: Path) -> str:
    nothing_typed(path)
    try:
        return f"{len(named_rollup(path).files)} files"
    except UnreadableWorkbookError as error:
        return str(error)


if __name__ == "__main__":
    main()
