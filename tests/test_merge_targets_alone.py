"""Rows that name an indicator and its target and no work: they count in forms of other offices, where nothing is filled in before."""

from __future__ import annotations

import hashlib
from pathlib import Path

from msgspec.structs import replace

from rak_excel import check
from rak_excel.comparing.diff import changes_between
from rak_excel.merging.merge import merge
from rak_excel.model import Plan
from rak_excel.reading import read_plan
from rak_excel.rolling_up.roll_up import rollup
from rak_excel.workbooks.form.book import write_plan_book
from rak_excel.workbooks.merged.writing import extra_sheets, plan_form
from tests.submissions import FINANCE, LEGAL, rows_of, sent, written

_WORK = f"| 1 | Hukum | Jumlah Sengketa | 2 Laporan | Advokasi | v | | | | {LEGAL} |"
_ALONE = "| 2 | Keuangan | Jumlah Peningkatan PAD | 9 Dokumen | | | | | | |"
_FILLED = f"| 2 | Keuangan | Jumlah Peningkatan PAD | 8 Dokumen | Penagihan | v | | | | {FINANCE} |"


def test_a_row_with_a_target_alone_is_kept_and_reads_back(tmp_path: Path) -> None:
    merged = merge([sent(f"{_WORK}\n{_ALONE}")])

    assert rows_of(merged) == [
        ("Jumlah Sengketa", "2 Laporan", "Advokasi", "1"),
        ("Jumlah Peningkatan PAD", "9 Dokumen", "", ""),
    ]
    path = tmp_path / "m.xlsx"
    write_plan_book(path, plan_form(merged), extra=extra_sheets(merged))
    assert [(row.target, each.text, each.origins) for _, row, each in read_plan(path).activities()] == [
        (row.target, each.text, each.origins) for _, row, each in merged.plan.activities()
    ]


def test_a_target_alone_gives_way_to_who_fills_in_its_indicator() -> None:
    merged = merge([sent(f"{_WORK}\n{_ALONE}", LEGAL), sent(_FILLED, FINANCE)])

    assert [row for row in rows_of(merged) if row[2] != "Advokasi"] == [
        ("Jumlah Peningkatan PAD", "8 Dokumen", "Penagihan", "1")
    ]
    assert not merged.differences


def test_targets_that_our_form_has_filled_in_before_are_no_rows(tmp_path: Path) -> None:
    plan = sent(f"{_WORK}\n{_ALONE}")
    form = read_plan(written(tmp_path, [plan]) / plan.source.file)

    assert len(list(form.indicators())) == 2
    assert [row[0] for row in rows_of(merge([form]))] == ["Jumlah Sengketa"]


def test_a_revision_changes_a_target_alone_and_fills_it_in(tmp_path: Path) -> None:
    base = _signed(sent(f"{_WORK}\n{_ALONE}"), tmp_path)

    assert ("Jumlah Peningkatan PAD", "9 Dokumen", "", "") in rows_of(
        merge([sent(_WORK.replace("2 L", "3 L"))], base=base)
    )
    new = merge([sent(_ALONE.replace("9 D", "7 D"))], base=base)
    assert ("Jumlah Peningkatan PAD", "7 Dokumen", "", "") in rows_of(new)
    assert rows_of(merge([sent(_FILLED)], base=base))[1:] == [("Jumlah Peningkatan PAD", "8 Dokumen", "Penagihan", "1")]


def test_a_roll_up_and_a_comparison_have_it_too() -> None:
    plan = sent(f"{_WORK}\n{_ALONE}", office="KPU Kabupaten Bima", year=2020)
    other = sent(f"{_WORK}\n{_ALONE.replace('9 D', '7 D')}", office="KPU Kabupaten Bima", year=2020)

    assert rollup([plan]).counted == (1, 1)
    assert [(each.old, each.new) for each in changes_between(plan, other).changes] == [("9 Dokumen", "7 Dokumen")]


def test_a_file_with_targets_alone_is_a_blank_one_in_a_roll_up() -> None:
    assert [each.name for each in rollup([sent(_ALONE, office="KPU Kabupaten Bima", year=2020)]).blank]


def test_nobody_is_told_to_delete_a_target_that_is_typed() -> None:
    found = check([sent(f"{_WORK}\n{_ALONE}")])

    assert [str(each.hint) for each in found if each.code == "RAK205"] == ["Lengkapi barisnya."]


def _signed(plan: Plan, folder: Path) -> Plan:
    merged = merge([plan])
    path = folder / "base.xlsx"
    write_plan_book(path, plan_form(merged), extra=extra_sheets(merged))
    read = read_plan(path)
    return replace(read, source=replace(read.source, sha256=hashlib.sha256(path.read_bytes()).hexdigest()))
