"""What people typed into a roll-up, piece by piece, each with what it stands beside."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from rak_excel.rolling_up.facts.agreeing import BETWEEN
from rak_excel.rolling_up.facts.correction import Correction
from rak_excel.rolling_up.facts.facts import Harvest, NoteRow
from rak_excel.rolling_up.facts.note_states import FollowUp


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
