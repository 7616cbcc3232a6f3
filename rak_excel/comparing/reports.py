"""What became otherwise from one quarterly report to another, of the same quarter or of a later one."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.comparing.compared import Aspect
from rak_excel.comparing.diff import Change, Comparison
from rak_excel.model import Cell, Plan
from rak_excel.model.monitoring import Quarter
from rak_excel.monitoring.linking import same_activities, same_indicators
from rak_excel.monitoring.report import Reached, Report, report_of
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.headings.headings import column_heading
from rak_excel.vocabulary.names.offices import region_of, short_for

_OF_WORK = ("state", "result", "evidence", "obstacle", "follow_up", "person", "due")


def report_changes(old: Plan, new: Plan) -> Comparison:
    """Where each indicator stands, its figures, and what its activities say; what came or went with the plan stands last."""
    before, after = report_of(old), report_of(new)
    changes = [change for part in new.parts for change in _of_part(before, after, part.id)]
    offices = tuple(_office(plan) for plan in (old, new))
    same = region_of(old.identity, old.definition) == region_of(new.identity, new.definition)
    return Comparison(tuple(changes), None if same else (offices[0], offices[1]))


def _office(plan: Plan) -> str:
    return short_for(plan.identity.office, plan.identity.region, plan.definition)


def _of_part(before: Report, after: Report, part: str) -> Iterator[Change]:
    olds, news = ([each for each in report.reached if each.part.id == part] for report in (before, after))
    pairs = same_indicators([each.meant for each in news], [each.meant for each in olds], after.plan.definition)
    known = {id(new): old for new, old in pairs}
    by_meant = {id(each.meant): each for each in olds}
    for new in news:
        old = by_meant.get(id(known.get(id(new.meant))))
        yield from _of_indicator(old, new, before, after) if old else [_whole(Aspect.ADDED, new, after)]
    kept = {id(old) for _, old in pairs}
    yield from (_whole(Aspect.REMOVED, each, before) for each in olds if id(each.meant) not in kept)


def _whole(aspect: Aspect, reached: Reached, report: Report) -> Change:
    """An indicator that only one of both reports has."""
    cell, text = _at(report, reached.indicator.place.cell("indicator")), reached.meant.text
    office, sheet = _office(report.plan), reached.part.sheet
    if aspect is Aspect.ADDED:
        return Change(aspect, office, sheet, text, new=text, new_cell=cell)
    return Change(aspect, office, sheet, text, old=text, old_cell=cell)


def _of_indicator(old: Reached, new: Reached, before: Report, after: Report) -> Iterator[Change]:
    about = Change(Aspect.COLUMN, _office(after.plan), new.part.sheet, new.meant.text)
    said = [
        ("target", *((each.target.text if each.target else "") for each in (old, new))),
        ("goal", old.goal.text, new.goal.text),
        ("actual", old.actual.text, new.actual.text),
        ("standing", before.words.standing(old.standing), after.words.standing(new.standing)),
    ]
    for column, was, now in said:
        if normalised(was) != normalised(now):
            cells = (_at(report, _cell(each, column)) for report, each in ((before, old), (after, new)))
            yield about.but(**_between(was, now, *cells), column=_heading(column, new, before, after))
    yield from _of_works(old, new, before, after, about)


def _of_works(old: Reached, new: Reached, before: Report, after: Report, about: Change) -> Iterator[Change]:
    pairs = same_activities(new.indicator, old.indicator, after.plan.definition)
    by_activity = {id(work.activity): work for each in (old, new) for work in each.works}
    several = len(new.works) > 1
    for now, was in pairs:
        works = by_activity[id(was)], by_activity[id(now)]
        for column in _OF_WORK:
            said = [work.said(column) for work in works]
            if normalised(said[0]) != normalised(said[1]):
                cells = [
                    _at(report, work.activity.place.cell(column))
                    for report, work in zip((before, after), works, strict=True)
                ]
                told = about.but(**_between(*said, *cells), column=_heading(column, new, before, after))
                yield told.but(activity=now.text, others=several)


def _between(was: str, now: str, old_cell: str, new_cell: str) -> dict[str, str]:
    return {"old": was, "new": now, "old_cell": old_cell, "new_cell": new_cell}


def _cell(reached: Reached, column: str) -> Cell:
    return reached.indicator.target_cell if column == "target" else reached.indicator.cell_of(column)


def _heading(column: str, reached: Reached, before: Report, after: Report) -> str:
    """What stands above a column, with both quarters where they differ: `REALISASI S.D. TW I → TW II`."""
    heading = column_heading(column, reached.part, after.plan.definition)
    quarters: list[Quarter] = [each.quarter for each in (before, after)]
    if quarters[0].number == quarters[1].number or quarters[1].label not in heading:
        return heading
    return heading.replace(quarters[1].label, f"{quarters[0].label} → {quarters[1].label}")


def _at(report: Report, cell: Cell) -> str:
    file = next((report.plan.source_of(part.id).file for part in report.plan.parts if part.sheet == cell.sheet), "")
    return f"{file or report.plan.source.file} {cell}"
