"""A roll-up whose tables were sorted by hand, as with the arrow of the filter: no figure, link or typed cell goes astray."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import Cell, MergedCell
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from rak_excel.rolling_up.facts.facts import TypedBeside
from rak_excel.rolling_up.facts.fields import FIRST, HEADINGS
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import roll_up, rollup
from rak_excel.rolling_up.side_by_side.years import LastYear
from rak_excel.workbooks.rollup.book import write_rollup
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from rak_excel.workbooks.rollup.read_back.handwork import edited_sheets
from tests.libreoffice import LibreOffice
from tests.links import link_target
from tests.rollup_plans import NTB, office_plan
from tests.test_rollup_workbook import varied

LEFT = 12  # columns of the first page in which the offices and the kinds of findings are listed
TARGETS = ("Status Penyampaian", "Catatan", "Daftar File")
BALI = ("51.71", "51.01", "51.03")
TYPED = {
    NTB[0]: TypedBeside(datetime.date(2020, 1, 30), "lengkap"),
    NTB[1]: TypedBeside(datetime.date(2020, 2, 3), "ditelepon 3 Februari"),
    NTB[4]: TypedBeside("awal Februari", "minta tanggalnya"),
}
SORTED = [
    {"Status Penyampaian": "Kelengkapan", "Per Provinsi": "Belum Menyampaikan", "Catatan": "Kode"},
    {
        "Status Penyampaian": "Tanggal Diterima",
        "Daftar File": "Nama Satuan Kerja",
        "Cek Jumlah Baris": "Komisi: baris di rekap",
    },
]
pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.filterwarnings("ignore:Unable to read chart"),  # openpyxl, on what LibreOffice wrote
]


def province(year: int = 2020) -> Rollup:
    plans = [office_plan(region, varied(number), year=year) for number, region in enumerate(NTB[:-2])]
    twins = [office_plan(NTB[-2], varied(number), year=year, file=f"setara-{number}.xlsx") for number in (1, 3)]
    bali = [office_plan(region, varied(4), year=year) for region in BALI]
    partial = office_plan("51.02", year=year, parts=["commission"])
    deadline = datetime.date(2020, 1, 31)
    return rollup([*reversed(plans), *twins, *bali, partial], year=year, deadline=deadline, typed=TYPED)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sorted") / "rekap.xlsx"
    write_rollup(path, province(), last=LastYear(province(2019), "rekap-2019.xlsx"))
    return path


@dataclass(frozen=True)
class Shown:
    """A workbook as LibreOffice shows it: its sheets row by row, and where the cells of two of them lead."""

    path: Path
    sheets: dict[str, list[tuple[object, ...]]]
    links: dict[tuple[str, str], tuple[str, int]]

    def led_to(self, sheet: str) -> Iterator[tuple[str, tuple[object, ...]]]:
        """What each link to a row of a sheet is about, and that row."""
        for (page, cell), (target, row) in self.links.items():
            if target == sheet and row > FIRST:
                column, line = coordinate_from_string(cell)
                own = self.sheets[page][line - 1]
                said = str(own[column_index_from_string(column) - 1])
                yield (said if ": " in said or page != "Ringkasan" else str(own[0])), self.sheets[sheet][row - 1]


def shown(office: LibreOffice, workbook: Path, path: Path, sort: Mapping[str, str]) -> Shown:
    """Open the workbook, sort tables by the column of a heading as the arrow of the filter does, recalculate and look."""
    book = openpyxl.load_workbook(workbook)
    office.open(workbook)
    for name, heading in sort.items():
        at = [cell.value for cell in book[name][HEADINGS + 1]].index(heading)
        office.sort(name, str(book[name].auto_filter.ref).replace(f"A{FIRST}:", f"A{FIRST + 1}:"), at)
    office.recalculate()
    links = {
        (page.title, cell.coordinate): _target(office, cell)
        for page in (book["Ringkasan"], book["Per Provinsi"])
        for row in page.iter_rows(max_col=LEFT)
        for cell in row
        if cell.hyperlink or "HYPERLINK(" in str(cell.value)
    }
    office.save(path)
    office.close()
    values = openpyxl.load_workbook(path, data_only=True)
    return Shown(path, {page.title: list(page.iter_rows(values_only=True)) for page in values}, links)


def _target(office: LibreOffice, cell: Cell | MergedCell) -> tuple[str, int]:
    place = str(cell.hyperlink.location) if cell.hyperlink else link_target(office, cell.parent.title, cell.coordinate)
    sheet, _, at = place.removeprefix("#").rpartition("!")
    return sheet.strip("'"), coordinate_from_string(at)[1]


@pytest.fixture(scope="module")
def before(workbook: Path, office: LibreOffice) -> Shown:
    return shown(office, workbook, workbook.with_name("before.xlsx"), {})


@pytest.fixture(scope="module", params=SORTED, ids=", ".join)
def after(workbook: Path, office: LibreOffice, request: pytest.FixtureRequest) -> tuple[Mapping[str, str], Shown]:
    """The sheets that were sorted, and what the workbook shows then."""
    return request.param, shown(office, workbook, workbook.with_name("after.xlsx"), request.param)


def test_sorting_a_table_changes_no_figure_anywhere(before: Shown, after: tuple[Mapping[str, str], Shown]) -> None:
    sorted_, now = after
    rows = {name: Counter(rows) for name, rows in before.sheets.items()}

    assert all(before.sheets[name] != now.sheets[name] for name in sorted_)
    assert {name for name in rows if rows[name] != Counter(now.sheets[name])} == set()
    assert {name for name in rows if before.sheets[name] != now.sheets[name]} == set(sorted_)


def test_a_link_leads_to_the_row_of_what_it_names_wherever_that_stands(
    before: Shown, after: tuple[Mapping[str, str], Shown]
) -> None:
    for each in (before, after[1]):
        offices, notes, files = (list(each.led_to(sheet)) for sheet in TARGETS)

        assert min(map(len, (offices, notes, files))) > 0
        assert not [about for about, row in offices if about.split(": ")[0] not in row]
        assert not [about for about, row in notes if about not in row]
        assert {row[2] for _, row in files} == {"Setara, perlu dipilih"}


def test_what_was_typed_stays_with_its_office_and_the_next_roll_up_is_the_same(
    workbook: Path, after: tuple[Mapping[str, str], Shown], tmp_path: Path
) -> None:
    sorted_ = read_rollup(after[1].path)
    write_rollup(tmp_path / "from-sorted.xlsx", roll_up([sorted_]))
    write_rollup(tmp_path / "from-written.xlsx", roll_up([read_rollup(workbook)]))

    assert (sorted_.typed, sorted_.deadline) == (TYPED, datetime.date(2020, 1, 31))
    assert edited_sheets(after[1].path) == []
    assert _content(tmp_path / "from-sorted.xlsx") == _content(tmp_path / "from-written.xlsx")


def _content(path: Path) -> list[list[tuple[object, ...]]]:
    return [list(page.iter_rows(values_only=True)) for page in openpyxl.load_workbook(path)]
