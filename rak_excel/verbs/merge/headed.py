"""Reads a table sheet of a merged plan by its headings, wherever people moved them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rak_excel.spreadsheet.grid import Sheet
from rak_excel.vocabulary.words import compact


def headed_rows(
    sheet: Sheet, headings: Sequence[str], optional: Sequence[str] = ()
) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Each row below the headings, by them; none where one of the headings is missing.

    What an `optional` heading is missing for is blank: earlier versions did not write it.
    """
    wanted = {compact(each): each for each in (*headings, *optional)}
    for top in sorted(sheet.rows):
        found = {wanted[compact(str(text))]: at for at, text in sheet.rows[top].items() if compact(str(text)) in wanted}
        if found.keys() >= set(headings):
            blank = dict.fromkeys(optional, "")
            for row in (row for row in sorted(sheet.rows) if row > top):
                yield row, blank | {heading: sheet.text(row, column) for heading, column in found.items()}
            return
