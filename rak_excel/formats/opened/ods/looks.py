"""The words of the cells of an ods and how they look, gathered while its rows come in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, product

from rak_excel.formats.addresses import LAST_COLUMN, LAST_ROW, Address, Area
from rak_excel.formats.grid import Looks, Rows
from rak_excel.formats.opened.appearance import Appearance, Run, looks_of
from rak_excel.formats.opened.ods.styles import OdsStyles
from rak_excel.formats.opened.ods.xml import Attributes, count_of, name

PARAGRAPH = name("text:p")
LONGEST = 32_767  # letters of a cell or comment, as many as Excel allows: we could not write more into a workbook
_SPACE, _TAB, _BREAK, _SPAN = (name(f"text:{each}") for each in ("s", "tab", "line-break", "span"))
_COUNT, _LETTERS = name("text:c"), name("text:style-name")
_SPACES_LIMIT = 1_000
_TextPart = tuple[str, str]
"""A part of a paragraph, and the name of its style of letters: '' where it has none."""


@dataclass(slots=True)
class Words:
    """The paragraphs of a cell or comment, none of it kept beyond the longest text."""

    paragraphs: list[list[_TextPart]] = field(default_factory=list)
    has_spans: bool = False
    left: int = LONGEST
    _letters: list[str] = field(default_factory=list)
    _styles: list[str] = field(default_factory=list)

    def begin_paragraph(self) -> None:
        self.left -= bool(self.paragraphs)
        self.paragraphs.append([])
        self._styles = [""]

    def take_letters(self, letters: str) -> None:
        """Letters as the parser tells them, at times in several pieces."""
        self.left -= len(letters)
        if self.left >= 0:
            self._letters.append(letters)

    def begin(self, element: str, attributes: Attributes) -> None:
        """An element within a paragraph: a span, a link, or what stands for spaces, a tab or a line break."""
        self._end_part()
        style = self._styles[-1]
        if element == _SPACE:
            self.take_letters(" " * min(count_of(attributes, _COUNT), _SPACES_LIMIT))
        elif element in {_TAB, _BREAK}:
            self.take_letters("\t" if element == _TAB else "\n")
        elif element == _SPAN:
            self.has_spans = True
            style = attributes.get(_LETTERS, style)
        self._end_part()
        self._styles.append(style)

    def end(self) -> None:
        """The end of what began last: of an element, or of the paragraph."""
        self._end_part()
        self._styles.pop()

    @property
    def too_long(self) -> bool:
        return self.left < 0

    @property
    def text(self) -> str:
        """All paragraphs, on lines of their own."""
        return "\n".join(["".join([text for text, _ in parts]) for parts in self.paragraphs])

    def _end_part(self) -> None:
        if self._letters:
            self.paragraphs[-1].append(("".join(self._letters), self._styles[-1]))
            self._letters.clear()


_BLANKS = 200_000  # blank cells at most that are told to be filled


class OdsLooks:
    """The looks of one sheet. A cell without a style of its own has that of its row, else that of its column."""

    def __init__(self, styles: OdsStyles) -> None:
        self._styles = styles
        self._columns: list[tuple[range, Appearance]] = []
        self._ends: list[int] = []
        self._blanks: list[tuple[range, range, Appearance]] = []
        self._appearances: dict[Address, Appearance] = {}
        self._runs: dict[Address, Sequence[Run]] = {}
        self._comments: dict[Address, str] = {}

    def take_columns(self, columns: range, style: str) -> None:
        appearance = self._styles.of_cell(style)
        if appearance.is_remarkable and columns.start <= LAST_COLUMN:
            self._columns.append((columns, appearance))
            self._ends.append(columns.stop)

    def take_cell(self, rows: range, columns: range, style: str) -> None:
        """One cell with a value, or as many as it is repeated, with their own style or that of their row."""
        for across, appearance in self._by_style(style, columns):
            if appearance.is_remarkable:
                self._appearances.update(dict.fromkeys(product(rows, across), appearance))

    def take_blank(self, rows: range, columns: range, style: str) -> None:
        """The same of one without a value."""
        if rows.start > LAST_ROW or columns.start > LAST_COLUMN or len(self._blanks) >= _BLANKS:
            return
        for across, appearance in self._by_style(style, columns):
            if appearance.is_filled:
                self._blanks.append((rows, across, appearance))

    def take_parts(self, rows: range, columns: range, words: Words) -> None:
        """The parts of a cell's text, some with a style of their own."""
        runs: list[Run] = []
        for paragraph in words.paragraphs:
            runs += [Run("\n")] if runs else []
            runs += [self._styles.of_letters(style, text) for text, style in paragraph]
        self._runs.update(dict.fromkeys(product(rows, columns), runs))

    def take_comment(self, at: Address, text: str) -> None:
        if at[0] <= LAST_ROW and at[1] <= LAST_COLUMN:
            self._comments[at] = text

    def looks(self, rows: Rows, merged: Sequence[Area]) -> Looks:
        appearances: Mapping[Address, Appearance] = {**dict(self._filled(rows)), **self._appearances}
        return looks_of(rows, merged, appearances, self._runs, self._comments)

    def _by_style(self, style: str, columns: range) -> Iterator[tuple[range, Appearance]]:
        if style:
            yield columns, self._styles.of_cell(style)
            return
        for own, appearance in islice(self._columns, bisect_right(self._ends, columns.start), None):
            if own.start >= columns.stop:
                return
            yield range(max(own.start, columns.start), min(own.stop, columns.stop)), appearance

    def _filled(self, rows: Rows) -> Iterator[tuple[Address, Appearance]]:
        """The blank cells that are filled, as far as the sheet reaches: a style may go on to the end of all rows."""
        last_row = max(rows, default=0)
        last_column = max((max(cells) for cells in rows.values() if cells), default=0)
        filled = (
            (address, appearance)
            for down, across, appearance in self._blanks
            if down.start <= last_row and across.start <= last_column
            for address in product(
                range(down.start, min(down.stop, last_row + 1)), range(across.start, min(across.stop, last_column + 1))
            )
        )
        return islice(filled, _BLANKS)
