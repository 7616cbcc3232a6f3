"""What is chosen on the sheet of corrections, and what it says about why it asks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from tests.rollup_plans import changed, office_plan
from tests.shown_values import values_of
from tests.test_rollup_corrections import NEWER, PLAN, choose, correct, every_order, fates, rolled_up, rows, target_of
from tests.test_rollup_earlier import written

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

__all__ = ["correct", "rolled_up"]  # fixtures

Correct = Callable[..., Path]


def column(path: Path, heading: str) -> list[str]:
    """What the sheet of corrections says under a heading."""
    headings, *rows = values_of(path, "Koreksi")[2:]
    return [str(row[headings.index(heading)] or "") for row in rows]


@pytest.mark.parametrize("again", [False, True], ids=["alone", "with the two roll-ups again"])
def test_one_choice_settles_a_cell_with_two_corrections(correct: Correct, tmp_path: Path, again: bool) -> None:
    two = [read_rollup(correct(J5=61)), read_rollup(correct(J5=62))]
    path = written(roll_up([facts_of_plan(PLAN), *two]), tmp_path / "hasil.xlsx")
    chosen = read_rollup(choose(path, "", "Pakai koreksi"))

    result = every_order([facts_of_plan(PLAN), chosen, *(two if again else ())])
    assert (target_of(result), fates(result)) == ("62%", [("target", "#61", "dropped"), ("target", "#62", "used")])
    assert fates(roll_up([facts_of_plan(PLAN)], guides=[chosen])) == fates(result)


def test_a_correction_that_nobody_saw_when_one_was_chosen_is_asked_beside_it(correct: Correct, tmp_path: Path) -> None:
    two = [read_rollup(correct(J5=61)), read_rollup(correct(J5=62))]
    path = written(roll_up([facts_of_plan(PLAN), *two]), tmp_path / "hasil.xlsx")
    chosen, third = read_rollup(choose(path, "Pakai koreksi", "")), read_rollup(correct(J5=63))
    result = every_order([facts_of_plan(PLAN), chosen, third])

    assert fates(result) == [("target", "#61", "open"), ("target", "#62", "dropped"), ("target", "#63", "open")]
    asked = written(result, tmp_path / "lagi.xlsx")
    assert column(asked, "Pilihan") == ["", "", ""]  # one that was chosen over another would count over the third


def test_where_both_are_chosen_the_choices_stay_and_it_is_said(correct: Correct, tmp_path: Path) -> None:
    two = [read_rollup(correct(J5=61)), read_rollup(correct(J5=62))]
    path = written(roll_up([facts_of_plan(PLAN), *two]), tmp_path / "hasil.xlsx")
    assert (
        column(path, "Keterangan")
        == ["Ada koreksi yang berbeda untuk isian ini. Pilih Pakai koreksi cukup di satu baris."] * 2
    )
    chosen = read_rollup(choose(path, "Pakai koreksi", "Pakai koreksi"))
    again = written(every_order([facts_of_plan(PLAN), chosen]), tmp_path / "lagi.xlsx")

    assert column(again, "Pilihan") == ["Pakai koreksi"] * 2
    assert column(again, "Keadaan") == ["perlu dipilih"] * 2
    assert {said[:32] for said in column(again, "Keterangan")} == {"Pakai koreksi dipilih lebih dari"}
    cleared = read_rollup(choose(again, "Pakai koreksi", ""))
    assert target_of(roll_up([facts_of_plan(PLAN), cleared])) == "61%"


@pytest.mark.parametrize(
    ("answers", "target", "left"),
    [(("Pakai koreksi", ""), "61%", 12), (("", "Pakai koreksi"), None, 11)],
    ids=["the cell", "the deletion"],
)
def test_one_choice_settles_a_row_that_one_corrected_and_another_deleted(
    correct: Correct, tmp_path: Path, answers: tuple[str, str], target: str | None, left: int
) -> None:
    path = correct()
    book = openpyxl.load_workbook(path)
    book["Data Komisi"].delete_rows(5)
    book.save(path)
    asked = written(
        roll_up([facts_of_plan(PLAN), read_rollup(path), read_rollup(correct(J5=61))]), tmp_path / "hasil.xlsx"
    )
    assert len(set(column(asked, "Keterangan"))) == 1
    result = every_order([facts_of_plan(PLAN), read_rollup(choose(asked, *answers))])

    assert sorted(fate for *_, fate in fates(result)) == ["dropped", "used"]
    assert len(rows(result)) == left
    if target:
        assert target_of(result) == target


def test_a_correction_asked_after_a_new_file_says_whether_the_cell_changed(correct: Correct, tmp_path: Path) -> None:
    same = office_plan("52.03", changed("K2.1", activity="Kegiatan lain"), file="b.xlsx", revision=1)
    other = "Kantor mengirim file baru, dan isiannya sudah lain dari saat dikoreksi."
    still = "Kantor mengirim file baru, tetapi isian ini masih sama dengan yang dikoreksi."

    for plan, said in ((NEWER, other), (same, still)):
        asked = roll_up([facts_of_plan(plan)], guides=[read_rollup(correct(J5=61))])
        path = written(asked, tmp_path / "hasil.xlsx")
        assert column(path, "Keterangan") == [said]
        again = written(roll_up([facts_of_plan(plan)], guides=[read_rollup(path)]), tmp_path / "lagi.xlsx")
        assert column(again, "Keterangan") == [said]


def test_a_correction_that_waits_says_so(correct: Correct, tmp_path: Path) -> None:
    other = facts_of_plan(office_plan("52.01"))
    path = written(roll_up([other], guides=[read_rollup(correct(J5=61))]), tmp_path / "hasil.xlsx")

    assert column(path, "Keadaan") == ["menunggu file"]
    [said] = column(path, "Keterangan")
    assert str(said).endswith('". Belum ada file kantor ini yang dipakai. Koreksi ini disimpan.')


def test_a_correction_whose_row_is_gone_waits_for_no_file(correct: Correct, tmp_path: Path) -> None:
    gone = office_plan("52.03", lambda key, row: None if key == "K1.2" else row, file="b.xlsx", revision=1)
    path = written(roll_up([facts_of_plan(gone)], guides=[read_rollup(correct(J5=61))]), tmp_path / "hasil.xlsx")

    assert column(path, "Keadaan") == ["tidak dipakai lagi"]
    assert column(path, "Keterangan") == ["Barisnya tidak ditemukan di file kantor yang sekarang."]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Divisi Hukumm", '"Divisi Hukumm" tidak ada di daftar unit. Mungkin maksudnya Divisi Hukum dan Pengawasan.'),
        ("Divisi Zzz", '"Divisi Zzz" tidak ada di daftar unit.'),
        ("Divisi Hukum dan Pengawasan", ""),
        (None, ""),
    ],
)
def test_a_corrected_executor_that_is_no_unit_is_told(
    correct: Correct, tmp_path: Path, typed: str | None, said: str
) -> None:
    result = every_order([facts_of_plan(PLAN), read_rollup(correct(Q5=typed))])

    assert column(written(result, tmp_path / "hasil.xlsx"), "Keterangan") == [said]
    assert [said in doubt.id for doubt in result.doubts] == ([True] if said else [])


def test_a_corrected_executor_counts_under_the_official_name(correct: Correct) -> None:
    result = every_order([facts_of_plan(PLAN), read_rollup(correct(Q5="Divisi Hukum"))])

    assert rows(result)[1].executors == ("Divisi Hukum dan Pengawasan",)
    assert result.doubts == ()
