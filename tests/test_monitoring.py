"""Where a plan stands at the end of a quarter: what is due, how much of it is reached, and which row is which of the plan."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rak_excel import read_plan
from rak_excel.definitions.loading import load_template, with_quarter_targets
from rak_excel.definitions.monitoring import monitoring_words, report_definition
from rak_excel.model import FormRow, Indicator, Objective, Place
from rak_excel.model.finding import Columns
from rak_excel.model.further import PeriodEntry
from rak_excel.model.monitoring import Quarter, Standing
from rak_excel.monitoring.achievement import achievement
from rak_excel.monitoring.figures import read_figure
from rak_excel.monitoring.form import report_form
from rak_excel.monitoring.goals import Due, measured, proposed_goal, read_goal
from rak_excel.monitoring.report import report_of
from rak_excel.rules.check import check
from rak_excel.vocabulary.targets.targets import parse_target
from tests.reports import read_report, report
from tests.tables import plan_of

DEFINITION = report_definition(load_template("kpu-2020"), Quarter(2, 2020))
WORDS = monitoring_words(DEFINITION)
LOTIM = "examples/lombok-timur-2020/rak-lombok-timur-2020.xlsx"


def indicator(text: str, target: str) -> Indicator:
    place = Place("Realisasi Komisi", 9, Columns())
    return Indicator(text, Objective("Sasaran", place), place, parse_target(target, DEFINITION, text))


@pytest.mark.parametrize(
    ("target", "typed", "value"),
    [
        ("100%", "85", 85),
        ("100%", "85%", 85),
        ("100%", "85,5", Decimal("85.5")),
        ("100%", "0", 0),
        ("4 Laporan", "2", 2),
        ("4 Laporan", "2 Laporan", 2),
        ("75", "74,05", Decimal("74.05")),
    ],
)
def test_a_figure_is_in_the_unit_of_its_target(target: str, typed: str, value: Decimal | int) -> None:
    assert read_figure(typed, indicator("Figur", target), DEFINITION).value == value


@pytest.mark.parametrize(("target", "typed"), [("100%", "0,85"), ("100%", "1"), ("0,5%", "0,4"), ("100%", "0.85")])
def test_a_number_up_to_one_beside_a_percentage_is_asked(target: str, typed: str) -> None:
    read = read_figure(typed, indicator("Persentase", target), DEFINITION)

    assert read.doubt is not None
    assert not read.known


@pytest.mark.parametrize(
    ("target", "typed"),
    [
        ("4 Laporan", "50%"),
        ("WTP", "B"),
        ("75", "WTP"),
        ("4 Laporan", "2 Dokumen"),
        ("B", "72,10"),
        ("100%", "74,05 (BB)"),
        ("1 Laporan", "B (85)"),
    ],
)
def test_a_figure_of_another_kind_is_none_of_the_target(target: str, typed: str) -> None:
    assert read_figure(typed, indicator("Figur", target), DEFINITION).other_kind


@pytest.mark.parametrize(
    ("target", "actual", "lower", "percent", "standing"),
    [
        ("80%", "80%", False, 100, Standing.MET),
        ("80%", "64%", False, 80, Standing.NEAR),
        ("80%", "63,9%", False, Decimal("79.875"), Standing.MISSED),
        ("80%", "0%", False, 0, Standing.MISSED),
        ("4 Laporan", "6 Laporan", False, 150, Standing.MET),
        ("5%", "5%", True, 100, Standing.MET),
        ("5%", "6%", True, 80, Standing.NEAR),
        ("5%", "20%", True, 0, Standing.MISSED),
        ("5%", "0%", True, 200, Standing.MET),
        ("0%", "0%", True, None, Standing.MET),
        ("0%", "1%", True, None, Standing.MISSED),
        ("WTP", "WTP", False, 100, Standing.MET),
        ("WTP", "WDP", False, None, Standing.MISSED),
        ("B", "BB", False, 100, Standing.MET),
        ("BB", "B", False, None, Standing.MISSED),
    ],
)
def test_what_is_reached_of_a_target(
    target: str, actual: str, *, lower: bool, percent: Decimal | int | None, standing: Standing
) -> None:
    one, other = (parse_target(each, DEFINITION) for each in (actual, target))

    reached = achievement(one, other, DEFINITION, WORDS, lower=lower)

    assert reached is not None
    assert (reached.percent, reached.standing(WORDS)) == (percent, standing)


def test_nothing_is_said_of_zero_where_higher_is_better() -> None:
    one, other = (parse_target(each, DEFINITION) for each in ("1 Laporan", "0 Laporan"))

    assert achievement(one, other, DEFINITION, WORDS, lower=False) is None


def test_every_row_of_a_form_is_a_row_of_its_plan() -> None:
    plan = read_plan(LOTIM)
    form = report_form(plan, 2)

    read = report(form)

    assert [each.planned.text for each in read.reached if each.planned] == [each.text for _, each in plan.indicators()]
    assert all(work.planned for each in read.reached for work in each.works)
    assert not read.linked.lost_activities
    assert not any(read.linked.lost_indicators.values())


def test_nothing_stands_as_reached_or_missed_in_a_form_that_nobody_filled_in() -> None:
    read = report(report_form(read_plan(LOTIM), 2))

    assert {each.standing for each in read.reached} <= {Standing.NOT_DUE, Standing.AWAITING, Standing.UNCLEAR}


def test_a_figure_without_a_confirmed_target_is_neither_reached_nor_missed() -> None:
    form = report_form(read_plan(LOTIM), 2)

    unconfirmed = report(form, {"commission": {2: {"actual": "75"}}}).reached[1]
    confirmed = report(form, {"commission": {2: {"goal": "75%", "actual": "60"}}}).reached[1]

    assert unconfirmed.standing is Standing.UNCLEAR
    assert confirmed.of_quarter is not None
    assert (confirmed.standing, confirmed.of_quarter.percent) == (Standing.NEAR, Decimal(80))


@pytest.mark.parametrize("said", ["WTP", "Opini WTP", "Wajar Tanpa Pengecualian (WTP)"])
def test_an_opinion_counts_however_it_is_written(said: str) -> None:
    """As a target up to now and as the figure, both of which keep the words in which they were typed."""
    opinion = report(report_form(read_plan(LOTIM), 2), {"commission": {10: {"goal": said, "actual": said}}}).reached[9]

    assert opinion.standing is Standing.MET


def test_a_row_that_was_edited_is_still_that_of_the_plan() -> None:
    form = report_form(read_plan(LOTIM), 2)

    read = report(form, {"commission": {3: {"indicator": "Persentase Partisipasi Pemilih Perempuan dalam Pemilihan"}}})

    assert read.reached[2].planned is not None
    assert read.reached[2].planned.text != read.reached[2].indicator.text


def test_of_a_target_of_at_most_so_much_less_is_better() -> None:
    how = measured(indicator("Persentase Temuan", "maksimal 5%"), DEFINITION, WORDS)

    assert how.lower


def test_what_no_schedule_says_is_asked_at_the_end_of_the_year() -> None:
    own = indicator("Persentase Laporan", "85%")
    goals = [proposed_goal(own, "commission", DEFINITION, WORDS, Quarter(quarter, 2020)) for quarter in (1, 2, 3, 4)]

    assert goals == ["-", "-", "-", "85%?"]


def offered(target: str, entry: PeriodEntry, **targets: str) -> list[str]:
    """What the forms of the four quarters offer where the plan has these targets of quarters."""
    definition = with_quarter_targets(load_template("kpu-2020"), entry)
    said = {f"target_{quarter}": text for quarter, text in targets.items()}
    own = indicator("Jumlah Laporan", target).but(further=said)
    return [proposed_goal(own, "commission", definition, WORDS, Quarter(quarter, 2020)) for quarter in (1, 2, 3, 4)]


def test_what_adds_up_stays_as_much_in_a_quarter_of_which_the_plan_says_nothing() -> None:
    assert offered("4 Laporan", "own", q1="2", q3="2") == ["2 Laporan", "2 Laporan", "4 Laporan", "4 Laporan?"]
    assert offered("4 Laporan", "own", q2="2", q3="-", q4="2") == ["-", "2 Laporan", "2 Laporan", "4 Laporan"]
    assert offered("4 Laporan", "up_to", q2="2", q4="4") == ["-", "2", "2", "4"]


def test_a_state_of_which_the_plan_says_nothing_is_not_due_in_that_quarter() -> None:
    assert offered("80%", "up_to", q2="60%", q4="80%") == ["-", "60%", "-", "80%"]


def test_the_end_of_the_year_is_asked_where_the_plan_stops_before_it() -> None:
    assert offered("4 Laporan", "up_to", q1="1", q2="2", q3="3") == ["1", "2", "3", "4 Laporan?"]


def test_targets_of_which_nobody_knows_how_they_are_meant_are_to_be_confirmed() -> None:
    assert offered("24 Unit", "", q1="18", q2="20", q3="20", q4="22") == [
        "18 Unit?",
        "20 Unit?",
        "20 Unit?",
        "22 Unit?",
    ]


def test_a_percentage_out_of_the_plan_has_its_sign() -> None:
    texts = offered("0,49 persen", "up_to", q1="0,1", q2="0,2", q4="0,49")

    assert texts == ["0,1%", "0,2%", "-", "0,49%"]
    assert all(read_figure(text, indicator("Persentase", "0,49%"), DEFINITION).known for text in texts if text != "-")


def test_a_second_row_of_an_indicator_is_measured_as_the_definition_says() -> None:
    own = indicator("Figur", "4 Laporan").but(key="S8.1#2")
    objectives = tuple(
        listed.but(indicators=tuple(e.but(measure="none") if e.key == "S8.1" else e for e in listed.indicators))
        for listed in DEFINITION.objectives
    )

    assert measured(own, DEFINITION.but(objectives=objectives), WORDS).measure == "none"


def test_a_blank_goal_of_a_row_that_no_plan_is_known_of_is_open() -> None:
    how = measured(indicator("Jumlah Laporan", "4 Laporan"), DEFINITION, WORDS)
    calendar = DEFINITION.part("commission").schedule.calendar
    own = indicator("Jumlah Laporan", "4 Laporan")

    assert read_goal("", own, how, calendar, DEFINITION, planned=False).due is Due.UNDECIDED
    assert read_goal("", own, how, calendar, DEFINITION).due is Due.NOT_NOW
    assert read_goal("-", own, how, calendar, DEFINITION, planned=False).due is Due.NOT_NOW


def test_nobody_is_told_to_clear_a_figure_of_work_outside_the_plan() -> None:
    form = report_form(read_plan(LOTIM), 2)
    outside = FormRow(indicator="Jumlah rapat baru", target="1 Laporan", further={"actual": "1"})
    read = read_report(form.but(rows={**form.rows, "commission": (*form.rows["commission"], outside)}))

    (own,) = (each for each in report_of(read).reached if each.indicator.text == "Jumlah rapat baru")
    assert own.standing is Standing.UNCLEAR
    assert [
        each.code
        for each in check(read)
        if each.cell and each.cell.row == own.indicator.place.row and each.cell.sheet == own.part.sheet
    ] == ["RAK934"]


def test_a_column_of_the_plan_is_no_figure_of_the_quarter_before() -> None:
    plan = read_plan(LOTIM)
    named = plan.parts[0].indicators[0].but(further={"previous": "77%", "actual": "12"})
    parts = (plan.parts[0].but(indicators=(named, *plan.parts[0].indicators[1:])), *plan.parts[1:])

    row = report_form(plan.but(parts=parts), 2).rows["commission"][0]
    assert not {"previous", "actual"} & row.further.keys()


def test_a_blank_goal_at_the_end_of_the_year_is_not_said_to_be_scheduled() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR     | TARGET    | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA                   |
        | 1  | Andal   | Jumlah Produk | 4 Laporan | Reviu    |    |    |    |    | Divisi Hukum dan Pengawasan |
    """)
    read = read_report(report_form(plan, 4), {"commission": {1: {"goal": ""}}})

    (said,) = (each.message.id for each in check(read) if each.code == "RAK921")
    assert said.endswith("belum diisi, dan rencananya tidak menyebut jadwal.")
