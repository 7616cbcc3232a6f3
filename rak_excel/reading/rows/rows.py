"""The rows of a table, cell by cell: tidy texts and targets, with every repair told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rak_excel.formats.addresses import column_letters, column_number
from rak_excel.formats.grid import Value
from rak_excel.language import Text
from rak_excel.model import Columns, NoteKind, Place, items_of
from rak_excel.model.further import Further, FurtherEntry
from rak_excel.reading.columns.target_units import unit_below
from rak_excel.reading.headings.heading import UNIT
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.plan_sheet import PlanSheet
from rak_excel.reading.rows.extras import titles_of
from rak_excel.reading.rows.further import entries_of
from rak_excel.reading.rows.period_quantities import filling_gaps, where_quantities_stand
from rak_excel.reading.rows.slips import ExecutorsBeside, lost_bullets, without_letter
from rak_excel.reading.schedules.schedules import ScheduleReader
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import tidy, without_markup
from rak_excel.vocabulary.entries.ticks import stands_for_nothing
from rak_excel.vocabulary.targets.phrases import says_no_target

_TEXT_ROLES = ("number", "objective", "indicator", "activity", "executor")
_AS_ABOVE_ROLES = ("objective", "indicator")  # left blank, these are as above
# Merged downwards, these stand for every row of the range; the others are as above anyway.
_MERGED_ROLES = ("target", "activity", "executor")


class ReadRow(Record):
    """One row as written. `inherited` names the roles whose value comes from a merged range begun above.

    `target` is the value itself, a number where the cell holds one; where `target_alone` there is no more to fill in, and
    it makes an activity without words. `after_heading` marks the first row below a
    repeated heading. `as_written` marks one that merging wrote and nobody edited, `placed` one of which at least that stands
    where merging put it. `says_how_much` marks one with targets by period, or an amount of its activity.
    """

    place: Place
    section: Section
    number: str = ""
    objective: str = ""
    indicator: str = ""
    target: Value | None = None
    activity: str = ""
    executor: str = ""
    key: str = ""
    marks: Mapping[int, str] = {}
    quantities: Mapping[int, str] = {}
    extras: Mapping[str, str] = {}
    further: Further = {}
    inherited: frozenset[str] = frozenset()
    target_alone: bool = False
    after_heading: bool = False
    as_written: bool = False
    placed: bool = False
    says_how_much: bool = False

    @property
    def has_activity(self) -> bool:
        """Whether anything says what is done, when, or by whom, or beside an indicator what it costs or is to reach by when.

        On a form that asks for none of these, whether it has a target. In a plan that merging wrote each row counts.
        """
        alone = (self.target_alone and self.target is not None) or (self.says_how_much and self.indicator)
        said = self.activity or self.is_scheduled or self.executor or alone or self.is_reported
        return bool(said or (self.as_written and not self.section.definition.is_report))

    @property
    def is_reported(self) -> bool:
        """Whether a report says anything of work that the plan has there, whatever was cleared of its words."""
        known = self.section.definition.is_report and (self.as_written or "planned" in self.further)
        return self.says_how_much and known

    @property
    def says_number_alone(self) -> bool:
        """Whether of a plan's own columns only NO says anything, so that what a report says beside it is of no row."""
        return bool(self.number) and not (
            self.objective or self.indicator or self.has_activity or self.target is not None
        )

    @property
    def is_wide(self) -> bool:
        """Whether the cell in NO is merged over the indicator too."""
        roles = self.place.columns.roles
        area = self.section.sheet.merged_at(self.place.row, column_number(roles["number"]))
        return area is not None and area.right >= column_number(roles.get("indicator", roles["number"]))

    @property
    def is_scheduled(self) -> bool:
        """Whether anything says when, or how much by when."""
        return bool(self.marks or self.quantities)


def read_rows(table: Table, ledger: Ledger, schedules: ScheduleReader) -> Iterator[ReadRow]:
    above: dict[str, FurtherEntry] = {}
    for nth, section in enumerate(table.sections):
        reader = _RowReader(table, section, ledger, schedules)
        reader.further.above = above
        first = True
        faulty = {row for row, _ in section.sheet.faulty}
        for number in section.rows:
            filled = number in section.sheet.rows or number in faulty
            if filled and (row := reader.read(number, after_heading=first and nth > 0)):
                yield row
                first = False
        above = reader.further.above
    schedules.finish()


class _RowReader:
    """Reads the rows of one section."""

    def __init__(self, table: Table, section: Section, ledger: Ledger, schedules: ScheduleReader) -> None:
        self.sheet: PlanSheet = section.sheet
        self.section = section
        self.definition = table.definition
        self.ledger = ledger
        self.schedules = schedules
        self.roles = section.heading.roles
        self.key_column = section.key_column
        self.columns = section.columns(table.part)
        self.target_alone = not table.part.has_work
        # On a form without objectives NO says nothing that a plan holds.
        self.counts_indicators = not (table.part.has("objective") or "objective" in self.roles)
        self.calendar = table.part.schedule.calendar
        self.spans = {role: each for role, each in section.heading.spans.items() if role in _TEXT_ROLES}
        self.titles = titles_of(section)
        self.further = entries_of(section, table.part, ledger, schedules.year)
        self.own_columns = section.heading.own_columns
        self.beside = ExecutorsBeside(section, table.part.id)
        self.letters = lost_bullets(section)

    def read(self, number: int, *, after_heading: bool) -> ReadRow | None:
        """The row; None where it is blank, or a legend of the schedule."""
        if self.is_legend(number):
            return None
        texts = {role: self.text(number, role) for role in _TEXT_ROLES}
        if self.counts_indicators:
            texts["number"] = ""
        inherited = {role for role in _MERGED_ROLES if self.top_of_merge(number, role)}
        schedule = self.schedules.read(self.section, number)
        target = self.target(number)
        key = tidy(self.sheet.text(number, self.key_column)) if self.key_column else ""
        place = Place(self.sheet.name, number, self.columns_of(number))
        self.beside.tell(place, self.ledger)
        further = self.further.read(number)
        by_period: dict[str, str] = {}
        if quantities := schedule.quantities:
            count = self.calendar.count
            by_period = filling_gaps(quantities, further, count, place, self.definition, self.ledger)
            place = where_quantities_stand(place, by_period, count)
        row = ReadRow(
            place,
            self.section,
            **texts,
            extras=self.extras(number),
            further={**by_period, **further},
            target=target,
            key=key,
            marks=schedule.marks,
            quantities=schedule.quantities,
            inherited=frozenset(inherited),
            target_alone=self.target_alone,
            after_heading=after_heading,
            as_written=number in self.sheet.as_written,
            placed=number in self.sheet.placed,
            says_how_much=self.further.say_how_much(further),
        )
        says = any(texts.values()) or row.is_scheduled or target is not None or row.is_reported
        if not row.has_activity:
            nameless = self.definition.is_report and row.says_number_alone
            self.tell_extras(number, alone=not says)
            self.further.tell_without_activity(number, alone=nameless or not says)
            row = row.but(further={}) if nameless else row
        return row if says else None

    def extras(self, number: int) -> dict[str, str]:
        """What the row says in columns that are no part of a plan, by their headings."""
        texts = {title: tidy(self.sheet.text(number, column)) for column, title in self.titles.items()}
        return {title: text for title, text in texts.items() if text}

    def tell_extras(self, number: int, *, alone: bool) -> None:
        """What stands in such a column beside no activity goes nowhere; `alone` in its row it may be about anything."""
        for column in self.titles:
            other = self.section.heading.others[column]
            aside = not alone and (other.told or other.role == UNIT)
            if not aside and (text := self.sheet.text(number, column)):
                self.ledger.note(NoteKind.CELL_NOT_USED, _NO_ACTIVITY, self.sheet.cell(number, column), text)

    def is_legend(self, number: int) -> bool:
        legend = self.schedules.manner.legend.cells.get((self.sheet.name, number))
        own = self.own_columns.intersection(self.sheet.rows.get(number, ())) if legend else set()
        return legend is not None and bool(own) and own <= set(legend)

    def columns_of(self, row: int) -> Columns:
        """The columns of a row: a role whose own cell is blank stands in the first one that its heading is merged over."""
        moved = {
            role: column_letters(filled[0])
            for role, spanned in self.spans.items()
            if not self.sheet.text(row, self.roles[role])
            and (filled := [column for column in spanned if self.sheet.text(row, column)])
        }
        moved |= self.beside.letters(row)
        return self.columns.but(roles={**self.columns.roles, **moved}) if moved else self.columns

    def text(self, row: int, role: str) -> str:
        """The tidy text of a role, of all columns that its heading is merged over."""
        column = self.roles.get(role)
        if column is None:
            return ""
        if role == "executor":
            column = self.beside.column_in(row) or column
        text = self.text_in(row, column, role)
        spanned = self.spans.get(role)
        if not spanned:
            return text
        beside = {each: more for each in spanned if (more := self.text_in(row, each, role))}
        joined = " ".join(filter(None, (text, *beside.values())))
        if beside and joined not in beside.values():
            first = next(iter(beside))
            self.repaired(row, first, beside[first], joined, _JOINED)
        return joined

    def text_in(self, row: int, column: int, role: str) -> str:
        """The tidy text of one cell; inside a merged range that of its first cell."""
        raw = self.sheet.text(row, column) or self.sheet.fault(row, column)
        if not raw and column == self.roles[role] and role in _MERGED_ROLES and (top := self.top_of_merge(row, role)):
            return without_letter(tidy(self.sheet.text(top, column)), self.letters.get(role, ""))
        text = tidy(shown := without_markup(raw))
        if raw:
            self.ledger.use(self.sheet, [(row, column)], Use.PLAN)
            if row in self.sheet.as_written:
                return tidy(raw)
            if self.says_nothing(text, role):
                if role in _AS_ABOVE_ROLES and any(map(str.isalpha, raw)):  # `tidak ada` may mean that there is none
                    self.ledger.note(NoteKind.SECOND_READING, _NONE_OR_ABOVE, self.sheet.cell(row, column), raw)
                else:
                    self.repaired(row, column, raw, "", _AS_BLANK)
                return ""
            plain = without_letter(text, self.letters.get(role, ""))
            if plain != text:
                text = plain
                self.repaired(row, column, raw, text, _LOST_BULLET)
            elif text != raw:
                self.repaired(row, column, raw, text, _SPACES if shown is raw else _MARKUP)
        return text

    def target(self, row: int) -> Value | None:
        column = self.roles.get("target")
        if column is None:
            return None
        value = self.sheet.value(row, column)
        value = (self.sheet.fault(row, column) or None) if value is None else value
        if value is None and (top := self.top_of_merge(row, "target")):
            return self.sheet.value(top, column)
        if value is not None:
            self.ledger.use(self.sheet, [(row, column)], Use.PLAN)
        if isinstance(value, str) and unit_below(self.section, row):
            return None
        if isinstance(value, str) and says_no_target(value):
            self.repaired(row, column, value, "", _AS_BLANK)
            return None
        return value

    def top_of_merge(self, row: int, role: str) -> int | None:
        """The first row of the merged range that this cell lies in, where that is above."""
        column = self.roles.get(role)
        area = self.sheet.merged_at(row, column) if column else None
        return area.top if area and area.top < row and area.left == column else None

    def says_nothing(self, text: str, role: str) -> bool:
        """Whether a cell is as good as blank: a dash, or the number of an executor who is not named, `1.`."""
        unnamed = role == "executor" and bool(text) and not items_of(text)
        return unnamed or stands_for_nothing(text, self.definition.marks)

    def repaired(self, row: int, column: int, before: str, after: str, detail: Text) -> None:
        self.ledger.note(NoteKind.REPAIRED, detail, self.sheet.cell(row, column), before, after)


_NO_ACTIVITY = Text(
    "Isian ini berada di baris tanpa kegiatan, jadi tidak ikut diekspor.",
    "This entry is on a row without an activity, so it is not exported.",
)
_SPACES = Text("Spasi berlebih diabaikan.", "Extra spaces were left out.")
_JOINED = Text(
    "Isian di bawah kepala kolom yang digabung dibaca sebagai satu isian.",
    "The entries below a merged heading were read as one entry.",
)
_LOST_BULLET = Text("Huruf bekas tanda daftar diabaikan.", "The letter of a lost bullet was left out.")
_MARKUP = Text("Kode format diabaikan.", "Markup was left out.")
_AS_BLANK = Text("Isian seperti ini berarti belum diisi.", "Such an entry means that it is not filled in.")
_NONE_OR_ABOVE = Text(
    "Di kolom ini sel kosong berarti sama dengan di atasnya. Tulis isinya bila lain.",
    "In this column a blank is as above. Write what it is if it is another.",
)
