"""What is wrong most often: the findings of a roll-up by rule."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from rak_excel.language import Text
from rak_excel.model import Severity
from rak_excel.rules.catalogue import CATALOGUE
from rak_excel.verbs.rollup.result import Rollup

_PLACE = re.compile(r"\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class Commonest:
    """One kind of finding: how often, in how many offices, and what it says with the particulars left out."""

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
    rules = {rule.code: rule for rule in CATALOGUE}
    found = []
    for code in codes:
        notes = [(region, note) for region, note in listed if note.code == code]
        example = notes[0][1]
        says = rules[code].message if code in rules else example.message
        offices = len({region for region, _ in notes})
        worst = min((note.severity for _, note in notes), key=lambda severity: severity.rank)
        found.append(Commonest(code, worst, _general(says), counts[code], offices))
    return found


def _general(text: Text) -> Text:
    return Text(_PLACE.sub("…", text.id), _PLACE.sub("…", text.en))
