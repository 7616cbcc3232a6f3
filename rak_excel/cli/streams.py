"""Standard streams that are closed, full or no longer read: nothing is lost there without a word."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from collections.abc import Iterator
from typing import TextIO

from rak_excel.errors import RakExcelError
from rak_excel.language import Text

_IN, _OUT, _ERR = 0, 1, 2
# As after `| head`, which stops reading. Windows has another word for it.
_NOBODY_READS = {errno.EPIPE, errno.EINVAL} if os.name == "nt" else {errno.EPIPE}
NO_RESULTS = Text(
    "Hasilnya tidak dapat ditampilkan, karena layar atau tujuannya tertutup atau penuh. Pilih tujuan lain, lalu ulangi; file yang"
    " sudah selesai dibuat tetap ada.",
    "The results cannot be shown, because the screen or what stands for it is closed or full. Choose another place and try again;"
    " files that were written already stay.",
)


def open_streams() -> None:
    """Let something stand for a stream that is closed: the next file that is opened would take its number.

    To write to such a standard output fails, as it should; what goes to such a standard error vanishes.
    """
    for number in (_IN, _OUT, _ERR):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_WRONLY if number == _ERR else os.O_RDONLY)
    sys.stdin = sys.stdin or io.TextIOWrapper(io.FileIO(_IN, closefd=False))
    # That of `python -u` drops without a word the rest of what a pipe takes only in part.
    if sys.stdout is None or type(getattr(sys.stdout, "buffer", None)) is io.FileIO:
        sys.stdout = _writing_to(_OUT)
    sys.stderr = sys.stderr or _writing_to(_ERR)
    # Ticks and quotes must not fail on a cp1252 console or pipe: write UTF-8 there, and never stop at a letter.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _writing_to(number: int) -> TextIO:
    return io.TextIOWrapper(io.BufferedWriter(io.FileIO(number, "w", closefd=False)))


def cannot_write(stream: TextIO) -> OSError | None:
    """Why what was written to a stream does not arrive, None where it does; nothing more is tried to be written then."""
    try:
        stream.flush()
    except OSError as error:
        # What waits to be written would fail once more when Python ends.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        return error
    return None


@contextlib.contextmanager
def unseen_told() -> Iterator[None]:
    """Raises RakExcelError where results cannot be written, but for the OSError that says that nobody reads any more."""
    try:
        yield
    except OSError as error:
        if nobody_reads(error):
            raise
        raise RakExcelError(NO_RESULTS) from error


def nobody_reads(error: OSError) -> bool:
    return error.errno in _NOBODY_READS
