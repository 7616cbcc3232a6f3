"""The findings of earlier roll-ups that this run does not have, with what was typed beside them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rak_excel.model import Definition
from rak_excel.rolling_up.chosen.choosing import Choice
from rak_excel.rolling_up.facts.facts import NoteRow
from rak_excel.rolling_up.facts.note_states import FollowUp, NoteState
from rak_excel.rolling_up.findings.kept import kept
from rak_excel.rolling_up.findings.meeting import Met
from rak_excel.rules.catalogue import CATALOGUE
from rak_excel.vocabulary.names.regions import regions

_ACROSS = frozenset(rule.code for rule in CATALOGUE if rule.across)


@dataclass(frozen=True, slots=True)
class Given:
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
        return bool(region) and regions()[region].province in self.provinces


def given_by(
    choices: Iterable[Choice], definition: Definition, provinces: Iterable[str], rules: frozenset[str] | None
) -> Given:
    """What the files that are rolled up give; `rules` are the codes of those that were judged, all where None."""
    files, used = set(), defaultdict[str, list[Choice]](list)
    for choice in choices:
        files.add(choice.facts.file)
        if choice.used:
            used[choice.facts.region].append(choice)
    parts = {region: _parts_of(own) for region, own in used.items()}
    whole = frozenset(region for region, own in used.items() if _judged_together(own, definition))
    judged = {"rules": rules} if rules else {}
    return Given(parts, frozenset(files), whole, frozenset(provinces), **judged)


def _judged_together(choices: Sequence[Choice], definition: Definition) -> bool:
    """Whether one file gives all parts, or files with no more than one part each do, which are checked as one plan."""
    every = {part.id for part in definition.parts}
    halves = [choice for choice in choices if len(choice.facts.parts) == 1]
    return any(choice.used >= every for choice in choices) or _parts_of(halves) >= every


def _parts_of(choices: Iterable[Choice]) -> frozenset[str]:
    return frozenset(part for choice in choices for part in choice.used)


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
        part = note.standing.part if note.standing else self._sheets.get(note.sheet, "")
        judged = self._given.judges(region, note, part)
        # The figures are to add up to those of the previous roll-up; what only an input has is in none of them.
        if not judged and not note.follow_up and not (had and self._given.lists(region)):
            return
        state = NoteState.SETTLED if judged else NoteState.UNCHECKED
        left = replace(note if judged else kept(note, met.rows), state=state)
        gone = self._found.setdefault(identity, Gone(region, left))
        gone.typed.append(note.follow_up)
        gone.had |= had

    def listed(self, *, compared: bool) -> Iterator[Gone]:
        """Only what the previous roll-up has is settled against it: what another input alone has keeps its entry, uncounted."""
        for gone in self._found.values():
            counts = not compared or gone.had or gone.note.state is not NoteState.SETTLED
            yield gone if counts else replace(gone, note=replace(gone.note, state=None))


def _said_of(met: Met) -> tuple[str, ...]:
    """What is said of which cell."""
    note = met.note
    return met.region, note.code, note.file, note.sheet, note.cell, note.value
