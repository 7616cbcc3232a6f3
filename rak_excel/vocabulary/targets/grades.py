"""How well something is done, in words: Baik, Sangat Memuaskan, and the predicates that a definition lists."""

from __future__ import annotations

import re

from rak_excel.model import Definition
from rak_excel.vocabulary.basics.texts import normalised

_GRADE_WORDS = (
    "istimewa|sangat baik|baik|cukup baik|cukup|kurang|sangat memuaskan|memuaskan|sangat tinggi|tinggi|sedang|rendah|"
    "sangat rendah|informatif|menuju informatif|cukup informatif|sangat efektif|efektif|prima|unggul|wbk|wbbm|"
    "rintisan|berkembang|terdefinisi|terkelola dan terukur|optimum"
)
GRADES = frozenset(_GRADE_WORDS.split("|"))
"""Targets only where an indicator asks for a predicate and nothing else."""

_WORDS_OF = {
    "aa": {"sangat memuaskan", "istimewa"},
    "a": {"memuaskan", "sangat baik"},
    "bb": {"sangat baik"},
    "b": {"baik"},
    "cc": {"cukup", "cukup baik", "cukup memadai"},
    "c": {"cukup", "kurang", "kurang baik", "agak kurang"},
    "d": {"sangat kurang", "tidak baik"},
}
LEVELS = GRADES - frozenset[str]().union(*_WORDS_OF.values())
"""Those that have no letter, Informatif or WBK: targets wherever nothing is counted."""

_SCORE = re.compile(r"(?:nilai|skor|angka|indeks)?\s*+[:=]?\s*+(?P<number>\d{1,3}(?:[.,]\d+)?)", re.IGNORECASE)
_HIGHEST_SCORE = 100

_MAY_BE_SHORT_OF = frozenset({"kurang"})


def explains_predicate(predicate: str, text: str) -> bool:
    """Whether words beside a predicate are its score or what it is called: `B (78)`, `B (nilai 65,5)`, `B (Baik)`."""
    score = _SCORE.fullmatch(text.strip())
    if score:
        return float(score["number"].replace(",", ".")) <= _HIGHEST_SCORE
    return normalised(text) in _WORDS_OF.get(predicate.casefold(), set())


def names_grade(text: str, definition: Definition) -> bool:
    """Whether words beside a number are the predicate that it has: `78 (Baik)`, `78 (B)`."""
    words = definition.targets
    own = {normalised(each) for each in words.predicates}
    own |= {normalised(each) for short in words.predicates for each in words.spelled_out.get(short, ())}
    return normalised(text) in (own | GRADES) - _MAY_BE_SHORT_OF
