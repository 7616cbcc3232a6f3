"""Of a cell of a merged plan about which files said different things: whose value it shows, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice

from rak_excel.formats.grid import Sheet
from rak_excel.layouts.as_written import with_rows_as_written
from rak_excel.layouts.names import CHANGES
from rak_excel.merging.differences.differences import Decisions, Question
from rak_excel.merging.differences.fields import Field, columns_of, fields_of_row, said_of
from rak_excel.merging.differences.identity_fields import about_field, fields_of
from rak_excel.merging.differences.sent_before import (
    EarlierValue,
    SentBefore,
    SentValue,
    Taken,
    TakenWhy,
    value_of,
    values_of,
)
from rak_excel.merging.sent.entries import Entry, entries_of
from rak_excel.model import Cell, Identity, Origin, Place, Plan
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.workbooks.merged.decisions import decisions_of
from rak_excel.workbooks.merged.last_sent_sheet import read_earlier, sent_before_of
from rak_excel.workbooks.merged.older_account import AskedValue, read_asked
from rak_excel.workbooks.merged.origin_sheet import rows_edited, written_digests

_DATED = {"day": "date", "month": "date", "signed_year": "date"}


def value_taken(plan: Plan, sheets: Sequence[Sheet], cell: Cell) -> Taken | None:
    """Whose value a cell shows; None where its row's files say so, and did not contradict each other there."""
    found = _of_identity(plan, cell) or _of_row(plan, cell)
    return _known(plan, sheets, sent_before_of(sheets, plan)).taken(*found) if found else None


def with_earlier_values(before: SentBefore, sheets: Sequence[Sheet], plan: Plan) -> SentBefore:
    """What the units sent before a plan that is revised, with the values that were chosen or typed in it or earlier."""
    known = _known(plan, sheets, before)
    values = (
        EarlierValue(
            question, shown.code, taken.but(plan=taken.plan or Origin(plan.source.file, cell.sheet, cell.address))
        )
        for question, shown, cell in _values(plan)
        if (taken := known.taken(question, shown, cell))
    )
    return before.but(earlier=tuple({each.question.code: each for each in values}.values()))


class _Known(Record):
    """What a workbook tells of its values. `edited` tells whether anybody typed into its rows since we wrote them,
    `as_written` which of them nobody did, `revises` whether it is a revision."""

    asked: Mapping[str, list[AskedValue]]
    decisions: Decisions
    earlier: Mapping[str, tuple[str, Taken]]
    before: SentBefore
    edited: bool
    as_written: Collection[tuple[str, int]]
    revises: bool

    def taken(self, question: Question, shown: SentValue | None, at: Cell) -> Taken | None:
        """Whose value is shown, from what was asked in this plan, else in those that it revises."""
        if asked := self.asked.get(question.code):
            return self._of_asked(asked, question, shown)
        same, kept = self.earlier.get(question.code, ("", None))
        if shown and kept and shown.agrees(same, kept.text):
            return kept
        if shown and self.before.is_sent_otherwise(question, shown):
            written = (at.sheet, at.row) in self.as_written
            if written and self.revises:
                return Taken(shown.text, TakenWhy.KEPT, (), ())
            return Taken(shown.text, TakenWhy.BY_HAND, (), ()) if self.edited and not written else None
        return None

    def _of_asked(self, asked: Sequence[AskedValue], question: Question, shown: SentValue | None) -> Taken:
        same = next((each for each in asked if shown and shown.agrees(each.code, each.text)), None)
        others = tuple((each.text, each.origins) for each in asked if each is not same and each.letter)
        if same is None:
            return Taken(shown.text if shown else "", TakenWhy.BY_HAND, (), others)
        decision = self.decisions.by_question.get(question.code)
        why = TakenWhy.CHOSEN if decision and decision.chosen == same.code else TakenWhy.FOR_NOW
        if not same.letter:
            why = TakenWhy.OWN
        if not same.used or same.by_hand:
            why = TakenWhy.BY_HAND
        return Taken(same.text, why, same.origins, others)


def _known(plan: Plan, sheets: Sequence[Sheet], before: SentBefore) -> _Known:
    written = written_digests(sheets)
    edited = written is not None and bool(written.rows) and rows_edited(plan, sheets, written)
    own = with_rows_as_written(sheets, sheets, plan.definition)
    as_written = frozenset((sheet.name, row) for sheet in own for row in sheet.as_written)
    revises = any(sheet.name == CHANGES for sheet in sheets)
    return _Known(read_asked(sheets), decisions_of(sheets), read_earlier(sheets), before, edited, as_written, revises)


def _values(plan: Plan) -> Iterator[tuple[Question, SentValue, Cell]]:
    """Everything that a plan says and that files may have been asked about, with its cell."""
    for entry in entries_of([plan]):
        for field, value in values_of(entry).items():
            yield Question.of_row(field, *entry.row), value, said_of(entry, field).cell
    for name, cell in plan.identity.cells.items():
        if shown := _identity_value(plan.identity, name):
            yield about_field(_DATED.get(name, name)), shown, cell


def _of_row(plan: Plan, cell: Cell) -> tuple[Question, SentValue | None, Cell] | None:
    """The question that a cell of the plan's rows answers, what it says, and the cell where that stands."""
    entries = ((each, each.activity.place) for each in entries_of([plan]))
    on_row = ((each, at) for each, at in entries if (at.sheet, at.row) == (cell.sheet, cell.row))
    for entry, place in islice(on_row, 1):
        # A column of the schedule may have the target of its period.
        for field in sorted(fields_of_row(entry), key=lambda field: field == Field.SCHEDULE):
            if cell.column in _letters(entry, place, field):
                return Question.of_row(field, *entry.row), values_of(entry).get(field), said_of(entry, field).cell
    return None


def _letters(entry: Entry, place: Place, field: Field) -> Collection[str | None]:
    """The columns in which a field of a row stands; targets by period also in those of a schedule, but for what is ticked."""
    roles, periods = place.columns.roles, place.columns.periods
    if field == Field.SCHEDULE:
        return periods
    ids = columns_of(field, entry.slot.part, entry.plan.definition)
    ticked = {letter for at, letter in enumerate(periods, 1) if at in entry.activity.marks}
    return [letter for each in ids if (letter := roles.get(each)) not in ticked]


def _of_identity(plan: Plan, cell: Cell) -> tuple[Question, SentValue | None, Cell] | None:
    """The question that a line of the identity sheet answers, what it says, and the cell."""
    identity = plan.identity
    names = (name for name, at in identity.cells.items() if (at.sheet, at.row) == (cell.sheet, cell.row))
    name = next(names, None)
    return (about_field(_DATED.get(name, name)), _identity_value(identity, name), cell) if name else None


def _identity_value(identity: Identity, name: str) -> SentValue | None:
    text = fields_of(identity).get(_DATED.get(name, name), "")
    return value_of(normalised(text), text) if text else None
