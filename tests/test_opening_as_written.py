"""What programs write is written strictly: calamine gets it as it is, and nothing in it is parsed and written anew."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import xlsxwriter

from benchmarks.shapes import saved_by_libreoffice, shaped_by_excel
from rak_excel.formats.opened.archive import Archive
from rak_excel.formats.opened.xlsx.parts import read_parts
from rak_excel.formats.opened.xlsx.strict import strict_sheet, strict_texts
from tests import workbooks
from tests.dressed_workbooks import dressed_xlsx

EXAMPLES = Path(__file__).parent.parent / "examples"
OURS = sorted(EXAMPLES.rglob("*.xlsx"))
EXCEL_365 = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    b'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac xr" '
    b'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" xr:uid="{00000000-0001-0000-0000-000000000000}">'
    b'<sheetPr><tabColor rgb="FFFF0000"/></sheetPr><dimension ref="A1:C3"/><sheetViews><sheetView tabSelected="1" '
    b'workbookViewId="0"><selection activeCell="B2" sqref="B2"/></sheetView></sheetViews>'
    b'<sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/><cols><col min="1" max="1" width="9.140625" customWidth="1"/></cols>'
    b'<sheetData><row r="1" spans="1:3" ht="15.75" thickBot="1" x14ac:dyDescent="0.3"><c r="A1" s="1" t="s"><v>0</v></c>'
    b'<c r="B1" s="2"/><c r="C1" t="str"><f>A1&amp;"x"</f><v>ax</v></c></row>'
    b'<row r="2" spans="1:3" x14ac:dyDescent="0.25"><c r="A2" cm="1"><f t="array" ref="A2:A3">_xlfn.UNIQUE(C1:C2)</f><v>1</v></c>'
    b'<c r="B2" t="b"><v>1</v></c><c r="C2" t="e"><f t="shared" ref="C2:C3" si="0">1/0</f><v>#DIV/0!</v></c></row>'
    b'<row r="3" spans="1:3" x14ac:dyDescent="0.25"><c r="A3"><v>2.5</v></c><c r="C3" t="e"><f t="shared" si="0"/><v>#DIV/0!</v></c></row>'
    b'</sheetData><mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="C1:C2"/></mergeCells>'
    b'<conditionalFormatting sqref="A1"><cfRule type="expression" dxfId="0" priority="1"><formula>A1&lt;2</formula></cfRule>'
    b'</conditionalFormatting><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
    b'<legacyDrawing r:id="rId2"/><mc:AlternateContent><mc:Choice Requires="x14"><controls/></mc:Choice></mc:AlternateContent>'
    b'<extLst><ext uri="{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}"><x14:dataValidations count="0"/></ext></extLst></worksheet>'
)
TEXTS_OF_EXCEL = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="3" uniqueCount="3"><si><t>a</t></si>'
    b'<si><t xml:space="preserve"> b </t><phoneticPr fontId="1" type="noConversion"/></si><si><r><rPr><b/><sz val="11"/>'
    b'<color theme="1"/><rFont val="Calibri"/><family val="2"/><scheme val="minor"/></rPr><t>c</t></r><r><t xml:space="preserve"> d</t></r>'
    b'<rPh sb="0" eb="1"><t>e</t></rPh></si></sst>'
)


def odd_parts(content: bytes) -> list[str]:
    """The sheets and texts that are not written strictly."""
    archive = Archive(content)
    parts = read_parts(archive)
    odd = [sheet.name for sheet in parts.worksheets if not strict_sheet(archive.read(sheet.member))]
    return odd if strict_texts(archive.read(parts.texts) or b"<sst></sst>") else [*odd, parts.texts]


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_what_we_write_is_written_strictly(path: Path) -> None:
    assert not odd_parts(path.read_bytes())


def test_what_excel_writes_is_written_strictly(tmp_path: Path) -> None:
    assert strict_sheet(EXCEL_365)
    assert strict_texts(TEXTS_OF_EXCEL) == b"<sst>" + TEXTS_OF_EXCEL[TEXTS_OF_EXCEL.index(b"<si>") :]
    assert not odd_parts(
        shaped_by_excel(EXAMPLES / "lombok-timur-2020" / "rak-lombok-timur-2020.xlsx", tmp_path).read_bytes()
    )


def test_what_openpyxl_and_xlsxwriter_write_is_written_strictly() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["a", 1, True])
        sheet.write_rich_string(1, 0, "a", book.add_format({"bold": True}), "b")
        sheet.write_formula(2, 0, "=1+1")
        sheet.merge_range(3, 0, 3, 2, "c")

    assert not odd_parts(file.getvalue())
    assert not odd_parts(workbooks.xlsx())
    assert not odd_parts(dressed_xlsx())


@pytest.mark.libreoffice
def test_what_libreoffice_writes_is_written_strictly(tmp_path: Path) -> None:
    saved = saved_by_libreoffice(EXAMPLES / "lombok-timur-2020" / "rak-lombok-timur-2020.xlsx", tmp_path)

    assert saved
    assert not odd_parts(saved.read_bytes())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'<c r="A3">', b'<c r="A3" x="1">'),
        (b'<c r="A3">', b"<c r='A3'>"),
        (b'<c r="A3">', b'<c\nr="A3">'),
        (b'<c r="A3">', b'<c r="AAA3">'),
        (b'<c r="A3">', b'<c r="A30000">'),
        (b"<v>2.5</v></c>", b"<v>2.5</v></c >"),
        (b"<v>2.5</v></c>", b"<v>2.5</v></c><!-- -->"),
        (b"<sheetData>", b"<sheetData><sheetData>"),
        (b"<dimension", b"<x:sheetData/><dimension"),
        (b"<cols>", b"<!--<sheetData>--><cols>"),
        (b"</mergeCells>", b"</mergeCells><!--<mergeCell-->"),
        (b"<mergeCell ", b"<x:mergeCell "),
        (b"UTF-8", b"UTF-7"),
    ],
)
def test_what_could_be_seen_otherwise_is_not_taken_as_it_is(old: bytes, new: bytes) -> None:
    assert old in EXCEL_365

    assert strict_sheet(EXCEL_365.replace(old, new, 1)) is None
