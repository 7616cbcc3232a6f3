"""Whose value a cell of a merged plan shows where more than its row's files had a say, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from rak_excel.merging.differences.differences import Question
from rak_excel.merging.sent.entries import ActivityName, Slot
from rak_excel.model import Origin


class TakenWhy(StrEnum):
    """Why the plan shows a value."""

    CHOSEN = "chosen"
    FOR_NOW = "for now"  # nobody chose yet
    OWN = "own"  # a value of one's own typed instead of a choice
    BY_HAND = "by hand"  # typed over in the plan itself
    KEPT = "kept"  # stood in the plan that is revised, and nobody who sends the row now says so


@dataclass(frozen=True, slots=True)
class Taken:
    """The value that a cell shows, where files say different things.

    `origins` are the cells that say so too, none where people typed it or nobody says so any more; `others` what the other files say. `plan` is the
    cell of an earlier plan in which it was taken, where this one only revises it.
    """

    text: str
    why: TakenWhy
    origins: tuple[Origin, ...]
    others: tuple[tuple[str, tuple[Origin, ...]], ...]
    plan: Origin | None = None


@dataclass(frozen=True, slots=True)
class EarlierValue:
    """A value that was taken in a plan which is revised. `same` is its code: who says otherwise by now has another."""

    question: Question
    same: str
    taken: Taken

    def renamed(self, names: Mapping[tuple[Slot, ActivityName], ActivityName]) -> EarlierValue:
        """The same where its row is said in other words by now."""
        question = self.question
        new = names.get((question.slot, ActivityName(question.name, question.nth))) if question.name else None
        return replace(self, question=replace(question, name=new.items, nth=new.nth)) if new else self
