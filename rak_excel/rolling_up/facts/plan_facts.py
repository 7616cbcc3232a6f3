"""What a roll-up takes from a plan, small facts that travel between processes, and the plan that its rows are again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import count, groupby

from rak_excel.definitions.loading import encode_definition, load_template, template_ids
from rak_excel.formats.grid import as_text
from rak_excel.language import Text
from rak_excel.model import (
    Activity,
    Definition,
    Finding,
    Identity,
    Indicator,
    Note,
    Objective,
    Origin,
    PartDefinition,
    Place,
    Plan,
    PlanPart,
    Source,
    Target,
)
from rak_excel.model.further import Further
from rak_excel.model.items import items_of
from rak_excel.reading.rows.further import of_level
from rak_excel.rolling_up.facts.facts import FileFacts, InputFacts, PartFacts
from rak_excel.rolling_up.facts.fields import SEPARATOR, TICK
from rak_excel.rolling_up.facts.met_columns import as_written, with_sums
from rak_excel.rolling_up.facts.one_fact import notes_on, told_by_fact
from rak_excel.rolling_up.facts.places import PlanCells, letters_of
from rak_excel.rolling_up.facts.rows import ActivityRow, sealed
from rak_excel.vocabulary.basics.numbers import whole_number
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.names.executors import read_executor
from rak_excel.vocabulary.names.named_offices import office_code
from rak_excel.vocabulary.names.regions import shown_code

_WorkKey = tuple[str, tuple[int, ...], Sequence[str], Further]  # its text, periods, executors and further entries


def digest_of_part(part: PlanPart) -> str:
    return _digest(
        (
            each.text,
            each.target,
            [
                (one.text, one.periods, [e.name for e in one.executors], {**each.further, **one.further})
                for one in each.activities
            ],
        )
        for each in part.indicators
        if each.filled
    )


def digest_of_rows(rows: Iterable[ActivityRow]) -> str:
    """Of the rows of a part in their order: that of the part itself, unless something was corrected in them."""
    blocks = [list(block) for _, block in groupby(rows, key=lambda row: row.ordinal)]
    return _digest(
        (
            block[0].indicator,
            block[0].target,
            [(row.activity, row.periods, row.executors, dict(row.further)) for row in block],
        )
        for block in blocks
    )


def _digest(indicators: Iterable[tuple[str, Target | None, Sequence[_WorkKey]]]) -> str:
    content = [
        (
            normalised(text),
            str(target.same) if target else "",
            [
                (
                    [normalised(item.text) for item in items_of(activity)],
                    periods,
                    list(executors),
                    *((id_, as_text(entry)) for id_, entry in sorted(further.items())),
                )
                for activity, periods, executors, further in work
            ],
        )
        for text, target, work in indicators
    ]
    return hashlib.sha256(repr(content).encode()).hexdigest()[:16]


_AGREEMENT = Text(
    "File ini Perjanjian Kinerja, tanpa kegiatan. Minta rencana aksinya.",
    "This file is a Perjanjian Kinerja without activities. Ask for the action plan.",
)


def with_all_that_counts(plan: Plan) -> Plan:
    """The plan in which rows with a target alone are filled; a part in which nobody filled in anything stays blank."""
    begun = {id(row) for part in plan.parts if any(row.filled for row in part.indicators) for row in part.indicators}
    return plan.with_targets_alone(lambda row: id(row) in begun)


def facts_of_plan(
    plan: Plan, findings: Iterable[Finding] = (), *, mended: Mapping[str, int] | None = None
) -> InputFacts:
    """The facts of one plan. Where two files make it up, each file has its own facts.

    `mended` is by the file that came back with a list how many of the findings in it are settled.
    """
    if plan.is_agreement:
        return InputFacts(
            files=(FileFacts(plan.source.file, plan.source.sha256, saved=plan.source.saved, fault=_AGREEMENT),)
        )
    plan = with_all_that_counts(plan)
    region = office_code(plan.identity, plan.definition)
    sources = {plan.source_of(part.id).file: plan.source_of(part.id) for part in plan.parts} or {
        plan.source.file: plan.source
    }
    undecided = plan.undecided if len(sources) == 1 else 0  # of two files it is not known which of them asks
    files = tuple(
        _file_facts(plan, source, region).but(open_differences=undecided, mended=(mended or {}).get(source.file))
        for source in sources.values()
    )
    summed = with_sums(plan)
    return InputFacts(
        files=files,
        rows={file.identity: tuple(_rows(summed, file, region)) for file in files},
        notes=tuple(told_by_fact(notes_on(findings, sources, PlanCells(plan)), plan)),
        definitions={_template(plan.definition): encoded(summed.definition)},
    )


def facts_of_unread(source: Source, note: Note) -> InputFacts:
    """The facts of a file that gave no plan."""
    return InputFacts(files=(FileFacts(source.file, source.sha256, saved=source.saved, fault=note.detail),))


def facts_of_lost(file: str, fault: Text) -> InputFacts:
    """The facts of a file of which nothing but its name is known."""
    return InputFacts(files=(FileFacts(file, fault=fault),))


def _file_facts(plan: Plan, source: Source, region: str) -> FileFacts:
    who = plan.identity
    return FileFacts(
        file=source.file,
        sha256=source.sha256,
        office=who.office,
        region=region,
        year=who.year,
        revision=who.revision,
        submitter=who.submitter.name if who.submitter else "",
        signed=who.date,
        saved=source.saved.replace(microsecond=0) if source.saved else None,
        template=_template(plan.definition),
        parts={
            part.id: PartFacts(
                sum(len(indicator.activities) for indicator in part.indicators),
                digest_of_part(part),
                sheet=part.sheet,
                columns=letters_of(part),
            )
            for part in plan.parts
            if plan.source_of(part.id).file == source.file
        },
    )


def _template(definition: Definition) -> str:
    """What tells definitions apart; a plan whose parts are planned by other periods has them behind its id."""
    name = f"{definition.id} {definition.version}"
    own = [part.schedule.calendar for part in definition.parts]
    if definition.id not in template_ids():
        return name
    usual = [part.schedule.calendar for part in load_template(definition.id).parts]
    return name if own == usual else f"{name} {' '.join(f'{each.prefix}{each.count}' for each in own)}"


@lru_cache(maxsize=16)
def encoded(definition: Definition) -> str:
    return encode_definition(definition)


def _rows(plan: Plan, file: FileFacts, region: str) -> Iterator[ActivityRow]:
    for part in plan.parts:
        if part.id not in file.parts:
            continue
        filled = [indicator for indicator in part.indicators if indicator.filled]
        places = count(1)
        for ordinal, indicator in enumerate(filled, 1):
            for activity in indicator.activities:
                # A semicolon stands between the names in a cell, so none is in one.
                executors = (" ".join(each.name.replace(";", ",").split()) for each in activity.executors)
                row = ActivityRow(
                    ordinal=ordinal,
                    number="" if indicator.objective.number is None else str(indicator.objective.number),
                    objective=indicator.objective.text,
                    indicator=indicator.text,
                    target=indicator.target,
                    activity=activity.text,
                    periods=activity.periods,
                    executors=tuple(dict.fromkeys(executors)),
                    region=region,
                    part=part.id,
                    file=file.file,
                    sheet=activity.place.sheet,
                    cell=activity.place.cell("activity").address,
                    key=indicator.key or "",
                    further=tuple({**indicator.further, **activity.further}.items()),
                )
                yield sealed(row, next(places))


_Placed = tuple[Place, ActivityRow]


def plan_of_rows(
    file: FileFacts, rows: Iterable[ActivityRow], definition: Definition, place: Callable[[ActivityRow, int], Place]
) -> Plan:
    """The parts that have rows; `place` says where a row stands, which is the nth of its part, counted from 0.

    An indicator stands where its first activity does. What rows do not keep is blank: signatories, indicators that nobody
    filled in.
    """
    by_part: dict[str, list[_Placed]] = {part.id: [] for part in definition.parts}
    for row in rows:
        if row.part in by_part:
            by_part[row.part].append((place(row, len(by_part[row.part])), row))
    identity = Identity(file.office, shown_code(file.region) or None, file.year, file.revision, date=file.signed)
    parts = [
        PlanPart(part.id, own[0][0].sheet, tuple(_indicators(own, part, definition)))
        for part in definition.parts
        if (own := by_part[part.id])
    ]
    return Plan(Source(file.file, file.sha256, file.saved), definition, identity, tuple(parts))


def _indicators(rows: Iterable[_Placed], part: PartDefinition, definition: Definition) -> Iterator[Indicator]:
    for _, block in groupby(rows, key=lambda each: each[1].ordinal):
        own = list(block)
        place, first = own[0]
        number = whole_number(first.number)
        yield Indicator(
            text=first.indicator,
            objective=Objective(first.objective, place, number, first.number),
            place=place,
            target=first.target,
            activities=tuple(_activity(row, at, part, definition) for at, row in own),
            key=first.key or None,
            further=of_level(as_written(dict(first.further), first.target, definition), "indicator", part, definition),
        )


def _activity(row: ActivityRow, place: Place, part: PartDefinition, definition: Definition) -> Activity:
    return Activity(
        text=row.activity,
        place=place,
        marks=dict.fromkeys(row.periods, TICK),
        executors=tuple(read_executor(name, part.id, definition) for name in row.executors),
        executors_text=SEPARATOR.join(row.executors),
        origins=(Origin(row.file, row.sheet, row.cell),),
        further=of_level(dict(row.further), "activity", part, definition),
    )
