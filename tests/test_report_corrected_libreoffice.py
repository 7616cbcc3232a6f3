"""A report that is corrected after it was merged: what its sheets, `check` and the printed pages say then is one thing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rak_excel import check, print_plan
from rak_excel.formats.grid import as_text
from rak_excel.merging.reports import merge_reports
from rak_excel.model import Plan
from rak_excel.model.monitoring import COMPUTED
from rak_excel.monitoring.report import report_of
from rak_excel.monitoring.signed import signed_plan
from rak_excel.reading import read_plan
from rak_excel.workbooks.merged.handwork import edited_since_written
from rak_excel.workbooks.monitoring.report.book import write_report
from rak_excel.workbooks.monitoring.report.computed import computed_of
from tests.libreoffice import LibreOffice
from tests.merged_reports import DISPUTES, plan
from tests.report_files import form_of, sent
from tests.test_printing_libreoffice import pages_of
from tests.typing_in import type_in

pytestmark = pytest.mark.libreoffice

SHEET = "Realisasi Komisi"
LONGER = " ".join(f"alasan{number}" for number in range(90))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    missed = {"goal": "95%", "actual": "50", "obstacle": "Sidang ditunda.", "follow_up": "Minta jadwal baru."}
    merged = merge_reports([sent(form_of(plan(), "Hukum"), {DISPUTES: missed})], signed_plan(plan(), 2))
    write_report(tmp_path / "laporan.xlsx", merged)
    return tmp_path / "laporan.xlsx"


def cell_of(path: Path, column: str) -> str:
    """The cell of the indicator on disputes in a column."""
    indicator = next(each for _, each in read_plan(path).indicators() if each.text.startswith(DISPUTES))
    return indicator.activities[0].place.cell(column).address


def shown_and_found(own: Plan) -> Iterator[tuple[list[str], list[str]]]:
    """What the columns show that are worked out, and what the library finds."""
    read = report_of(own)
    for each in read.reached:
        found = computed_of(each, read.words)
        columns = [column for column in COMPUTED if column in each.indicator.place.columns.roles]
        shown = each.indicator.computed
        yield [as_text(shown.get(column, "")) for column in columns], [as_text(found[column]) for column in columns]


@pytest.mark.parametrize("typed", ["95%", "94,9999%", "76", "0", "", "-"])
def test_a_corrected_figure_changes_what_follows_from_it(report: Path, office: LibreOffice, typed: str) -> None:
    office.open(report)
    office.put(SHEET, {cell_of(report, "actual"): typed})
    office.recalculate()
    saved = office.save(report.with_name("diperbaiki.xlsx"))
    office.close()

    assert [(shown, found) for shown, found in shown_and_found(read_plan(saved)) if shown != found] == []
    assert list(check([read_plan(saved)], select=["RAK923"])) == []


def test_a_figure_that_formulas_cannot_read_is_to_be_looked_at_and_not_signed(report: Path) -> None:
    type_in(report, SHEET, {cell_of(report, "actual"): "95 persen"})
    printed = print_plan(report, report.with_suffix(".pdf"), draft=True)

    (told,) = (each.said.id for each in printed.lacking if each.cell and each.cell.sheet == SHEET)
    assert told.startswith('CAPAIAN TW II (%) berisi "", padahal dihitung dari isiannya "100".')
    assert "Perlu dicek" in " ".join(pages_of(report.with_suffix(".pdf")))


def test_what_is_printed_follows_a_correction_that_no_program_worked_out_yet(report: Path) -> None:
    type_in(report, SHEET, {cell_of(report, "actual"): "95%"})
    print_plan(report, report.with_suffix(".pdf"), draft=True)

    text = " ".join(" ".join(pages_of(report.with_suffix(".pdf"))).split())
    assert "95% 95% 95% 100 100 Tercapai" in text


@pytest.mark.parametrize("column", ["obstacle", "result"])
def test_a_longer_correction_is_printed_to_its_end(report: Path, column: str) -> None:
    type_in(report, SHEET, {cell_of(report, column): " ".join([LONGER] * (1 if column == "obstacle" else 2))})
    print_plan(report, report.with_suffix(".pdf"), draft=True)

    text = " ".join(" ".join(pages_of(report.with_suffix(".pdf"))).split())
    assert {each for each in LONGER.split() if each in text} == set(LONGER.split())


def test_a_text_that_no_row_of_a_page_has_room_for_is_not_signed(report: Path) -> None:
    type_in(report, SHEET, {cell_of(report, "obstacle"): " ".join([LONGER] * 6)})
    printed = print_plan(report, report.with_suffix(".pdf"), draft=True)

    assert ["Laporan Komisi" for each in printed.lacking if each.cell and each.cell.sheet == "Laporan Komisi"]


def test_a_standing_that_somebody_typed_is_not_signed(report: Path) -> None:
    type_in(report, SHEET, {cell_of(report, "standing"): "Tercapai"})
    printed = print_plan(report, report.with_suffix(".pdf"), draft=True)
    (told,) = (each.said.id for each in printed.lacking if each.cell and each.cell.sheet == SHEET)
    assert told.startswith('STATUS CAPAIAN berisi "Tercapai", padahal dihitung dari isiannya "Belum tercapai".')


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_a_report_that_another_program_saved_counts_as_nobody_edited_it(
    report: Path, office: LibreOffice, suffix: str
) -> None:
    office.open(report)
    office.recalculate()
    saved = office.save(report.with_name(f"disimpan{suffix}"))
    office.close()

    assert not edited_since_written(saved)


def test_a_report_that_nobody_corrected_is_printed_as_it_was_merged(report: Path) -> None:
    printed = print_plan(report, report.with_suffix(".pdf"), draft=True)

    assert not [each for each in printed.lacking if each.cell and each.cell.sheet.startswith(("Realisasi", "Laporan"))]
