"""Plans that differ in nothing but what they aim at, made without a workbook, for the tests of the comparison."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec

from rak_excel.definitions.loading import load_template
from rak_excel.model import (
    Activity,
    Columns,
    Definition,
    Executor,
    Identity,
    Indicator,
    Objective,
    Place,
    Plan,
    PlanPart,
    Source,
)
from rak_excel.record import Record
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.vocabulary.entries.wordings import fill_wording
from rak_excel.vocabulary.names.offices import office_name, short_office_name
from rak_excel.vocabulary.names.regions import regions, regions_of
from rak_excel.vocabulary.targets.targets import parse_target

OFFICES = tuple(region.code for region in (*regions_of("35"), *regions_of("52"), *regions_of("51")))
OWN = "Banyaknya Rumah Pintar Pemilu yang Dikunjungi"  # an indicator that no definition knows
Work = tuple[str, tuple[int, ...], tuple[str, ...]]  # an activity, its periods and its executors


class Aim(Record):
    """An indicator by its code, `L01` for one that no definition knows, with its target, '' for none, and its work."""

    code: str
    target: str
    work: tuple[Work, ...] = (("Melaksanakan", (1, 2), ("Divisi Hukum dan Pengawasan",)),)


def province(
    targets: Mapping[str, Sequence[str]],
    *,
    own: str = OWN,
    national: Mapping[str, str] | None = None,
    lower: Sequence[str] = (),
) -> Rollup:
    """A roll-up in which one office after the other gives these targets, by the code of the indicator.

    `own` is the wording of L01, `national` the national targets, `lower` the indicators that are better lower.
    """
    definition = definition_with(tuple((national or {}).items()), tuple(lower))
    plans = (plan_of(region, aims, definition, own) for region, aims in aims_of(targets))
    return roll_up(facts_of_plan(plan) for plan in plans)


def aims_of(targets: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, list[Aim]]]:
    """What each office aims at: the first one the first target of each indicator."""
    count = max(map(len, targets.values()))
    for place, region in enumerate(OFFICES[:count]):
        yield region, [Aim(code, given[place]) for code, given in targets.items() if place < len(given)]


def plan_of(region: str, aims: Sequence[Aim], definition: Definition, own: str = OWN) -> Plan:
    """The plan of an office; each aim in the part to which its indicator belongs."""
    office = office_name(regions()[region], definition)
    parts = tuple(
        PlanPart(part.id, part.sheet, tuple(_indicators(region, part.id, aims, definition, own)))
        for part in definition.parts
    )
    source = Source(f"{region}.xlsx", region)
    return Plan(source, definition, Identity(office, region, definition.years[0]), parts)


@cache
def definition_with(national: tuple[tuple[str, str], ...] = (), lower: tuple[str, ...] = ()) -> Definition:
    """kpu-2020 with national targets, by the key of the indicator."""
    definition = load_template("kpu-2020")
    aims = dict(national)

    def aiming(key: str) -> dict[str, str]:
        return {"national": aims.get(key, ""), "polarity": "lower" if key in lower else "higher"}

    objectives = tuple(
        msgspec.structs.replace(
            objective,
            indicators=tuple(msgspec.structs.replace(each, **aiming(each.key)) for each in objective.indicators),
        )
        for objective in definition.objectives
    )
    return msgspec.structs.replace(definition, objectives=objectives)


def _indicators(region: str, part: str, aims: Sequence[Aim], definition: Definition, own: str) -> Iterator[Indicator]:
    office = short_office_name(regions()[region], definition)
    mine = [aim for aim in aims if definition.part_of.get(aim.code, "commission") == part]
    row = 0
    for aim in mine:
        known = definition.indicators.get(aim.code)
        wording = fill_wording(known.text, office, 2020) if known else own
        places = [Place(definition.part(part).sheet, row + nth, Columns()) for nth in range(1, len(aim.work) + 1)]
        row += len(places)
        yield Indicator(
            wording,
            Objective("Sasaran", places[0], 1),
            places[0],
            parse_target(aim.target, definition, wording) if aim.target else None,
            activities=tuple(_activity(work, place) for work, place in zip(aim.work, places, strict=True)),
        )


def _activity(work: Work, place: Place) -> Activity:
    text, periods, names = work
    return Activity(text, place, dict.fromkeys(periods, "✓"), tuple(Executor(name, name) for name in names))
