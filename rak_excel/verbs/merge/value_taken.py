"""Of a cell of a merged plan about which files said different things: whose value it shows, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rak_excel.model import Cell, Columns, Origin, Plan
from rak_excel.spreadsheet.grid import Sheet
from rak_excel.verbs.merge.asked_before import AskedValue, read_asked
from rak_excel.verbs.merge.decision_reading import decisions_of
from rak_excel.verbs.merge.differences import Field, Question
from rak_excel.verbs.merge.entries import Entry, Slot, entries_of
from rak_excel.verbs.merge.sent_before import Value, indicator_values, schedule_value, value_of
from rak_excel.vocabulary.words import normalised, tidy

_DATED = {"day": "date", "month": "date", "signed_year": "date"}


class Why(StrEnum):
    """Why the plan shows a value."""

    CHOSEN = "chosen"
    FOR_NOW = "for now"  # nobody chose yet
    OWN = "own"  # a value of one's own typed instead of a choice
    BY_HAND = "by hand"  # typed over in the plan itself


@dataclass(frozen=True, slots=True)
class Taken:
    """The value that a cell shows, where files say different things.

    `origins` are the cells that say so too, none where people typed it; `others` what the other files say.
    """

    text: str
    why: Why
    origins: tuple[Origin, ...]
    others: tuple[tuple[str, tuple[Origin, ...]], ...]


def value_taken(plan: Plan, sheets: Sequence[Sheet], cell: Cell) -> Taken | None:
    """Whose value a cell shows; None where files did not contradict each other there."""
    found = _of_identity(plan, cell) or _of_row(plan, cell)
    asked = read_asked(sheets).get(found[0].code) if found else None
    if found is None or not asked:
        return None
    question, shown = found
    same = next((each for each in asked if _shows(each, shown)), None)
    others = tuple((each.text, each.origins) for each in asked if each is not same and each.letter)
    text, origins = (same.text, same.origins) if same else (shown.text if shown else "", ())
    return Taken(text, _why(same, question, sheets), origins, others)


def _shows(asked: AskedValue, shown: Value | None) -> bool:
    return shown is not None and (asked.code == shown.code or normalised(asked.text) == normalised(shown.text))


def _why(same: AskedValue | None, question: Question, sheets: Sequence[Sheet]) -> Why:
    if same is None or not same.used:
        return Why.BY_HAND
    if not same.letter:
        return Why.OWN
    decision = decisions_of(sheets).by_question.get(question.code)
    return Why.CHOSEN if decision and decision.chosen == same.code else Why.FOR_NOW


def _of_row(plan: Plan, cell: Cell) -> tuple[Question, Value | None] | None:
    """The question that a cell of the plan's rows answers, and what it says."""
    entry = next((each for each in entries_of([plan]) if _on_row(each, cell)), None)
    field = _field(entry.activity.place.columns, cell.column) if entry else None
    if entry is None or field is None:
        return None
    if field is Field.SCHEDULE:
        question = Question(field, entry.slot, entry.name.items, entry.name.nth)
        return question, schedule_value(entry.activity, entry.slot.part, plan.definition)
    return Question(field, entry.slot), indicator_values(entry.indicator).get(field)


def _on_row(entry: Entry, cell: Cell) -> bool:
    return (entry.activity.place.sheet, entry.activity.place.row) == (cell.sheet, cell.row)


def _field(columns: Columns, letter: str) -> Field | None:
    if letter in columns.periods:
        return Field.SCHEDULE
    fields = (Field.OBJECTIVE, Field.INDICATOR, Field.TARGET)
    return next((each for each in fields if columns.roles.get(each.value) == letter), None)


def _of_identity(plan: Plan, cell: Cell) -> tuple[Question, Value | None] | None:
    """The question that a line of the identity sheet answers, and what it says."""
    identity = plan.identity
    names = (name for name, at in identity.cells.items() if (at.sheet, at.row) == (cell.sheet, cell.row))
    name = next(names, None)
    if name is None:
        return None
    field = _DATED.get(name, name)
    who, _, what = field.partition(".")
    if what:
        text = str(getattr(identity.signatories.get(who), what, "") or "")
    else:
        text = str(getattr(identity, field, "") or "")
    return Question(Field.IDENTITY, Slot("", field)), value_of(normalised(text), tidy(text)) if text else None
