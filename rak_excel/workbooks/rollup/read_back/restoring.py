"""The plans that an earlier roll-up holds, as its data sheets have them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from string import digits

from rak_excel.definitions.loading import decode_definition
from rak_excel.errors import UnreadableWorkbookError
from rak_excel.model import Columns, Note, NoteKind, Place, Plan
from rak_excel.reading import Reading, find_files
from rak_excel.rolling_up.facts.facts import Harvest
from rak_excel.rolling_up.facts.places import row_number
from rak_excel.rolling_up.facts.plan_of_rows import plan_of_rows
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.workbooks.rollup.opened import is_rollup
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup


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

    Every row knows the file, sheet and cell that the roll-up names.
    """
    definitions = {template: decode_definition(text) for template, text in harvest.definitions.items()}
    return [
        plan_of_rows(file, rows, definitions.get(file.template) or next(iter(definitions.values())), _place)
        for file in harvest.files
        if (rows := harvest.rows.get(file.identity))
    ]


def _place(row: ActivityRow, _nth: int) -> Place:
    column = row.cell.rstrip(digits)
    return Place(row.sheet, row_number(row.cell), Columns({"activity": column}))
