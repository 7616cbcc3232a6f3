"""What the identity sheet of a report says of its quarter, its plan and the unit that reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

import msgspec

from rak_excel.definitions.monitoring import quarter_of
from rak_excel.language import OR, Text, listed
from rak_excel.layouts.reported_plan import plan_named
from rak_excel.model import Cell, Definition, Executor, NoteKind
from rak_excel.model.reported_plan import ReportedPlan
from rak_excel.reading.ledger import Ledger
from rak_excel.vocabulary.basics.numbers import year_in
from rak_excel.vocabulary.basics.texts import compact, tidy
from rak_excel.vocabulary.documents.titles import revision_answered
from rak_excel.vocabulary.entries.ticks import read_date
from rak_excel.vocabulary.names.executor_cells import read_executors
from rak_excel.vocabulary.names.executors import submitters, supported_by
from rak_excel.vocabulary.schedules.quarters import quarter_alone, quarter_said

QUARTER, AS_OF, PLAN, REVISION = "quarter", "as_of", "reported_plan", "revision"
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
_OTHER_REVISION = Text(
    "Laporan ini tentang rencana Revisi ke-{revision}, tetapi di sini tertulis lain. Kembalikan angkanya: Revisi ke- di laporan "
    "adalah revisi rencananya, bukan tanda file yang lebih baru.",
    "This report is about revision {revision} of the plan, but another one stands here. Put it back: in a report it is the revision of "
    "the plan, and does not say which file is the newer.",
)
_OTHER_UNIT = Text(
    "Formulir ini dibuat untuk {made}, jadi tidak dibaca sebagai isian unit yang tertulis di sini. Kembalikan nama unitnya, atau pakai "
    "formulir unit itu sendiri.",
    "This form was made for {made}, so it was not read as what the unit that stands here sends. Put the name of the unit back, or use the "
    "form of that unit.",
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
    """Asks where the sheet names another plan than the one that the report carries, or another revision; what is no revision is
    asked about anyway.
    """
    said, named = texts.get(PLAN, ""), plan_named(reported, definition.identity)
    if said and tidy(said) != named:
        ledger.note(NoteKind.AMBIGUOUS_VALUE, _OTHER_PLAN.filled(plan=named), cells[PLAN], said)
    revised = texts.get(REVISION, "")
    if revision_answered(revised) not in {None, reported.revision}:
        detail = _OTHER_REVISION.filled(revision=reported.revision)
        ledger.note(NoteKind.AMBIGUOUS_VALUE, detail, cells[REVISION], revised)


def unit_reporting(
    said: Executor | None, cells: Mapping[str, Cell], reported: ReportedPlan, definition: Definition, ledger: Ledger
) -> Executor | None:
    """The unit that reports; where the form has rows that are none of its own, that for which it was made, which is told.

    None where several units have all the rows; a form with rows of several units is anybody's.
    """
    if said is None or not said.known:
        return said
    units = list(_units_by_row(reported, definition))

    def has_all(unit: Executor) -> bool:
        return all(own & supported_by(unit, definition) for own in units)

    made = [] if has_all(said) else [unit for unit in submitters(definition) if has_all(unit)]
    if not made:
        return said
    detail = _OTHER_UNIT.filled(made=listed([unit.name for unit in made], OR))
    ledger.note(NoteKind.AMBIGUOUS_VALUE, detail, cells["submitter"], said.text)
    return made[0] if len(made) == 1 else None


def _units_by_row(reported: ReportedPlan, definition: Definition) -> Iterator[set[tuple[str, str]]]:
    """The units that carry out each indicator of which the plan names any."""
    for part, rows in reported.rows.items():
        starts = [at for at, row in enumerate(rows) if row.starts_indicator]
        for start, end in pairwise([*starts, len(rows)]):
            named = (each for row in rows[start:end] for each in read_executors(row.executors, part, definition))
            if units := {(each.group, each.unit) for each in named if each.group and each.unit}:
                yield units


def _date(text: str, definition: Definition) -> tuple[int, int] | None:
    """The day and the month of a date in figures or words."""
    if date := read_date(text):
        return date.day, date.month
    months = {compact(name): number for number, name in enumerate(definition.identity.months, 1)}
    words = text.split()
    named = next((months[compact(word)] for word in words if compact(word) in months), None)
    day = next((int(word) for word in words if word.isdecimal() and len(word) <= len("31")), None)
    return (day, named) if named and day else None
