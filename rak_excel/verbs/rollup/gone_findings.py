"""The findings of earlier roll-ups that this run does not have, with what was typed beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from rak_excel.rules.catalogue import CATALOGUE
from rak_excel.verbs.rollup.facts import NoteRow
from rak_excel.verbs.rollup.kept_findings import kept
from rak_excel.verbs.rollup.meeting import Met
from rak_excel.verbs.rollup.note_states import FollowUp, NoteState
from rak_excel.vocabulary.regions import regions

_ACROSS = frozenset(rule.code for rule in CATALOGUE if rule.across)


@dataclass(frozen=True, slots=True)
class Given:
    """What this run can say of: the parts of each office's plan that are rolled up, the files read, the rules judged.

    `provinces` are those whose offices it lists.
    """

    parts: Mapping[str, frozenset[str]]
    files: frozenset[str]
    provinces: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset(rule.code for rule in CATALOGUE)

    def judges(self, region: str, note: NoteRow, parts: frozenset[str]) -> bool:
        """Whether a finding that is not here any more was looked for; `parts` are those without which it is not found."""
        if not note.code:
            return note.file in self.files
        return note.code in self.rules and region in self.parts and parts <= self.parts[region]

    def lists(self, region: str) -> bool:
        """Whether this run has the office in its list, with a plan or without."""
        return bool(region) and regions()[region].province in self.provinces


@dataclass(slots=True)
class Gone:
    """One of them; `had` tells whether the previous roll-up has it, and not another input alone."""

    region: str
    note: NoteRow
    had: bool = False
    typed: list[FollowUp] = field(default_factory=list)


class GoneFindings:
    """Collects them: several roll-ups may have the same one. `sheets` are the parts by the name of their sheet."""

    def __init__(self, given: Given, sheets: Mapping[str, str]) -> None:
        self._given, self._sheets = given, sheets
        self._found: dict[tuple[str, ...], Gone] = {}

    def add(self, gone: Iterable[Met], *, had: bool) -> None:
        """Those of one roll-up. What two roll-ups say of the same cell is the same, as often as each says so."""
        alike: Counter[tuple[str, ...]] = Counter()
        for met in gone:
            said = _said_of(met)
            alike[said] += 1
            self._add(met, (*said, str(alike[said])), had=had)

    def _add(self, met: Met, identity: tuple[str, ...], *, had: bool) -> None:
        region, note = met.region, met.note
        judged = self._given.judges(region, note, self._parts_for(note))
        # The figures are to add up to those of the previous roll-up; what only an input has is in none of them.
        if not judged and not note.follow_up and not (had and self._given.lists(region)):
            return
        state = NoteState.SETTLED if judged else NoteState.UNCHECKED
        left = replace(note if judged else kept(note, met.rows), state=state)
        gone = self._found.setdefault(identity, Gone(region, left))
        gone.typed.append(note.follow_up)
        gone.had |= had

    def _parts_for(self, note: NoteRow) -> frozenset[str]:
        if note.code in _ACROSS:
            return frozenset(self._sheets.values())
        part = note.standing.part if note.standing else self._sheets.get(note.sheet, "")
        return frozenset({part} - {""})

    def listed(self, *, compared: bool) -> Iterator[Gone]:
        """Only what the previous roll-up has is settled against it: what another input alone has keeps its entry, uncounted."""
        for gone in self._found.values():
            counts = not compared or gone.had or gone.note.state is not NoteState.SETTLED
            yield gone if counts else replace(gone, note=replace(gone.note, state=None))


def _said_of(met: Met) -> tuple[str, ...]:
    """What is said of which cell."""
    note = met.note
    return met.region, note.code, note.file, note.sheet, note.cell, note.value
