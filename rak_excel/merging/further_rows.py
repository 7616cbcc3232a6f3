"""What the further sheets of the submissions say of each indicator, united."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rak_excel.formats.grid import as_text
from rak_excel.language import Text
from rak_excel.merging.account import Unused
from rak_excel.merging.sent.entries import file_rank
from rak_excel.model import Note, NoteKind, Plan
from rak_excel.model.plan import FurtherRow
from rak_excel.vocabulary.basics.texts import normalised

FurtherRows = Mapping[str, tuple[FurtherRow, ...]]


def unite_further(plans: Sequence[Plan], base: Plan | None) -> tuple[FurtherRows, list[Unused]]:
    """The rows by sheet: of each entry the first in official order, else what the revised plan has; and what contradicts."""
    ordered = [*sorted(plans, key=file_rank), *([base] if base else [])]
    united, told = {}, []
    for sheet in dict.fromkeys(id_ for plan in ordered for id_ in plan.further):
        rows: list[FurtherRow] = []
        for plan, row in ((each, row) for each in ordered for row in each.further.get(sheet, ())):
            at = next((at for at, each in enumerate(rows) if _same(each, row)), len(rows))
            first = rows[at] if at < len(rows) else row
            if plan is not base:
                told += [Unused(plan, note, row.indicator) for note in _contradictions(first, row)]
            entries = {**row.entries, **first.entries}
            rows[at : at + 1] = [FurtherRow(first.indicator, first.key or row.key, entries, first.cell)]
        united[sheet] = tuple(rows)
    return united, told


def _same(one: FurtherRow, other: FurtherRow) -> bool:
    """Whether both are of one indicator: by its key, or where only one has a key that counts, by its words."""
    if one.key and other.key:
        return one.key == other.key
    return normalised(one.indicator) == normalised(other.indicator)


def _contradictions(first: FurtherRow, row: FurtherRow) -> Iterable[Note]:
    for id_, entry in row.entries.items():
        used = first.entries.get(id_, entry)
        if as_text(used) != as_text(entry):
            yield Note(NoteKind.CELL_NOT_USED, _OTHER.filled(used=as_text(used)), row.cell, as_text(entry))


_OTHER = Text(
    "Kiriman lain menulis {used} untuk hal yang sama, dan itu yang dipakai. Samakan di file unitnya, lalu gabung lagi.",
    "Another submission says {used} of the same, and that was used. Make both the same in the units' files and merge again.",
)
