"""What is typed on the sheet `Beda Isian`: letters that mean one thing, and letters that are also values."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from rak_excel.formats.opened.opening import open_workbook
from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.merging.merge import Merged
from rak_excel.workbooks.merged.decisions import count_open
from tests.shown_values import values_of
from tests.submissions import FINANCE, LEGAL, TECHNICAL, rows_of, sent, written
from tests.typing_in import type_in

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

ROW = "| 1 | Lembaga | Nilai Akuntabilitas Kinerja | {target} | Reviu | v | | | | Divisi Keuangan |"


def _merged(tmp_path: Path, first: str, second: str) -> tuple[Path, Path]:
    """Two units' files with these targets, the first of which is candidate A, and the plan that they merge to."""
    plans = [sent(ROW.format(target=target), by) for target, by in ((first, FINANCE), (second, LEGAL))]
    folder, plan = written(tmp_path / "kiriman", plans), tmp_path / "plan.xlsx"
    merge_files([folder], plan)
    return folder, plan


def _lines(plan: Path) -> list[tuple[str, str, str]]:
    """The letter, value and choice of each line, with the number of the row of the first."""
    rows = values_of(plan, "Beda Isian")
    return [(str(row[4]), str(row[5]), str(row[8] or "")) for row in rows if row[4] in {"A", "B"}]


def _first(plan: Path) -> int:
    rows = enumerate(values_of(plan, "Beda Isian"), 1)
    return next(at for at, row in rows if row[4] == "A")


def _again(folder: Path, plan: Path) -> Merged:
    return merge_files([folder], plan, MergeRequest(decisions=plan))


def _offered(plan: Path, cell: str) -> str:
    validations = openpyxl.load_workbook(plan)["Beda Isian"].data_validations.dataValidation
    return next(str(each.formula1) for each in validations if cell in each.sqref)


@pytest.mark.parametrize("typed", ["A", "a", " B. ", "b"])
def test_a_letter_that_is_also_another_value_is_asked_with_both_meanings(tmp_path: Path, typed: str) -> None:
    folder, plan = _merged(tmp_path, "B", "A")
    first = _first(plan)
    type_in(plan, "Beda Isian", {f"I{first}": typed})

    merged = _again(folder, plan)
    assert (len(merged.open), rows_of(merged)[0][1]) == (1, "B")
    told = str(merged.unclear[0])
    assert 'pilihan A ("B")' in told
    assert 'B ("A")' in told
    assert "centang (v) di baris yang dipakai" in told
    assert _lines(plan)[0][2] == typed.strip()
    assert count_open(open_workbook(plan.read_bytes()).sheets) == 1


def test_where_letters_could_be_confused_a_tick_is_asked_for_and_stays_a_tick(tmp_path: Path) -> None:
    folder, plan = _merged(tmp_path, "B", "A")
    first = _first(plan)
    assert _offered(plan, f"I{first}") == '"v"'
    assert "jangan isi huruf" in str(openpyxl.load_workbook(plan)["Beda Isian"]["A4"].value)

    type_in(plan, "Beda Isian", {f"I{first + 1}": "v"})
    for _ in range(2):
        merged = _again(folder, plan)
        assert (merged.open, merged.outdated, merged.unclear) == ((), (), ())
        assert rows_of(merged)[0][1] == "A"
        assert _lines(plan) == [("A", "B", ""), ("B", "A", "v")]
    assert count_open(open_workbook(plan.read_bytes()).sheets) == 0


@pytest.mark.parametrize(("typed", "taken"), [("A", "A"), ("b", "BB"), ("bb", "BB"), ("B.", "BB")])
def test_a_letter_that_is_no_other_value_is_taken(tmp_path: Path, typed: str, taken: str) -> None:
    folder, plan = _merged(tmp_path, "A", "BB")
    type_in(plan, "Beda Isian", {f"I{_first(plan)}": typed})

    merged = _again(folder, plan)
    assert (merged.open, rows_of(merged)[0][1]) == ((), taken)


@pytest.mark.parametrize(("typed", "taken"), [(">= 75%", ">= 75%"), ("75%", "75%"), ("75 %", "75%")])
def test_a_value_is_taken_as_it_is_written_where_signs_alone_tell_two_apart(
    tmp_path: Path, typed: str, taken: str
) -> None:
    folder, plan = _merged(tmp_path, ">= 75%", "75%")
    type_in(plan, "Beda Isian", {f"I{_first(plan)}": typed})

    merged = _again(folder, plan)
    assert [each.chosen.text for each in merged.differences if each.decided] == ([taken] if typed != "75 %" else [])


def test_each_difference_offers_its_own_letters(tmp_path: Path) -> None:
    _, plan = _merged(tmp_path, "95", "90")
    assert _offered(plan, f"I{_first(plan)}") == '"A,B"'


def test_a_copy_of_the_sheet_asks_and_answers_nothing(tmp_path: Path) -> None:
    folder, plan = _merged(tmp_path, "90", "95")
    book = openpyxl.load_workbook(plan)
    copy = book.copy_worksheet(book["Beda Isian"])
    copy[f"I{_first(plan)}"] = "A"
    book.save(plan)
    type_in(plan, "Beda Isian", {f"I{_first(plan) + 1}": "B"})

    merged = merge_files([folder], tmp_path / "lain.xlsx", MergeRequest(decisions=plan))
    assert (merged.open, merged.unclear, rows_of(merged)[0][1]) == ((), (), "95")


def test_all_lines_that_are_ticked_for_one_value_are_named_and_counted(tmp_path: Path) -> None:
    plans = [sent(ROW.format(target=target), by) for target, by in (("90", FINANCE), ("95", LEGAL), ("97", TECHNICAL))]
    folder, plan = written(tmp_path / "kiriman", plans), tmp_path / "plan.xlsx"
    merge_files([folder], plan)
    type_in(plan, "Beda Isian", dict.fromkeys(("I6", "I7", "I8"), "v"))

    assert [str(each) for each in _again(folder, plan).unclear] == [
        "Sheet Beda Isian baris 6, 7 dan 8: tiga baris dicentang. Centang satu saja."
    ]
