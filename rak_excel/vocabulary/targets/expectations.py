"""What kind of target an indicator asks for, by its words: `Persentase ...`, `1. Jumlah ...`, `Tingkat ... (%)`."""

from __future__ import annotations

import re
from functools import lru_cache

from rak_excel.model import Definition, TargetKind
from rak_excel.model.definition_words import TargetWords
from rak_excel.model.items import BELOW, BULLET, LETTER, NUMBER
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import normalised

# Spellings and signs of the language for what is counted in percent, whichever of them an agency's definition lists.
_PERCENT = frozenset(
    {"persentase", "prosentase", "presentase", "persentasi", "prosentasi", "percentage", "persen", "%"}
)
_IN_PERCENT = re.compile(
    r"[(\[]\s*(?:dalam\s+)?(?:%|persen|persentase)\s*[)\]]|\bdalam\s+(?:persen\b|%)", re.IGNORECASE
)
# `Rata-rata persentase` is one.
_BEFORE_PERCENT = re.compile(
    r"^(?:rata[\s-]*rata|rerata|capaian|tingkat|besar(?:an|nya)?|angka)\s+(?:nilai\s+)?(p(?:er|ro|re)sentase|persen)\b",
    re.IGNORECASE,
)
# Of what may well be 0.75, beside the first words that a definition lists.
_SCORES = frozenset(
    {"indeks", "index", "nilai", "skor", "skala", "poin", "rasio", "ratio", "gini", "koefisien", "koefisiensi"}
)
_NUMBERING = re.compile(
    rf"^\s*(?:(?:IK[UKSP]{{0,2}}|indikator)[\s-]*[\d.]*\d\s*[.:)-]*"
    rf"|(?:\(?{BELOW}|{NUMBER}|\d{{1,2}}\s*:|{LETTER}|{BULLET})\s*[.):]*)\s*",
    re.IGNORECASE,
)


def kinds_expected(indicator: str, definition: Definition) -> tuple[TargetKind, ...]:
    """The kinds of target that an indicator's words ask for; empty where they ask for none in particular."""
    return expectation(indicator, definition)[1]


@remembered(4096)
def expectation(indicator: str, definition: Definition) -> tuple[str, tuple[TargetKind, ...]]:
    """The word of an indicator that asks for kinds of target, as it is written, and the kinds; two blanks for none."""
    text = _NUMBERING.sub("", indicator)
    if "(%)" in indicator:
        return "(%)", (TargetKind.PERCENT,)
    for spelled in (text, indicator):
        first = (normalised(spelled).split(" ") or [""])[0]
        kinds = (TargetKind.PERCENT,) if first in _PERCENT else _first_words(definition.targets).get(first, ())
        if kinds:
            return spelled.split()[0], kinds
    percent = _IN_PERCENT.search(indicator) or _BEFORE_PERCENT.match(text)
    return (percent[0], (TargetKind.PERCENT,)) if percent else ("", ())


def names_score(indicator: str) -> bool:
    """Whether an indicator names a score or ratio, whose target is a number without a unit: `Rasio Gini`."""
    return not _SCORES.isdisjoint(normalised(indicator).split())


def names_work(word: str, definition: Definition) -> bool:
    """Whether an indicator that begins with this word names work instead of a measure: `Terlaksananya`."""
    return normalised(word) in _not_measures(definition.targets)


@lru_cache(maxsize=64)
def _first_words(words: TargetWords) -> dict[str, tuple[TargetKind, ...]]:
    return {normalised(word): kinds for word, kinds in reversed(words.first_words.items())}


@lru_cache(maxsize=64)
def _not_measures(words: TargetWords) -> frozenset[str]:
    return frozenset(map(normalised, words.not_measures))
