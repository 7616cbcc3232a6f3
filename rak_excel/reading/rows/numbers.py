"""What the column NO counts: objectives, as it should, or also what is below them; and which number each objective has."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from rak_excel.language import Text
from rak_excel.model import NoteKind
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.rows.rows import ReadRow
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.entries.placeholders import Numbered, indicators_in, number_in_front, read_number, spanning


def with_numbers(rows: Iterable[ReadRow], ledger: Ledger) -> Iterator[ReadRow]:
    """The rows with the number of each objective in figures, and none where a number counts something below one.

    Only all rows together tell whether I and A are numbers, and whether NO counts the indicators.
    """
    rows = list(rows)
    return _Numbers(rows, ledger).rows(rows)


class _Sign(Record):
    """What a row has as a number, in NO or in front of its objective; `starts` where that is another than above."""

    read: Numbered
    starts: bool
    counted: bool = True  # whether an indicator begins there
    repeats: bool = False  # whether the objective above is written again


class _Numbers:
    """Follows the numbers of one table from row to row."""

    def __init__(self, rows: Sequence[ReadRow], ledger: Ledger) -> None:
        self.ledger = ledger
        self.spans = spanning({row.number for row in rows})
        signs = list(_signs(rows, self.spans))
        starts = [sign.read for sign in signs if sign.starts and sign.read != Numbered()]
        self.roman = _counts_up([each.roman for each in starts])
        self.lettered = not self.roman and _counts_up([each.letter for each in starts])
        self.of_indicators = _of_indicators(signs) and not _seldom_repeat(signs)
        self.asked = False
        self.begun = 0
        self.current: int | None = None
        self.text = ""  # of the objective above, as compared

    def rows(self, rows: Iterable[ReadRow]) -> Iterator[ReadRow]:
        for row in map(self.with_indicator, rows):
            if row.as_written:
                yield self.printed(row)
            elif row.objective:
                yield self.of_objective(row)
            elif row.number:
                yield self.of_heading(row) if row.says_number_alone else self.without_objective(row)
            else:
                yield row

    def printed(self, row: ReadRow) -> ReadRow:
        """The row as merging wrote it, whose number is that of its objective."""
        if row.objective:
            self.begun += 1
            self.text, self.current = normalised(row.objective), self.read(row).number
        return row

    def with_indicator(self, row: ReadRow) -> ReadRow:
        """The row with its indicator without a number in front; several in one cell are asked about."""
        if not row.indicator or row.as_written:
            return row
        first, *more = indicators_in(row.indicator)
        if more:
            detail = _SEVERAL.filled(count=1 + len(more))
            self.ledger.note(NoteKind.AMBIGUOUS_VALUE, detail, row.place.cell("indicator"), row.indicator)
        elif first != row.indicator:
            self.tell(row, "indicator", row.indicator, first, _OF_INDICATOR)
            return row.but(indicator=first)
        return row

    def of_objective(self, row: ReadRow) -> ReadRow:
        front, text = self.split(row.objective)
        if front:
            row = self.with_text(row, front, text)
        number = self.number(self.read(row))
        same = normalised(row.objective) == self.text
        if same and (self.of_indicators or number in {None, self.current}):
            return self.understood(row) if row.number else row
        if same and row.indicator and not self.asked:  # told once a table
            self.asked = True
            cell = row.place.cell("number")
            self.ledger.note(NoteKind.SECOND_READING, _REPEATED, cell, row.number, f"{row.number} {row.objective}")
        self.begun += 1
        self.text = normalised(row.objective)
        written = self.number(read_number(front)) if front else None
        self.current = (written or self.begun) if self.of_indicators and number is not None else number
        if number is None or (self.current == number and self.read(row).plain):
            return row
        self.tell(row, "number", row.number, f"{self.current}.", _COUNTED if self.of_indicators else _FIGURES)
        return row.but(number=f"{self.current}.")

    def split(self, text: str) -> tuple[str, str]:
        """A number in front of a text, where it is one in this table, and the rest."""
        front, rest = number_in_front(text)
        return (front, rest) if front and self.number(read_number(front)) is not None else ("", text)

    def with_text(self, row: ReadRow, front: str, text: str) -> ReadRow:
        """The row with the number that stands in front of its objective in NO, unless NO says another."""
        number, own = self.number(read_number(front)), self.number(self.read(row))
        other = own is not None and own != number and not self.of_indicators
        if other:
            cell = row.place.cell("objective")
            self.ledger.note(NoteKind.SECOND_READING, _TWO_NUMBERS, cell, row.objective, f"{own}. {text}")
        else:
            self.tell(row, "objective", row.objective, text, _IN_FRONT)
        return row.but(objective=text, number=row.number or f"{number}.")

    def of_heading(self, row: ReadRow) -> ReadRow:
        """An objective alone on its row, with its number in one cell."""
        front, text = self.split(row.number)
        number = self.number(read_number(front)) if front else None
        if number is None and self.read(row) != Numbered():
            return self.without_objective(row)
        self.begun, self.text, self.current = self.begun + 1, normalised(text), number
        if number is None or (read_number(front).plain and row.number.startswith(front)):
            return row
        self.tell(row, "number", row.number, f"{number}. {text}", _FIGURES)
        return row.but(number=f"{number}. {text}")

    def without_objective(self, row: ReadRow) -> ReadRow:
        """A number beside an indicator or activity: understood where it belongs below the objective above."""
        read = self.read(row)
        number = self.number(read)
        below = read.below and (number is None or number == self.current)
        # 1, 2 below an objective A.
        below |= read.number is not None and not read.below and (self.roman or self.lettered)
        if below or (self.of_indicators and number is not None):
            return self.understood(row)
        if number is not None and number == self.current and not read.plain:
            return self.understood(row)
        return row

    def understood(self, row: ReadRow) -> ReadRow:
        """The row without its number, which says nothing that a plan holds."""
        number = self.number(self.read(row))
        if not (number == self.current and self.read(row).plain):
            self.tell(row, "number", row.number, f"{self.current}." if self.current else "", _BELOW)
        return row.but(number="")

    def read(self, row: ReadRow) -> Numbered:
        """What the entry in NO says; nothing where it names several numbers, 1-3."""
        return Numbered() if row.number in self.spans else read_number(row.number)

    def number(self, read: Numbered) -> int | None:
        if read.number is not None:
            return read.number
        return read.roman if self.roman else read.letter if self.lettered else None

    def tell(self, row: ReadRow, role: str, before: str, after: str, detail: Text) -> None:
        self.ledger.note(NoteKind.REPAIRED, detail, row.place.cell(role), before, after)


def _signs(rows: Iterable[ReadRow], spans: Collection[str]) -> Iterator[_Sign]:
    """The numbers of the rows that begin an objective or an indicator; one that says nothing where a row has none."""
    objective = indicator = ""
    for row in rows:
        front, text = number_in_front(row.objective or (row.number if row.says_number_alone else ""))
        # The same indicator below the same objective once more is another occurrence of both.
        again = row.objective and row.number and normalised(row.indicator) == indicator
        starts = normalised(text) not in {"", objective} or bool(again)
        objective = normalised(text) or objective
        shown = front if row.says_number_alone else row.number or front
        read = Numbered() if shown in spans else read_number(shown)
        if starts or (row.indicator and normalised(row.indicator) != indicator):
            yield _Sign(read, starts, counted=bool(row.indicator), repeats=bool(row.objective) and not starts)
        elif read != Numbered():
            yield _Sign(read, starts=False)
        indicator = normalised(row.indicator) or indicator


def _counts_up(numbers: Sequence[int | None]) -> bool:
    """Whether the signs of all objectives are a series that rises from its first: I, II; A, B."""
    known = [number for number in numbers if number is not None]
    rising = all(before < after for before, after in pairwise(known))
    return bool(known) and len(known) == len(numbers) and rising and known[0] == 1


def _of_indicators(signs: Sequence[_Sign]) -> bool:
    """Whether NO counts on at rows that begin no objective: from 1 through the table, or anew below each objective."""
    before, counted_on, anew = 0, False, True
    for sign in signs:
        number = sign.read.number
        anew |= sign.starts
        if number is None and sign.starts and not sign.counted:
            continue
        if number is None or sign.read.below or not (number == before + 1 or (anew and number == 1)):
            return False
        counted_on |= not sign.starts
        before, anew = number, False
    return counted_on


def _seldom_repeat(signs: Sequence[_Sign]) -> bool:
    """Whether NO counts on only where an objective is written again, and most objectives are written once.

    A table that counts its rows has its objectives again and again; in another, a number of its own makes an objective.
    """
    further = [sign for sign in signs if not sign.starts and sign.read.number is not None]
    begun = sum(1 for sign in signs if sign.starts)
    again = sum(1 for before, sign in pairwise(signs) if sign.repeats and not before.repeats)
    return all(sign.repeats for sign in further) and 2 * again < begun


_FIGURES = Text("Dibaca sebagai nomor sasaran.", "Read as the number of the objective.")
_COUNTED = Text(
    "Kolom NO menghitung indikator; ini nomor urut sasarannya.",
    "The column NO counts the indicators; this is the place of the objective.",
)
_IN_FRONT = Text(
    "Nomor di depan sasaran dibaca sebagai nomornya.", "The number in front of the objective was read as its number."
)
_OF_INDICATOR = Text(
    "Nomor atau tanda di depan indikator diabaikan.", "The number or bullet in front of the indicator was left out."
)
_SEVERAL = Text(
    "Sel ini memuat {count} indikator, padahal targetnya satu sel. Tulis satu indikator satu baris, dengan targetnya.",
    "This cell holds {count} indicators, whose target is one cell. Write each indicator on a row of its own, with its target.",
)
_BELOW = Text(
    "Nomor ini tidak menomori sasaran, jadi sasarannya tetap yang di atas.",
    "This number is not of an objective, so the objective is still the one above.",
)
_REPEATED = Text(
    "SASARAN ini sama dengan yang di atasnya tetapi bernomor sendiri, jadi dibaca sebagai sasaran tersendiri. Bila "
    "sasarannya satu, samakan nomornya.",
    "This objective has the words of the one above but a number of its own, so it was read as another. If they are one, "
    "give them the same number.",
)
_TWO_NUMBERS = Text(
    "Nomor di depan sasaran lain dari nomor di kolom NO; yang dipakai kolom NO.",
    "The number in front of the objective is not the one in the column NO, which was taken.",
)
