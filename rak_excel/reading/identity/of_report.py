"""What the identity sheet of a report says of its quarter."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from rak_excel.definitions.monitoring import quarter_of
from rak_excel.language import Text
from rak_excel.layouts.reported_plan import plan_named
from rak_excel.model import Cell, Definition, NoteKind
from rak_excel.model.reported_plan import ReportedPlan
from rak_excel.reading.ledger import Ledger
from rak_excel.vocabulary.basics.numbers import year_in
from rak_excel.vocabulary.basics.texts import compact, tidy
from rak_excel.vocabulary.entries.ticks import read_date
from rak_excel.vocabulary.schedules.quarters import quarter_alone, quarter_said

QUARTER, AS_OF, PLAN = "quarter", "as_of", "reported_plan"
_OTHER_QUARTER = Text(
    "File ini adalah laporan {quarter}, tetapi di sini tertulis lain. Isian sheet realisasi dibaca sebagai {quarter}; buat formulir "
    "baru bila maksudnya triwulan lain.",
    "This file is a report of {quarter}, but another quarter stands here. The sheets of the report were read as {quarter}; make a new "
    "form if another quarter is meant.",
)
_OTHER_DAY = Text(
    "Laporan {quarter} berakhir pada {date}, tetapi di sini tertulis lain. Kembalikan tanggalnya.",
    "A report of {quarter} ends on {date}, but something else stands here. Put the date back.",
)
_OTHER_PLAN = Text(
    "Laporan ini tentang rencana {plan}, tetapi di sini tertulis lain. Kembalikan isinya; buat formulir baru bila maksudnya rencana lain.",
    "This report is about the plan {plan}, but something else stands here. Put it back; make a new form if another plan is meant.",
)


def labels_of_report(definition: Definition) -> dict[str, str]:
    """What the answers on the identity sheet of a report are, by their labels as they are compared; none for a plan."""
    words = definition.monitoring
    if words is msgspec.UNSET or not definition.is_report:
        return {}
    return {compact(words.quarter): QUARTER, compact(words.as_of): AS_OF, compact(words.reported_plan): PLAN}


def ask_other_quarter(
    texts: Mapping[str, str], cells: Mapping[str, Cell], year: int | None, definition: Definition, ledger: Ledger
) -> None:
    """Asks where the sheet names another quarter than the workbook was made for, or another last day of it."""
    if not definition.is_report:
        return
    quarter = quarter_of(definition, year)
    said = texts.get(QUARTER, "")
    if said and (quarter_alone(said) or quarter_said(said, definition.identity)) != quarter.number:
        detail = _OTHER_QUARTER.filled(quarter=quarter.label)
        ledger.note(NoteKind.AMBIGUOUS_VALUE, detail, cells[QUARTER], said)
    day, end = texts.get(AS_OF, ""), quarter.end
    if end and day and (_date(day, definition) != (end.day, end.month) or year_in(day) not in {None, end.year}):
        shown = f"{end.day} {definition.identity.months[end.month - 1]} {end.year}"
        detail = _OTHER_DAY.filled(quarter=quarter.label, date=shown)
        ledger.note(NoteKind.AMBIGUOUS_VALUE, detail, cells[AS_OF], day)


def ask_other_plan(
    texts: Mapping[str, str], cells: Mapping[str, Cell], reported: ReportedPlan, definition: Definition, ledger: Ledger
) -> None:
    """Asks where the sheet names another plan than the one that the report carries."""
    said, named = texts.get(PLAN, ""), plan_named(reported, definition.identity)
    if said and tidy(said) != named:
        ledger.note(NoteKind.AMBIGUOUS_VALUE, _OTHER_PLAN.filled(plan=named), cells[PLAN], said)


def _date(text: str, definition: Definition) -> tuple[int, int] | None:
    """The day and the month of a date in figures or words."""
    if date := read_date(text):
        return date.day, date.month
    months = {compact(name): number for number, name in enumerate(definition.identity.months, 1)}
    words = text.split()
    named = next((months[compact(word)] for word in words if compact(word) in months), None)
    day = next((int(word) for word in words if word.isdecimal() and len(word) <= len("31")), None)
    return (day, named) if named and day else None
