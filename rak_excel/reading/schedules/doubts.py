"""What is asked of schedules: doubtful cells, periods that are not in order, colours that may be ticks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

from msgspec import Struct

from rak_excel.language import Text
from rak_excel.model import Cell, NoteKind
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.record import Record

_FEW = 3  # so many cells are told one by one


class _Doubt(Record):
    """One fact that is asked about, and what it would be told with."""

    kind: NoteKind
    detail: Text
    words: tuple[tuple[str, str], ...] = ()
    alike: str = ""


class ScheduleDoubts(Struct):
    """Collects what is asked until a table is read, and tells it then.

    A detail has a place {more}, which says how many other cells are alike where there are many.
    """

    found: dict[_Doubt, list[tuple[Cell, str, str]]] = {}

    def ask(
        self, kind: NoteKind, detail: Text, cell: Cell, value: str, became: str = "", *, alike: str = "", **words: str
    ) -> None:
        """Asks about a cell. Cells with the same detail, `words` for it and `alike` are one fact."""
        self.found.setdefault(_Doubt(kind, detail, tuple(words.items()), alike), []).append((cell, value, became))

    def tell(self, ledger: Ledger) -> None:
        for doubt, cells in self.found.items():
            words = dict(doubt.words)
            if len(cells) <= _FEW:
                for cell, value, became in cells:
                    ledger.note(doubt.kind, doubt.detail.filled(**words, more=""), cell, value, became)
            else:
                every = [cell for cell, _, _ in cells]
                detail = doubt.detail.filled(**words, more=spread(every))
                ledger.note(doubt.kind, detail, *cells[0], others=every[1:])
        self.found.clear()


def spread(cells: Sequence[Cell]) -> Text:
    """How many cells there are and from where to where, as a sentence behind another."""
    return _SPREAD.filled(count=len(cells), first=cells[0].address, last=cells[-1].address)


_SPREAD = Text(
    " Ada {count} sel seperti ini, dari {first} sampai {last}.",
    " There are {count} such cells, from {first} to {last}.",
)


def tell_order(tables: Iterable[Table], year: int | None, ledger: Ledger) -> None:
    """Tells once a table of the first period that stands before an earlier one."""
    for table in tables:
        columns = sorted((column, period) for period, column in table.heading.periods.items())
        for column, period in [each for each, (_, after) in pairwise(columns) if after < each[1]][:1]:
            became = f"{table.part.schedule.calendar.label(period)} {year or ''}".strip()
            cell, text = table.heading.cell(column), table.sheet.text(*table.heading.address(column))
            ledger.note(NoteKind.SECOND_READING, _ORDER, cell, text, became)


_ORDER = Text(
    "Kolomnya mendahului periode yang lebih awal; bisa jadi milik tahun sebelumnya, atau judulnya keliru.",
    "Its column stands before an earlier period; it may be of the year before, or its heading is wrong.",
)


_ENOUGH = 3  # so many rows coloured alike are columns that somebody coloured
_MOST = 0.8  # of all rows: where so many are alike, a row that was inserted later lacks the colour
_FEW_FILLED = 3  # so many rows are told one by one
_WORDY = ("objective", "indicator", "activity", "executor")


class TickedRow(Record):
    """A row of a table with the periods that it ticks."""

    section: Section
    row: int
    ticked: frozenset[int]

    @property
    def plans(self) -> bool:
        """Whether the row says what is done or by whom; where no column does, whether it has an indicator."""
        heading = self.section.heading
        columns = heading.at("activity", "executor") or heading.at("indicator")
        return any(self.section.sheet.text(self.row, column) for column in columns)

    def fills(self) -> Iterator[tuple[str, int]]:
        """The colours in the columns of the periods, each with its period; not that of the whole row."""
        fills = self.section.sheet.looks.fills
        of_row = {fills.get((self.row, column)) for column in self.section.heading.at(*_WORDY)}
        for period, column in self.section.periods:
            colour = fills.get((self.row, column))
            if colour and colour not in of_row:
                yield colour, period

    def cell(self, period: int) -> Cell:
        return self.section.sheet.cell(self.row, self.section.heading.periods[period])


def ask_about_fills(rows: Sequence[TickedRow], ledger: Ledger) -> None:
    """Notes the rows in which cells are filled in a colour of their own and not ticked, once where there are many.

    A colour that all rows have in the same columns, or that a row has throughout, says nothing of when.
    """
    planned = [row for row in rows if row.section.sheet.looks.fills and row.plans]
    by_colour: dict[str, dict[int, frozenset[int]]] = {}
    for nth, row in enumerate(planned):
        for colour, period in row.fills():
            found = by_colour.setdefault(colour, {})
            found[nth] = found.get(nth, frozenset()) | {period}
    speaking: dict[int, frozenset[int]] = {}
    for colour, found in by_colour.items():
        columns = _coloured_columns(colour, found, planned)
        for nth, periods in found.items():
            speaking[nth] = speaking.get(nth, frozenset()) | (periods - columns)
    left = {nth: sorted(periods - planned[nth].ticked) for nth, periods in sorted(speaking.items())}
    _tell_fills([[planned[nth].cell(period) for period in periods] for nth, periods in left.items() if periods], ledger)


def _coloured_columns(colour: str, found: Mapping[int, frozenset[int]], rows: Sequence[TickedRow]) -> frozenset[int]:
    """The periods whose whole columns have this colour: holidays, or all of the schedule."""
    patterns = list(found.values())
    usual = max(set(patterns), key=lambda each: (patterns.count(each), sorted(each)))
    alike = [rows[nth] for nth, periods in found.items() if periods == usual]
    heading = all(_heading_has(colour, period, rows[0].section) for period in usual)
    if len(alike) < _MOST * len(rows) or not (heading or len(alike) >= _ENOUGH):
        return frozenset()
    # Bars may be alike in every row: with no ticks at all, or each with a tick in its first month and nowhere else.
    begun = len(usual) > 1 and all(row.ticked <= {min(usual)} for row in alike)
    return frozenset() if begun and not heading else usual


def _heading_has(colour: str, period: int, section: Section) -> bool:
    heading, fills = section.heading, section.sheet.looks.fills
    column = heading.periods.get(period, 0)  # of two halves of the year each heading has its own periods
    return any(fills.get((row, column)) == colour for row in range(heading.top, heading.bottom + 1))


def _tell_fills(rows: Sequence[Sequence[Cell]], ledger: Ledger) -> None:
    if len(rows) > _FEW_FILLED:
        first, *others = chain.from_iterable(rows)
        ledger.note(NoteKind.COLOURED, _MANY.filled(count=len(rows)), first, others=others)
        return
    for first, *others in rows:
        ledger.note(NoteKind.COLOURED, Text("", ""), first, others=others)


_MANY = Text(" ({count} baris)", " ({count} rows)")
