"""Whom a PELAKSANA cell names, also on a row of its own, and columns of no known role in which nothing but units stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from rak_excel.formats.addresses import column_number
from rak_excel.language import Text
from rak_excel.model import Activity, Cell, Definition, Executor, Match, NoteKind
from rak_excel.model.standard_columns import REMARK
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.rows.rows import ReadRow
from rak_excel.reading.tables.tables import Table
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.entries.ticks import stands_for_nothing
from rak_excel.vocabulary.names import executor_cells
from rak_excel.vocabulary.names.unit_titles import list_named, names_an_exception
from rak_excel.vocabulary.remarks.corrections import is_of_remarks


def executors_of(row: ReadRow, table: Table, ledger: Ledger) -> tuple[Executor, ...]:
    """The executors that a row names; what a merged range names is told where it is written, and once."""
    cell = row.place.cell("executor")
    read = _read(row.executor, table.part.id, table.definition)
    if "executor" in row.inherited:
        area = row.section.sheet.merged_at(row.place.row, column_number(cell.column))
        cell = cell.but(row=area.top) if area else cell
    elif doubt := _doubt(row.executor, table.part.id, table.definition):
        ledger.note(NoteKind.AMBIGUOUS_VALUE, doubt, cell, row.executor)
    elif "?" in row.executor or (len(read) > 1 and executor_cells.names_a_partner(row.executor)):
        unsure = _UNSURE if "?" in row.executor else _PARTNER
        ledger.note(NoteKind.SECOND_READING, unsure, cell, row.executor, "; ".join(each.name for each in read))
    else:
        _tell(read, cell, ledger)
    return tuple(each.at(cell) for each in read)


def with_row(activity: Activity, executors: tuple[Executor, ...], row: ReadRow) -> Activity:
    """The activity with the executors, and the extras, of a row that names nothing else."""
    extras = dict(activity.extras)
    for title, text in row.extras.items():
        extras[title] = "\n".join(filter(None, (extras.get(title), text)))
    activity = activity.but(extras=extras)
    if "executor" in row.inherited:
        return activity
    joined = "\n".join(filter(None, (activity.executors_text, row.executor)))
    return activity.but(executors=(*activity.executors, *executors), executors_text=joined)


@remembered(4096)
def _read(text: str, part: str, definition: Definition) -> tuple[Executor, ...]:
    """The same few cells are written again and again, within a plan and across offices."""
    return executor_cells.read_executors(text, part, definition)


@remembered(4096)
def _doubt(text: str, part: str, definition: Definition) -> Text | None:
    read = _read(text, part, definition)
    if any(not each.known and names_an_exception(each.text, definition) for each in read):
        return _EXCEPTION
    if executor_cells.names_who_does_not(text, definition):
        return _DOES_NOT
    if len(read) > 1 and _ARROW.search(text):
        return _ONE_AFTER
    return _EITHER if len(read) > 1 and executor_cells.names_either(text) else None


def _tell(read: Sequence[Executor], cell: Cell, ledger: Ledger) -> None:
    for text, same in groupby(read, key=lambda each: each.text):
        named = [each for each in same if each.known and each.match is not Match.EXACT]
        if named:
            detail = _EVERY if named[0].match is Match.EVERY else _OFFICIAL
            ledger.note(NoteKind.REPAIRED, detail, cell, text, "; ".join(dict.fromkeys(each.name for each in named)))


_ARROW = re.compile(r"->|=>|[→➔➜➝➞⇒⟶⟹►▶]")
_ONE_AFTER = Text(
    "Tanda panah tidak memastikan siapa yang melaksanakan. Tulis nama setiap unit yang melaksanakan, satu nama satu baris.",
    "An arrow leaves open who carries it out. Write each unit that carries it out, one name a line.",
)
_UNSURE = Text(
    "Tanda tanya berarti penulisnya belum yakin. Pastikan pelaksananya, lalu hilangkan tanda itu.",
    "A question mark means that its writer was not sure. Make sure of the executor, then take the mark out.",
)
_PARTNER = Text(
    "Unit yang diajak berkoordinasi atau dilalui ikut dibaca sebagai pelaksana. Hapus namanya bila tidak ikut melaksanakan.",
    "Who it is coordinated with or goes through was read as an executor too. Delete the name if that unit does not carry it out.",
)
_OFFICIAL = Text("Nama pelaksana dibaca sebagai nama resminya.", "The executor was read as its official name.")
_EVERY = Text("Dibaca sebagai semua unit di daftarnya.", "Read as every unit of its list.")
_EXCEPTION = Text(
    "Unit yang dikecualikan tidak bisa ditebak. Tulis nama setiap unit yang melaksanakan, satu nama satu baris.",
    "Which units are left out is not guessed. Write each unit that carries it out, one name a line.",
)
_DOES_NOT = Text(
    "Sel ini menyebut juga unit yang tidak melaksanakan. Tulis hanya unit yang melaksanakan, satu nama satu baris.",
    "This cell also names a unit that does not carry it out. Write only those that do, one name a line.",
)
_EITHER = Text(
    'Kata "atau" tidak memastikan siapa yang melaksanakan. Pilih salah satu, atau tulis "dan" bila keduanya.',
    'The word "or" leaves open who carries it out. Choose one, or write "and" if both do.',
)


_OF_DATA = frozenset(["data", "sumber"])  # SUMBER DATA, PENANGGUNG JAWAB DATA: who has the figures


def without_units_aside(table: Table, ledger: Ledger) -> Table:
    """The table with such columns told, each at its heading: UNIT PENDUKUNG beside PELAKSANA."""
    heading, form_columns = table.heading, table.sections[0].form_columns
    if not (taken := heading.roles.get("executor")):
        return table
    open_ = {"", REMARK}
    others = [
        c
        for c, own in heading.others.items()
        if own.further in open_ and not (own.role or own.told or c in form_columns)
    ]
    others = [column for column in others if _OF_DATA.isdisjoint(heading.block.words(column))]
    columns = [column for column in others if _names_units(table, column)]
    # Remarks may say with whom work is done, which is no unit's name: `Koordinasi dengan Divisi Hukum`.
    helping = {each for each in columns if any(map(executor_cells.begins_with_helper, table.below(each).values()))}
    columns = [each for each in columns if each not in helping or not is_of_remarks(heading.title(each))]
    for column in columns:
        detail = _UNITS.filled(taken=heading.named(taken))
        ledger.note(NoteKind.COLUMN_SET_ASIDE, detail, heading.cell(column), heading.title(column))
    return table.telling(columns)


def _names_units(table: Table, column: int) -> bool:
    texts = {text for text in table.below(column).values() if not stands_for_nothing(text, table.definition.marks)}
    named = [executor_cells.read_executors(text, table.part.id, table.definition) for text in texts]
    units = (unit for each in named for unit in each if unit.match is not Match.EXACT)
    return bool(named) and all(named) and all(list_named(each.text, table.definition) is not None for each in units)


_UNITS = Text(
    "Isinya nama unit; yang dibaca sebagai pelaksana adalah kolom {taken}.",
    "It names units; the executors were read from the column {taken}.",
)
