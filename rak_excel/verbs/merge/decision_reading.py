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
from rak_excel.vocabulary.words import normalised, shortened, tidy

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
        meanings = [_meant(line, asked, marks) for line in typed]
        chosen = {each for meant in meanings for each in meant}
        if len(chosen) == 1 and all(meanings):
            meant = chosen.pop()
            made[question] = Decision(question, meant.candidates, meant.candidate, meant.about)
        elif typed:
            unclear.append(_unclear(typed, asked, marks))
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
    return bool(line.choice) and (read_mark(line.choice, marks) is not Mark.BLANK or bool(_meant(line, lines, marks)))


def _meant(typed: _Line, lines: Sequence[_Line], marks: MarkWords) -> list[_Line]:
    """The lines that may be meant: by their letter, by their value, and the own one by a tick; none where nothing is.

    Where a letter is the value of another line, both are: predicates are A and B.
    """
    by_letter = [line for line in lines if line.letter.casefold() == typed.choice.casefold().rstrip(". ")]
    ticked = [typed] if read_mark(typed.choice, marks) is Mark.TICK else []
    meant = {*by_letter, *_with_value(typed.choice, lines), *ticked}
    return [line for line in lines if line in meant]


def _with_value(text: str, lines: Sequence[_Line]) -> list[_Line]:
    """The lines with this value, as it is written where one is, else whatever its signs: `B+` is not `B`."""
    exactly = [line for line in lines if tidy(line.value).casefold() == tidy(text).casefold()]
    return exactly or [line for line in lines if normalised(line.value) == normalised(text)]


def _unclear(typed: Sequence[_Line], asked: Sequence[_Line], marks: MarkWords) -> Text:
    doubtful = next((line for line in typed if len(_meant(line, asked, marks)) > 1), None)
    if doubtful:
        return _two_meanings(doubtful, _meant(doubtful, asked, marks))
    choices = ", ".join(f'"{line.choice}"' for line in typed)
    letters = ", ".join(line.letter for line in asked)
    told = Text(
        "Sheet {sheet} baris {row}: pilihan {choices} tidak jelas. Isi satu huruf saja: {letters}.",
        "Sheet {sheet}, row {row}: the choice {choices} is not clear. Fill in one letter only: {letters}.",
    )
    return told.filled(sheet=DIFFERENCES, row=typed[0].row, choices=choices, letters=letters)


def _two_meanings(typed: _Line, meant: Sequence[_Line]) -> Text:
    """`A` is the letter of one line and the value of another."""
    lines = [f'{line.letter} ("{shortened(line.value)}")' for line in meant]
    told = Text(
        'Sheet {sheet} baris {row}: "{choice}" bisa berarti pilihan {id}. Hapus, lalu centang (v) di baris yang dipakai.',
        'Sheet {sheet}, row {row}: "{choice}" may mean choice {en}. Delete it and tick (v) the line to be used.',
    )
    either = {"id": " atau ".join(lines), "en": " or ".join(lines)}
    return told.filled(sheet=DIFFERENCES, row=typed.row, choice=typed.choice, **either)
