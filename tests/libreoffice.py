"""A real LibreOffice for the tests: opens, types, recalculates, saves in other formats."""

from __future__ import annotations

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


class LibreOffice:
    """One running office; one document at a time. Its methods are those of the class in libreoffice_child.py."""

    def __init__(self, child: subprocess.Popen[str]) -> None:
        self._child = child

    def open(self, path: Path) -> None:
        self._ask("open", str(path.resolve()))

    def recalculate(self) -> None:
        self._ask("recalculate")

    def type(self, sheet: str, cell: str, text: str) -> None:
        """Type into a cell as the keyboard does: the cell's format decides what the text becomes."""
        self._ask("type", sheet, cell, text)

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
        self._ask("close")

    def _ask(self, what: str, *arguments: object) -> Any:
        assert self._child.stdin is not None
        self._child.stdin.write(json.dumps({"do": what, "with": arguments}) + "\n")
        self._child.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:
        assert self._child.stdout is not None
        giving_up = threading.Timer(_PATIENCE, self._kill)
        giving_up.start()
        line = self._child.stdout.readline()
        giving_up.cancel()
        if not line:
            raise RuntimeError("LibreOffice ended before it answered, or took too long.")
        answer = json.loads(line)
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["ok"]

    def _kill(self) -> None:
        """End the child and the office that it started."""
        os.killpg(self._child.pid, signal.SIGKILL)


@contextmanager
def libreoffice(folder: Path, locale: str = "id-ID") -> Iterator[LibreOffice]:
    """A LibreOffice of its own under a locale, with its profile in `folder`; it ends with the block.

    Tests that use it are marked `libreoffice`.
    """
    command = [_PYTHON, str(_CHILD), str(folder / f"office-{locale}"), locale]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,  # so that the office can be ended with it
    ) as child:
        office = LibreOffice(child)
        try:
            office._answer()
            yield office
        finally:
            if child.poll() is None:
                office._ask("end")
