"""Opens files that may end the process that reads them in one of its own, with little memory and little time."""

from __future__ import annotations

import atexit
import struct
import subprocess
import sys
from pathlib import Path

_MEMORY = 900_000_000  # bytes of addresses, of which Python with all that reads takes a third
_TIME = 30  # seconds: what is refused takes less than one, on a busy machine too
_ROOT = Path(__file__).parents[1]
_SIZE = struct.Struct(">Q")
_READ = f"""
import faulthandler, struct, sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, ({_MEMORY}, {_MEMORY}))
except ImportError:
    pass
from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.opened.opening import open_workbook
def told(content):
    try:
        return "".join(
            f"{{sheet.name}} {{len(sheet.rows)}} {{len(sheet.strays)}} {{len(sheet.merged_areas)}} {{len(sheet.seen.looks.fills)}}\\n"
            for sheet in open_workbook(content).sheets
        )
    except UnreadableWorkbookError as error:
        return str(error)
while head := sys.stdin.buffer.read(8):
    faulthandler.dump_traceback_later({_TIME}, exit=True)
    answer = told(sys.stdin.buffer.read(*struct.unpack(">Q", head))).encode()
    faulthandler.cancel_dump_traceback_later()
    sys.stdout.buffer.write(struct.pack(">Q", len(answer)) + answer)
    sys.stdout.buffer.flush()
"""
_RUNNING: list[subprocess.Popen[bytes]] = []


def told_apart(content: bytes) -> str:
    """What is told of a file: the sentence with which it is refused, or for each sheet its name and how much it holds.

    '' where the process died of it.
    """
    if not _RUNNING:
        pipe = subprocess.PIPE
        _RUNNING.append(subprocess.Popen([sys.executable, "-c", _READ], stdin=pipe, stdout=pipe, cwd=_ROOT))
    given, answers = _RUNNING[0].stdin, _RUNNING[0].stdout
    assert given is not None
    assert answers is not None
    given.write(_SIZE.pack(len(content)) + content)
    given.flush()
    head = answers.read(_SIZE.size)
    if not head:
        _end()
        return ""
    return answers.read(*_SIZE.unpack(head)).decode()


def _end() -> None:
    while _RUNNING:
        _RUNNING.pop().communicate()


atexit.register(_end)
