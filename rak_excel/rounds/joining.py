"""Several lists about one file as one: what is answered or ruled in any of them is not lost because another one is later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from rak_excel.layouts.marks import seal_of_words
from rak_excel.model import Definition
from rak_excel.model.answers import Ruling
from rak_excel.model.returned import Answered, Returned
from rak_excel.rolling_up.findings.same_notes import same_notes
from rak_excel.rounds.states import state_then


def joined(own: Returned | None, apart: Iterable[Returned], definition: Definition, year: int | None) -> Returned:
    """The latest of the lists about one file with what its findings are answered in all of them; there is at least one.

    What the office says in its `own` file counts before the lists `apart`, and among these a later one before an earlier one;
    a blank says nothing. Its receiver rules, in what it kept or carries along: elsewhere nobody but the office may have accepted what was
    rejected before.
    """
    every = [*([own] if own else []), *sorted(apart, key=lateness, reverse=True)]
    latest = max(every, key=lambda each: each.round)
    said = [(each, _answers(each, latest, definition, year)) for each in every]
    answers = (
        _joined(answered, [(by[at], each.kept or each.carried) for each, by in said if at in by])
        for at, answered in enumerate(latest.answers)
    )
    remarks = dict.fromkeys(said for each in every if not each.kept for said in each.remarks)
    return latest.but(answers=tuple(answers), remarks=tuple(remarks))


def believed(answered: Answered) -> Answered:
    """The same as it counts where its office may have written it: what was rejected before is not accepted there."""
    overturned = answered.disputed and answered.ruling is Ruling.ACCEPTED and not answered.standing
    return answered.but(ruling=None) if overturned else answered


def lateness(returned: Returned) -> tuple[int, int, bytes]:
    """By which lists are put in one order, however they are given: of one round that with more answers comes first."""
    answers = sum(bool(each.is_answer or each.ruling) for each in returned.answers)
    return returned.round, answers, msgspec.json.encode(returned)


def _answers(returned: Returned, latest: Returned, definition: Definition, year: int | None) -> Mapping[int, Answered]:
    """The answers of a list by the position that their finding has in the latest one."""
    if returned is latest:
        return dict(enumerate(latest.answers))
    region = latest.state.region if latest.state else ""
    same = same_notes(state_then([returned], region), state_then([latest], region), definition, year)
    return {new: returned.answers[old] for old, new in same.items()}


def _joined(latest: Answered, said: Sequence[tuple[Answered, bool]]) -> Answered:
    """What is said of one finding, with whether its list was kept; the first that says anything counts.

    Where it says nothing in words, words on the same value stand with it.
    """
    chosen = next((each for each, _ in said if each.is_answer), latest)
    if not chosen.explanation:
        there = (each.explanation for each, _ in said if each.finding.value == chosen.finding.value)
        chosen = chosen.but(explanation=next(filter(None, there), ""))
    words = seal_of_words(chosen.explanation)
    disputed = any(each.disputed or each.ruling is Ruling.REJECTED for each, _ in said)
    same = [(each.but(disputed=disputed), is_kept) for each, is_kept in said if each.ruling and _words(each) == words]
    kept = next((each.ruling for each, is_kept in same if is_kept), None)
    # Where its receiver rejected other words, what stands beside these was only left there.
    left = any(is_kept and each.ruling is Ruling.REJECTED for each, is_kept in said)
    typed = {
        believed(each).ruling for each, _ in same if each.standing or not (left and each.ruling is Ruling.REJECTED)
    }
    ruling = kept or next((each for each in (Ruling.REJECTED, Ruling.ACCEPTED) if each in typed), None)
    return _about(latest, chosen).but(ruling=ruling, disputed=disputed, standing=ruling is not None)


def _words(answered: Answered) -> str:
    return seal_of_words(answered.explanation)


def _about(latest: Answered, chosen: Answered) -> Answered:
    """An answer at the place of its finding in the latest list; it is one to the value that stood there then."""
    return chosen.but(finding=latest.finding.but(value=chosen.finding.value))
