"""What changed of the activities of one indicator, as `diff` tells it: each by itself, with its schedule and executors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rak_excel.comparing.indicator_aspects import Aspect, Compared
from rak_excel.model import Definition
from rak_excel.sameness.pairing import WorkPair, otherwise, paired, without


@dataclass(frozen=True, slots=True)
class WorkTold:
    """One difference: what was said and is said now, and in which cells; of which activity, and whether of one of several."""

    aspect: Aspect
    said: tuple[str, str]
    places: tuple[str, str]
    activity: str
    others: bool


def work_told(old: Compared, new: Compared, definition: Definition) -> Iterator[WorkTold]:
    """Work that came, went or is worded otherwise, then when and by whom the rest is done now."""
    return _Works(old, new, definition).told()


@dataclass(frozen=True, slots=True)
class _Works:
    old: Compared
    new: Compared
    definition: Definition

    def told(self) -> Iterator[WorkTold]:
        before, after = self.old.works, self.new.works
        pairs = paired(before, after)
        gone, come = without(before, pairs), without(after, pairs)
        changed = otherwise(gone, come, self.definition)
        gone, come = without(gone, changed), without(come, changed)
        for one, other in changed:  # one for one: told as what stands there now
            places = self.old.place(Aspect.ACTIVITIES, one.row), self.new.place(Aspect.ACTIVITIES, other.row)
            yield self._told(Aspect.ACTIVITIES, (one.text, other.text), places, "")
        for work in come:
            yield self._told(Aspect.ACTIVITIES, ("", work.text), ("", self.new.place(Aspect.ACTIVITIES, work.row)), "")
        for work in gone:
            yield self._told(Aspect.ACTIVITIES, (work.text, ""), (self.old.place(Aspect.ACTIVITIES, work.row), ""), "")
        for shared in self._by_rows([*pairs, *changed]):
            yield from self._planning(shared)

    @staticmethod
    def _by_rows(pairs: list[WorkPair[int]]) -> list[list[WorkPair[int]]]:
        """The work that stands in one row before and after, together."""
        rows: dict[tuple[int, int], list[WorkPair[int]]] = {}
        for one, other in sorted(pairs, key=lambda pair: (pair[1].row, pair[0].row)):
            rows.setdefault((one.row, other.row), []).append((one, other))
        return list(rows.values())

    def _planning(self, shared: list[WorkPair[int]]) -> Iterator[WorkTold]:
        was, now = shared[0][0].row, shared[0][1].row
        name = "\n".join(other.text for _, other in shared)
        schedules = self.old.schedule(was), self.new.schedule(now)
        if schedules[0] != schedules[1]:
            differ = {*self.old.rows[was].periods} ^ {*self.new.rows[now].periods}
            yield self._at(
                Aspect.SCHEDULE, (was, now), [" ".join(each) for each in schedules], name, min(differ, default=1)
            )
        executors = self.old.rows[was].executors, self.new.rows[now].executors
        if frozenset(executors[0]) != frozenset(executors[1]):
            yield self._at(Aspect.EXECUTORS, (was, now), ["; ".join(each) for each in executors], name)

    def _at(self, aspect: Aspect, rows: tuple[int, int], said: list[str], name: str, period: int = 1) -> WorkTold:
        places = self.old.place(aspect, rows[0], period=period), self.new.place(aspect, rows[1], period=period)
        return self._told(aspect, (said[0], said[1]), places, name)

    def _told(self, aspect: Aspect, said: tuple[str, str], places: tuple[str, str], name: str) -> WorkTold:
        return WorkTold(aspect, said, places, name, len(self.old.rows) > 1 or len(self.new.rows) > 1)
