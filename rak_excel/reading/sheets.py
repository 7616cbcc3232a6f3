"""Makes a plan of the sheets of one workbook, with the account of their cells: each was used, or is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rak_excel.definitions.loading import template_for
from rak_excel.formats.grid import Sheet
from rak_excel.layouts.as_written import with_rows_as_planned, with_rows_as_written
from rak_excel.layouts.names import MARK
from rak_excel.model import Definition, Identity, Note, Plan, PlanPart, Source
from rak_excel.model.reported_plan import ReportedPlan
from rak_excel.reading.account import account_for, account_of, statuses_of
from rak_excel.reading.assembly import Assembler
from rak_excel.reading.beside_form import without_what_is_beside
from rak_excel.reading.columns.doubts import with_own_columns
from rak_excel.reading.columns.met_columns import met_columns, with_met_columns
from rak_excel.reading.columns.missing_columns import tell_missing_columns
from rak_excel.reading.columns.quarter_columns import with_quarters_told
from rak_excel.reading.definitions import (
    age_of,
    as_planned,
    own_definition,
    read_origins,
    with_columns_met,
    with_origins,
)
from rak_excel.reading.follow_ups import follow_up_sheet, with_follow_ups
from rak_excel.reading.further_sheets import further_sheets, read_further_sheets
from rak_excel.reading.identity.said_by_names import with_submitter
from rak_excel.reading.ledger import Ledger, SheetAccount, Unread
from rak_excel.reading.merged_plans.own_values import open_differences
from rak_excel.reading.no_plan import no_plan, other_work_of_ours
from rak_excel.reading.plan_sheet import PlanSheet, read_by
from rak_excel.reading.reported_plan import carried_plan, without_plans_own
from rak_excel.reading.reports_of_others import definition_of_report, for_year
from rak_excel.reading.returned import lost_lists, returned_in, without_returned
from rak_excel.reading.rows.dittos import without_dittos
from rak_excel.reading.rows.executors import without_units_aside
from rak_excel.reading.rows.merged_entries import with_merged_entries
from rak_excel.reading.rows.rows import read_rows
from rak_excel.reading.rows_of_others.rows_of_others import without_rows_of_others
from rak_excel.reading.schedules.schedules import ScheduleReader, schedule_readers
from rak_excel.reading.tables.belonging import Whose
from rak_excel.reading.tables.choosing import choose_tables, plan_sheets
from rak_excel.reading.tables.doubts import tell_other_periods
from rak_excel.reading.tables.other_quarters import of_own_quarter
from rak_excel.reading.tables.tables import Table, find_tables, periods_of_other
from rak_excel.reading.targets.by_period import tell_period_targets
from rak_excel.reading.told.mentions import mention_sheets
from rak_excel.reading.told.remarked_comments import tell_comments, tell_remarked_targets, tell_withdrawn
from rak_excel.reading.told.remarked_rows import RemarkedRows
from rak_excel.reading.told.unseen import tell_unseen
from rak_excel.reading.who_plans import identity_of, known_whose
from rak_excel.reading.words_of_plan import with_words_of_plan
from rak_excel.reading.work_below import with_work_below
from rak_excel.record import Record
from rak_excel.vocabulary.documents.titles import Titled
from rak_excel.vocabulary.names.offices import short_for

Accounted = tuple[Plan | Unread, tuple[SheetAccount, ...]]


def read_sheets(sheets: Sequence[Sheet], source: Source, *, template: Definition | None = None) -> Plan | Unread:
    """The plan that the sheets of one workbook hold, by their headings and labels."""
    return read_and_account(sheets, source, template=template)[0]


def read_and_account(
    sheets: Sequence[Sheet],
    source: Source,
    *,
    template: Definition | None = None,
    names: Mapping[str, str] | None = None,
    notes: Sequence[Note] = (),
) -> Accounted:
    """The plan, and what became of the cells of its sheets. `names` and `notes` are the workbook's own.

    The definition that the workbook carries comes first, then `template`, then the packaged one for the plan's year.
    """
    own = _without_lists(sheets, names or {})
    lists = [sheet for sheet in sheets if all(sheet is not each for each in own)]
    returned = returned_in(lists)
    found = _whole_found(own, source, template=template, names=names or {}, notes=[*notes, *lost_lists(lists)])
    if not isinstance(found, _Found):
        return Unread(source, found, returned), ()
    plan, accounts = _read(found, own, source)
    return plan.but(returned=returned), accounts


def _without_lists(sheets: Sequence[Sheet], names: Mapping[str, str]) -> Sequence[Sheet]:
    """The sheets but for the findings that went back on one; of a roll-up, which is large, all of them."""
    is_rollup = any(sheet.name == MARK for sheet in sheets)
    return sheets if is_rollup else without_returned(sheets, own_definition(sheets, names))


def read_with_tables(
    sheets: Sequence[Sheet], source: Source, *, names: Mapping[str, str], notes: Sequence[Note]
) -> tuple[Plan, Mapping[str, Table]] | Unread:
    """The plan, with the tables that its parts were read from, by their ids: what stands around and above its rows."""
    sheets = _without_lists(sheets, names)
    found = _whole_found(sheets, source, template=None, names=names, notes=notes)
    if not isinstance(found, _Found):
        return Unread(source, found)
    return _read(found, sheets, source)[0], found.tables


def _whole_found(
    sheets: Sequence[Sheet],
    source: Source,
    *,
    template: Definition | None,
    names: Mapping[str, str],
    notes: Sequence[Note],
) -> _Found | Note:
    """Where the plan stands, with its own periods and columns, by the definition of its workbook or its year."""
    if other := other_work_of_ours(sheets):
        return other
    own = own_definition(sheets, names)
    definition = own or template
    if definition:
        found = _find(sheets, definition, names, [*notes, *age_of(definition)], source.file)
    else:
        found = _find(sheets, template_for(None), names, notes, source.file)
        if isinstance(found, _Found) and found.definition is not (of_its_year := template_for(found.identity.year)):
            found = _find(sheets, of_its_year, names, notes, source.file)
    # What was copied out of a report of ours has the name of its template, but not the definition by which it is one.
    settled = own and (own.is_report or isinstance(found, _Found))
    if not (settled or (template and template.is_report)):
        found = _report_of_others(found, sheets, definition, names, notes, source.file)
    return found.as_planned().with_own_columns() if isinstance(found, _Found) else found


def _report_of_others(
    found: _Found | Note,
    sheets: Sequence[Sheet],
    template: Definition | None,
    names: Mapping[str, str],
    notes: Sequence[Note],
    file: str,
) -> _Found | Note:
    """Where the report stands that people made by hand; what was found before where the workbook holds none."""
    tables = found.tables.values() if isinstance(found, _Found) else ()
    definition = definition_of_report(sheets, template, file, [own for table in tables for own in table.sections])
    if definition is None or isinstance(definition, Note):
        return definition or found
    report = _find(sheets, definition, names, notes, file)
    if isinstance(report, _Found):
        of_its_year = for_year(definition, template, report.identity.year)
        report = report if of_its_year is definition else _find(sheets, of_its_year, names, notes, file)
    return report if isinstance(report, _Found) else found


class _Found(Record):
    """Where in a workbook the plan stands, and whose it is, before its rows are read."""

    definition: Definition
    sheets: Sequence[PlanSheet]
    tables: Mapping[str, Table]
    identity: Identity
    ledger: Ledger
    beside: Mapping[str, PlanSheet]
    reported: ReportedPlan | None = None  # that a report carries

    def as_planned(self) -> _Found:
        """The same by the definition with the periods that stand above the tables, which is told."""
        other = {part: periods for part, table in self.tables.items() if (periods := periods_of_other(table))}
        if not other:
            return self
        definition = as_planned(self.definition, other)
        tables = {part: table.read_by(definition) for part, table in self.tables.items()}
        for part in other:
            tell_other_periods(tables[part], self.definition, self.ledger)
        return self.but(definition=definition, sheets=[read_by(definition, s) for s in self.sheets], tables=tables)

    def with_own_columns(self) -> _Found:
        """The same with the plan's own columns; those that its definition does not declare are of it from there on."""
        own = {part: with_quarters_told(each, self.ledger) for part, each in self.tables.items()}
        own = {part: with_own_columns(each, self.identity.year, self.ledger) for part, each in own.items()}
        own = with_met_columns(own, self.identity.year, self.ledger)
        definition = with_columns_met(self.definition, met_columns(own))
        if definition is self.definition:
            return self.but(tables=own)
        tables = {part: table.read_by(definition) for part, table in own.items()}
        return self.but(definition=definition, sheets=[read_by(definition, s) for s in self.sheets], tables=tables)


def _find(
    sheets: Sequence[Sheet], definition: Definition, names: Mapping[str, str], notes: Sequence[Note], file: str
) -> _Found | Note:
    """Where the plan stands; a note that says what the workbook holds instead where there is none."""
    ledger = Ledger(list(notes))
    beside = further_sheets(sheets, definition)
    apart = [*beside.values(), follow_up_sheet(sheets, definition)]
    seen = [sheet.seen for sheet in plan_sheets(sheets, definition) if all(sheet is not each for each in apart)]
    reported = carried_plan(sheets, definition)
    if reported:
        own_cells = without_what_is_beside(seen, reported, definition, ledger)
        worded = with_words_of_plan(own_cells, reported, definition, ledger)
        seen = with_rows_as_planned(worded, reported, definition)
    written = with_rows_as_written(sheets, seen, definition)
    own = [read_by(definition, sheet) for sheet in written]
    found = [table for sheet in own for table in find_tables(sheet)]
    of_quarter = of_own_quarter(found, ledger) if reported else found
    if isinstance(of_quarter, Note):
        return of_quarter
    found = of_quarter
    several = len({table.part.id for table in found if isinstance(table, Table)}) < len(found)
    whose = known_whose(sheets, definition) if several else Whose()  # it decides between tables of one part alone
    chosen = choose_tables(found, definition, names, whose, ledger)
    if not chosen.tables:
        return no_plan(sheets, own, chosen.reports, definition)
    identity = identity_of(sheets, chosen.tables, reported, definition, ledger, file)
    further = {id_: read_by(definition, sheet.seen) for id_, sheet in beside.items()}
    return _Found(definition, own, chosen.tables, identity, ledger, further, reported)


def _read(found: _Found, sheets: Sequence[Sheet], source: Source) -> tuple[Plan, tuple[SheetAccount, ...]]:
    definition, identity, ledger = found.definition, found.identity, found.ledger
    chosen = {part: without_rows_of_others(table, identity, ledger) for part, table in found.tables.items()}
    tables = {part: without_dittos(table, ledger) for part, table in chosen.items()}
    tables = {part: without_units_aside(table, ledger) for part, table in tables.items()}
    schedules = schedule_readers(tables, ledger, identity.year)
    beside = any(table.kind is not Titled.AGREEMENT for table in tables.values())
    carries_plan = found.reported is not None
    of_file = {"beside_plan": beside, "carries_plan": carries_plan}
    parts = tuple(_part(table, identity, source, ledger, schedules[part], **of_file) for part, table in tables.items())
    if found.reported:
        parts = tuple(map(with_work_below, parts))
    identity = with_submitter(identity, (table.head for table in tables.values()), parts, definition)
    indicators = {part.id: part.indicators for part in parts}
    for part, table in tables.items():
        rows = RemarkedRows(table, identity.year, indicators[part])
        tell_withdrawn(rows, ledger)
        tell_comments(rows, ledger)
        tell_remarked_targets(table, indicators[part], ledger)
    tell_unseen(found.sheets, list(tables.values()), ledger)
    statuses = statuses_of(sheets, definition)
    accounts = account_for(
        found.sheets, list(tables.values()), source.file, identity, ledger, statuses, carries_plan=carries_plan
    )
    further = read_further_sheets(found.beside, parts, definition, ledger)
    accounts += tuple(account_of(sheet, source.file, ledger, faulty=True) for sheet in found.beside.values())
    reported, of_follow_ups = with_follow_ups(sheets, found.reported, definition, source.file, ledger)
    accounts += of_follow_ups
    mention_sheets([*found.sheets, *found.beside.values()], list(tables.values()), ledger)
    of_plan = [section.sheet for table in tables.values() for section in table.sections]
    notes = (*ledger.notes, *open_differences(sheets, of_plan, definition, identity.year))
    plan = Plan(source, definition, identity, parts, notes, further=further)
    if reported:
        plan = plan.but(reported=reported, notes=without_plans_own(notes, list(tables.values()), reported))
    return with_origins(plan, read_origins(sheets)), accounts


def _part(
    table: Table, identity: Identity, source: Source, ledger: Ledger, schedules: ScheduleReader, **of_file: bool
) -> PlanPart:
    office = short_for(identity.office, identity.region, table.definition)
    assembler = Assembler(table, ledger, office, identity.year)
    indicators = assembler.indicators(read_rows(table, ledger, schedules), source.file)
    tell_period_targets(table.part.id, indicators, table.definition, ledger)
    tell_missing_columns(table, ledger, **of_file)
    part = PlanPart(
        id=table.part.id,
        sheet=table.sheet.name,
        indicators=indicators,
        office=table.head.office,
        year=table.head.year,
        cells=dict(table.signature.cells if table.signature else {}) | dict(table.head.cells),
        columns=table.columns,
        found_by=table.found_by,
        date=table.signature.date if table.signature else None,
        headings=table.headed_otherwise,
    )
    return with_merged_entries(part, table)
