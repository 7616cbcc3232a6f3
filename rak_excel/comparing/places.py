"""Of which office a quarterly report is, and in which of its files a cell stands."""

from __future__ import annotations

from rak_excel.model import Cell
from rak_excel.monitoring.report import Report
from rak_excel.vocabulary.names.offices import short_for


def office_of(report: Report) -> str:
    """Its short name."""
    identity = report.plan.identity
    return short_for(identity.office, identity.region, report.plan.definition)


def place_of(report: Report, cell: Cell) -> str:
    """`laporan.xlsx Realisasi Komisi!H10`."""
    plan = report.plan
    file = next((plan.source_of(part.id).file for part in plan.parts if part.sheet == cell.sheet), "")
    return f"{file or plan.source.file} {cell}"
