"""What of a roll-up's sheets is printed: small ones whole, of long ones the first two pages."""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from rak_excel.formats.written.book import Formats, new_book
from rak_excel.formats.written.drawn.canvas import Canvas, last_row_printed
from rak_excel.language import Text
from rak_excel.rolling_up.facts.fields import HEADINGS, SheetField
from rak_excel.rolling_up.roll_up import rollup
from rak_excel.vocabulary.names.regions import regions
from rak_excel.workbooks.rollup.book import write_rollup
from rak_excel.workbooks.rollup.layout import TableLayout
from rak_excel.workbooks.rollup.read_back.handwork import edited_sheets
from rak_excel.workbooks.rollup.tables import LONG, begin_table, draw_rows
from tests.libreoffice import libreoffice
from tests.rollup_plans import office_plan

POINTS_DOWN = (8.5 - 0.5 - 0.6) * 72  # of an F4 page that are printed


def test_rows_fill_the_pages_and_the_repeated_one_takes_its_room_on_all_but_the_first() -> None:
    at_15 = int(POINTS_DOWN // 15)

    assert last_row_printed(1, "f4", [10], {}, [2]) == at_15 - 1
    assert last_row_printed(2, "f4", [10], {}, [2]) == 2 * at_15 - 2
    assert last_row_printed(2, "f4", [10], {2: 45}, [2]) == 2 * at_15 - 2 - 2 * 2  # two rows' room is lost on both


def test_a_row_that_does_not_fit_whole_goes_to_the_next_page() -> None:
    assert last_row_printed(1, "f4", [10], {0: POINTS_DOWN - 15}, []) == 1
    assert last_row_printed(1, "f4", [10], {0: POINTS_DOWN - 14.5}, []) == 0


def test_of_a_wide_sheet_more_rows_fit_since_all_its_columns_are_on_one_page() -> None:
    narrow, twice, hidden = ([80] * 2, [80] * 4, [80] * 2 + [0] * 40)
    fit = [last_row_printed(1, "f4", widths, {}, []) for widths in (narrow, twice, hidden)]

    assert (fit[2], fit[1] > 1.8 * fit[0]) == (fit[0], True)
    assert last_row_printed(1, "a4", twice, {}, []) > fit[1]


def printed(path: Path, rows: int) -> Worksheet:
    """A table of so many rows, as it is written."""
    book = new_book(path, streamed=True)
    canvas = Canvas(book, "Data", Formats(book))
    fields = (SheetField("number", Text("No", "No"), 5), SheetField("text", Text("Isi", "Text"), 40, "wrap"))
    table = TableLayout("Data", fields, rows)
    begin_table(canvas, table, Text("Judul yang agak panjang", "Some title"), frozen=1)
    draw_rows(canvas, table, ([number, "kata " * 20] for number in range(rows)))
    book.close()
    return openpyxl.load_workbook(path)["Data"]


def test_a_table_is_printed_whole_up_to_the_length_that_is_long(tmp_path: Path) -> None:
    whole, long = (printed(tmp_path / f"{rows}.xlsx", rows) for rows in (LONG, LONG + 1))

    assert (str(whole.print_area), whole.page_setup.fitToHeight) == ("", 0)
    assert "Dicetak hanya dua halaman pertama" not in str([cell.value for cell in whole[1]])
    assert long.page_setup.fitToHeight == 2
    assert HEADINGS + 10 < int(str(long.print_area).rsplit("$", 1)[1]) < HEADINGS + 60
    (told,) = [cell for cell in long[1] if "Dicetak hanya dua halaman pertama" in str(cell.value)]
    assert (told.column or 0) > 1  # beside the title, which is not cut off


REGIONS = [region.code for region in regions().values() if region.parent][:150]


@pytest.fixture(scope="module")
def nation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A roll-up of 150 offices of several provinces."""
    path = tmp_path_factory.mktemp("nation") / "nation.xlsx"
    write_rollup(path, rollup(office_plan(region) for region in REGIONS))
    return path


def test_that_only_the_first_pages_are_printed_is_no_edit(nation: Path) -> None:
    assert edited_sheets(nation) == []


def pages(path: Path) -> Counter[str]:
    """How many pages a PDF has of each sheet, by the title in the footer."""
    told = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout.decode()
    footers = [[line for line in page.splitlines() if line.strip()][-1].strip() for page in told.split("\f")[:-1]]
    return Counter(footer.partition("   ")[0] for footer in footers)


@pytest.mark.libreoffice
def test_of_the_nation_a_clerk_prints_no_sheet_by_the_hundred_pages(nation: Path, tmp_path: Path) -> None:
    with libreoffice(tmp_path, "id-ID") as office:
        office.open(nation)
        office.save(tmp_path / "nation.pdf")
        office.close()
    counted = pages(tmp_path / "nation.pdf")
    long = {title for title in counted if title.startswith(("Data ", "Beban kerja"))}

    assert len(long) == 3
    assert {counted[title] for title in long} == {2}
    assert counted.total() < 60
