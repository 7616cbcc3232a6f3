"""What a roll-up comes to, in a few lines for the screen."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path

from rak_excel.advice import ROLLED_UP_BEFORE, chosen_as
from rak_excel.language import Advice, Text, said_of
from rak_excel.rolling_up.chosen.reasons import reason_of, remarks_on
from rak_excel.rolling_up.corrections.reconciling import CorrectionFate
from rak_excel.rolling_up.facts.agreeing import named
from rak_excel.rolling_up.facts.facts import State
from rak_excel.rolling_up.facts.fields import CORRECTIONS, STATUS
from rak_excel.rolling_up.findings.counting import said_since
from rak_excel.rolling_up.result import Rollup
from rak_excel.vocabulary.basics.texts import shortened

_SAID = Text(
    "{path}: {sent} dari {offices} kantor sudah menyampaikan, {what} direkap.",
    "{path}: {sent} of {offices} offices have submitted, {what} are rolled up.",
)
_ACTIVITIES = Text("{activities} kegiatan", "{activities} activities")
_INDICATORS = Text("{indicators} indikator", "{indicators} indicators")
_BOTH = Text(
    "{activities} kegiatan dan {indicators} indikator tanpa kegiatan",
    "{activities} activities and {indicators} indicators without any",
)
_PARTIAL = Text("Baru sebagian: {names}.", "Partly submitted: {names}.")
_LACKS = Text("{office} ({parts} belum ada)", "{office} ({parts} missing)")
_IS_BLANK = Text("{office} (kosong)", "{office} (blank)")
_MISSING = Text("Belum menyampaikan: {names}.", "Not submitted: {names}.")
_ABSENT = Text(
    "Di folder ini tidak ada file {names}, yang sudah tercatat di rekap sebelumnya. Sertakan semua file, atau rekap lamanya.",
    "There is no file of {names} here, known to the previous roll-up. Give all files, or that roll-up as well.",
)
_UNDECIDED = Text("Perlu dipilih dari dua file yang setara: {names}.", "To be chosen between two files: {names}.")
_UNTIMED = Text(
    "Ketepatan waktu {count} kantor belum dinilai: isi Tanggal Diterima di sheet {sheet}.",
    "Offices of which it is not judged yet whether they were on time: {count}; type Date Received on the sheet {sheet}.",
)
_DOUBTS = 10  # that are told in words
FILE = Text("{file}: {state}. {reason}", "{file}: {state}. {reason}")
_NO_DATE = Text(
    "Tanggal Diterima yang tidak terbaca dibiarkan seperti yang diketik: {names}. Tulis misalnya 31/01/2020.",
    "Dates of receipt that cannot be read stay as they were typed: {names}. Write them like 31/01/2020.",
)
_NO_DEADLINE = Text(
    'Batas waktu "{typed}" bukan tanggal. Tulis misalnya 31/01/2020.',
    'The deadline "{typed}" is not a date. Write it like 31/01/2020.',
)
_MORE_DOUBTS = Text("Masih ada {count} sel seperti itu.", "More such cells: {count}.")
_ASIDE = Text(
    "{count} file tidak dipakai ({state}): {names}. Rinciannya di sheet Daftar File.",
    "Files that are not used ({state}): {count}, {names}. See the sheet of files for more.",
)
_BLANK = Text(
    "{count} file kosong, belum ada kegiatan yang diisi: {names}. Minta kantornya mengisi, lalu mengirim lagi.",
    "Blank files, with no activity filled in: {count}, {names}. Ask the offices to fill them in and send them again.",
)
_BLANK_BESIDE = Text(
    "{count} file kosong tidak dipakai, karena ada rencana kantornya yang terisi: {names}.",
    "Blank files not used, since there is a filled-in plan of the office: {count}, {names}.",
)
_USED = Text(
    "Koreksi di sheet data yang dipakai: {count}. Daftarnya di sheet {sheet}.",
    "Corrections of the data sheets in use: {count}. They are listed on the sheet {sheet}.",
)
_CARRY = Advice(
    "jawab y di menu, atau pakai --previous",
    "answer y in the menu, or use --previous",
    Text("jawab y waktu ditanya", "answer y when asked"),
    chosen_as(Text("pilih rekap ini", "choose this roll-up"), ROLLED_UP_BEFORE),
)
_CORRECTIONS = Text(
    "{count} koreksi perlu dipilih: isian file kantor atau koreksinya ({names}). Pilih di sheet {sheet}, lalu rekap lagi "
    "dan bawa isian itu ({carry}). Sampai dipilih, isian file yang dipakai.",
    "Corrections to be decided, between the office's file and what was typed: {count} ({names}). Choose on the sheet "
    "{sheet}, then roll up again and carry that over ({carry}). Until then the file counts.",
).advising(carry=_CARRY)
_NEAR = Text(
    "{count} redaksi indikator mirip dan belum digabung. Jawab di sheet {sheet}.",
    "Similar wordings of indicators that are not joined yet: {count}. Answer on the sheet {sheet}.",
)


def said(result: Rollup, path: Path) -> Iterator[Text]:
    """The result: where it is, how many submitted, and `standing`."""
    yield _SAID.filled(path=path, sent=len(result.whole), offices=len(result.offices), what=_counted(result))
    yield from standing(result)


def standing(result: Rollup) -> Iterator[Text]:
    """Who submitted only in part or not at all, what is new and what corrected."""
    here = [each for each in result.missing if not each.absent]
    yield from _told(
        _PARTIAL, [_LACKS.filled(office=each.name, parts=", ".join(each.lacks)) for each in result.partial]
    )
    yield from _told(_UNDECIDED, [office.name for office in result.undecided])
    yield from _told(_MISSING, [_IS_BLANK.filled(office=each.name) if each.blank else each.name for each in here])
    yield from _told(_ABSENT, [each.name for each in result.missing if each.absent])
    if result.untimed and isinstance(result.deadline, datetime.date):
        yield _UNTIMED.filled(count=len(result.untimed), sheet=STATUS)
    if result.compared:
        yield said_since(result.notes_since)
    if used := sum(each.fate is CorrectionFate.USED for each in result.corrections):
        yield _USED.filled(count=used, sheet=CORRECTIONS)


def _counted(result: Rollup) -> Text:
    activities, indicators = result.counted
    told = _ACTIVITIES if not indicators else _BOTH if activities else _INDICATORS
    return told.filled(activities=activities, indicators=indicators)


def remarks(result: Rollup, sheet: Text) -> Iterator[Text]:
    """Files that somebody has to act on, and questions for the province."""
    yield from refused_files(result)
    yield from result.doubts[:_DOUBTS]
    if len(result.doubts) > _DOUBTS:
        yield _MORE_DOUBTS.filled(count=len(result.doubts) - _DOUBTS)
    undated = ((office.name, office.typed.received) for office in result.offices if _no_date(office.typed.received))
    yield from _told(_NO_DATE, [f'{name} ("{shortened(str(typed))}")' for name, typed in undated])
    if _no_date(result.deadline):
        yield _NO_DEADLINE.filled(typed=shortened(str(result.deadline)))
    for choice in result.choices:
        for remark in remarks_on(choice, result.definition) if choice.used else ():
            yield said_of(choice.facts.file, remark)
    yield from _not_used(result)
    if result.corrections_open:
        offices = {office.region: office.name for office in result.offices}
        asked = dict.fromkeys(offices.get(each.correction.region, "") for each in result.corrections_open)
        yield _CORRECTIONS.filled(count=len(result.corrections_open), names=named(list(asked)), sheet=CORRECTIONS)
    if open_matches := [near for near in result.alignment.near if near.answer is None]:
        yield _NEAR.filled(count=len(open_matches), sheet=sheet)


def refused_files(result: Rollup) -> Iterator[Text]:
    """Those on which somebody has to act before they count."""
    for choice in result.refused:
        reason = reason_of(choice, result.definition)
        yield FILE.filled(file=choice.facts.file, state=choice.state.label, reason=reason)


def _not_used(result: Rollup) -> Iterator[Text]:
    """Files that nobody is blamed for: blank forms, older plans of an office, and plans of another year or province."""
    blank = [choice for choice in result.choices if choice.state is State.BLANK]
    yield from _told(_BLANK, [each.facts.file for each in blank if not each.instead])
    yield from _told(_BLANK_BESIDE, [each.facts.file for each in blank if each.instead])
    for state in (State.SUPERSEDED, State.OTHER_YEAR, State.OTHER_PROVINCE):
        aside = [choice.facts.file for choice in result.choices if choice.state is state]
        yield from _told(_ASIDE, aside, state=state.label)


def _told(text: Text, names: Sequence[Text | str], **also: object) -> Iterator[Text]:
    """The sentence on what is called so; none where there is nothing."""
    if names:
        yield text.filled(count=len(names), names=named(names), **also)


def _no_date(typed: object) -> bool:
    return isinstance(typed, str)
