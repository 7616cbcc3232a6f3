"""Remarks that are nothing but another target than the one of their row: `3 SK` in KETERANGAN beside `2 SK`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rak_excel.language import Text
from rak_excel.model import Definition, Indicator, NoteKind, Target
from rak_excel.reading.columns.remark_columns import columns_of_remarks
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.schedules.numbers import shown_text
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.remarks.corrections import amount_changed, amount_remarked, is_of_remarks
from rak_excel.vocabulary.targets.asides import adds_up, names_scale
from rak_excel.vocabulary.targets.likeness import is_another, is_like
from rak_excel.vocabulary.targets.targets import parse_target

_LONGEST = 60  # letters of a remark that says nothing else
_TOLD = (NoteKind.AMBIGUOUS_VALUE, NoteKind.SECOND_READING)


def tell_remarked_targets(
    table: Table, indicators: Sequence[Indicator], definition: Definition, ledger: Ledger
) -> None:
    """Tells of them once a column: the target that stands in its own column was read."""
    for section in table.sections:
        for column in columns_of_remarks(section):
            if is_of_remarks(section.heading.title(column)) and not section.heading.others[column].told:
                _tell(section, column, list(_others(section, column, indicators, definition)), ledger)


def _others(
    section: Section, column: int, indicators: Sequence[Indicator], definition: Definition
) -> Iterator[tuple[int, Target]]:
    """The rows whose remark is another target, with the one that was read."""
    sheet = section.sheet
    for indicator in indicators:
        target, place = indicator.target, indicator.target_place
        if target is None or place is None or place.sheet != sheet.name or place.row not in section.rows:
            continue
        rows = {place.row, *(activity.place.row for activity in indicator.activities)}
        texts = {row: tidy(shown_text(sheet, row, column)) for row in rows}
        found = {row: amount_said(text, target, indicator.text, definition) for row, text in texts.items() if text}
        said = {row: each for row, each in found.items() if each}
        own = said.get(place.row)
        if own and (own.denies or is_another(own.target, target, alone=len(said) == 1)):
            yield place.row, target


@dataclass(frozen=True, slots=True)
class AmountSaid:
    """What a remark says that is like the target of its row; `denies` where that is too much or too little: `bukan 2 SK`."""

    target: Target
    denies: bool


def amount_said(text: str, target: Target | None, indicator: str, definition: Definition) -> AmountSaid | None:
    """What a remark says, where it is nothing but an amount or grade like the target of this indicator."""
    if target is None or not text or len(text) > _LONGEST or names_scale(text):
        return None
    before, after = amount_changed(text)
    amount, denies = amount_remarked(after)
    if target.value is not None and adds_up(amount, target.value):
        return None
    said = parse_target(amount, definition, indicator)
    first = parse_target(before, definition, indicator)
    bare = (
        denies
        or parse_target(target.text, definition).is_bare
        or first.value == target.value is not None
        or normalised(text).startswith("target ")
    )
    return AmountSaid(said, denies) if is_like(said, target, bare=bare) else None


def _tell(section: Section, column: int, found: Sequence[tuple[int, Target]], ledger: Ledger) -> None:
    sheet = section.sheet
    told = {cell for note in ledger.notes if note.kind in _TOLD for cell in note.cells} if found else set()
    found = [each for each in found if sheet.cell(each[0], column) not in told]
    if not found:
        return
    (row, target), *others = found
    text, cells = tidy(shown_text(sheet, row, column)), [sheet.cell(each, column) for each, _ in others]
    more = _MORE.filled(count=len(cells), last=cells[-1].address) if cells else Text("", "")
    detail = _ANOTHER.filled(target=target.text, more=more)
    ledger.note(NoteKind.SECOND_READING, detail, sheet.cell(row, column), text, text, cells)


_ANOTHER = Text(
    'Catatan ini berisi jumlah atau nilai lain daripada targetnya, "{target}", yang tetap dibaca.{more} Samakan target dan '
    "catatannya.",
    'This remark gives another amount or grade than the target, "{target}", which was read all the same.{more} Make the '
    "target and the remark agree.",
)
_MORE = Text(" Begitu juga {count} catatan lain, sampai {last}.", " So do {count} more remarks, down to {last}.")
