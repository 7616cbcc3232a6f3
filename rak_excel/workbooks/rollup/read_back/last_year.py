"""Reads last year's roll-up as a roll-up of its own year and definition."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rak_excel.errors import NothingToReadError, UnreadableWorkbookError
from rak_excel.language import Text
from rak_excel.rolling_up.chosen.choosing import usual_year
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.rolling_up.side_by_side.years import LastYear
from rak_excel.workbooks.rollup.read_back.named import named_rollup

_NOT_EARLIER = Text(
    "{file} adalah rekap tahun {last}, bukan tahun sebelum {this}. Banding Tahun Lalu tetap dibuat.",
    "{file} is a roll-up of {last}, not of a year before {this}. The comparison is made all the same.",
)


def read_last_year(path: Path) -> LastYear:
    """The roll-up in a file, for the year of the plans that it holds.

    Raises MissingPathError, and UnreadableWorkbookError where it is no roll-up, is damaged or holds no plan.
    """
    harvest = named_rollup(path)
    year = usual_year(file for file in harvest.files if harvest.rows.get(file.identity))
    try:
        return LastYear(roll_up([harvest], year=year), path.name)
    except NothingToReadError as error:
        raise UnreadableWorkbookError(
            f"Di rekap {path} tidak ada rencana untuk dibandingkan. Sebut rekap lain.",
            f"There is no plan to compare with in the roll-up {path}. Name another one.",
        ) from error


def told_years(last: LastYear, this: Rollup) -> Iterator[Text]:
    """A sentence where the other roll-up is not of an earlier year: a slip, or a comparison of two states of one year."""
    year = last.rollup.year
    if year is not None and this.year is not None and year >= this.year:
        yield _NOT_EARLIER.filled(file=last.file, last=year, this=this.year)
