"""Remarks among and below the rows of a plan: which lines they are, each with those that belong to it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from msgspec import Struct

from rak_excel.formats.addresses import Address
from rak_excel.model import Definition
from rak_excel.reading.headings.heading import WHEN_IN_WORDS, Heading
from rak_excel.reading.lines import kind_of_title
from rak_excel.reading.plan_sheet import PlanSheet
from rak_excel.system.regexes import regex
from rak_excel.vocabulary.basics.numbers import year_in
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.documents.page_lines import is_page_line
from rak_excel.vocabulary.documents.titles import Titled
from rak_excel.vocabulary.entries.placeholders import number_in_front
from rak_excel.vocabulary.headings.labels import NOTHING, label_of_band, read_label
from rak_excel.vocabulary.names.offices import find_office
from rak_excel.vocabulary.remarks.remarks import heads_lines, is_remark, lists_things, may_be_work

_LONGEST_FOOTER = 100
_SENTENCE = 3  # words
_LABELLED = 3  # cells
_LINE_CELLS = 2  # a number and what it numbers
_WORD = regex(r"[^\W\d_]{2}")
_ITEM = regex(r"\(?(?:\d{1,2}|[a-z])[.)]|[-–•*]\s", re.IGNORECASE)
_UNFINISHED = regex(
    r"(?:,|\b(?:oleh|dan|atau|di|ke|dari|untuk|dengan|pada|atas|yang|serta|sesuai|menunggu))\s*$", re.IGNORECASE
)
_NUMBERED = regex(r"\(?(\d{1,2})[.)]")
_ABOVE = ("number", "objective", "indicator")
_WORDY = ("indicator", "activity")


def remarks_among(sheet: PlanSheet, heading: Heading, last: int, *, is_last: bool) -> tuple[range, ...]:
    """The rows of each remark below a heading, to row `last`; `is_last` where no other heading follows on the sheet.

    A remark has its row for itself. The lines below it belong to it where no row of the plan follows.
    """
    found: list[range] = []
    rows = tuple(row for row in range(heading.bottom + 1, last + 1) if sheet.rows.get(row))
    finder = _Finder(sheet, heading, rows, is_last)
    for row in rows:
        if not (found and row in found[-1]) and finder.opens(row):
            found.append(range(row, finder.end(row) + 1))
    return tuple(found)


class _Finder(Struct, dict=True):
    """Tells remarks from the rows of a plan, whose filled rows below the heading these are."""

    sheet: PlanSheet
    heading: Heading
    rows: Sequence[int]
    is_last: bool
    _first_texts: dict[int, int] = {}  # by the column

    def opens(self, row: int) -> bool:
        """Whether a remark begins here, or a line only repeats whose plan it is."""
        own = self.own(row)
        if row in self.sheet.as_written:
            return False
        if len(own) == 1:
            return any(opens(row, own[0]) for opens in (self.heads_list, self.is_remark, self.is_below))
        return self.explains(row)

    def explains(self, row: int) -> bool:
        """Whether a row has a label, a sign for what it means and that: `T1`, `:`, `Triwulan I`."""
        columns = sorted(self.sheet.rows[row])
        return len(columns) == _LABELLED and self.sheet.text(row, columns[1]).strip() in {":", "="}

    def begins(self, row: int) -> bool:
        own = self.own(row)
        return len(own) == 1 and self.is_remark(row, own[0])

    def is_remark(self, row: int, column: int) -> bool:
        """Whether this text, alone in its row, is a remark by its words."""
        text = self.sheet.text(row, column)
        if is_remark(text, self.heading.definition):
            return not (may_be_work(text, self.heading.definition) and self.is_of_plan(row, column))
        above = {self.heading.roles.get(role) for role in _ABOVE}
        return column in above and _is_footer(text, self.heading.definition) and not self.is_band(row)

    def is_below(self, row: int, column: int) -> bool:
        """Whether a sentence without a number stands in NO, below all that may be of the plan."""
        if column != self.heading.roles.get("number") or not self.is_last:  # it may be the title of the next table
            return False
        text = tidy(self.sheet.text(row, column))
        sentence = len(text.split()) >= _SENTENCE and number_in_front(text)[0] == "" and not _ITEM.match(text)
        return sentence and row >= self.last_said

    def heads_list(self, row: int, column: int) -> bool:
        """Whether words with a colon in the column of numbers head a list below the plan: `Tim Penyusun:`."""
        text = tidy(self.sheet.text(row, column))
        if column != self.heading.roles.get("number") or not text.endswith(":") or self.goes_on(row):
            return False
        below = next(self.rows_below(row), 0)
        return bool(below and self.is_line(below, column) and _ITEM.match(tidy(self.sheet.text(below, column))))

    def own(self, row: int) -> list[int]:
        return [column for column in self.sheet.rows[row] if column in self.heading.own_columns]

    def is_band(self, row: int) -> bool:
        """Whether a line says whose the rows of the plan below it are, or of which year."""
        cells = self.sheet.rows[row]
        text = self.sheet.text(row, column := min(cells))
        titled = column != self.heading.roles.get("indicator")
        label = label_of_band(text, self.heading.definition) if titled else read_label(text, self.heading.definition)
        if len(cells) != 1 or label == NOTHING:
            return False
        return self.goes_on(row) or row < self.last_said_whole

    def end(self, row: int) -> int:
        """The last row of the remark that begins at this one."""
        own = self.own(row)
        if len(own) != 1:
            return self.end_of_list(row)
        (column,) = own
        heads = heads_lines(self.sheet.text(row, column), self.heading.definition) or self.heads_list(row, column)
        if not heads or self.goes_on(row):
            return row
        if column == self.heading.roles.get("activity") and not self.works_above(row):
            return row
        lines = [row]
        for below in self.rows_below(row):
            if not self.explains(below) and (
                below in self.sheet.as_written
                or not self.is_line(below, column)
                or self.begins(below)
                or self.may_be_activity(below, lines[-1], (row, column))
            ):
                return self.without_heads(lines, below)
            lines.append(below)
        return lines[-1]

    def end_of_list(self, row: int) -> int:
        """The last of the rows right below each other that explain something."""
        end = row
        for below in self.rows_below(row):
            if below > end + 1 or not self.explains(below):
                break
            end = below
        return end

    def without_heads(self, lines: Sequence[int], below: int) -> int:
        """The last line of a remark that does not head the activity in the row below them, as its indicator or objective."""
        if not self.sheet.text(below, self.heading.roles.get("activity", 0)):
            return lines[-1]
        heads = {self.heading.roles.get(role) for role in ("indicator", "objective")}
        cells = self.sheet.rows
        alone = {row for row in lines[1:] if len(cells[row]) == 1 and heads & cells[row].keys() and self.is_text(row)}
        return next((row for row in reversed(lines) if row not in alone), lines[0])

    def is_text(self, row: int) -> bool:
        """Whether a row begins with words of its own: no item of a list, no sentence that goes on."""
        text = tidy(self.sheet.text(row, min(self.sheet.rows[row])))
        return not (_ITEM.match(text) or text[:1].islower())

    def may_be_activity(self, row: int, above: int, remark: Address) -> bool:
        """Whether a line below a remark among the activities may be one that nothing is filled in for.

        One that counts on from the activities above is, and below a remark with words of its own any other that is no item
        of a list and does not go on with a sentence from the line above.
        """
        activity = self.heading.roles.get("activity", 0)
        text = tidy(self.sheet.text(row, activity))
        if not text:
            return False
        number = _leading_number(text)
        if number > 1 and number == 1 + self.numbers_above[remark[0]]:
            return True
        said = self.sheet.text(*remark)
        unfinished = _UNFINISHED.search(self.sheet.text(above, max(self.sheet.rows[above])))
        says = bool(_WORD.search(said.partition(":")[2])) and not (lists_things(said) or unfinished)
        return says and self.is_text(row)

    @cached_property
    def numbers_above(self) -> Mapping[int, int]:
        """The number that the last numbered activity above each row begins with; 0 where none does."""
        activity = self.heading.roles.get("activity", 0)
        numbers = (_leading_number(self.sheet.text(row, activity)) for row in self.rows)
        return dict(zip(self.rows, accumulate(numbers, lambda above, own: own or above, initial=0), strict=False))

    def is_line(self, row: int, column: int) -> bool:
        """Whether a row may be a line of a remark in this column."""
        cells = self.sheet.rows[row]
        beside = all(0 <= each - column < _LINE_CELLS for each in cells)
        text = self.sheet.text(row, min(cells))
        return (beside or (len(cells) <= _LINE_CELLS and bool(_ITEM.match(text)))) and not is_page_line(text)

    def is_of_plan(self, row: int, column: int) -> bool:
        """Whether an objective, indicator or work stands here, `Info: pengumuman`, where the plan goes on around it."""
        roles = self.heading.roles
        if column == roles.get("activity"):
            return self.is_merged_over(row, _ABOVE) or self.goes_on(row) or not self.works_above(row)
        return (
            column in self.heading.at("objective", "indicator") and self.goes_on(row) and self.heads_rows(row, column)
        )

    def heads_rows(self, row: int, column: int) -> bool:
        """Whether the rows below have their objective or indicator here: it is merged over them, or none stands above."""
        area = self.sheet.merged_at(row, column)
        merged = area is not None and area.bottom > row and area.left == area.right
        if column not in self._first_texts:  # the row below them all where it has no entry
            texts = (row for row in self.rows if self.sheet.text(row, column))
            self._first_texts[column] = next(texts, self.rows[-1] + 1)
        return merged or row <= self._first_texts[column]

    def rows_below(self, row: int) -> Iterator[int]:
        return (self.rows[at] for at in range(bisect_right(self.rows, row), len(self.rows)))

    def goes_on(self, row: int) -> bool:
        """Whether rows of the plan follow: work with a target, an executor or anything that says when."""
        return row <= self.last_of_plan

    @cached_property
    def last_of_plan(self) -> int:
        return next((row for row in reversed(self.rows) if self.is_row(row)), self.heading.bottom)

    def is_row(self, row: int) -> bool:
        backed = not self.backing.isdisjoint(self.sheet.rows[row])
        return bool(self.said(row)) and (
            backed or self.is_merged_over(row, (*_ABOVE, "target", "executor", *WHEN_IN_WORDS))
        )

    @cached_property
    def last_said(self) -> int:
        """The last row with words of an indicator or activity; 0 without any."""
        return next((row for row in reversed(self.rows) if self.said(row)), 0)

    @cached_property
    def last_said_whole(self) -> int:
        """The last row with the words of both; 0 without any."""
        return next((row for row in reversed(self.rows) if len(self.said(row)) == len(_WORDY)), 0)

    def said(self, row: int) -> list[int]:
        """The columns of the indicator and the activity that have words in this row."""
        return [column for column in self.heading.at(*_WORDY) if _WORD.search(self.sheet.text(row, column))]

    @cached_property
    def backing(self) -> frozenset[int]:
        periods = (column for _, column in self.heading.period_columns)
        return frozenset((*self.heading.at("target", "executor", *WHEN_IN_WORDS), *periods))

    def works_above(self, row: int) -> bool:
        """Whether an activity above has an executor or anything that says when, as where a plan is filled in."""
        return self.first_work < row

    @cached_property
    def first_work(self) -> int:
        """The first row with such an activity; the one below them all without any."""
        says, activity = self.backing.difference(self.heading.at("target")), self.heading.roles["activity"]
        works = (row for row in self.rows if self.sheet.text(row, activity))
        return next((row for row in works if not says.isdisjoint(self.sheet.rows[row])), self.rows[-1] + 1)

    def is_merged_over(self, row: int, roles: Iterable[str]) -> bool:
        """Whether an entry of the plan above is merged over this row, in a column of these roles."""
        for column in self.heading.at(*roles):
            area = self.sheet.merged_at(row, column)
            above = area is not None and self.heading.bottom < area.top < row and area.left == column
            if area and above and self.sheet.text(area.top, column):
                return True
        return False


def _leading_number(text: str) -> int:
    match = _NUMBERED.match(text.strip())
    return int(match[1]) if match else 0


def _is_footer(text: str, definition: Definition) -> bool:
    """Whether a line only repeats whose plan it is, or its title: KPU Kabupaten Lombok Timur, Rencana Aksi Tahun 2020."""
    if find_office(text, definition) is not None:
        return True
    titled = kind_of_title(text, definition) is Titled.PLAN and year_in(text) is not None
    return titled and len(text) <= _LONGEST_FOOTER
