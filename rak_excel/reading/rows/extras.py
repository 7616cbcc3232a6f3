"""The columns of a table that are no part of a plan, by what they are headed."""

from __future__ import annotations

from collections import Counter

from rak_excel.reading.sections.sections import Section
from rak_excel.vocabulary.basics.texts import tidy


def titles_of(section: Section) -> dict[int, str]:
    """The headings of the columns of no role; a second KETERANGAN is `KETERANGAN (2)`."""
    titles: dict[int, str] = {}
    counted = Counter[str]()
    for column, other in section.heading.others.items():
        name = tidy(other.title)
        if name and not other.further and column not in section.form_columns:
            counted[name] += 1
            titles[column] = name if counted[name] == 1 else f"{name} ({counted[name]})"
    return titles
