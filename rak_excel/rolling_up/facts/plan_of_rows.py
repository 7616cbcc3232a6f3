"""The rows of an office as a plan again, for what knows plans alone: the rules, and the export."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from rak_excel.model import (
    Activity,
    Definition,
    Identity,
    Indicator,
    Objective,
    Origin,
    PartDefinition,
    Place,
    Plan,
    PlanPart,
    Source,
)
from rak_excel.rolling_up.facts.facts import FileFacts
from rak_excel.rolling_up.facts.fields import SEPARATOR, TICK
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.vocabulary.basics.numbers import whole_number
from rak_excel.vocabulary.names.executors import read_executor

_Placed = tuple[Place, ActivityRow]


def plan_of_rows(
    file: FileFacts, rows: Iterable[ActivityRow], definition: Definition, place: Callable[[ActivityRow, int], Place]
) -> Plan:
    """The parts that have rows; `place` says where a row stands, which is the nth of its part, counted from 0.

    An indicator stands where its first activity does. What rows do not keep is blank: signatories, indicators that nobody
    filled in.
    """
    by_part: dict[str, list[_Placed]] = {part.id: [] for part in definition.parts}
    for row in rows:
        if row.part in by_part:
            by_part[row.part].append((place(row, len(by_part[row.part])), row))
    identity = Identity(file.office, file.region or None, file.year, file.revision, date=file.signed)
    parts = [
        PlanPart(part.id, own[0][0].sheet, tuple(_indicators(own, part, definition)))
        for part in definition.parts
        if (own := by_part[part.id])
    ]
    return Plan(Source(file.file, file.sha256, file.saved), definition, identity, tuple(parts))


def _indicators(rows: Iterable[_Placed], part: PartDefinition, definition: Definition) -> Iterator[Indicator]:
    for _, block in groupby(rows, key=lambda each: each[1].ordinal):
        own = list(block)
        place, first = own[0]
        number = whole_number(first.number)
        yield Indicator(
            text=first.indicator,
            objective=Objective(first.objective, place, number, first.number),
            place=place,
            target=first.target,
            activities=tuple(_activity(row, at, part, definition) for at, row in own),
            key=first.key or None,
        )


def _activity(row: ActivityRow, place: Place, part: PartDefinition, definition: Definition) -> Activity:
    return Activity(
        text=row.activity,
        place=place,
        marks=dict.fromkeys(row.periods, TICK),
        executors=tuple(read_executor(name, part.id, definition) for name in row.executors),
        executors_text=SEPARATOR.join(row.executors),
        origins=(Origin(row.file, row.sheet, row.cell),),
    )
