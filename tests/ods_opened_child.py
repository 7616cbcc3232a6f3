"""Opens workbooks in a process that may take little memory, and tells what became of each on a line of its own."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.opened.opening import open_workbook

_MEMORY = 600_000_000


def limit_memory() -> None:
    if sys.platform != "win32":
        import resource  # not there on Windows

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def opened(path: Path) -> str:
    """What stands in the first cell, or the sentence by which the file is refused."""
    try:
        sheets = open_workbook(path.read_bytes(), path.suffix).sheets
        for sheet in sheets:
            assert sheet.seen.looks is not None
            assert sheet.strays is not None
            assert sheet.faulty is not None
            assert sheet.hidden_rows is not None
        return sheets[0].text(1, 1)
    except UnreadableWorkbookError as error:
        return str(error)


if __name__ == "__main__":
    limit_memory()
    for name in sys.argv[1:]:
        sys.stdout.write(json.dumps([Path(name).stem, opened(Path(name))]) + "\n")
        sys.stdout.flush()
