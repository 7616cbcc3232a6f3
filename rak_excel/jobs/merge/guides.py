"""Which of some files are quarterly reports of ours, and which of the others is the plan that they are about: found, never guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from rak_excel.definitions.monitoring import quarter_of
from rak_excel.errors import RakExcelError
from rak_excel.formats.opened.opening import content_of, open_workbook
from rak_excel.layouts.names import TEMPLATE_NAME
from rak_excel.model import Plan
from rak_excel.monitoring.among import leave_reports, signed_of
from rak_excel.reading import read_plan
from rak_excel.reading.definitions import own_definition
from rak_excel.reading.reported_plan import carried_plan
from rak_excel.record import Record
from rak_excel.workbooks.merged.origin_sheet import written_digests

_MOST_READ = 12  # plans; among more of them nobody meant one alone


class OwnReport(Record):
    """A report by a form of ours: its quarter, whether it is that of an office, merged, and the digest of its plan."""

    quarter: int
    merged: bool
    about: str


def report_at(path: Path) -> OwnReport | None:
    """The report at a path, without reading its rows; None for any other file."""
    try:
        book = open_workbook(content_of(path), path.suffix)
        # Whoever made any other file has no such name in it, and its sheets are not loaded.
        definition = own_definition(book.sheets, book.names) if TEMPLATE_NAME in book.names else None
        if definition is None or not definition.is_report:
            return None
        carried = carried_plan(book.sheets, definition)
        merged = written_digests(book.sheets) is not None
    except RakExcelError:  # told when it is read
        return None
    return OwnReport(quarter_of(definition).number, merged, carried.digest if carried else "")


def plan_among(reports: Sequence[OwnReport], plans: Mapping[str, Path], quarter: int) -> str | None:
    """The name of the one of the `plans` that reports on a quarter are about; "" where that is not certain.

    None where they are no reports of a signed plan: what lies beside them are plans that are to be merged.
    """
    own: dict[str, Plan] = {}
    for name, path in list(plans.items())[:_MOST_READ]:
        with suppress(RakExcelError):  # told when it is read
            own[name] = read_plan(path)
            if own[name].is_submission:
                return None  # whatever the others are
    signed = signed_of(own.values(), (each.about for each in reports), quarter) if len(plans) <= _MOST_READ else None
    if not leave_reports(own.values(), signed):
        return None
    return next((name for name, plan in own.items() if plan is signed), "")
