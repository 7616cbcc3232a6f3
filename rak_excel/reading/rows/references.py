"""Cells that point at another row, `lihat no. 1`: read as what stands there where that is one thing, else asked about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rak_excel.language import Text
from rak_excel.model import NoteKind, items_of
from rak_excel.model.items import mark_of
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.rows.rows import ReadRow
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.entries.placeholders import Reference, may_point, reference_in

_ROLES = ("objective", "indicator", "activity", "executor")
_RESOLVED = ("activity", "executor")  # an objective or indicator stands once, so that another row's cannot be meant
_OF_ACTIVITIES = frozenset({"kegiatan", "aktivitas", "aksi"})
_OF_ROWS = frozenset({"baris", "poin", "point", "angka", "butir", "huruf"})  # of the sheet, or within some cell


def with_references(rows: Iterable[ReadRow], ledger: Ledger) -> Iterator[ReadRow]:
    """The rows with what other rows say wherever a cell points at them."""
    rows = list(rows)
    open_ = [(nth, row) for nth, row in enumerate(rows) if not row.as_written]
    found = {(nth, role) for nth, row in open_ for role in _ROLES if _points(getattr(row, role))}
    return _References(rows, ledger).rows(found) if found else iter(rows)


@remembered(8192)
def _points(text: str) -> bool:
    return may_point(text) and any(reference_in(each) for each in (text, *(item.text for item in items_of(text))))


@dataclass(frozen=True, slots=True)
class _Block:
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
            changed = {role: text for role in _ROLES if (nth, role) in found and (text := self.text(row, role))}
            yield replace(row, **changed) if changed else row  # type: ignore[arg-type] # texts all

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
    return _number(mark_of(activity)) if len(items_of(activity)) == 1 else ""


_READ = Text("Dibaca sama dengan isian yang ditunjuknya.", "Read as the entry that it points at.")
_OPEN = Text(
    "Isian ini menunjuk ke isian lain, tetapi tidak pasti yang mana. Tulis isinya di sini.",
    "This points at another entry, and it is not certain which one. Write what it says here.",
)
_PARTLY = Text(
    "Sebagian isinya menunjuk ke isian lain. Tulis lengkap.", "A part of it points at another entry. Write it in full."
)
