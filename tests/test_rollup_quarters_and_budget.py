"""Target Triwulan and Anggaran: what they show, that their formulas say the same, and where there is neither."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rak_excel.jobs.rollup.files import rollup_files
from rak_excel.jobs.rollup.summary import said
from rak_excel.model import Plan
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.roll_up import roll_up, rollup
from rak_excel.rules.check import check
from rak_excel.workbooks.rollup.book import write_rollup
from tests.libreoffice import LibreOffice
from tests.rollup_columns import DISPUTES, QUARTERS, REPORTS, UP_TO, office_with
from tests.shown_values import values_of
from tests.tables import plan_of

QUARTERLY, BUDGET = "Target Triwulan", "Anggaran"
EXAMPLE = Path(__file__).parents[1] / "examples" / "badan-contoh" / "rencana"
MONTHS = " | ".join(
    f"TARGET {name}" for name in ("JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGU", "SEP", "OKT", "NOV", "DES")
)
BARAT, TENGAH, TIMUR, SUMBAWA = "52.01", "52.02", "52.03", "52.04"


def rolled_up(plans: Sequence[Plan], path: Path) -> Path:
    write_rollup(path, roll_up(map(facts_of_plan, plans)), force=True, jobs=1)
    return path


def komisi(region: str, columns: str, *rows: str, template: str = "kpu-2020") -> Plan:
    lines = "\n".join(f"| {row} |" for row in rows)
    return office_with(region, f"# Komisi\n| SASARAN | INDIKATOR | TARGET | {columns} |\n{lines}", template=template)


def quarters(path: Path) -> list[list[Any]]:
    """Of each row up to when it is, lowest, middle, highest, how many offices, and their targets."""
    return [[row[2], *row[5:]] for row in values_of(path, QUARTERLY)[3:]]


def as_table(path: Path) -> list[dict[str, Any]]:
    headings, *rows = values_of(path, BUDGET)[2:]
    return [dict(zip(headings, row, strict=True)) for row in rows]


def test_each_quarter_stands_below_the_one_before_and_above_the_target_for_the_year(tmp_path: Path) -> None:
    path = rolled_up(
        [
            komisi(BARAT, UP_TO, f"Hukum | {DISPUTES} | 90% | 0 | | 45% | 90%"),
            komisi(TENGAH, UP_TO, f"Hukum | {DISPUTES} | 85% | | | |"),
            komisi(TIMUR, QUARTERS, f"Hukum | {DISPUTES} | 80% | 20% | 20% | 20% | 20%"),
        ],
        tmp_path / "rekap.xlsx",
    )

    assert values_of(path, QUARTERLY)[2][9:] == ["Lombok Barat", "Lombok Tengah", "Lombok Timur"]
    assert quarters(path) == [
        ["s.d. TW I", 0, 10, 20, 2, 0, None, 20],
        ["s.d. TW II", 40, 40, 40, 1, None, None, 40],
        ["s.d. TW III", 45, 52.5, 60, 2, 45, None, 60],
        ["s.d. TW IV", 80, 85, 90, 2, 90, None, 80],
        ["Setahun", 80, 85, 90, 3, 90, 85, 80],
    ]


def test_rows_of_indicators_without_activities_are_not_counted_as_activities(tmp_path: Path) -> None:
    of_form = rollup_files([EXAMPLE], jobs=0)
    write_rollup(tmp_path / "rekap.xlsx", of_form, jobs=1)
    table = f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | {UP_TO} | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1 | Hukum | {REPORTS} | 4 Laporan | 1 | 2 | 3 | 4 | Reviu | v | | | | Divisi Hukum dan Pengawasan |
        | | | {DISPUTES} | 90% | 90% | 90% | 90% | 90% | | | | | | |
        """
    beside = rollup([plan_of(table, template="kpu-2020", region=TIMUR)])
    first, *_ = values_of(tmp_path / "rekap.xlsx", "Data Renaksi")

    assert next(said(of_form, Path("r.xlsx"))).id.endswith(", 10 indikator direkap.")
    assert [row for row in values_of(tmp_path / "rekap.xlsx", "Ringkasan") if "Kegiatan direkap" in row] == []
    assert any("Baris direkap" in row for row in values_of(tmp_path / "rekap.xlsx", "Ringkasan"))
    assert first[0] == "Data Renaksi: baris demi baris seperti di rencananya"
    assert next(said(beside, Path("r.xlsx"))).id.endswith(", 1 kegiatan dan 1 indikator tanpa kegiatan direkap.")


def test_months_are_shown_at_the_ends_of_their_quarters(tmp_path: Path) -> None:
    monthly = " | ".join(["1"] * 12)
    path = rolled_up([komisi(TIMUR, MONTHS, f"Hukum | {REPORTS} | 12 Laporan | {monthly}")], tmp_path / "rekap.xlsx")

    assert [row[-1] for row in quarters(path)] == [3, 6, 9, 12, 12]


@pytest.mark.parametrize(
    ("target", "indicator", "columns", "typed", "shown"),
    [
        ("6 Laporan", REPORTS, MONTHS, "1 | | | 2 | | | | | | | 3 |", [1, 3, 3, 6, 6]),
        ("6 Laporan", REPORTS, MONTHS, " | | | 2 | | | | | | | 4 |", [None, 2, 2, 6, 6]),
        ("4 Laporan", REPORTS, UP_TO, "1 | | 3 | 4", [1, 1, 3, 4, 4]),
        ("90%", DISPUTES, MONTHS, "70% | | | | 80% | | | | | | | 90%", [70, 80, None, 90, 90]),
        ("3,5", DISPUTES, MONTHS, "3,0 | | | | | 3,2 | | | | | | 3,5", [None, 3.2, None, 3.5, 3.5]),
    ],
)
@pytest.mark.libreoffice
def test_a_blank_month_adds_nothing_to_a_count_and_a_state_holds_within_its_quarter(
    target: str,
    indicator: str,
    columns: str,
    typed: str,
    shown: list[float | None],
    tmp_path: Path,
    office: LibreOffice,
) -> None:
    indicator = "Indeks Kepuasan" if "," in target else indicator
    path = rolled_up([komisi(TIMUR, columns, f"Hukum | {indicator} | {target} | {typed}")], tmp_path / "rekap.xlsx")

    assert [row[-1] for row in quarters(path)] == shown
    assert recalculated(path, office) == []


def test_what_cannot_be_compared_is_shown_and_counts_in_no_figure(tmp_path: Path) -> None:
    path = rolled_up(
        [
            komisi(BARAT, UP_TO, f"Hukum | {DISPUTES} | 80% | 20% | 40% | 60% | 80%"),
            komisi(TENGAH, UP_TO, f"Hukum | {DISPUTES} | 4 Dokumen | 1 | 2 | 3 | 4"),
            komisi(TIMUR, UP_TO, f"Hukum | {DISPUTES} | 90% | n.a | n.a | 45% | 90%"),
        ],
        tmp_path / "rekap.xlsx",
    )

    assert quarters(path)[0] == ["s.d. TW I", 20, 20, 20, 3, 20, "≠ 1", "n.a"]


@pytest.mark.libreoffice
def test_where_a_definition_wants_each_quarter_alone_they_are_added_up(tmp_path: Path, office: LibreOffice) -> None:
    own = tmp_path / "sendiri.toml"
    own.write_text('extends = ["kpu-2020"]\nid = "own"\nversion = 1\nquarter_targets = "own"\n', encoding="utf-8")
    rows = [f"Hukum | {REPORTS} | 4 Laporan | 1 | 1 | | 2", f"Hukum | {DISPUTES} | 80% | 20% | n.a | 60% |"]
    path = rolled_up([komisi(TIMUR, QUARTERS, *rows, template=str(own))], tmp_path / "rekap.xlsx")

    assert [row[-1] for row in quarters(path)] == [1, 2, 2, 4, 4, 20, "≠", "≠", "≠", 80]
    assert recalculated(path, office) == []


@pytest.mark.parametrize("definition", ["", "own"])
def test_a_state_at_the_end_of_each_quarter_is_never_added_up(definition: str, tmp_path: Path) -> None:
    own = tmp_path / "sendiri.toml"
    own.write_text('extends = ["kpu-2020"]\nid = "own"\nversion = 1\nquarter_targets = "own"\n', encoding="utf-8")
    alone = " | ".join(f"TARGET {each} (NON KUMULATIF)" for each in ("TW I", "TW II", "TW III", "TW IV"))
    rows = [f"Hukum | {DISPUTES} | 90% | 80% | 85% | 90% | 90%", f"Hukum | {DISPUTES} B | 100% | 25% | 25% | 25% | 25%"]
    columns, template = (QUARTERS, str(own)) if definition else (alone, "kpu-2020")
    path = rolled_up([komisi(TIMUR, columns, *rows, template=template)], tmp_path / "rekap.xlsx")

    assert [row[-1] for row in quarters(path)] == [80, 85, 90, 90, 90, 25, 50, 75, 100, 100]


def test_only_indicators_with_such_targets_stand_there(tmp_path: Path) -> None:
    rows = [f"Hukum | {DISPUTES} | 80% | 20% | 40% | 60% | 80%", f"Hukum | {REPORTS} | 4 Laporan | | | |"]
    path = rolled_up([komisi(TIMUR, UP_TO, *rows)], tmp_path / "rekap.xlsx")

    assert {row[1] for row in values_of(path, QUARTERLY)[3:]} == {DISPUTES}


def budgeted() -> list[Plan]:
    timur = f"""
        # Komisi
        | SASARAN   | INDIKATOR  | TARGET    | ANGGARAN     |
        | Hukum     | {DISPUTES} | 80%       | 1.000.000    |
        |           |            |           | menyusul     |
        | Pemilih   | {REPORTS}  | 4 Laporan | Rp 2.500.000 |
        # Sekretariat
        | SASARAN   | INDIKATOR  | TARGET    | ANGGARAN     |
        | Layanan   | {REPORTS}  | 2 Laporan | 1.200.000,5  |
    """
    barat = f"""
        # Sekretariat
        | SASARAN   | INDIKATOR  | TARGET    | ANGGARAN     |
        | Layanan   | {REPORTS}  | 2 Laporan | 1.500.000    |
    """
    return [
        office_with(BARAT, barat),
        komisi(TENGAH, "KETERANGAN", f"Hukum | {DISPUTES} | 85% | nihil"),
        office_with(TIMUR, timur),
    ]


def test_budgets_are_summed_by_part_and_objective_and_words_are_counted(tmp_path: Path) -> None:
    barat, tengah, timur, total = as_table(rolled_up(budgeted(), tmp_path / "rekap.xlsx"))

    assert list(barat.values())[2:] == [None, 1_500_000, 1_500_000, None, None, None, 1_500_000]
    assert set(list(tengah.values())[2:]) == {None}
    assert timur == {
        "Kode Wilayah": "52.03",
        "Kantor": "KPU Kabupaten Lombok Timur",
        "Komisi": 3_500_000,
        "Sekretariat": 1_200_000.5,
        "Jumlah": 4_700_000.5,
        "Isian Bukan Angka": 1,
        "Komisi: Hukum": 1_000_000,
        "Komisi: Pemilih": 2_500_000,
        "Sekretariat: Layanan": 1_200_000.5,
    }
    assert total["Jumlah"] == 6_200_000.5
    assert total["Isian Bukan Angka"] == 1


def test_the_summary_tells_the_budget_in_one_line(tmp_path: Path) -> None:
    said = [value for row in values_of(rolled_up(budgeted(), tmp_path / "rekap.xlsx"), "Ringkasan") for value in row]

    assert "Anggaran yang tertulis: Rp6.200.001 dari 2 kantor; 1 isian bukan angka tidak ikut." in said


@pytest.mark.libreoffice
def test_a_budget_that_a_definition_declares_of_the_indicator_counts_once(tmp_path: Path, office: LibreOffice) -> None:
    own = tmp_path / "pagu.toml"
    column = 'id = "budget"\nheading = "ANGGARAN"\nkind = "amount"\nlevel = "indicator"'
    own.write_text(f'extends = ["kpu-2020"]\nid = "pagu"\nversion = 1\n[[columns]]\n{column}\n', encoding="utf-8")
    rows = [f"Hukum | {DISPUTES} | 80% | 1.000.000", "| | |", f"Hukum | {REPORTS} | 4 Laporan | menyusul", "| | |"]
    path = rolled_up([komisi(TIMUR, "ANGGARAN", *rows, template=str(own))], tmp_path / "rekap.xlsx")
    row, _ = as_table(path)

    assert (row["Jumlah"], row["Isian Bukan Angka"], row["Komisi: Hukum"]) == (1_000_000, 1, 1_000_000)
    assert recalculated(path, office) == []


def test_objectives_of_few_offices_beyond_eight_share_a_column(tmp_path: Path) -> None:
    rows = [f"Sasaran {letter} | Jumlah {letter} | 1 Dokumen | 1.000.000" for letter in "ABCDEFGHIJ"]
    row, _ = as_table(rolled_up([komisi(TIMUR, "ANGGARAN", *rows)], tmp_path / "rekap.xlsx"))

    assert row["Komisi: Sasaran H"] == 1_000_000
    assert row["Komisi: sasaran lain"] == 2_000_000


def test_a_sum_of_more_blocks_of_rows_than_a_formula_can_name_is_a_number(tmp_path: Path) -> None:
    rows = [f"Sasaran {'AB'[nth % 2]} | Jumlah {nth} Laporan | 1 Dokumen | 1.000.000" for nth in range(130)]
    path = rolled_up([komisi(TIMUR, "ANGGARAN", *rows)], tmp_path / "rekap.xlsx")
    row, _ = as_table(path)

    assert row["Komisi: Sasaran A"] == row["Komisi: Sasaran B"] == 65_000_000
    assert not str(openpyxl.load_workbook(path)[BUDGET]["E4"].value).startswith("=")


def recalculated(path: Path, office: LibreOffice) -> list[tuple[str, str, object, object]]:
    """The formulas of all sheets of which LibreOffice finds another value than the one that is stored."""
    office.open(path)
    office.recalculate()
    saved = office.save(path.with_name("dihitung.xlsx"))
    office.close()
    formulas = openpyxl.load_workbook(path)
    stored, found = (openpyxl.load_workbook(each, data_only=True) for each in (path, saved))
    cells = ((page.title, cell) for page in formulas for row in page.iter_rows() for cell in row)
    pairs = (
        (sheet, cell.coordinate, stored[sheet][cell.coordinate].value, found[sheet][cell.coordinate].value)
        for sheet, cell in cells
        if str(cell.value).startswith("=")
    )
    return [each for each in pairs if (each[2] or "") != (each[3] or "") and each[2] != pytest.approx(each[3])]


@pytest.mark.libreoffice
def test_libreoffice_finds_every_value_that_is_stored(tmp_path: Path, office: LibreOffice) -> None:
    more = [
        komisi(BARAT, UP_TO, f"Hukum | {DISPUTES} | 4 Dokumen | 1 | 2,5 | 3 | 4"),
        komisi(SUMBAWA, UP_TO, f"Hukum | {DISPUTES} | 90% | n.a | | 45,5% | 90%"),
    ]
    path = rolled_up([*more, *budgeted()[1:]], tmp_path / "rekap.xlsx")

    assert recalculated(path, office) == []


@pytest.mark.libreoffice
def test_a_deleted_data_row_leaves_a_sum_blank(tmp_path: Path, office: LibreOffice) -> None:
    path = rolled_up(budgeted()[:2], tmp_path / "rekap.xlsx")
    office.open(path)
    office.delete_row("Data Sekretariat", 4)
    office.recalculate()
    shown = office.read(BUDGET, "C4:E4")
    office.close()

    assert shown == [["", "", ""]]


@pytest.mark.libreoffice
def test_what_a_form_does_not_ask_for_is_not_missing_from_a_complete_plan(tmp_path: Path, office: LibreOffice) -> None:
    path = tmp_path / "rekap.xlsx"
    write_rollup(path, rollup_files([EXAMPLE], jobs=0), force=True, jobs=1)
    headings, *rows = values_of(path, "Status Penyampaian")[2:]
    page = " ".join(str(value) for row in values_of(path, "Ringkasan") for value in row)

    assert [row[headings.index("Kelengkapan")] for row in rows[:2]] == [1, 1]
    assert "Di 2 kantor yang rencananya direkap, rata-rata 100% indikator baku terisi lengkap: ada target." in page
    assert recalculated(path, office) == []


@pytest.mark.libreoffice
def test_a_predicate_with_its_number_is_that_predicate_in_every_figure(tmp_path: Path, office: LibreOffice) -> None:
    grades = {BARAT: "BB", TENGAH: "BB (72,10)", TIMUR: "A (nilai 85,5)"}
    plans = [
        komisi(region, "KETERANGAN", f"Hukum | Predikat SAKIP | {grade} | nihil") for region, grade in grades.items()
    ]
    path = rolled_up(plans, tmp_path / "rekap.xlsx")
    row = next(row for row in values_of(path, "Perbandingan Target") if "Predikat SAKIP" in row)
    data = [row for row in values_of(path, "Data Komisi") if "Predikat SAKIP" in row]

    assert "A: 1; BB: 2" in row
    assert {str(value) for row in data for value in row if "(" in str(value)} == {"BB (72,10)", "A (nilai 85,5)"}
    assert recalculated(path, office) == []


def test_a_predicate_is_the_same_with_and_without_its_number_on_both_parts() -> None:
    sheet = "# {0}\n| NO | SASARAN | INDIKATOR | TARGET |\n| 1 | A | Predikat SAKIP | {1} |"
    plan = plan_of("\n".join([sheet.format("Komisi", "BB"), sheet.format("Sekretariat", "BB (72,10)")]))

    assert not check([plan], select=["RAK601"])


@pytest.mark.libreoffice
def test_behind_the_last_target_that_is_written_as_s_d_nothing_is_known(tmp_path: Path, office: LibreOffice) -> None:
    rows = [f"Hukum | {REPORTS} | 4 Laporan | 1 | 2 | |", f"Hukum | {REPORTS} B | 4 Laporan | 1 | | | 4"]
    path = rolled_up([komisi(TIMUR, UP_TO, *rows)], tmp_path / "rekap.xlsx")

    assert [row[-1] for row in quarters(path)] == [1, 2, None, None, 4, 1, 1, 1, 4, 4]
    assert recalculated(path, office) == []
