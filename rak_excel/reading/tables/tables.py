"""The tables of a plan: the sections that belong together, and which part they are of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import groupby

from rak_excel.model import Columns, Definition, PartDefinition
from rak_excel.reading.headings.heading import Heading, HeadingTexts
from rak_excel.reading.headings.heading_rows import ENOUGH_ROLES, roles_in
from rak_excel.reading.plan_sheet import PlanSheet, read_by
from rak_excel.reading.sections.head_said import Head
from rak_excel.reading.sections.sections import Section, find_sections
from rak_excel.reading.sections.signature import Signature
from rak_excel.reading.tables.evidence import OBJECTIVES, Clue, PartDecision, clue_of_name, clues_of, decided
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import compact, tidy
from rak_excel.vocabulary.documents.page_lines import is_budget
from rak_excel.vocabulary.documents.titles import Titled, tells_what_was_reached
from rak_excel.vocabulary.headings.headings import NOT_COUNTED, column_heading


class Table(Record):
    """The table of one part: one section, more where headings repeat after page breaks or on further sheets."""

    part: PartDefinition
    sections: tuple[Section, ...]
    decision: PartDecision
    found_by: str = "headings"

    @property
    def at(self) -> tuple[str, int, int]:
        return self.sections[0].at

    @property
    def sheet(self) -> PlanSheet:
        return self.sections[0].sheet

    @property
    def definition(self) -> Definition:
        return self.sheet.definition

    @property
    def heading(self) -> Heading:
        return self.sections[0].heading

    def by_sheet(self) -> list[Table]:
        """The table as it stands on each of its sheets; side by side on one, as it stands in each view of that."""
        groups = groupby(self.sections, key=lambda section: id(section.sheet))
        return [self.but(sections=tuple(own)) for _, own in groups]

    def by_heading(self) -> list[Table]:
        """The table cut into the sections that are headed alike, each with those of its sheet."""
        groups: dict[tuple[str, HeadingTexts], list[Section]] = {}
        for section in self.sections:
            groups.setdefault((section.sheet.name, section.heading.says), []).append(section)
        return [self.but(sections=tuple(own)) for own in groups.values()]

    @property
    def head(self) -> Head:
        return self.sections[0].head

    @property
    def scheduled(self) -> Section | None:
        """The first section with periods above it; those of the others are of the same part."""
        return next((each for each in self.sections if each.heading.part), None)

    @property
    def signature(self) -> Signature | None:
        signature = next((each.signature for each in reversed(self.sections) if each.signature), None)
        return signature.of(self.part.signatory) if signature else None

    @property
    def columns(self) -> Columns:
        first = self.sections[0].columns(self.part)
        return first.but(periods=self.scheduled.columns(self.part).periods) if self.scheduled else first

    @property
    def headed_otherwise(self) -> dict[str, str]:
        """Of a report that people made by hand what stands over the columns that ours call otherwise."""
        if not self.definition.is_report or "status" in self.columns.roles:
            return {}
        listed = self.definition.columns_of(self.part.id)
        ours = {
            role: compact(column_heading(role, self.part, self.definition)) for role in listed if role != "schedule"
        }
        titles = self.heading.titles().items()
        return {role: title for role, title in titles if compact(title) != ours.get(role, compact(title))}

    def read_by(self, definition: Definition) -> Table:
        """The same table by a definition that has other periods for its part."""
        sheets = {id(each.sheet): read_by(definition, each.sheet) for each in self.sections}
        sections = tuple(each.on(sheets[id(each.sheet)]) for each in self.sections)
        return self.but(part=definition.part(self.part.id), sections=sections)

    def below(self, column: int) -> dict[int, str]:
        """What stands below a heading, by row, as far as anything does."""
        rows = (row for each in self.sections for row in each.rows)
        return {row: tidy(self.sheet.text(row, column)) for row in rows if self.sheet.value(row, column) is not None}

    def telling(self, columns: Collection[int]) -> Table:
        """The table with these of its other columns told of in notes of their own."""
        return self.with_headings(lambda heading: heading.telling(columns)) if columns else self

    def with_headings(self, changed: Callable[[Heading], Heading]) -> Table:
        return self.but(sections=tuple(each.but(heading=changed(each.heading)) for each in self.sections))

    @property
    def is_blank(self) -> bool:
        return not any(section.sheet.rows.get(row) for section in self.sections for row in section.rows)

    @property
    def kind(self) -> Titled:
        return kind_of(self.sections[0])


class Undecided(Record):
    """A table of which nothing says what part it is of."""

    sections: tuple[Section, ...]

    @property
    def at(self) -> tuple[str, int, int]:
        return self.sections[0].at

    def of(self, part: PartDefinition) -> Table:
        return Table(part, self.sections, PartDecision(part))


def kind_of(section: Section) -> Titled:
    """What a table is by its title, else by its columns: targets alone are an agreement, with results a report."""
    heading, titled = section.heading, section.head.kind
    others = [other.title for other in heading.others.values()]
    if not heading.at("indicator", "executor") and any(map(is_budget, others)):
        return Titled.BUDGET
    planned = "activity" in heading.roles or heading.periods
    if titled and not (titled is Titled.AGREEMENT and planned):
        return titled
    if "target" not in heading.roles and _says_what_was_reached(section):
        return Titled.REPORT
    more = planned or "executor" in heading.roles
    if not more and any(map(tells_what_was_reached, others)):
        return Titled.REPORT
    headed = heading.own_columns.union(heading.others)
    if more or not all(headed.issuperset(section.sheet.rows.get(row, ())) for row in section.rows):
        return Titled.PLAN  # what stands beside the headings may be a schedule that lost its own
    return Titled.AGREEMENT if "target" in heading.roles else Titled.INDICATORS


def plans_all_the_same(section: Section) -> bool:
    """Whether a table with the title of a report has all that a plan has, and nothing of what was reached."""
    heading = section.heading
    when = heading.periods or {"schedule_text", "start"} & set(heading.roles)
    planned = {"indicator", "activity", "executor"} <= set(heading.roles) and when
    return bool(planned) and not _says_what_was_reached(section)


def _says_what_was_reached(section: Section) -> bool:
    """Whether one of its headings is for results, above its periods too: Realisasi Kinerja pada Triwulan I - IV."""
    rows = (section.sheet.rows.get(row, {}) for row in range(section.heading.top, section.heading.bottom + 1))
    return any(tells_what_was_reached(value) for cells in rows for value in cells.values() if isinstance(value, str))


def find_tables(sheet: PlanSheet) -> list[Table | Undecided]:
    """The tables on a sheet, from left to right and from top to bottom."""
    sections = (find_sections(view) for view in views(sheet))
    groups = [group for each in sections for group in _groups(each)]
    named = list(clue_of_name(sheet.name, sheet.definition))
    if len(groups) > 1:
        alone = [_table(group, (), sheet.definition) for group in groups]
        parts = {table.part.id for table in alone if isinstance(table, Table)}
        roles = groups[0][0].heading.roles  # those of several years or versions have the same columns
        if len(parts) > 1 or not all(kind_of(one) is Titled.PLAN and one.heading.roles == roles for one, *_ in groups):
            return alone
    return [_table(group, named, sheet.definition) for group in groups]


def _table(sections: Sequence[Section], named: Sequence[Clue], definition: Definition) -> Table | Undecided:
    clues = [clue for each in sections for clue in clues_of(each)]
    # Each kind of evidence counts once a part, however many pages repeat it.
    once = {(clue.part.id, clue.weight, clue.cell.column): clue for clue in reversed(clues)}
    kept = [clue for clue in clues if once[clue.part.id, clue.weight, clue.cell.column] is clue]
    decision = decided([*named, *kept])
    if len(definition.parts) == 1:
        decision = PartDecision(definition.parts[0], decision.found_by or "headings")
    if decision.part is None:
        return Undecided(tuple(sections))
    return Table(decision.part, tuple(sections), decision, decision.found_by)


def _groups(sections: Sequence[Section]) -> list[list[Section]]:
    """The sections that go on with the table above them together, each other one for itself."""
    groups: list[list[Section]] = []
    above: Section | None = None
    part: PartDefinition | None = None  # that the headings of the table tell
    for section in sections:
        own = section.heading.part
        further = above is not None and above.signature is None and (not part or not own or part.id == own.id)
        if further and _goes_on(groups[-1][0], section):
            groups[-1].append(section)
            part = part or own
        else:
            groups.append([section])
            part = own
        above = section
    return groups


def _goes_on(first: Section, section: Section) -> bool:
    """Whether a section says of itself nothing but what the first of a table does."""
    said, own = first.head, section.head
    pairs = ((said.year, own.year), (said.version, own.version), (compact(said.office), compact(own.office)))
    if not _is_as_titled(first, section) or any(other not in {None, "", one} for one, other in pairs):
        return False
    clues = ([clue for clue in clues_of(each) if _counts(clue, each)] for each in (first, section))
    parts = [decided(each).part for each in clues]
    return None in parts or parts[0] is parts[1]


def _is_as_titled(first: Section, section: Section) -> bool:
    """Whether a section is what the first is titled: with the same columns and no title its targets alone may be a plan's."""
    kind, own = kind_of(first), kind_of(section)
    untitled = section.head.kind is None and section.heading.roles == first.heading.roles
    return own is kind or (untitled and (kind, own) == (Titled.PLAN, Titled.AGREEMENT))


def _counts(clue: Clue, section: Section) -> bool:
    """Titles and the heading of the objectives tell tables apart; executors alone may change from page to page."""
    executor = section.heading.roles.get("executor")
    column = section.sheet.cell(1, executor).column if executor else ""
    return clue.weight >= OBJECTIVES and clue.cell.column != column


def periods_of_other(table: Table) -> str | None:
    """The id of the part whose periods stand above the table of another part; None where they are its own."""
    part = table.scheduled.heading.part if table.scheduled else None
    if part is None or part.schedule.calendar == table.part.schedule.calendar:
        return None
    return part.id


def views(sheet: PlanSheet) -> list[PlanSheet]:
    """The sheet itself, or one view for each of the tables side by side: the same cells with their true addresses.

    A sheet is divided only where all its headings agree on it; what stands above a table is seen by its view alone.
    """
    headings = [roles for row in sheet.rows if len(roles := _roles(sheet, row)) >= ENOUGH_ROLES]
    starts = {start for roles in headings for start in _second_tables(roles)}
    if len(starts) != 1:
        return [sheet]
    (start,) = starts
    columns = ([column for column, _ in roles] for roles in headings if start not in _second_tables(roles))
    if any(min(each) < start <= max(each) for each in columns):
        return [sheet]
    last = max(column for cells in sheet.rows.values() for column in cells)
    return [_view(sheet, range(1, start)), _view(sheet, range(start, last + 1))]


_OF_A_TABLE = {"indicator", "activity"}


def _roles(sheet: PlanSheet, row: int) -> list[tuple[int, str]]:
    """The columns of one row with the roles that they are headed by, from left to right."""
    if len(sheet.rows[row]) < 2 * ENOUGH_ROLES:
        return []
    headed = roles_in(sheet, row)
    return sorted((column, role) for column, role in headed.items() if role not in NOT_COUNTED)


def _second_tables(roles: list[tuple[int, str]]) -> list[int]:
    """The column at which a second table begins: where roles begin anew, with indicator and activity on both sides."""
    for nth, (column, role) in enumerate(roles):
        before, after = {each for _, each in roles[:nth]}, {each for _, each in roles[nth:]}
        if role in before and before >= _OF_A_TABLE and after >= _OF_A_TABLE:
            return [column]
    return []


def _view(sheet: PlanSheet, columns: range) -> PlanSheet:
    rows = {row: {at: value for at, value in cells.items() if at in columns} for row, cells in sheet.rows.items()}
    return sheet.but(content={row: cells for row, cells in rows.items() if cells})
