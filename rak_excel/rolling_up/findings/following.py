"""What became of each finding since the previous roll-up, and what the province wrote beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from rak_excel.language import Text
from rak_excel.model import Definition
from rak_excel.record import Record
from rak_excel.rolling_up.chosen.choosing import usual_year
from rak_excel.rolling_up.facts.agreeing import BETWEEN, named, together
from rak_excel.rolling_up.facts.facts import FollowUp, InputFacts, NoteRow, NoteState
from rak_excel.rolling_up.facts.fields import SETTLED
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.rolling_up.findings.counting import is_to_act_on
from rak_excel.rolling_up.findings.meeting import (
    Given,
    GoneFindings,
    Met,
    OfficeFindings,
    RegionNote,
    by_office,
    meet,
    notes_of,
)
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.vocabulary.names.offices import short_office_name
from rak_excel.vocabulary.names.regions import office_at

_DIFFER = Text(
    '{file}, {sheet}!{cell}: Tindak Lanjut di rekap-rekap yang digabung berbeda, jadi semuanya disimpan: "{said}".',
    '{file}, {sheet}!{cell}: the roll-ups say different things in Tindak Lanjut, so all of it is kept: "{said}".',
)
_NOT_GIVEN = Text(
    "Kali ini tidak ada rencana yang dapat direkap dari {names}, jadi catatan lamanya belum dicek ulang.",
    "This time there is no plan to roll up of {names}, so the earlier notes on it were not checked again.",
)
KEPT = Text(
    "{count} Tindak Lanjut atas catatan yang belum dicek ulang disimpan di sheet {sheet}.",
    "Follow-ups on notes that were not checked again: {count}. They are kept on the sheet {sheet}.",
)
_KEPT_TOO = Text(
    "{count} Tindak Lanjut atas catatan yang tidak dihitung di rekap ini disimpan di sheet {sheet}.",
    "Follow-ups on notes that do not count in this roll-up: {count}. They are kept on the sheet {sheet}.",
)
_OTHER_YEAR = Text(
    "Rekap sebelumnya berisi rencana tahun {year}, jadi catatannya tidak dibandingkan.",
    "The previous roll-up is of plans for {year}, so its notes are not compared.",
)
_LEFT_THERE = Text(
    "{count} Tindak Lanjut di rekap tahun {year} tidak dibawa. Simpan rekap itu.",
    "Follow-ups in the roll-up for {year} that are not carried: {count}. Keep that roll-up.",
)


class Followed(Record):
    """The findings with their states, those that are gone from the list, and what is to be told.

    `compared` tells whether the states are claimed, against a previous roll-up of the same year.
    """

    notes: tuple[RegionNote, ...]
    settled: tuple[RegionNote, ...] = ()
    doubts: tuple[Text, ...] = ()
    compared: bool = False


def followed(
    notes: Sequence[RegionNote],
    rows: Iterable[ActivityRow],
    inputs: Iterable[InputFacts],
    previous: InputFacts | None,
    given: Given,
    definition: Definition,
    year: int | None,
) -> Followed:
    """Compare with `previous`, where there is one, and carry what was typed there and in the roll-ups among `inputs`.

    A finding in `notes` whose state is `CORRECTED` is told among the settled ones, with what was typed beside it.
    """
    run = _Run(notes, rows, given, definition, year)
    for facts in inputs:
        run.carry(facts)
    if previous is not None:
        run.compare(previous)
    return run.result()


class _Run:
    def __init__(
        self,
        notes: Sequence[RegionNote],
        rows: Iterable[ActivityRow],
        given: Given,
        definition: Definition,
        year: int | None,
    ) -> None:
        self.given, self.definition, self.year = given, definition, year
        self.notes = [(region, _afresh(note)) for region, note in notes]
        self.rows = rows
        self.typed: dict[int, list[FollowUp]] = defaultdict(list)
        self.gone = GoneFindings(given, {part.sheet: part.id for part in definition.parts})
        self.doubts: list[Text] = []
        self.compared = False

    @cached_property
    def offices(self) -> Mapping[str, OfficeFindings]:
        return by_office(self.notes, self.rows)

    def carry(self, facts: InputFacts) -> None:
        """What was typed into a roll-up that is an input goes to its finding; nothing is claimed of the others."""
        if not facts.settled and not any(note.follow_up for note in facts.notes):
            return
        if regions := {region for region, note in notes_of(facts) if note.follow_up}:
            self._meet(facts, regions, told=False)

    def compare(self, previous: InputFacts) -> None:
        """Every finding that the previous roll-up has is still there, all others are new."""
        held = [file for file in previous.files if previous.rows.get(file.identity)]
        year = usual_year(held or previous.files)
        if year != self.year:
            self.doubts.append(_OTHER_YEAR.filled(year=year or "?"))
            if count := sum(bool(note.follow_up) for _, note in notes_of(previous)):
                self.doubts.append(_LEFT_THERE.filled(count=count, year=year or "?"))
            return
        self.compared = True
        regions = {region for region, _ in notes_of(previous)}
        still = self._meet(previous, regions, told=True)
        absent = {region for region, note in notes_of(previous) if self._counts(region, note)} - self.given.parts.keys()
        if asked := sorted(absent):
            names = [short_office_name(office_at(region), self.definition) for region in asked]
            self.doubts.append(_NOT_GIVEN.filled(names=named(names)))
        for at, (region, note) in enumerate(self.notes):
            if note.state is not NoteState.CORRECTED:
                state = NoteState.STILL if at in still else NoteState.NEW
                self.notes[at] = region, note.but(state=state)

    def _meet(self, facts: InputFacts, regions: set[str], *, told: bool) -> set[int]:
        """The places of the findings of these regions that the input has too; what is gone is left, if `told` all of it."""
        still: set[int] = set()
        gone: list[Met] = []
        for met in meet(facts, regions, self.offices, self.definition, self.year):
            if met.at is not None:
                self.typed[met.at].append(met.note.follow_up)
                still |= {met.at} if met.still else set()
            elif told or met.note.follow_up:
                gone.append(met)
        self.gone.add(gone, had=told)
        return still

    def result(self) -> Followed:
        doubts = self.doubts
        notes = [
            (region, _with(note, self.typed[at], doubts) if at in self.typed else note)
            for at, (region, note) in enumerate(self.notes)
        ]
        gone = [
            (each.region, _with(each.note, each.typed, doubts)) for each in self.gone.listed(compared=self.compared)
        ]
        listed = [each for each in notes if each[1].state is not NoteState.CORRECTED]
        gone += [each for each in notes if each[1].state is NoteState.CORRECTED]
        kept = [each for each in gone if each[1].state is NoteState.UNCHECKED and each[1].follow_up]
        unchecked = sum(self._counts(*each) for each in kept)
        for text, count in ((KEPT, unchecked), (_KEPT_TOO, len(kept) - unchecked)):
            if count:
                doubts.append(text.filled(count=count, sheet=SETTLED))
        gone.sort(key=lambda each: (not each[0], each[0], each[1].file, *each[1].place))
        return Followed(tuple(listed), tuple(gone), tuple(doubts), self.compared)

    def _counts(self, region: str, note: NoteRow) -> bool:
        """Whether the figures count it, as what was not checked again too."""
        return self.given.lists(region) and note.counts and is_to_act_on(region, note)


def _afresh(note: NoteRow) -> NoteRow:
    """A finding of this run, without what an earlier one said of it."""
    corrected = note.state is NoteState.CORRECTED
    if not note.follow_up and (note.state is None or corrected):
        return note
    return note.but(state=note.state if corrected else None, follow_up=FollowUp())


def _with(note: NoteRow, typed: Sequence[FollowUp], doubts: list[Text]) -> NoteRow:
    action, actions_differ = together([each.action for each in typed])
    remark, remarks_differ = together([each.remark for each in typed])
    if actions_differ or remarks_differ:
        said = shortened(BETWEEN.join(filter(None, (action, remark))))
        doubts.append(_DIFFER.filled(file=note.file, sheet=note.sheet, cell=note.cell, said=said))
    return note.but(follow_up=FollowUp(action, remark)) if action or remark else note
