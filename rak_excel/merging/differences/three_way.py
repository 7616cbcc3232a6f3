"""Three-way revising: what a unit sent before, what the revised plan says, what the unit sends now.

What a unit did not change is no change: what was chosen or corrected in the plan stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from rak_excel.merging.differences.differences import Field, Question, Saying
from rak_excel.merging.differences.sent_before import RowName, SentBefore, SentRow, schedule_value, value_of
from rak_excel.merging.sent.entries import Entry, Slot
from rak_excel.merging.sent.intake import unit_name
from rak_excel.merging.sent.precedence import Precedence, units_of
from rak_excel.merging.sent.rewordings import rewordings
from rak_excel.model import Executor
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.names.executors import supported_by

_Said = TypeVar("_Said")
_BASE_FIRST = -1  # `owning` of what the revised plan says where it is asked about: it stands in the meantime


@dataclass(frozen=True, slots=True)
class Revising:
    """The entries that count in a revision.

    `removed` were taken out of the plan and sent again as before; `returned` were taken out and sent otherwise: they
    are in the plan again.
    """

    judged: Precedence
    removed: frozenset[Entry] = frozenset()
    returned: tuple[Entry, ...] = ()


def revising(judged: Precedence, before: SentBefore) -> Revising:
    """What becomes of each row: kept, changed, removed or new."""
    if not before.rows:
        return Revising(judged)
    rows = _Rows(judged, before)
    gone = [entry for entry in rows.sent if rows.gone_from_plan(entry)]
    removed = frozenset(entry for entry in gone if rows.unchanged(entry))
    replaced = [entry for entry in judged.superseded if entry.base]
    preferred = rewordings(replaced, removed).sure  # to other words that the unit sends again, and that were left out
    staying = frozenset(entry for entry in replaced if entry in preferred or rows.stays(entry))
    superseded = judged.superseded - staying
    aside = superseded | removed | judged.left_out
    counting = tuple(entry for entry in judged.entries if entry not in aside)
    returned = tuple(entry for entry in gone if entry not in removed)
    return Revising(replace(judged, counting=counting, superseded=superseded), removed, returned)


class _Rows:
    """The rows of the plan and of the submissions, by name."""

    def __init__(self, judged: Precedence, before: SentBefore) -> None:
        self._before = before
        self.sent = [entry for entry in judged.counting if not entry.base]
        self._now: dict[str, set[RowName]] = defaultdict(set)
        for entry in (*self.sent, *_left_out_again(judged, before)):
            self._now[unit_name(entry.plan)].add((entry.slot, entry.name))
        self._based = {(e.slot, e.name) for e in (*judged.counting, *judged.superseded) if e.base}
        self._plans = {unit_name(entry.plan): entry.plan for entry in self.sent}

    def gone_from_plan(self, entry: Entry) -> bool:
        """Whether the unit sent this row before, and the plan has it no more."""
        name = (entry.slot, entry.name)
        return name not in self._based and bool(self._before.row(unit_name(entry.plan), name))

    def unchanged(self, entry: Entry) -> bool:
        rows = self._before.row(unit_name(entry.plan), (entry.slot, entry.name))
        return any(_same_row(entry, row) for row in rows)

    def stays(self, based: Entry) -> bool:
        """Whether a row of the plan that belongs to units that send anew stays all the same.

        It does where one of them sends it again, and where none of them sent it before: then others did, or people
        wrote it into the plan. Units that nobody knows to have sent before replace their rows.
        """
        name = (based.slot, based.name)
        senders = self._senders(based)
        known = [unit for unit in senders if unit in self._before.units]
        if any(name in self._now[unit] for unit in senders):
            return bool(known)
        if len(known) < len(senders) or any(self._before.row(unit, name) for unit in known):
            return False
        return not (self._before.senders(name) and any(self._speaks_anew(unit, based) for unit in known))

    def _senders(self, based: Entry) -> list[str]:
        """The units that send anew and execute the row, or support who does."""
        units = units_of(based.activity.executors, based.plan.definition)
        submitters = ((unit, plan.identity.submitter, plan.definition) for unit, plan in self._plans.items())
        return [unit for unit, own, definition in submitters if own and units & supported_by(own, definition)]

    def _speaks_anew(self, unit: str, based: Entry) -> bool:
        """Whether a unit sends other rows for these executors than before: so it speaks for them."""
        units = units_of(based.activity.executors, based.plan.definition)
        earlier = self._before.names(unit)
        return any(
            unit_name(entry.plan) == unit
            and entry.slot.part == based.slot.part
            and (entry.slot, entry.name) not in earlier
            and units & units_of(entry.activity.executors, entry.plan.definition)
            for entry in self.sent
        )


def _left_out_again(judged: Precedence, before: SentBefore) -> Iterator[Entry]:
    """Rows that units send again and that people left out of the plan already."""
    for asked in judged.asked:
        if asked.answer and before.answers.get(asked.code) == asked.answer:
            yield from (entry for entry in asked.entries if entry in judged.left_out)


def _same_row(entry: Entry, row: SentRow) -> bool:
    if not row.whole:
        return True
    schedule = schedule_value(entry.activity, entry.slot.part, entry.plan.definition)
    return row.fields.get(Field.SCHEDULE) == schedule and row.executors in {None, _names(entry.activity.executors)}


def _names(executors: Iterable[Executor]) -> frozenset[str]:
    return frozenset(normalised(each.name) for each in executors)


class Comparing:
    """Compares what is sent with what was sent before and with what the revised plan says."""

    def __init__(self, judged: Precedence, before: SentBefore) -> None:
        self._before = before
        based = [entry for entry in (*judged.superseded, *judged.counting) if entry.base]
        self._slots: Mapping[Slot, Entry] = {e.slot: e for e in sorted(based, key=lambda e: e.rank, reverse=True)}
        self._rows: Mapping[RowName, Entry] = {(e.slot, e.name): e for e in based}

    def of_slot(self, slot: Slot) -> Entry | None:
        """The plan's first row of an indicator, also where it is replaced."""
        return self._slots.get(slot)

    def of_row(self, name: RowName) -> Entry | None:
        return self._rows.get(name)

    def speaking(
        self,
        question: Question,
        said: Sequence[tuple[Entry, Saying[_Said]]],
        base: Saying[_Said] | None,
        *,
        based: bool,
    ) -> list[Saying[_Said]]:
        """Those sayings of submissions that change something, and the plan's own where it is to be asked or stands.

        `based` tells that the plan has what is asked about, be it left blank (then `base` is None).
        """
        if not based:
            return [saying for _, saying in said]
        latest = self._latest(question, said)
        voices = [voice for entry, saying in said if (voice := self._voice(question, entry, saying, base, latest))]
        if not voices or any(disputed for _, disputed in voices):
            return [*(saying for saying, _ in voices), *([replace(base, owning=_BASE_FIRST)] if base else [])]
        return [saying for saying, _ in voices]

    def _latest(self, question: Question, said: Sequence[tuple[Entry, Saying[_Said]]]) -> Mapping[str, frozenset[str]]:
        """The codes of what each unit says to a question that was asked before, now or else when it last sent."""
        if question.code not in self._before.asked:
            return {}
        now: dict[str, set[str]] = defaultdict(set)
        for entry, saying in said:
            now[unit_name(entry.plan)].add(value_of(saying.same, saying.text).code)
        return self._before.told_by_units(question) | {unit: frozenset(codes) for unit, codes in now.items()}

    def _voice(
        self,
        question: Question,
        entry: Entry,
        saying: Saying[_Said],
        base: Saying[_Said] | None,
        latest: Mapping[str, frozenset[str]],
    ) -> tuple[Saying[_Said], bool] | None:
        """What a submission changes, and whether that is to be asked.

        It is where the plan says something else than the unit sent before, too, and where people chose what the plan
        says against what another unit goes on saying.
        """
        told = self._before.told(question, unit_name(entry.plan))
        now = value_of(saying.same, saying.text)
        if now in told:
            return None
        if base is None:
            return saying, False
        own = value_of(base.same, base.text)
        if not told:
            return saying, own.code != now.code and self._before.settled_by_people(question, own)
        codes = {value.code for value in told}
        if own in told or (own.code in codes and own.code != now.code):
            return saying, own.code != now.code and any(codes - {now.code} for codes in latest.values())
        if own.code == now.code:  # at most the spelling differs: that of the plan stands
            return base, False
        return None if now.code in codes else (saying, True)

    def text(self, name: RowName, entries: Sequence[Entry]) -> str:
        """The wording of an activity: of the first submission that rewrote it, else as the plan has it."""
        based = self.of_row(name)
        rewritten = (entry for entry in entries if not entry.base and not self._as_before(name, entry))
        return next(rewritten, based or entries[0]).activity.text

    def _as_before(self, name: RowName, entry: Entry) -> bool:
        rows = self._before.row(unit_name(entry.plan), name)
        return any(row.text == tidy(entry.activity.text) for row in rows)

    def executors(self, name: RowName, entries: Sequence[Entry]) -> list[Executor]:
        """Who executes a row: who the plan says, without those whom units took out, with those whom they put in."""
        everyone = [executor for entry in entries for executor in entry.activity.executors]
        based = next((entry for entry in entries if entry.base), None)
        if based is None or not self._before.rows:
            return everyone
        taken_out = self._taken_out(name, entries)
        kept = [each for each in based.activity.executors if normalised(each.name) not in taken_out]
        return [*kept, *self._put_in(name, entries)]

    def _taken_out(self, name: RowName, entries: Sequence[Entry]) -> frozenset[str]:
        now: dict[str, set[str]] = defaultdict(set)  # a unit may say a row twice
        for entry in (each for each in entries if not each.base):
            now[unit_name(entry.plan)] |= _names(entry.activity.executors)
        pairs = [(self._executed_before(name, unit), executors) for unit, executors in now.items()]
        return frozenset(each for earlier, executors in pairs if earlier and executors for each in earlier - executors)

    def _put_in(self, name: RowName, entries: Sequence[Entry]) -> Iterator[Executor]:
        for entry in (each for each in entries if not each.base):
            earlier = self._executed_before(name, unit_name(entry.plan)) or frozenset()
            yield from (each for each in entry.activity.executors if normalised(each.name) not in earlier)

    def _executed_before(self, name: RowName, unit: str) -> frozenset[str] | None:
        """Who executed a row as a unit sent it before; None where nobody knows."""
        rows = self._before.row(unit, name)
        known = [row.executors for row in rows if row.executors is not None]
        return frozenset().union(*known) if known else None
