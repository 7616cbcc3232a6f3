"""A year of a signed plan as people live it: forms are typed in and saved by LibreOffice, checked, merged, printed, rolled up.

What is typed is that of the example `laporan-2020`, as the keyboard types it, in Indonesian and in English, saved in three formats.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from examples.journeys import REVISION
from examples.reports import PLAN, filled_forms, report_file
from rak_excel import check, diff, read_plan, report_of
from rak_excel.cli import main
from rak_excel.model.monitoring import LEFT_TO_READING, TYPED, Standing
from rak_excel.model.report_form import ReportForm
from rak_excel.monitoring.form import report_form
from rak_excel.workbooks.monitoring.form.book import write_report_form
from tests.libreoffice import LibreOffice, libreoffice
from tests.report_typing import Shown, agrees, cell_of, shown_in, type_in, typed_by_indicator, verdict
from tests.test_rollup_workbook import computed_otherwise

pytestmark = [pytest.mark.libreoffice, pytest.mark.no_cover, pytest.mark.filterwarnings("ignore:Unable to read chart")]
EXAMPLES = Path(__file__).parents[1] / "examples"
SUFFIXES = (".xlsx", ".ods", ".xls")
LOCALES = {1: "id-ID", 2: "en-US", 3: "id-ID"}
SIGNED = {1: ("6", "April", "2020"), 2: ("3", "Juli", "2020"), 3: ("5", "Oktober", "2020")}
LAST = 3
"""The quarter of the revised plan; of its forms one is typed in."""
SHARE = "K1.5"
"""Its figure of the second quarter, 81 of 80%, is typed as a share of one at first."""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)])


class Year:
    """What was written, typed and seen, by quarter."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.plan, self.revised = folder / "rencana.xlsx", folder / "revisi-1.xlsx"
        self.filled: dict[Path, ReportForm] = {}
        self.shown: dict[Path, list[Shown]] = {}
        self.verdicts: dict[int, list[str]] = {quarter: [] for quarter in LOCALES}
        self.merged: dict[int, Result] = {}
        self.share = ("", "")  # the standing and the status of a row with a share of one

    def report(self, quarter: int) -> Path:
        return self.folder / f"laporan-tw{quarter}.xlsx"

    def plan_of(self, quarter: int) -> Path:
        return self.revised if quarter == LAST else self.plan

    def live(self, quarter: int) -> None:
        """Forms, typing, merging of one quarter."""
        forms, sent = self.folder / f"format-tw{quarter}", self.folder / f"kiriman-tw{quarter}"
        before = self.report(quarter - 1) if quarter > 1 else None
        previous = ["--previous", before] if before else []
        plan = ["--from", self.plan_of(quarter), "--quarter", quarter]
        assert run("template", *plan, *previous, "--each-submitter", "-o", forms).exit_code == 0
        sent.mkdir()
        jobs = filled_forms(sent, read_plan(self.plan_of(quarter)), quarter, read_plan(before) if before else None)
        with libreoffice(self.folder, LOCALES[quarter]) as office:
            for number, job in enumerate(jobs):
                if quarter == LAST and number < len(jobs) - 1:  # to save time
                    write_report_form(job.path, job.form)
                    continue
                office.open(forms / job.path.name)
                self._fill(office, job.form, quarter, job.path.with_suffix(SUFFIXES[number % len(SUFFIXES)]))
        self.merged[quarter] = run("merge", sent, *plan[:2], *previous, "-o", self.report(quarter))

    def _fill(self, office: LibreOffice, form: ReportForm, quarter: int, path: Path) -> None:
        type_in(office, form, SIGNED[quarter])
        if quarter == 2 and not self.share[0] and any(row.key == SHARE for row in form.rows["commission"]):
            self._as_share(office, form)
        self.verdicts[quarter].append(verdict(office))
        self.filled[path], self.shown[path] = form, shown_in(office, form)
        office.save(path)

    def _as_share(self, office: LibreOffice, form: ReportForm) -> None:
        sheet, cell = cell_of(form, SHARE, "actual")
        typed = office.read(sheet, f"{cell}:{cell}")[0][0]
        office.type(sheet, cell, f"0,{typed}")
        office.recalculate()
        seen = [
            office.read(*[sheet, f"{at}:{at}"])[0][0]
            for at in (cell_of(form, SHARE, each)[1] for each in ("standing", "status"))
        ]
        self.share = (seen[0], seen[1])
        office.save(self.folder / "share.ods")
        office.type(sheet, cell, typed)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Year:
    year = Year(tmp_path_factory.mktemp("year"))
    shutil.copy(EXAMPLES / PLAN, year.plan)
    year.live(1)
    year.live(2)
    assert run("merge", EXAMPLES / REVISION, "--base", year.plan, "-o", year.revised).exit_code == 0
    year.live(LAST)
    return year


def test_a_form_says_that_it_may_be_sent_when_nothing_is_missing(year: Year) -> None:
    ready = "SIAP DIKIRIM (dicek lagi saat digabung)"

    assert year.verdicts[1] == year.verdicts[2] == [ready] * 5
    # A follow-up of the second quarter was due by then, and its state is blank.
    assert year.verdicts[LAST] == ["BELUM SIAP: 1 isian wajib diperbaiki"]


def test_what_check_finds_is_what_the_form_said(year: Year) -> None:
    found = {path.name: [each.code for each in check([read_plan(path)]) if each.blocks] for path in year.filled}

    assert {name: codes for name, codes in found.items() if codes} == {
        "Laporan TW III 2020 - 5203 Lombok Timur - Seluruh kantor.ods": ["RAK924"]
    }


def test_everything_typed_is_read_from_each_format(year: Year) -> None:
    for path, form in year.filled.items():
        report = report_of(read_plan(path))
        for role in TYPED:
            assert [each.said(role) for each in report.reached] == typed_by_indicator(form, role), (path.name, role)
        assert report.plan.identity.date is not None
        reported = report.plan.reported
        assert reported is not None
        assert [(each.text, each.state, each.result) for each in reported.follow_ups] == [
            (each.text, each.state, each.result) for each in form.reported.follow_ups
        ]


def test_every_figure_and_standing_that_a_form_shows_is_the_librarys(year: Year) -> None:
    for path, shown in year.shown.items():
        report = report_of(read_plan(path))
        for told, each in zip(shown, report.reached, strict=True):
            figures = told["of_quarter"], told["of_year"], told["standing"]
            assert agrees(figures, each, report.words.standings), (path.name, each.indicator.text, told)
            assert told["standing"] != LEFT_TO_READING
            assert told.get("in_quarter", "") == ("" if each.in_quarter is None else str(each.in_quarter))


def test_a_share_of_one_is_asked_in_the_form_and_by_check(year: Year) -> None:
    found = [each for each in check([read_plan(year.folder / "share.ods")]) if each.code == "RAK902"]

    assert year.share == ("Perlu dicek", "Periksa realisasi")
    assert [each.value for each in found] == ["0,81"]


def test_nothing_is_asked_when_the_forms_are_merged(year: Year) -> None:
    assert [(each.exit_code, "tidak ada beda isian" in each.output) for each in year.merged.values()] == [(0, True)] * 3


@pytest.mark.parametrize("quarter", [1, 2])
def test_the_report_is_the_one_that_is_made_without_any_spreadsheet(year: Year, quarter: int) -> None:
    changes = diff(read_plan(EXAMPLES / report_file(quarter)), read_plan(year.report(quarter)))

    assert changes.changes == ()


def test_a_revised_target_counts_from_the_revision_on(year: Year) -> None:
    salaries = {
        quarter: next(
            each for each in report_of(read_plan(year.report(quarter))).reached if each.indicator.key == "S3.1"
        )
        for quarter in LOCALES
    }

    assert [each.goal.text for each in salaries.values()] == ["100%", "100%", "95%"]
    assert [each.standing for each in salaries.values()] == [Standing.MET, Standing.MET, Standing.NEAR]
    assert salaries[3].previous.text == "100%"
    assert [each.code for each in check([read_plan(year.report(3))]) if each.blocks or each.code == "RAK922"] == [
        "RAK924"
    ]
    assert salaries[3].of_year is not None
    assert round(salaries[3].of_year.percent or 0, 2) == round(salaries[3].of_quarter.percent or 0, 2)  # type: ignore[union-attr]


def test_the_signed_pages_are_printed_with_what_was_typed(year: Year) -> None:
    result = run("print", year.report(2), "-o", year.folder / "laporan.pdf")
    text = "".join(page.extract_text() for page in PdfReader(year.folder / "laporan.pdf").pages)

    assert (result.exit_code, result.stderr) == (0, "")
    assert all(each in text for each in ("Belum tercapai", "Jadwal lelang KPKNL mundur", "LALU ADYAR"))


@pytest.fixture(scope="module")
def rolled_up(year: Year) -> Path:
    """The province's roll-up of the third quarter, which goes on with that of the second."""
    earlier: list[object] = []
    for quarter in (2, 3):
        folder = year.folder / f"provinsi-tw{quarter}"
        folder.mkdir()
        shutil.copy(year.report(quarter), folder)
        path = year.folder / f"rekap-tw{quarter}.xlsx"
        result = run("rollup", folder, "--province", 52, "--quarter", quarter, *earlier, "-o", path)
        assert result.exit_code == 0, result.output
        earlier = ["--previous", path]
    return path


def test_the_province_sees_the_figures_of_the_office(rolled_up: Path) -> None:
    sheet = openpyxl.load_workbook(rolled_up, data_only=True)["Data Realisasi"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]

    salaries = next(row for row in rows if "S3.1" in row)
    assert {"95%", "88,9%", "100%", "Mendekati"} <= set(salaries)


@pytest.mark.parametrize("locale", ["id-ID", "en-US"])
def test_every_value_stored_in_a_report_and_a_roll_up_is_what_libreoffice_works_out(
    year: Year, rolled_up: Path, tmp_path: Path, locale: str
) -> None:
    with libreoffice(tmp_path, locale) as office:
        for path in (year.report(2), year.report(3), rolled_up):
            shutil.copy(path, tmp_path)
            otherwise = computed_otherwise(tmp_path / path.name, office)
            # The hidden workings have no values before a program opens them.
            assert {each for each in otherwise if each[0] != "Definisi"} == set()


@pytest.mark.parametrize("locale", ["id-ID", "en-US"])
def test_a_figure_corrected_in_the_report_is_followed_by_its_achievement_and_standing(
    year: Year, tmp_path: Path, locale: str
) -> None:
    form = report_form(read_plan(year.plan), 2)
    corrected = {"K1.2": "75%", "K1.3": "12,5", "S8.1": "100", "S6.1": "banyak", "S4.1": "0,8"}
    with libreoffice(tmp_path, locale) as office:
        office.open(year.report(2))
        for key, text in corrected.items():
            office.type(*cell_of(form, key, "actual"), text)
        office.recalculate()
        shown = shown_in(office, form)
        report = report_of(read_plan(office.save(tmp_path / "corrected.xlsx")))

    assert [
        (each.indicator.text, seen)
        for seen, each in zip(shown, report.reached, strict=True)
        if not agrees((seen["of_quarter"], seen["of_year"], seen["standing"]), each, report.words.standings)
    ] == []
    assert {"75%", "12,5", "100", "banyak", "0,8"} <= {each.actual.text for each in report.reached}
