"""What an older report of a unit says and its newer one, whose row counts instead, leaves blank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rak_excel.language import Text
from rak_excel.merging.account import Unused
from rak_excel.merging.differences.fields import Field, Said, said_of
from rak_excel.merging.sent.entries import Entry
from rak_excel.merging.sent.precedence import Precedence
from rak_excel.model import Note, NoteKind
from rak_excel.model.further import FurtherColumn
from rak_excel.system.grouped import grouped

_LEFT_BLANK = Text(
    "Unit ini mengirim file yang lebih baru, dan di sana sel ini kosong, atau hanya berisi - atau nihil, jadi isian ini tidak dipakai. "
    "Bila masih berlaku, tulis juga di file yang baru, lalu gabung lagi.",
    "This unit sent a newer file, in which this cell is blank, or says no more than - or nihil, so that this entry is not used. If it "
    "still counts, write it in the newer file too and merge again.",
)


def left_blank(judged: Precedence) -> Iterator[Unused]:
    """The entries of rows that newer ones of the same unit replace, where these say nothing in their column."""
    order = {id(plan): at for chain in judged.chains for at, plan in enumerate(chain)}
    latest_first = sorted(judged.superseded, key=lambda each: (order.get(id(each.plan), 0), each.rank))
    replaced = grouped((entry.unit, entry) for entry in latest_first)
    counting = grouped((entry.unit, entry) for entry in judged.counting if not entry.signed)
    for unit, olds in sorted(replaced.items()):
        yield from _left_blank(olds, counting.get(unit, []))


def _left_blank(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[Unused]:
    said = {(_about(each, column), column.id) for each in news for column, _ in _entries(each)}
    for old in olds:
        for column, entry in _entries(old):
            if (asked := (_about(old, column), column.id)) not in said:
                said.add(asked)
                note = Note(NoteKind.CELL_NOT_USED, _LEFT_BLANK, entry.cell, entry.text)
                yield Unused(old.plan, note, old.indicator.text, old.activity.text)


def _entries(row: Entry) -> Iterator[tuple[FurtherColumn, Said]]:
    """What a row says in the columns of a report."""
    for column in row.plan.definition.further_of(row.slot.part):
        said = said_of(row, Field.of(column))
        if said.same:
            yield column, said


def _about(row: Entry, column: FurtherColumn) -> object:
    """What a column is about: the row, or the indicator, which may have several."""
    return row.row if column.level == "activity" else row.slot
