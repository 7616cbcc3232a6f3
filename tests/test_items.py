"""One KEGIATAN cell holds one activity or a list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak_excel.model import Item, items_of


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Reviu laporan keuangan", ["Reviu laporan keuangan"]),
        ("1. Menyusun\n2. Mengirim", ["Menyusun", "Mengirim"]),
        ("1.Menyusun\n2)Mengirim", ["Menyusun", "Mengirim"]),
        ("1. Menyusun 2. Mengirim 3. Mengarsipkan", ["Menyusun", "Mengirim", "Mengarsipkan"]),
        ("Bantuan hukum\n- Advokasi\n- Sengketa", ["Bantuan hukum", "Advokasi", "Sengketa"]),
        ("1. Menyusun laporan\n   per semester\n2. Mengirim", ["Menyusun laporan per semester", "Mengirim"]),
        ("Laporan PMK 249. 2020 selesai", ["Laporan PMK 249. 2020 selesai"]),
        ("Rapat 2. 5 kali", ["Rapat 2. 5 kali"]),
        ("✓ Melaksanakan tahapan", ["Melaksanakan tahapan"]),
        ("a. Menyusun\nb. Mengirim", ["Menyusun", "Mengirim"]),
        ("1. Rapat\na. persiapan\nb. laporan\n2. Reviu", ["Rapat", "persiapan", "laporan", "Reviu"]),
        ("1. Rapat a. persiapan b. laporan 2. Reviu", ["Rapat", "persiapan", "laporan", "Reviu"]),
        ("a. Menyusun b. Mengirim", ["Menyusun", "Mengirim"]),
        ("a. Menyusun; b. Mengirim", ["Menyusun;", "Mengirim"]),
        ("Surat a.n. Ketua b. Lombok", ["Surat a.n. Ketua b. Lombok"]),
        ("1. Rapat\n1.1 Persiapan\n1.2 Laporan\n2. Reviu", ["Rapat", "Persiapan", "Laporan", "Reviu"]),
        ("1.a. Menyusun\n1.b. Mengirim", ["Menyusun", "Mengirim"]),
        ("(1) Menyusun\n(2) Mengirim", ["Menyusun", "Mengirim"]),
        ("1 . Menyusun\n2.) Mengirim", ["Menyusun", "Mengirim"]),
        ("1.\nMenyusun\n2.\nMengirim", ["Menyusun", "Mengirim"]),
        ("A. Persiapan\n1. Rapat\nB. Pelaksanaan\n1. Reviu", ["Persiapan", "Rapat", "Pelaksanaan", "Reviu"]),
        ("I. Persiapan\n1. Rapat\nII. Pelaksanaan\n1. Reviu", ["Persiapan", "Rapat", "Pelaksanaan", "Reviu"]),
        ("1. Menyurat\na.n. Ketua\n2. Reviu", ["Menyurat a.n. Ketua", "Reviu"]),
        ("1. Rapat bersama\nH. Ahmad\n2. Reviu", ["Rapat bersama H. Ahmad", "Reviu"]),
        ("1. Sosialisasi kepada\n1.5 juta pemilih", ["Sosialisasi kepada 1.5 juta pemilih"]),
        ("1. Sosialisasi kepada\n2.500 pemilih", ["Sosialisasi kepada 2.500 pemilih"]),
        ("• Menyusun • Mengirim", ["Menyusun", "Mengirim"]),
        ("➢ Menyusun\n▪ Mengirim\nØ Reviu", ["Menyusun", "Mengirim", "Reviu"]),
        ("v Rapat\nv Laporan", ["Rapat", "Laporan"]),
        ("o Rapat\no Laporan", ["Rapat", "Laporan"]),
        ("1. Rapat\no persiapan\no laporan\n2. Reviu", ["Rapat", "persiapan", "laporan", "Reviu"]),
        ("o rapat\nRapat lagi", ["o rapat", "Rapat lagi"]),
        ("v Rapat", ["v Rapat"]),
        ("§Rapat\n§Laporan", ["Rapat", "Laporan"]),
        ("ü Rapat", ["Rapat"]),
        ("ØRapat\nØLaporan", ["Rapat", "Laporan"]),
        ("# Rapat\n# Laporan", ["Rapat", "Laporan"]),
        ("-> Rapat\n-> Laporan", ["Rapat", "Laporan"]),
        (
            "\uf0a7 Rapat\n\uf0b7 Laporan\n\uf0d8 Reviu\n\uf0fcCetak\n\uf076 Kirim",
            ["Rapat", "Laporan", "Reviu", "Cetak", "Kirim"],
        ),
        ("\uf0d8 Rapat \uf0d8 Laporan", ["Rapat", "Laporan"]),
        ("✔ Rapat\n❖ Laporan\n○ Reviu", ["Rapat", "Laporan", "Reviu"]),
        ("1/ Rapat\n2/ Laporan", ["Rapat", "Laporan"]),
        ("1/ Rapat 2/ Laporan", ["Rapat", "Laporan"]),
        ("1 - Rapat\n2 - Laporan", ["Rapat", "Laporan"]),
        ("[1] Rapat\n[2] Laporan", ["Rapat", "Laporan"]),
        ("① Rapat\n② Laporan", ["Rapat", "Laporan"]),
        ("1 Rapat\n2 Reviu\n3 Laporan", ["Rapat", "Reviu", "Laporan"]),
        ("1 Laporan keuangan\n2 Laporan kinerja", ["1 Laporan keuangan", "2 Laporan kinerja"]),
        ("i. Rapat ii. Reviu iii. Laporan", ["Rapat", "Reviu", "Laporan"]),
        ("(i) Rapat (ii) Laporan", ["Rapat", "Laporan"]),
        ("I. Rapat II. Laporan", ["Rapat", "Laporan"]),
        ("A. Rapat B. Laporan", ["Rapat", "Laporan"]),
        ("(a) Rapat (b) Laporan", ["Rapat", "Laporan"]),
        ("Kegiatan: 1. Rapat 2. Laporan", ["Kegiatan:", "Rapat", "Laporan"]),
        ("Rapat 1. triwulan", ["Rapat 1. triwulan"]),
        ("Rapat • Laporan", ["Rapat", "Laporan"]),
        ("Pilih ✓ atau v", ["Pilih ✓ atau v"]),
        ("Sosialisasi UU No. 7 Tahun 2017", ["Sosialisasi UU No. 7 Tahun 2017"]),
        ("Penerapan Pasal 1. dan 2.", ["Penerapan Pasal 1. dan 2."]),
        ("Penerapan Pasal 1. Rapat 2. laporan", ["Penerapan Pasal 1. Rapat 2. laporan"]),
        ("Supervisi ke Jakarta - Bandung", ["Supervisi ke Jakarta - Bandung"]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_a_list_is_taken_apart_at_its_numbers_and_bullets(text: str, items: list[str]) -> None:
    assert [item.text for item in items_of(text)] == items


def test_an_item_keeps_the_number_that_was_typed() -> None:
    assert items_of("2. Menyusun\n4. Mengirim") == (Item("Menyusun", 2, listed=True), Item("Mengirim", 4, listed=True))


def numbers(text: str) -> list[int | None]:
    return [item.number for item in items_of(text)]


def test_only_the_outer_of_two_lists_has_numbers() -> None:
    assert numbers("1. Rapat\n(1) satu\n(2) dua\n2. Reviu\n(1) tiga\n3. Laporan") == [1, None, None, 2, None, 3]
    assert numbers("1. Rapat\n1) satu\n2) dua\n2. Reviu") == [1, None, None, 2]
    assert numbers("1. Rapat\n1.1 Satu\na. dua\n2. Reviu") == [1, None, None, 2]


def test_numbers_of_one_list_written_in_two_manners_are_all_kept() -> None:
    assert numbers("1. Rapat\n2) Reviu\n3. Laporan") == [1, 2, 3]


def test_numbers_that_do_not_count_up_on_one_line_are_part_of_the_sentence() -> None:
    assert len(items_of("1. Rapat pada minggu ke 3. Setelah itu laporan")) == 1


WORDS = st.lists(st.from_regex(r"[A-Z][a-z]{2,8}( [a-z]{2,8}){0,3}", fullmatch=True), min_size=2, max_size=9)


@given(WORDS, st.sampled_from(["{}. ", "{}) ", "{}."]))
def test_a_numbered_list_gives_back_its_items(words: list[str], style: str) -> None:
    numbered = [style.format(number) + word for number, word in enumerate(words, 1)]
    assert [item.text for item in items_of("\n".join(numbered))] == words


def test_roman_numbers_part_a_list() -> None:
    assert [item.text for item in items_of("i. satu\nii. dua\niii) tiga")] == ["satu", "dua", "tiga"]
