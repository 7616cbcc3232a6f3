"""Which of several files counts: the newer one of a unit, and any submission before the plan that it revises."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rak_excel.merging.sent.asking import NEW, NO, OLD, ONE, Answers, OpenQuestion, QuestionKind
from rak_excel.merging.sent.chains import chains, is_orderable, latest_first
from rak_excel.merging.sent.entries import ActivityName, Entry, Slot
from rak_excel.merging.sent.intake import unit_name
from rak_excel.merging.sent.rewordings import Named, rewordings
from rak_excel.model import Definition, Executor, Plan
from rak_excel.vocabulary.names.executors import find_unit_named, supported_by

Unit = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Replaced:
    """How many rows of a file those of a file that the same unit saved later replace."""

    newer: str
    older: str
    rows: int


@dataclass(frozen=True, slots=True)
class Precedence:
    """The entries that count, those that newer ones replace, and those that people left out.

    `silent` are entries whose file says nothing about its indicator any more (target, objective): a newer one does.
    `unordered` names the files of one unit of which none can be told to be the newer. `replaced` counts what those
    that can be told replace. `asked` is what people are asked about. `entries` are all, those that say in other words
    what another one says, or say it twice where once is meant, under the name that they share. `reworded` has the new
    name of each row of the revised plan that a unit says in other words.
    """

    entries: tuple[Entry, ...]
    counting: tuple[Entry, ...]
    superseded: frozenset[Entry]
    left_out: frozenset[Entry]
    silent: frozenset[Entry]
    unordered: tuple[tuple[str, ...], ...]
    replaced: tuple[Replaced, ...] = ()
    asked: tuple[OpenQuestion, ...] = ()
    reworded: Mapping[Named, ActivityName] = field(default_factory=dict)

    @property
    def leftover(self) -> tuple[Entry, ...]:
        """The entries that only an older file has, and that nobody was asked about or answered for."""
        own = (each for each in self.asked if each.kind is QuestionKind.LEFTOVER and not each.answer)
        return tuple(each.entries[0] for each in own if not each.entries[0].base)


def precedence(
    entries: Sequence[Entry],
    plans: Sequence[Plan],
    answers: Answers | None = None,
    said_before: Callable[[str, Named], bool] = lambda _unit, _name: False,
) -> Precedence:
    """Judge the entries of the files that take part and, where a plan is revised, of that plan.

    `said_before` tells whether a unit sent an activity in these words before.
    """
    judging = _Judging(entries, plans, answers or Answers(), said_before)
    unordered = []
    for chain in chains(plans):
        if is_orderable(chain):
            judging.judge_chain(latest_first(chain))
        else:
            unordered.append(tuple(plan.source.file for plan in chain))
    judging.judge_base()
    judging.join_repeated()
    return judging.judged(tuple(unordered))


class _Judging:
    """Judges one chain of files after the other, then the plan that is revised."""

    def __init__(
        self,
        entries: Sequence[Entry],
        plans: Sequence[Plan],
        answers: Answers,
        said_before: Callable[[str, Named], bool],
    ) -> None:
        self.entries = entries
        self.plans = plans
        self.answers = answers
        self.said_before = said_before
        self.superseded: set[Entry] = set()
        self.left_out: set[Entry] = set()
        self.spoken_for: list[tuple[Entry, Plan]] = []  # an older file's entry, and a newer file with its indicator
        self.replaced: list[Replaced] = []
        self.asked: list[OpenQuestion] = []
        self.renamed: dict[Entry, Entry] = {}

    def judge_chain(self, ordered: Sequence[Plan]) -> None:
        """The files of one unit, the latest first: each says anew, or in other words, what the older ones say."""
        said: dict[Named, Entry] = {}
        earlier: dict[Named, list[str]] = {}
        for plan in ordered:
            own = [entry for entry in self.entries if entry.plan is plan]
            again = [entry for entry in own if (entry.slot, entry.name) in said]
            rest = [entry for entry in own if entry not in again] if plan is not ordered[0] else []
            names = {(entry.slot, entry.name) for entry in own}
            news = [entry for name, entry in said.items() if name not in names and entry not in self.left_out]
            found = rewordings(rest, news, earlier)
            for old, new in found.sure.items():
                if self.is_replaced(old, new, [new]):
                    again.append(old)
                    earlier.setdefault((new.slot, new.name), []).append(old.activity.text)
            for old in rest:
                if old not in found.sure:
                    self.ask_leftover(old, found.near.get(old, ()))
            self.superseded.update(again)
            if again:
                self.replaced.append(Replaced(ordered[0].source.file, plan.source.file, len(again)))
            newer = ordered[: ordered.index(plan)]
            self.spoken_for += [(entry, each) for entry in own for each in newer]
            said |= {(entry.slot, entry.name): entry for entry in own if entry not in again}

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

    def judge_base(self) -> None:
        """The rows of the plan that is revised: those of the units that sent anew go, others may be reworded."""
        base = [entry for entry in self.entries if entry.base]
        self.superseded.update(_replaced(base, self.plans))
        names = {(entry.slot, entry.name) for entry in base}
        sent: dict[Named, list[Entry]] = {}
        for entry in (each for each in self.entries if not each.base and self.counts(each)):
            sent.setdefault((entry.slot, entry.name), []).append(entry)
        news = [entry for name, own in sent.items() if name not in names for entry in own]
        anew = {(unit_name(entry.plan), entry.slot) for entry in news}
        olds = [old for old in base if self.only_repeated(sent.get((old.slot, old.name), ()), anew)]
        found = rewordings(olds, news)
        for old in olds:
            new, others = found.sure.get(old), sent.get((old.slot, old.name), [])
            if new and _takes_part(new.plan, old):
                if self.is_resaid(old, sent[new.slot, new.name], others):
                    self.renamed |= {each: replace(each, name=new.name) for each in (old, *others)}
                continue
            near = [each for each in found.near.get(old, ()) if _takes_part(each.plan, old)]
            if near and self.counts(old) and not others:
                self.ask_leftover(old, near)

    def only_repeated(self, resent: Iterable[Entry], anew: set[tuple[str, Slot]]) -> bool:
        """Whether a row is sent only as before, by units that send no other new row of its indicator."""
        return all(
            (unit_name(each.plan), each.slot) not in anew
            and self.said_before(unit_name(each.plan), (each.slot, each.name))
            for each in resent
        )

    def is_resaid(self, old: Entry, news: Sequence[Entry], others: Sequence[Entry]) -> bool:
        """Whether a row of the plan goes on as what `news` say in other words; `others` send it in its own words.

        People are asked where a row is shared. Who goes on saying what the plan words otherwise by now rewords nothing.
        """
        if all(self.said_before(unit_name(each.plan), (each.slot, each.name)) for each in news):
            return True
        if not self.counts(old) and not others:
            return any(self.said_before(unit_name(each.plan), (old.slot, old.name)) for each in news)
        return self.is_replaced(old, news[0], news)

    def join_repeated(self) -> None:
        """What one file says twice stays twice, unless people say that once is meant."""
        for entry in self.entries:
            if entry.name.nth > 1 and not entry.base and self.counts(entry) and entry not in self.renamed:
                first = replace(entry.name, nth=1)
                if self.ask(OpenQuestion(QuestionKind.REPEATED, (entry,))).answer == ONE:
                    self.renamed[entry] = replace(entry, name=first)

    def counts(self, entry: Entry) -> bool:
        return entry not in self.superseded and entry not in self.left_out

    def judged(self, unordered: tuple[tuple[str, ...], ...]) -> Precedence:
        counting = [entry for entry in self.entries if self.counts(entry)]
        speaking = {(id(entry.plan), entry.slot) for entry in counting}
        silent = [entry for entry, newer in self.spoken_for if (id(newer), entry.slot) in speaking]
        return Precedence(
            tuple(self.renamed.get(entry, entry) for entry in self.entries),
            tuple(self.renamed.get(entry, entry) for entry in counting),
            frozenset(self.renamed.get(entry, entry) for entry in self.superseded),
            frozenset(self.left_out),
            frozenset(self.renamed.get(entry, entry) for entry in silent),
            unordered,
            tuple(self.replaced),
            tuple(self.asked),
            {(old.slot, old.name): new.name for old, new in self.renamed.items() if old.base},
        )


def _takes_part(plan: Plan, entry: Entry) -> bool:
    """Whether a row of the revised plan is also that of the unit that sent a file; of a whole office, every row is."""
    submitter = plan.identity.submitter
    units = units_of(entry.activity.executors, entry.plan.definition)
    return submitter is None or bool(units & supported_by(submitter, plan.definition))


def units_of(executors: Iterable[Executor], definition: Definition) -> frozenset[Unit]:
    """The units that these executors are; an unknown name counts as the unit that is suggested for it."""
    known = (each if each.known else _suggested(each, definition) for each in executors)
    return frozenset((each.group, each.unit) for each in known if each and each.group and each.unit)


def owning(entry_plan: Plan, executors: Iterable[Executor]) -> int:
    """How near a file is to a row: 0 its own unit executes it, 1 a unit that it supports, 2 neither."""
    submitter = entry_plan.identity.submitter
    if submitter is None:
        return 2
    units = units_of(executors, entry_plan.definition)
    if (submitter.group, submitter.unit) in units:
        return 0
    return 1 if units & supported_by(submitter, entry_plan.definition) else 2


def _suggested(executor: Executor, definition: Definition) -> Executor | None:
    return find_unit_named(executor.suggestion, definition) if executor.suggestion else None


def _replaced(entries: Sequence[Entry], plans: Sequence[Plan]) -> list[Entry]:
    """The rows of the plan that is revised which belong to the units that sent anew."""
    owned = {
        unit
        for plan in plans
        if plan.identity.submitter
        for unit in supported_by(plan.identity.submitter, plan.definition)
    }
    return [entry for entry in entries if _belongs(entry, owned)]


def _belongs(entry: Entry, owned: set[Unit]) -> bool:
    executors = entry.activity.executors
    units = units_of(executors, entry.plan.definition)
    recognised = all(each.known or each.suggestion for each in executors)
    return bool(units) and recognised and units <= owned
