"""The sheet with the signed pages of one part of a report."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rak_excel.formats.addresses import Address
from rak_excel.formats.form_colours import HEADING, LINE, QUIET
from rak_excel.formats.written.book import Book, Formats, NewSheet
from rak_excel.formats.written.extended import Format, GrowingSheet
from rak_excel.formats.written.table import write_value
from rak_excel.layouts.pages_as_written import pages_digest
from rak_excel.layouts.report_pages import ACKNOWLEDGING, SIGNING, WIDTHS, pages_of
from rak_excel.merging.since_report import SinceReport
from rak_excel.model import Definition, PartDefinition, PlanForm
from rak_excel.model.monitoring import MonitoringWords, Standing
from rak_excel.monitoring.report import Report
from rak_excel.workbooks.form.page import page_room, print_scale, set_page_footer, set_paper
from rak_excel.workbooks.form.signature_block import SigningPlace, add_signatures_at, points_of_signatures
from rak_excel.workbooks.monitoring.report.cells import Shown
from rak_excel.workbooks.monitoring.report.lines import GAP, Look, PrintedCell, PrintedLine, PrintedTable, whole
from rak_excel.workbooks.monitoring.report.paging import paged
from rak_excel.workbooks.monitoring.report.summary import summary_table
from rak_excel.workbooks.monitoring.report.tables import figures_table, follow_ups_table, work_table
from rak_excel.workbooks.monitoring.report.workings import ReportWorkings

# Lighter to darker, so that they are apart in grey print too.
_COLOURS = {Standing.MET: "#D5EBD6", Standing.NEAR: "#F6CB66", Standing.MISSED: "#E58F73"}
_LAST = len(WIDTHS) - 1


class AddedPages(NamedTuple):
    """A sheet of pages, and the digest of what stands on it beside its formulas, and of where these do."""

    sheet: NewSheet
    digest: str


class _PagesSheet(GrowingSheet):
    """A sheet that knows in which cells formulas were written."""

    def __init__(self) -> None:
        super().__init__()
        self.formulas: set[Address] = set()

    def write_formula(self, row: int, column: int, *formula: object) -> int:
        self.formulas.add((row + 1, column + 1))
        return int(super().write_formula(row, column, *formula))


def add_pages(
    book: Book,
    behind: ReportWorkings,
    report: Report,
    form: PlanForm,
    formats: Formats,
    *,
    since: SinceReport | None = None,
) -> AddedPages:
    """Add the pages of a part, which has these workings `behind` it: its tables, and who signs below them; they tell what the
    plan changed `since` a report."""
    part = behind.layout.part
    sheet = book.add_worksheet(pages_of(part, report.words), _PagesSheet)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    scale = print_scale(WIDTHS, form.paper)
    narrowest = min(math.fsum(WIDTHS[first : last + 1]) for first, last in (ACKNOWLEDGING, SIGNING))
    signing = points_of_signatures(form, narrowest) + 2 * GAP.height
    tables = _tables(report, behind, form, since)
    pages = paged([*_head(part, report, form)], tables, page_room(scale, form.paper), signing)
    for at, line in enumerate(pages.lines):
        _write(sheet, at, line, formats)
    place = SigningPlace(part, ACKNOWLEDGING, SIGNING)
    last = add_signatures_at(sheet, len(pages.lines), place, form, WIDTHS, formats)
    sheet.fixed |= set(range(last + 1))
    _colour(sheet, len(pages.lines), report.words, formats)
    set_paper(sheet, form)
    sheet.set_print_scale(scale)
    sheet.center_horizontally()
    sheet.set_h_pagebreaks(pages.breaks)
    sheet.print_area(0, 0, last, _LAST)
    title = f"{own_form(form.definition, report.words)}. Laporan {report.quarter.label}"
    set_page_footer(sheet, title, form)
    # What is typed here would be in no sheet behind, and in no later report.
    sheet.protect("", {"format_columns": True, "format_rows": True})
    return AddedPages(sheet, pages_digest(_typed(pages.lines), sheet.formulas))


def _typed(lines: Sequence[PrintedLine]) -> Iterator[tuple[Address, object]]:
    """The cells that are no formulas, with their places counted from 1."""
    for row, line in enumerate(lines, 1):
        yield from (((row, each.first + 1), each.value) for each in line.cells if not isinstance(each.value, Shown))


def own_form(definition: Definition, words: MonitoringWords) -> str:
    """What is said on every page: that the form is the office's own."""
    return words.own_form.replace("{agency}", definition.offices.short).strip()


_ROMAN = ("I", "II", "III", "IV")


def _tables(report: Report, behind: ReportWorkings, form: PlanForm, since: SinceReport | None) -> list[PrintedTable]:
    part = behind.layout.part
    tables = [figures_table(report, behind, form.rows.get(part.id, ()), since)]
    if part.has("activity"):
        tables.append(work_table(report, part, since))
    open_before = follow_ups_table(report, part)
    tables += [*([open_before] if open_before else []), summary_table(report, part)]
    return [each.but(title=f"Tabel {roman}. {each.title}") for roman, each in zip(_ROMAN, tables, strict=False)]


def _head(part: PartDefinition, report: Report, form: PlanForm) -> Iterator[PrintedLine]:
    """Whose report this is, of which quarter, and on which plan."""
    identity, words, quarter = form.identity, form.definition.identity, report.quarter
    office = part.office.replace("{office}", identity.office).upper()
    named = part.office.replace('"', '""').replace("{office}", '"&RAK_IDENTITY_OFFICE&"')
    shown = Shown(f'UPPER("{named}")', office)
    until = f" (KEADAAN S.D. {words.written(quarter.end).upper()})" if quarter.end else ""
    yield whole(part.title, Look.TITLE)
    yield whole(shown, Look.TITLE)
    yield whole(f"TRIWULAN {quarter.roman} TAHUN ANGGARAN {identity.year or ''}{until}", Look.TITLE)
    yield GAP
    yield _head_line(words.head_office[0], shown)
    yield _head_line(report.words.reported_plan, _reported(report, form))
    yield GAP


def _head_line(label: str, value: str | Shown) -> PrintedLine:
    return PrintedLine((PrintedCell(0, 1, f"{label}:", Look.HEAD), PrintedCell(2, _LAST, value, Look.HEAD)))


def _reported(report: Report, form: PlanForm) -> str:
    plan = report.plan.reported
    if plan is None:
        return "-"
    dated = f", {form.definition.identity.written(plan.date)}" if plan.date else ""
    return f"Revisi ke-{plan.revision}{dated}"


def _write(sheet: NewSheet, at: int, line: PrintedLine, formats: Formats) -> None:
    sheet.set_row(at, line.height)
    for each in line.cells:
        look = _look(each.look, formats)
        if each.last > each.first:
            sheet.merge_range(at, each.first, at, each.last, "", look)
        value = each.value.written if isinstance(each.value, Shown) else each.value
        write_value(sheet, at, each.first, value, look)


def _look(look: Look, formats: Formats) -> Format:
    looks: dict[str, object] = {"valign": "top", "text_wrap": True, "num_format": "General"}
    if look in {Look.CENTRED, Look.STANDING, Look.HEADING, Look.TITLE}:
        looks |= {"align": "center"}
    else:
        looks |= {"align": "left", "indent": 1 if look.boxed else 0}
    looks |= {"border": 1, "border_color": LINE} if look.boxed else {}
    looks |= {"bold": True} if look.bold else {}
    looks |= {"bg_color": HEADING, "valign": "vcenter"} if look is Look.HEADING else {}
    looks |= {"bg_color": _BAND, "valign": "vcenter"} if look is Look.BAND else {}
    looks |= {"font_size": 12} if look is Look.TITLE else {}
    looks |= {"italic": True} if look in {Look.NOTE, Look.TOLD} else {}
    looks |= {"font_color": QUIET} if look is Look.NOTE else {}
    return formats(**looks)


_BAND = "#F2F2F2"


def _colour(sheet: NewSheet, rows: int, words: MonitoringWords, formats: Formats) -> None:
    """A colour behind each word that says where an indicator stands, also where that changes."""
    column = _STANDING
    for standing, colour in _COLOURS.items():
        bold = {"bold": True} if standing is Standing.MISSED else {}
        criteria = {"type": "cell", "criteria": "==", "value": f'"{words.standing(standing)}"'}
        sheet.conditional_format(0, column, rows - 1, column, {**criteria, "format": formats(bg_color=colour, **bold)})


_STANDING = 7
