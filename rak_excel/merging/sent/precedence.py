"""Which of several files counts: the newer one of a unit, and any submission before the plan that it revises."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from rak_excel.merging.sent.asking import NEW, NO, OLD, ONE, Answers, OpenQuestion, QuestionKind
from rak_excel.merging.sent.entries import (
    ActivityName,
    Entry,
    RowName,
    Unit,
    rewordings,
    speaks_for,
    unit_name,
    units_of,
)
from rak_excel.model import Executor, Plan
from rak_excel.record import Record


class Replaced(Record):
    """How many rows of a file those of a file that the same unit saved later replace."""

    newer: str
    older: str
    rows: int


class Precedence(Record):
    """The entries that count, those that newer ones replace, and those that people left out.

    `silent` are entries whose file says nothing about its indicator any more (target, objective): a newer one does.
    `unordered` names the files of one unit of which none can be told to be the newer. `replaced` counts what those
    that can be told replace. `asked` is what people are asked about. `entries` are all, those that say in other words
    what another one says, or say it twice where once is meant, under the name that they share. `reworded` has the new
    name of each row of the revised plan that a unit says in other words. `removed` were taken out of that plan and sent
    again as before; `returned` were taken out and sent otherwise: they are in the plan again. `chains` are the files of
    one sender, the latest first, of which the newer counts.
    """

    entries: tuple[Entry, ...]
    counting: tuple[Entry, ...]
    superseded: frozenset[Entry]
    left_out: frozenset[Entry]
    silent: frozenset[Entry]
    unordered: tuple[tuple[str, ...], ...]
    replaced: tuple[Replaced, ...] = ()
    asked: tuple[OpenQuestion, ...] = ()
    reworded: Mapping[RowName, ActivityName] = {}
    removed: tuple[Entry, ...] = ()
    returned: tuple[Entry, ...] = ()
    chains: tuple[tuple[Plan, ...], ...] = ()

    @property
    def leftover(self) -> tuple[Entry, ...]:
        """The entries that only an older file has, and that nobody was asked about or answered for."""
        own = (each for each in self.asked if each.kind is QuestionKind.LEFTOVER and not each.answer)
        return tuple(each.entries[0] for each in own if not each.entries[0].base)


def precedence(
    entries: Sequence[Entry],
    plans: Sequence[Plan],
    answers: Answers | None = None,
    said_before: Callable[[str, RowName], object] = lambda _unit, _name: (),
    signed: Plan | None = None,
) -> Precedence:
    """Judge the entries of the files that take part and, where a plan is revised, of that plan.

    `said_before` gives what a unit sent before in these words, nothing where it did not. What the plan itself has twice that
    was `signed` nobody is asked about.
    """
    judging = _Judging(entries, answers or Answers(), said_before)
    planned = frozenset(entry.row for entry in entries if entry.plan is signed)
    by_unit: dict[str, list[Plan]] = {}
    for plan in plans:
        by_unit.setdefault(unit_name(plan), []).append(plan)
    sent_again = [own for unit, own in sorted(by_unit.items()) if unit and len(own) > 1]
    unordered = tuple(tuple(plan.source.file for plan in own) for own in sent_again if not latest_first(own))
    offices = latest_first([each for each in plans if _is_of_whole_office(each) and each is not signed])
    chains = [*filter(None, map(latest_first, sent_again)), *([offices] if judging.is_corrected(offices) else [])]
    for chain in chains:
        judging.judge_chain(chain)
    judging.judge_base(frozenset(unit for plan in plans for unit in speaks_for(plan)))
    judging.join_repeated(planned)
    return judging.judged(unordered, tuple(map(tuple, chains)))


def latest_first(chain: Sequence[Plan]) -> list[Plan]:
    """The files of one unit, where all tell when they were saved and no two may be of one time; else none.

    A file that went back with findings in it, and that nobody has saved since, comes behind the file that it is a copy of.
    """
    told = [(saving, _round(plan), plan) for plan in chain if (saving := plan.source.saving)]
    told.sort(key=lambda each: (each[0].time, each[1]), reverse=True)
    certain = all(
        later.certainly_after(earlier) or (later == earlier and went_back > before)
        for (later, went_back, _), (earlier, before, _) in pairwise(told)
    )
    return [plan for *_, plan in told] if certain and len(told) == len(chain) else []


def _round(plan: Plan) -> int:
    return plan.returned.round if plan.returned else 0


def _is_of_whole_office(plan: Plan) -> bool:
    """Whether it is a report that says that it is the whole office's."""
    return plan.definition.is_report and plan.identity.whole_office and plan.identity.submitter is None


class _Judging(Struct, eq=False):
    """Judges one chain of files after the other, then the plan that is revised."""

    entries: Sequence[Entry]
    answers: Answers
    said_before: Callable[[str, RowName], object]
    superseded: set[Entry] = set()
    left_out: set[Entry] = set()
    # an older file's entry, and a newer file with its indicator
    spoken_for: list[tuple[Entry, Plan]] = []
    replaced: list[Replaced] = []
    asked: list[OpenQuestion] = []
    renamed: dict[Entry, Entry] = {}

    def judge_chain(self, ordered: Sequence[Plan]) -> None:
        """The files of one unit, the latest first: each says anew, or in other words, what the older ones say."""
        said: dict[RowName, Entry] = {}
        earlier: dict[RowName, list[str]] = {}
        for plan in ordered:
            own = [entry for entry in self.entries if entry.plan is plan]
            again = [entry for entry in own if entry.row in said]
            rest = [entry for entry in own if entry not in again] if plan is not ordered[0] else []
            names = {entry.row for entry in own}
            news = [entry for name, entry in said.items() if name not in names and entry not in self.left_out]
            found = rewordings(rest, news, earlier)
            for old, new in found.sure.items():
                if self.is_replaced(old, new, [new]):
                    again.append(old)
                    earlier.setdefault(new.row, []).append(old.activity.text)
            for old in rest:
                if old not in found.sure:
                    self.ask_leftover(old, found.near.get(old, ()))
            self.superseded.update(again)
            if again:
                self.replaced.append(Replaced(ordered[0].source.file, plan.source.file, len(again)))
            newer = ordered[: ordered.index(plan)]
            self.spoken_for += [(entry, each) for entry in own for each in newer]
            said |= {entry.row: entry for entry in own if entry not in again}

    def is_corrected(self, ordered: Sequence[Plan]) -> bool:
        """Whether each file, the latest first, has every row of the one before it: those of several people rather add up."""
        rows = [{entry.row for entry in self.entries if entry.plan is plan} for plan in ordered]
        return all(older <= newer for newer, older in pairwise(rows))

    def is_replaced(self, old: Entry, new: Entry, news: Iterable[Entry]) -> bool:
        """Whether the new wording counts alone; where people want the old one, the `news` are left out."""
        asked = self.ask(OpenQuestion(QuestionKind.REWORDED, (old, new)))
        if asked.answer == OLD:
            self.left_out.update(news)
        return asked.answer in {"", NEW}

    def ask_leftover(self, old: Entry, near: Sequence[Entry]) -> None:
        if self.ask(OpenQuestion(QuestionKind.LEFTOVER, (old, *near))).answer == NO:
            self.left_out.add(old)

    def ask(self, asked: OpenQuestion) -> OpenQuestion:
        answered = self.answers.answered(asked)
        self.asked.append(answered)
        return answered

    def judge_base(self, sending: frozenset[Unit]) -> None:
        """The rows of the plan that is revised: those of the units that sent anew go, others may be reworded."""
        base = [entry for entry in self.entries if entry.base]
        # Those of units that sent anew, and of no other.
        theirs = (each for each in base if each.units and each.units <= sending)
        self.superseded.update(e for e in theirs if all(who.known or who.suggestion for who in e.activity.executors))
        # And those with targets alone, where their indicator is filled in now.
        filled = {entry.slot for entry in self.entries if not entry.base and entry.activity.says_anything}
        self.superseded.update(each for each in base if each.slot in filled and not each.activity.says_anything)
        names = {entry.row for entry in base}
        sent: dict[RowName, list[Entry]] = {}
        for entry in (each for each in self.entries if not each.base and self.counts(each)):
            sent.setdefault(entry.row, []).append(entry)
        news = [entry for name, own in sent.items() if name not in names for entry in own]
        anew = {(entry.unit, entry.slot) for entry in news}
        # Those that nobody sends, or only as before and with no other new row of the indicator.
        olds = [
            old
            for old in base
            if all((e.unit, e.slot) not in anew and self.said_before(e.unit, e.row) for e in sent.get(old.row, ()))
        ]
        found = rewordings(olds, news)
        for old in olds:
            new, others = found.sure.get(old), sent.get(old.row, [])
            if new and _takes_part(new.plan, old):
                if self.is_resaid(old, sent[new.row], others):
                    self.renamed |= {each: each.but(name=new.name) for each in (old, *others)}
                continue
            near = [each for each in found.near.get(old, ()) if _takes_part(each.plan, old)]
            if near and self.counts(old) and not others:
                self.ask_leftover(old, near)

    def is_resaid(self, old: Entry, news: Sequence[Entry], others: Sequence[Entry]) -> bool:
        """Whether a row of the plan goes on as what `news` say in other words; `others` send it in its own words.

        People are asked where a row is shared. Who goes on saying what the plan words otherwise by now rewords nothing.
        """
        if all(self.said_before(each.unit, each.row) for each in news):
            return True
        if not self.counts(old) and not others:
            return any(self.said_before(each.unit, old.row) for each in news)
        return self.is_replaced(old, news[0], news)

    def join_repeated(self, planned: Collection[RowName]) -> None:
        """What one file says twice stays twice, unless people say that once is meant."""
        for entry in (each for each in self.entries if each.row not in planned):
            again = entry.name.nth > 1 and not entry.base and self.counts(entry) and entry not in self.renamed
            if again and self.ask(OpenQuestion(QuestionKind.REPEATED, (entry,))).answer == ONE:
                self.renamed[entry] = entry.but(name=entry.name.but(nth=1))

    def counts(self, entry: Entry) -> bool:
        return entry not in self.superseded and entry not in self.left_out

    def judged(self, unordered: tuple[tuple[str, ...], ...], chains: tuple[tuple[Plan, ...], ...]) -> Precedence:
        counting = [entry for entry in self.entries if self.counts(entry)]
        speaking = {(id(entry.plan), entry.slot) for entry in counting}
        silent = [entry for entry, newer in self.spoken_for if (id(newer), entry.slot) in speaking]

        def renamed(entries: Iterable[Entry]) -> Iterator[Entry]:
            return (self.renamed.get(entry, entry) for entry in entries)

        return Precedence(
            tuple(renamed(self.entries)),
            tuple(renamed(counting)),
            frozenset(renamed(self.superseded)),
            frozenset(self.left_out),
            frozenset(renamed(silent)),
            unordered,
            tuple(self.replaced),
            tuple(self.asked),
            {old.row: new.name for old, new in self.renamed.items() if old.base},
            chains=chains,
        )


def _takes_part(plan: Plan, entry: Entry) -> bool:
    """Whether a row of the revised plan is also that of the unit that sent a file; of a whole office, every row is."""
    return plan.identity.submitter is None or not entry.units.isdisjoint(speaks_for(plan))


def owning(plan: Plan, executors: Iterable[Executor]) -> int:
    """How near a file is to a row: 0 its own unit executes it, 1 a unit that it supports, 2 neither."""
    submitter, units = plan.identity.submitter, units_of(executors, plan.definition)
    if submitter and (submitter.group, submitter.unit) in units:
        return 0
    return 1 if units & speaks_for(plan) else 2
