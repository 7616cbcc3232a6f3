"""Sheets of free form: figures, heat maps and charts, placed cell by cell. Rows and columns count from 0."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any

from rak_excel.formats.addresses import letters
from rak_excel.formats.written.book import MARGINS, PAPER_CODES, Book, Formats, footer_text, points_on_a_page
from rak_excel.formats.written.digests import SheetDigest
from rak_excel.formats.written.drawn.charts import (
    BORDERLESS,
    MARKS,
    STYLES,
    TYPED,
    CellBlock,
    CellState,
    CellStyle,
    Chart,
    drawn_chart,
)
from rak_excel.formats.written.extended import Format, StreamedSheet
from rak_excel.formats.written.packing import PackedPiece
from rak_excel.formats.written.row_heights import DEFAULT_POINTS
from rak_excel.formats.written.table import write_value
from rak_excel.formats.written.values import LINKS_PER_SHEET, CellValue, Formula, Link, LinkedFormula
from rak_excel.language import Language, Text
from rak_excel.model import Paper
from rak_excel.record import Record

_LIVE = frozenset({Formula, LinkedFormula})
DrawnValue = CellValue | Text
"""What stands in a cell; a sentence stands there in the language of its sheet."""


def address(row: int, column: int) -> str:
    """The absolute address of a cell: `$C$5` for row 4, column 2."""
    return f"${letters(column)}${row + 1}"


class DrawnSheet(Record):
    """A sheet on its way from one process to another: what XlsxWriter keeps of it, its rows, and their digest."""

    state: dict[str, Any]
    rows: PackedPiece
    digest: str


def all_formats(book: Book) -> Formats:
    """The formats of an empty book, with those of all styles in the same order: a style has one number in every process."""
    formats = Formats(book)
    for style in STYLES.values():
        formats(**style)._get_xf_index()
    formats.known = len(book.xf_format_indices)
    return formats


class _Look(Record):
    """How cells side by side look: each one's format, that which it has when blank (None leaves it out), and whether it is
    our own, not for people to type into.
    """

    formats: tuple[Format, ...]
    blanks: tuple[Format | None, ...]
    own: tuple[bool, ...]


class Fold(Record):
    """Columns `first` to `last`, folded away behind the column `named`, which stands before them."""

    named: int
    first: int
    last: int


class Canvas:
    """One sheet that is being drawn."""

    def __init__(self, book: Book, name: str, formats: Formats, paper: Paper = "f4", language: Language = "id") -> None:
        self.name = name
        self.language: Language = language
        self._book = book
        self._formats = formats
        self.paper: Paper = paper
        self._sheet: StreamedSheet = book.add_worksheet(name)
        self._sheet.hide_gridlines(2)
        self._links = 0
        self._written = SheetDigest()
        self._digested = True
        self._widths: Sequence[float] = ()  # of the columns, 0 where hidden
        self._heights: dict[int, float] = {}
        self._looks: dict[tuple[tuple[CellStyle, ...], str], _Look] = {}  # by styles and number format
        self._taken: DrawnSheet | None = None

    def put(
        self, row: int, column: int, value: DrawnValue, style: CellStyle = "plain", number_format: str = ""
    ) -> None:
        """Write one value; `number_format` overrides that of the style."""
        self._write(row, column, self.said([value]), self._look((style,), number_format))

    def put_row(
        self,
        row: int,
        values: Sequence[DrawnValue],
        styles: Sequence[CellStyle] | CellStyle,
        column: int = 0,
        number_format: str = "",
    ) -> None:
        """Write values side by side, all in one style or each in its own; blank ones of a plain style are left untouched."""
        each = (styles,) * len(values) if isinstance(styles, str) else tuple(styles)
        self._write(row, column, self.said(values), self._look(each, number_format))

    def said(self, values: Iterable[DrawnValue]) -> list[CellValue]:
        """The values with every sentence in the language of the sheet."""
        return [value.said(self.language) if isinstance(value, Text) else value for value in values]

    def digest_ends(self) -> None:
        """What is written from here on has no part in the digest: it tells by other means whether it was edited."""
        self._digested = False

    def digest(self) -> str:
        """Of all that was written but formulas and what people are to type into."""
        return self._taken.digest if self._taken else self._written.digest()

    def handed_over(self) -> DrawnSheet | None:
        """All that was drawn, for a canvas in another process; None where it has marks or charts, which stay in its book."""
        known = len(self._book.xf_format_indices)
        sheet = self._sheet.handed_over(self._book.add_worksheet())
        if sheet is None or known != self._formats.known:
            return None
        return DrawnSheet(*sheet, self._written.digest())

    def take_over(self, drawn: DrawnSheet) -> None:
        """What another process drew, in the place of all that was drawn here."""
        self._taken = drawn
        self._sheet.take_over(drawn.state, drawn.rows)

    def _write(self, row: int, first: int, values: Sequence[CellValue], look: _Look) -> None:
        if self._digested:
            # What a formula says follows from other cells.
            pairs = zip(values, look.own, strict=True)
            told = [value if own and type(value) not in _LIVE else None for value, own in pairs]
            self._written.add(row, told, first)
        for column, value, format_ in self._sheet.write_cells(row, first, values, look.formats, look.blanks):
            if isinstance(value, Link | LinkedFormula):
                self._links += 1
            shown = value.text if isinstance(value, Link) and self._links > LINKS_PER_SHEET else value
            write_value(self._sheet, row, column, shown, format_)

    def joined(self, area: CellBlock, value: DrawnValue, style: CellStyle, number_format: str = "") -> None:
        """One value over several cells; a formula too. A style with borders is for cells of one row."""
        look = self._look((style,), number_format)
        if area.bottom > area.top:
            self._sheet.join_rows(*area.corners)
        else:
            self._sheet.merge_range(*area.corners, "", look.formats[0])
        self._write(area.top, area.left, self.said([value]), look)

    def widths(self, widths: Sequence[float], hidden: Sequence[int] = ()) -> None:
        self._widths = [0 if column in hidden else width for column, width in enumerate(widths)]
        for column, width in enumerate(widths):
            self._sheet.set_column(column, column, width, None, {"hidden": column in hidden})

    def fold(self, folds: Sequence[Fold]) -> None:
        """Fold columns away that have their widths already, which are 0 from then on.

        That a group is folded is marked on a column beside it: Excel looks at the one before it, as `symbols_right` says,
        LibreOffice at the one behind it.
        """
        shown = [*self._widths]
        for column in sorted({fold.named for fold in folds} | {fold.last + 1 for fold in folds}):
            width = shown[column] if column < len(shown) else None
            self._sheet.set_column(column, column, width, None, {"collapsed": True})
        for column in (each for fold in folds for each in range(fold.first, fold.last + 1)):
            self._sheet.set_column(column, column, shown[column], None, {"level": 1, "hidden": True})
            shown[column] = 0
        self._sheet.outline_settings(symbols_right=False)
        self._widths = shown

    def height(self, row: int, points: float) -> None:
        self._sheet.set_row(row, points)
        self._heights[row] = points

    def heat(self, area: CellBlock) -> None:
        """Darker where the number is greater; the numbers stay readable in grey."""
        ends = {"min_color": "#FFFFFF", "max_color": "#7FA7C9", "min_type": "num", "min_value": 0}
        self._sheet.conditional_format(*area.corners, {"type": "2_color_scale", **ends})

    def mark(self, area: CellBlock, formula: str, mark: CellState) -> None:
        """Show cells differently where the formula, written for the area's first cell, is true."""
        shown = self._book.add_format(MARKS[mark])
        self._sheet.conditional_format(*area.corners, {"type": "formula", "criteria": formula, "format": shown})

    def filter(self, area: CellBlock) -> None:
        if area.bottom > area.top:
            self._sheet.autofilter(*area.corners)

    def choices(self, area: CellBlock, choices: Sequence[Text | str]) -> None:
        self._want(area, validate="list", source=self.said(choices), error_type="warning")

    def wants_date(self, area: CellBlock, advice: Text) -> None:
        """Say beside each cell that it wants a date; anything else may be typed, and is told."""
        dates = {"minimum": datetime.date(2000, 1, 1), "maximum": datetime.date(2099, 12, 31)}
        self._want(area, validate="date", criteria="between", **dates, **self._told(advice), error_type="information")

    def wants(self, area: CellBlock, formula: str, advice: Text) -> None:
        """Say beside each cell what it wants; where the formula, written for the first cell, is false, ask whether so."""
        self._want(area, validate="custom", value=formula, **self._told(advice), error_type="warning")

    def _told(self, advice: Text) -> Mapping[str, str]:
        return dict.fromkeys(("input_message", "error_message"), advice.said(self.language))

    def wants_choice(self, area: CellBlock, choice: str, advice: Text) -> None:
        """Let a cell hold this or nothing."""
        self._want(area, validate="list", source=[choice], error_message=advice.said(self.language))

    def _want(self, area: CellBlock, **wanted: object) -> None:
        self._sheet.data_validation(*area.corners, wanted)

    def freeze(self, row: int, column: int = 0) -> None:
        self._sheet.freeze_panes(row, column)

    def page(
        self,
        *,
        repeat: tuple[int, int] | None = None,
        columns: int = 0,
        wide: int = 1,
        tall: int = 0,
        footer: Text | str = "",
        area: CellBlock | None = None,
        portrait: bool = False,
    ) -> None:
        """Landscape, `wide` pages wide and `tall` high, as many as needed where 0. `&` in a footer is text."""
        if not portrait:
            self._sheet.set_landscape()
        self._sheet.set_paper(PAPER_CODES[self.paper])
        self._sheet.set_margins(**MARGINS)
        self._sheet.fit_to_pages(wide, tall)
        said = footer.said(self.language) if isinstance(footer, Text) else footer
        self._sheet.set_footer(f"&L{footer_text(said)}&R&P / &N")
        if repeat:
            self._sheet.repeat_rows(*repeat)
        if columns:
            self._sheet.repeat_columns(0, columns - 1)
        if area:
            self._sheet.print_area(*area.corners)

    def print_first(self, pages: int, area: CellBlock, repeated: int) -> None:
        """Print no more of an area than its first rows on so many pages, the `repeated` row on each.

        To be called after `page`, when the rows have their heights.
        """
        widths = self._widths[area.left : area.right + 1]
        last = last_row_printed(pages, self.paper, widths, self._heights, [repeated])
        self._sheet.fit_to_pages(1, pages)
        self._sheet.print_area(area.top, area.left, min(last, area.bottom), area.right)

    def hide(self) -> None:
        self._sheet.hide()

    def chart(self, row: int, column: int, chart: Chart) -> None:
        """Place a native chart with its upper left corner in a cell."""
        drawn = drawn_chart(self._book, chart)
        self._sheet.insert_chart(row, column, drawn, {"object_position": 2, "description": chart.description})

    def _look(self, styles: tuple[CellStyle, ...], number_format: str = "") -> _Look:
        key = styles, number_format
        if key not in self._looks:
            own = {"num_format": number_format} if number_format else {}
            formats = tuple(self._formats(**(STYLES[style] | own)) for style in styles)
            blanks = (None if style in BORDERLESS else format_ for style, format_ in zip(styles, formats, strict=True))
            self._looks[key] = _Look(formats, tuple(blanks), tuple(not style.startswith(TYPED) for style in styles))
        return self._looks[key]


def last_row_printed(
    pages: int, paper: Paper, widths: Iterable[float], heights: Mapping[int, float], repeated: Iterable[int]
) -> int:
    """The last row that stands on so many pages, counted from 0; the `repeated` rows stand on top of every further page."""
    page_room = points_on_a_page(filter(None, widths), paper)
    again = math.fsum(heights.get(row, DEFAULT_POINTS) for row in repeated)
    row = 0
    for page in range(pages):
        room = page_room - (again if page else 0)
        most = int(room / DEFAULT_POINTS) + 1  # no row is lower
        below = accumulate(heights.get(each, DEFAULT_POINTS) for each in range(row, row + most))
        row += sum(each <= room for each in below)
    return row - 1
