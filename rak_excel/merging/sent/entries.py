"""What each file sent, activity by activity, and which indicator each belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from rak_excel.language import Text
from rak_excel.model import Activity, Definition, Executor, Indicator, Origin, Plan, PlanPart, items_of
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.entries.wordings import key_and_occurrence, key_of, key_with_occurrence
from rak_excel.vocabulary.names.offices import short_for

Rank = tuple[tuple[int, int, str], int, str, str]


class EntryFate(StrEnum):
    """What became of an activity that was sent. Every one has exactly one fate."""

    MERGED = "merged"
    COLLAPSED = "collapsed"  # the same as another one, and united with it
    SUPERSEDED = "replaced"  # a newer file of the same unit says it anew
    REMOVED = "removed"  # taken out of the plan that is revised, and sent again as it was
    REFUSED = "refused"  # its file was turned away
    LEFT_OUT = "left out"  # people answered that it does not count

    @property
    def label(self) -> Text:
        return _LABELS[self]


_LABELS = {
    EntryFate.MERGED: Text("digabung", "merged"),
    EntryFate.COLLAPSED: Text("sama, disatukan", "same, joined"),
    EntryFate.SUPERSEDED: Text("diganti isian baru", "replaced"),
    EntryFate.REMOVED: Text("tetap dihapus", "stays removed"),
    EntryFate.REFUSED: Text("ditolak", "refused"),
    EntryFate.LEFT_OUT: Text("tidak dipakai (pilihan)", "left out (by choice)"),
}


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """Which indicator of the merged plan: its row key, or its comparable wording, and the occurrence of it."""

    part: str
    name: str
    nth: int = 1

    def key(self, definition: Definition) -> str:
        """The row key to write, '' for an indicator that the definition does not have."""
        return key_with_occurrence(self.name, self.nth) if self.name in definition.indicators else ""


@dataclass(frozen=True, slots=True, order=True)
class ActivityName:
    """What makes two activities of one indicator the same: their items, and the occurrence of them."""

    items: tuple[str, ...]
    nth: int = 1


@dataclass(frozen=True, eq=False)
class Entry:
    """One activity as one file sent it. Compared by identity: two files may say the very same."""

    plan: Plan
    slot: Slot
    name: ActivityName
    indicator: Indicator
    activity: Activity
    base: bool = False

    @cached_property
    def rank(self) -> Rank:
        """The official order: of the submitter, then of the rows on the sheet, then by the file's content."""
        return (*file_rank(self.plan)[:1], self.activity.place.row, *file_rank(self.plan)[1:])

    @property
    def file(self) -> str:
        return self.plan.source_of(self.slot.part).file

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Where the activity was first written; its own cell where the plan does not say more."""
        cell = self.activity.place.cell("activity")
        return self.activity.origins or (Origin(self.file, cell.sheet, cell.address),)


def file_rank(plan: Plan) -> tuple[tuple[int, int, str], str, str]:
    """Sorts files: by the official order of their units, then whole offices, then by content and name."""
    return submitter_rank(plan.identity.submitter, plan.definition), plan.source.sha256, plan.source.file


def submitter_rank(submitter: Executor | None, definition: Definition) -> tuple[int, int, str]:
    """Units in the definition's order, then unknown names by their letters, then the whole office."""
    lists = list(definition.executors)
    if submitter is None:
        return len(lists) + 1, 0, ""
    if submitter.group not in definition.executors or submitter.unit is None:
        return len(lists), 0, normalised(submitter.name)
    units = [unit.id for unit in definition.executors[submitter.group].units]
    return lists.index(submitter.group), units.index(submitter.unit), ""


def entries_of(plans: Sequence[Plan], *, base: Plan | None = None) -> list[Entry]:
    """All filled activities of all plans. Indicators are the same by row key, else by wording; the nth meets the nth."""
    together = [*plans, base] if base else list(plans)
    names = _names(together)
    return [
        entry
        for plan in together
        for part in plan.parts
        for entry in _entries(plan, part, names.get(part.id, {}), base=plan is base)
    ]


def _names(plans: Sequence[Plan]) -> dict[str, dict[str, str]]:
    """By part: the row key that each comparable wording goes by, from the definition and from rows that carry keys."""
    names: dict[str, dict[str, str]] = {}
    for plan in sorted(plans, key=file_rank):
        office = short_for(plan.identity.office, plan.identity.region, plan.definition)
        for part in plan.parts:
            known = names.setdefault(part.id, {})
            for indicator in part.indicators:
                key = _own_key(indicator) or key_of(
                    indicator.text, part.id, plan.definition, office, plan.identity.year
                )
                if key:
                    known.setdefault(normalised(indicator.text), key)
    return names


def slot_of_wording(text: str, part: str, plan: Plan) -> Slot:
    """The first indicator of a part that is worded like this, in that plan or in its definition."""
    office = short_for(plan.identity.office, plan.identity.region, plan.definition)
    named = _names([plan]).get(part, {}).get(normalised(text))
    name = named or key_of(text, part, plan.definition, office, plan.identity.year)
    return Slot(part, name or normalised(text))


def _own_key(indicator: Indicator) -> str:
    return key_and_occurrence(indicator.key)[0] if indicator.key else ""


def _entries(plan: Plan, part: PlanPart, names: Mapping[str, str], *, base: bool) -> Iterator[Entry]:
    for slot, indicator in _slots(part, names):
        seen: dict[tuple[str, ...], int] = {}
        for activity in indicator.activities:
            items = comparable_items(activity.text)
            seen[items] = seen.get(items, 0) + 1
            yield Entry(plan, slot, ActivityName(items, seen[items]), indicator, activity, base)


def comparable_items(text: str) -> tuple[str, ...]:
    """The items of an activity as they are compared: numbers, bullets, case and punctuation do not count."""
    return tuple(normalised(item.text) for item in items_of(text))


def _slots(part: PlanPart, names: Mapping[str, str]) -> list[tuple[Slot, Indicator]]:
    """Each filled indicator with its slot. Rows with a key of their own choose first."""
    filled = [indicator for indicator in part.indicators if indicator.filled]
    taken: set[tuple[str, int]] = set()
    slots: dict[int, Slot] = {}
    for keyed in (True, False):
        for at, indicator in enumerate(filled):
            if bool(indicator.key) is keyed:
                wording = normalised(indicator.text)
                name, nth = key_and_occurrence(indicator.key) if indicator.key else (names.get(wording, wording), 1)
                while (name, nth) in taken:
                    nth += 1
                taken.add((name, nth))
                slots[at] = Slot(part.id, name, nth)
    return [(slots[at], indicator) for at, indicator in enumerate(filled)]
