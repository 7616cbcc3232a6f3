"""Lists of activities without an indicator below the rows of a plan: which indicator they are of, nobody can tell."""

from __future__ import annotations

from dataclasses import replace

from rak_excel.language import Text
from rak_excel.model import Definition, NoteKind
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.lines import names_part
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.sections.tables_below import is_title
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.documents.page_lines import is_page_line
from rak_excel.vocabulary.entries.numbering import read_number
from rak_excel.vocabulary.headings.labels import NOTHING, read_label

_WHAT_FOR = ("objective", "indicator")


def without_lists_beside(table: Table, definition: Definition, ledger: Ledger) -> Table:
    """The table without the lists below it, each of which is asked about; what is signed below one is the plan's."""
    first, *further = table.sections
    kept = [first]
    for section in further:
        if _is_list(first, section, definition):
            kept[-1] = _without_title(kept[-1], section, definition, ledger)
            kept[-1] = replace(kept[-1], end=section.end, signature=kept[-1].signature or section.signature)
            _ask(section, ledger)
        else:
            if _has_no_indicators(first, section) and not _is_half(first, section):
                _tell_page(section, ledger)
            kept.append(section)
    return replace(table, sections=tuple(kept)) if len(kept) < len(table.sections) else table


def _is_list(first: Section, section: Section, definition: Definition) -> bool:
    """Whether a section has none of the plan's columns that say what work is for, and is no half of its year.

    Columns that stand where those of the plan do are a page of it, unless the section says itself that it is a table of its
    own.
    """
    if not _has_no_indicators(first, section) or _is_half(first, section):
        return False
    return (
        first.heading.roles.get("activity") != section.heading.roles["activity"]
        or _is_titled(first, section, definition)
        or _has_columns_of_its_own(first, section)
        or _counts_from_one(section)
    )


def _has_no_indicators(first: Section, section: Section) -> bool:
    """Whether a section of the plan's sheet has activities, and none of the columns that say what they are for."""
    plan, own = first.heading.roles, section.heading.roles
    here = section.sheet.name == first.sheet.name and "indicator" in plan and "activity" in own
    return here and not any(role in own for role in _WHAT_FOR)


def _is_half(first: Section, section: Section) -> bool:
    """Whether a section has further periods of the year: B7-B12 below B1-B6."""
    plan, own = first.heading.periods, section.heading.periods
    return bool(plan and own) and plan.keys().isdisjoint(own)


def _is_titled(first: Section, section: Section, definition: Definition) -> bool:
    """Whether a title of its own stands right above a section, that is not one of the plan's said again."""
    said = section.head.titles
    if any(title not in first.head.titles and not names_part(title, definition) for title in said):
        return True
    row = section.first - 1
    text = section.sheet.text(row, min(section.sheet.rows.get(row, (1,))))
    known = said or read_label(text, definition) != NOTHING or is_page_line(text)
    below = first.heading.own_columns.union(section.sheet.rows[section.heading.top])
    return not known and is_title(section.sheet, row, below, definition)


def _has_columns_of_its_own(first: Section, section: Section) -> bool:
    """Whether something else is headed where the plan has its objectives, indicators and targets."""
    plan, own = first.heading, section.heading
    known = {*own.roles.values(), *own.periods.values()}
    columns = {plan.roles[role] for role in _WHAT_FOR if role in plan.roles}
    headed = columns & own.block.own.keys() - known
    return bool(headed) or any(section.sheet.merged_at(own.top, column) for column in columns)


def _counts_from_one(section: Section) -> bool:
    """Whether its column NO numbers the activities, from 1 on."""
    column = section.heading.roles.get("number", 0)
    texts = (section.sheet.text(row, column) for row in section.rows)
    first = next((read_number(text).number for text in texts if text), None)
    return first == 1


def _without_title(above: Section, section: Section, definition: Definition, ledger: Ledger) -> Section:
    """The section above without the line right above the list, which is its title."""
    row = section.first - 1
    below = above.heading.own_columns.union(section.sheet.rows[section.heading.top])
    if row != above.last or not is_title(section.sheet, row, below, definition):
        return above
    ledger.use(section.sheet, [(row, column) for column in section.sheet.rows[row]], Use.NOT_USED)
    return replace(above, last=row - 1)


def _ask(section: Section, ledger: Ledger) -> None:
    sheet, (_, row, column) = section.sheet, section.at
    ledger.note(NoteKind.AMBIGUOUS_VALUE, _LIST, sheet.cell(row, column))
    end = section.signature.first_row - 1 if section.signature else section.end
    rows = range(section.first, end + 1)
    ledger.use(sheet, [(each, cell) for each in rows for cell in sheet.rows.get(each, ())], Use.NOT_USED)


def _tell_page(section: Section, ledger: Ledger) -> None:
    sheet, column = section.sheet, section.heading.roles["activity"]
    text = sheet.text(section.heading.top, column)
    ledger.note(NoteKind.SECOND_READING, _PAGE, sheet.cell(section.heading.top, column), text, text)


_PAGE = Text(
    "Kepala tabel ini tanpa kolom indikator, jadi kegiatannya dibaca sebagai lanjutan indikator di atasnya.",
    "This heading has no column of indicators, so its activities were read as those of the indicator above it.",
)
_LIST = Text(
    "Isinya kegiatan tanpa kolom indikator, jadi tidak dibaca. Bila bagian rencana, pindahkan kegiatannya ke bawah "
    "indikatornya di tabel rencana; bila bukan, pindahkan tabel ini ke file lain.",
    "It has activities without a column of indicators, so it was not read. If it is part of the plan, move its activities "
    "below their indicators in the plan's table; if not, move this table to another file.",
)
