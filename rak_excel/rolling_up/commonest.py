"""What is wrong most often: the findings of a roll-up by rule and severity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rak_excel.language import Text
from rak_excel.model import Severity
from rak_excel.rolling_up.facts.facts import NoteRow
from rak_excel.rolling_up.result import Rollup
from rak_excel.rules.in_short import IN_SHORT


@dataclass(frozen=True, slots=True)
class Commonest:
    """Findings of one rule and severity: how often, in how many offices, and what is wrong in all of them."""

    code: str
    severity: Severity
    says: Text
    count: int
    offices: int


def commonest(result: Rollup, most: int) -> list[Commonest]:
    """The most frequent findings that are worse than for information, errors and warnings alike."""
    kinds: dict[tuple[str, Severity], list[tuple[str, NoteRow]]] = defaultdict(list)
    for region, note in result.notes:
        if note.severity is not Severity.INFO and note.code and note.counts:
            kinds[note.code, note.severity].append((region, note))
    ranked = sorted(kinds, key=lambda kind: (-len(kinds[kind]), kind[0], kind[1].rank))[:most]
    return [_of_kind(kind, kinds[kind]) for kind in ranked]


def _of_kind(kind: tuple[str, Severity], notes: Sequence[tuple[str, NoteRow]]) -> Commonest:
    code, severity = kind
    # An earlier roll-up may carry a finding of a rule that is no more: then its own words.
    says = IN_SHORT.get(code, notes[0][1].message)
    return Commonest(code, severity, says, len(notes), len({region for region, _ in notes}))
