"""Reads a table sheet of a merged plan by its headings, wherever people moved them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rak_excel.formats.grid import Sheet
from rak_excel.vocabulary.basics.texts import compact


def headed_rows(sheet: Sheet, headings: Sequence[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Each row below the headings, by them; none where one of the headings is missing."""
    for row, columns in headed_columns(sheet, headings):
        yield row, {heading: sheet.text(row, column) for heading, column in columns.items()}


def headed_columns(
    sheet: Sheet, headings: Sequence[str], also: Sequence[str] = ()
) -> Iterator[tuple[int, Mapping[str, int]]]:
    """Each row below the headings with the columns of these, `also` of those that may be missing."""
    wanted = {compact(each): each for each in (*headings, *also)}
    for top in sorted(sheet.rows):
        found = {wanted[compact(str(text))]: at for at, text in sheet.rows[top].items() if compact(str(text)) in wanted}
        if found.keys() >= set(headings):
            yield from ((row, found) for row in sorted(sheet.rows) if row > top)
            return
