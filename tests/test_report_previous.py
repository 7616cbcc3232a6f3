"""What a report carries from the quarter before: figures, confirmed goals, and follow-ups that are still open."""

from __future__ import annotations

from pathlib import Path

import pytest

from rak_excel.definitions.loading import with_quarter_targets
from rak_excel.errors import UnclearOfficeError
from rak_excel.jobs.template.report_forms import ReportOrder, report_order, unit_jobs
from rak_excel.model import Plan
from rak_excel.model.reported_plan import FollowUp
from rak_excel.monitoring.earlier import refuse_as_previous
from rak_excel.monitoring.form import report_form
from rak_excel.monitoring.signed import signed_plan
from rak_excel.vocabulary.names.executors import unit_named
from tests.reports import read_report, report
from tests.tables import plan_of

TEXT = """
    # Komisi
    | NO | SASARAN | INDIKATOR           | TARGET    | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA                    |
    | 1  | Andal   | Jumlah Laporan Reviu | 4 Laporan | Reviu    | v  | v  | v  | v  | Divisi Hukum dan Pengawasan  |
    |    |         |                     |           | Rapat    | v  | v  | v  | v  | Divisi Hukum dan Pengawasan  |
    | 2  | Tertib  | Persentase Satker   | 80%       | Survei   | v  | v  | v  | v  | Divisi Teknis Penyelenggaraan |
"""
PLAN = plan_of(TEXT)
TYPED = {
    1: {
        "goal": "1 Laporan",
        "actual": "1",
        "obstacle": "Anggaran terlambat",
        "follow_up": "Revisi DIPA",
        "due": "30 April 2020",
    },
    2: {"follow_up": "Rapat diulang", "person": "Sub Bagian Hukum"},
    3: {"goal": "80%?", "actual": "-"},
}


def first_quarter(typed: dict[int, dict[str, str]] = TYPED) -> Plan:
    return read_report(report_form(PLAN, 1), {"commission": typed})


def test_the_figure_of_the_quarter_before_stands_beside_its_indicator() -> None:
    form = report_form(PLAN, 2, earlier=first_quarter())

    assert [row.further.get("previous", "") for row in form.rows["commission"]] == ["1", "", ""]
    assert form.reported.rows["commission"][0].further["previous"] == "1"


def test_a_confirmed_goal_is_kept_and_a_proposal_is_not() -> None:
    rows = report_form(PLAN, 2, earlier=first_quarter()).reported.rows["commission"]

    assert [row.further.get("goal_q1", "") for row in rows] == ["1 Laporan", "", ""]


def test_goals_of_all_quarters_before_are_kept() -> None:
    second = read_report(
        report_form(PLAN, 2, earlier=first_quarter()), {"commission": {1: {"goal": "2 Laporan", "actual": "2"}}}
    )
    first = report_form(PLAN, 3, earlier=second).reported.rows["commission"][0].further

    assert (first["goal_q1"], first["goal_q2"], first["previous"]) == ("1 Laporan", "2 Laporan", "2")


def test_what_was_to_be_done_follows_with_who_does_it() -> None:
    open_ones = report_form(PLAN, 2, earlier=first_quarter()).reported.follow_ups

    assert [(each.quarter, each.number, each.activity, each.text, each.person, each.due) for each in open_ones] == [
        (1, 1, "Reviu", "Revisi DIPA", "Divisi Hukum dan Pengawasan", "30 April 2020"),
        (1, 2, "Rapat", "Rapat diulang", "Sub Bagian Hukum", ""),
    ]


def _after(states: tuple[str, ...]) -> tuple[FollowUp, ...]:
    """What is open in the third quarter where the follow-ups of the first have these states in the second."""
    second = read_report(report_form(PLAN, 2, earlier=first_quarter()))
    assert second.reported is not None
    told = [each.but(state=state) for each, state in zip(second.reported.follow_ups, states, strict=True)]
    return report_form(
        PLAN, 3, earlier=second.but(reported=second.reported.but(follow_ups=tuple(told)))
    ).reported.follow_ups


def test_what_is_done_is_carried_no_further() -> None:
    assert [each.number for each in _after(("Selesai", "Berjalan"))] == [2]
    assert [each.number for each in _after(("Ditunda", "Dibatalkan"))] == [1]
    assert [each.number for each in _after(("", "sudah dilaksanakan"))] == [1]
    assert [each.state for each in _after(("Belum", "Berjalan"))] == ["", ""]


def test_a_unit_gets_the_follow_ups_of_its_own_indicators_by_the_numbers_of_the_whole() -> None:
    typed = {**TYPED, 3: {"follow_up": "Survei ulang"}}
    unit = unit_named("Divisi Teknis Penyelenggaraan", PLAN.definition)
    own = report_form(PLAN, 2, submitter=unit, earlier=first_quarter(typed)).reported.follow_ups

    assert [(each.number, each.text) for each in own] == [(3, "Survei ulang")]


def test_a_row_that_was_reworded_since_keeps_its_figure() -> None:
    revised = plan_of(TEXT.replace("Jumlah Laporan Reviu ", "Jumlah Laporan Hasil Reviu "))
    form = report_form(revised, 2, earlier=first_quarter())

    assert form.rows["commission"][0].further["previous"] == "1"


def test_a_row_that_is_new_since_has_no_figure_of_the_quarter_before() -> None:
    revised = plan_of(TEXT.replace("Jumlah Laporan Reviu ", "Opini BPK ").replace("4 Laporan", "WTP"))
    form = report_form(revised, 2, earlier=first_quarter())

    assert "previous" not in form.rows["commission"][0].further
    assert [each.indicator for each in form.reported.follow_ups] == ["Jumlah Laporan Reviu"] * 2


def test_what_says_that_nothing_is_to_be_done_is_not_carried_on() -> None:
    nothing = {1: {"follow_up": "Tidak ada"}, 2: {"follow_up": "nihil"}, 3: {"follow_up": "Tidak ada tindak lanjut"}}

    assert report_form(PLAN, 2, earlier=first_quarter(nothing)).reported.follow_ups == ()


def test_a_figure_of_an_older_quarter_is_none_of_the_quarter_before() -> None:
    form = report_form(PLAN, 3, earlier=first_quarter())
    (row, *_), own = form.rows["commission"], form.reported.rows["commission"][0].further

    assert "previous" not in row.further
    assert (own["goal_q1"], own["goal_q3"]) == ("1 Laporan", "3 Laporan?")
    assert [each.text for each in form.reported.follow_ups] == ["Revisi DIPA", "Rapat diulang"]
    reached, *_ = report(form, {"commission": {1: {"goal": "3 Laporan", "actual": "3"}}}).reached
    assert reached.in_quarter is None


def test_a_skipped_quarter_is_told_where_reports_are_merged() -> None:
    signed, following = (signed_plan(PLAN, quarter, first_quarter()) for quarter in (3, 2))

    assert ["TW II" in str(each.detail.id) for each in signed.report.notes] == [True]
    assert "previous" not in signed.form.rows["commission"][0].further
    assert not following.report.notes
    assert [row.further.get("previous") for row in following.form.rows["commission"]] == ["1", None, "-"]


def test_goals_that_the_plan_has_itself_stand_beside_confirmed_ones() -> None:
    definition = with_quarter_targets(PLAN.definition, "own")
    ((part, indicator), *_) = PLAN.indicators()
    own = indicator.but(further={"target_q1": "2", "target_q3": "2"})
    listed = tuple(own if each is indicator else each for each in PLAN.parts[0].indicators)
    plan = PLAN.but(definition=definition, parts=(PLAN.parts[0].but(indicators=listed),))

    carried, confirmed = (
        report_form(plan, 3, earlier=earlier).reported.rows[part.id][0].further for earlier in (None, second(plan))
    )
    assert [carried[f"goal_q{quarter}"] for quarter in (1, 2, 3)] == ["2 Laporan", "2 Laporan", "4 Laporan"]
    assert [confirmed[f"goal_q{quarter}"] for quarter in (1, 2, 3)] == ["2 Laporan", "3", "4 Laporan"]


def second(plan: Plan) -> Plan:
    """The report of the second quarter, in which somebody typed another goal."""
    return read_report(report_form(plan, 2), {"commission": {1: {"goal": "3", "actual": "3"}}})


def test_a_follow_up_of_no_row_of_the_plan_goes_to_the_office_alone() -> None:
    revised = plan_of("\n".join(TEXT.splitlines()[:-2]) + "\n")
    earlier = first_quarter({**TYPED, 3: {"follow_up": "Survei ulang"}})
    jobs = {job.path.stem[-14:]: job.form for job in unit_jobs(Path("formulir"), _order(revised, earlier))}

    told = {name: [each.text for each in form.reported.follow_ups] for name, form in jobs.items()}
    assert told == {"Subbag Hukum SDM"[-14:]: ["Revisi DIPA", "Rapat diulang"], "Seluruh kantor": ["Survei ulang"]}
    assert not any(jobs["Seluruh kantor"].rows.values())


def _order(plan: Plan, earlier: Plan) -> ReportOrder:
    dated, before = (each.but(identity=each.identity.but(year=2020)) for each in (plan, earlier))
    return report_order(dated, 2, before)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            {"submitter": unit_named("Divisi Hukum dan Pengawasan", PLAN.definition)},
            "sebagian laporan kantor (Divisi Hukum",
        ),
        ({"region": "52.01", "office": "KPU Lombok Barat"}, "kantor yang sama"),
        ({"year": 2019}, "tahun yang sama"),
    ],
)
def test_only_the_offices_own_report_of_the_year_is_carried_on(changed: dict[str, object], said: str) -> None:
    plan, earlier = (
        each.but(identity=each.identity.but(year=2020, region="52.03")) for each in (PLAN, first_quarter())
    )
    refuse_as_previous(earlier, plan, 2)

    with pytest.raises(UnclearOfficeError) as refused:
        refuse_as_previous(earlier.but(identity=earlier.identity.but(**changed)), plan, 2)
    assert said in refused.value.text.id


def test_the_form_with_what_units_leave_is_not_carried_on() -> None:
    plan = PLAN.but(identity=PLAN.identity.but(year=2020, region="52.03"))
    left = read_report(report_form(plan, 1, left_by=[unit_named("Divisi Teknis Penyelenggaraan", PLAN.definition)]))

    with pytest.raises(UnclearOfficeError) as refused:
        refuse_as_previous(left, plan, 2)
    assert "sebagian laporan kantor (Seluruh kantor)" in refused.value.text.id


def test_a_report_is_carried_on_in_a_later_quarter_alone() -> None:
    for quarter in (1, 2):
        with pytest.raises(UnclearOfficeError):
            refuse_as_previous(read_report(report_form(PLAN, 2)), PLAN, quarter)
    with pytest.raises(UnclearOfficeError):
        refuse_as_previous(PLAN, PLAN, 2)


KEPT = """
    # Komisi
    | NO | SASARAN | INDIKATOR                    | TARGET    | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA      |
    | 1  | Andal   | Persentase Satker Tertib     | {target}  | Survei   | v  | v  | v  | v  | Divisi Teknis Penyelenggaraan |
    | 2  | Tertib  | Jumlah Laporan Reviu         | 4 Laporan | Reviu    | v  | v  | v  | v  | Divisi Teknis Penyelenggaraan |
    | 3  | Tepat   | Jumlah Dokumen               | 2 Dokumen | Susun    |    |    |    | v  | Divisi Teknis Penyelenggaraan |
"""


def _offered_after(*goals: str, row: int = 1, revised: str = "80%") -> str:
    """What the form of the next quarter offers in a row where these goals were typed, one a quarter, and then the plan revised."""
    plan, revision = (plan_of(KEPT.format(target=target)) for target in ("80%", revised))
    earlier = None
    for quarter, goal in enumerate(goals, 1):
        earlier = read_report(report_form(plan, quarter, earlier=earlier), {"commission": {row: {"goal": goal}}})
    assert earlier is not None
    form = report_form(revision, len(goals) + 1, earlier=earlier)
    return str(form.rows["commission"][row - 1].further["goal"])


@pytest.mark.parametrize(
    ("goals", "offered"),
    [
        (("Tidak diukur",), "Tidak diukur"),
        (("Tidak diukur: pandemi", "Tidak diukur: pandemi"), "Tidak diukur: pandemi"),
        (("Tidak diukur", "50%", "-"), "80%?"),
        (("50%",), "50%?"),
        (("80%", "80%", "80%"), "80%"),
        (("80%", "80%", "80,0%"), "80%"),
        (("90%", "90%", "90%"), "80%?"),  # no more than the target for the year
        (("80%", "80%", "80%?"), "80%"),
        (("-",), "-"),
        (("belum diukur",), "-"),
    ],
)
def test_what_was_settled_is_not_asked_again_and_never_gives_way_to_less(goals: tuple[str, ...], offered: str) -> None:
    assert _offered_after(*goals) == offered


@pytest.mark.parametrize(
    ("goals", "revised", "offered"),
    [
        (("80%", "80%", "80%"), "70%", "70%?"),
        (("70%", "70%", "70%"), "70%", "70%?"),
        (("50%",), "70%", "50%?"),
        (("75%",), "70%", "70%?"),
        (("Tidak diukur", "Tidak diukur", "Tidak diukur"), "70%", "70%?"),
    ],
)
def test_after_a_revision_of_the_target_all_is_asked_again(goals: tuple[str, ...], revised: str, offered: str) -> None:
    assert _offered_after(*goals, revised=revised) == offered


def test_what_adds_up_is_offered_from_its_ticks_and_never_less_than_was_settled() -> None:
    assert _offered_after("1 Laporan", row=2) == "2 Laporan?"
    assert _offered_after("2 Laporan", row=2) == "2 Laporan?"
    assert _offered_after("3 Laporan", row=2) == "3 Laporan?"
    assert _offered_after("1", row=3) == "1?"  # its only tick is in the last quarter
    assert _offered_after("-", row=3) == "-"
