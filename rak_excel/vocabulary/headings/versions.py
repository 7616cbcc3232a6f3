"""Headings that say which version stands below them, and not of what: REVISI, SETELAH PERUBAHAN, DITUNDA KE."""

from __future__ import annotations

import re

from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.counting import number_in
from rak_excel.vocabulary.basics.heading_words import EARLIER_VERSION, LATER_VERSION, MOVED
from rak_excel.vocabulary.basics.texts import normalised

_PROPOSED = ("usulan", "rancangan", "draft", "draf", "konsep")
_VERSIONS = frozenset((*EARLIER_VERSION, *LATER_VERSION, *MOVED, *_PROPOSED))
_BESIDE = frozenset({"hasil", "ke", "kepada", "oleh", "ulang"})
_DURATION = "lama"  # says how long as well
_VERSION = (
    rf"(?:(?:hasil|setelah|sesudah|sebelum|versi|usulan|target)\s+)?(?:{'|'.join((*EARLIER_VERSION, *LATER_VERSION))}|direvisi|diubah)"
    r"(?:\s+(?:ke[\s-]*)?(?:\d|i{1,3}|iv|v|kesatu|kedua|ketiga|pertama))?"
)
_MARKED = re.compile(
    rf"^\s*[(\[]\s*{_VERSION}\s*[)\]]|^\s*{_VERSION}\s*:|[(\[]\s*{_VERSION}\s*[)\]][\s.;]*$|\s[-–—]\s*{_VERSION}[\s.;]*$",
    re.IGNORECASE,
)


@remembered(4096)
def without_version(text: str) -> str:
    """A text without the version that it is marked with: `(revisi) Nilai`, `Revisi: Nilai`, `Nilai - BARU`; else as it is."""
    bare = _MARKED.sub(" ", text).strip(" :-–—")
    return bare or text


@remembered(1024)
def is_headed_by_version_alone(text: str) -> bool:
    """Whether a heading has words of a version and no others. REVISI KE- counts the revisions themselves."""
    words = normalised(text).split()
    if words[-1:] == ["ke"] and words[0] not in MOVED:
        return False
    said = [word for word in words if word in _VERSIONS]
    rest = (word for word in words if word not in _VERSIONS | _BESIDE)
    return bool(said) and words != [_DURATION] and all(number_in(word) for word in rest)
