"""The columns that a table lacks, each told once and not on every row."""

from __future__ import annotations

from rak_excel.language import Text
from rak_excel.model import Definition, NoteKind
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.tables import Table
from rak_excel.vocabulary.headings import column_heading
from rak_excel.vocabulary.titles import Titled

_WANTED = ("objective", "indicator", "target", "activity", "executor")
_OF_AN_AGREEMENT = ("objective", "indicator", "target")
_IN_WORDS = {"schedule_text", "start", "end"}


def tell_missing_columns(table: Table, definition: Definition, ledger: Ledger) -> None:
    """Notes the columns that the table lacks, at the leftmost heading; of a Perjanjian Kinerja that it is one."""
    heading = table.sections[0].heading
    cell = table.sheet.cell(heading.top, min(heading.roles.values()))
    agreement = table.kind is Titled.AGREEMENT
    if agreement:
        text = table.sheet.text(heading.top, min(heading.roles.values()))
        ledger.note(NoteKind.AGREEMENT_ONLY, _AGREEMENT, cell, text)
    wanted = [role for role in (_OF_AN_AGREEMENT if agreement else _WANTED) if role not in heading.roles]
    missing = [column_heading(role, table.part, definition) for role in wanted]
    if not agreement and (periods := _missing_periods(table)):
        missing.append(", ".join(periods))
    for name in missing:
        ledger.note(NoteKind.COLUMN_MISSING, Text(name, name), cell)


def _missing_periods(table: Table) -> list[str]:
    """The periods that none of its headings has; none where the schedule is in words."""
    headings = [section.heading for section in table.sections]
    if any(_IN_WORDS & set(heading.roles) for heading in headings):
        return []
    there = {period for heading in headings for period in heading.periods}
    labels = table.part.schedule.calendar.labels()
    return [label for period, label in enumerate(labels, 1) if period not in there]


_AGREEMENT = Text("Perjanjian Kinerja.", "A Perjanjian Kinerja.")
