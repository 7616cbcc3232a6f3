"""What is typed beside the table of a form, or over headings of what nobody types, is told and changes nothing of what is read."""

from __future__ import annotations

import datetime
from functools import cache

import pytest

from rak_excel import read_plan
from rak_excel.formats.addresses import column_letters
from rak_excel.formats.grid import Value
from rak_excel.layouts.plan import PartLayout
from rak_excel.model import NoteKind, Plan, PlanPart
from rak_excel.model.monitoring import TYPED
from rak_excel.model.report_form import ReportForm
from rak_excel.monitoring.form import report_form
from tests.reports_by_hand import Form, closed, notes_of

PLAN = read_plan("examples/lombok-timur-2020/rak-lombok-timur-2020.xlsx")
HEADINGS, NUMBERS, FIRST = -1, 0, 1  # rows, counted from that of the first entry
KEY = 24
BESIDE = [
    *("Titipan", "Anggaran Rp 4001", "Realisasi s.d. TW II: 4001", "Capaian TW II 40%", "KENDALA", "TW III"),
    *("T1", "SASARAN", 84457.903, datetime.datetime(2020, 6, 30)),
]  # fmt: skip


@cache
def planned() -> ReportForm:
    return report_form(PLAN, 2)


def form() -> Form:
    return Form(planned()).typed("commission", FIRST, "actual", "85")


def read(given: Form) -> Plan:
    plan, accounts = given.read()
    assert closed(accounts)
    return plan


@cache
def untouched() -> tuple[PlanPart, ...]:
    return tuple(read(form()).parts)


def layout() -> PartLayout:
    return PartLayout.of(planned().definition.part("commission"), planned().definition)


@pytest.mark.parametrize("typed", BESIDE, ids=str)
@pytest.mark.parametrize("row", [HEADINGS, NUMBERS, FIRST])
def test_what_stands_right_of_the_row_keys_is_told_whatever_it_may_head(typed: Value, row: int) -> None:
    changed = read(form().put("commission", row, KEY + 2, typed))

    assert changed.parts == untouched()
    assert notes_of(changed) == [("cell-not-used", f"Realisasi Komisi!Z{row + 8}")]


@pytest.mark.parametrize("heading", BESIDE, ids=str)
def test_so_it_is_with_entries_below_which_are_told_one_by_one(heading: Value) -> None:
    typed = form().put("commission", HEADINGS, KEY + 1, heading)
    for row, text in ((NUMBERS, "(1)"), (FIRST, "Dibatalkan"), (2, "v"), (90, 3)):
        typed.put("commission", row, KEY + 1, text)

    changed = read(typed)

    assert changed.parts == untouched()
    assert {cell for _, cell in notes_of(changed)} == {f"Realisasi Komisi!Y{row}" for row in (7, 8, 9, 10, 98)}


def shown() -> Form:
    """The form with what its formulas show in a column."""
    given = form()
    for row in range(FIRST, 5):
        given.put("commission", row, layout().columns["of_year"] + 1, 50)
    return given


@pytest.mark.parametrize("heading", [*BESIDE, "REALISASI S.D. TW II"], ids=str)
def test_a_heading_that_nobody_types_below_is_given_back_where_it_stands(heading: Value) -> None:
    own = layout()
    given = [own.columns[role] + 1 for role in own.typed if role not in {*TYPED, "indicator", "executor"}]
    assert len(given) > 8
    as_shown = read(shown()).parts
    for column in given:
        changed = read(shown().put("commission", HEADINGS, column, heading))

        told = ("second-reading", f"Realisasi Komisi!{column_letters(column)}7")
        assert told in notes_of(changed)
        assert changed.parts == as_shown


def test_columns_that_were_moved_are_read_by_their_headings() -> None:
    own = layout()
    target, unit = own.columns["target"] + 1, own.columns["unit_text"] + 1
    moved = form()
    sheet = next(each for each in moved.sheets if each.name == "Realisasi Komisi")
    for row, cells in sheet.rows.items():
        for to, value in ((target, cells.get(unit)), (unit, cells.get(target))):
            if value is not None:
                moved.put("commission", row - 8, to, value)

    changed = read(moved)

    assert [each.target for each in changed.part("commission").indicators] == [  # type: ignore[union-attr]
        each.target
        for each in read(form()).part("commission").indicators  # type: ignore[union-attr]
    ]
    assert all(note.kind is not NoteKind.SECOND_READING for note in changed.notes)


def test_a_second_table_beside_the_first_is_not_taken_for_remarks() -> None:
    double = form()
    sheet = next(each for each in double.sheets if each.name == "Realisasi Komisi")
    for row, cells in sheet.rows.items():
        for column, value in cells.items():
            double.put("commission", row - 8, column + KEY + 1, value)

    changed = read(double)

    assert all("di sebelah tabel" not in note.detail.id for note in changed.notes)
