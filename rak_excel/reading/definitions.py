"""What a workbook of ours carries: its definition, with the periods by which its parts are planned, and where rows came from."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import takewhile

import msgspec

from rak_excel.definitions.loading import (
    decode_definition,
    definition_digest,
    encode_definition,
    load_template,
    template_ids,
)
from rak_excel.errors import DefinitionError
from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.layouts.follow_ups import code_of
from rak_excel.layouts.names import DIGEST_NAME, ORIGIN_HEADINGS, ORIGINS_SHEET, TEMPLATE_NAME
from rak_excel.model import Activity, Definition, Note, NoteKind, Origin, PartDefinition, Plan, PlanPart
from rak_excel.model.definition import ScheduleDefinition
from rak_excel.model.further import FurtherColumn, PeriodEntry
from rak_excel.model.reported_plan import ReportedPlan
from rak_excel.model.standard_columns import period_target, together
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.numbers import whole_number
from rak_excel.vocabulary.basics.texts import normalised

_ROWS = 1000  # of the hidden sheet, of some thousand letters each: far more than any definition takes


def own_definition(sheets: Iterable[Sheet], names: Mapping[str, str]) -> Definition | None:
    """The definition that a workbook carries on a hidden sheet, else the packaged one that its defined name says.

    The hidden sheet is large, so a packaged definition is known by the digest that the workbook gives of its own.
    """
    name = names.get(TEMPLATE_NAME, "").strip('="').split(" ")[0]
    if (known := _of_digest(names.get(DIGEST_NAME, "").strip('="'), name)) is not None:
        return known
    for sheet in sorted(sheets, key=lambda sheet: not sheet.hidden):
        start = sheet.text(1, 1)
        if start.startswith("{") and '"id"' in start:
            return _decoded("".join(takewhile(bool, (sheet.text(row, 1) for row in range(1, _ROWS)))))
    return load_template(name) if name in template_ids() else None


def interned(definition: Definition) -> Definition:
    """The very object as which this definition is read back from a workbook that carries it."""
    return _decoded(encode_definition(definition)) or definition


def age_of(definition: Definition) -> list[Note]:
    """A note where a newer version of the definition is packaged."""
    if definition.id not in template_ids():
        return []
    newest = load_template(definition.id)
    if newest.version <= definition.version:
        return []
    detail = _OLDER.filled(template=definition.id, version=definition.version, newest=newest.version)
    return [Note(NoteKind.OLDER_TEMPLATE, detail)]


_OLDER = Text(
    "File ini memakai format {template} versi {version}; versi terbaru adalah {newest}.",
    "This file is of template {template}, version {version}; the latest is {newest}.",
)


@remembered(32)
def _decoded(text: str) -> Definition | None:
    """A packaged definition stays that very object, since definitions compare by identity."""
    if text in _packaged():
        return _packaged()[text]
    try:
        decoded = decode_definition(text)
    except DefinitionError:
        return None
    return _packaged().get(encode_definition(decoded), decoded)  # written at a time when the same was encoded otherwise


@cache
def _packaged() -> Mapping[str, Definition]:
    return {encode_definition(load_template(each)): load_template(each) for each in template_ids()}


def _of_digest(digest: str, name: str) -> Definition | None:
    """The packaged definition with this digest. That of the name is looked at first: the others need not be loaded then."""
    likely = sorted(template_ids(), key=lambda each: each != name) if digest else []
    return next((load_template(each) for each in likely if _digest(each) == digest), None)


@cache
def _digest(name: str) -> str:
    return definition_digest(encode_definition(load_template(name)))


def as_planned(definition: Definition, periods_of: Mapping[str, str]) -> Definition:
    """The definition in which each named part has the schedule of another: `{"commission": "secretariat"}`.

    It is the same object for the same question, since definitions are compared by identity.
    """
    return _as_planned(definition, tuple(sorted(periods_of.items()))) if periods_of else definition


def with_columns_met(definition: Definition, met: Iterable[FurtherColumn], differing: PeriodEntry = "") -> Definition:
    """The definition that has these columns beside its own; the same object for the same columns.

    Targets by period that parts or files write in different ways are `differing`: of none where it is "".
    """
    columns = together((*definition.further, *met), differing)
    return definition if columns == definition.further else _with_columns(definition, columns)


def with_columns_of(
    definition: Definition, others: Iterable[Definition], silent: Collection[tuple[str, int]] = ()
) -> Definition:
    """The definition with what the files of these definitions have beside the columns that are declared.

    Targets by period that some have s.d. and others otherwise are s.d., and so are those that are declared to be. The
    headings of `silent` ones, by part and number of periods in a year, do not say.
    """
    others = list(others)
    known = {part.id for part in definition.parts}
    met = [column for other in others for column in other.further if column.met and known.issuperset(column.parts)]
    ids = {column.id for column in met if column.period}
    declared = (
        column.but(met=True, parts=(part,))
        for other in (definition, *others)
        for part in sorted(known)
        for column in other.further_of(part)
        if column.id in ids and not column.met and (other is not definition or column.entry == "up_to")
    )
    if not silent:
        return with_columns_met(definition, [*met, *declared], "up_to")
    own = (column for column in definition.further if column.met)
    columns = (each for column in (*own, *met, *declared) for each in _silenced(column, silent))
    return with_columns_met(declared_alone(definition), columns, "up_to")


def _silenced(column: FurtherColumn, silent: Collection[tuple[str, int]]) -> Iterator[FurtherColumn]:
    """The column of those parts in which it is not silent, and of those in which it is."""
    quiet = tuple(part for part in column.parts if (part, column.periods) in silent)
    if quiet:
        yield period_target(column.period, column.periods, "", quiet)
    if others := tuple(part for part in column.parts if part not in quiet):
        yield column.but(parts=others)


def declared_alone(definition: Definition) -> Definition:
    """The definition without the columns that it does not declare itself."""
    if not any(column.met for column in definition.further):
        return definition
    return _with_columns(definition, tuple(column for column in definition.further if not column.met))


@lru_cache(maxsize=64)
def _with_columns(definition: Definition, columns: tuple[FurtherColumn, ...]) -> Definition:
    return interned(definition.but(columns=columns or msgspec.UNSET))


def planned_by(definition: Definition, plans: Sequence[Plan]) -> Definition:
    """The definition in which each part has the periods by which most of these plans have it planned."""
    schedules = {part.id: _usual_schedule(part, plans) for part in definition.parts}
    if all(schedules[part.id].calendar == part.schedule.calendar for part in definition.parts):
        return definition
    parts = (part.but(schedule=schedules[part.id]) for part in definition.parts)
    return interned(definition.but(parts=tuple(parts)))


def _usual_schedule(part: PartDefinition, plans: Sequence[Plan]) -> ScheduleDefinition:
    filled = [
        plan.definition for plan in plans if (own := plan.part(part.id)) and any(i.filled for i in own.indicators)
    ]
    schedules = [each.schedule for own in filled for each in own.parts if each.id == part.id]
    counted = Counter(schedule.calendar for schedule in schedules)
    best = max(counted, key=lambda calendar: counted[calendar], default=part.schedule.calendar)
    return next((each for each in [part.schedule, *schedules] if each.calendar == best), part.schedule)


@lru_cache(maxsize=32)
def _as_planned(definition: Definition, periods_of: tuple[tuple[str, str], ...]) -> Definition:
    schedules = {part: definition.part(other).schedule for part, other in periods_of}
    parts = (part.but(schedule=schedules.get(part.id, part.schedule)) for part in definition.parts)
    return interned(definition.but(parts=tuple(parts)))


Origins = Mapping[tuple[str, int] | str, tuple[Origin, ...]]
"""By what the row says (its code); in workbooks that carry no codes by sheet and row."""


def is_origins(sheet: Sheet) -> bool:
    return sheet.name == ORIGINS_SHEET


def read_origins(sheets: Sequence[Sheet]) -> Origins:
    """The origins that a merged plan carries; none where it carries none."""
    sheet = next(filter(is_origins, sheets), None)
    origins: dict[tuple[str, int] | str, tuple[Origin, ...]] = defaultdict(tuple)
    for row in sheet.rows if sheet else ():
        texts = [sheet.text(row, column) for column in range(1, len(ORIGIN_HEADINGS) + 1)] if sheet else []
        if (number := whole_number(texts[1])) is not None:
            code = texts[5].partition(" ")[0]
            origins[code or (texts[0], number)] += (Origin(*texts[2:5]),)
    return origins


def row_codes(part: PlanPart) -> Iterator[tuple[Activity, str]]:
    """Every activity of a part with what it is recognised by after rows were inserted, deleted or moved.

    That is its words and those of its indicator; of rows that say the same, the nth has the nth code.
    """
    seen: Counter[tuple[str, str]] = Counter()
    for indicator in part.indicators:
        for activity in indicator.activities:
            words = normalised(indicator.text), normalised(activity.text)
            seen[words] += 1
            said = "\x1f".join((part.id, *words, str(seen[words])))
            yield activity, hashlib.sha256(said.encode()).hexdigest()[:12]


def with_origins(plan: Plan, origins: Origins) -> Plan:
    """The merged plan with the origins of its rows; a row that people wrote or reworded has its own cell for one."""
    if not origins:
        return plan
    return plan.but(
        parts=tuple(_part(part, origins) for part in plan.parts),
        merged=True,
        reported=plan.reported and _of_follow_ups(plan.reported, origins),
    )


def _of_follow_ups(reported: ReportedPlan, origins: Origins) -> ReportedPlan:
    """Those of a report too, each known by its code; one that people wrote there has none."""
    found = (each.but(origins=origins.get(code_of(each.quarter, each.number), ())) for each in reported.follow_ups)
    return reported.but(follow_ups=tuple(found))


def _part(part: PlanPart, origins: Origins) -> PlanPart:
    known = {
        id(each): each.but(origins=origins.get(code) or origins.get((each.place.sheet, each.place.row)) or each.origins)
        for each, code in row_codes(part)
    }
    found = (tuple(known[id(each)] for each in indicator.activities) for indicator in part.indicators)
    pairs = zip(part.indicators, found, strict=True)
    return part.but(indicators=tuple(each.but(activities=own) for each, own in pairs))
