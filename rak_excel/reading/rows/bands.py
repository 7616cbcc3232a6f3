"""Bands among the rows of a plan: lines that name a unit or a programme above a group of rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rak_excel.language import Text
from rak_excel.model import Cell, Definition, NoteKind
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.rows.objectives import NO_NUMBER
from rak_excel.reading.rows.rows import ReadRow
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.vocabulary.entries.numbering import Numbered, read_number
from rak_excel.vocabulary.names.executor_cells import read_executors
from rak_excel.vocabulary.names.unit_titles import list_named

_ROLES = ("number", "objective", "indicator", "activity")
_ENUMERATED = re.compile(r"^(?:[A-Z]|[IVX]{1,5})[.)]\s+")
_LEVEL = re.compile(r"(?:program|sub kegiatan|kegiatan|bidang|urusan|komponen|kelompok)\b", re.IGNORECASE)
_LONGEST = 120
_QUOTED = 300  # letters of the other bands
_WORDS = 9  # of a unit's name


@dataclass(frozen=True, slots=True)
class _Band:
    """A line above a group of rows: what it says, the cell, and `detail`, what is told of it."""

    text: str
    cell: Cell
    detail: Text


def without_bands(rows: Iterable[ReadRow], part: str, definition: Definition, ledger: Ledger) -> list[ReadRow]:
    """The rows of the plan without its bands, which are told once.

    A band that names a unit says who carries out the rows below it, where none of them names anybody.
    """
    rows = list(rows)
    bands = {nth: band for nth, row in enumerate(rows) if (band := _band(row, rows[nth + 1 :][:1], part, definition))}
    if not bands:
        return rows
    kept, told = rows[: min(bands)], list[_Band]()
    for nth, end in zip(bands, [*list(bands)[1:], len(rows)], strict=True):
        group = rows[nth + 1 : end]
        taken = bands[nth].detail is _UNIT and _lacks_executors(group)
        kept += [_carried_out(row, bands[nth], ledger) for row in group] if taken else group
        told += [] if taken else [bands[nth]]
    _tell(told, ledger)
    return kept


def _band(row: ReadRow, below: Sequence[ReadRow], part: str, definition: Definition) -> _Band | None:
    """The band that a row is, if it says nothing else; a letter or Roman number may stand before it."""
    if row.as_written or row.target is not None or row.is_scheduled or row.executor or row.key:
        return None
    said = {role: text for role in _ROLES if (text := getattr(row, role))}
    if len(said) == 2 and "number" in said and not any(map(str.isdigit, said["number"])):
        del said["number"]
    if len(said) != 1:
        return None
    ((role, written),) = said.items()
    text = _ENUMERATED.sub("", written)
    detail = _what(row, role, text, below, part, definition) if len(text) <= _LONGEST else None
    return _Band(text.rstrip(" :"), row.place.cell(role), detail) if detail else None


def _what(
    row: ReadRow, role: str, text: str, below: Sequence[ReadRow], part: str, definition: Definition
) -> Text | None:
    """What a line is that stands alone on its row; None where it may be of the plan."""
    if below and _names_unit(role, text, part, definition):
        return _UNIT
    if below and _LEVEL.match(text) and _is_above(role, text, below[0]):
        return _LEVEL_ABOVE
    is_number = read_number(text) != Numbered() or text[:1].isdigit()
    return NO_NUMBER if role == "number" and not (is_number or row.is_wide) else None


def _names_unit(role: str, text: str, part: str, definition: Definition) -> bool:
    """Whether a line is a unit's name: where activities may stand too a known one, elsewhere anything short enough."""
    if list_named(text, definition) is None:
        return False
    short = role in {"number", "objective"} and len(text.split()) <= _WORDS
    return short or all(each.known for each in read_executors(text, part, definition))


def _is_above(role: str, text: str, below: ReadRow) -> bool:
    """Whether a line is above the row below it and none of its own: that has an objective, or an indicator, itself."""
    if role in {"number", "activity"}:
        return role == "number"
    return bool(getattr(below, role)) and (role == "objective" or text.isupper())


def _lacks_executors(group: Sequence[ReadRow]) -> bool:
    """Whether something is carried out in these rows, and nobody named in a column for that."""
    working = [row for row in group if row.activity and "executor" in row.place.columns.roles]
    return bool(working) and not any(row.executor for row in group)


def _carried_out(row: ReadRow, band: _Band, ledger: Ledger) -> ReadRow:
    """The row with the unit of its band as executor, if it says what is done."""
    if not row.activity:
        return row
    ledger.note(NoteKind.REPAIRED, _BY_BAND.filled(cell=band.cell.address), row.place.cell("executor"), "", band.text)
    return replace(row, executor=band.text)


def _tell(bands: Sequence[_Band], ledger: Ledger) -> None:
    for detail in dict.fromkeys(band.detail for band in bands):
        first, *others = (band for band in bands if band.detail is detail)
        named = shortened("; ".join(each.text for each in others), _QUOTED)
        said = _ALSO.filled(detail=detail, others=named) if others else detail
        ledger.note(NoteKind.CELL_NOT_USED, said, first.cell, first.text, others=[each.cell for each in others])


_ALSO = Text('{detail} Begitu juga "{others}".', '{detail} So it is with "{others}".')
_BY_BAND = Text(
    "Pelaksana diambil dari baris unit di atasnya ({cell}).",
    "The executor is the unit named in the row above ({cell}).",
)
_UNIT = Text(
    "Baris ini hanya menyebut unit di atas kelompok barisnya, jadi tidak dibaca.",
    "This row only names a unit above a group of rows, and was not read.",
)
_LEVEL_ABOVE = Text(
    "Baris ini hanya menyebut program atau kelompok di atas baris-baris rencana, jadi tidak dibaca.",
    "This row only names a programme or a group above the rows of the plan, and was not read.",
)
