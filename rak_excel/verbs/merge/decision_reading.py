"""Reads the choices that people made on the sheet `Beda Isian` of a merged plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.language import Text
from rak_excel.spreadsheet.grid import Sheet
from rak_excel.spreadsheet.merged_sheets import DIFFERENCES
from rak_excel.verbs.merge.difference_sheet import ABOUT, CHOICE, CODE, LETTER, USED, VALUE
from rak_excel.verbs.merge.differences import Decision, Decisions
from rak_excel.verbs.merge.headed import headed_rows
from rak_excel.vocabulary.words import normalised

_READ = (LETTER, VALUE, ABOUT, CHOICE, USED)


@dataclass(frozen=True, slots=True)
class _Line:
    """One candidate as the sheet shows it, with what was typed beside it."""

    row: int
    question: str
    candidates: str
    candidate: str
    letter: str
    value: str
    about: str
    choice: str
    used: bool


def refuse_without_differences(sheets: Iterable[Sheet], name: str) -> None:
    """Raises UnreadableWorkbookError where a workbook has no sheet for choices."""
    if not any(sheet.name == DIFFERENCES for sheet in sheets):
        raise UnreadableWorkbookError(
            f"{name} tidak punya sheet {DIFFERENCES}. Pakai file hasil gabungan yang sheet itu sudah diisi.",
            f"{name} has no sheet {DIFFERENCES}. Use a merged plan in which that sheet was filled in.",
        )


def decisions_of(sheets: Iterable[Sheet]) -> Decisions:
    """The choices on the sheet `Beda Isian`; none where there is no such sheet or nothing was chosen."""
    made: dict[str, Decision] = {}
    unclear: list[Text] = []
    for question, asked in _questions(sheets).items():
        typed = [(line, line.choice) for line in asked if line.choice]
        chosen = {_meant(choice, asked) for _, choice in typed}
        if len(chosen) == 1 and (line := next(iter(chosen))) is not None:
            made[question] = Decision(question, line.candidates, line.candidate, line.about)
        elif typed:
            unclear.append(_unclear(typed, asked))
    return Decisions(made, unclear=tuple(unclear))


def count_open(sheets: Iterable[Sheet]) -> int:
    """How many differences of a merged plan nobody decided, or decided without merging again."""
    decided = decisions_of(sheets).by_question
    in_plan = {
        question: next((line.candidate for line in lines if line.used), "")
        for question, lines in _questions(sheets).items()
    }
    return sum(question not in decided or decided[question].chosen != used for question, used in in_plan.items())


def _questions(sheets: Iterable[Sheet]) -> dict[str, list[_Line]]:
    """The lines of each difference, in the order of the sheet."""
    questions: dict[str, list[_Line]] = {}
    for sheet in sheets:
        for line in _lines(sheet) if sheet.name == DIFFERENCES else ():
            questions.setdefault(line.question, []).append(line)
    return questions


def _lines(sheet: Sheet) -> Iterator[_Line]:
    for row, texts in headed_rows(sheet, (*_READ, CODE)):
        code = texts[CODE].split("-")
        if len(code) == 3:
            letter, value, about, choice, used = (texts[each] for each in _READ)
            yield _Line(row, code[0], code[1], code[2], letter, value, about, choice.strip(), bool(used))


def _meant(choice: str, lines: Sequence[_Line]) -> _Line | None:
    """The line that a typed letter means, or a typed value; None where it means none."""
    by_letter = [line for line in lines if line.letter.casefold() == choice.casefold().rstrip(". ")]
    by_value = [line for line in lines if normalised(line.value) == normalised(choice)]
    return next(iter([*by_letter, *by_value]), None)


def _unclear(typed: Sequence[tuple[_Line, str]], asked: Sequence[_Line]) -> Text:
    choices = ", ".join(f'"{choice}"' for _, choice in typed)
    letters = ", ".join(line.letter for line in asked)
    told = Text(
        "Sheet {sheet} baris {row}: pilihan {choices} tidak jelas. Isi satu huruf saja: {letters}.",
        "Sheet {sheet}, row {row}: the choice {choices} is not clear. Fill in one letter only: {letters}.",
    )
    return told.filled(sheet=DIFFERENCES, row=typed[0][0].row, choices=choices, letters=letters)
