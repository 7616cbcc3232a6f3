"""However the same cells are spelled in XML, they are read alike: as openpyxl reads them, strictly written or anew."""

from __future__ import annotations

import io
import string
from collections.abc import Callable, Mapping

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from rak_excel.formats.addresses import column_letters
from rak_excel.formats.grid import Sheet
from rak_excel.formats.opened.archive import PLAN as LIMITS
from rak_excel.formats.opened.archive import Budget
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.formats.opened.xlsx.strict import strict_sheet
from rak_excel.formats.opened.xlsx.written_anew import sheet_anew
from tests import workbooks

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
Spelled = Callable[[str], str]
Cells = Mapping[tuple[int, int], str | float]

texts = st.text(st.sampled_from(string.ascii_letters + " <>&\"'é√\u00a0="), min_size=1, max_size=8).filter(str.strip)
values = st.one_of(texts, st.integers(-999, 999).map(float))
cells_ = st.dictionaries(st.tuples(st.integers(1, 6), st.integers(1, 30)), values, min_size=1, max_size=12)


@st.composite
def spelled_sheets(draw: st.DrawFn) -> tuple[Cells, str]:
    """Cells, and a sheet with them in which each tag and each text is spelled in one of the ways that XML allows."""
    cells = draw(cells_)
    prefix = draw(st.sampled_from(["", "x:"]))
    quote = st.sampled_from("\"'")
    space = st.sampled_from(["", " ", "\n", "\t "])
    between = st.sampled_from(["", "", " ", "\n", '<!-- <c r="XFD1048576"><v>1</v></c> -->', "<?a b?>"])

    def tag(name: str, attributes: Mapping[str, str], inner: str) -> str:
        order = draw(st.permutations(sorted(attributes)))
        told = "".join(
            f" {draw(space)}{each}{draw(space)}={draw(space)}{_quoted(attributes[each], draw(quote))}" for each in order
        )
        return f"<{prefix}{name}{told}{draw(space)}>{inner}</{prefix}{name}{draw(space)}>"

    def text(said: str) -> str:
        return "".join(draw(st.sampled_from(_spellings(each))) for each in said)

    def cell(at: tuple[int, int]) -> str:
        value = cells[at]
        odd = {"x": ">"} if draw(st.booleans()) else {}
        here = {"r": f"{column_letters(at[1])}{at[0]}", **odd}
        if isinstance(value, float):
            return tag("c", here, draw(between) + tag("v", {}, f"{value:.0f}"))
        inner = tag("is", {}, tag("t", {"xml:space": "preserve"}, text(value)))
        return tag("c", {**here, "t": "inlineStr"}, inner)

    rows = "".join(
        draw(between)
        + tag("row", {"r": str(row)}, "".join(cell(at) + draw(between) for at in sorted(cells) if at[0] == row))
        for row in sorted({row for row, _ in cells})
    )
    name = f"xmlns{':x' if prefix else ''}"
    return cells, tag("worksheet", {name: MAIN}, draw(between) + tag("sheetData", {}, rows) + draw(between))


def _quoted(value: str, quote: str) -> str:
    return f"{quote}{value}{quote}"


def _spellings(letter: str) -> list[str]:
    numbers = [f"&#{ord(letter)};", f"&#x{ord(letter):X};"]
    if letter in "<&":
        return [*numbers, f"<![CDATA[{letter}]]>", {"<": "&lt;", "&": "&amp;"}[letter]]
    return [letter, *numbers, f"<![CDATA[{letter}]]>"]


@settings(max_examples=40, deadline=None)
@given(spelled_sheets())
def test_the_same_cells_are_read_however_they_are_spelled(spelled: tuple[Cells, str]) -> None:
    cells, xml = spelled
    content = workbooks.rezipped(BLANK, {SHEET: xml.encode()})
    (sheet,) = open_workbook(content).sheets

    assert _values(sheet) == dict(cells)
    assert _values(sheet) == _as_openpyxl(content)
    assert not sheet.strays


@settings(max_examples=40, deadline=None)
@given(spelled_sheets())
def test_what_is_written_anew_is_strictly_written_and_stays_the_same_when_it_is_written_again(
    spelled: tuple[Cells, str],
) -> None:
    anew = sheet_anew(spelled[1].encode(), (9_999, 702), Budget(LIMITS), list)[0]

    assert strict_sheet(anew)
    assert sheet_anew(anew, (9_999, 702), Budget(LIMITS), list)[0] == anew


BLANK = workbooks.xlsx({"A": [["x"]]})


def _values(sheet: Sheet) -> dict[tuple[int, int], object]:
    return {(row, column): sheet.value(row, column) for row, column in sheet.addresses()}


def _as_openpyxl(content: bytes) -> dict[tuple[int, int], object]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return {(cell.row, cell.column): cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}
