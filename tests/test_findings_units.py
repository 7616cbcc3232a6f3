"""The return to an office whose units sent files of their own: a sheet for each unit, and what was answered there."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from msgspec.structs import replace

from rak_excel.errors import OutputExistsError
from rak_excel.model import Plan, Severity, Source
from rak_excel.reading import read_plans
from rak_excel.rules.check import check
from rak_excel.workbooks.findings.book import write_findings_books
from rak_excel.workbooks.findings.pages import findings_books, sheet_name
from tests.test_findings_reports import rows_of
from tests.test_rules_clean_plan import SUB_KEUANGAN, clean_rows, plan_from
from tests.test_rules_real_plan import real_plan
from tests.typing_in import type_in

SUBMISSIONS = Path(__file__).parent.parent / "examples" / "lombok-timur-2020" / "submissions"
REAL = "rak.xlsx"


def returned(folder: Path, plans: list[Plan], *, force: bool = False) -> Path:
    files = {plan.source.file: folder / plan.source.file for plan in plans}
    (path,) = write_findings_books(
        folder / "catatan", findings_books(check(plans), plans, "id"), files, "id", force=force
    )
    return path


def sheets_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(path)
    return {sheet.title: [tuple(cell.value for cell in row) for row in sheet.iter_rows()] for sheet in book}


def submission(file: str, name: str | None = None) -> Plan:
    plan = plan_from(clean_rows(), submitter=SUB_KEUANGAN)
    unit = plan.identity.submitter
    assert unit is not None
    if name:
        plan = replace(plan, identity=replace(plan.identity, submitter=replace(unit, name=name, unit=None, group=None)))
    return replace(plan, source=Source(file, file))


# One sheet for each unit


def test_an_office_whose_units_sent_files_gets_one_workbook_with_a_sheet_for_each(tmp_path: Path) -> None:
    plans = list(read_plans(SUBMISSIONS).plans)
    sheets = sheets_of(returned(tmp_path, plans))
    assert list(sheets)[:4] == [
        "Ringkasan",
        "Divisi Hukum",
        "Divisi Keuangan Umum Logistik",
        "Divisi Perencanaan Data",
    ]
    assert len(sheets) == 1 + len(plans)
    assert "Seluruh kantor" in sheets
    assert [len(rows[5]) for rows in sheets.values()] == [5] + [7] * len(plans)


def test_each_sheet_says_whose_it_is_which_file_and_the_verdict_on_it_above_its_table(tmp_path: Path) -> None:
    rows = sheets_of(returned(tmp_path, list(read_plans(SUBMISSIONS).plans)))["Divisi Hukum"]
    assert [row[0] for row in rows[:5]] == [
        "CATATAN ATAS RENCANA AKSI KINERJA TAHUN 2020",
        "KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR: Divisi Hukum dan Pengawasan",
        rows[2][0],
        rows[3][0],
        "File: DOC-20200120-WA0003.xlsx",
    ]
    assert rows[6] == (
        "NO", "SHEET", "SEL", "ISIAN SAAT INI", "CATATAN", "SARAN PERBAIKAN", "TANGGAPAN SATKER",
    )  # fmt: skip


def test_the_overview_leads_to_the_sheet_of_each_unit_and_tells_its_verdict(tmp_path: Path) -> None:
    path = returned(tmp_path, list(read_plans(SUBMISSIONS).plans))
    sheet = openpyxl.load_workbook(path)["Ringkasan"]
    listed = [[sheet.cell(row, column).value for column in range(2, 6)] for row in range(7, 17)]
    assert listed[0] == [
        "Divisi Hukum dan Pengawasan",
        "Divisi Hukum",
        "DOC-20200120-WA0003.xlsx",
        sheets_of(path)["Divisi Hukum"][2][0],
    ]
    assert str(listed[0][3]).startswith("SIAP DIKIRIM")
    links = [cell.hyperlink for cell in (sheet["C7"], sheet["C16"])]
    assert [link and link.location for link in links] == [f"'{listed[nth][1]}'!A1" for nth in (0, 9)]


def test_every_finding_stands_on_the_sheet_of_the_unit_that_sent_its_file_and_nowhere_else(tmp_path: Path) -> None:
    reading = read_plans(SUBMISSIONS)
    sheets = sheets_of(returned(tmp_path, list(reading.plans)))
    listed = sum(isinstance(row[0], int) for name, rows in sheets.items() for row in rows if name != "Ringkasan")
    assert listed == sum(finding.severity.rank < 2 for finding in check(reading.plans))


def test_two_files_of_one_unit_share_its_sheet_which_names_each(tmp_path: Path) -> None:
    plans = [replace(real_plan(), source=Source(REAL, "0")), submission("a.xlsx"), submission("b.xlsx")]
    sheets = sheets_of(returned(tmp_path, plans))
    assert list(sheets) == ["Ringkasan", "Seluruh kantor", "Subbag Keuangan Umum Logistik"]
    assert "FILE" in sheets["Subbag Keuangan Umum Logistik"][5]


def test_one_unit_alone_has_its_sheet_and_no_overview(tmp_path: Path) -> None:
    assert list(sheets_of(returned(tmp_path, [submission("a.xlsx")]))) == ["Subbag Keuangan Umum Logistik"]


def test_each_sheet_prints_its_headings_on_every_page_across_one_page(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(returned(tmp_path, list(read_plans(SUBMISSIONS).plans)))
    for sheet in book:
        heading = next(row for row in range(1, 10) if sheet.cell(row, 1).value == "NO")
        assert sheet.print_title_rows == f"${heading}:${heading}"
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        fitted = sheet.sheet_properties.pageSetUpPr
        assert fitted is not None
        assert fitted.fitToPage
        assert sheet.page_setup.orientation == "landscape"


def test_a_value_that_no_row_can_show_ends_with_dots(tmp_path: Path) -> None:
    plan = real_plan()
    first = next(finding for finding in check([plan]) if finding.severity is Severity.ERROR)
    long = structs.replace(first, value="Rapat tahun 2019 " + "kata " * 900)
    (path,) = write_findings_books(
        tmp_path, findings_books([long], [plan], "id"), {plan.source.file: tmp_path / "rak.xlsx"}, "id"
    )
    shown = str(rows_of(path)[5][3])
    assert shown.startswith("Rapat tahun 2019 kata")
    assert shown.endswith("kata …")
    assert len(shown) < 1000


# Names of sheets


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("Subbag Perencanaan Data Informasi", "Subbag Perencanaan Data"),
        ("Bagian A/B: [Umum]*?", "Bagian A B Umum"),
        ("'kutip'", "kutip"),
        ("History", "History -"),
        ("???", "-"),
        ("x" * 40, "x" * 31),
        ("\U0001f600" * 20, "\U0001f600" * 15),
        ("Subbag \U0001f600 Perencanaan dan Kabarnya", "Subbag \U0001f600 Perencanaan dan"),
    ],
)
def test_a_unit_name_becomes_a_name_that_excel_takes(wanted: str, name: str) -> None:
    assert sheet_name(wanted, set()) == name


@given(st.lists(st.text(max_size=50), max_size=12))
def test_names_of_sheets_are_valid_and_no_two_alike_in_excels_eyes(wanted: list[str]) -> None:
    taken = {"ringkasan"}
    names = [sheet_name(each, taken) for each in wanted]
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) <= 2 * 31
        assert not set(name) & set("[]:*?/\\")
        assert name == name.strip("'")
        assert name.casefold() not in {"history", "ringkasan"}


# What an office answered


def test_an_answer_typed_in_a_return_stands_in_the_one_that_replaces_it(tmp_path: Path) -> None:
    plans = [real_plan()]
    path = returned(tmp_path, plans)
    type_in(path, "Catatan", {"G6": "Sudah sesuai SK", "G8": "Diperbaiki besok"})
    before = rows_of(path)
    assert rows_of(returned(tmp_path, plans, force=True)) == before
    assert [row[6] for row in before[5:8]] == ["Sudah sesuai SK", None, "Diperbaiki besok"]


def test_an_answer_to_what_is_not_found_any_more_is_kept_below_with_the_finding_it_was_given_to(tmp_path: Path) -> None:
    path = returned(tmp_path, [real_plan()])
    type_in(path, "Catatan", {"G6": "Sudah sesuai SK"})
    first = rows_of(path)[5]
    clean = [replace(plan_from(clean_rows()), source=real_plan().source)]
    for _ in range(2):
        rows = rows_of(returned(tmp_path, clean, force=True))
        said = str(first[4]).removeprefix("Wajib diperbaiki: ")
        assert rows[5] == (1, first[1], first[2], None, f"Catatan lama: {said}", None, "Sudah sesuai SK")
        assert "Tidak ada catatan." in [row[0] for row in rows[6:]]
    assert rows_of(returned(tmp_path, [real_plan()], force=True))[5] == first


def test_answers_of_units_stay_with_their_files_when_more_units_have_sent(tmp_path: Path) -> None:
    plans = list(read_plans(SUBMISSIONS).plans)
    path = returned(tmp_path, plans[1:2])
    type_in(path, "Divisi Keuangan Umum Logistik", {"G8": "Ya"})
    sheets = sheets_of(returned(tmp_path, plans, force=True))
    answered = [(name, row[0]) for name, rows in sheets.items() for row in rows if row[-1] == "Ya"]
    assert answered == [("Divisi Keuangan Umum Logistik", 1)]


def test_a_return_whose_answers_cannot_be_read_is_not_replaced_even_by_force(tmp_path: Path) -> None:
    path = returned(tmp_path, [real_plan()])
    path.write_bytes(b"broken")
    with pytest.raises(OutputExistsError, match="tanggapan di dalamnya tidak bisa dibaca"):
        returned(tmp_path, [real_plan()], force=True)
    assert path.read_bytes() == b"broken"
