"""Schedules in words: a column JADWAL, columns MULAI and SELESAI, or a text in the cells of the periods."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.model import Cell, Definition, NoteKind
from rak_excel.reading.headings.heading import Heading
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.schedules.doubts import ScheduleDoubts
from rak_excel.reading.schedules.numbers import unit_in_heading, unit_of_numbers
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.entries.ticks import ScheduleMark, read_sign
from rak_excel.vocabulary.schedules.phrases import (
    numbers_alone,
    other_year,
    periods_said,
    says_part_of_month,
    says_rarer,
    up_to,
)
from rak_excel.vocabulary.schedules.spelling import KINDS, is_date

_ROLES = ("schedule_text", "start", "end")


def in_words(heading: Heading) -> bool:
    """Whether a table has columns that say in words when something is carried out."""
    return any(role in heading.roles for role in _ROLES)


class ScheduleTexts:
    """Reads the texts of one table that say when, as the periods of its part."""

    def __init__(
        self, table: Table, definition: Definition, ledger: Ledger, doubts: ScheduleDoubts, year: int | None
    ) -> None:
        self.part = table.part
        self.definition = definition
        self.ledger = ledger
        self.doubts = doubts
        self.year = year

    def periods_of(self, text: str) -> frozenset[int] | None:
        """The periods that a text names exactly; None where it is no such text."""
        return periods_said(tidy(text), self.part, self.definition, self.year)

    def says_part(self, text: str) -> bool:
        """Whether a text names weeks or days of the month that it stands under."""
        return says_part_of_month(tidy(text), self.part, self.definition)

    def shown(self, periods: Iterable[int]) -> str:
        return " ".join(self.part.schedule.calendar.labels(sorted(periods)))

    def read(self, section: Section, row: int, marks: Mapping[int, str]) -> Mapping[int, str]:
        """The ticks of a row, given those in the columns of its periods: where there are none, those of its words."""
        if not in_words(section.heading):
            return marks
        roles = section.heading.roles
        texts = {role: self.text(section.sheet, row, roles[role]) for role in _ROLES if role in roles}
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
        return marks or dict.fromkeys(sorted(periods), self.definition.marks.written)

    def ask(self, said: Mapping[str, str], section: Section, cell: Cell) -> None:
        """Asks which periods are meant; where what is done every quarter stands for months, that is one fact."""
        shown = " - ".join(said.values())
        blank = next((role for role in ("start", "end") if role in section.heading.roles and role not in said), None)
        if blank:
            self.doubts.ask(NoteKind.AMBIGUOUS_VALUE, _HALF[blank], cell, shown, alike=blank)
        elif says_rarer(shown, self.part, self.definition, self.year):
            words = {"name": self.part.schedule.name.lower()}
            self.doubts.ask(NoteKind.AMBIGUOUS_VALUE, _RARER, cell, shown, **words)
        elif other := other_year(shown, self.part, self.definition, self.year):
            self.doubts.ask(NoteKind.AMBIGUOUS_VALUE, _OTHER_YEAR, cell, shown, year=str(other), own=str(self.year))
        else:
            open_words = _OPEN if section.periods else _OPEN_IN_WORDS
            self.doubts.ask(NoteKind.AMBIGUOUS_VALUE, open_words, cell, shown, alike=shown)

    def periods_in(self, said: Mapping[str, str], section: Section) -> frozenset[int] | None:
        if "schedule_text" not in said and len(said) < 2:  # where it begins does not tell where it ends
            return None
        text = said.get("schedule_text") or up_to(said["start"], said["end"])
        column = section.heading.roles[next(iter(said))]
        if numbers_alone(text, self.part, self.definition):
            unit = unit_of_numbers(section, column, self.part, self.definition)
            return self.periods_of(f"{unit} {text}") if unit else None
        if is_date(text) and KINDS.get(unit_in_heading(section, column), 1) > 1:  # Excel makes a date of 1-3
            return None
        return self.periods_of(text)

    def text(self, sheet: Sheet, row: int, column: int) -> str:
        """What the cell says, or the merged range that it lies in; '' where it is as good as blank."""
        raw = sheet.text(row, column)
        if raw:
            self.ledger.use(sheet, [(row, column)], Use.PLAN)
        elif area := sheet.merged_at(row, column):
            raw = sheet.text(area.top, area.left)
        return "" if read_sign(raw, self.definition.marks).mark is ScheduleMark.BLANK else tidy(raw)


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
