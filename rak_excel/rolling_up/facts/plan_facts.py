"""What a roll-up takes from a plan: small facts that travel between processes and into the data sheets."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import count, groupby
from typing import TypedDict

from msgspec.structs import replace

from rak_excel.definitions.loading import encode_definition, load_template, template_ids
from rak_excel.language import Text
from rak_excel.model import Definition, Finding, Note, Plan, PlanPart, Severity, Source, Target
from rak_excel.model.items import items_of
from rak_excel.rolling_up.facts.facts import FileFacts, Harvest, NoteRow, PartFacts
from rak_excel.rolling_up.facts.note_states import Standings
from rak_excel.rolling_up.facts.one_fact import told_by_fact
from rak_excel.rolling_up.facts.places import letters_of
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.rolling_up.facts.seals import seal
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.names.offices import region_of

_WorkKey = tuple[str, tuple[int, ...], Sequence[str]]  # its text, periods and executors


def digest_of_part(part: PlanPart) -> str:
    return _digest(
        (each.text, each.target, [(one.text, one.periods, [e.name for e in one.executors]) for one in each.activities])
        for each in part.indicators
        if each.filled
    )


def digest_of_rows(rows: Iterable[ActivityRow]) -> str:
    """Of the rows of a part in their order: that of the part itself, unless something was corrected in them."""
    blocks = [list(block) for _, block in groupby(rows, key=lambda row: row.ordinal)]
    return _digest(
        (block[0].indicator, block[0].target, [(row.activity, row.periods, row.executors) for row in block])
        for block in blocks
    )


def _digest(indicators: Iterable[tuple[str, Target | None, Sequence[_WorkKey]]]) -> str:
    content = [
        (
            normalised(text),
            str(target.same) if target else "",
            [
                ([normalised(item.text) for item in items_of(activity)], periods, list(executors))
                for activity, periods, executors in work
            ],
        )
        for text, target, work in indicators
    ]
    return hashlib.sha256(repr(content).encode()).hexdigest()[:16]


_ALIKE = Text(
    "{message} Begitu juga {count} sel lain di sheet ini.", "{message} More such cells of this sheet: {count}."
)
_AGREEMENT = Text(
    "File ini Perjanjian Kinerja, tanpa kegiatan. Minta rencana aksinya.",
    "This file is a Perjanjian Kinerja without activities. Ask for the action plan.",
)
_QUOTED = re.compile('"[^"]*"')
_Kind = tuple[str, str, str, str]


def harvest_plan(plan: Plan, findings: Iterable[Finding] = (), *, open_differences: int = 0) -> Harvest:
    """The facts of one plan. Where two files make it up, each file has its own facts.

    `open_differences` is how many differences of a merged plan nobody has decided.
    """
    if plan.is_agreement:
        return Harvest(
            files=(FileFacts(plan.source.file, plan.source.sha256, saved=plan.source.saved, fault=_AGREEMENT),)
        )
    office = region_of(plan.identity, plan.definition)
    region = office.code if office else ""
    sources = {plan.source_of(part.id).file: plan.source_of(part.id) for part in plan.parts} or {
        plan.source.file: plan.source
    }
    files = tuple(_file_facts(plan, source, region, open_differences) for source in sources.values())
    return Harvest(
        files=files,
        rows={file.identity: tuple(_rows(plan, file, region)) for file in files},
        notes=tuple(told_by_fact(_notes(findings, sources, Standings(plan)), plan)),
        definitions={_template(plan.definition): _encoded(plan.definition)},
    )


def harvest_unread(source: Source, note: Note) -> Harvest:
    """The facts of a file that gave no plan."""
    return Harvest(files=(FileFacts(source.file, source.sha256, saved=source.saved, fault=note.detail),))


def harvest_lost(file: str, fault: Text) -> Harvest:
    """The facts of a file of which nothing but its name is known."""
    return Harvest(files=(FileFacts(file, fault=fault),))


def _file_facts(plan: Plan, source: Source, region: str, open_differences: int) -> FileFacts:
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
        parts={part.id: _part_facts(part) for part in plan.parts if plan.source_of(part.id).file == source.file},
        open_differences=open_differences,
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
def _encoded(definition: Definition) -> str:
    return encode_definition(definition)


def _part_facts(part: PlanPart) -> PartFacts:
    activities = sum(len(indicator.activities) for indicator in part.indicators)
    return PartFacts(activities, digest_of_part(part), sheet=part.sheet, columns=letters_of(part))


def _rows(plan: Plan, file: FileFacts, region: str) -> Iterator[ActivityRow]:
    for part in plan.parts:
        if part.id not in file.parts:
            continue
        filled = [indicator for indicator in part.indicators if indicator.filled]
        places = count(1)
        for ordinal, indicator in enumerate(filled, 1):
            for activity in indicator.activities:
                said = _Said(
                    ordinal=ordinal,
                    number="" if indicator.objective.number is None else str(indicator.objective.number),
                    objective=indicator.objective.text,
                    indicator=indicator.text,
                    target=indicator.target,
                    activity=activity.text,
                    periods=activity.periods,
                    executors=tuple(dict.fromkeys(_one_line(executor.name) for executor in activity.executors)),
                )
                yield ActivityRow(
                    **said,
                    region=region,
                    part=part.id,
                    file=file.file,
                    sheet=activity.place.sheet,
                    cell=activity.place.cell("activity").address,
                    key=indicator.key or "",
                    place=next(places),
                    seal=seal(**said),
                )


class _Said(TypedDict):
    """The fields of a row that are sealed."""

    ordinal: int
    number: str
    objective: str
    indicator: str
    target: Target | None
    activity: str
    periods: tuple[int, ...]
    executors: tuple[str, ...]


def _one_line(name: str) -> str:
    """A name as a cell with several names holds it: a semicolon stands between names there, so none is in one."""
    return " ".join(name.replace(";", ",").split())


def _notes(findings: Iterable[Finding], sources: Mapping[str, Source], standings: Standings) -> Iterator[NoteRow]:
    """The findings in their order. Those for information are told once a kind and sheet, with how many there are.

    A plan may have a hundred of them, every tick of another form for one, and nobody has to act on any. Of a kind are
    those that say the same but for what they quote: a repaired tick is not of a kind with a repaired target.
    """
    listed = list(findings)
    kinds = [_kind(each, sources) if each.severity is Severity.INFO else None for each in listed]
    alike = Counter(kinds)
    told: set[_Kind] = set()
    for finding, kind in zip(listed, kinds, strict=True):
        if kind is None or alike[kind] == 1:
            yield _note_row(finding, sources, standings)
        elif kind not in told:
            told.add(kind)
            message = _ALIKE.filled(message=finding.message, count=alike[kind] - 1)
            yield _note_row(replace(finding, message=message), sources, standings)


def _kind(finding: Finding, sources: Mapping[str, Source]) -> _Kind:
    return _source(finding, sources).file, _sheet(finding), finding.code, _QUOTED.sub("", finding.message.id)


def _source(finding: Finding, sources: Mapping[str, Source]) -> Source:
    return sources.get(finding.file) or next(iter(sources.values()))


def _sheet(finding: Finding) -> str:
    return finding.cell.sheet if finding.cell else finding.sheet or ""


def _note_row(finding: Finding, sources: Mapping[str, Source], standings: Standings) -> NoteRow:
    source = _source(finding, sources)
    return NoteRow(
        file=source.file,
        sha256=source.sha256,
        code=finding.code,
        severity=finding.severity,
        sheet=_sheet(finding),
        cell=finding.cell.address if finding.cell else "",
        value=finding.value,
        message=finding.message,
        hint=finding.hint,
        standing=standings.of(finding),
    )
