"""What people typed into a roll-up, piece by piece, so that it can be told whether another roll-up has all of it."""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Iterable, Iterator
from pathlib import Path

from rak_excel.spreadsheet.untouched import note_if_untouched
from rak_excel.verbs.rollup.agreeing import BETWEEN
from rak_excel.verbs.rollup.corrections.seals import is_unsealed
from rak_excel.verbs.rollup.facts import Harvest, Typed
from rak_excel.verbs.rollup.result import Rollup

_NOTHING, _DEADLINE = "nothing typed", "a deadline"


def is_typed_elsewhere(harvest: Harvest, others: Iterable[Harvest], deadline: datetime.date | None = None) -> bool:
    """Whether the others have all that was typed into this one, as where it was only carried there.

    A `deadline` that is given takes the place of the one that was typed.
    """
    pieces = set(_pieces(harvest))
    if deadline:
        pieces -= {("deadline", harvest.deadline)}
    if not pieces:
        return True  # and no other needs to be opened
    for other in others:
        pieces -= set(_pieces(other))
        if not pieces:
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
    beside = (office.typed != Typed() for office in result.offices)
    rows = (row for listed in result.indicators.values() for each in listed for row in each.rows)
    if result.aliases or result.corrections or any(beside) or any(followed) or is_unsealed(rows):
        return ""
    return _DEADLINE if result.deadline else _NOTHING


def _pieces(harvest: Harvest) -> Iterator[Hashable]:
    """Each with what it stands beside."""
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
        yield from (("action", note.identity, piece) for piece in _said(note.follow_up.action))
        yield from (("follow-up remark", note.identity, piece) for piece in _said(note.follow_up.remark))
    for each in harvest.corrections:
        yield "correction", each.content, each.at, each.said, each.answer


def _said(text: str) -> Iterator[str]:
    yield from (" ".join(piece.split()) for piece in text.split(BETWEEN) if piece.strip())
