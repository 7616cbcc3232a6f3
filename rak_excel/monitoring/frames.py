"""Tables of pandas of quarterly reports, for who computes further."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rak_excel.model.frames import frame_of
from rak_excel.monitoring.columns import COLUMNS, ReportRow, rows_of
from rak_excel.monitoring.report import Report

if TYPE_CHECKING:
    import pandas as pd

_OF_ACTIVITIES = frozenset({"activity", "scheduled", "state", "executors"})
_OF_ROWS = frozenset({"result", "evidence", "obstacle", "follow_up", "person", "due"})


def report_frames(reports: Iterable[Report]) -> dict[str, pd.DataFrame]:
    """Of many reports `figures`, one row an indicator, and `activities`, one row an activity; numbers that are not known are missing.

    Percentages of different indicators, or of different quarters, have no average that means anything.
    """
    read = list(reports)
    rows = (row for report in read for row in rows_of(report))
    figures = [ReportRow(report, reached, None) for report in read for reached in report.reached]
    of_figures = [column for column in COLUMNS if column.id not in _OF_ACTIVITIES]
    of_activities = [column for column in COLUMNS if column.id in _AT | _OF_ACTIVITIES | _OF_ROWS]
    activities = [row for row in rows if row.work]
    return {
        name: frame_of(
            ([column.of(row) for column in columns] for row in own), {each.id: each.kind for each in columns}
        )
        for name, own, columns in (("figures", figures, of_figures), ("activities", activities, of_activities))
    }


_AT = frozenset(
    {"office", "region", "year", "quarter", "submitter", "part", "indicator", "key", "standing", "file", "sheet"}
)
"""What says of an activity where it belongs."""
