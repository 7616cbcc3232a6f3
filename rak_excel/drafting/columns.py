"""Which columns the form of a part has, in the order of the workbook: those of the plan, and those to be declared."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from rak_excel.definitions.amounts import with_rupiah
from rak_excel.drafting.base import base_headings
from rak_excel.drafting.keys import REMARK, Keys, id_of, plain, undated, without_blanks
from rak_excel.formats.addresses import column_letters
from rak_excel.model import Cell, PlanPart
from rak_excel.model.columns import COLUMNS
from rak_excel.model.further import EntryKind, FurtherColumn
from rak_excel.model.standard_columns import PROGRAM, period_target, period_target_id, standard_column
from rak_excel.reading.headings.heading import WHEN_IN_WORDS, Heading
from rak_excel.reading.headings.target_columns import is_headed_as_target
from rak_excel.reading.tables.tables import Table
from rak_excel.record import Record
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.basics.heading_words import ACHIEVED, PLANNED
from rak_excel.vocabulary.basics.numbers import amount_said
from rak_excel.vocabulary.basics.texts import compact
from rak_excel.vocabulary.documents.page_lines import is_budget
from rak_excel.vocabulary.documents.titles import tells_what_was_reached
from rak_excel.vocabulary.headings.headings import heading_role
from rak_excel.vocabulary.headings.money import counts_percent, plans_money
from rak_excel.vocabulary.headings.period_targets import entry_said, is_of_targets, says_money

ROLES = ("number", "objective", "indicator", "target", "activity", "executor")
SCHEDULE = "schedule"
_OF_ACTIVITIES = ("activity", SCHEDULE, "executor")
_TAKEN = {*ROLES, SCHEDULE, *(column.id for column in COLUMNS), "period", "identity", "status", "key"}


class FormColumn(Record):
    """A column of the form: the id by which a part lists it, where it stands, its heading, and how it is declared.

    `declared` is None of a column of the plan itself; `check` says what is to be checked about one that is declared.
    """

    id: str
    at: int
    heading: str
    declared: FurtherColumn | None = None
    check: str = ""

    def below(self, above: str, heading: str) -> FormColumn:
        """The column with its heading below one that stands over others as well."""
        declared = self.declared.but(above=above, heading=heading) if self.declared else None
        return self.but(heading=heading, declared=declared)


class FormColumns(Record):
    """The columns of a form from left to right, and what is to be said of those of the workbook that it does not have."""

    columns: tuple[FormColumn, ...]
    left_out: tuple[str, ...] = ()

    @property
    def order(self) -> list[str]:
        return list(dict.fromkeys(column.id for column in self.columns))

    def heading(self, id_: str) -> str:
        """What stands above a column; "" where the form does not have it."""
        return next((column.heading for column in self.columns if column.id == id_), "")


def form_columns(table: Table, part: PlanPart, programmes: Sequence[Cell] = ()) -> FormColumns:
    """The columns of the form that looks like this table; `programmes` are rows of their own that name one."""
    reader = _ColumnReader(table, part)
    found = [*reader.programme(programmes), *reader.roles(), *reader.schedule(), *reader.targets_of_schedule()]
    taken = {compact(text) for role, texts in base_headings().items() if role != "unused" for text in texts}
    others = [*reader.others(taken | {compact(column.heading) for column in found})]
    columns = sorted([*found, *others[:_MOST_OTHERS]], key=lambda column: column.at)
    told = [_TOO_MANY.format(title=plain(each.heading, _TITLE_LETTERS)) for each in others[_MOST_OTHERS:]]
    return FormColumns((*_needed(columns), *columns), (*reader.left_out(), *told[:1]))


def _needed(columns: list[FormColumn]) -> Iterator[FormColumn]:
    """What every form must have and this workbook does not."""
    ids = {column.id for column in columns}
    if "indicator" not in ids:
        yield FormColumn("indicator", 0, base_headings()["indicator"][0])
    if ids.isdisjoint(("target", *_OF_ACTIVITIES)):
        yield FormColumn("target", 0, base_headings()["target"][0])


class _ColumnReader:
    """Takes the columns of one table apart."""

    def __init__(self, table: Table, part: PlanPart) -> None:
        self.table, self.part = table, part
        self.heading: Heading = table.heading
        self.block = self.heading.block
        self.scheduled: Heading = table.scheduled.heading if table.scheduled else table.heading
        self.count = table.part.schedule.calendar.count
        self.known = {column.id: column for column in table.definition.further_of(table.part.id)}
        self.roles_at = {role: at for role, at in self.heading.roles.items() if role in ROLES}

    def roles(self) -> Iterator[FormColumn]:
        for role, at in self.roles_at.items():
            yield FormColumn(role, at, self.text(role, at))

    def programme(self, rows: Sequence[Cell]) -> Iterator[FormColumn]:
        """A column for the programmes that stand in rows of their own above those of the plan."""
        if rows and self.has_activities and PROGRAM not in {each.further for each in self.heading.others.values()}:
            column = standard_column(PROGRAM, ()).but(met=False)
            at = self.roles_at.get("indicator", 0)
            yield FormColumn(PROGRAM, at, column.heading, column, _PROGRAMME.format(cell=rows[0]))

    def text(self, role: str, at: int) -> str:
        """The heading of a column by which its role is known, without a year that is another one next time."""
        corrected = [text for (_, column), text in self.heading.corrected.items() if column == at]
        own = self.block.texts(at)
        tried = (*corrected, " ".join(own), *reversed(own), " ".join(self.block.all_texts(at)))
        known = next((each for each in tried if heading_role(each, self.heading.definition) == role), " ".join(own))
        return undated(known) or base_headings()[role][0]

    def schedule(self) -> Iterator[FormColumn]:
        """The columns of the periods, or one in which stands in words when; none where targets alone stand there."""
        words = [self.heading.roles[role] for role in WHEN_IN_WORDS if role in self.heading.roles]
        periods = list(self.scheduled.periods.values())
        if periods and (self.has_ticks or not self.plans_in_targets):
            wider = undated(next(reversed(self.scheduled.block.wider(min(periods))), ""))
            heads = heading_role(wider, self.heading.definition) in {SCHEDULE, None}
            yield FormColumn(SCHEDULE, min(periods), wider if heads else "")
        elif words and not periods:
            yield FormColumn(SCHEDULE, min(words), "")

    @property
    def has_ticks(self) -> bool:
        return any(activity.marks for each in self.part.indicators for activity in each.activities)

    @property
    def plans_in_targets(self) -> bool:
        """Whether quantities stand below the periods, or their headings are of targets and nothing stands there."""
        beside = {other.further for other in self.heading.others.values()}
        ids = {period_target_id(period, self.count) for period in range(1, self.count + 1)}
        filled = any(ids & each.further.keys() - beside for each in self.part.indicators)
        return filled or is_headed_as_target(self.scheduled.block, self.scheduled.periods.values())

    def targets_of_schedule(self) -> Iterator[FormColumn]:
        """A column for the targets of each period that stand in the columns of the schedule."""
        if not (self.scheduled.periods and self.plans_in_targets):
            return
        periods = sorted(self.scheduled.periods.items())
        columns = [self.target_of(period, self.count, at, self.scheduled) for period, at in periods]
        alike = len({compact(each.heading) for each in columns}) < len(columns)  # above columns that nothing names
        if alike:
            columns = [self.target_of(period, self.count, at, None) for period, at in periods]
        elif not self.has_ticks:
            columns = self.below_one_heading(columns)
        yield from columns

    def below_one_heading(self, columns: list[FormColumn]) -> list[FormColumn]:
        """The same columns with what stands over all of them above: `Target Bulan` over `Januari`."""
        texts = [[*dict.fromkeys(map(plain, self.scheduled.block.all_texts(column.at)))] for column in columns]
        wide = {own[0] for own in texts}
        if len(wide) > 1 or not is_of_targets(*wide) or any(len(own) != 2 for own in texts):
            return columns
        return [column.below(*own) for column, own in zip(columns, texts, strict=True)]

    def target_of(self, period: int, count: int, at: int, heading: Heading | None) -> FormColumn:
        """The column with the targets of a period, as `heading` heads it; as our own forms do where that is None."""
        texts = heading.block.all_texts(at) if heading else ()
        column = period_target(period, count, entry_said(texts), (self.part.id,)).but(met=False)
        said = " ".join(dict.fromkeys(map(plain, texts)))
        named = said if is_of_targets(said) else f"Target {said}"
        column = column.but(heading=named) if heading else column
        return FormColumn(column.id, at, column.heading, column)

    def others(self, taken: set[str]) -> Iterator[FormColumn]:
        """The columns of no role, each with a heading and an id that no other column has."""
        ids = {*_TAKEN, *(other.further for other in self.heading.others.values())}
        for at in self.heading.others:
            if self.is_left_out(at) or not (heading := self.own_heading(at, taken)):
                continue
            taken.add(compact(heading))
            if further := self.heading.others[at].further:
                yield self.known_column(further, at, heading)
            else:
                column = self.declared(id_of(heading, ids, "kolom"), at, heading)
                ids.add(column.id)
                yield column

    def own_heading(self, at: int, taken: set[str]) -> str:
        """What stands above a column, with the wider heading where another column is headed so; "" where that is no help."""
        texts = (self.heading.others[at].title, " ".join(self.block.texts(at)), " ".join(self.block.all_texts(at)))
        tried = texts[-1:] if self.needs_wider(at) else texts
        return next((said for each in tried if compact(said := plain(each)) and compact(said) not in taken), "")

    def needs_wider(self, at: int) -> bool:
        """Whether only the wider heading says what a column is: ANGGARAN over TW I and APBD, TW I over VOLUME beside TW II over it."""
        title, texts = self.heading.others[at].title, self.block.all_texts(at)
        alike = [each for each in self.block.own if compact(self.heading.title(each)) == compact(title)]
        of_money = plans_money(texts) and not is_budget(title)
        return len(texts) > 1 and (len(alike) > 1 or of_money)

    def known_column(self, id_: str, at: int, heading: str) -> FormColumn:
        """A column of units, budget or remarks, or of the targets of a period."""
        column = self.known.get(id_)
        if column is None:
            return self.declared(id_, at, heading)
        if column.period:
            return self.target_of(column.period, column.periods, at, self.heading)
        level = column.level if self.has_activities else "indicator"
        return FormColumn(id_, at, heading, column.but(heading=heading, level=level, after=self.after(at), met=False))

    @property
    def has_activities(self) -> bool:
        """Whether the form has anything of single activities."""
        return not self.roles_at.keys().isdisjoint(_OF_ACTIVITIES) or any(True for _ in self.schedule())

    def declared(self, id_: str, at: int, heading: str) -> FormColumn:
        """A column of its own, of what stands in it."""
        cells = [
            ((each.sheet.name, row), each.sheet.value(row, at)) for each in self.table.sections for row in each.rows
        ]
        filled = {place: value for place, value in cells if value is not None}
        firsts = {(each.place.sheet, each.place.row) for each in self.part.indicators}
        of_indicators = firsts.issuperset(filled)
        column = FurtherColumn(
            id=id_,
            heading=heading,
            kind=_kind(heading, filled.values()),
            level="indicator" if of_indicators or not self.has_activities else "activity",
            after=self.after(at),
        )
        return FormColumn(id_, at, heading, column, _CHECK.format(cell=self.heading.cell(at)))

    def after(self, at: int) -> Literal["target", "executor"]:
        """The column that it stands behind on a form that does not list its columns."""
        behind = [self.heading.roles[role] for role in ("activity", "executor") if role in self.heading.roles]
        first = min((*behind, *self.scheduled.periods.values()), default=0)
        return "target" if at < first else "executor"

    def is_left_out(self, at: int) -> bool:
        """Whether a column is of what was reached or stood there before a change, or the form's own."""
        own = {column for section in self.table.sections for column in section.form_columns}
        other, words = self.heading.others[at], self.block.words(at)
        reached = bool(words & ACHIEVED and not words & PLANNED) or tells_what_was_reached(other.title)
        return at in own or (not other.further and (reached or self.block.is_earlier(at)))

    def left_out(self) -> Iterator[str]:
        """What is said of the columns that the form does not have: of what was reached or changed, and of other periods."""
        known = {at for at, other in self.heading.others.items() if other.further}
        aside = {at for columns in self.scheduled.schedule.others for at in columns if at not in known}
        for at in sorted(aside.union(filter(self.is_left_out, self.heading.others))):
            title = plain(" ".join(self.block.all_texts(at)), _TITLE_LETTERS)
            yield _LEFT_OUT.format(title=title, column=column_letters(at))


def _kind(heading: str, values: Collection[object]) -> EntryKind:
    """What stands in a column: amounts of money, other numbers, or words."""
    plain_numbers = all(isinstance(value, int | float) for value in values)
    amounts = (isinstance(value, int | float) or amount_said(str(value)) is not None for value in values)
    if (is_budget(heading) or says_money([heading])) and not counts_percent([heading]) and all(amounts):
        return "amount"
    return "number" if values and plain_numbers else "text"


def declared_columns(forms: Mapping[str, FormColumns]) -> list[Keys]:
    """The tables `[[columns]]` of the forms of all parts: each column once, with the parts that have it where others do not.

    Targets of a period that parts write otherwise, s.d. and of the period alone, are a column of each.
    """
    named = [(column, part) for part, form in forms.items() for column in form.columns if column.declared]
    alike = grouped(((each.id, each.declared and each.declared.entry), (each, part)) for each, part in named)
    return [_declared(own, len(forms)) for own in alike.values()]


def _declared(columns: Sequence[tuple[FormColumn, str]], count: int) -> Keys:
    first = columns[0][0]
    own = {compact(column.heading): column.heading for column, _ in reversed(columns)}
    spellings = tuple(heading for words, heading in own.items() if words != compact(first.heading))
    parts = tuple(dict.fromkeys(part for _, part in columns))
    whole = first.declared and first.declared.but(spellings=spellings, parts=parts if len(parts) < count else ())
    if whole:  # a part lists its columns, so nothing need say what stands behind what
        whole = with_rupiah(whole.but(after="executor"))
    return without_blanks({REMARK: first.check, **msgspec.to_builtins(whole)})


_TITLE_LETTERS = 60
_MOST_OTHERS = 200
_CHECK = "Kolom ini dari sel {cell}. Periksa kind (text, number, atau amount) dan level (indicator atau activity)."
_PROGRAMME = "Dari baris program yang berdiri sendiri, mulai {cell}; di format isian menjadi kolom. Bila tidak perlu, hapus tabel ini dan program di columns."
_TOO_MANY = 'Kolom mulai "{title}" tidak ikut: kolomnya terlalu banyak.'
_LEFT_OUT = 'Kolom "{title}" ({column}) tidak ikut: hasil yang dicapai, keadaan sebelum perubahan, atau periode lain.'
