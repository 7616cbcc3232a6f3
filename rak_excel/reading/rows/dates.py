"""Dates that stand in the cells of a report, as people read them: also those that a paste made numbers of."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from rak_excel.formats.grid import Value
from rak_excel.language import Text
from rak_excel.model import NoteKind
from rak_excel.vocabulary.entries.ticks import read_date


def written_date(date: datetime.date, months: Sequence[str]) -> str:
    """`31 Juli 2020`."""
    return f"{date.day} {months[date.month - 1]} {date.year}"


def date_of_number(column: str, value: Value | None) -> datetime.date | None:
    """The date that a spreadsheet counts as a number, where a cell has that without the format of a date; None of any other, and in
    columns that hold no dates.
    """
    if column not in _DATES:
        return None
    text = value.strip() if isinstance(value, str) else ""
    if len(text) == _DIGITS and text.isdecimal():
        return read_date(int(text))
    return read_date(value) if isinstance(value, int | float) else None


def doubt_of_number(date: datetime.date, year: int | None) -> tuple[NoteKind, Text]:
    """What is told of such a date in a report on a plan of a year: to be seen, or asked where it is of no year near to it."""
    near = year is None or date.year in {year, year + 1}
    return (NoteKind.SECOND_READING, _NUMBER) if near else (NoteKind.AMBIGUOUS_VALUE, _OF_OTHER_YEAR)


_DATES = frozenset({"due"})
_DIGITS = 5  # from 2000 to 2099
_NUMBER = Text(
    "Isinya angka, seperti tanggal yang ditempel tanpa formatnya. Ketik ulang tanggalnya bila bukan itu.",
    "It is a number, as a date becomes that is pasted without its format. Type the date again if it is another.",
)
_OF_OTHER_YEAR = Text(
    "Angka ini seperti tanggal yang ditempel tanpa formatnya, tetapi tahunnya lain. Ketik ulang tanggalnya.",
    "This number is as a date becomes that is pasted without its format, but of another year. Type the date again.",
)
