"""What stands between the first and the last of a range: `s.d.`, `s/d`, `sampai dengan`, `hingga`, a dash."""

from __future__ import annotations

import re

_ALONE = r"(?<![^\W\d_])(?:{})(?![^\W\d_])\.?"  # figures may stand right beside it: 2019sd2020
WORDS = _ALONE.format(r"s\s?\.?\s?/?\s?d|sampai(?:\s+dengan)?|hingga")
DASHES = "-–—−"
UP_TO = rf"(?:{WORDS}|[{DASHES}])"
"""Regular expressions of the words and dashes, for texts whose capitals do not count."""

COMPACT = "sampaidengan|sampai|hingga|sd"
"""The words as headings are compared, without spaces and dots."""

_WORDS = re.compile(rf"\s*(?:{WORDS})\s*", re.IGNORECASE)


def says_up_to(text: str) -> bool:
    """Whether a text is such a word and nothing else."""
    return _WORDS.fullmatch(text) is not None
