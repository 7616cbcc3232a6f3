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
from rak_excel.model.monitoring import NOT_NOW, Quarter
from rak_excel.model.target import QUARTERS
from rak_excel.monitoring.deadline import deadline_of
from rak_excel.record import Record
from rak_excel.rolling_up.chosen.choosing import usual_year
from rak_excel.rolling_up.indicators.alignment import Alignment, WrittenIndicator, align_written, general_wording
from rak_excel.rolling_up.monitoring.choosing import ReportFate, fates_of, within
from rak_excel.rolling_up.monitoring.facts import ReportFacts
from rak_excel.rolling_up.monitoring.filed_quarters import filed_of
from rak_excel.rolling_up.monitoring.filing import (
    EXEMPT,
    REPORTED,
    EarlierRollup,
    Filed,
    Filing,
    TypedOfReport,
)
from rak_excel.rolling_up.monitoring.findings import findings_of
from rak_excel.rolling_up.monitoring.following import followed
from rak_excel.rolling_up.monitoring.office_plans import OfficePlan
from rak_excel.rolling_up.monitoring.result import (
    Coded,
    CodedObstacle,
    CodedWork,
    ReportingOffice,
    ReportRollup,
    place_key,
)
from rak_excel.rolling_up.monitoring.superseded import left_behind
from rak_excel.rolling_up.offices import offices_within
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.vocabulary.names.offices import short_office_name
from rak_excel.vocabulary.names.regions import office_at

_NOTHING = Text("Tidak ada laporan triwulan yang dapat direkap.", "There is no quarterly report to roll up.")
_ASTRAY = Text(
    'Di bawah tabel Status Pelaporan rekap sebelumnya tertulis "{said}". Itu tidak terbawa: pindahkan ke Catatan Provinsi kantornya.',
    'Below the table Reporting Status of the previous roll-up stands "{said}". It is not carried: move it to the remarks on its office.',
)
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
    deadline_days: int = 0,
    previous: EarlierRollup | None = None,
    plans: Mapping[str, OfficePlan] | None = None,
) -> ReportRollup:
    """The reports on one quarter (1 to 4), with what is known of the quarters before it.

    `provinces` are region codes; where none is given, those of the reports. `previous` has what the province typed, its
    deadline where none is given, its findings, and which offices had reported. Where that has none either it is so many working
    days after the quarter as `deadline_days` or the definition say. `plans` are those of the offices by region, where they are
    known: an office without one has nothing to report. Raises NothingToReadError where no report can be read.
    """
    reports, previous = list(reports), previous or EarlierRollup()
    year = year or usual_year([each.file for each in reports if each.quarter])
    fates = fates_of(reports, quarter, provinces, year)
    _refuse_nothing(fates)
    definition = _definition(fates)
    fates = [within(fate, definition) for fate in fates]
    provinces = tuple(sorted(provinces)) or _provinces_of(fates)
    of_quarter = previous if (previous.quarter, previous.year) == (quarter, year) else EarlierRollup()
    filed = previous.filed if previous.year in {None, year} else {}
    deadline = deadline or of_quarter.deadline
    words, asked = monitoring_words(definition), Quarter(quarter, year)
    deadline = deadline or deadline_of(asked, deadline_days or words.deadline_days)
    known = _Known(of_quarter.typed, filed, plans)
    offices = tuple(_offices(fates, definition, provinces, quarter, known, deadline))
    result = ReportRollup(definition, words, asked, provinces, tuple(fates), offices, (), (), (), (), deadline)
    result = _balanced(_with_rows(result))
    since = followed(findings_of(result), previous, result)
    astray = [_ASTRAY.filled(said=shortened(each)) for each in previous.astray]
    doubts = (*left_behind(fates), *since.doubts, *astray)
    return result.but(notes=since.notes, settled=since.settled, compared=since.compared, doubts=doubts)


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


class _Known(Record):
    """What is known beside the reports: typed by region, filed by region and quarter, and the plans where they were given."""

    typed: Mapping[str, TypedOfReport]
    filed: Mapping[tuple[str, int], Filed]
    plans: Mapping[str, OfficePlan] | None

    def obliges(self, region: str, number: int, own: Sequence[ReportFate]) -> Filing | None:
        """Why an office need not report a quarter; None where it has to.

        Where its plan is not given it is known from its reports on other quarters.
        """
        if self.plans is not None and region not in self.plans:
            return Filing.NO_PLAN
        planned = [self.plans[region].quarters] if self.plans else [f.report.planned for f in own if f.choice.used]
        return Filing.NOT_OBLIGED if planned and all(number not in each for each in planned) else None


def _offices(
    fates: Sequence[ReportFate],
    definition: Definition,
    provinces: Sequence[str],
    quarter: int,
    known: _Known,
    deadline: datetime.date | str | None,
) -> Iterator[ReportingOffice]:
    """Every regency and city of the provinces, and a province's own office where it reported something, now or before, or has a plan."""
    typed, before = known.typed, known.filed
    by_region: dict[str, list[ReportFate]] = {}
    for fate in fates:
        by_region.setdefault(fate.choice.facts.region, []).append(fate)
    heard = {region for region, own in by_region.items() if any(fate.choice.speaks for fate in own)}
    heard |= {region for (region, _), each in before.items() if each.filing in REPORTED}
    heard |= set(known.plans or ())
    given = {fate.report.quarter for fate in fates if fate.choice.used} | {quarter}
    given |= {number for (_, number), each in before.items() if each.filing not in EXEMPT}
    for province in provinces:
        for region in offices_within(province, definition, heard):
            own = by_region.get(region.code, [])
            beside = typed.get(region.code, TypedOfReport())
            filed = tuple(
                filed_of(number, quarter, own, before.get((region.code, number)), beside, deadline)
                or Filed(
                    known.obliges(region.code, number, own) or (Filing.MISSING if number in given else Filing.NOT_GIVEN)
                )
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
                known.plans.get(region.code) if known.plans else None,
                () if counting else tuple(f for f in own if f.choice.used and f.report.quarter > quarter),
            )


def _lacks(counting: Sequence[ReportFate], definition: Definition) -> Iterator[str]:
    """The parts of its plan with anything due in the quarter in which an office reported nothing."""
    filled = {part for fate in counting for part in fate.choice.used}
    due = {row.part for fate in counting for row in fate.report.reached if row.standing not in NOT_NOW}
    due |= {row.at.part for fate in counting for row in fate.report.works if row.scheduled}
    yield from (part.sheet for part in definition.parts if part.id in due - filled)


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
