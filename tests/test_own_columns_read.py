"""What is read and found wrong where the form of a part has other columns than usual."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from rak_excel.definitions.loading import load_template
from rak_excel.jobs.merge.files import merge_files
from rak_excel.jobs.template.forms import blank_form, write_template
from rak_excel.model import FormRow, Plan, Severity, Source
from rak_excel.reading import read_plan, read_sheets
from rak_excel.rules.check import check
from tests.forms import form_of_plan
from tests.own_columns import LIKE_HOUSING, ONLY_MENTIONED, form_with, read_back, with_columns
from tests.tables import sheet_of


def _read(columns: Sequence[str], *table: Sequence[str]) -> Plan:
    """A plan that an office wrote by itself, read by a definition with these columns."""
    plan = read_sheets([sheet_of("Rencana", table)], Source("rencana.xlsx", "0" * 64), template=with_columns(columns))
    assert isinstance(plan, Plan)
    return plan


def _told(plan: Plan) -> set[str]:
    """The codes of what is found wrong in the table."""
    found = check([plan], ignore=["RAK1"])
    return {each.code for each in found if each.severity is not Severity.INFO} - ONLY_MENTIONED


HEADINGS = ("No", "Sasaran", "Indikator Kinerja", "Target Tahunan")
ROW = ("1", "Pelayanan Tertib", "Jumlah Laporan Surat Masuk", "12 Laporan")


@pytest.mark.parametrize(
    ("columns", "further", "entries"),
    [
        (("number", "objective", "indicator", "target"), (), ()),
        (("number", "objective", "indicator", "target", "activity"), ("Kegiatan",), ("Menyusun laporan",)),
        (("number", "objective", "indicator", "target", "executor"), ("Pelaksana",), ("Tim Pelayanan",)),
        (
            ("number", "objective", "indicator", "target", "schedule", "activity"),
            ("TW I", "TW II", "TW III", "TW IV", "Kegiatan"),
            ("v", "", "", "v", "Menyusun laporan"),
        ),
    ],
)
def test_nothing_is_said_of_columns_that_the_form_does_not_have(
    columns: Sequence[str], further: Sequence[str], entries: Sequence[str]
) -> None:
    plan = _read(columns, (*HEADINGS, *further), (*ROW, *entries))

    assert _told(plan) == set()
    assert [indicator.filled for _, indicator in plan.indicators()] == [True]


def test_the_same_table_lacks_columns_where_the_form_has_them() -> None:
    plan = _read(("number", "objective", "indicator", "target", "activity", "executor"), HEADINGS, ROW)

    assert {"RAK019"} <= _told(plan)  # targets alone are an agreement there
    assert [indicator.filled for _, indicator in plan.indicators()] == [False]


def test_a_column_that_the_form_does_not_have_is_read_where_a_file_has_it_all_the_same() -> None:
    columns = ("number", "objective", "indicator", "target", "activity")
    plan = _read(
        columns,
        (*HEADINGS, "Kegiatan", "Pelaksana"),
        (*ROW, "Menyusun laporan", "Siapa saja"),
        ("", "", "Jumlah Laporan Surat Keluar", "12 Laporan", "Rapat", ""),
    )

    assert [each.executors_text for _, _, each in plan.activities()] == ["Siapa saja", ""]
    assert _told(plan) == set()


@pytest.mark.parametrize(
    ("columns", "cell", "said"),
    [
        (("objective", "indicator", "target"), "C9", "Indikator di baris ini belum diisi: targetnya kosong."),
        (("objective", "indicator", "executor"), "C9", "Indikator di baris ini belum diisi: pelaksananya kosong."),
        (
            ("objective", "indicator", "schedule", "executor"),
            "C9",
            "Indikator di baris ini belum diisi: jadwal dan pelaksananya kosong.",
        ),
        (LIKE_HOUSING, "F9", "Indikator di baris ini belum diisi: kegiatan, jadwal, dan pelaksananya kosong."),
    ],
)
def test_an_indicator_that_nobody_filled_in_is_told_in_the_first_column_to_fill_in(
    columns: Sequence[str], cell: str, said: str
) -> None:
    form = form_with(columns)
    filled = form.rows["plan"][-1:]
    blank = FormRow("1." if "number" in columns else "", "Sasaran Pelayanan", "Jumlah Laporan Surat Masuk")
    plan = read_back(replace(form, rows={"plan": (blank, *_begun(filled))}))
    [finding] = check([plan], select=["RAK205"])

    assert (finding.cell and finding.cell.address, finding.message.id) == (cell, said)


def _begun(rows: Sequence[FormRow]) -> list[FormRow]:
    """The rows below an objective and an indicator of their own."""
    named = {"objective": "Sasaran Kearsipan", "indicator": "Jumlah Laporan Arsip Statis"}
    return [replace(row, **named) for row in rows]


def test_a_form_without_any_filled_in_row_asks_for_what_it_has() -> None:
    form = form_with(("objective", "indicator", "target"))
    blank = replace(form, rows={"plan": (FormRow("", "Sasaran", "Jumlah Laporan"),)})
    [finding] = check([read_back(blank)], select=["RAK014"])

    assert finding.hint.id == "Isi targetnya, atau kirim file yang sudah terisi."


def test_parts_are_not_compared_by_what_one_of_them_does_not_have() -> None:
    definition = load_template("kpu-2020")
    first, second = definition.parts
    columns = ("number", "objective", "indicator", "target", "activity", "executor")
    own = replace(definition, parts=(replace(first, columns=columns), second))
    form = form_of_plan(read_plan(Path("examples/lombok-timur-2020/rak-lombok-timur-2020.xlsx")))
    plan = read_back(replace(form, definition=own))

    assert {each.code for each in check([plan])} & {"RAK401", "RAK402", "RAK602", "RAK603", "RAK606"} == {"RAK401"}
    assert {each.cell and each.cell.sheet for each in check([plan], select=["RAK4"])} == {"Sekretariat"}


def test_an_indicator_of_a_form_without_objectives_has_that_of_its_row_key_also_in_a_merged_plan(
    tmp_path: Path,
) -> None:
    definition = load_template("kpu-2020")
    parts = tuple(replace(part, columns=("number", "indicator", "target", "executor")) for part in definition.parts)
    definition = replace(definition, parts=parts)
    form = blank_form(year=2020, region="52.03", definition=definition)
    filled = tuple(
        replace(row, target="100%", executors="Divisi Hukum dan Pengawasan") for row in form.rows["commission"]
    )
    own = FormRow(indicator="Jumlah Laporan Sendiri", target="1 Laporan", executors="Divisi Hukum dan Pengawasan")
    write_template(tmp_path / "sent.xlsx", replace(form, rows={"commission": (*filled, own)}))
    merge_files([tmp_path / "sent.xlsx"], tmp_path / "plan.xlsx")
    merge_files([tmp_path / "sent.xlsx"], tmp_path / "plan.xlsx", force=True)  # nobody edited it
    plan = read_plan(tmp_path / "plan.xlsx")
    objectives = {each.key: each.objective.number for part in plan.parts for each in part.indicators}

    assert {key: objectives[key] for key in ("K1.1", "K2.1", "K3.4", None)} == {
        "K1.1": 1,
        "K2.1": 2,
        "K3.4": 3,
        None: None,
    }
    assert "RAK012" not in {each.code for each in check([plan])}
