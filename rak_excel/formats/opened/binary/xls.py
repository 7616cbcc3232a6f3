"""An .xls as xlrd reads it: values, and what a person sees of the cells."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate, compress, count, pairwise
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from rak_excel.errors import NotAWorkbookError, UnreadableWorkbookError
from rak_excel.formats.addresses import Address
from rak_excel.formats.grid import Faults, HiddenLines, Looks, Sheet, Value, last_cell
from rak_excel.formats.opened.appearance import (
    BLACK,
    PALETTE,
    WHITE,
    Appearance,
    Run,
    codes_of,
    indexed,
    inherited,
    looks_of,
)
from rak_excel.formats.opened.archive import Budget, damaged, late, locked
from rak_excel.formats.opened.binary.book import ERRORS, RECORD_LIMITS, BinaryBook, counted_rows
from rak_excel.formats.opened.binary.dates import date_or_number
from rak_excel.formats.opened.binary.records import CompoundFile
from rak_excel.formats.opened.binary.xls_guard import SheetGuard, XlsGuard
from rak_excel.formats.opened.kinds import WORD
from rak_excel.formats.opened.number_formats import BUILT_IN, GENERAL
from rak_excel.language import Text
from rak_excel.vocabulary.entries.ticks import symbol_font

if TYPE_CHECKING:
    import xlrd

_AS_TEXT = "@"
_HIDING = (1, 2)
_TEXT, _NUMBER, _DATE, _TRUTH, _ERROR = range(1, 6)
_THIN_ROW = 40  # twentieths of a point
_THIN_COLUMN = 128  # of 256: half a letter
_OWN = 8  # the first of the colours that a workbook can change
_SOLID = 1
_NO_WORKBOOK = Text(
    "File ini bukan file Excel. Minta file Excel aslinya.", "This file is no workbook. Ask for the workbook itself."
)


def read_xls(content: bytes) -> BinaryBook:
    """Raises UnreadableWorkbookError where the file is locked, damaged, or no workbook; struct.error or IndexError too."""
    file = CompoundFile(content)
    if file.has("EncryptedPackage", "EncryptionInfo"):
        raise locked()
    found = file.stream("Workbook", "Book")
    if found is None:
        raise NotAWorkbookError(WORD if file.has("WordDocument") else _NO_WORKBOOK)
    stream, budget = bytearray(found), Budget(RECORD_LIMITS)
    budget.spend(member=len(stream))
    guard = XlsGuard(stream, budget)
    macros = guard.macros or file.has("_VBA_PROJECT_CUR", "VBA", "_VBA_PROJECT")
    return BinaryBook(tuple(_sheets(bytes(stream), guard.sheets, budget)), macros, guard.links)


def _sheets(stream: bytes, guards: Sequence[SheetGuard], budget: Budget) -> Iterator[Sheet]:
    import xlrd  # here: few files are of this format

    with _faults_told(), open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - no file of anybody
        book = xlrd.open_workbook(
            logfile=nowhere, file_contents=stream, formatting_info=True, on_demand=True, ragged_rows=True
        )
        if len(set(book.sheet_names())) != len(guards):  # of two with one name nobody knows which one is meant
            raise damaged()
        styles = _Styles(book)
        for nth, guard in enumerate(guards):
            yield _sheet(book.sheet_by_index(nth), guard, styles, budget)
            book.unload_sheet(nth)


@contextlib.contextmanager
def _faults_told() -> Iterator[None]:
    """xlrd raises whatever it stumbles over."""
    try:
        yield
    except UnreadableWorkbookError:
        raise
    except Exception as error:
        raise damaged() from error


class _Styles:
    """How the cells of a workbook look, by the numbers of their styles."""

    def __init__(self, book: xlrd.Book) -> None:
        own = ["{:02X}{:02X}{:02X}".format(*colour) for colour in book.palette_record]
        self._palette = [*PALETTE[:_OWN], *own, *PALETTE[_OWN + len(own) :]]
        self._fonts = [(bool(font.struck_out), font.colour_index, symbol_font(font.name)) for font in book.font_list]
        self._codes = BUILT_IN | {each.format_key: each.format_str for each in book.format_list}
        self.from_1904 = bool(book.datemode)
        self.looks = [self._look(style) for style in book.xf_list]
        self.codes = codes_of(self.looks)

    def font(self, number: int) -> tuple[bool, str, str]:
        """Whether letters in a font are struck through, their colour, and the font's name where it draws signs."""
        struck, colour, name = self._fonts[number] if number < len(self._fonts) else (False, 0, "")
        return struck, indexed(colour, self._palette) or BLACK, name

    def _look(self, style: Any) -> Appearance:
        struck, letters, name = self.font(style.font_index)
        pattern, colour = style.background.fill_pattern, style.background.pattern_colour_index
        fill = (indexed(colour, self._palette) if pattern else None) or WHITE
        return Appearance(struck, letters, fill, pattern > _SOLID, self._codes.get(style.format_key, GENERAL), name)


class _Cells(Struct):
    """The cells of a sheet by their addresses; blank ones have a style alone, by its number."""

    values: dict[Address, Value] = {}
    errors: dict[Address, str] = {}
    styles: dict[Address, int] = {}

    def take(self, sheet: xlrd.sheet.Sheet, styles: _Styles, formulas: Collection[Address]) -> None:
        """All but formulas that are 0 in cells of text: LibreOffice writes that for whatever they show."""
        for row in filter(sheet.row_len, range(sheet.nrows)):
            kinds = sheet.row_types(row)
            values: Sequence[Any] = sheet.row_values(row)
            for column in compress(count(), kinds):
                at = row + 1, column + 1
                style = self.styles[at] = sheet.cell_xf_index(row, column)
                kind, value = kinds[column], values[column]
                if kind == _TEXT:
                    self.values[at] = value
                elif kind in {_NUMBER, _DATE}:
                    code = styles.codes.get(style, GENERAL)
                    if code == _AS_TEXT and value == 0 and at in formulas:
                        continue
                    self.values[at] = date_or_number(value, code, from_1904=styles.from_1904)
                elif kind == _TRUTH:
                    self.values[at] = bool(value)
                elif kind == _ERROR:
                    self.errors[at] = ERRORS.get(value, "#?")


def _sheet(sheet: xlrd.sheet.Sheet, guard: SheetGuard, styles: _Styles, budget: Budget) -> Sheet:
    cells = _Cells()
    cells.take(sheet, styles, guard.formulas)
    rows = counted_rows(cells.values, budget)
    runs = {(row + 1, column + 1): starts for (row, column), starts in sheet.rich_text_runlist_map.items()}
    budget.spend(
        runs=sum(map(len, runs.values())),
        merged=sum(area.cells_within(*last_cell(rows)) for area in guard.merged),
    )
    whole = _WholeLines(sheet)
    notes = {(row + 1, column + 1): note.text.strip() for (row, column), note in sheet.cell_note_map.items()}

    def looks() -> Looks:
        remarkable = {nth: each for nth, each in enumerate(styles.looks) if each.is_remarkable}
        written = {at: remarkable[style] for at, style in cells.styles.items() if style in remarkable}
        lines = inherited(rows, whole.rows, whole.columns, remarkable, lambda: cells.styles)
        parts = {at: _runs(str(cells.values[at]), starts, styles) for at, starts in runs.items()}
        comments = {at: text for at, text in notes.items() if text}
        return looks_of(rows, guard.merged, {**lines, **written}, parts, comments)

    return Sheet(
        sheet.name,
        rows,
        merged=guard.merged,
        hidden=sheet.visibility & 3 in _HIDING,
        hidden_lines=whole.hidden,
        astray=guard.strays,
        faults=Faults(cells.errors),
        formats=lambda: {at: styles.codes[style] for at, style in cells.styles.items() if style in styles.codes},
        look=late(looks),
        formula_cells=frozenset(guard.formulas),
    )


class _WholeLines:
    """The styles of whole rows and columns, by their numbers, and which are hidden: those too thin to be seen as well."""

    def __init__(self, sheet: xlrd.sheet.Sheet) -> None:
        rows: dict[int, Any] = {row + 1: info for row, info in sheet.rowinfo_map.items()}
        columns: dict[int, Any] = {column + 1: info for column, info in sheet.colinfo_map.items()}
        self.rows = {row: info.xf_index for row, info in rows.items() if info.xf_index >= 0}
        self.columns = {column: info.xf_index for column, info in columns.items()}
        self.hidden = HiddenLines(
            frozenset(row for row, info in rows.items() if info.hidden or info.height < _THIN_ROW),
            frozenset(column for column, info in columns.items() if info.hidden or info.width < _THIN_COLUMN),
        )


def _runs(text: str, starts: Sequence[tuple[int, int]], styles: _Styles) -> list[Run]:
    """The parts of a text, of which each begins behind so many letters and has the font of this number.

    Up to the first start the letters look as the whole cell does; none begins before the one above it.
    """
    letters = text.encode("utf-16-le")  # in which Excel counts
    furthest = accumulate((start for start, _ in starts), max)
    starts = [each for each, furthest_yet in zip(starts, furthest, strict=True) if each[0] == furthest_yet]
    places = [0, *(2 * start for start, _ in starts), len(letters)]
    parts = [letters[start:end].decode("utf-16-le", "replace") for start, end in pairwise(places)]
    looks = [(None, None, None), *(styles.font(font) for _, font in starts)]
    return [Run(part, *look) for part, look in zip(parts, looks, strict=True) if part]
