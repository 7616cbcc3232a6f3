"""What the province corrected in the roll-up itself, as the office is told to change its plan too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rak_excel.language import NOTHING, Language, Text
from rak_excel.model import PartDefinition
from rak_excel.record import Record
from rak_excel.rolling_up.corrections.exact import shown_value
from rak_excel.rolling_up.corrections.reconciling import CorrectionFate, Listed
from rak_excel.rolling_up.facts.fields import SCHEDULE, data_fields
from rak_excel.rolling_up.facts.places import row_number
from rak_excel.rolling_up.facts.rows import DELETED, ActivityRow, AddedRow, Correction
from rak_excel.rolling_up.result import Rollup
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.basics.texts import shortened

CELLS = Text("sel {cells}", "cell {cells}")
_ROW = Text("baris {row}", "row {row}")
_NTH = Text("kegiatan ke-{place}", "activity no. {place}")  # where no row is known
_COLUMN = Text("{row}, kolom {column}", "{row}, column {column}")
_TICKS = Text("jadwal {periods}", "schedule {periods}")
_NEW_ROW = Text("di bawah {row}", "below {row}")
_DELETED = Text("dihapus", "deleted")
_ADDED = Text(
    'baris baru, indikator "{indicator}", kegiatan "{activity}", jadwal {periods}, pelaksana {executors}',
    'a new row, indicator "{indicator}", activity "{activity}", schedule {periods}, executor {executors}',
)
_CHANGED = Text("sheet {sheet}, {place}: {before} -> {after}", "sheet {sheet}, {place}: {before}, now {after}")
_BECAME = Text("sheet {sheet}, {place}: menjadi {after}", "sheet {sheet}, {place}: now {after}")
_SAID = Text("sheet {sheet}, {place}: {after}", "sheet {sheet}, {place}: {after}")
_QUOTED = Text('{said} ("{activity}")', '{said} ("{activity}")')
_LONGEST, _LONGEST_ROW = 60, 200  # letters of a value in a sentence, and of a new row


class Mended(Record):
    """Cells that were corrected alike, or a row that was deleted or added. `before` is '' where nobody knows what the
    office's file says, and of an added row; of a deleted one it is the activity. `changed` tells of two values.
    """

    sheet: str
    place: Text
    before: Text
    after: Text
    changed: bool

    @property
    def is_cut(self) -> bool:
        """Whether the sentence has no room for all that it became, or was."""
        return _short(self.after, self._most) != self.after or _short(self.before) != self.before

    @property
    def _most(self) -> int:
        return _LONGEST if self.changed else _LONGEST_ROW

    def said(self) -> Text:
        """`sheet Komisi, sel D18: 1 Dokumen -> WTP`."""
        words = {"sheet": self.sheet, "place": self.place, "after": _short(self.after, self._most)}
        if self.changed:
            return (_CHANGED if self.before.id else _BECAME).filled(before=_short(self.before), **words)
        said = _SAID.filled(**words)
        return _QUOTED.filled(said=said, activity=_short(self.before)) if self.before.id else said


def mended_by_region(result: Rollup) -> Mapping[str, tuple[Mended, ...]]:
    """The corrections that count, in the order of the plan: what is still to be chosen, or used no longer, is not told."""
    used = (each for each in result.corrections if each.fate is CorrectionFate.USED)
    listed = grouped((each.correction.region, _mended(each, result)) for each in used)
    return {region: tuple(_alike(found)) for region, found in listed.items()}


def _mended(listed: Listed, result: Rollup) -> tuple[Mended, str]:
    """With the cells where it is of cells alone, so that several that were corrected alike are told together."""
    each, row = listed.correction, listed.row
    part = result.definition.part(each.part)
    sheet = row.sheet if row and row.sheet else _sheet(each.region, part, result)
    if isinstance(each, AddedRow):
        place = _NEW_ROW.filled(row=_row(row, each.place)) if each.place else NOTHING
        return Mended(sheet, place, NOTHING, _added(each.value, part), changed=False), ""
    if each.field == DELETED:
        activity = row.activity if row else ""
        return Mended(sheet, _row(row, each.place), Text(activity, activity), _DELETED, changed=False), ""
    column = next((field.heading for field in data_fields(part, result.definition) if field.id == each.field), SCHEDULE)
    cells = listed.cells
    place = CELLS.filled(cells=cells) if cells else _COLUMN.filled(row=_row(row, each.place), column=column)
    return Mended(sheet, place, *_values(each, part), changed=True), cells


def _values(correction: Correction, part: PartDefinition) -> tuple[Text, Text]:
    """What the file says, and what it shall say; the first of them tells that it is a schedule."""
    after = shown_value(correction.field, correction.value, part)
    before = shown_value(correction.field, correction.original[0], part) if correction.original else NOTHING
    if correction.field != "periods":
        return before, after
    return (_TICKS.filled(periods=before), after) if before.id else (before, _TICKS.filled(periods=after))


def _sheet(region: str, part: PartDefinition, result: Rollup) -> str:
    """What the office itself calls it."""
    own = (choice.facts for choice in result.choices if choice.facts.region == region and part.id in choice.used)
    return next((facts.parts[part.id].sheet for facts in own), "") or part.sheet


def _row(row: ActivityRow | None, place: int) -> Text:
    number = row_number(row.cell) if row else 0
    return _ROW.filled(row=number) if number else _NTH.filled(place=place)


def _added(row: ActivityRow, part: PartDefinition) -> Text:
    shown = {name: shown_value(name, getattr(row, name), part) for name in ("periods", "executors")}
    return _ADDED.filled(indicator=shortened(row.indicator, _LONGEST), activity=row.activity, **shown)


def _alike(found: Sequence[tuple[Mended, str]]) -> Iterator[Mended]:
    """Those of one sheet that say the same as one, each where its first one stands."""
    alike = [(each.sheet, each.before.id, each.after.id) if cells else at for at, (each, cells) in enumerate(found)]
    for group in grouped(zip(alike, found, strict=True)).values():
        first, cells = group[0]
        joined = ", ".join(own for _, own in group)
        yield first.but(place=CELLS.filled(cells=joined)) if cells else first


def _short(text: Text, most: int = _LONGEST) -> Text:
    return Text(shortened(text.id, most), shortened(text.en, most))


_MENDED = Text(
    "Yang sudah kami koreksi di rekap: {said}. Mohon disesuaikan juga di rencana.",
    "What we corrected in the roll-up: {said}. Please change your plan too.",
)
_ONLY_COUNTED = Text(
    "{count} isian sudah kami koreksi di rekap, {where}. Mohon disesuaikan juga di rencana.",
    "Corrected by us in the roll-up: {count}, {where}. Please change your plan too.",
)
_OTHERS = Text("{said}; dan {count} lagi, {where}", "{said}; and {count} more, {where}")


def told_mended(mended: Sequence[Mended], language: Language, most: int, where: Text) -> str:
    """The first corrections, how many more there are, and `where` they are listed; '' where nothing was corrected."""
    if not mended:
        return ""
    said = [each.said().said(language) for each in mended[:most]]
    # What was corrected may itself have semicolons, as between executors.
    shown = "; ".join(f"({number}) {each}" for number, each in enumerate(said, 1)) if len(said) > 1 else "".join(said)
    left = len(mended) - most
    if not shown:
        return _ONLY_COUNTED.filled(count=len(mended), where=where).said(language)
    if left > 0:
        shown = _OTHERS.filled(said=shown, count=left, where=where).said(language)
    return _MENDED.filled(said=shown).said(language)
