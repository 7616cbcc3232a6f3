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
        ("", []),
        ("\n \n", []),
    ],
)
def test_a_list_is_taken_apart_at_its_numbers_and_bullets(text: str, items: list[str]) -> None:
    assert [item.text for item in items_of(text)] == items


def test_an_item_keeps_the_number_that_was_typed() -> None:
    assert items_of("2. Menyusun\n4. Mengirim") == (Item("Menyusun", 2, listed=True), Item("Mengirim", 4, listed=True))


def test_numbers_that_do_not_count_up_on_one_line_are_part_of_the_sentence() -> None:
    assert len(items_of("1. Rapat pada minggu ke 3. Setelah itu laporan")) == 1


WORDS = st.lists(st.from_regex(r"[A-Z][a-z]{2,8}( [a-z]{2,8}){0,3}", fullmatch=True), min_size=2, max_size=9)


@given(WORDS, st.sampled_from(["{}. ", "{}) ", "{}."]))
def test_a_numbered_list_gives_back_its_items(words: list[str], style: str) -> None:
    numbered = [style.format(number) + word for number, word in enumerate(words, 1)]
    assert [item.text for item in items_of("\n".join(numbered))] == words


def test_roman_numbers_part_a_list() -> None:
    assert [item.text for item in items_of("i. satu\nii. dua\niii) tiga")] == ["satu", "dua", "tiga"]
