"""A report whose rows stand as the plan has them: what was typed beside them, without interpreting any of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter

from rak_excel.definitions.loading import definition_digest, encode_definition
from rak_excel.formats.addresses import column_letters
from rak_excel.formats.grid import Sheet
from rak_excel.layouts import plan as at
from rak_excel.layouts.names import DIGEST_NAME
from rak_excel.layouts.plan import PartLayout
from rak_excel.model import (
    Activity,
    Columns,
    Definition,
    FormRow,
    Indicator,
    Objective,
    PartDefinition,
    Place,
    Plan,
    PlanPart,
    Source,
)
from rak_excel.model.further import EntryColumn, FurtherEntry
from rak_excel.reading.definitions import is_origins, own_definition
from rak_excel.reading.follow_ups import with_follow_ups
from rak_excel.reading.identity.identity import find_identity_sheet, read_identity_sheet
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.merged_plans.own_values import open_differences
from rak_excel.reading.reported_plan import carried_plan
from rak_excel.reading.rows.dates import date_of_number
from rak_excel.reading.rows.further import EntryReader
from rak_excel.vocabulary.basics.texts import tidy, without_markup
from rak_excel.vocabulary.headings.headings import column_heading

_OF_ROW = ("number", "objective", "indicator", "target", "activity", "key")
_GIVEN = {role: role for role in _OF_ROW} | {"executor": "executors"}
"""The columns that come from the plan, each with what a row of a form calls it."""
_NOTHING = Objective("", Place("", 0, Columns()))


def report_as_planned(sheets: Sequence[Sheet], source: Source, names: Mapping[str, str]) -> Plan | None:
    """The report in a workbook of ours whose rows are those of the plan that it carries, each in its place; None otherwise.

    It says of figures and work what reading does, in a third of the time, and nothing else: no account, no notes but of the
    differences that wait, and of targets and executors what the carried plan says. Whatever is not as we wrote it (an edited word, a row more or less, something
    struck through, below or beside the table) gives None, and is for reading to judge.
    """
    definition = _definition(sheets, names)
    if definition is None or not definition.is_report:
        return None
    reported = carried_plan(sheets, definition)
    who = find_identity_sheet(sheets, definition)
    if reported is None or who is None or who.seen is not who:
        return None
    identity = read_identity_sheet(who, Ledger(), reported)
    if not identity.office or identity.year is None or not (identity.whole_office or identity.submitter):
        return None
    parts = []
    for part in definition.parts:
        read = _part(part, reported.rows.get(part.id, ()), sheets, definition)
        if read is None:
            return None
        parts.append(read)
    reported, _ = with_follow_ups(sheets, reported, definition, source.file, Ledger())
    merged = any(map(is_origins, sheets))
    own = [sheet for sheet in sheets if any(sheet.name == part.sheet for part in parts)] if merged else []
    waiting = tuple(open_differences(sheets, own, definition, identity.year)) if merged else ()
    return Plan(source, definition, identity, tuple(parts), waiting, reported=reported, merged=merged)


_known: dict[str, Definition] = {}  # by the digest that workbooks give of theirs; few are met in one run
_MOST_KNOWN = 32


def _definition(sheets: Sequence[Sheet], names: Mapping[str, str]) -> Definition | None:
    """The definition that a workbook carries, without its hidden sheet where it was met before."""
    digest = names.get(DIGEST_NAME, "").strip('="')
    if digest in _known:
        return _known[digest]
    definition = own_definition(sheets, names)
    if definition and digest == definition_digest(encode_definition(definition)) and len(_known) < _MOST_KNOWN:
        _known[digest] = definition
    return definition


def _part(
    part: PartDefinition, rows: Sequence[FormRow], sheets: Sequence[Sheet], definition: Definition
) -> PlanPart | None:
    sheet = next((each for each in sheets if each.name == part.sheet), None)
    layout = PartLayout.of(part, definition)
    if sheet is None or not rows or not _is_ours(sheet, layout, definition, len(rows)):
        return None
    if not _say_the_same(sheet, rows, layout):
        return None
    indicators = tuple(_indicators(sheet, rows, layout, definition))
    return PlanPart(part.id, sheet.name, indicators, columns=_columns(layout))


def _is_ours(sheet: Sheet, layout: PartLayout, definition: Definition, rows: int) -> bool:
    """Whether the sheet is laid out as we write it, with nothing below or beside the table and nothing that is not seen."""
    headed = all(
        tidy(sheet.text(at.HEADING_ROW + 1, layout.columns[role] + 1)) == heading
        for role, heading in _headings(layout.part, definition)
    )
    last = at.FIRST_ROW + rows
    inside = all(
        row <= last and (row <= at.FIRST_ROW or max(cells) <= layout.key + 1)
        for row, cells in sheet.rows.items()
        if cells
    )
    # What formulas of ours show is worked out anew.
    formulas = {layout.columns[each.id] + 1 for each in layout.further if each.computed} | {layout.status + 1}
    unseen = sheet.hidden or sheet.hidden_rows or sheet.hidden_columns - {layout.key + 1} or sheet.seen is not sheet
    faulty = any(row > at.FIRST_ROW and column not in formulas for row, column in sheet.faulty)
    merged = any(area.bottom > area.top and at.FIRST_ROW < area.bottom <= last for area in sheet.merged_areas)
    sound = not (sheet.strays or faulty or unseen or merged)
    return headed and inside and sound


@lru_cache(maxsize=64)
def _headings(part: PartDefinition, definition: Definition) -> tuple[tuple[str, str], ...]:
    """What stands above each column that people fill in or read."""
    return tuple((role, tidy(column_heading(role, part, definition))) for role in PartLayout.of(part, definition).typed)


def _say_the_same(sheet: Sheet, rows: Sequence[FormRow], layout: PartLayout) -> bool:
    """Whether each row says what the plan does in every column that comes from it, and is known by its key."""
    given = [(layout.columns[role] + 1, attrgetter(_GIVEN[role])) for role in _GIVEN if role in layout.columns]
    for number, row in enumerate(rows, at.FIRST_ROW + 1):
        for column, of in given:
            said, planned = sheet.text(number, column), of(row)
            if said != planned and tidy(said) != tidy(planned):
                return False
        if not row.activity and (row.marks or row.executors):
            return False
    return True


def _columns(layout: PartLayout) -> Columns:
    return Columns({role: column_letters(column + 1) for role, column in layout.columns.items()})


def _indicators(
    sheet: Sheet, rows: Sequence[FormRow], layout: PartLayout, definition: Definition
) -> Iterator[Indicator]:
    columns, of_indicator = _columns(layout), {each.id for each in definition.further_of(layout.part.id, "indicator")}
    entries = _Entries(sheet, layout, definition)
    objective = _NOTHING
    indicator: Indicator | None = None
    works: list[Activity] = []
    for number, row in enumerate(rows, at.FIRST_ROW + 1):
        place = Place(sheet.name, number, columns)
        of_both = entries.of(number)
        own = {id_: entry for id_, entry in of_both.items() if id_ in of_indicator}
        if row.objective or row.number:
            objective = Objective(row.objective, place)
        if row.starts_indicator or indicator is None:
            if indicator:
                yield indicator.but(activities=tuple(works))
            indicator, works = Indicator(row.indicator, objective, place, None, key=row.key or None, further=own), []
        if row.activity:
            of_work = {id_: entry for id_, entry in of_both.items() if id_ not in of_indicator}
            works.append(Activity(row.activity, place, {}, further=of_work))
    if indicator:
        yield indicator.but(activities=tuple(works))


class _Entries:
    """What was typed into the columns of a report, row by row."""

    def __init__(self, sheet: Sheet, layout: PartLayout, definition: Definition) -> None:
        typed = (each for each in definition.further_of(layout.part.id) if not each.computed)
        self._known: dict[int, EntryColumn] = {layout.columns[each.id] + 1: each for each in typed}
        self._sheet = sheet
        self._reader = EntryReader(sheet, self._known, Ledger(), months=definition.identity.months)

    def of(self, row: int) -> Mapping[str, FurtherEntry]:
        return self._texts(row) or self._reader.read(row)

    def _texts(self, row: int) -> dict[str, FurtherEntry]:
        """What stands there where all of it is text; nothing where a number or date is among it."""
        found: dict[str, FurtherEntry] = {}
        for column, value in self._sheet.rows.get(row, {}).items():
            own = self._known.get(column)
            if own is None:
                continue
            if not isinstance(value, str) or date_of_number(own.id, value):
                return {}
            if text := tidy(without_markup(value)):
                found[own.id] = text
        return found
