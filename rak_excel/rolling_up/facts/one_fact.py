"""One fact of a row is one finding: what a plan has in three of a row's months is counted once and names the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rak_excel.language import Text
from rak_excel.model import Plan, Severity
from rak_excel.rolling_up.facts.facts import NoteRow

_ALSO = Text(
    "{message} Begitu juga di {periods} (sel {cells}).", "{message} The same holds for {periods} (cell {cells})."
)
_NAMED = re.compile(
    r" (?:Begitu juga di|The same holds for) [^\"]* \((?:sel|cell) ([A-Z]+[0-9]+(?:, [A-Z]+[0-9]+)*)\)\.$"
)
_QUOTED_OR_PERIODS = re.compile(r'"[^"]*"|\b[A-Z]+[0-9]+(?:(?:-|, )[A-Z]+[0-9]+)*\b|[0-9]+')
_ADDRESS = re.compile(r"([A-Z]+)([0-9]+)")
_Columns = Mapping[tuple[str, str], tuple[int, str]]  # the period with its label, by sheet and column


def told_by_fact(notes: Iterable[NoteRow], plan: Plan) -> list[NoteRow]:
    """The findings of a plan, where those of one row that differ in nothing but the period are one.

    Those for information stay apart: of them each kind is counted once a sheet anyway.
    """
    columns, label = _columns_of_periods(plan), _any_label(plan)
    facts: dict[object, list[NoteRow]] = {}
    for number, note in enumerate(notes):
        address = _ADDRESS.fullmatch(note.cell)
        if note.severity is Severity.INFO or address is None or (note.sheet, address[1]) not in columns:
            facts[number] = [note]
        else:
            said = label.sub(lambda found: found[0] if found[0].startswith('"') else "…", note.message.id)
            facts.setdefault((note.file, note.sheet, address[2], note.code, note.severity, said), []).append(note)
    return [note for alike in facts.values() for note in _as_one(alike, columns)]


def cells_named(note: NoteRow) -> tuple[str, ...]:
    """The other cells of its row of which a finding speaks too, also where it is read from a roll-up."""
    found = _NAMED.search(note.message.id) if note.message.id.endswith(").") else None
    return tuple(found[1].split(", ")) if found else ()


def without_those_named(sources: Iterable[Sequence[NoteRow]]) -> list[list[NoteRow]]:
    """The findings of each source without those of roll-ups that another one names.

    An earlier version told each cell by itself, in words that may be others.
    """
    listed = list(sources)
    named = {
        (note.content, note.code, note.sheet, cell, _signature(note))
        for notes in listed
        for note in notes
        for cell in cells_named(note)
    }
    if not named:
        return [list(notes) for notes in listed]

    def is_named(note: NoteRow) -> bool:
        return (note.content, note.code, note.sheet, note.cell, _signature(note)) in named

    return [[note for note in notes if note.language is None or not is_named(note)] for notes in listed]


def _signature(note: NoteRow) -> tuple[str, ...]:
    """What a finding quotes and counts, but for its periods and for the other cells that it names: no language's own."""
    quoted = _QUOTED_OR_PERIODS.findall(_NAMED.sub("", note.message.id))
    return tuple(each for each in quoted if each.startswith('"') or each.isdigit())


def _columns_of_periods(plan: Plan) -> _Columns:
    found: dict[tuple[str, str], tuple[int, str]] = {}
    for part in plan.parts:
        label = plan.definition.part(part.id).schedule.calendar.label
        tables = {indicator.place.columns.periods for indicator in part.indicators} | {part.columns.periods}
        for letters in tables:
            found |= {
                (part.sheet, letter): (period, label(period)) for period, letter in enumerate(letters, 1) if letter
            }
    return found


def _any_label(plan: Plan) -> re.Pattern[str]:
    """Texts in quotation marks, which stay, and periods outside them: `T1`, `B1-B3`, `B1, B2`."""
    labels = {label for part in plan.definition.parts for label in part.schedule.calendar.labels()}
    one = "(?:" + "|".join(sorted(map(re.escape, labels), key=len, reverse=True)) + ")"
    return re.compile(rf'"[^"]*"|\b{one}(?:(?:-|, ){one})*\b')


def _as_one(alike: Sequence[NoteRow], columns: _Columns) -> Sequence[NoteRow]:
    """The finding on the first period, with the others in its words; as they are where two of them are on one cell."""
    cells = {note.cell: note for note in alike}
    if len(alike) == 1 or len(cells) < len(alike):
        return alike
    placed = sorted((*columns[note.sheet, cell.rstrip("0123456789")], cell) for cell, note in cells.items())
    first = cells[placed[0][2]]
    periods = _listed([label for _, label, _ in placed[1:]])
    named = ", ".join(cell for *_, cell in placed[1:])
    return [replace(first, message=_ALSO.filled(message=first.message, periods=periods, cells=named))]


def _listed(labels: Sequence[str]) -> Text:
    *before, last = labels
    if not before:
        return Text(last, last)
    return Text(f"{', '.join(before)} dan {last}", f"{', '.join(before)} and {last}")
