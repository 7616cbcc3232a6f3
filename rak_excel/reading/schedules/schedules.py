"""The schedule of each row: which periods are ticked, whatever the tick looks like, with every repair told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rak_excel.formats.addresses import Address
from rak_excel.language import Text
from rak_excel.model import NoteKind
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.plan_sheet import PlanSheet
from rak_excel.reading.schedules.doubts import ScheduleDoubts, TickedRow, ask_about_fills, tell_order
from rak_excel.reading.schedules.legends import Manner, manners_of, question_of
from rak_excel.reading.schedules.texts import (
    IN_WORDS,
    NAMED,
    ScheduleTexts,
    in_words,
    names_items,
    shown_text,
)
from rak_excel.reading.schedules.values import ScheduleEntry, ScheduleValues
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.record import Record
from rak_excel.vocabulary.basics.numbers import number_in
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.entries.ticks import YES, ScheduleMark, is_dot, read_sign
from rak_excel.vocabulary.targets.choices import is_quantity


class RowSchedule(Record):
    """What a row says of when: `marks` has the glyph of each ticked period, `quantities` the value of each that has one."""

    marks: Mapping[int, str] = {}
    quantities: Mapping[int, str] = {}


def schedule_readers(tables: Mapping[str, Table], ledger: Ledger, year: int | None) -> dict[str, ScheduleReader]:
    """The reader of each part's schedules. What a sign means shows in the whole plan, so all tables are looked at."""
    manners = manners_of(tables)
    tell_order(tables.values(), year, ledger)
    return {part: ScheduleReader(table, manners[part], ledger, year) for part, table in tables.items()}


class ScheduleReader:
    """Reads the schedules of one table, row by row; `finish` tells what is asked once for many rows."""

    def __init__(self, table: Table, manner: Manner, ledger: Ledger, year: int | None) -> None:
        self.table = table
        self.sheet: PlanSheet = table.sheet  # that of the section which is read just now
        self.manner = manner
        self.ledger = ledger
        self.words = manner.definition.marks
        self.doubts = ScheduleDoubts()
        # A schedule in words beside the ticks, or a legend that takes our own tick for something else.
        self.unusual = any(in_words(section.heading) for section in table.sections)
        self.unusual |= manner.mark(self.words.written) is not ScheduleMark.TICK
        self.seen: list[TickedRow] = []
        self.mixed = False  # whether a row with ticks of two kinds was told
        self.year = year
        self.texts = ScheduleTexts(table, ledger, self.doubts, year)
        self.values = ScheduleValues(table, manner)

    def read(self, section: Section, row: int) -> RowSchedule:
        schedule = self.schedule_of(section, row)
        self.seen.append(TickedRow(section, row, frozenset(schedule.marks)))
        return schedule

    def schedule_of(self, section: Section, row: int) -> RowSchedule:
        self.sheet = section.sheet
        if not self.unusual and (plain := self.plain_ticks(section, row)) is not None:
            return RowSchedule(plain)
        found = [*self.entries(section, row)]
        if found and self.asks_about_items(section, row, found):
            return RowSchedule()
        if found and self.manner.numbers.quantities and (quantities := self.values.alone(section, row, found)):
            return RowSchedule(quantities=quantities)
        ticks, amounts = self.values.among_ticks(found, self.says_when) if self.values.are_mixed(found) else (found, [])
        groups: dict[Address, list[ScheduleEntry]] = {}
        for entry in ticks:
            groups.setdefault(entry.source, []).append(entry)
        marks: dict[int, str] = {}
        through: list[ScheduleEntry] = []
        for entries in groups.values():
            if self.manner.mark(entries[0].shown) is ScheduleMark.THROUGH and len(entries) == 1:
                through += entries
            else:
                marks |= self.read_group(row, entries, alone=len(groups) == 1)
        marks |= self.read_through(row, through, marks)
        self.tell_mixed(section, row, marks)
        self.tell_line(row, ticks, marks)
        return RowSchedule(self.texts.read(section, row, marks), self.values.of(section, row, amounts))

    def asks_about_items(self, section: Section, row: int, found: Sequence[ScheduleEntry]) -> bool:
        """Whether the row has numbers that may be those of its activities; asked where it is so."""
        column = section.heading.roles.get("activity")
        named = column and names_items((entry.shown for entry in found), self.sheet.text(row, column))
        if not named or self.manner.numbers.own:
            return False
        cell = self.sheet.cell(row, found[0].column)
        self.doubts.ask(NoteKind.AMBIGUOUS_VALUE, NAMED, cell, found[0].raw)
        return True

    def tell_mixed(self, section: Section, row: int, marks: Mapping[int, str]) -> None:
        """Dots beside checks in one row are all ticks, but their writer may tell two things apart: told once."""
        dots = [period for period in sorted(marks) if is_dot(marks[period])]
        if dots and len(dots) < len(marks) and not self.mixed:
            self.mixed = True
            columns = [column for period, column in section.periods if period == dots[0]]
            column = next((each for each in columns if self.sheet.text(row, each)), columns[0])
            cell, text = self.sheet.cell(row, column), self.sheet.text(row, column)
            self.ledger.note(NoteKind.SECOND_READING, _MIXED, cell, text, self.words.written)

    def tell_line(self, row: int, found: Sequence[ScheduleEntry], marks: Mapping[int, str]) -> None:
        """Dashes that fill all between two ticks, and stand nowhere else among blanks, may be a line from one to the other."""
        dashes = [entry for entry in found if _DASH.fullmatch(tidy(entry.shown))]
        ticked = sorted(marks)
        between = set(range(ticked[0] + 1, ticked[-1])) if ticked else set()
        count = self.table.part.schedule.calendar.count
        if dashes and {entry.period for entry in dashes} == between and len(ticked) == _TWO and len(found) < count:
            first, cell = dashes[0], self.sheet.cell(row, dashes[0].column)
            whole = self.texts.shown(range(ticked[0], ticked[-1] + 1))
            self.ledger.note(NoteKind.SECOND_READING, _LINE.filled(whole=whole), cell, first.raw)

    def plain_ticks(self, section: Section, row: int) -> dict[int, str] | None:
        """The ticks of a row that has none but our own, as most rows do; None where more must be looked at."""
        cells, columns = self.sheet.rows.get(row, {}), section.periods
        ticked = [(period, column) for period, column in columns if column in cells]
        faulty = not self.sheet.faulty_columns.isdisjoint(section.heading.periods.values())
        if faulty or self.sheet.has_merged(row) or any(cells[column] != self.words.written for _, column in ticked):
            return None
        self.ledger.use(self.sheet, [(row, column) for _, column in ticked], Use.PLAN)
        return dict.fromkeys((period for period, _ in ticked), self.words.written)

    def finish(self) -> None:
        sheets = {section.sheet.name: section.sheet for section in self.table.sections}
        self.manner.legend.tell(self.manner.ticks, sheets, self.ledger)
        self.values.tell(self.ledger)
        ask_about_fills(self.seen, self.ledger)
        self.doubts.tell(self.ledger)

    def entries(self, section: Section, row: int) -> Iterator[ScheduleEntry]:
        """What the row has in the columns of the periods; a merged range says the same in every cell."""
        for period, column in section.periods:
            raw = self.sheet.text(row, column) or self.sheet.fault(row, column)
            if raw:
                self.ledger.use(self.sheet, [(row, column)], Use.PLAN)
                yield ScheduleEntry(period, column, raw, shown_text(self.sheet, row, column) or raw, (row, column))
            elif (area := self.sheet.merged_at(row, column)) and (raw := self.sheet.text(area.top, area.left)):
                shown = shown_text(self.sheet, area.top, area.left)
                yield ScheduleEntry(period, column, raw, shown, (area.top, area.left), merged=True)

    def read_group(self, row: int, entries: Sequence[ScheduleEntry], *, alone: bool) -> dict[int, str]:
        """The ticks that one written cell makes, in all cells that it is merged over; `alone` in its row or not."""
        mark = self.manner.mark(entries[0].shown)
        if mark is ScheduleMark.TICK:
            if len(entries) > 1 or entries[0].merged:
                self.repaired(row, entries[0], self.texts.shown([entry.period for entry in entries]), _MERGED_TICK)
            return {entry.period: self.ticked(row, entry) for entry in entries}
        if mark is ScheduleMark.UNKNOWN and (said := self.said(entries, alone=alone)):
            return self.ticked_in_words(row, entries, said)
        self.tell_no_tick(row, entries[0], mark)
        return {}

    def said(self, entries: Sequence[ScheduleEntry], *, alone: bool) -> Sequence[int]:
        """The periods that a cell names in words: its own, or others where nothing else stands in the row."""
        own = frozenset(entry.period for entry in entries)
        said = self.texts.periods_of(entries[0].shown)
        if len(own) > 1:
            return sorted(said) if said and said <= own else ()
        # Alone in its row a text names more where it begins in its own period, or says the whole year.
        whole = len(said or ()) == self.table.part.schedule.calendar.count
        if said and (said == own or (alone and (whole or own == {min(said)}))):
            return sorted(said)
        return sorted(own) if self.names_own(entries[0]) else ()

    def says_when(self, text: str) -> bool:
        """Whether a text names periods, or a part of one."""
        return bool(self.texts.periods_of(text)) or self.texts.says_part(text)

    def names_own(self, entry: ScheduleEntry) -> bool:
        """Whether a text names a part of its own period, `Minggu ke-2` or `tgl 15`, or only its number."""
        text = tidy(entry.shown)
        # A Roman number counts nothing.
        numbered = number_in(text) == entry.period and (self.manner.numbers.own or not text.isdecimal())
        return numbered or self.texts.says_part(entry.shown)

    def ticked(self, row: int, entry: ScheduleEntry) -> str:
        if not entry.merged and entry.raw != self.words.written:
            self.repaired(row, entry, self.words.written, _OTHER_TICK)
        glyph = read_sign(entry.shown, self.words).glyph
        return self.words.written if glyph.casefold() in YES else glyph

    def ticked_in_words(self, row: int, entries: Sequence[ScheduleEntry], said: Sequence[int]) -> dict[int, str]:
        if list(said) == [entries[0].period]:
            self.repaired(row, entries[0], self.words.written, _OTHER_TICK)
        else:
            self.repaired(row, entries[0], self.texts.shown(said), IN_WORDS)
        return dict.fromkeys(said, self.words.written)

    def read_through(self, row: int, entries: Sequence[ScheduleEntry], marks: Mapping[int, str]) -> dict[int, str]:
        """`s.d.` between two ticks: the periods between them are meant."""
        periods = {entry.period for entry in entries}
        found: dict[int, str] = {}
        for entry in entries:
            before = next(period for period in range(entry.period, -1, -1) if period not in periods)
            after = next(period for period in range(entry.period, 14) if period not in periods)
            if before in marks and after in marks:
                self.repaired(row, entry, self.words.written, _THROUGH)
                found[entry.period] = self.words.written
            else:
                self.tell_no_tick(row, entry, ScheduleMark.THROUGH)
        return found

    def tell_no_tick(self, row: int, entry: ScheduleEntry, mark: ScheduleMark) -> None:
        """Asks about what is no tick, unless it is as good as blank."""
        cell = self.sheet.cell(row, entry.column)
        if entry.merged or self.sheet.fault(row, entry.column):  # told where it is written, or as a fault of its cell
            return
        if mark is ScheduleMark.BLANK:
            if entry.raw not in self.words.blanks:
                self.repaired(row, entry, "", _NOTHING)
        elif mark is ScheduleMark.CROSS:
            sign = read_sign(entry.shown, self.words)
            meaning = self.manner.meanings.get(self.manner.explained(entry.shown, sign), "")
            question = question_of(meaning, tick=sign.mark is not ScheduleMark.CROSS)
            words = {"meaning": meaning} if meaning else {}
            self.doubts.ask(NoteKind.AMBIGUOUS_VALUE, question, cell, entry.raw, **words)
        elif mark is ScheduleMark.BAR:
            self.doubts.ask(NoteKind.AMBIGUOUS_VALUE, _DRAWN, cell, entry.raw)
        else:
            # Quantities among ticks are one fact, whatever each of them says.
            alike = "" if is_quantity(entry.shown, self.manner.definition) else entry.raw
            self.doubts.ask(NoteKind.UNKNOWN_MARK, _UNKNOWN, cell, entry.raw, alike=alike)

    def repaired(self, row: int, entry: ScheduleEntry, after: str, detail: Text) -> None:
        before = "" if entry.merged else entry.raw
        self.ledger.note(NoteKind.REPAIRED, detail, self.sheet.cell(row, entry.column), before, after)


_DASH = re.compile(r"[-–—−]+")
_TWO = 2  # ticks: the ends of a line
_LINE = Text(
    "Tanda hubung di antara dua centang ini bisa juga garis untuk {whole}. Bila begitu, beri ✓ di setiap periodenya.",
    "The dashes between these two ticks may be a line over {whole}. If they are, put ✓ in each of these periods.",
)
_OTHER_TICK = Text("Dibaca sebagai tanda centang.", "Read as a tick.")
_MERGED_TICK = Text(
    "Centang pada sel gabungan berlaku untuk semua sel di dalamnya.",
    "A tick in a merged cell counts for all of its cells.",
)
_THROUGH = Text(
    "Periode di antara dua centang ikut dijadwalkan.", "The periods between the two ticks are planned as well."
)
_MIXED = Text(
    "Baris ini memakai tanda lain di samping centang; semuanya dibaca sebagai centang.",
    "This row has another sign beside its ticks; all of them were read as ticks.",
)
_NOTHING = Text("Jadi tidak dijadwalkan di periode ini.", "So nothing is planned in this period.")
_UNKNOWN = Text("Tanda ini bukan centang yang dikenal.{more}", "This is not a known tick.{more}")
_DRAWN = Text(
    "Panah atau garis di jadwal tidak dibaca sebagai centang.{more} Beri ✓ pada setiap periode pelaksanaannya.",
    "An arrow or a line in the schedule is not read as a tick.{more} Put ✓ in every period in which it is carried out.",
)
