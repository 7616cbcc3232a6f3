"""Why a workbook gives no plan: what it holds instead."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.model import Definition, Note, NoteKind
from rak_excel.reading.lines import bare
from rak_excel.reading.own_reports import holds_findings
from rak_excel.reading.tables.near_misses import nearest
from rak_excel.reading.tables.tables import Table, Undecided, kind_of
from rak_excel.vocabulary.documents.titles import Titled, titled

_TOP = 15  # rows in which a report is headed as one
_FEW = 8  # names of sheets


def no_plan(
    sheets: Sequence[Sheet],
    plan_sheets: Sequence[Sheet],
    reports: Sequence[Table | Undecided],
    definition: Definition,
) -> Note:
    """A note with the reason: our own findings, a report of what was reached, a table that lacks headings, or none."""
    if holds_findings(sheets):
        return Note(NoteKind.NOT_A_PLAN, _FINDINGS)
    names = ", ".join(sheet.name for sheet in sheets[:_FEW]) or "-"
    found = [table.sections[0] for table in reports if kind_of(table.sections[0]) is Titled.REPORT]
    reported = [section.sheet.name for section in found] or [each.name for each in sheets if _is_report(each)]
    if reported:
        return Note(NoteKind.NOT_A_PLAN, _REPORT.filled(sheet=reported[0]))
    listed = [table.sections[0] for table in reports if kind_of(table.sections[0]) is Titled.INDICATORS]
    if listed:
        return Note(NoteKind.NOT_A_PLAN, _INDICATORS.filled(sheet=listed[0].sheet.name))
    return nearest(plan_sheets, definition) or Note(NoteKind.NOT_A_PLAN, _NO_PLAN.filled(sheets=names))


def _is_report(sheet: Sheet) -> bool:
    """Whether one of its first lines is the title of a report."""
    rows = (row for row in sheet.rows if row <= _TOP)
    return any(titled(bare(sheet.text(row, column))) is Titled.REPORT for row in rows for column in sheet.rows[row])


_REPORT = Text(
    "Sheet {sheet} berisi laporan capaian (realisasi), bukan rencana.",
    "The sheet {sheet} has a report of what was achieved, not a plan.",
)
_INDICATORS = Text(
    "Sheet {sheet} berisi daftar indikator kinerja (IKU) tanpa target dan kegiatan, bukan rencana.",
    "The sheet {sheet} has a list of performance indicators (IKU) without targets and activities, not a plan.",
)
_FINDINGS = Text(
    "Isinya catatan hasil cek dari rak-excel.",
    "It holds findings of rak-excel.",
)
_NO_PLAN = Text(
    "Judul kolom seperti SASARAN, INDIKATOR, dan KEGIATAN tidak ada di file ini; sheet yang ada: {sheets}.",
    "This file has no headings such as SASARAN, INDIKATOR and KEGIATAN; its sheets are: {sheets}.",
)
