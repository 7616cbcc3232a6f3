"""Wordings that are the same but for letters of one word, found without comparing each with each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

_LETTERS = 2  # so many in a word may be typing errors
_SHORTEST = 5  # shorter words are other words: KPU and KIP
_MOST = 2000  # words in the same place between the same words that are gone through

_Place = tuple[int, int, int]


class NearWordings:
    """Wordings in their order, each by its words, and the first one before each that is almost the same."""

    def __init__(self) -> None:
        self._words_at: dict[_Place, dict[str, int]] = {}
        self._wordings: list[Sequence[str]] = []

    def first_near(self, words: Sequence[str]) -> tuple[int, str, str] | None:
        """The number of the first of the others, from 0, and the word of each in which they differ; numbers never do."""
        found = [(near, nth) for nth, place, word in _places(words) if (near := self._near(place, word)) is not None]
        self._wordings.append(words)
        if not found:
            return None
        other, nth = min(found)
        return other, self._wordings[other][nth], words[nth]

    def _near(self, place: _Place, word: str) -> int | None:
        """The first wording with almost this word in this place; it stands there from now on."""
        others = self._words_at.setdefault(place, {})
        alike = process.extract_iter(word, others.keys(), scorer=Levenshtein.distance, score_cutoff=_LETTERS)
        near = next((others[each] for each, distance, _ in alike if distance), None) if others else None
        if len(others) < _MOST:
            others.setdefault(word, len(self._wordings))
        return near


def _places(words: Sequence[str]) -> Iterator[tuple[int, _Place, str]]:
    """Where a word may have a typing error: between which words before and behind it."""
    before = list(accumulate(words, lambda known, word: hash((known, word)), initial=0))
    behind = list(accumulate(reversed(words), lambda known, word: hash((known, word)), initial=0))[::-1]
    for nth, word in enumerate(words):
        if len(word) >= _SHORTEST and word.isalpha():
            yield nth, (nth, before[nth], behind[nth + 1]), word
