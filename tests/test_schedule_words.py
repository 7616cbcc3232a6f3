"""Texts that name periods, and texts that leave something open."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak_excel.definitions.loading import load_template
from rak_excel.vocabulary.schedules.phrases import periods_said, says_part_of_month, up_to

DEFINITION = load_template("kpu-2020")
QUARTERS, MONTHS = (DEFINITION.part(part) for part in ("commission", "secretariat"))
NAMES = DEFINITION.identity.months
ROMAN = ("I", "II", "III", "IV")
YEAR = 2020


def in_months(text: str) -> list[int] | None:
    said = periods_said(text, MONTHS, DEFINITION, YEAR)
    return said if said is None else sorted(said)


def in_quarters(text: str) -> list[int] | None:
    said = periods_said(text, QUARTERS, DEFINITION, YEAR)
    return said if said is None else sorted(said)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Januari - Juni", [1, 2, 3, 4, 5, 6]),
        ("Jan s.d. Jun", [1, 2, 3, 4, 5, 6]),
        ("Jan s/d Juni 2020", [1, 2, 3, 4, 5, 6]),
        ("JANUARI SAMPAI DENGAN MARET", [1, 2, 3]),
        ("Sepanjang tahun", [*range(1, 13)]),
        ("Sepanjang Tahun 2020", [*range(1, 13)]),
        ("Selama tahun 2020", [*range(1, 13)]),
        ("Januari tahun 2020", [1]),
        ("Januari tahun 2020 - Maret tahun 2020", [1, 2, 3]),
        ("Setiap bulan", [*range(1, 13)]),
        ("12 bulan", [*range(1, 13)]),
        ("Feb, Apr & Jun", [2, 4, 6]),
        ("Januari, Maret, dan Mei", [1, 3, 5]),
        ("Februari - April, Agustus - Oktober", [2, 3, 4, 8, 9, 10]),
        ("Januari\nMaret", [1, 3]),
        ("B1 - B6", [1, 2, 3, 4, 5, 6]),
        ("Bulan 1 s.d. 3", [1, 2, 3]),
        ("Bulan Maret 2020", [3]),
        ("Minggu ke-2 Maret", [3]),
        ("Maret minggu II", [3]),
        ("Minggu I dan III Maret", [3]),
        ("Minggu II Maret s.d. Minggu I April", [3, 4]),
        ("akhir Maret", [3]),
        ("5 Maret 2020", [3]),
        ("5 - 10 Maret", [3]),
        ("5, 12 dan 19 Maret", [3]),
        ("28 Februari s.d. 5 Maret", [2, 3]),
        ("05/03/2020", [3]),
        ("31/03/2020", [3]),
        ("2020-03-05", [3]),
        ("Triwulan I (Januari - Maret)", [1, 2, 3]),
        ("Januari/Juli", [1, 7]),
        ("Jan / Feb / Mar", [1, 2, 3]),
        ("Jan Apr Jul Okt", [1, 4, 7, 10]),
        ("B1 B2", [1, 2]),
        ("Januari (minggu II)", [1]),
        ("Maret (tanggal 5)", [3]),
        ("Pada bulan Januari", [1]),
        ("Mulai Januari s.d. Maret", [1, 2, 3]),
        ("Senin, 6 Januari 2020", [1]),
        ("Minggu, 5 Januari 2020", [1]),
        ("Jan-20", [1]),
        ("Jan'20 - Mar'20", [1, 2, 3]),
        ("5 Mei-12 Juni", [5, 6]),
        ("(Januari)", [1]),
        ("Januari ~ Maret;", [1, 2, 3]),
        ("Jan ... Mar", [1, 2, 3]),
        ("January to March", [1, 2, 3]),
        ("Tiap-tiap bulan", [*range(1, 13)]),
        ("Setiap akhir bulan", [*range(1, 13)]),
        ("Setiap tanggal 5", [*range(1, 13)]),
        ("Sepanjang tahun berjalan", [*range(1, 13)]),
        ("Setiap triwulan (Mar, Jun, Sept, Des)", [3, 6, 9, 12]),
        ("TW I - II (Februari, Mei)", [2, 5]),
        ("TW I - II (Februari)", None),
        ("Febuari", [2]),
        ("Minggu I-IV Januari", [1]),
        ("Minggu I s/d III Maret", [3]),
        ("Tanggal 5 setiap bulan", [*range(1, 13)]),
        ("Minggu ke-2 dan ke-4 tiap bulan", [*range(1, 13)]),
        ("Rutin tiap bulan", [*range(1, 13)]),
        ("1x sebulan", [*range(1, 13)]),
        ("12 (dua belas) bulan", [*range(1, 13)]),
        ("Oktober s.d. akhir tahun", [10, 11, 12]),
        ("Maret - Mei (3 bulan)", [3, 4, 5]),
        ("Maret (TW I)", [3]),
        ("Maret*)", [3]),
        ("a. Januari\nb. Maret", [1, 3]),
        ("- Januari\n- Maret s.d. Mei", [1, 3, 4, 5]),
        ("1) Januari 2) Maret", [1, 3]),
        ("• Jan • Mar", [1, 3]),
        ("W1 Jan", [1]),
        ("Triwulan (I)", [1, 2, 3]),
        ("Agutus", [8]),
    ],
)
def test_months_are_named_by_their_words(text: str, months: list[int]) -> None:
    assert in_months(text) == months


@pytest.mark.parametrize(
    ("text", "quarters"),
    [
        ("TW I - IV", [1, 2, 3, 4]),
        ("TW I, III", [1, 3]),
        ("Triwulan I dan II", [1, 2]),
        ("Triwulan ke-1 s.d. ke-3", [1, 2, 3]),
        ("TW I s/d III 2020", [1, 2, 3]),
        ("T1-T4", [1, 2, 3, 4]),
        ("TW-II", [2]),
        ("Trw. IV", [4]),
        ("Q1 - Q2", [1, 2]),
        ("Setiap triwulan", [1, 2, 3, 4]),
        ("Sepanjang tahun", [1, 2, 3, 4]),
        ("Februari - Mei", [1, 2]),
        ("Maret 2020", [1]),
        ("Bulanan", [1, 2, 3, 4]),
        ("TWI", [1]),
        ("TWIII", [3]),
        ("T.W. I", [1]),
        ("Tri Wulan II", [2]),
        ("Triwulan_I", [1]),
        ("Trwulan I", [1]),
        ("Kwartal I", [1]),
        ("TW l", [1]),
        ("TW lll", [3]),
        ("TW 1V", [4]),
        ("TW I/III", [1, 3]),
        ("TW I TW II", [1, 2]),
        ("TW I II III", [1, 2, 3]),
        ("T1T2", [1, 2]),
        ("Akhir TW I", [1]),
        ("Minggu ke-2 Triwulan III", [3]),
        ("Jan/Feb", [1]),
        ("TW: I", [1]),
        ("1 kali per triwulan", [1, 2, 3, 4]),
        ("Catur wulan I", [1, 2]),
    ],
)
def test_quarters_are_named_by_their_words_and_by_months_in_them(text: str, quarters: list[int]) -> None:
    assert in_quarters(text) == quarters


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("TW I", [1, 2, 3]),
        ("Triwulan kedua", [4, 5, 6]),
        ("Triwulan I, III", [1, 2, 3, 7, 8, 9]),
        ("Triwulan I - IV", [*range(1, 13)]),
        ("Semester I", [1, 2, 3, 4, 5, 6]),
        ("Smt. 2 2020", [7, 8, 9, 10, 11, 12]),
        ("Sem I", [1, 2, 3, 4, 5, 6]),
        ("semester pertama", [1, 2, 3, 4, 5, 6]),
        ("Caturwulan I", [1, 2, 3, 4]),
    ],
)
def test_a_longer_stretch_names_all_months_in_it(text: str, months: list[int]) -> None:
    assert in_months(text) == months
    assert in_quarters(text) == sorted({(month + 2) // 3 for month in months})


@pytest.mark.parametrize("text", ["Setiap triwulan", "per semester", "Triwulanan", "Setiap TW 2020"])
def test_what_is_done_once_in_every_quarter_does_not_name_its_months(text: str) -> None:
    assert in_months(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "Tentatif",
        "menyesuaikan",
        "Januari (tentatif)",
        "sekitar Maret",
        "Maret?",
        "Januari atau Februari",
        "Maret/April",
        "TW I/II",
        "Nov - Feb",
        "Nov 2019 - Feb 2020",
        "Maret 2021",
        "Sepanjang Tahun 2019",
        "01/03/2019",
        "35/13/2020",
        "1 - 6",
        "I - IV",
        "1, 2, 3",
        "5",
        "Tanggal 5",
        "Minggu ke-2",
        "awal tahun",
        "3 bulan",
        "TW V",
        "B13",
        "Rapat Maret",
        "Semester III",
        "Semester terakhir",
        "Bulan terakhir",
        "rutin",
        "setiap saat",
        "Jan - Mar - Jun",
        "Maret 5",
        "Mei, 7",
        "Mulai Maret",
        "s.d. Maret",
        "Jan-21",
        "Semi",
        "Setiap triwulan (Maret, April)",
        "Maret - Mei (2 bulan)",
        "- Maret",
        "Jan 21",
        "1. Januari\n2. tentatif",
        "Semester I (Maret)",
        "Sepanjang tahun (Maret)",
        "4 kali setahun",
        "Tahun 2020",
        "32/03/2020",
        "00/03/2020",
        "05/13/2020",
    ],
)
def test_what_leaves_something_open_names_nothing(text: str) -> None:
    assert (in_months(text), in_quarters(text)) == (None, None)


@pytest.mark.parametrize(
    "text", ["Minggu ke-2", "Minggu I, III", "M1 - M3", "akhir bulan", "tgl 15", "Tanggal 5 - 10", "awal"]
)
def test_weeks_and_days_are_part_of_a_month_said_elsewhere(text: str) -> None:
    assert says_part_of_month(text, MONTHS, DEFINITION)


@pytest.mark.parametrize("text", ["15", "Maret", "1 - 5", "Minggu", "tunda", ""])
def test_numbers_and_other_words_are_no_part_of_a_month(text: str) -> None:
    assert not says_part_of_month(text, MONTHS, DEFINITION)


def test_begin_and_end_in_columns_of_their_own_are_a_range() -> None:
    assert in_months(up_to("Jan", "Maret 2020")) == [1, 2, 3]
    assert in_quarters(up_to("05/01/2020", "30/06/2020")) == [1, 2]
    assert in_months(up_to("Juni", "Maret")) is None


Spelling = Callable[[int], str]
OF_MONTHS: list[Spelling] = [
    lambda month: NAMES[month - 1],
    lambda month: NAMES[month - 1].upper(),
    lambda month: NAMES[month - 1][:3],
    lambda month: DEFINITION.identity.month_spellings[month - 1][-1],
    lambda month: f"B{month}",
    lambda month: f"Bulan {month}",
    lambda month: f"{NAMES[month - 1]} 2020",
    lambda month: f"Minggu ke-3 {NAMES[month - 1]}",
    lambda month: f"15 {NAMES[month - 1]}",
    lambda month: f"15/{month:02}/2020",
]
OF_QUARTERS: list[Spelling] = [
    lambda quarter: f"TW {ROMAN[quarter - 1]}",
    lambda quarter: f"Triwulan {ROMAN[quarter - 1]}",
    lambda quarter: f"triwulan ke-{quarter}",
    lambda quarter: f"T{quarter}",
    lambda quarter: f"TW{quarter}",
]
UP_TO = st.sampled_from([" - ", "-", " – ", " s.d. ", " s/d ", " sd ", " sampai ", " sampai dengan ", " hingga "])
AND = st.sampled_from([", ", " dan ", "; ", " & ", "\n", ", dan "])


@given(st.sampled_from(OF_MONTHS), UP_TO, st.integers(1, 12), st.integers(0, 11))
def test_every_range_of_months_reads_back_as_exactly_these(
    spelled: Spelling, up_to: str, first: int, more: int
) -> None:
    last = min(first + more, 12)

    assert in_months(f"{spelled(first)}{up_to}{spelled(last)}") == [*range(first, last + 1)]


@given(st.sampled_from(OF_QUARTERS), UP_TO, st.integers(1, 4), st.integers(0, 3))
def test_every_range_of_quarters_reads_back_as_exactly_these(
    spelled: Spelling, up_to: str, first: int, more: int
) -> None:
    last = min(first + more, 4)

    assert in_quarters(f"{spelled(first)}{up_to}{spelled(last)}") == [*range(first, last + 1)]


@given(st.sampled_from(OF_MONTHS), AND, st.sets(st.integers(1, 12), min_size=1))
def test_every_list_of_months_reads_back_as_exactly_these(spelled: Spelling, between: str, months: set[int]) -> None:
    assert in_months(between.join(map(spelled, sorted(months)))) == sorted(months)


@given(AND, st.sets(st.integers(1, 4), min_size=1))
def test_a_list_of_quarters_need_not_repeat_its_word(between: str, quarters: set[int]) -> None:
    numbers = between.join(ROMAN[quarter - 1] for quarter in sorted(quarters))

    assert in_quarters(f"TW {numbers}") == sorted(quarters)


FOREIGN = st.sampled_from(
    ["rapat", "tentatif", "sekitar", "atau", "x", "2019", "?", "selesai", "menunggu", "(jika ada)", "/"]
)


@given(st.sampled_from(OF_MONTHS), UP_TO, st.integers(1, 11), FOREIGN, st.booleans())
def test_a_range_with_any_other_word_names_nothing(
    spelled: Spelling, up_to: str, first: int, foreign: str, before: bool
) -> None:
    text = f"{spelled(first)}{up_to}{spelled(first + 1)}"

    assert in_months(f"{foreign} {text}" if before else f"{text} {foreign}") is None


@given(st.text(max_size=30))
def test_any_text_is_read_without_harm_and_never_as_no_period(text: str) -> None:
    for part in (QUARTERS, MONTHS):
        said = periods_said(text, part, DEFINITION, YEAR)
        assert said is None or (said and max(said) <= part.schedule.calendar.count)
