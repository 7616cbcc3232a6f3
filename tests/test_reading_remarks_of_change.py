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
        *("target turun dari 3 ke 2", "usul target dinaikkan lagi"),
    ],
)
def test_a_target_made_more_or_less(remark: str) -> None:
    assert remarked(remark) == ["RAK016 Komisi!K2 warning"]


@pytest.mark.parametrize(
    "remark",
    [
        *("target naik dari tahun lalu", "target turun dibanding 2019", "target diturunkan ke kecamatan"),
        *("ditambah 2 orang narasumber", "tambah 2 orang", "naik ke tahap sidik", "tambahan anggaran 1 juta"),
    ],
)
def test_a_target_explained_or_something_else_made_more_is_not(remark: str) -> None:
    assert remarked(remark) == []


@pytest.mark.parametrize(
    "remark",
    [
        *("jadwal maju ke Januari", "dimajukan", "dimajukan ke T1", "bergeser", "jadwal bergeser", "reschedule"),
        *("dijadwal ulang", "dijadwalkan kembali", "di jadwalkan ulang", "penjadwalan ulang", "maju", "Mundur dulu"),
    ],
)
def test_work_moved_to_another_time(remark: str) -> None:
    assert remarked(remark) == ["RAK016 Komisi!K2 warning"]


OFF = [
    *("pending", "dipending", "di pending", "hold", "on hold", "stop", "skip", "diskip", "ditangguhkan", "tertunda"),
    *("gagal", "gagal karena covid", "sudah tidak relevan", "belum bisa dilaksanakan", "tidak dapat dilaksanakan"),
    *("nihil kegiatan", "tidak ada kegiatan", "masih pending", "kegiatan stop sementara", "postponed"),
]


@pytest.mark.parametrize("remark", OFF)
def test_work_put_off_or_given_up(remark: str) -> None:
    assert [each.split()[1] for each in remarked(remark)] == ["Komisi!K2"]


@pytest.mark.parametrize("remark", ["diblokir", "anggaran diblokir", "efisiensi", "terkena efisiensi anggaran"])
def test_work_without_money(remark: str) -> None:
    assert remarked(remark) == ["RAK016 Komisi!K2 warning"]


@pytest.mark.parametrize("remark", ["dilebur ke no 3", "disatukan dengan no 3", "digabung no 3"])
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
