"""Which offices have a signed plan, and in which quarters it has work: what a roll-up of plans tells one of reports."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from rak_excel.model.monitoring import Quarter
from rak_excel.model.target import QUARTERS
from rak_excel.monitoring.goals import ticked_in
from rak_excel.record import Record
from rak_excel.rolling_up.result import Rollup

_EVERY = frozenset(range(1, QUARTERS + 1))


class OfficePlan(Record):
    """The plan of an office that counts: its file, revision and date, and the quarters in which it has work."""

    file: str = ""
    revision: int = 0
    signed: datetime.date | None = None
    quarters: frozenset[int] = _EVERY


def plans_of(result: Rollup) -> Mapping[str, OfficePlan]:
    """By region the plans of a roll-up; of an office of which a file is still to be chosen no more than that it has one."""
    quarters = _quarters(result)
    found = {}
    for office in result.offices:
        if latest := max(office.files, key=lambda file: file.revision, default=None):
            own = quarters.get(office.region, frozenset())
            found[office.region] = OfficePlan(latest.file, latest.revision, latest.signed, own)
        elif office.undecided or office.absent:
            found[office.region] = OfficePlan()
    return found


def _quarters(result: Rollup) -> Mapping[str, frozenset[int]]:
    ticked: dict[tuple[str, str], set[int]] = {}
    for part, own in result.indicators.items():
        for each in own:
            ticked.setdefault((each.region, part), set()).update(each.periods)
    found: dict[str, frozenset[int]] = {}
    for (region, part), periods in ticked.items():
        calendar = result.definition.part(part).schedule.calendar
        working = {number for number in _EVERY if ticked_in(periods, calendar, Quarter(number))}
        found[region] = found.get(region, frozenset()) | working
    return found
