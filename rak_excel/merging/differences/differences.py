"""Contradictions between files: which values were sent, which one the plan takes, and who decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from rak_excel.formats.addresses import letters
from rak_excel.language import Text
from rak_excel.merging.differences.fields import Field
from rak_excel.merging.sent.asking import Answer, Answers
from rak_excel.merging.sent.entries import ActivityName, Rank, Slot, code_of
from rak_excel.model import Identity, Origin
from rak_excel.reading.merged_plans.choices import own_said
from rak_excel.reading.merged_plans.own_values import Own, cannot_be_read
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import normalised

_Value = TypeVar("_Value")
_Said_co = TypeVar("_Said_co", covariant=True)


class Question(Record):
    """What is to be settled: one field of one indicator, of one of its activities, or of the identity sheet.

    `name` is the activity's comparable text, or the field of the identity sheet; `about` and `activity` are what
    people read.
    """

    field: Field
    slot: Slot
    name: tuple[str, ...] = ()
    nth: int = 1
    about: str = ""
    activity: str = ""

    @classmethod
    def of_row(cls, field_: Field, slot: Slot, name: ActivityName) -> Question:
        """The question about a row: its own schedule, say, or a field of its indicator."""
        return cls(field_, slot, name.items, name.nth) if field_.of_activity else cls(field_, slot)

    @property
    def code(self) -> str:
        slot = self.slot
        return code_of(self.field.id, slot.part, slot.name, str(slot.nth), *self.name, str(self.nth))


class Saying(Own[_Said_co]):
    """One value that one file gave; `owning` is 0 for the owner of the row, `typed` as said of a field."""

    origin: Origin
    rank: Rank
    owning: int = 0
    typed: str = ""


class Candidate(Record):
    """One of the values to choose from, and everywhere it stands."""

    letter: str
    text: str
    origins: tuple[Origin, ...]
    code: str


class Difference(Record):
    """Two or more files contradict each other. `used` is the letter that the plan takes.

    Where people decided on a value of their own, `own` is that value, which no file gave, and `used` is blank.
    """

    question: Question
    candidates: tuple[Candidate, ...]
    used: str
    decided: bool = False
    own: Candidate | None = None

    @property
    def candidates_code(self) -> str:
        """Stays the same as long as the values to choose from do, whoever sends them and in whatever order."""
        return code_of(*sorted(candidate.code for candidate in self.candidates))

    @property
    def confusable(self) -> bool:
        """Whether the letter of one candidate is the value of another, so that it says nothing clear."""
        letters = {each.letter.casefold(): each for each in self.candidates}
        return any(letters.get(normalised(each.text), each) is not each for each in self.candidates)

    @property
    def chosen(self) -> Candidate:
        return self.own or next(each for each in self.candidates if each.letter == self.used)


class Decision(Record):
    """A choice made on an earlier `Beda Isian` sheet; `about` is the row as people know it.

    `own` is a value of one's own, typed instead of a choice (`chosen` is then blank) in the row `row`, whose line has
    the code `line`; `typed_over` tells that it only repeats what stands on the identity sheet.
    """

    question: str
    candidates: str
    chosen: str
    about: str = ""
    own: str = ""
    row: int = 0
    line: str = ""
    typed_over: bool = False

    @property
    def said(self) -> str:
        """What was decided, the same however often it is written and read."""
        return self.chosen or own_said(self.own)


class Unreadable(Record):
    """A value of one's own that says nothing where it was typed, and why."""

    decision: Decision
    field: Field
    why: Text

    def told(self, row: int) -> Text:
        """What is told of it where it stands in this row."""
        return cannot_be_read(self.decision.own, row, self.field.label, self.why)


class TypedLine(Record):
    """What was typed on one line of `Beda Isian` and nobody can tell: a choice, a value of one's own."""

    choice: str = ""
    own: str = ""

    def said(self, line: str) -> Iterator[tuple[str, str]]:
        """As it counts among what was typed: a choice by the code of its line, a value of one's own by its question's."""
        if self.choice:
            yield line, self.choice
        if self.own:
            yield line.partition("-")[0], own_said(self.own)


class Decisions(Struct):
    """The choices made so far, and those that nobody can tell. Remembers which of them were of use.

    `refused` is what was typed for those that nobody can tell, by the code of its line; `identity` and `reasons` are what
    stands in the merged plan in which they were made; `answers` are those on its sheet `Perlu Dicek`. `unreadable`
    are values of one's own that say nothing where they were typed; both are by question. `submitted` is what the submissions
    said of each field of that identity when the plan was written, None where it does not tell.
    """

    by_question: Mapping[str, Decision] = {}
    unclear: Mapping[str, Text] = {}
    refused: Mapping[str, TypedLine] = {}
    identity: Identity | None = None
    submitted: Mapping[str, str] | None = None
    reasons: tuple[Answer, ...] = ()
    answers: Answers = field(default_factory=Answers)
    applied: set[str] = set()
    unreadable: dict[str, Unreadable] = {}
    kept: dict[str, TypedLine] = {}

    def afresh(self) -> Decisions:
        """The same, none of it of use yet."""
        kept = dict(self.refused)
        return replace(self, answers=self.answers.afresh(), applied=set(), unreadable={}, kept=kept)

    def and_then(self, chosen: Iterable[Decision], answered: Iterable[Answer]) -> Decisions:
        """The same with what was decided since, instead of what was said of it before."""
        later = {each.question: each for each in chosen}
        unclear = {code: told for code, told in self.unclear.items() if code not in later}
        refused = {code: typed for code, typed in self.refused.items() if code.partition("-")[0] not in later}
        by_question = {**self.by_question, **later}
        answers = self.answers.and_then(answered)
        return replace(self, by_question=by_question, unclear=unclear, refused=refused, answers=answers)

    def made(self, difference: Difference) -> Decision | None:
        """The decision between this very set of values; None where there is none, or the values have changed."""
        decision = self.by_question.get(difference.question.code)
        if decision is None or decision.typed_over or decision.candidates != difference.candidates_code:
            return None
        self.applied.add(decision.question)
        return decision

    @property
    def told_unclear(self) -> dict[str, Text]:
        """What is told of the choices that nobody can tell, by question, with the rows in which they were typed."""
        return {**self.unclear, **{code: each.told(each.decision.row) for code, each in self.unreadable.items()}}

    @property
    def outdated(self) -> tuple[Decision, ...]:
        """Choices whose values are no longer those that were chosen from, or agree by now."""
        own = (each for code, each in self.by_question.items() if code not in self.applied)
        return tuple(each for each in own if not each.typed_over)


def settle(
    question: Question,
    sayings: Iterable[Saying[_Value]],
    decisions: Decisions,
    read: Callable[[str], Own[_Value] | Text],
) -> tuple[_Value | None, Difference | None]:
    """The value to take, and the difference where the sayings contradict each other.

    The owner's value is taken, else the first in official order, unless it was decided otherwise; `read` reads a value
    of one's own. Without any saying there is no value.
    """
    ordered = sorted(sayings, key=lambda each: (each.rank, each.origin.file, each.origin.cell))
    by_value: dict[str, list[Saying[_Value]]] = {}
    for saying in ordered:
        by_value.setdefault(saying.same, []).append(saying)
    if not by_value:
        return None, None
    first = min(ordered, key=_nearest)
    if len(by_value) == 1:
        return first.value, None
    known = list(by_value)
    candidates = tuple(
        Candidate(letters(at), said[0].text, tuple(dict.fromkeys(each.origin for each in said)), code_of(same))
        for at, (same, said) in enumerate(by_value.items())
    )
    used = known.index(first.same)
    difference = Difference(question, candidates, letters(used))
    decided = _decided(difference, decisions, read, known)
    if isinstance(decided, Own):
        return decided.value, settled_as_typed(difference, decided)
    if decided is not None:
        difference, used = difference.but(used=letters(decided), decided=True), decided
    return min(by_value[known[used]], key=_nearest).value, difference


def _nearest(saying: Saying[object]) -> tuple[int, Rank]:
    return saying.owning, saying.rank


def settled_as_typed(difference: Difference, own: Own[_Value]) -> Difference:
    """A difference that people settled with a value that they typed, be it also that of a file."""
    typed = Candidate("", own.text, (), code_of(own.same))
    sent = next((each.letter for each in difference.candidates if each.code == typed.code), "")
    return difference.but(used=sent, decided=True, own=None if sent else typed)


def _decided(
    difference: Difference, decisions: Decisions, read: Callable[[str], Own[_Value] | Text], known: Sequence[str]
) -> Own[_Value] | int | None:
    """The value of one's own that was decided on, else which of the candidates; None where none was, or nobody can tell."""
    decision = decisions.made(difference)
    if decision is None:
        return None
    if not decision.own:
        return next((at for at, each in enumerate(difference.candidates) if each.code == decision.chosen), None)
    own = read(decision.own)
    if isinstance(own, Text):
        # It is told, and kept where it was typed.
        decisions.unreadable[decision.question] = Unreadable(decision, difference.question.field, own)
        decisions.kept[decision.line] = TypedLine(own=decision.own)
        return None
    return known.index(own.same) if own.same in known else own
