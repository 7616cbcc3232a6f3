"""No text, no name of a sheet and no name of a file makes a workbook of ours one that Excel does not open."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.parsers import expat

import openpyxl
import pytest

from rak_excel.definitions.loading import load_template
from rak_excel.errors import DefinitionError
from rak_excel.formats.written.book import Formats, new_book
from rak_excel.formats.written.packing import as_xml
from rak_excel.formats.written.values import Formula
from rak_excel.language import Text
from rak_excel.model import Cell, Finding, Severity
from rak_excel.workbooks.findings.book import write_findings_books
from rak_excel.workbooks.findings.pages import findings_books
from tests.consoles import run_command
from tests.deceitful_files import NAMED, PLAN, deceitful_folder
from tests.test_written_workbooks import faults

ODD = "a\x00b\x1b]8;;x\x07c\x0bd\ufffee\uffff\ud800f\x7f\x9b\u202eg"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every kind of workbook, made of files that try to deceive."""
    place = tmp_path_factory.mktemp("written")
    sent, out = deceitful_folder(place), place / "out"
    plan = next(sent.glob("*.xlsx"))
    commands: list[list[str | Path]] = [
        ["check", sent, "--severity", "info", "--format", "xlsx", "-o", out / f"catatan{NAMED[:4]}"],
        ["merge", sent, PLAN, "-o", out / "gabungan.xlsx"],
        ["rollup", sent, "-o", out / "rekap.xlsx", "--letters", out / "surat"],
        [
            "template",
            "--office",
            f"KPU {NAMED}{ODD[1:]}".replace("\x00", ""),
            "--year",
            "2021",
            "-o",
            out / "kantor.xlsx",
        ],
        ["template", "--from", plan, "--region", "52.03", "--year", "2021", "-o", out / "baru.xlsx"],
    ]
    for command in commands:
        assert run_command(*command).exit_code < 2
    return sorted(out.rglob("*.xlsx"))


def assert_is_xml(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels", ".vml")):
                expat.ParserCreate().Parse(archive.read(name), True)


def assert_opens(path: Path) -> None:
    assert_is_xml(path)
    openpyxl.load_workbook(path)


def test_every_workbook_is_made_and_opens(written: list[Path]) -> None:
    assert {path.parent.name for path in written} == {"out", f"catatan{NAMED[:4]}", "surat"}
    for path in written:
        assert_is_xml(path)
    for path in written[-1], *(each for each in written if each.name.startswith("Catatan")):
        assert_opens(path)


@pytest.mark.openxml
def test_excel_takes_what_goes_back_to_the_offices(written: list[Path]) -> None:
    """The returns; what else has names of files and offices has them in cells, footers and properties as these do."""
    returned = [path for path in written if path.name.startswith("Catatan")]
    assert len(returned) == 2
    assert [fault for path in returned for fault in faults(path)] == []


def finding(sheet: str, file: str) -> Finding:
    said = Text(ODD, ODD)
    return Finding("RAK502", "x", Severity.ERROR, file, said, said, Cell(sheet, 3, "B"), sheet, ODD, ODD)


@pytest.mark.openxml
def test_whatever_a_finding_holds_its_return_opens_in_excel(tmp_path: Path) -> None:
    """What the readers never give: whoever uses the library may."""
    (path,) = write_findings_books(
        tmp_path, findings_books([finding(f"'{ODD}[x]'", f"{ODD}.xlsx")], [], "id"), {f"{ODD}.xlsx": Path(ODD)}, "id"
    )
    assert_opens(path)
    assert faults(path) == []


@pytest.mark.parametrize("name", ["\\\\evil.id\\x.xlsx", "http:evil.id.xlsx", "c:x.xlsx", "..\\x.xlsx", "a" * 2500])
def test_no_name_of_a_file_leads_a_link_elsewhere(tmp_path: Path, name: str) -> None:
    written = []
    for each in ("plan.xlsx", name):
        (path,) = write_findings_books(
            tmp_path, findings_books([finding("A", each)], [], "id"), {each: tmp_path / each}, "id", force=True
        )
        with zipfile.ZipFile(path) as archive:
            written.append([archive.read(part).decode() for part in archive.namelist() if "sheet1.xml.rels" in part])
    assert len(written[0]) == 1
    assert 'Target="plan.xlsx"' in written[0][0]
    assert written[1] == []


@pytest.mark.openxml
def test_everything_that_can_be_named_in_a_workbook_passes_one_cleaner(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = new_book(path)
    odd = ODD.replace(":", "").replace("]", "")
    book.set_properties({"title": ODD, "subject": ODD, "comments": ODD})
    book.set_custom_property(ODD, ODD)
    sheet = book.add_worksheet(odd[:31])
    book.define_name("NAMA", f'="{odd}"')
    sheet.write_url(0, 0, f"external:{odd}.xlsx#'{odd}'!A1", None, ODD, ODD)
    sheet.write_url(1, 0, f"internal:'{odd}'!A1", None, ODD)
    sheet.write_string(2, 0, ODD)
    sheet.write_formula(3, 0, f'="{odd}"', None, ODD)
    sheet.set_header(f"&L{odd}")
    sheet.set_footer(f"&L{odd}")
    sheet.data_validation(5, 0, 5, 0, {"validate": "list", "source": [odd], "input_title": odd, "input_message": ODD})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"name": ODD, "values": "=NAMA"})
    chart.set_title({"name": ODD})
    sheet.insert_chart(6, 0, chart)
    book.close()

    assert_opens(path)
    assert faults(path) == []


def test_the_rows_of_a_streamed_sheet_pass_it_too(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = new_book(path, streamed=True)
    formats = Formats(book)
    book.add_worksheet("A").write_cells(0, 0, [Formula(f'="{ODD}"', ODD), ODD], [formats(), formats()], [None, None])
    book.close()
    assert_opens(path)


def test_text_in_xml_loses_only_what_xml_cannot_hold() -> None:
    kept = "a\t\n\r é ✓ 用 😀 \x7f\x9b\u202e\ufffd"
    assert as_xml(kept) == kept.encode()
    assert as_xml(ODD) == "ab]8;;xcde\ufffdf\x7f\x9b\u202eg".encode()


def test_a_definition_does_not_name_a_sheet_as_nobody_can(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    for name in ("Pandu\\u0001an", "Pandu\\u202ean", "Pandu\\nan"):
        own.write_text(f'extends = ["kpu-2020"]\n[sheets]\nguide = "{name}"\n', encoding="utf-8")
        with pytest.raises(DefinitionError, match=r"huruf yang tidak terlihat|Excel tidak menerima nama sheet"):
            load_template(own)
