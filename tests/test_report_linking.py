"""Which row of a report is which row of a plan, also where two rows say nearly the same."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from rak_excel.language import Text
from rak_excel.merging.reports import merge_reports
from rak_excel.model import FormRow, Indicator, Plan
from rak_excel.model.report_form import ReportForm
from rak_excel.monitoring.form import report_form
from rak_excel.monitoring.linking import link, same_activities, same_indicators
from rak_excel.monitoring.own_part import in_parts_of_plan
from rak_excel.monitoring.report import Report, report_of
from rak_excel.monitoring.signed import signed_plan
from rak_excel.rules.check import check
from rak_excel.vocabulary.names.executors import unit_named
from tests.reports import read_report
from tests.reports_by_hand import Form
from tests.tables import plan_of

LEGAL, TECHNICAL = "Divisi Hukum dan Pengawasan", "Divisi Teknis Penyelenggaraan"
TWICE = plan_of(f"""
    # Komisi
    | NO | SASARAN      | INDIKATOR            | TARGET    | KEGIATAN   | T1 | T2 | T3 | T4 | PELAKSANA   |
    | 1  | Sasaran satu | Jumlah laporan rapat | 4 Laporan | Rapat satu | v  | v  | v  | v  | {LEGAL}     |
    | 2  | Sasaran dua  | Jumlah laporan rapat | 8 Laporan | Rapat dua  | v  | v  | v  | v  | {TECHNICAL} |
""")
WORKS = plan_of(f"""
    # Komisi
    | NO | SASARAN      | INDIKATOR            | TARGET    | KEGIATAN         | T1 | T2 | T3 | T4 | PELAKSANA   |
    | 1  | Sasaran satu | Jumlah laporan rapat | 4 Laporan | Rapat koordinasi | v  | v  | v  | v  | {LEGAL}     |
    |    |              |                      |           | Rapat koordinasi | v  |    |    |    | {TECHNICAL} |
""")

EQUAL = plan_of(f"""
    # Komisi
    | NO | SASARAN      | INDIKATOR            | TARGET    | KEGIATAN         | T1 | T2 | T3 | T4 | PELAKSANA |
    | 1  | Sasaran satu | Jumlah laporan rapat | 4 Laporan | Rapat koordinasi | v  | v  | v  | v  | {LEGAL}   |
    |    |              |                      |           | Rapat koordinasi | v  | v  | v  | v  | {LEGAL}   |
    |    |              |                      |           | Menyusun laporan | v  | v  | v  | v  | {LEGAL}   |
""")


def indicators(plan: Plan) -> tuple[Indicator, ...]:
    (part,) = plan.parts
    return part.indicators


def planned_targets(report: Report) -> list[str]:
    return [each.planned.target.text if each.planned and each.planned.target else "" for each in report.reached]


def told(plan: Plan) -> set[str]:
    return {each.code for each in check(plan)} & {"RAK932", "RAK933", "RAK934"}


def first_of_twice() -> Plan:
    typed = {1: {"goal": "1", "actual": "1", "follow_up": "Tagih satu"}, 2: {"actual": "3", "follow_up": "Tagih dua"}}
    return read_report(report_form(TWICE, 1), {"commission": typed})


def test_a_row_below_another_objective_is_known_after_its_twin_is_gone() -> None:
    read, _ = Form(report_form(TWICE, 1)).moved("commission", lambda rows: rows[1:]).read()

    assert planned_targets(report_of(read)) == ["8 Laporan"]
    assert told(read) == {"RAK933"}


@pytest.mark.parametrize(("unit", "figure", "follow_up"), [(LEGAL, "1", "Tagih satu"), (TECHNICAL, "3", "Tagih dua")])
def test_each_unit_gets_the_figure_and_follow_up_of_its_own_row(unit: str, figure: str, follow_up: str) -> None:
    form = report_form(TWICE, 2, submitter=unit_named(unit, TWICE.definition), earlier=first_of_twice())

    (row,) = form.rows["commission"]
    assert row.further["previous"] == figure
    assert [each.text for each in form.reported.follow_ups] == [follow_up]


def test_equal_activities_are_known_by_who_carries_them_out() -> None:
    (own,) = indicators(WORKS)
    turned = own.but(activities=own.activities[::-1])

    pairs = same_activities(turned, own, WORKS.definition)
    assert [(id(one), id(other)) for one, other in pairs] == [(id(each), id(each)) for each in turned.activities]


@pytest.mark.parametrize("of", [LEGAL, TECHNICAL, ""])
def test_of_equal_activities_any_is_the_one_that_was_left(of: str) -> None:
    (planned,) = indicators(WORKS)
    one, other = planned.activities
    left = one.but(executors=other.executors if of == TECHNICAL else one.executors if of else ())
    own, twins = planned.but(activities=(left,)), planned.but(activities=(one, one.but(marks={2: "v"})))

    assert same_activities(own, twins, WORKS.definition) == [(left, one)]


THRICE = plan_of(f"""
    # Komisi
    | NO | SASARAN      | INDIKATOR            | TARGET    | KEGIATAN         | T1 | T2 | T3 | T4 | PELAKSANA |
    | 1  | Sasaran satu | Jumlah laporan rapat | 4 Laporan | Rapat koordinasi | v  |    |    |    | {LEGAL}   |
    |    |              |                      |           | Rapat koordinasi |    | v  |    |    | {LEGAL}   |
    |    |              |                      |           | Rapat koordinasi |    |    | v  |    | {LEGAL}   |
""")


def test_equal_activities_that_changed_places_are_known_by_when_they_are_planned() -> None:
    form = report_form(THRICE, 2)
    first, second, third = form.rows["commission"]
    turned = [first.but(further={**first.further, **second.further}), second.but(further={}), third]
    read = read_report(form.but(rows={"commission": tuple(turned)}), {"commission": {1: {"result": "Rapat 5 Juni"}}})

    works = report_of(read).reached[0].works
    assert [(each.said("result"), each.planned and each.planned.periods) for each in works] == [
        ("Rapat 5 Juni", (2,)),
        ("", (1,)),
        ("", (3,)),
    ]


def test_equal_indicators_are_known_by_when_their_work_is_planned() -> None:
    (one,) = indicators(WORKS)
    early, late = (
        one.but(
            further={"nth": label}, activities=tuple(work.but(further={"planned": label}) for work in one.activities)
        )
        for label in ("B4", "B5 B6")
    )
    own = [each.but(further={}) for each in (late, early)]

    assert same_indicators(own, [early, late], WORKS.definition) == [(own[0], late), (own[1], early)]


@pytest.mark.parametrize("nth", [1, 2, 3])
def test_what_is_typed_beside_one_of_equal_rows_alone_stands_beside_it_in_the_merged_report(nth: int) -> None:
    said = {nth: {"result": "Rapat 5 Juni"}}
    result = merge_reports([read_report(report_form(THRICE, 2), {"commission": said})], signed_plan(THRICE, 2))

    (own,) = result.plan.parts[0].indicators
    assert [each.further.get("result", "") for each in own.activities] == [
        said.get(at, {}).get("result", "") for at in (1, 2, 3)
    ]


def test_work_outside_the_plan_in_the_words_of_planned_work_stands_behind_it() -> None:
    form = report_form(THRICE, 2)
    extra = FormRow(activity="Rapat koordinasi", executors=LEGAL)
    rows = (*form.rows["commission"], extra)
    read = read_report(form.but(rows={"commission": rows}), {"commission": {4: {"result": "Rapat tambahan"}}})

    (own,) = merge_reports([read], signed_plan(THRICE, 2)).plan.parts[0].indicators
    assert [each.further.get("result", "") for each in own.activities] == ["", "", "", "Rapat tambahan"]


def test_of_each_kind_of_equal_activities_one_is_lost_and_told_once() -> None:
    (planned,) = indicators(WORKS)
    own = planned.activities
    pairs = same_activities(planned, planned.but(activities=(*own, *own)), WORKS.definition)
    assert pairs == [(own[0], own[0]), (own[1], own[1])]

    read, _ = Form(report_form(EQUAL, 1)).moved("commission", lambda rows: rows[:1] + rows[2:]).read()
    codes = [each.code for each in check(read)]
    assert (codes.count("RAK933"), codes.count("RAK934")) == (1, 0)


def test_activities_of_equal_words_and_other_executors_are_not_guessed() -> None:
    (planned,) = indicators(WORKS)
    nobody = planned.activities[0].but(executors=())

    assert same_activities(planned.but(activities=(nobody,)), planned, WORKS.definition) == []


def test_a_key_that_moved_does_not_make_one_row_of_two_others() -> None:
    one, other = indicators(TWICE)
    before = [one.but(key="S8.1"), other.but(key="S8.1#2")]
    left = other.but(key="S8.1")
    loose = [
        each.but(objective=one.objective, target=None, activities=tuple(work.but(text="") for work in each.activities))
        for each in (*before, left)
    ]

    assert same_indicators(before, [left], TWICE.definition) == [(before[1], left)]
    assert same_indicators(loose[:2], loose[2:], TWICE.definition) == [(loose[1], loose[2])]


def test_a_row_of_nobody_is_not_that_of_somebody_by_its_key_alone() -> None:
    one = indicators(TWICE)[0].but(key="S8.1")
    nobody = one.but(activities=tuple(each.but(executors=()) for each in one.activities))
    before = [nobody, one.but(key="S8.1#2")]

    assert same_indicators(before, [one], TWICE.definition) == [(before[1], one)]


def test_of_rows_that_are_alike_in_all_words_their_key_tells() -> None:
    one, other = (indicators(TWICE)[0].but(key=key) for key in ("S8.1", "S8.1#2"))
    again = other.but(activities=())

    assert same_indicators([again], [one, other], TWICE.definition) == [(again, other)]


def test_nothing_is_guessed_where_the_plan_has_more_rows_of_the_same_words() -> None:
    one = indicators(TWICE)[0]
    planned = [one.but(further={"nth": str(nth)}) for nth in range(2)]

    assert same_indicators([one], planned, TWICE.definition) == []
    assert [
        pair[1].further["nth"] for pair in same_indicators([one, one.but(further={})], planned, TWICE.definition)
    ] == [
        "0",
        "1",
    ]


def test_rows_alike_but_for_their_target_are_known_by_it() -> None:
    one, other = indicators(TWICE)
    nowhere = one.objective.but(text="")
    loose = [each.but(objective=nowhere, activities=()) for each in (other, one)]

    assert same_indicators(loose, (one, other), TWICE.definition) == [(loose[0], other), (loose[1], one)]


def both_parts() -> Plan:
    return plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1  | Andal   | Opini BPK | WTP    | Reviu    |    | v  |    |    | {LEGAL}   |
        # Sekretariat
        | NO | SASARAN | INDIKATOR     | TARGET | KEGIATAN | B4 | B5 | B6 | PELAKSANA                               |
        | 1  | Tertib  | Jumlah produk | 4      | Rapat    | v  | v  | v  | Sub Bagian Hukum dan Sumber Daya Manusia |
    """)


def test_the_rows_of_a_part_that_a_unit_did_not_send_are_lost() -> None:
    both = both_parts()
    whole, unit = (
        read_report(report_form(both, 2, submitter=each))
        for each in (None, unit_named("Sub Bagian Hukum dan Sumber Daya Manusia", both.definition))
    )
    office, sent = (each.but(parts=each.parts[:1]) for each in (whole, unit))

    assert [each.text for each in link(sent).lost_indicators["secretariat"]] == ["Jumlah produk"]
    assert told(sent) == {"RAK933"}
    assert told(office) == set()
    assert "RAK003" in {each.code for each in check(office)}


def outside(form: ReportForm, **rows: Sequence[FormRow]) -> list[str]:
    """What a report with these rows is told that lies outside the plan."""
    read = read_report(form.but(rows={**form.rows, **{part: tuple(own) for part, own in rows.items()}}))
    return [each.message.id for each in check(read) if each.code == "RAK934" and isinstance(each.message, Text)]


def test_work_is_more_often_in_a_report_only_where_it_is() -> None:
    form, equal = report_form(WORKS, 1), report_form(EQUAL, 1)
    (first, _), (one, other, last) = form.rows["commission"], equal.rows["commission"]

    assert outside(form, commission=[first.but(executors="")]) == [
        '"Rapat koordinasi" dapat berarti beberapa baris rencana.'
    ]
    assert outside(equal, commission=[one.but(indicator="", target="", key=""), last]) == [
        f'"{each}" tidak ada pada indikator ini di rencana yang dilaporkan.'
        for each in ("Rapat koordinasi", "Menyusun laporan")
    ]
    assert outside(equal, commission=[one, other, last, other.but(executors=TECHNICAL)]) == [
        '"Rapat koordinasi" lebih sering ada pada indikator ini di laporan daripada di rencananya.'
    ]


def test_an_indicator_is_counted_in_its_own_part() -> None:
    form = report_form(both_parts(), 1)
    (commission,), (secretariat,) = form.rows["commission"], form.rows["secretariat"]
    moved = commission.but(number="2", indicator=secretariat.indicator, target=secretariat.target, key="")

    for left in ([], [secretariat]):
        assert outside(form, commission=[commission, moved], secretariat=left) == [
            '"Jumlah produk" tidak ada di bagian ini pada rencana yang dilaporkan.'
        ]
    again = moved.but(indicator=commission.indicator, target="WDP", objective="Lain", activity="Lain")
    assert outside(form, commission=[commission, again]) == [
        '"Opini BPK" lebih sering ada di bagian ini di laporan daripada di rencananya.'
    ]


def test_a_table_is_of_the_part_that_alone_has_its_indicators_unless_two_tables_could_be() -> None:
    both = both_parts()
    commission, secretariat = both.parts
    alone, signed = both.but(parts=(commission,)), both.but(parts=(secretariat.but(indicators=commission.indicators),))
    third = secretariat.but(id="third", indicators=(*commission.indicators, *secretariat.indicators))

    assert [part.id for part in in_parts_of_plan(alone, signed).parts] == ["secretariat"]
    assert in_parts_of_plan(both, both.but(parts=(third,))) == both
