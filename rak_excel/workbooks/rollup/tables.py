"""What the table sheets share: title, headings, filter, print set-up, and rows that are found after sorting."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from rak_excel.formats.addresses import letters, quoted
from rak_excel.formats.written.drawn.canvas import Canvas, DrawnValue
from rak_excel.formats.written.drawn.charts import CellBlock, CellStyle
from rak_excel.formats.written.row_heights import height_of, line_count
from rak_excel.formats.written.values import CellValue, Formula
from rak_excel.language import Text
from rak_excel.model import Severity
from rak_excel.rolling_up.facts.facts import RIGHT
from rak_excel.rolling_up.facts.fields import FIRST, HEADINGS
from rak_excel.workbooks.rollup.layout import Layout, TableLayout

LONG = 400  # rows, some twenty pages: nobody prints all of a table that is longer
MANY = 50  # offices side by side, more than any province has: of so many only the summary is printed
UPRIGHT_POINTS = 92.0  # of a row with turned headings
PRINTED = 2  # pages of what is longer
_TITLE_LETTERS = 1.75  # of a title are as wide as its text in the size of the cells
ONLY_FIRST = Text(
    "Dicetak hanya dua halaman pertama. Untuk mencetak bagian lain, saring lalu atur area cetak (Print Area); hapus area "
    "cetak untuk mencetak semuanya.",
    "Only the first two pages are printed. To print another part, filter and set the print area; clear the print area to "
    "print everything.",
)
_WRAPPED_LINKS = frozenset({"link_boxed"})
_SURELY_FITS = 0.75  # of a column's width in digits: capitals are wider


def begin_table(
    canvas: Canvas,
    table: TableLayout,
    title: Text,
    subtitle: Text | None = None,
    *,
    above: Sequence[tuple[int, DrawnValue, CellStyle]] = (),
    frozen: int = 0,
    printed_to: str = "",
    upright: Container[str] = (),
) -> None:
    """Title and headings; the rows follow from top to bottom. `above` stands between them, each with its column, or a
    subtitle; `frozen` columns stay in sight, those after `printed_to` are for the screen only. The headings of the fields that
    are `upright` are turned.
    """
    hidden = [number for number, field in enumerate(table.fields) if field.hidden]
    canvas.widths([field.width for field in table.fields], hidden)
    canvas.put(0, 0, title, "title")
    if table.rows > LONG:
        canvas.put(0, _beside(title.said(canvas.language), table), ONLY_FIRST, "subtitle")
    if subtitle:
        canvas.put(1, 0, subtitle, "subtitle")
    for column, value, style in above:
        canvas.put(1, column, value, style)
    canvas.height(HEADINGS, UPRIGHT_POINTS if upright else 44)
    looks = ["upright" if field.id in upright else "heading" for field in table.fields]
    canvas.put_row(HEADINGS, [field.heading for field in table.fields], looks)
    canvas.freeze(FIRST, frozen)
    canvas.filter(CellBlock(table.sheet, HEADINGS, 0, table.last, len(table.fields) - 1))
    area = CellBlock(table.sheet, 0, 0, table.last, table.columns[printed_to]) if printed_to else None
    canvas.page(repeat=(HEADINGS, HEADINGS), footer=title, area=area)


def end_table(canvas: Canvas, table: TableLayout, *, printed_to: str = "") -> None:
    """To be called when all rows are written: of a long table only the first pages are printed."""
    if table.rows > LONG:
        last = table.columns[printed_to] if printed_to else len(table.fields) - 1
        canvas.print_first(PRINTED, CellBlock(table.sheet, 0, 0, table.last, last), HEADINGS)


def _beside(title: str, table: TableLayout) -> int:
    """The first column that begins to the right of the title."""
    used = 0.0
    for column, width in enumerate(table.widths):
        if used and line_count(title, used / _TITLE_LETTERS) == 1:
            return column
        used += width
    return len(table.widths)


def draw_rows(
    canvas: Canvas,
    table: TableLayout,
    rows: Iterable[Sequence[DrawnValue]],
    nothing: Text | None = None,
    *,
    printed_to: str = "",
    least: str = "",
) -> None:
    """Rows of values in the order of the table's fields, below its headings; where there are none, that there is `nothing`.

    Each is high enough for its texts, and for `least` where formulas may say more later than they do now: lines of it in one cell.
    """
    styles = [field.style for field in table.fields]
    for number, values in enumerate(rows, FIRST):
        said = canvas.said(values)
        shown = [
            each.value if style in _WRAPPED_LINKS and isinstance(each, Formula) else each
            for each, style in zip(said, styles, strict=True)
        ]
        fit_row(canvas, number, [*shown, least], [*table.widths, len(least)])
        canvas.put_row(number, said, styles)
    if nothing and not table.rows:
        canvas.put(FIRST, 0, nothing)
    end_table(canvas, table, printed_to=printed_to)


def fit_row(canvas: Canvas, row: int, values: Sequence[CellValue], widths: Sequence[float]) -> None:
    """Make a row high enough for its longest text; to be called before the row is written."""
    wrapped = [
        (value, width)
        for value, width in zip(values, widths, strict=False)
        if isinstance(value, str) and width and (len(value) > width * _SURELY_FITS or "\n" in value)
    ]
    if wrapped:
        canvas.height(row, height_of(wrapped))


def beside(row: int, column: int) -> str:
    """A cell as formulas of its own row name it, `$C5`: right also where the rows are sorted."""
    return f"${letters(column)}{row + 1}"


def found(table: TableLayout, field: str, by: str, key: int | str) -> str:
    """The field's cell in the first row that has the key, a number of ours or its cell, in the column `by`."""
    column = letters(table.columns[field])
    return f"INDEX({quoted(table.sheet)}!${column}:${column},{_row(table, by, [equal(table, by, key)])})"


def equal(table: TableLayout, by: str, key: int | str) -> str:
    """A condition for `link_to`: the column has the key, a number of ours, a cell, or a text of ours in quotes."""
    return f"({table.column(by)}={key})"


def errors_that_count(layout: Layout) -> list[str]:
    """The conditions of the findings that are counted as entries to correct; see `NoteRow.counts`."""
    notes, error = layout.notes, Severity.ERROR.label.said(layout.language)
    action = notes.column("action")
    return [equal(notes, "severity", f'"{error}"'), *(f'({action}<>"{right}")' for right in (RIGHT.id, RIGHT.en))]


def link_to(table: TableLayout, by: str, key: int | str, said: str | Formula, also: Iterable[str] = ()) -> Formula:
    """A link that shows a text of ours, or what a formula says, and leads to the first row that has the key and of which the
    other conditions hold.
    """
    shown = said if isinstance(said, Formula) else Formula(f'="{said.replace(chr(34), chr(34) * 2)}"', said)
    sheet = quoted(table.sheet).replace('"', '""')
    row = _row(table, by, [equal(table, by, key), *also])
    place = f'"#{sheet}!A"&IFERROR({row},{FIRST + 1})'
    return Formula(f"=HYPERLINK({place},{shown.text.removeprefix('=')})", shown.value)


def _row(table: TableLayout, by: str, conditions: Sequence[str]) -> str:
    """The number of the first row: of those of which the conditions hold it is the one with the greatest reciprocal.

    By exact comparison, since MATCH misreads texts.
    """
    return f"ROUND(1/SUMPRODUCT(MAX({'*'.join(conditions)}/ROW({table.column(by)}))),0)"
