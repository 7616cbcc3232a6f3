"""What a cell of an ods holds and shows, by its attributes and its words."""

from __future__ import annotations

import datetime
import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice, product

from msgspec import Struct

from rak_excel.formats.addresses import LAST_COLUMN, LAST_ROW, Address, Area
from rak_excel.formats.grid import Looks, Rows, Value, last_cell
from rak_excel.formats.opened.appearance import Appearance, Run, looks_of
from rak_excel.formats.opened.number_formats import with_decimals
from rak_excel.formats.opened.ods.styles import Attributes, OdsStyles, count_of, name
from rak_excel.system.remembered import remembered

TYPE, FORMULA, CALC_TYPE = name("office:value-type"), name("table:formula"), name("calcext:value-type")
_NUMBER, _TRUTH, _DATE, _HIDDEN_TEXT = (
    name(f"office:{each}") for each in ("value", "boolean-value", "date-value", "string-value")
)
_NUMBERS = {"float", "currency", "percentage"}
_PLAIN = re.compile(r"[+-]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][+-]?[0-9]++)?")
_BLANKS = " \t\r\n\u00a0\u200b\ufeff"


def value_of(cell: Attributes, words: Words) -> Value | None:
    """A number or date that is none, or that nobody can count with, is the text that the cell shows."""
    kind, typed = cell.get(TYPE), ""
    if kind in _NUMBERS and cell.get(CALC_TYPE) != "error":
        typed = cell.get(_NUMBER, "")
        if (number := _number(typed)) is not None:
            return number
    elif kind == "boolean":
        return cell.get(_TRUTH) == "true"
    elif kind == "date":
        typed = cell.get(_DATE, "")
        if date := _date(typed):
            return date
    text = words.text
    if not text.strip():  # a text that its format hides
        text = cell.get(_HIDDEN_TEXT) or typed or text
    # A formula that yields an empty text has a paragraph, an empty one; one never calculated has none.
    if not words.paragraphs and kind is None and cell.get(FORMULA):
        return cell[FORMULA].split(":", 1)[-1]
    return text if text.strip(_BLANKS) else None


def _number(text: str) -> float | None:
    if not _PLAIN.fullmatch(text.strip()):
        return None
    number = float(text)
    return number if math.isfinite(number) else None


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        return None


@remembered(4096)  # most numbers of a workbook are a few: ones, years, hundreds of percent
def shown_format(value: float, shown: str | None, *, percentage: bool) -> str | None:
    """The number format by which a cell shows this text for its value; None for a plain number, or one of another kind.

    Words and signs before and behind the digits are part of it: `0" Laporan"`; one that shows nothing is `;;;`,
    one that shows words alone `"Ada"`. Where the file does not tell what is shown, a percentage has no decimals.
    """
    if shown is None:
        return "0%" if percentage else None
    if not shown.strip():
        return ";;;"
    if not math.isfinite(value) or len(shown) > _LONGEST:
        return None
    match = _DIGITS.search(shown)
    if not match:  # 1 that its format shows as `Ada`, a formula's TRUE
        return _quoted(shown.replace('"', ""))
    before, digits, after = shown[: match.start()], match[0], shown[match.end() :]
    sign = "%" if percentage and after.strip().startswith("%") else ""
    number = Decimal(repr(value)) * (100 if sign else 1)
    whole, separator, decimals = _parted(digits, number)
    if separator is None:
        return None
    code = "0" if whole else "#,##0"
    code += f".{'0' * len(decimals)}" if decimals else ""
    words = after.strip()[1:] if sign else after
    format_ = f"{_quoted(before.removesuffix('-'))}{code}{sign}{_quoted(words)}"
    return None if format_ == "0" else format_


_LONGEST = 255  # letters of a number's format in Excel
_MOST_DECIMALS = 30  # that it shows
_DIGITS = re.compile(r"\d(?:[\d.,\u00a0 ]*\d)?")


def _parted(digits: str, number: Decimal) -> tuple[bool, str | None, str]:
    """Whether the digits have no marks of thousands, their decimal mark (None where they say another number), and decimals."""
    for decimals in (re.split(r"[.,]", digits)[-1] if re.search(r"[.,]", digits) else "", ""):
        whole = digits[: len(digits) - len(decimals) - 1] if decimals else digits
        bare = re.sub(r"\D", "", whole)
        said = f"{bare}{'.' if decimals else ''}{decimals}"
        if len(decimals) <= _MOST_DECIMALS and said == f"{with_decimals(abs(number), len(decimals)):f}":
            return bare == whole, "." if decimals else "", decimals
    return True, None, ""


def _quoted(words: str) -> str:
    return f'"{words}"' if words else ""


PARAGRAPH = name("text:p")
LONGEST = 32_767  # letters of a cell or comment, as many as Excel allows: we could not write more into a workbook
_SPACE, _TAB, _BREAK, _SPAN = (name(f"text:{each}") for each in ("s", "tab", "line-break", "span"))
_COUNT, _LETTERS = name("text:c"), name("text:style-name")
_SPACES_LIMIT = 1_000
_TextPart = tuple[str, str]
"""A part of a paragraph, and the name of its style of letters: '' where it has none."""


class Words(Struct):
    """The paragraphs of a cell or comment, none of it kept beyond the longest text."""

    paragraphs: list[list[_TextPart]] = []
    has_spans: bool = False
    left: int = LONGEST
    _letters: list[str] = []
    _styles: list[str] = []

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


_MOST_BLANKS = 200_000  # blank cells at most that are told to be filled


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
        if rows.start > LAST_ROW or columns.start > LAST_COLUMN or len(self._blanks) >= _MOST_BLANKS:
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
        last_row, last_column = last_cell(rows)
        filled = (
            (address, appearance)
            for down, across, appearance in self._blanks
            if down.start <= last_row and across.start <= last_column
            for address in product(
                range(down.start, min(down.stop, last_row + 1)), range(across.start, min(across.stop, last_column + 1))
            )
        )
        return islice(filled, _MOST_BLANKS)
