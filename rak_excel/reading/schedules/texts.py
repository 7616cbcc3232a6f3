"""Schedules in words and numbers: in a column JADWAL, in MULAI and SELESAI, or in the cells of the periods."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from rak_excel.formats.opened.number_formats import shown_value
from rak_excel.language import Text
from rak_excel.model import Cell, Definition, NoteKind, PartDefinition, items_of
from rak_excel.model.target import MONTHS
from rak_excel.reading.headings.heading import WHEN_IN_WORDS, Heading
from rak_excel.reading.headings.target_columns import is_headed_as_target
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.plan_sheet import PlanSheet
from rak_excel.reading.schedules.doubts import ScheduleDoubts
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.record import Record
from rak_excel.vocabulary.basics.numbers import number_in
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.entries.ticks import ScheduleMark, read_sign
from rak_excel.vocabulary.schedules import phrases
from rak_excel.vocabulary.schedules.spelling import KINDS, is_date
from rak_excel.vocabulary.targets.choices import fits_quantities, is_plain_quantity, is_quantity, says_how_much

_ENOUGH = 3
_Row = Mapping[int, str]
"""The texts of a row's schedule by period."""


class Numbers(Record):
    """What the numbers of a table's schedule are: `quantities`, or `own` where each is the number of its own period.

    Where ticks are the rule, `some` tells that quantities with their unit stand among them, and `ones` are ticks too.
    `for_targets` are those of columns that are headed so.
    """

    quantities: bool = False
    own: bool = False
    some: bool = False
    ones: bool = False
    for_targets: bool = False


def shown_text(sheet: PlanSheet, row: int, column: int) -> str:
    """What a person sees in a schedule cell: 1 with the format `0%` is 100%, and no tick."""
    value = sheet.value(row, column)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return sheet.text(row, column)
    return shown_value(value, sheet.number_format(row, column))


def numbers_in(table: Table) -> Numbers:
    rows = [row for row in _rows(table) if row]
    headed = is_headed_for_targets(table)
    if not headed and _are_own(rows):
        return Numbers(own=True)
    said = [row for row in rows if _says_how_much(row, table, headed=headed)]
    ticked = [row for row in rows if _ticks(row, table.definition) and not (headed and row in said)]
    counting = [row for row in said if headed and any(is_quantity(text, table.definition) for text in row.values())]
    quantities = bool(counting) or (len(said) > 0 and len(said) >= len(ticked))
    texts = (part for row in rows for text in row.values() for part in (text, text.partition(" ")[2].strip("()")))
    some = not quantities and any(_says_unit(text, table) for text in texts)
    return Numbers(quantities, some=some, ones=headed and len(ticked) > len(counting), for_targets=headed)


def is_headed_for_targets(table: Table) -> bool:
    """Whether all columns of its periods are headed for targets, or can have nothing else: its form has no schedule."""
    if not table.part.has("schedule"):
        return True
    headings = [section.heading for section in table.sections if section.heading.periods]
    return bool(headings) and all(is_headed_as_target(each.block, each.periods.values()) for each in headings)


def _says_unit(text: str, table: Table) -> bool:
    return is_plain_quantity(text, table.definition) and not _is_of_time(text, table)


def _is_of_time(text: str, table: Table) -> bool:
    return phrases.periods_said(text, table.part, table.definition, None) is not None


def _rows(table: Table) -> Iterator[_Row]:
    for section in table.sections:
        periods = section.periods
        for row in section.rows:
            if cells := section.sheet.rows.get(row):
                yield {p: shown_text(section.sheet, row, column) for p, column in periods if column in cells}


def _are_own(rows: list[_Row]) -> bool:
    """Whether every number is that of its column: 4, 5, 6 under April to June. 1, 2, 3, 4 may be a growing count."""
    numbered = [{period: number for period, text in row.items() if (number := number_in(text))} for row in rows]
    numbered = [row for row in numbered if any(number > 1 for number in row.values())]
    if any(number != period for row in numbered for period, number in row.items()):
        return False
    later = [row for row in numbered if min(row) > 1]
    return any(min(row) + 1 in row for row in later) or len(later) >= _ENOUGH


def _says_how_much(row: _Row, table: Table, *, headed: bool) -> bool:
    """Whether a row has quantities alone; below a heading for targets 0 and 1 are some as well."""
    if not all(fits_quantities(text, table.definition, for_targets=headed) for text in row.values()):
        return False
    if headed:
        return any(says_how_much(text, table.definition) for text in row.values())
    amounts = (text for text in row.values() if is_quantity(text, table.definition))
    return any(not _is_of_time(text, table) for text in amounts)


def _ticks(row: _Row, definition: Definition) -> bool:
    """Whether a row is of ticks, ones among them."""
    signs = {read_sign(text, definition.marks).mark for text in row.values()}
    ticks = signs & {ScheduleMark.TICK, ScheduleMark.CROSS, ScheduleMark.LETTER}
    return bool(ticks) and ScheduleMark.UNKNOWN not in signs


_NUMBERS = re.compile(r"(?:\(?\d{1,2}(?!\d)[.)]?|[\s,;&/]|dan\b)+")
_NUMBER = re.compile(r"\d+")


def names_items(texts: Iterable[str], activities: str) -> bool:
    """Whether the cells of a schedule name all items of a numbered list between them, and nothing else."""
    shown = [tidy(text) for text in texts]
    if not all(_NUMBERS.fullmatch(text) and _NUMBER.search(text) for text in shown):
        return False
    named = {int(number) for text in shown for number in _NUMBER.findall(text)}
    numbers = {item.number for item in items_of(activities) if item.number is not None}
    return len(named) > 1 and named == numbers


NAMED = Text(
    "Angka di baris ini bisa nomor kegiatan di kolom KEGIATAN, bisa juga nilai target per periode.{more} Bila nomor "
    "kegiatan, tulis satu kegiatan satu baris dan beri ✓ di periodenya; bila nilai target, tulis dengan satuannya.",
    "The numbers in this row may be those of the activities in the column KEGIATAN, or target values by period.{more} If "
    "they are of activities, write each on a row of its own and put ✓ in its periods; if target values, add their unit.",
)


def unit_of_numbers(section: Section, column: int, part: PartDefinition) -> str:
    """The word for what the bare numbers of a column count; '' where that is open."""
    return unit_in_heading(section, column) or (part.schedule.name if _are_periods(section, column, part) else "")


def unit_in_heading(section: Section, column: int) -> str:
    """The one word for a part of the year that a column is headed with: TRIWULAN, BULAN PELAKSANAAN."""
    words = normalised(" ".join(section.heading.block.texts(column))).split()
    units = {KINDS[word]: word for word in words if len(word) > 1 and word in KINDS}
    return next(iter(units.values())) if len(units) == 1 else ""


def _are_periods(section: Section, column: int, part: PartDefinition) -> bool:
    """Whether all bare numbers are Roman ones of the part's periods. Months are written in Roman figures too, so III alone
    says nothing where months are planned."""
    count = part.schedule.calendar.count
    texts = {section.sheet.text(row, column) for row in section.rows}
    numbered = {
        text: numbers for text in texts if text and (numbers := phrases.numbers_alone(text, part, section.definition))
    }
    return count < MONTHS and all(
        max(numbers) <= count and not any(letter.isdigit() for letter in text) for text, numbers in numbered.items()
    )


def in_words(heading: Heading) -> bool:
    """Whether a table has columns that say in words when something is carried out."""
    return bool(heading.at(*WHEN_IN_WORDS))


class ScheduleTexts(Record):
    """Reads the texts of one table that say when, as the periods of its part."""

    table: Table
    ledger: Ledger
    doubts: ScheduleDoubts
    year: int | None

    def periods_of(self, text: str) -> frozenset[int] | None:
        """The periods that a text names exactly; None where it is no such text."""
        return phrases.periods_said(tidy(text), self.table.part, self.table.definition, self.year)

    def says_part(self, text: str) -> bool:
        """Whether a text names weeks or days of the month that it stands under."""
        return phrases.says_part_of_month(tidy(text), self.table.part, self.table.definition)

    def shown(self, periods: Iterable[int]) -> str:
        return self.table.part.schedule.calendar.written(sorted(periods))

    def read(self, section: Section, row: int, marks: Mapping[int, str]) -> Mapping[int, str]:
        """The ticks of a row, given those in the columns of its periods: where there are none, those of its words."""
        if not in_words(section.heading):
            return marks
        roles = section.heading.roles
        texts = {role: self.text(section.sheet, row, roles[role]) for role in WHEN_IN_WORDS if role in roles}
        said = {role: text for role, text in texts.items() if text}
        if not said:
            return marks
        periods = self.periods_in(said, section)
        first = next(iter(texts))
        cell, shown = section.sheet.cell(row, roles[first]), " - ".join(said.values())
        if periods is None:
            self.ask(said, section, cell)
            return marks
        if marks and periods != set(marks):
            self.doubts.ask(NoteKind.AMBIGUOUS_VALUE, _DIFFERS, cell, texts[first], alike=str(row))
            return marks
        self.ledger.note(NoteKind.REPAIRED, IN_WORDS, cell, shown, self.shown(periods))
        return marks or dict.fromkeys(sorted(periods), self.table.definition.marks.written)

    def ask(self, said: Mapping[str, str], section: Section, cell: Cell) -> None:
        """Asks which periods are meant; where what is done every quarter stands for months, that is one fact."""
        shown = " - ".join(said.values())
        blank = next((role for role in ("start", "end") if role in section.heading.roles and role not in said), None)
        if blank:
            self.doubts.ask(NoteKind.AMBIGUOUS_VALUE, _HALF[blank], cell, shown, alike=blank)
        elif phrases.says_rarer(shown, self.table.part, self.table.definition, self.year):
            words = {"name": self.table.part.schedule.name.lower()}
            self.doubts.ask(NoteKind.AMBIGUOUS_VALUE, _RARER, cell, shown, **words)
        elif other := phrases.other_year(shown, self.table.part, self.table.definition, self.year):
            self.doubts.ask(NoteKind.AMBIGUOUS_VALUE, _OTHER_YEAR, cell, shown, year=str(other), own=str(self.year))
        else:
            open_words = _OPEN if section.periods else _OPEN_IN_WORDS
            self.doubts.ask(NoteKind.AMBIGUOUS_VALUE, open_words, cell, shown, alike=shown)

    def periods_in(self, said: Mapping[str, str], section: Section) -> frozenset[int] | None:
        if "schedule_text" not in said and len(said) < 2:  # where it begins does not tell where it ends
            return None
        text = said.get("schedule_text") or phrases.up_to(said["start"], said["end"])
        column = section.heading.roles[next(iter(said))]
        if phrases.numbers_alone(text, self.table.part, self.table.definition):
            unit = unit_of_numbers(section, column, self.table.part)
            return self.periods_of(f"{unit} {text}") if unit else None
        if is_date(text) and KINDS.get(unit_in_heading(section, column), 1) > 1:  # Excel makes a date of 1-3
            return None
        return self.periods_of(text)

    def text(self, sheet: PlanSheet, row: int, column: int) -> str:
        """What the cell says, or the merged range that it lies in; '' where it is as good as blank."""
        raw = sheet.text(row, column)
        if raw:
            self.ledger.use(sheet, [(row, column)], Use.PLAN)
        elif area := sheet.merged_at(row, column):
            raw = sheet.text(area.top, area.left)
        return "" if read_sign(raw, self.table.definition.marks).mark is ScheduleMark.BLANK else tidy(raw)


IN_WORDS = Text("Jadwalnya ditulis dengan kata-kata.", "The schedule is written in words.")
_OPEN = Text(
    "Periode pelaksanaannya tidak tersebut dengan jelas.{more} Tulis misalnya Januari - Juni atau TW I, III, atau beri ✓ "
    "pada kolom periodenya.",
    "It does not say exactly in which periods.{more} Write for example Januari - Juni or TW I, III, or put ✓ in the "
    "columns of the periods.",
)
_OPEN_IN_WORDS = Text(
    "Periode pelaksanaannya tidak tersebut dengan jelas. Tulis misalnya Januari - Juni atau TW I, III.{more}",
    "It does not say exactly in which periods. Write for example Januari - Juni or TW I, III.{more}",
)
_HALF = {
    "start": Text("Kapan mulainya belum diisi. Isi bulan mulainya.{more}", "It does not say when it begins.{more}"),
    "end": Text("Kapan selesainya belum diisi. Isi bulan selesainya.{more}", "It does not say when it ends.{more}"),
}
_RARER = Text(
    "Bagian ini dijadwalkan per {name}, dan isian ini tidak menyebut {name} yang mana.{more} Tulis {name} pelaksanaannya.",
    "This part is planned in shorter periods than this entry names.{more} Write in which of them it is carried out.",
)
_OTHER_YEAR = Text(
    "Di sini tertulis tahun {year}, padahal rencana ini untuk tahun {own}.{more} Tulis periode pelaksanaannya di tahun {own}, "
    "atau betulkan tahunnya.",
    "The year {year} is written here, though the plan is for {own}.{more} Write in which periods of {own} it is carried out, "
    "or correct the year.",
)
_DIFFERS = Text(
    "Jadwal yang ditulis di sini berbeda dari centangnya; yang dibaca centangnya.{more} Samakan keduanya.",
    "The schedule written here differs from the ticks, which were read.{more} Make them agree.",
)
