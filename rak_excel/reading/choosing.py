"""Which sheets may hold the plan, and which table is taken where several are of the same part."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rak_excel.language import Text
from rak_excel.model import Definition, NoteKind
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.origins import is_origins
from rak_excel.reading.tables import Table
from rak_excel.spreadsheet.grid import Sheet
from rak_excel.spreadsheet.merged_sheets import MERGED_SHEETS
from rak_excel.vocabulary.words import compact

_REFERENCE = re.compile(r"^=?'?(?P<sheet>.+?)'?!\$?[A-Z]+\$?(?P<first>\d+):\$?[A-Z]+\$?(?P<last>\d+)$")


def plan_sheets(sheets: Sequence[Sheet], definition: Definition) -> list[Sheet]:
    """The sheets that may hold a part: of a merged plan those of the parts alone, else all but the form's own others."""
    parts = [sheet for sheet in sheets if sheet.name in {part.sheet for part in definition.parts}]
    if parts and any(is_origins(sheet) for sheet in sheets):
        return parts
    names = definition.sheets
    ours = (names.guide, names.identity, names.check, names.lists, names.definition, *MERGED_SHEETS)
    form = {compact(each) for each in ours}
    return [sheet for sheet in sheets if compact(sheet.name) not in form]


def choose_tables(
    tables: Sequence[Table], definition: Definition, names: Mapping[str, str], ledger: Ledger
) -> dict[str, Table]:
    """One table a part: the one that our mark names, else that on the part's own sheet, else the first that is filled.

    The others are asked about; nothing of them is read.
    """
    chosen: dict[str, Table] = {}
    for part in definition.parts:
        own = [_marked(table, names) for table in tables if table.part is part]
        ranked = sorted(own, key=_rank)
        if ranked:
            chosen[part.id] = ranked[0]
        for other in ranked[1:]:
            if not other.is_blank:
                _ask_which(ranked[0], other, ledger)
    return chosen


def _rank(table: Table) -> tuple[bool, ...]:
    named = compact(table.sheet.name) == compact(table.part.sheet)
    without_periods = not table.sections[0].heading.periods
    return table.is_blank, without_periods, table.found_by != "mark", not named, table.sheet.hidden


def _marked(table: Table, names: Mapping[str, str]) -> Table:
    """The table, found by our mark where the part's defined name refers to it."""
    match = _REFERENCE.match(names.get(f"RAK_{table.part.id.upper()}_TABLE", ""))
    heading = table.sections[0].heading
    if (
        match
        and match["sheet"].replace("''", "'") == table.sheet.name
        and int(match["first"]) <= heading.bottom <= int(match["last"])
    ):
        return replace(table, found_by="mark")
    return table


def _ask_which(taken: Table, other: Table, ledger: Ledger) -> None:
    heading = other.sections[0].heading
    column = min(heading.roles.values())
    detail = _TWO_TABLES.filled(taken=taken.sheet.name, row=taken.sections[0].heading.top, other=other.sheet.name)
    ledger.note(
        NoteKind.AMBIGUOUS_VALUE, detail, other.sheet.cell(heading.top, column), other.sheet.text(heading.top, column)
    )
    rows = range(heading.top, other.sections[-1].last + 1)
    ledger.use(other.sheet, ((row, each) for row in rows for each in other.sheet.rows.get(row, {})), Use.NOT_USED)


_TWO_TABLES = Text(
    "Ada dua tabel untuk bagian yang sama. Yang dibaca adalah tabel di sheet {taken} mulai baris {row}; "
    "tabel di sheet {other} ini tidak dibaca. Hapus salah satunya.",
    "Two tables are of the same part. The one on sheet {taken} from row {row} was read; "
    "this one on sheet {other} was not. Delete one of them.",
)
