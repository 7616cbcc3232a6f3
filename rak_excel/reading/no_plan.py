"""Why a workbook gives no plan: what it holds instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rak_excel.advice import for_command
from rak_excel.formats.grid import Sheet
from rak_excel.language import Advice, Text
from rak_excel.layouts.names import MARK, REPORTS_MARK
from rak_excel.model import Definition, Note, NoteKind
from rak_excel.reading.headings.heading_rows import FIRST_ROWS
from rak_excel.reading.ledger import cells_in
from rak_excel.reading.lines import bare
from rak_excel.reading.own_reports import holds_data, holds_findings
from rak_excel.reading.plan_sheet import PlanSheet
from rak_excel.reading.tables.tables import Table, Undecided, kind_of
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.documents.titles import Titled, titled
from rak_excel.vocabulary.headings.headings import NOT_COUNTED, PLAN_ROLES, column_heading, heading_role, near_heading

_TOP = 15  # rows in which a report is headed as one


_FEW = 8  # names of sheets


def other_work_of_ours(sheets: Sequence[Sheet]) -> Note | None:
    """A note where the workbook is a roll-up, or plans that were exported; None where it may hold a plan."""
    if any(sheet.name == MARK for sheet in sheets):
        return Note(NoteKind.NOT_A_PLAN, _ROLLUP)
    if any(sheet.name == REPORTS_MARK for sheet in sheets):
        return Note(NoteKind.NOT_A_PLAN, _REPORTS)
    return Note(NoteKind.NOT_A_PLAN, _DATA) if holds_data(sheets) else None


_USE = for_command(
    " Rekap .xlsx dipakai dengan rak-excel rollup, export, diff dan trace.",
    " An .xlsx roll-up is for rak-excel rollup, export, diff and trace.",
)
_ROLLUP = Text(
    "Ini rekap banyak kantor, bukan rencana satu kantor.{use}",
    "This is a roll-up of many offices, not the plan of one.{use}",
).advising(use=_USE)
_NEXT_ROLLUP = Text(" waktu merekap laporan triwulan", " when reports are rolled up")
_NEXT_TIME = Advice(
    " dengan rak-excel rollup --quarter --previous",
    " with rak-excel rollup --quarter --previous",
    _NEXT_ROLLUP,
    _NEXT_ROLLUP,
)
_REPORTS = Text(
    "Ini rekap laporan triwulan banyak kantor, bukan rencana. Bawa isiannya{rollup}.",
    "This is a roll-up of many offices' quarterly reports, not a plan. Carry it on{rollup}.",
).advising(rollup=_NEXT_TIME)
_DATA = Text(
    "Ini data hasil ekspor, bukan rencana. Pakai file rencana asalnya.",
    "This is exported data, not a plan. Use the files of the plans that it came from.",
)


def no_plan(
    sheets: Sequence[Sheet],
    plan_sheets: Sequence[PlanSheet],
    reports: Sequence[Table | Undecided],
    definition: Definition,
) -> Note:
    """A note with the reason: our own findings, a report of what was reached, a table that lacks headings, or none."""
    if holds_findings(sheets):
        return Note(NoteKind.NOT_A_PLAN, _FINDINGS)
    names = ", ".join(sheet.name for sheet in sheets[:_FEW]) or "-"
    found = [table.sections[0] for table in reports if kind_of(table.sections[0]) is Titled.REPORT]
    reported = [section.sheet.name for section in found]
    for sheet in [] if reported else sheets:
        lines = (sheet.text(*at) for at in cells_in(sheet, (row for row in sheet.rows if row <= _TOP)))
        reported += [sheet.name] if any(titled(bare(line)) is Titled.REPORT for line in lines) else []
    if reported:
        return Note(NoteKind.NOT_A_PLAN, _REPORT.filled(sheet=reported[0]))
    listed = [table.sections[0] for table in reports if kind_of(table.sections[0]) is Titled.INDICATORS]
    if listed:
        return Note(NoteKind.NOT_A_PLAN, _INDICATORS.filled(sheet=listed[0].sheet.name))
    return nearest(plan_sheets, definition) or Note(NoteKind.NOT_A_PLAN, _NO_PLAN.filled(sheets=names))


_REPORT = Text(
    "Sheet {sheet} berisi laporan capaian (realisasi), bukan rencana.",
    "The sheet {sheet} has a report of what was achieved, not a plan.",
)
_INDICATORS = Text(
    "Sheet {sheet} berisi daftar indikator kinerja (IKU) tanpa target dan kegiatan, bukan rencana.",
    "The sheet {sheet} has a list of performance indicators (IKU) without targets and activities, not a plan.",
)
_FINDINGS = Text("Isinya catatan hasil cek dari rak-excel.", "It holds findings of rak-excel.")
_NO_PLAN = Text(
    "Judul kolom seperti SASARAN, INDIKATOR, dan KEGIATAN tidak ada di file ini; sheet yang ada: {sheets}.",
    "This file has no headings such as SASARAN, INDIKATOR and KEGIATAN; its sheets are: {sheets}.",
)


_FEWEST_FOUND = 2  # so many headings on a row are no chance


def nearest(sheets: Sequence[PlanSheet], definition: Definition) -> Note | None:
    """Which headings the row has that is most like the heading of a plan, and which it lacks; None where none is like it."""
    misses = [miss for sheet in sheets for row in sheet.rows if (miss := _miss(sheet, row))]
    best = max(misses, key=lambda miss: (miss.roles, len(miss.found)), default=None)
    if best is None or best.roles < _FEWEST_FOUND:
        return None
    if len(best.found) < _FEWEST_FOUND:
        detail = _MISTYPED.filled(sheet=best.sheet.name, row=best.row, texts=", ".join(best.unsure))
        return Note(NoteKind.HEADINGS_MISTYPED, detail)
    part = definition.parts[0]
    lacking = [
        column_heading(role, part, definition) for role in PLAN_ROLES if part.has(role) and role not in best.found
    ]
    unsure = _UNSURE.filled(texts=", ".join(best.unsure)) if best.unsure else Text("", "")
    found = ", ".join(best.found.values())
    detail = _NEAREST.filled(
        sheet=best.sheet.name, row=best.row, found=found, lacking=", ".join(lacking), unsure=unsure
    )
    return Note(NoteKind.HEADINGS_MISTYPED if best.unsure else NoteKind.NOT_A_PLAN, detail)


class _Miss(Record):
    """A row that is nearly the heading of a plan: the text of each role that was found."""

    sheet: PlanSheet
    row: int
    found: Mapping[str, str]
    unsure: tuple[str, ...] = ()

    @property
    def roles(self) -> int:
        """How many headings it has, those with typing errors among them."""
        return len(self.found) + len(self.unsure)


def _miss(sheet: PlanSheet, row: int) -> _Miss | None:
    texts = [tidy(value) for value in sheet.rows[row].values() if isinstance(value, str)]
    found = {role: text for text in reversed(texts) if (role := heading_role(text, sheet.definition))}
    counted = {role: text for role, text in reversed(found.items()) if role not in NOT_COUNTED}
    if len(texts) < _FEWEST_FOUND or not (counted or row <= FIRST_ROWS):
        return None
    near = {miss.role: (text, miss) for text in reversed(texts) if (miss := near_heading(text, sheet.definition))}
    near = {role: said for role, said in reversed(near.items()) if role in PLAN_ROLES and role not in counted}
    certain = sum(miss.certain for _, miss in near.values())
    if not counted and len(near) <= _FEWEST_FOUND and certain < _FEWEST_FOUND:
        return None
    return _Miss(sheet, row, counted, tuple(f'"{text}" ({miss.text}?)' for text, miss in near.values()))


_NEAREST = Text(
    "Yang paling mirip tabel rencana aksi ada di sheet {sheet} baris {row}: ditemukan judul {found}; tidak ditemukan {lacking}.{unsure}",
    "The table most like an action plan is on the sheet {sheet}, row {row}: it has the headings {found} and lacks {lacking}.{unsure}",
)
_UNSURE = Text(" Mungkin salah ketik: {texts}.", " Perhaps mistyped: {texts}.")
_MISTYPED = Text(
    "Sheet {sheet} baris {row} mirip judul kolom rencana aksi, tetapi salah ketik: {texts}.",
    "Row {row} of the sheet {sheet} is like the headings of an action plan, but mistyped: {texts}.",
)
