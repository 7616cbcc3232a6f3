"""What the province says to each office about its quarterly report: what came, what was missed, what to complete, by when."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator

from rak_excel.language import AND, OTHERS, Text
from rak_excel.model import Severity
from rak_excel.model.monitoring import JUDGED, Standing
from rak_excel.rolling_up.facts.facts import NoteRow, State
from rak_excel.rolling_up.monitoring.calls import missed_by
from rak_excel.rolling_up.monitoring.faults import FAULTS, PART_BLANK
from rak_excel.rolling_up.monitoring.filing import EXEMPT, Filing
from rak_excel.rolling_up.monitoring.findings import indicators_of
from rak_excel.rolling_up.monitoring.result import ReportingOffice, ReportRollup
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.vocabulary.names.offices import short_office_name
from rak_excel.vocabulary.names.regions import office_at
from rak_excel.workbooks.letters.content import (
    BLANK_FILES,
    CHOOSE_FILE,
    CORRECT,
    DUE_ON,
    NOT_USED,
    TOLD_OFFICE,
    Kind,
    Letter,
    addressee_of,
    date_words,
    office_in_names,
)

_RECEIVED = Text("Sudah diterima", "Received")  # whether the province has judged its time is nothing to the office
_REPORT = Text("{quarter} Rencana Aksi Kinerja tahun {year}", "{quarter} on the action plan for {year}")
_NOTHING = Text(
    "Laporan {report} belum kami terima. Mohon segera dikirim.",
    "We have not received the report of {report}. Please send it.",
)
_ABSENT = Text(
    "Laporan {report} sudah kami terima, tetapi filenya tidak ikut kami periksa kali ini.",
    "We have received the report of {report}, but its file is not among those that we looked at this time.",
)
_CAME = Text("Laporan {report} sudah kami terima.", "We have received the report of {report}.")
_PARTIAL = Text(
    "Sheet {parts} belum ada isinya. Mohon dilengkapi dan dikirim.",
    "The sheet {parts} has nothing yet. Please complete and send it.",
)
_SILENT = Text("Unit yang belum mengisi: {units}.", "Units of which nothing is filled in: {units}.")
_STANDINGS = Text(
    "Dari {judged} indikator yang dinilai triwulan ini, {met} tercapai, {near} mendekati, {missed} belum tercapai{which}.",
    "Of {judged} indicators judged in this quarter, {met} are reached, {near} near and {missed} missed{which}.",
)
_ALIKE = Text("{name} ({count} indikator)", "{name} (indicators: {count})")
_WHICH = Text(": {named}", ": {named}")
_UNDECIDED = Text(
    "Di {file} masih ada {count} beda isian yang belum dipilih. Mohon dipilih di sheet Beda Isian file itu, digabung lagi, lalu dikirim.",
    "Differences in {file} that nobody has decided: {count}. Please choose on its sheet Beda Isian, merge again and send it.",
)
_FINE = Text("Tidak ada catatan dari kami. Terima kasih.", "We have no remarks. Thank you.")
_NAMED = 2
_LONGEST, _LONGEST_UNITS = 60, 200


def report_letters(result: ReportRollup, *, reply_by: datetime.date | None = None) -> Iterator[Letter]:
    """A letter to every office that has to report, in their order, also where nothing is to be completed."""
    notes, definition = grouped(result.notes), result.definition
    for office in result.offices:
        if office.now.filing in EXEMPT:
            continue
        # That a part is blank the first sentences say.
        found = [note for note in notes.get(office.region, ()) if note.counts and note.code != PART_BLANK.id]
        points = tuple(sorted(found, key=lambda note: note.severity is not Severity.ERROR))
        home = office_at(office.region)
        undecided = any(file.open_differences for file in office.files)
        asks = bool(points or office.lacks or undecided or not (office.reported or office.not_given))
        yield Letter(
            name=f"{office_in_names(home, definition)} {result.quarter.label}",
            addressee=addressee_of(office.name, definition),
            sender=short_office_name(office_at(home.province), definition) if home.parent else "",
            year=result.quarter.year,
            state=_RECEIVED if office.now.filing in {Filing.SENT, Filing.NOT_GIVEN} else office.now.said,
            requests=tuple(_requests(office, result, some=bool(points), asks=asks)),
            points=points,
            mended=(),
            files=tuple(file.file for file in office.files),
            asks=asks,
            reply_by=date_words(reply_by, definition.identity.months) if reply_by and asks else None,
            quarter=result.quarter.label,
            brief=tuple(_brief(office.region, points, result)),
        )


def _brief(region: str, points: Iterable[NoteRow], result: ReportRollup) -> Iterator[Kind]:
    by_kind = grouped((note.code, note) for note in points)
    for code in filter(by_kind.__contains__, FAULTS):
        own, several = by_kind[code], FAULTS[code].several
        if not several.id:
            yield from (Kind(note.message) for note in own)
            continue
        yield Kind(several.filled(count=len(own)), tuple(dict.fromkeys(indicators_of(region, own, result))))


def _requests(office: ReportingOffice, result: ReportRollup, *, some: bool, asks: bool) -> Iterator[Text]:
    report = _REPORT.filled(quarter=result.quarter.label, year=result.quarter.year or "-")
    blank = [fate.choice.facts.file for fate in office.others if fate.choice.state is State.BLANK]
    equal = [fate.choice.facts.file for fate in office.others if fate.choice.state is State.EQUAL]
    if office.reported:
        yield _CAME.filled(report=report)
        yield from _reported(office, result)
    elif office.not_given:
        yield _ABSENT.filled(report=report)
    elif equal:
        yield CHOOSE_FILE.filled(files=", ".join(equal))
    elif blank:
        yield BLANK_FILES.filled(files=", ".join(blank))
    else:
        yield _NOTHING.filled(report=report)
        if isinstance(result.deadline, datetime.date):
            yield DUE_ON.filled(deadline=date_words(result.deadline, result.definition.identity.months))
    for fate in office.others:
        if fate.choice.state in TOLD_OFFICE - {State.BLANK} and not (office.reported or office.not_given or equal):
            yield NOT_USED.filled(file=fate.choice.facts.file, reason=fate.reason(result.definition))
    if some:
        yield CORRECT
    elif not asks and office.reported:
        yield _FINE


def _reported(office: ReportingOffice, result: ReportRollup) -> Iterator[Text]:
    """What it left blank or undecided, and where its indicators stand."""
    if office.lacks:
        yield _PARTIAL.filled(parts=AND.join(office.lacks))
    if office.silent:
        yield _SILENT.filled(units=shortened("; ".join(office.silent), _LONGEST_UNITS))
    for file in office.files:
        if file.open_differences:
            yield _UNDECIDED.filled(file=file.file, count=file.open_differences)
    standings = Counter(each.row.standing for each in result.by_office.get(office.region, ()))
    if judged := sum(standings[each] for each in JUDGED):
        missed = missed_by(office.region, result)
        alike = Counter(shortened(each.row.indicator, _LONGEST) for each in missed)
        named = dict(list(alike.items())[:_NAMED])
        texts = [
            _ALIKE.filled(name=name, count=count) if count > 1 else Text(name, name) for name, count in named.items()
        ]
        others = len(missed) - sum(named.values())
        texts += [OTHERS.filled(count=others)] if others else []
        which = _WHICH.filled(named=Text("; ", "; ").join(texts)) if texts else Text("", "")
        met, near = standings[Standing.MET], standings[Standing.NEAR]
        yield _STANDINGS.filled(judged=judged, met=met, near=near, missed=len(missed), which=which)
