"""Headings in several rows, merged or not, repeated, numbered and counted in weeks."""

from __future__ import annotations

import datetime
from calendar import monthrange

import pytest

from rak_excel.definitions.loading import load_template
from rak_excel.formats.grid import Value
from rak_excel.model import NoteKind, Plan, Source
from rak_excel.reading import read_sheets
from tests.tables import identity_sheet, plan_of, sheet_of, told

PERIODS = "T1 | T2 | T3 | T4"
HEAD = f"| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {PERIODS} | PELAKSANA |"
FIRST = "| 1 | A | Nilai A | 70 | Reviu | v | | | | Divisi Hukum |"
SECOND = "| | | Nilai B | 80 | Rapat | | v | | | Divisi Hukum |"
MONTHS = "Jan | Feb | Mar | Apr | Mei | Jun | Jul | Agt | Sep | Okt | Nov | Des"
ELEVEN = " | ".join([""] * 11)


def rows_of(plan: Plan) -> list[tuple[str, str, str, tuple[int, ...]]]:
    """Indicator, target, activity and periods of each activity."""
    return [
        (indicator.text, indicator.target.text if indicator.target else "", activity.text, activity.periods)
        for _, indicator, activity in plan.activities()
    ]


def told_of_cells(plan: Plan) -> list[str]:
    return [each for each in told(plan) if each.startswith(("RAK004", "RAK005", "RAK009", "RAK016", "RAK02", "RAK303"))]


READ = [("Nilai A", "70", "Reviu", (1,))]


@pytest.mark.parametrize(
    "head",
    [
        # The lower rows complete the upper one.
        f"""
        | NO | SASARAN | | | | RENCANA PELAKSANAAN | < | < | < | |
        | | | INDIKATOR | TARGET | KEGIATAN | | | | | PELAKSANA |
        | | | | | | {PERIODS} | |
        """,
        # Merged downwards, periods in the third row.
        f"""
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | RENCANA PELAKSANAAN | < | < | < | PELAKSANA |
        | ^ | ^ | ^ | ^ | ^ | TAHUN 2020 | < | < | < | ^ |
        | ^ | ^ | ^ | ^ | ^ | {PERIODS} | ^ |
        """,
        # Not merged at all.
        f"""
        | | SASARAN | INDIKATOR | | | WAKTU | | | | |
        | NO | STRATEGIS | KINERJA | TARGET | KEGIATAN | {PERIODS} | PELAKSANA |
        """,
        # Numbers of the columns above the periods.
        f"""
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | JADWAL | < | < | < | PELAKSANA |
        | 1 | 2 | 3 | 4 | 5 | 6 | < | < | < | 7 |
        | | | | | | {PERIODS} | |
        """,
        # Numbers of the columns below the periods.
        f"""
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | JADWAL | < | < | < | PELAKSANA |
        | | | | | | {PERIODS} | |
        | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 |
        """,
        f"""
        {HEAD}
        | (1) | (2) | (3) | (4) | (5) | (6) | | | | (7) |
        """,
        # Wider headings over these, beside one that these lack.
        f"""
        | PERJANJIAN KINERJA | < | < | < | RENCANA AKSI | < | < | < | < | < |
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {PERIODS} | PELAKSANA |
        """,
        f"""
        | NO | URAIAN | < | < | RENCANA AKSI | < | < | < | < | < |
        | | SASARAN | INDIKATOR | TARGET | KEGIATAN | {PERIODS} | PELAKSANA |
        """,
        # The year begins the lower row.
        f"""
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | JADWAL | < | < | < | PELAKSANA |
        | (Tahun 2020) | | | | | {PERIODS} | |
        """,
        # Words that go on in the row below.
        f"""
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {PERIODS} | PENANGGUNG |
        | | STRATEGIS | KINERJA | TAHUNAN | | | | | | JAWAB |
        """,
        # A target of two columns.
        f"""
        | NO | SASARAN | INDIKATOR KINERJA | < | KEGIATAN | JADWAL | < | < | < | PELAKSANA |
        | | | URAIAN | TARGET | | {PERIODS} | |
        """,
    ],
)  # fmt: skip
def test_headings_in_several_rows_are_one_heading(head: str) -> None:
    plan = plan_of(f"# Komisi\n{head}\n{FIRST}")

    assert rows_of(plan) == READ
    assert told_of_cells(plan) == []


def test_three_periods_in_a_lower_row_are_headings_whatever_word_stands_beside_them() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | TAHUN 2020 | < | < | < | PELAKSANA |
        | | | | | tahapan | T1 | T2 | T3 | | |
        | 1 | A | Nilai A | 70 | Reviu | v | | | v | Divisi Hukum |
    """)

    assert rows_of(plan) == [("Nilai A", "70", "Reviu", (1, 4))]
    assert told_of_cells(plan) == ["RAK005 Komisi!E2 warning", "RAK016 Komisi!I2 warning"]


@pytest.mark.parametrize(
    "again",
    [
        HEAD,
        "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | | | | | PELAKSANA |",
        "| NO | SASARAN | INDIKATOR | TARGET | | | | | | |",
        "| | | INDIKATOR | TARGET | | | | | | |",
        f"| | | | | | {PERIODS} | |",
        "| 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 |",
        "| (1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) | (10) |",
        "| 1. | 2. | 3. | 4. | 5. | 6. | 7. | 8. | 9. | 10. |",
        "| a | b | c | d | e | f | g | h | i | j |",
        "| 1 | 2 | 3 | 4 | 5 | 6a | 6b | 6c | 6d | 7 |",
        "| 1 | 2 | 3 | 4 | 5 | 6 | 6 | 6 | 6 | 7 |",
        "| I | II | III | IV | V | VI | VII | VIII | IX | X |",
        "| | | Indikator Kinerja | Target Tahunan | | | | | | |",
        # Its lower row says something that the heading at the top does not.
        "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | | | | | |\n| | | | (Tahun 2020) | | | | | | |",
    ],
)
def test_headings_that_are_said_again_in_the_middle_are_no_row_of_the_plan(again: str) -> None:
    plan = plan_of(f"# Komisi\n{HEAD}\n{FIRST}\n{again}\n{SECOND}")

    assert rows_of(plan) == [*READ, ("Nilai B", "80", "Rapat", (2,))]
    assert told_of_cells(plan) == []


@pytest.mark.parametrize("row", ["1 | 1 | 1 | 1 | 1", "3 | 2 | 1 | 70 | 5", "1 | A | 2 | 70 | 3"])
def test_figures_that_do_not_count_up_from_column_to_column_are_a_row(row: str) -> None:
    plan = plan_of(f"# Komisi\n{HEAD}\n| {row} | v | | | | Divisi Hukum |")

    assert len(rows_of(plan)) == 1


def test_a_row_of_the_plan_is_no_heading_however_short_it_is() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | I | II | III | IV | PELAKSANA |
        | 1 | A | Nilai A | 70 | Kegiatan | 1 | | | | Divisi Hukum |
        | | | | | Rapat | | 1 | 1 | 1 | |
        | | | | | | | | | | Divisi Teknis Penyelenggaraan |
    """)

    assert [each[2:] for each in rows_of(plan)] == [("Kegiatan", (1,)), ("Rapat", (2, 3, 4))]


def test_a_row_that_fills_only_columns_below_a_merged_heading_may_be_one_of_the_plan() -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | < | {PERIODS} | PELAKSANA |
        | | | | | 1 | Rapat | | | | | |
        | 1 | A | Nilai A | 70 | 1 | Reviu | v | | | | Divisi Hukum |
    """)

    assert [activity for _, _, activity, _ in rows_of(plan)] == ["1 Rapat", "1 Reviu"]


def secretariat(heading: str, row: str, lower: str = "") -> Plan:
    below = f"| | | | | | {lower} | |\n" if lower else ""
    return plan_of(
        f"# Sekretariat\n| NO | SASARAN KEGIATAN | INDIKATOR | TARGET | KEGIATAN | {heading} | PELAKSANA |\n{below}"
        f"| 1 | A | Nilai A | 70 | Reviu | {row} | Subbag Hukum |"
    )


@pytest.mark.parametrize(
    "months",
    [
        "J | F | M | A | M | J | J | A | S | O | N | D",
        "1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12",
        "I | II | III | IV | V | VI | VII | VIII | IX | X | XI | XII",
        "Januari | Febuari | Maret | April | Mei | Juni | Juli | Agutus | September | Oktober | Nopember | Desember",
        "Januari | Febuari | Maret | April | Mei | Juni | Juli | Agutus | Setember | Oktobr | Nopember | Desember",
        "01/2020 | 02/2020 | 03/2020 | 04/2020 | 05/2020 | 06/2020 | 07/2020 | 08/2020 | 09/2020 | 10/2020 | 11/2020 | 12/2020",
        "Jan-20 | Feb-20 | Mar-20 | Apr-20 | Mei-20 | Jun-20 | Jul-20 | Agt-20 | Sep-20 | Okt-20 | Nop-20 | Des-20",
    ],
)
def test_months_by_letters_numbers_and_with_typing_errors_are_months(months: str) -> None:
    plan = secretariat(months, f" | v{ELEVEN[:-2]}")

    assert rows_of(plan) == [("Nilai A", "70", "Reviu", (2,))]
    assert told_of_cells(plan) == []


@pytest.mark.parametrize("above", [["WAKTU", *[None] * 11], ["WAKTU"] * 12])
@pytest.mark.parametrize("day", [1, 15, 31])
def test_months_typed_as_dates_are_months_whatever_their_day(day: int, above: list[Value | None]) -> None:
    months = [datetime.date(2020, month, min(day, monthrange(2020, month)[1])) for month in range(1, 13)]
    row: list[Value | None] = ["1", "A", "Nilai A", "70", "Reviu", None, "v", *[None] * 10, "Subbag Hukum"]
    heading = ["NO", "SASARAN KEGIATAN", "INDIKATOR", "TARGET", "KEGIATAN"]
    below: list[list[Value | None]] = [[*heading, *above, "PELAKSANA"], [*[None] * 5, *months], row]
    beside: list[list[Value | None]] = [[*heading, *months, "PELAKSANA"], row]
    for table in (below, beside):
        plan = read_sheets([sheet_of("Sekretariat", table)], Source("rak.xlsx", "0" * 64))

        assert isinstance(plan, Plan)
        assert rows_of(plan) == [("Nilai A", "70", "Reviu", (2,))]


@pytest.mark.parametrize(
    ("dates", "told_at"),
    [
        ([datetime.date(2019, month, 1) for month in range(1, 13)], "RAK009 Sekretariat!F1 error"),
        (
            [datetime.date(2021 if month == 7 else 2020, month, 1) for month in range(1, 13)],
            "RAK009 Sekretariat!L1 error",
        ),
    ],
)
def test_months_of_another_year_are_asked_about(dates: list[Value | None], told_at: str) -> None:
    table: list[list[Value | None]] = [
        ["NO", "SASARAN KEGIATAN", "INDIKATOR", "TARGET", "KEGIATAN", *dates, "PELAKSANA"],
        ["1", "A", "Nilai A", "70", "Reviu", None, "✓", *[None] * 10, "Sub Bagian Hukum"],
    ]
    sheets = [identity_sheet(load_template("kpu-2020")), sheet_of("Sekretariat", table)]
    plan = read_sheets(sheets, Source("rak.xlsx", "0" * 64))

    assert isinstance(plan, Plan)
    assert rows_of(plan) == [("Nilai A", "70", "Reviu", (2,))]
    assert told_of_cells(plan) == [told_at]


def test_columns_without_names_below_a_schedule_are_the_periods_with_a_warning() -> None:
    plan = secretariat("RENCANA PELAKSANAAN" + " | <" * 11, f" | v{ELEVEN[:-2]}")

    assert rows_of(plan) == [("Nilai A", "70", "Reviu", (2,))]
    assert told_of_cells(plan) == ["RAK016 Sekretariat!F1 warning"]


def test_four_columns_without_names_before_the_next_heading_are_the_quarters_too() -> None:
    plan = plan_of(f"""
        # Komisi
        {HEAD.replace("T1 | T2 | T3 | T4", "JADWAL | | | ")}
        {FIRST}
    """)

    assert rows_of(plan) == READ
    assert told_of_cells(plan) == ["RAK016 Komisi!F1 warning"]


def test_as_many_columns_as_no_part_has_periods_are_no_schedule() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | JADWAL | < | < | < | < | PELAKSANA |
        | 1 | A | Nilai A | 70 | Reviu | | v | | | | Divisi Hukum |
    """)

    assert told_of_cells(plan) == ["RAK004 Komisi!A1 error", "RAK005 Komisi!G2 warning"]


def test_weeks_below_their_months_tick_the_month() -> None:
    months = " | ".join(f"{month} | < | < | <" for month in MONTHS.split(" | "))
    weeks = " | ".join(["1 | 2 | 3 | 4"] * 12)
    row = " | | | | | v | v | " + " | ".join([""] * 41)
    for lower in (weeks, ""):
        plan = secretariat(months, row, lower)

        assert rows_of(plan) == [("Nilai A", "70", "Reviu", (2,))]
        assert told_of_cells(plan) == []


@pytest.mark.parametrize(
    "numbers",
    [
        "| (1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) | (10) | dicek lagi |",
        "| (1) | (2) | (3) | (5) | (4) | (6) | (7) | (8) | (9) | (10) | |",
    ],
)
def test_numbers_in_brackets_below_the_headings_are_no_months(numbers: str) -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA | |
        {numbers}
        | 1  | Tertib  | Opini BPK | WTP    | Reviu    | v  |    |    | v  | Divisi Keuangan | |
    """)
    [indicator] = [each for _, each in plan.indicators() if each.text == "Opini BPK"]

    assert [activity.periods for activity in indicator.activities] == [(1, 4)]


NUMBERS = "| (1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) | (10) |"


@pytest.mark.parametrize(
    "below",
    [
        f"{NUMBERS}\n| | | | (%) | | | | | | |",
        f"{NUMBERS}\n| | | | (dokumen) | | | | | | |",
        "| | | | | | BULAN | < | < | < | |\n| | | | | | {3} | {6} | {9} | {12} | |",
        f"{NUMBERS}\n| | | | | | BULAN | < | < | < | |\n| | | | | | 3 | 6 | 9 | 12 | |",
        "| | | | | | {1} | {4} | {7} | {10} | |",
        "| | | | | | Maret | Juni | September | Desember | |",
        f"| | | | | | (3) | (6) | (9) | (12) | |\n{NUMBERS}",
    ],
)
def test_rows_below_a_heading_that_say_a_unit_or_the_months_are_no_row_of_the_plan(below: str) -> None:
    plan = plan_of(f"# Komisi\n{HEAD}\n{below}\n{FIRST}\n{SECOND}")

    assert rows_of(plan) == [*READ, ("Nilai B", "80", "Rapat", (2,))]
    assert told_of_cells(plan) == []
    assert not any("RAK402" in each or "RAK205" in each for each in told(plan))


def test_figures_that_are_no_months_are_no_heading() -> None:
    plan = plan_of(f"# Komisi\n{HEAD}\n| | | | | | {{3}} | {{5}} | {{9}} | {{12}} | |\n{FIRST}")

    assert "RAK405 Komisi!F2 warning" in told(plan)


def by_quarter(upper: str, lower: str, cells: str) -> Plan:
    """A plan whose quarters have several columns each."""
    heading = f"| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {upper} | PELAKSANA |"
    below = f"| | | | | | {lower} | |\n" if lower else ""
    return plan_of(f"# Komisi\n{heading}\n{below}| 1 | A | Nilai A | 70 | Reviu | {cells} | Divisi Hukum |")


PAIR = {"ticks first": "v | 500 | | | v | 700 | |", "ticks last": "500 | v | | | 700 | v | |"}


@pytest.mark.parametrize(
    ("first", "last", "cells"),
    [
        ("R", "K", "ticks first"),
        ("F", "K", "ticks first"),
        ("Rencana", "Keuangan", "ticks first"),
        ("T", "R", "ticks first"),
        ("K", "F", "ticks last"),
        ("K", "R", "ticks last"),
        ("Rp", "Fisik", "ticks last"),
    ],
)
def test_of_several_columns_of_each_period_that_of_the_plan_is_read_and_the_others_told_once(
    first: str, last: str, cells: str
) -> None:
    quarters = ("TW I", "TW II", "TW III", "TW IV")
    lower = " | ".join([f"{first} | {last}"] * 4)
    merged, apart = (f" | {more} | ".join(quarters) + f" | {more}" for more in ("<", ""))
    joined = " | ".join(f"{each} {word}" for each in quarters for word in (first, last))

    for upper, below in ((merged, lower), (apart, lower), (joined, "")):
        plan = by_quarter(upper, below, PAIR[cells])
        assert [activity.periods for *_, activity in plan.activities()] == [(1, 3)]
        others = [note for note in plan.notes if note.kind in {NoteKind.COLUMN_NOT_USED, NoteKind.COLUMN_SET_ASIDE}]
        assert len(others) == 1
        assert not [each for each in told(plan) if each[:6] in {"RAK004", "RAK005", "RAK009", "RAK402", "RAK405"}]


def test_ticks_in_the_other_columns_of_each_period_are_a_warning() -> None:
    plan = by_quarter("TW I | < | TW II | < | TW III | < | TW IV | <", " | ".join(["R | K"] * 4), "v | v | | | v | | |")

    assert [each for each in told(plan) if "RAK020" in each] == ["RAK020 Komisi!G2 warning"]


def test_a_row_of_ticks_below_the_headings_is_one_of_the_plan() -> None:
    plan = plan_of(f"# Komisi\n{HEAD}\n| 1 | A | Nilai A | 70 | Reviu | v | x | v | x | Divisi Hukum |")

    assert [activity.text for *_, activity in plan.activities()] == ["Reviu"]


@pytest.mark.parametrize(
    "numbers", ["1 | 2 | 3 | 5 | 4 | 6 | 6 | 6 | 6 | 7", "(1) | (2) | (3) | (5) | (4) | (6) | (7) | (8) | (9) | (10)"]
)
def test_numbers_of_columns_that_were_moved_later_are_no_row_of_the_plan(numbers: str) -> None:
    plan = plan_of(f"""
        # Komisi
        {HEAD}
        | {numbers} |
        {FIRST}
        | NO | SASARAN | INDIKATOR | TARGET | | | | | | |
        | {numbers} |
        {SECOND}
    """)

    assert rows_of(plan) == [*READ, ("Nilai B", "80", "Rapat", (2,))]
    assert told_of_cells(plan) == []


@pytest.mark.parametrize("row", ["1 | 2 | 2 | 70 | 3 | | | | |", "3 | 2 | Nilai | 5 | 4 | | | | |"])
def test_a_row_with_figures_that_number_no_columns_is_a_row_of_the_plan(row: str) -> None:
    plan = plan_of(f"""
        # Komisi
        {HEAD}
        {FIRST}
        | {row} Divisi Hukum |
    """)

    assert len(rows_of(plan)) == 2


@pytest.mark.parametrize("text", ["~~Rapat~~", "((Rapat))"])
def test_a_row_of_which_nothing_is_seen_is_a_blank_one_below_a_heading_and_within_it(text: str) -> None:
    blank = f"| | | | | {text} | | | | | |"
    waiting, periods = HEAD.replace(PERIODS, "WAKTU | | |"), f"| | | | | | {PERIODS} | |"
    below, within = (
        plan_of("\n".join(["# Komisi", *lines, FIRST, SECOND])) for lines in ([HEAD, blank], [waiting, blank, periods])
    )
    assert rows_of(below) == rows_of(within) == READ_BELOW
    assert "RAK009 Komisi!E2 error" in told(below)


def test_a_row_of_which_nothing_is_seen_stands_below_two_tables_side_by_side() -> None:
    plan = plan_of(
        "\n".join(["# Komisi", f"{HEAD} | {HEAD.strip('| ')} |", f"{FIRST} | {SECOND.strip('| ')} |", "| ((x)) |"])
    )

    assert rows_of(plan)[:1] == READ_BELOW[:1]


READ_BELOW = [("Nilai A", "70", "Reviu", (1,)), ("Nilai B", "80", "Rapat", (2,))]


@pytest.mark.parametrize(
    "again",
    [
        "No. Urut | Sasaran yang dituju | Indikator yang diukur | Target tahunan | Kegiatan yang dilaksanakan | TW I | TW II | TW III | TW IV | Pelaksana kegiatan",
        "NO | OBYEK | UKURAN | TARGET TAHUNAN | UPAYA | I | II | III | IV | OLEH",
        " | | UKURAN KINERJA | TARGET | UPAYA | I | II | III | IV | OLEH",
        " | | INDIKATOR KINERJA | TARGET TAHUNAN | UPAYA | | | | | OLEH",
    ],
)
def test_headings_said_again_in_other_words_are_no_row_of_the_plan(again: str) -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1 | A | Nilai A | 70 | Reviu | v | | | | Divisi Hukum |
        | {again} |
        | 2 | B | Nilai B | 80 | Rapat | v | | | | Divisi Hukum |
    """)

    assert [each.text for _, each in plan.indicators()] == ["Nilai A", "Nilai B"]


@pytest.mark.parametrize("ticks", ["T1 | T2 | T3 | T4", "T1 | T2 | T3 |"])
def test_a_row_of_the_plan_may_name_one_column_in_its_cells(ticks: str) -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1 | Sasaran A | Indikator A | 70 | Kegiatan A | {ticks} | Divisi Hukum |
        | 2 | Sasaran B | Indikator B | {{80}} | Kegiatan B | v | | | | Divisi Hukum |
    """)

    assert [each.text for _, each in plan.indicators()] == ["Indikator A", "Indikator B"]
    assert [len(each.periods) for *_, each in plan.activities()] == [ticks.count("T"), 1]


@pytest.mark.parametrize("band", ["Indikator Kinerja Utama", "Rencana Aksi", "Kegiatan", "Sasaran Program", "Target"])
@pytest.mark.parametrize("merged", ["", " |" + " < |" * 9])
def test_a_band_below_the_heading_with_the_name_of_another_column_is_no_heading(band: str, merged: str) -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA    |
        | {band} {merged}
        | 1  | A       | Nilai A   | 70     | Rapat    | v  |    |    |    | Divisi Hukum |
    """)

    (row,) = plan.parts[0].indicators
    assert (row.objective.number, row.text, [each.text for each in row.activities]) == (1, "Nilai A", ["Rapat"])


@pytest.mark.parametrize(
    "cells", ["No. | B | Nilai B | 80 | Kegiatan B", "2 | B | Nilai B | Target kinerja | Kegiatan B"]
)
def test_a_row_with_a_tick_is_one_of_the_plan_though_its_cells_name_columns(cells: str) -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1 | A | Nilai A | 70 | Reviu | v | | | | Divisi Hukum |
        | {cells} | v | | | | Divisi Hukum |
    """)

    assert [each.text for _, each in plan.indicators()] == ["Nilai A", "Nilai B"]
