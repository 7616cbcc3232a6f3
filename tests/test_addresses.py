"""Columns are told by their letters, also after Z."""

from __future__ import annotations

import pytest

from rak_excel.formats.addresses import column_letters, column_number, column_range, letters
from tests.tables import plan_of, told


@pytest.mark.parametrize(
    ("number", "named"),
    [(1, "A"), (26, "Z"), (27, "AA"), (28, "AB"), (52, "AZ"), (53, "BA"), (702, "ZZ"), (703, "AAA"), (16_384, "XFD")],
)
def test_a_column_is_named_as_excel_names_it(number: int, named: str) -> None:
    assert (column_letters(number), letters(number - 1)) == (named, named)
    assert column_number(named) == column_number(named.lower()) == number


def test_neighbours_are_told_as_one_range_and_others_one_by_one() -> None:
    assert column_range([27, 26, 25]) == "Y-AA"
    assert column_range([25, 27]) == "Y, AA"
    assert column_range([27]) == "AA"


def test_a_fault_in_a_column_after_z_is_told_at_its_cell() -> None:
    before = "| " * 22
    plan = plan_of(f"""
        # Komisi
        {before}| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA    |
        {before}| 1. | Tertib  | Opini BPK | WTP    |          | v  | v  | v  | v  | Divisi Hukum |
        {before}|    |         | Nilai ZI  |        | Reviu    | v  |    |    |    | Divisi Hukum |
    """)

    assert {each.split()[1] for each in told(plan) if "Komisi!" in each} >= {"Komisi!AA2", "Komisi!Z3"}
