"""The formulas of a roll-up of reports: LibreOffice computes what is stored, in Indonesian and in English, also after typing."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from rak_excel.rolling_up.facts.facts import FollowUp, NoteRow
from rak_excel.rolling_up.monitoring.facts import ReportFacts
from rak_excel.rolling_up.monitoring.filing import EarlierRollup, Filing, TypedOfReport
from rak_excel.rolling_up.monitoring.result import ReportRollup
from rak_excel.rolling_up.monitoring.roll_up import roll_up_reports
from rak_excel.workbooks.monitoring.rollup import fields
from rak_excel.workbooks.monitoring.rollup.book import write_report_rollup
from rak_excel.workbooks.monitoring.rollup.layout import ReportLayout
from rak_excel.workbooks.monitoring.rollup.read_back import read_report_rollup
from tests.libreoffice import libreoffice
from tests.office_reports import varied_report
from tests.rollup_plans import NTB
from tests.test_rollup_workbook import computed_otherwise, differences

pytestmark = [pytest.mark.libreoffice, pytest.mark.filterwarnings("ignore:Unable to read chart")]
DEADLINE = datetime.date(2020, 7, 15)


def result(**asked: object) -> ReportRollup:
    reports = [
        varied_report(region, saved=datetime.datetime(2020, 7, 10 + 2 * number, 3))
        for number, region in enumerate(NTB[:7])
    ]
    reports[0] = two_in_one_row(reports[0])
    reports += [varied_report(region, quarter=1) for region in NTB[:3]]
    typed = {NTB[5]: TypedOfReport(datetime.date(2020, 7, 1)), NTB[6]: TypedOfReport(datetime.date(2020, 7, 20))}
    typed |= {NTB[8]: TypedOfReport(verified="Tidak wajib"), NTB[0]: TypedOfReport("habis lebaran", remark="telepon")}
    previous = EarlierRollup(2, 2020, typed, notes=_before())
    known = {"provinces": ["52"], "deadline": DEADLINE, "previous": previous} | asked
    return roll_up_reports(reports, 2, **known)  # type: ignore[arg-type] # given by name


def two_in_one_row(report: ReportFacts) -> ReportFacts:
    """As merging writes the obstacles of two units."""
    rows = (
        each.but(obstacles=("Pandemi", "Anggaran terbatas")) if each.obstacle else each for each in report.obstacles
    )
    return report.but(obstacles=tuple(rows))


def _before() -> tuple[tuple[str, NoteRow], ...]:
    """The findings on what those offices had reported before, of which every fifth is right as it is."""
    reports = [varied_report(region, seed=1) for region in NTB[:8]]
    notes = roll_up_reports(reports, 2, provinces=["52"]).notes
    right = FollowUp("Memang benar")
    return tuple(
        (region, note.but(follow_up=right) if number % 5 == 0 else note) for number, (region, note) in enumerate(notes)
    )


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rekap") / "rekap.xlsx"
    write_report_rollup(path, result())
    return path


@pytest.mark.parametrize("locale", ["id-ID", "en-US"])
def test_every_formula_has_the_value_that_libreoffice_computes(workbook: Path, tmp_path: Path, locale: str) -> None:
    with libreoffice(tmp_path, locale) as office:
        assert computed_otherwise(workbook, office) == set()


def test_in_english_too(tmp_path: Path) -> None:
    write_report_rollup(tmp_path / "rollup.xlsx", result(), language="en")

    with libreoffice(tmp_path, "en-US") as office:
        assert computed_otherwise(tmp_path / "rollup.xlsx", office) == set()


def test_without_a_deadline_nothing_is_judged(tmp_path: Path) -> None:
    write_report_rollup(tmp_path / "rekap.xlsx", result(deadline=None))

    with libreoffice(tmp_path, "id-ID") as office:
        assert computed_otherwise(tmp_path / "rekap.xlsx", office) == set()


def test_what_the_province_types_is_followed_at_once_and_by_the_next_roll_up(workbook: Path, tmp_path: Path) -> None:
    table = ReportLayout(result(), "id").status
    received, verified = (table.letters[each] for each in ("received", "verified"))
    now = table.letters[fields.filed_field(2)]
    with libreoffice(tmp_path, "id-ID") as office:
        office.open(workbook)
        office.type(table.sheet, f"{received}5", "20/07/2020")  # Lombok Tengah, saved in time
        office.type(table.sheet, f"{verified}11", "Tidak wajib")  # Lombok Utara, which sent nothing
        office.recalculate()
        shown = [row[0] for row in office.read(table.sheet, f"{now}4:{now}13")]
        headline = office.read("Ringkasan", "A3:A3")[0][0]
        filed = {row[0]: row[2:] for row in office.read("Ringkasan", "A7:D11")}
        office.save(tmp_path / "typed.xlsx")
        office.close()

    earlier = read_report_rollup(tmp_path / "typed.xlsx")
    assert shown[1] == "Terlambat 5 hari"
    assert shown[7] == "Tidak wajib"
    assert headline.endswith("Belum lapor: 1.")
    assert filed["Terlambat"][1].startswith("Lombok Tengah, ")  # no count is beside other names
    assert filed["Belum lapor"] == ["1", "Kota Bima"]
    assert filed["Tidak wajib"] == ["2", "Lombok Utara, Kota Mataram"]
    assert all(int(count) == len(names.split(", ")) for status, (count, names) in filed.items() if ", " in names)
    assert earlier.typed[NTB[1]].received == datetime.date(2020, 7, 20)
    assert earlier.filed[NTB[7], 2].filing is Filing.NOT_OBLIGED
    write_report_rollup(tmp_path / "anew.xlsx", result(previous=earlier, deadline=None))
    # Names, reasons and their order are those of the time of writing.
    left = {each for each in differences(tmp_path / "anew.xlsx", tmp_path / "typed.xlsx") if each[0] != "Ringkasan"}
    assert left == set()


def test_a_standing_that_is_typed_over_is_followed_by_every_count_so_the_comparison_can_fail(
    workbook: Path, tmp_path: Path
) -> None:
    table = ReportLayout(result(), "id").reached
    with libreoffice(tmp_path, "id-ID") as office:
        office.open(workbook)
        office.type(table.sheet, f"{table.letters['standing_code']}4", "4")
        office.recalculate()
        office.save(tmp_path / "after.xlsx")
        office.close()

    changed = {sheet for sheet, *_ in differences(workbook, tmp_path / "after.xlsx")}
    assert {"Ringkasan", "Status Pelaporan", "Peta Capaian"} <= changed
