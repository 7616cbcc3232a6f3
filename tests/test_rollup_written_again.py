"""The same command writes a roll-up again where nothing was typed into it since, also where what it carried moved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from rak_excel.errors import OutputExistsError
from rak_excel.jobs.rollup.files import refuse_loss
from rak_excel.model import Plan
from rak_excel.rolling_up.facts.facts import NoteState
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from tests.rollup_plans import changed, office_plan
from tests.test_rollup_earlier import edited
from tests.test_rollup_following import executors, judged, sheet_rows, typed, written, wrong_executor

WRONG = "Sub Bagian Gudang"


def made_with(last: Path, *plans: Plan) -> Path:
    """The roll-up of these plans, made with the last one."""
    guide = read_rollup(last)
    result = roll_up(judged(*plans), provinces=["52"], typed=guide.typed, previous=guide, guides=[guide])
    return written(result, last.with_name("new.xlsx"))


def wrong_plan(file: str, *further: str, sha256: str = "") -> Plan:
    """Two rows with a wrong executor, and `further` ones."""
    wrong = dict.fromkeys(("S7.1", "S8.1", *further), WRONG)
    return office_plan("52.03", executors(wrong), file=file, sha256=sha256 or file)


@pytest.fixture
def last(tmp_path: Path) -> Path:
    """A roll-up with something typed beside two findings."""
    path = written(roll_up(judged(wrong_plan("a.xlsx")), provinces=["52"]), tmp_path / "last.xlsx")
    return typed(path, wrong_executor, "Sudah dihubungi")


def refused(path: Path, last: Path) -> bool:
    try:
        refuse_loss(path, [path.with_name("plans")], previous=last)
    except OutputExistsError:
        return True
    return False


def type_beside(path: Path, sheet: str, heading: str, value: str, chosen: Callable[[list[object]], bool]) -> None:
    """Type into the first chosen row in which nothing stands there yet."""
    book = openpyxl.load_workbook(path)
    rows = list(book[sheet].iter_rows(min_row=3))
    column = [cell.value for cell in rows[0]].index(heading)
    row = next(row for row in rows[1:] if chosen([cell.value for cell in row]) and not row[column].value)
    row[column].value = value
    book.save(path)


def test_an_entry_beside_a_finding_that_is_gone_is_no_new_one(last: Path) -> None:
    path = made_with(last, office_plan("52.03", file="a.xlsx"))
    assert NoteState.SETTLED.label.id in {
        row["Keadaan"] for row in sheet_rows(path, "Catatan Selesai") if row["Tindak Lanjut"]
    }

    assert not refused(path, last)


@pytest.mark.parametrize("file", ["a.xlsx", "b.xlsx"])
def test_an_entry_beside_a_finding_on_a_new_file_is_no_new_one(last: Path, file: str) -> None:
    path = made_with(last, wrong_plan(file, "S1.1", sha256="new"))
    assert len([row for row in sheet_rows(path, "Catatan") if row["Tindak Lanjut"]]) == 2

    assert not refused(path, last)
    type_beside(path, "Catatan", "Tindak Lanjut", "Sudah dihubungi", lambda row: "RAK502" in row)
    assert refused(path, last)


def test_an_entry_that_was_not_checked_again_is_no_new_one_nor_when_its_plan_is_back(last: Path) -> None:
    away = made_with(last, office_plan("52.02"))
    assert not refused(away, last)
    older = away.rename(last.with_name("away.xlsx"))
    back = made_with(older, wrong_plan("c.xlsx"))
    assert [row["Tindak Lanjut"] for row in sheet_rows(back, "Catatan") if row["Tindak Lanjut"]]

    assert not refused(back, older)


@pytest.fixture
def asked(tmp_path: Path) -> tuple[Path, Path]:
    """A roll-up with a correction, and one made with it of the office's new file, in which it is to be chosen."""
    plan = office_plan("52.03", changed("K1.2", target="1 Laporan"), file="a.xlsx")
    last = edited(written(roll_up(judged(plan)), tmp_path / "last.xlsx"), "Data Komisi", J5=61, K5="%")
    path = made_with(last, office_plan("52.03", changed("K1.2", target="70%"), file="b.xlsx"))
    assert {row["Keadaan"] for row in sheet_rows(path, "Koreksi")} == {"perlu dipilih"}
    return last, path


def test_a_correction_that_is_to_be_chosen_on_a_new_file_is_no_new_one(asked: tuple[Path, Path]) -> None:
    last, path = asked
    assert not refused(path, last)


@pytest.mark.parametrize("chosen", ["Pakai koreksi", "Pakai isian file"])
def test_what_was_chosen_since_is_not_replaced(asked: tuple[Path, Path], chosen: str) -> None:
    last, path = asked
    type_beside(path, "Koreksi", "Pilihan", chosen, lambda row: "perlu dipilih" in row)

    assert refused(path, last)


def test_another_correction_of_the_new_file_is_not_replaced(asked: tuple[Path, Path]) -> None:
    last, path = asked

    assert refused(edited(path, "Data Komisi", J4=99), last)
