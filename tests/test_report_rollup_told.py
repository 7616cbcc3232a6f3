"""What a roll-up of reports says of files that are not finished, and in which cells what it says stands."""

from __future__ import annotations

import datetime
from pathlib import Path

import openpyxl
import pytest

from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.jobs.rollup.report_summary import remarks
from rak_excel.jobs.rollup.reports import rollup_report_files
from rak_excel.layouts.reported_plan import plan_written, written_plan
from rak_excel.model import Columns, Executor, Match, Place, Plan
from rak_excel.model.monitoring import Standing
from rak_excel.model.report_form import ReportForm
from rak_excel.model.reported_plan import FollowUp
from rak_excel.monitoring.form import report_form
from rak_excel.reading.files import read_file, read_report_file
from rak_excel.rolling_up.facts.facts import State
from rak_excel.rolling_up.monitoring.attention import hindrances, shared_words
from rak_excel.rolling_up.monitoring.facts import ReportFacts
from rak_excel.rolling_up.monitoring.report_facts import facts_of_report
from rak_excel.rolling_up.monitoring.result import ReportRollup
from rak_excel.workbooks.monitoring.rollup.book import write_report_rollup
from rak_excel.workbooks.monitoring.rollup.layout import ReportLayout
from rak_excel.workbooks.monitoring.rollup.register import in_order, state_of
from tests.merged_reports import merged
from tests.office_reports import DONE, facts, office_report, until_june
from tests.report_files import LOTIM, form_of, signed, write_form
from tests.reports import Typed, read_report
from tests.rollup_plans import office_plan
from tests.test_report_findings import with_row
from tests.test_report_merged_workbook import SHARED
from tests.test_report_rollup import fate, filed, rolled_up
from tests.test_rollup_following import sheet_rows

KEUANGAN, HUKUM = "Keuangan", "Hukum"


def test_a_merged_report_with_open_differences_is_told_with_its_file_and_beside_its_office(tmp_path: Path) -> None:
    folder, merged = tmp_path / "unit", tmp_path / "laporan" / "lotim.xlsx"
    folder.mkdir()
    merged.parent.mkdir()
    plan = signed()
    for unit, state in ((KEUANGAN, "Berjalan"), (HUKUM, "Selesai")):
        write_form(folder / f"{unit}.xlsx", form_of(plan, unit), {SHARED: {"state": state}})
    assert merge_files([folder], merged, MergeRequest(plan=LOTIM)).open
    quickly, whole = (read(merged, merged.name) for read in (read_report_file, read_file))
    assert isinstance(quickly, Plan)
    assert isinstance(whole, Plan)
    assert (quickly.undecided, quickly.notes) == (1, tuple(each for each in whole.notes if each in quickly.notes))
    result = rollup_report_files([merged], 2, provinces=["52"], jobs=0)
    write_report_rollup(tmp_path / "rekap.xlsx", result)

    assert [each.id for each in remarks(result) if "1 beda isian belum dipilih" in each.id]
    cells = (cell.value for row in openpyxl.load_workbook(tmp_path / "rekap.xlsx")["Status Pelaporan"] for cell in row)
    assert any("lotim.xlsx (1 beda isian belum dipilih)" in str(each) for each in cells)


def rest_of(region: str) -> tuple[Plan, ReportForm]:
    """The form of what is left when one unit reports by itself."""
    plan = office_plan(region, until_june)
    unit = plan.parts[1].indicators[0].activities[0].executors[0]
    return plan, report_form(plan, 2, left_by=[unit])


def test_the_form_of_what_units_leave_is_no_report_of_the_office() -> None:
    form = rest_of("52.03")[1]
    sent = facts_of_report(read_report(form, {"commission": DONE["commission"]}, file="seluruh.xlsx"))
    result = rolled_up(facts("52.04"), sent)

    assert fate(result, "seluruh.xlsx").choice.state is State.SUBMISSION
    assert (
        fate(result, "seluruh.xlsx")
        .reason(result.definition)
        .id.startswith("File ini hanya berisi baris yang tidak diisi unit.")
    )
    assert (filed(result, "52.03")[1], len(result.reached)) == ("Belum lapor", len(facts("52.04").reached))


def test_what_units_leave_is_the_whole_plan_where_they_have_no_row() -> None:
    plan, form = rest_of("52.03")
    assert form.reported.rest
    assert plan_written(written_plan(form.reported)) == form.reported
    assert not report_form(plan, 2, left_by=[Executor("unit lain", "unit lain", Match.UNKNOWN)]).reported.rest
    assert not report_form(plan, 2).reported.rest


@pytest.mark.parametrize(
    ("said", "column"),
    [
        ({"actual": "75", "state": "Selesai"}, "goal"),
        ({"goal": "75%", "actual": "?", "state": "Selesai"}, "actual"),
        ({"goal": "75%", "state": "Selesai"}, "actual"),
        ({"goal": "75%", "actual": "75", "state": "Selesai", "follow_up": "Rapat", "due": "1 Juni 2020"}, "due"),
        ({"goal": "75%", "actual": "75"}, "state"),
    ],
)
def test_a_finding_names_the_cell_that_it_is_about(said: dict[str, str], column: str) -> None:
    plan = office_report("52.03", with_row(said))
    ((_, note),) = rolled_up(facts_of_report(plan)).notes

    assert (note.sheet, note.cell) == _cell(plan.parts[0].indicators[1].place, column)


def test_a_follow_up_of_an_earlier_quarter_is_overdue_in_the_cell_of_its_date() -> None:
    plan = office_report("52.03", with_row({"goal": "-", "state": "Selesai"}))
    place = Place("Tindak Lanjut", 8, Columns({"due": "H", "state": "I"}))
    open_one = FollowUp(1, 1, "", "Genset rusak", "", "Mesin tua", "Rapat", due="15 Juni 2020", place=place)
    assert plan.reported
    ((_, note),) = rolled_up(facts_of_report(plan.but(reported=plan.reported.but(follow_ups=(open_one,))))).notes

    assert (note.sheet, note.cell) == ("Tindak Lanjut", "H8")


def test_why_an_indicator_is_not_measured_is_no_obstacle_without_a_follow_up() -> None:
    typed = {"goal": "Tidak diukur", "obstacle": "Survei ditiadakan", "state": "Selesai"}
    result = rolled_up(facts("52.03", with_row(typed)))
    (each,) = result.obstacles

    assert each.standing is Standing.UNMEASURED
    assert [state_of(one).id for one in in_order(ReportLayout(result, "id"))] == ["Alasan tidak diukur"]


def _cell(place: Place, column: str) -> tuple[str, str]:
    return place.sheet, place.cell(column).address


def test_a_follow_up_that_was_cancelled_is_called_so_and_one_of_no_indicator_hinders_none() -> None:
    result = rolled_up(_with_follow_up("1.xlsx", state="Dibatalkan", due="nihil"))
    (each,) = result.obstacles

    assert (state_of(each).id, each.row.due_said) == ("Dibatalkan", "")
    added = rolled_up(_with_follow_up("1.xlsx", quarter=2))
    assert [one.row.obstacle for one in added.obstacles] == ["Mesin tua"]
    assert hindrances(added) == []


def _with_follow_up(file: str, quarter: int = 1, **said: str) -> ReportFacts:
    """A report with one follow-up of the first quarter, and what was said of it."""
    plan = office_report("52.03", file=file)
    assert plan.reported
    one = FollowUp(quarter, 1, "", "Genset rusak", "", "Mesin tua", "Rapat sarana").but(**said)
    return facts_of_report(plan.but(reported=plan.reported.but(follow_ups=(one,))))


def test_two_reports_that_differ_in_what_became_of_a_follow_up_are_no_copies() -> None:
    alike = [_with_follow_up("1.xlsx", state="Selesai"), _with_follow_up("2.xlsx", state="Selesai")]
    apart = [_with_follow_up("1.xlsx", state="Selesai"), _with_follow_up("2.xlsx", state="Berjalan")]

    assert {each.state for each in rolled_up(*alike).fates} == {State.USED.label, State.SAME.label}
    assert {each.choice.state for each in rolled_up(*apart).fates} == {State.EQUAL}


def test_a_report_in_which_only_a_follow_up_is_answered_is_not_blank() -> None:
    blank = office_report("52.03", {}, file="kosong.xlsx")
    assert blank.reported
    asked = FollowUp(1, 1, "", "Genset rusak", "", "Mesin tua", "Rapat sarana")
    answered = [asked, asked.but(state="Selesai"), asked.but(quarter=2)]
    reports = [blank.but(reported=blank.reported.but(follow_ups=(each,))) for each in answered]

    assert [any(part.filled for part in facts_of_report(each).file.parts.values()) for each in reports] == [
        False,
        True,
        True,
    ]


def test_a_later_report_that_lacks_entries_of_the_one_before_is_told_with_the_rows_that_they_are_in() -> None:
    early, late = datetime.datetime(2020, 7, 1), datetime.datetime(2020, 7, 9)
    full: Typed = {
        "commission": {2: {"goal": "75%", "actual": "75", "state": "Selesai", "result": "Rapat", "obstacle": "Hujan"}},
        "secretariat": {1: {"state": "Selesai"}, 2: {"state": "Selesai"}},
    }
    first = facts("52.03", full, file="a.xlsx", saved=early)
    told = [each.id for each in remarks(rolled_up(first, facts("52.03", file="b.xlsx", saved=late)))]
    whole = [each.id for each in remarks(rolled_up(first, facts("52.03", full, file="b.xlsx", saved=late)))]

    assert [
        each for each in told if each.startswith("a.xlsx: digantikan b.xlsx, padahal di 2 baris ada isian yang hanya")
    ]
    assert not [each for each in whole if "digantikan" in each]


def test_entries_that_stand_only_in_a_report_of_which_a_part_is_replaced_are_told_with_the_file_that_has_the_part() -> (
    None
):
    early, late = datetime.datetime(2020, 7, 1), datetime.datetime(2020, 7, 9)
    old: Typed = {"commission": DONE["commission"], "secretariat": {1: {"state": "Selesai", "evidence": "BA 3"}}}
    new = {"secretariat": DONE["secretariat"]}  # nothing on the commission: there the old one still counts
    result = rolled_up(facts("52.03", old, file="a.xlsx", saved=early), facts("52.03", new, file="b.xlsx", saved=late))
    other = facts("52.03", new, file="b.xlsx", saved=late, revision=1)
    revised = rolled_up(facts("52.03", old, file="a.xlsx", saved=early), other)
    unfilled = facts(
        "52.03", {"secretariat": {}, **new, "commission": {2: {"goal": "75%"}}}, file="a.xlsx", saved=early
    )
    whole = facts("52.03", {"commission": {2: {"actual": "75"}}}, file="b.xlsx", saved=late)

    assert fate(result, "a.xlsx").choice.state is State.PARTLY
    assert _replaced(result) == ["a.xlsx: sebagian digantikan b.xlsx, padahal di 1 baris"]
    assert _replaced(revised) == []
    assert fate(rolled_up(unfilled, whole), "a.xlsx").choice.state is State.USED
    assert _replaced(rolled_up(unfilled, whole)) == ["a.xlsx: sebagian digantikan b.xlsx, padahal di 1 baris"]


@pytest.mark.parametrize(
    ("only_old", "of_new", "told"),
    [
        ({"person": "Divisi Data"}, {}, True),
        ({"goal": "75%"}, {"goal": "-"}, True),
        ({"goal": "75%"}, {"goal": "75%?"}, True),
        ({"goal": "-"}, {"goal": "75%?"}, True),
        ({"goal": "75%?"}, {"goal": "-"}, False),
        ({"goal": "75%"}, {"goal": "80%"}, False),
    ],
)
def test_who_is_to_act_and_a_target_that_was_settled_are_among_the_entries_that_a_later_report_lacks(
    only_old: dict[str, str], of_new: dict[str, str], told: bool
) -> None:
    said = {"goal": "75%", "actual": "75", "state": "Selesai"}
    old, new = (
        facts("52.03", {"commission": {2: said | own}}, file=file, saved=datetime.datetime(2020, 7, day))
        for own, file, day in ((only_old, "a.xlsx", 1), (of_new, "b.xlsx", 9))
    )

    assert _replaced(rolled_up(old, new)) == (["a.xlsx: digantikan b.xlsx, padahal di 1 baris"] if told else [])


def test_what_a_later_report_lacks_of_the_answer_to_a_follow_up_is_told() -> None:
    old, new = _with_follow_up("a.xlsx", state="Selesai", result="Rapat"), _with_follow_up("b.xlsx", state="Selesai")
    days = (datetime.datetime(2020, 7, day) for day in (1, 9))
    result = rolled_up(*(each.but(file=each.file.but(saved=day)) for each, day in zip((old, new), days, strict=True)))

    assert _replaced(result) == ["a.xlsx: digantikan b.xlsx, padahal di 1 baris"]


def _replaced(result: ReportRollup) -> list[str]:
    """How it begins what is told of reports that later ones replace."""
    return [told.id.partition(" ada isian")[0] for told in remarks(result) if "digantikan" in told.id]


def test_what_two_units_say_hinders_one_activity_is_two_obstacles_each_without_the_name_of_its_unit() -> None:
    said = {"goal": "75%", "actual": "30", "state": "Berjalan"}
    both = merged({KEUANGAN: {SHARED: {"obstacle": "Pandemi"}}, HUKUM: {SHARED: {"obstacle": "Anggaran terbatas"}}})
    other = facts("52.04", {"commission": {2: {**said, "obstacle": "pandemi."}}})
    result = rolled_up(facts_of_report(both.plan), other)
    (own,) = (each for each in hindrances(result) if each.offices == 1 and each.count > 1)

    assert next(each.row.obstacle for each in result.obstacles).startswith("1. Subbag ")
    assert own.count == 2
    assert dict(own.words) == {"Pandemi": 1, "Anggaran terbatas": 1}
    assert [(each.text, each.offices) for each in shared_words(result)] == [("Pandemi", ("52.03", "52.04"))]


def test_a_list_that_one_unit_wrote_is_one_obstacle() -> None:
    text = "1. Anggaran: terbatas\n2. Orang: kurang"
    row = {"goal": "75%", "actual": "30", "state": "Berjalan", "obstacle": text}
    result = rolled_up(facts("52.03", {"commission": {2: row}}))

    assert [(each.count, each.words) for each in hindrances(result)] == [(1, ((text, 1),))]


def test_reports_on_other_quarters_are_told_and_one_on_a_later_quarter_beside_its_office(tmp_path: Path) -> None:
    result = rolled_up(facts("52.03"), facts("52.04", quarter=3), facts("52.05", quarter=1), facts("52.05", quarter=3))
    assert [each.id for each in remarks(result)] == [
        "Laporan TW I tidak ikut direkap (1 file): laporan-52.05-tw1.xlsx.",
        "Laporan TW III tidak ikut direkap (2 file): laporan-52.04-tw3.xlsx, laporan-52.05-tw3.xlsx.",
    ]
    write_report_rollup(tmp_path / "rekap.xlsx", result)

    beside = {row["Kode Wilayah"]: row["Keterangan"] for row in sheet_rows(tmp_path / "rekap.xlsx", "Status Pelaporan")}
    assert (beside["52.04"], beside["52.03"] or "") == ("laporan-52.04-tw3.xlsx: Triwulan lain", "")


def test_nihil_beside_a_follow_up_that_was_added_by_hand_is_no_obstacle() -> None:
    indicator = facts("52.03").reached[0].indicator
    result = rolled_up(_with_follow_up("1.xlsx", quarter=2, obstacle="nihil", indicator=indicator))

    assert [(each.row.obstacle, each.row.follow_up) for each in result.obstacles] == [("", "Rapat sarana")]
    assert hindrances(result) == []
