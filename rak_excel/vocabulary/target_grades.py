"""How well something is done, in words: Baik, Sangat Memuaskan, and the predicates that a definition lists."""

from __future__ import annotations

from rak_excel.model import Definition
from rak_excel.vocabulary.words import normalised

_GRADE_WORDS = (
    "istimewa|sangat baik|baik|cukup baik|cukup|kurang|sangat memuaskan|memuaskan|sangat tinggi|tinggi|sedang|rendah|"
    "sangat rendah|informatif|menuju informatif|cukup informatif|sangat efektif|efektif|prima|unggul|wbk|wbbm"
)
GRADES = frozenset(_GRADE_WORDS.split("|"))
"""Targets only where an indicator asks for a predicate and nothing else."""

_MAY_BE_SHORT_OF = frozenset({"kurang"})


def names_grade(text: str, definition: Definition) -> bool:
    """Whether words beside a number are the predicate that it has: `78 (Baik)`, `78 (B)`."""
    words = definition.targets
    own = {normalised(each) for each in words.predicates}
    own |= {normalised(each) for short in words.predicates for each in words.spelled_out.get(short, ())}
    return normalised(text) in (own | GRADES) - _MAY_BE_SHORT_OF
