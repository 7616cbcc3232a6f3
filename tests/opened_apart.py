"""A file that may end the process that reads it is opened in one of its own, with little memory and little time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_MEMORY = 900_000_000  # bytes of addresses, of which Python with all that reads takes a third
_TIME = 20  # seconds of work: what is refused takes less than one
_ROOT = Path(__file__).parents[1]
_READ = """
import sys
from pathlib import Path
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (TIME, TIME))
except ImportError:
    pass
from rak_excel.errors import UnreadableWorkbookError
from rak_excel.spreadsheet.opening import open_workbook
try:
    for sheet in open_workbook(sys.stdin.buffer.read()).sheets:
        print(sheet.name, len(sheet.rows), len(sheet.strays), len(sheet.merged_areas), len(sheet.seen.looks.fills))
except UnreadableWorkbookError as error:
    print(error)
"""


def told_apart(content: bytes) -> str:
    """What is told of a file: the sentence with which it is refused, or for each sheet its name and how much it holds."""
    read = _READ.replace("MEMORY", str(_MEMORY)).replace("TIME", str(_TIME))
    ran = subprocess.run([sys.executable, "-c", read], input=content, capture_output=True, check=False, cwd=_ROOT)
    assert (ran.returncode, ran.stderr.decode()) == (0, "")
    return ran.stdout.decode()
