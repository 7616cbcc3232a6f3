"""Three-way revising: what a unit sent before, what the revised plan says, what the unit sends now.

What a unit did not change is no change: what was chosen or corrected in the plan stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from rak_excel.merging.differences.differences import Question, Saying
from rak_excel.merging.differences.sent_before import SentBefore, SentRow, SentValue, value_of, values_of
from rak_excel.merging.sent.entries import Entry, RowName, Slot, comparable_names, rewordings, speaks_for
from rak_excel.merging.sent.precedence import Precedence
from rak_excel.model import Executor
from rak_excel.vocabulary.basics.texts import normalised, tidy

_Said = TypeVar("_Said")
_Sayings = Sequence[tuple[Entry, Saying[_Said]]]
_Codes = Mapping[str, frozenset[str]]  # of what each unit says
_BASE_FIRST = -1  # `owning` of what the revised plan says where it is asked about: it stands in the meantime


def revising(judged: Precedence, before: SentBefore) -> tuple[Precedence, SentBefore]:
    """What becomes of each row: kept, changed, removed or new; and what was sent before, as it is called now."""
    before = before.renamed(judged.reworded)
    if not before.rows:
        return judged, before
    rows = _Rows(judged, before)
    # What units sent before, and the plan has no more.
    gone = [entry for entry in rows.sent if entry.row not in rows.based and before.row(entry.unit, entry.row)]
    unchanged = (each for each in gone if any(_same_row(each, row) for row in before.row(each.unit, each.row)))
    removed = tuple(unchanged)
    replaced = [entry for entry in judged.superseded if entry.base]
    preferred = rewordings(replaced, removed).sure  # to other words that the unit sends again, and that were left out
    owned = (entry for entry in replaced if entry in preferred or rows.stays(entry))
    staying = frozenset(entry for entry in owned if entry.activity.says_anything)  # else others fill it in
    superseded = judged.superseded - staying
    aside = {*superseded, *removed, *judged.left_out}
    counting = tuple(entry for entry in judged.entries if entry not in aside)
    returned = tuple(entry for entry in gone if entry not in removed)
    return judged.but(counting=counting, superseded=superseded, removed=removed, returned=returned), before


class _Rows:
    """The rows of the plan and of the submissions, by name."""

    def __init__(self, judged: Precedence, before: SentBefore) -> None:
        self._before = before
        self.sent = [entry for entry in judged.counting if not entry.base]
        self._now: dict[str, set[RowName]] = defaultdict(set)
        # Rows that units send again and that people left out of the plan already.
        answered = [each for each in judged.asked if each.answer and before.answers.get(each.code) == each.answer]
        again = [entry for each in answered for entry in each.entries if entry in judged.left_out]
        for entry in (*self.sent, *again):
            self._now[entry.unit].add(entry.row)
        self.based = {e.row for e in (*judged.counting, *judged.superseded) if e.base}
        self._plans = {entry.unit: entry.plan for entry in self.sent}

    def stays(self, based: Entry) -> bool:
        """Whether a row of the plan that belongs to units that send anew stays all the same.

        It does where one of them sends it again, and where none of them sent it before: then others did, or people
        wrote it into the plan. Units that nobody knows to have sent before replace their rows.
        """
        name = based.row
        # The units that send anew and execute the row, or support who does.
        senders = [unit for unit, plan in self._plans.items() if based.units & speaks_for(plan)]
        known = [unit for unit in senders if unit in self._before.units]
        if any(name in self._now[unit] for unit in senders):
            return bool(known)
        if len(known) < len(senders) or any(self._before.row(unit, name) for unit in known):
            return False
        return not (self._before.senders(name) and any(self._speaks_anew(unit, based) for unit in known))

    def _speaks_anew(self, unit: str, based: Entry) -> bool:
        """Whether a unit sends other rows for these executors than before: so it speaks for them."""
        new = (entry for entry in self.sent if entry.unit == unit and not self._before.row(unit, entry.row))
        return any(entry.slot.part == based.slot.part and based.units & entry.units for entry in new)


def _same_row(entry: Entry, row: SentRow) -> bool:
    if not row.whole:
        return True
    now, before = ({each: f[each] for each in f if each.of_activity} for f in (values_of(entry), row.fields))
    return now == before and row.executors in {None, comparable_names(entry.activity.executors)}


class Comparing:
    """Compares what is sent with what was sent before and with what the revised plan says."""

    def __init__(self, judged: Precedence, before: SentBefore) -> None:
        self._before = before
        based = [entry for entry in (*judged.superseded, *judged.counting) if entry.base]
        # The plan's rows, and the first of each indicator, also where they are replaced.
        self.rows: Mapping[RowName, Entry] = {e.row: e for e in based}
        self.firsts: Mapping[Slot, Entry] = {e.slot: e for e in sorted(based, key=lambda e: e.rank, reverse=True)}

    def speaking(
        self, question: Question, said: _Sayings[_Said], base: Saying[_Said] | None, *, based: bool
    ) -> list[Saying[_Said]]:
        """Those sayings of submissions that change something, and the plan's own where it is to be asked or stands.

        `based` tells that the plan has what is asked about, be it left blank (then `base` is None).
        """
        if not based:
            return [saying for _, saying in said]
        latest = self._latest(question, said)
        voices = [voice for entry, saying in said if (voice := self._voice(question, entry, saying, base, latest))]
        if not voices or any(disputed for _, disputed in voices):
            return [*(saying for saying, _ in voices), *([base.but(owning=_BASE_FIRST)] if base else [])]
        return [saying for saying, _ in voices]

    def sent_before(self, question: Question, entry: Entry, sayings: Iterable[Saying[_Said]]) -> bool:
        """Whether the unit of an entry said any of these when it sent before."""
        told = {value.code for value in self._before.told(question).get(entry.unit, ())}
        return any(value_of(each.same, each.text).code in told for each in sayings)

    def _latest(self, question: Question, said: _Sayings[_Said]) -> _Codes:
        """The codes of what each unit says to a question that was asked before, now or else when it last sent."""
        if question.code not in self._before.asked:
            return {}
        now: dict[str, set[SentValue]] = defaultdict(set)
        for entry, saying in said:
            now[entry.unit].add(value_of(saying.same, saying.text))
        latest = self._before.told(question) | now
        return {unit: frozenset(value.code for value in values) for unit, values in latest.items()}

    def _voice(
        self, question: Question, entry: Entry, saying: Saying[_Said], base: Saying[_Said] | None, latest: _Codes
    ) -> tuple[Saying[_Said], bool] | None:
        """What a submission changes, and whether that is to be asked.

        It is where the plan says something else than the unit sent before, too, and where people chose what the plan
        says against what another unit goes on saying.
        """
        told = self._before.told(question).get(entry.unit, ())
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
        based = self.rows.get(name)
        for entry in (each for each in entries if not each.base):
            if all(row.text != tidy(entry.activity.text) for row in self._before.row(entry.unit, name)):
                return entry.activity.text
        return (based or entries[0]).activity.text

    def executors(self, name: RowName, entries: Sequence[Entry]) -> list[Executor]:
        """Who executes a row: who the plan says, without those whom units took out, with those whom they put in."""
        everyone = [executor for entry in entries for executor in entry.activity.executors]
        based = next((entry for entry in entries if entry.base), None)
        if based is None or not self._before.rows:
            return everyone
        now: dict[str, list[Executor]] = defaultdict(list)  # a unit may say a row twice
        for entry in (each for each in entries if not each.base):
            now[entry.unit] += entry.activity.executors
        # Nobody where it is not known who executed the row as a unit sent it before.
        earlier = {unit: {who for row in self._before.row(unit, name) for who in row.executors or ()} for unit in now}
        taken_out = {each for unit, own in now.items() if own for each in earlier[unit] - comparable_names(own)}
        kept = [each for each in based.activity.executors if normalised(each.name) not in taken_out]
        sent = ((entry.unit, executor) for entry in entries if not entry.base for executor in entry.activity.executors)
        return [*kept, *(each for unit, each in sent if normalised(each.name) not in earlier[unit])]
