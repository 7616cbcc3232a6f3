"""What runs in the process that reads old formats with calamine: a script that needs nothing else of this package.

It gets the folder of calamine, says that it is there, and then answers workbooks until nobody holds the other end.
`calamine.py` starts it, and says how the two talk.
"""

from __future__ import annotations

import contextlib
import datetime
import faulthandler
import io
import json
import os
import signal
import struct
import sys
from typing import Any, BinaryIO

READY = b"ready"
SIZE = struct.Struct(">Q")
_MEMORY = 1_000_000_000  # bytes; the biggest workbook within the budgets takes less than half
_SECONDS = 120  # it only ends a process that is stuck: on a slow machine the biggest workbook takes a tenth of that


def main() -> None:
    sys.path.append(sys.argv[1])
    _keep_within_bounds()
    import python_calamine  # noqa: F401 - here: only now it can be found, and where it cannot, nothing must be promised

    given, answers = sys.stdin.buffer, sys.stdout.buffer
    answers.write(READY)
    answers.flush()
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - no file of anybody
        while head := given.read(SIZE.size):
            content = given.read(*SIZE.unpack(head))
            # By a watch of its own: whoever waits for the answer may be gone.
            faulthandler.dump_traceback_later(_SECONDS, exit=True, file=nowhere)
            _send(answers, answer(content))
            faulthandler.cancel_dump_traceback_later()


def answer(content: bytes) -> list[Any] | str:
    """Of each worksheet its name, whether it is hidden, and its rows that are not blank, each with its number and cells.

    None for the rows that cannot be read; where nothing can be, the name of the error.
    """
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        kind, seen = python_calamine.SheetTypeEnum.WorkSheet, python_calamine.SheetVisibleEnum.Visible
        return [
            [meta.name, meta.visible is not seen, _rows(book, meta.name)]
            for meta in book.sheets_metadata
            if meta.typ is kind
        ]
    except BaseException as error:
        return type(error).__name__


def as_told(value: object) -> dict[str, str | int]:
    """A date or time in JSON, which has none."""
    if isinstance(value, datetime.timedelta):
        return {"days": value.days, "seconds": value.seconds, "microseconds": value.microseconds}
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return {type(value).__name__: value.isoformat()}
    raise TypeError(value)


def _rows(book: Any, name: str) -> list[Any] | None:
    try:
        # Leading blank rows are kept: without them every row number would be wrong.
        table = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        return [[number, line] for number, line in enumerate(table, 1) if line.count("") < len(line)]
    except BaseException:
        return None


def _keep_within_bounds() -> None:
    # Whoever is at the keyboard stops the command, which then ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        import resource  # not there on Windows

        for limit, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CORE, 0)):
            with contextlib.suppress(OSError, ValueError):  # not every system grants it
                resource.setrlimit(limit, (most, most))


def _send(answers: BinaryIO, told: list[Any] | str) -> None:
    content = json.dumps(told, default=as_told).encode()
    answers.write(SIZE.pack(len(content)) + content)
    answers.flush()


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):
        main()
