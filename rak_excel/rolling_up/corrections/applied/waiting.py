"""Corrections of offices of which no file is used yet: they are kept, with what is known of their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rak_excel.language import Text
from rak_excel.model import Definition
from rak_excel.rolling_up.corrections.asking import joined
from rak_excel.rolling_up.corrections.listed import ABSENT, NOTHING, Listed
from rak_excel.rolling_up.corrections.originals import Changes
from rak_excel.rolling_up.corrections.reconciling import Fate
from rak_excel.rolling_up.facts.correction import Correction, Seen
from rak_excel.rolling_up.facts.places import cells_of, first_rows

_INDICATOR = Text('Indikator "{wording}".', 'Indicator "{wording}".')


def waiting(corrections: Iterable[Correction], changes: Changes, definition: Definition) -> Iterator[Listed]:
    """Each once; its place is that in the office's file as an earlier roll-up holds it, else as an earlier one tells."""
    each_once = {(each.content, each.at, each.said): each for each in sorted(corrections, key=repr)}
    for each in each_once.values():
        seen = _seen(each, changes, definition)
        about = _INDICATOR.filled(wording=seen.indicator) if seen.indicator else NOTHING
        yield Listed(each, Fate.WAITING, reason=joined(about, ABSENT), seen=seen)


def _seen(correction: Correction, changes: Changes, definition: Definition) -> Seen:
    rows = changes.rows(correction.content)
    row = rows.get(correction.place)
    if row is None:
        return changes.seen(correction)
    first, periods = first_rows(rows).get(correction.place), len(definition.part(correction.part).schedule.names)
    cells = cells_of(correction, row, first, changes.columns(correction.content), periods)
    return Seen(row.file, row.sheet, cells, row.indicator)
