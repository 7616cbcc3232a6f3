"""Quarterly reports as data: JSON, CSV, Excel and tables of pandas."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from rak_excel import MixedExportError, export_plans, read_plan, report_frames, report_of
from rak_excel.model import Plan
from rak_excel.monitoring.form import report_form
from rak_excel.reports.as_csv import plans_as_csv
from rak_excel.reports.as_xlsx import write_plans
from tests.reports import read_report
from tests.reports_by_hand import by_hand
from tests.shown_values import values_of

PLAN = read_plan("examples/lombok-timur-2020/rak-lombok-timur-2020.xlsx")
TURNOUT = {"goal": "75%", "actual": "60", "state": "Selesai", "obstacle": "Pandemi", "follow_up": "=SUM(A1)"}


def reported() -> Plan:
    return read_report(report_form(PLAN, 2), {"commission": {2: TURNOUT, 3: {"goal": "75%"}}})


def test_a_report_as_a_record_tells_its_quarter_its_plan_and_where_each_indicator_stands() -> None:
    (record,) = export_plans([reported()])

    turnout = record["parts"]["commission"][1]
    assert (record["kind"], record["quarter"], record["as_of"]) == ("report", 2, "2020-06-30")
    assert record["plan"]["revision"] == 0
    assert (turnout["goal"]["text"], turnout["goal"]["due"], turnout["goal"]["value"]) == ("75%", "due", 75)
    assert (turnout["actual"]["text"], turnout["actual"]["value"], turnout["actual"]["unit"]) == ("60", 60, "%")
    assert turnout["achievement"] == {"quarter": 80, "year": 80}
    assert turnout["standing"] == "near"
    assert turnout["activities"][0]["obstacle"] == "Pandemi"


def test_what_is_not_known_is_null_and_never_zero() -> None:
    (record,) = export_plans([reported()])

    blank, not_due = record["parts"]["commission"][2], record["parts"]["commission"][0]
    assert (blank["actual"]["value"], blank["achievement"], blank["standing"]) == (
        None,
        {"quarter": None, "year": None},
        "blank",
    )
    assert (not_due["goal"]["value"], not_due["standing"]) == (None, "not_due")


def test_a_table_for_people_says_in_words_what_is_for_programs() -> None:
    text = plans_as_csv([reported()]).removeprefix("\ufeff")
    lines = list(csv.DictReader(io.StringIO(text), delimiter=";"))

    own = ("sifat_angka", "arah", "dijadwalkan")
    assert [lines[1][column] for column in own] == ["posisi", "makin tinggi", "ya"]
    assert {line["dijadwalkan"] for line in lines} <= {"ya", "tidak", ""}
    assert lines[0]["target_sd_triwulan"] == "-"


def test_a_report_as_a_table_has_one_line_an_activity_under_headings_of_its_own() -> None:
    lines = list(csv.DictReader(io.StringIO(plans_as_csv([reported()], plain=True))))

    second = lines[1]
    assert len(lines) == len(list(PLAN.rows()))
    assert (second["triwulan"], second["realisasi"], second["nilai_realisasi"]) == ("2", "60", "60")
    assert (second["capaian_triwulan_persen"], second["status_capaian"]) == ("80", "Mendekati")
    assert lines[2]["nilai_realisasi"] == ""


def test_what_excel_would_calculate_stays_text(tmp_path: Path) -> None:
    text = plans_as_csv([reported()])
    write_plans(tmp_path / "data.xlsx", [reported()])

    assert "'=SUM(A1)" in text
    assert "=SUM(A1)" in [value for row in values_of(tmp_path / "data.xlsx", "Data") for value in row]


def test_plans_and_reports_are_not_one_table() -> None:
    with pytest.raises(MixedExportError, match="ekspor masing-masing"):
        plans_as_csv([PLAN, reported()])


def test_tables_of_pandas_have_one_row_an_indicator_and_one_an_activity() -> None:
    frames = report_frames([report_of(reported())])

    figures, activities = frames["figures"], frames["activities"]
    assert len(figures) == len(list(PLAN.indicators()))
    assert len(activities) == len(list(PLAN.activities()))
    assert figures["actual_number"].sum() == 60
    assert figures["of_quarter"].notna().sum() == 1
    assert list(activities.loc[activities["state"].notna(), "obstacle"]) == ["Pandemi"]


BY_HAND = """
    # Komisi
    | LAPORAN REALISASI RENCANA AKSI KINERJA TRIWULAN II TAHUN 2020 |
    | NO | SASARAN | INDIKATOR KINERJA | TARGET | TARGET S.D. TW II | REALISASI S.D. TW II | KEGIATAN | STATUS | KENDALA | TINDAK LANJUT | BUKTI DUKUNG | KETERANGAN | ANALISIS | ANGGARAN |
    | 1 | Sasaran a | Jumlah laporan keuangan | 4 Laporan | - | 2 | Menyusun laporan | Selesai | - | - | BA 1 | Lengkap | Naik | 1234567 |
"""


def test_columns_beside_those_of_the_report_are_exported_too() -> None:
    report, _ = by_hand(BY_HAND)
    (record,) = export_plans([report])
    (line,) = csv.DictReader(io.StringIO(plans_as_csv([report], plain=True)))

    activity = record["parts"]["commission"][0]["activities"][0]
    assert activity["further"] == {"budget": 1234567, "remark": "Lengkap"}
    assert activity["extras"] == {"ANALISIS": "Naik"}
    assert (line["KETERANGAN"], line["ANGGARAN (Rp)"]) == ("Lengkap", "1234567")


def test_a_dash_in_a_column_of_figures_is_a_text_without_a_value() -> None:
    report, _ = by_hand(BY_HAND)
    (record,) = export_plans([report])
    (line,) = csv.DictReader(io.StringIO(plans_as_csv([report], plain=True)))

    goal, previous = (record["parts"]["commission"][0][each] for each in ("goal", "previous"))
    assert (goal["text"], goal["value"], goal["due"]) == ("-", None, "not_now")
    assert previous["text"] is None
    assert (line["target_sd_triwulan"], line["nilai_target_sd_triwulan"]) == ("-", "")
