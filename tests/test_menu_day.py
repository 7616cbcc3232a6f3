"""A Kasubag's whole day at the menu: three questions answered in three ways, a revision, and its signed pages."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from rak_excel.model import Plan
from rak_excel.reading import read_plan
from tests.merged_plans import answer, letter_of, saved_on, targets_of
from tests.submissions import FINANCE, LEGAL, sent, written
from tests.terminals import Terminal
from tests.typing_in import type_in

SIGNED_BY: dict[str, Any] = {
    "place": "Selong",
    "date": datetime.date(2020, 1, 22),
    "chair": ("Ketua", "Dr. M. JUNAIDI", ""),
    "secretary": ("Sekretaris", "A. RAHMAN", "196901011990031001"),
}
OLD, NEW = "Rapat koordinasi pengelolaan arsip", "Rapat koordinasi rutin pengelolaan arsip"
FOLDER = "Folder berisi file kiriman: "
REVISED = "Rencana yang direvisi (kosongkan jika bukan revisi): "
SAVED = "Tekan Enter kalau sudah disimpan, atau ketik s untuk selesai dulu: "
RETURNS = "Buat juga balasan untuk setiap unit? (y/t): "
RESULT, REVISION = "rencana-gabungan.xlsx", "rencana-revisi-1.xlsx"


def _sent(index: str, opinion: str, share: str, work: str, by: str = LEGAL, **identity: Any) -> Plan:
    rows = f"""
        | 1 | Hukum | Nilai SAKIP | {index} | {work} | v | | | | Divisi Hukum |
        | 2 | Keuangan | Opini BPK | {opinion} | Reviu | | v | | | Divisi Hukum |
        | 3 | Data | Persentase Dokumen | {share} | Advokasi | | | v | | Divisi Hukum |
        ---
        | 1 | Arsip | Jumlah Laporan | 1 Laporan | Menata arsip | v | | | | | | | | | | | | Sub Bagian Hukum |
    """
    return sent(rows, by, **SIGNED_BY | identity)


@pytest.mark.libreoffice
def test_three_questions_are_answered_the_plan_is_revised_and_the_revision_printed(tmp_path: Path) -> None:
    first = _sent("95", "WTP", "100%", OLD, file="a.xlsx")
    again = _sent("95", "WTP", "100%", NEW, file="b.xlsx")
    written(tmp_path / "kiriman", [first, again, _sent("90", "WDP", "100%", "Evaluasi mandiri", FINANCE)])
    saved_on(tmp_path / "kiriman" / "b.xlsx", "2020-01-21T08:00:00Z")
    plan = tmp_path / RESULT

    terminal = _merging(tmp_path, "kiriman")
    assert "Masih ada 2 beda isian." in terminal.wait_for(SAVED)
    answer(plan, "Isian yang Dipakai", {"90": letter_of(plan, "90")})
    answer(plan, "Isian Lain", {"WDP": "WTP DPP"})
    answer(plan, "JAWABAN", {f"Baru: {NEW}\nLama: {OLD}": "pakai yang lama"}, "Perlu Dicek")
    terminal.answer(SAVED, "")
    again_asked = terminal.wait_for(SAVED)
    assert '"WTP DPP" di kolom Isian Lain tidak terbaca sebagai Target.' in again_asked
    assert "Masih ada 1 beda isian." in again_asked
    answer(plan, "Isian Lain", {"WDP": "TMP"})
    terminal.answer(SAVED, "")
    shown = terminal.answer(RETURNS, "t")
    code, _ = terminal.end()
    assert "2 beda isian sudah dipilih." in shown
    assert code == 0
    assert targets_of(plan) == ["90", "TMP", "100%", "1 Laporan"]
    assert OLD in "\n".join(each.text for _, _, each in read_plan(plan).activities())

    written(tmp_path / "revisi", [_sent("95", "WTP", "90%", OLD, file="c.xlsx", revision=1)])
    before = plan.read_bytes()
    terminal = _merging(tmp_path, "revisi", RESULT)
    terminal.answer(RETURNS, "t")
    code, shown = terminal.end()
    assert code == 0, shown
    assert targets_of(tmp_path / REVISION) == ["90", "TMP", "90%", "1 Laporan"]  # what was decided stays
    assert plan.read_bytes() == before

    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", "7")
    terminal.answer("Rencana atau laporan yang dicetak: ", REVISION)
    terminal.answer(f"[{Path(REVISION).stem}.pdf]: ", "")
    assert "Tanggal penandatanganan belum diisi." in terminal.answer("Cetak konsepnya dulu? (y/t): ", "t")
    assert terminal.end()[0] == 2
    type_in(tmp_path / REVISION, "Identitas Satker", {"B9": "3", "B10": "Februari", "B11": "2020"})

    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", "7")
    terminal.answer("Rencana atau laporan yang dicetak: ", f"'{REVISION}'")
    terminal.answer(f"[{Path(REVISION).stem}.pdf]: ", "")
    code, shown = terminal.end()
    assert code == 0, shown
    assert (tmp_path / REVISION).with_suffix(".pdf").read_bytes().startswith(b"%PDF")


def _merging(folder: Path, submissions: str, base: str = "") -> Terminal:
    terminal = Terminal(folder)
    terminal.answer("Pilihan: ", "3")
    terminal.answer(FOLDER, submissions)
    terminal.answer(REVISED, base)
    terminal.answer("Simpan hasil sebagai", "")
    return terminal
