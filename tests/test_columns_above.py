"""Columns of a definition that stand below one wide heading, as targets of months do, and a page that stays readable."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

import rak_excel
from rak_excel.comparing.diff import changes_between
from rak_excel.definitions.loading import load_template
from rak_excel.layouts.plan import PartLayout
from rak_excel.model import Definition, FormRow, Identity, Paper, PlanForm
from rak_excel.reports.as_csv import plans_as_csv
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.workbooks.form.page import print_scale
from rak_excel.workbooks.rollup.book import write_rollup

MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni")
PART = """
extends = ["office"]
id = "badan-contoh"
version = 1
title = "Rencana Aksi Badan Contoh"
years = [2024, 2030]

[offices]
title = "Badan Contoh"
short = "Badan"
province_word = "Provinsi"

[identity.signatories.head]
label = "Kepala"
titles = ["Kepala"]
nip = true

[executors.fields]
word = "Bidang"
short_word = "Bid"

[[executors.fields.units]]
id = "umum"
name = "Umum"

[[parts]]
id = "plan"
sheet = "Renaksi"
title = "RENCANA AKSI"
office = "{office}"
executors = "fields"
signatory = "head"
columns = ["number", "objective", "indicator", "target", %s]

[parts.schedule]
prefix = "B"
name = "Bulan"
names = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"]
"""


@pytest.fixture
def definition(tmp_path: Path) -> Definition:
    ids = ", ".join(f'"target_m{month}"' for month, _ in enumerate(MONTHS, 1))
    columns = (
        f'[[columns]]\nid = "target_m{month}"\nheading = "{name}"\nabove = "Target Bulan"\nkind = "target"\n'
        f'level = "indicator"\nwidth = 9\nperiod = {month}\nperiods = 12\n'
        for month, name in enumerate(MONTHS, 1)
    )
    path = tmp_path / "badan.toml"
    path.write_text(PART % ids + "\n".join(columns), encoding="utf-8")
    return load_template(path)


def _form(definition: Definition, **further: str) -> bytes:
    rows = (FormRow("1.", "Tertib", "Jumlah Laporan", "6 Laporan", further=further),)
    identity = Identity("BADAN CONTOH KABUPATEN LOMBOK TIMUR", "52.03", 2026, whole_office=True)
    file = io.BytesIO()
    rak_excel.write_template(file, PlanForm(definition, identity, {"plan": rows}, spare_rows={"plan": 2}))
    return file.getvalue()


def test_headings_that_say_the_same_above_stand_below_one(definition: Definition) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(_form(definition)))["Renaksi"]

    assert "E7:J7" in {str(area) for area in sheet.merged_cells.ranges}
    assert sheet["E7"].value == "Target Bulan"
    assert [sheet.cell(8, column).value for column in range(5, 11)] == list(MONTHS)


def test_ones_on_a_form_without_a_schedule_are_targets_and_no_ticks(definition: Definition) -> None:
    further = {f"target_m{month}": "1" for month in range(1, 7)}
    plan = rak_excel.read_plan(_form(definition, **further))
    (_, indicator) = next(iter(plan.indicators()))

    assert dict(indicator.further) == further
    assert indicator.periods == frozenset()
    assert plan.definition.further_of("plan") == definition.further_of("plan") or plan.definition.id == definition.id


@pytest.mark.parametrize("paper", ["f4", "a4"])
@pytest.mark.parametrize("part", ["commission", "secretariat"])
def test_a_form_with_targets_by_quarter_is_printed_in_letters_of_seven_points(paper: Paper, part: str) -> None:
    own = load_template(Path(__file__).parent / "definitions" / "target-triwulan.toml")
    layout = PartLayout.of(own.part(part), own)

    assert print_scale(layout.printed_widths, paper) >= 70


def test_the_form_of_a_packaged_definition_is_as_wide_as_ever() -> None:
    own = load_template("kpu-2020")
    widths = [PartLayout.of(part, own).printed_widths for part in own.parts]

    assert [[round(width, 1) for width in each] for each in widths] == [
        [5, 24, 30, 11, 48, 5, 5, 5, 5, 30],
        [5, 24, 30, 11, 48, *[4.3] * 12, 30],
    ]


def test_beside_other_columns_one_is_called_by_the_wide_heading_too(definition: Definition, tmp_path: Path) -> None:
    plan = rak_excel.read_plan(_form(definition, target_m1="1", target_m2="2"), template=definition)
    other = rak_excel.read_plan(_form(definition, target_m1="3", target_m2="2"), template=definition)
    result = roll_up([facts_of_plan(plan)])
    write_rollup(tmp_path / "rekap.xlsx", result, force=True, jobs=1)
    data = openpyxl.load_workbook(tmp_path / "rekap.xlsx")["Data Renaksi"]
    headings = [cell.value for cell in data[3]]
    last = str(data.print_area).rpartition("!")[2].split(":")[1].split("$")[1]

    assert {"Target Bulan Januari", "Target Bulan Februari"} <= set(headings)
    assert data[f"{last}3"].value == "Target Bulan Juni"
    assert "Target Bulan Januari" in plans_as_csv([plan])
    assert {"Target Bulan Januari"} == {
        each.column for each in changes_between(plan, other).changes if "Target" in each.column
    }
