"""What a province asks first: what is off track, and what hinders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from rak_excel.model.monitoring import JUDGED, Standing
from rak_excel.record import Record
from rak_excel.rolling_up.indicators.alignment import Group
from rak_excel.rolling_up.monitoring.facts import Number
from rak_excel.rolling_up.monitoring.result import Coded, CodedObstacle, ReportRollup
from rak_excel.vocabulary.basics.texts import normalised

BEHIND = frozenset({Standing.MISSED, Standing.NEAR})
_LOWEST = -1.0  # of an opinion that was missed there is no percentage


class OffTrack(Record):
    """An indicator that offices missed: how many, how many are near, and the rows that missed it, the worst first."""

    group: Group
    missed: int
    near: int
    judged: int
    worst: tuple[Coded, ...]


def off_track(result: ReportRollup) -> list[OffTrack]:
    """The indicators that any office missed or is only near to, those that most offices missed first.

    Only figures that are due and read are compared; nothing that is not due stands here.
    """
    found = []
    for group in result.groups:
        rows = result.by_code.get(group.code, ())
        standings = Counter(each.row.standing for each in rows)
        behind = [each for each in rows if each.row.standing in BEHIND]
        if behind:
            judged = sum(standings[each] for each in JUDGED)
            worst = tuple(sorted(behind, key=badness))
            found.append(OffTrack(group, standings[Standing.MISSED], standings[Standing.NEAR], judged, worst))
    order = {group.code: number for number, group in enumerate(result.groups)}
    return sorted(found, key=lambda each: (-each.missed, -each.near, order[each.group.code]))


def badness(each: Coded) -> tuple[bool, Number, str]:
    """Those that were missed before those that are near, the lowest first."""
    percent = each.row.of_quarter
    return each.row.standing is not Standing.MISSED, _LOWEST if percent is None else percent, each.row.region


def obstacles_of(result: ReportRollup, each: OffTrack) -> list[tuple[str, int]]:
    """What the offices that missed an indicator write as its obstacles, the most frequent first."""
    regions = {coded.row.region for coded in each.worst}
    own = [one for one in of_this_quarter(result) if one.code == each.group.code and one.row.at.region in regions]
    return _worded(own)


class Hindrance(Record):
    """What hinders an indicator: how many obstacles of how many offices, and their words, the most frequent first.

    Words are the same where they are but for case, punctuation and spaces; nothing is put into categories.
    """

    code: str
    indicator: str
    count: int
    offices: int
    words: tuple[tuple[str, int], ...]


def hindrances(result: ReportRollup) -> list[Hindrance]:
    """The obstacles of this quarter by indicator, the indicators with those of most offices first; not those of none."""
    by_code: dict[str, list[CodedObstacle]] = {}
    for each in of_this_quarter(result):
        if each.code:
            by_code.setdefault(each.code, []).append(each)
    texts = {group.code: group.text for group in result.groups}
    found = [
        Hindrance(
            code,
            texts.get(code, own[0].row.indicator),
            sum(len(each.row.obstacles) for each in own),
            len({each.row.at.region for each in own}),
            tuple(_worded(own)),
        )
        for code, own in by_code.items()
    ]
    order = {group.code: number for number, group in enumerate(result.groups)}
    return sorted(found, key=lambda each: (-each.offices, -each.count, order.get(each.code, len(order))))


class SharedWords(Record):
    """An obstacle that several offices write in the same words."""

    text: str
    offices: tuple[str, ...]  # regions


def shared_words(result: ReportRollup) -> list[SharedWords]:
    """The obstacles that at least two offices write alike, those of most offices first."""
    said: dict[str, dict[str, str]] = {}
    for each in of_this_quarter(result):
        for text in each.row.obstacles:
            said.setdefault(normalised(text), {}).setdefault(each.row.at.region, text)
    found = [SharedWords(min(own.values()), tuple(sorted(own))) for key, own in said.items() if key and len(own) > 1]
    return sorted(found, key=lambda each: (-len(each.offices), each.text))


def of_this_quarter(result: ReportRollup) -> Iterator[CodedObstacle]:
    """The obstacles that were written down in the quarter asked for."""
    for each in result.obstacles:
        if each.hinders_in(result.quarter.number):
            yield each


def _worded(own: Iterable[CodedObstacle]) -> list[tuple[str, int]]:
    spellings: dict[str, list[str]] = {}
    for text in (text for each in own for text in each.row.obstacles):
        spellings.setdefault(normalised(text), []).append(text)
    counted = [(min(texts), len(texts)) for texts in spellings.values()]
    return sorted(counted, key=lambda each: (-each[1], each[0]))
