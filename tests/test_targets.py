"""Targets are understood as people write them."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak_excel.model import IndicatorDefinition, MeasureUnit, Target, TargetKind
from rak_excel.templates import load_template
from rak_excel.vocabulary.targets import find_unit, kinds_expected, parse_target, target_choices, written_target

KPU = load_template("kpu-2020")


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("100%", "percent", 100, "%"),
        ("77,5%", "percent", Decimal("77.5"), "%"),
        ("77.5 %", "percent", Decimal("77.5"), "%"),
        ("75 persen", "percent", 75, "%"),
        ("0%", "percent", 0, "%"),
        ("1 Lap", "count", 1, "laporan"),
        ("1 lap.", "count", 1, "laporan"),
        ("1 (satu) Laporan", "count", 1, "laporan"),
        ("1.250 orang", "count", 1250, "orang"),
        ("12 Bulan", "count", 12, "bulan"),
        (" 1\u00a0Satker ", "count", 1, "satker"),
        ("WTP", "opinion", None, "opini"),
        ("wtp", "opinion", None, "opini"),
        ("B", "predicate", None, "predikat"),
        ("75", "number", 75, None),
        ("3,45", "number", Decimal("3.45"), None),
    ],
)
def test_a_target_has_the_kind_the_value_and_the_unit_that_a_person_reads(
    text: str, kind: str, value: int | Decimal | None, unit: str | None
) -> None:
    assert parse_target(text, KPU) == Target(text, TargetKind(kind), None if value is None else Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "≥ 75%",
        "sesuai jadwal",
        "1 Lembar Kerja",
        "1,2,3",
        "1.2.3%",
        "75, %",
        "1 opini",
        "B+",
        "A-",
        "<BB",
        "1,250 orang",
        "12.5 orang",
        "2 (satu) dokumen",
        "9" * 16 + "%",
        "1," + "9" * 400,
        "WTP (Wajar Dengan Pengecualian)",
    ],
)
def test_what_says_no_target_is_kept_as_text(text: str) -> None:
    assert parse_target(text, KPU) == Target(text)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("WTP (Wajar Tanpa Pengecualian)", "WTP"),
        ("Opini WTP", "WTP"),
        ("Wajar Tanpa Pengecualian", "WTP"),
        ("tidak wajar", "TW"),
        ("B (Baik)", "B"),
        ("Nilai: B", "B"),
        ("Nilai 95", "95"),
        ("Indeks 75", "75"),
    ],
)
def test_a_target_with_words_around_it_is_the_target_alone(text: str, read: str) -> None:
    assert parse_target(text, KPU) == parse_target(read, KPU)


@given(st.decimals(min_value=0, max_value=100_000, places=2), st.sampled_from([None, *KPU.targets.units]))
def test_a_target_that_we_write_reads_back_as_itself(value: Decimal, unit: object) -> None:
    labelled = next((each for each in KPU.targets.units if each is unit and each.label), None)
    if labelled and labelled.kind is TargetKind.COUNT:
        value = value.to_integral_value()
    target = parse_target(written_target(value, labelled), KPU)
    assert (target.value, target.unit) == (value, labelled.id if labelled else None)


def test_every_target_that_a_dropdown_offers_is_of_the_kind_that_its_indicator_asks_for() -> None:
    for key, indicator in KPU.indicators.items():
        unit = next(each for each in KPU.targets.units if each.id == indicator.unit)
        offered = [parse_target(choice, KPU) for choice in target_choices(indicator, KPU)]
        assert {target.kind for target in offered} == {unit.kind}, key
        assert unit.kind in kinds_expected(indicator.text, KPU), key


def test_a_unit_may_end_with_a_digit() -> None:
    square = MeasureUnit(id="m2", kind=TargetKind.COUNT, label="m2")
    land = msgspec.structs.replace(KPU, targets=msgspec.structs.replace(KPU.targets, units=(square,)))
    offered = target_choices(IndicatorDefinition(key="L1", text="Luas Gedung", unit="m2"), land)
    assert [parse_target(choice, land) for choice in offered[:2]] == [
        Target("1 m2", TargetKind.COUNT, Decimal(1), "m2"),
        Target("2 m2", TargetKind.COUNT, Decimal(2), "m2"),
    ]


def test_without_an_indicator_every_kind_is_offered() -> None:
    kinds = {parse_target(choice, KPU).kind for choice in target_choices(None, KPU)}
    assert kinds == set(TargetKind) - {TargetKind.TEXT}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1 Lap", "1 (satu) Laporan", True),
        ("75%", "75,0 %", True),
        ("75%", "75", False),
        ("WTP", "wtp", True),
        ("B", "BB", False),
        ("sesuai  jadwal", "Sesuai jadwal", True),
    ],
)
def test_spelling_does_not_make_two_targets_of_one(one: str, other: str, same: bool) -> None:
    assert (parse_target(one, KPU).same == parse_target(other, KPU).same) is same


@pytest.mark.parametrize(("text", "number"), [("75%", 75), ("77,5%", 77.5), ("WTP", None)])
def test_a_value_is_a_plain_number_without_needless_decimals(text: str, number: float | None) -> None:
    target = parse_target(text, KPU)
    assert target.number == number
    assert type(target.number) is type(number)


def test_a_unit_is_found_by_any_of_its_spellings() -> None:
    assert [unit.id for text in ("Dok.", "dokumen", "SATUAN KERJA", " % ") if (unit := find_unit(text, KPU))] == [
        "dokumen",
        "dokumen",
        "satker",
        "%",
    ]
    assert find_unit("lembar", KPU) is None


def test_an_indicator_whose_first_word_asks_for_nothing_expects_nothing() -> None:
    assert kinds_expected("Terlaksananya Pemilu", KPU) == ()
