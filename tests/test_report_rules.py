"""A clean quarterly report has nothing to report; broken in one way, exactly that is reported, at exactly that cell."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import pytest

from rak_excel import read_plan
from rak_excel.language import Text
from rak_excel.model import Cell, Finding, FormRow, Note, NoteKind, Plan, Severity
from rak_excel.model.finding import Columns, Place
from rak_excel.model.report_form import ReportForm
from rak_excel.model.reported_plan import FollowUp
from rak_excel.monitoring.form import report_form
from rak_excel.rules.catalogue import CATALOGUE
from rak_excel.rules.check import check
from rak_excel.rules.settings import Settings
from rak_excel.vocabulary.names.executors import read_executor
from tests.clean_report import PLAN, clean_report
from tests.reports import Typed, read_report
from tests.tables import plan_of

KOMISI, SEKRETARIAT = "commission", "secretariat"
RULES = [rule for rule in CATALOGUE if rule.family == "RAK9xx"]
Change = Mapping[tuple[str, int], Mapping[str, str]]
"""What is typed otherwise, by the part and the row of its table."""


def with_typed(typed: Typed, change: Change) -> Typed:
    rows = {part: {n: dict(said) for n, said in its.items()} for part, its in typed.items()}
    for (part, n), said in change.items():
        rows[part][n] |= said
    return rows


def with_further(
    form: ReportForm, part: str, n: int, *, carried: Mapping[str, str], shown: Mapping[str, str]
) -> ReportForm:
    """The form with more in a row of the plan that it carries, and in its own."""

    def changed(rows: Iterable[FormRow], more: Mapping[str, str]) -> tuple[FormRow, ...]:
        return tuple(row.but(further={**row.further, **more}) if at == n else row for at, row in enumerate(rows, 1))

    plan = form.reported
    rows = {**form.rows, part: changed(form.rows[part], shown)}
    return form.but(rows=rows, reported=plan.but(rows={**plan.rows, part: changed(plan.rows[part], carried)}))


def told(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    return [(each.name, str(each.cell or each.sheet)) for each in findings]


def errors(findings: Iterable[Finding]) -> list[Finding]:
    return [each for each in findings if each.severity is Severity.ERROR]


@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
def test_nothing_is_wrong_with_a_clean_report(quarter: int) -> None:
    findings = check([read_report(*clean_report(quarter))])

    assert told(each for each in findings if each.severity is not Severity.INFO or each.code.startswith("RAK9")) == []


@dataclass(frozen=True)
class Broken:
    """One thing of the clean report otherwise, where that is told, and how gravely."""

    rule: str
    cell: str
    typed: Change = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    form: Callable[[ReportForm], ReportForm] = lambda form: form
    read: Callable[[Plan], Plan] = lambda plan: plan
    quarter: int = 2


def cell(
    rule: str, at: str, severity: Severity = Severity.ERROR, row: int = 2, part: str = KOMISI, **said: str
) -> Broken:
    return Broken(rule, at, {(part, row): said}, severity)


def earlier(**carried: str) -> Callable[[ReportForm], ReportForm]:
    shown = {"previous": carried["previous"]} if "previous" in carried else {}
    return lambda form: with_further(form, SEKRETARIAT, 1, carried=carried, shown=shown)


def without_row(form: ReportForm) -> ReportForm:
    return form.but(rows={**form.rows, SEKRETARIAT: form.rows[SEKRETARIAT][:-1]})


def with_own_row(form: ReportForm) -> ReportForm:
    own = FormRow(
        "9", "Sasaran lain", "Jumlah Rapat Koordinasi", "2 Laporan", "Rapat", executors="Divisi Teknis Penyelenggaraan"
    )
    return form.but(rows={**form.rows, KOMISI: (*form.rows[KOMISI], own)})


def made_with(before: int) -> Callable[[ReportForm], ReportForm]:
    return lambda form: form.but(reported=form.reported.but(before=before))


def dated(form: ReportForm) -> ReportForm:
    return form.but(identity=form.identity.but(date=datetime.date(2020, 1, 22)))


def following(**said: str) -> Callable[[Plan], Plan]:
    place = Place("Tindak Lanjut", 4, Columns({"state": "I", "result": "J"}))
    usual = {"due": "15 Juni 2020", "text": "Rapat dengan unit", **said}
    one = FollowUp(1, 1, KOMISI, "Opini BPK", "Reviu", "Terlambat", "", place=place).but(**usual)
    return lambda plan: plan.but(reported=plan.reported and plan.reported.but(follow_ups=(one,)))


WARNING = Severity.WARNING
BROKEN = [
    cell("actual-missing", "Realisasi Komisi!H10", actual=""),
    cell("actual-unreadable", "Realisasi Komisi!H10", actual="belum ada datanya"),
    cell("actual-unreadable", "Realisasi Komisi!H10", actual="0,85"),
    cell("actual-of-other-kind", "Realisasi Komisi!H10", actual="3 Laporan"),
    cell("percentage-above-100", "Realisasi Komisi!H10", actual="112%"),
    Broken(
        "actual-falls",
        "Realisasi Sekretariat!H9",
        {(SEKRETARIAT, 1): {"goal": "1", "actual": "1"}},
        form=earlier(previous="2"),
    ),
    cell("earlier-quarter-changed", "Realisasi Komisi!G10", previous="60%"),
    cell("earlier-quarter-changed", "Realisasi Komisi!G10", previous=""),
    cell("far-above-target", "Realisasi Sekretariat!H9", WARNING, 1, SEKRETARIAT, goal="1 Lap", actual="20"),
    cell("not-measured-now", "Realisasi Komisi!H18", WARNING, 10, actual="WTP"),
    cell("not-measured-now", "Realisasi Komisi!H14", WARNING, 6, actual="95%"),
    cell("not-measured-now", "Realisasi Komisi!H14", WARNING, 6, actual="sudah tercapai"),
    cell("not-measured-now", "Realisasi Sekretariat!H9", WARNING, 1, SEKRETARIAT, goal="-", actual="tercapai semua"),
    cell("missed-without-reason", "Realisasi Komisi!R10", actual="60%"),
    cell("missed-without-reason", "Realisasi Komisi!R10", goal="Tidak diukur", actual=""),
    cell("missed-without-reason", "Realisasi Komisi!R10", goal="Tidak diukur tahun ini.", actual="", state="Berjalan"),
    cell("missed-without-follow-up", "Realisasi Komisi!S10", actual="60%", obstacle="Pandemi"),
    cell(
        "missed-without-follow-up", "Realisasi Komisi!U10", WARNING, actual="60%", obstacle="Pandemi", follow_up="Rapat"
    ),
    cell("missed-without-follow-up", "Realisasi Komisi!S10", state="Ditunda", obstacle="Pandemi"),
    *(
        cell("missed-without-follow-up", "Realisasi Komisi!U10", WARNING, follow_up="Rapat", due=due)
        for due in ("segera", "minggu depan", "TW III", "9/30/2020")
    ),
    cell("done-without-evidence", "Realisasi Komisi!Q10", WARNING, evidence=""),
    cell("done-without-evidence", "Realisasi Komisi!Q10", WARNING, evidence="", state="Berjalan", obstacle="Pandemi"),
    cell("evidence-says-nothing", "Realisasi Komisi!Q10", WARNING, evidence="Terlampir"),
    cell("evidence-says-nothing", "Realisasi Komisi!Q10", WARNING, evidence="-"),
    cell("scheduled-not-reported", "Realisasi Komisi!O10", state=""),
    cell("scheduled-not-reported", "Realisasi Komisi!O10", goal="Tidak diukur: pandemi", actual="", state=""),
    cell("past-its-last-period", "Realisasi Komisi!R10", state="Ditunda"),
    cell("past-its-last-period", "Realisasi Komisi!R10", WARNING, state="Berjalan"),
    cell("figure-against-activities", "Realisasi Komisi!H10", WARNING, state="Belum mulai"),
    cell("quarter-target-missing", "Realisasi Komisi!F10", goal=""),
    cell("quarter-target-missing", "Realisasi Komisi!F10", goal="setengahnya"),
    Broken(
        "quarter-targets-disagree",
        "Realisasi Komisi!F10",
        {(KOMISI, 2): {"goal": "70%", "actual": "70%"}},
        WARNING,
        form=lambda form: with_further(form, KOMISI, 2, carried={"goal_q1": "72%"}, shown={}),
    ),
    cell("quarter-targets-disagree", "Realisasi Komisi!F10", WARNING, goal="90%", actual="90%"),
    cell("quarter-targets-disagree", "Realisasi Sekretariat!F9", row=1, part=SEKRETARIAT, goal="2 Lap", actual="2"),
    *(
        Broken(
            "quarter-targets-disagree",
            "Realisasi Sekretariat!F9",
            {(SEKRETARIAT, 1): {"goal": goal, "actual": ""}},
            form=earlier(goal_q1="1 Lap"),
        )
        for goal in ("-", "0")
    ),
    cell("computed-cell-typed", "Realisasi Komisi!J10", WARNING, of_quarter="150"),
    cell("computed-cell-typed", "Realisasi Komisi!L10", WARNING, standing="Belum tercapai"),
    Broken("follow-up-overdue", "Tindak Lanjut!I4", read=following()),
    cell("plan-text-edited", "Realisasi Komisi!D10", WARNING, target="80%"),
    cell("plan-text-edited", "Realisasi Komisi!M11", WARNING, 3, activity="Melaksanakan sosialisasi saja"),
    Broken("plan-row-missing", "Realisasi Sekretariat", form=without_row),
    Broken("row-outside-plan", "Realisasi Komisi!C21", severity=WARNING, form=with_own_row),
    Broken(
        "counterpart-differs",
        "Realisasi Sekretariat!H16",
        {(KOMISI, 10): {"goal": "WTP", "actual": "WTP"}, (SEKRETARIAT, 8): {"goal": "WDP", "actual": "WDP"}},
    ),
    Broken("quarter-skipped", "Identitas Satker!B6", severity=WARNING, form=made_with(1), quarter=3),
    Broken("signed-before-quarter-end", "Identitas Satker!B8", severity=WARNING, form=dated),
    cell("pattern-not-confirmed", "Realisasi Komisi!F10", WARNING, goal="75%?"),
    Broken("plan-not-carried", "None", severity=WARNING, read=lambda plan: plan.but(reported=None)),
    cell("state-unknown", "Realisasi Komisi!O10", WARNING, state="sesuai jadwal"),
    Broken("state-unknown", "Tindak Lanjut!I4", severity=WARNING, read=following(state="kurang tahu")),
]


@pytest.mark.parametrize("broken", BROKEN, ids=lambda each: f"{each.rule} {each.cell}")
def test_one_fault_is_told_once_and_where_it_is(broken: Broken) -> None:
    form, typed = clean_report(broken.quarter)

    findings = check([broken.read(read_report(broken.form(form), with_typed(typed, broken.typed)))])

    own = [each for each in findings if each.name == broken.rule]
    assert told(own) == [(broken.rule, broken.cell)]
    assert own[0].severity is broken.severity
    assert told(each for each in errors(findings) if each.name != broken.rule) == []


def test_a_plan_without_activities_is_reported_by_indicator() -> None:
    plan = read_plan("examples/badan-contoh/rencana/RAK 2026 - Badan Siaga Contoh Kabupaten Hilir - (contoh).xlsx")
    form = report_form(plan, 1)
    missed = {"goal": "20%", "actual": "10%"}
    explained = {**missed, "obstacle": "Cuaca", "follow_up": "Rapat", "due": "31 Mei 2026"}
    others = {2: {"actual": "40", "evidence": "BA Nomor 2"}, 3: {"goal": "-"}}
    (part,) = form.rows

    assert of_reports(read_report(form, {part: {**others, 1: {**missed, "evidence": "BA Nomor 1"}}})) == [
        "missed-without-reason Realisasi Renaksi!M9 error"
    ]
    assert of_reports(read_report(form, {part: {**others, 1: explained}})) == [
        "done-without-evidence Realisasi Renaksi!L9 warning"
    ]


def test_every_rule_of_reports_breaks_the_clean_report_somewhere() -> None:
    elsewhere = {"other-plan-revision"}  # needs the plan beside the report

    assert {each.rule for each in BROKEN} | elsewhere == {rule.name for rule in RULES}


def of_reports(plan: Plan, **chosen: object) -> list[str]:
    """The rules of reports that find something: `actual-missing Realisasi Komisi!H10 error`."""
    found = check([plan], **chosen)  # type: ignore[arg-type]
    return [f"{each.name} {each.cell or each.sheet} {each.severity}" for each in found if each.code.startswith("RAK9")]


def reported(change: Change, quarter: int = 2) -> list[str]:
    form, typed = clean_report(quarter)
    return of_reports(read_report(form, with_typed(typed, change)))


def test_a_plan_meets_no_rule_of_reports() -> None:
    assert not {each.code for each in check([read_plan(PLAN)])} & {rule.code for rule in RULES}


def test_a_report_meets_no_rule_of_plans() -> None:
    families = {each.code[:4] for each in check([read_report(report_form(read_plan(PLAN), 2))])}

    assert families <= {"RAK0", "RAK1", "RAK9"}
    assert {each.code[:4] for each in check([read_plan(PLAN)])} & {"RAK2", "RAK3", "RAK5"}


def test_a_form_that_nobody_filled_in_asks_for_what_is_due_and_for_nothing_else() -> None:
    plan = read_plan(PLAN)
    form = report_form(plan, 2)
    findings = check([read_report(form)], select=["RAK9xx"])

    assert {each.name for each in findings} == {"scheduled-not-reported", "pattern-not-confirmed"}
    planned = [row for rows in form.rows.values() for row in rows if "planned" in row.further]
    proposed = [row for rows in form.rows.values() for row in rows if str(row.further.get("goal", "")).endswith("?")]
    assert (len(errors(findings)), len(findings) - len(errors(findings))) == (len(planned), len(proposed))


@pytest.mark.parametrize("goal", ["-", "Tidak diukur: pandemi", "Tidak diukur karena tidak ada pemilihan"])
def test_nothing_is_told_of_a_figure_that_is_not_due(goal: str) -> None:
    said = {"goal": goal, "actual": "", "obstacle": "", "state": "Berjalan", "evidence": ""}

    assert reported({(SEKRETARIAT, 3): said}) == []  # it is planned in all months
    assert reported({(SEKRETARIAT, 3): {**said, "goal": "Tidak diukur", "obstacle": "Pandemi"}}) == []


@pytest.mark.parametrize("text", ["menunggu rilis", "Belum ada", "tidak diukur", "n/a", "nihil", "-", ""])
def test_words_where_no_figure_is_due_are_no_figure(text: str) -> None:
    assert reported({(KOMISI, 10): {"actual": text}}) == []


def test_zero_is_a_figure_and_a_blank_is_none() -> None:
    assert (
        reported(
            {
                (SEKRETARIAT, 1): {
                    "goal": "1",
                    "actual": "0",
                    "obstacle": "Cuaca",
                    "follow_up": "Rapat",
                    "due": "31 Juli 2020",
                }
            }
        )
        == []
    )
    assert reported({(SEKRETARIAT, 1): {"goal": "1", "actual": ""}}) == [
        "actual-missing Realisasi Sekretariat!H9 error"
    ]


@pytest.mark.parametrize(
    ("said", "name", "sentence"),
    [
        (
            {"actual": "60%", "obstacle": "Tdk ada kendala"},
            "missed-without-reason",
            'KENDALA "Tdk ada kendala" belum menyebut apa pun',
        ),
        ({"actual": "60%"}, "missed-without-reason", "KENDALA kosong"),
        (
            {"actual": "60%", "obstacle": "Pandemi", "follow_up": "Belum ada tindak lanjut"},
            "missed-without-follow-up",
            'TINDAK LANJUT "Belum ada tindak lanjut" belum menyebut apa pun',
        ),
        ({"state": "Ditunda", "obstacle": "nihil"}, "past-its-last-period", 'KENDALA "nihil" belum menyebut apa pun'),
    ],
)
def test_words_that_say_nothing_are_told_as_written(said: Mapping[str, str], name: str, sentence: str) -> None:
    form, typed = clean_report()
    found = check([read_report(form, with_typed(typed, {(KOMISI, 2): said}))], select=["RAK9xx"])
    (told,) = [each.message.id for each in found if each.name == name]
    assert told.startswith(f"{sentence}, padahal ")


def test_what_adds_up_may_grow_before_anything_is_due() -> None:
    assert reported({(SEKRETARIAT, 1): {"goal": "-", "actual": "1"}}) == [
        "not-measured-now Realisasi Sekretariat!H9 info"
    ]
    assert reported({(SEKRETARIAT, 1): {"goal": "-", "actual": "0"}}) == []


def advice(change: Change, form: Callable[[ReportForm], ReportForm] = lambda form: form) -> list[str]:
    blank, typed = clean_report()
    return [each.hint.id for each in check([read_report(form(blank), with_typed(typed, change))], select=["RAK9xx"])]


def test_nobody_is_told_to_clear_what_was_counted_early() -> None:
    (told,) = advice({(SEKRETARIAT, 1): {"goal": "-", "actual": "1"}})

    assert told == (
        "Angka yang benar boleh tetap; capaiannya dihitung begitu ada targetnya. Bila targetnya memang sudah ada, tulis di "
        "TARGET S.D. TW II."
    )


def test_a_target_below_one_that_was_reported_is_not_measured_by_the_plan() -> None:
    (told,) = advice({(SEKRETARIAT, 1): {"goal": "-", "actual": ""}}, earlier(goal_q1="1 Lap"))

    assert told.startswith(
        'Tulis paling sedikit "1 Lap". Bila target s.d. TW I itu yang keliru, betulkan di laporan TW I'
    )


def test_a_state_that_falls_is_a_warning_and_silent_where_a_row_says_why() -> None:
    form, typed = clean_report()
    form = with_further(form, KOMISI, 2, carried={"previous": "80%"}, shown={"previous": "80%"})

    assert of_reports(read_report(form, typed)) == ["actual-falls Realisasi Komisi!H10 warning"]
    assert of_reports(read_report(form, with_typed(typed, {(KOMISI, 2): {"obstacle": "Pandemi"}}))) == []


def test_what_is_early_is_not_far_above_its_target() -> None:
    assert reported({(KOMISI, 2): {"goal": "40%", "actual": "70%"}}) == []
    # Where nothing is to be reached yet, it is more than the target for the year that is far above.
    assert "far-above-target" not in str(reported({(SEKRETARIAT, 1): {"goal": "-", "actual": "1"}}))
    assert "far-above-target" in str(reported({(SEKRETARIAT, 1): {"goal": "-", "actual": "2 Lap"}}))


def test_a_growth_may_be_above_100_percent() -> None:
    assert reported({(SEKRETARIAT, 17): {"goal": "100%", "actual": "120%"}}) == []


@pytest.mark.parametrize("shown", ["100", "100%", "1", "100,2", "-", ""])
def test_a_computed_cell_that_shows_our_figure_rounded_or_as_a_share_is_silent(shown: str) -> None:
    assert reported({(KOMISI, 2): {"of_quarter": shown, "standing": "Tercapai"}}) == []


def test_what_the_form_could_not_judge_does_not_contradict_us() -> None:
    assert reported({(KOMISI, 2): {"standing": "Perlu dicek"}}) == []
    assert reported({(KOMISI, 10): {"standing": "Belum jatuh tempo"}}) == []  # awaits its release
    assert reported({(KOMISI, 10): {"standing": "Tercapai"}}) == ["computed-cell-typed Realisasi Komisi!L18 warning"]


def test_the_target_up_to_the_fourth_quarter_is_that_of_the_year() -> None:
    fewer = {"goal": "70%", "actual": "75%"}

    assert reported({(KOMISI, 2): fewer}, quarter=3) == []
    assert reported({(KOMISI, 2): fewer}, quarter=4) == ["quarter-targets-disagree Realisasi Komisi!F10 warning"]
    none = {"goal": "-", "actual": ""}
    assert reported({(KOMISI, 2): none}, quarter=4) == ["quarter-targets-disagree Realisasi Komisi!F10 warning"]


@pytest.mark.parametrize(
    ("said", "is_overdue"),
    [
        ({"due": "30/06/2020"}, True),
        ({"due": "paling lambat 12 Mei 2020"}, True),
        ({"due": "akhir Mei 2020"}, True),
        ({"due": "1 Juli 2020"}, False),
        ({"due": "Juli 2020"}, False),
        ({"due": "secepatnya"}, False),
        ({"due": ""}, False),
        ({"state": "Selesai"}, False),
        ({"result": "Rapat 3 Juni"}, False),
        ({"state": "-"}, True),
        ({"state": "Dibatalkan"}, False),
        ({"state": "Dalam proses", "result": "Sudah dibahas"}, False),
    ],
)
def test_a_follow_up_is_overdue_by_the_end_of_the_quarter_and_not_by_today(
    said: Mapping[str, str], *, is_overdue: bool
) -> None:
    plan = following(**said)(read_report(*clean_report()))

    assert bool(of_reports(plan)) is is_overdue


def test_a_report_on_another_plan_is_told_where_the_plan_is_given() -> None:
    plan, report = read_plan(PLAN), read_report(*clean_report())
    revised = plan.but(identity=plan.identity.but(revision=1))
    edited = plan.but(parts=plan.parts[:1])

    assert of_reports(report, signed=plan) == []
    assert of_reports(report, signed=revised) == ["other-plan-revision Identitas Satker!B6 error"]
    assert of_reports(report, signed=edited) == ["other-plan-revision Identitas Satker!B6 error"]


SHARED = plan_of("""
    # Komisi
    | NO | SASARAN | INDIKATOR                      | TARGET | KEGIATAN | T1 | T2 | PELAKSANA                     |
    | 1  | Tertib  | Persentase Sengketa yang Menang | 90%   | Bantuan  | v  | v  | Divisi Hukum dan Pengawasan   |
    |    |         |                                | 90%    | Sidang   |    | v  | Divisi Teknis Penyelenggaraan |
    |    |         | Persentase Aduan Selesai       | 90%    | Aduan    | v  | v  | Divisi Hukum dan Pengawasan   |
""")


def test_a_unit_is_not_asked_for_the_work_of_others_and_only_warned_of_what_they_may_report() -> None:
    unit = read_executor("Divisi Hukum dan Pengawasan", KOMISI, SHARED.definition)
    of_unit, of_office = (report_form(SHARED, 2, submitter=each) for each in (unit, None))
    typed = {KOMISI: {1: {"goal": "90%"}, 3: {"goal": "90%"}}}

    told_of_office = of_reports(read_report(of_office, typed))
    assert of_reports(read_report(of_unit, typed)) == [
        "actual-missing Realisasi Komisi!H9 warning",
        "scheduled-not-reported Realisasi Komisi!O9 error",
        "actual-missing Realisasi Komisi!H11 error",
        "scheduled-not-reported Realisasi Komisi!O11 error",
    ]
    assert "actual-missing Realisasi Komisi!H9 error" in told_of_office
    assert "scheduled-not-reported Realisasi Komisi!O10 error" in told_of_office


@pytest.mark.parametrize("lost", [KOMISI, SEKRETARIAT])
def test_a_unit_that_sends_a_report_without_one_of_its_sheets_is_told_which(lost: str) -> None:
    plan = read_plan(PLAN)
    unit = read_executor("Sub Bagian Keuangan, Umum, dan Logistik", SEKRETARIAT, plan.definition)
    form = report_form(plan, 2, submitter=unit)
    read = read_report(form)
    without = read.but(parts=tuple(part for part in read.parts if part.id != lost))

    (finding,) = [each for each in check([without]) if each.name == "plan-row-missing"]

    assert finding.severity is Severity.ERROR
    assert finding.value == form.definition.part(lost).sheet
    assert not [each for each in check([read]) if each.name == "plan-row-missing"]


def test_a_copied_row_is_told_once_and_one_that_was_typed_again_is_not_called_outside_the_plan() -> None:
    form, typed = clean_report()
    first = form.rows[KOMISI][0]
    again = form.but(rows={**form.rows, KOMISI: (*form.rows[KOMISI], first.but(number="99", further={}))})
    read = read_report(again, typed)

    assert [each.kind for each in read.notes] == [NoteKind.COPIED_ROW]
    assert [each.name for each in check([read]) if each.name == "row-outside-plan"] == []
    (found,) = [each for each in check([read.but(notes=())]) if each.name == "row-outside-plan"]
    assert isinstance(found.message, Text)
    assert "lebih sering ada di bagian ini" in found.message.id


def test_a_part_without_rows_in_the_plan_is_not_asked_for() -> None:
    report = read_report(report_form(SHARED, 2))
    without = report.but(parts=report.parts[:1])

    assert [part.id for part in report.parts if part.indicators] == [KOMISI]
    for plan in (report, without):
        assert not {each.name for each in check([plan])} & {"part-missing", "part-empty", "plan-row-missing"}


def test_a_plan_and_a_report_with_one_part_each_are_not_made_one() -> None:
    plan, report = read_plan(PLAN), read_report(*clean_report(), file="laporan.xlsx")
    plan, report = plan.but(parts=plan.parts[:1]), report.but(parts=report.parts[1:])

    lacking = {each.file for each in check([plan, report]) if each.name == "part-missing"}
    assert lacking == {plan.source.file, report.source.file}


def test_what_is_asked_about_a_cell_already_is_not_judged_twice() -> None:
    form, typed = clean_report()
    plan = read_report(form, with_typed(typed, {(KOMISI, 2): {"actual": "60%"}}))
    note = Note(NoteKind.AMBIGUOUS_VALUE, Text("Dua arti.", "Two."), Cell("Realisasi Komisi", 10, "H"), "60%")

    assert of_reports(plan) == ["missed-without-reason Realisasi Komisi!R10 error"]
    assert of_reports(plan.but(notes=(*plan.notes, note))) == []


def test_the_severity_of_a_rule_of_reports_is_a_setting() -> None:
    form, typed = clean_report()
    plan = read_report(form, with_typed(typed, {(KOMISI, 2): {"evidence": ""}}))

    assert of_reports(plan, settings=Settings(severities={"RAK913": Severity.ERROR})) == [
        "done-without-evidence Realisasi Komisi!Q10 error"
    ]
