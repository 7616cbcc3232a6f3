"""The reports of an office's units become one report on its signed plan, without files."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping

import pytest

from rak_excel.definitions.monitoring import monitoring_words
from rak_excel.errors import NothingToReadError
from rak_excel.jobs.merge.summary import done_of, remarks
from rak_excel.language import Text
from rak_excel.merging.differences.differences import Decision, Decisions
from rak_excel.merging.follow_ups import united_follow_ups
from rak_excel.merging.merge import Merged, merge
from rak_excel.merging.reports import merge_reports
from rak_excel.merging.sent.entries import EntryFate, file_rank
from rak_excel.merging.sent.precedence import latest_first
from rak_excel.model import Columns, FormRow, Indicator, Note, NoteKind, Place, Plan, PlanPart, Signatory
from rak_excel.model.monitoring import Standing
from rak_excel.model.reported_plan import FollowUp
from rak_excel.monitoring.form import report_form
from rak_excel.monitoring.report import report_of
from rak_excel.monitoring.signed import signed_plan
from rak_excel.vocabulary.targets.targets import parse_target
from rak_excel.workbooks.merged.decisions import line_code
from tests.merged_reports import (
    ACCOUNTS,
    DISPUTES,
    SHARED,
    TURNOUT,
    asked,
    indicator,
    merged,
    of_quarter,
    plan,
    told,
    work,
)
from tests.report_files import form_of, sent, unit_named

WORDS = monitoring_words(plan().definition)
OPEN = FollowUp(1, 1, "secretariat", "Produk hukum", "Reviu", "Kurang orang", "Menambah orang")


def test_every_row_of_the_plan_stands_in_the_report_as_the_plan_has_it() -> None:
    report = merged({"Keuangan": {ACCOUNTS: {"actual": "1"}}}).plan

    def said(own: Plan) -> list[tuple[object, ...]]:
        return [
            (row.part, row.indicator.objective.text, row.indicator.objective.number_text, row.indicator.text)
            + (row.indicator.target and row.indicator.target.text,)
            + ((row.activity.text, row.activity.executors_text) if row.activity else ("", ""))
            for row in own.rows()
        ]

    assert said(report) == said(plan())


def test_rows_of_units_that_sent_nothing_are_blank_and_the_units_are_named() -> None:
    result = merged({"Keuangan": {ACCOUNTS: {"goal": "1 Lap", "actual": "1"}}})

    standings = Counter(each.standing for each in report_of(result.plan).reached)
    assert standings[Standing.MET] == 1
    assert standings[Standing.MISSED] == 0
    assert "Sub Bagian Hukum dan Sumber Daya Manusia" in result.missing
    assert "Sub Bagian Keuangan, Umum dan Logistik" not in result.missing


def test_two_figures_of_two_units_are_asked_about_and_a_blank_contradicts_nothing() -> None:
    result = merged({"Keuangan": {SHARED: {"actual": "85"}}, "Hukum": {SHARED: {"actual": "90"}}, "Teknis": {}})

    assert asked(result) == [("actual", ["85%", "90%"])]
    assert indicator(result.plan, SHARED).further["actual"] == "85%"


def test_one_figure_in_two_spellings_is_no_difference() -> None:
    result = merged({"Keuangan": {SHARED: {"actual": "85"}}, "Hukum": {SHARED: {"actual": "85,0%"}}})

    assert asked(result) == []


def test_one_state_in_two_words_is_no_difference_and_two_states_are_asked_about() -> None:
    result = merged({
        "Keuangan": {SHARED: {"state": "Selesai"}},
        "Hukum": {SHARED: {"state": "Terlaksana"}},
        "Teknis": {SHARED: {"state": "Berjalan"}},
    })  # fmt: skip

    assert asked(result) == [("state", ["Selesai", "Berjalan"])]


def test_a_target_that_nobody_confirmed_gives_way_to_one_that_somebody_did() -> None:
    result = merged({"Teknis": {TURNOUT: {"goal": "70%"}}, "Hukum": {TURNOUT: {"state": "Berjalan"}}})

    assert asked(result) == []
    assert indicator(result.plan, TURNOUT).further["goal"] == "70%"


def test_a_target_that_nobody_confirmed_at_all_stays_proposed() -> None:
    result = merged({"Teknis": {TURNOUT: {"state": "Berjalan"}}})

    assert str(indicator(result.plan, TURNOUT).further["goal"]).endswith("?")


def test_two_confirmed_targets_are_asked_about() -> None:
    result = merged({"Teknis": {TURNOUT: {"goal": "70%"}}, "Hukum": {TURNOUT: {"goal": "75%"}}})

    assert asked(result) == [("goal", ["70%", "75%"])]


def test_a_dash_as_target_is_an_answer_and_contradicts_another() -> None:
    result = merged({"Teknis": {TURNOUT: {"goal": "-"}}, "Hukum": {TURNOUT: {"goal": "75%"}}})

    assert asked(result) == [("goal", ["-", "75%"])]


def test_what_units_say_of_one_activity_stands_one_below_the_other_each_behind_its_unit() -> None:
    result = merged({
        "Keuangan": {SHARED: {"result": "Anggaran tersedia.", "evidence": "ND 12"}},
        "Hukum": {SHARED: {"result": "Draf selesai.", "evidence": "nd 12"}},
    })  # fmt: skip

    own = work(result.plan, SHARED).further
    assert own["result"] == "1. Subbag Keuangan Umum Logistik: Anggaran tersedia.\n2. Subbag Hukum SDM: Draf selesai."
    assert own["evidence"] == "ND 12"
    assert asked(result) == []


def test_texts_that_no_cell_has_room_for_together_are_asked_about() -> None:
    result = merged({"Keuangan": {SHARED: {"result": "a" * 20_000}}, "Hukum": {SHARED: {"result": "b" * 20_000}}})

    assert [field for field, _ in asked(result)] == ["result"]


def test_a_dash_says_nothing_beside_words_and_stays_alone() -> None:
    result = merged({
        "Keuangan": {SHARED: {"obstacle": "-", "evidence": "-"}},
        "Hukum": {SHARED: {"obstacle": "Anggaran kurang."}},
    })  # fmt: skip

    own = work(result.plan, SHARED).further
    assert (own["obstacle"], own["evidence"]) == ("Anggaran kurang.", "-")


def test_an_edited_wording_is_told_and_the_plan_s_is_used() -> None:
    words = indicator(plan(), SHARED).text
    edited = {"indicator": words.replace("Yang Berlaku", "yang masih berlaku"), "state": "Selesai"}
    result = merged({"Keuangan": {SHARED: edited}})

    assert indicator(result.plan, SHARED).text == words
    assert work(result.plan, SHARED).further["state"] == "Selesai"
    assert [value for value, said in told(result) if "changed from the plan" in said] == [edited["indicator"]]


@pytest.mark.parametrize("beside", [{"state": "Selesai"}, {}])
def test_work_outside_the_plan_stays_behind_the_planned_and_is_told(beside: dict[str, str]) -> None:
    form = form_of(plan(), "Keuangan")
    rows = form.rows["secretariat"]
    added = FormRow(
        activity="Membantu pengadaan alat pelindung diri", executors="Sub Bagian Keuangan, Umum dan Logistik"
    )
    own = form.but(rows={**form.rows, "secretariat": (rows[0], added.but(further=beside), *rows[1:])})
    result = merge_reports([sent(own, {ACCOUNTS: {"state": "Berjalan"}})], of_quarter())

    activities = indicator(result.plan, ACCOUNTS).activities
    assert [each.text for each in activities][1:] == [added.activity]
    assert [value for value, said in told(result) if "outside the plan" in said] == [added.activity]
    assert [each.planned is None for each in report_of(result.plan).reached[12].works] == [False, True]


def test_a_report_made_from_another_revision_is_told_and_linked_all_the_same() -> None:
    other = plan().but(identity=plan().identity.but(revision=1))
    result = merge_reports([sent(form_of(plan(), "Hukum"), {DISPUTES: {"actual": "50"}})], signed_plan(other, 2))

    assert indicator(result.plan, DISPUTES).further["actual"] == "50%"
    assert any("revision 0 of the plan, and revision 1" in said for _, said in told(result))


def test_reports_of_another_quarter_and_plans_are_refused_each_with_a_sentence() -> None:
    reports = [
        sent(form_of(plan(), "Hukum"), {DISPUTES: {"actual": "50"}}),
        sent(form_of(plan(), "Keuangan", quarter=1), {ACCOUNTS: {"actual": "1"}}),
        plan().but(source=plan().source.but(sha256="1" * 64, file="salinan.xlsx")),
    ]
    result = merge_reports(reports, of_quarter())

    assert {each.source.file: each.reason.en.split(".")[0] for each in result.refused if each.reason} == {
        "Sub Bagian Keuangan, Umum dan Logistik.xlsx": "This is the report of TW I, and TW II is merged",
        "salinan.xlsx": "This file is a plan and no quarterly report",
    }


def test_a_merged_report_among_the_reports_is_refused_with_what_it_is_for() -> None:
    report = sent(form_of(plan(), "Hukum"), {DISPUTES: {"actual": "50"}})
    earlier = merged({"Keuangan": {ACCOUNTS: {"actual": "1"}}}).plan

    (refused,) = merge_reports([report, earlier], of_quarter()).refused
    assert refused.reason is not None
    assert "merge all reports of units again with --decisions" in refused.reason.en


def test_the_merged_report_of_an_earlier_quarter_is_refused_with_what_it_is_for() -> None:
    report = sent(form_of(plan(), "Hukum"), {DISPUTES: {"actual": "50"}})
    first = merge_reports([sent(form_of(plan(), "Hukum", quarter=1), {DISPUTES: {"actual": "40"}})], of_quarter(1))

    (refused,) = merge_reports([report, first.plan], of_quarter()).refused
    assert refused.reason is not None
    assert "use --previous" in refused.reason.en


def test_an_older_merged_report_is_offered_for_nothing_where_a_newer_one_is_in_use() -> None:
    first, second = (
        merge_reports([sent(form_of(plan(), "Hukum", each), {})], of_quarter(each)).plan for each in (1, 2)
    )
    stray = first.but(source=first.source.but(file="tw1.xlsx", sha256="1" * 64))
    own = sent(form_of(plan(), "Hukum", 3), {DISPUTES: {"actual": "50"}})

    (refused,) = merge_reports([stray, own], signed_plan(plan(), 3, second)).refused
    assert refused.reason is not None
    assert "each quarter is merged by itself" in refused.reason.en


def test_the_report_of_another_office_is_refused() -> None:
    report = sent(form_of(plan(), "Hukum"), {DISPUTES: {"actual": "50"}})
    other = sent(form_of(plan(), "Keuangan"), {ACCOUNTS: {"actual": "1"}})
    elsewhere = other.but(identity=other.identity.but(office="KPU Kabupaten Bima", region="52.06"))

    (refused,) = merge_reports([report, elsewhere], of_quarter()).refused
    assert refused.reason is not None
    assert "KPU Kabupaten Bima" in refused.reason.en
    assert "--region" not in refused.reason.en


def test_reports_among_plans_are_refused() -> None:
    report = sent(form_of(plan(), "Hukum"), {DISPUTES: {"actual": "50"}})

    (refused,) = merge([plan(), report]).refused
    assert refused.reason is not None
    assert "quarterly report and no plan" in refused.reason.en


def test_without_any_report_of_the_quarter_nothing_is_merged() -> None:
    with pytest.raises(NothingToReadError, match="TW I"):
        merge_reports([sent(form_of(plan(), "Hukum", quarter=1), {})], of_quarter())


def test_the_account_counts_what_units_typed_and_the_rows_that_the_plan_alone_gives() -> None:
    result = merged({"Hukum": {DISPUTES: {"actual": "50"}, SHARED: {"state": "Selesai"}}})

    of_unit, of_plan = result.files
    assert (len(of_unit.sent), of_unit.count(EntryFate.MERGED)) == (2, 2)
    assert (len(of_plan.sent), of_plan.count(EntryFate.COLLAPSED)) == (len(list(plan().activities())), 2)
    assert of_plan.signed


def test_figures_of_the_quarter_before_come_from_the_office_s_report() -> None:
    first = merge_reports(
        [sent(form_of(plan(), "Hukum", quarter=1), {DISPUTES: {"actual": "40", "goal": "50%"}})], of_quarter(1)
    )
    now = signed_plan(plan(), 2, first.plan)
    result = merge_reports([sent(form_of(plan(), "Hukum"), {DISPUTES: {"previous": "60", "actual": "70"}})], now)

    assert indicator(result.plan, DISPUTES).further["previous"] == "40%"
    assert indicator(result.plan, TURNOUT).further["previous"] == "-"
    assert [value for value, said in told(result) if "quarter before" in said] == ["60"]


def test_without_the_office_s_report_figures_of_the_quarter_before_are_those_of_the_forms() -> None:
    result = merged({"Hukum": {DISPUTES: {"previous": "40", "actual": "70"}}})

    assert indicator(result.plan, DISPUTES).further["previous"] == "40"
    assert told(result) == []


def test_what_was_to_be_done_is_carried_and_what_became_of_it_is_united() -> None:
    follow_up = {"obstacle": "Sidang ditunda.", "follow_up": "Minta jadwal baru.", "due": "31 Juli 2020"}
    first = merge_reports([sent(form_of(plan(), "Hukum", quarter=1), {DISPUTES: follow_up})], of_quarter(1))
    now = signed_plan(plan(), 2, first.plan)
    (open_one,) = now.form.reported.follow_ups

    def answering(unit: str, state: str, result: str) -> Plan:
        own = sent(form_of(plan(), unit), {SHARED: {"state": "Selesai"}})
        assert own.reported
        answered = open_one.but(state=state, result=result)
        return own.but(reported=own.reported.but(follow_ups=(answered,)))

    reports = [answering("Hukum", "Selesai", "Sidang 3 Juni."), answering("Keuangan", "Berjalan", "")]
    result = merge_reports(reports, now)

    assert result.plan.reported
    (united,) = result.plan.reported.follow_ups
    assert (united.text, united.state, united.result) == ("Minta jadwal baru.", "Selesai", "Sidang 3 Juni.")
    assert [value for value, said in told(result) if "follow-up" in said] == ["Berjalan"]


def test_follow_ups_in_the_same_words_stay_apart() -> None:
    """An indicator that the plan has twice may have the same follow-up twice: each is known by its number."""
    two = tuple(
        FollowUp(1, n, "secretariat", "Produk hukum", "Reviu", "Kurang orang", "Menambah orang") for n in (1, 2)
    )
    report = sent(form_of(plan(), "Hukum"), {})
    answered = (two[0].but(state="Berjalan", result="satu"), two[1].but(state="Selesai", result="dua"))
    assert report.reported is not None
    report = report.but(reported=report.reported.but(follow_ups=answered))

    united, told_apart = united_follow_ups(two, [report], (), WORDS)

    assert [(each.number, each.state, each.result) for each in united] == [
        (1, "Berjalan", "satu"),
        (2, "Selesai", "dua"),
    ]
    assert told_apart == []


def test_follow_ups_in_the_same_words_stay_apart_where_nobody_gave_the_report_before() -> None:
    two = (OPEN.but(state="Berjalan", result="satu"), OPEN.but(number=2, state="Selesai", result="dua"))
    report = sent(form_of(plan(), "Hukum"), {})
    assert report.reported
    report = report.but(reported=report.reported.but(follow_ups=two))

    united, told_apart = united_follow_ups((), [report], (), WORDS)

    assert [(each.state, each.result) for each in united] == [("Berjalan", "satu"), ("Selesai", "dua")]
    assert told_apart == []


def test_a_follow_up_that_a_form_knows_by_another_number_is_found_by_its_words() -> None:
    own = answering("Hukum", "a.xlsx", OPEN.but(number=7, state="Selesai"))

    (united,), _ = united_follow_ups((OPEN,), [own], (), WORDS)
    assert (united.number, united.state) == (1, "Selesai")


def answering(unit: str, file: str, answer: FollowUp, saved: datetime.datetime | None = None) -> Plan:
    """The report of a unit that says this of one follow-up."""
    report = sent(form_of(plan(), unit), {}, file)
    assert report.reported
    own = answer.but(place=Place("Tindak Lanjut", 4, Columns({"state": "I"})))
    return report.but(
        reported=report.reported.but(follow_ups=(own,)), source=report.source.but(saved=saved, sha256=file)
    )


@pytest.mark.parametrize("names", [("a.xlsx", "b.xlsx"), ("b.xlsx", "a.xlsx")])
def test_of_two_files_of_one_unit_the_newer_tells_what_became_of_a_follow_up(names: tuple[str, str]) -> None:
    days = (datetime.datetime(2020, 7, day, tzinfo=datetime.UTC) for day in (1, 9))
    answers = (OPEN.but(state="Berjalan", result="dua orang"), OPEN.but(state="Selesai", result="tiga orang"))
    reports = [answering("Hukum", *each) for each in zip(names, answers, days, strict=True)]

    (united,), told_apart = united_follow_ups((OPEN,), reports, [latest_first(reports)], WORDS)

    assert (united.state, united.result) == ("Selesai", "tiga orang")
    assert [each.note.value for each in told_apart] == ["Berjalan; dua orang"]


@pytest.mark.parametrize("saved", [True, False])
def test_of_two_reports_of_the_whole_office_the_newer_tells_what_became_of_a_follow_up_where_it_has_all_rows(
    saved: bool,
) -> None:
    days = (datetime.datetime(2020, 7, day, tzinfo=datetime.UTC) for day in (1, 9))
    answers = (OPEN.but(state="Berjalan", result="dua orang"), OPEN.but(state="Selesai", result="tiga orang"))
    own = [
        answering("", file, each, day if saved else None)
        for file, each, day in zip(("a.xlsx", "b.xlsx"), answers, days, strict=True)
    ]
    now = of_quarter()
    known = now.but(form=now.form.but(reported=now.form.reported.but(follow_ups=(OPEN,))))

    report = merge_reports(own, known)
    assert report.plan.reported
    (united,) = report.plan.reported.follow_ups

    joined = "1. Seluruh kantor: dua orang\n2. Seluruh kantor: tiga orang"
    assert (united.state, united.result) == (("Selesai", "tiga orang") if saved else ("Berjalan", joined))
    assert [value for value, said in told(report) if "sent a newer" in said] == ["Berjalan; dua orang"] * saved
    assert [value for value, said in told(report) if "Another report says" in said] == ["Selesai"] * (not saved)


def test_what_two_units_add_in_the_same_words_is_one_follow_up_though_one_form_does_not_know_the_part() -> None:
    said = (OPEN.but(quarter=2, number=1, state="Selesai"), OPEN.but(quarter=2, number=2, part="", state="Berjalan"))
    reports = [answering(unit, f"{unit}.xlsx", each) for unit, each in zip(("Hukum", "Keuangan"), said, strict=True)]

    for sent_in in (reports, reports[::-1]):
        (united,), told_apart = united_follow_ups((), sent_in, (), WORDS)
        assert united.part == "secretariat"
        assert [each.note.value for each in told_apart] == [said[reports.index(sent_in[1])].state]


@pytest.mark.parametrize("names", [("a.xlsx", "b.xlsx"), ("b.xlsx", "a.xlsx")])
@pytest.mark.parametrize("states", [("Berjalan", "Selesai"), ("", "")])
def test_of_two_files_of_one_unit_the_newer_tells_of_a_follow_up_that_it_added(
    names: tuple[str, str], states: tuple[str, str]
) -> None:
    days = (datetime.datetime(2020, 7, day, tzinfo=datetime.UTC) for day in (1, 9))
    older = OPEN.but(quarter=2, person="Divisi Hukum", due="1 Juli 2020", state=states[0])
    newer = older.but(person="Sekretaris", due="1 Agustus 2020", state=states[1])
    reports = [answering("Hukum", *each) for each in zip(names, (older, newer), days, strict=True)]

    (united,), told_apart = united_follow_ups((), sorted(reports, key=file_rank), [latest_first(reports)], WORDS)

    assert (united.person, united.due, united.state) == ("Sekretaris", "1 Agustus 2020", states[1])
    assert [(each.file, "sent a newer file" in each.said.en) for each in told_apart] == [(names[0], True)]


def test_what_two_units_say_otherwise_of_a_follow_up_that_both_added_is_told() -> None:
    added = OPEN.but(quarter=2, person="Divisi Hukum", due="31 Juli 2020")
    reports = [
        answering("Keuangan", "a.xlsx", added),
        answering("Hukum", "b.xlsx", added.but(obstacle="Orang kurang sekali", due="31 Agustus 2020")),
    ]

    (united,), told_apart = united_follow_ups((), reports, (), WORDS)

    assert (united.obstacle, united.due) == ("Kurang orang", "31 Juli 2020")
    assert [each.note.value for each in told_apart] == ["Orang kurang sekali", "31 Agustus 2020"]


REPORTED = "of 11 indicators and 0 of 33 activities that are to be reported were filled in"


def test_a_form_in_which_nobody_filled_in_anything_is_told_as_blank() -> None:
    result = merged({"Hukum": {DISPUTES: {"actual": "50"}}, "Keuangan": {}})

    said = {file.submitter: (file.status, file.blank) for file in result.files if not file.signed}
    assert said["Sub Bagian Keuangan, Umum dan Logistik"] == ("masih kosong", True)
    assert said["Sub Bagian Hukum dan Sumber Daya Manusia"] == ("dipakai", False)
    assert done_of(result).en == f"2 files: 1 used, 1 blank. 1 {REPORTED}"
    assert [line.en for line in remarks(result) if "blank" in line.en] == [
        "Sub Bagian Keuangan, Umum dan Logistik.xlsx: Its form is still blank."
    ]


def test_where_every_form_is_blank_that_is_what_is_said_of_them() -> None:
    assert done_of(merged({"Hukum": {}, "Keuangan": {}})).en == f"2 files: 2 blank. 0 {REPORTED}"


def _made_with_a_report(typed: Mapping[str, Mapping[str, str]]) -> Merged:
    """The form of a unit made with the report of the quarter before, merged without that."""
    before = merge_reports([sent(form_of(plan(), "", 1), {DISPUTES: {"goal": "95%", "actual": "40"}})], of_quarter(1))
    form = report_form(plan(), 2, submitter=unit_named("Hukum", plan()), earlier=before.plan)
    return merge_reports([sent(form, typed)], of_quarter())


def test_the_figure_of_the_quarter_before_that_a_form_was_made_with_makes_it_no_report() -> None:
    result = _made_with_a_report({})

    assert [file.blank for file in result.files] == [True, False]
    assert done_of(result).en.endswith(f" 0 {REPORTED}")


@pytest.mark.parametrize(("typed", "unused"), [("45", ["44", "45"]), ("40", ["44"]), ("-", ["44"]), ("", ["44"])])
def test_it_counts_whatever_is_typed_over_it_and_that_is_told(typed: str, unused: list[str]) -> None:
    result = _made_with_a_report({DISPUTES: {"previous": typed, "actual": "50"}, SHARED: {"previous": "44"}})

    assert indicator(result.plan, DISPUTES).further["previous"] == "40%"
    assert "previous" not in indicator(result.plan, SHARED).further
    assert [value for value, said in told(result) if "quarter before" in said] == unused


def test_a_form_that_tells_what_became_of_a_follow_up_is_not_blank() -> None:
    own = answering("Hukum", "a.xlsx", OPEN.but(state="Selesai"))

    assert [file.blank for file in merge_reports([own], of_quarter()).files] == [False, False]


@pytest.mark.parametrize(
    "typed",
    [
        {"place": "Masbagik"},
        {"date": datetime.date(2020, 7, 3)},
        {"signatories": {"chair": Signatory("Ketua", "Siti Aminah")}},
    ],
)
def test_a_form_that_says_where_when_or_who_signs_is_not_blank(typed: dict[str, object]) -> None:
    own = sent(form_of(plan(), "Hukum"), {})
    as_made, signing = own.but(identity=plan().identity.but(date=None)), own.but(identity=own.identity.but(**typed))

    assert [file.blank for file in merge_reports([as_made], of_quarter()).files] == [True, False]
    assert [file.blank for file in merge_reports([signing], of_quarter()).files] == [False, False]


def test_what_is_neither_due_nor_scheduled_is_not_counted_as_to_be_reported() -> None:
    result = merged(
        {"Hukum": {"Indeks Reformasi": {"actual": "70"}, "Terlaksananya Penyusunan Ren": {"state": "Selesai"}}}
    )

    assert done_of(result).en == f"1 files read, 0 {REPORTED.replace('0 of 33', '1 of 33')}"


@pytest.mark.parametrize("file", [f"{number}.xlsx" for number in range(6)])
def test_how_much_is_reported_does_not_depend_on_what_a_file_is_called(file: str) -> None:
    report = sent(form_of(plan()), {DISPUTES: {"actual": "50"}, SHARED: {"goal": "70%"}}, file)
    result = merge_reports([report], of_quarter())

    assert done_of(result).en == f"1 files read, 1 {REPORTED}".replace("11", "12")
    assert [file.count(EntryFate.MERGED) for file in result.files] == [2, 33]


def typed_over(computed: dict[str, str], entries: dict[str, str]) -> list[str]:
    report = sent(form_of(plan(), "Hukum"), {SHARED: entries})

    def own(_: PlanPart, each: Indicator) -> Indicator:
        return each.but(computed=computed) if each.text.startswith(SHARED) else each

    result = merge_reports([report.changed(own)], of_quarter())
    return [value for value, said in told(result) if "worked out" in said]


def test_what_is_typed_over_a_column_that_is_worked_out_is_told() -> None:
    said = {"goal": "50%", "actual": "40"}

    assert typed_over({"of_quarter": "80", "of_year": "40", "standing": "Mendekati"}, said) == []
    assert typed_over({"of_quarter": "95", "of_year": "40", "standing": "Tercapai"}, said) == ["95", "Tercapai"]
    assert typed_over({"of_quarter": "", "of_year": "77", "standing": "bagus sekali"}, {"state": "Selesai"}) == [
        "77",
        "bagus sekali",
    ]


def test_a_value_of_one_s_own_has_the_percent_sign_of_the_others() -> None:
    sendings = {"Keuangan": {SHARED: {"actual": "85"}}, "Hukum": {SHARED: {"actual": "90"}}}
    (difference,) = merged(sendings).differences

    def decided(own: str) -> Merged:
        made = Decision(difference.question.code, difference.candidates_code, "", own=own)
        reports = [sent(form_of(plan(), unit), typed) for unit, typed in sendings.items()]
        return merge_reports(reports, of_quarter(), decisions=Decisions({made.question: made}))

    assert indicator(decided("87").plan, SHARED).further["actual"] == "87%"
    (as_sent,) = decided("90").differences
    assert (as_sent.chosen.text, as_sent.own) == ("90%", None)


def test_a_merged_report_with_open_differences_is_not_merged_by_itself() -> None:
    result = merged({"Keuangan": {SHARED: {"actual": "85"}}, "Hukum": {SHARED: {"actual": "90"}}})
    alone = result.plan.but(notes=(Note(NoteKind.DIFFERENCE_OPEN, Text("beda", "differs"), None, "85%"),))

    with pytest.raises(NothingToReadError, match="beda isian yang belum dipilih"):
        merge_reports([alone], of_quarter())


def test_what_nobody_edited_in_a_form_of_an_earlier_revision_is_not_told() -> None:
    def lowered(_: PlanPart, each: Indicator) -> Indicator:
        if not each.text.startswith(DISPUTES):
            return each
        target = parse_target("90%", plan().definition, each.text)
        works = (each.activities[0].but(marks={1: "v"}, text="Menyelesaikan sengketa"), *each.activities[1:])
        return each.but(target=target, activities=works)

    now = plan().but(identity=plan().identity.but(revision=1)).changed(lowered)
    result = merge_reports([sent(form_of(plan(), "Hukum"), {DISPUTES: {"actual": "50"}})], signed_plan(now, 2))

    assert [said.split(",")[0] for _, said in told(result)] == ["This report was made from revision 0 of the plan"]
    assert indicator(result.plan, DISPUTES).target == indicator(now, DISPUTES).target


@pytest.mark.parametrize(("typed", "shown"), [("65", "65%"), ("65%", "65%"), ("6,5 persen", "6,5 persen")])
def test_a_figure_that_is_typed_as_ones_own_value_has_the_sign_of_the_others(typed: str, shown: str) -> None:
    reports = [
        sent(form_of(plan(), unit), {SHARED: {"actual": figure}})
        for unit, figure in (("Hukum", "60"), ("Teknis", "70"))
    ]
    (difference,) = merge_reports(reports, of_quarter()).open
    on = line_code(difference, difference.candidates[0])
    decision = Decision(difference.question.code, difference.candidates_code, "", own=typed, row=6, line=on)

    united = merge_reports(reports, of_quarter(), decisions=Decisions({difference.question.code: decision})).plan
    assert indicator(united, SHARED).further["actual"] == shown


def test_those_are_named_whose_forms_have_rows_and_that_sent_none_and_nobody_else() -> None:
    units = ["Keuangan", "Perencanaan", "Teknis", "Hukum"]
    every = merged({unit: {} for unit in [*units, ""]})
    assert every.missing == ()

    assert merged({unit: {} for unit in units}).missing == ("Seluruh kantor",)
    without = merged({unit: {} for unit in ["Keuangan", "Perencanaan", "Teknis", ""]})
    assert without.missing == ("Sub Bagian Hukum dan Sumber Daya Manusia",)
    assert merged({"": {}}).missing == ()


def saved_at(hour: int, typed: Mapping[str, Mapping[str, str]]) -> Plan:
    own = sent(form_of(plan()), typed, f"kantor-{hour}.xlsx")
    return own.but(source=own.source.but(saved=datetime.datetime(2020, 7, 1, hour, tzinfo=datetime.UTC)))


@pytest.mark.parametrize("order", [slice(None), slice(None, None, -1)])
def test_what_the_whole_office_sends_again_replaces_what_it_sent_and_what_others_add_adds_up(order: slice) -> None:
    first = saved_at(1, {SHARED: {"actual": "85", "result": "Rapat 3 Juni."}})
    again = saved_at(2, {SHARED: {"actual": "90", "result": "Rapat 4 Juni."}, ACCOUNTS: {"actual": "1"}})
    added = saved_at(3, {DISPUTES: {"actual": "50"}})

    result = merge_reports([first, again][order], of_quarter())
    assert asked(result) == []
    assert "kantor-2.xlsx lebih baru: 1 baris dari kantor-1.xlsx diganti." in [str(each) for each in remarks(result)]
    assert indicator(result.plan, SHARED).further["actual"] == "90%"
    assert work(result.plan, SHARED).further["result"] == "Rapat 4 Juni."

    result = merge_reports([first, added][order], of_quarter())
    assert indicator(result.plan, SHARED).further["actual"] == "85%"
    assert indicator(result.plan, DISPUTES).further["actual"] == "50%"
    assert result.judged.replaced == ()
