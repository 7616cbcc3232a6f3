"""What a roll-up takes from one report: rows of figures, of work, and of obstacles with what is to be done about them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from rak_excel.advice import ROLLED_UP
from rak_excel.formats.grid import as_text
from rak_excel.language import Advice, Text
from rak_excel.model import Indicator, Note, Place, Plan, Source
from rak_excel.model.monitoring import SAID, Quarter
from rak_excel.model.reported_plan import FollowUp
from rak_excel.model.target import QUARTERS
from rak_excel.monitoring.by_unit import said_apart
from rak_excel.monitoring.columns import percent_of
from rak_excel.monitoring.due_dates import due_date
from rak_excel.monitoring.figures import Figure
from rak_excel.monitoring.goals import Due, ticked_in
from rak_excel.monitoring.report import Reached, Report, Work, report_of, state_of
from rak_excel.monitoring.sayings import says_anything
from rak_excel.rolling_up.facts.facts import FileFacts, PartFacts
from rak_excel.rolling_up.facts.plan_facts import encoded
from rak_excel.rolling_up.monitoring.facts import (
    FigureFacts,
    ObstacleRow,
    ReachedRow,
    ReportFacts,
    RowPlace,
    WorkRow,
)
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.names.named_offices import office_code
from rak_excel.vocabulary.targets.units import unit_with_id

_OF_PLANS = Advice(
    " dengan rak-excel rollup tanpa --quarter",
    " with rak-excel rollup without --quarter",
    Text(" dari folder tersendiri", " from a folder of their own"),
    Text(f': pilih Rencana aksi di "{ROLLED_UP.id}"', f': choose Action plans in "{ROLLED_UP.en}"'),
)
_PLAN = Text(
    "File ini rencana, bukan laporan triwulan. Rekap rencana{rollup}.",
    "This file is a plan and not a quarterly report. Roll up plans{rollup}.",
).advising(rollup=_OF_PLANS)
_TYPED = ("actual", "state", *SAID)
_UNFINISHED = frozenset({"running", "not_begun", "postponed"})


def facts_of_report(plan: Plan) -> ReportFacts:
    """The facts of a report; of a plan only that it is none."""
    file = _file(plan)
    if not plan.definition.is_report:
        return ReportFacts(file.but(fault=_PLAN), other=True)
    report = report_of(plan)
    region = file.region
    works = tuple(row for each, _, own in _numbered(report) for row in _works(each, own, region, report))
    carried = plan.reported.follow_ups if plan.reported else ()
    obstacles = [row for each, _, own in _numbered(report) for row in _obstacles(each, own, region, report)]
    obstacles += [_carried(each, region, report) for each in carried]
    return ReportFacts(
        file.but(parts=_parts(report), revision=plan.reported.revision if plan.reported else file.revision),
        report.quarter.number,
        tuple(_reached_rows(report, region)),
        works,
        tuple(obstacles),
        tuple(_silent(report)),
        tuple(_planned(plan)),
        plan.reported.digest if plan.reported else "",
        plan.reported.date if plan.reported else None,
        encoded(plan.definition),
        rest=bool(plan.reported and plan.reported.rest),
    )


def facts_of_no_report(source: Source, note: Note) -> ReportFacts:
    """The facts of a file that gave neither a report nor a plan."""
    return ReportFacts(FileFacts(source.file, source.sha256, saved=source.saved, fault=note.detail))


def _file(plan: Plan) -> FileFacts:
    who, source = plan.identity, plan.source
    return FileFacts(
        source.file,
        source.sha256,
        who.office,
        office_code(who, plan.definition),
        who.year,
        who.revision,
        plan.sent_by,
        who.date,
        source.saved.replace(microsecond=0) if source.saved else None,
        f"{plan.definition.id} {plan.definition.version}",
        open_differences=plan.undecided,
        merged=plan.merged,
    )


def _numbered(report: Report) -> Iterator[tuple[Reached, str, int]]:
    """The indicators with their part and their number in it."""
    seen: dict[str, int] = {}
    for each in report.reached:
        seen[each.part.id] = seen.get(each.part.id, 0) + 1
        yield each, each.part.id, seen[each.part.id]


def _reached_rows(report: Report, region: str) -> Iterator[ReachedRow]:
    for each, part, ordinal in _numbered(report):
        meant, definition = each.meant, report.plan.definition
        unit = unit_with_id((meant.target and meant.target.unit) or "", definition)
        yield ReachedRow(
            _place(each.indicator.place, "actual", report, region, part, ordinal),
            "" if meant.objective.number is None else str(meant.objective.number),
            meant.objective.text,
            meant.text,
            meant.key or "",
            FigureFacts(meant.target.text.strip(), meant.target.number) if meant.target else FigureFacts(),
            unit.label if unit else "",
            each.how.measure,
            each.how.lower,
            _figure(each.goal.figure),
            _figure(each.previous),
            _figure(each.actual),
            percent_of(each.of_quarter),
            percent_of(each.of_year),
            each.standing,
            reasoned=any(says_anything(text, definition) for text in each.said("obstacle")),
            followed=any(says_anything(text, definition) for text in each.said("follow_up")),
            result=_said(each.indicator, "result"),
            evidence=_said(each.indicator, "evidence"),
            unconfirmed=each.goal.due is Due.UNDECIDED,
            goal_cell=each.indicator.place.cell("goal").address,
        )


def _figure(figure: Figure) -> FigureFacts:
    return FigureFacts(figure.text, figure.target.number if figure.target else None)


def _place(place: Place, column: str, report: Report, region: str, part: str, ordinal: int) -> RowPlace:
    return RowPlace(region, part, ordinal, report.plan.source.file, place.sheet, place.cell(column).address)


def _works(each: Reached, ordinal: int, region: str, report: Report) -> Iterator[WorkRow]:
    for work in each.works:
        last = work.last_month
        over = last is not None and last <= report.quarter.months[-1]
        meant = work.planned or work.activity
        yield WorkRow(
            _place(work.activity.place, "state", report, region, each.part.id, ordinal),
            each.meant.text,
            meant.text,
            work.scheduled,
            last,
            work.state,
            tidy(work.said("state")),
            over and work.state in _UNFINISHED,
            work.said("result"),
            work.said("evidence"),
            tuple(dict.fromkeys(executor.name for executor in meant.executors)),
        )


def _obstacles(each: Reached, ordinal: int, region: str, report: Report) -> Iterator[ObstacleRow]:
    """Those of the indicator, where its part has no activities, then those of its activities."""
    rows: list[tuple[Indicator | Work, Place, str]] = [(each.indicator, each.indicator.place, "")]
    rows += [(work, work.activity.place, (work.planned or work.activity).text) for work in each.works]
    for row, place, activity in rows:
        said = {column: _says(_said(row, column), report) for column in ("obstacle", "follow_up", "person", "due")}
        if not any(said.values()):
            continue
        executors = (row.planned or row.activity).executors if isinstance(row, Work) else ()
        yield ObstacleRow(
            _place(place, "obstacle", report, region, each.part.id, ordinal),
            each.meant.text,
            activity,
            said["obstacle"],
            said["follow_up"],
            said["person"] or "; ".join(dict.fromkeys(executor.name for executor in executors)),
            said["due"],
            due_date(said["due"], report.plan.definition.identity),
            report.quarter.number,
            due_cell=place.cell("due").address,
            obstacles=_apart(said["obstacle"], report),
            entries=tuple(column for column, text in said.items() if text),
        )


def _says(text: str, report: Report) -> str:
    """The text; none of `nihil` and `-`, which are no obstacle, and no date."""
    return text if says_anything(text, report.plan.definition) else ""


def _apart(obstacle: str, report: Report) -> tuple[str, ...]:
    return tuple(map(tidy, said_apart(obstacle, report.plan.definition))) if obstacle else ()


def _said(row: Indicator | Work, column: str) -> str:
    entry = (row.activity if isinstance(row, Work) else row).further.get(column)
    return tidy(as_text(entry)) if entry is not None else ""


def _carried(each: FollowUp, region: str, report: Report) -> ObstacleRow:
    """What is still open from an earlier quarter, and what the report says became of it."""
    place, own_part = each.place, _part_of(each, report)
    sheet, ordinal = place.sheet if place else "", _ordinal_of(each, own_part, report)
    cell, due_cell = (place.cell(column).address if place else "" for column in ("state", "due"))
    said = {"obstacle": each.obstacle, "follow_up": each.text, "person": each.person, "due": each.due}
    answer = {"state": each.state, "result": each.result, "evidence": each.evidence}
    typed = {**said, **answer} if each.quarter == report.quarter.number else answer  # of this quarter by hand
    return ObstacleRow(
        RowPlace(region, own_part, ordinal, report.plan.source.file, sheet, cell),
        each.indicator,
        each.activity,
        _says(each.obstacle, report),
        _says(each.text, report),
        _says(each.person, report),
        _says(each.due, report),
        due_date(tidy(each.due), report.plan.definition.identity),
        each.quarter,
        state_of(each.state, report.words),
        tidy(each.state),
        due_cell,
        _apart(_says(tidy(each.obstacle), report), report),
        entries=tuple(column for column, text in typed.items() if _says(tidy(text), report)),
    )


def _part_of(each: FollowUp, report: Report) -> str:
    """Where nobody knows its part it is of the first one, as on the report's own pages."""
    parts = [part.id for part in report.plan.parts]
    return each.part if each.part in parts else next(iter(parts), "")


def _ordinal_of(each: FollowUp, own_part: str, report: Report) -> int:
    """The number of the indicator that a follow-up is of: of several with its words that with its key, else the first."""
    words = normalised(each.indicator)
    same = [
        (one, ordinal)
        for one, part, ordinal in _numbered(report)
        if part == own_part and normalised(one.meant.text) == words
    ]
    keyed = (ordinal for one, ordinal in same if each.key and one.meant.key == each.key)
    return next(keyed, same[0][1] if same else 0)


def _silent(report: Report) -> Iterator[str]:
    """The units with work in this quarter of which no row says anything, in the order of their rows."""
    heard: dict[str, bool] = {}
    for each in report.reached:
        for work in each.works:
            if work.scheduled and work.planned:
                said = any(work.said(column) for column in _TYPED)
                for executor in work.planned.executors:
                    heard[executor.name] = heard.get(executor.name, False) or said
    yield from (name for name, said in heard.items() if name and not said)


def _planned(plan: Plan) -> Iterator[int]:
    """The quarters in which the plan has work; all of them where the report carries none."""
    rows = plan.reported.rows if plan.reported else {}
    ticked = {
        part.id: {period for row in rows.get(part.id, ()) for period in row.marks} for part in plan.definition.parts
    }
    for number in range(1, QUARTERS + 1):
        if plan.reported is None or any(
            ticked_in(ticked[part.id], part.schedule.calendar, Quarter(number)) for part in plan.definition.parts
        ):
            yield number


def _parts(report: Report) -> dict[str, PartFacts]:
    """Of each part how many of its rows and follow-ups say something, and a digest of what they say."""
    parts = {}
    follow_ups = report.plan.reported.follow_ups if report.plan.reported else ()
    for part in report.plan.parts:
        own = [each for each in report.reached if each.part.id == part.id]
        said = [line for each in own for line in _lines(each)]
        said += [_answer(each, report) for each in follow_ups if _part_of(each, report) == part.id]
        filled = sum(any(line[1:]) for line in said)
        parts[part.id] = PartFacts(filled, _digest(said), sheet=part.sheet)
    return parts


def _lines(each: Reached) -> Iterator[list[str]]:
    yield [each.meant.text, *(_said(each.indicator, column) for column in _TYPED)]
    for work in each.works:
        yield [(work.planned or work.activity).text, *(_said(work, column) for column in _TYPED)]
    # A target that was confirmed is another one, though nobody reported anything yet.
    yield [f"{each.meant.text} {each.goal.text}"]


def _answer(each: FollowUp, report: Report) -> list[str]:
    added = each.text if each.quarter == report.quarter.number else ""  # one of this quarter was added by hand
    words = (each.indicator, each.activity, each.obstacle, each.text, each.person, each.due)
    return [" ".join(words), each.state, each.result, each.evidence, added]


def _digest(lines: Iterable[list[str]]) -> str:
    return hashlib.sha256(repr([*lines]).encode("utf-8", "surrogatepass")).hexdigest()[:16]
