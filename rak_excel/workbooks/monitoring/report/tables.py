"""The tables of a report as it is signed: figures, work, and follow-ups of before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count, groupby

from rak_excel.formats.grid import as_text
from rak_excel.layouts.follow_ups import COLUMNS
from rak_excel.merging.since_report import SinceReport
from rak_excel.model import Columns, FormRow, Indicator, PartDefinition, Place
from rak_excel.model.monitoring import MonitoringWords, Quarter, Standing
from rak_excel.model.reported_plan import FollowUp
from rak_excel.model.standard_columns import UNIT_TEXT
from rak_excel.monitoring.report import Reached, Report, Work
from rak_excel.vocabulary.headings.headings import column_heading
from rak_excel.workbooks.monitoring.report.cells import Shown, below, labelled, of_cell, quoted_text, with_before
from rak_excel.workbooks.monitoring.report.computed import computed_of
from rak_excel.workbooks.monitoring.report.lines import (
    OF_FIGURES,
    OF_WORK,
    Look,
    PrintedLine,
    PrintedTable,
    row,
    whole,
)
from rak_excel.workbooks.monitoring.report.several_rows import Told, all_told, follow_up, obstacle
from rak_excel.workbooks.monitoring.report.since import changed_target, indicators_gone, work_gone
from rak_excel.workbooks.monitoring.report.workings import ReportWorkings

FIGURES, WORK = "Pengukuran Kinerja", "Pelaksanaan Kegiatan"
FOLLOW_UPS, OUTSIDE = "Tindak Lanjut Triwulan Sebelumnya", "di luar rencana"
_C, _T = Look.CENTRED, Look.TEXT


def figures_table(
    report: Report, behind: ReportWorkings, rows: Sequence[FormRow], since: SinceReport | None = None
) -> PrintedTable:
    """Each indicator with what was to be reached and what was, below its objective; `rows` are those of the data sheet, which
    has these workings `behind` it."""
    part = behind.layout.part
    targets = (row.target for row in rows if row.starts_indicator)
    written = {id(each.indicator): target for each, target in zip(of_part(report, part), targets, strict=True)}
    words, quarter = report.words, report.quarter
    named = (column_heading(each, part, report.plan.definition) for each in ("number", "indicator", "target"))
    reported = ("goal", "actual", "of_quarter", "of_year", "standing", "obstacle", "follow_up")
    headings = [*named, *(words.heading(each, quarter) for each in reported)]
    lines: list[PrintedLine] = []
    numbers = _numbers(report, part)
    for objective, group in groupby(of_part(report, part), key=lambda each: id(each.indicator.objective)):
        del objective
        own = list(group)
        if part.has("objective"):
            lines.append(whole(_objective(own[0].indicator), Look.BAND, leads=True))
        for each in own:
            number, target = numbers[id(each.indicator)], written[id(each.indicator)]
            lines.append(_figures(each, number, target, report, behind))
            lines += changed_target(since, part.id, each.planned)
    lines += indicators_gone(since, part.id)
    lines.append(whole(_counted_by(report.words), Look.NOTE))
    heading = row(headings, OF_FIGURES, [Look.HEADING] * len(headings))
    return PrintedTable(FIGURES, heading, tuple(lines))


_LOWER = {"2T-R": "(2 x target - realisasi) / target x 100", "T/R": "target / realisasi x 100"}


def _counted_by(words: MonitoringWords) -> str:
    """How achievement is counted, and from where on it counts as reached."""
    good, near = words.thresholds
    met, close, missed = (words.standing(each) for each in (Standing.MET, Standing.NEAR, Standing.MISSED))
    aside = [words.standing(each).lower() for each in (Standing.NOT_DUE, Standing.AWAITING, Standing.UNMEASURED)]
    return (
        f"Capaian (%) = realisasi / target x 100; bila makin rendah makin baik: {_LOWER[words.lower_formula]}. "
        f"{met}: mulai {good}%. {close}: mulai {near}%. {missed}: di bawah {near}%. "
        f"Yang {aside[0]}, {aside[1]}, atau {aside[2]} tidak dihitung {met.lower()} maupun {missed.lower()}."
    )


def of_part(report: Report, part: PartDefinition) -> Iterator[Reached]:
    return (each for each in report.reached if each.part.id == part.id)


def _numbers(report: Report, part: PartDefinition) -> dict[int, str]:
    """Each indicator of the plan with its number in the tables; one outside the plan has none."""
    numbers = count(1)
    return {id(each.indicator): str(next(numbers)) if each.planned else "-" for each in of_part(report, part)}


def _objective(indicator: Indicator) -> Shown:
    own = indicator.objective
    number = of_cell(own.place.cell("number"), own.number_text)
    return with_before(number, of_cell(own.place.cell("objective"), own.text), " ")


def _figures(each: Reached, number: str, target: str, report: Report, behind: ReportWorkings) -> PrintedLine:
    own = each.indicator
    computed = computed_of(each, report.words)
    shown = [of_cell(own.cell_of(column), as_text(own.further.get(column, ""))) for column in ("goal", "actual")]
    shown += [of_cell(own.place.cell(column), computed[column]) for column in ("of_quarter", "of_year", "standing")]
    values: list[str | int | Shown] = [
        number,
        _indicator(each),
        _target(own, target),
        *shown,
        _obstacles(each, behind),
        _follow_ups(each, behind),
    ]
    return row(values, OF_FIGURES, (_C, _T, _C, _C, _C, _C, _C, Look.STANDING, _T, _T))


def _indicator(each: Reached) -> Shown:
    own = each.indicator
    shown = of_cell(own.place.cell("indicator"), own.text)
    return shown if each.planned else with_before(shown, quoted_text(f"({OUTSIDE})"), " ")


def _target(own: Indicator, written: str) -> Shown:
    """The target for the year, with the unit in the column beside it where it stands there alone."""
    shown = of_cell(own.target_cell, written)
    if own.target is None or written == own.target.text:
        return shown
    return with_before(shown, of_cell(own.cell_of(UNIT_TEXT), as_text(own.further.get(UNIT_TEXT, ""))), " ")


def _obstacles(each: Reached, behind: ReportWorkings) -> Shown:
    return _of_rows(each, Told.OBSTACLE, behind, lambda said: obstacle(said("obstacle")))


def _follow_ups(each: Reached, behind: ReportWorkings) -> Shown:
    """What is to be done, by whom and by when."""
    return _of_rows(
        each, Told.FOLLOW_UP, behind, lambda said: follow_up(said("follow_up"), said("person"), said("due"))
    )


_Said = Callable[[str], str]


def _of_rows(each: Reached, what: Told, behind: ReportWorkings, text: Callable[[_Said], str]) -> Shown:
    """What says anything of an indicator: its activities, or itself on a form without any."""
    own = each.indicator
    rows: list[tuple[Place, _Said]] = [(work.activity.place, work.said) for work in each.works]
    if not each.part.has("activity"):
        rows = [(own.place, lambda column: as_text(own.further.get(column, "")))]
    if not rows:
        return quoted_text("")
    return Shown(behind.shown(what.together, rows[-1][0].row - 1), all_told([text(said) for _, said in rows]))


def work_table(report: Report, part: PartDefinition, since: SinceReport | None = None) -> PrintedTable:
    """Each activity with when it is planned and what became of it, below its indicator."""
    words, quarter = report.words, report.quarter
    activity, executor = (column_heading(each, part, report.plan.definition) for each in ("activity", "executor"))
    told = (words.heading(each, quarter) for each in ("planned", "state", "result", "evidence"))
    headings = ["NO", activity, *told, executor]
    lines: list[PrintedLine] = []
    numbers = _numbers(report, part)
    for each in of_part(report, part):
        number = numbers[id(each.indicator)]
        works = works_of(each)
        if works:
            named = _indicator(each)
            named = with_before(quoted_text(f"{number}."), named, " ") if each.planned else named
            lines.append(whole(named, Look.BAND, leads=True))
        lines += (_work(work, f"{number}.{nth}" if each.planned else number) for nth, work in enumerate(works, 1))
    lines += work_gone(since, part.id)
    heading = row(headings, OF_WORK, [Look.HEADING] * len(headings))
    return PrintedTable(WORK, heading, tuple(lines))


def works_of(each: Reached) -> list[Work]:
    """Its work: what was reported of an indicator alone is none."""
    return [work for work in each.works if work.activity.says_anything]


def _work(work: Work, number: str) -> PrintedLine:
    own = work.activity
    place = own.place
    text = of_cell(place.cell("activity"), own.text)
    if work.planned is None:
        text = with_before(text, quoted_text(f"({OUTSIDE})"), " ")
    said = [of_cell(place.cell(each), work.said(each)) for each in ("planned", "state", "result", "evidence")]
    values: list[str | int | Shown] = [number, text, *said, of_cell(place.cell("executor"), own.executors_text)]
    return row(values, OF_WORK, (_C, _T, _C, _C, _T, _T, _T))


_OBSTACLE, _EVIDENCE = "Kendala", "Bukti"
_OF_FOLLOW_UPS = ((0, 0), (1, 1), (2, 2), (3, 6), (7, 7), (8, 8), (9, 9))


def follow_ups_table(report: Report, part: PartDefinition) -> PrintedTable | None:
    """What was to be done after earlier quarters, and what became of it; None where nothing was open."""
    reported = report.plan.reported
    first = report.plan.definition.parts[0].id
    own = [each for each in (reported.follow_ups if reported else ()) if (each.part or first) == part.id]
    lines = [_open_one(each, number) for number, each in enumerate(own, 1) if each.place]
    if not lines:
        return None
    named = {column.field: column.heading for column in COLUMNS}
    headings = ["NO", *(named[each] for each in ("indicator", "quarter", "text", "state", "person", "result"))]
    return PrintedTable(FOLLOW_UPS, row(headings, _OF_FOLLOW_UPS, [Look.HEADING] * len(headings)), tuple(lines))


def _open_one(each: FollowUp, number: int) -> PrintedLine:
    def shown(field: str, value: str = "") -> Shown:
        return of_cell(place.cell(field), value or getattr(each, field))

    place = each.place or Place("", 1, Columns())
    about = below(shown("indicator"), shown("activity"), place.sheet)
    said = below(shown("text"), labelled(_OBSTACLE, shown("obstacle")), place.sheet)
    person = with_before(shown("person"), shown("due"), ", ")
    result = below(shown("result"), labelled(_EVIDENCE, shown("evidence")), place.sheet)
    quarter = shown("quarter", Quarter(each.quarter).label)
    values: list[str | int | Shown] = [str(number), about, quarter, said, shown("state"), person, result]
    return row(values, _OF_FOLLOW_UPS, (_C, _T, _C, _T, _C, _T, _T))
