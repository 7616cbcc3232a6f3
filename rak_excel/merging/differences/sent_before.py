"""What each unit last sent, as the account of a merged plan has it: what a later submission is compared with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cached_property

from rak_excel.merging.differences.differences import Difference, Question
from rak_excel.merging.differences.fields import Field, fields_of_row, said_of
from rak_excel.merging.sent.entries import (
    ActivityName,
    Entry,
    RowName,
    Slot,
    code_of,
    comparable_names,
    entries_of,
)
from rak_excel.merging.sent.precedence import Precedence
from rak_excel.model import Activity, Indicator, Origin, Plan, PlanPart, items_of
from rak_excel.record import Record
from rak_excel.sameness.pairing import comparable_items
from rak_excel.vocabulary.basics.texts import normalised, tidy


class TakenWhy(StrEnum):
    """Why the plan shows a value. The words stand in the hidden sheet of what was chosen or typed earlier."""

    CHOSEN = "dipilih"
    FOR_NOW = "sementara"  # nobody chose yet
    OWN = "isian lain"  # a value of one's own typed instead of a choice
    BY_HAND = "diketik"  # typed over in the plan itself
    KEPT = "tetap"  # stood in the plan that is revised, and nobody who sends the row now says so


class Taken(Record):
    """The value that a cell shows, where files say different things.

    `origins` are the cells that say so too, none where people typed it or nobody says so any more; `others` what the other files say. `plan` is the
    cell of an earlier plan in which it was taken, where this one only revises it.
    """

    text: str
    why: TakenWhy
    origins: tuple[Origin, ...]
    others: tuple[tuple[str, tuple[Origin, ...]], ...]
    plan: Origin | None = None


class EarlierValue(Record):
    """A value that was taken in a plan which is revised. `same` is its code: who says otherwise by now has another."""

    question: Question
    same: str
    taken: Taken

    def renamed(self, names: Mapping[tuple[Slot, ActivityName], ActivityName]) -> EarlierValue:
        """The same where its row is said in other words by now."""
        question = self.question
        new = names.get((question.slot, ActivityName(question.name, question.nth))) if question.name else None
        return self.but(question=question.but(name=new.items, nth=new.nth)) if new else self


class SentValue(Record):
    """One value of a field: its text, and the code that it shares with those that say the same."""

    text: str
    code: str

    def agrees(self, code: str, text: str) -> bool:
        return self.code == code or normalised(self.text) == normalised(text)


def value_of(same: str, text: str) -> SentValue:
    """The value that is written as `text` and means `same`."""
    return SentValue(tidy(text), code_of(same))


class SentRow(Record):
    """One activity that a unit sent, and what its indicator said. `unit` is '' where the file names none.

    `executors` are comparable names; None where nobody knows them any more. So it is with a field that `fields` lacks
    in a row that is not `whole`; in one that is, the unit left that field blank.
    """

    unit: str
    slot: Slot
    name: ActivityName
    text: str
    fields: Mapping[Field, SentValue] = {}
    executors: frozenset[str] | None = None
    whole: bool = True


class SentBefore(Record, dict=True):
    """The rows that the units sent before. `asked` has the codes of what contradicted, then or earlier; `answers` the
    answers to what was asked on `Perlu Dicek`, by their codes; `earlier` the values that people chose or typed."""

    rows: tuple[SentRow, ...] = ()
    asked: frozenset[str] = frozenset()
    answers: Mapping[str, str] = {}
    earlier: tuple[EarlierValue, ...] = ()

    @cached_property
    def units(self) -> frozenset[str]:
        return frozenset(row.unit for row in self.rows)

    def row(self, unit: str, name: RowName) -> Sequence[SentRow]:
        """What a unit said in one row; several where several of its files say it."""
        return [row for row in self._by_name.get(name, ()) if row.unit == unit]

    def senders(self, name: RowName) -> frozenset[str]:
        return frozenset(row.unit for row in self._by_name.get(name, ()))

    def renamed(self, names: Mapping[RowName, ActivityName]) -> SentBefore:
        """The same, with rows that are said in other words by now under their new names."""
        rows = (row.but(name=names.get((row.slot, row.name), row.name)) for row in self.rows)
        return self.but(rows=tuple(rows)) if names else self

    def told(self, question: Question) -> dict[str, set[SentValue]]:
        """What each unit said to a question, of those that are known to have said anything."""
        told: dict[str, set[SentValue]] = defaultdict(set)
        for row in self._rows(question):
            if question.field in row.fields:
                told[row.unit].add(row.fields[question.field])
        return told

    def settled_by_people(self, question: Question, said: SentValue) -> bool:
        """Whether what the plan says was chosen there or typed over what the units sent, as far as anybody knows."""
        return question.code in self.asked or self._doubtful(question) or self._said_by_none(question, said)

    def is_sent_otherwise(self, question: Question, said: SentValue) -> bool:
        """Whether all units that sent what a question is about are known to have said something else."""
        return self._said_by_none(question, said) and not self._doubtful(question)

    def _doubtful(self, question: Question) -> bool:
        return any(not row.whole and question.field not in row.fields for row in self._rows(question))

    def _said_by_none(self, question: Question, said: SentValue) -> bool:
        told = self.told(question)
        return bool(told) and all(said.code != value.code for values in told.values() for value in values)

    def _rows(self, question: Question) -> Sequence[SentRow]:
        row = question.slot, ActivityName(question.name, question.nth)
        return self._by_name.get(row if question.name else question.slot, ())

    @cached_property
    def _by_name(self) -> Mapping[RowName | Slot, list[SentRow]]:
        """Those of each row, and those of each indicator."""
        rows: dict[RowName | Slot, list[SentRow]] = defaultdict(list)
        for row in self.rows:
            rows[row.slot, row.name].append(row)
            rows[row.slot].append(row)
        return rows


def last_sent(judged: Precedence, before: SentBefore, differences: Iterable[Difference]) -> SentBefore:
    """The account for the next revision: what the submissions say, and what units said before that did not send again.

    `differences` are those of this merge.
    """
    asked = frozenset(each.question.code for each in differences)
    counting = {(entry.unit, entry.row) for entry in judged.counting}
    left_out = (each for each in judged.left_out if (each.unit, each.row) not in counting)
    sent = (each for each in (*judged.counting, *judged.removed, *left_out) if not (each.base or each.plan.merged))
    now = [_row(entry, entry in judged.silent) for entry in sent]
    units = {row.unit for row in now}
    rows = [*now, *(row for row in before.rows if row.unit not in units)]
    answered = {each.code: each.answer for each in judged.asked if each.answer}
    earlier = (each.renamed(judged.reworded) for each in before.earlier)
    standing = tuple(each for each in earlier if each.question.code not in asked)
    answers = {**before.answers, **answered}
    return SentBefore(tuple(sorted(rows, key=_order)), before.asked | asked, answers, standing)


def _order(row: SentRow) -> tuple[object, ...]:
    fields = sorted((name.id, value.text) for name, value in row.fields.items())
    return row.unit, row.slot, row.name, row.text, fields, sorted(row.executors or ())


def _row(entry: Entry, silent: bool) -> SentRow:
    executors = comparable_names(entry.activity.executors)
    fields = {field: value for field, value in values_of(entry).items() if field.of_activity or not silent}
    name = entry.name.but(items=comparable_items(entry.activity.text))  # its own, where others say it otherwise
    return SentRow(entry.unit, entry.slot, name, tidy(entry.activity.text), fields, executors)


def values_of(entry: Entry) -> dict[Field, SentValue]:
    """What a row and its indicator say of each field; a blank one says nothing."""
    said = {field: said_of(entry, field) for field in fields_of_row(entry)}
    return {field: value_of(each.same, each.text) for field, each in said.items() if each.same}


def taken_apart(base: Plan, plans: Sequence[Plan], before: SentBefore) -> Plan:
    """The plan that `plans` revise with each list of activities as those that were sent, so that they are found again.

    Merging writes activities of the same schedule and executors into one cell; what nobody sent stays a piece of its own.
    """
    slots = {id(entry.indicator): entry.slot for entry in entries_of(plans, base=base) if entry.base}
    sent = {(row.slot, row.name.items): row.text for row in before.rows}

    def activities(own: Activity, slot: Slot) -> list[Activity]:
        if own.further:  # of all of it
            return [own]
        pieces = list(_pieces(own, slot, sent))
        known = any((slot, comparable_items(piece)) in sent for piece in pieces)
        return [own.but(text=piece) for piece in pieces] if len(pieces) > 1 and known else [own]

    def indicator(_part: PlanPart, own: Indicator) -> Indicator:
        if slot := slots.get(id(own)):
            return own.but(activities=tuple(one for each in own.activities for one in activities(each, slot)))
        return own

    return base.changed(indicator) if before.rows else base


def _pieces(activity: Activity, slot: Slot, sent: Mapping[tuple[Slot, tuple[str, ...]], str]) -> Iterable[str]:
    """The items of a cell, as many together as somebody sent together."""
    items = [item.text for item in items_of(activity.text)]
    names = [normalised(item) for item in items]
    at = 0
    while at < len(items):
        ends = (end for end in range(len(items), at + 1, -1) if (slot, tuple(names[at:end])) in sent)
        end = next(ends, at + 1)
        together = items[at:end]
        yield together[0] if len(together) == 1 else "\n".join(f"{n}. {each}" for n, each in enumerate(together, 1))
        at = end
