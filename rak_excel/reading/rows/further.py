"""What stands in the columns that a definition declares, and to what of the plan each entry belongs."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal

from rak_excel.formats.grid import Sheet, Value, as_text
from rak_excel.formats.opened.number_formats import is_rounded, shown_value
from rak_excel.language import Text
from rak_excel.model import Definition, NoteKind, PartDefinition, Place
from rak_excel.model.further import ColumnLevel, EntryColumn, Further, FurtherColumn, FurtherEntry
from rak_excel.model.monitoring import LEFT_TO_READING
from rak_excel.model.standard_columns import BUDGET, REMARK
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.rows.dates import date_of_number, doubt_of_number, written_date
from rak_excel.reading.sections.sections import Section
from rak_excel.vocabulary.basics.numbers import amount_said, is_odd_amount
from rak_excel.vocabulary.basics.texts import begins_with, tidy, without_markup
from rak_excel.vocabulary.documents.page_lines import is_placeholder
from rak_excel.vocabulary.entries.ticks import SAY_NOTHING
from rak_excel.vocabulary.targets.period_entries import is_unconfirmed, period_entry


class EntryReader:
    """Reads the columns of a sheet that a definition declares, row by row."""

    def __init__(
        self,
        sheet: Sheet,
        columns: Mapping[int, EntryColumn],
        ledger: Ledger,
        in_percent: Callable[[int], bool] = lambda _: False,
        factor: Callable[[int], int] = lambda _: 1,
        summed: Collection[int] = (),
        months: Sequence[str] = (),
        year: int | None = None,
    ) -> None:
        self.sheet = sheet
        self.columns = columns
        self.ledger = ledger
        self.in_percent = in_percent
        self.factor = factor
        self.summed = frozenset(summed)
        self.months = months  # their names, where dates are entries that are kept as they are seen
        self.year = year  # of the plan that is reported, where it is known
        self.above: dict[str, FurtherEntry] = {}  # what the rows above say in columns of which a blank says the same

    def read(self, row: int) -> dict[str, FurtherEntry]:
        """The entries of a row by the ids of their columns; of two columns headed alike, the first that says anything.

        Targets by period that nobody has confirmed are none, which is told at the first of them.
        """
        found: dict[str, FurtherEntry] = {}
        suggested: dict[int, str] = {}
        for at, column in self.columns.items():
            entry = "" if self._is_unworked(row, at, column) else self._entry(row, at, column)
            if column.kind == "target" and is_unconfirmed(str(entry)):
                suggested[at] = str(entry)
                continue
            if entry != "" and found.setdefault(column.id, entry) != entry:
                if self.months and column.kind == "text":  # SOLUSI beside RENCANA TINDAK LANJUT
                    found[column.id] = f"{found[column.id]}\n{entry}"
                else:
                    self.tell_unused(row, at, _TWICE)
            if isinstance(column, FurtherColumn) and column.as_above:
                self._as_above(row, column.id, found)
        if self.summed and (total := self._sum(found)) is not None:
            found[BUDGET] = total
        for at, text in list(suggested.items())[:1]:
            self.ledger.note(NoteKind.SUGGESTED, _SUGGESTED, self.sheet.cell(row, at), text)
        return found

    def _sum(self, found: Further) -> int | float | None:
        """The budget that columns of periods or sources make up; None where one of them has words."""
        ids = [column.id for at, column in self.columns.items() if at in self.summed]
        entries = [found[id_] for id_ in ids if id_ in found]
        amounts = [Decimal(repr(each)) for each in entries if not isinstance(each, str)]
        if not amounts or len(amounts) < len(entries):
            return None
        total = sum(amounts, Decimal())
        return int(total) if total == int(total) else float(total)

    def _as_above(self, row: int, column: str, found: dict[str, FurtherEntry]) -> None:
        if column in found:
            self.above[column] = found[column]
        elif column in self.above and row not in self.sheet.as_written:
            found[column] = self.above[column]

    def say_how_much(self, entries: Further) -> bool:
        """Whether entries have what no template fills in before: a target of a period, the budget of an activity.

        In a report anything that is said of an activity.
        """
        own = [each for each in self.columns.values() if isinstance(each, FurtherColumn) and each.id in entries]
        if self.months:
            return any(each.level == "activity" for each in own)
        amounts = (entries[each.id] for each in own if each.level == "activity")
        return any(each.period for each in own) or any(isinstance(each, int | float) for each in amounts)

    def tell_without_activity(self, row: int, *, alone: bool) -> None:
        """What belongs to an activity and stands beside none; `alone` in its row an entry belongs to nothing."""
        for at, column in self.columns.items():
            of_activity = isinstance(column, FurtherColumn) and column.level == "activity"
            if (alone or of_activity) and self.sheet.value(row, at) is not None:
                self.tell_unused(row, at, _NO_ACTIVITY)

    def _entry(self, row: int, at: int, column: EntryColumn) -> FurtherEntry:
        value = self.sheet.value(row, at)
        if (seen := self._as_seen(row, at, column, value)) is not None:
            return seen
        number = value if isinstance(value, int | float) and not isinstance(value, bool) else math.nan
        if column.is_number and math.isfinite(number):
            return self._amount(row, at, column, number, self._factor(at, column))
        text = tidy(without_markup(self.sheet.text(row, at)))
        if not column.is_number or not text or row in self.sheet.as_written:
            return text
        if column.kind == "amount" and _says_no_amount(text):
            return ""
        amount = amount_said(text)
        if amount is not None:
            bare = not any(map(str.isalpha, text))
            return self._amount(row, at, column, amount, self._factor(at, column) if bare else 1)
        # What a column that nobody declared says without any figure is as good as a remark: `sesuai DIPA`.
        worded = isinstance(column, FurtherColumn) and column.met and not any(map(str.isdigit, text))
        asked = _NO_NUMBER if self._factor(at, column) == 1 else _NO_NUMBER_IN
        kind, detail = (NoteKind.SECOND_READING, _WORDS) if worded else (NoteKind.AMBIGUOUS_VALUE, asked)
        if not (worded and begins_with(text, _NO_MONEY)):
            self.ledger.note(kind, detail, self.sheet.cell(row, at), text, text if worded else "")
        return text

    def _as_seen(self, row: int, at: int, column: EntryColumn, value: Value | None) -> str | None:
        """What a person sees of an entry that is kept so; None of any other."""
        if self.months and isinstance(value, datetime.date | datetime.time | datetime.timedelta):
            return self._date(row, at, column, value)
        if self.months and (day := date_of_number(column.id, value)):
            shown = written_date(day, self.months)
            kind, told = doubt_of_number(day, self.year)
            self.ledger.note(kind, told, self.sheet.cell(row, at), self.sheet.text(row, at), shown)
            return shown
        number_format = self.sheet.number_format(row, at)
        if column.kind not in {"target", "figure"}:
            is_number = self.months and isinstance(value, int | float) and not isinstance(value, bool)
            is_number = is_number and not _is_computed(column)
            return tidy(shown_value(value, number_format)) if is_number and value is not None else None
        shown = "" if value is None else without_markup(shown_value(value, number_format))
        if column.kind == "figure" and value is not None and is_rounded(value, number_format):
            self.ledger.note(NoteKind.SECOND_READING, ROUNDED, self.sheet.cell(row, at), as_text(value), shown)
        return tidy(shown) if column.kind == "figure" else period_entry(shown, in_percent=self.in_percent(at))

    def _is_unworked(self, row: int, at: int, column: EntryColumn) -> bool:
        """Whether a cell has the 0 that programs store beside formulas which they do not work out, or that show nothing.

        That is where no other of its row has more, or its standing is left to reading.
        """
        if not (_is_computed(column) and self.sheet.value(row, at) == 0):
            return False
        worked_out = [other for other, each in self.columns.items() if _is_computed(each)]
        formulas = [(row, other) for other in worked_out if (row, other) in (self.sheet.formulas or ())]
        shown = {self.sheet.value(*each) or None for each in formulas}
        return (row, at) in formulas and shown <= {None, LEFT_TO_READING}

    def _date(
        self, row: int, at: int, column: EntryColumn, value: datetime.date | datetime.time | datetime.timedelta
    ) -> str:
        """A date as people read it; where a figure belongs a spreadsheet may have made one of 1/2, which is asked."""
        shown = written_date(value, self.months) if isinstance(value, datetime.date) else self.sheet.text(row, at)
        if column.kind == "figure":
            self.ledger.note(NoteKind.AMBIGUOUS_VALUE, _DATE, self.sheet.cell(row, at), shown)
        return shown

    def _amount(self, row: int, at: int, column: EntryColumn, number: float, factor: int) -> int | float:
        """The number as rupiah; asked where it is so small that it may be counted in something else."""
        amount = _counted_in(number, factor)
        if column.kind == "amount" and is_odd_amount(amount):
            said = self.sheet.text(row, at)
            self.ledger.note(NoteKind.SECOND_READING, _ODD, self.sheet.cell(row, at), said, said)
        return amount

    def _factor(self, at: int, column: EntryColumn) -> int:
        """What the amounts of a column are counted in by the file's own headings."""
        return self.factor(at) if column.kind == "amount" else 1

    def tell_unused(self, row: int, at: int, why: Text) -> None:
        self.ledger.note(NoteKind.CELL_NOT_USED, why, self.sheet.cell(row, at), self.sheet.text(row, at))


def entries_of(section: Section, part: PartDefinition, ledger: Ledger, year: int | None) -> EntryReader:
    """Reads the further columns of a section of a plan of a year."""
    known = {column.id: column for column in section.definition.further_of(part.id)}
    others = section.heading.others.items()
    columns = {at: known[own.further] for at, own in others if own.further in known}
    summed = [at for at, own in others if own.is_summed]
    heading, definition = section.heading, section.definition
    months = definition.identity.months if definition.is_report else ()
    return EntryReader(section.sheet, columns, ledger, heading.in_percent, heading.factor, summed, months, year)


def _is_computed(column: EntryColumn) -> bool:
    return isinstance(column, FurtherColumn) and column.computed


def _says_no_amount(text: str) -> bool:
    """Whether a cell is as good as blank: `-`, `Rp.-`, `nihil`."""
    return is_placeholder(text) or text.casefold() in SAY_NOTHING or _NO_AMOUNT.fullmatch(text) is not None


def _counted_in(number: float, factor: int) -> int | float:
    """An amount in rupiah, without the rounding of binary fractions: 1.234,567 ribu."""
    amount = Decimal(repr(number)) * factor if factor > 1 else number
    return int(amount) if amount == int(amount) else float(amount)


def of_level(
    entries: Further, level: ColumnLevel, part: PartDefinition, definition: Definition
) -> dict[str, FurtherEntry]:
    """Those of the entries of a row that belong to its indicator, or to its activity, and are no formulas of ours."""
    own = {column.id for column in definition.further_of(part.id, level) if not column.computed}
    return {id_: entry for id_, entry in entries.items() if id_ in own}


def computed_of(entries: Further, part: PartDefinition, definition: Definition) -> dict[str, FurtherEntry]:
    """Those of the entries of a row that formulas of ours show."""
    own = {column.id for column in definition.further_of(part.id) if column.computed}
    return {id_: entry for id_, entry in entries.items() if id_ in own}


def with_more(entries: dict[str, FurtherEntry], more: Further, place: Place, ledger: Ledger) -> None:
    """Adds what a further row says; what contradicts the row above is told, since only one of both can count.

    Remarks do not contradict each other: they stand below one another.
    """
    for id_, entry in more.items():
        first = entries.setdefault(id_, entry)
        if first != entry and id_ == REMARK:
            entries[id_] = f"{first}\n{entry}"
        elif first != entry:
            detail = _OTHER_ABOVE.filled(first=first)
            ledger.note(NoteKind.AMBIGUOUS_VALUE, detail, place.cell(id_), str(entry))


_NO_ACTIVITY = Text(
    "Isian ini berada di baris tanpa kegiatan, jadi tidak ikut dibaca.",
    "This entry is on a row without an activity, so it was not read.",
)
_DATE = Text(
    "Sel ini berisi tanggal, padahal kolomnya berisi angka. Ketik lagi angkanya, misalnya 85 atau 85%.",
    "This cell holds a date, but its column has figures. Type the figure again, such as 85 or 85%.",
)
ROUNDED = Text(
    "Begitulah yang tampil di selnya, karena formatnya membulatkan. Ketik angka yang dimaksud.",
    "That is what the cell shows, since its format rounds. Type the number that is meant.",
)
_SUGGESTED = Text(
    "Saran target ini belum diketik, jadi tidak dipakai. Ketik targetnya tanpa tanda tanya, atau kosongkan selnya.",
    "This suggested target is not typed yet, so it was not used. Type it without the question mark, or clear the cell.",
)
_TWICE = Text(
    "Kolom ini berjudul sama dengan kolom di sebelah kirinya, yang sudah terisi.",
    "This column is headed as one to its left, which is filled in.",
)
_NO_MONEY = ("tidak", "tanpa", "non")  # `tidak perlu`, `tanpa biaya`, `non anggaran`
_NO_AMOUNT = re.compile(r"(?:rp|idr)[\s.,:–—_-]*", re.IGNORECASE)  # Rp.-
_WORDS = Text(
    "Kolom ini berisi anggaran, tetapi isian ini bukan angka. Isiannya ikut dibawa dan tidak dijumlahkan. Tulis angkanya, "
    "misalnya 1200000, atau pindahkan ke KETERANGAN.",
    "This column has amounts, but this entry is none. It is carried and not summed. Write the amount, such as 1200000, or move it to "
    "KETERANGAN.",
)
_ODD = Text(
    "Terbaca sebagai rupiah, kurang dari seribu dan berkoma. Bila maksudnya juta atau miliar, tulis satuannya, misalnya 1,2 M.",
    "It was read as rupiah, less than a thousand and with decimals. If millions or billions are meant, write so, such as 1,2 M.",
)
_NO_NUMBER = Text(
    "Kolom ini berisi angka, tetapi isian ini tidak terbaca sebagai satu angka. Tulis angkanya saja tanpa titik ribuan, misalnya 1200000.",
    "This column has numbers, but this entry cannot be read as one number. Write the number without separators, such as 1200000.",
)
_NO_NUMBER_IN = Text(
    "Kolom ini berisi angka, tetapi isian ini tidak terbaca sebagai satu angka. Tulis jumlah rupiahnya dengan Rp dan lengkap, misalnya "
    "Rp1200000.",
    "This column has numbers, but this entry cannot be read as one number. Write the whole amount with Rp, such as Rp1200000.",
)
_OTHER_ABOVE = Text(
    "Di baris sebelumnya tertulis {first} untuk hal yang sama, dan itu yang dipakai. Samakan, atau kosongkan salah satunya.",
    "A row above says {first} of the same, and that was used. Make both the same, or clear one of them.",
)
