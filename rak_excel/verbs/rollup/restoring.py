"""The plans that an earlier roll-up holds, as its data sheets have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from string import digits

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.model import (
    Activity,
    Columns,
    Definition,
    Identity,
    Indicator,
    Note,
    NoteKind,
    Objective,
    Origin,
    PartDefinition,
    Place,
    Plan,
    PlanPart,
    Source,
)
from rak_excel.reading import Reading, find_files
from rak_excel.spreadsheet.rollup_reading import is_rollup
from rak_excel.templates import decode_definition
from rak_excel.verbs.rollup.addresses import row_number
from rak_excel.verbs.rollup.earlier import read_rollup
from rak_excel.verbs.rollup.facts import ActivityRow, FileFacts, Harvest
from rak_excel.verbs.rollup.sheets.fields import SEPARATOR, TICK
from rak_excel.vocabulary.executors import read_executor


def with_rolled_up(reading: Reading, paths: Iterable[Path | str]) -> Reading:
    """The reading of `paths` with the plans that the roll-ups there hold; a damaged roll-up stays unread."""
    held: dict[str, list[Plan]] = {}
    unread = {each.source.file: each for each in reading.unread}
    for path, name in find_files(paths):
        if name in unread and is_rollup(path):
            try:
                held[name] = plans_of(read_rollup(path))
                del unread[name]
            except UnreadableWorkbookError as error:
                unread[name] = replace(unread[name], note=Note(NoteKind.UNREADABLE_FILE, error.text))
    plans = [plan for plans in held.values() for plan in plans]
    return replace(reading, plans=(*reading.plans, *plans), unread=tuple(unread.values()))


def plans_of(harvest: Harvest) -> list[Plan]:
    """A plan for each file of which the roll-up has rows, in the order of its list of files.

    Every row knows the file, sheet and cell that the roll-up names; an indicator stands where its first activity does.
    What a roll-up does not keep is blank: signatories, indicators that nobody filled in, columns of no role.
    """
    definitions = {template: decode_definition(text) for template, text in harvest.definitions.items()}
    return [
        _plan(file, rows, definitions.get(file.template) or next(iter(definitions.values())))
        for file in harvest.files
        if (rows := harvest.rows.get(file.identity))
    ]


def _plan(file: FileFacts, rows: Sequence[ActivityRow], definition: Definition) -> Plan:
    identity = Identity(file.office, file.region or None, file.year, file.revision, date=file.signed)
    parts = [
        PlanPart(part.id, own[0].sheet, tuple(_indicators(own, part, definition)))
        for part in definition.parts
        if (own := [row for row in rows if row.part == part.id])
    ]
    return Plan(Source(file.file, file.sha256, file.saved), definition, identity, tuple(parts))


def _indicators(rows: Sequence[ActivityRow], part: PartDefinition, definition: Definition) -> Iterator[Indicator]:
    for _, block in groupby(rows, key=lambda row: row.ordinal):
        own = list(block)
        first, place = own[0], _place(own[0])
        number = int(first.number) if first.number.isdecimal() else None
        yield Indicator(
            text=first.indicator,
            objective=Objective(first.objective, place, number, first.number),
            place=place,
            target=first.target,
            activities=tuple(_activity(row, part, definition) for row in own),
            key=first.key or None,
        )


def _activity(row: ActivityRow, part: PartDefinition, definition: Definition) -> Activity:
    return Activity(
        text=row.activity,
        place=_place(row),
        marks=dict.fromkeys(row.periods, TICK),
        executors=tuple(read_executor(name, part.id, definition) for name in row.executors),
        executors_text=SEPARATOR.join(row.executors),
        origins=(Origin(row.file, row.sheet, row.cell),),
    )


def _place(row: ActivityRow) -> Place:
    column = row.cell.rstrip(digits)
    return Place(row.sheet, row_number(row.cell), Columns({"activity": column}))
