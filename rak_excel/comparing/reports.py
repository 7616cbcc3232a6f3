"""What became otherwise from one quarterly report to another, of the same quarter or of a later one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rak_excel.comparing.compared import Aspect
from rak_excel.comparing.diff import Change, Comparison
from rak_excel.comparing.follow_ups import follow_up_changes
from rak_excel.comparing.places import office_of, place_of
from rak_excel.formats.grid import as_text
from rak_excel.model import Cell, Plan
from rak_excel.model.monitoring import SAID
from rak_excel.monitoring.columns import columns_beside
from rak_excel.monitoring.linking import same_activities, same_indicators
from rak_excel.monitoring.report import Reached, Report, Work, report_of
from rak_excel.monitoring.sayings import said_alike
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.headings.headings import column_heading
from rak_excel.vocabulary.names.offices import region_of
from rak_excel.vocabulary.targets.choices import same_target
from rak_excel.vocabulary.targets.period_entries import UNCONFIRMED

_OF_WORK = ("state", *SAID)


def report_changes(old: Plan, new: Plan) -> Comparison:
    """Where each indicator stands, its figures, what its activities say, and what became of follow-ups.

    What came with the plan stands where it is; of each part what went with it stands last.
    """
    sides = _Sides(report_of(old), report_of(new))
    parts = dict.fromkeys(part.id for plan in (new, old) for part in plan.parts)
    changes = [change for part in parts for change in _of_part(sides, part)]
    changes += follow_up_changes(sides.before, sides.after)
    same = region_of(old.identity, old.definition) == region_of(new.identity, new.definition)
    return Comparison(tuple(changes), None if same else (office_of(sides.before), office_of(sides.after)))


class _Sides(Record):
    """Both reports."""

    before: Report
    after: Report

    @property
    def figures(self) -> tuple[str, ...]:
        """Those that are compared: from quarter to quarter that of the quarter before is another one."""
        same = self.before.quarter.number == self.after.quarter.number
        return ("goal", "previous", "actual") if same else ("goal", "actual")

    @property
    def columns(self) -> tuple[str, ...]:
        """What else is compared of each row: the report's own columns, and what the files have beside them."""
        return (*_OF_WORK, *(column.id for column in columns_beside(self.before, self.after)))

    def heading(self, column: str, part: str) -> str:
        """What stands above a column, with both quarters where they differ: `REALISASI S.D. TW I → TW II`."""
        before, after = self.before, self.after
        has = next((each for each in (after, before) if column in _ids_of(each, part)), after)
        definition = has.plan.definition
        heading = column_heading(column, definition.part(part), definition)
        if before.quarter.number == after.quarter.number or after.quarter.label not in heading:
            return heading
        return heading.replace(after.quarter.label, f"{before.quarter.label} → {after.quarter.label}")

    def differ(self, column: str, texts: tuple[str, str], of: tuple[Reached, Reached]) -> bool:
        """Whether two entries of a column say otherwise, in whatever spelling: `1 Lap` beside its target is `1`."""
        if column == "target":
            return same_target(of[0].target) != same_target(of[1].target)
        before, after = (
            said_alike(column, text.removesuffix(UNCONFIRMED), reached.meant, report.plan.definition)
            for report, text, reached in zip((self.before, self.after), texts, of, strict=True)
        )
        return before != after

    def places(self, cells: Iterable[Cell]) -> tuple[str, str]:
        was, now = (place_of(*each) for each in zip((self.before, self.after), cells, strict=True))
        return was, now


def _ids_of(report: Report, part: str) -> set[str]:
    return {column.id for column in report.plan.definition.further_of(part)}


def _of_part(sides: _Sides, part: str) -> Iterator[Change]:
    olds, news = ([each for each in report.reached if each.part.id == part] for report in (sides.before, sides.after))
    pairs = same_indicators([each.meant for each in news], [each.meant for each in olds], sides.after.plan.definition)
    known = {id(new): old for new, old in pairs}
    by_meant = {id(each.meant): each for each in olds}
    for new in news:
        old = by_meant.get(id(known.get(id(new.meant))))
        yield from _of_indicator(old, new, sides) if old else [_whole(Aspect.ADDED, new, sides.after)]
    kept = {id(old) for _, old in pairs}
    yield from (_whole(Aspect.REMOVED, each, sides.before) for each in olds if id(each.meant) not in kept)


def _whole(aspect: Aspect, reached: Reached, report: Report) -> Change:
    """An indicator that only one of both reports has."""
    cell, text = place_of(report, reached.indicator.place.cell("indicator")), reached.meant.text
    office, sheet = office_of(report), reached.part.sheet
    if aspect is Aspect.ADDED:
        return Change(aspect, office, sheet, text, new=text, new_cell=cell)
    return Change(aspect, office, sheet, text, old=text, old_cell=cell)


def _of_indicator(old: Reached, new: Reached, sides: _Sides) -> Iterator[Change]:
    about = Change(Aspect.COLUMN, office_of(sides.after), new.part.sheet, new.meant.text)
    if normalised(old.meant.text) != normalised(new.meant.text):
        cells = sides.places(each.indicator.place.cell("indicator") for each in (old, new))
        yield about.but(aspect=Aspect.INDICATOR, **_between(old.meant.text, new.meant.text, *cells))
    said = [
        ("target", *((each.target.text if each.target else "") for each in (old, new))),
        *((column, *(_typed(each, column) for each in (old, new))) for column in sides.figures),
        ("standing", sides.before.words.standing(old.standing), sides.after.words.standing(new.standing)),
    ]
    said += [(column, *(_typed(each, column) for each in (old, new))) for column in sides.columns]
    for column, was, now in said:
        if sides.differ(column, (was, now), (old, new)):
            cells = sides.places(_cell(each, column) for each in (old, new))
            yield about.but(**_between(was, now, *cells), column=sides.heading(column, new.part.id))
    yield from _of_works(old, new, sides, about)


def _typed(reached: Reached, column: str) -> str:
    """What an indicator says in a column, in those of activities for itself."""
    return as_text(reached.indicator.further.get(column, ""))


def _of_works(old: Reached, new: Reached, sides: _Sides, about: Change) -> Iterator[Change]:
    pairs = same_activities(new.indicator, old.indicator, sides.after.plan.definition)
    about = about.but(others=len(new.works) > 1 or len(old.works) > 1)
    known = {id(now): id(was) for now, was in pairs}
    before = {id(work.activity): work for work in old.works}
    for work in new.works:
        was = before.pop(known.get(id(work.activity), 0), None)
        yield from _of_work(was, work, sides, about, (old, new)) if was else _come_or_gone(None, work, sides, about)
    for work in before.values():
        yield from _come_or_gone(work, None, sides, about)


def _of_work(old: Work, new: Work, sides: _Sides, about: Change, of: tuple[Reached, Reached]) -> Iterator[Change]:
    part = of[1].part.id
    texts = [_text(each) for each in (old, new)]
    if normalised(texts[0]) != normalised(texts[1]):
        yield _as_activities(texts, sides.places(_row(each) for each in (old, new)), about)
    for column in sides.columns:
        was, now = (work.said(column) for work in (old, new))
        if sides.differ(column, (was, now), of):
            cells = sides.places(work.activity.place.cell(column) for work in (old, new))
            told = about.but(**_between(was, now, *cells), column=sides.heading(column, part))
            yield told.but(activity=texts[1])


def _come_or_gone(old: Work | None, new: Work | None, sides: _Sides, about: Change) -> Iterator[Change]:
    """An activity that only one of both reports has; nothing of a blank one."""
    works = (old, new)
    texts = [_text(each) if each else "" for each in works]
    reports = (sides.before, sides.after)
    places = [place_of(report, _row(each)) if each else "" for report, each in zip(reports, works, strict=True)]
    if any(texts):
        yield _as_activities(texts, places, about)


def _as_activities(texts: Iterable[str], places: Iterable[str], about: Change) -> Change:
    return about.but(aspect=Aspect.ACTIVITIES, **_between(*texts, *places))


def _text(work: Work) -> str:
    return (work.planned or work.activity).text


def _row(work: Work) -> Cell:
    return work.activity.place.cell("activity")


def _between(was: str, now: str, old_cell: str, new_cell: str) -> dict[str, str]:
    return {"old": was, "new": now, "old_cell": old_cell, "new_cell": new_cell}


def _cell(reached: Reached, column: str) -> Cell:
    return reached.indicator.target_cell if column == "target" else reached.indicator.cell_of(column)
