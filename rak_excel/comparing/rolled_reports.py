"""What became otherwise from one roll-up of quarterly reports to another: who reported, figures and standings, work, obstacles."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterator, Mapping, Sequence

from rak_excel.comparing.compared import Aspect
from rak_excel.comparing.diff import Change, Comparison
from rak_excel.model.monitoring import Quarter
from rak_excel.record import Record
from rak_excel.system.grouped import grouped

OFFICES, FIGURES, WORK, OBSTACLES = "offices", "figures", "work", "obstacles"
_OF_AN_OBSTACLE = frozenset({"obstacle", "follow_up"})
Key = tuple[str, ...]
"""By what a row is known in any roll-up: the name of its office first."""


class Entry(Record):
    """What a cell says, and by what that is compared; `place` is its file, sheet and address, `heading` what stands above it."""

    heading: str
    text: str
    same: object
    place: str


class RolledRow(Record):
    """A row of a roll-up of reports. `entries` are those that are compared, by the ids of their columns.

    Of an obstacle `now` tells that it was written down in the quarter rolled up, which is the last of its `key`; `settled` is the
    word for it where it is, else "".
    """

    key: Key
    place: str
    entries: Mapping[str, Entry]
    part: str = ""
    indicator: str = ""
    activity: str = ""
    now: bool = False
    settled: str = ""

    @property
    def office(self) -> str:
        return self.key[0]

    @property
    def words(self) -> tuple[object, ...]:
        """What it says; of an obstacle not what became of it."""
        own = {column: entry.same for column, entry in self.entries.items()}
        return tuple(same for column, same in own.items() if column in _OF_AN_OBSTACLE) or tuple(own.values())


class RolledReports(Record):
    """A roll-up of reports as it is compared: the rows of each kind."""

    quarter: Quarter
    rows: Mapping[str, Sequence[RolledRow]]

    def reports(self, office: str) -> bool:
        return any(row.office == office for row in self.rows[FIGURES])

    @property
    def offices(self) -> set[str]:
        return {row.office for row in self.rows[OFFICES]}


def rollup_changes(old: RolledReports, new: RolledReports) -> Comparison:
    """In the order of the newer one, what is gone last. Of an office that reported on one side alone no more than that.

    A follow-up that was settled is not rolled up in the quarters after: that is no change but told as settled.
    """
    told = {name for name in old.offices & new.offices if old.reports(name) and new.reports(name)}
    changes = [change for was, now in _pairs(old, new, OFFICES) for change in _of_office(was, now)]
    for kind, tell in ((FIGURES, _of_figures), (WORK, _of_work)):
        changes += [change for was, now in _told(old, new, kind, told) for change in tell(was, now)]
    for was, now in _told(old, new, OBSTACLES, told):
        over = bool(was and was.settled and not now) and old.quarter.number < new.quarter.number
        changes += _settled(was, old.quarter) if was and over else _of_obstacle(was, now)
    return Comparison(tuple(changes))


_Pair = tuple[RolledRow | None, RolledRow | None]


def _told(old: RolledReports, new: RolledReports, kind: str, offices: Container[str]) -> Iterator[_Pair]:
    for was, now in _pairs(old, new, kind):
        row = now or was
        if row and row.office in offices:
            yield was, now


def _pairs(old: RolledReports, new: RolledReports, kind: str) -> Iterator[_Pair]:
    """Each row as both have it: of several that are known by the same those that say the same.

    What hinders an activity in this quarter and what did in that of the other are known by the activity, if nothing else.
    """
    known: dict[int, RolledRow] = {}
    left = [*old.rows[kind]]
    for by in (_by_words, _by_key, _by_activity):
        free = grouped((name, row) for row in left if (name := by(row)))
        for row in new.rows[kind]:
            same = free.get(by(row)) if id(row) not in known else None
            if same:
                known[id(row)] = same.pop(0)
        used = {id(row) for row in known.values()}
        left = [row for row in left if id(row) not in used]
    yield from ((known.get(id(row)), row) for row in new.rows[kind])
    yield from ((row, None) for row in left)


def _by_words(row: RolledRow) -> Hashable:
    return row.key, row.words


def _by_key(row: RolledRow) -> Hashable:
    return row.key


def _by_activity(row: RolledRow) -> Hashable:
    return row.key[:-1] if row.now else ()


def _of_office(was: RolledRow | None, now: RolledRow | None) -> Iterator[Change]:
    yield from _whole(was, now, (Aspect.OFFICE_ADDED, Aspect.OFFICE_REMOVED))
    yield from _between(was, now)


def _of_figures(was: RolledRow | None, now: RolledRow | None) -> Iterator[Change]:
    yield from _whole(was, now, (Aspect.ADDED, Aspect.REMOVED))
    yield from _between(was, now)


def _of_work(was: RolledRow | None, now: RolledRow | None) -> Iterator[Change]:
    yield from _whole(was, now, (Aspect.ACTIVITIES, Aspect.ACTIVITIES))
    yield from _between(was, now)


def _of_obstacle(was: RolledRow | None, now: RolledRow | None) -> Iterator[Change]:
    """One that came or went is told by what it says."""
    row = now or was
    for column, entry in row.entries.items() if row else ():
        if not (was and now) and column not in _OF_AN_OBSTACLE:
            continue
        texts = [each.entries.get(column) if each else None for each in (was, now)]
        said = ["" if each is None else each.same for each in texts]
        if said[0] != said[1]:
            yield _change(row, entry.heading, texts[0], texts[1])  # type: ignore[arg-type] # there are entries of one alone


def _settled(row: RolledRow, quarter: Quarter) -> Iterator[Change]:
    """`Selesai, TW II`, in the place of the follow-up, else of the obstacle."""
    said = [entry for column, entry in row.entries.items() if column in _OF_AN_OBSTACLE and entry.text]
    for entry in said[-1:]:
        yield _change(row, entry.heading, entry, None).but(new=f"{row.settled}, {quarter.label}")


def _whole(was: RolledRow | None, now: RolledRow | None, aspects: tuple[Aspect, Aspect]) -> Iterator[Change]:
    """One that only one of both has."""
    row = was or now
    if row and not (was and now):
        text = row.activity or row.indicator or row.office
        about = Change(aspects[0] if now else aspects[1], row.office, row.part, row.indicator)
        yield about.but(new=text, new_cell=row.place) if now else about.but(old=text, old_cell=row.place)


def _between(was: RolledRow | None, now: RolledRow | None) -> Iterator[Change]:
    for column, entry in now.entries.items() if was and now else ():
        before = was.entries.get(column) if was else None
        if before and now and before.same != entry.same:
            heading = entry.heading if before.heading == entry.heading else f"{before.heading} → {entry.heading}"
            yield _change(now, heading, before, entry)


def _change(row: RolledRow, heading: str, was: Entry | None, now: Entry | None) -> Change:
    about = Change(
        Aspect.COLUMN, row.office, row.part, row.indicator, activity=row.activity, others=True, column=heading
    )
    old = {"old": was.text, "old_cell": was.place} if was else {}
    new = {"new": now.text, "new_cell": now.place} if now else {}
    return about.but(**old, **new)
