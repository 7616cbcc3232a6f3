"""What became otherwise from one roll-up of quarterly reports to another: who reported, figures and standings, work, obstacles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rak_excel.comparing.compared import Aspect
from rak_excel.comparing.diff import Change, Comparison
from rak_excel.record import Record

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
    """A row of a roll-up of reports. `entries` are those that are compared, by the ids of their columns."""

    office: str
    place: str
    entries: Mapping[str, Entry]
    part: str = ""
    indicator: str = ""
    activity: str = ""


class RolledReports(Record):
    """A roll-up of reports as it is compared: the rows of each kind."""

    rows: Mapping[str, Mapping[Key, RolledRow]]

    def reports(self, office: str) -> bool:
        return any(row.office == office for row in self.rows[FIGURES].values())


def rollup_changes(old: RolledReports, new: RolledReports) -> Comparison:
    """In the order of the newer one, what is gone last. Of an office that reported on one side alone no more than that."""
    both = {name for (name,) in (old.rows[OFFICES].keys() & new.rows[OFFICES].keys())}
    told = {name for name in both if old.reports(name) and new.reports(name)}
    changes = [change for _, was, now in _pairs(old, new, OFFICES) for change in _of_office(was, now)]
    for kind, tell in ((FIGURES, _of_figures), (WORK, _of_work), (OBSTACLES, _of_obstacle)):
        pairs = _pairs(old, new, kind)
        changes += [change for office, was, now in pairs if office in told for change in tell(was, now)]
    return Comparison(tuple(changes))


def _pairs(
    old: RolledReports, new: RolledReports, kind: str
) -> Iterator[tuple[str, RolledRow | None, RolledRow | None]]:
    """Each row with its office as both have it."""
    before, after = old.rows[kind], new.rows[kind]
    yield from ((row.office, before.get(key), row) for key, row in after.items())
    yield from ((row.office, row, None) for key, row in before.items() if key not in after)


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
