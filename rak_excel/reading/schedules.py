"""The schedule of each row: which periods are ticked, whatever the tick looks like, with every repair told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rak_excel.language import Text
from rak_excel.model import Definition, NoteKind
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.schedule_doubts import ScheduleDoubts
from rak_excel.reading.schedule_manner import Manner, manners_of
from rak_excel.reading.sections import Section
from rak_excel.reading.tables import Table
from rak_excel.spreadsheet.grid import Sheet
from rak_excel.vocabulary.glyphs import YES
from rak_excel.vocabulary.marks import Mark, read_sign


@dataclass(frozen=True, slots=True)
class Schedule:
    """What a row says of when: `marks` has the glyph of each ticked period."""

    marks: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Entry:
    """What stands in the cell of a period; `merged` where it is written in another cell of its merged range."""

    period: int
    column: int
    raw: str
    merged: bool = False


def schedule_readers(tables: Mapping[str, Table], definition: Definition, ledger: Ledger) -> dict[str, ScheduleReader]:
    """The reader of each part's schedules. What a sign means shows in the whole plan, so all tables are looked at."""
    manners = manners_of(tables, definition)
    return {part: ScheduleReader(table, manners[part], ledger) for part, table in tables.items()}


class ScheduleReader:
    """Reads the schedules of one table, row by row; `finish` tells what is asked once for many rows."""

    def __init__(self, table: Table, manner: Manner, ledger: Ledger) -> None:
        self.table = table
        self.sheet: Sheet = table.sheet  # that of the section which is read just now
        self.manner = manner
        self.ledger = ledger
        self.words = manner.definition.marks
        self.doubts = ScheduleDoubts()

    def read(self, section: Section, row: int) -> Schedule:
        self.sheet = section.sheet
        marks: dict[int, str] = {}
        for entry in self.entries(section, row):
            if glyph := self.glyph_of(row, entry):
                marks[entry.period] = glyph
        return Schedule(marks)

    def finish(self) -> None:
        for row, columns in self.manner.legend.items():
            self.ledger.use(self.table.sheet, [(row, column) for column in columns], Use.HEADING)
        self.doubts.tell(self.ledger)

    def entries(self, section: Section, row: int) -> Iterator[_Entry]:
        """What the row has in the columns of the periods; a merged range says the same in every cell."""
        for period, column in section.periods:
            raw = self.sheet.text(row, column) or self.sheet.fault(row, column)
            if raw:
                self.ledger.use(self.sheet, [(row, column)], Use.PLAN)
                yield _Entry(period, column, raw)
            elif (area := self.sheet.merged_at(row, column)) and (raw := self.sheet.text(area.top, area.left)):
                yield _Entry(period, column, raw, merged=True)

    def glyph_of(self, row: int, entry: _Entry) -> str:
        """The tick in a cell; '' where there is none, which is asked about unless it is as good as blank."""
        mark = self.manner.mark(entry.raw)
        if mark is Mark.TICK:
            return self.ticked(row, entry)
        if not entry.merged and mark is not Mark.BLANK:
            self.ask(row, entry, mark)
        elif not entry.merged and entry.raw not in self.words.blanks:
            self.repaired(row, entry, "", _NOTHING)
        return ""

    def ticked(self, row: int, entry: _Entry) -> str:
        if entry.merged:
            self.repaired(row, entry, self.words.written, _MERGED_TICK)
        elif entry.raw != self.words.written:
            self.repaired(row, entry, self.words.written, _OTHER_TICK)
        glyph = read_sign(entry.raw, self.words).glyph
        return self.words.written if glyph.casefold() in YES else glyph

    def ask(self, row: int, entry: _Entry, mark: Mark) -> None:
        cell = self.sheet.cell(row, entry.column)
        if mark is Mark.CROSS:
            meaning = self.manner.meanings.get(read_sign(entry.raw, self.words).glyph.casefold(), "")
            words = {"meaning": meaning} if meaning else {}
            detail = _LEGEND if meaning else _BESIDE_TICKS
            self.doubts.ask(NoteKind.AMBIGUOUS_VALUE, detail, cell, entry.raw, **words)
        else:
            self.doubts.ask(NoteKind.UNKNOWN_MARK, _UNKNOWN, cell, entry.raw, alike=entry.raw)

    def repaired(self, row: int, entry: _Entry, after: str, detail: Text) -> None:
        before = "" if entry.merged else entry.raw
        self.ledger.note(NoteKind.REPAIRED, detail, self.sheet.cell(row, entry.column), before, after)


_OTHER_TICK = Text("Dibaca sebagai tanda centang.", "Read as a tick.")
_MERGED_TICK = Text(
    "Centang pada sel gabungan berlaku untuk semua sel di dalamnya.",
    "A tick in a merged cell counts for all of its cells.",
)
_NOTHING = Text("Dibaca sebagai kosong.", "Read as blank.")
_UNKNOWN = Text("Tanda ini bukan centang yang dikenal.{more}", "This is not a known tick.{more}")
_BESIDE_TICKS = Text(
    "Rencana ini juga memakai tanda centang lain, jadi silang bisa berarti tidak dilaksanakan dan tidak dibaca sebagai "
    "centang. Beri ✓ bila dilaksanakan, kosongkan bila tidak.{more}",
    "The plan ticks with other signs too, so a cross may mean that nothing is carried out and was not read as a tick. "
    "Put ✓ if it is carried out, leave it blank if not.{more}",
)
_LEGEND = Text(
    'Menurut keterangan di sheet ini artinya "{meaning}", jadi tidak dibaca sebagai centang. Beri ✓ bila dilaksanakan, '
    "kosongkan bila tidak.{more}",
    'The legend on this sheet says that it means "{meaning}", so it was not read as a tick. Put ✓ where it is carried '
    "out, leave blank where not.{more}",
)
