"""What a report carries from the quarter before: figures, confirmed goals, and follow-ups that are still open."""

from __future__ import annotations

from rak_excel.model import Plan
from rak_excel.model.reported_plan import FollowUp
from rak_excel.monitoring.form import report_form
from rak_excel.monitoring.planned import reported_plan
from rak_excel.monitoring.previous import with_previous
from rak_excel.vocabulary.names.executors import unit_named
from tests.reports import read_report
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

    assert [row.further.get("target_q1", "") for row in rows] == ["1 Laporan", "", ""]


def test_the_plans_own_targets_of_quarters_stay() -> None:
    reported = reported_plan(PLAN)
    first, *others = reported.rows["commission"]
    rows = {"commission": (first.but(further={**first.further, "target_q1": "2 Laporan"}), *others)}

    carried = with_previous(reported.but(rows=rows), first_quarter()).rows["commission"]
    assert carried[0].further["target_q1"] == "2 Laporan"


def test_goals_of_all_quarters_before_are_kept() -> None:
    second = read_report(
        report_form(PLAN, 2, earlier=first_quarter()), {"commission": {1: {"goal": "2 Laporan", "actual": "2"}}}
    )
    first = report_form(PLAN, 3, earlier=second).reported.rows["commission"][0].further

    assert (first["target_q1"], first["target_q2"], first["previous"]) == ("1 Laporan", "2 Laporan", "2")


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
