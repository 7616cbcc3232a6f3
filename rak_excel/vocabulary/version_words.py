"""Headings that say which version stands below them, and not of what: REVISI, SETELAH PERUBAHAN, DITUNDA KE."""

from __future__ import annotations

from functools import lru_cache

from rak_excel.vocabulary.counting import number_in
from rak_excel.vocabulary.heading_words import EARLIER_VERSION, LATER_VERSION, MOVED
from rak_excel.vocabulary.words import normalised

_PROPOSED = ("usulan", "rancangan", "draft", "draf", "konsep")
_VERSIONS = frozenset((*EARLIER_VERSION, *LATER_VERSION, *MOVED, *_PROPOSED))
_BESIDE = frozenset({"hasil", "ke", "kepada", "oleh", "ulang"})
_DURATION = "lama"  # says how long as well


@lru_cache(maxsize=1024)
def is_headed_by_version_alone(text: str) -> bool:
    """Whether a heading has words of a version and no others. REVISI KE- counts the revisions themselves."""
    words = normalised(text).split()
    if words[-1:] == ["ke"] and words[0] not in MOVED:
        return False
    said = [word for word in words if word in _VERSIONS]
    rest = (word for word in words if word not in _VERSIONS | _BESIDE)
    return bool(said) and words != [_DURATION] and all(number_in(word) for word in rest)
