"""Values in the columns of a schedule: how much is to be reached by then, alone in a row or among its ticks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from rak_excel.formats.addresses import Address
from rak_excel.language import Text
from rak_excel.model import Cell, NoteKind
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.schedules.legends import Manner
from rak_excel.reading.schedules.texts import is_headed_for_targets
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.record import Record
from rak_excel.vocabulary.entries.ticks import ScheduleMark
from rak_excel.vocabulary.targets.choices import fits_quantities, is_plain_quantity, is_quantity, says_how_much
from rak_excel.vocabulary.targets.period_entries import period_entry

_FIRST_WORD = re.compile(r"^(?P<tick>\S+)\s+\(?(?P<amount>\S[^()]*)\)?$")
_SAMPLES = 4
_QUANTITIES = Text("misalnya {sample}", "such as {sample}")


class ScheduleEntry(Record):
    """What stands in the cell of a period, as typed and as shown.

    `source` is the cell that it is written in, another one in a merged range.
    """

    period: int
    column: int
    raw: str
    shown: str
    source: Address
    merged: bool = False


class ScheduleValues(Struct):
    """Takes the values out of a table's schedule, and remembers where they stand; `tell` tells of them once a table."""

    table: Table
    manner: Manner
    told: list[tuple[Cell, ScheduleEntry]] = []

    def alone(self, section: Section, row: int, entries: Sequence[ScheduleEntry]) -> dict[int, str]:
        """The values of a row that has no ticks; none where it is one of ticks."""
        definition = self.manner.definition
        headed = self.manner.numbers.for_targets
        if not all(fits_quantities(entry.shown, definition, for_targets=headed) for entry in entries):
            return {}
        if not any(says_how_much(entry.shown, definition) for entry in entries):
            return {}
        if self.manner.numbers.ones and all(entry.shown == "1" for entry in entries):
            return {}
        return self.of(section, row, entries)

    def are_mixed(self, entries: Sequence[ScheduleEntry]) -> bool:
        """Whether values may stand among these ticks, as they do in other rows of the table."""
        numbers = self.manner.numbers
        return numbers.some or (numbers.quantities and any(map(self._is_tick, entries)))

    def among_ticks(
        self, entries: Sequence[ScheduleEntry], says_when: Callable[[str], bool]
    ) -> tuple[list[ScheduleEntry], list[ScheduleEntry]]:
        """The entries of a row with ticks, and those of them that say how much with its unit: `50%`, `✓ 50%`.

        Where the other rows hold quantities, a number alone is one too.
        """
        ticks, amounts = [], []
        for entry in entries:
            tick, amount = self._apart(entry)
            if entry.merged or says_when(entry.shown) or not self._says_how_much(amount):
                ticks.append(entry)
                continue
            amounts.append(entry.but(shown=amount))
            if tick:
                ticks.append(entry.but(shown=tick))
        return ticks, amounts

    def _is_tick(self, entry: ScheduleEntry) -> bool:
        return not entry.shown.isdecimal() and self.manner.mark(entry.shown) is ScheduleMark.TICK

    def _says_how_much(self, amount: str) -> bool:
        definition = self.manner.definition
        numbers = self.manner.numbers
        bare = numbers.quantities and self.manner.mark(amount) is ScheduleMark.UNKNOWN
        counts = bare and is_quantity(amount, definition, for_targets=numbers.for_targets)
        return is_plain_quantity(amount, definition) or counts

    def _apart(self, entry: ScheduleEntry) -> tuple[str, str]:
        """The tick that an entry begins with, and how much it says behind that; the whole text where it begins with none."""
        match = _FIRST_WORD.match(entry.shown.strip())
        if match and self.manner.mark(match["tick"]) is ScheduleMark.TICK and not match["tick"].isdecimal():
            return match["tick"], match["amount"]
        return "", entry.shown

    def of(self, section: Section, row: int, entries: Sequence[ScheduleEntry]) -> dict[int, str]:
        """What these cells say as targets of their periods."""
        written = [entry for entry in entries if not entry.merged]
        self.told += [(section.sheet.cell(row, entry.column), entry) for entry in written]
        percent = {entry.period: section.heading.in_percent(entry.column) for entry in entries}
        said = {entry.period: period_entry(entry.shown, in_percent=percent[entry.period]) for entry in entries}
        return {period: text for period, text in said.items() if text}

    def tell(self, ledger: Ledger) -> None:
        """Tells of the values, where the form has a schedule that they may have been meant for."""
        if not self.told or not self.table.part.has("schedule"):
            return
        (first, entry), *others = self.told
        texts = dict.fromkeys(each.shown for _, each in self.told)
        manner, headed = self.manner, self.manner.numbers.for_targets
        said = [text for text in texts if is_quantity(text, manner.definition, for_targets=headed)] or [*texts]
        detail = _QUANTITIES.filled(sample="; ".join(said[:_SAMPLES]))
        kind = NoteKind.PERIOD_TARGETS if is_headed_for_targets(self.table) else NoteKind.QUANTITIES
        ledger.note(kind, detail, first, entry.raw, others=[cell for cell, _ in others])
