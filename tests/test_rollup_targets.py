"""What the targets of an indicator are measured in, which of them stand apart, and that all of it follows a correction."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak_excel.model import TargetKind
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.rolling_up.side_by_side.comparison import ENOUGH, MOST, TargetComparison, TargetLimits, compare
from rak_excel.workbooks.rollup.book import write_rollup
from rak_excel.workbooks.rollup.layout import Layout
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from rak_excel.workbooks.rollup.sheets.target_places import TargetSheet
from tests.libreoffice import LibreOffice, libreoffice
from tests.rollup_targets import OFFICES, OWN, province
from tests.test_rollup_workbook import differences


def compared(
    code: str, *targets: str, own: str = OWN, national: str = "", lower: Sequence[str] = ()
) -> TargetComparison:
    result = province({code: targets}, own=own, national={code: national}, lower=lower)
    return next(each for each in compare(result) if each.group.code == code)


def percents(*numbers: float) -> TargetComparison:
    return compared("K1.2", *(f"{number}%".replace(".", ",") for number in numbers))


def scores(*numbers: float) -> TargetComparison:
    return compared("K3.3", *(f"{number}".replace(".", ",") for number in numbers))


def regions_at(*places: int) -> list[str]:
    return [OFFICES[place] for place in places]


@pytest.mark.parametrize(
    ("code", "kind", "unit"),
    [
        ("K1.2", "percent", "%"),
        ("K3.1", "predicate", "predikat"),
        ("K3.2", "opinion", "opini"),
        ("S1.1", "count", "laporan"),
    ],
)
def test_the_definitions_kind_and_unit_stand_whatever_the_offices_wrote(code: str, kind: str, unit: str) -> None:
    each = compared(code, *["3 Dokumen"] * 9)

    assert (each.measure.kind, each.unit) == (TargetKind(kind), unit)
    assert each.of_other_kind == regions_at(*range(9))
    assert (each.numbers, each.low, each.limits) == ({}, None, None)


def test_one_wrong_unit_among_opinions_is_listed_by_itself() -> None:
    each = compared("K3.2", *["WTP"] * 4, "1 Dokumen", *["wtp"] * 4, "Wajar Tanpa Pengecualian", "WDP")

    assert (each.unit, each.given("WTP"), each.given("WDP")) == ("opini", 9, 1)
    assert (each.of_other_kind, each.texts[OFFICES[4]]) == (regions_at(4), "≠ 1 dokumen")


@pytest.mark.parametrize(
    ("code", "text", "shown"),
    [
        ("K1.2", "85", 85),  # the unit goes without saying
        ("K1.2", "0,85", "≠ 0,85"),  # 85 % or less than one
        ("K1.2", "0", 0),
        ("K1.2", "1", 1),
        ("K1.2", "77,5 indeks", "≠ 77,5 indeks"),
        ("K1.2", "WTP", "≠ WTP"),
        ("K1.2", "", None),
        (
            "K1.2",
            "Terlaksananya seluruh kegiatan sosialisasi dan pendidikan pemilih di semua kecamatan",
            "≠ Terlaksananya seluruh kegiatan sosialisasi dan pendidikan pe",
        ),
        ("K3.3", "75 Nilai", 75),  # an index or a value: both are plain numbers
        ("K3.3", "75%", "≠ 75 %"),
        ("K3.1", "minimal BB", "BB"),
        ("K3.1", "WTP", "≠ WTP"),
        ("S1.1", "2", 2),
        ("S1.1", "2 Laporan", 2),
        ("S1.1", "2 Dokumen", "≠ 2 dokumen"),
    ],
)
def test_a_target_is_shown_as_it_compares(code: str, text: str, shown: object) -> None:
    assert compared(code, "100%", text).shown.get(OFFICES[1]) == shown


@pytest.mark.parametrize(
    ("targets", "kind", "unit"),
    [
        (["3 Satker", "4 Satker", "75%"], "count", "satker"),
        (["Terlaksana", "Tercapai", "75%"], "text", ""),
        (["WTP"] * 3 + ["1 Dokumen"], "opinion", "opini"),
        (["75", "80 indeks", "3 Satker"], "number", ""),
        (["75%", "3 Satker"], "percent", "%"),  # as many of each: the first kind
        (["3 Satker", "3 Laporan"], "count", "laporan"),  # as many of each: the first by its letters
        (["3 kecamatan"] * 2 + ["2 Satker"], "count", "kecamatan"),  # a word that no definition lists
    ],
)
def test_of_an_indicator_that_no_definition_knows_most_targets_tell_the_unit(
    targets: list[str], kind: str, unit: str
) -> None:
    for order in (targets, targets[::-1]):
        measure = compared("L01", *order).measure

        assert (measure.kind, measure.unit) == (TargetKind(kind), unit)


def test_where_two_units_are_as_frequent_the_indicators_words_decide() -> None:
    assert compared("L01", "75%", "3 Satker", own="Jumlah Rumah Pintar yang Dikunjungi").unit == "satker"
    assert compared("L01", "75%", "3 Satker").unit == "%"


def test_on_the_fence_is_not_outside_and_ten_points_are_away() -> None:
    limits = TargetLimits((60, 90), (65, 85))

    assert [limits.far(number) for number in (60, 59.99, 90, 90.01)] == [False, True, False, True]
    limits = TargetLimits((74, 76), (65, 85))
    assert [limits.far(number) for number in (65, 65.01, 85, 84.99)] == [True, False, True, False]


def test_percentages_nearer_than_ten_points_are_not_far_however_close_the_others_are() -> None:
    each = percents(*[75] * 9, 84.99, 85, 65)

    assert each.fences == (75, 75)
    assert each.far == regions_at(10, 11)


def test_of_other_numbers_a_tenth_of_the_middle_is_the_least() -> None:
    each = scores(*[80] * 9, 87.99, 88, 72)

    assert (each.fences, each.far) == ((80, 80), regions_at(10, 11))


def test_around_a_middle_of_nothing_the_fences_alone_decide() -> None:
    each = scores(*[0] * 8, 0.5, 0)

    assert (each.middle, each.limits, each.far) == (0, TargetLimits((0, 0), (0, 0)), regions_at(8))


def test_a_quarter_of_the_offices_can_be_far_and_more_than_that_spread_wide() -> None:
    quarter = percents(*[75] * 6, 10, 100)
    more = percents(*[75] * 6, 10, 10, 100)

    assert (quarter.far, quarter.wide) == (regions_at(6, 7), False)
    assert (more.fences, more.outside, more.far, more.wide) == ((75, 75), regions_at(6, 7, 8), [], True)


def test_nineteen_of_forty_one_are_not_far_from_the_others() -> None:
    each = percents(*[90] * 22, *[50 + number for number in range(9)], *[100] * 10)

    assert (len(each.outside), each.far, each.wide) == (19, [], True)
    each = percents(*[90] * 31, *[50] * 10)
    assert len(each.far) == 10


@pytest.mark.parametrize("numbers", [[75] * 41, [75] * 20 + [60] * 21, [100] * 8])
def test_constant_columns_and_halves_mark_none(numbers: list[int]) -> None:
    assert percents(*numbers).far == []


def test_among_fewer_than_eight_numbers_none_is_far_whatever_else_was_written() -> None:
    each = compared("K1.2", *["75%"] * (ENOUGH - 2), "10%", "1 Dokumen", "WTP")

    assert (each.limits, each.far, len(each.shown)) == (None, [], 9)


TARGETS = st.lists(st.integers(0, 400).map(lambda number: number / 4), min_size=1, max_size=20)


@given(TARGETS, st.booleans(), st.randoms(use_true_random=False))
def test_never_more_than_a_quarter_is_marked_and_the_order_of_the_offices_does_not_matter(
    numbers: list[float], percent: bool, order: random.Random
) -> None:
    measured = percents if percent else scores
    each = measured(*numbers)
    mixed = order.sample(range(len(numbers)), len(numbers))
    again = measured(*(numbers[place] for place in mixed))

    assert MOST * len(each.far) <= len(numbers)
    assert sorted(numbers[OFFICES.index(region)] for region in each.far) == sorted(
        numbers[mixed[OFFICES.index(region)]] for region in again.far
    )
    assert not (len(set(numbers)) == 1 and each.far)


@pytest.mark.parametrize(
    ("code", "national", "targets", "below"),
    [
        ("K3.2", "WTP", ["WTP", "WDP", "tmp", "1 Dokumen", ""], [1, 2]),
        ("K3.2", "Wajar Dengan Pengecualian", ["WTP", "WDP", "TW"], [2]),
        ("K3.1", "B", ["AA", "B", "CC", "minimal B", "75"], [2]),
        ("K1.2", "75%", ["75%", "74,9%", "80%", "1 Dokumen"], [1]),
        ("K3.2", "75%", ["WTP", "WDP"], []),  # no national target of the indicator's kind
    ],
)
def test_what_is_below_the_national_target_is_told_for_opinions_and_predicates_too(
    code: str, national: str, targets: list[str], below: list[int]
) -> None:
    each = compared(code, *targets, national=national)

    assert each.below == regions_at(*below)
    assert (each.national is None) == (national == "75%" and code == "K3.2")


def test_where_lower_is_better_a_better_word_is_worse_and_the_same_one_is_not() -> None:
    assert compared("K3.1", "AA", "B", "CC", national="B", lower=["K3.1"]).below == regions_at(0)


def test_the_cell_of_a_unit_offers_the_definitions_units_and_takes_others(tmp_path: Path) -> None:
    write_rollup(tmp_path / "written.xlsx", province({"K1.2": ["75%", "1 Dokumen"]}))
    page = openpyxl.load_workbook(tmp_path / "written.xlsx")["Data Komisi"]
    offered = next(each for each in page.data_validations.dataValidation if "K4" in each.sqref)

    assert str(offered.formula1).strip('"').split(",")[:4] == ["%", "opini", "predikat", "indeks"]
    assert offered.errorStyle == "warning"


# What is typed into a data sheet, by the heading of its column, for the nth office of an indicator.
MIXED = {
    "K1.2": ["70%", "72%", "74%", "75%", "76%", "78%", "80%", "1 Laporan", "WTP", ""],
    "K1.3": [*["75%"] * 8, "10%", "65%"],
    "K1.4": [*["75%"] * 7, "10%", "20%", "100%"],
    "K3.1": [*["B"] * 8, "CC", "75"],
    "K3.2": [*["WTP"] * 9, "1 Dokumen"],
    "K3.3": [*["75"] * 9, "67,5"],
    "L01": [*["3 kecamatan"] * 8, "40 kecamatan", "3 Satker"],
}


@pytest.fixture(scope="module")
def mixed() -> Rollup:
    """Ten offices with targets in other units, at the bounds, spread wide, and national ones."""
    return province(MIXED, national={"K3.2": "WTP"})


@pytest.fixture(scope="module")
def typed_over(mixed: Rollup, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Its workbook as LibreOffice computes it, and after wrong targets were corrected and right ones made wrong."""
    folder = tmp_path_factory.mktemp("targets")
    write_rollup(folder / "written.xlsx", mixed)
    rows = {at: number for number, at in enumerate(_data_rows(folder / "written.xlsx"), 4)}
    with libreoffice(folder, "id-ID") as office:
        office.open(folder / "written.xlsx")
        office.recalculate()
        office.save(folder / "plain.xlsx")
        _type(office, rows["K1.2", 7], "85", "%")
        _type(office, rows["K1.2", 8], "85")  # where a text stood, without a unit
        _type(office, rows["K1.2", 9], "10", "%")
        _type(office, rows["K1.3", 0], "1", "dokumen")
        _type(office, rows["K1.4", 7], "75")
        _type(office, rows["K3.1", 9], "CC")
        _type(office, rows["K3.2", 9], "WDP")  # over the number; its unit stays what it was
        _type(office, rows["K3.2", 0], "TMP")
        _type(office, rows["K3.3", 0], "75", "%")
        office.recalculate()
        office.save(folder / "corrected.xlsx")
        office.close()
    return folder / "plain.xlsx", folder / "corrected.xlsx"


def _data_rows(path: Path) -> list[tuple[str, int]]:
    """The indicator's code and the office's place of each row of the first data sheet."""
    page = openpyxl.load_workbook(path)["Data Komisi"]
    return [(str(row[4].value), OFFICES.index(str(row[2].value))) for row in page.iter_rows(min_row=4)]


def _type(office: LibreOffice, row: int, target: str, unit: str | None = None) -> None:
    office.type("Data Komisi", f"J{row}", target)
    if unit is not None:
        office.type("Data Komisi", f"K{row}", unit)


def line(path: Path, code: str) -> dict[str, object]:
    """A row of the comparison, by its headings."""
    page = openpyxl.load_workbook(path, data_only=True)["Perbandingan Target"]
    rows = list(page.iter_rows(min_row=3, values_only=True))
    found = next(row for row in rows if row[0] == code)
    return {str(name): "" if value is None else value for name, value in zip(rows[0], found, strict=True)}


@cache
def _names() -> list[str]:
    result = province(MIXED)
    return TargetSheet(Layout(result, "id"), compare(result)).names


def name(place: int) -> str:
    """What stands above an office's targets."""
    return _names()[place]


def some(path: Path, code: str, *headings: str) -> list[object]:
    return [line(path, code)[heading] for heading in headings]


@pytest.mark.libreoffice
@pytest.mark.filterwarnings("ignore:Unable to read chart")
def test_the_comparison_says_what_the_formulas_say(typed_over: tuple[Path, Path]) -> None:
    plain = typed_over[0]

    assert some(plain, "K1.2", "Beda Satuan", "Isian Beda Satuan") == [2, f"{name(7)}: 1 laporan; {name(8)}: WTP"]
    assert some(plain, "K1.3", "Jauh dari Kantor Lain", "Batas Bawah") == [2, 75]
    assert some(plain, "K1.4", "Jauh dari Kantor Lain") == ["sebaran lebar"]
    assert some(plain, "K3.1", "Ragam Isian", "Beda Satuan", name(9)) == ["B: 8; CC: 1", 1, "≠ 75"]
    assert some(plain, "K3.2", "Target Nasional", "Di Bawah Nasional", "Terendah", "Batas Bawah") == ["WTP", 0, "", ""]
    assert some(plain, "K3.3", "Jauh dari Kantor Lain", "Terendah") == [1, 67.5]
    assert some(plain, "L01", "Satuan", "Tertinggi", "Beda Satuan", "Jauh dari Kantor Lain") == ["kecamatan", 40, 1, 1]


@pytest.mark.libreoffice
@pytest.mark.filterwarnings("ignore:Unable to read chart")
def test_a_target_that_is_corrected_in_the_data_sheet_is_followed_at_once(typed_over: tuple[Path, Path]) -> None:
    corrected = typed_over[1]

    assert some(corrected, "K1.2", name(7), name(8), "Beda Satuan", "Tertinggi") == [85, 85, 0, 85]
    assert some(corrected, "K1.2", "Kantor Bertarget", "Terendah", "Jauh dari Kantor Lain") == [10, 10, 1]
    assert some(corrected, "K1.3", name(0), "Beda Satuan", "Isian Beda Satuan") == [
        "≠ 1 dokumen",
        1,
        f"{name(0)}: 1 dokumen",
    ]
    assert some(corrected, "K1.4", "Jauh dari Kantor Lain") == [2]
    assert some(corrected, "K3.1", "Ragam Isian", "Beda Satuan") == ["B: 8; CC: 2", 0]
    assert some(corrected, "K3.2", "Ragam Isian", "Beda Satuan") == ["WTP: 8; WDP: 1; TMP: 1", 0]
    assert some(corrected, "K3.2", "Di Bawah Nasional") == [2]
    assert some(corrected, "K3.3", name(0), "Beda Satuan", "Jauh dari Kantor Lain") == ["≠ 75 %", 1, 1]


@pytest.mark.libreoffice
@pytest.mark.filterwarnings("ignore:Unable to read chart")
def test_the_counts_of_an_office_follow_too(typed_over: tuple[Path, Path]) -> None:
    far, other = "Target kantor ini yang jauh dari kantor lain", "Target kantor ini yang beda satuan"
    plain, corrected = ([_count(path, label, 9) for label in (far, other)] for path in typed_over)

    assert (plain, corrected) == ([2, 3], [4, 1])


def _count(path: Path, label: str, place: int) -> object:
    page = openpyxl.load_workbook(path, data_only=True)["Perbandingan Target"]
    rows = list(page.iter_rows(min_row=3, values_only=True))
    heading = next(at for at, each in enumerate(rows[0]) if each == name(place))
    return next(row[heading] for row in rows if label in row)


@pytest.mark.libreoffice
@pytest.mark.filterwarnings("ignore:Unable to read chart")
def test_rolling_the_corrected_workbook_up_again_says_what_it_says(
    typed_over: tuple[Path, Path], tmp_path: Path
) -> None:
    corrected = typed_over[1]
    write_rollup(tmp_path / "anew.xlsx", roll_up([read_rollup(corrected)]))

    assert {
        each for each in differences(tmp_path / "anew.xlsx", corrected) if each[0] == "Perbandingan Target"
    } == set()


def test_every_mark_of_the_comparison_is_told_apart_without_colour(mixed: Rollup, tmp_path: Path) -> None:
    write_rollup(tmp_path / "written.xlsx", mixed)
    page = openpyxl.load_workbook(tmp_path / "written.xlsx")["Perbandingan Target"]
    looks = [rule.dxf.font for area in page.conditional_formatting for rule in area.rules if rule.dxf]

    assert sorted(str(font.u) for font in looks if font and font.b) == ["None", "single", "single"]
    assert "jauh dari kantor lain" in str(page["A2"].value)
    rules = [str(row[0].value) for row in page.iter_rows(min_row=4) if len(str(row[0].value)) > 100]
    assert [word in "".join(rules) for word in ("10 poin", "sepersepuluh", "seperempat", "sebaran lebar")] == [True] * 4
