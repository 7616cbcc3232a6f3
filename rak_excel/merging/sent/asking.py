"""What a merge asks on the sheet `Perlu Dicek` and what people answered there; and why something changes, as they wrote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from rak_excel.language import Text
from rak_excel.merging.sent.entries import Entry, code_of
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import normalised

NEW, BOTH, OLD = "pakai yang baru", "pakai keduanya", "pakai yang lama"
YES, NO = "ya", "tidak"
ONE = "satu saja"


class QuestionKind(StrEnum):
    """What is asked. The values stand in the codes of the sheet."""

    REWORDED = "redaksi"  # a newer file says it in other words
    LEFTOVER = "sisa"  # only an older file has it
    REPEATED = "ganda"  # one file has it twice

    @property
    def choices(self) -> tuple[str, ...]:
        """The answers that are offered, what is done meanwhile first."""
        return _CHOICES[self]


_CHOICES = {
    QuestionKind.REWORDED: (NEW, BOTH, OLD),
    QuestionKind.LEFTOVER: (YES, NO),
    QuestionKind.REPEATED: (BOTH, ONE),
}


class OpenQuestion(Record):
    """One question: about the first of these entries, beside the others. `answer` is one of the choices, '' for none."""

    kind: QuestionKind
    entries: tuple[Entry, ...]
    answer: str = ""

    @property
    def code(self) -> str:
        """Stays the same as long as the entries say what they say, in whatever files of their units."""
        said: list[str] = [self.kind]
        for entry in self.entries:
            slot, name, activity = entry.slot, entry.name, entry.activity
            said += (entry.unit, slot.part, slot.name, str(slot.nth), *name.items, str(name.nth))
            said += (str(activity.periods), *sorted(normalised(executor.name) for executor in activity.executors))
        return f"{self.kind}-{code_of(*said)}"


class Answer(Record):
    """An answer as it was read, or as it was typed where nobody can tell it; `about` is the row as people know it.

    So is a reason for a change: `code` is that of the change, `about` its indicator.
    """

    code: str
    said: str
    about: str = ""


_TYPED = ("unclear", "refused")


class Answers(Struct):
    """The answers given so far. Remembers which of them were of use.

    `unclear` tells those that nobody can read; they stay as they were typed, in `refused`. `earlier` are
    those by which the plan that is revised was made, by their codes: they hold where nobody answers anew.
    """

    by_code: Mapping[str, Answer] = {}
    unclear: Mapping[str, Text] = {}
    refused: Mapping[str, Answer] = {}
    earlier: Mapping[str, str] = {}
    asked: set[str] = set()

    def afresh(self) -> Answers:
        """The same, none of it of use yet."""
        return replace(self, asked=set())

    def and_then(self, later: Iterable[Answer]) -> Answers:
        """The same with answers that were given since, instead of those before."""
        given = {each.code: each for each in later}
        kept = {
            name: {code: each for code, each in getattr(self, name).items() if code not in given} for name in _TYPED
        }
        return replace(self, **{**kept, "by_code": {**self.by_code, **given}})

    def answered(self, asked: OpenQuestion) -> OpenQuestion:
        """The question with its answer."""
        self.asked.add(asked.code)
        answer = self.by_code.get(asked.code)
        said = answer.said if answer else self.earlier.get(asked.code)
        return asked.but(answer=said) if said in asked.kind.choices else asked

    @property
    def typed(self) -> dict[str, str]:
        """What was typed, by code, as it counts among what people wrote."""
        return {code: answer.said for code, answer in (*self.by_code.items(), *self.refused.items())}

    @property
    def outdated(self) -> tuple[Answer, ...]:
        """The answers to what is not asked any more, or about entries that say something else by now."""
        given = (*self.by_code.values(), *self.refused.values())
        return tuple(answer for answer in given if answer.code not in self.asked)
