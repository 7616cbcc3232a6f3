"""Lists of activities without an indicator, below the plan on a sheet: they are asked about, and no work of the last one."""

from __future__ import annotations

from rak_excel.language import Text
from rak_excel.model import NoteKind
from rak_excel.reading.ledger import Ledger, Use, cells_in
from rak_excel.reading.lines import names_part
from rak_excel.reading.sections.outside_rows import is_title
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.documents.page_lines import is_page_line
from rak_excel.vocabulary.entries.placeholders import read_number
from rak_excel.vocabulary.headings.labels import NOTHING, read_label

_WHAT_FOR = ("objective", "indicator")


def pages(table: Table) -> list[Section]:
    """The sections of a table without the lists that stand below those of each sheet."""
    tops = _tops(table)
    return [each for each in table.sections if not _is_list(tops[each.sheet.name], each)]


def without_lists_beside(table: Table, ledger: Ledger) -> Table:
    """The table without the lists below it, each of which is asked about; what is signed below one is the plan's."""
    tops, kept = _tops(table), list[Section]()
    for section in table.sections:
        top = tops[section.sheet.name]
        if _is_list(top, section):
            kept[-1] = _without_title(kept[-1], section, ledger)
            kept[-1] = kept[-1].but(end=section.end, signature=kept[-1].signature or section.signature)
            _ask(section, ledger)
        else:
            if _has_no_indicators(top, section) and not _is_half(top, section):
                at = section.heading.top, section.heading.roles["activity"]
                ledger.note_at(NoteKind.SECOND_READING, _PAGE, section.sheet, [at], repeats=True)
            kept.append(section)
    return table.but(sections=tuple(kept)) if len(kept) < len(table.sections) else table


def _tops(table: Table) -> dict[str, Section]:
    """The first section of a table on each sheet, by the name of the sheet."""
    return {each.sheet.name: each for each in reversed(table.sections)}


def _is_list(first: Section, section: Section) -> bool:
    """Whether a section has none of the plan's columns that say what work is for, and is no half of its year.

    Columns that stand where those of the plan do are a page of it, unless the section says itself that it is a table of its
    own.
    """
    if not _has_no_indicators(first, section) or _is_half(first, section):
        return False
    return (
        first.heading.roles.get("activity") != section.heading.roles["activity"]
        or _is_titled(first, section)
        or _has_columns_of_its_own(first, section)
        or _counts_from_one(section)
    )


def _has_no_indicators(first: Section, section: Section) -> bool:
    """Whether a section has activities, and none of the columns that say what they are for."""
    plan, own = first.heading.roles, section.heading.roles
    return "indicator" in plan and "activity" in own and not any(role in own for role in _WHAT_FOR)


def _is_half(first: Section, section: Section) -> bool:
    """Whether a section has further periods of the year: B7-B12 below B1-B6."""
    plan, own = first.heading.periods, section.heading.periods
    return bool(plan and own) and plan.keys().isdisjoint(own)


def _is_titled(first: Section, section: Section) -> bool:
    """Whether a title of its own stands right above a section, that is not one of the plan's said again."""
    said = section.head.titles
    own = (title for title in said if not any(_says_again(title, known) for known in first.head.titles))
    if any(not names_part(title, first.definition) for title in own):
        return True
    row = section.first - 1
    text = section.sheet.text(row, min(section.sheet.rows.get(row, (1,))))
    known = said or read_label(text, first.definition) != NOTHING or is_page_line(text)
    below = first.heading.own_columns.union(section.sheet.rows[section.heading.top])
    return not known and is_title(section.sheet, row, below)


def _says_again(title: str, known: str) -> bool:
    """Whether a title is another one, with nothing more than that it goes on: RENCANA AKSI TAHUN 2020 (LANJUTAN)."""
    more = title.replace(known, "", 1).strip()
    return known in title and (not more or is_page_line(more))


def _has_columns_of_its_own(first: Section, section: Section) -> bool:
    """Whether something else is headed where the plan has its objectives, indicators and targets."""
    plan, own = first.heading, section.heading
    known = {*own.roles.values(), *own.periods.values()}
    columns = set(plan.at(*_WHAT_FOR))
    headed = columns & own.block.own.keys() - known
    return bool(headed) or any(section.sheet.merged_at(own.top, column) for column in columns)


def _counts_from_one(section: Section) -> bool:
    column = section.heading.roles.get("number", 0)
    texts = (section.sheet.text(row, column) for row in section.rows)
    return read_number(next(filter(None, texts), "")).number == 1


def _without_title(above: Section, section: Section, ledger: Ledger) -> Section:
    """The section above without the line right above the list, which is its title."""
    row = section.first - 1
    below = above.heading.own_columns.union(section.sheet.rows[section.heading.top])
    if row != above.last or not is_title(section.sheet, row, below):
        return above
    ledger.use(section.sheet, cells_in(section.sheet, [row]), Use.NOT_USED)
    return above.but(last=row - 1)


def _ask(section: Section, ledger: Ledger) -> None:
    ledger.note(NoteKind.AMBIGUOUS_VALUE, _LIST, section.sheet.cell(*section.at[1:]))
    end = section.signature.first_row - 1 if section.signature else section.end
    ledger.use(section.sheet, cells_in(section.sheet, range(section.first, end + 1)), Use.NOT_USED)


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
