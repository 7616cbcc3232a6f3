"""What a person does: open the template, choose and type, insert, delete and copy rows, save in three formats."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from rak_excel.definitions.loading import load_template
from rak_excel.jobs.template.forms import blank_form, write_template
from rak_excel.layouts.plan import FIRST_ROW, PartLayout, layout_of
from rak_excel.model import Plan
from rak_excel.reading import read_plans
from rak_excel.vocabulary.names.executors import unit_named
from tests.libreoffice import LibreOffice, libreoffice

pytestmark = pytest.mark.libreoffice

DEFINITION = load_template("kpu-2020")
OWN = "Sub Bagian Keuangan, Umum dan Logistik"
# What KPU Kabupaten Lombok Timur planned for four indicators of this sub bagian in 2020: activity and months.
WORK = {
    "S1.1": ("1. Menyusun laporan keuangan per periode", range(1, 13)),
    "S3.1": ("Pembayaran Gaji dan Tunjangan Pegawai Sekretariat dan Komisioner", range(1, 13)),
    "S6.1": ("1. Mengikuti Review Laporan keuangan\n2. Mengikuti system pengendalian Intern", range(1, 7)),
    "S7.1": ("- Penyusunan Laporan Keuangan yang Berbasis SAP", (1, 6, 12)),
}
SECOND = "Rekonsiliasi data BMN"


def test_a_submission_typed_into_the_template_is_the_same_plan_in_every_format(tmp_path: Path) -> None:
    form = blank_form(year=2020, region="52.03", submitter=unit_named(OWN, DEFINITION))
    layout = layout_of(DEFINITION.part("secretariat"), form)
    write_template(tmp_path / "blank.xlsx", form)
    lines = {row.key: line for line, row in enumerate(form.rows["secretariat"], FIRST_ROW + 1)}

    with libreoffice(tmp_path) as office:
        office.open(tmp_path / "blank.xlsx")
        for key, (activity, months) in WORK.items():
            _fill(office, layout, lines[key], activity, months)
        _add_rows(office, layout, lines["S1.1"])
        office.save(tmp_path / "sent.xlsx")
        office.open(tmp_path / "sent.xlsx")
        office.recalculate()
        statuses = office.read(
            layout.part.sheet, f"{layout.letter('status')}{FIRST_ROW + 1}:{layout.letter('status')}{FIRST_ROW + 10}"
        )
        for suffix in (".ods", ".xls"):
            office.save(tmp_path / f"sent{suffix}")

    plans = [read_plans([tmp_path / f"sent{suffix}"]).plans[0] for suffix in (".xlsx", ".ods", ".xls")]
    assert _told(plans[0]) == _expected()
    assert [_told(plan) for plan in plans[1:]] == [_told(plans[0])] * 2
    assert [str(plan.identity.submitter and plan.identity.submitter.name) for plan in plans] == [OWN] * 3
    assert {status[0] for status in statuses} == {"Lengkap", ""}


def _fill(office: LibreOffice, layout: PartLayout, line: int, activity: str, months: Sequence[int]) -> None:
    """One row as a person fills it: typed where there is nothing to choose, chosen where there is."""
    sheet = layout.part.sheet
    target = office.read(sheet, f"{layout.letter('target')}{line}")[0][0]
    assert target in office.choices(sheet, f"{layout.letter('target')}{line}")
    office.type(sheet, f"{layout.letter('activity')}{line}", activity)
    tick = office.choices(sheet, f"{layout.period_letter(1)}{line}")[0]
    for month in months:
        office.type(sheet, f"{layout.period_letter(month)}{line}", tick)
    names = office.choices(sheet, f"{layout.letter('executor')}{line}")
    office.type(sheet, f"{layout.letter('executor')}{line}", names[names.index(OWN)])


def _add_rows(office: LibreOffice, layout: PartLayout, line: int) -> None:
    """Below a row: one inserted and filled, one inserted as a copy of it and changed, one inserted and deleted again."""
    sheet = layout.part.sheet
    office.insert_row(sheet, line + 1)
    _continue(office, layout, line + 1, SECOND)
    office.insert_row(sheet, line + 2)
    office.copy_row(sheet, line + 1, line + 2)
    office.type(sheet, f"{layout.letter('activity')}{line + 2}", f"{SECOND} kedua")
    office.insert_row(sheet, line + 3)
    office.delete_row(sheet, line + 3)


def _continue(office: LibreOffice, layout: PartLayout, line: int, activity: str) -> None:
    sheet = layout.part.sheet
    office.type(sheet, f"{layout.letter('activity')}{line}", activity)
    office.type(sheet, f"{layout.period_letter(7)}{line}", "v")
    office.type(sheet, f"{layout.letter('executor')}{line}", OWN)


def _told(plan: Plan) -> list[tuple[str | None, str, tuple[int, ...], list[str]]]:
    return [
        (indicator.key, activity.text, activity.periods, [executor.name for executor in activity.executors])
        for _, indicator, activity in plan.activities()
    ]


def _expected() -> list[tuple[str | None, str, tuple[int, ...], list[str]]]:
    rows = [(key, activity, tuple(months), [OWN]) for key, (activity, months) in WORK.items()]
    added = [("S1.1", text, (7,), [OWN]) for text in (SECOND, f"{SECOND} kedua")]
    return [rows[0], *added, *rows[1:]]
