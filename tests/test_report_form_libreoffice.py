"""The form of a quarterly report in LibreOffice: what its formulas show is what the library says, or is left to it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from rak_excel import read_plan
from rak_excel.definitions.monitoring import monitoring_words
from rak_excel.layouts.plan import FIRST_ROW, PartLayout
from rak_excel.model.monitoring import LEFT_TO_READING
from rak_excel.model.report_form import ReportForm
from rak_excel.model.reported_plan import FollowUp
from rak_excel.monitoring.achievement import Achievement
from rak_excel.monitoring.form import report_form
from rak_excel.monitoring.report import Reached, report_of
from rak_excel.workbooks.monitoring.form.book import write_report_form
from tests.libreoffice import LibreOffice, libreoffice
from tests.report_cases import Case, cases, form_with, plan_with
from tests.reports import read_report

pytestmark = [pytest.mark.libreoffice, pytest.mark.no_cover]
SHEET = "Realisasi Komisi"
EVERY = 9  # cases of which each run takes one
GENERAL, TWO_DECIMALS, IN_PERCENT, DATE, REPORTS = "General", "0.00", "0%", "DD/MM/YYYY", '0" Laporan"'


def layout_of(form: ReportForm) -> PartLayout:
    part = form.definition.part("commission")
    return PartLayout.of(part, form.definition, len(form.rows["commission"]))


def opened(form: ReportForm, office: LibreOffice, folder: Path, *, protected: bool = True) -> PartLayout:
    path = folder / "form.xlsx"
    write_report_form(path, form)
    if not protected:
        path.write_bytes(unprotected(path.read_bytes()))
    office.open(path)
    return layout_of(form)


def fill(office: LibreOffice, layout: PartLayout, column: str, texts: Sequence[str]) -> None:
    office.put(SHEET, f"{layout.letter(column)}{FIRST_ROW + 1}", [[text] for text in texts])


def unprotected(book: bytes) -> bytes:
    """The workbook as somebody leaves it who took the protection away."""
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(whole, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"<sheetProtection[^>]*>", b"", old.read(name)))
    return whole.getvalue()


def column(office: LibreOffice, layout: PartLayout, name: str) -> list[str]:
    letter = layout.letter(name)
    return [row[0] for row in office.read(SHEET, f"{letter}{FIRST_ROW + 1}:{letter}{layout.last_row + 1}")]


def shown(office: LibreOffice, layout: PartLayout) -> list[tuple[str, ...]]:
    """Of each row what its formulas show: achievement of the quarter and of the year, and the standing."""
    office.recalculate()
    return list(zip(*(column(office, layout, each) for each in ("of_quarter", "of_year", "standing")), strict=True))


def is_exactly(text: str, reached: Achievement | None) -> bool:
    """Whether a figure that is shown is that of the library; none is shown where there is none."""
    if text in {"", "-"}:
        return reached is None if text == "" else reached is not None and reached.percent is None
    return reached is not None and reached.percent is not None and abs(float(text) - float(reached.percent)) < 0.0051


def agrees(told: tuple[str, ...], reached: Reached, words: dict[str, str]) -> bool:
    """Whether all that is shown is what the library says; of what is left to reading no figure of the quarter is shown."""
    of_quarter, of_year, standing = told
    year = of_year == "" or is_exactly(of_year, reached.of_year)
    if standing == LEFT_TO_READING:
        return year and of_quarter == ""
    return year and is_exactly(of_quarter, reached.of_quarter) and standing == words[reached.standing.value]


@pytest.mark.parametrize(
    ("locale", "suffix", "first"),
    [("id-ID", "xlsx", 0), ("en-US", "ods", 3), ("id-ID", "xls", 6), ("en-US", "xlsx", 1)],
)
def test_a_formula_shows_what_the_library_says_or_leaves_it_to_that(
    locale: str, suffix: str, first: int, tmp_path: Path
) -> None:
    listed = cases()[first::EVERY]
    with libreoffice(tmp_path, locale) as office:
        layout = opened(form_with(listed), office, tmp_path)
        fill(office, layout, "goal", [case.goal for case in listed])
        fill(office, layout, "actual", [case.actual for case in listed])
        told = shown(office, layout)
        plan = read_plan(office.save(tmp_path / f"back.{suffix}"))

    report = report_of(plan)
    assert len(report.reached) == len(listed)
    assert [
        (case, told_of, each.of_quarter, each.standing.value)
        for case, told_of, each in zip(listed, told, report.reached, strict=True)
        if not agrees(told_of, each, report.words.standings)
    ] == []


@pytest.mark.parametrize(
    "settings",
    [
        {"lower_formula": "T/R", "zero_target": "cap"},
        {"opinion": "ordinal", "thresholds": (90, 60)},
    ],
)
def test_formulas_count_as_the_definition_says(
    settings: dict[str, object], tmp_path: Path, office: LibreOffice
) -> None:
    listed = [case for case in cases()[::EVERY] if case.actual in COUNTED or case.goal in COUNTED]
    plan = plan_with(listed)
    words = monitoring_words(plan.definition).but(**settings)
    form = report_form(plan.but(definition=plan.definition.but(monitoring=words)), 2)
    layout = opened(form, office, tmp_path)
    fill(office, layout, "goal", [case.goal for case in listed])
    fill(office, layout, "actual", [case.actual for case in listed])
    told = shown(office, layout)
    report = report_of(read_plan(office.save(tmp_path / "back.xlsx")))

    assert report.words.thresholds == words.thresholds
    assert any(each.of_quarter and each.of_quarter.percent not in {None, 100} for each in report.reached)
    assert [
        case
        for case, told_of, each in zip(listed, told, report.reached, strict=True)
        if not agrees(told_of, each, report.words.standings)
    ] == []


COUNTED = (
    "0",
    "0%",
    "5%",
    "6%",
    "20",
    "80",
    "85%",
    "2",
    "WTP",
    "wdp",
    "TMP",
    "BB",
    "b",
    "AA",
    "74,05 (BB)",
    "BB (74,05)",
)
USUAL = (
    Case("Persentase Satker A", "80%", "80%", "64"),
    Case("Persentase Satker B", "80%", "80", "63,999"),
    Case("Persentase Satker C", "80%", "75%", "85%"),
    Case("Persentase Satker D", "80%", "80%", "0"),
    Case("Persentase Satker E", "80%", "80%", "0,85"),
    Case("Persentase Satker F", "80%", "80%?", "80"),
    Case("Persentase Satker G", "80%", "-", "80"),
    Case("Persentase Terbukti Melakukan Pelanggaran H", "0%", "0%", "0%"),
    Case("Persentase Terbukti Melakukan Pelanggaran I", "0%", "0%", "2%"),
    Case("Persentase Terbukti Melakukan Pelanggaran J", "5%", "5%", "6%"),
    Case("Jumlah Laporan K", "4 Laporan", "2 Laporan", "2"),
    Case("Jumlah Laporan L", "4 Laporan", "2", "2 Laporan"),
    Case("Jumlah Orang M", "1.250 Orang", "1.000", "1.250"),
    Case("Nilai Layanan N", "75", "75", "74,05"),
    Case("Opini BPK O", "WTP", "WTP", "WTP"),
    Case("Opini BPK P", "WTP", "WTP", "wdp"),
    Case("Predikat Kinerja Q", "BB", "BB", "74,05 (BB)"),
    Case("Predikat Kinerja R", "BB", "BB", "B (65,2)"),
    Case("Persentase Satker S", "80%", "Tidak diukur tahun ini", ""),
    Case("Persentase Satker T", "80%", "80%", ""),
    Case("Persentase Satker U", "80%", "80%", "dua"),
)
SHOWN = [
    ("80", "80", "Mendekati"),
    ("80", "80", "Belum tercapai"),
    ("113.33", "106.25", "Tercapai"),
    ("0", "0", "Belum tercapai"),
    ("", "", "Perlu dicek"),
    ("", "100", "Perlu dicek"),
    ("", "100", "Belum jatuh tempo"),
    ("-", "-", "Tercapai"),
    ("-", "-", "Belum tercapai"),
    ("80", "80", "Mendekati"),
    ("100", "50", "Tercapai"),
    ("100", "50", "Tercapai"),
    ("125", "100", "Tercapai"),
    ("98.73", "98.73", "Mendekati"),
    ("100", "100", "Tercapai"),
    ("-", "-", "Belum tercapai"),
    ("100", "100", "Tercapai"),
    ("-", "-", "Belum tercapai"),
    ("", "", "Tidak diukur"),
    ("", "", "Belum diisi"),
    ("", "", LEFT_TO_READING),
]


@pytest.mark.parametrize("locale", ["id-ID", "en-US"])
def test_what_is_typed_as_usual_gets_its_figures_at_once(locale: str, tmp_path: Path) -> None:
    with libreoffice(tmp_path, locale) as office:
        layout = opened(form_with([*USUAL]), office, tmp_path)
        for number, case in enumerate(USUAL, FIRST_ROW + 1):
            for name, text in (("goal", case.goal), ("actual", case.actual)):
                office.type(SHEET, f"{layout.letter(name)}{number}", text)
        told = shown(office, layout)
        typed = column(office, layout, "actual")

    assert [tuple(_rounded(each) for each in row) for row in told] == SHOWN
    assert typed == [case.actual for case in USUAL]  # a cell of text keeps 85% and 0,85


def _rounded(text: str) -> str:
    try:
        return f"{float(text):.2f}".rstrip("0").rstrip(".")
    except ValueError:
        return text


@pytest.mark.parametrize("locale", ["id-ID", "en-US"])
def test_a_number_that_is_pasted_is_read_as_its_cell_shows_it_or_left_to_reading(locale: str, tmp_path: Path) -> None:
    pasted = [
        ("Persentase Satker A", "80%", "80", GENERAL, ("100", "100", "Tercapai")),
        ("Persentase Satker B", "80%", "0.8", IN_PERCENT, ("100", "100", "Tercapai")),
        ("Persentase Satker C", "80%", "0.8", GENERAL, ("", "", "Perlu dicek")),
        ("Persentase Satker D", "80%", "64", TWO_DECIMALS, ("80", "80", "Mendekati")),
        ("Jumlah Laporan E", "4 Laporan", "2", GENERAL, ("50", "50", "Belum tercapai")),
        ("Jumlah Laporan F", "4 Laporan", "2.5", GENERAL, ("", "", LEFT_TO_READING)),
        ("Nilai Layanan G", "75", "43862", DATE, ("", "", LEFT_TO_READING)),
        ("Opini BPK H", "WTP", "75", GENERAL, ("", "", LEFT_TO_READING)),
        ("Jumlah Laporan I", "4 Laporan", "4", REPORTS, ("100", "100", "Tercapai")),
    ]
    listed = [Case(name, target, target, "") for name, target, *_ in pasted]
    with libreoffice(tmp_path, locale) as office:
        layout = opened(form_with(listed), office, tmp_path)
        fill(office, layout, "goal", [case.goal for case in listed])
        for number, (_, _, value, format_, _) in enumerate(pasted, FIRST_ROW + 1):
            cell = f"{layout.letter('actual')}{number}"
            office.dress(SHEET, cell, NumberFormat=format_)
            office.calculate(SHEET, cell, value)
        told = shown(office, layout)
        report = report_of(read_plan(office.save(tmp_path / "back.xlsx")))

    assert [tuple(_rounded(each) for each in row) for row in told] == [each[-1] for each in pasted]
    assert all(agrees(row, each, report.words.standings) for row, each in zip(told, report.reached, strict=True))


def test_what_the_quarter_added_stands_beside_figures_that_add_up(tmp_path: Path, office: LibreOffice) -> None:
    listed = [Case("Jumlah Laporan A", "4 Laporan", "3", "3"), Case("Persentase Satker B", "80%", "80%", "80")]
    before = read_report(form_with(listed, 1), {"commission": {1: {"actual": "1"}, 2: {"actual": "40"}}})
    form = form_with(listed, 2, earlier=before)
    layout = opened(form, office, tmp_path)
    fill(office, layout, "actual", [case.actual for case in listed])
    office.recalculate()

    assert column(office, layout, "previous") == ["1", "40"]
    assert column(office, layout, "in_quarter") == ["2", ""]


def test_a_row_whose_target_was_typed_over_is_left_to_reading(tmp_path: Path, office: LibreOffice) -> None:
    layout = opened(form_with([*USUAL[:2]]), office, tmp_path, protected=False)
    fill(office, layout, "goal", ["80%", "80%"])
    fill(office, layout, "actual", ["80", "80"])
    office.put(SHEET, {f"{layout.letter('target')}{FIRST_ROW + 1}": "90%"})
    told = shown(office, layout)

    assert [row[2] for row in told] == [LEFT_TO_READING, "Tercapai"]
    assert column(office, layout, "status")[0] == "Indikator atau target berubah"


def test_the_status_of_a_row_follows_what_is_typed(tmp_path: Path, office: LibreOffice) -> None:
    layout = opened(form_with([USUAL[0]]), office, tmp_path)
    steps = (
        ("goal", "80%?", "Target s.d. belum dipastikan"),
        ("goal", "delapan puluh", "Periksa target s.d."),
        ("goal", "", "Target s.d. belum diisi"),
        ("goal", "80%", "Realisasi belum diisi"),
        ("actual", "banyak", "Periksa realisasi"),
        ("actual", "64", "Kendala belum diisi"),
        ("obstacle", "Anggaran terlambat", "Status belum diisi"),
        ("state", "Hampir", "Periksa status"),
        ("state", "sudah selesai", "Tindak lanjut belum diisi"),
        ("follow_up", "Revisi DIPA", "Batas waktu belum diisi"),
        ("due", "31 Juli 2020", "Bukti dukung belum diisi"),
        ("evidence", "BA 12/2020", "Lengkap"),
        ("obstacle", "-", "Kendala belum diisi"),
        ("actual", "80", "Lengkap"),
        ("state", "Ditunda", "Alasan belum diisi"),
        ("state", "Berjalan", "Alasan terlambat belum diisi"),
        ("goal", "Tidak diukur", ""),
    )
    statuses = []
    for name, text, _ in steps:
        office.put(SHEET, {f"{layout.letter(name)}{FIRST_ROW + 1}": text})
        office.recalculate()
        statuses.append(column(office, layout, "status")[0])

    assert statuses == [status for *_, status in steps]


def _verdict(office: LibreOffice) -> str:
    office.recalculate()
    return office.read("Cek Isian", "A3:A3")[0][0]


def test_the_verdict_goes_from_not_begun_to_ready(tmp_path: Path, office: LibreOffice) -> None:
    layout = opened(form_with([USUAL[0]]), office, tmp_path)
    told = [_verdict(office)]
    office.put("Identitas Satker", {"B12": "1", "B13": "Juli", "B14": "2020"})
    fill(office, layout, "goal", ["80%"])
    for name, text in (("actual", "80"), ("state", "Selesai"), ("evidence", "BA 12/2020")):
        fill(office, layout, name, [text])
        told.append(_verdict(office))

    assert told[0] == "BELUM SIAP: belum ada yang diisi"
    assert told[1].startswith("BELUM SIAP: 1 isian wajib diperbaiki")
    assert told[-2:] == ["PERIKSA DULU: 1 isian. Setelah itu boleh dikirim", "SIAP DIKIRIM (dicek lagi saat digabung)"]


def test_a_follow_up_without_a_state_is_counted(tmp_path: Path, office: LibreOffice) -> None:
    form = form_with([USUAL[0]])
    open_ones = tuple(FollowUp(1, n, "commission", USUAL[0].indicator, "Rapat", "Kendala", "Ulang") for n in (1, 2))
    opened(form.but(reported=form.reported.but(follow_ups=open_ones)), office, tmp_path, protected=False)
    told = []
    for cell in ("I4", "I5"):
        office.recalculate()
        lines = {row[0]: row[1:3] for row in office.read("Cek Isian", "A6:C60")}
        told.append(lines["STATUS TINDAK LANJUT belum diisi"])
        assert office.choices("Tindak Lanjut", cell) == ["Selesai", "Berjalan", "Belum mulai"]
        office.put("Tindak Lanjut", {cell: "Selesai"})

    assert told == [["2", "Tindak Lanjut!I4"], ["1", "Tindak Lanjut!I5"]]


def test_the_check_sheet_leads_to_the_first_place(tmp_path: Path, office: LibreOffice) -> None:
    layout = opened(form_with([*USUAL[:3]]), office, tmp_path)
    fill(office, layout, "goal", ["80%", "80%", "75%"])
    fill(office, layout, "actual", ["80", "", ""])
    office.recalculate()
    lines = {row[0]: row[1:3] for row in reversed(office.read("Cek Isian", "A6:C40"))}

    assert lines["REALISASI S.D. belum diisi; 0 berarti nol"] == ["2", f"{SHEET}!{layout.letter('actual')}10"]
