"""`python -m benchmarks.reading [FILE]`: what reading a plan costs beside what calamine alone needs for its values."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

import python_calamine

from rak_excel.reading.files import read_file

_FILLED = Path(__file__).parent.parent / "examples" / "lombok-timur-2020" / "rak-lombok-timur-2020.xlsx"
_ROUNDS = 30
_MOST = 3.0  # times calamine's own time


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else _FILLED
    floor, ours = fastest(lambda: values_alone(path), lambda: read_file(path, path.name))
    print(
        f"calamine alone {floor * 1000:.1f} ms, plan read {ours * 1000:.1f} ms: {ours / floor:.2f} times (at most {_MOST})"
    )


def values_alone(path: Path) -> None:
    """The values of all sheets, and nothing else."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def fastest(*works: Callable[[], object]) -> list[float]:
    """Seconds of the fastest of many rounds of each: the one least disturbed by others; they take turns."""
    rounds: list[list[float]] = [[] for _ in works]
    for _ in range(_ROUNDS + 1):
        for work, seconds in zip(works, rounds, strict=True):
            started = time.perf_counter()
            work()
            seconds.append(time.perf_counter() - started)
    return [min(seconds[1:]) for seconds in rounds]


if __name__ == "__main__":
    main()
