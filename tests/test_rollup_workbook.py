"""The roll-up workbook: its sheets, its live figures, and that text from an input stays text."""

from __future__ import annotations

import datetime
import posixpath
import re
import zipfile
from pathlib import Path
from xml.etree.ElementTree import Element

import openpyxl
import pytest

from rak_excel.formats.printed.xml_tree import attribute, named, tree_of
from rak_excel.rolling_up.facts.facts import TypedBeside
from rak_excel.rolling_up.facts.fields import HEADINGS
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import roll_up, rollup
from rak_excel.vocabulary.names.regions import regions_of
from rak_excel.workbooks.rollup.book import write_rollup
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from tests.libreoffice import LibreOffice, libreoffice
from tests.rollup_plans import NTB, Change, changed, office_plan
from tests.rollup_targets import province as in_memory
from tests.shown_values import opened, values_of

SHEETS = [
    "Ringkasan",
    "Status Penyampaian",
    "Perbandingan Target",
    "Jadwal",
    "Beban Kerja",
    "Catatan",
    "Data Komisi",
    "Data Sekretariat",
    "Koreksi",
    "Daftar File",
    "Cek Jumlah Baris",
    "Padanan Indikator",
    "_rekap",
]


def varied(number: int) -> Change:
    """Targets that differ, an outlier, a blank schedule, a wrong executor, a near wording, rows left out."""

    changes = {
        "K1.2": {"target": "10%" if number == 3 else f"{70 + number}%"},
        "K1.4": {"target": "1 Laporan"} if number == 2 else {},
        "K3.1": {"target": "BB"} if number % 2 else {},
        "K2.1": {"indicator": "Persentase KPU dalam Melaksanakan Pemilu/Pemilihan tanpa Komplik"}
        if number == 1
        else {},
        "S2.1": {"executor": "Divisi Hukum dan Pengawasan\nSub Bagian Entah"} if number == 1 else {},
        "S3.1": {"periods": "", "target": ""} if number == 4 else {},
    }

    def change(key: str, row: dict[str, str]) -> dict[str, str] | None:
        return None if key == "S4.1" and number > 5 else row | changes.get(key, {})

    return change


def province(**asked: object) -> Rollup:
    saved = datetime.datetime(2020, 1, 20)
    plans = [office_plan(region, varied(number), saved=saved) for number, region in enumerate(NTB[:-2])]
    plans.append(office_plan(NTB[0], file="lama.xlsx", revision=0, saved=datetime.datetime(2019, 12, 1)))
    received = {
        NTB[0]: TypedBeside(datetime.date(2020, 1, 30), "lengkap"),
        NTB[1]: TypedBeside(datetime.date(2020, 2, 3)),
    }
    return rollup(plans, provinces=["52"], deadline=datetime.date(2020, 1, 31), typed=received, **asked)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rollup") / "ntb.xlsx"
    write_rollup(path, province())
    return path


def column(path: Path, sheet: str, heading: str) -> list[object]:
    """The values of a column, as stored."""
    rows = values_of(path, sheet)[HEADINGS:]
    at = rows[0].index(heading)
    return [row[at] for row in rows[1:]]


def test_the_sheets_stand_in_their_order(workbook: Path) -> None:
    assert opened(workbook).sheetnames == SHEETS


def test_the_status_follows_the_date_of_receipt_and_the_deadline(workbook: Path) -> None:
    assert column(workbook, "Status Penyampaian", "Status")[:3] == [
        "Tepat waktu",
        "Terlambat 3 hari",
        "Masuk, waktu belum dinilai",
    ]
    assert column(workbook, "Status Penyampaian", "Status")[-2:] == ["Belum menyampaikan"] * 2


def test_completeness_is_complete_indicators_by_those_of_the_definition(workbook: Path) -> None:
    assert column(workbook, "Status Penyampaian", "Indikator Lengkap")[4] == 33
    assert column(workbook, "Status Penyampaian", "Kelengkapan")[4] == pytest.approx(33 / 34)


def test_the_page_to_hand_out_names_who_is_missing_and_what_is_wrong_most_often(workbook: Path) -> None:
    page = opened(workbook, data_only=True)["Ringkasan"]
    shown = [str(cell.value) for row in page.iter_rows() for cell in row if cell.value is not None]

    assert "Dari 10 kantor, 8 sudah menyampaikan rencana aksi dan 2 belum." in shown
    assert {"KPU Kota Mataram: belum menyampaikan", "KPU Kota Bima: belum menyampaikan"} <= set(shown)
    assert any(text.startswith("RAK") for text in shown)


def test_a_kind_of_note_on_the_page_is_said_whole_and_not_after_one_of_its_findings(workbook: Path) -> None:
    page = opened(workbook, data_only=True)["Ringkasan"]
    rows = {row[0].value: number for number, row in enumerate(page.iter_rows(), 1)}
    said = {code: page.cell(rows[code], 2).value for code in ("RAK304", "RAK606")}

    assert said == {
        "RAK304": "Jenis target tidak cocok dengan indikatornya, misalnya persentase diisi laporan.",
        "RAK606": "Divisi punya rencana, tetapi pendukungnya belum dijadwalkan saat itu.",
    }


def test_the_targets_on_the_page_stand_from_the_lowest_to_the_highest(workbook: Path) -> None:
    page = opened(workbook, data_only=True)["Ringkasan"]
    table = [[cell.value for cell in row[5:15] if cell.value is not None] for row in page.iter_rows()]

    assert ["Terendah", "Nilai Tengah", "Tertinggi", "Kantor Bertarget"] in [row[2:] for row in table]
    assert [row[2:] for row in table if row[:1] == ["K1.2"]] == [[10, 73, 77, 8]]


def test_the_page_to_hand_out_names_every_office_that_is_missing_in_the_largest_province(tmp_path: Path) -> None:
    offices = [region.code for region in regions_of("35")]
    shown = shown_on_summary(tmp_path / "east-java.xlsx", rollup([office_plan(offices[0])], provinces=["35"]))
    page = openpyxl.load_workbook(tmp_path / "east-java.xlsx", data_only=True)["Ringkasan"]
    missing = re.compile("KPU .*: belum menyampaikan")
    named = {cell.value: cell.row or 0 for row in page.iter_rows() for cell in row if missing.match(str(cell.value))}

    assert (len(named), "KPU Kota Batu: belum menyampaikan" in shown) == (37, True)
    assert max(named.values()) <= int(str(page.print_area).rsplit("$", 1)[1])
    assert page.page_setup.fitToHeight in {1, None}


def shown_on_summary(path: Path, result: Rollup) -> list[str]:
    """The texts of the page to hand out, in its order."""
    write_rollup(path, result)
    return [str(value) for row in values_of(path, "Ringkasan") for value in row if value is not None]


def test_what_was_not_judged_is_not_told_as_none(tmp_path: Path) -> None:
    few = rollup([office_plan(region) for region in NTB[:3]], provinces=["52"])
    shown = shown_on_summary(tmp_path / "few.xlsx", few)

    assert "Target yang jauh dari kantor lain belum dinilai: kurang dari 8 kantor." in shown
    assert not [text for text in shown if "di bawah target nasional" in text]


def test_without_any_plan_the_page_says_so(tmp_path: Path) -> None:
    result = rollup([office_plan("52.03", year=2019)], provinces=["52"], year=2020)
    shown = shown_on_summary(tmp_path / "none.xlsx", result)

    assert "Dari 10 kantor, 0 sudah menyampaikan rencana aksi dan 10 belum." in shown
    assert "Belum ada rencana yang direkap, jadi kelengkapan dan targetnya belum dapat dinilai." in shown
    reasons = column(tmp_path / "none.xlsx", "Status Penyampaian", "Keterangan")
    assert reasons[2] == "52.03.xlsx: Tahun lain"


def test_equal_claims_are_neither_submitted_nor_missing(tmp_path: Path) -> None:
    twins = [office_plan("52.03", file="a.xlsx"), office_plan("52.03", changed("K1.2", target="80%"), file="b.xlsx")]
    result = rollup([office_plan("52.01"), *twins], provinces=["52"])
    shown = shown_on_summary(tmp_path / "equal.xlsx", result)

    assert (len(result.missing), len(result.undecided)) == (8, 1)
    said = (
        "Dari 10 kantor, 1 sudah menyampaikan rencana aksi dan 8 belum. Di 1 kantor lain perlu dipilih satu dari file"
    )
    assert [text for text in shown if text.startswith(said)]
    assert "2 file tidak dapat dipakai, lihat sheet Daftar File." in shown
    assert shown[shown.index("KPU Kabupaten Lombok Timur") + 1] == "Perlu dipilih"


def test_a_hidden_column_does_not_spill_into_the_blank_cells_to_its_left(workbook: Path) -> None:
    book = opened(workbook)
    hidden = [
        cell
        for page in book.worksheets[:-1]
        for letter, about in page.column_dimensions.items()
        for cell in (page[letter] if about.hidden else ())[HEADINGS + 1 :]
        if cell.value is not None
    ]

    assert len({cell.parent.title for cell in hidden}) == 8
    assert {cell.alignment.horizontal for cell in hidden} == {"left"}


def test_a_long_name_of_an_office_or_a_file_is_not_cut_off_by_the_next_column(tmp_path: Path) -> None:
    name = "RAK 2020 - 7109 Kepulauan Siau Tagulandang Biaro.xlsx"
    plan = office_plan("71.09", file=name, sha256="71")
    write_rollup(tmp_path / "long.xlsx", rollup([plan], provinces=["71"]))
    book = openpyxl.load_workbook(tmp_path / "long.xlsx")
    texts = {"KPU Kabupaten Kepulauan Siau Tagulandang Biaro", "Kepulauan Siau Tagulandang Biaro", name}
    found = [cell for page in book.worksheets[1:-1] for row in page.iter_rows() for cell in row if cell.value in texts]

    assert {cell.parent.title for cell in found} == set(SHEETS) - {
        "Ringkasan",
        "Jadwal",
        "Koreksi",
        "Padanan Indikator",
        "_rekap",
    }
    assert not [cell for cell in found if not cell.alignment.wrap_text]


def test_a_comparison_of_many_offices_is_printed_on_pages_side_by_side(workbook: Path, tmp_path: Path) -> None:
    write_rollup(tmp_path / "java.xlsx", in_memory({"K1.2": ["75%"] * len(regions_of("35"))}))
    few, many = (opened(path)["Perbandingan Target"] for path in (workbook, tmp_path / "java.xlsx"))

    assert (few.page_setup.fitToWidth or 1, many.page_setup.fitToWidth) == (1, 3)  # 1 is not written
    assert many.print_title_cols == "$A:$B"


def test_the_schedules_headings_serve_both_tables_and_stay_in_sight_and_on_every_page(workbook: Path) -> None:
    page = openpyxl.load_workbook(workbook, data_only=True)["Jadwal"]
    rows = {row[2].value: [cell.value for cell in row] for row in page.iter_rows() if row[2].value}
    headings = rows["Pelaksana / Indikator"]
    quarters = {
        str(each): str(page[each.coord.split(":")[0]].value) for each in page.merged_cells.ranges if each.min_row == 2
    }
    under = {str(each) for each in page.merged_cells.ranges if each.min_row > 2}

    assert headings[3:7] == ["Kantor dengan Kegiatan", "Kantor yang Merencanakan", "Jan", "Feb"]
    assert quarters == {"F2:H2": "TW1", "I2:K2": "TW2", "L2:N2": "TW3", "O2:Q2": "TW4"}
    assert {re.sub(r"\d+", "", each) for each in under} == {"F:H", "I:K", "L:N", "O:Q"}
    assert rows["Divisi Hukum dan Pengawasan"][3:6] == [8, None, 8]
    assert rows["Opini BPK atas Laporan Keuangan"][3:7] == [None, 8, 8, None]
    assert (page.freeze_panes, page.print_title_rows) == ("D4", "$2:$3")
    sections = ("Pelaksana per", "Indikator per")
    assert sum(str(row[0].value).startswith(sections) for row in page.iter_rows()) == 2


def test_the_verdict_on_the_rows_stands_apart_from_the_label_of_their_totals(workbook: Path) -> None:
    page = openpyxl.load_workbook(workbook, data_only=True)["Cek Jumlah Baris"]
    verdict = page["B2"]

    assert [cell.value for cell in page[2]][:3] == [
        None,
        "Cocok: tidak ada kegiatan yang hilang atau terhitung dua kali",
        "Jumlah",
    ]
    assert (verdict.alignment.wrap_text, page.row_dimensions[2].height) == (True, 30)


def test_computed_figures_have_two_decimals(workbook: Path) -> None:
    fences = [value for value in column(workbook, "Perbandingan Target", "Batas Bawah") if value not in {None, ""}]

    assert fences
    assert all(round(float(str(value)), 2) == value for value in fences)


def test_charts_are_native_with_titles_and_axis_names(workbook: Path) -> None:
    with zipfile.ZipFile(workbook) as archive:
        charts = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/charts/")]

    assert len(charts) == 3
    assert [chart.count("<c:title>") for chart in charts] == [2, 3, 3]


def test_the_same_roll_up_gives_the_same_bytes(workbook: Path, tmp_path: Path) -> None:
    write_rollup(tmp_path / "again.xlsx", province())

    assert (tmp_path / "again.xlsx").read_bytes() == workbook.read_bytes()


def test_in_english_sheets_and_sentences_are_english(tmp_path: Path) -> None:
    write_rollup(tmp_path / "en.xlsx", province(), language="en")
    book = openpyxl.load_workbook(tmp_path / "en.xlsx", data_only=True)

    assert book.sheetnames[:3] == ["Summary", "Submission Status", "Target Comparison"]
    shown = {cell.value for row in book["Summary"].iter_rows() for cell in row}
    assert {"Of 10 offices, 8 have submitted an action plan and 2 have not.", "KPU Kota Bima: not submitted"} <= shown


def test_a_roll_up_of_several_provinces_counts_what_each_lacks(tmp_path: Path) -> None:
    write_rollup(tmp_path / "two.xlsx", rollup([office_plan("52.01"), office_plan("51.01")]))
    shown = {value for row in values_of(tmp_path / "two.xlsx", "Ringkasan") for value in row}

    assert {
        "Bali: 8 dari 9 kantor belum menyampaikan",
        "Nusa Tenggara Barat: 9 dari 10 kantor belum menyampaikan",
    } <= shown


def test_a_roll_up_without_findings_says_so_and_one_without_gaps_too(tmp_path: Path) -> None:
    plain = rollup([office_plan(region) for region in NTB], provinces=["52"])
    from msgspec.structs import replace

    write_rollup(tmp_path / "clean.xlsx", replace(plain, notes=()))
    shown = {value for row in values_of(tmp_path / "clean.xlsx", "Ringkasan") for value in row}

    assert {"Tidak ada kantor yang perlu dihubungi.", "Tidak ada catatan."} <= shown


ATTACKS = [
    "=1+1",
    "+1+1",
    "@SUM(1)",
    "http://example.org",
    "&[File]",
    '"&A1&"',
    "{=1}",
    "'=1",
    "=HYPERLINK(1)",
    "<r><b>&</r>",
]


def test_text_from_an_input_never_becomes_a_formula_a_link_or_a_field_code(tmp_path: Path) -> None:
    attacks = iter(ATTACKS * 9)

    def change(_key: str, row: dict[str, str]) -> dict[str, str]:
        return row | {name: next(attacks) for name in ("indicator", "target", "activity", "executor")}

    result = rollup([office_plan("52.03", change, file="=cmd|x.xlsx", parts=["commission"])])
    write_rollup(tmp_path / "attacked.xlsx", result)
    book = openpyxl.load_workbook(tmp_path / "attacked.xlsx")

    for page in book:
        for row in page.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert not any(attack in str(cell.value).replace('&""', "") for attack in ATTACKS)
                if cell.hyperlink:
                    assert cell.hyperlink.target is None
    with zipfile.ZipFile(tmp_path / "attacked.xlsx") as archive:
        assert not any("externalLink" in name for name in archive.namelist())
    assert set(ATTACKS) <= {cell.value for row in book["Data Komisi"].iter_rows() for cell in row}


def test_the_formulas_beside_an_indicator_count_its_own_rows_alone(tmp_path: Path) -> None:
    write_rollup(tmp_path / "one.xlsx", rollup([office_plan("52.03")]))
    rows = openpyxl.load_workbook(tmp_path / "one.xlsx")["Data Komisi"].iter_rows(min_row=HEADINGS + 2)
    formulas = [(cell.row, str(cell.value)) for row in rows for cell in row if str(cell.value).startswith("=")]

    assert len(formulas) > 12
    assert all({int(number) for number in re.findall(r"[A-Z]\$?(\d+)", text)} == {row} for row, text in formulas)


_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def stored(path: Path) -> dict[tuple[str, str], object]:
    """The value that is stored beside each formula, by sheet and cell. Read from the XML: openpyxl reads all twice for it."""
    found: dict[tuple[str, str], object] = {}
    with zipfile.ZipFile(path) as archive:
        sheets = named(tree_of(archive.read("xl/workbook.xml")), "sheet")
        related = tree_of(archive.read("xl/_rels/workbook.xml.rels"))
        targets = {each.get("Id"): str(each.get("Target")) for each in related}
        for sheet in sheets:
            part = posixpath.join("/xl", targets[attribute(sheet, _RELATIONS, "id")]).removeprefix("/")
            for cell in named(tree_of(archive.read(part)), "c"):
                if named(cell, "f"):
                    found[str(sheet.get("name")), str(cell.get("r"))] = _value_of(cell)
    return found


def _value_of(cell: Element) -> object:
    value = next((each.text for each in named(cell, "v")), None)
    return float(value) if value and cell.get("t", "n") == "n" else value


def differences(expected: Path, computed: Path) -> set[tuple[str, str, object, object]]:
    """Formulas of the one workbook whose stored value is not what the other computed, with both values."""
    values = stored(computed)
    pairs = ((at, value, values.get(at, "no formula")) for at, value in stored(expected).items())
    return {(*at, value, now) for at, value, now in pairs if not _same(value, now)}


def computed_otherwise(path: Path, office: LibreOffice) -> set[tuple[str, str, object, object]]:
    """Formulas of a roll-up whose stored value is not what LibreOffice computes, with both values."""
    office.open(path)
    office.recalculate()
    computed = office.save(path.with_name(f"computed-{path.name}"))
    office.close()
    assert len(stored(path)) > 100
    return differences(path, computed)


def _same(value: object, now: object) -> bool:
    if isinstance(value, int | float) and isinstance(now, int | float):
        return abs(value - now) < 1e-9
    return (value or "") == (now or "")


@pytest.fixture(scope="module")
def recalculated(workbook: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two copies that LibreOffice computed anew: as it was, and after three cells of a data row were corrected."""
    folder = tmp_path_factory.mktemp("libreoffice")
    plain, corrected = folder / "plain.xlsx", folder / "corrected.xlsx"
    with libreoffice(folder, "id-ID") as office:
        office.open(workbook)
        office.recalculate()
        office.save(plain)
        office.close()
        office.open(workbook)
        office.put("Data Komisi", "J5", [["WTP"]])
        office.put("Data Komisi", "O5", [["✓"]])
        office.put("Data Komisi", "Q5", [["Divisi Hukum dan Pengawasan"]])
        office.recalculate()
        office.save(corrected)
        office.close()
    return plain, corrected


@pytest.mark.libreoffice
@pytest.mark.filterwarnings("ignore:Unable to read chart")  # openpyxl, on what LibreOffice wrote
def test_every_formula_has_the_value_that_libreoffice_computes(workbook: Path, recalculated: tuple[Path, Path]) -> None:
    assert len(stored(workbook)) > 3000
    assert differences(workbook, recalculated[0]) == set()


@pytest.mark.libreoffice
@pytest.mark.filterwarnings("ignore:Unable to read chart")
def test_a_corrected_data_row_is_followed_by_every_figure(
    workbook: Path, recalculated: tuple[Path, Path], tmp_path: Path
) -> None:
    """Also the proof that the comparison can fail: what is stored is of before the correction."""
    write_rollup(tmp_path / "anew.xlsx", roll_up([read_rollup(recalculated[1])], deadline=datetime.date(2020, 1, 31)))

    assert {"Perbandingan Target", "Beban Kerja", "Jadwal"} <= {
        sheet for sheet, *_ in differences(workbook, recalculated[1])
    }
    # Which indicators the page to hand out shows is chosen when it is made; every other figure is live.
    assert {each for each in differences(tmp_path / "anew.xlsx", recalculated[1]) if each[0] != "Ringkasan"} == set()


@pytest.fixture(scope="module")
def mistreated(workbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook after text was typed for a date, ticks that are none, and a data row was deleted."""
    folder = tmp_path_factory.mktemp("mistreated")
    with libreoffice(folder, "id-ID") as office:
        office.open(workbook)
        office.put("Status Penyampaian", "O5", [["awal Februari"]])
        office.put("Data Komisi", "O6", [["-"]])
        office.put("Data Komisi", "P6", [["0"]])
        office.delete_row("Data Komisi", 4)
        office.recalculate()
        office.save(folder / "after.xlsx")
        office.close()
    return folder / "after.xlsx"


@pytest.mark.libreoffice
@pytest.mark.filterwarnings("ignore:Unable to read chart")
def test_text_for_a_date_and_a_deleted_row_break_no_figure(mistreated: Path) -> None:
    book = openpyxl.load_workbook(mistreated, data_only=True)
    shown = [str(cell.value) for name in SHEETS[:4] for row in book[name].iter_rows() for cell in row]

    assert not [text for text in shown if text.startswith("#")]
    assert column(mistreated, "Status Penyampaian", "Status")[1] == "Masuk, waktu belum dinilai (tanggal tidak terbaca)"
    assert "rekap ulang file ini" in str(book["Cek Jumlah Baris"]["B2"].value)


@pytest.mark.libreoffice
@pytest.mark.filterwarnings("ignore:Unable to read chart")
def test_only_a_tick_makes_a_quarter_active(mistreated: Path) -> None:
    assert [column(mistreated, "Data Komisi", f"Aktif TW{quarter}")[1] for quarter in (1, 2, 3, 4)] == [1, 1, 0, 0]


@pytest.mark.libreoffice
@pytest.mark.filterwarnings("ignore:Unable to read chart")
def test_data_rows_that_were_sorted_are_noticed(workbook: Path, tmp_path: Path) -> None:
    with libreoffice(tmp_path, "id-ID") as office:
        office.open(workbook)
        office.type("Data Komisi", "F4", "12")  # the number of the office's last indicator
        office.recalculate()
        office.save(tmp_path / "after.xlsx")
        office.close()

    assert "sudah diurutkan" in str(values_of(tmp_path / "after.xlsx", "Cek Jumlah Baris")[1][1])
