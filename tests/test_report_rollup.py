"""The roll-up of quarterly reports without files: who reported, which report counts, what is behind, and that nothing is lost."""

from __future__ import annotations

import datetime
import random
from collections import Counter
from pathlib import Path

import pytest

from rak_excel.errors import NothingToReadError
from rak_excel.model import Plan, Source
from rak_excel.model.monitoring import JUDGED, Standing
from rak_excel.monitoring.form import report_form
from rak_excel.reading import read_sheets
from rak_excel.rolling_up.facts.facts import State
from rak_excel.rolling_up.monitoring.attention import hindrances, off_track, shared_words
from rak_excel.rolling_up.monitoring.calls import calls
from rak_excel.rolling_up.monitoring.choosing import ReportFate
from rak_excel.rolling_up.monitoring.facts import ReportFacts
from rak_excel.rolling_up.monitoring.filing import EarlierRollup, Filed, Filing, TypedOfReport
from rak_excel.rolling_up.monitoring.report_facts import facts_of_report
from rak_excel.rolling_up.monitoring.result import ReportingOffice, ReportRollup
from rak_excel.rolling_up.monitoring.roll_up import roll_up_reports
from rak_excel.workbooks.monitoring.rollup.book import write_report_rollup
from tests.office_reports import DONE, facts, office_report, until_june, varied_report
from tests.report_files import form_of, signed
from tests.reports import Typed, filled, read_report, sheets_of_form
from tests.rollup_plans import NTB, changed, office_plan

JULY = datetime.date(2020, 7, 15)
BEFORE, AFTER = datetime.datetime(2020, 7, 14, 3), datetime.datetime(2020, 7, 17, 3)
MISSED = {
    "goal": "75%",
    "actual": "30",
    "state": "Berjalan",
    "obstacle": "Anggaran terbatas",
    "follow_up": "Rapat koordinasi",
    "due": "15 Juni 2020",
}
RUNNING = {"goal": "-", "state": "Berjalan"}
NEAR = {"goal": "75%", "actual": "65", "state": "Selesai"}


def rolled_up(*reports: ReportFacts, quarter: int = 2, **asked: object) -> ReportRollup:
    return roll_up_reports(reports, quarter, provinces=["52"], **asked)  # type: ignore[arg-type] # given by name


def office(result: ReportRollup, region: str) -> ReportingOffice:
    return next(each for each in result.offices if each.region == region)


def fate(result: ReportRollup, file: str) -> ReportFate:
    return next(each for each in result.fates if each.report.file.file == file)


def filed(result: ReportRollup, region: str) -> list[str]:
    return [each.said.id for each in office(result, region).filed]


def test_every_office_of_the_province_is_listed_and_who_sent_nothing_has_not_reported() -> None:
    result = rolled_up(facts("52.03"))

    assert [each.region for each in result.offices] == list(NTB)
    assert filed(result, "52.03")[1] == "Sudah lapor"
    assert filed(result, "52.04")[1] == "Belum lapor"


def test_a_report_is_late_by_the_day_on_which_its_file_was_saved() -> None:
    result = rolled_up(facts("52.03", saved=BEFORE), facts("52.04", saved=AFTER), deadline=JULY)

    assert filed(result, "52.03")[1] == "Tepat waktu"
    assert filed(result, "52.04")[1] == "Terlambat 2 hari"


def test_the_date_that_the_province_typed_goes_before_that_of_the_file() -> None:
    typed = {"52.04": TypedOfReport(JULY), "52.03": TypedOfReport("habis lebaran")}
    result = rolled_up(
        facts("52.03", saved=BEFORE),
        facts("52.04", saved=AFTER),
        deadline=JULY,
        previous=EarlierRollup(2, 2020, typed),
    )

    assert filed(result, "52.04")[1] == "Tepat waktu"
    assert filed(result, "52.03")[1] == "Sudah lapor (tanggal tidak terbaca)"  # nor does the file judge then


def test_a_file_that_only_we_saved_says_nothing_of_when_it_came() -> None:
    ours = datetime.datetime(2020, 1, 1)

    assert filed(rolled_up(facts("52.03", saved=ours), deadline=JULY), "52.03")[1] == "Sudah lapor"


def test_later_quarters_are_not_due_and_of_earlier_ones_nothing_is_said_unless_reports_on_them_are_given() -> None:
    alone = rolled_up(facts("52.03"))
    beside = rolled_up(facts("52.03"), facts("52.04", quarter=1))

    assert filed(alone, "52.03") == ["File tidak disertakan", "Sudah lapor", "Belum jatuh tempo", "Belum jatuh tempo"]
    assert [filed(beside, region)[0] for region in ("52.03", "52.04")] == ["Belum lapor", "Sudah lapor"]


def test_reports_on_other_quarters_give_no_rows() -> None:
    result = rolled_up(facts("52.03"), facts("52.03", quarter=1), facts("52.04", quarter=3))

    assert {each.row.at.file for each in result.reached} == {"laporan-52.03-tw2.xlsx"}
    assert fate(result, "laporan-52.03-tw1.xlsx").state.id == "Triwulan lain"
    assert not result.refused


def test_what_was_reported_before_is_known_from_the_previous_roll_up() -> None:
    before = {("52.03", 1): Filed(Filing.LATE, 3), ("52.04", 1): Filed(Filing.MISSING)}
    result = rolled_up(facts("52.03"), previous=EarlierRollup(1, 2020, {}, before, datetime.date(2020, 4, 15)))

    assert filed(result, "52.03")[0] == "Terlambat 3 hari"
    assert filed(result, "52.04")[0] == "Belum lapor"
    assert result.deadline is None  # that of another quarter judges none


def test_what_was_typed_for_another_quarter_is_not_carried_to_this_one() -> None:
    typed = {"52.03": TypedOfReport(JULY, "Diverifikasi", "lengkap")}

    assert office(rolled_up(facts("52.03"), previous=EarlierRollup(1, 2020, typed)), "52.03").typed == TypedOfReport()
    assert office(rolled_up(facts("52.03"), previous=EarlierRollup(2, 2020, typed)), "52.03").typed == typed["52.03"]


def test_an_office_that_the_province_released_is_not_missing() -> None:
    typed = {"52.04": TypedOfReport(verified="Tidak wajib")}
    result = rolled_up(facts("52.03"), previous=EarlierRollup(2, 2020, typed))

    assert filed(result, "52.04")[1] == "Tidak wajib"
    assert "52.04" not in {call.office.region for call in calls(result)}


def test_an_office_whose_plan_has_no_work_in_a_quarter_need_not_report_it() -> None:
    def later(_key: str, row: dict[str, str]) -> dict[str, str]:
        return row | {"periods": "T4" if "T1" in row["periods"] else "B12"}

    result = rolled_up(facts("52.03"), facts("52.04", quarter=1), facts("52.05", change=later))

    assert filed(result, "52.05")[0] == "Tidak wajib"
    assert filed(result, "52.03")[0] == "Belum lapor"


def test_of_two_reports_the_one_on_the_later_revision_counts_and_then_the_one_saved_last() -> None:
    first = facts("52.03", file="a.xlsx", saved=AFTER)
    revised = facts("52.03", file="b.xlsx", saved=BEFORE, revision=1)
    changed_since = facts(
        "52.03", {"commission": {2: {"goal": "75%", "actual": "50"}}}, file="c.xlsx", saved=AFTER, revision=1
    )

    assert fate(rolled_up(first, revised), "b.xlsx").counts
    result = rolled_up(first, revised, changed_since)
    assert [each.report.file.file for each in result.fates if "commission" in each.choice.used] == ["c.xlsx"]


def test_a_copy_counts_once_and_equal_claims_are_not_guessed() -> None:
    one = facts("52.03", file="a.xlsx", saved=AFTER)
    copy = facts("52.03", file="b.xlsx", saved=AFTER)
    rival = facts("52.03", {"commission": {2: {"actual": "10"}}}, file="c.xlsx", saved=AFTER)

    copied = rolled_up(one, copy)
    assert Counter(each.choice.state for each in copied.fates) == {State.USED: 1, State.SAME: 1}
    assert len(copied.reached) == len(one.reached)
    tied = rolled_up(one, rival)
    assert filed(tied, "52.03")[1] == "Perlu dipilih"
    assert not tied.reached
    assert len(tied.refused) == 2


def test_a_file_that_nobody_saved_since_we_wrote_it_is_no_older_than_another() -> None:
    ours = facts("52.03", file="a.xlsx", saved=datetime.datetime(2020, 1, 1))
    theirs = facts("52.03", {"commission": {2: {"actual": "10"}}}, file="b.xlsx", saved=AFTER)
    result = rolled_up(ours, theirs)

    assert filed(result, "52.03")[1] == "Perlu dipilih"
    assert "waktu simpannya tidak menunjukkan" in fate(result, "a.xlsx").reason(result.definition).id


def test_the_report_that_an_office_merged_goes_before_a_form_however_late_that_was_saved() -> None:
    merged = facts_of_report(office_report("52.03", file="laporan.xlsx").but(merged=True))
    form = facts("52.03", {"commission": {2: {"actual": "10"}}}, file="formulir.xlsx", saved=AFTER)
    result = rolled_up(merged, form)

    assert {each.row.at.file for each in result.reached} == {"laporan.xlsx"}
    assert fate(result, "formulir.xlsx").choice.state is State.SUPERSEDED


def test_a_part_with_nothing_due_in_the_quarter_is_not_missing() -> None:
    def later(_key: str, row: dict[str, str]) -> dict[str, str]:
        return row | {"periods": "T4" if "T1" in until_june("", row)["periods"] else "B1 B4"}

    only = {"secretariat": DONE["secretariat"]}

    assert office(rolled_up(facts("52.03", only)), "52.03").lacks == ("Realisasi Komisi",)
    assert office(rolled_up(facts("52.03", only, change=later)), "52.03").lacks == ()


def test_a_form_that_nobody_filled_in_is_no_report() -> None:
    result = rolled_up(facts("52.04"), facts("52.03", {}))

    assert filed(result, "52.03")[1] == "Belum lapor"
    assert fate(result, "laporan-52.03-tw2.xlsx").choice.state is State.BLANK


def test_a_confirmed_target_alone_is_no_report_either() -> None:
    result = rolled_up(facts("52.04"), facts("52.03", {"commission": {2: {"goal": "75%"}}}))

    assert filed(result, "52.03")[1] == "Belum lapor"


def test_a_plan_among_reports_is_told_and_counts_as_none() -> None:
    plan = facts_of_report(office_plan("52.04", file="rak.xlsx"))
    result = rolled_up(facts("52.03"), plan)

    assert fate(result, "rak.xlsx").state.id == "Bukan laporan"
    assert filed(result, "52.04")[1] == "Belum lapor"
    with pytest.raises(NothingToReadError):
        rolled_up(plan)


def test_a_part_that_an_office_left_blank_is_told_and_its_rows_are_seen() -> None:
    result = rolled_up(facts("52.03", {"commission": DONE["commission"]}))

    assert office(result, "52.03").lacks == ("Realisasi Sekretariat",)
    assert {each.row.part for each in result.reached} == {"commission", "secretariat"}


def test_units_with_work_in_the_quarter_of_which_nothing_is_said_are_named() -> None:
    every = {part: {n: {"state": "Selesai"} for n in range(1, 40)} for part in ("commission", "secretariat")}

    assert office(rolled_up(facts("52.03", every)), "52.03").silent == ()
    assert "Divisi Hukum dan Pengawasan" in office(rolled_up(facts("52.03")), "52.03").silent


def test_a_figure_stands_as_typed_and_as_a_number_with_its_percentages() -> None:
    result = rolled_up(facts("52.03", {"commission": {2: {"goal": "75%", "actual": "60,0 %"}}}))
    row = next(each.row for each in result.reached if each.code == "K1.2")

    assert (row.actual.text, row.actual.number) == ("60,0 %", 60)
    assert (row.goal.text, row.goal.number, row.of_quarter) == ("75%", 75, 80)
    assert row.standing is Standing.NEAR


def test_nothing_that_is_not_due_counts_as_reached_or_missed() -> None:
    figures = {n: {"goal": "-", "actual": "1"} for n in range(1, 40)}
    result = rolled_up(facts("52.03", {"commission": figures, "secretariat": figures}))

    assert not {each.row.standing for each in result.reached} & JUDGED
    assert off_track(result) == []


def test_indicators_are_ranked_by_how_many_offices_missed_them_and_the_lowest_figure_comes_first() -> None:
    reports = [
        facts(region, {"commission": {2: {"goal": "75%", "actual": actual}, 3: {"goal": "75%", "actual": "20"}}})
        for region, actual in zip(NTB[:3], ("15", "70", "75"), strict=True)
    ]
    found = off_track(rolled_up(*reports))

    assert [(each.group.code, each.missed, each.near, each.judged) for each in found] == [
        ("K1.3", 3, 0, 3),
        ("K1.2", 1, 1, 3),
    ]
    assert [(each.row.region, each.row.of_quarter) for each in found[1].worst] == [
        (NTB[0], 20),
        (NTB[1], 93.33),
    ]


def test_obstacles_are_the_same_where_their_words_are_and_are_put_into_no_category() -> None:
    said = ("Anggaran terbatas", "anggaran  terbatas.", "Dana kurang")
    reports = [
        facts(region, {"commission": {2: MISSED | {"obstacle": text}}})
        for region, text in zip(NTB[:3], said, strict=True)
    ]
    result = rolled_up(*reports)

    assert [(each.code, each.offices, each.words) for each in hindrances(result)] == [
        ("K1.2", 3, (("Anggaran terbatas", 2), ("Dana kurang", 1)))
    ]
    assert [(each.text, each.offices) for each in shared_words(result)] == [("Anggaran terbatas", NTB[:2])]


@pytest.mark.parametrize(
    ("due", "read", "overdue"),
    [
        ("15 Juni 2020", datetime.date(2020, 6, 15), True),
        ("15/06/2020", datetime.date(2020, 6, 15), True),
        ("30 Juni 2020", datetime.date(2020, 6, 30), True),
        ("akhir Juni 2020", datetime.date(2020, 6, 30), True),
        ("31 Juli 2020", datetime.date(2020, 7, 31), False),
        ("setelah rapat", None, False),
        ("31 Februari 2020", None, False),
        ("", None, False),
    ],
)
def test_a_due_date_is_a_date_or_stays_as_written(due: str, read: datetime.date | None, *, overdue: bool) -> None:
    (each,) = rolled_up(facts("52.03", {"commission": {2: MISSED | {"due": due}}})).obstacles

    assert (each.row.due_said, each.row.due, each.overdue) == (due, read, overdue)


def test_whatever_is_typed_of_a_follow_up_is_in_the_register() -> None:
    typed = {2: {"person": "Sub Bagian Hukum"}, 3: {"due": "15 Juni 2020"}, 4: {"obstacle": "x"}}
    found = rolled_up(facts("52.03", {"commission": typed})).obstacles

    assert [(each.row.due_said, each.row.obstacle) for each in found] == [("", ""), ("15 Juni 2020", ""), ("", "x")]
    assert found[0].row.person == "Sub Bagian Hukum"
    assert found[1].row.person.startswith("Divisi Teknis Penyelenggaraan")  # a blank means who carries the work out


def test_a_follow_up_of_the_second_of_two_equal_indicators_is_of_that_one_in_the_quarter_after() -> None:
    plan = signed()
    number, twin = next(
        (n, row) for n, row in enumerate(form_of(plan, "", 1).rows["secretariat"], 1) if row.key == "S8.1#2"
    )
    assert sum(row.indicator == twin.indicator for row in form_of(plan, "", 1).rows["secretariat"]) == 2
    before = read_report(
        form_of(plan, "", 1), {"secretariat": {number: {"follow_up": "Rapat", "due": "30 April 2020"}}}
    )
    report = facts_of_report(read_report(report_form(plan, 2, earlier=before)))

    (row,) = report.obstacles
    assert [each.key for each in report.reached if each.at.part == row.at.part][row.at.ordinal - 1] == "S8.1#2"


def test_what_says_that_there_is_no_obstacle_is_none() -> None:
    nothing = {"obstacle": "Tidak ada kendala", "follow_up": "-", "person": "nihil", "due": "-"}
    typed = {2: {"goal": "75%", "actual": "75"} | nothing}
    result = rolled_up(facts("52.03", {"commission": typed}))

    assert (result.obstacles, hindrances(result)) == ((), [])


def test_a_follow_up_of_this_quarter_is_not_done_because_its_activity_is() -> None:
    (each,) = rolled_up(facts("52.03", {"commission": {2: MISSED | {"state": "Selesai"}}})).obstacles

    assert (each.row.settled, each.overdue) == (False, True)


def test_who_needs_a_call_begins_with_who_has_not_reported_and_ends_with_who_is_near_or_was_only_late() -> None:
    whole = {part: {n: {"goal": "-", "state": "Selesai"} for n in range(1, 40)} for part in DONE}
    result = rolled_up(
        facts("52.01", whole, saved=BEFORE),
        facts("52.02", whole, saved=AFTER),
        facts("52.03", {**whole, "commission": {**whole["commission"], 2: MISSED, 3: RUNNING}}, saved=BEFORE),
        facts("52.04", {**whole, "commission": {**whole["commission"], 2: NEAR}}, saved=BEFORE),
        deadline=JULY,
    )
    *listed, near, late = calls(result)

    assert [call.office.region for call in (listed[-1], near, late)] == ["52.03", "52.04", "52.02"]
    assert listed[0].reasons[0].id == "Belum lapor"
    assert "52.01" not in {call.office.region for call in listed}
    assert [(each.code, each.near, each.percent, each.obstacles) for each in listed[-1].behind] == [
        ("K1.2", False, 40, ("Anggaran terbatas",))
    ]
    assert [reason.id for reason in listed[-1].reasons] == [
        "1 indikator belum tercapai (K1.2)",
        "1 tindak lanjut lewat batas waktu",
        "1 kegiatan lewat jadwal tanpa batas waktu baru",
    ]
    assert [reason.id for reason in near.reasons] == ["1 mendekati (K1.2)"]
    assert [reason.id for reason in late.reasons] == ["Terlambat 2 hari"]


def test_of_what_was_missed_it_is_said_which_of_obstacle_and_follow_up_is_not_written_down() -> None:
    row = {"goal": "100%", "actual": "60", "state": "Selesai"}
    rows = {2: row, 3: row, 4: row | {"obstacle": "Pandemi"}, 9: row | {"follow_up": "Rapat"}}
    rows[10] = row | {"obstacle": "Pandemi", "follow_up": "Rapat"}
    said: Typed = {"commission": DONE["commission"], "secretariat": rows}
    (call,) = (each for each in calls(rolled_up(facts("52.03", said))) if each.office.region == "52.03")

    assert [reason.id for reason in call.lacking if "belum tercapai" in reason.id] == [
        "2 belum tercapai: kendala dan tindak lanjutnya belum ditulis",
        "1 belum tercapai: kendalanya belum ditulis",
        "1 belum tercapai: tindak lanjutnya belum ditulis",
    ]


def test_an_own_indicator_and_a_reworded_one_are_put_where_they_belong() -> None:
    own = facts("52.03", change=changed("K1.2", indicator="Jumlah Pojok Baca Pemilu"))
    spelt = facts("52.04", change=changed("K1.2", indicator="PERSENTASE PARTISIPASI PEMILIH DALAM PEMILU/PEMILIHAN"))
    groups = {group.code: group for group in rolled_up(own, spelt).groups}

    assert groups["L01"].text == "Jumlah Pojok Baca Pemilu"
    assert not groups["L01"].defined
    assert "L02" not in groups


def test_a_report_with_other_parts_than_the_rest_is_told_and_not_mixed_in(tmp_path: Path) -> None:
    own = facts("52.05", file="lain.xlsx")
    rows = tuple(row.but(at=row.at.but(part="bidang")) for row in own.reached)
    parts = {"bidang": own.file.parts["commission"]}
    other = own.but(reached=rows, works=(), obstacles=(), file=own.file.but(parts=parts), definition="{}")
    result = rolled_up(facts("52.03"), facts("52.04"), other)

    assert "Rekap file ini tersendiri" in fate(result, "lain.xlsx").reason(result.definition).id
    assert filed(result, "52.05")[1] == "Belum lapor"
    write_report_rollup(tmp_path / "rekap.xlsx", result)


def test_the_order_of_the_files_never_matters() -> None:
    reports = [varied_report(region, saved=AFTER) for region in NTB[:4]] + [varied_report(NTB[0], quarter=1)]
    shuffled = [*reports]
    random.Random(5).shuffle(shuffled)  # noqa: S311 - made up

    assert rolled_up(*shuffled) == rolled_up(*reports)


@pytest.mark.parametrize("seed", range(4))
def test_every_row_that_was_sent_is_rolled_up_or_told(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - made up
    reports = [
        varied_report(region, quarter, seed, file=f"{region}-{quarter}-{copy}.xlsx", saved=AFTER)
        for region in NTB[:3]
        for quarter in (1, 2)
        for copy in range(chance.randint(1, 2))
    ]
    result = rolled_up(*reports)

    used = sum(map(len, (result.reached, result.works, result.obstacles)))
    assert used == sum(each.report.rows for each in result.fates if each.counts)
    assert {(each.report.file.file, each.report.rows) for each in result.fates} == {
        (each.file.file, each.rows) for each in reports
    }


def test_a_report_that_carries_no_plan_is_taken_as_it_stands(tmp_path: Path) -> None:
    form = filled(report_form(office_plan("52.03", until_june), 2), DONE)
    read = read_sheets(sheets_of_form(form)[:-1], Source("buatan.xlsx", "1" * 64), template=form.definition)
    assert isinstance(read, Plan)
    result = rolled_up(facts_of_report(read), facts("52.04"))

    own = next(each.row for each in result.reached if each.row.region == "52.03" and each.code == "K1.2")
    assert (own.standing, own.of_quarter) == (Standing.MET, 100)
    assert {each.row.scheduled for each in result.works if each.row.at.region == "52.03"} == {None}
    assert filed(result, "52.03") == ["File tidak disertakan", "Sudah lapor", "Belum jatuh tempo", "Belum jatuh tempo"]
    write_report_rollup(tmp_path / "rekap.xlsx", result)


def test_a_unit_s_file_is_asked_to_be_merged_first() -> None:
    (unit,) = office_plan("52.03").parts[1].indicators[0].activities[0].executors
    sent = facts_of_report(office_report("52.03", {"secretariat": {1: {"state": "Selesai"}}}, submitter=unit))
    result = rolled_up(facts("52.04"), sent)

    assert fate(result, "laporan-52.03-tw2.xlsx").choice.state is State.SUBMISSION
    assert "merge" in fate(result, "laporan-52.03-tw2.xlsx").reason(result.definition).id
    assert filed(result, "52.03")[1] == "Belum lapor"


def test_rows_of_a_form_are_typed_by_their_number() -> None:
    """What these tests type into: the second row of the commission is that of K1.2."""
    assert [each.code for each in rolled_up(facts("52.03")).reached][:2] == ["K1.1", "K1.2"]
