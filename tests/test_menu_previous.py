"""Which roll-up the menu carries what was typed over from, where it has a name that the menu did not propose."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from rak_excel.rolling_up.facts.facts import TypedBeside
from rak_excel.rolling_up.roll_up import rollup
from rak_excel.workbooks.rollup.book import write_rollup
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from tests.rollup_plans import office_plan
from tests.terminals import Terminal
from tests.test_menu import EXAMPLES, LAST_YEAR, LETTERS, PREVIOUS, PROVINCE
from tests.typing_in import type_in

DOMPU = "52.05"
NAMED = "mrekap.xlsx"
SAVE = "Simpan hasil sebagai [rekap-52.xlsx]: "
REPLACE = (
    f"Ganti {NAMED}, dan bawa koreksi, tindak lanjut, tanggal, catatan, dan jawaban yang diketik di dalamnya? (y/t): "
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The plan of one office, and a roll-up into which its remark was typed."""
    (tmp_path / "rencana").mkdir()
    shutil.copy(next((EXAMPLES / "ntb-2020" / "plans").glob("*Dompu*")), tmp_path / "rencana")
    write_typed(tmp_path / NAMED, "sudah ditelepon")
    return tmp_path


def write_typed(path: Path, remark: str) -> None:
    typed = {DOMPU: TypedBeside(remark=remark)}
    write_rollup(path, rollup([office_plan(DOMPU)], provinces=["52"], typed=typed), language="id")


def remark_in(path: Path) -> str:
    return read_rollup(path).typed[DOMPU].remark


def until_carried(folder: Path) -> Terminal:
    terminal = Terminal(folder)
    terminal.answer("Pilihan: ", "4")
    terminal.answer("Folder berisi rencana atau laporan kabupaten/kota: ", "rencana")
    terminal.answer(PROVINCE, "52")
    return terminal


def until_saved(folder: Path, previous: str) -> Terminal:
    terminal = until_carried(folder)
    terminal.answer(PREVIOUS, previous)
    terminal.answer("Batas waktu penyampaian, misalnya 31-01-2020 (", "")
    terminal.answer(LAST_YEAR, "")
    return terminal


def ended(terminal: Terminal) -> str:
    terminal.answer(LETTERS, "t")
    code, shown = terminal.end()
    assert code == 0
    return shown


def test_a_roll_up_of_any_name_can_be_named_as_the_previous_one(folder: Path) -> None:
    terminal = until_saved(folder, NAMED)
    terminal.answer(SAVE, "")

    assert f"rak-excel rollup rencana -o rekap-52.xlsx --province 52 --previous {NAMED}" in ended(terminal)
    assert remark_in(folder / "rekap-52.xlsx") == "sudah ditelepon"


def test_a_roll_up_that_is_replaced_is_the_one_that_is_carried_over(folder: Path) -> None:
    terminal = until_saved(folder, "")
    terminal.answer(SAVE, NAMED)
    terminal.answer(REPLACE, "t")
    assert "Ketik nama lain." in terminal.answer(SAVE, NAMED)
    terminal.answer(REPLACE, "y")

    assert f"rak-excel rollup rencana -o {NAMED} --force --province 52 --previous {NAMED}" in ended(terminal)
    assert remark_in(folder / NAMED) == "sudah ditelepon"


def test_what_would_be_lost_is_told_before_anything_else_is_asked(folder: Path) -> None:
    write_typed(folder / "lama.xlsx", "belum ditelepon")
    terminal = until_saved(folder, "lama.xlsx")
    terminal.answer(SAVE, NAMED)
    told = terminal.answer(SAVE, "")
    assert f"Di {NAMED} sudah ada yang diketik provinsi, dan tidak terbawa dari lama.xlsx. Ketik nama lain." in told
    ended(terminal)
    assert remark_in(folder / "rekap-52.xlsx") == "belum ditelepon"
    assert remark_in(folder / NAMED) == "sudah ditelepon"


def test_a_sheet_that_nothing_carries_is_told_where_the_name_is_asked(folder: Path) -> None:
    type_in(folder / NAMED, "Jadwal", {"A1": "judul sendiri"})
    terminal = until_saved(folder, "")
    terminal.answer(SAVE, NAMED)

    assert "sheet Jadwal" in terminal.answer(SAVE, "")
    ended(terminal)


def test_what_is_wrong_with_a_roll_up_is_told_where_it_is_asked_for(folder: Path) -> None:
    (folder / "potong.xlsx").write_bytes((folder / NAMED).read_bytes()[:-2000])
    terminal = until_carried(folder)
    terminal.answer(PREVIOUS, "potong.xlsx")
    assert "potong.xlsx: File ini rusak atau terpotong." in terminal.answer(PREVIOUS, "tidak-ada.xlsx")
    assert "tidak-ada.xlsx tidak ada." in terminal.answer(PREVIOUS, NAMED)
    terminal.answer("Batas waktu penyampaian, misalnya 31-01-2020 (", "")
    terminal.answer(LAST_YEAR, "potong.xlsx")
    assert "potong.xlsx: File ini rusak atau terpotong." in terminal.answer(LAST_YEAR, "")
    terminal.answer(SAVE, "")

    assert f"--previous {NAMED}" in ended(terminal)


def test_where_the_last_roll_up_is_damaged_another_one_is_asked_for(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / NAMED)
    del book["Data Komisi"]
    book.save(folder / "rekap-52.xlsx")
    terminal = until_carried(folder)
    terminal.answer("diketik di rekap-52.xlsx? (y/t): ", "y")
    assert "Rekap rekap-52.xlsx tidak utuh lagi." in terminal.answer(PREVIOUS, NAMED)
    terminal.answer("Batas waktu penyampaian, misalnya 31-01-2020 (", "")
    terminal.answer(LAST_YEAR, "")
    terminal.answer("Simpan hasil sebagai [rekap-52-2.xlsx]: ", "")

    assert f"--previous {NAMED}" in ended(terminal)
    assert remark_in(folder / "rekap-52-2.xlsx") == "sudah ditelepon"
