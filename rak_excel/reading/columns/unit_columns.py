"""Which columns have the units of the targets, and which may have them without saying so."""

from __future__ import annotations

from collections.abc import Collection

from rak_excel.formats.addresses import column_letters
from rak_excel.language import Text
from rak_excel.model import NoteKind, TargetKind
from rak_excel.reading.columns.target_units import UnitOwners, unit_beside, unit_headed
from rak_excel.reading.headings.heading import UNIT, Heading
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.headings.headings import column_heading, heading_role, is_unit, may_be_an_organisation
from rak_excel.vocabulary.names.higher_offices import names_organisation
from rak_excel.vocabulary.targets.units import kinds_expected, read_unit


def ask_of_unheaded_units(table: Table, ledger: Ledger) -> list[int]:
    """The column beside bare targets below which nothing but units stands; asks whether it has theirs."""
    heading = table.heading
    if "target" not in heading.roles or heading.spans.get("target"):
        return []
    known = heading.own_columns | table.sections[0].form_columns
    beside = (each for each in (heading.roles["target"] + 1, heading.roles["target"] - 1) if each not in known)
    near = [each for each in beside if _may_be_units(table, each)][:1]
    return _asked(table, near, _NO_HEADING, ledger)


def _asked(table: Table, columns: list[int], doubt: Text, ledger: Ledger) -> list[int]:
    detail = doubt.filled(role=column_heading("target", table.part, table.definition))
    for column in columns:
        if table.heading.title(column):
            ledger.note(NoteKind.AMBIGUOUS_VALUE, detail, table.heading.cell(column), table.heading.title(column))
        else:
            cells = [(row, column) for row in table.below(column)]
            ledger.use(table.sheet, cells, Use.NOT_USED)
            ledger.note_at(NoteKind.AMBIGUOUS_VALUE, detail, table.sheet, cells)
    return columns


def _may_be_units(table: Table, column: int) -> bool:
    """Whether nothing but known units stands below a heading that is none of those we know."""
    other, titles = table.heading.others.get(column), table.heading.block.texts(column)
    if other and (other.role or other.told or any(heading_role(text, table.definition) for text in titles)):
        return False
    read = [read_unit(text, table.definition) for text in table.below(column).values()]
    return bool(read) and all(each.unit and each.known for each in read) and _speaks(table, column)


def _speaks(table: Table, column: int) -> bool:
    """Whether a column says something beside a target that is a number alone, and not asked for as a percentage."""
    roles = table.heading.roles
    if unit_headed(table.sections[0]):
        return False
    targets, indicators = table.below(roles["target"]), table.below(roles.get("indicator", 0))
    rows = [row for row in table.below(column) if targets.get(row, "").replace(",", "").replace(".", "").isdigit()]
    return any(kinds_expected(indicators.get(row, ""), table.definition) != (TargetKind.PERCENT,) for row in rows)


_NO_HEADING = Text(
    "Isi kolom ini satuan semua, tetapi judulnya bukan SATUAN, jadi tidak dibaca. Beri judul SATUAN bila ini satuan {role}.",
    "This column has nothing but units, but is not headed SATUAN, so it was not read. Head it SATUAN if it has those of {role}.",
)
_FAR = Text(
    "Kolom satuan ini tidak berada di sebelah {role}, jadi tidak dibaca. Pindahkan ke kanan {role} bila ini satuannya.",
    "This column of units does not stand beside {role}, so it was not read. Move it to the right of {role} if it has its units.",
)


def with_unit_columns(table: Table) -> Table:
    """The table with its columns of units, also those that are headed as targets: TARGET VOLUME and TARGET SATUAN."""
    heading = table.heading
    targets = heading.rivals("target")
    among = {column for column in targets if _says_units_alone(table, column)}
    among = among if len(among) < len(targets) else set()
    others = (column for column in heading.others if column not in targets and _is_headed(heading, column))
    units = among.union(column for column in others if _measures(table, column))

    def changed(each: Heading) -> Heading:
        """The heading with these columns of units, those `among` its targets no targets any more."""
        if each.roles.get("target") in among:
            each = each.with_role("target", min(set(each.rivals("target")) - among))
        return each.with_units(units)

    return table.with_headings(changed) if units else table


def _is_headed(heading: Heading, column: int) -> bool:
    own = heading.block.texts(column)
    texts = (*own[-1:], " ".join(own), " ".join(heading.block.all_texts(column)))
    return any(is_unit(text, heading.definition) for text in texts)


def _measures(table: Table, column: int) -> bool:
    """Whether a column headed as units has units of measure, and not who does the work: UNIT over Sekretariat."""
    loosely = may_be_an_organisation(table.heading.title(column))
    texts = table.below(column).values()
    return not texts or not all(names_organisation(text, table.definition, loosely=loosely) for text in texts)


def _says_units_alone(table: Table, column: int) -> bool:
    """Whether a column headed as a target has units and no number; known ones, where its heading does not say SATUAN."""
    texts = table.below(column).values()
    if not texts or any(letter.isdigit() for text in texts for letter in text):
        return False
    said = "satuan" in table.heading.block.words(column)
    read = (read_unit(text, table.definition) for text in texts)
    return said or all(each.unit and each.known for each in read)


def with_own_units(table: Table, ledger: Ledger) -> Table:
    """The table with the units of the column of targets that was taken; what cannot be decided is asked."""
    heading = table.heading
    units = [column for column in heading.headed(UNIT) if table.below(column)]
    if not units or "target" not in heading.roles:
        return table.telling(ask_of_unheaded_units(table, ledger))
    owners, role = UnitOwners(table, units), column_heading("target", table.part, table.definition)
    told = _tell_of_others(owners, heading, role, ledger)
    far = [column for column in owners.far if _speaks(table, column)]
    told += _asked(table, far, _FAR, ledger)
    if _differ(table, owners.own):
        columns, taken = ", ".join(map(column_letters, sorted(owners.own))), heading.with_units(owners.own).units[0]
        detail = _WHICH.filled(role=role, columns=columns, taken=column_letters(taken))
        for unit in sorted(owners.own):
            ledger.note(NoteKind.AMBIGUOUS_VALUE, detail, heading.cell(unit), heading.title(unit))
    own = {*owners.own, *(column for column in heading.headed(UNIT) if column not in units)}
    return table.with_headings(lambda each: each.with_units(own)).telling(told)


def _tell_of_others(owners: UnitOwners, heading: Heading, role: str, ledger: Ledger) -> list[int]:
    """Tells of the units of other quantities beside a target that has none; asks where one may be its own."""
    told = {} if owners.own else owners.others
    for unit, quantity in told.items():
        unclear = owners.is_unclear(unit)
        kind, detail = (NoteKind.AMBIGUOUS_VALUE, _BETWEEN) if unclear else (NoteKind.COLUMN_SET_ASIDE, _OF_OTHER)
        detail = detail.filled(taken=heading.named(quantity), role=role)
        ledger.note(kind, detail, heading.cell(unit), heading.title(unit))
    return list(told)


def _differ(table: Table, columns: Collection[int]) -> bool:
    """Whether these columns, and those that the heading of the targets is merged over, say different units on any row."""
    said: dict[int, set[str]] = {}
    for column in (*table.heading.spans.get("target", ()), *columns):
        for row, text in table.below(column).items():
            read = unit_beside(text, table.definition)
            counts = read.unit if read.known or column in columns else None
            said.setdefault(row, set()).update([counts.id] if counts else [])
    return any(len(units) > 1 for units in said.values())


_WHICH = Text(
    "Ada beberapa kolom satuan untuk {role}: {columns}. Yang dibaca kolom {taken}. Biarkan satu saja di sebelah {role}, dan "
    "beri judul lain pada kolom yang bukan.",
    "There are several columns of units for {role}: {columns}. Column {taken} was read. Leave only one of them beside "
    "{role}, and give the others another heading.",
)
_BETWEEN = Text(
    "Bisa satuan {taken} atau satuan {role}, jadi tidak dibaca. Letakkan kolom satuan di kanan kolom angkanya.",
    "It may be the unit of {taken} or of {role}, so it was not read. Put the column of units on the right of its numbers.",
)
_OF_OTHER = Text(
    "Ini satuan kolom {taken}, bukan satuan {role}.",
    "It is the unit of the column {taken}, not that of {role}.",
)
