"""What is wrong most often: the findings of a roll-up by rule."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from rak_excel.language import Text
from rak_excel.model import Severity
from rak_excel.rules.in_short import IN_SHORT
from rak_excel.verbs.rollup.result import Rollup


@dataclass(frozen=True, slots=True)
class Commonest:
    """One kind of finding: how often, in how many offices, and what is wrong in all of them."""

    code: str
    severity: Severity
    says: Text
    count: int
    offices: int


def commonest(result: Rollup, most: int) -> list[Commonest]:
    """The most frequent findings that are worse than for information, errors and warnings alike."""
    listed = [(region, note) for region, note in result.notes if note.severity is not Severity.INFO and note.code]
    counts = Counter(note.code for _, note in listed)
    codes = sorted(counts, key=lambda code: (-counts[code], code))[:most]
    found = []
    for code in codes:
        notes = [(region, note) for region, note in listed if note.code == code]
        offices = len({region for region, _ in notes})
        worst = min((note.severity for _, note in notes), key=lambda severity: severity.rank)
        # An earlier roll-up may carry a finding of a rule that is no more: then its own words.
        says = IN_SHORT.get(code, notes[0][1].message)
        found.append(Commonest(code, worst, says, counts[code], offices))
    return found
