"""The tables of a plan: the sections that belong together, and which part they are of."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from rak_excel.formats.grid import Sheet
from rak_excel.model import Columns, Definition, PartDefinition
from rak_excel.reading.headings.heading import HeadingTexts
from rak_excel.reading.sections.head_said import Head
from rak_excel.reading.sections.sections import Section, find_sections
from rak_excel.reading.sections.signature import Signature
from rak_excel.reading.tables.evidence import OBJECTIVES, Clue, PartDecision, clue_of_name, clues_of, decided
from rak_excel.reading.tables.side_by_side import views
from rak_excel.vocabulary.basics.texts import compact, tidy
from rak_excel.vocabulary.documents.page_lines import is_budget
from rak_excel.vocabulary.documents.titles import Titled, tells_what_was_reached


@dataclass(frozen=True, slots=True)
class Table:
    """The table of one part: one section, more where headings repeat after page breaks or on further sheets."""

    part: PartDefinition
    sections: tuple[Section, ...]
    decision: PartDecision
    found_by: str = "headings"

    @property
    def at(self) -> tuple[str, int, int]:
        return self.sections[0].at

    @property
    def sheet(self) -> Sheet:
        return self.sections[0].sheet

    def by_sheet(self) -> list[Table]:
        """The table as it stands on each of its sheets; side by side on one, as it stands in each view of that."""
        groups = groupby(self.sections, key=lambda section: id(section.sheet))
        return [replace(self, sections=tuple(own)) for _, own in groups]

    def by_heading(self) -> list[Table]:
        """The table cut into the sections that are headed alike, each with those of its sheet."""
        groups: dict[tuple[str, HeadingTexts], list[Section]] = {}
        for section in self.sections:
            groups.setdefault((section.sheet.name, section.heading.says), []).append(section)
        return [replace(self, sections=tuple(own)) for own in groups.values()]

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
        return replace(first, periods=self.scheduled.columns(self.part).periods) if self.scheduled else first

    def below(self, column: int) -> dict[int, str]:
        """What stands below a heading, by row, as far as anything does."""
        rows = (row for each in self.sections for row in each.rows)
        return {row: tidy(self.sheet.text(row, column)) for row in rows if self.sheet.value(row, column) is not None}

    def telling(self, columns: Collection[int]) -> Table:
        """The table with these of its other columns told of in notes of their own."""
        sections = (replace(each, heading=each.heading.telling(columns)) for each in self.sections)
        return replace(self, sections=tuple(sections))

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in its rows."""
        return not any(section.sheet.rows.get(row) for section in self.sections for row in section.rows)

    @property
    def kind(self) -> Titled:
        return kind_of(self.sections[0])


@dataclass(frozen=True, slots=True)
class Undecided:
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
    if not {"indicator", "executor"} & set(heading.roles) and any(
        is_budget(other.title) for other in heading.others.values()
    ):
        return Titled.BUDGET
    planned = "activity" in heading.roles or heading.periods
    if titled and not (titled is Titled.AGREEMENT and planned):
        return titled
    if "target" not in heading.roles and _says_what_was_reached(section):
        return Titled.REPORT
    more = planned or "executor" in heading.roles
    if not more and any(tells_what_was_reached(other.title) for other in heading.others.values()):
        return Titled.REPORT
    if more or not _has_no_more(section):
        return Titled.PLAN
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


def _has_no_more(section: Section) -> bool:
    """Whether nothing stands beside the columns that have a heading: no schedule that lost its own."""
    headed = section.heading.own_columns.union(section.heading.others)
    return all(headed.issuperset(section.sheet.rows.get(row, ())) for row in section.rows)


def find_tables(sheet: Sheet, definition: Definition) -> list[Table | Undecided]:
    """The tables on a sheet, from left to right and from top to bottom."""
    groups = [
        group for view in views(sheet, definition) for group in _groups(find_sections(view, definition), definition)
    ]
    named = list(clue_of_name(sheet.name, definition))
    if len(groups) > 1:
        alone = [_table(group, (), definition) for group in groups]
        parts = {table.part.id for table in alone if isinstance(table, Table)}
        if len(parts) > 1 or not _same_form(groups):
            return alone
    return [_table(group, named, definition) for group in groups]


def _same_form(groups: Sequence[Sequence[Section]]) -> bool:
    """Whether the tables of a sheet have the same columns, as those of several years or versions do."""
    first = groups[0][0].heading
    return all(kind_of(each[0]) is Titled.PLAN and each[0].heading.roles == first.roles for each in groups)


def _table(sections: Sequence[Section], named: Sequence[Clue], definition: Definition) -> Table | Undecided:
    clues = [*named, *_strongest([clue for each in sections for clue in clues_of(each, definition)])]
    decision = decided(clues)
    if len(definition.parts) == 1:
        decision = PartDecision(definition.parts[0], decision.found_by or "headings")
    if decision.part is None:
        return Undecided(tuple(sections))
    return Table(decision.part, tuple(sections), decision, decision.found_by)


def _strongest(clues: Sequence[Clue]) -> list[Clue]:
    """Each kind of evidence once a part, however many pages repeat it."""
    once = {(clue.part.id, clue.weight, clue.cell.column): clue for clue in reversed(clues)}
    return [clue for clue in clues if once[clue.part.id, clue.weight, clue.cell.column] is clue]


def _groups(sections: Sequence[Section], definition: Definition) -> list[list[Section]]:
    """The sections that go on with the table above them together, each other one for itself."""
    groups: list[list[Section]] = [sections[:1]] if sections else []  # type: ignore[list-item]
    for above, section in pairwise(sections):
        if above.signature is None and _goes_on(groups[-1], section, definition):
            groups[-1].append(section)
        else:
            groups.append([section])
    return groups


def _goes_on(pages: Sequence[Section], section: Section, definition: Definition) -> bool:
    """Whether a section is a further page of the table: all that it says of itself is said there too."""
    first = pages[0]
    said, own = first.head, section.head
    pairs = ((said.year, own.year), (said.version, own.version), (compact(said.office), compact(own.office)))
    if kind_of(first) is not kind_of(section) or any(other not in {None, "", one} for one, other in pairs):
        return False
    planned_by = {each.heading.part.id for each in (*pages, section) if each.heading.part}
    if len(planned_by) > 1:
        return False
    parts = [
        decided([clue for clue in clues_of(each, definition) if _counts(clue, each)]).part for each in (first, section)
    ]
    return None in parts or parts[0] is parts[1]


def _counts(clue: Clue, section: Section) -> bool:
    """Titles and the heading of the objectives tell tables apart; executors alone may change from page to page."""
    executor = section.heading.roles.get("executor")
    column = section.sheet.cell(1, executor).column if executor else ""
    return clue.weight >= OBJECTIVES and clue.cell.column != column
