"""Where plans are wanted and nothing else: a report on a plan is read as one, and is none itself, which is told."""

from __future__ import annotations

from pathlib import Path

from rak_excel.definitions.monitoring import quarter_of
from rak_excel.errors import UnreadableWorkbookError
from rak_excel.language import Text, said_of
from rak_excel.model import Definition, Note, NoteKind, Plan
from rak_excel.reading.files import Readable, read_plan
from rak_excel.reading.ledger import Reading, Unread

_REPORT = Text(
    "Ini laporan {quarter} (realisasi), bukan rencana. Pakai file rencananya.",
    "This is a report of {quarter} (what was achieved), not a plan. Use the file of the plan.",
)


def as_plan(read: Plan | Unread) -> Plan | Unread:
    """What was read of a file; where that is a report, why it gives no plan."""
    if not isinstance(read, Plan) or not read.definition.is_report:
        return read
    quarter = quarter_of(read.definition, read.identity.year)
    return Unread(read.source, Note(NoteKind.NOT_A_PLAN, _REPORT.filled(quarter=quarter.label)), read.returned)


def plans_alone(reading: Reading) -> Reading:
    """The plans that were read; reports are among the files that gave none."""
    results = [as_plan(plan) for plan in reading.plans]
    plans = tuple(each for each in results if isinstance(each, Plan))
    reports = tuple(each for each in results if isinstance(each, Unread))
    return reading.but(plans=plans, unread=(*reading.unread, *reports)).by_name() if reports else reading


def read_plan_alone(path: Readable, *, template: Definition | None = None) -> Plan:
    """The plan in one file. Raises as `read_plan` does, and UnreadableWorkbookError where it is a report."""
    plan = as_plan(read_plan(path, template=template))
    if isinstance(plan, Plan):
        return plan
    called = path if isinstance(path, Path | str) else plan.source.file
    raise UnreadableWorkbookError(said_of(called, plan.note.detail), path=called)
