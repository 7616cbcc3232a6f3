"""What the further sheets of the submissions say of each indicator, united."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rak_excel.formats.grid import as_text
from rak_excel.language import Text
from rak_excel.merging.account import Unused
from rak_excel.merging.changes import RevisionChange
from rak_excel.merging.sent.entries import Entry, Slot
from rak_excel.merging.sent.intake import Intake
from rak_excel.model import Indicator, Note, NoteKind, Plan
from rak_excel.model.further import FurtherEntry
from rak_excel.model.plan import FurtherRow
from rak_excel.sameness.pairing import changed_beside, same_indicator


def with_further_rows(
    merged: Plan, intake: Intake, base: Plan | None, entries: Iterable[Entry], indicators: Mapping[Slot, Indicator]
) -> tuple[Plan, list[Unused]]:
    """The merged plan with the rows of its indicators, worded as there; and what of the submissions is not in them.

    Of each entry the first in official order counts, else what the revised plan has.
    """
    named = [(each.slot, FurtherRow(each.indicator.text, each.indicator.key or "")) for each in entries]
    plans = [*intake.plans, *([base] if base else [])]
    united, told = {}, list[Unused]()
    for sheet in intake.definition.sheets_beside:
        used: dict[Slot, dict[str, FurtherEntry]] = {slot: {} for slot in indicators if slot.part == sheet.part}
        for plan, row in ((each, row) for each in plans for row in each.further.get(sheet.id, ())):
            own = next((used[slot] for slot, own in named if slot in used and same_indicator(own, row)), None)
            for column in (each for each in sheet.columns if each.id in row.entries):
                entry = as_text(row.entries[column.id])
                first = "" if own is None else as_text(own.setdefault(column.id, row.entries[column.id]))
                if first != entry and plan is not base:
                    why = (_NO_ACTIVITY if own is None else _OTHER).filled(column=column.heading, used=first)
                    cell = row.place.cell(column.id) if row.place else None
                    told.append(Unused(plan, Note(NoteKind.CELL_NOT_USED, why, cell, entry), row.indicator))
        rows = ((indicators[slot], own) for slot, own in used.items() if own)
        united[sheet.id] = tuple(FurtherRow(each.text, each.key or "", own) for each, own in rows)
    return merged.but(further=united), told


def changes_beside(old: Plan, new: Plan) -> Iterator[RevisionChange]:
    """What a revision changes on further sheets."""
    for sheet, column, (_, row), was, now in changed_beside(old, new):
        what = f"{sheet.sheet}: {column.heading}"
        yield RevisionChange(sheet.part, row.indicator, Text(what, what), was, now)


_OTHER = Text(
    "Baris lain untuk indikator ini menulis {used} di kolom {column}, dan itu yang dipakai. Samakan di file unitnya, lalu gabung lagi.",
    "Another row for this indicator says {used} in the column {column}, and that was used. Make both the same in the units' files and merge again.",
)
_NO_ACTIVITY = Text(
    "Indikator ini tidak punya kegiatan di rencana gabungan, jadi isian kolom {column} ini tidak ikut. Kalau dipakai, isi kegiatannya di file unitnya, lalu gabung lagi.",
    "The merged plan has no activity for this indicator, so this entry of the column {column} is not in it. If it counts, fill in an activity in the unit's file and merge again.",
)
