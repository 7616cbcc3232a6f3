"""Lists of activities without an indicator below the rows of a plan: which indicator they are of, nobody can tell."""

from __future__ import annotations

from dataclasses import replace

from rak_excel.language import Text
from rak_excel.model import Definition, NoteKind
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.sections import Section
from rak_excel.reading.tables import Table
from rak_excel.reading.tables_below import is_title

_WHAT_FOR = ("objective", "indicator")


def without_lists_beside(table: Table, definition: Definition, ledger: Ledger) -> Table:
    """The table without the lists below it, each of which is asked about; what is signed below one is the plan's."""
    first, *further = table.sections
    kept = [first]
    for section in further:
        if _is_list(first, section):
            kept[-1] = _without_title(kept[-1], section, definition, ledger)
            kept[-1] = replace(kept[-1], end=section.end, signature=kept[-1].signature or section.signature)
            _ask(section, ledger)
        else:
            kept.append(section)
    return replace(table, sections=tuple(kept)) if len(kept) < len(table.sections) else table


def _is_list(first: Section, section: Section) -> bool:
    """Whether a section has none of the plan's columns that say what work is for, and is no half of its year.

    Columns that stand where those of the plan do are a page of it.
    """
    plan, own = first.heading, section.heading
    if section.sheet.name != first.sheet.name or "indicator" not in plan.roles or "activity" not in own.roles:
        return False
    if any(role in own.roles for role in _WHAT_FOR):
        return False
    halves = bool(plan.periods and own.periods) and plan.periods.keys().isdisjoint(own.periods)
    return not halves and plan.roles.get("activity") != own.roles["activity"]


def _without_title(above: Section, section: Section, definition: Definition, ledger: Ledger) -> Section:
    """The section above without the line right above the list, which is its title."""
    row = section.first - 1
    cells = section.sheet.rows[section.heading.top]
    if row != above.last or not is_title(section.sheet, row, cells, definition):
        return above
    ledger.use(section.sheet, [(row, column) for column in section.sheet.rows[row]], Use.NOT_USED)
    return replace(above, last=row - 1)


def _ask(section: Section, ledger: Ledger) -> None:
    sheet, (_, row, column) = section.sheet, section.at
    ledger.note(NoteKind.AMBIGUOUS_VALUE, _LIST, sheet.cell(row, column), sheet.text(row, column))
    end = section.signature.first_row - 1 if section.signature else section.end
    rows = range(section.first, end + 1)
    ledger.use(sheet, [(each, cell) for each in rows for cell in sheet.rows.get(each, ())], Use.NOT_USED)


_LIST = Text(
    "Tabel ini berisi kegiatan tanpa kolom indikator, jadi tidak dibaca. Bila bagian rencana, pindahkan kegiatannya ke "
    "bawah indikatornya di tabel rencana; bila bukan, pindahkan tabel ini ke sheet atau file lain.",
    "This table has activities without a column of indicators, so it was not read. If it is of the plan, move its activities "
    "below their indicators in the plan's table; if not, move this table to another sheet or file.",
)
