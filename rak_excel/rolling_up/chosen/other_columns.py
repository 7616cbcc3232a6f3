"""Further columns of files whose definition is not the roll-up's: their entries in its columns, and which have no place there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rak_excel.language import Text
from rak_excel.model import Columns, Definition, Indicator, Place, Severity
from rak_excel.model.further import Further, FurtherColumn, PeriodEntry
from rak_excel.model.standard_columns import period_of_id
from rak_excel.rolling_up.facts.facts import FileFacts, NoteRow
from rak_excel.rolling_up.facts.met_columns import as_number, as_rolled_up, entries_in
from rak_excel.rolling_up.facts.plan_facts import plan_of_rows
from rak_excel.rolling_up.facts.rows import ActivityRow, with_further
from rak_excel.vocabulary.targets.by_period import period_columns

_LEFT = Text(
    "Isian kolom {heading} di sheet {sheet} tidak ikut direkap.",
    "The entries of the column {heading} on the sheet {sheet} were not taken into the roll-up.",
)
_HINT = Text("Untuk isian kolom ini lihat file rencananya.", "For the entries of this column see the plan itself.")


def columns_left(
    facts: FileFacts, rows: Iterable[ActivityRow], own: Definition, definition: Definition, code: str
) -> Iterator[NoteRow]:
    """A note with this code on each further column of a file with entries for which `definition` has no place."""
    said = {(row.part, id_) for row in rows for id_, _ in row.further}
    for part in own.parts:
        for column in (each for each in own.further_of(part.id) if (part.id, each.id) in said):
            if not _has_place(column, part.id, definition):
                told = _LEFT.filled(heading=column.name, sheet=part.sheet)
                place = part.sheet, "", column.name
                yield NoteRow(facts.file, facts.sha256, code, Severity.WARNING, *place, told, _HINT)


def in_its_columns(
    facts: FileFacts, rows: Sequence[ActivityRow], own: Definition, definition: Definition
) -> tuple[ActivityRow, ...]:
    """The rows with the entries for which `definition` has a place; its targets by period are written as it has them.

    Both are taken as a roll-up has them. What nobody knows to be s.d. stays a text.
    """
    written, shown = as_rolled_up(own), as_rolled_up(definition)
    without = {
        (part.id, column.id)
        for part in own.parts
        for column in own.further_of(part.id)
        if not _has_place(column, part.id, definition)
    }
    differing = [part.id for part in own.parts if _entries(written, part.id) != _entries(shown, part.id)]
    if not (without or differing) or not any(row.further for row in rows):
        return tuple(rows)
    plan = plan_of_rows(facts, rows, own, lambda row, nth: Place(row.sheet, nth, Columns()))
    entered = {}
    for part in (each for each in plan.parts if each.id in differing):
        firsts = {row.ordinal: row for row in reversed(rows) if row.part == part.id}
        ordinals = dict.fromkeys(row.ordinal for row in rows if row.part == part.id)
        for ordinal, indicator in zip(ordinals, part.indicators, strict=True):
            if not _is_open(firsts[ordinal], indicator, own):
                entered[part.id, ordinal] = entries_in(indicator, part.id, written, shown)
    return tuple(_row(row, entered.get((row.part, row.ordinal), {}), without) for row in rows)


def _entries(definition: Definition, part: str) -> dict[str, PeriodEntry]:
    return {column.id: column.entry for column in period_columns(part, definition)}


def _is_open(row: ActivityRow, indicator: Indicator, definition: Definition) -> bool:
    """Whether nobody knows if the targets of an indicator are s.d.: their numbers are no numbers in a roll-up."""
    texts = (entry for id_, entry in row.further if period_of_id(id_) and isinstance(entry, str))
    return any(isinstance(as_number(text, indicator, definition), int | float) for text in texts)


def _row(row: ActivityRow, entered: Further, without: set[tuple[str, str]]) -> ActivityRow:
    entries = {**dict(row.further), **entered}
    further = tuple((id_, entries[id_]) for id_, _ in row.further if (row.part, id_) not in without)
    return row if further == row.further else with_further(row, further)


def is_converted(rows: Iterable[ActivityRow], before: Iterable[ActivityRow]) -> bool:
    """Whether any entry says something else now, so that it is no more as its own definition says."""
    return any(set(now.further) - set(was.further) for now, was in zip(rows, before, strict=True))


def _has_place(column: FurtherColumn, part: str, definition: Definition) -> bool:
    return any(each.id == column.id for each in definition.further_of(part))
