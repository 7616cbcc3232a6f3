"""Which texts name the same work in other words, and which never do."""

from __future__ import annotations

import time
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak_excel.definitions.loading import load_template
from rak_excel.sameness.rewording import Likeness, likeness

DEFINITION = load_template("kpu-2020")
BASES = (
    "Penyusunan laporan kegiatan penyuluhan produk advokasi",
    "Rapat koordinasi rutin pengelolaan dokumentasi kantor",
    "Melaksanakan pembinaan jabatan fungsional secara berjenjang",
    "Penataan ruang layanan tamu kantor",
)
ORDINARY = ("berkala", "bersih", "terpadu", "efektif", "lengkap", "tertib", "rapi", "cepat", "mandiri", "sederhana")
# Pairs of which one instead of the other, and either alone, makes another text.
WEIGHTY = (
    ("I", "II"),
    ("2", "3"),
    ("1.250", "1.350"),
    ("pertama", "kedua"),
    ("tiga", "empat"),
    ("Januari", "Februari"),
    ("Semester I", "Semester II"),
    ("TW I", "TW III"),
    ("awal", "akhir"),
    ("sebelum", "sesudah"),
    ("bulanan", "triwulanan"),
    ("tahap 1", "tahap 2"),
    ("Divisi Hukum", "Divisi Teknis"),
    ("Sub Bagian Umum", "Sub Bagian Teknis"),
    ("Kecamatan Aikmel", "Kecamatan Masbagik"),
    ("50%", "60%"),
    ("tidak", "tanpa"),
    ("belum", "bukan"),
    ("kelompok A", "kelompok B"),
    ("semua", "sebagian"),
    ("B1", "B2"),
    ("ke-2", "ke-3"),
    ("prasidang", "pascasidang"),
    ("lanjutan", "susulan"),
)


def _likeness(one: str, other: str) -> Likeness:
    found = likeness(one, other, DEFINITION)
    assert likeness(other, one, DEFINITION) is found
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rapat koordinasi", "Rapat koordinasi internal"),
        ("Melaksanakan rapat koordinasi", "Menyelenggarakan rapat koordinasi"),
        ("Penyusunan laporan kegiatan", "Menyusun laporan kegiatan"),
        ("Penyuluhan hukum kepada masyarakat", "Penyuluhan hukum untuk masyarakat"),
        ("Reviu laporan", "Reviu dan penyampaian laporan"),
        ("Rapat kordinasi rutin", "Rapat koordinasi rutin"),
        ("RAPAT KOORDINASI", "Rapat koordinasi dan evaluasi"),
        ("Advokasi sengketa", "Advokasi sengketa hukum"),
        ("Pelaksanaan rapat Semester I", "Penyelenggaraan rapat Semester I"),
        ("1. Rapat koordinasi\n2. Reviu", "1. Reviu\n2. Rapat koordinasi rutin"),
        ("Rapat koordinasi penyusunan jadwal kerja kantor", "Rapat koordinasi penyusunan agenda kerja kantor"),
    ],
)
def test_the_same_work_in_slightly_other_words_is_known(one: str, other: str) -> None:
    assert _likeness(one, other) is Likeness.REWORDED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Penyusunan laporan Semester I", "Penyusunan laporan Semester II"),
        ("Penyusunan 3 laporan", "Penyusunan 2 laporan"),
        ("Penyusunan 3 laporan kegiatan", "Penyusunan 3 dokumen kegiatan"),
        ("Melaksanakan rapat", "Tidak melaksanakan rapat"),
        ("Tidak menghadiri rapat, menyusun laporan", "Menghadiri rapat, tidak menyusun laporan"),
        ("Laporan Januari dan rapat Maret", "Rapat Januari dan laporan Maret"),
        ("Penyusunan laporan keuangan", "Penyusunan laporan kinerja"),
        ("Penyusunan laporan", "Pengiriman laporan"),
        ("Rapat internal kantor", "Rapat eksternal kantor"),
        ("Rapat koordinasi bersama Bawaslu", "Rapat koordinasi bersama Polres"),
        ("Penyusunan DPS", "Penyusunan DPT"),
        ("Target capaian 75%", "Target capaian 75"),
        ("Nilai >= 75 rapat", "Nilai <= 75 rapat"),
        ("Penerimaan barang dan pengiriman surat", "Penerimaan surat dan pengiriman barang"),
        ("1. Rapat\n2. Reviu", "1. Rapat"),
        ("Rapat koordinasi", ""),
        ("Sosialisasi", "Sosialisasi tatap muka"),
        ("Rapat pemilu", "Rapat pemilihan"),
        ("Pengiriman surat ke provinsi", "Pengiriman surat dari provinsi"),
        ("Rapat tutor semester ganjil kantor", "Rapat tutor semester genap kantor"),
        ("Mendampingi pemohon dalam sidang sengketa informasi", "Mendampingi termohon dalam sidang sengketa informasi"),
        ("Rapat kerja TA 2020", "Rapat kerja TA 2021"),
        ("Rapat dalam kantor", "Rapat luar kantor"),
        ("Penyusunan laporan kegiatan", "Penyusunan laporan kegiatan dihapus"),
        ("Rapat koordinasi kantor", "Rapat koordinasi kantor (dialihkan)"),
        ("Rapat koordinasi kantor", "Pembubaran rapat koordinasi kantor"),
        ("Rapat koordinasi kantor", "Rapat koordinasi kantor apabila perlu"),
        ("Rapat kerja kantor", "Rapat kerja atau kantor"),
        ("Pengiriman berkas rutin kantor", "Pengiriman berkas rutin kantor (batal karena covid)"),
        ("Rapat ½ hari", "Rapat ⅓ hari"),
        ("Penyusunan laporan dua puluh", "Penyusunan laporan dua belas"),
    ],
)
def test_other_work_is_never_taken_for_a_rewording(one: str, other: str) -> None:
    assert _likeness(one, other) is Likeness.OTHER


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Penataan ruang tamu", "Penataan kebun tamu"),
        (
            "Bimbingan teknis pemungutan suara bagi anggota KPPS",
            "Bimbingan teknis penghitungan suara bagi anggota KPPS",
        ),
        ("Mengirim surat resmi berstempel kantor", "Menghapus surat resmi berstempel kantor"),
        ("Rapat Koordinasi Persiapan Logistik Bersama Bawaslu", "Rapat Koordinasi Persiapan Logistik Bersama Polres"),
        ("Mengantar undangan setelah rapat rutin selesai", "Rapat rutin setelah mengantar undangan selesai"),
    ],
)
def test_what_may_be_either_is_no_rewording_for_certain(one: str, other: str) -> None:
    assert _likeness(one, other) is not Likeness.REWORDED


@st.composite
def _reworded(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and the same with one ordinary word added, left out behind the first, or put for another."""
    words = draw(st.sampled_from(BASES)).split()
    other = list(words)
    at = draw(st.integers(1, len(words) - 1))
    how = draw(st.sampled_from(["add", "drop", "replace"]))
    if how == "add":
        other.insert(at + 1, draw(st.sampled_from(ORDINARY)))
    elif how == "drop":
        del other[at]
    else:
        added = draw(st.sampled_from(ORDINARY))
        words.insert(at, draw(st.sampled_from([each for each in ORDINARY if each != added])))
        other.insert(at, added)
    return " ".join(words), " ".join(other)


@given(_reworded())
def test_one_ordinary_word_else_is_a_rewording(texts: tuple[str, str]) -> None:
    assert _likeness(*texts) is Likeness.REWORDED


@given(_reworded(), st.sampled_from(WEIGHTY), st.sampled_from(["instead", "added"]), st.data())
def test_a_number_ordinal_month_unit_or_denial_else_is_never_a_rewording(
    texts: tuple[str, str], weighty: tuple[str, str], how: str, data: st.DataObject
) -> None:
    first, second = data.draw(st.permutations(weighty))
    one, other = (text.split() for text in texts)
    at = data.draw(st.integers(0, min(len(one), len(other))))
    other.insert(at, second)
    if how == "instead":
        one.insert(at, first)
    assert _likeness(" ".join(one), " ".join(other)) is Likeness.OTHER


@given(st.sampled_from(BASES), st.sampled_from(WEIGHTY), st.data())
def test_where_a_number_ordinal_month_unit_or_denial_stands_counts(
    base: str, weighty: tuple[str, str], data: st.DataObject
) -> None:
    """Two of them that changed places are said of other words."""
    words = base.split()
    at = data.draw(st.integers(0, len(words) - 2))
    one, other = list(words), list(words)
    for text, (first, second) in ((one, weighty), (other, weighty[::-1])):
        text.insert(at + 1, second)
        text.insert(at, first)
    assert _likeness(" ".join(one), " ".join(other)) is not Likeness.REWORDED


def test_a_cell_full_of_words_takes_no_time() -> None:
    words = ["".join(letters) for letters in product("aduro", repeat=6)][:3000]
    started = time.monotonic()
    assert likeness(" ".join(words), " ".join([*words[:7], "lain", *words[8:]]), DEFINITION) is Likeness.REWORDED
    assert time.monotonic() - started < 5
