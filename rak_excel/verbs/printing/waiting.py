"""The differences of a merged plan that wait for a choice, one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rak_excel.model import Cell
from rak_excel.spreadsheet.grid import Sheet, column_letters
from rak_excel.spreadsheet.merged_sheets import DIFFERENCES
from rak_excel.verbs.merge.decision_reading import count_open
from rak_excel.verbs.merge.difference_sheet import ABOUT, CHOICE, CODE
from rak_excel.verbs.merge.headed import headed_rows
from rak_excel.vocabulary.words import compact


def open_differences(sheets: Sequence[Sheet]) -> Iterator[tuple[Cell, str]]:
    """Each with its first cell to choose in, and what it is about."""
    beside = [sheet for sheet in sheets if sheet.name != DIFFERENCES]
    for sheet in (sheet for sheet in sheets if sheet.name == DIFFERENCES):
        questions = _questions(sheet)
        asked = {row for lines in questions.values() for row in lines}
        for lines in questions.values():
            others = asked - lines.keys()
            # A difference waits where the sheet would have an open one if it stood there alone.
            alone = replace(sheet, content={row: cells for row, cells in sheet.rows.items() if row not in others})
            if count_open([*beside, alone]):
                row, about = next(iter(lines.items()))
                yield Cell(sheet.name, row, _choice_column(sheet)), about.replace("\n", ", ")


def _questions(sheet: Sheet) -> Mapping[str, dict[int, str]]:
    """The rows of each difference, each with what it is about."""
    questions: dict[str, dict[int, str]] = {}
    for row, texts in headed_rows(sheet, (CODE, ABOUT)):
        if texts[CODE]:
            questions.setdefault(texts[CODE].partition("-")[0], {})[row] = texts[ABOUT]
    return questions


def _choice_column(sheet: Sheet) -> str:
    headings = ((text, column) for cells in sheet.rows.values() for column, text in cells.items())
    return next((column_letters(column) for text, column in headings if compact(str(text)) == compact(CHOICE)), "A")
