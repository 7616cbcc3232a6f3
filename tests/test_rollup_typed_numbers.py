"""Numbers that a spreadsheet program left as text in a data sheet, and units that were typed beside a target."""

from __future__ import annotations

from pathlib import Path

import pytest

from rak_excel.model import Target
from rak_excel.rolling_up.facts.fields import FIRST
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.rolling_up.side_by_side.comparison import ENOUGH, middle_of
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from tests.test_rollup_earlier import edited, one, written

IN_PERCENT, OPINION = 5, 13  # rows of the data sheet


def corrected(path: Path, row: int, target: str | float | None, unit: str | None = None) -> Rollup:
    """The next roll-up after a target, and a unit beside it, were typed into a row of an office's data sheet."""
    cells: dict[str, str | float | None] = {f"J{row}": target} | ({f"K{row}": unit} if unit is not None else {})
    return roll_up([read_rollup(edited(one(path), "Data Komisi", **cells))])


def target_in(result: Rollup, row: int) -> Target | None:
    return result.indicators["commission"][row - FIRST - 1].target


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("75,5", None, 75.5),
        ("60", "%", 60),
        ("3", "dokumen", 3),
        ("1.000", "dokumen", 1000),
        ("5 000", "dokumen", 5000),
    ],
)
def test_a_number_stored_as_text_has_the_unit_beside_it(
    tmp_path: Path, text: str, unit: str | None, number: float
) -> None:
    result = corrected(tmp_path / "rekap.xlsx", IN_PERCENT, text, unit)
    again = roll_up([read_rollup(written(result, tmp_path / "lagi.xlsx"))])

    for each in (result, again):
        target = target_in(each, IN_PERCENT)
        assert target is not None
        assert (target.number, target.unit) == (number, unit or "%")
        assert ["tidak dalam satuan indikatornya" in doubt.id for doubt in each.doubts] == [True] * (unit == "dokumen")


def test_what_is_no_number_of_its_unit_keeps_the_unit_in_its_words(tmp_path: Path) -> None:
    target = target_in(corrected(tmp_path / "rekap.xlsx", IN_PERCENT, "1,5", "dokumen"), IN_PERCENT)

    assert target is not None
    assert (target.text, target.number) == ("1,5 dokumen", None)


@pytest.mark.parametrize(
    ("row", "target", "unit", "told"),
    [
        (IN_PERCENT, 3, "dokumne", 'K5: satuan "dokumne" tidak ada di daftar satuan'),
        (IN_PERCENT, "80%", "dokumen", 'K5: satuan "dokumen" tidak dipakai, karena target "80%" bukan angka saja.'),
        (OPINION, "WDP", "dokumen", 'K13: satuan "dokumen" tidak dipakai, karena target "WDP" bukan angka saja.'),
        (OPINION, "WTP", "dokumen", 'K13: satuan "dokumen" tidak dipakai, karena target "WTP" bukan angka saja.'),
    ],
)
def test_a_unit_that_is_not_taken_is_told(tmp_path: Path, row: int, target: str | float, unit: str, told: str) -> None:
    result = corrected(tmp_path / "rekap.xlsx", row, target, unit)

    assert any(told in doubt.id for doubt in result.doubts), [doubt.id for doubt in result.doubts]


@pytest.mark.parametrize(("row", "target"), [(IN_PERCENT, 80), (IN_PERCENT, "80%"), (OPINION, "WDP"), (OPINION, 5)])
def test_a_unit_that_nobody_touched_is_not_told(tmp_path: Path, row: int, target: str | float) -> None:
    result = corrected(tmp_path / "rekap.xlsx", row, target)

    assert not [doubt.id for doubt in result.doubts if "satuan " in doubt.id and "tidak dipakai" in doubt.id]


@pytest.mark.parametrize("number", [1e308, -1e308, 1e30])
def test_a_number_beyond_all_measure_is_a_text_that_no_figure_counts(tmp_path: Path, number: float) -> None:
    result = corrected(tmp_path / "rekap.xlsx", IN_PERCENT, number)
    again = roll_up([read_rollup(written(result, tmp_path / "lagi.xlsx"))])

    for each in (result, again):
        target = target_in(each, IN_PERCENT)
        assert target is not None
        assert (target.number, target.text[:3]) == (None, str(int(number))[:3])


def test_figures_of_any_size_are_compared() -> None:
    huge = [float(10**29 + 10**27 * nth) for nth in range(ENOUGH)]
    assert middle_of(huge) == pytest.approx(huge[len(huge) // 2], rel=0.1)
