"""The form in which a quarter is reported: what its workbook has, how it is protected, and how it is ordered."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from openpyxl.worksheet.worksheet import Worksheet

from rak_excel import read_plan
from rak_excel.cli import main
from rak_excel.definitions.monitoring import monitoring_words, quarter_of
from rak_excel.errors import NothingToTakeError, UnclearOfficeError
from rak_excel.jobs.template.report_forms import report_order, unit_jobs
from rak_excel.layouts.follow_ups import FIRST_ROW as FIRST_FOLLOW_UP
from rak_excel.layouts.follow_ups import NONE_OPEN
from rak_excel.layouts.plan import FIRST_ROW, HEADING_ROW, PartLayout
from rak_excel.model import NoteKind
from rak_excel.model.monitoring import COMPUTED, TYPED
from rak_excel.model.report_form import ReportForm
from rak_excel.model.reported_plan import FollowUp
from rak_excel.monitoring.form import report_form
from rak_excel.monitoring.report import report_of
from rak_excel.rules.check import check
from rak_excel.vocabulary.names.executors import submitters
from rak_excel.workbooks.monitoring.form.book import write_report_form
from tests.excel_conditions import refused
from tests.reports import read_report
from tests.tables import plan_of
from tests.typing_in import type_in

LOTIM = Path(__file__).parents[1] / "examples/lombok-timur-2020/rak-lombok-timur-2020.xlsx"
PARTS = ("Realisasi Komisi", "Realisasi Sekretariat")
SHEETS = [
    "Petunjuk Pengisian",
    "Identitas Satker",
    *PARTS,
    "Tindak Lanjut",
    "Cek Isian",
    "Daftar Pilihan",
    "Definisi",
    "Rencana",
]
OPEN = FollowUp(
    1, 3, "commission", "Opini BPK", "Reviu", "Anggaran belum cair", "Revisi DIPA", "Divisi Hukum", "30 April 2020"
)


@pytest.fixture(scope="module")
def form() -> ReportForm:
    return report_form(read_plan(LOTIM), 2)


@pytest.fixture(scope="module")
def book(form: ReportForm, tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    path = tmp_path_factory.mktemp("form") / "form.xlsx"
    write_report_form(path, form)
    return openpyxl.load_workbook(path)


def test_a_long_name_of_a_unit_has_room_on_the_identity_sheet(tmp_path: Path) -> None:
    plan = read_plan(LOTIM)
    (unit,) = (each for each in submitters(plan.definition) if "Teknis" in each.name)
    write_report_form(tmp_path / "form.xlsx", report_form(plan, 2, submitter=unit))
    sheet = openpyxl.load_workbook(tmp_path / "form.xlsx")["Identitas Satker"]

    heights = {sheet.cell(row, 2).value: sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)}
    assert len(unit.name) > 62
    assert heights[unit.name] > 25
    assert heights["52.03"] is None


def test_all_that_a_form_and_its_rules_say_is_in_the_words_of_its_definition(tmp_path: Path) -> None:
    kpu = monitoring_words(read_plan(LOTIM).definition)
    words = kpu.but(
        headings={id_: f"{id_.upper()} {{quarter}}" for id_ in kpu.headings},
        standings={id_: f"Nilai {id_}" for id_ in kpu.standings},
    )
    plan = read_plan(LOTIM)
    own = report_form(plan.but(definition=plan.definition.but(monitoring=words)), 2)
    path = tmp_path / "form.xlsx"
    write_report_form(path, own)

    names = own.definition.sheets
    sheets = [names.guide, names.check, names.definition, *(part.sheet for part in own.definition.parts)]
    book = openpyxl.load_workbook(path)
    cells = (each for name in sheets for row in book[name].values for each in row)
    shown = "\n".join(str(each) for each in cells if str(each)[:1] not in '={"')
    theirs = {*kpu.columns.values(), *kpu.standings.values()} - {"Perlu dicek"}  # which is a severity too
    assert [each for each in theirs if each in shown] == []
    typed = {"commission": {2: {"goal": "70%", "actual": "50%", "state": "Ditunda"}}}
    hints = "\n".join(each.hint.id for each in check([read_report(own, typed)], select=["RAK9xx"]))
    assert "OBSTACLE" in hints
    assert [each for each in theirs if each in hints] == []


def layout_of(form: ReportForm, part: str) -> PartLayout:
    return PartLayout.of(form.definition.part(part), form.definition, len(form.rows[part]))


def cells(sheet: Worksheet, layout: PartLayout, role: str) -> list[openpyxl.cell.Cell]:
    return [sheet[f"{layout.letter(role)}{row}"] for row in range(FIRST_ROW + 1, layout.last_row + 2)]


def test_the_sheets_stand_in_their_order_and_those_for_programs_are_hidden(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == SHEETS
    assert [sheet.title for sheet in book if sheet.sheet_state != "visible"] == ["Definisi", "Rencana"]


def test_every_heading_of_the_definition_stands_above_its_column(form: ReportForm, book: openpyxl.Workbook) -> None:
    for part in form.definition.parts:
        layout = layout_of(form, part.id)
        headings = [cell.value for cell in book[part.sheet][HEADING_ROW + 1]]
        further = [column.heading for column in layout.further if layout.has(column.id)]
        assert [each for each in headings if each in further] == further
        assert headings[layout.status] == "CEK ISIAN"
    assert "TARGET S.D. TW II" in [cell.value for cell in book["Realisasi Komisi"][HEADING_ROW + 1]]


def test_a_part_says_which_quarter_it_reports_and_that_its_form_is_the_offices_own(book: openpyxl.Workbook) -> None:
    said = [book["Realisasi Komisi"].cell(row, 1).value for row in range(1, HEADING_ROW + 1)]

    assert said[:3] == [
        "LAPORAN PEMANTAUAN RENCANA AKSI KINERJA",
        "KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR",
        "TRIWULAN II TAHUN ANGGARAN 2020\n(keadaan s.d. 30 Juni 2020)",
    ]
    assert "Format kerja satker, bukan format baku KPU" in said


def test_the_identity_sheet_says_which_quarter_of_which_plan_is_reported(
    form: ReportForm, book: openpyxl.Workbook
) -> None:
    rows = {row[0].value: row[1] for row in book["Identitas Satker"].iter_rows(max_col=2)}

    own = {label: rows[label].value for label in ("Triwulan", "Keadaan per", "Rencana yang dilaporkan")}
    digest = form.reported.digest
    assert own == {
        "Triwulan": "II",
        "Keadaan per": "30 Juni 2020",
        "Rencana yang dilaporkan": f"Revisi ke-0, 22 Januari 2020, {digest}",
    }
    assert all(rows[label].protection.locked for label in (*own, "Nama Satuan Kerja", "Tahun Anggaran"))
    assert not rows["Tempat Penandatanganan"].protection.locked
    assert [rows[label].value for label in ("Tanggal", "Bulan", "Tahun Penandatanganan")] == [None, None, None]


def test_only_typed_cells_are_unlocked_and_they_hold_text(form: ReportForm, book: openpyxl.Workbook) -> None:
    for part in form.definition.parts:
        layout, sheet = layout_of(form, part.id), book[part.sheet]
        for role in layout.typed:
            unlocked = [cell for cell in cells(sheet, layout, role) if not cell.protection.locked]
            begun = [row for row in form.rows[part.id] if row.indicator or row.key]
            rows = begun if role in {"goal", "actual"} else form.rows[part.id]
            assert len(unlocked) == (len(rows) if role in TYPED else 0)
            assert {cell.number_format for cell in unlocked} <= {"@"}
            assert {cell.fill.fgColor.rgb for cell in unlocked} <= {"FFFFFBE6"}


def test_sheets_are_protected_without_a_password_and_let_people_widen_and_filter(book: openpyxl.Workbook) -> None:
    for name in ("Identitas Satker", *PARTS, "Tindak Lanjut", "Cek Isian"):
        protection = book[name].protection
        assert protection.sheet
        assert protection.password is None
        assert (protection.formatColumns, protection.formatRows, protection.autoFilter) == (False, False, False)
        assert protection.insertRows
    assert book[PARTS[0]].auto_filter.ref == f"A8:W{FIRST_ROW + 12}"


def test_the_indicator_stays_in_sight(book: openpyxl.Workbook) -> None:
    assert [book[name].freeze_panes for name in PARTS] == [f"D{FIRST_ROW + 1}"] * 2


def test_no_dropdown_refuses_anything_and_each_typed_cell_has_its_prompt(
    form: ReportForm, book: openpyxl.Workbook
) -> None:
    for part in form.definition.parts:
        layout, validations = layout_of(form, part.id), book[part.sheet].data_validations.dataValidation
        assert not any(each.showErrorMessage for each in validations)
        for role in (each for each in TYPED if layout.has(each)):
            own = [each for each in validations if re.match(rf"{layout.letter(role)}\d", str(each.sqref))]
            prompt = next(column.prompt for column in layout.further if column.id == role)
            assert {each.prompt for each in own} == {prompt[:255]}


def test_the_scale_of_a_target_is_offered_beside_it(form: ReportForm, book: openpyxl.Workbook) -> None:
    layout = layout_of(form, "commission")
    lists = {
        str(each.sqref): each.formula1
        for each in book["Realisasi Komisi"].data_validations.dataValidation
        if each.type == "list"
    }
    rows = {row.target: FIRST_ROW + nth for nth, row in enumerate(form.rows["commission"], 1)}

    assert lists[f"{layout.letter('actual')}{rows['WTP']}"] == "RAK_LIST_OPINIONS"
    assert lists[f"{layout.letter('goal')}{rows['B']}"] == "RAK_LIST_PREDICATES"
    assert f"{layout.letter('actual')}{rows['100%']}" not in lists


def test_computed_cells_are_formulas_that_hold_what_they_show_before_anybody_types(
    form: ReportForm, tmp_path: Path
) -> None:
    write_report_form(tmp_path / "form.xlsx", form)
    shown = openpyxl.load_workbook(tmp_path / "form.xlsx", data_only=True)["Realisasi Komisi"]
    formulas = openpyxl.load_workbook(tmp_path / "form.xlsx")["Realisasi Komisi"]
    layout, report = layout_of(form, "commission"), report_of(read_plan(tmp_path / "form.xlsx"))

    standings = [report.words.standing(each.standing) for each in report.reached if each.part.id == "commission"]
    assert [cell.value for cell in cells(shown, layout, "standing") if cell.value] == standings
    assert all(str(cell.value).startswith("=") for role in COMPUTED for cell in cells(formulas, layout, role))


def test_formulas_are_those_of_2007_and_read_no_typed_text_as_each_computer_does(
    form: ReportForm, tmp_path: Path
) -> None:
    write_report_form(tmp_path / "form.xlsx", form)
    with zipfile.ZipFile(tmp_path / "form.xlsx") as whole:
        texts = [whole.read(name).decode() for name in whole.namelist() if name.startswith("xl/worksheets/sheet")]
    formulas = [formula for text in texts for formula in re.findall(r"<(?:f|formula)[^>]*>([^<]+)<", text)]

    assert formulas
    assert max(map(len, formulas)) < 8192
    for word in ("_xlfn", "VALUE(", "TEXT(", "COUNTIF(", "MATCH(", "INDIRECT("):
        assert not [formula for formula in formulas if re.search(rf"(?<![A-Z]){re.escape(word)}", formula)]
    assert not any('t="array"' in text for text in texts)
    # Excel shares no formula that looks at another sheet.
    assert not [each for text in texts for each in re.findall(r'<f t="shared"[^>]*>([^<]+)<', text) if "!" in each]


def test_the_same_form_gives_the_same_bytes_and_travels_over_whatsapp(form: ReportForm, tmp_path: Path) -> None:
    for name in ("one.xlsx", "other.xlsx"):
        write_report_form(tmp_path / name, form)
    written = (tmp_path / "one.xlsx").read_bytes()

    assert written == (tmp_path / "other.xlsx").read_bytes()
    assert len(written) < 60 * 1024  # the 60 KB that Explorer shows


def test_a_form_that_nobody_filled_in_reads_back_as_a_report_of_its_plan(form: ReportForm, tmp_path: Path) -> None:
    write_report_form(tmp_path / "form.xlsx", form)
    read = read_plan(tmp_path / "form.xlsx")

    assert read.definition.is_report
    assert read.reported == form.reported
    assert [each.text for _, each in read.indicators()] == [each.text for _, each in read_plan(LOTIM).indicators()]
    assert all(each.planned for each in report_of(read).reached)


def test_each_state_by_which_a_follow_up_is_settled_is_offered(book: openpyxl.Workbook) -> None:
    columns = [[cell.value for cell in column if cell.value] for column in book["Daftar Pilihan"].iter_cols()]
    (offered,) = [values for values in columns if "STATUS TINDAK LANJUT" in values]

    assert offered[-4:] == ["Selesai", "Berjalan", "Belum mulai", "Dibatalkan"]


def test_the_guide_sends_people_to_the_yellow_cells_of_every_sheet(book: openpyxl.Workbook) -> None:
    said = [str(cell.value) for row in book["Petunjuk Pengisian"].iter_rows() for cell in row]

    assert any("sel kuning, di semua sheet" in line for line in said)


def test_rows_for_work_outside_the_plan_stand_below_each_table_and_are_not_printed(
    form: ReportForm, book: openpyxl.Workbook, tmp_path: Path
) -> None:
    for part in form.definition.parts:
        sheet, last = book[part.sheet], layout_of(form, part.id).last_row + 1
        for row in range(last + 1, last + 4):
            unlocked = {
                heading.value
                for heading, cell in zip(sheet[HEADING_ROW + 1], sheet[row], strict=True)
                if not cell.protection.locked
            }
            assert {
                "INDIKATOR KINERJA UTAMA",
                "TARGET",
                "SATUAN",
                "KEGIATAN",
                "URAIAN HASIL",
                "BUKTI DUKUNG",
            } <= unlocked
            assert not unlocked & {"NO", "STATUS CAPAIAN", "JADWAL TW II", "PELAKSANA"}
        assert all(cell.protection.locked for cell in sheet[last + 4])
        assert sheet.print_area.endswith(f"${last}")
    layout = layout_of(form, "commission")
    typed = {
        layout.letter("indicator"): "Indeks Kepuasan",
        layout.letter("activity"): "Rapat",
        layout.letter("state"): "Selesai",
    }
    write_report_form(tmp_path / "form.xlsx", form)
    type_in(
        tmp_path / "form.xlsx", "Realisasi Komisi", {f"{at}{layout.last_row + 3}": text for at, text in typed.items()}
    )

    own = report_of(read_plan(tmp_path / "form.xlsx")).reached
    assert [(each.meant.text, each.works[0].state) for each in own if each.planned is None] == [
        ("Indeks Kepuasan", "done")
    ]
    assert any(
        "Kegiatan di luar rencana" in str(row[1].value or row[0].value)
        for row in book["Petunjuk Pengisian"].iter_rows()
    )


def test_the_sheet_of_follow_ups_says_where_none_is_open(
    form: ReportForm, book: openpyxl.Workbook, tmp_path: Path
) -> None:
    write_report_form(tmp_path / "form.xlsx", form.but(reported=form.reported.but(follow_ups=(OPEN,))))
    sheet = openpyxl.load_workbook(tmp_path / "form.xlsx")["Tindak Lanjut"]
    row = [cell.value for cell in sheet[FIRST_FOLLOW_UP + 1]]

    assert NONE_OPEN in [cell.value for line in book["Tindak Lanjut"].iter_rows() for cell in line]
    assert row[:8] == [
        "1.",
        "TW I",
        "Opini BPK",
        "Reviu",
        "Anggaran belum cair",
        "Revisi DIPA",
        "Divisi Hukum",
        "30 April 2020",
    ]
    assert row[-1] == "1-3"
    assert [cell.protection.locked for cell in sheet[FIRST_FOLLOW_UP + 1]] == [True] * 8 + [False] * 3 + [True]


def test_texts_of_a_plan_become_no_formulas(form: ReportForm, tmp_path: Path) -> None:
    rows = {
        part: tuple(row.but(activity="=1+1" if row.activity else "") for row in own) for part, own in form.rows.items()
    }
    write_report_form(tmp_path / "form.xlsx", form.but(rows=rows))
    layout = layout_of(form, "commission")
    shown = cells(openpyxl.load_workbook(tmp_path / "form.xlsx")["Realisasi Komisi"], layout, "activity")

    assert {cell.data_type for cell in shown} == {"s"}


def test_excel_has_no_reason_to_refuse_the_workbook(form: ReportForm, tmp_path: Path) -> None:
    write_report_form(tmp_path / "form.xlsx", form.but(reported=form.reported.but(follow_ups=(OPEN,))))

    assert refused((tmp_path / "form.xlsx").read_bytes()) == Counter()


def test_a_pasted_number_is_read_as_its_cell_shows_it_and_told_where_that_rounds(
    form: ReportForm, tmp_path: Path
) -> None:
    write_report_form(tmp_path / "form.xlsx", form)
    book, letter = openpyxl.load_workbook(tmp_path / "form.xlsx"), layout_of(form, "commission").letter("actual")
    pasted = {10: (79.6, "0"), 11: (0.796, "0%"), 12: (79.6, "0.0"), 13: (79.6, "General")}
    for row, (number, shown) in pasted.items():
        cell = book["Realisasi Komisi"][f"{letter}{row}"]
        cell.value, cell.number_format = number, shown
    book.save(tmp_path / "form.xlsx")
    report = report_of(read_plan(tmp_path / "form.xlsx"))

    assert [each.actual.text for each in report.reached[1:5]] == ["80", "80%", "79,6", "79,6"]
    told = [note for note in report.plan.notes if note.kind is NoteKind.SECOND_READING]
    assert [(str(note.cell), note.became) for note in told] == [
        (f"Realisasi Komisi!{letter}10", "80"),
        (f"Realisasi Komisi!{letter}11", "80%"),
    ]


@pytest.mark.openxml
def test_the_schema_allows_the_workbook(form: ReportForm, tmp_path: Path) -> None:
    write_report_form(tmp_path / "form.xlsx", form.but(reported=form.reported.but(follow_ups=(OPEN,))))
    told = subprocess.run(["ooxml-validator", tmp_path / "form.xlsx"], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout


@pytest.mark.parametrize("quarter", [1, 3, 4])
def test_each_quarter_has_its_columns(quarter: int, tmp_path: Path) -> None:
    form = report_form(read_plan(LOTIM), quarter)
    write_report_form(tmp_path / "form.xlsx", form)
    book = openpyxl.load_workbook(tmp_path / "form.xlsx")
    headings = [cell.value for cell in book["Realisasi Komisi"][HEADING_ROW + 1]]
    label = ("I", "II", "III", "IV")[quarter - 1]

    assert f"REALISASI S.D. TW {label}" in headings
    assert any(str(each).startswith("REALISASI S.D. TW I") for each in headings)
    assert (f"REALISASI TW {label}" in headings) == (quarter > 1)
    assert read_plan(tmp_path / "form.xlsx").definition.quarter == quarter


# How forms are ordered.


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["template", *map(str, arguments)])


def test_one_form_for_the_office_needs_no_year(tmp_path: Path) -> None:
    result = _run("--from", LOTIM, "--quarter", 2, "-o", tmp_path / "form.xlsx", "--paper", "a4")

    assert (result.exit_code, result.stdout) == (0, "")
    read = read_plan(tmp_path / "form.xlsx")
    assert (read.identity.year, read.identity.whole_office, read.definition.quarter) == (2020, True, 2)
    assert openpyxl.load_workbook(tmp_path / "form.xlsx")["Realisasi Komisi"].page_setup.paperSize == 9


def test_one_form_a_unit_that_has_rows(tmp_path: Path) -> None:
    result = _run("--from", LOTIM, "--quarter", 2, "-o", tmp_path / "forms", "--each-submitter")

    assert "5 file selesai dibuat" in result.stderr
    names = sorted(path.name for path in (tmp_path / "forms").iterdir())
    assert names[0] == "Laporan TW II 2020 - 5203 Lombok Timur - Seluruh kantor.xlsx"
    assert names[2] == "Laporan TW II 2020 - 5203 Lombok Timur - Subbag Keuangan Umum Logistik.xlsx"
    units = [read_plan(path).identity.submitter for path in sorted((tmp_path / "forms").iterdir())]
    assert [unit is None for unit in units] == [True, False, False, False, False]


def test_a_unit_without_rows_gets_no_form(tmp_path: Path) -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA                   |
        | 1  | Andal   | Opini BPK | WTP    | Reviu    | v  | v  | v  | v  | Divisi Hukum dan Pengawasan |
    """)
    jobs = unit_jobs(tmp_path, report_order(plan, 2))

    assert [job.path.name for job in jobs] == ["Laporan TW II 2020 - 5203 Lombok Timur - Subbag Hukum SDM.xlsx"]


def test_a_sheet_without_rows_says_so(tmp_path: Path) -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA                   |
        | 1  | Andal   | Opini BPK | WTP    | Reviu    | v  | v  | v  | v  | Divisi Hukum dan Pengawasan |
    """)
    write_report_form(tmp_path / "form.xlsx", report_form(plan, 2))
    sheet = openpyxl.load_workbook(tmp_path / "form.xlsx")["Realisasi Sekretariat"]

    assert "Tidak ada baris rencana di sheet ini untuk TW II." in [row[0].value for row in sheet.iter_rows(max_col=1)]
    assert [each.text for _, each in read_plan(tmp_path / "form.xlsx").indicators()] == ["Opini BPK"]


def test_one_unit_by_its_name(tmp_path: Path) -> None:
    _run("--from", LOTIM, "--quarter", 1, "--submitter", "Subbag Hukum", "-o", tmp_path / "form.xlsx")
    submitter = read_plan(tmp_path / "form.xlsx").identity.submitter

    assert submitter is not None
    assert submitter.name == "Sub Bagian Hukum dan Sumber Daya Manusia"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--quarter", "2"), "Sebut rencana yang sudah ditandatangani dengan --from."),
        (("--quarter", "5", "--from", LOTIM), "Triwulan harus 1 sampai 4."),
        (("--quarter", "2", "--from", LOTIM, "--province", "52"), "--province tidak dipakai bersama --quarter"),
        (("--quarter", "2", "--from", LOTIM, "--rows", "0"), "--rows tidak dipakai bersama --quarter"),
        (("--quarter", "2", "--from", LOTIM, "--region", "52.03"), "--region tidak dipakai bersama --quarter"),
        (("--quarter", "2", "--from", LOTIM, "--indicators", "x.xlsx"), "--indicators tidak dipakai bersama"),
        (("--quarter", "2", "--from", LOTIM, "--quarter-targets"), "--quarter-targets tidak dipakai bersama"),
        (
            ("--quarter", "2", "--from", LOTIM, "--submitter", "x", "--each-submitter"),
            "--submitter atau --each-submitter",
        ),
        (("--previous", LOTIM, "--year", "2020"), "--previous hanya untuk formulir laporan triwulan"),
        (("--from", LOTIM), "Tambahkan --quarter untuk melaporkan rencana di --from"),
        (("--quarter", "2", "--from", LOTIM, "--template", "kpu-2023"), "Hapus --template."),
    ],
)
def test_what_does_not_go_together_is_a_sentence(asked: tuple[object, ...], said: str, tmp_path: Path) -> None:
    result = _run(*asked, "-o", tmp_path / "form.xlsx")

    assert (result.exit_code, said in result.output) == (2, True), result.output
    assert not (tmp_path / "form.xlsx").exists()


def _refused(tmp_path: Path, *asked: object) -> str:
    result = _run(*asked, "-o", tmp_path / "form.xlsx")
    assert isinstance(result.exception, NothingToTakeError | UnclearOfficeError)
    assert not (tmp_path / "form.xlsx").exists()
    return result.exception.text.id


def test_only_a_whole_plan_is_reported(tmp_path: Path) -> None:
    report, unit = tmp_path / "laporan.xlsx", tmp_path / "kiriman.xlsx"
    _run("--from", LOTIM, "--quarter", 1, "-o", report)
    _run("--from", LOTIM, "--year", "2020", "--submitter", "Subbag Hukum", "-o", unit)

    assert "adalah laporan triwulan" in _refused(tmp_path, "--from", report, "--quarter", 2)
    assert "adalah kiriman satu unit" in _refused(tmp_path, "--from", unit, "--quarter", 2)
    assert "adalah rencana tahun 2020, bukan 2021" in _refused(
        tmp_path, "--from", LOTIM, "--quarter", 2, "--year", 2021
    )


def test_only_an_earlier_report_of_the_same_office_and_year_is_carried_on(tmp_path: Path) -> None:
    first, second = tmp_path / "tw1.xlsx", tmp_path / "tw2.xlsx"
    _run("--from", LOTIM, "--quarter", 1, "-o", first)
    _run("--from", LOTIM, "--quarter", 2, "-o", second)
    other = tmp_path / "lain.xlsx"
    plan = read_plan(LOTIM)
    write_report_form(
        other, report_form(plan.but(identity=plan.identity.but(region="52.01", office="KPU Lombok Barat")), 1)
    )
    asked = ("--from", LOTIM, "--quarter", 2, "--previous")

    assert "bukan laporan triwulan" in _refused(tmp_path, *asked, LOTIM)
    assert "adalah laporan TW II" in _refused(tmp_path, *asked, second)
    assert "Sebut laporan kantor yang sama" in _refused(tmp_path, *asked, other)
    assert _run(*asked, first, "-o", tmp_path / "form.xlsx").exit_code == 0


def test_a_quarter_that_was_skipped_is_told(tmp_path: Path) -> None:
    first = tmp_path / "tw1.xlsx"
    _run("--from", LOTIM, "--quarter", 1, "-o", first)
    result = _run("--from", LOTIM, "--quarter", 3, "--previous", first, "-o", tmp_path / "form.xlsx")

    assert "Laporan TW II dilewati" in result.stderr
    assert result.exit_code == 0


def test_neither_the_plan_nor_the_earlier_report_is_replaced(tmp_path: Path) -> None:
    first = tmp_path / "tw1.xlsx"
    _run("--from", LOTIM, "--quarter", 1, "-o", first)
    written = first.read_bytes()
    result = _run("--from", LOTIM, "--quarter", 2, "--previous", first, "-o", first, "--force")

    assert result.exit_code != 0
    assert first.read_bytes() == written


def test_rows_in_which_no_unit_is_known_are_reported_by_the_office(tmp_path: Path) -> None:
    plan = read_plan("examples/lombok-timur-2020/rak-lombok-timur-2020.xlsx")

    jobs = unit_jobs(tmp_path, report_order(plan, 2))

    reported = {row.indicator for job in jobs for rows in job.form.rows.values() for row in rows if row.indicator}
    rest = jobs[-1]
    assert reported == {indicator.text for _, indicator in plan.indicators()}
    assert rest.path.name == "Laporan TW II 2020 - 5203 Lombok Timur - Seluruh kantor.xlsx"
    assert rest.form.identity.submitter is None


def texts_on(path: Path, sheet: str) -> list[str]:
    return [str(cell.value) for row in openpyxl.load_workbook(path)[sheet].iter_rows() for cell in row if cell.value]


def test_the_form_with_what_units_leave_says_what_it_is_for_and_asks_for_no_signature(tmp_path: Path) -> None:
    ended = _run("--from", LOTIM, "--quarter", 2, "--each-submitter", "-o", tmp_path / "units")
    rest, unit = (
        next((tmp_path / "units").glob(f"*{name}.xlsx")) for name in ("Seluruh kantor", "Keuangan Umum Logistik")
    )

    assert f"{rest.name}: untuk baris dan tindak lanjut yang tidak termasuk file sub bagian mana pun." in ended.stderr
    says = "File ini untuk baris rencana dan tindak lanjut yang tidak termasuk file sub bagian mana pun."
    assert [says in "".join(texts_on(each, "Petunjuk Pengisian")) for each in (rest, unit)] == [True, False]
    _run("--from", LOTIM, "--quarter", 2, "-o", tmp_path / "whole.xlsx")
    checked = {each: "".join(texts_on(each, "Cek Isian")) for each in (rest, tmp_path / "whole.xlsx")}
    assert ["Tanggal belum diisi" in text for text in checked.values()] == [False, True]
    assert [
        [each for each in check(read_plan(path)) if each.code == "RAK107"] == []
        for path in (rest, tmp_path / "whole.xlsx")
    ] == [True, False]


def test_the_sheets_that_were_copied_out_of_a_form_are_read_by_their_headings(form: ReportForm, tmp_path: Path) -> None:
    write_report_form(tmp_path / "form.xlsx", form)
    book = openpyxl.load_workbook(tmp_path / "form.xlsx")
    for name in {*book.sheetnames} - {"Identitas Satker", "Realisasi Komisi", "Realisasi Sekretariat"}:
        del book[name]
    book.save(tmp_path / "copied.xlsx")

    read = read_plan(tmp_path / "copied.xlsx")

    assert read.definition.is_report
    assert quarter_of(read.definition).number == 2
    assert read.reported is None
    assert [each.text for _, each in read.indicators()] == [each.text for _, each in read_plan(LOTIM).indicators()]
