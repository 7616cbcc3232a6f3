"""What people typed into a roll-up, piece by piece, and whether other roll-ups have all of it."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from rak_excel.errors import NothingToReadError
from rak_excel.formats.written.untouched import note_if_untouched
from rak_excel.rolling_up.chosen.subject import RollupSubject, subject_of
from rak_excel.rolling_up.corrections.originals import Changes, ContentKey
from rak_excel.rolling_up.corrections.rebasing import rebased
from rak_excel.rolling_up.facts.agreeing import BETWEEN
from rak_excel.rolling_up.facts.facts import Harvest, NoteRow, TypedBeside
from rak_excel.rolling_up.facts.note_states import FollowUp
from rak_excel.rolling_up.facts.rows import Correction
from rak_excel.rolling_up.facts.seals import is_unsealed
from rak_excel.rolling_up.findings.meeting import by_office, meet, notes_of
from rak_excel.rolling_up.result import Rollup


def pieces(harvest: Harvest) -> Iterator[Hashable]:
    """All of them, wherever they were typed first."""
    if harvest.deadline:
        yield "deadline", harvest.deadline
    for region, typed in harvest.typed.items():
        if typed.received:
            yield "received", region, typed.received
        yield from (("remark", region, piece) for piece in _said(typed.remark))
    for alias in harvest.aliases:
        yield "answer", alias.part, alias.wording, alias.key, alias.same
    yield from (("unclear", text.id) for text in harvest.unclear)
    for note in (*harvest.notes, *(note for _, note in harvest.settled)):
        yield from beside(note, note.follow_up)
    yield from map(of_correction, harvest.corrections)


def beside(note: NoteRow, follow_up: FollowUp) -> Iterator[Hashable]:
    """What was typed beside a finding."""
    yield from (("action", note.identity, piece) for piece in _said(follow_up.action))
    yield from (("follow-up remark", note.identity, piece) for piece in _said(follow_up.remark))


def of_correction(each: Correction) -> Hashable:
    """A correction with what was chosen beside it."""
    return "correction", each.content, each.at, each.said, each.answer


def _said(text: str) -> Iterator[str]:
    yield from (" ".join(piece.split()) for piece in text.split(BETWEEN) if piece.strip())


def moved(earlier: Harvest, here: Harvest) -> Iterator[Hashable]:
    """The pieces of `earlier` as they stand in `here`."""
    yield from _beside_those_gone(earlier)
    try:
        subject = subject_of(here, here.provinces, None)
    except NothingToReadError:  # no office's plan, so none that came anew
        return
    yield from _beside_findings(earlier, here, subject)
    yield from _corrections(earlier, here, subject)


def _beside_those_gone(earlier: Harvest) -> Iterator[Hashable]:
    """The sheet of findings that are gone knows their files by name alone."""
    for note in earlier.notes:
        if note.follow_up:
            yield from beside(replace(note, sha256=""), note.follow_up)


def _beside_findings(earlier: Harvest, here: Harvest, subject: RollupSubject) -> Iterator[Hashable]:
    listed = notes_of(here)
    if regions := {region for region, note in listed if note.follow_up}:
        offices = by_office(listed, [row for rows in here.rows.values() for row in rows])
        for met in meet(earlier, regions, offices, subject.definition, subject.year):
            if met.at is not None and met.note.follow_up:
                yield from beside(listed[met.at][1], met.note.follow_up)


def _corrections(earlier: Harvest, here: Harvest, subject: RollupSubject) -> Iterator[Hashable]:
    """Those made on an office's earlier file, on the one that it has here."""
    theirs: dict[ContentKey, list[Correction]] = defaultdict(list)
    for each in earlier.corrections:
        theirs[each.content].append(each)
    changes = Changes([here, earlier])
    for region, part, digest in {each.content for each in here.corrections}:
        new = changes.rows((region, part, digest))
        for content, made in theirs.items():
            if new and content[:2] == (region, part) and content[2] != digest:
                old = changes.rows(content)
                found = rebased(made, old, new, digest, subject.definition, subject.year)
                yield from (of_correction(each) for each, is_here in found if is_here)


_NOTHING, _DEADLINE = "nothing typed", "a deadline"


def is_typed_elsewhere(harvest: Harvest, others: Iterable[Harvest], deadline: datetime.date | None = None) -> bool:
    """Whether the others have all that was typed into this one, as where it was only carried there.

    A `deadline` that is given takes the place of the one that was typed.
    """
    left = set(pieces(harvest))
    if deadline:
        left -= {("deadline", harvest.deadline)}
    if not left:
        return True  # and no other needs to be opened
    for other in others:
        left -= set(pieces(other))
        left -= set(moved(other, harvest)) if left else set()
        if not left:
            return True
    return False


def nothing_typed(path: Path, deadline: datetime.date | None = None) -> bool:
    """Whether the roll-up in a file was written without anything that people type, and nobody has saved it since.

    That is known without reading it. A `deadline` that is given takes the place of the one it was written with.
    """
    note = note_if_untouched(path)
    return note == _NOTHING or (note == _DEADLINE and deadline is not None)


def note_on_typed(result: Rollup) -> str:
    """What a workbook notes for `nothing_typed`; "" where there is something that people typed."""
    followed = (note.follow_up for _, note in (*result.notes, *result.settled))
    beside = (office.typed != TypedBeside() for office in result.offices)
    rows = (row for listed in result.indicators.values() for each in listed for row in each.rows)
    if result.aliases or result.corrections or any(beside) or any(followed) or is_unsealed(rows):
        return ""
    return _DEADLINE if result.deadline else _NOTHING
