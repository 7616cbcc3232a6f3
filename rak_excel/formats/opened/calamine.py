"""Workbooks in xlsx as calamine reads them: its faults told, its panics kept silent."""

from __future__ import annotations

import contextlib
import io
import os
import threading
from collections.abc import Iterator

import python_calamine

from rak_excel.formats.grid import Value
from rak_excel.formats.opened.archive import damaged, locked


def opened(content: bytes) -> python_calamine.CalamineWorkbook:
    """The workbook in these bytes. What calamine could not survive must have been taken out of them."""
    with faults_told():
        return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))


def table_of(book: python_calamine.CalamineWorkbook, name: str) -> list[list[Value]]:
    """The values of a sheet from A1 on: without leading blank rows every row number would be wrong."""
    with faults_told():
        return book.get_sheet_by_name(name).to_python(skip_empty_area=False)


@contextlib.contextmanager
def faults_told() -> Iterator[None]:
    """Whatever calamine stumbles over becomes one sentence."""
    try:
        with _SILENCE:
            yield
    except (KeyboardInterrupt, SystemExit):
        raise
    except python_calamine.PasswordError as error:
        raise locked() from error
    except BaseException as error:  # a panic inside calamine is no Exception
        raise damaged() from error


class _Silence:
    """Keeps a panic of calamine, which writes a stack trace below Python, from frightening people.

    Standard error is one for all threads: the first that enters silences it, the last that leaves gives it back.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = 0
        self._kept: int | None = None

    def __enter__(self) -> None:
        with self._lock:
            if not self._inside:
                self._kept = _silenced()
            self._inside += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside and self._kept is not None:
                os.dup2(self._kept, 2)
                os.close(self._kept)


def _silenced() -> int | None:
    """Sends standard error nowhere; the way back, None in a program without a console, or in a browser."""
    try:
        kept = os.dup(2)
    except (OSError, AttributeError):
        return None
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - no file of anybody
        os.dup2(nowhere.fileno(), 2)
    return kept


_SILENCE = _Silence()
