"""Choices and answers that nobody can tell, with the rows in which people find what they typed."""

from __future__ import annotations

from rak_excel.language import Text
from rak_excel.merging.differences.differences import Decisions
from rak_excel.merging.sent.asking import Answers


def unclear_in(decisions: Decisions, answers: Answers) -> dict[str, Text]:
    """What is told of each, by its code, with the rows of the workbook in which it was typed."""
    unreadable = {code: each.told(each.decision.row) for code, each in decisions.unreadable.items()}
    return {**decisions.unclear, **unreadable, **answers.unclear}
