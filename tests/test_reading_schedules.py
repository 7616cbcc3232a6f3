"""Schedules in words, in figures and as target values: read where every reader would, asked about where not."""

from __future__ import annotations

import datetime

import pytest

from rak_excel.formats.grid import Value
from rak_excel.model import NoteKind, Plan, Severity, Source
from rak_excel.reading import read_sheets
from rak_excel.reports.plan_records import export_plans
from rak_excel.rules.check import check
from tests.tables import plan_of, sheet_of, told
from tests.test_reading_marks import QUARTERS, periods, quarterly, schedule_told

MONTHS = f"| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {' | '.join(f'B{n}' for n in range(1, 13))} | PELAKSANA |"
YEAR = [*range(1, 13)]


def monthly(*schedules: str) -> Plan:
    """A plan of the secretariat with these schedules; what lacks of twelve cells is blank."""
    names = ("Opini BPK", "Nilai AKIP", "Indeks RB", "Persentase Gaji")
    rows = []
    for nth, schedule in enumerate(schedules):
        cells = [each.strip() for each in schedule.split("|")]
        cells += [""] * (12 - len(cells))
        rows.append(
            f"| {nth + 1} | Sasaran {nth} | {names[nth]} | 75 | Rapat {nth} | {' | '.join(cells)} | Subbag Keuangan |"
        )
    return plan_of("\n".join(["# Sekretariat", MONTHS, *rows]))


def in_words(*schedules: str, heading: str = "JADWAL", part: str = "Komisi") -> Plan:
    unit = "Divisi Hukum" if part == "Komisi" else "Subbag Hukum"
    rows = [
        f"| {n} | Sasaran {n} | Nilai {n} | 75 | Rapat {n} | {text} | {unit} |" for n, text in enumerate(schedules, 1)
    ]
    return plan_of(
        "\n".join([f"# {part}", f"| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {heading} | PELAKSANA |", *rows])
    )


def repaired(plan: Plan) -> dict[str, tuple[str, str]]:
    notes = [note for note in plan.notes if note.kind is NoteKind.REPAIRED and note.cell]
    return {str(note.cell): (note.value, note.became) for note in notes}


def test_words_in_a_column_of_their_own_are_the_schedule() -> None:
    plan = in_words("Januari - Juni", "TW I, III", "Sepanjang tahun", "Maret 2020")

    assert periods(plan) == [(1, 2), (1, 3), (1, 2, 3, 4), (1,)]
    assert schedule_told(plan) == []
    assert repaired(plan)["Komisi!F2"] == ("Januari - Juni", "T1 T2")


def test_words_in_a_monthly_part_name_months() -> None:
    plan = in_words(
        "Januari - Maret", "Setiap bulan", "Minggu ke-2 Maret", heading="WAKTU PELAKSANAAN", part="Sekretariat"
    )

    assert periods(plan) == [(1, 2, 3), tuple(YEAR), (3,)]
    assert schedule_told(plan) == []


@pytest.mark.parametrize("text", ["Tentatif", "menyesuaikan", "Maret 2021", "Nov - Feb", "rutin"])
def test_words_that_leave_the_period_open_are_asked_about(text: str) -> None:
    plan = in_words(text)

    assert periods(plan) == [()]
    assert schedule_told(plan) == ["RAK009 Komisi!F2 error"]


@pytest.mark.parametrize("text", ["Maret 2021", "TW I 2021", "Sepanjang tahun 2021", "Jan-21", "Jan 2021 - Mar 2021"])
def test_a_schedule_of_another_year_is_told_with_both_years(text: str) -> None:
    (finding,) = check([in_words(text)], select=["RAK009"])

    assert (str(finding.cell), "tahun 2021, padahal rencana ini untuk tahun 2020" in str(finding.message)) == (
        "Komisi!F2",
        True,
    )


@pytest.mark.parametrize("heading", ["JADWAL", "TRIWULAN", "JADWAL (TRIWULAN)", "TW PELAKSANAAN"])
def test_roman_figures_alone_count_the_quarters_of_a_part_planned_by_quarters(heading: str) -> None:
    plan = in_words("I, II", "I dan III", "I - IV", "l", "Januari - Maret", heading=heading)

    assert periods(plan) == [(1, 2), (1, 3), (1, 2, 3, 4), (1,), (1,)]
    assert schedule_told(plan) == []
    assert repaired(plan)["Komisi!F3"] == ("I dan III", "T1 T3")


def test_figures_count_what_the_column_is_headed_with() -> None:
    quarters = in_words("1, 3", "2", "{3}", "1 s.d. 4", heading="TRIWULAN")
    months = in_words("1, 3", "III", "7-9", heading="BULAN PELAKSANAAN", part="Sekretariat")
    between = in_words("1 | 3", "IV | VI", heading="BULAN MULAI | BULAN SELESAI", part="Sekretariat")

    assert periods(quarters) == [(1, 3), (2,), (3,), (1, 2, 3, 4)]
    assert periods(months) == [(1, 3), (3,), (7, 8, 9)]
    assert periods(between) == [(1, 2, 3), (4, 5, 6)]
    assert schedule_told(quarters) == schedule_told(months) == schedule_told(between) == []


@pytest.mark.parametrize(
    ("heading", "part", "texts", "asked"),
    [
        ("JADWAL", "Komisi", ["I", "VII"], ["F2", "F3"]),  # months in Roman figures
        ("JADWAL", "Komisi", ["1", "2"], ["F2", "F3"]),  # how often, or when
        ("JADWAL", "Sekretariat", ["I", "III"], ["F2", "F3"]),  # months or quarters
        ("TRIWULAN", "Komisi", ["V", "1, 3"], ["F2"]),
        ("TRIWULAN", "Komisi", ["2020-03-01 00:00:00"], ["F2"]),  # 1-3, made a date by Excel
        ("TRIWULAN/BULAN", "Komisi", ["1", "I"], ["F2", "F3"]),
    ],
)
def test_figures_that_may_count_something_else_are_asked_about(
    heading: str, part: str, texts: list[str], asked: list[str]
) -> None:
    assert schedule_told(in_words(*texts, heading=heading, part=part)) == [
        f"RAK009 {part}!{each} error" for each in asked
    ]


def test_one_wrong_letter_and_letters_of_a_scanner_are_read_and_recorded() -> None:
    plan = in_words("Trwulan I", "TW lll", "Febuari", "TWI")

    assert periods(plan) == [(1,), (3,), (1,), (1,)]
    assert schedule_told(plan) == []
    assert repaired(plan)["Komisi!F3"] == ("TW lll", "T3")


def test_months_in_columns_of_begin_and_end_are_no_headings() -> None:
    plan = in_words("Januari | Maret | Juni", "Mei | Juni | Juli", heading="MULAI | SELESAI | KETERANGAN")

    assert periods(plan) == [(1,), (2,)]


def test_a_begin_without_an_end_is_asked_for_what_is_missing() -> None:
    plan = in_words("Jan |", "| Juni", "Juni | Mei", heading="MULAI | SELESAI")
    asked = [
        (str(note.cell), note.value, note.detail.id) for note in plan.notes if note.kind is NoteKind.AMBIGUOUS_VALUE
    ]

    assert [line for line in told(plan) if line.startswith("RAK4")] == []
    assert asked == [
        ("Komisi!F2", "Jan", "Kapan selesainya belum diisi. Isi bulan selesainya."),
        ("Komisi!F3", "Juni", "Kapan mulainya belum diisi. Isi bulan mulainya."),
        ("Komisi!F4", "Juni - Mei", asked[-1][2]),
    ]
    assert "kolom periodenya" not in asked[-1][2]  # there are none


@pytest.mark.parametrize("headings", ["JADWAL | WAKTU PELAKSANAAN", "WAKTU | JADWAL", "MULAI | SELESAI | JADWAL"])
def test_a_second_column_of_a_schedule_in_words_with_another_time_is_asked_about_once(headings: str) -> None:
    cells = "Januari | Maret" if "MULAI" in headings else "TW I"
    plan = in_words(f"{cells} | Juni", f"{cells} | Juli", heading=headings)

    assert periods(plan) == [(1,), (1,)]
    column = "H" if "MULAI" in headings else "G"
    assert [line for line in told(plan) if "Komisi!" in line] == [f"RAK009 Komisi!{column}2 error"]


@pytest.mark.parametrize("heading", ["TANGGAL PELAKSANAAN", "TGL PELAKSANAAN", "PERIODE", "TIME SCHEDULE", "WAKTU"])
def test_a_schedule_in_words_goes_by_many_headings(heading: str) -> None:
    assert periods(in_words("12 Maret 2020", "TW II", heading=heading)) == [(1,), (2,)]


def test_a_date_as_the_schedule_of_the_last_row_begins_no_signature_block() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | JADWAL | PELAKSANA |
        | 1 | Sasaran A | Nilai A | 75 | Rapat | TW I | Divisi Hukum |
        | 2 | Sasaran B | Nilai B | 75 | Lokakarya | 5 Maret 2020 | Divisi Hukum |
        |   |           |         |    | Laporan | 6 Juli 2020 | ^ |
        | | | | | Mengetahui, | Selong, 22 Januari 2020 | |
        | | | | | Sekretaris | Ketua | |
    """)

    assert periods(plan) == [(1,), (1,), (3,)]
    assert [line for line in told(plan) if line.startswith(("RAK005", "RAK108"))] == []
    assert plan.parts[0].date == datetime.date(2020, 1, 22)


def test_a_date_in_another_column_of_the_last_row_begins_no_signature_block() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA | KETERANGAN |
        | 1 | Sasaran A | Nilai A | 75 | Rapat | | | | | Divisi Hukum | Selong, 5 Maret 2020 |
        | 2 | Sasaran B | Nilai B | 75 | Rapat | | | | | Divisi Hukum | 5 Maret 2020 |
    """)

    assert len(plan.parts[0].indicators) == 2


def test_an_activity_that_became_a_date_begins_no_signature_block() -> None:
    table: list[list[Value | None]] = [
        ["NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", "T1", "T2", "T3", "T4", "PELAKSANA"],
        ["1", "Sasaran A", "Nilai A", "75", "Rapat", "v", None, None, None, "Divisi Hukum"],
        [None, None, "Nilai B", None, datetime.date(2020, 3, 5)],
        [None, None, "Nilai C", None, "Lokakarya"],
    ]
    plan = read_sheets([sheet_of("Komisi", table)], Source("rak.xlsx", "0" * 64))

    assert isinstance(plan, Plan)
    assert [each.text for _, each in plan.indicators()] == ["Nilai A", "Nilai B", "Nilai C"]
    assert plan.parts[0].date is None


def test_a_quarter_or_semester_is_all_periods_in_it() -> None:
    months = in_words("TW I", "Semester II", part="Sekretariat")
    quarters = in_words("Semester I", "Smt 2", "Sem I - II")

    assert periods(months) == [(1, 2, 3), (7, 8, 9, 10, 11, 12)]
    assert periods(quarters) == [(1, 2), (3, 4), (1, 2, 3, 4)]
    assert schedule_told(months) == schedule_told(quarters) == []
    assert repaired(quarters)["Komisi!F2"] == ("Semester I", "T1 T2")


def test_what_is_done_every_quarter_in_a_monthly_part_is_asked_about_once() -> None:
    assert schedule_told(in_words("Setiap triwulan", part="Sekretariat")) == ["RAK009 Sekretariat!F2 error"]
    rows = ["Setiap triwulan", "Triwulanan", "per semester", "Tiap TW", "semesteran"]
    assert schedule_told(in_words(*rows, part="Sekretariat")) == ["RAK009 Sekretariat!F2 error"]
    assert schedule_told(monthly(f"Setiap triwulan {'| <' * 11}")) == ["RAK402 Sekretariat!F2 error"]


def test_a_blank_among_words_is_a_schedule_that_is_missing() -> None:
    assert schedule_told(in_words("Maret", "", "-")) == ["RAK401 Komisi!F3 error", "RAK401 Komisi!F4 error"]


@pytest.mark.parametrize(("heading", "blank"), [("JADWAL", ""), ("MULAI | SELESAI", " | ")])
def test_a_schedule_in_words_that_is_missing_is_to_be_written_and_not_ticked(heading: str, blank: str) -> None:
    (finding,) = check([in_words(blank, heading=heading)], select=["RAK401"])

    assert str(finding.message) == "Jadwal belum diisi."
    assert str(finding.hint) == "Tulis triwulan pelaksanaannya, misalnya T1 atau T1 - T4."


def test_a_schedule_that_is_missing_beside_periods_is_to_be_ticked() -> None:
    (finding,) = check([quarterly("| | |")], select=["RAK401"])

    assert str(finding.message) == "Jadwal belum dicentang."
    assert str(finding.hint) == "Centang triwulan pelaksanaannya, T1 sampai T4."


def test_the_same_open_words_on_many_rows_are_one_finding() -> None:
    assert schedule_told(in_words(*["Tentatif"] * 5)) == ["RAK009 Komisi!F2 error"]


def test_the_one_question_about_many_rows_names_each_of_their_cells_once() -> None:
    (note,) = (note for note in in_words(*["sesuai tahapan"] * 5).notes if note.kind is NoteKind.AMBIGUOUS_VALUE)

    assert [str(cell) for cell in (note.cell, *note.others)] == [f"Komisi!F{row}" for row in range(2, 7)]


def test_begin_and_end_in_two_columns_are_the_schedule() -> None:
    plan = plan_of("""
        # Sekretariat
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | MULAI | SELESAI | PELAKSANA |
        | 1 | Sasaran A | Nilai A | 75 | Rapat | Januari | Maret | Subbag Hukum |
        | 2 | Sasaran B | Nilai B | 75 | Kunjungan | 01/04/2020 | 30/06/2020 | Subbag Hukum |
        | 3 | Sasaran C | Nilai C | 75 | Lokakarya | Juli | | Subbag Hukum |
        | 4 | Sasaran D | Nilai D | 75 | Bimtek | Juni | Mei | Subbag Hukum |
    """)

    assert periods(plan) == [(1, 2, 3), (4, 5, 6), (), ()]
    assert schedule_told(plan) == ["RAK009 Sekretariat!F4 error", "RAK009 Sekretariat!F5 error"]


@pytest.mark.parametrize(
    "text", ["Jan", "Januari", "Januari 2020", "B1", "1", "minggu ke-2", "Minggu I, II", "akhir bulan"]
)
def test_the_name_of_its_own_month_or_a_part_of_it_is_a_tick(text: str) -> None:
    plan = monthly(f"{text} | | | ✓")

    assert periods(plan) == [(1, 4)]
    assert schedule_told(plan) == []


@pytest.mark.parametrize("text", ["22 Januari 2020", "22/01/2020", "tgl 15", "5 - 10 Januari", "Jan 2020"])
def test_a_date_within_its_own_month_is_a_tick(text: str) -> None:
    assert (periods(monthly(f"{text} | | ✓")), schedule_told(monthly(f"{text} | | ✓"))) == ([(1, 3)], [])


@pytest.mark.parametrize("text", ["Mei", "22/05/2020", "22 Januari 2019", "15", "TW II", "tunda", "Januari (tentatif)"])
def test_what_names_another_month_or_year_is_asked_about(text: str) -> None:
    plan = monthly(f"{text} | | ✓")

    assert periods(plan) == [(3,)]
    assert schedule_told(plan) == ["RAK402 Sekretariat!F2 error"]


def test_a_month_in_its_own_quarter_is_a_tick() -> None:
    plan = quarterly("Februari | TW II | | Okt - Des")

    assert (periods(plan), schedule_told(plan)) == ([(1, 2, 4)], [])


def test_a_first_row_that_ticks_every_period_with_its_name_is_no_heading() -> None:
    plan = quarterly("TW I | TW II | TW III | TW IV", "TW I | | |")

    assert (periods(plan), schedule_told(plan)) == ([(1, 2, 3, 4), (1,)], [])


def test_a_schedule_that_is_asked_about_is_not_that_of_the_first_activity() -> None:
    def second(schedule: str, executor: str = "Divisi Hukum") -> Plan:
        return plan_of(f"""
            # Komisi
            {QUARTERS}
            | 1 | Sasaran A | Nilai A | 75 | Rapat | ✓ | | ✓ | | Divisi Hukum |
            |   |           |         |    | Laporan | {schedule} | {executor} |
        """)

    assert periods(second("| | |")) == [(1, 3), (1, 3)]
    assert periods(second("tunda | | |")) == [(1, 3), ()]
    assert schedule_told(second("tunda | | |")) == ["RAK402 Komisi!F3 error"]
    assert "Komisi!F3" not in repaired(second("tunda | | |"))


def test_words_alone_in_the_row_may_name_more_than_the_period_below_which_they_stand() -> None:
    plan = monthly("Januari - Juni", "Sepanjang tahun", " | | Maret s.d. Mei")

    assert periods(plan) == [(1, 2, 3, 4, 5, 6), tuple(YEAR), (3, 4, 5)]
    assert schedule_told(plan) == []
    assert repaired(plan)["Sekretariat!F2"] == ("Januari - Juni", "B1 B2 B3 B4 B5 B6")


def test_words_that_begin_before_the_period_below_which_they_stand_are_asked_about() -> None:
    plan = monthly("TW I", " | | TW I", " | | Januari - Juni", " | | Sepanjang tahun")

    assert periods(plan) == [(1, 2, 3), (), (), tuple(YEAR)]
    assert schedule_told(plan) == ["RAK402 Sekretariat!H3 error", "RAK402 Sekretariat!H4 error"]


def test_words_beside_ticks_name_no_more_than_their_own_period() -> None:
    assert schedule_told(monthly("Januari - Juni | | | | | | | ✓")) == ["RAK402 Sekretariat!F2 error"]
    assert schedule_told(monthly(" | Maret - April")) == ["RAK402 Sekretariat!G2 error"]


def test_words_merged_over_the_periods_are_read_within_them() -> None:
    plan = monthly(
        "Januari - Juni | < | < | < | < | < | < | < | < | < | < | <",
        "Setiap bulan | < | < | < | < | < | < | < | < | < | < | <",
    )

    assert periods(plan) == [(1, 2, 3, 4, 5, 6), tuple(YEAR)]
    assert schedule_told(plan) == []


def test_a_quarter_merged_over_its_own_months_means_all_of_them() -> None:
    plan = monthly(
        "TW I | < | < | | | | TW III | < | <", "Semester I | < | < | < | < | <", "TW I | < | < | <", "TW II | < | <"
    )

    assert periods(plan) == [(1, 2, 3, 7, 8, 9), (1, 2, 3, 4, 5, 6), (1, 2, 3), ()]
    assert schedule_told(plan) == ["RAK402 Sekretariat!F5 error"]


def test_words_merged_over_other_periods_than_they_name_are_asked_about() -> None:
    plan = monthly("Januari - Juni | < | <", "Tentatif | < | < | < | < | <")

    assert periods(plan) == [(), ()]
    assert schedule_told(plan) == ["RAK402 Sekretariat!F2 error", "RAK402 Sekretariat!F3 error"]


def test_up_to_between_two_ticks_stands_for_the_periods_between() -> None:
    plan = monthly("✓ | s.d. | ✓", "v | s/d | sd | v")

    assert (periods(plan), schedule_told(plan)) == ([(1, 2, 3), (1, 2, 3, 4)], [])


def test_up_to_without_a_tick_on_either_side_is_asked_about() -> None:
    assert schedule_told(monthly("✓ | s.d. | | ✓")) == ["RAK402 Sekretariat!G2 error"]


@pytest.mark.parametrize("arrow", ["→", "--->", "====>", "---", "➔➔"])
def test_arrows_drawn_as_text_are_asked_about(arrow: str) -> None:
    plan = monthly(f"✓ | {arrow} | |")

    assert (periods(plan), schedule_told(plan)) == ([(1,)], ["RAK009 Sekretariat!G2 error"])


def test_each_column_s_own_number_is_a_tick() -> None:
    plan = monthly(" | | | 4 | 5 | 6", "1 | 2 | | | | | | | | | | 12")

    assert (periods(plan), schedule_told(plan)) == ([(4, 5, 6), (1, 2, 12)], [])


def test_the_roman_number_of_its_own_period_is_a_tick() -> None:
    plan = quarterly("I | | III | IV", "| II | | I")

    assert (periods(plan), schedule_told(plan)) == ([(1, 3, 4), (2,)], ["RAK402 Komisi!I3 error"])


def test_ones_and_blanks_are_ticks() -> None:
    plan = quarterly("1 | 0 | 1 |", "{1} | {0} | | {1}")

    assert (periods(plan), schedule_told(plan)) == ([(1, 3), (1, 4)], [])


@pytest.mark.parametrize(
    ("schedule", "values"),
    [
        ("25 | 50 | 75 | 100", {"T1": "25", "T2": "50", "T3": "75", "T4": "100"}),
        ("1 Lap | 1 Lap | 1 Lap | 1 Lap", {"T1": "1 Lap", "T2": "1 Lap", "T3": "1 Lap", "T4": "1 Lap"}),
        ("0 | 0 | 0 | 0,9", {"T1": "0", "T2": "0", "T3": "0", "T4": "0,9"}),
        ("{0.25:0%} | {0.5:0%} | {0.75:0%} | {1:0%}", {"T1": "25%", "T2": "50%", "T3": "75%", "T4": "100%"}),
        ("{0:0%} | {0:0%} | | {1:0%}", {"T1": "0%", "T2": "0%", "T4": "100%"}),
        ('{1:0" Lap"} | | {1:0" Lap"} |', {"T1": "1 Lap", "T3": "1 Lap"}),
        (" | 50% | | 100%", {"T2": "50%", "T4": "100%"}),
        ("Rp 2.000.000 | - | Rp 500.000 |", {"T1": "Rp 2.000.000", "T3": "Rp 500.000"}),
        ("2 Dokumen | | | WTP", {"T1": "2 Dokumen", "T4": "WTP"}),
        ("1 | 2 | 3 | 4", {"T1": "1", "T2": "2", "T3": "3", "T4": "4"}),
    ],
)
def test_target_values_are_one_warning_a_table_and_targets_of_their_periods(
    schedule: str, values: dict[str, str]
) -> None:
    plan = quarterly(schedule, schedule, schedule)
    by_id = {f"target_{label.replace('T', 'q')}": text for label, text in values.items()}

    assert schedule_told(plan) == [f"RAK405 Komisi!{'G' if 'T1' not in values else 'F'}2 warning"]
    assert [(each.periods, dict(each.further)) for _, each in plan.indicators()] == [(frozenset(), by_id)] * 3


@pytest.mark.parametrize("schedule", [" | | | WTP", "- | - | - | BB", "B | B | B | B", " | Informatif | |"])
def test_opinions_and_predicates_alone_are_target_values_where_other_rows_have_some(schedule: str) -> None:
    assert schedule_told(quarterly("25% | 50% | 75% | 100%", "25% | 50% | 75% | 100%", schedule)) == [
        "RAK405 Komisi!F2 warning"
    ]
    assert schedule_told(quarterly("✓ | ✓ | ✓ | ✓", "✓ | ✓ | ✓ | ✓", schedule))[0].startswith("RAK402 ")


@pytest.mark.parametrize("result", ["WTP", "BB"])
def test_opinions_and_predicates_are_no_target_values_where_no_row_has_an_amount(result: str) -> None:
    plan = quarterly(f"| | | {result}", "lihat lampiran 2 | | |")

    assert schedule_told(plan) == ["RAK402 Komisi!I2 error", "RAK402 Komisi!F3 error"]


def test_values_go_to_the_export_as_targets_of_their_periods() -> None:
    (record,) = export_plans([quarterly("25 | 50 | 75 | 100")])
    indicator = record["parts"]["commission"][0]
    (activity,) = indicator["activities"]
    targets = indicator["period_targets"]

    assert [(each["period"], each["text"], each["cell"]) for each in targets["values"]] == [
        (1, "25", "Komisi!F2"), (2, "50", "Komisi!G2"), (3, "75", "Komisi!H2"), (4, "100", "Komisi!I2"),
    ]  # fmt: skip
    assert (activity["periods"], "further" in indicator) == ([], False)


def test_values_on_a_row_without_an_activity_are_kept_too() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | T1 | T2 | T3 | T4 |
        | 1 | Sasaran A | Indeks RB | 75 | 0 | 0 | 0 | 75 |
        | 2 | Sasaran B | Persentase Sengketa | 100% | 25 | 50 | 75 | 100 |
    """)

    assert [indicator.further["target_q4"] for _, indicator in plan.indicators()] == ["75", "100"]
    assert [each["activities"] for each in export_plans([plan])[0]["parts"]["commission"]] == [[], []]
    assert [line for line in told(plan) if line.startswith("RAK4")] == ["RAK405 Komisi!E2 warning"]


def test_counts_of_one_among_target_values_are_values() -> None:
    plan = quarterly("25 | 50 | 75 | 100", "1 | 1 | 1 | 1", "2 | 2 | 2 | 2")

    assert periods(plan) == [(), (), ()]
    assert schedule_told(plan) == ["RAK405 Komisi!F2 warning"]


def test_a_row_of_ticks_among_target_values_is_read_as_ticks() -> None:
    plan = quarterly("25 | 50 | 75 | 100", "✓ | | | ✓", "| | | 2")

    assert periods(plan) == [(), (1, 4), ()]
    assert schedule_told(plan) == ["RAK405 Komisi!F2 warning"]


def test_as_many_rows_of_target_values_as_of_ticks_are_target_values() -> None:
    plan = quarterly("25 | 50 | 75 | 100", "✓ | | | ✓")

    assert periods(plan) == [(), (1, 4)]
    assert schedule_told(plan) == ["RAK405 Komisi!F2 warning"]


def test_numbers_among_the_ticks_of_a_row_are_targets_where_other_rows_hold_some() -> None:
    plan = quarterly("25 | 50 | 75 | 100", "v | 20 | ✓ | 40", "10 | 20 | 30 | 40")
    mixed = [dict(each.further) for _, each in plan.indicators()][1]

    assert periods(plan) == [(), (1, 3), ()]
    assert mixed == {"target_q2": "20", "target_q4": "40"}
    assert schedule_told(plan) == ["RAK405 Komisi!F2 warning"]


def test_numbers_among_ticks_alone_are_asked_about() -> None:
    assert schedule_told(quarterly("v | 20 | ✓ | 40")) == ["RAK402 Komisi!G2 error", "RAK402 Komisi!I2 error"]


def test_a_row_without_a_schedule_among_target_values_is_not_asked_for_ticks() -> None:
    assert schedule_told(quarterly("25 | 50 | 75 | 100", "| | |")) == ["RAK405 Komisi!F2 warning"]


def test_activities_that_a_plan_of_values_leaves_blank_are_told_once() -> None:
    rows = [f"| {n} | Sasaran {n} | Nilai {n} | 75 | | 1 | 2 | 3 | 4 | Divisi Hukum |" for n in range(1, 6)]
    plan = plan_of("\n".join(["# Komisi", QUARTERS, *rows]))
    (finding,) = check([plan], select=["RAK206"])

    assert [line for line in told(plan) if "Komisi!" in line and "RAK7" not in line] == [
        "RAK206 Komisi!E2 warning",
        "RAK405 Komisi!F2 warning",
    ]
    assert str(finding.message) == "Kegiatan belum diisi (5 sel, dari E2 sampai E6)."


def test_activities_that_most_rows_of_ticks_leave_blank_are_told_once() -> None:
    def missing(*activities: str) -> list[str]:
        rows = [
            f"| {n} | Sasaran {n} | Nilai {n} | 75 | {each} | ✓ | | | | Divisi Hukum |"
            for n, each in enumerate(activities, 1)
        ]
        return [line for line in told(plan_of("\n".join(["# Komisi", QUARTERS, *rows]))) if "RAK206" in line]

    assert missing("Rapat", "", "", "", "") == ["RAK206 Komisi!E3 error"]
    assert missing("", "Rapat", "") == ["RAK206 Komisi!E2 error", "RAK206 Komisi!E4 error"]


def test_a_few_values_among_ticks_are_unknown_marks() -> None:
    plan = quarterly("✓ | | |", "✓ | ✓ | |", "25 | 50 | 75 | 100")

    assert schedule_told(plan) == ["RAK402 Komisi!F4 error"]
    assert [line for line in told(plan, Severity.ERROR) if line.startswith("RAK401")] == []


def test_a_plan_of_values_is_not_compared_by_its_periods() -> None:
    plan = plan_of(f"""
        # Komisi
        {QUARTERS}
        | 1 | Sasaran A | Opini BPK | WTP | Reviu laporan | 25 | 50 | 75 | 100 | Divisi Keuangan |
        # Sekretariat
        {MONTHS}
        | 1 | Sasaran A | Opini BPK | WTP | Menyusun laporan | ✓ | | | | | | | | | | | | Subbag Keuangan |
    """)

    assert [line[:6] for line in told(plan) if line.startswith(("RAK4", "RAK601", "RAK602", "RAK603"))] == ["RAK405"]
