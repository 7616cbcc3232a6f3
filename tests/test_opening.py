"""Workbooks of every format, sound or not, are opened carefully."""

from __future__ import annotations

import datetime
import io
import os
import threading
import zipfile
from types import SimpleNamespace

import openpyxl
import pytest
import python_calamine

from rak_excel.formats.addresses import Area
from rak_excel.formats.grid import Sheet, as_text
from rak_excel.formats.opened.calamine import opened
from rak_excel.formats.opened.kinds import FileKind
from rak_excel.formats.opened.number_formats import shown_value
from rak_excel.formats.opened.opening import open_workbook
from tests import workbooks

PLAIN: dict[str, bytes] = {
    "xlsx": workbooks.xlsx(),
    "ods": workbooks.ods(workbooks.ods_rows(workbooks.PLAN)),
    "xlsb": workbooks.xlsb(workbooks.PLAN),
    "xls": workbooks.xls(workbooks.PLAN),
}


def only_sheet(content: bytes) -> Sheet:
    (sheet,) = open_workbook(content).sheets
    return sheet


def test_the_names_that_excel_gives_to_a_copied_sheet_do_not_stand_for_those_of_the_workbook() -> None:
    names = (
        '<definedName name="RAK_X" localSheetId="0">Salinan!$A$1</definedName><definedName name="RAK_X">Asli!$A$1'
        '</definedName><definedName name="RAK_Y" localSheetId="0">Salinan!$B$1</definedName>'
    )
    book = zipfile.ZipFile(io.BytesIO(PLAIN["xlsx"])).read("xl/workbook.xml").decode()
    changed = book.replace("</sheets>", f"</sheets><definedNames>{names}</definedNames>").replace(
        "<definedNames />", ""
    )
    content = workbooks.rezipped(PLAIN["xlsx"], {"xl/workbook.xml": changed.encode()})

    assert open_workbook(content).names == {"RAK_X": "Asli!$A$1", "RAK_Y": "Salinan!$B$1"}


@pytest.mark.parametrize("format_", PLAIN)
def test_every_format_gives_the_same_cells_at_the_same_addresses(format_: str) -> None:
    book = open_workbook(PLAIN[format_])
    (sheet,) = book.sheets

    assert book.kind is FileKind(format_)
    assert sheet.name == "RAK"
    assert [sheet.text(3, column) for column in range(3, 11)] == [
        "Nilai AKIP",
        "B",
        "Evaluasi",
        "",
        "",
        "v",
        "v",
        "Divisi Hukum",
    ]
    assert [[sheet.text(r, c) for c in range(1, 11)] for r in (1, 2, 3)] == [
        ["" if value is None else value for value in row] for row in workbooks.PLAN
    ]


def test_leading_blank_rows_and_columns_keep_their_numbers() -> None:
    sheet = only_sheet(workbooks.xlsx({"A": [[], [], [None, None, "x"]]}))

    assert dict(sheet.rows) == {3: {3: "x"}}


def test_numbers_dates_and_truths_are_told_as_people_read_them() -> None:
    values = [0.75, 100.0, 2.5e-3, True, datetime.datetime(2020, 1, 22), 12]
    sheet = only_sheet(workbooks.xlsx({"A": [values]}))

    assert [sheet.text(1, column) for column in range(1, 7)] == ["0,75", "100", "0,0025", "TRUE", "22/01/2020", "12"]
    assert as_text(datetime.time(8, 30)) == "08:30:00"


def test_what_a_sheet_of_xlsx_hides_merges_and_formats_is_seen() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "A"
    sheet["B2"], sheet["C3"], sheet["D4"] = 0.75, "x", "=1/0"
    sheet["B2"].number_format = "0.0%"
    sheet["E5"] = 2
    sheet["E5"].number_format = '0" Laporan"'
    sheet.merge_cells("C3:C5")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["D"].hidden = True
    book.create_sheet("B").sheet_state = "hidden"
    seen, hidden = open_workbook(workbooks.saved(book)).sheets

    assert (seen.number_format(2, 2), seen.number_format(5, 5)) == ("0.0%", '0" Laporan"')
    assert seen.merged_at(5, 3) == Area(3, 3, 5, 3)
    assert (set(seen.hidden_rows), set(seen.hidden_columns)) == ({3}, {4})
    assert seen.uncalculated == {(4, 4): "=1/0"}
    assert (seen.hidden, hidden.hidden) == (False, True)


def xlsx_with_cells(cells: bytes, **parts: bytes) -> bytes:
    content = workbooks.xlsx({"A": [["x"]]})
    xml = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' + cells
    return workbooks.rezipped(content, {"xl/worksheets/sheet1.xml": xml + b"</sheetData></worksheet>", **parts})


def test_an_error_cell_and_an_empty_result_are_told_apart() -> None:
    sheet = only_sheet(
        xlsx_with_cells(
            b'<row r="1"><c r="A1" t="e"><f>Z9</f><v>#REF!</v></c><c r="B1" t="str"><f>""</f><v></v></c>'
            b'<c r="C1"><f>1+1</f></c><c r="D1"><f>1+1</f><v>2</v></c><c r="E1"><f t="shared" si="0"/><v/></c></row>'
        )
    )

    assert sheet.errors == {(1, 1): "#REF!"}
    assert sheet.uncalculated == {(1, 3): "=1+1", (1, 5): "="}
    assert sheet.value(1, 4) == 2
    assert (sheet.fault(1, 1), sheet.fault(1, 3), sheet.fault(1, 4)) == ("#REF!", "=1+1", "")


def test_an_error_of_a_newer_excel_is_an_error_like_any_other() -> None:
    sheet = only_sheet(
        xlsx_with_cells(
            b'<row r="1"><c r="A1" t="e"><f>Z9</f><v>#SPILL!</v></c><c r="B1"><v>2</v></c>'
            b'<c r="C1" t="e"><v>#REF!</v></c></row>'
        )
    )

    assert sheet.errors == {(1, 1): "#SPILL!", (1, 3): "#REF!"}
    assert dict(sheet.rows) == {1: {2: 2}}


@pytest.mark.parametrize(
    ("content", "stray", "text"),
    [
        (
            xlsx_with_cells(
                b'<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'
                b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>jauh &amp; luas</t></is></c></row>'
            ),
            (1_048_576, 16_384),
            "jauh & luas",
        ),
        (xlsx_with_cells(b'<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" t="s"><v>0</v></c></row>'), (1, 16_384), ""),
        (
            xlsx_with_cells(
                b"<row r='1'><c r='A1'><v>1</v></c></row>"
                b"<row r = '1048576'><c r = 'xfd1048576' t = 'inlineStr'><is><t>jauh</t></is></c></row>"
            ),
            (1_048_576, 16_384),
            "jauh",
        ),
        (
            xlsx_with_cells(b'<row r="1"><c><v>1</v></c></row><row r="1048576"><c/><c><v>5</v></c></row>'),
            (1_048_576, 2),
            "5",
        ),
        (workbooks.xlsb(workbooks.PLAN, stray=(1_048_576, 16_384)), (1_048_576, 16_384), ""),
        (workbooks.xls(workbooks.PLAN, stray=(65_536, 256)), (65_536, 256), ""),
        (
            workbooks.ods(
                '<table:table-row><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
                '<table:table-row table:number-rows-repeated="1048574"/><table:table-row>'
                '<table:table-cell table:number-columns-repeated="16383"/>'
                '<table:table-cell office:value-type="string"><text:p>jauh</text:p></table:table-cell></table:table-row>'
            ),
            (1_048_576, 16_384),
            "jauh",
        ),
    ],
    ids=["xlsx", "xlsx column", "xlsx other quotes", "xlsx no addresses", "xlsb", "xls", "ods"],
)
def test_a_stray_cell_is_told_and_costs_nothing(content: bytes, stray: tuple[int, int], text: str) -> None:
    sheet = only_sheet(content)

    assert list(sheet.strays) == [stray]
    assert sheet.strays[stray] == text or not text
    assert sheet.text(1, 1)
    assert sheet.last_row < 10


@pytest.mark.parametrize(
    "content", [workbooks.xlsb(workbooks.PLAN, error=(3, 4)), workbooks.xls(workbooks.PLAN, error=(3, 4))]
)
def test_errors_are_seen_in_the_binary_formats(content: bytes) -> None:
    assert only_sheet(content).errors == {(3, 4): "#REF!"}


def test_hidden_rows_and_columns_are_seen_in_xls() -> None:
    sheet = only_sheet(PLAIN["xls"])

    assert (set(sheet.hidden_rows), set(sheet.hidden_columns)) == ({2}, {2})


def test_ods_tells_percentages_errors_spans_dates_and_repeats() -> None:
    sheet = only_sheet(
        workbooks.ods(
            '<table:table-column table:visibility="collapse"/>'
            '<table:table-row><table:table-cell office:value-type="percentage" office:value="0.75"><text:p>75%</text:p></table:table-cell>'
            '<table:table-cell table:formula="of:=[.Z9]" office:value-type="string" calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell>'
            '<table:table-cell table:formula="of:=1+1"/>'
            '<table:table-cell office:value-type="date" office:date-value="2020-01-22"/>'
            '<table:table-cell office:value-type="date" office:date-value="kapan"><text:p>kapan</text:p></table:table-cell>'
            '<table:table-cell office:value-type="boolean" office:boolean-value="true"/></table:table-row>'
            '<table:table-row table:number-rows-repeated="2" table:visibility="filter">'
            '<table:table-cell table:number-rows-spanned="2" table:number-columns-repeated="2" office:value-type="string">'
            '<text:p>satu<text:s text:c="2"/><text:span>dua</text:span><text:line-break/>tiga<text:tab/>x</text:p><text:p>empat</text:p>'
            "</table:table-cell></table:table-row>",
            styles='<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>',
        )
    )

    assert (sheet.value(1, 1), sheet.number_format(1, 1)) == (0.75, "0%")
    assert (sheet.errors, sheet.uncalculated) == ({(1, 2): "#REF!"}, {(1, 3): "=1+1"})
    assert sheet.value(1, 2) is None
    assert (sheet.text(1, 4), sheet.text(1, 5), sheet.value(1, 6)) == ("22/01/2020", "kapan", True)
    assert sheet.text(3, 2) == "satu  dua\ntiga\tx\nempat"
    assert sheet.merged_at(3, 1) == Area(2, 1, 3, 1)
    assert (sheet.hidden, set(sheet.hidden_rows), set(sheet.hidden_columns)) == (True, {2, 3}, {1})


def test_ods_tells_a_formula_that_yields_nothing_from_one_never_calculated() -> None:
    sheet = only_sheet(
        workbooks.ods(
            '<table:table-row><table:table-cell table:formula="of:=IF(1=2;1;&quot;&quot;)"><text:p/></table:table-cell>'
            '<table:table-cell table:formula="of:=1+1"/>'
            '<table:table-cell office:value-type="percentage" office:value="0.775"><text:p>77,5%</text:p></table:table-cell>'
            "</table:table-row>"
        )
    )

    assert (sheet.value(1, 1), sheet.uncalculated) == (None, {(1, 2): "=1+1"})
    assert sheet.number_format(1, 3) == "0.0%"


@pytest.mark.parametrize(("number", "shown"), [("1", "Ada"), ("1", "TRUE"), ("0", "-"), ("1", "1"), ("2", "2 Laporan")])
def test_a_number_of_an_ods_is_what_its_format_shows(number: str, shown: str) -> None:
    sheet = only_sheet(
        workbooks.ods(
            f'<table:table-row><table:table-cell office:value-type="float" office:value="{number}">'
            f"<text:p>{shown}</text:p></table:table-cell></table:table-row>"
        )
    )

    assert shown_value(sheet.value(1, 1) or 0.0, sheet.number_format(1, 1)) == shown


@pytest.mark.parametrize(("number", "shown"), [("0.905", "91%"), ("0.904", "90%"), ("0.125", "12.5%"), ("0.57", "57%")])
def test_a_percentage_of_an_ods_is_what_its_format_shows_of_it(number: str, shown: str) -> None:
    sheet = only_sheet(
        workbooks.ods(
            f'<table:table-row><table:table-cell office:value-type="percentage" office:value="{number}">'
            f"<text:p>{shown}</text:p></table:table-cell></table:table-row>"
        )
    )

    assert shown_value(sheet.value(1, 1) or 0.0, sheet.number_format(1, 1)) == shown.replace(".", ",")


def test_when_a_workbook_was_saved_is_what_it_says_itself() -> None:
    core = b'<p><dcterms:modified xsi:type="dcterms:W3CDTF">2020-01-20T08:30:00Z</dcterms:modified></p>'
    content = workbooks.rezipped(PLAIN["xlsx"], {"docProps/core.xml": core})

    assert open_workbook(content).saved == datetime.datetime(2020, 1, 20, 8, 30)
    assert open_workbook(workbooks.rezipped(content, {"docProps/core.xml": core.replace(b"2020-", b"x")})).saved is None
    assert open_workbook(PLAIN["ods"]).saved == datetime.datetime(2020, 1, 20, 8, 30)


def test_macros_and_links_are_mentioned_and_left_alone() -> None:
    content = workbooks.rezipped(
        PLAIN["xlsx"], {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<a/>"}
    )

    assert [note.detail.en.split(" ")[2:4] for note in open_workbook(content).notes] == [
        ["has", "macros;"],
        ["refers", "to"],
    ]


CACHED = """</table:table><table:table table:name="'file:///a.xlsx'#Komisi"><table:table-source/>
<table:table-row><table:table-cell office:value-type="string"><text:p>NO</text:p></table:table-cell></table:table-row>"""


def test_what_an_ods_remembers_of_another_file_is_no_sheet() -> None:
    rows = workbooks.ods_rows(workbooks.PLAN)
    content = workbooks.rezipped(workbooks.ods(rows + CACHED), {"Basic/Standard/Module1.xml": b"<a/>"})
    book = open_workbook(content)

    assert [sheet.name for sheet in book.sheets] == ["RAK"]
    assert [note.detail.en.split(" ")[2] for note in book.notes] == ["has", "refers"]


@pytest.mark.parametrize(("link", "told"), [("\x01\x01Ba.xls", ["refers"]), ("", []), (None, [])])
def test_an_xls_that_refers_to_another_file_says_so(link: str | None, told: list[str]) -> None:
    book = open_workbook(workbooks.xls(workbooks.PLAN, link=link))

    assert book.sheets[0].text(2, 3) == "Opini BPK"
    assert [note.detail.en.split(" ")[2] for note in book.notes] == told


def test_standard_error_speaks_again_after_two_threads_have_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that began first is done first, while the other still reads."""
    began, both_read = threading.Event(), threading.Event()
    real = python_calamine.CalamineWorkbook

    def read(file: io.BytesIO) -> python_calamine.CalamineWorkbook:
        if threading.current_thread() is first:
            began.set()
            both_read.wait(10)
        else:
            both_read.set()
            first.join(10)
        return real.from_filelike(file)

    monkeypatch.setattr(python_calamine, "CalamineWorkbook", SimpleNamespace(from_filelike=read))
    first, second = (threading.Thread(target=opened, args=[PLAIN["xlsx"]]) for _ in range(2))
    before = os.fstat(2)
    kept = os.dup(2)
    try:
        first.start()
        assert began.wait(10)
        second.start()
        second.join(20)
        assert both_read.is_set()
        assert os.path.samestat(os.fstat(2), before)
    finally:  # for whatever runs after this
        os.dup2(kept, 2)
        os.close(kept)
