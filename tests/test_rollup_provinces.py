"""Per Provinsi: the figures of each province, live, their sum, the chart, and the way to the offices."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.utils import column_index_from_string

from rak_excel.formats.written.row_heights import line_count
from rak_excel.rolling_up.facts.facts import TypedBeside
from rak_excel.rolling_up.facts.fields import HEADINGS
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import rollup
from rak_excel.vocabulary.names.regions import regions_of
from rak_excel.workbooks.rollup.book import write_rollup
from tests.libreoffice import LibreOffice
from tests.links import row_links
from tests.rollup_plans import office_plan
from tests.shown_values import opened
from tests.test_rollup_workbook import column, differences, stored, varied

if TYPE_CHECKING:
    import pandas as pd

SHEET, STATUS = "Per Provinsi", "Status Penyampaian"
BALI, NTB, NTT = ([region.code for region in regions_of(code)] for code in ("51", "52", "53"))


def nation(**asked: object) -> Rollup:
    """Three provinces: one with its own office and a blank form, one with an office of two equal files, one that is late
    and one that sent a part, and one that is silent.
    """
    plans = [office_plan(region, varied(number)) for number, region in enumerate(["51", *BALI[:4], *NTB[:6]])]
    plans.append(office_plan(NTB[0], varied(1), file="twin.xlsx", sha256="2"))
    plans.append(office_plan(NTB[6], varied(1), parts=["commission"]))
    plans.append(office_plan(BALI[4], lambda _, row: row | {"activity": "", "periods": "", "executor": ""}))
    received = {NTB[1]: TypedBeside(datetime.date(2020, 2, 3)), NTB[2]: TypedBeside(datetime.date(2020, 1, 31))}
    deadline = datetime.date(2020, 1, 31)
    return rollup(plans, provinces=["51", "52", "53"], deadline=deadline, typed=received, **asked)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("provinces") / "nation.xlsx"
    write_rollup(path, nation())
    return path


def table(path: Path, sheet: str) -> pd.DataFrame:
    import pandas as pd  # within: pandas has no wheel for Pyodide, where the other tests run too

    return pd.read_excel(path, sheet_name=sheet, header=HEADINGS, engine="openpyxl")


def recomputed(path: Path) -> pd.DataFrame:
    """The figures by province in another way: pandas over the status sheet."""
    import pandas as pd  # as above

    status = table(path, STATUS)
    state = status["Status"]
    counted = status.assign(
        offices=1,
        undecided=state == "Perlu dipilih",
        partial=state.str.startswith("Sebagian ("),
        missing=state.isin(["Belum menyampaikan", "Kosong"]),
        late=state.str.startswith("Terlambat"),
        complete=pd.to_numeric(status["Kelengkapan"], errors="coerce"),
    ).groupby("Provinsi", sort=False)
    sums = counted[["offices", "undecided", "partial", "missing", "late", "Wajib Diperbaiki", "Perlu Dicek"]].sum()
    return sums.assign(complete=counted["complete"].mean())


def test_the_sheet_stands_right_after_the_first_one_where_there_is_more_than_one_province(
    workbook: Path, tmp_path: Path
) -> None:
    write_rollup(tmp_path / "one.xlsx", rollup([office_plan("52.01")], provinces=["52"]))

    assert opened(workbook).sheetnames[:3] == ["Ringkasan", SHEET, STATUS]
    assert openpyxl.load_workbook(tmp_path / "one.xlsx").sheetnames[:2] == ["Ringkasan", STATUS]


def test_the_figures_of_each_province_are_those_of_its_offices(workbook: Path) -> None:
    shown, expected = table(workbook, SHEET).set_index("Provinsi").iloc[:-1], recomputed(workbook)

    assert list(shown.index) == ["Bali", "Nusa Tenggara Barat", "Nusa Tenggara Timur"] == list(expected.index)
    assert list(shown["Kantor"]) == [10, 10, 22] == list(expected["offices"])
    assert list(shown["Perlu Dipilih"]) == [0, 1, 0] == list(expected["undecided"])
    assert column(workbook, STATUS, "Status").count("Kosong") == 1
    assert list(shown["Sebagian"]) == [0, 1, 0] == list(expected["partial"])
    assert list(shown["Belum Menyampaikan"]) == [5, 3, 22] == list(expected["missing"])
    assert list(shown["Terlambat"]) == [0, 1, 0] == list(expected["late"])
    assert list(shown["Sudah Menyampaikan"]) == [5, 5, 0]
    assert list(shown["Wajib Diperbaiki"]) == list(expected["Wajib Diperbaiki"])
    assert list(shown["Perlu Dicek"]) == list(expected["Perlu Dicek"])
    assert sum(expected["Wajib Diperbaiki"]) > 0 < sum(expected["Perlu Dicek"])
    assert list(shown["Kelengkapan Rata-rata"])[:2] == pytest.approx(list(expected["complete"])[:2])
    assert shown["Kelengkapan Rata-rata"].isna().to_list() == [False, False, True]


def summary_figures(path: Path) -> Mapping[str, object]:
    """The key figures of the first page by their labels, which stand above them."""
    page = openpyxl.load_workbook(path, data_only=True)["Ringkasan"]
    labelled = [(str(cell.value), page.cell(cell.row + 1, cell.column).value) for row in page["A4:R4"] for cell in row]
    return dict(labelled)


def test_the_total_agrees_with_the_first_page(workbook: Path) -> None:
    total = table(workbook, SHEET).iloc[-1]
    page = summary_figures(workbook)

    assert total["Provinsi"] == "Jumlah"
    assert total["Kantor"] == page["Kantor"] == 42
    assert (total["Sudah Menyampaikan"], page["Sudah menyampaikan"]) == (10, "10 (24%)")
    assert (total["Belum Menyampaikan"], page["Belum menyampaikan"]) == (30, "30 (71%)")
    assert total["Wajib Diperbaiki"] == page["Isian wajib diperbaiki"]
    assert total["Kelengkapan Rata-rata"] == page["Kelengkapan rata-rata"]


def test_each_province_leads_to_its_first_office(workbook: Path) -> None:
    book = opened(workbook)
    places = list(row_links(workbook, SHEET).values())
    led = [book[STATUS][place.rpartition("!")[2]].row for place in places]

    assert [place.rpartition("!")[0].strip("'") for place in places] == [STATUS] * 3
    assert [book[STATUS].cell(row, 3).value for row in led] == ["51", "52.01", "53.01"]


def test_the_chart_names_every_province_and_is_told_to_those_who_do_not_see_it(workbook: Path) -> None:
    with zipfile.ZipFile(workbook) as archive:
        charts = {name: archive.read(name).decode() for name in archive.namelist() if "/charts/chart" in name}
        drawings = "".join(archive.read(name).decode() for name in archive.namelist() if "/drawings/drawing" in name)
    (chart,) = [chart for chart in charts.values() if "'Per Provinsi'" in chart]

    assert '<c:grouping val="stacked"/>' in chart
    assert re.findall(r"<c:cat>.*?<c:f>(.*?)</c:f>", chart) == ["'Per Provinsi'!$B$4:$B$6"] * 4
    assert '<c:tickLblSkip val="1"/>' in chart
    assert re.search(r'descr="Batang per provinsi: [^"]+"', drawings)


def test_it_is_one_page_with_the_whole_chart(workbook: Path) -> None:
    page = opened(workbook)[SHEET]
    with zipfile.ZipFile(workbook) as archive:
        drawings = [archive.read(name).decode() for name in archive.namelist() if "/drawings/drawing" in name]
    (drawing,) = [drawing for drawing in drawings if "Batang per provinsi" in drawing]
    ((column, row),) = re.findall(r"<xdr:to><xdr:col>(\d+)</xdr:col>.*?<xdr:row>(\d+)</xdr:row>", drawing)

    assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight or 1) == (1, 1)
    letters, last = re.fullmatch(r"'Per Provinsi'!\$A\$1:\$([A-Z]+)\$(\d+)", str(page.print_area)).groups()  # type: ignore[union-attr]
    assert column_index_from_string(letters) > int(column)
    assert int(last) > int(row) >= 12  # high enough to read, however few provinces there are


def test_in_english_it_is_english(tmp_path: Path) -> None:
    write_rollup(tmp_path / "en.xlsx", nation(), language="en")
    shown = table(tmp_path / "en.xlsx", "By Province")

    assert list(shown["Not Submitted"]) == [5, 3, 22, 30]
    assert list(shown["Late"]) == [0, 1, 0, 1]


@pytest.mark.libreoffice
@pytest.mark.filterwarnings("ignore:Unable to read chart")  # openpyxl, on what LibreOffice wrote
def test_every_formula_of_the_nation_has_the_value_that_libreoffice_computes(
    workbook: Path, tmp_path: Path, office: LibreOffice
) -> None:
    office.open(workbook)
    office.recalculate()
    office.save(tmp_path / "computed.xlsx")
    office.close()

    assert len([at for at in stored(workbook) if at[0] == SHEET]) == 3 * 11 + 10
    assert differences(workbook, tmp_path / "computed.xlsx") == set()


@pytest.mark.libreoffice
@pytest.mark.filterwarnings("ignore:Unable to read chart")
def test_the_figures_follow_what_is_typed_and_stay_right_where_the_table_is_sorted(
    workbook: Path, tmp_path: Path, office: LibreOffice
) -> None:
    office.open(workbook)
    office.type(STATUS, "O4", "05/02/2020")  # the date on which the first plan came
    office.sort(SHEET, "A4:L6", 7)
    office.recalculate()
    office.save(tmp_path / "sorted.xlsx")
    office.close()
    shown = table(tmp_path / "sorted.xlsx", SHEET)

    assert column(tmp_path / "sorted.xlsx", STATUS, "Status")[0] == "Terlambat 5 hari"
    assert list(zip(shown["Kode"], shown["Belum Menyampaikan"], shown["Terlambat"], strict=True))[:3] == [
        (52, 3, 1),
        (51, 5, 1),
        (53, 22, 0),
    ]


def test_why_the_columns_of_provinces_are_blank_is_printed_whole(tmp_path: Path) -> None:
    plans = [office_plan(region) for region in ("51.01", "52.01", "52.02")]
    write_rollup(tmp_path / "two.xlsx", rollup(plans, provinces=["51", "52"]))
    sheet: Any = openpyxl.load_workbook(tmp_path / "two.xlsx")["Perbandingan Target"]
    [note] = [cell for cell in sheet[1] if str(cell.value).startswith("Kolom provinsi sengaja kosong")]
    shown = [column for column in sheet.column_dimensions.values() if not column.hidden and column.min >= note.column]
    room = sum(column.width * (min(column.max, sheet.max_column) - column.min + 1) for column in shown)

    assert line_count(str(note.value), room) == 1


def test_a_blank_column_is_printed_behind_the_last_province_so_that_folded_cells_do_not_spill_into_it(
    tmp_path: Path,
) -> None:
    plans = [office_plan(region) for region in ("51.01", "52.01", "52.02")]
    write_rollup(tmp_path / "two.xlsx", rollup(plans, provinces=["51", "52"]))
    sheet: Any = openpyxl.load_workbook(tmp_path / "two.xlsx")["Perbandingan Target"]
    [area] = re.findall(r"\$A\$1:\$([A-Z]+)\$(\d+)", str(sheet.print_area))
    last = next(cell.column for cell in reversed(sheet[3]) if cell.value)

    assert column_index_from_string(area[0]) == last + 1
    assert sheet.max_row == int(area[1])
    assert not any(row[last].value for row in sheet.iter_rows(max_col=last + 1))
