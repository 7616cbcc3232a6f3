"""The workbook of a roll-up of reports, counted anew with pandas; and the command, from files to a workbook and on to the next."""

from __future__ import annotations

import datetime
import json
import random
import re
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from click.testing import CliRunner, Result

from rak_excel.cli import main
from rak_excel.definitions.loading import load_template
from rak_excel.errors import OutputExistsError
from rak_excel.formats.written.book import MARGINS, PAPERS, PIXELS_AN_INCH, pixels_wide, points_on_a_page
from rak_excel.model import Paper, PlanForm
from rak_excel.monitoring.form import report_form
from rak_excel.rolling_up.monitoring.facts import ReportFacts
from rak_excel.rolling_up.monitoring.roll_up import roll_up_reports
from rak_excel.vocabulary.names.regions import code_named
from rak_excel.workbooks.form.book import write_plan_book
from rak_excel.workbooks.monitoring.rollup.book import write_report_rollup
from rak_excel.workbooks.rollup.summary.page import COLUMNS, WIDTH, WIDTH_ON_A4
from tests.office_reports import DONE, facts, until_june, varied, varied_report, write_report
from tests.reading_here import reading_here
from tests.reports import filled
from tests.rollup_plans import NTB, changed, office_plan

DEADLINE = datetime.date(2020, 7, 15)
_PADDING = 0.71  # characters, that a stored width has more than the one that was set
LETTERS = {
    "Tercapai": "T",
    "Mendekati": "M",
    "Belum tercapai": "B",
    "Belum jatuh tempo": "–",
    "Menunggu rilis": "rilis",
}
LETTERS |= {"Tidak diukur": "tdk ukur", "Belum diisi": "kosong", "Perlu dicek": "cek"}


def sent() -> list[ReportFacts]:
    reports = [
        varied_report(region, saved=datetime.datetime(2020, 7, 10 + 2 * number, 3))
        for number, region in enumerate(NTB[:7])
    ]
    reports.append(
        facts(NTB[7], change=lambda key, row: changed("K1.2", indicator="Jumlah Pojok Baca")(key, until_june(key, row)))
    )
    reports += [varied_report(region, quarter=1) for region in NTB[:3]]
    return reports


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rekap") / "rekap.xlsx"
    write_report_rollup(path, roll_up_reports(sent(), 2, provinces=["52"], deadline=DEADLINE))
    return path


def table(path: Path, sheet: str) -> pd.DataFrame:
    """The rows below the headings of a sheet, read by another reader than ours."""
    stat = path.stat()
    return _tables(path, stat.st_mtime_ns, stat.st_size)[sheet]


@lru_cache(maxsize=4)
def _tables(path: Path, _moment: int, _size: int) -> dict[str, pd.DataFrame]:
    frames = pd.read_excel(path, sheet_name=None, header=2, dtype=object, engine="calamine")
    return {name: frame.astype(object).where(frame.notna(), None) for name, frame in frames.items()}


def test_every_sheet_is_there_in_its_order_and_the_first_fits_on_one_page(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)

    assert book.sheetnames == [
        "Ringkasan",
        "Status Pelaporan",
        "Peta Capaian",
        "Kendala dan Tindak Lanjut",
        "Catatan",
        "Data Realisasi",
        "Data Kegiatan",
        "Daftar File",
        "Cek Jumlah Baris",
        "_rekap_laporan",
    ]
    assert book["_rekap_laporan"].sheet_state == "hidden"
    setup = book["Ringkasan"].page_setup
    assert (setup.orientation, str(setup.paperSize)) == ("landscape", "14")
    whole = book["Ringkasan"].sheet_properties.pageSetUpPr
    assert whole
    assert whole.fitToPage


def test_each_office_counts_its_indicators_and_activities(workbook: Path) -> None:
    data, works = table(workbook, "Data Realisasi"), table(workbook, "Data Kegiatan")
    for _, row in table(workbook, "Status Pelaporan").iterrows():
        own = Counter(data[data["Kantor"] == row["Kantor"]]["Status Capaian"])
        work = works[(works["Kantor"] == row["Kantor"]) & (works["Dijadwalkan (1 = ya)"] == 1)]
        said = work[work["Status Pelaksanaan"].notna()]
        judged = own["Tercapai"] + own["Mendekati"] + own["Belum tercapai"]
        if row["TW II"] == "Belum lapor":  # which is not 0
            assert {row[name] for name in ("Tercapai", "Belum Diisi", "Kegiatan Terjadwal", "Kelengkapan")} <= {
                None,
                "",
            }
            continue
        wanted = judged + own["Belum diisi"] + own["Perlu dicek"] + len(work)

        assert (row["Tercapai"], row["Mendekati"], row["Belum Tercapai"]) == (
            own["Tercapai"],
            own["Mendekati"],
            own["Belum tercapai"],
        )
        assert (row["Belum Diisi"], row["Perlu Dicek"]) == (own["Belum diisi"], own["Perlu dicek"])
        assert (row["Kegiatan Terjadwal"], row["Kegiatan Dilaporkan"]) == (len(work), len(said))
        if wanted:
            assert row["Kelengkapan"] == pytest.approx((judged + len(said)) / wanted)


def test_percentages_are_figures_divided_by_targets_and_never_averaged(workbook: Path) -> None:
    data = table(workbook, "Data Realisasi")
    judged = data[data["Capaian TW II"].notna() & (data["Arah"] == "Makin tinggi")]
    numbers = judged[judged["Target s.d. TW II (angka)"].notna()]

    assert len(numbers) > 50
    for _, row in numbers.iterrows():
        share = row["Realisasi s.d. TW II (angka)"] / row["Target s.d. TW II (angka)"] * 100
        assert share - 0.01 < row["Capaian TW II"] <= share + 1e-6  # cut off, so that 100 is what has reached it
        expected = "Tercapai" if share >= 99.999999 else "Mendekati" if share >= 79.999999 else "Belum tercapai"
        assert row["Status Capaian"] == expected
    text = "".join(
        str(cell.value) for sheet in openpyxl.load_workbook(workbook) for row in sheet.iter_rows() for cell in row
    )
    assert "AVERAGE" not in text


def test_nothing_that_is_not_due_has_a_percentage_of_the_quarter(workbook: Path) -> None:
    data = table(workbook, "Data Realisasi")
    others = data[~data["Status Capaian"].isin(["Tercapai", "Mendekati", "Belum tercapai"])]

    assert len(others) > 20
    assert others["Capaian TW II"].isna().all()


def test_the_map_shows_each_figure_of_each_office_with_its_letter(workbook: Path) -> None:
    sheet, data = table(workbook, "Peta Capaian"), table(workbook, "Data Realisasi")
    rows = [row for _, row in sheet.iterrows() if isinstance(row["Kode"], str)]
    shown = {(row["Kode"], office): row[office] for row in rows for office in sheet.columns[6:]}
    expected = {}
    for _, row in data.iterrows():
        percent, letter = row["Capaian TW II"], LETTERS[str(row["Status Capaian"])]
        office = str(row["Kantor"]).removeprefix("KPU ")
        office = "Kab. Bima" if office == "Kabupaten Bima" else office.removeprefix("Kabupaten ")
        expected[row["Kode Indikator"], office] = f"{int(percent)}% {letter}" if percent is not None else letter

    for at, text in expected.items():
        assert shown[at] == text
    assert sum(isinstance(text, str) and bool(text) for text in shown.values()) == len(expected)


def test_own_indicators_stand_apart_on_the_map(workbook: Path) -> None:
    names = list(table(workbook, "Peta Capaian")["Indikator"])
    heading = names.index("Realisasi Komisi: indikator di luar daftar baku")

    assert names[heading + 1] == "Jumlah Pojok Baca"


def test_a_second_indicator_in_the_words_of_the_list_is_no_own_one_and_an_unknown_state_reports_nothing(
    tmp_path: Path,
) -> None:
    twice = changed("S9.1", indicator=load_template("kpu-2020").indicators["S8.1"].text)
    odd = facts(
        "52.03", {"secretariat": {1: {"state": "sip"}}}, change=lambda key, row: twice(key, until_june(key, row))
    )
    plain = facts("52.04", {"secretariat": {1: {"state": "Selesai"}}})
    write_report_rollup(path := tmp_path / "rekap.xlsx", roll_up_reports([odd, plain], 2, provinces=["52"]))

    lines = table(path, "Peta Capaian")
    (second,) = lines[lines["Kode"] == "S8.1#2"]["Indikator"]
    assert second.endswith(" [S8.1 (baris ke-2)]")
    assert not any("di luar daftar baku" in str(each) for each in lines["Indikator"])
    status = table(path, "Status Pelaporan").set_index("Kode Wilayah")
    assert list(status.loc[["52.03", "52.04"], "Kegiatan Dilaporkan"]) == [0, 1]


def test_the_map_counts_offices_by_indicator(workbook: Path) -> None:
    data = table(workbook, "Data Realisasi")
    for _, row in table(workbook, "Peta Capaian").iterrows():
        if isinstance(row["Kode"], str):
            own = Counter(data[data["Kode Indikator"] == row["Kode"]]["Status Capaian"])
            assert [row["Tercapai"], row["Mende- kati"], row["Belum tercapai"], row["Belum diisi, dicek"]] == [
                own["Tercapai"],
                own["Mendekati"],
                own["Belum tercapai"],
                own["Belum diisi"] + own["Perlu dicek"],
            ]


def test_what_is_overdue_stands_first_in_the_register(workbook: Path) -> None:
    states = list(table(workbook, "Kendala dan Tindak Lanjut")["Keadaan"])
    overdue = states.count("Lewat batas waktu")

    assert overdue > 0
    assert states[:overdue] == ["Lewat batas waktu"] * overdue


def test_the_account_is_closed(workbook: Path) -> None:
    account, files = table(workbook, "Cek Jumlah Baris"), table(workbook, "Daftar File")
    sheets = {"Indikator": "Data Realisasi", "Kegiatan": "Data Kegiatan", "Kendala": "Kendala dan Tindak Lanjut"}

    assert list(account["File"]) == list(files["File"])
    for kind, sheet in sheets.items():
        rows = table(workbook, sheet)
        kept = Counter(rows["No. File"])
        for _, row in account.iterrows():
            sent, used, unused = (
                row[f"{kind}: {what}"] for what in ("baris di file", "baris di rekap", "tidak dipakai")
            )
            assert used == kept[row["No. File"]]
            assert sent == used + unused
            assert row[f"{kind}: selisih"] == 0
        assert account[f"{kind}: baris di rekap"].sum() == len(rows)


def test_the_page_says_who_is_behind_and_why(workbook: Path) -> None:
    page = pd.read_excel(workbook, sheet_name="Ringkasan", header=None, dtype=object, engine="calamine")
    lines = [" | ".join(str(each) for each in line if not pd.isna(each)) for line in page.to_numpy()]
    status = table(workbook, "Status Pelaporan")
    counted = Counter(str(each).split(" ")[0] for each in status["TW II"])

    assert lines[2] == (
        f"8 dari 10 kantor sudah lapor: {counted['Tepat']} tepat waktu, {counted['Terlambat']} terlambat, "
        f"{counted['Sudah']} belum dinilai waktunya. Belum lapor: 2."
    )
    assert "Belum lapor | 2 | Kota Mataram, Kota Bima" in "\n".join(lines)
    data = table(workbook, "Data Realisasi")
    behind = data[data["Status Capaian"].isin(["Belum tercapai", "Mendekati"])]
    lines_of = {line.split(" | ")[0]: line for line in lines if line.startswith("KPU K")}
    assert set(behind["Kantor"]) <= set(lines_of)
    for name, rows in behind.groupby("Kantor"):
        told = lines_of[str(name)].split(" | ")[2]
        named = re.findall(r"(?m)^([KSL][0-9]+(?:[.][0-9]+)?) ", told)
        counted_there = re.findall(r"([0-9]+)(?: lagi)? (?:belum tercapai|mendekati)", told)
        assert set(named) <= set(rows["Kode Indikator"])
        assert len(rows) == len(named) + sum(map(int, counted_there))
    missed = Counter(data[data["Status Capaian"] == "Belum tercapai"]["Kode Indikator"])
    at = next(number for number, line in enumerate(lines) if line.startswith("INDIKATOR YANG PALING BANYAK BELUM"))
    first = lines[at + 2].split(" | ")
    assert int(first[2]) == max(missed.values()) == missed[first[0]]


@pytest.fixture(scope="module")
def on_a4(workbook: Path) -> Path:
    path = workbook.with_name("a4.xlsx")
    write_report_rollup(path, roll_up_reports(sent(), 2, provinces=["52"], deadline=DEADLINE), paper="a4")
    return path


@pytest.mark.parametrize(("paper", "width"), [("f4", WIDTH), ("a4", WIDTH_ON_A4)])
def test_the_page_is_no_higher_than_paper_however_much_there_is_to_say(
    workbook: Path, on_a4: Path, paper: Paper, width: float
) -> None:
    page = openpyxl.load_workbook(on_a4 if paper == "a4" else workbook)["Ringkasan"]
    rows = [page.row_dimensions[number].height or 15 for number in range(1, page.max_row + 1)]

    assert sum(rows) <= points_on_a_page([width] * COLUMNS, paper)


HANDED_OUT = ("Ringkasan", "Status Pelaporan", "Peta Capaian", "Kendala dan Tindak Lanjut")


@pytest.mark.parametrize("paper", ["f4", "a4"])
@pytest.mark.parametrize("sheet", HANDED_OUT)
def test_what_is_handed_out_is_printed_7_points_high_and_shrinks_no_text(
    workbook: Path, on_a4: Path, sheet: str, paper: Paper
) -> None:
    page = openpyxl.load_workbook(on_a4 if paper == "a4" else workbook)[sheet]
    cells = page[str(page.print_area).replace("$", "").rpartition("!")[2]]
    blocks = page.column_dimensions.values()  # columns of one width are one block
    width = {
        n: each.width - _PADDING
        for each in blocks
        for n in range(each.min or 0, (each.max or 0) + 1)
        if not each.hidden
    }
    shown = [width[each.column] for each in cells[0] if each.column in width]
    across = (PAPERS[paper][0] - MARGINS["left"] - MARGINS["right"]) * PIXELS_AN_INCH

    assert round(10 * across / pixels_wide(shown), 1) >= 7
    if sheet != "Ringkasan":  # whose names of offices may shrink a little
        assert not any(
            cell.alignment.shrink_to_fit and cell.value is not None and not cell.number_format.startswith("dd")
            for row in cells
            for cell in row
        )


def test_the_page_names_what_was_missed_before_its_figure_and_its_obstacle(tmp_path: Path) -> None:
    missed = {"goal": "100%", "actual": "60", "state": "Selesai"}
    said = {**DONE, "secretariat": {2: missed | {"obstacle": "Revisi anggaran terlambat"}, 5: missed}}
    result = roll_up_reports([facts("52.03", said, saved=datetime.datetime(2020, 7, 17))], 2, deadline=DEADLINE)
    write_report_rollup(path := tmp_path / "rekap.xlsx", result)
    page = pd.read_excel(path, sheet_name="Ringkasan", header=None, dtype=object, engine="calamine").to_numpy()
    (line,) = ([each for each in row if not pd.isna(each)] for row in page if row[0] == "KPU Kabupaten Lombok Timur")

    assert line[1] == "Terlambat 2 hari"
    assert line[2].split("\n") == [
        "S2.1 Persentase … Menyampaikan Laporan Pertanggungjawaban … 60%: Revisi anggaran terlambat",
        "S5.1 Persentase … Patuh dan Tertib dalam Pengelolaan Barang … 60%: kendala belum ditulis",
    ]


def page_of(path: Path) -> list[list[str]]:
    """What stands on Ringkasan, row by row."""
    page = pd.read_excel(path, sheet_name="Ringkasan", header=None, dtype=object, engine="calamine").to_numpy()
    return [[str(each) for each in row if not pd.isna(each)] for row in page]


def test_whoever_has_only_the_page_reads_all_names_and_how_much_is_not_on_it(workbook: Path) -> None:
    lines = page_of(workbook)
    status, data = table(workbook, "Status Pelaporan"), table(workbook, "Data Realisasi")
    (on_time,) = (line for line in lines if line[:1] == ["Tepat waktu"])
    behind = data[data["Status Capaian"].isin(["Belum tercapai", "Mendekati"])]["Kode Indikator"].nunique()
    blocks = {line[0]: line[1:] for line in lines if line}
    words = Counter(
        (re.sub(r"\W+", " ", str(row["Kendala"])).casefold(), row["Kantor"])
        for _, row in table(workbook, "Kendala dan Tindak Lanjut").iterrows()
        if row["Kendala"] and row["Jumlah Kendala Triwulan Ini"]
    )
    shared = Counter(text for text, _ in words)

    assert len(on_time[2].split(", ")) == int(on_time[1]) == sum(status["TW II"] == "Tepat waktu")
    assert blocks["INDIKATOR YANG PALING BANYAK BELUM TERCAPAI ATAU MENDEKATI"] == [
        f"Ditampilkan 3 dari {behind}; selebihnya di sheet Peta Capaian."
    ]
    assert blocks["KENDALA YANG DITULIS SAMA OLEH BEBERAPA KANTOR"] == [
        f"Ditampilkan 2 dari {sum(count > 1 for count in shared.values())}; selebihnya di sheet Kendala dan Tindak Lanjut."
    ]


def test_the_first_sentence_accounts_for_every_office(tmp_path: Path) -> None:
    moment = datetime.datetime(2020, 7, 10)
    equal = [
        facts("52.03", {"commission": {1: {"state": said}}}, file=said, saved=moment)
        for said in ("Selesai", "Berjalan")
    ]
    result = roll_up_reports([*equal, facts("52.04", saved=moment)], 2, provinces=["52"], deadline=DEADLINE)
    write_report_rollup(path := tmp_path / "rekap.xlsx", result)

    assert page_of(path)[2] == [
        "1 dari 10 kantor sudah lapor: 1 tepat waktu, 0 terlambat, 0 belum dinilai waktunya. Belum lapor: 8. Lainnya: 1, lihat di bawah."
    ]


def test_the_second_indicator_in_the_same_words_is_told_from_the_first_and_of_who_missed_nothing_that_is_said(
    tmp_path: Path,
) -> None:
    twice = changed("S9.1", indicator=load_template("kpu-2020").indicators["S8.1"].text)
    row = {"goal": "100%", "actual": "60", "state": "Selesai"}
    odd = facts(
        "52.03",
        {"secretariat": dict.fromkeys(range(1, 30), row)},
        change=lambda key, row: twice(key, until_june(key, row)),
    )
    done = facts("52.04", {"commission": {2: {"goal": "75%", "actual": "75", "state": "Selesai"}}})
    result = roll_up_reports(
        [odd, done, facts("52.05", {"commission": {1: {"state": "Selesai"}}})], 2, provinces=["52"]
    )
    write_report_rollup(path := tmp_path / "rekap.xlsx", result)
    said = {line[0]: line[2] for line in page_of(path) if line[:1] and line[0].startswith("KPU Kabupaten")}

    assert re.search(r"(?m)^S8\.1 \(baris ke-2\) Persentase Produk Hukum", said["KPU Kabupaten Lombok Timur"])
    assert "#2" not in said["KPU Kabupaten Lombok Timur"] + " ".join(map(str, table(path, "Catatan")["Catatan"]))
    assert said["KPU Kabupaten Sumbawa"] == "Tidak ada, dari 1 indikator yang dinilai"
    assert said["KPU Kabupaten Dompu"] == "Belum ada indikator yang dapat dinilai"


def test_formulas_are_of_excel_2007_and_hold_no_typed_text(workbook: Path) -> None:
    named = set()
    for sheet in openpyxl.load_workbook(workbook):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    named |= set(re.findall(r"([A-Z.]+)\(", str(cell.value)))

    assert named <= {
        *(
            "IF",
            "OR",
            "AND",
            "INT",
            "CHOOSE",
            "COUNT",
            "COUNTIFS",
            "SUM",
            "SUMPRODUCT",
            "ABS",
            "MAX",
            "ROW",
            "ROUND",
            "OFFSET",
        ),
        *(
            "IFERROR",
            "HYPERLINK",
            "INDEX",
            "ISNUMBER",
            "ISTEXT",
            "DATE",
            "DAY",
            "MONTH",
            "YEAR",
            "TRIM",
            "MID",
            "LEN",
            "LEFT",
            "SUMIFS",
            "ISERROR",
        ),
        *("RIGHT", "LOWER", "FIND", "MOD", "REPT", "SUBSTITUTE"),
    }


def test_a_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    said = {
        "goal": "75%",
        "actual": "30",
        "obstacle": '=HYPERLINK("http://x","y")',
        "follow_up": "+1",
        "due": "@SUM(A1)",
    }
    result = roll_up_reports([facts("52.03", {"commission": {2: said}})], 2, provinces=["52"])
    write_report_rollup(tmp_path / "rekap.xlsx", result)
    (row,) = table(tmp_path / "rekap.xlsx", "Kendala dan Tindak Lanjut").to_dict("records")

    assert (row["Kendala"], row["Tindak Lanjut"], row["Batas Waktu"]) == (
        '=HYPERLINK("http://x","y")',
        "+1",
        "@SUM(A1)",
    )
    sheet = openpyxl.load_workbook(tmp_path / "rekap.xlsx")["Kendala dan Tindak Lanjut"]
    assert sheet["G4"].data_type == "s"


def test_the_name_of_an_office_is_no_part_of_a_formula(tmp_path: Path) -> None:
    result = roll_up_reports([facts("52.03")], 2, provinces=["52"])
    named = tuple(
        each.but(region=code_named('Dinas ")&1/0&(" Barat')) if each.region == "52.04" else each
        for each in result.offices
    )
    write_report_rollup(path := tmp_path / "rekap.xlsx", result.but(offices=named))
    page = openpyxl.load_workbook(path)["Ringkasan"]

    (formula,) = (str(row[3].value) for row in page.iter_rows() if row[0].value == "Belum lapor")
    assert '", Dinas "")&1/0&("" Barat",""' in formula


@pytest.mark.parametrize(("name", "live"), [("X" * 25, True), ("X" * 90, False)])
def test_formulas_stay_within_what_excel_takes_whatever_offices_are_called(
    tmp_path: Path, name: str, live: bool
) -> None:
    result = roll_up_reports([facts("52.03", saved=datetime.datetime(2020, 7, 1))], 2, provinces=["52"])
    sent, missing = result.offices[2], result.offices[3]
    many = [missing.but(region=code_named(f"{name} {n}")) for n in range(49)]
    write_report_rollup(path := tmp_path / "rekap.xlsx", result.but(offices=(sent, *many)))
    sheet = openpyxl.load_workbook(path)["Ringkasan"]
    lengths = [len(str(cell.value)) for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]

    assert max(lengths) < 8192
    assert (max(lengths) > 4096) is live


def test_the_order_of_the_reports_makes_no_byte_different(tmp_path: Path) -> None:
    reports = [varied_report(region) for region in NTB[:4]]
    for name, own in (("a", reports), ("b", reports[::-1])):
        write_report_rollup(tmp_path / f"{name}.xlsx", roll_up_reports(own, 2, provinces=["52"]), jobs=0)

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("laporan")
    for region in NTB[:3]:
        form = report_form(office_plan(region, until_june), 2)
        write_report(folder / f"{region}.xlsx", filled(form, varied(form, random.Random(region))))  # noqa: S311 - made up
    (folder / "foto.xlsx").write_bytes(b"not a workbook")
    write_plan_book(
        folder / "rak.xlsx",
        PlanForm(definition := load_template("kpu-2020"), form.identity, {p.id: () for p in definition.parts}),
    )
    return folder


def run(*arguments: str | Path, quiet: bool = True) -> Result:
    with reading_here():
        return CliRunner().invoke(main, ["rollup", *map(str, arguments), *(["--quiet"] if quiet else [])])


def typed_into(path: Path, column: str, row: int, text: str, sheet: str = "Status Pelaporan") -> None:
    """Type into a cell and save, as a spreadsheet program does."""
    book: Any = openpyxl.load_workbook(path)
    at = next(cell.column for cell in book[sheet][3] if cell.value == column)
    book[sheet].cell(row, at).value = text
    book.save(path)


def test_the_command_rolls_up_files_and_what_is_none_is_told(reports: Path, tmp_path: Path) -> None:
    done = run(reports, "--province", "52", "--quarter", "2", "-o", tmp_path / "rekap.xlsx", quiet=False)

    assert done.exit_code == 1  # a file has to be acted on
    assert "3 dari 10 kantor sudah melaporkan TW II" in done.output
    assert "foto.xlsx: Tidak terbaca." in done.output
    states = dict(
        zip(*(table(tmp_path / "rekap.xlsx", "Daftar File")[name] for name in ("File", "Keadaan")), strict=True)
    )
    assert (states["52.01.xlsx"], states["foto.xlsx"]) == ("Dipakai", "Tidak terbaca")


def test_the_same_files_give_the_same_bytes(reports: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        run(reports, "--province", "52", "--quarter", "2", "-o", tmp_path / f"{name}.xlsx")

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_reports_among_plans_are_told(reports: Path, tmp_path: Path) -> None:
    plan = Path("examples/lombok-timur-2020/rak-lombok-timur-2020.xlsx")
    done = run(reports / "52.01.xlsx", plan, "--province", "52", "-o", tmp_path / "rekap.xlsx", quiet=False)

    assert re.search(r"52\.01\.xlsx: .*laporan", done.output)
    assert "1 dari 10 kantor sudah menyampaikan" in done.output


def test_what_the_province_typed_is_carried_and_never_lost(reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "rekap.xlsx"
    asked = (reports, "--province", "52", "--quarter", "2", "-o", path, "--force")
    run(*asked)
    assert run(*asked).exit_code == 1  # nothing was typed into it, so it is replaced
    typed_into(path, "Tanggal Diterima", 4, "16/07/2020")
    typed_into(path, "Catatan Provinsi", 5, "sudah ditelepon")

    refused = run(*asked)
    assert isinstance(refused.exception, OutputExistsError)
    assert "--previous" in refused.exception.text.id
    assert str(run(*asked[:-1]).exception) == str(refused.exception)  # no advice to use --force, which is refused
    assert "--force" in str(run(*asked[:-1], "--previous", path).exception)  # which does now
    assert run(*asked, "--previous", path, "--deadline", "15-07-2020").exit_code == 1
    status = table(path, "Status Pelaporan")
    assert status["TW II"][0] == "Terlambat 1 hari"
    assert status["Catatan Provinsi"][1] == "sudah ditelepon"


def test_what_is_typed_elsewhere_is_carried_by_nothing_so_the_file_is_kept(reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "rekap.xlsx"
    asked = (reports, "--province", "52", "--quarter", "2", "-o", path, "--force")
    run(*asked)
    typed_into(path, "Kendala", 4, "kata kami sendiri", "Kendala dan Tindak Lanjut")

    refused = run(*asked, "--previous", path)
    assert isinstance(refused.exception, OutputExistsError)
    assert "Kendala dan Tindak Lanjut" in refused.exception.text.id


def test_options_of_plans_are_refused_with_reports(reports: Path, tmp_path: Path) -> None:
    done = run(reports, "--quarter", "2", "-o", tmp_path / "rekap.xlsx", "--compare", tmp_path / "lama.xlsx")

    assert done.exit_code == 2
    assert "--compare" in done.output


def test_a_roll_up_of_reports_is_no_input_of_any_roll_up(reports: Path, tmp_path: Path) -> None:
    run(reports, "--province", "52", "--quarter", "2", "-o", tmp_path / "rekap.xlsx")
    among = run(reports, tmp_path / "rekap.xlsx", "--quarter", "2", "-o", tmp_path / "lain.xlsx", quiet=False)
    checked = CliRunner().invoke(main, ["check", str(tmp_path / "rekap.xlsx"), "--format", "json"])

    assert "rekap.xlsx: Bukan laporan." in among.output
    assert [each["code"] for each in json.loads(checked.stdout)] == ["RAK002"]


def test_what_was_typed_of_one_quarter_is_not_replaced_by_another(reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "rekap.xlsx"
    assert run(reports, "--province", "52", "--quarter", "2", "-o", path).exit_code == 1
    typed_into(path, "Catatan Provinsi", 5, "sudah ditelepon")
    before = path.read_bytes()

    asked = (reports, "--province", "52", "--quarter", "1", "-o", path, "--previous", path)
    result = run(*asked, "--force")

    assert isinstance(result.exception, OutputExistsError)
    assert str(run(*asked).exception) == str(result.exception)
    assert path.read_bytes() == before


def test_a_roll_up_that_cannot_be_read_any_more_is_not_replaced(reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "rekap.xlsx"
    asked = (reports, "--province", "52", "--quarter", "2", "-o", path, "--force")
    assert run(*asked).exit_code == 1
    typed_into(path, "Catatan Provinsi", 5, "sudah ditelepon")
    typed_into(path, "Catatan Provinsi", 3, "Catatan Kami")
    before = path.read_bytes()

    assert isinstance(run(*asked).exception, OutputExistsError)
    assert path.read_bytes() == before
