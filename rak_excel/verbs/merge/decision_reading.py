"""Reads the choices that people made on the sheet `Beda Isian` of a merged plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.language import Text
from rak_excel.model.definition_words import MarkWords
from rak_excel.reading import own_definition
from rak_excel.spreadsheet.grid import Sheet
from rak_excel.spreadsheet.merged_sheets import DIFFERENCES
from rak_excel.templates import template_for
from rak_excel.verbs.merge.difference_sheet import ABOUT, CHOICE, CODE, LETTER, USED, VALUE
from rak_excel.verbs.merge.differences import Decision, Decisions
from rak_excel.verbs.merge.headed import headed_rows
from rak_excel.vocabulary.marks import Mark, read_mark
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

    @property
    def code(self) -> str:
        return f"{self.question}-{self.candidates}-{self.candidate}"


def refuse_without_differences(sheets: Iterable[Sheet], name: str) -> None:
    """Raises UnreadableWorkbookError where a workbook has no sheet for choices."""
    if not any(sheet.name == DIFFERENCES for sheet in sheets):
        raise UnreadableWorkbookError(
            f"{name} tidak punya sheet {DIFFERENCES}. Pakai file hasil gabungan yang sheet {DIFFERENCES}-nya sudah diisi.",
            f"{name} has no sheet {DIFFERENCES}. Use a merged plan in which that sheet was filled in.",
        )


def decisions_of(sheets: Iterable[Sheet]) -> Decisions:
    """The choices on the sheet `Beda Isian`; none where there is no such sheet or nothing was chosen."""
    sheets = list(sheets)
    marks = (own_definition(sheets, {}) or template_for(None)).marks
    made: dict[str, Decision] = {}
    unclear: list[Text] = []
    refused: dict[str, str] = {}
    for question, asked in _questions(sheets).items():
        typed = [line for line in asked if _says_something(line, asked, marks)]
        chosen = {_meant(line, asked, marks) for line in typed}
        if len(chosen) == 1 and (meant := next(iter(chosen))) is not None:
            made[question] = Decision(question, meant.candidates, meant.candidate, meant.about)
        elif typed:
            unclear.append(_unclear(typed, asked))
            refused |= {line.code: line.choice for line in typed}
    return Decisions(made, unclear=tuple(unclear), refused=refused)


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


def _says_something(line: _Line, lines: Sequence[_Line], marks: MarkWords) -> bool:
    """Whether anything was typed beside a candidate; `-` is as good as nothing unless a candidate says just that."""
    return bool(line.choice) and (
        read_mark(line.choice, marks) is not Mark.BLANK or _meant(line, lines, marks) is not None
    )


def _meant(typed: _Line, lines: Sequence[_Line], marks: MarkWords) -> _Line | None:
    """The line that a typed letter means, or a typed value; a tick means its own; None where nothing is meant."""
    choice = typed.choice
    by_letter = [line for line in lines if line.letter.casefold() == choice.casefold().rstrip(". ")]
    by_value = [line for line in lines if normalised(line.value) == normalised(choice)]
    ticked = [typed] if read_mark(choice, marks) is Mark.TICK else []
    return next(iter([*by_letter, *by_value, *ticked]), None)


def _unclear(typed: Sequence[_Line], asked: Sequence[_Line]) -> Text:
    choices = ", ".join(f'"{line.choice}"' for line in typed)
    letters = ", ".join(line.letter for line in asked)
    told = Text(
        "Sheet {sheet} baris {row}: pilihan {choices} tidak jelas. Isi satu huruf saja: {letters}.",
        "Sheet {sheet}, row {row}: the choice {choices} is not clear. Fill in one letter only: {letters}.",
    )
    return told.filled(sheet=DIFFERENCES, row=typed[0].row, choices=choices, letters=letters)
