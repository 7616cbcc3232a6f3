"""The findings on quarterly reports: what is left to do, what became of it since, and which offices have a plan to report on."""

from __future__ import annotations

import datetime

import pytest

from rak_excel.model import Severity
from rak_excel.model.reported_plan import FollowUp as OpenFollowUp
from rak_excel.rolling_up.facts.facts import FollowUp, NoteState
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.monitoring.facts import ReportFacts
from rak_excel.rolling_up.monitoring.filing import EarlierRollup
from rak_excel.rolling_up.monitoring.office_plans import OfficePlan, plans_of
from rak_excel.rolling_up.monitoring.report_facts import facts_of_report
from rak_excel.rolling_up.monitoring.result import ReportRollup
from rak_excel.rolling_up.monitoring.roll_up import roll_up_reports
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.rules.check import check
from tests.office_reports import DONE, facts, office_report, until_june, varied_report
from tests.reports import Typed
from tests.rollup_plans import NTB, office_plan

WHOLE: Typed = {part: {n: {"goal": "-", "state": "Selesai"} for n in range(1, 40)} for part in DONE}
MISSED = {"goal": "75%", "actual": "30", "state": "Selesai"}
REASON = {"obstacle": "Anggaran terbatas"}
PLANNED = {"follow_up": "Rapat koordinasi", "due": "31 Juli 2020"}


def with_row(said: dict[str, str]) -> Typed:
    """Everything is done and nothing else is due, but for the second row of the commission."""
    return {**WHOLE, "commission": {**WHOLE["commission"], 2: said}}


def rolled_up(*reports: ReportFacts, quarter: int = 2, **asked: object) -> ReportRollup:
    return roll_up_reports(reports, quarter, provinces=["52"], **asked)  # type: ignore[arg-type] # given by name


def codes(result: ReportRollup) -> list[str]:
    return [note.code for _, note in result.notes]


def states(result: ReportRollup) -> list[tuple[str, NoteState | None]]:
    return [(note.code, note.state) for _, note in result.notes_since]


def kept(result: ReportRollup, **typed: str) -> EarlierRollup:
    """What this roll-up gives to the next, with this typed beside its first finding."""
    first, *others = [each for each in result.notes_since if each[1].state is not NoteState.SETTLED]
    region, note = first
    notes = ((region, note.but(follow_up=FollowUp(**typed))), *others)
    return EarlierRollup(result.quarter.number, result.quarter.year, notes=notes)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (WHOLE["commission"][2], []),
        (MISSED, ["no-reason"]),
        (MISSED | {"obstacle": "Tidak ada"}, ["no-reason"]),
        (MISSED | REASON, ["no-follow-up"]),
        (MISSED | REASON | {"follow_up": "nihil"}, ["no-follow-up"]),
        (MISSED | REASON | PLANNED, []),
        (MISSED | REASON | PLANNED | {"due": "30 Juni 2020"}, ["overdue"]),
        ({"goal": "75%", "state": "Selesai"}, ["blank"]),
        ({"goal": "75%", "actual": "lumayan", "state": "Selesai"}, ["unclear"]),
        ({"goal": "75%?", "state": "Selesai"}, ["goal"]),
        ({"goal": "-"}, ["unsaid"]),
        ({"goal": "-", "state": "sip"}, ["unread"]),
        ({"goal": "-", "state": "Berjalan"}, ["past"]),
        ({"goal": "-", "state": "Ditunda"} | REASON | PLANNED, []),
        ({"goal": "-", "state": "Dibatalkan"} | REASON, ["dropped"]),
        ({"goal": "-", "state": "Dibatalkan"} | PLANNED, ["dropped"]),
        ({"goal": "-", "state": "Dibatalkan"} | REASON | PLANNED, []),
        (MISSED | {"state": "Dibatalkan"} | REASON, ["no-follow-up"]),
        ({"goal": "-", "state": "Ditunda"} | REASON | PLANNED | {"due": "30 Juni 2020"}, ["overdue"]),
    ],
)
def test_what_is_left_to_do_about_a_row_is_one_finding_at_its_cell(said: dict[str, str], found: list[str]) -> None:
    result = rolled_up(facts("52.03", with_row(said)))

    assert codes(result) == found
    assert all((region, note.sheet) == ("52.03", "Realisasi Komisi") and note.cell for region, note in result.notes)


def test_of_a_part_in_which_nothing_is_reported_only_that_is_told() -> None:
    result = rolled_up(facts("52.03", {"secretariat": WHOLE["secretariat"]}))

    assert [(note.code, note.message.id) for _, note in result.notes] == [
        ("part", "Sheet Realisasi Komisi belum diisi.")
    ]


def test_nothing_that_is_not_due_is_ever_a_finding() -> None:
    for seed in range(3):
        result = rolled_up(varied_report("52.03", seed=seed))
        places = {(each.row.at.sheet, each.row.at.cell): each.row for each in result.reached}
        told = [places[note.sheet, note.cell] for _, note in result.notes if note.code in {"blank", "no-reason"}]
        assert told
        assert all(row.goal.number is not None or row.goal.text in {"WTP", "B"} for row in told)


def test_the_worst_comes_first_office_by_office() -> None:
    result = rolled_up(*(varied_report(region) for region in NTB[:3]))
    order = [(NTB.index(region), note.severity is not Severity.ERROR) for region, note in result.notes]

    assert order == sorted(order)


def test_a_finding_is_the_same_one_while_its_row_is_whatever_its_file_is_called() -> None:
    first = rolled_up(facts("52.03", with_row(MISSED), file="lama.xlsx"))
    again = facts("52.03", with_row(MISSED | {"actual": "40"}), file="baru.xlsx")
    result = rolled_up(again, previous=kept(first, action="Sudah dihubungi", remark="janji Jumat"))

    assert states(result) == [("no-reason", NoteState.STILL)]
    assert result.notes[0][1].follow_up == FollowUp("Sudah dihubungi", "janji Jumat")


def test_what_was_mended_is_settled_and_what_came_is_new() -> None:
    first = rolled_up(facts("52.03", with_row(MISSED)))
    result = rolled_up(facts("52.03", with_row(MISSED | REASON)), previous=kept(first, action="Sudah dihubungi"))

    assert states(result) == [("no-follow-up", NoteState.NEW), ("no-reason", NoteState.SETTLED)]
    assert result.settled[0][1].follow_up.action == "Sudah dihubungi"


def test_of_an_office_or_a_part_that_is_not_given_nothing_is_settled() -> None:
    first = kept(rolled_up(facts("52.03", with_row(MISSED))), action="Sudah dihubungi")
    away = rolled_up(facts("52.04", WHOLE), previous=first)
    without = rolled_up(facts("52.03", {"secretariat": WHOLE["secretariat"]}), previous=first)

    assert states(away) == [("no-reason", NoteState.UNCHECKED)]
    assert states(without) == [("part", NoteState.NEW), ("no-reason", NoteState.UNCHECKED)]
    assert "1 Tindak Lanjut" in away.doubts[0].id
    back = rolled_up(facts("52.03", with_row(MISSED)), previous=kept(away, action="Sudah dihubungi"))
    assert states(back) == [("no-reason", NoteState.STILL)]


def test_of_an_earlier_quarter_only_what_lasts_is_compared() -> None:
    def until_march(_key: str, row: dict[str, str]) -> dict[str, str]:
        return row | {"periods": "T1" if "T1" in until_june("", row)["periods"] else "B1 B2 B3"}

    missed_and_late = with_row(MISSED | {"state": "Berjalan"})
    first = rolled_up(facts("52.03", missed_and_late, quarter=1, change=until_march), quarter=1)
    assert sorted(codes(first)) == ["no-reason", "past"]
    late = [each for each in first.notes if each[1].code == "past"]
    previous = EarlierRollup(1, 2020, notes=(*late, *(each for each in first.notes if each not in late)))
    second = rolled_up(facts("52.03", missed_and_late, change=until_march), previous=previous)

    assert states(second) == [("no-reason", NoteState.NEW), ("past", NoteState.STILL)]


def test_an_office_is_not_asked_again_for_the_follow_up_of_a_late_activity_but_for_its_date() -> None:
    late = {"goal": "-", "state": "Ditunda"} | REASON
    plan = office_report("52.03", with_row(late))
    row = plan.parts[0].indicators[1]
    open_one = OpenFollowUp(1, 1, "commission", row.text, row.activities[0].text, "x", "Rapat", due="31 Oktober 2020")
    assert plan.reported
    carried = plan.but(reported=plan.reported.but(follow_ups=(open_one,)))
    no_date = carried.reported and carried.reported.but(follow_ups=(open_one.but(due=""),))
    ((_, unanswered),) = rolled_up(facts_of_report(carried.but(reported=no_date))).notes
    ((_, undated),) = rolled_up(facts("52.03", with_row(late | {"follow_up": "Rapat", "due": "segera"}))).notes

    assert codes(rolled_up(facts_of_report(carried))) == []
    assert (unanswered.code, undated.code) == ("past", "past")
    assert unanswered.hint.id == "Tulis tindak lanjutnya, dan tanggal selesainya di BATAS WAKTU."
    assert undated.hint.id.startswith("Tindak lanjutnya sudah ditulis. Isi BATAS WAKTU dengan tanggal selesainya")


def test_without_a_previous_roll_up_of_the_year_no_state_is_claimed() -> None:
    first = rolled_up(facts("52.03", with_row(MISSED)))
    other = kept(first, action="x").but(year=2019)

    assert {state for _, state in states(first)} == {None}
    assert states(rolled_up(facts("52.03", with_row(MISSED)), previous=other)) == [("no-reason", None)]


def test_an_overdue_follow_up_of_which_nobody_knows_the_part_is_in_the_register_and_told() -> None:
    plan = office_report("52.03", WHOLE)
    open_one = OpenFollowUp(1, 1, "", "Genset rusak", "", "Mesin tua", "Rapat khusus sarana", due="15 Juni 2020")
    assert plan.reported
    result = rolled_up(facts_of_report(plan.but(reported=plan.reported.but(follow_ups=(open_one,)))))

    assert [each.row.follow_up for each in result.obstacles] == ["Rapat khusus sarana"]
    assert codes(result) == ["overdue"]
    note = result.notes[0][1]
    assert note.message.id == (
        'Tindak lanjut TW I lewat batas waktu 15/06/2020: "Rapat khusus sarana", untuk "Genset rusak".'
    )
    assert note.hint.id == "Isi statusnya dan hasilnya di sheet Tindak Lanjut."
    begun = open_one.but(state="Berjalan", result="Rapat 5 Juni 2020")
    again = rolled_up(facts_of_report(plan.but(reported=plan.reported.but(follow_ups=(begun,))))).notes[0][1]
    assert again.message.id.endswith("statusnya Berjalan.")
    assert again.hint.id.startswith("Tulis di HASIL TINDAK LANJUT kapan selesainya")


def test_no_advice_makes_a_zero_of_a_figure_that_nobody_knows_yet_or_asks_for_a_cell_that_is_locked() -> None:
    blank = rolled_up(facts("52.03", with_row({"goal": "75%", "state": "Selesai"}))).notes[0][1]
    own = rolled_up(facts("52.03", with_row(MISSED | REASON | PLANNED | {"due": "30 Juni 2020"}))).notes[0][1]

    assert blank.hint.id == "Isi realisasinya. Kalau memang nol, tulis 0."
    assert "BATAS WAKTU yang baru" in own.hint.id


def test_an_office_without_a_plan_has_nothing_to_report_and_one_without_work_in_the_quarter_neither() -> None:
    plans = {"52.03": OfficePlan("a.xlsx"), "52.04": OfficePlan("b.xlsx", quarters=frozenset({4}))}
    result = rolled_up(facts("52.03"), plans=plans)
    now = {office.region: office.now.said.id for office in result.offices}

    assert now["52.03"] == "Sudah lapor"
    assert now["52.04"] == "Tidak wajib"
    assert {now[region] for region in NTB if region not in plans} == {"Belum ada rencana"}
    own = rolled_up(facts("52.03"), plans=plans | {"52": OfficePlan("provinsi.xlsx")})
    assert {office.region: office.now.said.id for office in own.offices}["52"] == "Belum lapor"


def test_the_plans_of_a_roll_up_say_in_which_quarters_there_is_work() -> None:
    def in_autumn(_key: str, row: dict[str, str]) -> dict[str, str]:
        return row | {"periods": "T3 T4" if "T1" in until_june("", row)["periods"] else "B9"}

    plans = [office_plan("52.03", until_june), office_plan("52.04", in_autumn)]
    found = plans_of(roll_up([facts_of_plan(plan, check([plan])) for plan in plans], provinces=["52"]))

    assert {region: set(each.quarters) for region, each in found.items()} == {"52.03": {1, 2}, "52.04": {3, 4}}


@pytest.mark.parametrize(
    ("revision", "signed", "found"),
    [(1, datetime.date(2020, 6, 1), ["plan"]), (1, datetime.date(2020, 7, 1), []), (0, datetime.date(2020, 6, 1), [])],
)
def test_a_report_on_an_earlier_revision_than_that_in_force_at_the_end_of_the_quarter_is_told(
    revision: int, signed: datetime.date, found: list[str]
) -> None:
    plans = {"52.03": OfficePlan("revisi.xlsx", revision, signed)}

    assert codes(rolled_up(facts("52.03", WHOLE), plans=plans)) == found
