"""How much one file may hold before it is told as too big. All is counted, never timed: the same file always gets the same answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rak_excel.errors import UnreadableWorkbookError


@dataclass(frozen=True, slots=True)
class FileLimits:
    """`refusal` says that a file holds too much, `too_far` the same of a sheet with this last row and column.

    `sheet_area` is in cells up to the last row and column of one sheet, blank ones too, since calamine makes room for each.

    Further ones are for all sheets of a file together: `area` the same, `cells` those that are written down, `filled`
    those that may hold something, `texts` the shared ones, `letters` the bytes of the shared ones as often as cells show
    them, `ranges` the merged ones, `again` the bytes that calamine gets a second time, `elements` those that a parser
    tells of.
    """

    refusal: Callable[[], UnreadableWorkbookError]
    too_far: Callable[[tuple[int, int]], UnreadableWorkbookError] | None = None
    member: int = 40_000_000  # bytes
    total: int = 80_000_000
    part: int = 10_000_000  # of a part that is no sheet and no list of texts
    sheets: int = 500
    sheet_area: int = 2_000_000
    area: int = 10_000_000
    cells: int = 1_000_000
    filled: int = 500_000
    texts: int = 300_000
    text: int = 32_767  # letters, as many as a cell can hold
    letters: int = 20_000_000
    elements: int = 1_200_000
    rows: int = 100_000
    columns: int = 100_000
    runs: int = 100_000  # parts of texts that name a font
    ranges: int = 100_000
    again: int = 400_000_000


class Budget:
    """What is left of the limits of one file."""

    def __init__(self, limits: FileLimits) -> None:
        self.limits = limits
        self._spent: dict[str, int] = {}

    def left(self, name: str) -> int:
        most: int = getattr(self.limits, name)
        return most - self._spent.get(name, 0)

    def spend(self, **counts: int) -> None:
        """Raises UnreadableWorkbookError where there is more than the limit of this name allows."""
        for name, count in counts.items():
            self._spent[name] = self._spent.get(name, 0) + count
            if self._spent[name] > getattr(self.limits, name):
                raise self.limits.refusal()
