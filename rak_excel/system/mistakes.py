"""Mistakes of our own: where they are, told without a word of what was read, since a message could hold what stands in a cell."""

from __future__ import annotations

from pathlib import Path

from rak_excel.language import Text

_PACKAGE = Path(__file__).resolve().parents[1]
_OF_FILE = Text(
    "File ini tidak dapat dibaca karena kesalahan di program rak-excel sendiri ({mistake}). Simpan ulang di Excel sebagai .xlsx, lalu"
    " ulangi; kalau tetap begitu, kirim baris ini kepada orang yang memasang rak-excel.",
    "This file cannot be read because of a mistake in rak-excel itself ({mistake}). Save it again in Excel as .xlsx and try again;"
    " where that does not help, send this line to whoever installed rak-excel.",
)


def mistake_at(error: BaseException) -> str:
    """What kind of mistake it is, with the last line of ours on the way to it: `ValueError, reading/rows/rows.py:12`."""
    trace, place = error.__traceback__, "?"
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.is_relative_to(_PACKAGE):
            place = f"{path.relative_to(_PACKAGE).as_posix()}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__}, {place}"


def file_mistaken(error: BaseException) -> Text:
    """What is said of the one file that a mistake of ours keeps from being read."""
    return _OF_FILE.filled(mistake=mistake_at(error))
