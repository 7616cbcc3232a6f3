"""The whole draft of a definition: what a workbook says of its form, and at each guess what is to be checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rak_excel.definitions.loading import template_ids
from rak_excel.drafting.base import BASE, base
from rak_excel.drafting.columns import declared_columns, form_columns
from rak_excel.drafting.executors import ExecutorNames, executor_names
from rak_excel.drafting.indicators import are_too_many, further_units, objectives_keys, units_keys
from rak_excel.drafting.keys import REMARK, Guess, Keys, id_of, plain, without_blanks
from rak_excel.drafting.offices import all_signers, in_small_letters, office_name, offices_keys, signers_of
from rak_excel.drafting.parts import DraftedPart, sheet_name
from rak_excel.formats.addresses import column_number
from rak_excel.model import Cell, NoteKind, Plan
from rak_excel.model.standard_columns import PROGRAM
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.basics.texts import begins_with

_YEARS = range(1900, 2197)
_YEARS_EACH = 5  # as strategic plans have
_UNITS = "units"  # the list of executors of the only part
_LETTERS = "PQRSTUVWXYZ"  # before the numbers of the indicators, one for each part
_LATEST = 2030


def draft_of(plan: Plan, tables: Mapping[str, Table]) -> Keys:
    """The keys of a definition of which a form looks like these tables, and by which they read as this plan."""
    office = office_name(plan.identity.office)
    parts = _parts(plan, tables)
    lists = [executor_names(each.part) for each in parts]
    further = further_units([indicator for part in plan.parts for indicator in part.indicators], plan.definition)
    executors: Keys = {each.executors: names.keys for each, names in zip(parts, lists, strict=True)}
    title = f"{in_small_letters(str(_title_of(parts)))} {office.title}"
    keys: Keys = {
        "extends": [BASE],
        "id": _id(office.title or title),
        "version": 1,
        "title": Guess(plain(title), _TITLE),
        "years": _years(plan.identity.year),
        "note": plain(_NOTE.format(file=plan.source.file)),
        "offices": offices_keys(office, plan.identity.cells.get("office")),
        "identity": {"signatories": {each.id: each.keys() for each in all_signers([part.signers for part in parts])}},
        "parts": [each.keys() for each in parts],
        "columns": [*declared_columns({each.part.id: each.form for each in parts})],
        "executors": executors,
        "targets": without_blanks({"units": [*units_keys(further)]}),
    }
    return without_blanks(keys) | _objectives(
        parts, lists[0], [*_known_units(), *(str(each["id"]) for each in further)]
    )


def _parts(plan: Plan, tables: Mapping[str, Table]) -> list[DraftedPart]:
    """The parts as they are drafted, one for each table that is one."""
    office, parts = office_name(plan.identity.office), list[DraftedPart]()
    for part in plan.parts:
        table = tables[part.id]
        name = sheet_name(table.sheet.name, [each.sheet for each in parts])
        id_ = id_of(name, [each.part.id for each in parts], "bagian") if len(plan.parts) > 1 else "plan"
        own, executors = part.but(id=id_), _UNITS if len(plan.parts) == 1 else id_
        form, signers = form_columns(table, own, _programmes(plan, table)), signers_of(plan, table, office)
        parts.append(DraftedPart(table, own, form, signers, executors, office, name))
    return parts


def _programmes(plan: Plan, table: Table) -> list[Cell]:
    """The rows of a table that name a programme and were not read, since no column has it."""
    sheet = table.sheet
    unread = (cell for note in plan.notes if note.kind is NoteKind.CELL_NOT_USED for cell in note.cells)
    own = (cell for cell in unread if cell.sheet == sheet.name)
    return [cell for cell in own if begins_with(sheet.text(cell.row, column_number(cell.column)), [PROGRAM])]


def _title_of(parts: Sequence[DraftedPart]) -> str:
    title = parts[0].keys()["title"]
    return str(title.value) if isinstance(title, Guess) else ""


def _id(title: str) -> str:
    """The id of the definition, which no packaged one has."""
    return id_of(title, [each.replace("-", "_") for each in template_ids()], "definisi").replace("_", "-")


def _years(year: int | None) -> Guess:
    first = year if year in _YEARS else _LATEST - _YEARS_EACH + 1
    return Guess([first, first + _YEARS_EACH - 1], _OF_YEARS if year else _NO_YEAR) if first else Guess([], _NO_YEAR)


def _known_units() -> list[str]:
    return [unit["id"] for unit in base()["targets"]["units"]]


def _objectives(parts: Sequence[DraftedPart], names: ExecutorNames, units: Sequence[str]) -> Keys:
    """The tables `[[objectives]]`; none where there are more than a definition may list."""
    if are_too_many([each.part for each in parts]):
        return {REMARK: _TOO_MANY}
    found = [
        objective
        for nth, each in enumerate(parts)
        for objective in objectives_keys(each.part, _LETTERS[nth % len(_LETTERS)], None if nth else names, units)
    ]
    return {"objectives": [*found]} if found else {}


_TITLE = "Nama definisi ini, dari judul dan nama kantor. Periksa."
_OF_YEARS = "Tahun rencana pertama dan terakhir; hanya tahun pertama yang tertulis di file itu. Periksa."
_NO_YEAR = "Tahun tidak ditemukan di file itu. Tulis tahun pertama dan terakhir."
_TOO_MANY = "Indikatornya terlalu banyak, jadi tidak didaftar di sini. Berikan daftarnya dengan --indicators."
_NOTE = "Indikator dari {file}; daftar ini bukan daftar resmi."
