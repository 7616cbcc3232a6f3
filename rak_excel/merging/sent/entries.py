"""What each file sent, activity by activity: of which indicator and unit, and whether it is another in other words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from rak_excel.formats.written.digests import digest_in_order
from rak_excel.language import Labelled, Text
from rak_excel.model import Activity, Definition, Executor, Indicator, Origin, Plan, PlanPart
from rak_excel.record import Record
from rak_excel.sameness.pairing import comparable_items
from rak_excel.sameness.rewording import Likeness, likeness
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.entries.wordings import Wordings, key_and_occurrence, key_with_occurrence
from rak_excel.vocabulary.names.executors import find_unit_named, supported_by
from rak_excel.vocabulary.names.offices import short_for

Rank = tuple[tuple[bool, int, int, str], int, str, str]


class EntryFate(Labelled):
    """What became of an activity that was sent. Every one has exactly one fate."""

    MERGED = "merged", Text("digabung", "merged")
    # The same as another one, and united with it.
    COLLAPSED = "collapsed", Text("sama, disatukan", "same, joined")
    # A newer file of the same unit says it anew.
    SUPERSEDED = "replaced", Text("diganti isian baru", "replaced")
    # Taken out of the plan that is revised, and sent again as it was.
    REMOVED = "removed", Text("tetap dihapus", "stays removed")
    # Its file was turned away.
    REFUSED = "refused", Text("ditolak", "refused")
    # People answered that it does not count.
    LEFT_OUT = "left out", Text("tidak dipakai (pilihan)", "left out (by choice)")


class Slot(Record, order=True):
    """Which indicator of the merged plan: its row key, or its comparable wording, and the occurrence of it."""

    part: str
    name: str
    nth: int = 1

    def key(self, definition: Definition) -> str:
        """The row key to write, '' for an indicator that the definition does not have."""
        return key_with_occurrence(self.name, self.nth) if self.name in definition.indicators else ""


class ActivityName(Record, order=True):
    """What makes two activities of one indicator the same: their items, and the occurrence of them."""

    items: tuple[str, ...]
    nth: int = 1


RowName = tuple[Slot, ActivityName]
Unit = tuple[str, str]
# Row keys by the wording of the indicator alone, and by that of its objective too where the list has it below several.
_Names = dict[tuple[str, str], str]


class Entry(Record, eq=False, dict=True):
    """One activity as one file sent it. Compared by identity: two files may say the very same."""

    plan: Plan
    slot: Slot
    name: ActivityName
    indicator: Indicator
    activity: Activity
    base: bool = False
    signed: bool = False  # of the plan that is reported

    @cached_property
    def rank(self) -> Rank:
        """The official order: of submitters, the plan that is reported last, then of the rows on the sheet, then by content."""
        who, content, name = file_rank(self.plan)
        return (self.signed, *who), self.activity.place.row, content, name

    @property
    def row(self) -> RowName:
        return self.slot, self.name

    @property
    def unit(self) -> str:
        return unit_name(self.plan)

    @cached_property
    def units(self) -> frozenset[Unit]:
        """The units that execute it."""
        return units_of(self.activity.executors, self.plan.definition)

    @property
    def file(self) -> str:
        return self.plan.source_of(self.slot.part).file

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Where the activity was first written; its own cell where the plan does not say more."""
        cell = self.activity.place.cell("activity")
        return self.activity.origins or (Origin(self.file, cell.sheet, cell.address),)


def units_of(executors: Iterable[Executor], definition: Definition) -> frozenset[Unit]:
    """The units that these executors are; an unknown name counts as the unit that is suggested for it."""
    known = (
        each if each.known or not each.suggestion else find_unit_named(each.suggestion, definition)
        for each in executors
    )
    return frozenset((each.group, each.unit) for each in known if each and each.group and each.unit)


def unit_name(plan: Plan) -> str:
    """What two files of one unit share; '' for a file that names none: those unite."""
    submitter = plan.identity.submitter
    if submitter is None:
        return ""
    return f"{submitter.group}/{submitter.unit}" if submitter.known else normalised(submitter.name)


def speaks_for(plan: Plan) -> frozenset[Unit]:
    """The unit that filled a file in and those whose work it carries; none for the whole office."""
    submitter = plan.identity.submitter
    return supported_by(submitter, plan.definition) if submitter else frozenset()


def file_rank(plan: Plan) -> tuple[tuple[int, int, str], str, str]:
    """Sorts files: units in the definition's order, unknown names by their letters, whole offices; then by content and name."""
    submitter, lists = plan.identity.submitter, list(plan.definition.executors)
    if submitter is None:
        order = (len(lists) + 1, 0, "")
    elif submitter.group not in plan.definition.executors or submitter.unit is None:
        order = (len(lists), 0, normalised(submitter.name))
    else:
        units = [unit.id for unit in plan.definition.executors[submitter.group].units]
        order = (lists.index(submitter.group), units.index(submitter.unit), "")
    return order, plan.source.sha256, plan.source.file


def entries_of(plans: Sequence[Plan], *, base: Plan | None = None, signed: Plan | None = None) -> list[Entry]:
    """All filled activities of all plans. Indicators are the same by row key, else by wording; the nth meets the nth.

    `base` is a plan that the others revise, `signed` is that of these which they are reports on.
    """
    together = [*plans, base] if base else list(plans)
    names = _names(together)
    entries: list[Entry] = []
    for plan, part in ((own, part) for own in together for part in own.parts):
        for slot, indicator in _slots(part, names.get(part.id, {})):
            seen: Counter[tuple[str, ...]] = Counter()
            for activity in indicator.activities:
                items = comparable_items(activity.text)
                seen[items] += 1
                name = ActivityName(items, activity.nth or seen[items])
                entries.append(Entry(plan, slot, name, indicator, activity, plan is base, plan is signed))
    return entries


def without_blank_work(plan: Plan) -> Plan:
    """The plan without activities that say nothing but in columns of no use, where their indicator has others."""

    def work(_: PlanPart, own: Indicator) -> Indicator:
        said = tuple(each for each in own.activities if each.but(extras={}).says_anything)
        return own.but(activities=said or own.activities[:1])

    return plan.changed(work)


def with_targets_alone(plans: Sequence[Plan], base: Plan | None) -> tuple[list[Plan], Plan | None]:
    """The plans, and the one they revise, with the rows that have a target alone, where no file fills in their indicator.

    Of an indicator that the definition lists the target may be the list's: nobody filled that in.
    """
    together = [*plans, base] if base else list(plans)
    names = _names(together)
    parts = [(own, part) for own in together for part in own.parts]
    slots = [(own, *each) for own, part in parts for each in _slots(part, names.get(part.id, {}))]
    # A row of the revised plan that has a target alone fills in nothing.
    filled = {
        slot
        for own, slot, indicator in slots
        if any(own is not base or each.says_anything for each in indicator.activities)
    }
    unlisted = (each for each in slots if each[1].name not in each[0].definition.indicators)
    alone = {id(indicator) for _, slot, indicator in unlisted if slot not in filled}
    kept = [own.with_targets_alone(lambda each: id(each) in alone) for own in together]
    return (kept[:-1], kept[-1]) if base else (kept, None)


def _names(plans: Sequence[Plan]) -> dict[str, _Names]:
    """By part: the row key that each comparable wording goes by, from the definition and from rows that carry keys."""
    names: dict[str, _Names] = {}
    for plan in sorted(plans, key=file_rank):
        office = short_for(plan.identity.office, plan.identity.region, plan.definition)
        for part in plan.parts:
            known, wordings = (
                names.setdefault(part.id, {}),
                Wordings(plan.definition, part.id, office, plan.identity.year),
            )
            for indicator in part.indicators:
                below, words = _words(indicator)
                own = key_and_occurrence(indicator.key)[0] if indicator.key else ""
                several = len(wordings.objectives_having(indicator.text)) > 1
                if several and (key := own or wordings.key_below(indicator.text, indicator.objective.text)):
                    known.setdefault((below, words), key)
                if key := own or wordings.key_of(indicator.text, indicator.objective.text):
                    known.setdefault(("", words), key)
    return names


def _words(indicator: Indicator) -> tuple[str, str]:
    """The wordings of its objective and of itself, as they are compared."""
    return normalised(indicator.objective.text), normalised(indicator.text)


def slot_of_wording(text: str, part: str, plan: Plan) -> Slot:
    """The first indicator of a part that is worded like this, in that plan or in its definition."""
    office = short_for(plan.identity.office, plan.identity.region, plan.definition)
    named = _names([plan]).get(part, {}).get(("", normalised(text)))
    name = named or Wordings(plan.definition, part, office, plan.identity.year).key_of(text)
    return Slot(part, name or normalised(text))


def code_of(*said: str) -> str:
    """A code that is the same whenever just this is said, in this order: what is recognised by it is found again later."""
    return digest_in_order(said, 12)


def comparable_names(executors: Iterable[Executor]) -> frozenset[str]:
    """Executors as they are compared: by name, in any order."""
    return frozenset(normalised(executor.name) for executor in executors)


def _slots(part: PlanPart, names: _Names) -> list[tuple[Slot, Indicator]]:
    """Each indicator with its slot. Filled ones choose first, of these rows with a key, then those below their objective."""
    listed = part.indicators
    exact = [names.get(_words(each)) if each.objective.text.strip() else None for each in listed]
    taken: set[tuple[str, int]] = set()
    slots: dict[int, Slot] = {}
    for at in sorted(range(len(listed)), key=lambda at: (not listed[at].filled, not listed[at].key, not exact[at])):
        indicator, wording = listed[at], normalised(listed[at].text)
        known = exact[at] or names.get(("", wording), wording)
        name, nth = key_and_occurrence(indicator.key) if indicator.key else (known, 1)
        while (name, nth) in taken:
            nth += 1
        taken.add((name, nth))
        slots[at] = Slot(part.id, name, nth)
    return [(slots[at], indicator) for at, indicator in enumerate(listed)]


class Rewordings(Record):
    """`sure` has the new entry of each old one that it rewords; `near` those that others may be."""

    sure: Mapping[Entry, Entry]
    near: Mapping[Entry, tuple[Entry, ...]]


def rewordings(
    olds: Sequence[Entry], news: Iterable[Entry], earlier: Mapping[RowName, Sequence[str]] | None = None
) -> Rewordings:
    """Which of `news` says what each of `olds` said. `earlier` are further wordings that a new one has replaced.

    Two old ones near the same new one, and two new ones near the same old one, are not told apart.
    """
    by_name = {entry.row: entry for entry in reversed(list(news))}
    found = {old: _near(old, by_name, earlier or {}) for old in olds if old.name.items and old.slot.name}
    wanted: dict[RowName, set[RowName]] = {}
    for old, near in found.items():
        for each in near:
            wanted.setdefault(each, set()).add(old.row)
    sure: dict[Entry, Entry] = {}
    unsure: dict[Entry, tuple[Entry, ...]] = {}
    for old, near in found.items():
        only = next(iter(near)) if list(near.values()) == [Likeness.REWORDED] else None
        if only and len(wanted[only]) == 1:
            sure[old] = by_name[only]
        elif near:
            unsure[old] = tuple(by_name[new] for new in sorted(near))
    return Rewordings(sure, unsure)


def _near(
    old: Entry, news: Mapping[RowName, Entry], earlier: Mapping[RowName, Sequence[str]]
) -> dict[RowName, Likeness]:
    """The new ones that may say what an old one said, by how like it they are."""
    found: dict[RowName, Likeness] = {}
    for (slot, name), new in news.items():
        if slot == old.slot and name.items and name.items != old.name.items:
            texts = (new.activity.text, *earlier.get((slot, name), ()))
            how = max(likeness(old.activity.text, text, old.plan.definition) for text in texts)
            if how is not Likeness.OTHER:
                found[(slot, name)] = how
    return found
