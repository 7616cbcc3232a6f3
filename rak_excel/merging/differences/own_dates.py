"""A date of one's own, typed beside the candidates of a difference."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.language import Text
from rak_excel.reading.merged_plans.own_values import Own
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.entries.dates import read_date


def own_date(text: str, months: Sequence[str]) -> Own[str] | Text:
    """The date as the identity asks for it, by its ISO form; shown as people write dates."""
    date = read_date(tidy(text))
    if date is None:
        return _NO_DATE
    iso = date.isoformat()
    return Own(normalised(iso), f"{date.day} {months[date.month - 1]} {date.year}", iso)


_NO_DATE = Text(
    "Tulis tanggal yang ada, misalnya 22 Januari 2020.", "Write a date that exists, such as 22 Januari 2020."
)
