"""Columns of no known role in which nothing but units stand: who reads the table may take them for executors too."""

from __future__ import annotations

from dataclasses import replace

from rak_excel.language import Text
from rak_excel.model import Definition, Executor, Match, NoteKind
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.entries.ticks import stands_for_nothing
from rak_excel.vocabulary.names.executor_cells import begins_with_helper, read_executors
from rak_excel.vocabulary.names.unit_titles import list_named
from rak_excel.vocabulary.remarks.corrections import is_of_remarks

_OF_DATA = frozenset(["data", "sumber"])  # SUMBER DATA, PENANGGUNG JAWAB DATA: who has the figures


def without_units_aside(table: Table, definition: Definition, ledger: Ledger) -> Table:
    """The table with such columns told, each at its heading: UNIT PENDUKUNG beside PELAKSANA."""
    section = table.sections[0]
    heading = section.heading
    own = heading.roles.get("executor")
    others = [c for c, other in heading.others.items() if not (other.role or other.told or c in section.form_columns)]
    others = [column for column in others if _OF_DATA.isdisjoint(heading.block.words(column))]
    columns = [column for column in others if own and _names_units(table, column, definition)]
    columns = [column for column in columns if not _tells_of_helpers(table, column)]
    for column in columns:
        detail = _UNITS.filled(taken=heading.named(own or column))
        ledger.note(
            NoteKind.COLUMN_SET_ASIDE, detail, table.sheet.cell(*heading.address(column)), heading.title(column)
        )
    sections = (replace(each, heading=each.heading.telling(columns)) for each in table.sections)
    return replace(table, sections=tuple(sections)) if columns else table


def _names_units(table: Table, column: int, definition: Definition) -> bool:
    texts = {text for text in table.below(column).values() if not stands_for_nothing(text, definition.marks)}
    named = [read_executors(text, table.part.id, definition) for text in texts]
    return bool(named) and all(each and all(_is_known(unit, definition) for unit in each) for each in named)


def _tells_of_helpers(table: Table, column: int) -> bool:
    """Whether remarks say with whom work is done, which is no unit's name: `Koordinasi dengan Divisi Hukum` in KETERANGAN."""
    title = table.sections[0].heading.title(column)
    return is_of_remarks(title) and any(map(begins_with_helper, table.below(column).values()))


def _is_known(unit: Executor, definition: Definition) -> bool:
    return unit.match is Match.EXACT or list_named(unit.text, definition) is not None


_UNITS = Text(
    "Isinya nama unit; yang dibaca sebagai pelaksana adalah kolom {taken}.",
    "It names units; the executors were read from the column {taken}.",
)
