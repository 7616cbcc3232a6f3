"""The whole workbook in which a quarter is reported: its sheets in their order, and the hidden ones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rak_excel.definitions.loading import encode_definition
from rak_excel.definitions.monitoring import monitoring_words, quarter_of
from rak_excel.formats.addresses import letters, quoted
from rak_excel.formats.written.book import Book, Formats, new_book
from rak_excel.formats.written.extended import KeptTextSheet, SharedFormulaSheet
from rak_excel.formats.written.output import Output, output_file
from rak_excel.layouts.plan import FIRST_ROW, PartLayout
from rak_excel.layouts.reported_plan import written_plan
from rak_excel.model import Definition
from rak_excel.model.monitoring import STATES
from rak_excel.model.report_form import ReportForm
from rak_excel.model.target import QUARTERS
from rak_excel.monitoring.sayings import words_of_nothing
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.workbooks.form.book import packed_tightly
from rak_excel.workbooks.form.hidden_text import add_text
from rak_excel.workbooks.form.lists_sheet import fill_lists_sheet
from rak_excel.workbooks.form.marks import add_marks
from rak_excel.workbooks.form.self_check.lookups import WordList, add_column
from rak_excel.workbooks.monitoring.form.constants import FLAGS, constants_of, spellings
from rak_excel.workbooks.monitoring.form.faults import doubtful_words, fault_formulas, fault_words
from rak_excel.workbooks.monitoring.form.follow_up_sheet import REPORTED, add_follow_up_sheet, reported
from rak_excel.workbooks.monitoring.form.own_sheets import (
    add_report_check,
    add_report_guide,
    add_report_identity,
    report_lists,
)
from rak_excel.workbooks.monitoring.form.part_sheet import add_part_sheet, as_plan
from rak_excel.workbooks.monitoring.form.reading_formulas import reading_formulas
from rak_excel.workbooks.monitoring.form.standing_formulas import standing_formulas
from rak_excel.workbooks.monitoring.form.workings import COLUMNS, FIGURES, FIRST_COLUMN, Workings

_BEHIND = ("", ".", "...")  # words that say nothing


def write_report_form(path: Output, form: ReportForm, *, force: bool = False) -> None:
    """Write the workbook of a form. The same form gives the same bytes. Raises OutputExistsError and OutputBusyError."""
    with output_file(path, force=force) as temporary:
        _write(temporary, form)


def _write(path: Path, form: ReportForm) -> None:
    book = new_book(path, packing=packed_tightly)
    formats = Formats(book)
    parts = workings_of(form)
    add_report_guide(book, form, formats)
    add_report_identity(book, form, formats)
    sheets = [add_part_sheet(book, rows, form, formats) for rows in parts]
    add_follow_up_sheet(book, form, formats)
    add_report_check(book, form, parts, formats)
    lists = book.add_worksheet(form.definition.sheets.lists, KeptTextSheet)
    fill_lists_sheet(book, lists, as_plan(form), formats, report_lists(form))
    _add_hidden_sheet(book, form, parts)
    _add_carried_plan(book, form)
    add_marks(book, form.definition)
    sheets[0].activate()
    book.close()


def workings_of(form: ReportForm) -> list[Workings]:
    """Where the workings of each part go."""
    parts, is_last = [], quarter_of(form.definition).number == QUARTERS
    for number, part in enumerate(form.definition.parts):
        layout = PartLayout.of(part, form.definition, max(len(form.rows.get(part.id, ())), 1))
        left, sheet = FIRST_COLUMN + number * len(COLUMNS), form.definition.sheets.definition
        words, rows = monitoring_words(form.definition), tuple(constants_of(part, form))
        parts.append(Workings(layout, words, sheet, left, rows, is_last))
    return parts


def _add_hidden_sheet(book: Book, form: ReportForm, parts: Sequence[Workings]) -> None:
    sheet = book.add_worksheet(form.definition.sheets.definition, SharedFormulaSheet)
    add_text(sheet, encode_definition(form.definition))
    whole = form.definition.identity.whole_office.replace('"', '""')
    sheet.write_calculated(0, 1, f'=OR(TRIM(RAK_IDENTITY_SUBMITTER)="",TRIM(RAK_IDENTITY_SUBMITTER)="{whole}")')
    book.define_name("RAK_WHOLE_OFFICE", f"={quoted(sheet.get_name())}!$B$1")
    for rows in parts:
        _add_workings(book, sheet, rows)
    first = FIRST_COLUMN + len(parts) * len(COLUMNS)
    lists = _looked_up(form)
    for column, listed in enumerate(lists, first):
        area = add_column(sheet, 0, column, listed.values)
        book.define_name(listed.name, f"={quoted(sheet.get_name())}!{area}")
    _add_follow_ups(book, sheet, first + len(lists), form)
    sheet.hide()


def _add_follow_ups(book: Book, sheet: SharedFormulaSheet, first: int, form: ReportForm) -> None:
    """Of which of the open follow-ups something is said, from a column on."""
    for column, (field, name) in enumerate(REPORTED.items(), first):
        formulas = list(reported(field, form))
        for row, formula in enumerate(formulas):
            sheet.write_calculated(row, column, f"={formula}")
        if formulas:
            letter = letters(column)
            book.define_name(name, f"={quoted(sheet.get_name())}!${letter}$1:${letter}${len(formulas)}")


def _add_workings(book: Book, sheet: SharedFormulaSheet, rows: Workings) -> None:
    for number, row in enumerate(rows.rows):
        flags = {"scheduled": row.scheduled, "over": row.over, "asked": row.asked}
        known = {"block": row.block, **{name: int(flag) for name, flag in flags.items()}, **row.of_indicator}
        for name, value in known.items():
            if value == "" or (value == 0 and name in FLAGS):
                continue  # what a blank cell says as well, which makes the file smaller
            if isinstance(value, str):
                sheet.write_string(FIRST_ROW + number, rows.column(name), value)
            else:
                sheet.write_number(FIRST_ROW + number, rows.column(name), value)
        for name, formula in rows.copies(FIRST_ROW + number):
            sheet.write_calculated(FIRST_ROW + number, rows.column(name), f"={formula}")
    if not rows.rows:
        return
    formulas = {f"{figure}_{what}": each for figure in FIGURES for what, each in reading_formulas(rows, figure).items()}
    for name, formula in {**formulas, **standing_formulas(rows), **fault_formulas(rows)}.items():
        sheet.write_shared(FIRST_ROW, rows.last_row, rows.column(name), formula)
    book.define_name(rows.layout.name("CHECK_FAULTS"), f"={rows.whole('faults')}")


def _looked_up(form: ReportForm) -> list[WordList]:
    words = monitoring_words(form.definition)
    states = {
        normalised(said): STATES.index(each.id) + 1 for each in words.states for said in (each.word, *each.spellings)
    }
    return [
        *grades_looked_up(form.definition),
        WordList("RAK_STATES_SAID", list(states) or [" "]),
        WordList("RAK_STATES_NUMBERS", list(states.values()) or [0]),
        WordList("RAK_REPORT_FAULTS", fault_words(words)),
        WordList("RAK_REPORT_DOUBTS", doubtful_words(words)),
        WordList(
            "RAK_SAY_NOTHING", [f"{each}{dots}" for each in words_of_nothing(form.definition) for dots in _BEHIND]
        ),
    ]


def grades_looked_up(definition: Definition) -> list[WordList]:
    """The lists in which figures are looked up that are words."""
    grades = spellings(definition)
    return [
        WordList("RAK_GRADES", [each.text for each in grades] or [" "]),
        WordList("RAK_GRADES_KINDS", [each.kind for each in grades] or [0]),
        WordList("RAK_GRADES_PLACES", [each.place for each in grades] or [0]),
    ]


def _add_carried_plan(book: Book, form: ReportForm) -> None:
    sheet = book.add_worksheet(monitoring_words(form.definition).plan_sheet)
    add_text(sheet, written_plan(form.reported))
    sheet.hide()
