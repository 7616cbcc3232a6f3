"""What people chose or corrected in the plan that is revised, on rows that their units do not send any more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rak_excel.merging.differences.differences import Field, Question
from rak_excel.merging.differences.sent_before import SentBefore, schedule_value
from rak_excel.merging.differences.taken import Why
from rak_excel.merging.sent.entries import Entry
from rak_excel.merging.sent.precedence import Precedence

_BY_PEOPLE = frozenset([Why.CHOSEN, Why.OWN, Why.BY_HAND])


@dataclass(frozen=True, slots=True)
class Undone:
    """The schedule that people decided on for a row that left the plan, as labels of its periods."""

    entry: Entry
    schedule: str


def undone(judged: Precedence, before: SentBefore) -> Iterator[Undone]:
    """Schedules that were decided by people and that no row of the revision has any more, in the plan's order.

    The targets, objectives and wordings of an indicator stay with it, whatever becomes of its rows.
    """
    decided = {each.question.code for each in before.earlier if each.taken.why in _BY_PEOPLE}
    staying = {(entry.slot, entry.name) for entry in judged.counting}
    gone = [each for each in judged.superseded if each.base and (each.slot, each.name) not in staying]
    for entry in sorted(gone, key=lambda each: each.rank):
        schedule = schedule_value(entry.activity, entry.slot.part, entry.plan.definition)
        question = Question(Field.SCHEDULE, entry.slot, entry.name.items, entry.name.nth)
        if schedule and question.code in decided:
            yield Undone(entry, schedule.text)
