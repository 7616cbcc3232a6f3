"""Words that are typed wrong: `SUsun`, `Pemberdayaaan`, and `keunagan` where the same plan often writes `keuangan`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from rak_excel.model import Definition
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.stems import root_of

_WORD = re.compile(r"[^\W\d_]+")
_THRICE = re.compile(r"(.)\1{2,}")
_ROMAN = re.compile(r"[ivxlcm]+", re.IGNORECASE)
_TWO_CAPITALS = re.compile(r"[A-Z]{2}[a-z]{3,}")  # SUsun; but LKj, CaLK, BUMDes and other names are spelt like that
_LONG = 7  # letters from which on a word that is almost another is hardly a word of its own
_LONGEST = 50  # letters of a word: what is longer is looked at by its form alone
_PART = 5  # letters of each of two words that were joined by mistake
_OFTEN = 3  # texts that use a word which is then taken to be spelt right
_START, _END = 2, 3  # letters at either end that prefixes and suffixes change: mengelola, pengelola


@dataclass(frozen=True)
class Slip:
    """A word as typed and as it is probably meant; what is `certain` needs no judgement."""

    word: str
    meant: str
    certain: bool


@dataclass(frozen=True)
class _Usage:
    """How often a plan uses a word, by texts that differ; the words that are right, by the ways to miss a letter."""

    used: Mapping[str, int]
    right: Collection[str]
    missing: Mapping[str, frozenset[str]]
    definition: Definition


def misspelt_in(texts: Iterable[str], definition: Definition) -> dict[str, Slip]:
    """The words of a plan's texts that are certainly or probably typed wrong, as they were typed."""
    written = {text: words_of(text) for text in texts}
    used = Counter(word for words in written.values() for word in {word.casefold() for word in words})
    often = frozenset(word for word, count in used.items() if count >= _OFTEN and _LONG <= len(word) <= _LONGEST)
    defined = _defined(definition)
    usage = _Usage(used, often | defined, _by_missing_letter(often - defined), definition)
    every = {word for words in written.values() for word in words}
    return {word: slip for word in every if (slip := _slip(word, word.casefold(), usage))}


@remembered(8192)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as typed, each once, in their order."""
    return tuple(dict.fromkeys(_WORD.findall(text)))


def _slip(word: str, plain: str, usage: _Usage) -> Slip | None:
    if _is_odd(word):
        return _by_form(word, plain, usage)
    if not _LONG <= len(plain) <= _LONGEST or plain in usage.right or usage.used[plain] > 1:
        return None
    return _by_likeness(word, plain, usage) or _by_joining(word, plain, usage)


@remembered(16384)
def _is_odd(word: str) -> bool:
    """Whether a word is no word by its letters alone."""
    thrice = _THRICE.search(word.casefold())
    return bool(
        _TWO_CAPITALS.fullmatch(word) or (thrice and thrice[0] != word.casefold() and not _ROMAN.fullmatch(word))
    )


def _by_form(word: str, plain: str, usage: _Usage) -> Slip | None:
    if match := _THRICE.search(plain):
        twice, once = (plain.replace(match[0], match[1] * count) for count in (2, 1))
        meant = once if _is_known(once, usage) and not _is_known(twice, usage) else twice
        return Slip(word, _as_typed(meant, word), certain=True)
    # The same word elsewhere without the second capital: no name that is spelt so on purpose.
    elsewhere = usage.used[plain] > 1 or plain in usage.right
    return Slip(word, word.capitalize(), certain=elsewhere)


def _is_known(word: str, usage: _Usage) -> bool:
    return word in usage.right or usage.used.get(word, 0) > 0


def _by_likeness(word: str, plain: str, usage: _Usage) -> Slip | None:
    for key in _with_a_letter_less(plain):
        for right in (*usage.missing.get(key, ()), *_defined_by_missing_letter(usage.definition).get(key, ())):
            if is_almost(plain, right):
                return Slip(word, _as_typed(right, word), certain=_is_slip_of_the_hand(plain, right))
    return None


def _by_joining(word: str, plain: str, usage: _Usage) -> Slip | None:
    """Two words without the space between them: `Meningkatnyakapasitas`."""
    for cut in range(_PART, len(plain) - _PART + 1):
        first, second = plain[:cut], plain[cut:]
        if all(part in usage.right or usage.used.get(part, 0) > 1 for part in (first, second)):
            return Slip(word, _as_typed(f"{first} {second}", word), certain=first.endswith("nya"))
    return None


def _as_typed(meant: str, word: str) -> str:
    """With capitals where the word as typed has them."""
    if word.isupper():
        return meant.upper()
    return f"{meant[0].upper()}{meant[1:]}" if word[0].isupper() else meant


@remembered(16384)
def is_almost(word: str, known: str) -> bool:
    """Whether one letter too many, too few, or wrong, or two changed about, in the middle, tell a word from another."""
    if OSA.distance(word, known, score_cutoff=1) != 1 or root_of(word) == root_of(known):
        return False
    return word[:_START] == known[:_START] and word[-_END:] == known[-_END:]


def _is_slip_of_the_hand(word: str, known: str) -> bool:
    """Whether two letters changed places, or one is doubled or not: no two words of the language differ like that."""
    if len(word) == len(known):
        return sorted(word) == sorted(known)
    return re.sub(r"(.)\1", r"\1", word) == re.sub(r"(.)\1", r"\1", known)


@lru_cache(maxsize=16)
def _defined(definition: Definition) -> frozenset[str]:
    """The words of the definition's own texts, which are spelt right."""
    texts = [text for each in definition.objectives for text in (each.text, *(one.text for one in each.indicators))]
    texts += [unit.name for group in definition.executors.values() for unit in group.units]
    return frozenset(word.casefold() for text in texts for word in words_of(text) if len(word) >= _PART)


@lru_cache(maxsize=16)
def _defined_by_missing_letter(definition: Definition) -> Mapping[str, frozenset[str]]:
    return _by_missing_letter(_defined(definition))


def _by_missing_letter(words: frozenset[str]) -> dict[str, frozenset[str]]:
    index: dict[str, frozenset[str]] = {}
    for word in words:
        for key in _with_a_letter_less(word):
            index[key] = index.get(key, frozenset()) | {word}
    return index


@remembered(8192)
def _with_a_letter_less(word: str) -> tuple[str, ...]:
    """The word, and the word without each of its letters: two words that are almost equal share one of these."""
    return (word, *dict.fromkeys(word[:nth] + word[nth + 1 :] for nth in range(len(word))))
