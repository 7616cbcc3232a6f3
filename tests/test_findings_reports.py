"""Findings as text, JSON, CSV and as the return to each office."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from msgspec.structs import replace

from rak_excel.errors import OutputExistsError
from rak_excel.formats.addresses import column_letters, column_number
from rak_excel.language import Text
from rak_excel.model import Cell, Finding, Note, NoteKind, Plan, Severity, Source
from rak_excel.reading import Unread
from rak_excel.reports.as_csv import findings_csv
from rak_excel.reports.as_json import findings_json
from rak_excel.reports.findings_text import cell_ranges, findings_lines, findings_text, print_coloured
from rak_excel.rules.check import check
from rak_excel.workbooks.findings.book import write_findings_books
from rak_excel.workbooks.findings.pages import findings_books
from rak_excel.workbooks.findings.verdict import to_mend_first, verdict
from tests.test_rules_clean_plan import SUB_KEUANGAN, clean_rows, plan_from
from tests.test_rules_real_plan import real_plan


def finding(
    severity: Severity = Severity.ERROR, *, code: str = "RAK501", at: str = "J9", file: str = "a.xlsx"
) -> Finding:
    cell = Cell("Komisi", int(at[1:]), at[0]) if at else None
    said = Text("Pelaksana belum diisi.", "The executor is blank.")
    return Finding(
        code,
        "executor-missing",
        severity,
        file,
        said,
        Text("Pilih.", "Choose."),
        cell,
        "Komisi" if at else None,
        "KPU X",
    )


def text_of(findings: list[Finding], least: Severity = Severity.WARNING, **labels: str) -> list[str]:
    names = {f"{file}.xlsx": label for file, label in labels.items()}
    return findings_text(findings_lines(findings, "id", least=least, labels=names)).splitlines()


# The verdict


def test_a_plan_without_errors_is_ready_to_send() -> None:
    assert verdict([]).id == "SIAP DIKIRIM"
    assert verdict([finding(Severity.INFO)]).en == "READY TO SEND"
    assert verdict([finding(Severity.WARNING)] * 2).id == "SIAP DIKIRIM, 2 perlu dicek"


def test_errors_and_warnings_are_counted_in_the_verdict() -> None:
    findings = [finding()] * 4 + [finding(Severity.WARNING)] * 2
    assert verdict(findings).id == "BELUM SIAP: 4 isian wajib diperbaiki, 2 perlu dicek"
    assert verdict(findings[:1]).en == "NOT READY: 1 to be corrected"


def test_what_keeps_a_file_from_being_read_is_to_be_mended_before_what_is_most_frequent() -> None:
    many = [
        finding(),
        finding(),
        finding(code="RAK401", at="F9"),
        finding(code="RAK001", at=""),
        finding(code="RAK301"),
    ]
    assert [each.id.split(",")[0] for each in to_mend_first(many)] == ["1 × RAK001", "2 × RAK501", "1 × RAK301"]


# Text


def test_the_same_message_in_many_cells_is_said_once_with_their_ranges() -> None:
    findings = [finding(at=at) for at in ("J9", "J10", "J11", "J14")]
    lines = text_of(findings)
    assert "      J9:J11, J14  Pelaksana belum diisi.  [RAK501]" in lines
    assert sum("Pelaksana belum diisi.  [" in line for line in lines) == 1


def test_errors_come_before_warnings_on_each_sheet() -> None:
    lines = text_of([finding(Severity.WARNING, at="A1"), finding(at="A2")])
    assert lines.index("    Wajib diperbaiki") < lines.index("    Perlu dicek")


def test_milder_findings_are_counted_but_not_shown() -> None:
    lines = text_of([finding(Severity.WARNING)], Severity.ERROR)
    assert not any("Pelaksana" in line for line in lines)
    assert lines[-1] == "SIAP DIKIRIM, 1 perlu dicek"


def test_each_of_several_files_has_its_sender_and_its_verdict() -> None:
    lines = text_of([finding()], a="Sub Bagian Hukum", b="Divisi Teknis")
    assert "a.xlsx (Sub Bagian Hukum): BELUM SIAP: 1 isian wajib diperbaiki" in lines
    assert "b.xlsx (Divisi Teknis): SIAP DIKIRIM" in lines


def test_what_to_mend_first_names_the_file_where_there_are_several() -> None:
    assert "  1 × RAK501, mulai di Komisi!J9: Pelaksana belum diisi." in text_of([finding()], a="KPU")
    assert "  1 × RAK501, mulai di a.xlsx Komisi!J9: Pelaksana belum diisi." in text_of([finding()], a="KPU", b="KPU")
    assert "  1 × RAK501, mulai di a.xlsx: Pelaksana belum diisi." in text_of([finding(at="")], a="KPU")


def test_what_to_mend_first_is_an_example_where_the_same_rule_says_several_things() -> None:
    other = replace(finding(at="J10"), message=Text("Pelaksana tidak jelas.", "The executor is not clear."))
    assert "  2 × RAK501, misalnya di Komisi!J9: Pelaksana belum diisi." in text_of([finding(), other], a="KPU")


def test_a_finding_of_a_whole_file_is_shown_as_such() -> None:
    lines = text_of([finding(at="")])
    assert "  Seluruh file" in lines
    assert "      Pelaksana belum diisi.  [RAK501]" in lines


def test_on_a_terminal_long_lines_are_wrapped_below_their_indent(capsys: pytest.CaptureFixture[str]) -> None:
    print_coloured([("file", "a.xlsx"), ("plain", "      " + "kata " * 40), ("plain", "")])
    shown = capsys.readouterr().out.splitlines()
    assert shown[0].strip() == "a.xlsx"
    assert all(line.startswith("      kata") for line in shown[1:-1])
    assert len(shown) > 4


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ("J9 J13", "J9, J13"),
        ("J9 J10 J11 J12 J13", "J9:J13"),
        ("J9 J9", "J9"),
        ("J9 I9", "I9:J9"),
        ("F18 G18 F19 G19 G20", "F18:F19, G18:G20"),
        ("Z3 AA3 AC3", "Z3:AA3, AC3"),
    ],
)
def test_cells_are_told_as_ranges(cells: str, told: str) -> None:
    assert cell_ranges(_cell(address) for address in cells.split()) == told


@given(st.sets(st.tuples(st.sampled_from(["A", "B", "Z", "AA"]), st.integers(1, 30)), min_size=1))
def test_ranges_name_exactly_the_cells(cells: set[tuple[str, int]]) -> None:
    named = []
    for run in cell_ranges(Cell("Komisi", row, column) for column, row in cells).split(", "):
        start, end = (_cell(address) for address in (run.split(":") * 2)[:2])
        columns = range(column_number(start.column), column_number(end.column) + 1)
        assert ":" not in run or start != end
        named += [(column_letters(column), row) for column in columns for row in range(start.row, end.row + 1)]
    assert sorted(named) == sorted(cells)


def _cell(address: str) -> Cell:
    column = address.rstrip("0123456789")
    return Cell("Komisi", int(address.removeprefix(column)), column)


# JSON and CSV


def test_json_has_one_object_for_each_cell_with_the_promised_fields() -> None:
    findings = check([real_plan()], select=["executor-missing", "unit-never-named", "part-missing"])
    objects = json.loads(findings_json([*findings, finding(at="")], "en"))
    assert list(objects[0]) == [
        "code", "name", "severity", "file", "sheet", "cell", "office", "value", "message", "hint", "trial",
        "progress", "answer", "explanation",
    ]  # fmt: skip
    assert [each["cell"] for each in objects] == ["R10", "R11", "R12", "R13", None]
    assert objects[0]["severity"] == "error"
    assert objects[0]["message"] == "The executor is blank."


def test_csv_opens_in_an_indonesian_excel_and_keeps_text_as_text() -> None:
    dangerous = structs.replace(finding(), value="=HYPERLINK(1)")
    text = findings_csv([dangerous, finding(at="")], "id")
    assert text.startswith("\ufeffkode;aturan;tingkat;")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    assert rows[1][6:8] == ["J9", "'=HYPERLINK(1)"]
    assert rows[2][5:8] == ["", "", ""]


# The return to each office


def returns(tmp_path: Path, plans: list[Plan], unread: list[Unread] | None = None) -> list[Path]:
    files = {plan.source.file: tmp_path / "kiriman" / plan.source.file for plan in plans}
    return write_findings_books(
        tmp_path / "catatan", findings_books(check(plans, unread or []), plans, "id"), files, "id"
    )


def rows_of(path: Path) -> list[tuple[object, ...]]:
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows()]


def test_each_office_gets_one_workbook_with_a_row_for_each_finding(tmp_path: Path) -> None:
    (path,) = returns(tmp_path, [real_plan()])
    assert path.name == "Catatan RAK 2020 - 5203 Kabupaten Lombok Timur.xlsx"
    rows = rows_of(path)
    assert rows[0][0] == "CATATAN ATAS RENCANA AKSI KINERJA TAHUN 2020"
    assert str(rows[2][0]).startswith("BELUM SIAP: ")
    assert rows[4] == (
        "NO", "SHEET", "SEL", "ISIAN SAAT INI", "CATATAN", "SARAN PERBAIKAN", "TANGGAPAN SATKER",
    )  # fmt: skip
    assert rows[5][:4] == (1, "Komisi", "J2", "Divisi Teknis Penyelenggara")
    assert str(rows[5][4]).startswith("Wajib diperbaiki: ")
    assert [row[0] for row in rows[5:]] == list(range(1, len(rows) - 4))


def test_each_printed_page_of_a_return_says_whose_it_is_and_its_number(tmp_path: Path) -> None:
    (path,) = returns(tmp_path, [real_plan()])
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    whose, page = "&amp;L&amp;8KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR", "&amp;R&amp;8Halaman &amp;P dari &amp;N"
    assert f"<oddFooter>{whose}{page}</oddFooter>" in sheet


def test_the_cell_of_a_finding_is_a_link_into_the_workbook_that_was_sent(tmp_path: Path) -> None:
    (path,) = returns(tmp_path, [real_plan()])
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    link = sheet["C6"].hyperlink
    assert link is not None
    assert str(link.target).replace("\\", "/") == "../kiriman/rak.xlsx"
    assert link.location == "'Komisi'!J2"


def test_an_office_without_findings_is_told_so(tmp_path: Path) -> None:
    (path,) = returns(tmp_path, [plan_from(clean_rows())])
    rows = rows_of(path)
    assert rows[2][0] == "SIAP DIKIRIM"
    assert rows[-1][0] == "Tidak ada catatan."


def test_the_files_of_one_office_share_a_return_that_names_each(tmp_path: Path) -> None:
    plans = [replace(real_plan(), source=Source(name, "0" * 64)) for name in ("a.xlsx", "b.xlsx")]
    (path,) = returns(tmp_path, plans)
    rows = rows_of(path)
    assert rows[4][1] == "FILE"
    assert {row[1] for row in rows[5:]} == {"a.xlsx", "b.xlsx"}


def test_each_year_of_an_office_has_its_own_return(tmp_path: Path) -> None:
    plans = [replace(plan_from(clean_rows(), year=year), source=Source(f"{year}.xlsx", "0")) for year in (2020, 2021)]
    paths = returns(tmp_path, plans)
    assert [path.name[:16] for path in paths] == ["Catatan RAK 2020", "Catatan RAK 2021"]
    assert [rows_of(path)[0][0] for path in paths] == [
        f"CATATAN ATAS RENCANA AKSI KINERJA TAHUN {y}" for y in (2020, 2021)
    ]


def test_the_return_to_a_unit_says_what_is_checked_later(tmp_path: Path) -> None:
    (path,) = returns(tmp_path, [plan_from(clean_rows(), submitter=SUB_KEUANGAN)])
    assert str(rows_of(path)[3][0]).startswith("Kecocokan sheet Komisi dan Sekretariat")


def test_files_without_a_plan_have_a_return_of_their_own(tmp_path: Path) -> None:
    note = Note(NoteKind.UNREADABLE_FILE, Text("File ini PDF.", "This is a PDF."))
    paths = returns(tmp_path, [plan_from(clean_rows())], [Unread(Source("surat.xlsx", "0" * 64), note)])
    assert [path.name for path in paths][1] == "Catatan RAK - file tidak terbaca.xlsx"
    assert rows_of(paths[1])[5][4] == "Wajib diperbaiki: File tidak terbaca. File ini PDF."


def test_an_office_that_no_list_knows_has_its_own_name_on_its_return(tmp_path: Path) -> None:
    plan = plan_from(clean_rows(), office="BADAN/DINAS: CONTOH", region="")
    (path,) = returns(tmp_path, [plan])
    assert path.name == "Catatan RAK 2020 - BADANDINAS CONTOH.xlsx"


def test_no_return_is_replaced_and_none_written_where_one_is_there(tmp_path: Path) -> None:
    (path,) = returns(tmp_path, [real_plan()])
    before = path.read_bytes()
    with pytest.raises(OutputExistsError):
        returns(tmp_path, [plan_from(clean_rows()), replace(real_plan(), source=Source("b.xlsx", "0" * 64))])
    assert path.read_bytes() == before


def test_the_same_findings_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "a", tmp_path / "b"
    (first,), (second,) = returns(one, [real_plan()]), returns(other, [real_plan()])
    assert first.read_bytes() == second.read_bytes()
