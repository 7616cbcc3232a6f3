"""What the pages of a report that somebody corrected show by now, and what does not hold there."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.addresses import column_letters, column_number
from rak_excel.formats.grid import Sheet, as_text
from rak_excel.formats.opened.kinds import FileKind
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.formats.printed.libreoffice import find_libreoffice, saved_as, scratch_folder
from rak_excel.formats.written.row_heights import fits_in_a_row
from rak_excel.jobs.printing.lacking import Lack, pages_of_report
from rak_excel.language import Text
from rak_excel.layouts.report_pages import WIDTHS
from rak_excel.model import Cell, Plan
from rak_excel.monitoring.report import Reached, Report, report_of
from rak_excel.record import Record
from rak_excel.workbooks.merged.handwork import read_handwork
from rak_excel.workbooks.monitoring.report.computed import computed_of
from rak_excel.workbooks.printed import PrintedTable

_ANOTHER = Text(
    '{heading} berisi "{value}", padahal dihitung dari isiannya "{ours}". Kembalikan rumusnya dari baris lain, atau tulis '
    "angkanya lebih jelas, misalnya 75%.",
    '{heading} says "{value}", while the entries give "{ours}". Put its formula back from another row, or write the figure '
    "more clearly, for example 75%.",
)
_TOO_LONG = Text(
    "Teks ini tidak muat di halaman yang dicetak. Ringkas, atau tulis di laporan unitnya lalu gabung lagi.",
    "This text has no room on the printed page. Shorten it, or write it into the unit's report and merge again.",
)


class Corrected(Record):
    """A report that somebody corrected: its file worked out anew, what its pages are as high as, and what it lacks."""

    content: bytes
    tables: tuple[PrintedTable, ...]
    lacking: tuple[Lack, ...]


def corrected(plan: Plan, content: bytes, kind: FileKind, name: str) -> Corrected | None:
    """What to know of a report of which rows or follow-ups were edited since it was merged; None where none were.

    Raises LibreOfficeError, as that works everything out.
    """
    if not _is_edited(content, name):
        return None
    with scratch_folder() as folder:
        kept = folder / f"asli.{kind.value}"
        kept.write_bytes(content)
        anew = saved_as(find_libreoffice(), kept, "xlsx", ".xlsx").read_bytes()
    sheets = {sheet.name: sheet for sheet in open_workbook(anew).sheets}
    report = report_of(plan)
    pages = [sheets[each] for each in pages_of_report(plan) if each in sheets]
    tables = tuple(PrintedTable(each, range(1, each.last_row + 1), _TEXTS, len(WIDTHS)) for each in pages)
    return Corrected(anew, tables, (*_contradictions(report, sheets), *_cut_off(pages)))


_TEXTS = dict.fromkeys(range(1, len(WIDTHS) + 1), True)


def _is_edited(content: bytes, name: str) -> bool:
    try:
        handwork = read_handwork(content, name)
    except UnreadableWorkbookError:  # without the sheet of choices nobody knows
        return True
    return handwork.rows or bool(handwork.beside)


def _contradictions(report: Report, sheets: dict[str, Sheet]) -> Iterator[Lack]:
    """The first cell of each indicator that shows something else than follows from its entries."""
    for each in report.reached:
        yield from [*_contradicting(each, report, sheets)][:1]


def _contradicting(each: Reached, report: Report, sheets: dict[str, Sheet]) -> Iterator[Lack]:
    place = each.indicator.place
    for column, ours in computed_of(each, report.words).items():
        if column not in place.columns.roles or place.sheet not in sheets:
            continue
        cell = place.cell(column)
        value = sheets[place.sheet].text(cell.row, column_number(cell.column))
        if value != as_text(ours):
            heading = report.words.heading(column, report.quarter)
            yield Lack(_ANOTHER.filled(heading=heading, value=value, ours=as_text(ours)), cell)


def _cut_off(pages: Sequence[Sheet]) -> Iterator[Lack]:
    """The cells of pages whose text no row shows whole."""
    for page in pages:
        for row, column in page.addresses():
            area = page.merged_at(row, column)
            width = math.fsum(WIDTHS[column - 1 : area.right if area else column])
            if width and not fits_in_a_row(page.text(row, column), width, indented=True):
                yield Lack(_TOO_LONG, Cell(page.name, row, column_letters(column)))
