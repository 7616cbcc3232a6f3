"""Reads the choices that people made on the sheet `Beda Isian` of a merged plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rak_excel.definitions.loading import template_for
from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.layouts.merged import DIFFERENCES
from rak_excel.merging.differences.differences import Decision, Decisions, Typed, Unreadable
from rak_excel.merging.merged import Merged
from rak_excel.model.definition_words import MarkWords
from rak_excel.reading import own_definition
from rak_excel.reading.merged_plans.choices import ChoiceLine, questions_on
from rak_excel.reading.merged_plans.typed_choices import Answer, answered, open_questions
from rak_excel.workbooks.merged.answers import answers_of


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
    marks = _marks(sheets)
    made: dict[str, Decision] = {}
    unclear: dict[str, Text] = {}
    refused: dict[str, Typed] = {}
    for question, lines in questions_on(sheets).items():
        answer = answered(lines, marks)
        if isinstance(answer, Answer):
            made[question] = _decision(answer, lines)
        elif answer:
            unclear[question] = answer
            refused |= _typed(lines)
    return Decisions(made, unclear=unclear, refused=refused)


def _decision(answer: Answer, lines: Sequence[ChoiceLine]) -> Decision:
    """A value of one's own stays on its line; that of one that the plan took already has its place on the first."""
    line = answer.line
    if not answer.own:
        return Decision(line.question, line.candidates, line.candidate, line.about)
    kept = line if line.letter else next((each for each in lines if each.letter), line)
    over = any(each.typed_over and each.value == answer.own for each in lines)
    return Decision(line.question, line.candidates, "", line.about, answer.own, line.row, kept.code, typed_over=over)


def _typed(lines: Sequence[ChoiceLine]) -> dict[str, Typed]:
    """What was typed, by the code of its line; beside a value of one's own, which has no line any more, on the first."""
    typed: dict[str, Typed] = {}
    for line in (line for line in lines if line.choice or line.own):
        code = (line if line.letter else lines[0]).code
        before = typed.get(code, Typed())
        typed[code] = Typed(before.choice or line.choice, before.own or line.own)
    return typed


def count_open(sheets: Iterable[Sheet]) -> int:
    """How many differences of a merged plan nobody decided, or decided without merging again."""
    sheets = list(sheets)
    return len(open_questions(questions_on(sheets), _marks(sheets)))


def _marks(sheets: Sequence[Sheet]) -> MarkWords:
    return (own_definition(sheets, {}) or template_for(None)).marks


def with_rows_of(merged: Merged, written: Sequence[Sheet]) -> Merged:
    """The same with the rows of the workbook that the merge wrote, in which lines may have come before what was typed."""
    decisions, answers = decisions_of(written), answers_of(written)
    now = {**decisions.unclear, **_unreadable(merged.unreadable, decisions), **answers.unclear}
    return replace(merged, unclear_by_code={code: now.get(code, told) for code, told in merged.unclear_by_code.items()})


def _unreadable(before: Mapping[str, Unreadable], decisions: Decisions) -> dict[str, Text]:
    rows = {code: decision.row for code, decision in decisions.by_question.items() if decision.own}
    return {code: each.told(rows[code]) for code, each in before.items() if code in rows}
