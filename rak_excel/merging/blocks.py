"""The rows of the merged plan, in order and as they are placed: objectives numbered anew, activities in shared cells."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from rak_excel.formats.addresses import column_letters
from rak_excel.formats.written.row_heights import fits_in_a_row
from rak_excel.layouts.names import REMARK_END
from rak_excel.layouts.plan import FIRST_ROW, PartLayout
from rak_excel.merging.differences.differences import Difference
from rak_excel.merging.differences.fields import columns_of
from rak_excel.merging.sent.entries import Entry, Slot
from rak_excel.merging.uniting import Position, UnitedActivity, UnitedIndicator
from rak_excel.model import (
    Activity,
    Columns,
    Definition,
    Executor,
    FormRow,
    Identity,
    Indicator,
    Objective,
    PartDefinition,
    Place,
    PlanPart,
    items_of,
)
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.targets.units import target_beside

WITHOUT_INDICATOR = "Tanpa indikator"
"""What a report says of work outside the plan for which nobody wrote an indicator."""
_Place = tuple[int, int]  # the position of an objective in the definition, that of an indicator in it


class UnitedRow(Record):
    """One row of a sheet: one cell of activities. The first row of an indicator writes indicator and target.

    `number` is that of its objective, 0 where nobody named one.
    `listed` activities stand as a numbered list, which goes on from `start` items in the rows above.
    """

    indicator: UnitedIndicator
    number: int
    starts_objective: bool
    starts_indicator: bool
    width: float  # of the column of activities, in characters
    activities: tuple[UnitedActivity, ...]
    listed: bool = False
    start: int = 0
    written: FormRow | None = None  # of a report: the row as the plan has it, or as it was written outside the plan

    @property
    def text(self) -> str:
        """A single activity as it was written; those of a list with their numbers."""
        return _listed(self.activities, self.start) if self.listed else self.activities[0].text

    @property
    def fits(self) -> bool:
        """Whether the printed row shows the whole text. Only a single activity can be too long."""
        return fits_in_a_row(self.text, self.width, indented=True)

    @property
    def executors(self) -> tuple[Executor, ...]:
        return self.activities[0].executors

    @property
    def executors_text(self) -> str:
        if self.written:
            return self.written.executors
        names = [executor.name for executor in self.executors]
        return names[0] if len(names) == 1 else "\n".join(f"{at}. {name}" for at, name in enumerate(names, 1))

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry for activity in self.activities for entry in activity.entries)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What contradicts on this row: the indicator's on its first row, the schedule's of its activities."""
        own = self.indicator.differences if self.starts_indicator else ()
        return (*own, *(each for activity in self.activities for each in activity.differences))


def rows_of(part: str, indicators: Iterable[UnitedIndicator], definition: Definition) -> list[UnitedRow]:
    """The rows of one part: objectives in the definition's order, then in official order.

    What nobody gave an objective or an indicator comes first: below another row it would read as that row's.
    """
    rows: list[UnitedRow] = []
    number = 0
    width = PartLayout.of(definition.part(part), definition).width("activity")
    for block in _blocks([each for each in indicators if each.slot.part == part], definition):
        named = bool(block[0].objective.strip())
        number += named
        for at, indicator in enumerate(block):
            for nth, cell in enumerate(_cells(indicator.activities, width)):
                rows.append(UnitedRow(indicator, number, named and at == nth == 0, nth == 0, width, *cell))
    return rows


def form_row(row: UnitedRow, definition: Definition) -> FormRow:
    """The row as it is written, its open differences marked and told."""
    indicator, part = row.indicator, row.indicator.slot.part
    open_ = [each for each in row.differences if not each.decided]
    starts = row.starts_indicator
    column = PartLayout.of(definition.part(part), definition).unit
    unit = str(indicator.further.get(column or "", ""))
    first = row.activities[0]  # whose further entries are the row's: what has any does not share a cell
    own = row.written or FormRow(
        number=f"{row.number}." if row.starts_objective else "",
        objective=indicator.objective if row.starts_objective else "",
        indicator=indicator.text if starts else "",
        target=target_beside(indicator.target, unit, definition) if starts else "",
        activity=row.text,
        marks=first.marks,
        executors=row.executors_text,
        key=indicator.slot.key(definition) if starts else "",
    )
    return own.but(
        further={**(indicator.further if starts else {}), **first.further},
        marked=frozenset(id_ for each in open_ for id_ in columns_of(each.question.field, part, definition)),
        remark="\n".join(_remark(each) for each in open_),
    )


def _remark(difference: Difference) -> str:
    """What the comment at a marked cell says; workbooks speak Indonesian."""
    said = [f"{each.letter}. {each.text} ({each.origins[0].file})" for each in difference.candidates]
    label = difference.question.field.label.id
    return "\n".join([f"{label} berbeda, dipakai sementara {difference.used}:", *said, REMARK_END])


def _blocks(indicators: Sequence[UnitedIndicator], definition: Definition) -> list[list[UnitedIndicator]]:
    """Indicators by objective. A further occurrence of an indicator stands in a further block of its objective, so
    that nobody who reads the plan back joins the two."""
    blocks: dict[tuple[str, int], list[UnitedIndicator]] = {}
    told: dict[tuple[str, str], list[int]] = {}
    for indicator in indicators:
        insort(told.setdefault((normalised(indicator.objective), indicator.slot.name), []), indicator.slot.nth)
    for indicator in indicators:
        objective = normalised(indicator.objective)
        occurrence = bisect_left(
            told[objective, indicator.slot.name], indicator.slot.nth
        )  # the how-manieth of its name
        blocks.setdefault((objective, occurrence), []).append(indicator)
    places = {
        indicator.key: (at, nth)
        for at, objective in enumerate(definition.objectives)
        for nth, indicator in enumerate(objective.indicators)
    }
    ordered = sorted(blocks, key=lambda key: _block_order(key, blocks[key], places, definition))
    return [_in_block_order(blocks[key], places) for key in ordered]


def _in_block_order(block: Sequence[UnitedIndicator], places: dict[str, _Place]) -> list[UnitedIndicator]:
    """The definition's indicators in its order, each with the unlisted ones that its sheet has right before it."""
    listed = [each for each in block if each.slot.name in places]

    def order(indicator: UnitedIndicator) -> tuple[bool, _Place, int, bool, Position, str]:
        anchor = indicator if indicator in listed else _following(indicator, listed)
        place = (places[anchor.slot.name], anchor.slot.nth) if anchor else ((len(places), 0), 0)
        return bool(indicator.text.strip()), *place, indicator in listed, indicator.position, indicator.slot.name

    return sorted(block, key=order)


def _following(indicator: UnitedIndicator, listed: Sequence[UnitedIndicator]) -> UnitedIndicator | None:
    """The next listed indicator below it on the sheet that it comes from."""
    based, (order, row, *file) = indicator.position
    below = [
        each
        for each in listed
        if (based, order, file) == (each.position[0], each.position[1][0], [*each.position[1][2:]])
    ]
    return min((each for each in below if each.position[1][1] > row), key=lambda each: each.position, default=None)


def _block_order(
    key: tuple[str, int], block: Sequence[UnitedIndicator], places: dict[str, _Place], definition: Definition
) -> tuple[bool, int, int, Position, str]:
    objective, nth = key
    worded = [at for at, each in enumerate(definition.objectives) if normalised(each.text) == objective]
    keyed = [places[each.slot.name][0] for each in block if each.slot.name in places]
    position = min([*keyed, *worded], default=len(definition.objectives))
    return bool(objective), position, nth, min(each.position for each in block), objective


# The activities, whether numbered, how many items stand above.
_SharedCell = tuple[tuple[UnitedActivity, ...], bool, int]


def _cells(activities: Sequence[UnitedActivity], width: float) -> list[_SharedCell]:
    """Activities of the same schedule and executors in one cell so wide, where they can be told apart again."""
    cells: dict[object, list[UnitedActivity]] = {}
    for at, activity in enumerate(activities):
        shared = tuple(sorted(activity.marks)), tuple(normalised(executor.name) for executor in activity.executors)
        # What waits for a choice, has entries of its own, or has no text.
        alone = bool(activity.differences or activity.further) or not activity.text.strip()
        cells.setdefault(at if alone else shared, []).append(activity)
    return [one for cell in cells.values() for one in _separable(cell, width)]


def _separable(cell: Sequence[UnitedActivity], width: float) -> list[_SharedCell]:
    """As few rows as show the whole list; one for each activity where a list would not read back as the same items."""
    if len(cell) > 1:
        rows = list(_as_high_as_rows_get(cell, width))
        if all(_items(activities) == _items_of(_listed(activities, start)) for activities, _, start in rows):
            return rows
    return [((each,), False, 0) for each in cell]


def _as_high_as_rows_get(cell: Sequence[UnitedActivity], width: float) -> Iterator[_SharedCell]:
    """The list cut where the next activity would not fit into the row any more; its numbers go on in the next one."""
    row: list[UnitedActivity] = []
    start = 0
    for activity in cell:
        if row and not fits_in_a_row(_listed([*row, activity], start), width, indented=True):
            yield tuple(row), True, start
            start, row = start + len(_items(row)), []
        row.append(activity)
    yield tuple(row), True, start


def _listed(activities: Iterable[UnitedActivity], start: int) -> str:
    return "\n".join(f"{at}. {item}" for at, item in enumerate(_items(activities), start + 1))


def _items(activities: Iterable[UnitedActivity]) -> list[str]:
    return [item for activity in activities for item in _items_of(activity.text)]


def _items_of(text: str) -> list[str]:
    return [item.text for item in items_of(text)]


def place_rows(part: PartDefinition, rows: Sequence[UnitedRow], definition: Definition, identity: Identity) -> PlanPart:
    """The part of the merged plan that these rows make."""
    columns = columns_as_written(part, definition)
    placed = [(row, place_of(part, at, columns)) for at, row in enumerate(rows)]
    office = part.office.replace("{office}", identity.office).upper()
    indicators = tuple(_indicators(placed, definition))
    return PlanPart(part.id, part.sheet, indicators, office, identity.year, columns=columns, found_by="mark")


def indicators_by_slot(parts: Iterable[PlanPart], rows: Mapping[str, Sequence[UnitedRow]]) -> dict[Slot, Indicator]:
    """Each indicator of the placed parts by the slot that it had when their rows were united."""
    found: dict[Slot, Indicator] = {}
    for part in parts:
        slots = (row.indicator.slot for row in rows[part.id] if row.starts_indicator)
        found |= zip(slots, part.indicators, strict=True)
    return found


def place_of(part: PartDefinition, at: int, columns: Columns) -> Place:
    """The place of the row with this position, counted from 0, in the workbook that we write."""
    return Place(part.sheet, FIRST_ROW + 1 + at, columns)


def columns_as_written(part: PartDefinition, definition: Definition) -> Columns:
    """The columns of a part in the workbook that we write."""
    layout = PartLayout.of(part, definition)
    periods = (column_letters(column + 1) for column in layout.periods)
    return Columns({role: layout.letter(role) for role in layout.columns}, tuple(periods))


def _indicators(placed: Sequence[tuple[UnitedRow, Place]], definition: Definition) -> Iterator[Indicator]:
    objective = None
    for _, group in groupby(placed, key=lambda each: id(each[0].indicator)):
        rows = list(group)
        first, place = rows[0]
        if first.starts_objective or objective is None:
            number = f"{first.number}." if first.number else ""
            number = first.written.number if first.written else number
            objective = Objective(first.indicator.objective, place, first.number or None, number)
        united, activities = first.indicator, tuple(_activity(row, at) for row, at in rows)
        key = (first.written.key if first.written else united.slot.key(definition)) or None
        yield Indicator(united.text, objective, place, united.target, place, activities, key, united.further)


def _activity(row: UnitedRow, place: Place) -> Activity:
    origins = tuple(dict.fromkeys(origin for entry in row.entries for origin in entry.origins))
    first = row.activities[0]
    said = row.text, place, first.marks, row.executors, row.executors_text, origins
    return Activity(*said, further=first.further)
