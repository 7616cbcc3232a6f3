"""Which indicators of different offices are the same, and how their targets compare."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak_excel.rolling_up.facts.facts import Alias
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import rollup
from rak_excel.rolling_up.side_by_side.comparison import ENOUGH, TargetComparison, compare
from rak_excel.vocabulary.names.regions import regions_of
from rak_excel.workbooks.rollup.book import write_rollup
from rak_excel.workbooks.rollup.layout import Layout
from rak_excel.workbooks.rollup.sheets.target_places import TargetSheet
from tests.rollup_plans import NTB, changed, office_plan
from tests.rollup_targets import province
from tests.shown_values import values_of

TYPED = "Persentase KPU Kabupaten Lombok Timor dalam Melaksanakan Pemilu/Pemilihan tanpa Konflik"
OWN = "Jumlah Rumah Pintar Pemilu yang Dikunjungi"


def comparison(result: Rollup, code: str) -> TargetComparison:
    return next(each for each in compare(result) if each.group.code == code)


def targets(key: str, *values: str) -> Rollup:
    """A roll-up of as many offices as there are targets for an indicator."""
    return rollup([office_plan(region, changed(key, target=value)) for region, value in zip(NTB, values, strict=False)])


def test_the_offices_own_name_does_not_keep_indicators_apart() -> None:
    result = rollup([office_plan("52.03"), office_plan("52.72")])

    assert set(comparison(result, "K2.1").cells) == {"52.03", "52.72"}
    assert all(group.defined for group in result.alignment.groups)


def test_a_near_wording_stays_apart_and_is_shown() -> None:
    result = rollup([office_plan("52.03", changed("K2.1", indicator=TYPED)), office_plan("52.01")])

    assert set(comparison(result, "K2.1").cells) == {"52.01"}
    assert set(comparison(result, "L01").cells) == {"52.03"}
    assert [(near.key, near.offices, near.answer) for near in result.alignment.near] == [("K2.1", ("52.03",), None)]


def test_a_near_wording_is_shown_as_the_office_wrote_it_and_so_is_what_it_is_like(tmp_path: Path) -> None:
    typed = "Prosentase KPU Kabupaten Dompu dalam Menyelenggarakan Pemilu/Pemilihan Sesuai Jadwal dan Ketentuan"
    plans = [office_plan("52.05", changed("K1.1", indicator=typed))]
    write_rollup(tmp_path / "near.xlsx", rollup(plans))
    page = openpyxl.load_workbook(tmp_path / "near.xlsx")["Padanan Indikator"]

    assert [cell.value for cell in page[4]][1:5] == [
        typed,
        "KPU Kabupaten Dompu",
        "K1.1",
        "Persentase KPU Kabupaten Dompu dalam Menyelenggarakan Pemilu/Pemilihan Sesuai dengan Jadwal dan Ketentuan "
        "yang Berlaku",
    ]


def test_of_many_offices_with_a_near_wording_the_first_are_named(tmp_path: Path) -> None:
    write_rollup(tmp_path / "near.xlsx", province({"L01": ["75%"] * len(regions_of("35"))}, own=TYPED))
    first, *_ = values_of(tmp_path / "near.xlsx", "Padanan Indikator")[3:]

    assert str(first[2]).endswith("KPU Kabupaten Banyuwangi dan 28 lainnya")


def test_an_answer_on_a_wording_that_nobody_uses_any_more_is_kept_as_it_was_written() -> None:
    alias = Alias("commission", "prosentase {office} tanpa konflik", "K2.1", same=True, text="Prosentase tanpa Konflik")
    near = rollup([office_plan("52.05")], aliases=[alias]).alignment.near

    assert [(each.text, each.offices, each.answer) for each in near] == [("Prosentase tanpa Konflik", (), True)]


def test_a_near_wording_that_the_province_confirmed_is_joined_and_stays_listed() -> None:
    plans = [office_plan("52.03", changed("K2.1", indicator=TYPED)), office_plan("52.01")]
    wording = rollup(plans).alignment.near[0].wording
    result = rollup(plans, aliases=[Alias("commission", wording, "K2.1", same=True)])

    assert set(comparison(result, "K2.1").cells) == {"52.01", "52.03"}
    assert [(near.key, near.answer) for near in result.alignment.near] == [("K2.1", True)]


def test_a_near_wording_that_the_province_denied_is_not_asked_again() -> None:
    plans = [office_plan("52.03", changed("K2.1", indicator=TYPED))]
    wording = rollup(plans).alignment.near[0].wording
    result = rollup(plans, aliases=[Alias("commission", wording, "K2.1", same=False)])

    assert comparison(result, "L01").cells
    assert [near.answer for near in result.alignment.near] == [False]


def test_an_indicator_that_no_definition_knows_is_shared_by_its_wording() -> None:
    result = rollup([office_plan(region, changed("S12.1", indicator=OWN)) for region in NTB[:2]])

    assert set(comparison(result, "L01").cells) == set(NTB[:2])
    assert comparison(result, "L01").group.text == OWN


def test_the_second_occurrence_in_an_office_is_an_indicator_of_its_own() -> None:
    text = "Persentase Pelaksanaan Pendidikan Pemilih Goes to Campus"
    result = rollup([office_plan("52.03", changed("S11.1", indicator=text)), office_plan("52.01")])

    assert set(comparison(result, "S15.1#2").cells) == {"52.03"}
    assert not comparison(result, "S15.1#2").group.defined


def test_lowest_middle_and_highest_are_those_of_the_numbers() -> None:
    each = comparison(targets("K1.2", "70%", "77,5%", "90%"), "K1.2")

    assert (each.low, each.middle, each.high) == (70, 77.5, 90)


@pytest.mark.parametrize(
    ("lower", "higher", "middle"),
    [("70,12%", "70,13%", 70.13), ("70,13%", "70,14%", 70.14), ("1%", "1,01%", 1.01), ("70%", "71%", 70.5)],
)
def test_a_middle_right_between_two_decimals_is_rounded_up_as_a_spreadsheet_does(
    lower: str, higher: str, middle: float
) -> None:
    assert comparison(targets("K1.2", lower, higher), "K1.2").middle == middle


def test_opinions_and_predicates_are_counted_by_value() -> None:
    each = comparison(targets("K3.1", "B", "BB", "B", "b"), "K3.1")

    assert (each.given("B"), each.given("BB"), each.low) == (3, 1, None)


def test_a_target_in_another_unit_is_no_number_to_compare() -> None:
    each = comparison(targets("K1.2", "70%", "80%", "1 Laporan"), "K1.2")

    assert (each.unit, each.high) == ("%", 80)
    assert each.values == {"≠ 1 laporan": 1}


def test_nothing_is_far_from_the_others_among_few_offices() -> None:
    each = comparison(targets("K1.2", *(["75%"] * (ENOUGH - 2)), "10%"), "K1.2")

    assert each.fences is None
    assert each.far == []


def test_far_is_outside_one_and_a_half_interquartile_ranges() -> None:
    each = comparison(targets("K1.2", "70%", "72%", "74%", "75%", "76%", "78%", "80%", "10%", "90%"), "K1.2")

    assert each.fences == (63.0, 87.0)
    assert each.far == [NTB[7], NTB[8]]


def test_a_target_below_the_national_one_is_told_and_lower_may_be_better() -> None:
    result = targets("K1.2", "70%", "80%")
    higher = _with_national(comparison(result, "K1.2"), lower_is_better=False)
    lower = _with_national(comparison(result, "K1.2"), lower_is_better=True)

    assert higher.below == [NTB[0]]
    assert lower.below == [NTB[1]]


@pytest.mark.parametrize("lower_is_better", [False, True])
def test_a_target_that_equals_the_national_one_is_not_below_it_whichever_way_is_better(lower_is_better: bool) -> None:
    result = targets("K1.2", "75%", "75%")

    assert _with_national(comparison(result, "K1.2"), lower_is_better=lower_is_better).below == []


def _with_national(each: TargetComparison, *, lower_is_better: bool) -> TargetComparison:
    from msgspec.structs import replace

    return replace(each, national=75, group=replace(each.group, lower_is_better=lower_is_better))


@given(st.lists(st.integers(0, 100), min_size=1, max_size=10))
def test_the_middle_lies_between_the_lowest_and_the_highest(values: list[int]) -> None:
    each = comparison(province({"K1.2": [f"{value}%" for value in values]}), "K1.2")

    assert each.low == min(values)
    assert each.high == max(values)
    assert each.low <= each.middle <= each.high  # type: ignore[operator]
    assert set(each.far) <= set(each.numbers)


def test_the_targets_of_an_office_that_stand_out_are_counted_and_an_office_without_a_plan_has_no_count() -> None:
    sheet = target_sheet(targets("K1.2", "70%", "72%", "74%", "75%", "76%", "78%", "80%", "10%", "1 Laporan"))

    far, other_kind = zip(*(sheet.counts_of(region) for region in (NTB[0], NTB[7], NTB[8], NTB[9])), strict=True)
    assert [count for _, count in far] == [0, 1, 0, 0]
    assert [count for _, count in other_kind] == [0, 0, 1, 0]
    assert far[-1] == other_kind[-1] == ("0", 0)


def target_sheet(result: Rollup) -> TargetSheet:
    return TargetSheet(Layout(result, "id"), compare(result))
