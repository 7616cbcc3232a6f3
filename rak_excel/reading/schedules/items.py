"""A schedule that has the numbers of the activities in its periods: `1` under T1 and `2` under T2 of a list of two."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rak_excel.language import Text
from rak_excel.model import items_of
from rak_excel.vocabulary.basics.texts import tidy

_NUMBERS = re.compile(r"(?:\(?\d{1,2}(?!\d)[.)]?|[\s,;&/]|dan\b)+")
_NUMBER = re.compile(r"\d+")


def names_items(texts: Iterable[str], activities: str) -> bool:
    """Whether the cells of a schedule name all items of a numbered list between them, and nothing else."""
    shown = [tidy(text) for text in texts]
    if not all(_NUMBERS.fullmatch(text) and _NUMBER.search(text) for text in shown):
        return False
    named = {int(number) for text in shown for number in _NUMBER.findall(text)}
    numbers = {item.number for item in items_of(activities) if item.number is not None}
    return len(named) > 1 and named == numbers


NAMED = Text(
    "Angka di baris ini bisa nomor kegiatan di kolom KEGIATAN, bisa juga nilai target per periode.{more} Bila nomor "
    "kegiatan, tulis satu kegiatan satu baris dan beri ✓ di periodenya; bila nilai target, tulis dengan satuannya.",
    "The numbers in this row may be those of the activities in the column KEGIATAN, or target values by period.{more} If "
    "they are of activities, write each on a row of its own and put ✓ in its periods; if target values, add their unit.",
)
