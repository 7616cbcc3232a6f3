"""Entries that say of their row that it was cancelled or changed: the row is read, and that is told at the entry."""

from __future__ import annotations

import pytest

from rak_excel.rules.check import check
from tests.tables import plan_of, told
from tests.test_reading_column_doubts import ROW, USUAL, D, beside, headed


@pytest.mark.parametrize(
    ("heading", "entry", "is_told"),
    [
        ("KETERANGAN", "target diubah menjadi 80%", True),
        ("KETERANGAN", "Target jadi 80%", True),
        ("DISETUJUI", "Tidak", True),
        ("TINDAK LANJUT", "hapus kegiatan ini", True),
        ("DIBATALKAN", "-", False),
        ("STATUS", "Aktif", False),
        ("DISETUJUI", "Ya", False),
        ("DISETUJUI", "nihil", False),
        ("PERLU ANGGARAN", "Tidak", False),
        ("KETERANGAN", "tidak ada perubahan", False),
        ("KETERANGAN", "tidak diubah", False),
        ("KETERANGAN", "Pembatalan SK lama", False),
        ("KETERANGAN", "SK yang dibatalkan MK", False),
        ("KETERANGAN", "PKPU 2/2017 sebagaimana diubah dengan PKPU 11/2018", False),
        ("KETERANGAN", "PKPU 2/2017 sebagaimana telah beberapa kali diubah terakhir dengan PKPU 11/2018", False),
        ("KETERANGAN", "PKPU 2/2017 telah diubah dengan PKPU 11/2018", False),
        ("KETERANGAN", "Jadwal dapat berubah sewaktu-waktu", False),
        ("KETERANGAN", "Jadwal berubah", True),
        ("KETERANGAN", "Dokumen dipindahkan ke arsip", False),
        ("KETERANGAN", "Arsip yang sudah dihapus", False),
        ("KETERANGAN", "Tidak diperlukan biaya", False),
        ("KETERANGAN", "Tidak digunakan anggaran", False),
        ("KETERANGAN", "Tidak diperlukan lagi", True),
        ("KETERANGAN", "Kegiatan ini menjadi prioritas", False),
        ("KETERANGAN", "Kegiatan menjadi seperti biasa", False),
        ("KETERANGAN", "Waktu menjadi bulan Maret", True),
        ("KETERANGAN", "Targetnya jadi dua laporan", True),
        ("KETERANGAN", "Pelaksana menjadi Divisi Hukum", False),
        ("KETERANGAN", "T4", True),
        ("KETERANGAN", "Oktober", True),
        ("KETERANGAN", "harusnya 3 SK", True),
        ("KETERANGAN", "seharusnya target 3 SK", True),
        ("KETERANGAN", "gabung no 1", True),
        ("KETERANGAN", "tidak perlu", True),
        ("KETERANGAN", "Mundur", True),
        ("KETERANGAN", "Dilaksanakan T2", True),
        ("KETERANGAN", "hanya T1 dan T3", False),
        ("KETERANGAN", "kecuali T2", False),
        ("KETERANGAN", "mulai T1", False),
        ("KETERANGAN", "sampai T3", False),
        ("KETERANGAN", "Jadwal: T1, T3", False),
        ("KETERANGAN", "dilaksanakan T3", False),
        ("KETERANGAN", "tidak semua", False),
        ("KETERANGAN", "hingga selesai", False),
        ("KETERANGAN", "untuk 2021", True),
        ("KETERANGAN", "T1 2021", True),
        ("KETERANGAN", "T1 2020", False),
        ("KETERANGAN", "tahun depan", True),
        ("KETERANGAN", "untuk 2020", False),
        ("KETERANGAN", "Lanjutan tahun 2019", False),
        ("KETERANGAN", "sampai 2021", False),
        ("KETERANGAN", "oleh Divisi Teknis", True),
        ("KETERANGAN", "Pelaksana: Divisi Teknis", True),
        ("KETERANGAN", "oleh Divisi Hukum", False),
        ("KETERANGAN", "oleh Sub Bagian Hukum", False),
        ("KETERANGAN", "Diganti daring", False),
        ("KETERANGAN", "Dialihkan ke daring", False),
        ("KETERANGAN", "Diganti kegiatan lain", True),
        ("KETERANGAN", "Tidak dilaksanakan tahun 2019", False),
        ("KETERANGAN", "Tidak dilaksanakan tahun lalu", False),
        ("KETERANGAN", "oleh Sub Bagian Keuangan", True),
        ("KETERANGAN", "Hukum", False),
        ("KETERANGAN", "belum pasti", True),
        ("KETERANGAN", "masih dibahas", True),
        ("KETERANGAN", "?", True),
        ("KETERANGAN", "dibahas dalam rapat pleno", False),
        ("KETERANGAN", "T1", False),
        ("KETERANGAN", "Triwulan III", False),
        ("PELAPORAN", "T4", False),
        ("BIAYA", "tidak perlu", False),
        ("KETERANGAN", "Salah satu kegiatan prioritas", False),
        ("KETERANGAN", "3 SK", False),
        ("KETERANGAN", "Gabungan dengan kegiatan provinsi", False),
        ("KETERANGAN", "Tidak perlu anggaran", False),
        ("KETERANGAN", "Dilaksanakan setiap bulan", False),
        ("KETERANGAN", "Data ganda dihapus", False),
        ("KETERANGAN", "data pemilih ganda sudah di hapus", False),
        ("KETERANGAN", "sudah final, nama ganda dicoret", False),
        ("KETERANGAN", "dilaksanakan setelah arsip dipindahkan", False),
        ("KETERANGAN", "Hapus data ganda", False),
        ("KETERANGAN", "Baris ganda dihapus", True),
        ("KETERANGAN", "Data ganda, kegiatan dihapus", True),
        ("KETERANGAN", "Pendataan arsip dihapus", True),
        ("KETERANGAN", "Ganti nama kegiatan", True),
        ("KETERANGAN", "Data diubah menjadi 3 SK", True),
        ("KETERANGAN", "ganda, hapus saja", True),
        ("KETERANGAN", "dobel dengan no 2", True),
        ("KETERANGAN", "sudah ada di no 2", True),
        ("REKOMENDASI", "target 80", True),
        ("RISIKO", "Rapat ditunda", False),
        ("REALISASI", "ditunda", False),
    ],
)
def test_an_entry_that_cancels_or_changes_its_row_is_told_at_that_entry(
    heading: str, entry: str, is_told: bool
) -> None:
    assert beside(heading, "", entry) == (["RAK016 Komisi!K3 warning"] if is_told else [])


@pytest.mark.parametrize(
    ("heading", "entry"),
    [
        ("STATUS", "Ditolak"),
        ("KETERANGAN", "kegiatan dibatalkan"),
        ("KETERANGAN", "rapat ditunda ke TW IV"),
        ("CATATAN", "tidak jadi"),
        ("DIBATALKAN", "Ya"),
        ("KETERANGAN", "Kegiatan dipindahkan ke TW IV"),
        ("KETERANGAN", "Jadwal menjadi TW IV"),
        ("KETERANGAN", "naik jadi 5"),
        ("CATATAN", "salah, mestinya T2"),
        ("KETERANGAN", "mundur ke T4"),
        ("KETERANGAN", "hanya T1"),
        ("KETERANGAN", "T1 saja"),
        ("KETERANGAN", "kecuali T3"),
        ("KETERANGAN", "tidak di T1"),
        ("KETERANGAN", "mulai T2"),
        ("KETERANGAN", "sampai Juni"),
        ("KETERANGAN", "Jadwal: T1, T2"),
        ("KETERANGAN", "Tidak dilaksanakan tahun 2020"),
        ("KETERANGAN", "Kegiatan di tunda"),
        ("HASIL REVIU", "hanya T1"),
        ("KETERANGAN", "Pelaksana menjadi Divisi Teknis"),
        ("KETERANGAN", "Dibatalkan karena covid"),
        ("KETERANGAN", "target diubah menjadi 80"),
        ("KETERANGAN", "ganti Divisi Teknis"),
        ("KETERANGAN", "bukan Divisi Hukum"),
    ],
)
def test_one_that_says_alone_that_its_row_is_off_or_names_what_its_row_contradicts_is_asked(
    heading: str, entry: str
) -> None:
    assert beside(heading, "", entry) == ["RAK009 Komisi!K3 error"]


@pytest.mark.parametrize(
    "entry",
    [
        *("jadwal menjadi T1 dan T3", "dipindahkan ke T1, T3", "target diubah menjadi 70", "target jadi 70"),
        *("dialihkan ke Divisi Hukum", "pelaksana menjadi Sub Bagian Hukum", "bukan Divisi Teknis"),
    ],
)
def test_one_that_names_what_stands_in_its_row_is_not(entry: str) -> None:
    assert beside("KETERANGAN", "", entry) == []


@pytest.mark.parametrize(
    "entry",
    [
        "dibatalkan karena covid?",
        "ditunda ke T3",
        "sebaiknya dihapus",
        "usul: ditunda",
        "usul pindah ke T4",
        "hanya T1?",
        "tidak dilaksanakan di luar kota",
    ],
)
def test_what_is_asked_proposed_or_perhaps_done_already_is_a_second_reading(entry: str) -> None:
    assert beside("KETERANGAN", "", entry) == ["RAK016 Komisi!K3 warning"]


def test_below_a_heading_that_is_not_for_remarks_it_may_be_of_what_stands_there() -> None:
    assert beside("RAPAT PLENO", "", "dibatalkan karena covid") == ["RAK016 Komisi!K3 warning"]


@pytest.mark.parametrize("blank", ["", "-", "...", "0"])
def test_a_remark_that_names_another_time_is_told_however_the_other_periods_are_left_blank(blank: str) -> None:
    row = f"| 1 | A | Nilai A | 70 | Reviu | v | {blank} | {blank} | {blank} | Divisi Hukum | T3 |"

    assert "RAK016 Komisi!K2 warning" in told(plan_of(f"# Komisi\n{USUAL} KETERANGAN |\n{row}"))


def test_a_time_is_compared_with_a_schedule_in_words_too() -> None:
    head = "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | JADWAL | PELAKSANA | KETERANGAN |"
    rows = "\n".join(
        f"| {n} | A{n} | Nilai A{n} | 70 | Reviu {n} | T1 - T4 | {D} | {k} |" for n, k in [(1, ""), (2, "hanya T1")]
    )
    plan = plan_of(f"# Komisi\n{head}\n{rows}")

    assert [each for each in told(plan) if "Komisi!H" in each] == ["RAK009 Komisi!H3 error"]


def test_a_unit_that_work_is_done_with_is_no_other_executor() -> None:
    assert beside("KETERANGAN", "ok", "Koordinasi dengan Divisi Teknis") == []
    assert beside("KETERANGAN", "ok", "Divisi Teknis") == ["RAK016 Komisi!K3 warning"]
    assert beside("KETERANGAN", "Divisi Hukum", "Divisi Teknis") == ["RAK020 Komisi!K1 warning"]


def test_a_column_of_units_is_told_at_its_heading_alone() -> None:
    found = told(plan_of(f"# Komisi\n{USUAL} KETERANGAN |\n{ROW} Subbag Teknis |"))

    assert [each for each in found if "Komisi!K" in each] == ["RAK020 Komisi!K1 warning"]


def test_the_same_remark_in_many_rows_is_told_once() -> None:
    assert beside("STATUS", "Ditunda", "ditunda", "Digeser") == ["RAK009 Komisi!K2 error", "RAK016 Komisi!K4 warning"]


def test_a_row_that_is_asked_about_already_is_not_told_again() -> None:
    assert beside("STATUS", "", "Batal", "Batal") == ["RAK009 Komisi!K3 error"]


@pytest.mark.parametrize(
    ("entry", "other", "told_at"),
    [
        ("Reviu", "Reviu (BATAL)", ["RAK016 Komisi!E2 warning"]),
        ("Reviu", "BATAL: Reviu", ["RAK016 Komisi!E2 warning"]),
        ("Nilai A", "Nilai A (dihapus)", ["RAK016 Komisi!C2 warning"]),
        ("Reviu", "Reviu - ditunda ke TW IV", ["RAK016 Komisi!E2 warning"]),
        ("Reviu", "Reviu (kegiatan dibatalkan)", ["RAK016 Komisi!E2 warning"]),
        ("Reviu", "Reviu tidak jadi dilaksanakan", ["RAK016 Komisi!E2 warning"]),
        ("Reviu", "Reviu ditunda sampai ada anggaran", ["RAK016 Komisi!E2 warning"]),
        ("Reviu", "Reviu, pindah ke T4", ["RAK016 Komisi!E2 warning"]),
        ("Reviu", "Reviu, ditunda", ["RAK016 Komisi!E2 warning"]),
        ("Reviu", "Kegiatan ini dihapus", ["RAK016 Komisi!E2 warning"]),
        ("Nilai A", "Nilai A dihapus dari IKU", ["RAK016 Komisi!C2 warning"]),
        ("Nilai A", "Nilai A, tidak digunakan lagi", ["RAK016 Komisi!C2 warning"]),
        ("Nilai A", "Jumlah pemilih yang dihapus dari DPT", []),
        ("Nilai A", "Persentase barang dihapus dari daftar", []),
        ("Reviu", "Pendataan pemilih, pindah ke luar daerah", []),
        ("Reviu", "Reviu data ganda, dihapus, dipindah", []),
        ("Reviu", "Inventarisasi kegiatan yang ditunda", []),
        ("Reviu", "Sosialisasi pemilihan lanjutan setelah ditunda", []),
        ("Reviu", "Rapat koordinasi pemilihan yang sempat dibatalkan", []),
        ("Reviu", "Evaluasi kegiatan yang tidak dilaksanakan", []),
        ("Reviu", "Sidang sengketa pemilihan yang tidak jadi", []),
        ("Reviu", "Reviu SK yang dibatalkan", []),
        ("Reviu", "Reviu daftar pemilih - data ganda dihapus", []),
        ("Reviu", "Reviu daftar pemilih (data ganda dicoret)", []),
        ("Reviu", "Usul penghapusan (barang dihapuskan)", []),
        ("Reviu", "Reviu (daring)", []),
    ],
)
def test_an_entry_of_the_plan_that_says_it_was_cancelled_is_told(entry: str, other: str, told_at: list[str]) -> None:
    assert headed("NO", "NO", ROW.replace(f"| {entry} |", f"| {other} |")) == told_at


@pytest.mark.parametrize(
    ("text", "said", "remedy"),
    [
        (
            f"# Komisi\n{USUAL}\n{ROW.replace('Reviu', 'Reviu (BATAL)')}",
            '"Reviu (BATAL)" bisa juga berarti lain. Isian ini seperti menyebut bahwa barisnya batal atau berubah,',
            "Sesuaikan barisnya, lalu hapus sebutan itu",
        ),
        (
            f"# Komisi\n{USUAL} KETERANGAN |\n{ROW} digeser |",
            '"digeser" bisa juga berarti lain. Catatan ini seperti membatalkan atau mengubah barisnya,',
            "Samakan baris dan catatannya",
        ),
        (
            f"# Komisi\n{USUAL} KETERANGAN |\n{ROW} belum pasti |",
            '"belum pasti" bisa juga berarti lain. Menurut catatan ini barisnya belum pasti, padahal tetap dibaca',
            "Hapus catatannya bila sudah pasti",
        ),
    ],
)
def test_a_remark_is_not_said_to_have_been_read_as_itself_or_as_blank(text: str, said: str, remedy: str) -> None:
    (found,) = (each for each in check([plan_of(text)]) if each.code == "RAK016")

    assert found.message.id.startswith(said)
    assert found.hint.id.startswith(remedy)


def test_what_to_do_about_many_remarks_is_said_once_behind_how_many_there_are() -> None:
    text = f"# Komisi\n{USUAL} KETERANGAN |\n{ROW} digeser |\n{ROW} digeser |"
    (found,) = (each for each in check([plan_of(text)]) if each.code == "RAK016")

    assert found.message.id.endswith("Begitu juga 1 isian lain, sampai K3.")
    assert found.hint.id.startswith("Samakan baris dan catatannya")
