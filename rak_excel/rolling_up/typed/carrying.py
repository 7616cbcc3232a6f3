"""Whether other roll-ups have all that people typed into one, so that it may be replaced."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

from rak_excel.formats.written.untouched import note_if_untouched
from rak_excel.rolling_up.facts.facts import Harvest, Typed
from rak_excel.rolling_up.facts.seals import is_unsealed
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.typed.moved_pieces import moved
from rak_excel.rolling_up.typed.typed_pieces import pieces

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
    beside = (office.typed != Typed() for office in result.offices)
    rows = (row for listed in result.indicators.values() for each in listed for row in each.rows)
    if result.aliases or result.corrections or any(beside) or any(followed) or is_unsealed(rows):
        return ""
    return _DEADLINE if result.deadline else _NOTHING
