"""The sheet `Cek Isian`: what is still missing, counted by formulas while the workbook is filled in."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.formats.form_colours import ATTENTION, DOUBT, GOOD, HEADING, LINE, QUIET
from rak_excel.formats.written.book import Book, Formats, NewSheet
from rak_excel.formats.written.extended import SharedFormulaSheet
from rak_excel.model import PlanForm
from rak_excel.record import Record
from rak_excel.workbooks.form.identity_sheet import set_landscape_page
from rak_excel.workbooks.form.self_check.hidden_sheet import Workings
from rak_excel.workbooks.form.self_check.line import ERROR, MAY_BE_ERROR, CheckGroup, CheckLine, link_formula
from rak_excel.workbooks.form.self_check.lines import check_groups, filled_rows

_VERDICT_ROW = 2
_FIRST_ROW = 5
_HEADINGS = (("YANG DICEK", 78), ("JUMLAH", 10), ("TEMPAT PERTAMA", 34), ("SIFAT", 20))
_INTRODUCTION = (
    "Dihitung otomatis dari isian. Baris yang sama sekali kosong ({columns}) tidak dihitung pada kiriman satu unit."
)
_FILLED_IN = {"activity": "kegiatan", "schedule": "jadwal", "executor": "pelaksana"}
# What no formula sees is said once, below the verdict; a plan that is signed is not merged again.
_LATER = "Di sini belum dicek: ejaan, maksud kalimat, urutan nomor, dan kecocokan dengan unit lain. Semua itu dicek saat digabung."
_LATER_OF_PLAN = "Di sini belum dicek: ejaan, maksud kalimat, dan urutan nomor. Semua itu dicek dengan rak-excel check dan saat direkap."


class CheckPage(Record):
    """What the sheet says: lines in groups, and around them an introduction and what is looked at later.

    `filled` is the formula of how much is filled in, and `nothing` the verdict where that is nothing; `again` says when all is
    looked at again.
    """

    groups: Sequence[CheckGroup]
    introduction: str
    later: str
    filled: str
    nothing: str
    again: str


def add_check_sheet(book: Book, form: PlanForm, workings: Workings, formats: Formats) -> None:
    parts = form.definition.parts
    columns = [said for column, said in _FILLED_IN.items() if any(part.has(column) for part in parts)] or ["target"]
    page = CheckPage(
        check_groups(form, workings),
        _INTRODUCTION.format(columns=", ".join(columns)),
        _LATER_OF_PLAN if form.signed else _LATER,
        filled_rows(workings),
        "BELUM SIAP: belum ada kegiatan yang diisi",
        "direkap" if form.signed else "digabung",
    )
    add_check_page(book, form, page, formats)


def add_check_page(book: Book, form: PlanForm, page: CheckPage, formats: Formats) -> NewSheet:
    sheet: SharedFormulaSheet = book.add_worksheet(form.definition.sheets.check, SharedFormulaSheet)
    sheet.write_string(0, 0, form.definition.sheets.check.upper(), formats(bold=True, font_size=14))
    sheet.write_string(1, 0, page.introduction, formats(font_color=QUIET, italic=True))
    heading = formats(bold=True, bg_color=HEADING, border=1, border_color=LINE, align="center", valign="vcenter")
    for column, (text, width) in enumerate(_HEADINGS):
        sheet.set_column(column, column, width)
        sheet.write_string(_FIRST_ROW - 1, column, text, heading)
    row = _FIRST_ROW
    for group in page.groups:
        title = formats(bold=True, bottom=1, border_color=LINE)
        for column in range(len(_HEADINGS)):
            sheet.write_string(row, column, group.title if column == 0 else "", title)
        for at, line in enumerate(group.lines, row + 1):
            _add_line(sheet, at, line, formats)
        row += len(group.lines) + 1
    _add_verdict(sheet, row - 1, page, formats)
    sheet.write_string(_VERDICT_ROW + 1, 0, page.later, formats(font_color=QUIET, italic=True))
    _add_colours(sheet, row - 1, formats)
    sheet.print_area(0, 0, row - 1, len(_HEADINGS) - 1)
    sheet.freeze_panes(_FIRST_ROW, 0)
    sheet.repeat_rows(_FIRST_ROW - 1)
    set_landscape_page(sheet, form, tall=0)
    return sheet


def _add_line(sheet: SharedFormulaSheet, row: int, line: CheckLine, formats: Formats) -> None:
    box = {"border": 1, "border_color": LINE, "valign": "vcenter"}
    count = f"IF(RAK_WHOLE_OFFICE,{line.count},0)" if line.only_whole else line.count
    sheet.write_string(row, 0, line.text, formats(**box, text_wrap=True))
    sheet.write_calculated(row, 1, f"=IFERROR({count},0)", formats(**box, align="center"))
    sheet.write_calculated(row, 2, f"={link_formula(line, f'$B${row + 1}')}", formats(**box, font_color="#1F4E9E"))
    sheet.write_string(row, 3, line.weight.id, formats(**box, font_color=QUIET))


def _add_verdict(sheet: SharedFormulaSheet, last_row: int, page: CheckPage, formats: Formats) -> None:
    """The counts by their weight, which stands beside each."""
    counts = f"$B${_FIRST_ROW + 1}:$B${last_row + 1}"
    errors, doubts = (
        f'SUMPRODUCT(--($D${_FIRST_ROW + 1}:$D${last_row + 1}="{weight.id}"),{counts})'
        for weight in (ERROR, MAY_BE_ERROR)
    )
    checks = f"SUM({counts})-{errors}"
    warned = f'IF({checks}=0,"",", "&{checks}&" perlu dicek")'
    faulty = f'IF({errors}=0,{checks}&" isian perlu dicek",{errors}&" isian wajib diperbaiki"&{warned})'
    look = f'"PERIKSA DULU: "&{checks}&" isian. Setelah itu boleh dikirim"'
    ready = f'IF({checks}=0,"SIAP DIKIRIM (dicek lagi saat {page.again})",{look})'
    # What the formulas cannot judge, and `check` may call an error: nobody is told that it may be sent.
    verdict = f'=IF({page.filled}=0,"{page.nothing}",IF({errors}+{doubts}=0,{ready},"BELUM SIAP: "&{faulty}))'
    sheet.write_calculated(_VERDICT_ROW, 0, verdict, formats(bold=True, font_size=14))
    sheet.set_row(_VERDICT_ROW, 24)


def _add_colours(sheet: SharedFormulaSheet, last_row: int, formats: Formats) -> None:
    """Bold beside the colour: the states are told apart in grey print too."""
    bad = formats(bg_color=ATTENTION, bold=True)
    kinds = {"SIAP": formats(bg_color=GOOD), "PERIKSA": formats(bg_color=DOUBT), "BELUM": bad}
    verdict = f"$A${_VERDICT_ROW + 1}"
    for word, format_ in kinds.items():
        rule = {"type": "formula", "criteria": f'=LEFT({verdict},{len(word)})="{word}"', "format": format_}
        sheet.conditional_format(_VERDICT_ROW, 0, _VERDICT_ROW, 0, rule)
    faulty = {"type": "formula", "criteria": f"=N($B{_FIRST_ROW + 1})>0", "format": bad}
    sheet.conditional_format(_FIRST_ROW, 1, last_row, 1, faulty)
