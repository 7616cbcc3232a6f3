"""Rows that speak of others: bands above a group of rows, and cells that point at another row, `lihat no. 1`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rak_excel.language import Text
from rak_excel.model import Cell, NoteKind, items_of
from rak_excel.model.items import sign_of
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.rows.further import of_level
from rak_excel.reading.rows.objectives import NO_NUMBER
from rak_excel.reading.rows.rows import ReadRow
from rak_excel.reading.tables.tables import Table
from rak_excel.record import Record
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import normalised, shortened
from rak_excel.vocabulary.entries.placeholders import Numbered, Reference, may_point, read_number, reference_in
from rak_excel.vocabulary.names.executor_cells import read_executors
from rak_excel.vocabulary.names.unit_titles import list_named

_ROLES = ("number", "objective", "indicator", "activity")
_ENUMERATED = re.compile(r"^(?:[A-Z]|[IVX]{1,5})[.)]\s+")
_LEVEL = re.compile(r"(?:program|sub kegiatan|kegiatan|bidang|urusan|komponen|kelompok)\b", re.IGNORECASE)
_LONGEST = 120
_QUOTED = 300  # letters of the other bands
_WORDS = 9  # of a unit's name


class _Band(Record):
    """A line above a group of rows: what it says, the cell, and `detail`, what is told of it."""

    text: str
    cell: Cell
    detail: Text


def without_bands(rows: Iterable[ReadRow], table: Table, ledger: Ledger) -> list[ReadRow]:
    """The rows of the plan without its bands, which are told once.

    A band that names a unit says who carries out the rows below it, where none of them names anybody.
    """
    rows = list(rows)
    bands = {nth: band for nth, row in enumerate(rows) if (band := _band(row, rows[nth + 1 :][:1], table))}
    if not bands:
        return rows
    if table.definition.is_report:
        for nth, band in bands.items():
            _tell_beside(rows[nth], band, table, ledger)
    kept, told = rows[: min(bands)], list[_Band]()
    for nth, end in zip(bands, [*list(bands)[1:], len(rows)], strict=True):
        group = rows[nth + 1 : end]
        level = _level_of(bands[nth], table)
        if level:
            kept += [_of_level(row, level, bands[nth]) for row in group]
            continue
        working = any(row.activity and "executor" in row.place.columns.roles for row in group)
        taken = bands[nth].detail is _UNIT and working and not any(row.executor for row in group)
        kept += [_carried_out(row, bands[nth], ledger) for row in group] if taken else group
        told += [] if taken else [bands[nth]]
    _tell(told, ledger)
    return kept


def _band(row: ReadRow, below: Sequence[ReadRow], table: Table) -> _Band | None:
    """The band that a row is, if it says nothing else; a letter or Roman number may stand before it."""
    if row.as_written or row.target is not None or row.is_scheduled or row.is_reported or row.executor or row.key:
        return None
    said = {role: text for role in _ROLES if (text := getattr(row, role))}
    if len(said) == 2 and "number" in said and not any(map(str.isdigit, said["number"])):
        del said["number"]
    if len(said) != 1:
        return None
    ((role, written),) = said.items()
    text = _ENUMERATED.sub("", written)
    detail = _what(row, role, text, below, table) if len(text) <= _LONGEST else None
    return _Band(text.rstrip(" :"), row.place.cell(role), detail) if detail else None


def _what(row: ReadRow, role: str, text: str, below: Sequence[ReadRow], table: Table) -> Text | None:
    """What a line is that stands alone on its row; None where it may be of the plan."""
    if below and _names_unit(role, text, table):
        return _UNIT
    if below and _LEVEL.match(text) and _is_above(role, text, below[0]):
        return _LEVEL_ABOVE
    is_number = read_number(text) != Numbered() or text[:1].isdigit()
    return NO_NUMBER if role == "number" and not (is_number or row.is_wide) else None


def _names_unit(role: str, text: str, table: Table) -> bool:
    """Whether a line is a unit's name: where activities may stand too a known one, elsewhere anything short enough."""
    if list_named(text, table.definition) is None:
        return False
    short = role in {"number", "objective"} and len(text.split()) <= _WORDS
    return short or all(each.known for each in read_executors(text, table.part.id, table.definition))


def _is_above(role: str, text: str, below: ReadRow) -> bool:
    """Whether a line is above the row below it and none of its own: that has an objective, or an indicator, itself."""
    if role in {"number", "activity"}:
        return role == "number"
    return bool(getattr(below, role)) and (role == "objective" or text.isupper())


def _level_of(band: _Band, table: Table) -> str:
    """The id of the column that the definition has for a level of the plan which a band names: PROGRAM; "" for none."""
    if band.detail is not _LEVEL_ABOVE:
        return ""
    columns = (each for each in table.definition.further_of(table.part.id, "activity") if each.as_above)
    words = f"{normalised(band.text)} "
    return next((each.id for each in columns if words.startswith(f"{normalised(each.heading)} ")), "")


def _of_level(row: ReadRow, level: str, band: _Band) -> ReadRow:
    """The row with the programme that stands above it, if it says what is done and names none itself."""
    return row.but(further={level: band.text, **row.further}) if row.has_activity else row


def _carried_out(row: ReadRow, band: _Band, ledger: Ledger) -> ReadRow:
    """The row with the unit of its band as executor, if it says what is done."""
    if not row.activity:
        return row
    ledger.note(NoteKind.REPAIRED, _BY_BAND.filled(cell=band.cell.address), row.place.cell("executor"), "", band.text)
    return row.but(executor=band.text)


def _tell_beside(row: ReadRow, band: _Band, table: Table, ledger: Ledger) -> None:
    """What a report says of an indicator beside a band, which names none."""
    for id_, entry in of_level(row.further, "indicator", table.part, table.definition).items():
        ledger.note(NoteKind.CELL_NOT_USED, band.detail, row.place.cell(id_), str(entry))


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


_POINTING = ("objective", "indicator", "activity", "executor")
_RESOLVED = ("activity", "executor")  # an objective or indicator stands once, so that another row's cannot be meant
_OF_ACTIVITIES = frozenset({"kegiatan", "aktivitas", "aksi"})
_OF_ROWS = frozenset({"baris", "poin", "point", "angka", "butir", "huruf"})  # of the sheet, or within some cell


def with_references(rows: Iterable[ReadRow], ledger: Ledger) -> Iterator[ReadRow]:
    """The rows with what other rows say wherever a cell points at them."""
    rows = list(rows)
    open_ = [(nth, row) for nth, row in enumerate(rows) if not row.as_written]
    found = {(nth, role) for nth, row in open_ for role in _POINTING if _points(getattr(row, role))}
    return _References(rows, ledger).rows(found) if found else iter(rows)


@remembered(8192)
def _points(text: str) -> bool:
    return may_point(text) and any(reference_in(each) for each in (text, *(item.text for item in items_of(text))))


class _Block(Record):
    """The rows that begin with a number in NO, to the next one."""

    number: str
    rows: list[ReadRow]


class _References:
    def __init__(self, rows: Sequence[ReadRow], ledger: Ledger) -> None:
        self.all = rows
        self.ledger = ledger
        self.blocks: list[_Block] = []
        for row in rows:
            number = _number(row.number)
            if not self.blocks or (number and number != self.blocks[-1].number):
                self.blocks.append(_Block(number, []))
            self.blocks[-1].rows.append(row)

    def rows(self, found: set[tuple[int, str]]) -> Iterator[ReadRow]:
        for nth, row in enumerate(self.all):
            changed = {role: text for role in _POINTING if (nth, role) in found and (text := self.text(row, role))}
            yield row.but(**changed) if changed else row  # texts all

    def text(self, row: ReadRow, role: str) -> str:
        """What the cell stands for, told; '' where it is asked about."""
        written: str = getattr(row, role)
        reference = reference_in(written)
        meant = self.meant(reference, row, role) if reference and role in _RESOLVED else ""
        if role not in row.inherited:  # told where it is written
            cell = row.place.cell(role)
            if meant:
                self.ledger.note(NoteKind.REPAIRED, _READ, cell, written, meant)
            else:
                self.ledger.note(NoteKind.AMBIGUOUS_VALUE, _OPEN if reference else _PARTLY, cell, written)
        return meant

    def meant(self, reference: Reference, row: ReadRow, role: str) -> str:
        """The one text that the number points at; '' where there are none or several."""
        if not reference.number or reference.named & _OF_ROWS:
            return ""
        rows = [other for other in self.pointed_at(reference) if other is not row]
        texts = [text for other in rows if (text := getattr(other, role)) and not _points(text)]
        if len({normalised(text) for text in texts}) != 1:
            return ""
        # `kegiatan no. 1` may be the first item of a list, too.
        within = reference.named & _OF_ACTIVITIES and any(item.number for item in items_of(texts[0]))
        return "" if within and not _in_front(texts[0]) else texts[0]

    def pointed_at(self, reference: Reference) -> list[ReadRow]:
        """The rows that a number may mean: those with it in NO, and those whose own text begins with it."""
        blocks = [block.rows for block in self.blocks if block.number == reference.number]
        numbered = [row for rows in blocks for row in rows]
        named = [row for row in self.all if _in_front(row.activity) == reference.number]
        if "indikator" in reference.named:
            return numbered if sum(1 for row in numbered if row.indicator) == 1 else []
        return named if named and reference.named & _OF_ACTIVITIES else [*numbered, *named]


def _number(text: str) -> str:
    """`1.1` of `No. 1.1`: a number as references write it."""
    return re.sub(r"^(?:no|nomor)\b\.?|[()\s]|\.+$", "", text.casefold()).removesuffix(".")


def _in_front(activity: str) -> str:
    """The number in front of an activity that is no list."""
    return _number(sign_of(activity)) if len(items_of(activity)) == 1 else ""


_READ = Text("Dibaca sama dengan isian yang ditunjuknya.", "Read as the entry that it points at.")
_OPEN = Text(
    "Isian ini menunjuk ke isian lain, tetapi tidak pasti yang mana. Tulis isinya di sini.",
    "This points at another entry, and it is not certain which one. Write what it says here.",
)
_PARTLY = Text(
    "Sebagian isinya menunjuk ke isian lain. Tulis lengkap.", "A part of it points at another entry. Write it in full."
)
