"""What stands on the sheet `Beda Isian` of a merged plan, read by its headings wherever people moved them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rak_excel.formats.grid import Sheet
from rak_excel.layouts.names import (
    ABOUT,
    CHOICE,
    CODE,
    DIFFERENCES,
    FIELD,
    LETTER,
    ORIGIN,
    OWN,
    PLACE,
    TYPED_OVER,
    USED,
    VALUE,
)
from rak_excel.model import Cell
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


_READ = (ABOUT, LETTER, VALUE, USED, CHOICE, CODE)
_TOLD = (PLACE, FIELD, ORIGIN, OWN)  # earlier versions did not write the last one


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """One candidate as the sheet shows it, with what was typed beside it. `place` is its cell in the plan, as text.

    Without a letter it is a value of one's own that the plan took already, `typed_over` one that was typed into the plan.
    """

    cell: Cell
    question: str
    candidates: str
    candidate: str
    place: str
    about: str
    field: str
    letter: str
    value: str
    used: bool
    choice: str
    own: str
    typed_over: bool = False

    @property
    def row(self) -> int:
        return self.cell.row

    @property
    def code(self) -> str:
        return f"{self.question}-{self.candidates}-{self.candidate}"


Questions = Mapping[str, Sequence[ChoiceLine]]
"""The lines of each difference by the code of its question, in the order of the sheet."""


def questions_on(sheets: Iterable[Sheet]) -> Questions:
    """The differences of a merged plan; none where the workbook has no sheet for them."""
    questions: dict[str, list[ChoiceLine]] = {}
    for sheet in sheets:
        for line in _lines(sheet) if sheet.name == DIFFERENCES else ():
            questions.setdefault(line.question, []).append(line)
    return questions


def in_plan(asked: Sequence[ChoiceLine]) -> ChoiceLine | None:
    """The line whose value stands in the plan."""
    return next((line for line in asked if line.used), None)


def _lines(sheet: Sheet) -> Iterator[ChoiceLine]:
    for row, columns in headed_columns(sheet, _READ, _TOLD):
        said = {heading: sheet.text(row, at) for heading, at in columns.items()}
        if said[CODE].count("-") == 2:
            question, candidates, candidate = said[CODE].split("-")
            yield ChoiceLine(
                cell=sheet.cell(row, columns[CHOICE]),
                question=question,
                candidates=candidates,
                candidate=candidate,
                place=said.get(PLACE, ""),
                about=said[ABOUT],
                field=said.get(FIELD, ""),
                letter=said[LETTER],
                value=said[VALUE],
                used=bool(said[USED]),
                choice=said[CHOICE].strip(),
                own=said.get(OWN, "").strip(),
                typed_over=said.get(ORIGIN) == TYPED_OVER,
            )
