"""What the headings of a chosen table leave open: the target of which year, and which part it is of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from rak_excel.language import Text
from rak_excel.model import Definition, NoteKind, PartDefinition
from rak_excel.reading.headings import Heading
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.lines import year_in
from rak_excel.reading.tables import Section, Table, parts_named, parts_said
from rak_excel.vocabulary.words import tidy


def with_target_of(table: Table, year: int | None, ledger: Ledger) -> Table:
    """The table with the target of the plan's year, where its headings have targets of several; else it is asked."""
    return replace(table, sections=tuple(_section(table, each, year, ledger) for each in table.sections))


def _section(table: Table, section: Section, year: int | None, ledger: Ledger) -> Section:
    heading = section.heading
    years = {column: year_in(text) for column, text in heading.targets.items()}
    if len(years) < 2 and set(years.values()) <= {None, year}:
        return section
    fitting = [column for column, each in years.items() if each is not None and each == year]
    if len(fitting) == 1:
        return replace(section, heading=_with_target(heading, fitting[0]))
    if section is table.sections[0]:
        column = heading.roles["target"]
        row = next(row for row, each in sorted(heading.cells) if each == column and table.sheet.text(row, column))
        text = tidy(table.sheet.text(row, column))
        ledger.note(NoteKind.AMBIGUOUS_VALUE, _WHICH_TARGET.filled(taken=text), table.sheet.cell(row, column), text)
    return section


def _with_target(heading: Heading, column: int) -> Heading:
    """The heading with its target in this column; the one taken before is a column of no role."""
    before = heading.roles["target"]
    if column == before:
        return heading
    others = {each: text for each, text in heading.others.items() if each != column}
    return replace(
        heading, roles={**heading.roles, "target": column}, others={**others, before: heading.targets[before]}
    )


def ask_for_parts(tables: Mapping[str, Table], definition: Definition, ledger: Ledger) -> None:
    """Notes a table whose periods say one part, while its head, its objectives or its sheet's name say another."""
    for table in tables.values():
        heading = table.sections[0].heading
        alone = sum(1 for each in tables.values() if each.sheet.name == table.sheet.name) == 1
        said = next((part for part in _said(table, definition, alone=alone) if part is not table.part), None)
        if heading.part is None or said is None:
            continue
        column = next(iter(sorted(heading.periods.values())))
        row = max((row for row, each in heading.cells if each == column), default=heading.top)
        detail = _WHICH_PART.filled(read=table.part.sheet, said=said.sheet, count=len(heading.periods))
        ledger.note(
            NoteKind.AMBIGUOUS_VALUE, detail, table.sheet.cell(row, column), tidy(table.sheet.text(row, column))
        )


def _said(table: Table, definition: Definition, *, alone: bool) -> Iterator[PartDefinition]:
    section = table.sections[0]
    yield from parts_said(table.sheet, section, definition)
    if alone:
        yield from parts_named(table.sheet.name, definition)


_WHICH_TARGET = Text(
    "Ada kolom target untuk tahun lain; yang dibaca adalah kolom {taken}. Tulis tahun rencananya di kepala kolom, atau "
    "hapus kolom tahun lain.",
    "There are targets of other years; the column {taken} was read. Write the plan's year above its column, or delete "
    "the columns of other years.",
)
_WHICH_PART = Text(
    "Tabel ini dibaca sebagai {read} menurut jumlah kolom jadwalnya ({count}), tetapi judul atau nama sheetnya "
    "menyebut {said}. Samakan judul atau kolom jadwalnya.",
    "This table was read as {read} by the number of its schedule columns ({count}), but its headings or the sheet's "
    "name say {said}. Make headings and schedule agree.",
)
