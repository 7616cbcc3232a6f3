"""Reports on a plan that was revised since the report before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl

from rak_excel.merging.changes import change_code
from rak_excel.merging.merge import Merged
from rak_excel.merging.reports import merge_reports
from rak_excel.merging.sent.asking import Answer
from rak_excel.merging.since_report import SinceReport, since_report
from rak_excel.model import Indicator, Plan, PlanPart
from rak_excel.monitoring.form import report_form
from rak_excel.monitoring.signed import SignedPlan, signed_plan
from rak_excel.vocabulary.targets.targets import parse_target
from rak_excel.workbooks.monitoring.report.book import write_report
from tests.merged_reports import (
    DISPUTES,
    SHARED,
    TURNOUT,
    indicator,
    of_quarter,
    plan,
    told,
)
from tests.report_files import form_of, sent, unit_named


def test_what_a_revision_changed_since_the_report_before_is_known_with_its_reason() -> None:
    earlier = merge_reports([sent(form_of(plan(), "Hukum", quarter=1), {DISPUTES: {"actual": "40"}})], of_quarter(1))
    revised = _revised(plan())
    reason = Answer(change_code(indicator(plan(), TURNOUT).text, "Target", "75%", "70%"), "Pandemi")

    since = since_report(earlier.plan, signed_plan(revised, 2, earlier.plan), [reason])
    assert since is not None
    assert [(each.before, each.after, each.reason) for each in since.targets] == [("75%", "70%", "Pandemi")]
    gone = [(each.indicator[: len(DISPUTES)], each.said.get("actual")) for each in since.gone if each.activity is None]
    assert gone == [(DISPUTES, "40%")]


def test_the_pages_tell_changed_targets_with_their_reasons_and_rows_that_are_gone(tmp_path: Path) -> None:
    earlier = merge_reports([sent(form_of(plan(), "Hukum", quarter=1), {DISPUTES: {"actual": "40"}})], of_quarter(1))
    signed = signed_plan(_revised(plan()), 2, earlier.plan)
    reason = Answer(change_code(indicator(plan(), TURNOUT).text, "Target", "75%", "70%"), "Pandemi")

    lines = _page(tmp_path, signed, since_report(earlier.plan, signed, [reason]))
    assert ["Target diubah pada Revisi ke-1: 75% menjadi 70%. Alasan: Pandemi"] in lines
    assert lines.count(["Tidak dilanjutkan sejak Revisi ke-1 (isian terakhir: TW I)"]) == 2  # figures, and work
    (gone,) = (each for each in lines if each[1:2] == [indicator(plan(), DISPUTES).text] and each[0] == "-")
    assert gone == ["-", indicator(plan(), DISPUTES).text, "95%", "-", "40%", "-"]


def test_only_what_is_known_is_told_where_several_revisions_came_between(tmp_path: Path) -> None:
    earlier = merge_reports([sent(form_of(plan(), "Hukum", quarter=1), {DISPUTES: {"actual": "40"}})], of_quarter(1))
    revised = _revised(plan())
    signed = signed_plan(revised.but(identity=revised.identity.but(revision=2)), 2, earlier.plan)
    reason = Answer(change_code(indicator(plan(), TURNOUT).text, "Target", "75%", "70%"), "Pandemi")

    lines = _page(tmp_path, signed, since_report(earlier.plan, signed, [reason]))
    assert ["Target diubah antara Revisi ke-0 dan Revisi ke-2: 75% menjadi 70%."] in lines
    assert ["Tidak dilanjutkan antara Revisi ke-0 dan Revisi ke-2 (isian terakhir: TW I)"] in lines


def test_of_two_equal_indicators_the_one_whose_target_was_changed_says_so(tmp_path: Path) -> None:
    def twice(part: PlanPart) -> PlanPart:
        own = [
            [each, each.but(key=f"{each.key}#2")] if each.text.startswith(TURNOUT) else [each]
            for each in part.indicators
        ]
        return part.but(indicators=tuple(each for pair in own for each in pair))

    def lowered(part: PlanPart) -> PlanPart:
        target = parse_target("70%", plan().definition, "")
        own = (each.but(target=target) if (each.key or "").endswith("#2") else each for each in part.indicators)
        return part.but(indicators=tuple(own))

    doubled = plan().but(parts=tuple(map(twice, plan().parts)))
    revised = doubled.but(identity=doubled.identity.but(revision=1), parts=tuple(map(lowered, doubled.parts)))
    form = form_of(doubled, "Hukum", quarter=1)
    earlier = merge_reports([sent(form, {DISPUTES: {"actual": "40"}})], signed_plan(doubled, 1))
    signed = signed_plan(revised, 2, earlier.plan)

    lines = _page(tmp_path, signed, since_report(earlier.plan, signed))
    told = [at for at, line in enumerate(lines) if line and line[0].startswith("Target diubah")]
    assert [lines[at - 1][:3] for at in told] == [["3", indicator(plan(), TURNOUT).text, "70%"]]


def test_obstacles_of_an_indicator_that_is_gone_stay_with_what_was_to_be_done(tmp_path: Path) -> None:
    said = {"actual": "40", "obstacle": "Sidang ditunda", "follow_up": "Minta jadwal", "due": "31 Mei 2020"}
    earlier = merge_reports([sent(form_of(plan(), "Hukum", quarter=1), {DISPUTES: said})], of_quarter(1))
    signed = signed_plan(_revised(plan()), 2, earlier.plan)

    lines = _page(tmp_path, signed, since_report(earlier.plan, signed))
    (gone,) = (each for each in lines if each[1:2] == [indicator(plan(), DISPUTES).text] and each[0] == "-")
    assert gone[-2:] == ["Sidang ditunda", "Minta jadwal (31 Mei 2020)"]


def _page(folder: Path, signed: SignedPlan, since: SinceReport | None) -> list[list[str]]:
    """What stands on the first part's pages, line by line."""
    result = merge_reports([sent(form_of(plan(), "Hukum"), {SHARED: {"state": "Selesai"}})], signed)
    write_report(folder / "laporan.xlsx", result.but(since=since))
    sheet = openpyxl.load_workbook(folder / "laporan.xlsx", data_only=True)["Laporan Komisi"]
    return [[str(each) for each in values if each] for values in sheet.iter_rows(values_only=True)]


def test_a_row_that_is_gone_from_the_plan_comes_back_only_where_somebody_typed_beside_it() -> None:
    signed = signed_plan(_revised(plan()), 2)
    untouched, typed = (
        merge_reports([sent(form_of(plan(), "Hukum"), {SHARED: {"state": "Selesai"}, **more})], signed)
        for more in ({}, {DISPUTES: {"actual": "50"}})
    )

    assert not any(each.text.startswith(DISPUTES) for _, each in untouched.plan.indicators())
    assert indicator(typed.plan, DISPUTES).further["actual"] == "50"
    assert [value for value, said in told(typed) if "outside the plan" in said] == [indicator(plan(), DISPUTES).text]


def test_nothing_changed_since_a_report_on_the_same_revision() -> None:
    earlier = merge_reports([sent(form_of(plan(), "Hukum", quarter=1), {DISPUTES: {"actual": "40"}})], of_quarter(1))

    assert since_report(earlier.plan, signed_plan(plan(), 2, earlier.plan)) is None


def _revised(own: Plan) -> Plan:
    """The plan with the target of one indicator lowered, and without another one."""

    def changed(part: PlanPart) -> PlanPart:
        staying = (each for each in part.indicators if not each.text.startswith(DISPUTES))
        lowered = parse_target("70%", own.definition, "")
        return part.but(
            indicators=tuple(each.but(target=lowered) if each.text.startswith(TURNOUT) else each for each in staying)
        )

    return own.but(identity=own.identity.but(revision=1), parts=tuple(map(changed, own.parts)))


def test_a_proposal_that_nobody_changed_is_not_told_where_the_plan_was_revised_since() -> None:
    signed = signed_plan(_revised(plan()), 2)
    edited, untouched = (
        merge_reports([sent(form_of(plan(), "Teknis"), {TURNOUT: {"state": "Selesai", **goal}})], signed)
        for goal in ({"goal": "74%?"}, {})
    )

    assert "75%?" in {str(row.further.get("goal")) for row in form_of(plan(), "Teknis").rows["commission"]}
    assert [value for value, said in told(edited) if "question mark" in said] == ["74%?"]
    assert not [value for value, said in told(untouched) if "question mark" in said]


def test_a_target_that_a_form_of_the_plan_before_gave_by_itself_is_no_confirmation() -> None:
    older = _changed(plan(), lambda each: each.but(activities=tuple(one.but(marks={}) for one in each.activities)))
    form, signed = form_of(older, "Hukum"), signed_plan(_changed(plan(), revision=1), 2)
    untouched, typed, same = (
        merge_reports([sent(made, {DISPUTES: {"actual": "40", **goal}})], signed)
        for made, goal in ((form, {}), (form, {"goal": "50%"}), (form_of(plan(), "Hukum"), {"goal": "-"}))
    )
    blank = merge_reports([sent(form, {}), sent(form_of(older, "Teknis"), {TURNOUT: {"actual": "70"}})], signed)

    assert [_goal(each) for each in (untouched, typed, same)] == ["95%?", "50%", "-"]
    assert [len(_of_the_plan_before(each)) for each in (untouched, typed, same)] == [1, 0, 0]
    assert _of_the_plan_before(untouched)[0].startswith('The target "-" came with the form of an older plan')
    assert [each.submitter for each in blank.files if each.blank] == [unit_named("Hukum", older).name]


def test_a_target_that_was_confirmed_before_a_revision_changed_its_row_is_asked_again() -> None:
    earlier = merge_reports([sent(form_of(plan(), "Hukum", quarter=1), {DISPUTES: {"goal": "95%"}})], of_quarter(1))
    lowered = _changed(plan(), lambda each: each.but(target=parse_target("90%", plan().definition, "")), revision=1)
    form = report_form(plan(), 2, submitter=unit_named("Hukum", plan()), earlier=earlier.plan)
    revised, same = (
        merge_reports([sent(form, {DISPUTES: {"actual": "40"}})], signed_plan(own, 2, earlier.plan))
        for own in (lowered, plan())
    )

    assert [_goal(each) for each in (revised, same)] == ["90%?", "95%"]
    assert [len(_of_the_plan_before(each)) for each in (revised, same)] == [1, 0]


def _changed(own: Plan, change: Callable[[Indicator], Indicator] = lambda each: each, revision: int = 0) -> Plan:
    """A revision of the plan with this changed of one indicator."""
    changed = own.changed(lambda _, each: change(each) if each.text.startswith(DISPUTES) else each)
    return changed.but(identity=own.identity.but(revision=revision))


def _goal(result: Merged) -> str:
    return str(indicator(result.plan, DISPUTES).further["goal"])


def _of_the_plan_before(result: Merged) -> list[str]:
    return [said for _, said in told(result) if "older plan" in said]
