"""Remarks that put the work of their row off, join it with other work, or make its target more or less: told there."""

from __future__ import annotations

import pytest

from tests.tables import plan_of, told

HEAD = "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"
EXECUTOR = "Divisi Teknis Penyelenggaraan"


def remarked(
    remark: str, *, target: str = "2 Dokumen", heading: str = "KETERANGAN", activity: str = "Rapat koordinasi"
) -> list[str]:
    """What is told of a remark beside work in T2 and T4."""
    row = f"| 1 | Mutu | Jumlah Dokumen | {target} | {activity} | | v | | v | {EXECUTOR} | {remark} |"
    said = told(plan_of(f"# Komisi\n{HEAD} {heading} |\n{row}"))
    return [each for each in said if each.startswith(("RAK009", "RAK016", "RAK020"))]


@pytest.mark.parametrize(
    "remark",
    [
        *("ditambah 1 dokumen", "dikurangi 1 dokumen", "tambah 1", "bertambah 1 dokumen", "turun 1"),
        *("target diturunkan", "target dinaikkan", "Target turun", "targetnya naik", "target dipangkas"),
        "usul target dinaikkan lagi",
    ],
)
def test_a_target_made_more_or_less(remark: str) -> None:
    assert remarked(remark) == ["RAK016 Komisi!K2 warning"]


@pytest.mark.parametrize(
    "remark",
    [
        *(
            "target naik dari tahun lalu",
            "target turun dari 3 ke 2",
            "target turun dibanding 2019",
            "target diturunkan ke kecamatan",
        ),
        *("ditambah 2 orang narasumber", "tambah 2 orang", "naik ke tahap sidik", "tambahan anggaran 1 juta"),
    ],
)
def test_a_target_explained_or_something_else_made_more_is_not(remark: str) -> None:
    assert remarked(remark) == []


@pytest.mark.parametrize(
    "remark",
    [
        *("dimajukan", "bergeser", "jadwal bergeser", "reschedule"),
        *("dijadwal ulang", "dijadwalkan kembali", "di jadwalkan ulang", "penjadwalan ulang", "maju", "Mundur dulu"),
        *("mundur 1 bulan", "molor", "diperpanjang", "perubahan jadwal", "Membatalkan kegiatan", "Mengurangi target"),
    ],
)
def test_work_moved_to_another_time(remark: str) -> None:
    assert remarked(remark) == ["RAK016 Komisi!K2 warning"]


OFF = [
    *("pending", "dipending", "di pending", "hold", "on hold", "stop", "skip", "diskip", "ditangguhkan", "tertunda"),
    *("gagal", "gagal karena covid", "sudah tidak relevan", "belum bisa dilaksanakan", "tidak dapat dilaksanakan"),
    *("nihil kegiatan", "tidak ada kegiatan", "masih pending", "kegiatan stop sementara", "postponed"),
    *("Batal. Dana dialihkan ke covid", "Batal (covid)", "sdh dibatalkan", "dibatalkan sesuai surat KPU RI No. 179"),
    *("tdk jadi dilaksanakan", "tidak dikerjakan", "di-hold", "cancelled due to covid", "ditunda tahun depan"),
]


@pytest.mark.parametrize("remark", OFF)
def test_work_put_off_or_given_up(remark: str) -> None:
    assert [each.split()[1] for each in remarked(remark)] == ["Komisi!K2"]


@pytest.mark.parametrize(
    "remark", ["diblokir", "anggaran diblokir", "efisiensi", "terkena efisiensi anggaran", "terdampak covid"]
)
def test_work_without_money(remark: str) -> None:
    assert remarked(remark) == ["RAK016 Komisi!K2 warning"]


@pytest.mark.parametrize(
    "remark", ["dilebur ke no 3", "disatukan dengan no 3", "digabung no 3", "dijadikan satu dengan no 3"]
)
def test_work_joined_with_other_work(remark: str) -> None:
    assert remarked(remark) == ["RAK016 Komisi!K2 warning"]


def test_so_does_a_status_or_the_activity_itself() -> None:
    assert [each.split()[1] for each in remarked("Pending", heading="STATUS")] == ["Komisi!K2"]
    assert remarked("", activity="Rapat koordinasi (pending)") == ["RAK016 Komisi!E2 warning"]


@pytest.mark.parametrize(
    "remark",
    [
        *("Non stop 24 jam", "Mencegah gagal panen", "Untuk efisiensi waktu", "Efisiensi anggaran perjalanan dinas"),
        *("Kegiatan prioritas", "Lanjutan pekerjaan yang tertunda", "Tidak ada kendala", "Nihil", "Stop kontak"),
        *("Kota maju", "Tidak pending", "Relevan", "Dokumen disatukan dalam satu map", "Satu satuan kerja"),
        *(
            "Menunggu juknis",
            "Bahan disiapkan",
            "Sesuai tahapan",
            "Belum dilaksanakan",
            "Tidak relevan dengan anggaran",
        ),
    ],
)
def test_words_that_are_of_something_else_are_not_told(remark: str) -> None:
    assert remarked(remark) == []


@pytest.mark.parametrize("remark", OFF)
def test_work_that_is_off_is_asked_about_whatever_words_say_so(remark: str) -> None:
    assert remarked(remark) == ["RAK009 Komisi!K2 error"]


@pytest.mark.parametrize(
    "remark",
    [
        "target jadi 3 Dokumen",
        "pindah ke TW III",
        "jadwal maju ke Januari",
        "ganti Divisi Hukum",
        "bukan Divisi Teknis",
        *("mundur TW III", "dari T2 ke T3", "semula 2 menjadi 3", "dilimpahkan ke Divisi Hukum", "dipercepat ke T1"),
        "pindah bulan Maret",
        *("T4 dibatalkan", "T4 batal", "Triwulan IV ditunda", "TW IV tidak jadi", "TW IV dipindah ke TW III"),
        "dihapus dari RAK",
    ],
)
def test_so_is_another_target_time_or_executor_that_the_row_is_said_to_have(remark: str) -> None:
    assert remarked(remark) == ["RAK009 Komisi!K2 error"]


@pytest.mark.parametrize(
    ("remark", "asked"), [("sampai T3", False), ("sampai T1", True), ("mulai T1", False), ("mulai T3", True)]
)
def test_work_outside_the_time_that_a_remark_limits_it_to_is_asked_about(remark: str, asked: bool) -> None:
    row = f"| 1 | Mutu | Jumlah Dokumen | 2 Dokumen | Rapat | | v | | | {EXECUTOR} | {remark} |"

    assert ("RAK009 Komisi!K2 error" in told(plan_of(f"# Komisi\n{HEAD} KETERANGAN |\n{row}"))) == asked


def test_another_target_beside_an_indicator_without_work_is_asked_about_too() -> None:
    said = told(plan_of(f"# Komisi\n{HEAD} KETERANGAN |\n| 1 | Mutu | Nilai | 70 | | | | | | | target menjadi 90 |"))

    assert "RAK009 Komisi!K2 error" in said


@pytest.mark.parametrize(
    ("remark", "target"),
    [
        ("2 dokumen per bulan", "24 Dokumen"),
        ("2 Dokumen/bulan", "24 Dokumen"),
        ("setiap bulan 2 dokumen", "24 Dokumen"),
        ("1 dokumen tiap semester", "2 Dokumen"),
        ("tiap semester 1 dokumen", "2 Dokumen"),
        ("masing-masing 1 dokumen per semester", "2 Dokumen"),
    ],
)
def test_so_many_in_each_part_of_a_year_that_come_to_the_target_agree_with_it(remark: str, target: str) -> None:
    assert remarked(remark, target=target) == []


@pytest.mark.parametrize(
    "remark",
    ["Koordinasi dengan Divisi Hukum", "Bersama Divisi Hukum", "didukung Subbag Teknis", "melibatkan Divisi Hukum"],
)
def test_with_whom_work_is_done_is_neither_another_executor_nor_a_column_of_units(remark: str) -> None:
    assert remarked(remark) == []


def test_below_a_heading_for_units_it_names_one() -> None:
    assert remarked("Bersama Divisi Hukum", heading="UNIT PENDUKUNG")[:1] == ["RAK020 Komisi!K1 warning"]


@pytest.mark.parametrize(
    "remark",
    [
        *("Sesuai jadwal", "Dilaksanakan secara daring", "Koordinasi dengan Dukcapil", "Anggaran DIPA 2020", "Rutin"),
        *("Menunggu PKPU", "Kegiatan rutin", "Laporan bulanan", "Prioritas nasional", "Bukti dukung: notula", "ok"),
        *("Surat KPU RI Nomor 12 Tahun 2020", "Dokumen disimpan di arsip", "Sudah selesai", "Belum terlaksana"),
        *("Lanjutan tahun 2019", "Tepat waktu", "Tidak ada kendala", "Tidak ada perubahan", "Swakelola", "Kontraktual"),
        *(
            "Melalui aplikasi",
            "Target nasional",
            "Target minimal",
            "Target tercapai",
            "Target kumulatif",
            "Per semester",
        ),
        *("2 kali setahun", "Setiap semester", "2 Dokumen", "dua dokumen", "1 dokumen per semester", "T2 dan T4"),
        *("T2", "Semester I dan II", "Akhir triwulan", "Bila ada anggaran", "Menyesuaikan tahapan", "Sesuai kebutuhan"),
        *("Jadwal dapat berubah sewaktu-waktu", "Jika ada perubahan regulasi", "Bahan rapat pleno", "Narasumber: BPKP"),
        *(
            "Diikuti 20 peserta",
            "Hasil reviu ditindaklanjuti",
            "Pemilih pindahan",
            "Pemutakhiran data pemilih",
            "Lancar",
        ),
        *("Pergantian antar waktu", "Penggantian anggota", "Perubahan anggaran", "Revisi DIPA", "Pindah memilih", "-"),
        *("Pengunduran diri calon", "Penghapusan BMN", "SK pembatalan", "Penundaan pemilihan", "Efisiensi belanja"),
        *("Narasumber diganti", "Lokasi dipindahkan ke aula", "Tempat pindah ke hotel", "Rapat dipindah ke aula"),
        *("Tidak dilaksanakan secara luring", "Peserta ditambah", "Anggaran dikurangi 1 juta", "turun ke lapangan"),
        *(
            "Perubahan target Renstra",
            "Revisi 1",
            "Revisi ke 3",
            "Draf 1 → Final",
            "Pembatalan SK",
            "Dilaksanakan bersama Divisi Hukum",
            "bukan IKU",
        ),
        *("T1 dibatalkan", "T3 ditiadakan", "tidak di T1", "TW III dipindah ke TW II dan IV"),
        *("Diteruskan ke Divisi Hukum", "Diserahkan ke KPU Provinsi", "Menjadi dasar laporan", "tanpa anggaran"),
        *("Mendukung Divisi Hukum", "PIC: Divisi Teknis", "Pelaksana Divisi Teknis", "Output berupa laporan", "Baru"),
    ],
)
def test_ordinary_remarks_are_not_told(remark: str) -> None:
    assert remarked(remark) == []
