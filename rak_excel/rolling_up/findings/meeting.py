"""The findings of an earlier roll-up beside those of this run: which of them are still there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from string import ascii_uppercase

from rak_excel.model import Definition
from rak_excel.rolling_up.facts.facts import Harvest, NoteRow
from rak_excel.rolling_up.facts.note_states import NoteState
from rak_excel.rolling_up.facts.one_fact import cells_named
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.rolling_up.findings.kept import OfficeRows, found_again
from rak_excel.rolling_up.findings.same_notes import Found, same_notes

RegionNote = tuple[str, NoteRow]


@dataclass(slots=True)
class OfficeFindings:
    """One office's findings and rows; `places` are where the findings stand in the list of all."""

    notes: list[NoteRow] = field(default_factory=list)
    rows: list[ActivityRow] = field(default_factory=list)
    places: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Met:
    """An earlier finding with its office's rows. `at` is where this run lists it, None where it is gone.

    `still` tells whether it is the same one, and not a month that this run tells together with another.
    """

    region: str
    note: NoteRow
    rows: OfficeRows
    at: int | None
    still: bool


def by_office(notes: Sequence[RegionNote], rows: Iterable[ActivityRow]) -> dict[str, OfficeFindings]:
    """The findings by region, with the rows of those offices that have any."""
    offices: dict[str, OfficeFindings] = defaultdict(OfficeFindings)
    for at, (region, note) in enumerate(notes):
        offices[region].notes.append(note)
        offices[region].places.append(at)
    for row in rows:
        if row.region in offices:
            offices[row.region].rows.append(row)
    return offices


def notes_of(harvest: Harvest) -> list[RegionNote]:
    """What a harvest has of findings, with those that it keeps because nobody could check them again."""
    regions = {file.identity: file.region for file in harvest.files}
    listed = [(regions.get((note.file, note.sha256), "") if note.code else "", note) for note in harvest.notes]
    open_still = (NoteState.CORRECTED, NoteState.UNCHECKED)
    return [*listed, *((region, note) for region, note in harvest.settled if note.state in open_still)]


def meet(
    harvest: Harvest,
    regions: Collection[str],
    here: Mapping[str, OfficeFindings],
    definition: Definition,
    year: int | None,
) -> Iterator[Met]:
    """Each finding of these regions that the harvest has."""
    rows = [row for listed in harvest.rows.values() for row in listed]
    for region, past in by_office(notes_of(harvest), rows).items():
        if region in regions:
            yield from _met(region, past, here.get(region, OfficeFindings()), definition, year)


def _met(
    region: str, past: OfficeFindings, here: OfficeFindings, definition: Definition, year: int | None
) -> Iterator[Met]:
    old, new = found_again(Found(past.notes, past.rows), here.rows), Found(here.notes, here.rows)
    same = same_notes(old, new, definition, year)
    rows = OfficeRows(past.rows, here.rows, definition, year)
    also = {_fact(past.notes[was]): now for was, now in same.items() if cells_named(here.notes[now])}
    for was, note in enumerate(past.notes):
        now = same.get(was, also.get(_fact(note)))  # an earlier version told each month by itself
        yield Met(region, note, rows, None if now is None else here.places[now], was in same)


def _fact(note: NoteRow) -> tuple[str, ...]:
    return note.code, note.file, note.sheet, note.cell.lstrip(ascii_uppercase)
