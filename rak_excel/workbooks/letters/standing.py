"""What came from an office and what is still missing, in the sentences of its letter."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from rak_excel.language import Text
from rak_excel.rolling_up.chosen.reasons import reason_of
from rak_excel.rolling_up.facts.facts import State
from rak_excel.rolling_up.result import Office
from rak_excel.vocabulary.entries.answers import written_date
from rak_excel.workbooks.rollup.layout import Layout

_PLAN = Text("Rencana Aksi Kinerja tahun {year}", "action plan for {year}")
_UNDATED = Text("Rencana Aksi Kinerja", "action plan")
_NOTHING = Text("{plan} belum kami terima. Mohon segera dikirim.", "We have not received the {plan}. Please send it.")
_DUE = Text("Batas waktu penyampaiannya {deadline}.", "It was due on {deadline}.")
_BLANK = Text(
    "File yang kami terima masih kosong: {files}. Mohon diisi, lalu dikirim lagi.",
    "The file that we received is still blank: {files}. Please fill it in and send it again.",
)
_PARTIAL = Text(
    "Dari {plan} yang kami terima, sheet {parts} belum ada isinya. Mohon dilengkapi dan dikirim.",
    "Of the {plan} that we received, the sheet {parts} has nothing yet. Please complete and send it.",
)
_CHOOSE = Text(
    "Kami menerima beberapa file yang isinya berbeda dan sama kuat: {files}. Mohon beri tahu file mana yang berlaku.",
    "We received several files that differ and have equal claims: {files}. Please tell us which one is valid.",
)
_NOT_USED = Text("File {file} belum dapat kami pakai. {reason}", "We cannot use the file {file} yet. {reason}")
_CAME = Text("{plan} sudah kami terima.", "We have received the {plan}.")
_ABSENT = Text(
    "{plan} sudah kami terima, tetapi filenya tidak ikut kami periksa kali ini.",
    "We have received the {plan}, but its file is not among those that we looked at this time.",
)
_INCOMPLETE = Text(
    "Indikator yang sudah lengkap {complete} dari {expected}.", "{complete} of {expected} indicators are complete."
)
_CORRECT = Text(
    "Mohon isian di bawah ini diperbaiki atau dicek, lalu file Excel-nya dikirim lagi.",
    "Please correct or check the entries below and send the workbook again.",
)
_FINE = Text(
    "Isinya lengkap dan tidak ada yang perlu diperbaiki. Terima kasih.",
    "It is complete and nothing needs to be corrected. Thank you.",
)
_UNPLANNED = Text(
    "Tidak ada isian yang perlu diperbaiki. Pastikan indikator yang tidak ada di rencana memang tidak direncanakan.",
    "No entry needs to be corrected. Make sure that the indicators which the plan lacks are not planned.",
)
_AND = Text(" dan ", " and ")
_WANTED = Text(
    "File {file} tidak ikut kami periksa kali ini.",
    "The file {file} is not among those that we looked at this time.",
)
_EMPTIED = Text(
    "Semua kegiatan di sheet {parts} kami hapus dari rekap.",
    "We deleted all activities on the sheet {parts} from the roll-up.",
)
_OLDER = Text(
    "Di file terbaru sheet {part} tidak ada isinya, jadi yang kami pakai masih dari revisi {revision} ({file}). Mohon beri "
    "tahu kami apakah isinya masih berlaku, atau kirim yang baru.",
    "The latest file has nothing on the sheet {part}, so that we still use revision {revision} ({file}). Please tell us "
    "whether that still holds, or send a new one.",
)
_RIGHT = Text("Tidak ada lagi yang perlu diperbaiki. Terima kasih.", "Nothing else needs to be corrected. Thank you.")
_TOLD = {
    State.SUBMISSION,
    State.OTHER_YEAR,
    State.BLANK,
}  # files on which their office, and not the province, has to act


def requests(office: Office, layout: Layout, *, some: bool, asks: bool) -> Iterator[Text]:
    """What came, what is missing and what is asked for; `some` tells that there is something to correct, and `asks` that
    the office has something to do at all.
    """
    yield from _came(office, layout)
    definition = layout.result.definition
    for older in office.older:
        yield _OLDER.filled(part=definition.part(older.part).sheet, revision=older.revision, file=older.file)
    for choice in office.others:
        if choice.state is State.NOT_HELD and not office.absent:
            yield _WANTED.filled(file=choice.facts.file)
        elif choice.state in _TOLD and not office.blank and not choice.instead:
            yield _NOT_USED.filled(file=choice.facts.file, reason=reason_of(choice, definition))
    if office.emptied:
        yield _EMPTIED.filled(parts=_together(office.emptied))
    if office.has:
        yield from _judged(office, layout, some=some, fine=not asks)


def _came(office: Office, layout: Layout) -> Iterator[Text]:
    plan = _PLAN.filled(year=layout.result.year) if layout.result.year else _UNDATED
    if office.undecided:
        yield _CHOOSE.filled(files=_files(office, State.EQUAL))
    elif office.blank:
        yield _BLANK.filled(files=_files(office, State.BLANK))
    elif office.partial and not office.wanted:
        yield _PARTIAL.filled(plan=plan, parts=_together(office.lacks))
    elif office.has:
        yield _capital(_CAME.filled(plan=plan))
    elif office.absent:
        yield _capital(_ABSENT.filled(plan=plan))
    else:
        yield _capital(_NOTHING.filled(plan=plan))
        if isinstance(layout.result.deadline, datetime.date):
            yield _DUE.filled(deadline=date_words(layout.result.deadline, layout.result.definition.identity.months))


def _together(parts: Sequence[str]) -> Text:
    return Text(_AND.id.join(parts), _AND.en.join(parts))


def _files(office: Office, state: State) -> str:
    return ", ".join(choice.facts.file for choice in office.others if choice.state is state)


def _judged(office: Office, layout: Layout, *, some: bool, fine: bool) -> Iterator[Text]:
    expected = len(layout.result.definition.indicators)
    mine = [each for part in layout.parts for each in layout.by_office.get((office.region, part.id), ())]
    planned = [each for each in mine if each.group.defined]
    complete = sum(each.complete for each in planned)
    # Of a part that is not in the roll-up nobody counted what the office's plan has.
    judged = not (office.emptied or office.wanted)
    if complete < expected and judged:
        yield _INCOMPLETE.filled(complete=complete, expected=expected)
    if some:
        yield _CORRECT
    elif fine:
        # What is planned, incomplete and not asked about was marked as right.
        yield _FINE if complete >= expected else _RIGHT if len(planned) >= expected or not judged else _UNPLANNED


def date_words(date: datetime.date, months: Sequence[str]) -> Text:
    """`15 Februari 2020`; in English `15/02/2020`, as the workbook has it."""
    return Text(f"{date.day} {months[date.month - 1]} {date.year}", written_date(date))


def _capital(text: Text) -> Text:
    return Text(text.id[:1].upper() + text.id[1:], text.en[:1].upper() + text.en[1:])
