"""A Kasubag's day at the menu: merge, decide what differs, merge again under the same name, and revise."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rak_excel.jobs.merge.files import merge_files
from tests.merged_plans import answer, letter_of, targets_of
from tests.submissions import FINANCE, LEGAL, sent, written
from tests.terminals import Terminal
from tests.typing_in import type_in

FOLDER = "Folder berisi file kiriman: "
REVISED = "Rencana yang direvisi (kosongkan jika bukan revisi): "
SAVE = "Simpan hasil sebagai"
SAVED = "Tekan Enter kalau sudah disimpan, atau ketik s untuk selesai dulu: "
RETURNS = "Buat juga balasan untuk setiap unit? (y/t): "
RESULT = "rencana-gabungan.xlsx"
REVISION = "rencana-revisi-1.xlsx"
USED = "Isian yang Dipakai"


def _rows(index: str, opinion: str, share: str) -> str:
    return f"""
        | 1 | Hukum | Nilai SAKIP | {index} | Evaluasi | v | | | | Divisi Hukum |
        | 2 | Keuangan | Opini BPK | {opinion} | Reviu | | v | | | Divisi Hukum |
        | 3 | Data | Persentase Dokumen | {share} | Advokasi | | | v | | Divisi Hukum |
    """


def test_three_differences_are_decided_and_the_plan_is_revised(tmp_path: Path) -> None:
    units = [sent(_rows("95", "WTP", "100%"), LEGAL), sent(_rows("90", "WDP", "80%"), FINANCE)]
    written(tmp_path / "kiriman", units)
    plan = tmp_path / RESULT

    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", "gabung")
    terminal.answer(FOLDER, '"kiriman" ')
    terminal.answer(REVISED, "")
    terminal.answer(SAVE, "")
    merged = terminal.answer(SAVED, "apa?")
    assert "Masih ada 3 beda isian." in merged
    assert f"Buka {RESULT}, jawab di sheet Beda Isian, simpan, lalu tutup file itu." in merged
    assert "Tekan Enter untuk menggabung lagi, atau ketik s untuk selesai dulu." in terminal.answer(SAVED, "")
    letter = letter_of(plan, "95")
    assert f"Belum ada yang berubah di {RESULT}. Simpan dulu file itu" in _once_answered(
        terminal, plan, {"95": letter, "WDP": "Z"}
    )
    terminal.wait_for(SAVED)
    type_in(plan, "Identitas Satker", {"B9": "32"})
    again = _once_answered(terminal, plan, {"WDP": letter_of(plan, "WDP"), "80%": "80%"})
    assert f"rak-excel merge kiriman -o {RESULT} --decisions {RESULT}" in again
    assert "Masih ada 2 beda isian." in again
    terminal.wait_for(SAVED)
    type_in(plan, "Identitas Satker", {"B9": "22"})
    halted = terminal.answer(SAVED, "")
    assert "belum lengkap atau tidak terbaca" in halted
    assert "beda isian" not in halted
    shown = terminal.answer(RETURNS, "t")
    code, _ = terminal.end()
    assert "3 beda isian sudah dipilih." in shown
    assert code == 0
    assert targets_of(plan) == ["95", "WDP", "80%"]

    written(tmp_path / "revisi", [sent(_rows("97", "WDP", "80%"), LEGAL, file="Hukum rev 1.xlsx", revision=1)])
    before = plan.read_bytes()
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", "3")
    terminal.answer(FOLDER, "revisi")
    terminal.answer(REVISED, RESULT)
    terminal.answer(SAVE, RESULT)
    assert "rencana yang direvisi dan perlu tetap ada. Ketik nama lain." in terminal.answer(SAVE, "")
    terminal.wait_for(SAVED)  # 95 was chosen against what the other unit goes on saying
    revised = _once_answered(terminal, tmp_path / REVISION, {"97": letter_of(tmp_path / REVISION, "97")})
    assert f"rak-excel merge revisi --base {RESULT} -o {REVISION}" in revised
    terminal.answer(RETURNS, "t")
    code, _ = terminal.end()
    assert code == 0
    assert targets_of(tmp_path / REVISION) == ["97", "WDP", "80%"]
    assert plan.read_bytes() == before


def test_who_stops_may_go_on_later(tmp_path: Path) -> None:
    written(tmp_path / "kiriman", [sent(_rows("95", "WTP", "1%"), LEGAL), sent(_rows("90", "WTP", "1%"), FINANCE)])
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", "3")
    terminal.answer(FOLDER, "kiriman")
    terminal.answer(REVISED, "bukan")
    terminal.answer(SAVE, "")
    terminal.wait_for(SAVED)
    (tmp_path / RESULT).rename(tmp_path / "lain.xlsx")  # as who saves it under another name
    terminal.answer(SAVED, "")
    assert f"{RESULT} tidak ada. Periksa nama dan foldernya." in terminal.answer(SAVED, "S")
    (tmp_path / "lain.xlsx").rename(tmp_path / RESULT)
    shown = terminal.answer(RETURNS, "t")
    code, _ = terminal.end()
    assert "Untuk melanjutkan nanti, pilih Gabung lagi dengan folder dan nama hasil yang sama." in shown
    assert code == 1
    answer(tmp_path / RESULT, USED, {"90": letter_of(tmp_path / RESULT, "90")})

    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", "3")
    terminal.answer(FOLDER, "kiriman")
    terminal.answer(REVISED, "")
    terminal.answer(SAVE, "")
    terminal.answer("Gabung ulang, dan bawa pilihan serta isian yang diketik di dalamnya? (y/t): ", "y")
    terminal.answer(RETURNS, "t")
    assert terminal.end()[0] == 0
    assert targets_of(tmp_path / RESULT) == ["90", "WTP", "1%"]


def _once_answered(terminal: Terminal, plan: Path, answers: Mapping[str, str]) -> str:
    """What was shown before the question whether it is saved, which is answered with Enter once the answers are."""
    terminal.wait_for(SAVED)
    answer(plan, USED, answers)
    return terminal.answer(SAVED, "")


def test_who_stops_in_a_revision_is_told_to_name_the_plan_that_it_revises(tmp_path: Path) -> None:
    written(tmp_path / "kiriman", [sent(_rows("95", "WTP", "1%"), LEGAL)])
    merge_files([tmp_path / "kiriman"], tmp_path / RESULT)
    units = [sent(_rows(target, "WTP", "1%"), unit, revision=1) for target, unit in (("96", LEGAL), ("97", FINANCE))]
    written(tmp_path / "revisi", units)
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", "3")
    terminal.answer(FOLDER, "revisi")
    terminal.answer(REVISED, RESULT)
    terminal.answer(SAVE, "")
    terminal.answer(SAVED, "s")

    told = "pilih Gabung lagi dengan folder, rencana yang direvisi, dan nama hasil yang sama."
    assert told in terminal.answer(RETURNS, "t")
    assert terminal.end()[0] == 1
