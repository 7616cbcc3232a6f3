"""Our reader of xlsx and openpyxl give the same plan, and openpyxl is not needed for it."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from rak_excel.definitions.loading import load_template
from rak_excel.formats.addresses import Area, column_letters, column_number
from rak_excel.formats.grid import Faults, HiddenLines, Looks, Sheet, Value
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.jobs.template.forms import blank_form, write_template
from rak_excel.model import NoteKind, Plan, Source
from rak_excel.reading import read_sheets
from rak_excel.reading.files import read_file
from tests import acts, gym, workbooks
from tests.acts import looks
from tests.forms import form_of_plan
from tests.tables import identity_sheet

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

SOURCE = Source("rak.xlsx", "0" * 64)


def faults_in_cells(book: gym.Book) -> None:
    """Errors, formulas never calculated and bare numbers where a plan has texts."""
    commission, secretariat = book["Komisi"].rows, book["Sekretariat"].rows
    commission[0][3], commission[1][3], commission[2][4] = "#REF!", 0.5, "=Lain!A1&B2"
    commission[3][5], secretariat[0][3], secretariat[1][2] = "#N/A", 75, "=C5"
    secretariat[2][-3] = "#NAME?"


# openpyxl drops what a merged range covers.
ACTS = [*(act for act in acts.ACTS if act is not looks.target_beneath_a_merged_range), faults_in_cells]


def written(book: gym.Book) -> bytes:
    """The gym's workbook as an xlsx."""
    file = openpyxl.Workbook()
    file.remove(file.worksheets[0])
    identity = file.create_sheet("Identitas Satker")
    for (row, column), value in _cells_of(identity_sheet(load_template("kpu-2020"))):
        identity.cell(row, column, value)
    for page in book.values():
        _add(page, file.create_sheet(page.name))
    return workbooks.saved(file)


def _add(page: gym.Page, sheet: Worksheet) -> None:
    for (row, column), value in _cells_of(page.sheet()):
        sheet.cell(row, column, value)
    for (row, column), code in page.formats.items():
        sheet.cell(row, column).number_format = code
    for area in page.merged:  # not `merge_cells`, which deletes what the range covers
        sheet.merged_cells.add(CellRange(None, area.left, area.top, area.right, area.bottom))
    _dress(page, sheet)
    for row in page.hidden_rows:
        sheet.row_dimensions[row].hidden = True
    for column in page.hidden_columns:
        sheet.column_dimensions[column_letters(column)].hidden = True
    sheet.sheet_state = "hidden" if page.hidden else "visible"


def _dress(page: gym.Page, sheet: Worksheet) -> None:
    seen = page.sheet().looks
    for told, font in ((seen.struck, {"strike": True}), (seen.unseen, {"color": "FFFFFFFF"})):
        for at, text in told.items():
            cell = sheet.cell(*at)
            if at in seen.visible:
                before, after = str(cell.value).split(text, 1)
                parts = [part for part in (before, TextBlock(InlineFont(**font), text), after) if part]
                cell.value = CellRichText(*parts)
            elif page.sheet().merged_at(*at) is None:
                cell.font = Font(**font)
    for at, colour in seen.fills.items():
        sheet.cell(*at).fill = PatternFill("solid", fgColor=colour)
    for at, text in seen.comments.items():
        sheet.cell(*at).comment = Comment(text, "Budi")


def _cells_of(sheet: Sheet) -> Iterator[tuple[tuple[int, int], Value]]:
    return (((row, column), sheet.rows[row][column]) for row, column in sheet.addresses())


def other_reader(content: bytes) -> list[Sheet]:
    """The sheets as openpyxl alone reads them."""
    values = openpyxl.load_workbook(io.BytesIO(content), data_only=True, rich_text=True)
    formulas = openpyxl.load_workbook(io.BytesIO(content))
    return [_sheet(sheet, formulas[sheet.title]) for sheet in values.worksheets]


def _sheet(sheet: Worksheet, formulas: Worksheet) -> Sheet:
    filled: dict[int, dict[int, object]] = {}
    errors, uncalculated, formats = {}, {}, {}
    for cell in (cell for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell)):
        address = (cell.row, cell.column)
        formula = formulas.cell(*address)
        if cell.data_type == "e":
            errors[address] = str(cell.value)
        elif cell.value is not None and str(cell.value).strip(" \t\r\n\u00a0\u200b\ufeff"):
            number = isinstance(cell.value, int | float) and not isinstance(cell.value, bool)
            value = str(cell.value) if isinstance(cell.value, CellRichText) else cell.value
            filled.setdefault(cell.row, {})[cell.column] = float(value) if number else value  # type: ignore[arg-type]
        elif formula.data_type == "f" and cell.data_type != "str":
            uncalculated[address] = str(formula.value)
        if cell.number_format != "General":
            formats[address] = cell.number_format
    rows = frozenset(row for row, each in sheet.row_dimensions.items() if each.hidden)
    columns = frozenset(column_number(name) for name, each in sheet.column_dimensions.items() if each.hidden)
    merged = [Area(each.min_row, each.min_col, each.max_row, each.max_col) for each in sheet.merged_cells.ranges]
    return Sheet(
        sheet.title,
        filled,  # type: ignore[arg-type] # plain values
        merged,
        sheet.sheet_state != "visible",
        HiddenLines(rows, columns),
        faults=Faults(errors, uncalculated),
        formats=formats,
        look=_looks(sheet),
    )


def _looks(sheet: Worksheet) -> Looks:
    """What openpyxl tells of the looks of cells, for the colours that these tests use."""
    struck: dict[tuple[int, int], str] = {}
    unseen: dict[tuple[int, int], str] = {}
    visible: dict[tuple[int, int], str] = {}
    fills: dict[tuple[int, int], str] = {}
    comments: dict[tuple[int, int], str] = {}
    for cell in (cell for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell)):
        at = (cell.row, cell.column)
        if cell.fill.patternType == "solid" and cell.fill.fgColor.rgb[-6:] not in OWN_COLOURS:
            fills[at] = cell.fill.fgColor.rgb[-6:]
        if cell.comment:
            comments[at] = cell.comment.text
        parts = _parts(cell)
        for told, key in ((struck, "struck"), (unseen, "unseen")):
            if parts[key]:
                told[at] = parts[key]
        if parts["seen"].strip() and (at in struck or at in unseen):
            visible[at] = parts["seen"]
    return Looks(struck, unseen, fills, comments, visible)


def _parts(cell: Cell) -> dict[str, str]:
    """The text of a cell by what is seen of it."""
    parts = {"struck": "", "unseen": "", "seen": ""}
    whole = cell.value if isinstance(cell.value, CellRichText) else [str(cell.value or "")]
    for part in whole:
        font = part.font if isinstance(part, TextBlock) else cell.font
        white = font.color is not None and font.color.type == "rgb" and font.color.rgb == "FFFFFFFF"
        key = "unseen" if white else "struck" if font.strike else "seen"
        parts[key] += str(part)
    return parts


OWN_COLOURS = {"D9E2EC", "FFFBE6", "F4C7AB", "FCE7AE", "DDEBDA", "8C8C8C"}


def told(plan: Plan) -> set[tuple[str, ...]]:
    return {(note.kind, str(note.cell), note.value, note.became) for note in plan.notes}


@pytest.mark.parametrize("act", [act for act in ACTS if act in looks.ACTS], ids=lambda act: act.__name__)
def test_both_readers_see_the_same_of_the_cells(act: gym.Act) -> None:
    book = gym.filled_book()
    act(book)
    content = written(book)

    for ours, other in zip(open_workbook(content).sheets, other_reader(content), strict=True):
        assert ours.looks == other.looks


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_both_readers_give_the_same_plan(act: gym.Act) -> None:
    book = gym.filled_book()
    act(book)
    content = written(book)
    ours = read_sheets(open_workbook(content).sheets, SOURCE)
    other = read_sheets(other_reader(content), SOURCE)

    assert isinstance(ours, Plan)
    assert isinstance(other, Plan)
    assert (ours.identity, ours.parts) == (other.identity, other.parts)
    assert told(ours) == told(other)


def test_the_faults_of_cells_are_all_told() -> None:
    book = gym.filled_book()
    faults_in_cells(book)
    plan = read_sheets(open_workbook(written(book)).sheets, SOURCE)

    assert isinstance(plan, Plan)
    kinds = [note.kind for note in plan.notes]
    assert (kinds.count(NoteKind.ERROR_CELL), kinds.count(NoteKind.NEVER_CALCULATED)) == (3, 2)


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Our own workbook: blank, filled in, and with a number as target."""
    folder = tmp_path_factory.mktemp("templates")
    plan = read_sheets(gym.sheets_of_book(gym.filled_book()), SOURCE)
    assert isinstance(plan, Plan)
    paths = {name: folder / f"{name}.xlsx" for name in ("blank", "filled", "number")}
    write_template(paths["blank"], blank_form(region="52.03", year=2020))
    write_template(paths["filled"], form_of_plan(plan, signed=True))
    book = openpyxl.load_workbook(paths["filled"])
    target = book["Komisi"]["D9"]
    target.value, target.number_format = 0.5, "0%"
    book.save(paths["number"])
    return paths


@pytest.mark.parametrize("name", ["blank", "filled"])
def test_our_own_workbook_is_the_same_to_both_readers(templates: dict[str, Path], name: str) -> None:
    content = templates[name].read_bytes()
    ours, other = (read_sheets(sheets, SOURCE) for sheets in (open_workbook(content).sheets, other_reader(content)))

    assert isinstance(ours, Plan)
    assert isinstance(other, Plan)
    assert (ours.identity, ours.parts, told(ours)) == (other.identity, other.parts, told(other))


@pytest.mark.parametrize("name", ["blank", "filled", "number"])
def test_openpyxl_is_not_loaded_to_read_a_plan(templates: dict[str, Path], name: str) -> None:
    code = (
        "import sys; from rak_excel.reading import read_plans;"
        "plan, = read_plans(sys.argv[1:]).plans; print(len(plan.parts), 'openpyxl' in sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, str(templates[name])], capture_output=True, text=True, check=True
    )

    assert result.stdout.split() == ["2", "False"]


SHEET = "xl/worksheets/sheet1.xml"
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def changed(old: bytes, new: bytes, *, part: str = SHEET) -> bytes:
    """A plan with a number as target, in which one part of the file says something else."""
    table = [*workbooks.PLAN, [None, None, "Persentase A", 0.5, "Rapat", "v", None, None, None, "Divisi Hukum"]]
    book = openpyxl.load_workbook(io.BytesIO(workbooks.xlsx({"RAK": table})))
    book.worksheets[0]["D4"].number_format = "0%"
    content = workbooks.saved(book)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read(part)
    assert old in xml
    return workbooks.rezipped(content, {part: xml.replace(old, new)})


def target_of(content: bytes, folder: Path) -> str:
    path = folder / "a.xlsx"
    path.write_bytes(content)
    plan = read_file(path, path.name)
    assert isinstance(plan, Plan), plan.note.detail.en
    target = plan.parts[0].indicators[2].target
    assert target
    return target.text


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        (b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="L1:XFD1048576"/></mergeCells>', SHEET),
        (b"</sheetData>", b'</sheetData><hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks>', SHEET),
        (b"<sheetViews>", b'<sheetViews><sheetView workbookViewId="x" view="?"/>', SHEET),
        (b"<fills", b'<fills><fill><patternFill patternType="?"/></fill></fills><fills', "xl/styles.xml"),
        (MAIN, b"http://purl.oclc.org/ooxml/spreadsheetml/main", SHEET),
        (b"<sheetData>", b"<sheetData>" + b" " * 9_000_000, SHEET),
        (b'<c r="D4" s="1"', b"<c s='1'  r=\"D4\" ", SHEET),
    ],
    ids=[
        "all cells merged",
        "links everywhere",
        "odd view",
        "odd fill",
        "strict",
        "big",
        "attributes in another order",
    ],
)
def test_what_is_no_cell_does_not_matter(old: bytes, new: bytes, part: str, tmp_path: Path) -> None:
    assert target_of(changed(old, new, part=part), tmp_path) == "50%"


def test_a_sheet_that_declares_entities_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(changed(b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet'))
    read = read_file(path, path.name)

    assert not isinstance(read, Plan)
    assert "rusak" in read.note.detail.id


def test_a_style_that_there_is_not_is_the_usual_one() -> None:
    (seen,) = open_workbook(changed(b'<c r="D4" s="1"', b'<c r="D4" s="99"')).sheets

    assert (seen.value(4, 4), seen.number_format(4, 4)) == (0.5, None)


def test_styles_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(changed(b"</cellXfs>", b"</cellXfss>", part="xl/styles.xml"))
    read = read_file(path, path.name)

    assert not isinstance(read, Plan)
    assert "rusak" in read.note.detail.id


def test_a_sheet_without_styles_has_no_formats() -> None:
    with zipfile.ZipFile(io.BytesIO(workbooks.xlsx({"A": [["x", 2]]}))) as archive:
        kept = {name: archive.read(name) for name in archive.namelist() if name != "xl/styles.xml"}
    (seen,) = open_workbook(workbooks.zipped(kept)).sheets

    assert (seen.value(1, 2), seen.number_format(1, 2)) == (2, None)


def test_a_formula_is_looked_up_when_it_is_asked_for() -> None:
    (seen,) = open_workbook(workbooks.xlsx({"A": [["=1+1", 2]]})).sheets

    assert len(seen.uncalculated) == 1
    assert (seen.uncalculated[1, 1], seen.uncalculated.get((1, 2))) == ("=1+1", None)


def test_a_date_beyond_the_calendar_is_no_error() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append([9_999_999_999.0, "#REF!"])
    sheet["A1"].number_format = "dd/mm/yyyy"
    (seen,) = open_workbook(workbooks.saved(book)).sheets

    assert dict(seen.errors) == {(1, 2): "#REF!"}


@pytest.mark.parametrize(("code", "text"), [("0.00E+00", "75"), ("# ?/?", "75"), ('[Red]0" Laporan"', "75 Laporan")])
def test_a_format_is_shown_where_it_is_a_unit(code: str, text: str, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(changed(b"0.5", b"75")))
    book.worksheets[0]["D4"].number_format = code

    assert target_of(workbooks.saved(book), tmp_path) == text
