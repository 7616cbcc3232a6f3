"""Which sheets may hold the plan, and which of their tables are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from rak_excel.formats.grid import Sheet
from rak_excel.layouts.as_written import part_sheets
from rak_excel.model import Definition
from rak_excel.reading.definitions import is_origins
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.own_sheets import without_beside
from rak_excel.reading.tables import belonging, doubts
from rak_excel.reading.tables.belonging import Whose
from rak_excel.reading.tables.documents import documents_among
from rak_excel.reading.tables.evidence import PERIODS, part_named
from rak_excel.reading.tables.lists_beside import without_lists_beside
from rak_excel.reading.tables.tables import Table, Undecided, kind_of, plans_all_the_same
from rak_excel.reading.tables.tables_told import ask_if_going_on, tell_going_on, tell_mistitled, tell_other, tell_table
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import compact, is_copy_of
from rak_excel.vocabulary.documents.titles import Titled
from rak_excel.vocabulary.headings.labels import FIRST

_NO_PLANS = frozenset({Titled.REPORT, Titled.BUDGET, Titled.INDICATORS})
_REFERENCE = re.compile(r"^=?'?(?P<sheet>.+?)'?!\$?[A-Z]+\$?(?P<first>\d{1,7}):\$?[A-Z]+\$?(?P<last>\d{1,7})$")


def plan_sheets(sheets: Sequence[Sheet], definition: Definition) -> list[Sheet]:
    """The sheets that may hold a part: of a merged plan those of the parts alone, else all but the form's own others."""
    if any(map(is_origins, sheets)) and (parts := part_sheets(sheets, definition)):
        return [sheet for sheet in sheets if sheet.name in parts]
    others = without_beside(sheets, definition)
    return [sheet for sheet in others if compact(sheet.name) != compact(definition.sheets.identity)]


class Chosen(Record):
    """The table of each part that is read, and the tables that are no plan at all: reports, budgets, other documents."""

    tables: Mapping[str, Table]
    reports: Sequence[Table | Undecided]


def choose_tables(
    found: Sequence[Table | Undecided], definition: Definition, names: Mapping[str, str], whose: Whose, ledger: Ledger
) -> Chosen:
    """The table of each part, which several may make up; what becomes of the others is told."""
    documents = documents_among(found)
    none = _NO_PLANS - {Titled.REPORT} if definition.is_report else _NO_PLANS
    reports = [table for table in found if table.at in documents or kind_of(table.sections[0]) in none]
    titled = [table for table in reports if table.at not in documents]
    if not any(table not in titled and kind_of(table.sections[0]) is Titled.PLAN for table in found):
        mistitled = [table for table in titled if plans_all_the_same(table.sections[0])]  # there is no other plan
        reports = [table for table in reports if table not in mistitled]
        tell_mistitled(mistitled, ledger)
    plans = [_at_its_name(table, names) for table in _with_parts(found, reports, definition, ledger)]
    plans = _shared_out(plans, definition, ledger)
    whose = _whose(plans, whose)
    versions = belonging.versions_of(plans)
    chosen = {}
    for part in definition.parts:
        own = [table for table in plans if table.part is part]
        ranked = sorted(own, key=lambda table: _rank(table, whose, versions[table.at]))
        if ranked:
            free = {each.id for each in definition.parts} - {table.part.id for table in plans}
            chosen[part.id] = _read_together(ranked, whose, versions, ledger, doubtful=bool(free))
            chosen[part.id] = without_lists_beside(chosen[part.id], ledger)
            doubts.ask_if_other_part(chosen[part.id], ledger)
            doubts.tell_draft(chosen[part.id], ledger)
            if len({versions[table.at] for table in own if not table.is_blank}) == 1:
                doubts.tell_version_alone(chosen[part.id], ledger)
    if chosen:
        known = {table.at for table in plans}
        for table in found:
            if table.at not in known:
                tell_other(table, documents.get(table.at), ledger, more=_plans_more(table, chosen.values()))
    return Chosen(chosen, reports)


def _plans_more(other: Table | Undecided, tables: Iterable[Table]) -> bool:
    """Whether a table has periods and work for indicators that no table has which is read: no mere report of these."""
    heading = other.sections[0].heading
    planned = "activity" in heading.roles and bool(heading.periods)
    return planned and not belonging.measures(other) <= {each for table in tables for each in belonging.measures(table)}


def _with_parts(
    found: Sequence[Table | Undecided], reports: Sequence[Table | Undecided], definition: Definition, ledger: Ledger
) -> list[Table]:
    """The tables with a part; where nothing at all says one, all are of the first part, which is asked."""
    told = {table.at for table in reports}
    tables = [table for table in found if isinstance(table, Table) and table.at not in told]
    undecided = [table for table in found if isinstance(table, Undecided) and table.at not in told]
    if tables or not undecided:
        return tables
    guessed = [table.of(definition.parts[0]) for table in undecided]
    if len(definition.parts) > 1 and guessed[0].kind is not Titled.AGREEMENT:  # which has no parts
        doubts.ask_for_part(guessed[0], ledger)
    return guessed


def _shared_out(tables: Sequence[Table], definition: Definition, ledger: Ledger) -> list[Table]:
    """Of two tables with the periods of one part, one below the office's bare name is of the part that is named so.

    The other must say itself that it is of the first part: KPU KABUPATEN X, and SEKRETARIAT KPU KABUPATEN X.
    """
    claimed = {table.part.id for table in tables}
    free = [part for part in definition.parts if part.id not in claimed and part.office == "{office}"]
    sure = {table.part.id for table in tables if table.decision.strength > PERIODS}
    result = []
    for table in tables:
        moves = bool(free) and table.decision.strength <= PERIODS and table.part.id in sure and table.head.office
        if moves:
            table = table.but(part=free[0], decision=table.decision.but(part=free[0]))  # noqa: PLW2901
            doubts.tell_guessed(table, ledger)
        result.append(table)
    return result


def _whose(tables: Sequence[Table], known: Whose) -> Whose:
    """Whose plan it is: as is known, else as most of what is seen says; the latest year."""
    seen = [table for table in tables if not (table.is_blank or table.sheet.hidden)]
    years = {year for table in seen if (year := belonging.year_of(table))}
    offices = [table.head.office for table in seen if table.head.office]
    offices += [table.sheet.name for table in seen if belonging.office_of_sheet(table.sheet.name, table.definition)]
    sure = frozenset({"office"} if known.office else ()) | frozenset({"year"} if known.year else ())
    return Whose(known.office or next(iter(offices), ""), known.year or max(years, default=None), sure)


def _rank(table: Table, whose: Whose, version: int) -> tuple[int, ...]:
    named = compact(table.sheet.name) == compact(table.part.sheet)
    without_periods = not table.heading.periods
    other = belonging.is_of_another_year(table, whose), belonging.is_of_another_office(table, whose)
    unfit = table.is_blank, table.sheet.hidden, *other, table.kind is not Titled.PLAN, belonging.is_not_in_force(table)
    return *unfit, -version, without_periods, table.found_by != "mark", not named


def _at_its_name(table: Table, names: Mapping[str, str]) -> Table:
    """The table, found by our own name where the part's defined name refers to it."""
    match = _REFERENCE.match(names.get(f"RAK_{table.part.id.upper()}_TABLE", ""))
    there = match and match["sheet"].replace("''", "'") == table.sheet.name
    if match and there and int(match["first"]) <= table.heading.bottom <= int(match["last"]):
        return table.but(found_by="mark")
    return table


def _read_together(
    ranked: Sequence[Table],
    whose: Whose,
    versions: Mapping[tuple[str, int, int], int],
    ledger: Ledger,
    *,
    doubtful: bool,
) -> Table:
    """The first of these tables of one part, with those that go on with it, in the order of `versions`; the others are told.

    `doubtful` tells that another part has no table, of which one that goes on may be.
    """
    main, *further = ranked
    others = [table for table in further if not table.is_blank]
    if not others:
        return belonging.joined([main])
    together = belonging.Together(main)
    for other in others:
        named = part_named(other.sheet.name, main.definition)
        missing = named.sheet if doubtful and named and named is not main.part else ""
        earlier, changed = versions[other.at] < versions[main.at], versions[main.at] > FIRST
        found = belonging.relation(together, other, whose, earlier=earlier, changed=changed)
        if found is belonging.Relation.UNSAID:
            ask_if_going_on(main, other, ledger, changed=True)
            together.add(other)
        elif found is belonging.Relation.GOES_ON:
            if belonging.says_more(main, other, whose):
                ask_if_going_on(main, other, ledger, changed=False)
            else:
                copied = next((name for name in together.sheets if is_copy_of(other.sheet.name, name)), "")
                elsewhere = named not in {None, part_named(main.sheet.name, main.definition)}
                unsure = doubtful and (other.decision.strength <= PERIODS or elsewhere)
                tell_going_on(main, other, ledger, doubtful=unsure, copied=copied, named=missing)
            together.add(other)
        else:
            tell_table(main, other, found, whose, ledger, named=missing)
    places = {at: nth for nth, at in enumerate(versions)}
    return belonging.joined(sorted(together.tables, key=lambda table: places[table.at]))
