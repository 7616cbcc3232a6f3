"""Rolling up reports: many offices' facts become one answer for the quarter, office by office."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rak_excel.definitions.loading import decode_definition
from rak_excel.definitions.monitoring import monitoring_words
from rak_excel.errors import NothingToReadError, UnbalancedRollupError
from rak_excel.language import Text, with_files
from rak_excel.model import Definition
from rak_excel.model.monitoring import Quarter
from rak_excel.model.target import QUARTERS
from rak_excel.rolling_up.chosen.choosing import usual_year
from rak_excel.rolling_up.facts.facts import State
from rak_excel.rolling_up.indicators.alignment import Alignment, WrittenIndicator, align_written, general_wording
from rak_excel.rolling_up.monitoring.choosing import ReportFate, fates_of
from rak_excel.rolling_up.monitoring.facts import ReportFacts
from rak_excel.rolling_up.monitoring.filing import (
    REPORTED,
    EarlierRollup,
    Filed,
    Filing,
    TypedOfReport,
    received_on,
    timely,
)
from rak_excel.rolling_up.monitoring.result import (
    Coded,
    CodedObstacle,
    CodedWork,
    ReportingOffice,
    ReportRollup,
    place_key,
)
from rak_excel.rolling_up.offices import offices_within
from rak_excel.vocabulary.names.offices import short_office_name
from rak_excel.vocabulary.names.regions import office_at

_NOTHING = Text("Tidak ada laporan triwulan yang dapat direkap.", "There is no quarterly report to roll up.")
_UNBALANCED = Text(
    "Rekap tidak ditulis: {file} punya {sent} baris, tetapi {kept} direkap. Laporkan kesalahan ini.",
    "The roll-up was not written: {file} has {sent} rows, but {kept} are rolled up. Please report this mistake.",
)


def roll_up_reports(
    reports: Iterable[ReportFacts],
    quarter: int,
    *,
    provinces: Sequence[str] = (),
    year: int | None = None,
    deadline: datetime.date | str | None = None,
    previous: EarlierRollup | None = None,
) -> ReportRollup:
    """The reports on one quarter (1 to 4), with what is known of the quarters before it.

    `provinces` are region codes; where none is given, those of the reports. `previous` has what the province typed, its
    deadline where none is given, and which offices had reported. Raises NothingToReadError where no report can be read.
    """
    reports, previous = list(reports), previous or EarlierRollup()
    year = year or usual_year([each.file for each in reports if each.quarter])
    fates = fates_of(reports, quarter, provinces, year)
    _refuse_nothing(fates)
    definition = _definition(fates)
    provinces = tuple(sorted(provinces)) or _provinces_of(fates)
    of_quarter = previous if (previous.quarter, previous.year) == (quarter, year) else EarlierRollup()
    filed = previous.filed if previous.year in {None, year} else {}
    deadline = deadline or of_quarter.deadline
    result = ReportRollup(
        definition,
        monitoring_words(definition),
        Quarter(quarter, year),
        provinces,
        tuple(fates),
        tuple(_offices(fates, definition, provinces, quarter, (of_quarter.typed, filed), deadline)),
        (),
        (),
        (),
        (),
        deadline,
    )
    return _balanced(_with_rows(result))


def _refuse_nothing(fates: Sequence[ReportFate]) -> None:
    if not any(fate.report.quarter for fate in fates):
        faults = [(each.choice.facts.file, each.choice.facts.fault) for each in fates if each.choice.facts.fault]
        raise NothingToReadError(with_files(_NOTHING, faults))


def _definition(fates: Sequence[ReportFate]) -> Definition:
    """That of most reports on the quarter that count, else of all."""
    counting = [fate.report.definition for fate in fates if fate.counts] or [
        fate.report.definition for fate in fates if fate.report.definition
    ]
    return decode_definition(min(set(counting), key=lambda each: (-counting.count(each), each)))


def _provinces_of(fates: Iterable[ReportFate]) -> tuple[str, ...]:
    here = [fate.choice.facts.region for fate in fates if fate.choice.facts.region and fate.choice.speaks]
    return tuple(sorted({office_at(region).province for region in here}))


_Known = tuple[Mapping[str, TypedOfReport], Mapping[tuple[str, int], Filed]]


def _offices(
    fates: Sequence[ReportFate],
    definition: Definition,
    provinces: Sequence[str],
    quarter: int,
    known: _Known,
    deadline: datetime.date | str | None,
) -> Iterator[ReportingOffice]:
    """Every regency and city of the provinces, and a province's own office where it reported something, now or before."""
    typed, before = known
    by_region: dict[str, list[ReportFate]] = {}
    for fate in fates:
        by_region.setdefault(fate.choice.facts.region, []).append(fate)
    heard = {region for region, own in by_region.items() if any(fate.choice.speaks for fate in own)}
    heard |= {region for (region, _), each in before.items() if each.filing in REPORTED}
    given = {fate.report.quarter for fate in fates if fate.choice.used} | {number for _, number in before}
    for province in provinces:
        for region in offices_within(province, definition, heard):
            own = by_region.get(region.code, [])
            beside = typed.get(region.code, TypedOfReport())
            filed = tuple(
                _filed(number, quarter, own, before.get((region.code, number)), beside, deadline, number in given)
                for number in range(1, QUARTERS + 1)
            )
            counting = [fate for fate in own if fate.counts]
            yield ReportingOffice(
                region.code,
                short_office_name(region, definition),
                quarter,
                filed,
                tuple(fate.report for fate in counting),
                tuple(fate for fate in own if not fate.counts and fate.quarter_asked),
                beside,
                tuple(_lacks(counting, definition)),
                tuple(dict.fromkeys(unit for fate in counting for unit in fate.report.silent)),
            )


def _filed(
    number: int,
    asked: int,
    own: Sequence[ReportFate],
    before: Filed | None,
    typed: TypedOfReport,
    deadline: datetime.date | str | None,
    given: bool,
) -> Filed:
    if number > asked:
        return Filed(Filing.NOT_DUE)
    of_quarter = [fate for fate in own if (fate.report.quarter or asked) == number]
    used = [fate.report.file for fate in of_quarter if fate.choice.used]
    if number < asked and before and (before.filing in REPORTED or not used):
        return before
    if used:
        return timely(received_on(used, typed), deadline) if number == asked else Filed(Filing.SENT)
    if any(fate.choice.state is State.EQUAL for fate in of_quarter):
        return Filed(Filing.TO_CHOOSE)
    if (number == asked and typed.released) or _nothing_planned(number, own):
        return Filed(Filing.NOT_OBLIGED)
    return Filed(Filing.MISSING if number == asked or given else Filing.NOT_GIVEN)


def _nothing_planned(number: int, own: Sequence[ReportFate]) -> bool:
    """Whether the office's plan, as its reports on other quarters have it, has no work in this quarter."""
    plans = [fate.report.planned for fate in own if fate.choice.used]
    return bool(plans) and all(number not in planned for planned in plans)


def _lacks(counting: Sequence[ReportFate], definition: Definition) -> Iterator[str]:
    """The parts of its plan in which an office reported nothing."""
    filled = {part for fate in counting for part in fate.choice.used}
    for part in definition.parts:
        if part.id not in filled and any(part.id in fate.choice.facts.parts for fate in counting):
            yield part.sheet


def _with_rows(result: ReportRollup) -> ReportRollup:
    counting = [(number, fate) for number, fate in enumerate(result.fates, 1) if fate.counts]
    alignment = _aligned([fate for _, fate in counting], result)
    codes = alignment.codes
    reached = [
        Coded(row, number, codes[place_key(row.at)])
        for number, fate in counting
        for row in fate.report.reached
        if row.part in fate.parts
    ]
    works = [
        CodedWork(row, number, codes[place_key(row.at)])
        for number, fate in counting
        for row in fate.report.works
        if row.at.part in fate.parts
    ]
    standings = {place_key(each.row.at): each.row.standing for each in reached}
    end = result.quarter.end
    obstacles = [
        CodedObstacle(
            row,
            number,
            codes.get(place_key(row.at), ""),
            standings.get(place_key(row.at)),
            row.overdue(end),
        )
        for number, fate in counting
        for row in fate.report.obstacles
        if row.at.part in fate.parts
    ]
    return result.but(groups=alignment.groups, reached=tuple(reached), works=tuple(works), obstacles=tuple(obstacles))


def _aligned(counting: Iterable[ReportFate], result: ReportRollup) -> Alignment:
    definition = result.definition
    written = [
        WrittenIndicator(
            row.region,
            row.part,
            row.ordinal,
            row.indicator,
            row.objective,
            row.key,
            general_wording(row.indicator, row.region, definition),
        )
        for fate in counting
        for row in fate.report.reached
        if row.part in fate.parts
    ]
    return align_written(written, definition, result.quarter.year)


def _balanced(result: ReportRollup) -> ReportRollup:
    """Nothing lost, nothing doubled: a roll-up that cannot be reconciled with what was sent is not written."""
    rows = (result.reached, result.works, result.obstacles)
    kept = Counter(each.file for own in rows for each in own)
    for number, fate in enumerate(result.fates, 1):
        sent = rows_used(fate)
        if kept[number] != sent:
            told = _UNBALANCED.filled(file=fate.choice.facts.file, sent=sent, kept=kept[number])
            raise UnbalancedRollupError(told)
    return result


def rows_used(fate: ReportFate) -> int:
    """How many rows of a file are to be in the roll-up."""
    report = fate.report
    rows = (report.reached, report.works, report.obstacles)
    return sum(each.at.part in fate.parts for own in rows for each in own) if fate.counts else 0
