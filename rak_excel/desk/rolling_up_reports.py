"""Rekap: the given reports on a quarter as one roll-up: who reported, what was reached, and who needs a call."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from rak_excel.desk.calls import RollUpReports
from rak_excel.desk.place import Place
from rak_excel.desk.rolling_up import Counted, date_of, name_of, write_letters
from rak_excel.desk.told import Source
from rak_excel.jobs.rollup.report_summary import remarks, standing
from rak_excel.jobs.rollup.reports import rollup_report_files
from rak_excel.language import Speaker, Text, one_text
from rak_excel.model.monitoring import Standing
from rak_excel.rolling_up.monitoring.calls import calls
from rak_excel.rolling_up.monitoring.filing import REPORTED, Filing
from rak_excel.rolling_up.monitoring.result import Coded, CodedObstacle, ReportingOffice, ReportRollup
from rak_excel.rules.settings import find_settings
from rak_excel.vocabulary.names.offices import province_named
from rak_excel.vocabulary.names.regions import provinces_named, shown_code
from rak_excel.workbooks.letters.of_reports import report_letters
from rak_excel.workbooks.monitoring.rollup.book import write_report_rollup
from rak_excel.workbooks.monitoring.rollup.data import whole_percent

_ROLLUP = Text("Rekap Laporan {quarter}", "Roll-up of Reports {quarter}")
_KINDS = {
    Filing.MISSING: "nothing",
    Filing.TO_CHOOSE: "between",
    Filing.NOT_GIVEN: "absent",
    Filing.NOT_OBLIGED: "free",
    Filing.NOT_DUE: "free",
    Filing.NO_PLAN: "free",
}


class ReachedIndicator(Struct, frozen=True):
    """One indicator of an office at the end of the quarter; `percent` is of what is to be reached by now, "" where none is said."""

    part: str
    code: str
    indicator: str
    target: str
    goal: str
    actual: str
    percent: str
    standing: str
    kind: str
    source: Source


class Obstacle(Struct, frozen=True):
    """What hinders, and what is to be done about it, by whom and until when."""

    indicator: str
    obstacle: str
    follow_up: str
    person: str
    due: str
    overdue: bool


class FiledOffice(Struct, frozen=True):
    """One office. `kind` is `sent`, `between`, `nothing`, `absent` where its report came but the file is not given, or `free` where
    none is due; `reasons` is why it needs a call, None where it does not.

    `missed` and `blank` count its due indicators, None where it has not reported: nothing is known of it then.
    """

    code: str
    name: str
    kind: str
    state: Text
    reasons: Text | None
    met: int | None
    missed: int | None
    blank: int | None
    files: tuple[str, ...]
    indicators: tuple[ReachedIndicator, ...]
    obstacles: tuple[Obstacle, ...]


class RolledReports(Struct, frozen=True):
    """The first page of the roll-up as data: `offices` are all of the province, `first` those to call, by their places, the most
    urgent first; `told` is what somebody has to look at. `name` is that of the roll-up among the results, the others are letters;
    `settings` is what they change, None for nothing.
    """

    name: str
    settings: Text | None
    quarter: int
    year: int | None
    provinces: tuple[str, ...]
    told: tuple[Text, ...]
    sent: int
    late: int
    missing: int
    indicators: int
    missed: int
    blank: int
    filings: tuple[Counted, ...]
    standings: tuple[Counted, ...]
    first: tuple[int, ...]
    offices: tuple[FiledOffice, ...]


def roll_up_reports(call: RollUpReports, place: Place) -> RolledReports:
    """Besides the answer, the roll-up as a workbook. Raises UnclearOfficeError where the deadline is no date."""
    settings, reply_by = find_settings(place.given), date_of(call.reply_by)
    result = rollup_report_files(
        place.given,
        call.quarter,
        provinces=provinces_named([call.province] if call.province else []),
        year=call.year,
        deadline=date_of(call.deadline),
        deadline_days=settings.counting.of_rollups.get("deadline_days", 0),
        previous=place.file(call.previous),
        plans=[path for path in map(place.file, call.plans) if path],
        jobs=place.processes,
        progress=place.progress(),
    )
    what = _ROLLUP.filled(quarter=result.quarter.label).said(call.language)
    name = name_of(what, result.quarter.year, result.provinces, result.definition)
    write_report_rollup(place.results / name, result, language=call.language, jobs=place.processes or 1)
    if call.letters:
        write_letters(place.results, report_letters(result, reply_by=reply_by), call.language)
    return _told(result, name, settings.told_counting(forms=False))


def _told(result: ReportRollup, name: str, settings: Text | None) -> RolledReports:
    filed = Counter(office.now.filing for office in result.offices)
    stands = Counter(each.row.standing for each in result.reached)
    wanted = calls(result)
    reasons = {each.row: one_text(each.reasons, "; ") for each in wanted}
    return RolledReports(
        name=name,
        settings=settings,
        quarter=result.quarter.number,
        year=result.quarter.year,
        provinces=tuple(province_named(code, result.definition) for code in result.provinces),
        told=tuple(each.by(Speaker.PAGE) for each in (*standing(result), *remarks(result))),
        sent=sum(filed[each] for each in REPORTED),
        late=filed[Filing.LATE],
        missing=filed[Filing.MISSING],
        indicators=len(result.reached),
        missed=stands[Standing.MISSED],
        blank=stands[Standing.BLANK],
        filings=tuple(Counted(each.label, filed[each]) for each in Filing if each is Filing.MISSING or filed[each]),
        standings=tuple(_counted(each, stands[each], result) for each in Standing),
        first=tuple(each.row for each in wanted),
        offices=tuple(_office(office, reasons.get(row), result) for row, office in enumerate(result.offices)),
    )


def _counted(each: Standing, count: int, result: ReportRollup) -> Counted:
    word = result.words.standing(each)  # as the workbook has it in both languages
    return Counted(Text(word, word), count)


def _office(office: ReportingOffice, reasons: Text | None, result: ReportRollup) -> FiledOffice:
    rows = result.by_office.get(office.region, ())
    stands = Counter(each.row.standing for each in rows)
    filing, known = office.now.filing, office.reported
    return FiledOffice(
        code=shown_code(office.region),
        name=office.name,
        kind="sent" if filing in REPORTED else _KINDS[filing],
        state=office.now.said,
        reasons=reasons,
        met=stands[Standing.MET] if known else None,
        missed=stands[Standing.MISSED] if known else None,
        blank=stands[Standing.BLANK] if known else None,
        files=tuple(file.file for file in office.files),
        indicators=tuple(_indicator(each, result) for each in rows),
        obstacles=tuple(_obstacles(office, result)),
    )


def _indicator(each: Coded, result: ReportRollup) -> ReachedIndicator:
    row = each.row
    return ReachedIndicator(
        part=result.definition.part(row.part).sheet,
        code=each.code,
        indicator=row.indicator,
        target=row.target.text,
        goal=row.goal.text,
        actual=row.actual.text,
        percent="" if row.of_quarter is None else whole_percent(row.of_quarter),
        standing=result.words.standing(row.standing),
        kind=row.standing.value,
        source=Source(row.at.file, row.at.sheet, row.at.cell),
    )


def _obstacles(office: ReportingOffice, result: ReportRollup) -> Iterator[Obstacle]:
    own: Iterator[CodedObstacle] = (each for each in result.obstacles if each.row.at.region == office.region)
    for each in own:
        row = each.row
        yield Obstacle(row.indicator, row.obstacle, row.follow_up, row.person, row.due_said, each.overdue)
