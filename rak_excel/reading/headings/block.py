"""The rows of one heading: what each column says in them, and under which wider heading it stands."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from rak_excel.formats.addresses import Address
from rak_excel.formats.grid import Value, as_text
from rak_excel.model import Definition
from rak_excel.reading.plan_sheet import PlanSheet
from rak_excel.record import Record
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.heading_words import (
    ACHIEVED,
    EARLIER_VERSION,
    LATER_VERSION,
    LOWER_WORDS,
    MONEY,
    MOVED,
    PLANNED,
)
from rak_excel.vocabulary.basics.numbers import is_year, year_in
from rak_excel.vocabulary.basics.texts import compact, normalised
from rak_excel.vocabulary.entries.placeholders import Numbered, read_number
from rak_excel.vocabulary.headings.headings import bare_heading, heading_role
from rak_excel.vocabulary.headings.periods import heading_period, heading_week, names_a_period

ENOUGH_NUMBERS = 3
_AFTER_FIGURES = 100
_NO_NUMBER = Numbered()


class HeadingBlock(Record):
    """The heading rows of a table, from `top` to `bottom`.

    `own` has the texts of each column's own cells from top to bottom, by row; `above` those of the headings further left
    that stand over the column too, merged over it or with nothing between: RENCANA PELAKSANAAN over T2.
    """

    sheet: PlanSheet
    top: int
    bottom: int
    own: Mapping[int, Mapping[int, str]]
    above: Mapping[int, tuple[Address, ...]]
    says_achieved: bool = False  # whether any heading is of what was reached or spent, as few are
    says_when: bool = False  # whether any says a year, or that it is from before a change
    numbers: frozenset[Address] = frozenset()  # of the columns, in a row among those of the heading

    @property
    def definition(self) -> Definition:
        return self.sheet.definition

    @property
    def rows(self) -> range:
        return range(self.top, self.bottom + 1)

    def texts(self, column: int) -> tuple[str, ...]:
        """What a column's own cells say, from top to bottom."""
        return tuple(self.own.get(column, {}).values())

    def wider(self, column: int) -> tuple[str, ...]:
        """What the headings say that stand over the column and others."""
        return tuple(self.sheet.text(*address) for address in self.above.get(column, ()))

    def all_texts(self, column: int) -> tuple[str, ...]:
        """What stands over a column, the wider headings first."""
        return (*self.wider(column), *self.texts(column))

    def words(self, column: int) -> frozenset[str]:
        return words_of(" ".join(self.all_texts(column)))

    def year(self, column: int) -> int | None:
        """The year that a column's own headings say, or the wider ones."""
        said = (year_in(text) for text in (*reversed(self.texts(column)), *reversed(self.wider(column))))
        return next((year for year in said if year), None)

    def is_earlier(self, column: int) -> bool:
        """Whether a column has what stood there before a change: SEMULA."""
        return bool(self.words(column) & set(EARLIER_VERSION))

    def is_later(self, column: int) -> bool:
        """Whether a column has what was changed to: MENJADI."""
        return not self.is_earlier(column) and bool(self.words(column) & {*LATER_VERSION, *MOVED})

    def is_achieved(self, column: int) -> bool:
        """Whether a column has what was reached or spent, and not what is planned."""
        if not self.says_achieved:
            return False
        words = self.words(column)
        return bool(words & MONEY) or "realisasi" in words or (bool(words & ACHIEVED) and not words & PLANNED)

    def may_be_achieved(self, column: int) -> bool:
        """Whether a column may have what was reached as well as what is to be: TARGET CAPAIAN without a column REALISASI."""
        if not (self.says_achieved and words_of(self.texts(column)[-1]) & ACHIEVED and self.words(column) & PLANNED):
            return False
        return not any(self.is_achieved(each) and self.words(each) & ACHIEVED for each in self.own)

    def names_target(self, column: int) -> bool:
        """Whether a column is headed as any target, that of other plans too: TARGET RENSTRA, TARGET TAHUN LALU."""
        return names_target(self.texts(column)[-1]) and not self.is_achieved(column)


def block_of(sheet: PlanSheet, top: int, bottom: int) -> HeadingBlock:
    all_columns = sheet.rows[top].keys()
    among = (row for row in range(top + 1, bottom) if all_columns <= sheet.rows.get(row, {}).keys())
    numbered = [row for row in among if numbering(sheet, row, all_columns)]
    rows = [row for row in range(top, bottom + 1) if row not in numbered]
    own: dict[int, dict[int, str]] = {}
    cells = [(row, column) for row in rows for column in sorted(sheet.rows.get(row, ()))]
    for row, column in cells:
        own.setdefault(column, {})[row] = heading_text(sheet.rows[row][column])
    above: dict[int, tuple[Address, ...]] = {}
    for row, column in cells:
        for covered in _covered(sheet, row, column, own):
            above[covered] = (*above.get(covered, ()), (row, column))
    said = {text for texts in own.values() for text in texts.values()}
    says_achieved = any(words_of(text) & (ACHIEVED | MONEY) for text in said)
    says_when = any(map(_says_when, said))
    numbers = frozenset((row, column) for row in numbered for column in sheet.rows[row])
    return HeadingBlock(sheet, top, bottom, own, above, says_achieved, says_when, numbers)


def heading_text(value: Value) -> str:
    """A heading as text; a month typed as a date, which Excel shows as Jan-20, is the month with its year."""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime.date):
        return f"{calendar.month_abbr[value.month]}-{value.year}"
    return as_text(value)


@remembered(4096)
def _says_when(text: str) -> bool:
    return bool(words_of(text) & set(EARLIER_VERSION)) or year_in(text) is not None


@remembered(4096)
def words_of(text: str) -> frozenset[str]:
    return frozenset(normalised(text).split())


def names_target(text: str) -> bool:
    return "target" in words_of(text)


def is_heading_row(sheet: PlanSheet, row: int) -> bool:
    """Whether nothing but headings stands in a row; figures alone are no headings."""
    texts = [heading_text(value) for value in sheet.rows.get(row, {}).values()]
    return bool(texts) and all(is_heading(text, sheet.definition) for text in texts)


@remembered(4096)
def is_heading(text: str, definition: Definition) -> bool:
    """Whether a text has a role, names a period, or says no more than a lower heading does: SEMULA, 2020, (%)."""
    if compact(text).isdecimal():
        return is_year(compact(text))
    bare = bare_heading(text) or text
    if heading_role(text, definition) or any(heading_period(text, part, definition) for part in definition.parts):
        return True
    words = words_of(bare)
    return names_a_period(text) or (bool(words) and all(word in LOWER_WORDS or is_year(word) for word in words))


def counts_weeks(sheet: PlanSheet, row: int) -> bool:
    """Whether a row counts the weeks of one month after another: 1 2 3 4 1 2 3 4."""
    weeks = [heading_week(heading_text(value)) for _, value in sorted(sheet.rows.get(row, {}).items())]
    return weeks.count(1) > 1 and all(
        week == 1 or (before and week == before + 1) for before, week in pairwise([0, *weeks])
    )


def _number_of(value: Value) -> Numbered:
    """The number that a cell gives to its column, also of one that says how it is worked out: 5=4/3."""
    return read_number(heading_text(value).partition("=")[0].strip())


def numbering(sheet: PlanSheet, row: int, columns: Iterable[int]) -> frozenset[Address]:
    """The cells of the row `(1) (2) (3) ...` below many headings; empty where it is no such row.

    No row of the plan has figures, counted from left to right, for the texts of its `columns` too.
    """
    columns, written = tuple(columns), sheet.rows.get(row, {})
    texts = [column for column in columns if column in written]
    if not texts or row in sheet.as_written or any(_number_of(written[column]) == _NO_NUMBER for column in texts):
        return frozenset()
    last = max(columns)
    read = {column: _number_of(value) for column, value in written.items()}
    read = {column: number for column, number in read.items() if column <= last or number != _NO_NUMBER}
    if len(read) < ENOUGH_NUMBERS or _NO_NUMBER in read.values():
        return frozenset()
    in_order = [read[column] for column in sorted(read)]
    counted = _counts_up(in_order)
    if not counted and len(texts) == len(columns) > 1:  # from 1 on, but the columns were moved after they were numbered
        figures = [figure for figure, _ in groupby(each.number for each in in_order)]
        counted = len(figures) == len(set(figures)) and set(figures) == {*range(1, len(figures) + 1)}
    return frozenset((row, column) for column in read) if counted else frozenset()


def _counts_up(numbers: Sequence[Numbered]) -> bool:
    """Whether these count up, in figures and then letters, or in Roman figures; columns of one heading may share one: 6 6 7."""
    figures = [each.number or (each.letter and _AFTER_FIGURES + each.letter) for each in numbers]
    for ways in (figures, [each.roman for each in numbers]):
        said = [each for each in ways if each]
        if len(said) == len(numbers) and len(set(said)) >= ENOUGH_NUMBERS and said == sorted(said):
            return True
    return False


def _covered(sheet: PlanSheet, row: int, column: int, own: Mapping[int, Mapping[int, str]]) -> Iterator[int]:
    """The columns to the right that a heading stands over, and has a lower heading in."""
    area = sheet.merged_at(row, column)
    if area and area.right > column:
        yield from (each for each in range(column + 1, area.right + 1) if each in own)
        return
    if area or not any(below > row for below in own[column]):
        return
    beside = column + 1
    while beside in own and min(own[beside]) > row:
        yield beside
        beside += 1
