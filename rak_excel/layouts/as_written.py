"""Which sheet of a merged plan is that of a part, and which rows stand as merging wrote them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

import msgspec

from rak_excel.formats.grid import Sheet, as_text
from rak_excel.formats.written.digests import digest_in_order
from rak_excel.layouts.names import ORIGIN_HEADINGS, ORIGINS_SHEET
from rak_excel.layouts.plan import PartLayout
from rak_excel.model import Definition, FormRow, Identity, PartDefinition, PlanForm
from rak_excel.model.reported_plan import ReportedPlan
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.entries.ticks import clear_ticks
from rak_excel.vocabulary.headings.headings import column_heading


def part_sheets(sheets: Sequence[Sheet], definition: Definition) -> dict[str, PartDefinition]:
    """By its name now, each sheet of a part: the one named so, else the first other that has the part's columns."""
    named = {part.sheet: part for part in definition.parts}
    found = {sheet.name: named[sheet.name] for sheet in sheets if sheet.name in named}
    for part in definition.parts:
        if part not in found.values():
            others = (sheet for sheet in sheets if sheet.name not in found)
            # Its headings stand where no other part has them: behind as many periods, called as this part calls them.
            roles = _telling(part, definition)
            renamed = next((each for each in others if heading_row(each, part, definition, *roles) is not None), None)
            if renamed is not None:
                found[renamed.name] = part
    return found


def _telling(part: PartDefinition, definition: Definition) -> tuple[str, ...]:
    """The columns whose headings tell the sheet of a part from others: its own, or all of a form that lists its columns."""
    if part.columns is msgspec.UNSET:
        return "objective", "executor"
    return tuple(column for column in definition.columns_of(part.id) if column != "schedule")


def heading_row(sheet: Sheet, part: PartDefinition, definition: Definition, *roles: str) -> int | None:
    """The row in which these headings of the part stand as we write them, each in its column."""
    columns = PartLayout.of(part, definition).columns
    headings = {columns[role] + 1: column_heading(role, part, definition) for role in roles}
    rows = (row for row in sorted(sheet.rows) if all(sheet.text(row, at) == text for at, text in headings.items()))
    return next(rows, None)


_LENGTH = 10
_SAID = ("number", "target", "activity", "executor")
_HEADING_ROWS = 2


class _Line(Record):
    """What tells where a row stands, and `all` that it says: number, target, activity, executors, ticks, further entries."""

    objective: str
    indicator: str
    key: str
    all: tuple[str, ...]

    @property
    def starts_objective(self) -> bool:
        return bool(self.objective or self.all[0])


def seals_of(form: PlanForm) -> dict[str, list[str]]:
    """By part, what each of its rows is recognised by, in order."""
    rows = rows_as_written(form)
    layouts = (PartLayout.of(part, form.definition) for part in form.definition.parts)
    return {each.part.id: list(_seals(_written(row, each) for row in rows[each.part.id])) for each in layouts}


def seals_on(sheets: Sequence[Sheet], definition: Definition) -> dict[str, list[str]]:
    """The same of what stands on the sheets of the parts by now, down to the last row with anything in it."""
    found: dict[str, list[str]] = {}
    named = {sheet.name: sheet for sheet in sheets}
    for name, part in part_sheets(sheets, definition).items():
        sheet, first = named[name], _telling(part, definition)[0]
        if (top := heading_row(sheet, part, definition, first)) is not None:
            layout = PartLayout.of(part, definition)
            rows = range(top + _HEADING_ROWS, max(sheet.rows) + 1)
            found[part.id] = list(_seals(_read(sheet, row, layout) for row in rows))
    return found


def rows_as_written(form: PlanForm) -> dict[str, tuple[FormRow, ...]]:
    """The rows of each part as they are written: a tick that says something else beside the others is our own.

    On a form with numbers and without objectives the indicators are numbered.
    """
    marks = (mark for each in form.rows.values() for row in each for mark in row.marks.values())
    own = clear_ticks(marks, form.definition.marks)

    def clear(row: FormRow) -> FormRow:
        return row.but(marks={period: own.get(mark, mark) for period, mark in row.marks.items()})

    rows = {part: tuple(map(clear, form.rows.get(part.id, ()))) for part in form.definition.parts}
    return {part.id: own if part.has("objective") else _numbered(own) for part, own in rows.items()}


def _numbered(rows: Iterable[FormRow]) -> tuple[FormRow, ...]:
    """Each indicator with its number, counted from 1."""
    numbers = count(1)
    return tuple(row.but(number=f"{next(numbers)}." if row.indicator else "") for row in rows)


def tell_as_written(sheets: Sequence[Sheet]) -> bool:
    """Whether merging wrote down what each row said; some were written by a version that did not."""
    origins = next((sheet for sheet in sheets if sheet.name == ORIGINS_SHEET), None)
    return origins is not None and any(" " in origins.text(row, len(ORIGIN_HEADINGS)) for row in origins.rows)


def with_rows_as_written(sheets: Sequence[Sheet], own: Sequence[Sheet], definition: Definition) -> list[Sheet]:
    """The plan's `own` sheets with their rows that are as merging wrote them; as they are where it wrote none."""
    origins = next((sheet for sheet in sheets if sheet.name == ORIGINS_SHEET), None)
    parts = part_sheets(own, definition) if tell_as_written(sheets) else {}
    return [
        _marked(sheet, part, definition, dict(_known(origins, part.sheet)))
        if origins and (part := parts.get(sheet.name))
        else sheet
        for sheet in own
    ]


def with_rows_as_planned(own: Sequence[Sheet], reported: ReportedPlan, definition: Definition) -> list[Sheet]:
    """The sheets of a report with their rows that say of the plan what it says itself."""
    # What stands beside the columns of the plan is the report's own, and periods have no columns in it.
    said = {part: tuple(row.but(further={}, marks={}) for row in rows) for part, rows in reported.rows.items()}
    rows = rows_as_written(PlanForm(definition, Identity(), said))
    parts = part_sheets(own, definition)
    layouts = {name: PartLayout.of(part, definition).but(further=()) for name, part in parts.items()}
    known = {name: _seals(_written(row, each) for row in rows[each.part.id]) for name, each in layouts.items()}
    return [
        _with_seals(sheet, layouts[sheet.name], definition, list(known[sheet.name])) if sheet.name in layouts else sheet
        for sheet in own
    ]


def _known(origins: Sheet, name: str) -> Iterator[tuple[str, str]]:
    """The rows of the sheet that had this name, as they were written, each with what it is recognised by."""
    for row in origins.rows:
        sheet, number, *_, content = (origins.text(row, column) for column in range(1, len(ORIGIN_HEADINGS) + 1))
        seal = content.partition(" ")[2]
        if sheet == name and seal:
            yield number, seal


def _marked(sheet: Sheet, part: PartDefinition, definition: Definition, known: Mapping[str, str]) -> Sheet:
    if not known:  # a part that nobody planned for has one blank row
        top = heading_row(sheet, part, definition, _telling(part, definition)[0])
        blank = frozenset() if top is None else {top + _HEADING_ROWS} - sheet.rows.keys()
        return sheet.but(as_written=sheet.as_written | blank)
    return _with_seals(sheet, PartLayout.of(part, definition), definition, list(known.values()))


def _with_seals(sheet: Sheet, layout: PartLayout, definition: Definition, known: Sequence[str]) -> Sheet:
    """The sheet with those of its rows marked that are recognised by these."""
    top = heading_row(sheet, layout.part, definition, _telling(layout.part, definition)[0])
    if top is None:
        return sheet
    left = Counter(known)  # of a row that was copied the first alone is as it was written
    places = {seal.partition(" ")[0] for seal in left}
    placed, as_written = set[int](), set[int]()
    rows = range(top + _HEADING_ROWS, sheet.last_row + 1)
    for row, seal in zip(rows, _seals(_read(sheet, row, layout) for row in rows), strict=True):
        if seal.partition(" ")[0] in places and row in sheet.rows:
            placed.add(row)
        if left[seal]:
            left[seal] -= 1
            as_written.add(row)
    return sheet.but(placed=sheet.placed | placed, as_written=sheet.as_written | as_written)


def _written(row: FormRow, layout: PartLayout) -> _Line:
    """What a row says on its sheet: nothing of a column that the form does not have."""
    texts = {"number": row.number, "objective": row.objective, "target": row.target, "activity": row.activity}
    texts |= {"executor": row.executors}
    said = {role: text if layout.has(role) else "" for role, text in texts.items()}
    further = {id_: as_text(entry) for id_, entry in row.further.items()}
    marks = row.marks if layout.periods else {}
    return _line(said["objective"], row.indicator, row.key, [said[role] for role in _SAID], marks, further)


def _read(sheet: Sheet, row: int, layout: PartLayout) -> _Line:
    def text(role: str) -> str:
        return sheet.text(row, layout.columns[role] + 1) if role in layout.columns else ""

    marks = {period: sheet.text(row, column + 1) for period, column in enumerate(layout.periods, 1)}
    said = tuple(map(text, _SAID))
    further = {column.id: text(column.id) for column in layout.further if not column.computed}
    return _line(text("objective"), text("indicator"), text("key"), said, marks, further)


def _line(
    objective: str, indicator: str, key: str, said: Sequence[str], marks: Mapping[int, str], further: Mapping[str, str]
) -> _Line:
    ticks = (f"{period} {tidy(mark)}" for period, mark in sorted(marks.items()) if mark)
    entries = (f"{id_} {tidy(entry)}" for id_, entry in sorted(further.items()) if entry)
    return _Line(tidy(objective), tidy(indicator), key, (*map(tidy, said), *ticks, *entries))


def _seals(lines: Iterable[_Line]) -> Iterator[str]:
    """Of each row what tells where it stands, and what tells all that it says there."""
    above = _Line("", "", "", ())
    for line in lines:
        if line.starts_objective or line.indicator:
            above = line.but(objective=line.objective if line.starts_objective else above.objective)
        place = (above.objective, above.indicator, above.key)
        begins = str(line.starts_objective or bool(line.indicator))
        yield f"{digest_in_order(place, _LENGTH)} {digest_in_order((*place, begins, *line.all), _LENGTH)}"
