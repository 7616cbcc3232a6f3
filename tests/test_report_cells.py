"""Cells of reports that may mean something else: numbers for dates, formulas that nothing worked out, figures of two meanings."""

from __future__ import annotations

import pytest

from rak_excel.formats.grid import Value
from rak_excel.language import Text
from rak_excel.layouts import follow_ups
from rak_excel.merging.account import unused_entries
from rak_excel.model import Plan, Severity
from rak_excel.monitoring.form import report_form
from rak_excel.monitoring.report import report_of
from rak_excel.reading.report_as_planned import report_as_planned
from rak_excel.rules.check import check
from tests.reports import read_report
from tests.reports_by_hand import Form, by_hand, closed
from tests.tables import plan_of, sheet_of

PLAN = plan_of("""
    # Komisi
    | NO | SASARAN | INDIKATOR            | TARGET    | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA                   |
    | 1  | Andal   | Jumlah Laporan Reviu | 4 Laporan | Reviu    | v  | v  | v  | v  | Divisi Hukum dan Pengawasan |
""")


def codes(plan: Plan, cell: str) -> list[str]:
    return [each.code for each in check(plan) if each.cell and each.cell.address == cell]


@pytest.mark.parametrize(("shown", "of_formula", "told"), [(0, True, False), (0, False, True), (25, True, True)])
def test_a_formula_that_a_program_left_at_zero_contradicts_nothing(shown: Value, of_formula: bool, told: bool) -> None:
    form = Form(report_form(PLAN, 2))
    for role, value in {"goal": 2, "actual": 1, "of_quarter": shown}.items():
        form.typed("commission", 1, role, value)
    formulas = frozenset({form.at("commission", 1, "of_quarter")} if of_formula else ())
    form.sheets = [each.but(formula_cells=formulas) for each in form.sheets]

    read, _ = form.read()

    assert ("RAK923" in {each.code for each in check(read)}) is told


def test_nor_does_one_that_shows_nothing_beside_a_standing_that_is_left_to_reading() -> None:
    form = Form(report_form(PLAN, 2))
    said: dict[str, Value] = {"goal": 2, "actual": "dua", "of_quarter": 0, "standing": "Dicek saat digabung"}
    for role, value in said.items():
        form.typed("commission", 1, role, value)
    formulas = frozenset(form.at("commission", 1, role) for role in ("of_quarter", "standing"))
    form.sheets = [each.but(formula_cells=formulas) for each in form.sheets]

    read, _ = form.read()

    assert dict(read.parts[0].indicators[0].computed) == {"standing": "Dicek saat digabung"}


def test_where_a_merge_lists_a_rounded_figure_it_says_which_was_taken() -> None:
    read, _ = Form(report_form(PLAN, 2)).typed("commission", 1, "actual", 1.6, "0").read()

    [listed] = unused_entries([read])
    assert (listed.note.value, read.parts[0].indicators[0].further["actual"]) == ("1,6", "2")
    assert listed.said.en.startswith('Read as "2". That is what the cell shows')


def test_words_of_an_obstacle_are_told_with_one_dot() -> None:
    typed = {"goal": "2", "actual": "1", "obstacle": "Server lambat."}
    form = Form(report_form(PLAN, 2))
    for column, text in typed.items():
        form.typed("commission", 1, column, text)

    [told] = [each.message.id for each in check(form.read()[0]) if each.code == "RAK912"]
    assert 'padahal ada kendala "Server lambat.".' in told
    assert ".." not in told


@pytest.mark.parametrize(
    ("due", "told"),
    [("31 Oktober 2002", True), ("Maret 2020", True), ("1 April 2020", False), ("Juni 2020", False), ("", False)],
)
def test_a_follow_up_that_was_to_be_done_before_the_quarter_began_is_a_warning(due: str, told: bool) -> None:
    form = (
        Form(report_form(PLAN, 2)).typed("commission", 1, "follow_up", "Beli server").typed("commission", 1, "due", due)
    )

    found = [each for each in check(form.read()[0]) if each.code == "RAK912"]
    said = f'BATAS WAKTU "{due}" sudah lewat sebelum TW II 2020 mulai.'
    assert [(each.message.id.startswith(said), each.severity.value) for each in found] == [(True, "warning")] * told


@pytest.mark.parametrize("value", [44027, 44027.0, "44027"])
def test_a_date_that_was_pasted_as_its_number_is_that_date_and_told(value: Value) -> None:
    form = Form(report_form(PLAN, 2)).typed("commission", 1, "due", value)

    read, _ = form.read()
    (work,) = read.parts[0].indicators[0].activities

    assert work.further["due"] == "15 Juli 2020"
    assert codes(read, work.place.cell("due").address) == ["RAK016"]
    sooner = report_as_planned(form.sheets, read.source, {})
    assert sooner is None or sooner.parts[0].indicators[0].activities[0].further["due"] == "15 Juli 2020"


def test_one_of_another_year_is_asked_about_and_a_short_number_is_no_date() -> None:
    asked, _ = Form(report_form(PLAN, 2)).typed("commission", 1, "due", 42565).read()
    short, _ = Form(report_form(PLAN, 2)).typed("commission", 1, "due", 31).read()

    assert asked.parts[0].indicators[0].activities[0].further["due"] == "14 Juli 2016"
    assert "RAK009" in codes(asked, asked.parts[0].indicators[0].activities[0].place.cell("due").address)
    assert short.parts[0].indicators[0].activities[0].further["due"] == "31"


def test_a_report_by_hand_that_says_no_year_has_its_dates_too() -> None:
    read, _ = by_hand("""
        # Komisi
        LAPORAN CAPAIAN TRIWULAN II
        | NO | INDIKATOR      | TARGET    | REALISASI S.D. TW II | KENDALA | TINDAK LANJUT | BATAS WAKTU |
        | 1  | Jumlah laporan | 4 Laporan | 1                    | Listrik | Genset        | 44027       |
    """)

    (indicator,) = read.parts[0].indicators
    assert {**indicator.further, **{k: v for a in indicator.activities for k, v in a.further.items()}}[
        "due"
    ] == "15 Juli 2020"


def test_the_last_day_of_an_earlier_follow_up_may_be_a_number_too() -> None:
    first = read_report(
        report_form(PLAN, 1),
        {"commission": {1: {"obstacle": "Listrik", "follow_up": "Genset", "due": "15 Juli 2020"}}},
    )
    form = Form(report_form(PLAN, 2, earlier=first))
    (carried,) = form.form.reported.follow_ups
    said: dict[str, Value] = {"code": follow_ups.code_of(1, 1), "due": 44027, "quarter": "TW I", "number": 1}
    row: list[Value | None] = [said.get(each.field, getattr(carried, each.field, "")) for each in follow_ups.COLUMNS]
    headings = [each.heading for each in follow_ups.COLUMNS]
    form.beside(sheet_of("Tindak Lanjut", [[follow_ups.TITLE], [], headings, row]))

    read, _ = form.read()

    assert read.reported
    assert [each.due for each in read.reported.follow_ups] == ["15 Juli 2020"]
    assert [each for each in read.notes if each.cell and each.cell.sheet == "Tindak Lanjut"] == []


ONE_ROW = """
    # Komisi
    LAPORAN CAPAIAN TRIWULAN II TAHUN 2020
    | NO | INDIKATOR   | TARGET   | TARGET S.D. TW II | REALISASI S.D. TW II | KENDALA |
    | 1  | {indicator} | {target} | {goal}            | {actual}             | Listrik |
"""


def judged(indicator: str, target: str, goal: str, actual: str) -> tuple[str, list[str], list[str]]:
    """Where a row stands, and what is told of its target up to the quarter and of its figure."""
    read, _ = by_hand(ONE_ROW.format(indicator=indicator, target=target, goal=goal, actual=actual))
    (row,) = report_of(read).reached
    return row.standing.value, codes(read, "D3"), codes(read, "E3")


@pytest.mark.parametrize(
    ("indicator", "target", "goal", "actual", "standing", "of_goal", "of_figure"),
    [
        # An opinion or predicate in full, or none of its scale.
        ("Opini BPK", "WTP", "WTP", "Wajar Tanpa Pengecualian", "met", [], []),
        ("Opini BPK", "WTP", "WTP", "Opini WDP", "missed", [], []),
        ("Predikat SAKIP", "BB", "BB", "Sangat Baik", "unclear", [], ["RAK902"]),
        # At least so much is a target, and no figure.
        ("Persentase pemilih", "75%", "≥ 40%", "45%", "met", [], []),
        ("Persentase pemilih", "75%", "40%", "≥ 40%", "unclear", [], ["RAK902"]),
        # 1.250 typed into a spreadsheet in English.
        ("Jumlah pemilih", "1.500 Orang", "1,25", "1,25", "met", ["RAK921"], ["RAK902"]),
        ("Jumlah pemilih", "1.500 Orang", "1.250", "1,25 Orang", "unclear", [], ["RAK902"]),
        ("Jumlah pemilih", "1.500 Orang", "1.250", "1250,0", "met", [], []),
        ("Luas gudang", "500 Meter Persegi", "250", "250,5", "met", [], []),
        # Less than nothing.
        ("Persentase pemilih", "75%", "40%", "-5%", "missed", [], ["RAK902"]),
        ("Persentase peningkatan pemilih", "75%", "40%", "-5%", "missed", [], []),
    ],
)
def test_a_figure_that_may_mean_something_else_is_asked_about(
    indicator: str, target: str, goal: str, actual: str, standing: str, of_goal: list[str], of_figure: list[str]
) -> None:
    told = judged(indicator, target, goal, actual)

    assert told[0] == standing
    assert [each for each in told[1] if each == "RAK921"] == of_goal
    assert [each for each in told[2] if each == "RAK902"] == of_figure


def test_what_is_reported_beside_a_target_of_zero_is_more_than_a_mention() -> None:
    read, _ = by_hand(ONE_ROW.format(indicator="Jumlah pelanggaran", target="0 Kasus", goal="0", actual="3"))
    (told,) = [each for each in check([read]) if each.code == "RAK909"]

    assert told.severity is Severity.WARNING
    assert isinstance(told.message, Text)
    assert "target setahunnya nol" in told.message.id


def test_the_last_row_of_work_may_end_with_a_date_and_progress_is_what_its_cell_shows() -> None:
    read, accounts = by_hand("""
        # Sekretariat
        MONITORING RENCANA AKSI TW II TAHUN 2020
        | NO | SASARAN | INDIKATOR      | TARGET    | KEGIATAN     | REALISASI S.D. TW II | PROGRES (%) | KENDALA         | TINDAK LANJUT | DEADLINE     |
        | 1  | Tertib  | Jumlah laporan | 2 Laporan | Rekonsiliasi | 1                    | {1:0%}      | -               | -             | -            |
        |    |         |                |           | Opname fisik |                      | {0.5:0%}    | Gudang terkunci | Kunci diganti | 15 Juli 2020 |
    """)

    (indicator,) = read.parts[0].indicators
    assert [each.text for each in indicator.activities] == ["Rekonsiliasi", "Opname fisik"]
    assert [each.further["state"] for each in indicator.activities] == ["100%", "50%"]
    assert indicator.activities[1].further["due"] == "15 Juli 2020"
    assert closed(accounts)


def test_where_a_figure_stands_is_known_below_status_and_its_heading_asked_for() -> None:
    read, _ = by_hand("""
        # Komisi
        LAPORAN CAPAIAN TRIWULAN II TAHUN 2020
        | NO | INDIKATOR      | TARGET    | REALISASI S.D. TW II | STATUS         | KENDALA |
        | 1  | Jumlah laporan | 4 Laporan | 1                    | Tidak Tercapai | Listrik |
    """)

    (told,) = [each for each in check([read]) if each.code == "RAK939"]
    assert told.hint
    assert "STATUS CAPAIAN" in told.hint.id


def test_below_the_table_of_a_form_nothing_is_taken_for_a_signature() -> None:
    form = Form(report_form(PLAN, 2))
    below = {2: "Rapat koordinasi JDIH, 12 Juni 2020", 5: "Ketua", 6: "NIP belum ada"}
    for row, text in below.items():
        form.typed("commission", row, "activity", text)

    read, _ = form.read()

    assert set(below.values()) <= {work.text for _, indicator in read.indicators() for work in indicator.activities}
