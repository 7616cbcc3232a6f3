"""Wordings that are the same but for letters of one word, found without comparing each with each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

_LETTERS = 2  # so many in a word may be typing errors
_SHORTEST = 5  # shorter words are other words: KPU and KIP
_MOST = 2000  # words in the same place between the same words that are gone through


class NearWordings:
    """Wordings in their order, each by its words, and the first one before each that is almost the same."""

    def __init__(self) -> None:
        self._first_at: dict[int, int] = {}  # by the place of a word
        self._words_at: dict[int, dict[str, int]] = {}  # where there is more than one word
        self._wordings: list[Sequence[str]] = []

    def first_near(self, words: Sequence[str]) -> tuple[int, str, str] | None:
        """The number of the first of the others, from 0, and the word of each in which they differ; numbers never do."""
        number = len(self._wordings)
        self._wordings.append(words)
        shared = [(nth, place) for nth, place in _places(words) if self._first_at.setdefault(place, number) != number]
        found = [(near, nth) for nth, place in shared if (near := self._near(place, nth)) is not None]
        if not found:
            return None
        other, nth = min(found)
        return other, self._wordings[other][nth], words[nth]

    def _near(self, place: int, nth: int) -> int | None:
        """The first wording with almost the last one's word in a place; that one stands there too from now on."""
        first, word = self._first_at[place], self._wordings[-1][nth]
        if self._wordings[first][nth] == word and place not in self._words_at:
            return None
        others = self._words_at.setdefault(place, {self._wordings[first][nth]: first})
        alike = process.extract_iter(word, others.keys(), scorer=Levenshtein.distance, score_cutoff=_LETTERS)
        near = next((others[each] for each, distance, _ in alike if distance), None)
        if len(others) < _MOST:
            others.setdefault(word, len(self._wordings) - 1)
        return near


def _places(words: Sequence[str]) -> Iterable[tuple[int, int]]:
    """Which words may have a typing error, and the place of each: all the other words, each where it stands, as one number."""
    # Of texts, not of tuples: whose hashes often have the same sum where two words change places.
    hashes = [hash(f"{nth} {word}") for nth, word in enumerate(words)]
    every = sum(hashes)
    for nth, word in enumerate(words):
        if len(word) >= _SHORTEST and word.isalpha():
            yield nth, every - hashes[nth]
