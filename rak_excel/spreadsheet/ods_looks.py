"""How the cells of one sheet of an ods look, gathered while its rows come in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product

from lxml import etree

from rak_excel.spreadsheet.appearance import Appearance, Run, looks_of
from rak_excel.spreadsheet.grid import LAST_COLUMN, LAST_ROW, Address, Area, Looks, Rows
from rak_excel.spreadsheet.ods_styles import OdsStyles
from rak_excel.spreadsheet.ods_texts import PARAGRAPH, has_parts, name, parts_of, text_of

_STYLE, _DEFAULT_STYLE = name("table:style-name"), name("table:default-cell-style-name")
_ANNOTATION = name("office:annotation")
_BLANKS = 200_000  # blank cells at most that are told to be filled


class OdsLooks:
    """The looks of one sheet. A cell without a style of its own has that of its row, else that of its column."""

    def __init__(self, styles: OdsStyles) -> None:
        self._styles = styles
        self._columns: list[tuple[range, Appearance]] = []
        self._blanks: list[tuple[Sequence[int], Sequence[int], Appearance]] = []
        self._appearances: dict[Address, Appearance] = {}
        self._runs: dict[Address, Sequence[Run]] = {}
        self._comments: dict[Address, str] = {}

    def take_column(self, column: etree._Element, columns: range) -> None:
        appearance = self._styles.of_cell(column.get(_DEFAULT_STYLE, ""))
        if appearance.is_remarkable:
            self._columns.append((columns, appearance))

    def take_cell(self, cell: etree._Element, row: etree._Element, rows: range, columns: range, *, blank: bool) -> None:
        """One cell, or as many as it is repeated."""
        for across, appearance in self._by_style(cell.get(_STYLE) or row.get(_DEFAULT_STYLE), columns):
            if blank and appearance.is_filled:
                self._blanks.append((rows, across, appearance))
            elif not blank and appearance.is_remarkable:
                self._appearances.update(dict.fromkeys(product(rows, across), appearance))
        if not blank and has_parts(cell):
            self._runs.update(dict.fromkeys(product(rows, columns), self._parts(cell)))
        self._take_comment(cell, (rows.start, columns.start))

    def looks(self, rows: Rows, merged: Sequence[Area]) -> Looks:
        appearances: Mapping[Address, Appearance] = {**dict(self._filled(rows)), **self._appearances}
        return looks_of(rows, merged, appearances, self._runs, self._comments)

    def _by_style(self, style: str | None, columns: range) -> Iterator[tuple[range, Appearance]]:
        if style:
            yield columns, self._styles.of_cell(style)
            return
        for own, appearance in self._columns:
            across = range(max(own.start, columns.start), min(own.stop, columns.stop))
            if across:
                yield across, appearance

    def _parts(self, cell: etree._Element) -> list[Run]:
        runs: list[Run] = []
        for paragraph in cell.iterchildren(PARAGRAPH):
            runs += [Run("\n")] if runs else []
            runs += [self._styles.of_letters(style, text) for text, style in parts_of(paragraph) if text]
        return runs

    def _take_comment(self, cell: etree._Element, at: Address) -> None:
        said = cell.find(_ANNOTATION) if len(cell) else None
        if said is not None and at[0] <= LAST_ROW and at[1] <= LAST_COLUMN:
            self._comments[at] = text_of(said).strip()

    def _filled(self, rows: Rows) -> Iterator[tuple[Address, Appearance]]:
        """The blank cells that are filled, as far as the sheet reaches: a style may go on to the end of all rows."""
        last_row = max(rows, default=0)
        last_column = max((max(cells) for cells in rows.values() if cells), default=0)
        filled = (
            ((row, column), appearance)
            for down, across, appearance in self._blanks
            for row in down[: max(last_row + 1 - down[0], 0)]
            for column in across[: max(last_column + 1 - across[0], 0)]
        )
        return islice(filled, _BLANKS)
