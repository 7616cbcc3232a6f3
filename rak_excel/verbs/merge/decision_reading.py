"""Reads the choices that people made on the sheet `Beda Isian` of a merged plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.language import Text
from rak_excel.reading import own_definition
from rak_excel.spreadsheet.grid import Sheet
from rak_excel.spreadsheet.merged_sheets import DIFFERENCES
from rak_excel.templates import template_for
from rak_excel.verbs.merge.difference_sheet import ABOUT, CHOICE, CODE, LETTER, OWN, USED, VALUE
from rak_excel.verbs.merge.differences import Decision, Decisions, Typed, own_said
from rak_excel.verbs.merge.headed import headed_rows
from rak_excel.verbs.merge.typed_choices import Line, answered

_READ = (LETTER, VALUE, ABOUT, CHOICE, USED)
_NOT_YET = (OWN,)  # a column that earlier versions did not write


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
    refused: dict[str, Typed] = {}
    for question, lines in _questions(sheets).items():
        answer = answered(lines, marks)
        if isinstance(answer, Decision):
            made[question] = answer
        elif answer:
            unclear.append(answer)
            refused |= _typed(lines)
    return Decisions(made, unclear=tuple(unclear), refused=refused)


def _typed(lines: Sequence[Line]) -> dict[str, Typed]:
    """What was typed, by the code of its line; beside a value of one's own, which has no line any more, on the first."""
    typed: dict[str, Typed] = {}
    for line in (line for line in lines if line.choice or line.own):
        code = (line if line.letter else lines[0]).code
        before = typed.get(code, Typed())
        typed[code] = Typed(before.choice or line.choice, before.own or line.own)
    return typed


def count_open(sheets: Iterable[Sheet]) -> int:
    """How many differences of a merged plan nobody decided, or decided without merging again."""
    decided = decisions_of(sheets).by_question
    in_plan = {
        question: next((_said(line) for line in lines if line.used), "")
        for question, lines in _questions(sheets).items()
    }
    return sum(question not in decided or decided[question].said != used for question, used in in_plan.items())


def _said(line: Line) -> str:
    """The value of a line as a decision for it says it."""
    return line.candidate if line.letter else own_said(line.value)


def _questions(sheets: Iterable[Sheet]) -> dict[str, list[Line]]:
    """The lines of each difference, in the order of the sheet."""
    questions: dict[str, list[Line]] = {}
    for sheet in sheets:
        for line in _lines(sheet) if sheet.name == DIFFERENCES else ():
            questions.setdefault(line.question, []).append(line)
    return questions


def _lines(sheet: Sheet) -> Iterator[Line]:
    for row, texts in headed_rows(sheet, (*_READ, CODE), _NOT_YET):
        code = texts[CODE].split("-")
        if len(code) == 3:
            letter, value, about, choice, used = (texts[each] for each in _READ)
            typed = choice.strip(), bool(used), texts[OWN].strip()
            yield Line(row, code[0], code[1], code[2], letter, value, about, *typed)
