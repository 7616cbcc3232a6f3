"""Laws of quarterly monitoring: nothing that is not due is ever reached or missed, and more is never worse."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from rak_excel import read_plan
from rak_excel.definitions.loading import load_template
from rak_excel.definitions.monitoring import monitoring_words, report_definition
from rak_excel.layouts.reported_plan import plan_written, written_plan
from rak_excel.model import Activity, FormRow, Indicator, Objective, Place, Target, TargetKind
from rak_excel.model.finding import Columns
from rak_excel.model.monitoring import JUDGED, Quarter
from rak_excel.model.reported_plan import FollowUp, ReportedPlan
from rak_excel.monitoring.achievement import achievement
from rak_excel.monitoring.figures import read_figure
from rak_excel.monitoring.form import report_form
from rak_excel.monitoring.goals import NONE_NOW, Due, measured, proposed_goal, read_goal
from rak_excel.vocabulary.targets.period_entries import UNCONFIRMED
from rak_excel.vocabulary.targets.targets import parse_target
from tests.reports import report

BASE = load_template("kpu-2020")
DEFINITION = report_definition(BASE, Quarter(2, 2020))
WORDS = monitoring_words(DEFINITION)
PLACE = Place("Realisasi Komisi", 9, Columns())
FORM = report_form(read_plan("examples/lombok-timur-2020/rak-lombok-timur-2020.xlsx"), 2)
TARGETS = st.sampled_from(
    ["100%", "75%", "0%", "4 Laporan", "12 Laporan", "75", "WTP", "B", "BB (72,10)", "sesuai", "75-80%", ""]
)
NUMBERS = st.decimals(min_value=0, max_value=1_000_000, places=3)
TYPED = st.one_of(
    st.text(max_size=12),
    NUMBERS.map(lambda n: f"{n}".replace(".", ",")),
    st.sampled_from(["WTP", "WDP", "B", "0", "-", "85%"]),
)


def indicator(target: str, periods: Collection[int] = ()) -> Indicator:
    works = (Activity("Reviu", PLACE, dict.fromkeys(sorted(periods), "✓")),) if periods else ()
    said = parse_target(target, DEFINITION, "Figur") if target else None
    return Indicator("Figur", Objective("Sasaran", PLACE), PLACE, said, activities=works)


@given(TARGETS, TYPED)
def test_whatever_is_typed_says_something_that_can_be_compared_or_nothing(target: str, typed: str) -> None:
    read = read_figure(typed, indicator(target), DEFINITION)

    assert not (read.known and (read.doubt or read.other_kind))
    assert not (read.is_blank and read.known)


@given(st.sampled_from(["-", "", "Tidak diukur", "75%?", "tidak diukur: tanpa pemilihan", "0"]), TYPED)
def test_nothing_that_is_not_due_is_ever_reached_or_missed(goal: str, actual: str) -> None:
    read = report(FORM, {"commission": {2: {"goal": goal, "actual": actual}}}).reached[1]

    assert read.standing not in JUDGED
    assert read.of_quarter is None


@given(NUMBERS, NUMBERS, NUMBERS, st.booleans())
def test_more_is_never_worse_and_where_less_is_better_less_is_not(
    one: Decimal, other: Decimal, goal: Decimal, lower: bool
) -> None:
    most, least = (Target("", TargetKind.PERCENT, value, "%") for value in (max(one, other), min(one, other)))
    target = Target("", TargetKind.PERCENT, goal, "%")

    ranks = []
    for each in (most, least):
        reached = achievement(each, target, DEFINITION, WORDS, lower=lower)
        ranks.append([*WORDS.standings].index(reached.standing(WORDS)) if reached else 0)

    assert ranks[0] <= ranks[1] if not lower else ranks[1] <= ranks[0]


@given(TARGETS, st.sets(st.integers(1, 12)))
def test_a_proposal_is_the_target_a_count_of_ticks_or_nothing_and_never_a_share_of_a_year(
    target: str, periods: set[int]
) -> None:
    own = indicator(target, periods)
    offered = [proposed_goal(own, "secretariat", BASE, WORDS, Quarter(quarter, 2020)) for quarter in (1, 2, 3, 4)]

    counts = {f"{n} Laporan{UNCONFIRMED}" for n in range(1, len(periods) + 1)}
    assert set(offered) <= {NONE_NOW, "", target, f"{target}{UNCONFIRMED}", *counts}
    if periods and own.target and measured(own, BASE, WORDS).measure == "sum":
        assert offered[3] == f"{target}{UNCONFIRMED}"


@given(TYPED, TARGETS)
def test_a_goal_is_due_only_where_it_says_what_is_to_be_reached(typed: str, target: str) -> None:
    own = indicator(target)
    goal = read_goal(typed, own, measured(own, DEFINITION, WORDS), DEFINITION.parts[0].schedule.calendar, DEFINITION)

    assert (goal.due is Due.DUE) <= (goal.target is not None)


ROWS = st.builds(
    FormRow,
    number=st.text(max_size=3),
    objective=st.text(max_size=20),
    indicator=st.text(max_size=20),
    target=st.text(max_size=8),
    activity=st.text(max_size=20),
    marks=st.dictionaries(st.integers(1, 12), st.just("✓"), max_size=4),
    executors=st.text(max_size=20),
    key=st.text(max_size=5),
    further=st.dictionaries(st.sampled_from(["previous", "target_q1", "unit_text"]), st.text(max_size=8), max_size=3),
)
FOLLOW_UPS = st.builds(
    FollowUp,
    quarter=st.integers(1, 4),
    number=st.integers(1, 99),
    part=st.just("commission"),
    indicator=st.text(max_size=20),
    activity=st.text(max_size=20),
    obstacle=st.text(max_size=20),
    text=st.text(max_size=20),
    person=st.text(max_size=10),
    due=st.text(max_size=10),
)


@given(
    st.lists(ROWS, max_size=5).map(tuple),
    st.lists(FOLLOW_UPS, max_size=3).map(tuple),
    st.one_of(st.none(), st.dates(datetime.date(2019, 1, 1))),
)
def test_the_plan_that_a_report_carries_reads_back(
    rows: tuple[FormRow, ...], follow_ups: tuple[FollowUp, ...], date: datetime.date | None
) -> None:
    plan = ReportedPlan(1, {"commission": rows}, date, "abc", follow_ups)

    assert plan_written(written_plan(plan)) == plan


@given(st.text(max_size=200))
def test_what_is_no_carried_plan_is_none(text: str) -> None:
    assert plan_written(text) is None
