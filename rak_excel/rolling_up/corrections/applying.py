"""Applies the corrections of all inputs to the files that were chosen, and keeps those of offices without one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from rak_excel.language import Text
from rak_excel.model import Definition
from rak_excel.rolling_up.chosen.choosing import Choice
from rak_excel.rolling_up.corrections.one_part import applied
from rak_excel.rolling_up.corrections.originals import Changes
from rak_excel.rolling_up.corrections.reconciling import ABSENT, NOTHING, CorrectionFate, Listed
from rak_excel.rolling_up.corrections.untold import unknown_units
from rak_excel.rolling_up.corrections.weighing import joined
from rak_excel.rolling_up.facts.facts import FileFacts
from rak_excel.rolling_up.facts.places import cells_of, first_rows
from rak_excel.rolling_up.facts.rows import ADDED, DELETED, ActivityRow, Correction, CorrectionPlace
from rak_excel.rolling_up.facts.seals import FIELDS

_INDICATOR = Text('Indikator "{wording}".', 'Indicator "{wording}".')


def waiting(corrections: Iterable[Correction], changes: Changes, definition: Definition) -> Iterator[Listed]:
    """Each once; its place is that in the office's file as an earlier roll-up holds it, else as an earlier one tells."""
    each_once = {(each.content, each.at, each.said): each for each in sorted(corrections, key=repr)}
    for each in each_once.values():
        seen = _seen(each, changes, definition)
        about = _INDICATOR.filled(wording=seen.indicator) if seen.indicator else NOTHING
        yield Listed(each, CorrectionFate.WAITING, reason=joined(about, ABSENT), seen=seen)


def _seen(correction: Correction, changes: Changes, definition: Definition) -> CorrectionPlace:
    rows = changes.rows(correction.content)
    row = rows.get(correction.place)
    if row is None:
        return changes.seen(correction)
    first, periods = first_rows(rows).get(correction.place), len(definition.part(correction.part).schedule.names)
    cells = cells_of(correction, row, first, changes.columns(correction.content), periods)
    return CorrectionPlace(row.file, row.sheet, cells, row.indicator)


@dataclass(frozen=True, slots=True)
class Corrected:
    """The rows that count, by file, the choices with the rows that were added or deleted, and all corrections."""

    rows: Mapping[tuple[str, str], tuple[ActivityRow, ...]]
    choices: list[Choice]
    listed: tuple[Listed, ...] = ()

    @property
    def used(self) -> list[Correction]:
        return [each.correction for each in self.listed if each.fate is CorrectionFate.USED]


def corrected(
    rows: Mapping[tuple[str, str], tuple[ActivityRow, ...]],
    choices: Sequence[Choice],
    changes: Changes,
    definition: Definition,
    year: int | None,
) -> Corrected:
    """The chosen files with their corrections.

    One made on the same content stands. Where the office's file has another content by now, or two say different things,
    the file's own value stands and both are asked, until somebody chose.
    """
    left: dict[tuple[str, str], list[Correction]] = defaultdict(list)
    parts = {part.id for part in definition.parts}
    for each in changes.corrections:
        if each.part in parts:  # of another kind of plan no row is here, nor a sheet
            left[each.region, each.part].append(each)
    found, seen, listed = dict(rows), [], list[Listed]()
    for choice in choices:
        facts = choice.facts
        for part in sorted(choice.used):
            own = [row for row in found.get(facts.identity, ()) if row.part == part]
            here = left.pop((facts.region, part), [])
            if not here and all(row.seal and not row.corrected for row in own):
                continue
            done = applied(own, facts, part, here, changes, definition, year)
            others = [row for row in found[facts.identity] if row.part != part]
            found[facts.identity] = (*others, *done.rows)
            facts = _recounted(facts, part, done.edited)
            listed += done.listed
        seen.append(replace(choice, facts=facts))
    listed += waiting(chain.from_iterable(left.values()), changes, definition)
    listed = [_with_units(each, definition) for each in sorted(listed, key=_place)]
    return Corrected(found, seen, tuple(listed))


def _with_units(listed: Listed, definition: Definition) -> Listed:
    said = unknown_units(listed.correction, definition) if listed.fate is CorrectionFate.USED else NOTHING
    return replace(listed, reason=joined(listed.reason, said)) if said.id else listed


def _place(listed: Listed) -> tuple[object, ...]:
    each = listed.correction
    return (
        each.region,
        each.part,
        each.digest,
        each.place,
        (*FIELDS, DELETED, ADDED).index(each.field),
        each.said,
        each.nth,
    )


def _recounted(facts: FileFacts, part: str, edited: int) -> FileFacts:
    return replace(facts, parts={**facts.parts, part: replace(facts.parts[part], edited=edited)})
