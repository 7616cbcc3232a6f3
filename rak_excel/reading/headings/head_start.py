"""Where the head lines of a further table begin, below the rows of the one above it."""

from __future__ import annotations

from rak_excel.formats.grid import Sheet
from rak_excel.model import Definition
from rak_excel.reading.headings.heading import Heading
from rak_excel.reading.lines import bare, kind_of_title, labelled, labels, names_part, part_alone
from rak_excel.vocabulary.basics.texts import compact
from rak_excel.vocabulary.basics.times import year_in
from rak_excel.vocabulary.documents.titles import OFFICE_LABELS, YEAR_LABELS
from rak_excel.vocabulary.headings.labels import read_label

_TITLE_CELLS = 2  # a row with so many cells in the columns of a table is no title


def head_start(sheet: Sheet, heading: Heading, last: int, definition: Definition) -> int:
    """Where the head lines above the next heading begin: `last + 1` where there are none between.

    A title has its row for itself: an activity may well begin with the title's words. Right above the next heading
    labels of a table do as well: `TAHUN 2021`, MENJADI.
    """
    first = last + 1
    while first - 1 > heading.bottom and _labels_table(sheet, heading, first - 1, definition):
        first -= 1
    for row in range(heading.bottom + 1, first):
        cells = sheet.rows.get(row, {})
        own = heading.own_columns & set(cells)
        if len(own) < _TITLE_CELLS and any(_is_title(sheet.text(row, column), definition) for column in cells):
            return row
    return next((row for row in range(first, last + 1) if sheet.rows.get(row)), last + 1)


def _labels_table(sheet: Sheet, heading: Heading, row: int, definition: Definition) -> bool:
    """Whether a row says nothing but whose, of which year or of which version a table is, or is blank.

    An office alone among the executors is one of them, and so may a word for a change be an activity.
    """
    cells = sheet.rows.get(row, {})
    if not cells:
        return True
    if len(cells) == 1:
        text = bare(sheet.text(row, min(cells)))
        said = read_label(text, definition)
        column, roles = min(cells), heading.roles
        executor, activity = (column == roles.get(role) for role in ("executor", "activity"))
        changed = said.version is not None and not (executor or activity)
        of_table = (said.offices and not executor) or changed or (said.year and not text.isdecimal())
        of_table = of_table or (part_alone(text, definition) is not None and not (executor or activity))
        return bool(of_table) or _is_title(text, definition)
    label, value, place = labelled(sheet, row, min(cells))
    words = definition.identity
    known = compact(label) in labels((*words.head_office, *OFFICE_LABELS, *words.head_year, *YEAR_LABELS))
    return known and bool(value) and max(cells) == place[1]


def _is_title(text: str, definition: Definition) -> bool:
    """Whether a line between two tables is a title; in small letters only where a year makes it one."""
    line = bare(text)
    if names_part(line, definition):
        return True
    return kind_of_title(line, definition) is not None and (line.isupper() or year_in(line) is not None)
