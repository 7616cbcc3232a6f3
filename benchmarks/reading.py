"""`python -m benchmarks.reading [FILE]`: what reading a plan costs beside what calamine alone needs for its values.

Without a file it is our own form as XlsxWriter wrote it, the same saved by LibreOffice, and one as Excel shapes it.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import python_calamine

from benchmarks.shapes import saved_by_libreoffice, shaped_by_excel
from rak_excel.reading.files import read_file

_FILLED = Path(__file__).parent.parent / "examples" / "lombok-timur-2020" / "rak-lombok-timur-2020.xlsx"
_ROUNDS = 30
_MOST, _MOST_OF_OTHERS = 3.0, 10.0  # times calamine's own time


def main() -> None:
    if len(sys.argv) > 1:
        report(sys.argv[1], Path(sys.argv[1]), _MOST_OF_OTHERS)
        return
    with TemporaryDirectory() as folder:
        report("our own form", _FILLED, _MOST)
        if saved := saved_by_libreoffice(_FILLED, Path(folder)):
            report("saved by LibreOffice", saved, _MOST_OF_OTHERS)
        report("as Excel shapes it, numbers as targets", shaped_by_excel(_FILLED, Path(folder)), _MOST_OF_OTHERS)


def report(name: str, path: Path, most: float) -> None:
    floor, ours = fastest(lambda: values_alone(path), lambda: read_file(path, path.name))
    print(
        f"{name}: calamine alone {floor * 1000:.1f} ms, plan read {ours * 1000:.1f} ms: {ours / floor:.2f} times "
        f"(at most {most:g})"
    )


def values_alone(path: Path) -> None:
    """The values of all sheets, and nothing else."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def fastest(*works: Callable[[], object]) -> list[float]:
    """Seconds of a processor in the fastest of many rounds of each, the one least disturbed by others; they take turns."""
    rounds: list[list[float]] = [[] for _ in works]
    for _ in range(_ROUNDS + 1):
        for work, seconds in zip(works, rounds, strict=True):
            started = time.process_time()
            work()
            seconds.append(time.process_time() - started)
    return [min(seconds[1:]) for seconds in rounds]


if __name__ == "__main__":
    main()
