"""The live self-check of targets by quarter: what it finds beside which cell, and what it leaves to `check`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from rak_excel.definitions.loading import load_template, with_quarter_targets
from rak_excel.jobs.template.forms import write_template
from rak_excel.layouts.plan import FIRST_ROW, PartLayout, layout_of
from rak_excel.model import Definition, FormRow, Identity, PlanForm
from rak_excel.model.further import PeriodEntry
from tests.libreoffice import LibreOffice
from tests.test_rules_period_targets import TURNOUT, unmeasured

pytestmark = [pytest.mark.libreoffice, pytest.mark.no_cover]

TEMPLATE = "kpu-2020"
UNIT = "Divisi Hukum dan Pengawasan"
UNCLEAR, UNLIKE = "Periksa target periode", "Satuan target periode lain"
OTHERWISE, UNFINISHED, FALLS = "Target akhir bukan TARGET", "Target akhir belum diisi", "Target s.d. turun"
COUNT, PERCENT, SCORE = "Jumlah Laporan", "Persentase Satker", "Nilai Layanan"
Case = tuple[str, str, str]  # an indicator, its target and those of its quarters, and what is said of them, where


def quarterly(entry: PeriodEntry = "up_to") -> Definition:
    return with_quarter_targets(load_template(TEMPLATE), entry)


def form_of(rows: Sequence[FormRow], definition: Definition, *, signed: bool = False) -> PlanForm:
    identity = Identity("KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR", "52.03", 2020, whole_office=True)
    return PlanForm(definition, identity, {"commission": tuple(rows)}, spare_rows={"commission": 3}, signed=signed)


def row_of(nth: int, indicator: str, texts: str, ticks: Sequence[int] = (1, 2, 3, 4)) -> FormRow:
    """A row that nobody finds fault with, but perhaps for its targets: `4 Laporan | 1 | 2 | 3 | 4`."""
    target, *quarters = (text.strip() for text in texts.split("|"))
    further = {f"target_q{quarter}": text for quarter, text in enumerate(quarters, 1) if text}
    marks = dict.fromkeys(ticks, "✓")
    name = f"{indicator} {chr(ord('A') + nth)}"
    return FormRow(f"{nth}.", f"Sasaran {nth}", name, target, f"Reviu dokumen {nth}", marks, UNIT, further=further)


def opened(form: PlanForm, office: LibreOffice, folder: Path) -> PartLayout:
    write_template(folder / "form.xlsx", form)
    office.open(folder / "form.xlsx")
    office.recalculate()
    return layout_of(form.definition.part("commission"), form)


def statuses(office: LibreOffice, layout: PartLayout, rows: int) -> list[str]:
    letter = layout.letter("status")
    return [line[0] for line in office.read("Komisi", f"{letter}{FIRST_ROW + 1}:{letter}{FIRST_ROW + rows}")]


def counted(office: LibreOffice, words: str) -> list[tuple[str, str]]:
    """The first place of what the check sheet counts in lines that begin so, and how it weighs."""
    lines = office.read("Cek Isian", "A6:D90")
    return [
        (place, weight) for text, count, place, weight in lines if count not in {"", "0"} and text.startswith(words)
    ]


def _said(cases: Sequence[Case], entry: PeriodEntry, office: LibreOffice, folder: Path) -> list[str]:
    form = form_of([row_of(nth, *case[:2]) for nth, case in enumerate(cases, 1)], quarterly(entry), signed=True)
    layout = opened(form, office, folder)
    return statuses(office, layout, len(cases))


FINE = "Lengkap"
UP_TO: tuple[Case, ...] = (
    (COUNT, "4 Laporan | 1 | 2 Laporan | 3 | 4", FINE),
    (COUNT, "4 Laporan | 1 | 2 Dokumen | 3 | 4", UNLIKE),
    (COUNT, "4 Laporan | 1 | 50% | 3 | 4", UNLIKE),
    (COUNT, "4 Laporan | 25% | 50% | 75% | 100%", FINE),
    (COUNT, "4 Laporan | 25% | 50% | 75% | 90%", OTHERWISE),
    (COUNT, "4 Laporan | 1 | 2 | 3 | 3", OTHERWISE),
    (COUNT, "4 Laporan | 1 | 2 | 3 | ", UNFINISHED),
    (COUNT, "4 Laporan |  | 4 | | ", FINE),
    (COUNT, "4 Laporan | 1 | 3 | 2 | 4", FALLS),
    (COUNT, "12 Laporan | 9 | | 10 | 12", FINE),
    (COUNT, "12 Laporan | 10 | | 9 | 12", FALLS),
    (COUNT, "4 Laporan | sesuai jadwal | | | 4", UNCLEAR),
    (COUNT, "4 Laporan | - | n.a | Nihil | 4", FINE),
    (PERCENT, "77,5% | 9 | 25,5% | 77,49 | 77,50", FINE),
    (PERCENT, "77,5% | 9 | | 77,51% | 77,5%", FALLS),
    (PERCENT, "77,5% | 0,5 | 25% | | 77,5%", UNCLEAR),
    (PERCENT, "77,5% | 0,5% | 25% | | 77,5%", FINE),
    (PERCENT, "4,44% | 0,5 | 1 | 2,22 | 4,44", FINE),
    (PERCENT, "4,44% | 0,04 | 1 | 2,22 | 4,44", UNCLEAR),
    (PERCENT, "77,5% | 3 Laporan | | | 77,5%", UNLIKE),
    (PERCENT, "5% | 9% | 7% | 6% | 5%", FINE),
    (PERCENT, "5% | | 9% | 4% | 6%", OTHERWISE),
    (COUNT, "4 Laporan | 6 | 5 | 4 | 4", FINE),
    (COUNT, "4 Laporan | 4 | 3 | 4 | 4", FALLS),
    (SCORE, "75,35 | 0 | | 1,07 | 75,35", FINE),
    (SCORE, "75,35 | | 75,3 | | ", OTHERWISE),
    ("Opini BPK", "WTP | 0 | WTP | | ", FINE),
    ("Opini BPK", "WTP | | WDP | | ", OTHERWISE),
    ("Opini BPK", "WTP | 3 | | | WTP", UNLIKE),
    ("Persentase Temuan yang Belum Ditindaklanjuti", "10% | 40 | 30 | 20 | 11", OTHERWISE),
)
OWN: tuple[Case, ...] = (
    (COUNT, "4 Laporan | 1 | 1 | 1 | 1", FINE),
    (COUNT, "4 Laporan | 2 | 1 | 1 Laporan | ", FINE),
    (COUNT, "4 Laporan | 1 | 1 | 1 | 2", OTHERWISE),
    (COUNT, "34 Laporan | 34 | 34 | 34 | 34", FINE),
    (COUNT, "4 Laporan | 6 | 5 | | 4", FINE),
    (COUNT, "4 Laporan | 6 | 5 | 4 | 3", OTHERWISE),
    (COUNT, "4 Laporan | 1 | 1 Dokumen | 1 | 1", UNLIKE),
    (PERCENT, "100% | 75% | 50% | 25% | 10%", FINE),
)


@pytest.mark.parametrize(("entry", "cases"), [("up_to", UP_TO), ("own", OWN)])
def test_targets_by_quarter_are_compared_with_the_target_for_the_year(
    entry: PeriodEntry, cases: Sequence[Case], tmp_path: Path, office: LibreOffice
) -> None:
    said = _said(cases, entry, office, tmp_path)

    assert list(zip((texts for _, texts, _ in cases), said, strict=True)) == [(texts, said) for _, texts, said in cases]


def test_each_fault_leads_to_the_cell_of_its_quarter(tmp_path: Path, office: LibreOffice) -> None:
    cases = [case for case in UP_TO if case[2] in {UNCLEAR, UNLIKE, FALLS, OTHERWISE, UNFINISHED}]
    firsts = {said: next(case for case in cases if case[2] == said) for said in dict.fromkeys(c[2] for c in cases)}
    _said(list(firsts.values()), "up_to", office, tmp_path)

    assert list(firsts) == [UNLIKE, OTHERWISE, UNFINISHED, FALLS, UNCLEAR]
    for line, place, weight in (
        ("Satuan target periode lain", "Komisi!F9", "Perlu dicek"),
        ("Target s.d. periode terakhir, atau", "Komisi!H10", "Wajib diperbaiki"),
        ("Target s.d. periode terakhir belum", "Komisi!G11", "Perlu dicek"),
        ("Target s.d. turun", "Komisi!G12", "Perlu dicek"),
        ("Periksa target periode", "Komisi!E13", "Wajib dicek"),
    ):
        assert counted(office, line) == [(place, weight)]


def test_a_target_of_a_quarter_in_another_row_than_the_target_is_a_doubt(tmp_path: Path, office: LibreOffice) -> None:
    form = form_of([row_of(1, COUNT, "4 Laporan | 1 | 2 | 3 | 4")], quarterly())
    layout = opened(form, office, tmp_path)
    office.change({"Komisi": {"F10": "2"}})

    assert statuses(office, layout, 1) == [FINE]
    assert counted(office, "Periksa target periode") == [("Komisi!F10", "Wajib dicek")]


def test_a_formula_error_in_a_quarter_is_told_as_such(tmp_path: Path, office: LibreOffice) -> None:
    opened(form_of([row_of(1, COUNT, "4 Laporan | 1 | 2 | 3 | 4")], quarterly()), office, tmp_path)
    office.calculate("Komisi", "F9", "=NA()")
    office.recalculate()

    assert counted(office, "Kesalahan rumus") == [("Komisi!F9", "Wajib diperbaiki")]


def test_what_is_not_measured_this_year_is_neither_missing_nor_compared(tmp_path: Path, office: LibreOffice) -> None:
    definition = unmeasured(quarterly())
    rows = [
        row_of(1, COUNT, "| | | |"),
        msgspec.structs.replace(row_of(2, "", "| 20% | 10% | |"), indicator=TURNOUT),
        FormRow("3.", "Sasaran 3", TURNOUT),
        FormRow("4.", "Sasaran 4", "Jumlah Reviu"),
    ]
    layout = opened(form_of(rows, definition, signed=True), office, tmp_path)

    assert statuses(office, layout, 4) == ["Target belum diisi", FINE, "", "Kegiatan belum diisi"]


def test_a_form_without_a_target_for_the_year_checks_none_by_quarter(tmp_path: Path, office: LibreOffice) -> None:
    definition = quarterly()
    quarters = (f"target_q{quarter}" for quarter in range(1, 5))
    columns = ("number", "objective", "indicator", *quarters, "activity", "schedule", "executor")
    first, *others = definition.parts
    parts = (first.but(columns=columns), *others)
    layout = opened(form_of([row_of(1, COUNT, "| sesuai | 2")], definition.but(parts=parts)), office, tmp_path)

    assert statuses(office, layout, 1) == [FINE]
