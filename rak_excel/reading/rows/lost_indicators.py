"""Indicators of the definition whose row key still stands beside a row that no longer has their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rak_excel.language import Text
from rak_excel.model import Cell, NoteKind
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.rows.drafts import IndicatorDraft
from rak_excel.reading.rows.objectives import objective_of
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import shortened, tidy
from rak_excel.vocabulary.entries.wordings import Wordings, key_and_occurrence


def tell_lost_indicators(drafts: Sequence[IndicatorDraft], table: Table, wordings: Wordings, ledger: Ledger) -> None:
    """Tells of each indicator of the definition that stands nowhere in our own form any more.

    On a row with work its row key asks, on a blank one it tells; one without a row is told for the whole table. A row key
    speaks only where those of the rows around it fit: beside pasted rows it is left over from the form.
    """
    found = {key_and_occurrence(draft.key)[0] for draft in drafts if draft.key}
    sections = [each for each in table.sections if "indicator" in each.heading.roles]
    if not (found and sections) or len(found) == len(_keys(table)):
        return
    seen = set[str]()
    for section in sections:
        rows = dict(_keyed_rows(section))
        finder = _Finder(drafts, section, rows, wordings)
        lost = {row: key for row, (key, _) in rows.items() if key not in found and finder.is_lost(row, key)}
        for row, key in lost.items():
            if finder.says(row):
                finder.ask(row, key, ledger)
        finder.tell_emptied({row: key for row, key in lost.items() if not finder.says(row)}, ledger)
        seen |= set(lost.values())
    finder.tell_left_out(sorted(_keys(table) - found - seen), ledger)


def _keys(table: Table) -> set[str]:
    return {each.key for objective in table.definition.objectives_of(table.part.id) for each in objective.indicators}


def _keyed_rows(section: Section) -> Iterator[tuple[int, tuple[str, str]]]:
    """The rows with a row key, and what each has as its indicator."""
    if section.key_column is None:
        return
    sheet, column = section.sheet, section.heading.roles["indicator"]
    for row in section.rows:
        key = key_and_occurrence(tidy(sheet.text(row, section.key_column)))[0]
        if key in section.definition.indicators:
            yield row, (key, tidy(sheet.text(row, column)))


class _Finder(Record):
    """Looks at the rows of one section."""

    drafts: Sequence[IndicatorDraft]
    section: Section
    rows: Mapping[int, tuple[str, str]]
    wordings: Wordings

    def is_lost(self, row: int, key: str) -> bool:
        """Whether the words are gone: blank or those of another row of the list, and written nowhere else."""
        text = self.rows[row][1]
        if text and not any(own[1] == text and self.counts(*own) for own in self.rows.values()):
            return False
        return self.neighbours_fit(row) and not self.is_written(key) and not self.is_asked(row)

    def is_asked(self, row: int) -> bool:
        """Whether its cell is asked about anyway, as one that is struck through or shows an error."""
        sheet, at = self.section.sheet, (row, self.section.heading.roles["indicator"])
        return bool(sheet.fault(*at)) or at in sheet.looks.struck or at in sheet.looks.unseen

    def is_written(self, key: str) -> bool:
        return any(self.counts(key, draft.text) for draft in self.drafts)

    def counts(self, key: str, text: str) -> bool:
        return bool(text) and self.wordings.counts(key, text)

    def neighbours_fit(self, row: int) -> bool:
        """Whether the next row keys above and below that stand beside an indicator fit it; one of them at least."""
        named = [other for other, (_, text) in self.rows.items() if text and other != row]
        beside = [
            max((each for each in named if each < row), default=0),
            min((each for each in named if each > row), default=0),
        ]
        known = [self.counts(*self.rows[each]) for each in beside if each]
        return bool(known) and all(known)

    def says(self, row: int) -> bool:
        return any(column in self.section.heading.own_columns for column in self.section.sheet.rows.get(row, ()))

    def cell(self, row: int, role: str = "indicator") -> Cell:
        return self.section.sheet.cell(row, self.section.heading.roles[role])

    def wording(self, key: str) -> str:
        return self.wordings.filled(self.section.definition.indicators[key].text)

    def ask(self, row: int, key: str, ledger: Ledger) -> None:
        """Asks at the indicator; whose target stands on the row is in question with it."""
        text = self.rows[row][1]
        above = next((draft.text for draft in reversed(self.drafts) if draft.place.row <= row), "")
        detail = (_OVERWRITTEN if text else _BLANK).filled(read=shortened(text or above))
        others = [self.cell(row, "target")] if "target" in self.section.heading.roles else []
        ledger.note(NoteKind.INDICATOR_LOST, detail, self.cell(row), text, self.wording(key), others)

    def tell_emptied(self, rows: Mapping[int, str], ledger: Ledger) -> None:
        if rows:
            first, *others = map(self.cell, rows)
            wording = self.wording(next(iter(rows.values())))
            listed = ", ".join(cell.address for cell in others)
            also = Text(f" (juga {listed})", f" (so is {listed})") if others else Text("", "")
            ledger.note(NoteKind.INDICATOR_EMPTIED, also, first, became=wording, others=others)

    def tell_left_out(self, keys: Sequence[str], ledger: Ledger) -> None:
        """At the heading, those that no row has: no key, no words near theirs, nor perhaps words of the office's own."""
        without = (draft for draft in self.drafts if not draft.key and self.wordings.key_of(draft.text) is None)
        reworded = {draft.objective.number for draft in without}  # each may stand for one of the definition
        own = {each: objective_of(each, self.section.definition) for each in keys if not self.is_written(each)}
        gone = [self.wording(key) for key, objective in own.items() if objective and objective.number not in reworded]
        if gone:
            more, cell = len(gone) - 1, self.cell(self.section.heading.bottom)
            others = Text(f" dan {more} indikator lain", f" and {more} more") if more else Text("", "")
            ledger.note(NoteKind.INDICATOR_LEFT_OUT, others, cell, became=gone[0])


_BLANK = Text(
    'Isian di baris ini dibaca sebagai milik "{read}".', 'What stands on this row was read as part of "{read}".'
)
_OVERWRITTEN = Text(
    'Di sini tertulis "{read}", sehingga isian baris ini dibaca sebagai miliknya.',
    'Here stands "{read}", so that what stands on this row was read as its own.',
)
