"""Texts as long as a cell of Excel holds, 32,767 letters, of every kind that people and programs leave in one."""

from __future__ import annotations

import random
from collections.abc import Mapping

LETTERS = 32_767
"""Letters of the longest text that a cell of Excel holds."""

_SIGNS = list("a A1,.;:-–/([*_=?%&•√xv²①Ⅳßİﬁ\u0301\u00a0\u200b\t\n")
_LISTS = [
    "1. ",
    "1.",
    "a. ",
    "a) ",
    "(1) ",
    "ii. ",
    "IV ",
    "1. a\n",
    "- a\n",
    "• ",
    "a, ",
    "a b ",
    "a/b",
    "1, ",
    "a:",
    "1-2,",
    "\n- ",
]
_TIMES = (
    "Januari |Jan-|s.d. |s/d |2020 |2020-2024 |tahun 2020 |TW I |Semester |B1 |1/1/2020 |minggu ke-1 |per bulan |bulan "
)
_AMOUNTS = "1.000|100% |1 laporan |orang/|Rp 1.000 |satu |dua|seratus |ribu |lebih dari |( ) |*) |1) |(a) |setahun "
_WORDS = (
    "IKU |PIC |No |Target |KW |Divisi |Divisi Hukum, |Hukum; |Ketua |Sub Bagian |Subbag|dan |dan/atau |pic |koordinasi dengan |KPU |Provinsi |Kabupaten Lombok |"
    "Nomor |Nomor 1|Nomor-1/|PKPU Nomor 1 Tahun 2020 |ditetapkan di |NIP 1980|S.H., |ttd |....|___ |a@|www.a.|Keterangan: |v = ya, |"
    "menjadi |semula 1 menjadi |bukan |tidak |ditunda ke |hanya di |sesuai pk |data ganda |sda |lihat no 1 |lanjutan "
)
_REAL = (
    "1. Menyusun laporan keuangan tahun 2020 bersama Divisi Keuangan, Umum dan Logistik (PKPU Nomor 5 Tahun 2020), a. rapat "
    "koordinasi s.d. Desember; minimal 75% dari target\n"
)


def kinds() -> Mapping[str, str]:
    """A text of each kind by what it shows; a shorter one is the beginning of it."""
    again = [*_SIGNS, *_LISTS, *(each for words in (_TIMES, _AMOUNTS, _WORDS) for each in words.split("|")), _REAL]
    texts = {repr(each): (each * LETTERS)[:LETTERS] for each in again}
    drawn = random.Random(14)  # noqa: S311 # texts, no secrets
    texts["letters at random"] = "".join(drawn.choices("abcdeiklmnorstu    ,.-1\n(", k=LETTERS))
    texts["words at random"] = "".join(drawn.choices(again, k=LETTERS))[:LETTERS]
    texts["one long word"] = "".join(drawn.choices("abdegiklmnoprstu", k=LETTERS))
    texts["a number far before a word"] = f"1{' ' * (LETTERS - 2)}a"
    texts["a word far before a bracket"] = f"a{chr(10) * (LETTERS - 2)})"
    return texts
