"""Rekap: the given plans as one roll-up, with the figures of its first page and the rows behind them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from rak_excel.desk.calls import RollUp
from rak_excel.desk.place import Place
from rak_excel.desk.told import Source, Told, severity_of
from rak_excel.errors import UnclearOfficeError
from rak_excel.jobs.rollup.files import rollup_files
from rak_excel.jobs.rollup.summary import remarks, standing
from rak_excel.language import Language, Speaker, Text
from rak_excel.model import Definition, Severity
from rak_excel.model.target import QUARTERS
from rak_excel.rolling_up.facts.facts import NoteRow
from rak_excel.rolling_up.facts.fields import MATCHES
from rak_excel.rolling_up.offices import Office
from rak_excel.rolling_up.side_by_side.comparison import compare
from rak_excel.rules.settings import find_settings
from rak_excel.system.file_names import allowed_in_names
from rak_excel.vocabulary.entries.ticks import read_date
from rak_excel.vocabulary.names.offices import province_named
from rak_excel.vocabulary.names.regions import provinces_named, shown_code
from rak_excel.workbooks.letters.content import Letter, letters
from rak_excel.workbooks.letters.writing import written_letters
from rak_excel.workbooks.rollup.book import write_rollup
from rak_excel.workbooks.rollup.layout import Layout
from rak_excel.workbooks.rollup.sheets.status import state_of, states_listed
from rak_excel.workbooks.rollup.summary.figures import (
    BETWEEN,
    LOW,
    NOTHING,
    SUBMITTED,
    completeness,
    counted,
    severity_count,
)

_NO_DATE = Text(
    '"{typed}" bukan tanggal. Tulis misalnya 31-01-2020, atau kosongkan.',
    '"{typed}" is not a date. Write it like 31-01-2020, or leave it blank.',
)
_ROLLUP = Text("Rekap RAK", "Roll-up RAK")


class Activity(Struct, frozen=True):
    """One row of an office's plan, with the cell that it was read from."""

    part: str
    indicator: str
    target: str
    activity: str
    schedule: str
    executors: tuple[str, ...]
    source: Source


class RolledOffice(Struct, frozen=True):
    """One office. `kind` is `sent`, `between` or `nothing`; `complete` the share of the listed indicators, None without rows."""

    code: str
    name: str
    kind: str
    state: Text
    complete: float | None
    errors: int
    warnings: int
    files: tuple[str, ...]
    activities: tuple[Activity, ...]
    findings: tuple[Told, ...]


class Counted(Struct, frozen=True):
    """How many there are of what is called so."""

    label: Text
    count: int


class Quarter(Struct, frozen=True):
    """How many activities of each part are under way in a quarter, in the order of the parts."""

    number: int
    counts: tuple[int, ...]


class RolledUp(Struct, frozen=True):
    """The first page of the roll-up as data: `offices` are all of the province, `told` what somebody has to look at.

    `name` is that of the roll-up among the results, the others are letters; `settings` is what they change, None for nothing.
    """

    name: str
    settings: Text | None
    year: int | None
    provinces: tuple[str, ...]
    told: tuple[Text, ...]
    sent: int
    between: int
    nothing: int
    activities: int
    complete: float | None
    low: bool
    errors: int
    states: tuple[Counted, ...]
    parts: tuple[str, ...]
    quarters: tuple[Quarter, ...]
    offices: tuple[RolledOffice, ...]
    unread: tuple[Told, ...]


def roll_up_files(call: RollUp, place: Place) -> RolledUp:
    """Besides the answer, the roll-up as a workbook. Raises UnclearOfficeError where the deadline is no date."""
    previous, reply_by = place.file(call.previous), date_of(call.reply_by)
    settings = find_settings(place.given)
    result = rollup_files(
        place.given,
        provinces=provinces_named([call.province] if call.province else []),
        year=call.year,
        deadline=date_of(call.deadline),
        previous=previous,
        settings=settings,
        jobs=place.processes,
        progress=place.progress(),
    )
    layout = Layout(result, call.language)
    name = name_of(_ROLLUP.said(call.language), result.year, result.provinces, result.definition)
    complete = completeness(layout)
    write_rollup(place.results / name, result, language=call.language, jobs=place.processes or 1)
    if call.letters:
        write_letters(place.results, letters(result, compare(result), reply_by=reply_by), call.language)
    return RolledUp(
        name=name,
        settings=settings.told(),
        year=result.year,
        provinces=tuple(province_named(code, result.definition) for code in result.provinces),
        told=tuple(each.by(Speaker.PAGE) for each in (*standing(result), *remarks(result, MATCHES))),
        sent=counted(layout, SUBMITTED).value,
        between=counted(layout, BETWEEN).value,
        nothing=counted(layout, NOTHING).value,
        activities=sum(data.rows for data in layout.data.values()),
        complete=complete,
        low=complete is not None and complete < LOW,
        errors=severity_count(layout, Severity.ERROR).value,
        states=tuple(Counted(state, counted(layout, [state]).value) for state in states_listed(layout)),
        parts=tuple(part.sheet for part in layout.parts),
        quarters=tuple(_quarters(layout)),
        offices=tuple(_office(office, layout) for office in result.offices),
        unread=tuple(_told(note) for region, note in result.notes if not region),
    )


def date_of(typed: str) -> datetime.date | None:
    """The date that was typed, None where nothing was. Raises UnclearOfficeError where it is no date."""
    date = read_date(typed)
    if typed.strip() and date is None:
        raise UnclearOfficeError(_NO_DATE.filled(typed=typed))
    return date


def write_letters(folder: Path, wanted: Iterable[Letter], language: Language) -> None:
    """The letters to the offices, beside what is in the folder."""
    with written_letters(folder, list(wanted), language=language):
        pass


def name_of(what: str, year: int | None, provinces: Sequence[str], definition: Definition) -> str:
    """`Rekap RAK 2020 - 52 Nusa Tenggara Barat.xlsx`; of several provinces without their names."""
    words = [f"{what} {year or ''}".strip()]
    if len(provinces) == 1:
        (code,) = provinces
        words.append(allowed_in_names(f"{shown_code(code)} {province_named(code, definition)}"))
    return f"{' - '.join(words)}.xlsx"


def _quarters(layout: Layout) -> Iterator[Quarter]:
    indicators = layout.result.indicators
    for quarter in range(1, QUARTERS + 1):
        counts = []
        for part in layout.parts:
            periods = part.schedule.calendar.of_quarter(quarter)
            rows = (row for each in indicators[part.id] for row in each.rows)
            counts.append(sum(not periods.isdisjoint(row.periods) for row in rows))
        yield Quarter(quarter, tuple(counts))


def _office(office: Office, layout: Layout) -> RolledOffice:
    severities = layout.severities[office.region]
    own = [note for region, note in layout.result.notes if region == office.region]
    nothing = not (office.whole or office.partial or office.undecided)
    return RolledOffice(
        code=shown_code(office.region),
        name=office.name,
        kind="nothing" if nothing else "sent" if office.whole else "between",
        state=state_of(office, layout),
        complete=layout.completeness.get(office.region),
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
        files=tuple(file.file for file in office.files),
        activities=tuple(_activities(office, layout)),
        findings=tuple(_told(note) for note in own),
    )


def _activities(office: Office, layout: Layout) -> Iterator[Activity]:
    for part in layout.parts:
        for indicator in layout.by_office.get((office.region, part.id), ()):
            for row in indicator.rows:
                yield Activity(
                    part=part.sheet,
                    indicator=row.indicator,
                    target=row.target.text if row.target else "",
                    activity=row.activity,
                    schedule=part.schedule.calendar.written(row.periods),
                    executors=row.executors,
                    source=Source(row.file, row.sheet, row.cell),
                )


def _told(note: NoteRow) -> Told:
    place = note.file, note.sheet, note.cell
    said = note.message.by(Speaker.PAGE), note.hint.by(Speaker.PAGE)
    return Told(severity_of(note.weight), note.code, *place, note.value, *said)
