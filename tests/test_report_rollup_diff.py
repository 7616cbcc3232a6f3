"""Two roll-ups of quarterly reports are compared office by office, and none with anything else."""

from __future__ import annotations

import datetime
from pathlib import Path

import openpyxl
import pytest

from rak_excel.comparing.compared import Aspect
from rak_excel.comparing.diff import Change
from rak_excel.comparing.rolled_reports import (
    FIGURES,
    OBSTACLES,
    OFFICES,
    WORK,
    Entry,
    RolledReports,
    RolledRow,
    rollup_changes,
)
from rak_excel.errors import DamagedRollupError, NothingToCompareError
from rak_excel.jobs.diff import diff
from rak_excel.model import Plan
from rak_excel.model.monitoring import Quarter
from rak_excel.monitoring.form import report_form
from rak_excel.rolling_up.monitoring.facts import ReportFacts
from rak_excel.rolling_up.monitoring.filing import EarlierRollup, TypedOfReport
from rak_excel.rolling_up.monitoring.report_facts import facts_of_report
from rak_excel.rolling_up.monitoring.roll_up import roll_up_reports
from rak_excel.workbooks.monitoring.rollup.book import write_report_rollup
from tests.office_reports import DONE, facts, until_june
from tests.reports import read_report
from tests.rollup_plans import changed, office_plan

JULY = datetime.date(2020, 7, 15)
EARLY, LATE = datetime.datetime(2020, 7, 1), datetime.datetime(2020, 7, 20)
MISSED = {"goal": "75%", "actual": "30", "state": "Berjalan", "obstacle": "Anggaran terbatas"}
SAID = {**DONE, "commission": {2: MISSED}}


def rolled(path: Path, *reports: ReportFacts, quarter: int = 2, previous: EarlierRollup | None = None) -> Path:
    result = roll_up_reports(reports, quarter, provinces=["52"], deadline=JULY, previous=previous)
    write_report_rollup(path, result, jobs=0)
    return path


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rekap")
    return rolled(folder / "lama.xlsx", facts("52.03", SAID, saved=EARLY), facts("52.05", saved=EARLY))


def told(changes: tuple[Change, ...]) -> list[tuple[str, str, str, str]]:
    return [(each.office.removeprefix("KPU Kabupaten "), each.label.id, each.old, each.new) for each in changes]


def test_what_an_office_corrected_and_who_reported_since_is_told_with_its_cells(before: Path, tmp_path: Path) -> None:
    better = {
        **DONE,
        "commission": {2: {**MISSED, "actual": "75", "state": "Selesai", "obstacle": "", "result": "9 Juli"}},
    }
    new = rolled(tmp_path / "baru.xlsx", facts("52.03", better, saved=EARLY), facts("52.04", saved=LATE))
    found = diff(before, new).changes

    assert told(found) == [
        ("Sumbawa", "TW II", "Belum lapor", "Terlambat 5 hari"),
        ("Dompu", "TW II", "Tepat waktu", "Belum lapor"),
        ("Lombok Timur", "Realisasi s.d. TW II", "30", "75"),
        ("Lombok Timur", "Status Capaian", "Belum tercapai", "Tercapai"),
        ("Lombok Timur", "Status Pelaksanaan", "Berjalan", "Selesai"),
        ("Lombok Timur", "Uraian Hasil", "", "9 Juli"),
        ("Lombok Timur", "Kendala", "Anggaran terbatas", ""),
    ]
    assert found[2].old_cell.startswith("lama.xlsx Data Realisasi!")
    assert found[2].new_cell.startswith("baru.xlsx Data Realisasi!")
    assert found[4].activity


def test_an_indicator_that_came_and_one_that_went_are_told_by_their_words(before: Path, tmp_path: Path) -> None:
    own = changed("K1.3", indicator="Jumlah Pojok Baca")
    report = facts("52.03", SAID, saved=EARLY, change=lambda key, row: own(key, until_june(key, row)))
    found = diff(before, rolled(tmp_path / "baru.xlsx", report, facts("52.05", saved=EARLY))).changes

    whole = [(each.aspect, each.new or each.old) for each in found if each.aspect in {Aspect.ADDED, Aspect.REMOVED}]
    assert whole == [
        (Aspect.ADDED, "Jumlah Pojok Baca"),
        (Aspect.REMOVED, "Persentase Partisipasi Pemilih Perempuan dalam Pemilu/Pemilihan"),
    ]


def test_the_same_roll_up_differs_in_nothing_and_what_the_province_types_is_a_difference(
    before: Path, tmp_path: Path
) -> None:
    same = rolled(tmp_path / "sama.xlsx", facts("52.05", saved=EARLY), facts("52.03", SAID, saved=EARLY))
    assert diff(before, same).changes == ()

    typed = EarlierRollup(2, 2020, {"52.03": TypedOfReport(remark="sudah ditelepon")})
    same = rolled(
        tmp_path / "diketik.xlsx", facts("52.05", saved=EARLY), facts("52.03", SAID, saved=EARLY), previous=typed
    )
    assert told(diff(before, same).changes) == [("Lombok Timur", "Catatan Provinsi", "", "sudah ditelepon")]


def test_a_figure_in_another_spelling_is_no_difference(before: Path, tmp_path: Path) -> None:
    spelled = {**SAID, "commission": {2: MISSED | {"goal": "75", "actual": "30,0 %"}}}
    new = rolled(tmp_path / "baru.xlsx", facts("52.03", spelled, saved=EARLY), facts("52.05", saved=EARLY))

    assert diff(before, new).changes == ()


def test_what_the_province_typed_for_one_quarter_is_not_told_as_gone_in_the_next(tmp_path: Path) -> None:
    said, typed = facts("52.03", SAID, saved=EARLY), TypedOfReport(JULY, "Diverifikasi", "sudah ditelepon")
    second = rolled(tmp_path / "tw2.xlsx", said, previous=EarlierRollup(2, 2020, {"52.03": typed}))
    third = rolled(tmp_path / "tw3.xlsx", facts("52.03", SAID, quarter=3, saved=LATE), quarter=3)
    untyped = rolled(tmp_path / "tanpa.xlsx", said)

    names = {"Tanggal Diterima", "Hasil Verifikasi", "Catatan Provinsi"}
    assert not names & {label for _, label, _, _ in told(diff(second, third).changes)}
    assert names <= {label for _, label, _, _ in told(diff(second, untyped).changes)}


def test_from_quarter_to_quarter_headings_name_both(before: Path, tmp_path: Path) -> None:
    said = {**DONE, "commission": {2: {**MISSED, "actual": "60"}}}
    later = rolled(tmp_path / "tw3.xlsx", facts("52.03", said, quarter=3, saved=LATE), quarter=3)
    found = told(diff(before, later).changes)

    assert ("Lombok Timur", "Realisasi s.d. TW II → Realisasi s.d. TW III", "30", "60") in found


def test_a_follow_up_goes_on_from_quarter_to_quarter_until_it_is_told_as_settled(tmp_path: Path) -> None:
    plan = office_plan("52.03", until_june)
    rows = {2: {**MISSED, "follow_up": "Rapat"}, 1: {"follow_up": "Surat", "state": "Berjalan"}}
    second = read_report(report_form(plan, 2), {"commission": rows}, file="2.xlsx")
    third = with_states(
        read_report(report_form(plan, 3, earlier=second), {"commission": {2: {**MISSED, "obstacle": "Orang"}}}),
        {"Rapat": "Selesai", "Surat": "Berjalan"},
    )
    fourth = read_report(report_form(plan, 4, earlier=third), {"commission": {2: {"state": "Selesai"}}})
    old, new, last = (
        rolled(tmp_path / f"{number}.xlsx", facts_of_report(report), quarter=number)
        for number, report in ((2, second), (3, third), (4, fourth))
    )

    assert of_follow_ups(diff(old, new).changes) == [
        ("Kendala", "", "Orang"),
        ("Keadaan", "Tanpa batas waktu", "Selesai"),
    ]
    assert of_follow_ups(diff(new, last).changes) == [
        ("Kendala", "Orang", ""),
        ("Tindak Lanjut", "Rapat", "Selesai, TW III"),
    ]


def with_states(report: Plan, states: dict[str, str]) -> Plan:
    assert report.reported
    own = report.reported.follow_ups
    told = tuple(each.but(state=states[each.text], result="ada") for each in own)
    return report.but(reported=report.reported.but(follow_ups=told))


def of_follow_ups(changes: tuple[Change, ...]) -> list[tuple[str, str, str]]:
    own = [each for each in changes if "Kendala dan Tindak Lanjut!" in each.old_cell + each.new_cell]
    return [(each.label.id, each.old, each.new) for each in own]


def test_of_several_rows_known_by_the_same_those_that_say_the_same_are_compared() -> None:
    def rows(*texts: str) -> tuple[RolledRow, ...]:
        return tuple(
            RolledRow(("KPU A", "K1.2", "", "II"), "", {"follow_up": Entry("Tindak Lanjut", text, text, "")})
            for text in texts
        )

    def rollup(*texts: str) -> RolledReports:
        one = (RolledRow(("KPU A",), "", {}),)
        return RolledReports(Quarter(2), {OFFICES: one, FIGURES: one, WORK: (), OBSTACLES: rows(*texts)})

    found = rollup_changes(rollup("Rapat", "Surat", "Telepon"), rollup("Telepon", "Undangan", "Rapat")).changes

    assert [(each.old, each.new) for each in found] == [("Surat", "Undangan")]


def test_a_roll_up_of_reports_is_compared_with_nothing_else(before: Path, tmp_path: Path) -> None:
    plan = Path("examples/lombok-timur-2020/rak-lombok-timur-2020.xlsx")
    with pytest.raises(NothingToCompareError, match=r"lama\.xlsx"):
        diff(before, plan)

    broken = rolled(tmp_path / "rusak.xlsx", facts("52.03", SAID, saved=EARLY))
    book = openpyxl.load_workbook(broken)
    next(cell for cell in book["Data Realisasi"][3] if cell.value == "Kantor").value = "Satker"
    book.save(broken)
    with pytest.raises(DamagedRollupError):
        diff(before, broken)
