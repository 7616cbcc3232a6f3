"""Numbers in a schedule: target values, numbers of activities, each column's own number, or what is counted in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rak_excel.formats.grid import Sheet
from rak_excel.formats.opened.number_formats import shown_value
from rak_excel.language import Text
from rak_excel.model import Definition, PartDefinition, items_of
from rak_excel.model.schedule import MONTHS
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.basics.numbers import number_in
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.entries.ticks import ScheduleMark, read_sign
from rak_excel.vocabulary.schedules.phrases import numbers_alone, periods_said
from rak_excel.vocabulary.schedules.spelling import KINDS
from rak_excel.vocabulary.targets.quantities import fits_quantities, is_quantity

_ENOUGH = 3

_Row = Mapping[int, str]
"""The texts of a row's schedule by period."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """What the numbers of a table's schedule are: `quantities`, or `own` where each is the number of its own period."""

    quantities: bool = False
    own: bool = False


def shown_text(sheet: Sheet, row: int, column: int) -> str:
    """What a person sees in a schedule cell: 1 with the format `0%` is 100%, and no tick."""
    value = sheet.value(row, column)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return sheet.text(row, column)
    return shown_value(value, sheet.number_format(row, column))


def numbers_in(table: Table, definition: Definition) -> Numbers:
    rows = [row for row in _rows(table) if row]
    if _are_own(rows):
        return Numbers(own=True)
    said = [row for row in rows if _says_how_much(row, table, definition)]
    ticked = [row for row in rows if _ticks(row, definition)]
    return Numbers(quantities=len(said) > 0 and len(said) >= len(ticked))


def _rows(table: Table) -> Iterator[_Row]:
    for section in table.sections:
        periods = section.periods
        for row in section.rows:
            if cells := section.sheet.rows.get(row):
                yield {p: shown_text(section.sheet, row, column) for p, column in periods if column in cells}


def _are_own(rows: list[_Row]) -> bool:
    """Whether every number is that of its column: 4, 5, 6 under April to June. 1, 2, 3, 4 may be a growing count."""
    numbered = [{period: number for period, text in row.items() if (number := number_in(text))} for row in rows]
    numbered = [row for row in numbered if any(number > 1 for number in row.values())]
    if any(number != period for row in numbered for period, number in row.items()):
        return False
    later = [row for row in numbered if min(row) > 1]
    return any(min(row) + 1 in row for row in later) or len(later) >= _ENOUGH


def _says_how_much(row: _Row, table: Table, definition: Definition) -> bool:
    return all(fits_quantities(text, definition) for text in row.values()) and any(
        is_quantity(text, definition) and periods_said(text, table.part, definition, None) is None
        for text in row.values()
    )


def _ticks(row: _Row, definition: Definition) -> bool:
    """Whether a row is of ticks, ones among them."""
    signs = {read_sign(text, definition.marks).mark for text in row.values()}
    return (
        bool(signs & {ScheduleMark.TICK, ScheduleMark.CROSS, ScheduleMark.LETTER}) and ScheduleMark.UNKNOWN not in signs
    )


_NUMBERS = re.compile(r"(?:\(?\d{1,2}(?!\d)[.)]?|[\s,;&/]|dan\b)+")
_NUMBER = re.compile(r"\d+")


def names_items(texts: Iterable[str], activities: str) -> bool:
    """Whether the cells of a schedule name all items of a numbered list between them, and nothing else."""
    shown = [tidy(text) for text in texts]
    if not all(_NUMBERS.fullmatch(text) and _NUMBER.search(text) for text in shown):
        return False
    named = {int(number) for text in shown for number in _NUMBER.findall(text)}
    numbers = {item.number for item in items_of(activities) if item.number is not None}
    return len(named) > 1 and named == numbers


NAMED = Text(
    "Angka di baris ini bisa nomor kegiatan di kolom KEGIATAN, bisa juga nilai target per periode.{more} Bila nomor "
    "kegiatan, tulis satu kegiatan satu baris dan beri ✓ di periodenya; bila nilai target, tulis dengan satuannya.",
    "The numbers in this row may be those of the activities in the column KEGIATAN, or target values by period.{more} If "
    "they are of activities, write each on a row of its own and put ✓ in its periods; if target values, add their unit.",
)


def unit_of_numbers(section: Section, column: int, part: PartDefinition, definition: Definition) -> str:
    """The word for what the bare numbers of a column count; '' where that is open."""
    return unit_in_heading(section, column) or (
        part.schedule.name if _are_periods(section, column, part, definition) else ""
    )


def unit_in_heading(section: Section, column: int) -> str:
    """The one word for a part of the year that a column is headed with: TRIWULAN, BULAN PELAKSANAAN."""
    words = normalised(" ".join(section.heading.block.texts(column))).split()
    units = {KINDS[word]: word for word in words if len(word) > 1 and word in KINDS}
    return next(iter(units.values())) if len(units) == 1 else ""


def _are_periods(section: Section, column: int, part: PartDefinition, definition: Definition) -> bool:
    """Whether all bare numbers are Roman ones of the part's periods. Months are written in Roman figures too, so III alone
    says nothing where months are planned."""
    count = part.schedule.calendar.count
    texts = {section.sheet.text(row, column) for row in section.rows}
    numbered = {text: numbers for text in texts if text and (numbers := numbers_alone(text, part, definition))}
    return count < MONTHS and all(
        max(numbers) <= count and not any(letter.isdigit() for letter in text) for text, numbers in numbered.items()
    )
