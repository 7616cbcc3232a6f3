"""What bare numbers of a schedule in words count: quarters below TRIWULAN, and Roman figures where quarters are planned."""

from __future__ import annotations

from rak_excel.model import Definition, PartDefinition
from rak_excel.model.schedule import MONTHS
from rak_excel.reading.sections.sections import Section
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.schedules.phrases import numbers_alone
from rak_excel.vocabulary.schedules.spelling import KINDS


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
