"""A report whose rows stand as the plan has them: what was typed beside them, without interpreting any of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

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
from rak_excel.reading.identity.identity import find_identity_sheet, read_identity_sheet
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.reported_plan import carried_plan
from rak_excel.reading.rows.further import EntryReader
from rak_excel.vocabulary.basics.texts import tidy, without_markup
from rak_excel.vocabulary.headings.headings import column_heading

_LOCKED = ("number", "objective", "indicator", "target", "activity")
_NOTHING = Objective("", Place("", 0, Columns()))


def report_as_planned(sheets: Sequence[Sheet], source: Source, names: Mapping[str, str]) -> Plan | None:
    """The report in a workbook of ours whose rows are those of the plan that it carries, each in its place; None otherwise.

    It says of figures and work what reading does, in a third of the time, and nothing else: no notes, no account, and of
    targets and executors what the carried plan says. Whatever is not as we wrote it (an edited word, a row more or less, something
    struck through, below or beside the table) gives None, and is for reading to judge.
    """
    definition = _definition(sheets, names)
    if definition is None or not definition.is_report:
        return None
    reported = carried_plan(sheets, definition)
    who = find_identity_sheet(sheets, definition)
    if reported is None or reported.follow_ups or who is None or who.seen is not who:
        return None
    identity = read_identity_sheet(who, Ledger())
    if not identity.office or identity.year is None or not (identity.whole_office or identity.submitter):
        return None
    parts = []
    for part in definition.parts:
        read = _part(part, reported.rows.get(part.id, ()), sheets, definition)
        if read is None:
            return None
        parts.append(read)
    merged = any(map(is_origins, sheets))
    return Plan(source, definition, identity, tuple(parts), reported=reported, merged=merged)


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
    if not all(_says(sheet, number, row, layout) for number, row in enumerate(rows, at.FIRST_ROW + 1)):
        return None
    indicators = tuple(_indicators(sheet, rows, layout, definition))
    return PlanPart(part.id, sheet.name, indicators, columns=_columns(layout))


def _is_ours(sheet: Sheet, layout: PartLayout, definition: Definition, rows: int) -> bool:
    """Whether the sheet is laid out as we write it, with nothing below or beside the table and nothing that is not seen."""
    headed = all(
        tidy(sheet.text(at.HEADING_ROW + 1, layout.columns[role] + 1))
        == tidy(column_heading(role, layout.part, definition))
        for role in layout.typed
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
    sound = not (sheet.strays or faulty or unseen)
    return headed and inside and sound


def _says(sheet: Sheet, number: int, row: FormRow, layout: PartLayout) -> bool:
    """Whether a row says what the plan does in every column that comes from it, and is known by its key."""
    said = {**{role: getattr(row, role) for role in _LOCKED}, "executor": row.executors, "key": row.key}
    own = {role: text for role, text in said.items() if role in layout.columns}
    same = all(tidy(sheet.text(number, layout.columns[role] + 1)) == tidy(text) for role, text in own.items())
    return same and (bool(row.activity) or not (row.marks or row.executors))


def _texts(sheet: Sheet, row: int, known: Mapping[int, EntryColumn]) -> dict[str, FurtherEntry]:
    """What stands in these columns of a row where all of it is text; nothing where a number or date is among it."""
    found: dict[str, FurtherEntry] = {}
    cells = sheet.rows.get(row, {})
    for column, value in cells.items():
        own = known.get(column)
        if own and not isinstance(value, str):
            return {}
        if own and (text := tidy(without_markup(str(value)))):
            found[own.id] = text
    return found


def _columns(layout: PartLayout) -> Columns:
    return Columns({role: column_letters(column + 1) for role, column in layout.columns.items()})


def _indicators(
    sheet: Sheet, rows: Sequence[FormRow], layout: PartLayout, definition: Definition
) -> Iterator[Indicator]:
    part, columns = layout.part, _columns(layout)
    known: dict[int, EntryColumn] = {
        layout.columns[each.id] + 1: each for each in definition.further_of(part.id) if not each.computed
    }
    reader = EntryReader(sheet, known, Ledger())
    of_indicator = {each.id for each in definition.further_of(part.id, "indicator")}
    objective = _NOTHING
    indicator: Indicator | None = None
    for number, row in enumerate(rows, at.FIRST_ROW + 1):
        place = Place(sheet.name, number, columns)
        entries = _texts(sheet, number, known) or reader.read(number)
        if row.objective or row.number:
            objective = Objective(row.objective, place)
        if row.starts_indicator or indicator is None:
            if indicator:
                yield indicator
            own = {id_: entry for id_, entry in entries.items() if id_ in of_indicator}
            indicator = Indicator(row.indicator, objective, place, None, key=row.key or None, further=own)
        if row.activity:
            own = {id_: entry for id_, entry in entries.items() if id_ not in of_indicator}
            work = Activity(row.activity, place, {}, further=own)
            indicator = indicator.but(activities=(*indicator.activities, work))
    if indicator:
        yield indicator
