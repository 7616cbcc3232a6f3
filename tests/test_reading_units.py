"""The unit of a target stands in the column that is the target's own, or it is asked whose it is."""

from __future__ import annotations

import pytest

from rak_excel.model import Plan
from rak_excel.rules.check import check
from tests.tables import plan_of, told


def with_columns(heading: str, *rows: str, lower: str = "") -> Plan:
    """A plan with these columns around its targets, from column D on."""
    below = f"| | | | {lower} | | | | | | |" if lower else ""
    lines = [
        f"| {nth} | Sasaran {nth} | Tingkat {nth} | {row} | Rapat {nth} | ✓ | | | | Divisi Hukum |"
        for nth, row in enumerate(rows, 1)
    ]
    top = f"| NO | SASARAN | INDIKATOR | {heading} | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"
    return plan_of("\n".join(["# Komisi", top, below, *lines]))


def targets(plan: Plan) -> list[str]:
    return [each.target.text for each in plan.parts[0].indicators if each.target]


def told_of_columns(plan: Plan) -> list[str]:
    """What is told of columns and asked about, without a sheet missing and the like."""
    return [each for each in told(plan) if each.startswith(("RAK004", "RAK009", "RAK02"))]


@pytest.mark.parametrize(
    ("heading", "row", "text"),
    [
        ("TARGET | SATUAN", "70 | %", "70%"),
        ("SATUAN | TARGET", "% | 70", "70%"),
        ("TARGET | SATUAN TARGET", "70 | %", "70%"),
        ("TARGET | UNIT", "70 | Dokumen", "70 Dokumen"),
        ("TARGET (%)", "70", "70%"),
        ("TARGET %", "70", "70%"),
        ("TARGET (dalam persen)", "70", "70%"),
        ("TARGET (Dokumen)", "70", "70 Dokumen"),
        ("TARGET (%)", "5 Dokumen", "5 Dokumen"),
        ("TARGET (%) | SATUAN", "5 | Dokumen", "5 Dokumen"),
        ("TARGET (diisi angka)", "70", "70"),
        ("TARGET (2020)", "70", "70"),
        ("TARGET | KET | SATUAN", "70 | penting | Dokumen", "70 Dokumen"),
        # What was reached, or is planned for another year, is counted in the same unit.
        ("TARGET 2020 | TARGET 2021 | SATUAN", "70 | 80 | %", "70%"),
        ("TARGET | REALISASI 2019 | SATUAN", "70 | 65 | %", "70%"),
        ("SATUAN | KONDISI AWAL | TARGET", "% | 65 | 70", "70%"),
        ("BASELINE 2019 | SATUAN | TARGET 2020", "65 | % | 70", "70%"),
        ("KODE | SATUAN | TARGET", "2439 | % | 70", "70%"),
        # One for each.
        ("TARGET SEMULA | SATUAN | TARGET MENJADI | SATUAN", "70 | % | 80 | Dokumen", "80 Dokumen"),
        ("SATUAN | TARGET SEMULA | SATUAN | TARGET MENJADI", "% | 70 | Dokumen | 80", "80 Dokumen"),
        ("TARGET SEMULA | TARGET MENJADI | SATUAN SEMULA | SATUAN MENJADI", "70 | 80 | % | Dokumen", "80 Dokumen"),
        ("TARGET SEMULA | TARGET MENJADI | SATUAN MENJADI | SATUAN SEMULA", "70 | 80 | Dokumen | %", "80 Dokumen"),
        ("TARGET 2020 | SATUAN | TARGET 2021 | SATUAN", "70 | % | 80 | Dokumen", "70%"),
        ("TARGET | SATUAN | VOLUME | SATUAN", "70 | % | 2 | Laporan", "70%"),
        ("VOLUME | SATUAN | TARGET | SATUAN", "2 | Laporan | 70 | %", "70%"),
        ("TARGET | SATUAN | VOLUME", "70 | % | 2", "70%"),
        ("TARGET | SATUAN | REALISASI 2018 | SATUAN | REALISASI 2019", "70 | % | 5 | Dokumen | 65", "70%"),
        # Money is counted in Rupiah, and nothing else beside it is.
        ("TARGET | PAGU | SATUAN", "70 | 5000000 | Rp", "70"),
        ("TARGET | SATUAN | PAGU | SATUAN", "70 | Dokumen | 5000000 | Rp", "70 Dokumen"),
        ("TARGET | PAGU | SATUAN | SATUAN", "70 | 5000000 | Rp | Dokumen", "70 Dokumen"),
        ("TARGET | ANGGARAN (Rp) | SATUAN", "70 | 5000000 | Dokumen", "70 Dokumen"),
        ("PAGU | SATUAN | TARGET", "5000000 | Dokumen | 70", "70 Dokumen"),
        ("TARGET | TARGET KEUANGAN | SATUAN", "70 | 5000000 | Rupiah", "70"),
        ("TARGET | SATUAN", "5000000 | Rp", "5000000 Rupiah"),
        ("TARGET | PAGU | SATUAN", "70 | 5000 | Ribu Rupiah", "70"),
        ("TARGET | PAGU | SATUAN", "70 | 5 | juta", "70"),
        # Headed as targets, with nothing but units.
        ("TARGET VOLUME | TARGET SATUAN", "70 | Dokumen", "70 Dokumen"),
        ("TARGET KUANTITAS | TARGET SATUAN", "70 | Dokumen", "70 Dokumen"),
        ("TARGET SATUAN | TARGET JUMLAH", "Dokumen | 70", "70 Dokumen"),
        ("VOLUME TARGET | SATUAN TARGET", "70 | Aplikasi", "70 Aplikasi"),
        ("TARGET | TARGET", "70 | Dokumen", "70 Dokumen"),
        ("TARGET/SATUAN", "70 Dokumen", "70 Dokumen"),
        # Two columns of which each row has one.
        ("TARGET | SATUAN | SATUAN", "70 | | %", "70%"),
        ("SATUAN | TARGET | SATUAN", "% | 70 | %", "70%"),
    ],
)
def test_a_unit_belongs_to_the_quantity_beside_it(heading: str, row: str, text: str) -> None:
    plan = with_columns(heading, row)

    assert targets(plan) == [text]
    assert [each for each in told_of_columns(plan) if "RAK020" not in each] == []


@pytest.mark.parametrize(
    ("heading", "row", "text"),
    [
        ("KEGIATAN | VOLUME | SATUAN", "Reviu | 2 | Laporan", "70"),
        ("SATUAN | KEGIATAN | VOLUME | SATUAN", "% | Reviu | 2 | Laporan", "70%"),
    ],
)
def test_the_unit_of_an_activitys_volume_is_not_that_of_the_target(heading: str, row: str, text: str) -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | {heading} | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1 | A | Tingkat A | 70 | {row} | ✓ | | | | Divisi Hukum |
    """)

    assert targets(plan) == [text]
    assert told_of_columns(plan) == []


@pytest.mark.parametrize(
    ("upper", "lower", "row", "text"),
    [
        ("TARGET | <", "VOLUME | SATUAN", "70 | Dokumen", "70 Dokumen"),
        ("TARGET | <", "KUANTITAS | SATUAN", "70 | Dokumen", "70 Dokumen"),
        ("TARGET | <", "JUMLAH | SATUAN", "70 | Dokumen", "70 Dokumen"),
        ("TARGET | <", "SATUAN | VOLUME", "Dokumen | 70", "70 Dokumen"),
        ("TARGET | < | SATUAN | <", "SEMULA | MENJADI | SEMULA | MENJADI", "70 | 80 | % | Dokumen", "80 Dokumen"),
        ("TARGET SEMULA | < | TARGET MENJADI | <", "VOLUME | SATUAN | VOLUME | SATUAN", "70 | % | 80 | Dokumen", "80 Dokumen"),
        ("TARGET | < | ANGGARAN | <", "VOLUME | SATUAN | JUMLAH | SATUAN", "70 | Dokumen | 5000 | Rp", "70 Dokumen"),
    ],
)  # fmt: skip
def test_amount_and_unit_below_one_heading_are_a_target(upper: str, lower: str, row: str, text: str) -> None:
    plan = with_columns(upper, row, lower=lower)

    assert targets(plan) == [text]
    assert [each for each in told_of_columns(plan) if "RAK020" not in each] == []


@pytest.mark.parametrize(
    ("heading", "row", "text", "told_at"),
    [
        ("SATUAN | TARGET | SATUAN", "Dokumen | 70 | %", "70%", ["RAK009 Komisi!D1 error", "RAK009 Komisi!F1 error"]),
        ("TARGET | SATUAN | SATUAN", "70 | Dokumen | %", "70 Dokumen", ["RAK009 Komisi!E1 error", "RAK009 Komisi!F1 error"]),
        ("VOLUME | SATUAN | TARGET", "2 | Laporan | 70", "70", ["RAK009 Komisi!E1 error"]),
        ("TARGET | VOLUME | SATUAN", "70 | 2 | Laporan", "70", ["RAK020 Komisi!F1 warning"]),
        ("TARGET | BOBOT | SATUAN", "70 | 2 | %", "70", ["RAK020 Komisi!F1 warning"]),
    ],
)  # fmt: skip
def test_it_is_told_or_asked_whose_a_unit_is(heading: str, row: str, text: str, told_at: list[str]) -> None:
    plan = with_columns(heading, row)

    assert targets(plan) == [text]
    assert told_of_columns(plan) == told_at


@pytest.mark.parametrize(
    ("heading", "row", "told_at"),
    [
        ("TARGET |", "70 | Dokumen", ["RAK009 Komisi!E2 error"]),
        ("| TARGET", "% | 70", ["RAK009 Komisi!D2 error"]),
        ("TARGET | SATUN", "70 | Dokumen", ["RAK009 Komisi!E1 error"]),
        ("TARGET | UKURAN", "70 | %", ["RAK009 Komisi!E1 error"]),
        ("TARGET | UKURAN", "70 | besar", []),
        ("TARGET | UKURAN", "70% | Dokumen", []),
        ("TARGET (%) | UKURAN", "70 | Dokumen", []),
        ("TARGET | KETERANGAN", "70 | Dokumen", []),
    ],
)
def test_units_beside_a_target_without_the_heading_satuan_are_asked_about(
    heading: str, row: str, told_at: list[str]
) -> None:
    plan = with_columns(heading, row)

    assert targets(plan) == [row.replace("% | 70", "70").split(" | ")[0] if "(%)" not in heading else "70%"]
    assert told_of_columns(plan) == told_at


@pytest.mark.parametrize(
    ("indicator", "columns", "row", "told_at"),
    [
        ("Tingkat A", "SATUAN", "Dokumen", ["RAK009 Komisi!F1 error"]),
        ("Persentase A", "SATUAN", "Dokumen", []),
        ("Tingkat A", "VOLUME | SATUAN", "2 | Dokumen", []),
    ],
)
def test_units_behind_the_work_are_asked_about_where_targets_have_none(
    indicator: str, columns: str, row: str, told_at: list[str]
) -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {columns} | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1 | A | {indicator} | 70 | Rapat | {row} | ✓ | | | | Divisi Hukum |
    """)

    assert told_of_columns(plan) == told_at


@pytest.mark.parametrize(
    ("unit", "text"),
    [("Dokumen\\nLaporan", "70 Dokumen/Laporan"), ("Berita\\nAcara", "70 Berita Acara")],
)
def test_a_unit_on_two_lines_is_two_known_ones_or_one(unit: str, text: str) -> None:
    assert targets(with_columns("TARGET | SATUAN", f"70 | {unit}")) == [text]


def test_units_that_are_money_in_part_are_asked_about() -> None:
    plan = with_columns("TARGET | PAGU | SATUAN", "70 | 5000 | Rp", "80 | 6000 | Dokumen")

    assert targets(plan) == ["70", "80"]
    assert told_of_columns(plan) == ["RAK009 Komisi!F1 error"]


@pytest.mark.parametrize(
    ("heading", "units", "read", "told_at"),
    [
        ("UNIT", ("Sekretariat", "Divisi Hukum"), ["70", "80"], []),
        ("UNIT", ("Subbag Hukum", "KPU Kabupaten Bima"), ["70", "80"], []),
        ("UNIT", ("Pegawai", "Dokumen"), ["70 Pegawai", "80 Dokumen"], []),
        ("UNIT", ("Orang Hari", "Bidang"), ["70 Orang Hari", "80 Bidang"], []),
        ("UNIT", ("Bidang Hukum", "Dinas Sosial"), ["70", "80"], []),
        ("UNIT", ("Sekretariat", "Dokumen"), ["70", "80 Dokumen"], ["RAK009 Komisi!D2 error"]),
        ("SATUAN", ("Divisi Hukum", "Divisi Teknis"), ["70", "80"], ["RAK020 Komisi!E1 warning"]),
        ("SATUAN", ("Divisi Hukum", "Dokumen"), ["70", "80 Dokumen"], ["RAK009 Komisi!D2 error"]),
        # Where it says SATUAN, what can be counted is.
        ("SATUAN", ("Sekretariat", "Program"), ["70 Sekretariat", "80 Program"], []),
        ("SATUAN", ("sesuai dengan kebutuhan", "%"), ["70", "80%"], ["RAK009 Komisi!D2 error"]),
        ("SATUAN", ("-", "%"), ["70", "80%"], []),
    ],
)
def test_who_does_the_work_is_no_unit_of_measure(
    heading: str, units: tuple[str, str], read: list[str], told_at: list[str]
) -> None:
    plan = with_columns(f"TARGET | {heading}", f"70 | {units[0]}", f"80 | {units[1]}")

    assert targets(plan) == read
    assert told_of_columns(plan) == told_at


@pytest.mark.parametrize(
    ("rows", "read"),
    [
        (("70 | Dokumen", "sda |"), ["70 Dokumen", "70 Dokumen"]),
        (("70 | Dokumen", "sda |", "sda |"), ["70 Dokumen"] * 3),
        (("70 | Dokumen", "80 | ^", "sda |"), ["70 Dokumen", "80 Dokumen", "80 Dokumen"]),
        (("70 | Dokumen", "sda | sda"), ["70 Dokumen", "70 Dokumen"]),
        (("70 | Dokumen", "80 | sda"), ["70 Dokumen", "80 Dokumen"]),
        (("{0.63:0%} | %", "sda |"), ["63%", "63%"]),
        (("70 | ", "sda |"), ["70", "70"]),
    ],
)
def test_a_target_as_above_has_the_unit_of_that_one_too(rows: tuple[str, ...], read: list[str]) -> None:
    plan = with_columns("TARGET | SATUAN", *rows)

    assert targets(plan) == read
    assert told_of_columns(plan) == []


@pytest.mark.parametrize(
    ("number", "unit", "indicator", "text"),
    [
        ("4", "Dokumen", "Jumlah dokumen", "4 Dokumen"),
        ("75", "%", "Tingkat A", "75%"),
        ("{75}", "%", "Persentase A", "75%"),
    ],
)
def test_a_unit_alone_below_a_number_is_that_of_the_number(number: str, unit: str, indicator: str, text: str) -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR   | TARGET   | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA                   |
        | 1  | Tertib  | {indicator} | {number} | Reviu    | ✓  |    |    |    | Divisi Hukum dan Pengawasan |
        |    |         |             | {unit}   | Rapat    |    | ✓  |    |    | Divisi Hukum dan Pengawasan |
    """)

    assert targets(plan) == [text]
    assert not [each for each in told(plan) if "!D" in each]


def test_nobody_is_told_to_clear_a_target_that_stands_nowhere_else() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR    | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA                   |
        | 1  | Tertib  | Persentase A | 25%    | Reviu    | ✓  |    |    |    | Divisi Hukum dan Pengawasan |
        |    |         |              | 50%    | Rapat    |    | ✓  |    |    | Divisi Hukum dan Pengawasan |
    """)
    (finding,) = check([plan], select=["RAK303"])

    assert str(finding.cell) == "Komisi!D3"
    assert "kosongkan" not in finding.hint.id
    assert "hapus" not in finding.hint.id


def test_units_around_a_target_in_money_alone_are_those_of_the_target() -> None:
    plan = with_columns("SATUAN | TARGET (Rp) | SATUAN", "Dokumen | 2 | Dokumen", "Laporan | 3 | Laporan")

    assert targets(plan) == ["2 Dokumen", "3 Laporan"]
