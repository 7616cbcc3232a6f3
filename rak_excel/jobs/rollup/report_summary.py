"""What a roll-up of reports comes to, in a few lines for the screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rak_excel.jobs.rollup.summary import FILE
from rak_excel.language import Text, said_of
from rak_excel.rolling_up.chosen.reasons import remarks_on
from rak_excel.rolling_up.facts.agreeing import named
from rak_excel.rolling_up.findings.counting import said_since
from rak_excel.rolling_up.monitoring.attention import off_track
from rak_excel.rolling_up.monitoring.filing import EXEMPT, Filing
from rak_excel.rolling_up.monitoring.result import ReportRollup
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.basics.texts import shortened

_SAID = Text(
    "{path}: {sent} dari {offices} kantor sudah melaporkan {quarter}, {indicators} indikator direkap.",
    "{path}: {sent} of {offices} offices have reported on {quarter}, {indicators} indicators are rolled up.",
)
_MISSING = Text("Belum lapor: {names}.", "Not reported: {names}.")
_NO_PLAN = Text("Belum ada rencana, jadi tidak ditagih: {names}.", "No plan, so nothing is asked of: {names}.")
_NOT_GIVEN = Text(
    "Laporannya sudah tercatat diterima, tetapi filenya tidak disertakan, jadi isinya tidak ikut direkap: {names}.",
    "Known to have reported, but their files are not given, so nothing of them is rolled up: {names}.",
)
_LATE = Text("Terlambat: {names}.", "Late: {names}.")
_TO_CHOOSE = Text("Perlu dipilih dari dua file yang setara: {names}.", "To be chosen between two files: {names}.")
_NAMED = (
    (Filing.MISSING, _MISSING),
    (Filing.NOT_GIVEN, _NOT_GIVEN),
    (Filing.TO_CHOOSE, _TO_CHOOSE),
    (Filing.LATE, _LATE),
    (Filing.NO_PLAN, _NO_PLAN),
)
_OFF = Text(
    "Paling banyak belum tercapai: {code} {text} ({count} kantor).",
    "Missed most often: {code} {text} ({count} offices).",
)
_UNTIMED = Text(
    "Ketepatan waktu {count} kantor belum dinilai: isi batas waktu dan Tanggal Diterima di sheet Status Pelaporan.",
    "Offices of which it is not judged yet whether they were on time: {count}; type the deadline and Date Received on the "
    "sheet Reporting Status.",
)
_NO_DATE = Text(
    'Tanggal Diterima {office} tidak terbaca: "{typed}". Tulis misalnya 15/07/2020.',
    'The Date Received of {office} cannot be read: "{typed}". Write it like 15/07/2020.',
)
_NO_DEADLINE = Text(
    'Batas waktu "{typed}" bukan tanggal. Tulis misalnya 15/07/2020.',
    'The deadline "{typed}" is not a date. Write it like 15/07/2020.',
)
_OTHER_QUARTER = Text(
    "Laporan {quarter} tidak ikut direkap ({count} file): {names}.",
    "Reports on {quarter}, of which nothing is rolled up (files: {count}): {names}.",
)


def said(result: ReportRollup, path: Path) -> Iterator[Text]:
    """Where it is, how many of those that have to reported, and `standing`."""
    sent = sum(office.reported for office in result.offices)
    wanted = sum(office.now.filing not in EXEMPT for office in result.offices)
    counted = {"sent": sent, "offices": wanted, "indicators": len(result.reached)}
    yield _SAID.filled(path=path, quarter=result.quarter.label, **counted)
    yield from standing(result)


def standing(result: ReportRollup) -> Iterator[Text]:
    """Who did not report, or late, what became of the findings, and what most offices missed."""
    for filing, text in _NAMED:
        if names := [office.name for office in result.offices if office.now.filing is filing]:
            yield text.filled(names=named(names))
    if untimed := [office for office in result.offices if office.now.filing is Filing.SENT]:
        yield _UNTIMED.filled(count=len(untimed))
    if result.compared:
        yield said_since(result.notes_since)
    for each in off_track(result)[:1]:
        if each.missed:
            yield _OFF.filled(code=each.group.code, text=shortened(each.group.text), count=each.missed)


def remarks(result: ReportRollup) -> Iterator[Text]:
    """Files that somebody has to act on or that are no reports, what to know of others, and dates that cannot be read."""
    for fate in result.fates:
        if fate.refused or fate.report.other:
            reason = fate.reason(result.definition)
            yield FILE.filled(file=fate.choice.facts.file, state=fate.state, reason=reason)
        for remark in remarks_on(fate.choice, result.definition) if fate.counts else ():
            yield said_of(fate.choice.facts.file, remark)
    yield from _of_other_quarters(result)
    yield from result.doubts
    for office in result.offices:
        if isinstance(office.typed.received, str):
            yield _NO_DATE.filled(office=office.name, typed=shortened(office.typed.received))
    if isinstance(result.deadline, str):
        yield _NO_DEADLINE.filled(typed=shortened(result.deadline))


def _of_other_quarters(result: ReportRollup) -> Iterator[Text]:
    """The reports that only fill the columns of their quarters, quarter by quarter."""
    others = [fate for fate in result.fates if fate.choice.used and not fate.quarter_asked]
    for number, files in sorted(grouped((fate.report.quarter, fate.choice.facts.file) for fate in others).items()):
        label = result.quarter.but(number=number).label
        yield _OTHER_QUARTER.filled(quarter=label, count=len(files), names=named(files))
