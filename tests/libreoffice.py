"""A real LibreOffice for the tests: opens, types, recalculates, saves in other formats."""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_CHILD = Path(__file__).with_name("libreoffice_child.py")
_PYTHON = "/usr/bin/python3"
_PATIENCE = 180.0  # seconds, for one answer
_MOST = 40  # documents of one office, which keeps them all until it ends


class LibreOffice:
    """An office; one document at a time. Its methods are those of the class in libreoffice_child.py.

    It starts when it is needed, and anew after many documents or where it has died.
    """

    def __init__(self, folder: Path, locale: str) -> None:
        self._folder = folder
        self._locale = locale
        self._child: subprocess.Popen[str] | None = None
        self._started = 0
        self._opened = 0

    def open(self, path: Path) -> None:
        if self._child is None or self._child.poll() is not None or self._opened == _MOST:
            self._start()
        self._opened += 1
        self._ask("open", str(path.resolve()))

    def recalculate(self) -> None:
        self._ask("recalculate")

    def type(self, sheet: str, cell: str, text: str) -> None:
        """Type into a cell as the keyboard does: the cell's format decides what the text becomes."""
        self._ask("type", sheet, cell, text)

    def type_all(self, cells: Mapping[str, Mapping[str, str]]) -> None:
        """Type into many cells, by sheet and address, and work everything out once."""
        self._ask("type_all", cells)

    def put(self, sheet: str, at: str | Mapping[str, str], rows: Sequence[Sequence[str]] = ()) -> None:
        """Set texts as they are, without the keyboard: cells by address, or a whole area from its first cell on."""
        areas = {at: rows} if isinstance(at, str) else {address: [[text]] for address, text in at.items()}
        for top, lines in areas.items():
            self._ask("put", sheet, top, lines)

    def change(self, cells: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
        """Set texts as they are, by sheet and address, and work everything out once; returns what stood there."""
        return dict(self._ask("change", cells))

    def calculate(self, sheet: str, cell: str, formula: str) -> None:
        """Put a formula into a cell, as a paste does whatever the cell's format."""
        self._ask("calculate", sheet, cell, formula)

    def dress(self, sheet: str, cell: str, part: tuple[int, int] | None = None, **looks: int | str) -> None:
        """Give a cell, or the letters of its text in `part`, properties such as CharStrikeout or CellBackColor."""
        self._ask("dress", sheet, cell, looks, part)

    def comment(self, sheet: str, cell: str, text: str) -> None:
        self._ask("comment", sheet, cell, text)

    def merge(self, sheet: str, area: str) -> None:
        """Merge an area; what stands in its other cells stays there, unseen."""
        self._ask("merge", sheet, area)

    def read(self, sheet: str, area: str) -> list[list[str]]:
        """The values of an area, row by row; whole numbers without decimals."""
        return list(self._ask("read", sheet, area))

    def displayed(self, sheet: str, area: str) -> list[list[str]]:
        """What the cells of an area show, in their formats."""
        return list(self._ask("displayed", sheet, area))

    def formulas(self, sheet: str, area: str) -> list[list[str]]:
        return list(self._ask("formulas", sheet, area))

    def choices(self, sheet: str, cell: str) -> list[str]:
        """What the dropdown of a cell offers."""
        return list(self._ask("choices", sheet, cell))

    def row_heights(self, sheet: str, first: int, last: int) -> list[tuple[float, float]]:
        """The height of each row as it is, and as LibreOffice makes it for what stands in it, in points."""
        return [(written, needed) for written, needed in self._ask("row_heights", sheet, first, last)]

    def insert_row(self, sheet: str, row: int) -> None:
        self._ask("insert_row", sheet, row)

    def delete_row(self, sheet: str, row: int, count: int = 1) -> None:
        """Delete a row, or as many from there on."""
        self._ask("delete_row", sheet, row, count)

    def copy_row(self, sheet: str, row: int, to: int) -> None:
        self._ask("copy_row", sheet, row, to)

    def cut_row(self, sheet: str, row: int, to: int) -> None:
        self._ask("cut_row", sheet, row, to)

    def sort(self, sheet: str, area: str, column: int) -> None:
        """Sort the rows of an area by one of its columns, counted from 0."""
        self._ask("sort", sheet, area, column)

    def print_only(self, sheet: str, area: str) -> None:
        """Print this area of this sheet and nothing else, as on a screen: also what is outside the print area."""
        self._ask("print_only", sheet, area)

    def save(self, path: Path) -> Path:
        """Save a copy in the format of the path's suffix: .xlsx, .ods, .xls, .pdf or .html."""
        self._ask("save", str(path.resolve()))
        return path

    def close(self) -> None:
        """Put the document aside, if one is open."""
        if self._child is not None and self._child.poll() is None:
            self._ask("close")

    def end(self) -> None:
        if self._child is None:
            return
        with self._child as child:  # closes its pipes
            self._child = None
            if child.poll() is None:
                _asked(child, "end")

    def _start(self) -> None:
        self.end()
        self._started += 1
        self._opened = 0
        profile = self._folder / f"office-{self._locale}-{self._started}"
        self._child = subprocess.Popen(
            [_PYTHON, str(_CHILD), str(profile), self._locale],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,  # so that the office can be ended with it
        )
        _answer(self._child)

    def _ask(self, what: str, *arguments: object) -> Any:
        assert self._child is not None, "no document is open"
        return _asked(self._child, what, *arguments)


def _asked(child: subprocess.Popen[str], what: str, *arguments: object) -> Any:
    assert child.stdin is not None
    child.stdin.write(json.dumps({"do": what, "with": arguments}) + "\n")
    child.stdin.flush()
    return _answer(child)


def _answer(child: subprocess.Popen[str]) -> Any:
    assert child.stdout is not None
    # Ends the child and the office that it started.
    giving_up = threading.Timer(_PATIENCE, os.killpg, (child.pid, signal.SIGKILL))
    giving_up.start()
    line = child.stdout.readline()
    giving_up.cancel()
    if not line:
        raise RuntimeError("LibreOffice ended before it answered, or took too long.")
    answer = json.loads(line)
    if "error" in answer:
        raise RuntimeError(answer["error"])
    return answer["ok"]


_OFFICES: dict[str, LibreOffice] = {}


@contextmanager
def libreoffice(folder: Path, locale: str = "id-ID") -> Iterator[LibreOffice]:
    """The LibreOffice of a locale, with nothing open in it. Starting one takes longer than most of what it is asked.

    It is the same for all who ask, until `end_offices`; the first one's `folder` has its profile. Tests that use it are
    marked `libreoffice`.
    """
    if locale not in _OFFICES:
        _OFFICES[locale] = LibreOffice(folder, locale)
        atexit.register(end_offices)
    office = _OFFICES[locale]
    office.close()
    try:
        yield office
    finally:
        office.close()


def end_offices() -> None:
    while _OFFICES:
        _OFFICES.popitem()[1].end()
