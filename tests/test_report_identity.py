"""What is typed over the identity sheet of a report: it is told when the report is read, or when it is merged."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from rak_excel.formats.grid import Value
from rak_excel.layouts.reported_plan import plan_named
from rak_excel.merging.reports import merge_reports
from rak_excel.model import Plan, Source
from rak_excel.reading import Unread, read_sheets
from tests.merged_reports import of_quarter, plan, told
from tests.report_files import form_of, typed_at
from tests.reports import filled, sheets_of_form
from tests.tables import sheet_of

FORM = form_of(plan(), "Hukum")
WORDS = FORM.definition.identity
NAMED = plan_named(FORM.reported, WORDS)
DATE = {"Tanggal": "", "Bulan": "", "Tahun Penandatanganan": ""}
AS_WRITTEN = {"Triwulan": "II", "Keadaan per": "30 Juni 2020", "Rencana yang dilaporkan": NAMED, **DATE}


def read(answers: Mapping[str, str]) -> Plan:
    """The report of a unit with these answers on its identity sheet."""
    form = filled(FORM, typed_at(FORM, {"Persentase Produk Hukum": {"actual": "85"}}))
    who, *others = sheets_of_form(form)
    asked = {**AS_WRITTEN, **answers}
    lines: list[list[Value | None]] = [[who.value(row, 1), who.value(row, 2)] for row in who.rows]
    rows = [[label, asked.pop(str(label), said)] for label, said in lines]
    rows += [[label, said] for label, said in asked.items()]
    found = read_sheets([sheet_of(who.name, rows), *others], Source("a.xlsx", "0" * 64), template=form.definition)
    assert not isinstance(found, Unread)
    return found


def noted(answers: Mapping[str, str]) -> list[tuple[str, str]]:
    """What is noted on the identity sheet, by kind."""
    return [
        (note.kind.value, note.value) for note in read(answers).notes if note.cell and "Identitas" in note.cell.sheet
    ]


def test_a_form_as_it_is_made_asks_nothing() -> None:
    assert noted({}) == []
    assert noted({"Tanggal": "...", "Bulan": "-"}) == []


@pytest.mark.parametrize(
    "answers",
    [
        {"Rencana yang dilaporkan": "Revisi ke-3"},
        {WORDS.revision: "3"},
        {"Keadaan per": "30 Juni 2021"},
        {"Keadaan per": "akhir semester"},
        {"Bulan": "Janember"},
        {"Tanggal": "minggu depan"},
    ],
)
def test_what_stands_over_the_forms_own_words_or_is_no_date_is_asked_and_listed(answers: dict[str, str]) -> None:
    [value] = answers.values()

    assert noted(answers) == [("ambiguous-value", value)]
    assert value in [said for said, _ in told(merge_reports([read(answers)], of_quarter()))]


def test_a_date_that_is_not_complete_is_told_once() -> None:
    assert noted({"Bulan": "Juli", "Tahun Penandatanganan": "2020"}) == [("second-reading", "Juli 2020")]


def test_a_name_of_the_office_that_nobody_knows_is_listed_in_the_merged_report() -> None:
    label = WORDS.office
    known, unknown = (
        merge_reports([read({label: name})], of_quarter()) for name in ("KPU Kab. Lombok Timur", "KPU Selong")
    )

    assert told(known) == []
    [(value, said)] = told(unknown)
    assert value == "KPU Selong"
    assert said.startswith("The plan names the office otherwise.")


def test_the_revision_of_a_report_is_that_of_the_plan() -> None:
    assert merge_reports([read({WORDS.revision: "3"})], of_quarter()).plan.identity.revision == 0
