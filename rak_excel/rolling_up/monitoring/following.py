"""What became of each finding on the reports since the previous roll-up, and what the province typed beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rak_excel.language import Text
from rak_excel.record import Record
from rak_excel.rolling_up.facts.facts import NoteState
from rak_excel.rolling_up.facts.fields import SETTLED
from rak_excel.rolling_up.findings.following import KEPT
from rak_excel.rolling_up.findings.meeting import RegionNote
from rak_excel.rolling_up.monitoring.faults import FAULTS, PART_BLANK
from rak_excel.rolling_up.monitoring.filing import EarlierRollup
from rak_excel.rolling_up.monitoring.findings import Identity, identity_of
from rak_excel.rolling_up.monitoring.result import ReportRollup


class FollowedNotes(Record):
    """The findings with their states, those that are gone from the list, and what is to be told."""

    notes: tuple[RegionNote, ...]
    settled: tuple[RegionNote, ...] = ()
    doubts: tuple[Text, ...] = ()
    compared: bool = False


def followed(notes: Sequence[RegionNote], previous: EarlierRollup, result: ReportRollup) -> FollowedNotes:
    """Compare with the previous roll-up, of this quarter or of an earlier one of the year.

    Of an earlier quarter only what lasts is compared: figures and activities of this quarter are new, and those of that
    one stay as they were reported.
    """
    now = (result.quarter.year, result.quarter.number)
    if previous.year != now[0] or not 0 < previous.quarter <= now[1]:
        return FollowedNotes(tuple(notes))
    same_quarter = previous.quarter == now[1]
    before = {identity_of(*each): each for each in previous.notes if same_quarter or _lasts(each)}
    listed = tuple(_against(each, before) for each in notes)
    found = {identity_of(*each) for each in notes}
    settled = tuple(_gone({key: each for key, each in before.items() if key not in found}, result))
    kept = sum(note.state is NoteState.UNCHECKED and bool(note.follow_up) for _, note in settled)
    doubts = (KEPT.filled(count=kept, sheet=SETTLED),) if kept else ()
    return FollowedNotes(listed, settled, doubts, compared=True)


def _lasts(each: RegionNote) -> bool:
    fault = FAULTS.get(each[1].code)
    return fault is not None and fault.lasts


def _against(each: RegionNote, before: Mapping[Identity, RegionNote]) -> RegionNote:
    region, note = each
    if known := before.get(identity_of(region, note)):
        return region, note.but(state=NoteState.STILL, follow_up=known[1].follow_up)
    return region, note.but(state=NoteState.NEW)


def _gone(gone: Mapping[Identity, RegionNote], result: ReportRollup) -> Iterator[RegionNote]:
    """Those of offices that this roll-up lists: settled where its report was looked at, else not checked again."""
    offices = {office.region: at for at, office in enumerate(result.offices)}
    judged = _judged(result)
    for region, note in sorted(
        (each for each in gone.values() if each[0] in offices), key=lambda each: offices[each[0]]
    ):
        part = note.where.part if note.where and note.code != PART_BLANK.id else ""
        checked = region in judged and (not part or part in judged[region])
        yield region, note.but(state=NoteState.SETTLED if checked else NoteState.UNCHECKED)


def _judged(result: ReportRollup) -> Mapping[str, set[str]]:
    """By region the parts in which the offices reported anything."""
    found: dict[str, set[str]] = {}
    for fate in result.fates:
        if fate.counts:
            found.setdefault(fate.choice.facts.region, set()).update(fate.choice.used)
    return found
