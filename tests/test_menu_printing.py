"""Printing from the menu: what is missing for signing is told, and a draft is offered."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.terminals import Terminal
from tests.typing_in import type_in

SIGNED = Path(__file__).parent / "earlier" / "e8d601b" / "ditandatangani.xlsx"
PLAN = "Rencana atau laporan yang dicetak: "


def _asked_to_print(folder: Path) -> Terminal:
    shutil.copy(SIGNED, folder / "rencana.xlsx")
    type_in(folder / "rencana.xlsx", "Identitas Satker", {"B8": ""})
    terminal = Terminal(folder)
    terminal.answer("Pilihan: ", "7")
    terminal.answer(PLAN, "")
    assert "Nama file belum diketik." in terminal.answer(PLAN, "rencana.xlsx")
    terminal.answer("[rencana.pdf]: ", "konsep.xlsx")
    assert "Hasilnya file PDF. Tambahkan .pdf di akhir namanya: konsep.pdf." in terminal.answer("[rencana.pdf]: ", "")
    return terminal


def test_a_plan_that_lacks_something_is_not_printed_where_no_draft_is_wanted(tmp_path: Path) -> None:
    terminal = _asked_to_print(tmp_path)
    shown = terminal.answer("Cetak konsepnya dulu? (y/t): ", "t")
    assert "rak-excel print rencana.xlsx -o rencana.pdf" in shown
    assert "Identitas Satker!B8: Tempat penandatanganan belum diisi." in shown
    assert terminal.end()[0] == 2
    assert not (tmp_path / "rencana.pdf").exists()


@pytest.mark.libreoffice
def test_a_draft_is_printed_where_it_is_wanted(tmp_path: Path) -> None:
    terminal = _asked_to_print(tmp_path)
    terminal.answer("Cetak konsepnya dulu? (y/t): ", "y")
    code, shown = terminal.end()
    assert "rak-excel print rencana.xlsx -o rencana.pdf --draft" in shown
    assert code == 0
    assert (tmp_path / "rencana.pdf").read_bytes().startswith(b"%PDF")
