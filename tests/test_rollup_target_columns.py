"""Perbandingan Target on a small screen: short names, a low heading, and offices folded away behind their provinces."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from rak_excel.formats.written.row_heights import BOLD, LINE_POINTS, height_of, line_count
from rak_excel.jobs.trace import trace
from rak_excel.rolling_up.offices import Office
from rak_excel.rolling_up.roll_up import roll_up, rollup
from rak_excel.vocabulary.names.offices import short_office_name
from rak_excel.vocabulary.names.regions import regions, regions_of
from rak_excel.workbooks.rollup.book import write_rollup
from rak_excel.workbooks.rollup.layout import Layout
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from rak_excel.workbooks.rollup.read_back.handwork import edited_sheets
from rak_excel.workbooks.rollup.sheets.target_places import columns_of, heading_points
from rak_excel.workbooks.rollup.tables import MANY
from tests.libreoffice import LibreOffice
from tests.rollup_plans import changed, office_plan
from tests.rollup_targets import province
from tests.shown_values import opened
from tests.test_rollup_workbook import varied

SHEET = "Perbandingan Target"
BALI, NTB = ([region.code for region in regions_of(code)] for code in ("51", "52"))
PROVINCES = {"Bali": BALI, "Nusa Tenggara Barat": NTB}
SCREEN = 1366  # pixels across
FROZEN = 160  # pixels at most from the top


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two provinces; an office of each has a target far from the others."""
    path = tmp_path_factory.mktemp("targets") / "two.xlsx"
    plans = [office_plan(region, varied(number % 9)) for number, region in enumerate([*BALI, *NTB])]
    write_rollup(path, rollup(plans))
    return path


@pytest.fixture(scope="module")
def page(workbook: Path) -> Worksheet:
    return opened(workbook)[SHEET]


def headings(page: Worksheet) -> dict[str, int]:
    return {str(cell.value): at for at, cell in enumerate(page[3], 1)}


def test_of_the_whole_nation_the_headings_leave_the_screen_to_the_indicators() -> None:
    result = rollup([office_plan("52.03")])
    codes = [region.code for region in regions().values() if region.parent]
    offices = [Office(code, short_office_name(regions()[code], result.definition)) for code in codes]
    layout = Layout(replace(result, provinces=tuple(code for code in regions() if "." not in code)), "id")
    columns = columns_of(layout, offices, 15)
    points = heading_points(columns)
    named = {column.name: column for column in columns}

    assert len(columns) == 514 + 38
    assert (21 + 15 + points) * 4 / 3 <= FROZEN
    assert max(height_of([(each.name, each.width * BOLD)]) for each in columns if each.office) <= points
    upright = (points * 4 / 3 - 5) / 7 * BOLD  # characters, from the foot of a heading to its top
    assert max(line_count(each.name, upright) for each in columns if not each.office) == 2
    across = [(each.width * 7 + 5) * 3 / 4 for each in columns if not each.office]
    assert min(across) >= 2 * LINE_POINTS + 8  # what a screen and a printer leave free beside turned text
    assert {"Lombok Timur", "Kota Bima", "Bima", "Kepulauan Siau Tagulandang Biaro"} <= set(named)
    assert not [name for name in named if name.startswith(("KPU", "KIP", "Kabupaten"))]
    assert named["Kota Pematangsiantar"].width > named["Bima"].width  # no word is broken


def test_what_stays_in_sight_leaves_most_of_a_small_screen_to_the_rest(page: Worksheet) -> None:
    frozen = re.fullmatch(r"([A-Z]+)(\d+)", str(page.freeze_panes))
    assert frozen
    rows = range(1, int(frozen[2]))
    across = sum(page.column_dimensions[letter].width * 7 + 5 for letter in "ABCDEFG" if letter < frozen[1])

    assert [page.cell(3, column).value for column in (1, 2)] == ["Kode", "Indikator"]
    assert (frozen[1], list(rows)) == ("C", [1, 2, 3])
    assert page.row_dimensions[1].height == 21
    assert sum((page.row_dimensions[row].height or 15) * 4 / 3 for row in rows) <= FROZEN
    assert across < SCREEN / 3


def folded(page: Worksheet) -> dict[int, bool]:
    """By column, from 1, whether it is hidden in a group; Excel writes one entry for like columns."""
    found: dict[int, bool] = {}
    for about in page.column_dimensions.values():
        found |= dict.fromkeys(
            range(about.min or 0, (about.max or 0) + 1), bool(about.hidden and about.outlineLevel == 1)
        )
    return found


def test_the_offices_are_folded_away_behind_the_column_of_their_province(page: Worksheet) -> None:
    at, hidden = headings(page), folded(page)
    provinces = {name: at[name] for name in PROVINCES}
    offices = {name: range(column + 1, column + 1 + len(PROVINCES[name])) for name, column in provinces.items()}

    assert page.sheet_properties.outlinePr is not None
    assert page.sheet_properties.outlinePr.summaryRight is False
    assert {column for column, away in hidden.items() if away} == {each for row in offices.values() for each in row}
    assert [page.column_dimensions[get_column_letter(column)].collapsed for column in provinces.values()] == [True] * 2
    assert page.cell(3, offices["Bali"][-1]).value == "Kota Denpasar"
    assert page.cell(3, offices["Nusa Tenggara Barat"][2]).value == "Lombok Timur"


def test_the_first_page_leads_to_what_is_seen_of_an_office_far_from_the_others(workbook: Path, page: Worksheet) -> None:
    links = [cell.hyperlink for row in opened(workbook)["Ringkasan"].iter_rows() for cell in row]
    cells = [str(link.location).split("!") for link in links if link and SHEET in str(link.location)]
    places = [page[cell] for _, cell in cells if cell != "A1"]

    assert {str(place.value) for place in places} == set(PROVINCES)
    assert not [place for place in places if folded(page)[place.column]]


def test_what_is_folded_away_takes_no_page(page: Worksheet) -> None:
    assert (page.page_setup.fitToWidth or 1, page.print_title_cols) == (1, "$A:$B")


def test_in_one_province_every_office_is_in_sight(tmp_path: Path) -> None:
    write_rollup(tmp_path / "one.xlsx", rollup([office_plan(region) for region in NTB]))
    page = openpyxl.load_workbook(tmp_path / "one.xlsx")[SHEET]

    assert not any(folded(page).values())
    assert not any(about.collapsed for about in page.column_dimensions.values())
    assert "Nusa Tenggara Barat" not in headings(page)
    assert str(page.auto_filter.ref).startswith(f"A3:{get_column_letter(headings(page)['Kota Bima'])}")


def test_below_a_province_stands_nothing_that_counts_but_the_sums_of_its_offices(workbook: Path) -> None:
    at = headings(opened(workbook)[SHEET])
    rows = [list(row) for row in opened(workbook, data_only=True)[SHEET].iter_rows(3, values_only=True)]
    (far,) = [row for row in rows if row[1] == "Target kantor ini yang jauh dari kantor lain"]
    indicators = [row for row in rows[1:] if row[0]]
    sums = {name: far[column - 1] for name, column in at.items() if name in PROVINCES}

    assert len(indicators) > 30
    assert {row[at[name] - 1] for row in indicators for name in PROVINCES} == {None}
    assert sums == {name: total(far[at[name] : at[name] + len(codes)]) for name, codes in PROVINCES.items()}
    assert total(sums.values()) == total(far_counts(indicators, at)) > 0


def far_counts(indicators: Sequence[Sequence[object]], at: dict[str, int]) -> list[object]:
    """Of each indicator how many targets are far from the others, but where they spread too widely to say."""
    return [count for row in indicators if isinstance(count := row[at["Jauh dari Kantor Lain"] - 1], int)]


def total(counts: Iterable[object]) -> int:
    return sum(int(str(count)) for count in counts)


def test_a_province_with_an_office_far_from_the_others_is_coloured(page: Worksheet) -> None:
    at = headings(page)
    for name, codes in PROVINCES.items():
        letters = [get_column_letter(at[name] + place) for place in (0, 1, len(codes))]
        rules = [
            rule.formula[0]
            for area in page.conditional_formatting
            if str(area.sqref).startswith(f"{letters[0]}4:{letters[0]}")
            for rule in area.rules
        ]

        assert [rule.count(f"COUNTIFS(${letters[1]}4:${letters[2]}4,") for rule in rules] == [2]


def test_a_target_is_traced_to_its_row_behind_the_columns_of_provinces_too(workbook: Path, page: Worksheet) -> None:
    column = get_column_letter(headings(page)["Nusa Tenggara Barat"] + 1)

    assert [origin.file for origin in trace(workbook, f"{SHEET}!{column}5").origins] == ["52.01.xlsx"]


def test_rolling_up_what_was_written_gives_the_same_bytes_and_finds_nothing_edited(
    workbook: Path, tmp_path: Path
) -> None:
    write_rollup(tmp_path / "again.xlsx", roll_up([read_rollup(workbook)]))

    assert edited_sheets(workbook) == []
    assert (tmp_path / "again.xlsx").read_bytes() == workbook.read_bytes()


def test_of_many_offices_only_the_summary_is_printed(tmp_path: Path, page: Worksheet) -> None:
    printed = {}
    for count in (MANY, MANY + 1):
        write_rollup(tmp_path / f"{count}.xlsx", province({"K1.2": ["75%"] * count}))
        printed[count] = openpyxl.load_workbook(tmp_path / f"{count}.xlsx")[SHEET]
    last = get_column_letter(headings(page)["Bali"] - 1)

    edge = get_column_letter(max(cell.column for cell in printed[MANY][3] if cell.value) + 1)
    assert re.fullmatch(rf"'{SHEET}'!\$A\$1:\${edge}\$\d+", str(printed[MANY].print_area))
    assert re.fullmatch(rf"'{SHEET}'!\$A\$1:\${last}\$\d+", str(printed[MANY + 1].print_area))
    assert (printed[MANY + 1].page_setup.fitToWidth or 1, printed[MANY + 1].page_setup.fitToHeight) == (1, 2)
    assert "Dicetak hanya kolom ringkasan" in str([cell.value for cell in printed[MANY + 1][1]])


@pytest.mark.libreoffice
def test_libreoffice_opens_it_folded_too(workbook: Path, tmp_path: Path, office: LibreOffice) -> None:
    office.open(workbook)
    saved = office.save(tmp_path / "two.ods")
    office.close()
    with zipfile.ZipFile(saved) as archive:
        content = archive.read("content.xml").decode()
    (sheet,) = re.findall(rf'<table:table table:name="{SHEET}".*?</table:table>', content, re.DOTALL)

    assert re.findall(r"<table:table-column-group[^>]*>", sheet) == [
        '<table:table-column-group table:display="false">'
    ] * len(PROVINCES)


def test_the_code_of_an_indicator_that_stands_twice_in_a_plan_is_explained(tmp_path: Path) -> None:
    again = changed("S15.1", indicator="Persentase Pengelolaan Dokumen Hasil Pemilu")  # that of S14.1, further up
    told = {}
    for name, plan in (("twice", office_plan("52.03", again)), ("once", office_plan("52.03"))):
        write_rollup(tmp_path / f"{name}.xlsx", rollup([plan, office_plan("52.02")]))
        sheet = openpyxl.load_workbook(tmp_path / f"{name}.xlsx")[SHEET]
        told[name] = [str(row[0].value) for row in sheet if "ditulis lebih dari sekali" in str(row[0].value)]

    assert [text.split(":")[0] for text in told["twice"]] == ["S14.1#2"]
    assert told["once"] == []
