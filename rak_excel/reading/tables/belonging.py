"""How two tables of the same part belong together: one goes on with the other, repeats it, or is something else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from rak_excel.model import Definition, Region
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.lists_beside import pages
from rak_excel.reading.tables.tables import Table, Undecided
from rak_excel.record import Record
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.numbers import is_year, year_in
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.documents.titles import Titled, word_not_in_force
from rak_excel.vocabulary.headings.labels import FIRST, version_in_name
from rak_excel.vocabulary.names.offices import offices_named

# What a sheet is called beside its office: RAK KPU Sumbawa.
_ON_SHEETS = frozenset({
    "rak", "renaksi", "rencana", "aksi", "kinerja", "komisi", "sekretariat", "set", "tahun", "ta", "sheet",
})  # fmt: skip
_ADDED = frozenset({"baru", "terbaru"})  # of a sheet that was changed, or one that was added
_FEW = 4  # one work in so many may be planned on two pages


class Relation(StrEnum):
    """What a table is beside the one that is read."""

    GOES_ON = "goes on"
    SAME = "same"  # word for word
    DIFFERS = "differs"  # another version of it
    WITHIN = "within"  # each of its rows stands in the other too
    NOT_IN_FORCE = "not in force"  # an example, a draft, what was before
    EARLIER = "earlier"  # what another was changed from
    EARLIER_WITH_MORE = "earlier with more"  # with indicators that the changed one lacks
    HIDDEN = "hidden"
    AGREEMENT = "agreement"
    REPORT = "report"
    UNSAID = "unsaid"  # goes on with another that alone says that it was changed
    OTHER_YEAR = "other year"
    OTHER_OFFICE = "other office"


class Whose(Record):
    """The office and year of the plan. `sure` are those of the two that something outside its tables says."""

    office: str = ""
    year: int | None = None
    sure: frozenset[str] = frozenset()


def year_of(table: Table) -> int | None:
    """The year that the head of a table says, else the name of its sheet."""
    return table.head.year or year_in(table.sheet.name)


def offices_of(table: Table) -> tuple[Region, ...]:
    """The regions whose office the head of a table names, else the name of its sheet; () where none is known."""
    return offices_named(table.head.office, table.definition, bare=True) or office_of_sheet(
        table.sheet.name, table.definition
    )


@remembered(1024)
def office_of_sheet(name: str, definition: Definition) -> tuple[Region, ...]:
    """The regions whose office the name of a sheet is: `KPU Sumbawa`, `RAK Lombok Timur 2020`."""
    words = normalised(name.replace("_", " ")).split()
    own = " ".join(word for word in words if word not in _ON_SHEETS and not is_year(word))
    return offices_named(own, definition, bare=True) if own else ()


def versions_of(tables: Sequence[Table]) -> dict[tuple[str, int, int], int]:
    """The version of each table, by its place: as its head says, or the name of its sheet.

    A table without a title of its own is of the version of the one before it, unless the names of sheets tell versions.
    """
    named = {table.sheet.name: version_in_name(table.sheet.name) for table in tables}
    by_name = any(version is not None for version in named.values())
    versions, last = {}, FIRST
    for table in tables:
        said = table.head.version
        if said is None and by_name:
            said = named[table.sheet.name] or FIRST
        last = said if said is not None else FIRST if table.head.kind else last
        versions[table.at] = last
    return versions


def is_of_another_year(table: Table, whose: Whose) -> bool:
    own = year_of(table)
    return own is not None and whose.year is not None and own != whose.year


def is_of_another_office(table: Table, whose: Whose) -> bool:
    """Whether a table names another office; two names that are both known as offices are compared by their regions."""
    own = offices_of(table)
    known = offices_named(whose.office, table.definition, bare=True) or office_of_sheet(whose.office, table.definition)
    return bool(own and known) and set(own).isdisjoint(known)


def says_more(main: Table, other: Table, whose: Whose) -> bool:
    """Whether a table says its year or office where the one that is read says none, and nothing else tells the plan's."""
    year = year_of(other) is not None and year_of(main) is None and "year" not in whose.sure
    office = bool(offices_of(other)) and not offices_of(main) and "office" not in whose.sure
    return year or office


def is_not_in_force(table: Table) -> bool:
    """Whether the name of the sheet, or a line above the table, says that it is an example, a draft or an old one."""
    if word_not_in_force(table.sheet.name) or table.head.draft:
        return True
    lines = (table.sheet.text(*at).split(maxsplit=1) for at in table.sections[0].above)
    return any(word_not_in_force(line[0]) for line in lines if line)


class Together:
    """The tables of one part that go on with each other, and all that a further one is compared by."""

    def __init__(self, first: Table) -> None:
        self.tables = [first]
        self.table = first
        self.sheets = {first.sheet.name: None}
        self.rows = list(_rows(first))
        self.distinct = set(self.rows)
        self.works = set(map(_work, self.rows))
        self.periods = _periods(first)
        self.columns = set(_columns(first))

    def add(self, further: Table) -> None:
        self.tables.append(further)
        self.table = joined([self.table, further])
        self.sheets[further.sheet.name] = None
        rows = list(_rows(further, self.rows[-1][0] if self.rows else ""))
        self.rows += rows
        self.distinct.update(rows)
        self.works.update(map(_work, rows))
        self.periods |= _periods(further)
        self.columns.update(_columns(further))


def relation(together: Together, other: Table, whose: Whose, *, earlier: bool, changed: bool) -> Relation:
    """What `other` is beside tables of the same part.

    `earlier` tells that it is of an earlier version, `changed` that they say of themselves that they were changed.
    """
    main = together.table
    if by_head := _by_head(main, other, whose):
        return by_head
    if is_not_in_force(other) and not is_not_in_force(main) and not (earlier and changed):
        return Relation.SAME if together.rows == list(_rows(other)) else Relation.NOT_IN_FORCE
    found = _by_rows(together, other)
    if earlier and not _says_earlier(main, other):
        if found is Relation.GOES_ON:
            return Relation.UNSAID
        earlier = _ADDED.isdisjoint(_named(main.sheet.name))
    if earlier and found not in {Relation.SAME, Relation.WITHIN}:
        more = measures(other).difference(row[1] for row in together.distinct)
        return Relation.EARLIER_WITH_MORE if more else Relation.EARLIER
    return found


def _says_earlier(main: Table, other: Table) -> bool:
    """Whether anything says that a table is what another was changed from: a version, a title, or the same name of its sheet.

    `Komisi` is what `Komisi revisi` was changed from; `Komisi 2` may be a further page of `Komisi baru`.
    """
    one, two = (_named(table.sheet.name) for table in (main, other))
    versions = other.head.version, main.head.version, version_in_name(other.sheet.name)
    return any(version is not None for version in versions) or two <= one


def _named(name: str) -> set[str]:
    return set(normalised(name.replace("_", " ")).split())


def _by_head(main: Table, other: Table, whose: Whose) -> Relation | None:
    """What a table is by its sheet, its title and its kind of columns; None where these do not tell."""
    if other.sheet.hidden and not main.sheet.hidden:
        return Relation.HIDDEN
    if other.kind is not main.kind and other.kind is not Titled.PLAN:
        return Relation.AGREEMENT if other.kind is Titled.AGREEMENT else Relation.REPORT
    if is_of_another_year(other, whose):
        return Relation.OTHER_YEAR
    return Relation.OTHER_OFFICE if is_of_another_office(other, whose) else None


def measures(table: Table | Undecided) -> set[str]:
    """All indicators of a table, as they are compared."""
    return {row[1] for row in _rows(table) if row[1]}


def _by_rows(main: Together, other: Table) -> Relation:
    rows = list(_rows(other))
    if main.rows == rows:
        return Relation.SAME
    if rows and main.distinct.issuperset(rows):
        return Relation.WITHIN
    if not _headings_agree(main, other):
        return Relation.DIFFERS
    # One version of a table has most of the work of the other, a further page little.
    works = set(map(_work, rows))
    apart = _halves(main, other) or _FEW * len(main.works & works) <= min(len(main.works), len(works))
    return Relation.GOES_ON if apart else Relation.DIFFERS


_Row = tuple[str, ...]
_Columns = tuple[frozenset[str], frozenset[int]]  # the roles, and the periods


def _work(row: _Row) -> _Row:
    """What is done for what: the objective as it goes on from above, the indicator and the activity."""
    return row[:3]


def _rows(table: Table | Undecided, objective: str = "") -> Iterator[_Row]:
    """Every filled row as it is compared: objective, indicator, activity, target, executors, and the whole schedule.

    `objective` is the one that goes on from above.
    """
    for section in table.sections:
        roles = section.heading.roles
        columns = [roles.get(role) for role in ("objective", "indicator", "activity", "target", "executor")]
        periods = sorted(section.heading.periods.items())
        for row in section.rows:
            if section.sheet.rows.get(row):
                own, *texts = (normalised(section.sheet.text(row, column)) if column else "" for column in columns)
                objective = own or objective
                marks = ((period, section.sheet.text(row, column).strip()) for period, column in periods)
                yield (objective, *texts, *(f"{period} {mark}" for period, mark in marks if mark))


def _headings_agree(main: Together, other: Table) -> bool:
    """Whether both have the same columns, or the one the first and the other the further periods."""
    roles, periods = _columns_of(other.sections[0])
    planned = [table.scheduled.heading.part if table.scheduled else None for table in (main.table, other)]
    halves = _halves(main, other)
    return planned[0] is planned[1] and any(roles == own and (periods == at or halves) for own, at in main.columns)


def _columns(table: Table) -> Iterator[_Columns]:
    """What columns each page of a table has; a page that lacks some of them is one all the same."""
    return map(_columns_of, pages(table))


def _columns_of(section: Section) -> _Columns:
    heading = section.heading
    return frozenset(heading.roles) - {"number"}, frozenset(heading.periods)


def _halves(main: Together, other: Table) -> bool:
    """Whether the periods of the two tables are parts of one year: B1-B6 and B7-B12."""
    periods = _periods(other)
    return bool(main.periods and periods) and main.periods.isdisjoint(periods)


def _periods(table: Table) -> set[int]:
    return {period for section in table.sections for period in section.heading.periods}


def joined(tables: Sequence[Table]) -> Table:
    first = tables[0]
    sections = tuple(section for table in tables for section in table.sections)
    return Table(first.part, sections, first.decision, first.found_by)
