"""Names that programs give to copies: `Komisi (2)`, `Copy of Komisi`, `Komisi - Salinan`, `Komisi_2`."""

from __future__ import annotations

import re

from rak_excel.vocabulary.basics.texts import compact

_BEFORE = re.compile(r"^(?:copy of|salinan(?: dari)?)\b", re.IGNORECASE)
_BEHIND = re.compile(
    r"(?:(?<!\s)\s++)?+\(\d+\)$|_\d+$|(?:(?<!\W)\W++)?+\b(?:copy|salinan)(?:\s*\(?\d+\)?)?$", re.IGNORECASE
)
_LONGEST = 31  # characters of a sheet's name: a copy of a longer one has less of it


def is_copy_of(name: str, other: str) -> bool:
    """Whether a sheet's name is that of a copy of the sheet `other`. `Komisi 2` and `Komisi lanjutan` go on with it."""
    own = _BEHIND.sub("", _BEFORE.sub("", name.strip()))
    if own == name.strip() or not compact(own):
        return False
    cut = len(name) >= _LONGEST and compact(other).startswith(compact(own))
    return cut or compact(own) == compact(_BEHIND.sub("", other))
