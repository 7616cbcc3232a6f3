"""Contradictions between files: which values were sent, which one the plan takes, and who decided."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Generic, TypeVar

from rak_excel.language import Text
from rak_excel.model import Identity, Origin
from rak_excel.verbs.merge.entries import Rank, Slot
from rak_excel.vocabulary.words import normalised

Value = TypeVar("Value")
Said_co = TypeVar("Said_co", covariant=True)


class Field(StrEnum):
    """What two files can say differently. The values are the roles of the columns."""

    INDICATOR = "indicator"
    OBJECTIVE = "objective"
    TARGET = "target"
    SCHEDULE = "period"
    IDENTITY = "identity"

    @property
    def label(self) -> Text:
        return _LABELS[self]


_LABELS = {
    Field.INDICATOR: Text("Redaksi indikator", "Wording of the indicator"),
    Field.OBJECTIVE: Text("Sasaran", "Objective"),
    Field.TARGET: Text("Target", "Target"),
    Field.SCHEDULE: Text("Rencana pelaksanaan", "Schedule"),
    Field.IDENTITY: Text("Identitas", "Identity"),
}


@dataclass(frozen=True, slots=True)
class Question:
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

    @property
    def code(self) -> str:
        slot = self.slot
        return _digest(self.field, slot.part, slot.name, str(slot.nth), *self.name, str(self.nth))


@dataclass(frozen=True, slots=True)
class Saying(Generic[Said_co]):
    """One value that one file gave. `same` is what two equal values share; `owning` is 0 for the owner of the row."""

    same: str
    text: str
    value: Said_co
    origin: Origin
    rank: Rank
    owning: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of the values to choose from, and everywhere it stands."""

    letter: str
    text: str
    origins: tuple[Origin, ...]
    code: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Two or more files contradict each other. `used` is the letter that the plan takes."""

    question: Question
    candidates: tuple[Candidate, ...]
    used: str
    decided: bool = False

    @property
    def candidates_code(self) -> str:
        """Stays the same as long as the values to choose from do, whoever sends them and in whatever order."""
        return _digest(*sorted(candidate.code for candidate in self.candidates))

    @property
    def confusable(self) -> bool:
        """Whether the letter of one candidate is the value of another, so that it says nothing clear."""
        letters = {each.letter.casefold(): each for each in self.candidates}
        return any(letters.get(normalised(each.text), each) is not each for each in self.candidates)

    @property
    def chosen(self) -> Candidate:
        return next(each for each in self.candidates if each.letter == self.used)


@dataclass(frozen=True, slots=True)
class Decision:
    """A choice made on an earlier `Beda Isian` sheet; `about` is the row as people know it."""

    question: str
    candidates: str
    chosen: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something changes, as people wrote it on a matrix; `code` is that of the change, `about` its indicator."""

    code: str
    text: str
    about: str = ""


@dataclass(slots=True)
class Decisions:
    """The choices made so far, and those that nobody can tell. Remembers which of them were of use.

    `refused` is what was typed for those that nobody can tell, by the code of its line; `identity` and `reasons` are what stands in the merged plan in which they were made.
    """

    by_question: Mapping[str, Decision] = field(default_factory=dict)
    unclear: tuple[Text, ...] = ()
    refused: Mapping[str, str] = field(default_factory=dict)
    identity: Identity | None = None
    reasons: tuple[Reason, ...] = ()
    applied: set[str] = field(default_factory=set)

    def afresh(self) -> Decisions:
        """The same, none of it of use yet."""
        return replace(self, applied=set())

    def letter(self, difference: Difference) -> str | None:
        """The letter chosen for this very set of values; None where nobody chose, or the values have changed."""
        decision = self.by_question.get(difference.question.code)
        if decision is None or decision.candidates != difference.candidates_code:
            return None
        self.applied.add(decision.question)
        return next((each.letter for each in difference.candidates if each.code == decision.chosen), None)

    @property
    def outdated(self) -> tuple[Decision, ...]:
        """Choices whose values are no longer those that were chosen from, or agree by now."""
        return tuple(each for code, each in self.by_question.items() if code not in self.applied)


def settle(
    question: Question, sayings: Iterable[Saying[Value]], decisions: Decisions
) -> tuple[Value | None, Difference | None]:
    """The value to take, and the difference where the sayings contradict each other.

    The owner's value is taken, else the first in official order, unless it was decided otherwise. Without any
    saying there is no value.
    """
    ordered = sorted(sayings, key=lambda each: (each.rank, each.origin.file, each.origin.cell))
    by_value: dict[str, list[Saying[Value]]] = {}
    for saying in ordered:
        by_value.setdefault(saying.same, []).append(saying)
    if not by_value:
        return None, None
    first = min(ordered, key=lambda each: (each.owning, each.rank))
    if len(by_value) == 1:
        return first.value, None
    difference = Difference(question, _candidates(by_value), _letter(list(by_value).index(first.same)))
    letter = decisions.letter(difference)
    if letter is not None:
        difference = Difference(question, difference.candidates, letter, decided=True)
    same = list(by_value)[[each.letter for each in difference.candidates].index(difference.used)]
    return min(by_value[same], key=lambda each: (each.owning, each.rank)).value, difference


def _candidates(by_value: Mapping[str, list[Saying[Value]]]) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(_letter(at), said[0].text, tuple(dict.fromkeys(each.origin for each in said)), _digest(same))
        for at, (same, said) in enumerate(by_value.items())
    )


def _letter(at: int) -> str:
    """A, B, ... Z, AA, AB, ..."""
    return (_letter(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]
