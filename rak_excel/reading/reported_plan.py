"""The signed plan that a report of ours carries on a hidden sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

import msgspec

from rak_excel.formats.grid import Sheet
from rak_excel.layouts.reported_plan import plan_written
from rak_excel.model import Definition, FormRow, Note, NoteKind
from rak_excel.model.reported_plan import ReportedPlan
from rak_excel.reading.ledger import text_of
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.basics.texts import compact, tidy

_ROWS = 1000  # of some thousand letters each: far more than any plan takes


def carried_plan(sheets: Sequence[Sheet], definition: Definition) -> ReportedPlan | None:
    """The plan that a report by this definition carries; None where it carries none, or it is no report."""
    if definition.monitoring is msgspec.UNSET or not definition.is_report:
        return None
    name = compact(definition.monitoring.plan_sheet)
    sheet = next((each for each in sheets if compact(each.name) == name and each.text(1, 1).startswith("{")), None)
    text = "".join(takewhile(bool, (sheet.text(row, 1) for row in range(1, _ROWS)))) if sheet else ""
    plan, known = plan_written(text), {part.id for part in definition.parts}
    return plan and plan.but(rows={part: rows for part, rows in plan.rows.items() if part in known})


_OF_PLAN = ("number", "objective", "indicator", "target", "activity", "executor")
_OF_WORDING = frozenset({NoteKind.REPAIRED, NoteKind.SECOND_READING, NoteKind.AMBIGUOUS_VALUE})
"""How words were read, and where they stand: which row of the plan a row is does not hang on its place."""


def without_plans_own(notes: Iterable[Note], tables: Sequence[Table], reported: ReportedPlan) -> tuple[Note, ...]:
    """The notes without those on how words of the plan itself were read: they were told when the plan was.

    Which of its rows are lacking is found where the rows of both are compared.
    """
    said = {part: {role: set(map(tidy, texts)) for role, texts in _said(rows)} for part, rows in reported.rows.items()}
    return tuple(note for note in notes if not _is_plans_own(note, tables, said))


def _said(rows: Sequence[FormRow]) -> Iterator[tuple[str, Iterator[str]]]:
    for role in _OF_PLAN:
        yield role, (getattr(row, "executors" if role == "executor" else role) for row in rows)


def _is_plans_own(note: Note, tables: Sequence[Table], said: Mapping[str, Mapping[str, set[str]]]) -> bool:
    cell = note.cell
    if note.kind is NoteKind.INDICATOR_LEFT_OUT:
        return True
    if cell is None or note.kind not in _OF_WORDING:
        return False
    for table in tables:
        for section in table.sections:
            if section.sheet.name != cell.sheet or cell.row not in section.rows:
                continue
            letters = section.columns(table.part).roles
            role = next((each for each in _OF_PLAN if letters.get(each) == cell.column), "")
            text = tidy(text_of(section.sheet, cell))
            given_back = tidy(note.became) == text != tidy(note.value)  # over what somebody typed there
            return text in said.get(table.part.id, {}).get(role, ()) and not given_back
    return False
