"""The findings of an earlier roll-up beside those of this run: which are still there, which are kept, and which are gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from string import ascii_uppercase

from msgspec import Struct

from rak_excel.language import NOTHING
from rak_excel.model import Definition
from rak_excel.record import Record
from rak_excel.rolling_up.chosen.choosing import Choice
from rak_excel.rolling_up.facts.facts import FollowUp, InputFacts, NoteRow, NoteState
from rak_excel.rolling_up.facts.one_fact import cells_named
from rak_excel.rolling_up.facts.places import row_number
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.rolling_up.findings.same_notes import Found, same_notes
from rak_excel.rolling_up.indicators.same_rows import same_rows
from rak_excel.rules.catalogue import CATALOGUE
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.names.regions import office_at

_BEHIND_INDICATOR, _BEHIND_ACTIVITY = " / ", " // "  # no cell's address has them, and no normalised text


class OfficeRows(Record, dict=True):
    """One office's rows of an earlier roll-up and of this one."""

    then: Sequence[ActivityRow]
    today: Sequence[ActivityRow]
    definition: Definition
    year: int | None

    def same_today(self, at: int) -> ActivityRow | None:
        """The row of today that an earlier one is; None where it is gone, or its part is not here."""
        return self.today[self._same[at]] if at in self._same else None

    @cached_property
    def _same(self) -> Mapping[int, int]:
        return same_rows(self.then, self.today, self.definition, self.year)


def kept(note: NoteRow, rows: OfficeRows) -> NoteRow:
    """The finding on its row of today; where that is not here with the row's words, since its cell says nothing then."""
    where = note.where
    if where is None:
        return note
    place = note.file, note.sheet, where.row
    for at, ((_, words), row) in enumerate(_worded(rows.then)):
        if (row.file, row.sheet, row.cell) == place:
            today = rows.same_today(at)
            if today is None:
                return note.but(where=where.but(row=words))
            # The cell that has come to stand where its own stood in the row.
            number = row_number(note.cell) + row_number(today.cell) - row_number(row.cell)
            cell = f"{note.cell.rstrip('0123456789')}{number}" if note.cell else ""
            return _in_row(note, today).but(cell=cell)
    return note


def found_again(past: Found, here: Sequence[ActivityRow]) -> Found:
    """The past with kept findings in their rows again. The rows of parts that the past lacks are those of today."""
    if not any(note.where and _BEHIND_INDICATOR in note.where.row for note in past.notes):
        return past
    parts = {row.part for row in past.rows}
    rows = [*past.rows, *(row for row in here if row.part not in parts)]
    by_words = dict(_worded(rows))
    notes = []
    for note in past.notes:
        row = by_words.get((note.where.part, note.where.row)) if note.where else None
        notes.append(_in_row(note, row) if row else note)
    return Found(notes, rows)


def _worded(rows: Iterable[ActivityRow]) -> Iterator[tuple[tuple[str, str], ActivityRow]]:
    """The rows of one office by part and words; of several that say the same each but the first with its number among them."""
    alike = Counter[tuple[str, str]]()
    for row in rows:
        words = f"{normalised(row.indicator)}{_BEHIND_INDICATOR}{normalised(row.activity)}"
        alike[row.part, words] += 1
        nth = alike[row.part, words]
        yield (row.part, words if nth == 1 else f"{words}{_BEHIND_ACTIVITY}{nth}"), row


def _in_row(note: NoteRow, row: ActivityRow) -> NoteRow:
    where = note.where.but(row=row.cell) if note.where else None
    return note.but(file=row.file, sheet=row.sheet, where=where)


RegionNote = tuple[str, NoteRow]


class OfficeFindings(Found):
    """One office's findings and rows; `places` are where the findings stand in the list of all."""

    places: Sequence[int]


class Met(Record):
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
    places = grouped((region, at) for at, (region, _) in enumerate(notes))
    own = grouped((row.region, row) for row in rows if row.region in places)
    return {at: OfficeFindings([notes[each][1] for each in of], own.get(at, ()), of) for at, of in places.items()}


def notes_of(facts: InputFacts) -> list[RegionNote]:
    """What an input has of findings, with those that it keeps because nobody could check them again."""
    regions = {file.identity: file.region for file in facts.files}
    listed = [(regions.get((note.file, note.sha256), "") if note.code else "", note) for note in facts.notes]
    open_still = (NoteState.CORRECTED, NoteState.UNCHECKED)
    return [*listed, *((region, note) for region, note in facts.settled if note.state in open_still)]


def meet(
    facts: InputFacts,
    regions: Collection[str],
    here: Mapping[str, OfficeFindings],
    definition: Definition,
    year: int | None,
) -> Iterator[Met]:
    """Each finding of these regions that the input has."""
    rows = [row for listed in facts.rows.values() for row in listed]
    for region, past in by_office(notes_of(facts), rows).items():
        if region in regions:
            yield from _met(region, past, here.get(region, OfficeFindings((), (), ())), definition, year)


def _met(
    region: str, past: OfficeFindings, here: OfficeFindings, definition: Definition, year: int | None
) -> Iterator[Met]:
    old = found_again(past, here.rows)
    same = same_notes(old, here, definition, year)
    rows = OfficeRows(past.rows, here.rows, definition, year)
    also = {_fact(past.notes[was]): now for was, now in same.items() if cells_named(here.notes[now])}
    for was, note in enumerate(past.notes):
        now = same.get(was, also.get(_fact(note)))  # an earlier version told each month by itself
        yield Met(region, note, rows, None if now is None else here.places[now], was in same)


def _fact(note: NoteRow) -> tuple[str, ...]:
    return note.code, note.file, note.sheet, note.cell.lstrip(ascii_uppercase)


_ACROSS = frozenset(rule.code for rule in CATALOGUE if rule.across)


class Given(Record):
    """What this run can say of: the parts of each office's plan that are rolled up, the files read, the rules judged.

    `whole` are the offices whose parts were judged together, as those of one plan. `provinces` are those whose offices it
    lists.
    """

    parts: Mapping[str, frozenset[str]]
    files: frozenset[str]
    whole: frozenset[str] = frozenset()
    provinces: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset(rule.code for rule in CATALOGUE)

    def judges(self, region: str, note: NoteRow, part: str) -> bool:
        """Whether a finding that is not here any more was looked for."""
        if not note.code:
            return note.file in self.files
        if note.code not in self.rules or region not in self.parts:
            return False
        if note.code in _ACROSS:
            return region in self.whole
        return not part or part in self.parts[region]

    def lists(self, region: str) -> bool:
        """Whether this run has the office in its list, with a plan or without."""
        return bool(region) and office_at(region).province in self.provinces


def given_by(
    choices: Iterable[Choice], definition: Definition, provinces: Iterable[str], rules: frozenset[str]
) -> Given:
    """What the files that are rolled up give; `rules` are the codes of those that were judged."""
    choices = list(choices)
    files = frozenset(choice.facts.file for choice in choices)
    used = grouped((choice.facts.region, choice) for choice in choices if choice.used)
    parts = {region: _parts_of(own) for region, own in used.items()}
    whole = frozenset(region for region, own in used.items() if _judged_together(own, definition))
    return Given(parts, files, whole, frozenset(provinces), rules)


def _judged_together(choices: Sequence[Choice], definition: Definition) -> bool:
    """Whether one file gives all parts, or files with no more than one part each do, which are checked as one plan."""
    every = {part.id for part in definition.parts}
    halves = [choice for choice in choices if len(choice.facts.parts) == 1]
    return any(choice.used >= every for choice in choices) or _parts_of(halves) >= every


def _parts_of(choices: Iterable[Choice]) -> frozenset[str]:
    return frozenset(part for choice in choices for part in choice.used)


class Gone(Struct):
    """One of them; `had` tells whether the previous roll-up has it, and not another input alone."""

    region: str
    note: NoteRow
    had: bool = False
    typed: list[FollowUp] = []


class GoneFindings:
    """Collects them: several roll-ups may have the same one. `sheets` are the parts by the name of their sheet."""

    def __init__(self, given: Given, sheets: Mapping[str, str]) -> None:
        self._given, self._sheets = given, sheets
        self._found: dict[tuple[str, ...], Gone] = {}

    def add(self, gone: Iterable[Met], *, had: bool) -> None:
        """Those of one roll-up. What two roll-ups say of the same cell is the same, as often as each says so."""
        alike: Counter[tuple[str, ...]] = Counter()
        for met in gone:
            note = met.note
            said = met.region, note.code, note.file, note.sheet, note.cell, note.value
            alike[said] += 1
            self._add(met, (*said, str(alike[said])), had=had)

    def _add(self, met: Met, identity: tuple[str, ...], *, had: bool) -> None:
        region, note = met.region, met.note
        part = note.where.part if note.where else self._sheets.get(note.sheet, "")
        judged = self._given.judges(region, note, part)
        # The figures are to add up to those of the previous roll-up; what only an input has is in none of them.
        if not judged and not note.follow_up and not (had and self._given.lists(region)):
            return
        # What is gone needs no explanation any more: it is settled, and counts as such.
        gone_for_good = note.but(state=NoteState.SETTLED, explained=False, explanation=NOTHING)
        left = gone_for_good if judged else kept(note, met.rows).but(state=NoteState.UNCHECKED)
        gone = self._found.setdefault(identity, Gone(region, left))
        gone.typed.append(note.follow_up)
        gone.had |= had

    def listed(self, *, compared: bool) -> Iterator[Gone]:
        """Only what the previous roll-up has is settled against it: what another input alone has keeps its entry, uncounted."""
        for gone in self._found.values():
            counts = not compared or gone.had or gone.note.state is not NoteState.SETTLED
            yield gone if counts else Gone(gone.region, gone.note.but(state=None), gone.had, gone.typed)
