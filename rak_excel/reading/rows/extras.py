"""The columns of a table that are no part of a plan, by what they are headed."""

from __future__ import annotations

from collections import Counter

from rak_excel.reading.sections.sections import Section
from rak_excel.vocabulary.basics.texts import tidy


def titles_of(section: Section) -> dict[int, str]:
    """The headings of the columns of no role; a second KETERANGAN is `KETERANGAN (2)`.

    In a report, where many columns are headed TARGET, with the wider headings above them.
    """
    titles: dict[int, str] = {}
    counted = Counter[str]()
    for column, other in section.heading.others.items():
        texts = section.heading.block.all_texts(column) if section.definition.is_report else ()
        name = tidy(" ".join(texts) or other.title)
        if name and not other.further and column not in section.form_columns:
            counted[name] += 1
            titles[column] = name if counted[name] == 1 else f"{name} ({counted[name]})"
    return titles
