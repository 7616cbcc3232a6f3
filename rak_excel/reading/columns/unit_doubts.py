"""Columns that may have the units of targets without any: without the heading SATUAN, or far from the targets."""

from __future__ import annotations

from collections.abc import Collection

from rak_excel.language import Text
from rak_excel.model import Definition, NoteKind, TargetKind
from rak_excel.reading.columns.target_units import unit_headed
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.headings.headings import column_heading, heading_role
from rak_excel.vocabulary.targets.expectations import kinds_expected
from rak_excel.vocabulary.targets.units import read_unit


def ask_of_unheaded_units(table: Table, definition: Definition, ledger: Ledger) -> list[int]:
    """The column beside bare targets below which nothing but units stands; asks whether it has theirs."""
    heading = table.sections[0].heading
    known = "target" not in heading.roles or heading.spans.get("target")
    near = [] if known else [each for each in _beside(table) if _may_be_units(table, each, definition)][:1]
    return _asked(table, near, _NO_HEADING, definition, ledger)


def ask_of_far_units(table: Table, columns: Collection[int], definition: Definition, ledger: Ledger) -> list[int]:
    """Those of these columns of units, which stand behind the work, that may have those of bare targets; asks whether."""
    far = [column for column in columns if _speaks(table, column, definition)]
    return _asked(table, far, _FAR, definition, ledger)


def _asked(table: Table, columns: list[int], doubt: Text, definition: Definition, ledger: Ledger) -> list[int]:
    for column in columns:
        _ask(table, column, doubt.filled(role=column_heading("target", table.part, definition)), ledger)
    return columns


def _beside(table: Table) -> list[int]:
    """The columns right beside the targets that are no known part of a table."""
    section = table.sections[0]
    heading = section.heading
    columns = (heading.roles["target"] + 1, heading.roles["target"] - 1)
    return [column for column in columns if column not in heading.own_columns | section.form_columns]


def _may_be_units(table: Table, column: int, definition: Definition) -> bool:
    """Whether nothing but known units stands below a heading that is none of those we know."""
    heading = table.sections[0].heading
    other = heading.others.get(column)
    if other and (
        other.role or other.told or any(heading_role(text, definition) for text in heading.block.texts(column))
    ):
        return False
    read = [read_unit(text, definition) for text in table.below(column).values()]
    return bool(read) and all(each.unit and each.known for each in read) and _speaks(table, column, definition)


def _speaks(table: Table, column: int, definition: Definition) -> bool:
    """Whether a column says something beside a target that is a number alone, and not asked for as a percentage."""
    roles = table.sections[0].heading.roles
    if unit_headed(table.sections[0], definition):
        return False
    targets, indicators = table.below(roles["target"]), table.below(roles.get("indicator", 0))
    rows = [row for row in table.below(column) if targets.get(row, "").replace(",", "").replace(".", "").isdigit()]
    return any(kinds_expected(indicators.get(row, ""), definition) != (TargetKind.PERCENT,) for row in rows)


def _ask(table: Table, column: int, detail: Text, ledger: Ledger) -> None:
    heading, sheet = table.sections[0].heading, table.sheet
    row, _ = heading.address(column)
    cells = [(each, column) for each in table.below(column)]
    if sheet.text(row, column):
        ledger.note(NoteKind.AMBIGUOUS_VALUE, detail, sheet.cell(row, column), heading.title(column))
        return
    ledger.use(sheet, cells, Use.NOT_USED)
    first, *others = (sheet.cell(*each) for each in cells)
    ledger.note(NoteKind.AMBIGUOUS_VALUE, detail, first, sheet.text(*cells[0]), others=others)


_NO_HEADING = Text(
    "Isi kolom ini satuan semua, tetapi judulnya bukan SATUAN, jadi tidak dibaca. Beri judul SATUAN bila ini satuan {role}.",
    "This column has nothing but units, but is not headed SATUAN, so it was not read. Head it SATUAN if it has those of {role}.",
)
_FAR = Text(
    "Kolom satuan ini tidak berada di sebelah {role}, jadi tidak dibaca. Pindahkan ke kanan {role} bila ini satuannya.",
    "This column of units does not stand beside {role}, so it was not read. Move it to the right of {role} if it has its units.",
)
