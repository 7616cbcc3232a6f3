"""The pages of an office's report in a real LibreOffice: what is printed, how, and that formulas hold."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from rak_excel import print_plan
from rak_excel.merging.reports import merge_reports
from rak_excel.model import Paper
from rak_excel.monitoring.signed import signed_plan
from rak_excel.workbooks.monitoring.report.book import write_report
from tests.libreoffice import LibreOffice, libreoffice
from tests.report_files import form_of, sent, signed
from tests.test_printing_libreoffice import pages_of, sizes

pytestmark = pytest.mark.libreoffice

SHARED = "Persentase KPU Kabupaten Lombok Timur"
DISPUTES = "Persentase Sengketa"
PAGES = ("Laporan Komisi", "Laporan Sekretariat")
F4, A4 = (936.0, 612.0), (842.0, 595.0)  # points, landscape
SMALLEST = 70  # percent, at which letters of 10 points are 7 high
LONG = " ".join(f"uraian{number}" for number in range(400))


def written(path: Path, *, paper: Paper = "f4", result: str = "Selesai 3 Juni.") -> Path:
    plan = signed()
    missed = {"goal": "95%", "actual": "50", "obstacle": "Sidang ditunda.", "follow_up": "Minta jadwal baru."}
    typed = {
        "Keuangan": {SHARED: {"state": "Berjalan", "result": result}},
        "Hukum": {DISPUTES: missed, SHARED: {"state": "Berjalan", "result": "=1+1"}},
    }
    reports = [sent(form_of(plan, unit), own) for unit, own in typed.items()]
    write_report(path, merge_reports(reports, signed_plan(plan, 2)), paper=paper)
    return path


def setups(path: Path) -> list[str]:
    """The XML of the sheets that are printed."""
    with zipfile.ZipFile(path) as archive:
        return [archive.read(f"xl/worksheets/sheet{number}.xml").decode() for number in range(1, len(PAGES) + 1)]


@pytest.mark.parametrize(("paper", "size"), [("f4", F4), ("a4", A4)])
def test_a_report_is_printed_on_its_paper_as_large_as_can_be_read(
    tmp_path: Path, paper: Paper, size: tuple[float, float]
) -> None:
    report = written(tmp_path / "laporan.xlsx", paper=paper)
    printed = print_plan(report, tmp_path / "laporan.pdf", draft=True)

    assert list(printed.pages) == list(PAGES)
    assert {tuple(map(round, each)) for each in sizes(tmp_path / "laporan.pdf")} == {tuple(map(round, size))}
    scales = [int(scale) for each in setups(report) for scale in re.findall(r'scale="(\d+)"', each)]
    assert len(scales) == len(PAGES)
    assert min(scales) >= SMALLEST


def test_pages_end_where_we_say_and_each_of_a_table_has_its_headings(tmp_path: Path) -> None:
    report = written(tmp_path / "laporan.xlsx")
    printed = print_plan(report, tmp_path / "laporan.pdf", draft=True)

    assert list(printed.pages.values()) == [each.count("<brk ") + 1 for each in setups(report)]
    texts = pages_of(tmp_path / "laporan.pdf")
    assert all("INDIKATOR" in each or "KEGIATAN" in each or "Ringkasan" in each for each in texts)
    signing = [each for each in texts if "Dr. M. JUNAIDI" in each or "LALU ADYAR" in each]
    assert len(signing) == len(PAGES)
    assert all("Ringkasan" in each for each in signing)


def test_everything_of_a_long_text_is_on_the_pages(tmp_path: Path) -> None:
    report = written(tmp_path / "laporan.xlsx", result=LONG)
    print_plan(report, tmp_path / "laporan.pdf", draft=True)

    words = set(
        re.findall(r"uraian\d+", "".join(page.extract_text() for page in PdfReader(tmp_path / "laporan.pdf").pages))
    )
    assert words == set(LONG.split())


@pytest.mark.parametrize("locale", ["id-ID", "en-US"])
def test_every_formula_recalculated_gives_the_value_that_was_stored_with_it(tmp_path: Path, locale: str) -> None:
    report = written(tmp_path / "laporan.xlsx", result=LONG)
    with libreoffice(tmp_path, locale) as office:
        office.open(report)
        office.recalculate()
        office.save(tmp_path / "again.xlsx")
        office.close()
    stored, again = (openpyxl.load_workbook(each, data_only=True) for each in (report, tmp_path / "again.xlsx"))
    formulas = openpyxl.load_workbook(report)

    told = [
        (sheet, cell.coordinate, stored[sheet][cell.coordinate].value, again[sheet][cell.coordinate].value)
        for sheet in PAGES
        for cells in formulas[sheet].iter_rows()
        for cell in cells
        if cell.data_type == "f"
    ]
    assert len(told) > 200
    assert [each for each in told if (each[2] or "") != (each[3] or "")] == []


def test_what_is_typed_behind_the_pages_shows_on_them(tmp_path: Path, office: LibreOffice) -> None:
    report = written(tmp_path / "laporan.xlsx")
    office.open(report)
    office.put("Realisasi Komisi", {"Q9": "Diperbaiki."})
    office.recalculate()
    shown = office.read("Laporan Komisi", "A1:J60")
    office.close()

    assert "Diperbaiki." in [value for row in shown for value in row]
