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
from rak_excel.monitoring.form import report_form
from rak_excel.monitoring.report import report_of
from rak_excel.workbooks.monitoring.form.book import write_report_form
from rak_excel.workbooks.monitoring.form.own_sheets import OPEN, OVERDUE
from tests.libreoffice import LibreOffice, libreoffice
from tests.report_cases import Case, cases, form_with, plan_with
from tests.report_files import form_of
from tests.report_typing import agrees
from tests.reports import read_report
from tests.tables import plan_of

pytestmark = [pytest.mark.libreoffice, pytest.mark.no_cover]
SHEET = "Realisasi Komisi"
NONE = ["0", ""]
EVERY = 9  # cases of which each run takes one
GENERAL, TWO_DECIMALS, IN_PERCENT, DATE = "General", "0.00", "0%", "DD/MM/YYYY"


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
    "Opini WTP",
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
    # As the plan writes the target.
    Case("Jumlah Laporan V", "4 Lap", "4 Lap", "2 lap"),
    Case("Persentase Satker W", "75 persen", "75 persen", "60"),
    Case("Nilai Layanan X", "75 poin", "75 poin", "60 Poin"),
    # Behind the word that says what it is.
    Case("Opini BPK Y", "WTP", "WTP", "Opini WTP"),
    Case("Opini BPK Z", "WTP", "opini wtp", "OPINI WDP"),
)
SHOWN = [
    ("80", "80", "Mendekati"),
    ("79.99", "79.99", "Belum tercapai"),
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
    ("50", "50", "Belum tercapai"),
    ("80", "80", "Mendekati"),
    ("80", "80", "Mendekati"),
    ("100", "100", "Tercapai"),
    ("-", "-", "Belum tercapai"),
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


KINDS = {"Persentase Satker": "80%", "Jumlah Laporan": "4 Laporan", "Nilai Layanan": "75"}
STORED = ("79.6", "80", "0.796", "0.8", "99.5", "0", "2.5", "4", "0.1+0.2")
FORMATS = (
    GENERAL,
    "0",
    TWO_DECIMALS,
    "#,##0",
    "#,##0.0",
    IN_PERCENT,
    "0.0%",
    "0.00E+00",
    "# ?/?",
    "@",
    "[Red]0.0",
)
OF_KIND = {"Persentase Satker": '0"%"', "Jumlah Laporan": '0" Laporan"', "Nilai Layanan": "00"}
PASTED = [
    *((kind, value, format_) for kind, own in OF_KIND.items() for format_ in (*FORMATS, own) for value in STORED),
    *((kind, "43862", DATE) for kind in OF_KIND),
]


@pytest.mark.parametrize("locale", ["id-ID", "en-US"])
def test_a_number_that_is_pasted_is_read_where_its_cell_shows_all_of_it_or_left_to_reading(
    locale: str, tmp_path: Path
) -> None:
    listed = [Case(f"{kind} {format_}", KINDS[kind], KINDS[kind], "") for kind, _, format_ in PASTED]
    with libreoffice(tmp_path, locale) as office:
        layout = opened(form_with(listed), office, tmp_path)
        fill(office, layout, "goal", [case.goal for case in listed])
        letter = layout.letter("actual")
        for number, (_, value, format_) in enumerate(PASTED, FIRST_ROW + 1):
            office.dress(SHEET, f"{letter}{number}", NumberFormat=format_)
            office.calculate(SHEET, f"{letter}{number}", value)
        told = shown(office, layout)
        report = report_of(read_plan(office.save(tmp_path / "back.xlsx")))

    words = report.words.standings
    assert [
        (pasted, told_of, each.actual.text, each.standing.value)
        for pasted, told_of, each in zip(PASTED, told, report.reached, strict=True)
        if not agrees(told_of, each, words)
    ] == []
    by_case = dict(zip(PASTED, told, strict=True))
    for (kind, value, format_), expected in SOME_PASTED.items():
        assert tuple(_rounded(each) for each in by_case[kind, value, format_]) == expected


SOME_PASTED = {
    ("Persentase Satker", "80", GENERAL): ("100", "100", "Tercapai"),
    ("Persentase Satker", "0.8", IN_PERCENT): ("100", "100", "Tercapai"),
    ("Persentase Satker", "0.8", GENERAL): ("", "", LEFT_TO_READING),
    ("Persentase Satker", "0.8", TWO_DECIMALS): ("", "", "Perlu dicek"),
    ("Persentase Satker", "79.6", "#,##0.0"): ("99.5", "99.5", "Mendekati"),
    ("Persentase Satker", "0.796", "0.0%"): ("99.5", "99.5", "Mendekati"),
    # Shown as 80 and 80%, which is what is read.
    ("Persentase Satker", "79.6", "0"): ("", "", LEFT_TO_READING),
    ("Persentase Satker", "0.796", IN_PERCENT): ("", "", LEFT_TO_READING),
    ("Jumlah Laporan", "4", '0" Laporan"'): ("100", "100", "Tercapai"),
    ("Jumlah Laporan", "2.5", TWO_DECIMALS): ("", "", LEFT_TO_READING),
    ("Nilai Layanan", "43862", DATE): ("", "", LEFT_TO_READING),
}


def test_what_the_quarter_added_stands_beside_figures_that_add_up(tmp_path: Path, office: LibreOffice) -> None:
    listed = [Case("Jumlah Laporan A", "4 Laporan", "3", "3"), Case("Persentase Satker B", "80%", "80%", "80")]
    before = read_report(form_with(listed, 1), {"commission": {1: {"goal": "2", "actual": "1"}, 2: {"actual": "40"}}})
    form = form_with(listed, 2, earlier=before)
    layout = opened(form, office, tmp_path)
    fill(office, layout, "actual", [case.actual for case in listed])
    office.recalculate()

    assert column(office, layout, "previous") == ["1", "40"]
    assert column(office, layout, "in_quarter") == ["2", ""]
    told = []
    for goal in ("-", "1", "0", "5", "2"):
        fill(office, layout, "goal", [goal])
        office.recalculate()
        told.append(column(office, layout, "status")[0])
    assert told == [*["Samakan target s.d."] * 4, "Status belum diisi"]


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
        ("follow_up", "tidak ada", "Tindak lanjut belum diisi"),
        ("follow_up", "Revisi DIPA", "Batas waktu belum diisi"),
        ("due", "n/a", "Batas waktu belum diisi"),
        ("due", "31 Juli 2020", "Bukti dukung belum diisi"),
        ("evidence", "N.A.", "Bukti dukung belum diisi"),
        ("evidence", "BA 12/2020", "Lengkap"),
        ("obstacle", " Nihil", "Kendala belum diisi"),
        ("obstacle", "-", "Kendala belum diisi"),
        ("actual", "80", "Lengkap"),
        ("state", "Ditunda", "Alasan belum diisi"),
        ("state", "Berjalan", "Alasan terlambat belum diisi"),
        ("goal", "Tidak diukur", "Kendala belum diisi"),
        ("actual", "", "Kendala belum diisi"),
        ("goal", "Tidak diukur tahun ini.", "Kendala belum diisi"),
        ("goal", "Tidak diukur: pandemi", "Alasan terlambat belum diisi"),
        ("state", "", "Status belum diisi"),
        ("state", "Selesai", "Lengkap"),
        ("goal", "-", "Lengkap"),
        ("actual", "sudah tercapai", "Realisasi belum waktunya"),
        ("actual", "Belum ada", "Lengkap"),
        ("goal", "90%", "Periksa realisasi"),
        ("actual", "90", "Cocokkan target s.d."),
    )
    statuses = []
    for name, text, _ in steps:
        office.put(SHEET, {f"{layout.letter(name)}{FIRST_ROW + 1}": text})
        office.recalculate()
        statuses.append(column(office, layout, "status")[0])

    assert statuses == [status for *_, status in steps]


def test_of_what_is_counted_a_number_before_it_is_due_is_not_asked_about_and_words_are(
    tmp_path: Path, office: LibreOffice
) -> None:
    layout = opened(form_with([Case(f"Jumlah Laporan {n}", "4 Laporan", "-", "") for n in "KLMN"]), office, tmp_path)
    fill(office, layout, "goal", ["-"] * 4)
    fill(office, layout, "actual", ["0,85", "1.250", "2", "sudah tercapai"])
    fill(office, layout, "state", ["Berjalan"] * 4)
    office.recalculate()

    early = [status == "Realisasi belum waktunya" for status in column(office, layout, "status")]
    assert early == [False, False, False, True]


def test_what_other_units_put_off_gives_no_reason_for_the_unit_that_reports(
    tmp_path: Path, office: LibreOffice
) -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR           | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA                             |
        | 1  | Andal   | Persentase Sengketa | 80%    | Rapat    | v  | v  |    |    | Divisi Hukum dan Pengawasan           |
        |    |         |                     |        | Reviu    | v  | v  |    |    | Divisi Perencanaan, Data dan Informasi |
    """)
    layout = opened(form_of(plan, "Hukum"), office, tmp_path)
    fill(office, layout, "goal", ["80%"])
    fill(office, layout, "actual", ["40"])
    told = []
    for states in (["Selesai", "Ditunda"], ["Ditunda", "Selesai"]):
        fill(office, layout, "state", states)
        office.recalculate()
        told.append(column(office, layout, "status"))

    assert told == [["Menunggu unit lain", ""], ["Alasan belum diisi", ""]]


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


def test_a_follow_up_without_a_state_is_counted_and_weighs_more_when_it_was_due(
    tmp_path: Path, office: LibreOffice
) -> None:
    form = form_with([USUAL[0]])
    dates = {1: "30 Juni 2020", 2: "", 3: "1 Juli 2020"}
    open_ones = tuple(
        FollowUp(1, n, "commission", USUAL[0].indicator, "Rapat", "Kendala", "Ulang", due=due)
        for n, due in dates.items()
    )
    opened(form.but(reported=form.reported.but(follow_ups=open_ones)), office, tmp_path, protected=False)
    told = []
    said_of = [("I5", "Selesai"), ("I4", "-"), ("J4", " Nihil."), ("J4", "Sudah rapat 3 Juni"), ("I6", "Berjalan")]
    for cell, said in said_of:
        office.recalculate()
        lines = {row[0]: row[1:3] for row in office.read("Cek Isian", "A6:C60")}
        told.append([lines[each.id] for each in (OVERDUE, OPEN)])
        office.put("Tindak Lanjut", {cell: said})

    late, both = ["1", "Tindak Lanjut!I4"], ["2", "Tindak Lanjut!I5"]
    assert told == [
        [late, both],
        *[[late, ["1", "Tindak Lanjut!I6"]]] * 3,
        [NONE, ["2", "Tindak Lanjut!I4"]],
    ]
    assert office.choices("Tindak Lanjut", "I4") == ["Selesai", "Berjalan", "Belum mulai", "Dibatalkan"]


def test_the_check_sheet_leads_to_the_first_place(tmp_path: Path, office: LibreOffice) -> None:
    layout = opened(form_with([*USUAL[:3]]), office, tmp_path)
    fill(office, layout, "goal", ["80%", "80%", "75%"])
    fill(office, layout, "actual", ["80", "", ""])
    office.recalculate()
    lines = {row[0]: row[1:3] for row in reversed(office.read("Cek Isian", "A6:C40"))}

    assert lines["REALISASI S.D. belum diisi; 0 berarti nol"] == ["2", f"{SHEET}!{layout.letter('actual')}10"]
