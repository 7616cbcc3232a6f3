"""What the live self-check takes for "as above", or for "not known yet": formulas that look at the letters alone."""

from __future__ import annotations

from collections.abc import Iterable

from rak_excel.vocabulary.entries import placeholders
from rak_excel.vocabulary.entries.placeholders import BEGINNINGS

_SIGNS = " \u00a0.,!?()[]-"  # around or within such words: each is taken out before they are compared
_AS_ABOVE = (*placeholders.SHOWN, '""')


def is_unsaid(cells: str) -> str:
    """Whether each of some cells says that it is as above, or not known yet: what is meant, the formulas do not find."""
    return _is_one_of(cells, (*_AS_ABOVE, *placeholders.WORDS), (*_SIGNS, placeholders.STILL))


def is_ditto(cell: str) -> str:
    """Whether a cell says that it is as above, which the reader takes as if it were blank, or from there."""
    return _is_one_of(cell, _AS_ABOVE, _SIGNS)


def points_elsewhere(cell: str) -> str:
    """Whether a line of a cell begins, perhaps behind a number, with words for what stands elsewhere."""
    lines = f'CHAR(10)&SUBSTITUTE({cell},". ",CHAR(10))&" "'
    words = ";".join(f'"{each}"' for each in BEGINNINGS)
    return f"SUMPRODUCT(--ISNUMBER(SEARCH(CHAR(10)&{{{words}}},{lines})))>0"


def _is_one_of(cells: str, words: Iterable[str], left_out: Iterable[str]) -> str:
    said = f"LOWER({cells})"
    for each in left_out:
        said = f'SUBSTITUTE({said},"{each}","")'
    return f'ISNUMBER(FIND("|"&SUBSTITUTE({said},CHAR(10),"")&"|","|{"|".join(words)}|"))'
