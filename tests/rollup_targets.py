"""Roll-ups of offices that differ in nothing but their targets, made without any plan, for the tests of the comparison."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

import msgspec

from rak_excel.model import Definition
from rak_excel.templates import encode_definition, load_template
from rak_excel.verbs.rollup import Rollup
from rak_excel.verbs.rollup.facts import ActivityRow, FileFacts, Harvest, PartFacts
from rak_excel.verbs.rollup.harvest import harvest_plan
from rak_excel.verbs.rollup.verb import roll_up
from rak_excel.vocabulary.indicators import fill_wording
from rak_excel.vocabulary.offices import short_office_name
from rak_excel.vocabulary.regions import regions, regions_of
from rak_excel.vocabulary.targets import parse_target
from tests.rollup_plans import office_plan

OFFICES = tuple(region.code for region in (*regions_of("35"), *regions_of("52")))
OWN = "Banyaknya Rumah Pintar Pemilu yang Dikunjungi"  # an indicator that no definition knows


def province(
    targets: Mapping[str, Sequence[str]],
    *,
    own: str = OWN,
    national: Mapping[str, str] | None = None,
    lower: Sequence[str] = (),
) -> Rollup:
    """A roll-up in which one office after the other gives these targets, by the code of the indicator; '' is none.

    `own` is the wording of L01, `national` the national targets, `lower` the indicators that are better lower.
    """
    return roll_up(province_harvests(targets, own=own, national=national, lower=lower))


def province_harvests(
    targets: Mapping[str, Sequence[str]],
    *,
    own: str = OWN,
    national: Mapping[str, str] | None = None,
    lower: Sequence[str] = (),
) -> Iterator[Harvest]:
    """What is rolled up, office by office."""
    definition = definition_with(national or {}, lower)
    encoded = encode_definition(definition)
    count = max(map(len, targets.values()))
    for place, region in enumerate(OFFICES[:count]):
        rows = tuple(_rows(region, place, targets, own, definition))
        facts = _facts(region, rows, definition)
        yield Harvest((facts,), {facts.identity: rows}, definitions={facts.template: encoded})


def definition_with(national: Mapping[str, str], lower: Sequence[str]) -> Definition:
    """kpu-2020 with national targets."""
    definition = load_template("kpu-2020")
    objectives = tuple(
        msgspec.structs.replace(
            objective,
            indicators=tuple(
                msgspec.structs.replace(
                    each, national=national.get(each.key, ""), polarity="lower" if each.key in lower else "higher"
                )
                for each in objective.indicators
            ),
        )
        for objective in definition.objectives
    )
    return msgspec.structs.replace(definition, objectives=objectives)


def _facts(region: str, rows: Sequence[ActivityRow], definition: Definition) -> FileFacts:
    counts = {part.id: sum(row.part == part.id for row in rows) for part in definition.parts}
    parts = {part: PartFacts(count, f"{region} {part}") for part, count in counts.items()}
    return replace(_plan().files[0], file=f"{region}.xlsx", sha256=region, region=region, parts=parts)


def _rows(
    region: str, place: int, targets: Mapping[str, Sequence[str]], own: str, definition: Definition
) -> Iterator[ActivityRow]:
    for number, (code, given) in enumerate(targets.items(), 1):
        if place >= len(given):
            continue
        known = definition.indicators.get(code)  # none for L01
        office = short_office_name(regions()[region], definition)
        wording = fill_wording(known.text, office, 2020) if known else own
        target = parse_target(given[place], definition, wording) if given[place] else None
        yield ActivityRow(
            region=region,
            part=definition.part_of.get(code, "commission"),
            ordinal=number,
            number=str(number),
            objective="Sasaran",
            indicator=wording,
            target=target,
            activity="Melaksanakan",
            periods=(1, 2),
            executors=("Divisi Hukum dan Pengawasan",),
            file=f"{region}.xlsx",
            sheet="Komisi",
            cell=f"E{number}",
        )


@cache
def _plan() -> Harvest:
    return harvest_plan(office_plan(OFFICES[0]))
