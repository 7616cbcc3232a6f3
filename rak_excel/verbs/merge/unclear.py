"""Choices and answers that nobody can tell, with the rows in which people find what they typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rak_excel.language import Text
from rak_excel.spreadsheet.grid import Sheet
from rak_excel.verbs.merge.answer_reading import answers_of
from rak_excel.verbs.merge.asking import Answers
from rak_excel.verbs.merge.decision_reading import decisions_of
from rak_excel.verbs.merge.differences import Decisions, Unreadable
from rak_excel.verbs.merge.merged import Merged


def unclear_in(decisions: Decisions, answers: Answers) -> dict[str, Text]:
    """What is told of each, by its code, with the rows of the workbook in which it was typed."""
    unreadable = {code: each.told(each.decision.row) for code, each in decisions.unreadable.items()}
    return {**decisions.unclear, **unreadable, **answers.unclear}


def with_rows_of(merged: Merged, written: Sequence[Sheet]) -> Merged:
    """The same with the rows of the workbook that the merge wrote, in which lines may have come before what was typed."""
    decisions, answers = decisions_of(written), answers_of(written)
    now = {**decisions.unclear, **_unreadable(merged.unreadable, decisions), **answers.unclear}
    return replace(merged, unclear_by_code={code: now.get(code, told) for code, told in merged.unclear_by_code.items()})


def _unreadable(before: Mapping[str, Unreadable], decisions: Decisions) -> dict[str, Text]:
    rows = {code: decision.row for code, decision in decisions.by_question.items() if decision.own}
    return {code: each.told(rows[code]) for code, each in before.items() if code in rows}
