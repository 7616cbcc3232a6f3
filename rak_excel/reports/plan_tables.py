"""Plans, or quarterly reports, as the rows of one table, under the headings of their kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rak_excel.errors import MixedExportError
from rak_excel.language import Text
from rak_excel.model import Plan
from rak_excel.model.columns import Column, columns_of
from rak_excel.monitoring import columns as of_reports
from rak_excel.monitoring.report import Report, report_of
from rak_excel.record import Record

_MIXED = Text(
    "Di antara file ini ada rencana ({plan}) dan laporan triwulan ({report}). Satu tabel hanya untuk salah satunya: ekspor masing-masing.",
    "There are plans ({plan}) and quarterly reports ({report}) among these files. One table is for one kind of them: export each by itself.",
)


class PlanTable(Record):
    """The columns, and the rows with their values in that order; `parts` has what people call the part of each row."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]
    parts: Sequence[str]

    def called(self) -> Iterator[list[Any]]:
        """The rows as people read them: a part is called as its sheet, and what is for programs is said in words."""
        at = [column.id for column in self.columns].index("part")
        worded = [(nth, column.said) for nth, column in enumerate(self.columns) if column.said]
        for row, part in zip(self.rows, self.parts, strict=True):
            shown = [*row[:at], part, *row[at + 1 :]]
            for nth, words in worded:
                shown[nth] = words.get(shown[nth], shown[nth])
            yield shown


def table_of(plans: Iterable[Plan]) -> PlanTable:
    """One row an activity, and one for each indicator without any. Raises MixedExportError for plans and reports together."""
    read = list(plans)
    kinds = {plan.definition.is_report: plan.source.file for plan in reversed(read)}
    if len(kinds) > 1:
        raise MixedExportError(_MIXED.filled(plan=kinds[False], report=kinds[True]))
    if True in kinds:
        return _of_reports([report_of(plan) for plan in read])
    columns = columns_of(read)
    rows = [row for plan in read for row in plan.rows()]
    parts = [row.plan.definition.part(row.part).sheet for row in rows]
    return PlanTable(columns, [[column.of(row) for column in columns] for row in rows], parts)


def _of_reports(reports: Sequence[Report]) -> PlanTable:
    columns = of_reports.columns_of(reports)
    rows = [row for report in reports for row in of_reports.rows_of(report)]
    parts = [row.report.plan.definition.part(row.part).sheet for row in rows]
    return PlanTable(columns, [[column.of(row) for column in columns] for row in rows], parts)
