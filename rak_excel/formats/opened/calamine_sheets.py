"""The sheets of a workbook as calamine reads them: its faults told, its panics kept silent, its ranges bounded."""

from __future__ import annotations

import contextlib
import io
import os
import threading
from collections.abc import Iterator, Sequence
from functools import cache

import python_calamine

from rak_excel.formats.addresses import Area
from rak_excel.formats.grid import Rows, Sheet, Value, rows_of
from rak_excel.formats.opened.archive import damaged, locked, too_big

# Inside the ranges of one sheet: more than twice what a sheet may have, so more must lie over each other.
_MOST_CELLS = 5_000_000


def bounded(areas: Sequence[Area], rows: Rows) -> Sequence[Area]:
    """The ranges of a sheet with these cells. Raises UnreadableWorkbookError where they have too many cells inside."""
    last_row = max(rows, default=0)
    last_column = max((max(cells) for cells in rows.values() if cells), default=0) if areas else 0
    if sum(_inside(area, last_row, last_column) for area in areas) > _MOST_CELLS:
        raise too_big()
    return areas


def _inside(area: Area, last_row: int, last_column: int) -> int:
    """How many of its cells lie among those of the sheet; at least one, since each range is looked at."""
    high = min(area.bottom, last_row) - area.top + 1
    wide = min(area.right, last_column) - area.left + 1
    return max(high, 1) * max(wide, 1)


def sheets_of(content: bytes) -> list[Sheet]:
    """The worksheets as calamine reads them, each when it is first asked for its cells."""
    book = opened(content)
    metas = (meta for meta in book.sheets_metadata if meta.typ is python_calamine.SheetTypeEnum.WorkSheet)
    return [_sheet(book, meta) for meta in metas]


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
    """Sends standard error nowhere; the way back, None in a program without a console."""
    try:
        kept = os.dup(2)
    except OSError:
        return None
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - no file of anybody
        os.dup2(nowhere.fileno(), 2)
    return kept


_SILENCE = _Silence()


def _sheet(book: python_calamine.CalamineWorkbook, meta: python_calamine.SheetMetadata) -> Sheet:
    @cache
    def load() -> tuple[Rows, Sequence[Area]]:
        with faults_told():
            sheet = book.get_sheet_by_name(meta.name)
            rows = rows_of(sheet.to_python(skip_empty_area=False))
        return rows, bounded(_areas(sheet.merged_cell_ranges or ()), rows)

    hidden = meta.visible is not python_calamine.SheetVisibleEnum.Visible
    return Sheet(meta.name, lambda: load()[0], lambda: load()[1], hidden)


def _areas(ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> tuple[Area, ...]:
    """calamine counts from 0."""
    return tuple(Area(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges)
