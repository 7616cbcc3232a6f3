"""Digests tell whether a sheet says something else than it did, and not how a program stores it."""

from __future__ import annotations

import datetime

import pytest

from rak_excel.formats.written.digests import SheetDigest, digest_of, said


def digest(*cells: object) -> str:
    sheet = SheetDigest()
    sheet.add(3, cells)
    return sheet.digest()


@pytest.mark.parametrize("number", [100_000, 123_456, 1_234_567, 98_765_432_109])
def test_a_large_number_is_known_by_each_of_its_digits(number: int) -> None:
    assert digest(number) == digest(float(number))
    assert len({digest(float(number)), digest(number + 1), digest(float(number + 2)), digest(number + 0.5)}) == 4


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (75, "75"),
        (75.0, "75"),
        (0, "0"),
        (-12_500, "-12500"),
        (77.5, "77.5"),
        (0.1 + 0.2, "0.3"),
        (999_999_999_999, "999999999999"),
        (10**12, "1e+12"),
        (1e12, "1e+12"),
        (datetime.datetime(2020, 1, 22, 8, 30), "2020-01-22"),
        (None, ""),
        ("  dua   kata ", "dua kata"),
    ],
)
def test_a_value_is_told_as_its_cell_shows_it(value: object, shown: str) -> None:
    assert said(value) == shown


def test_a_value_elsewhere_in_its_row_is_another_sheet_and_rows_in_another_order_are_not() -> None:
    one, other = SheetDigest(), SheetDigest()
    one.add(1, ["a", 1])
    one.add(2, ["b", 2])
    other.add(1, ["b", 2])
    other.add(2, ["a", 1])

    assert one.digest() == other.digest()
    assert digest("a", None, "b") != digest("a", "b")
    assert digest("a", 0) != digest("a", None)
    assert digest("a", "", None) == digest("a")
    assert digest_of(["a", "", "b"]) == digest_of(["b", "a"])
