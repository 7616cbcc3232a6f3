"""What the province says to each office about its plan: what came, what is missing, what to correct, by when."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rak_excel.language import AND, Language, Text
from rak_excel.model import Definition, Region, Severity
from rak_excel.record import Record
from rak_excel.rolling_up.chosen.reasons import reason_of
from rak_excel.rolling_up.facts.facts import NoteRow, State
from rak_excel.rolling_up.facts.places import row_number
from rak_excel.rolling_up.offices import Office
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.side_by_side.comparison import TargetComparison
from rak_excel.system.file_names import allowed_in_names
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.entries.ticks import written_date
from rak_excel.vocabulary.names.offices import region_name, short_office_name
from rak_excel.vocabulary.names.regions import is_named, office_at
from rak_excel.workbooks.letters.mended import Mended, mended_by_region
from rak_excel.workbooks.letters.points import doubtful_targets
from rak_excel.workbooks.rollup.layout import Layout
from rak_excel.workbooks.rollup.sheets.status import ABSENT, BLANK, SENT, UNREAD, state_of


def office_in_names(region: Region, definition: Definition) -> str:
    """How a file names an office: `5203 Lombok Timur`, `5272 Kota Bima`, which sort by their codes; or by its name alone."""
    if is_named(region.code):
        return allowed_in_names(region.name)
    return f"{region.code.replace('.', '')} {region_name(region, definition).removeprefix('Kabupaten ')}"


_ERRORS = Text("{count} isian yang wajib diperbaiki", "{count} to be corrected")
_CHECKS = Text("{count} yang perlu dicek", "{count} to be checked")
_STATES = {  # in a letter: whether the province has judged its time is nothing to the office
    **dict.fromkeys((SENT, UNREAD, ABSENT), Text("Sudah diterima", "Received")),
    BLANK: Text("Formulir belum diisi", "The form is not filled in"),
}
_PART_IS_MISSING = {"RAK003", "RAK014"}  # as the first sentence of the letter says already


class Kind(Record):
    """How many points of a kind there are, and the indicators that they are of."""

    said: Text
    indicators: tuple[str, ...] = ()


class Letter(Record):
    """One office's letter. `name` is what its files are called, `state` how the office stands.

    `requests` are sentences on what came, what is asked for and how much was explained, and what settings change of the
    rules; `points` what to correct, the most urgent first, and `mended` what the province corrected itself. `files` are those
    that are rolled up; `asks` tells that the office has something to send. `sender` is '' where the office is the province's
    own. `quarter` is that of a report, as in `TW II`, '' where the letter is about a plan; then `brief` are the kinds of points.
    """

    name: str
    addressee: str
    sender: str
    year: int | None
    state: Text
    requests: tuple[Text, ...]
    points: tuple[NoteRow, ...]
    mended: tuple[Mended, ...]
    files: tuple[str, ...]
    asks: bool
    reply_by: Text | None
    quarter: str = ""
    brief: tuple[Kind, ...] = ()


def left(points: Iterable[NoteRow], language: Language) -> str:
    """`9 isian yang wajib diperbaiki dan 3 yang perlu dicek`; '' where there is none."""
    counted = Counter(point.severity is Severity.ERROR for point in points)
    told = [said.filled(count=counted[error]) for error, said in ((True, _ERRORS), (False, _CHECKS)) if counted[error]]
    return AND.join(told).said(language)


def letters(
    result: Rollup, comparisons: Sequence[TargetComparison], *, reply_by: datetime.date | None = None
) -> Iterator[Letter]:
    """A letter to every office of the roll-up, in its order, also where nothing is to be corrected."""
    notes = grouped(result.notes)
    corrected = mended_by_region(result)
    doubtful = doubtful_targets(result, comparisons)
    layout = Layout(result, "id")
    limits = [result.settings] if result.settings else []
    for office in result.offices:
        own = notes.get(office.region, ())
        found = [note for note in own if _asked_about(note, office)]
        points = tuple(_ordered(found, doubtful.get(office.region, ()), filter(_is_answered, own)))
        mended = corrected.get(office.region, ())
        asks = bool(points or mended or office.older or _lacks_something(office))
        home = office_at(office.region)
        yield Letter(
            name=office_in_names(home, result.definition),
            addressee=addressee_of(office.name, result.definition),
            sender=short_office_name(office_at(home.province), result.definition) if home.parent else "",
            year=result.year,
            state=_state(office, layout),
            requests=(*requests(office, layout, some=bool(points), asks=asks), *_explained(own), *limits),
            points=points,
            mended=mended,
            files=tuple(file.file for file in office.files),
            asks=asks,
            reply_by=date_words(reply_by, result.definition.identity.months) if reply_by and asks else None,
        )


def _lacks_something(office: Office) -> bool:
    """Whether the office has something to send. What came, and only was not given with the other files, it has not."""
    return not (office.whole or office.absent or (office.partial and office.wanted))


def _asked_about(note: NoteRow, office: Office) -> bool:
    """Not what is for information, what the province marked as right, nor that a part is missing where the letter says so."""
    said = office.partial and note.code in _PART_IS_MISSING
    return note.severity is not Severity.INFO and note.counts and not said


def _is_answered(note: NoteRow) -> bool:
    """Whether its office explained it, or the province marked it as right."""
    return note.weight.explained or note.follow_up.right


def _explained(notes: Iterable[NoteRow]) -> Iterator[Text]:
    if count := sum(note.weight.explained for note in notes):
        yield _EXPLAINED.filled(count=count)


def _state(office: Office, layout: Layout) -> Text:
    state = ABSENT if office.partial and office.wanted else state_of(office, layout)
    return _STATES.get(state, state)


def addressee_of(name: str, definition: Definition) -> str:
    """Whoever signs the last part: in an election commission the secretary, whose staff keep the plan."""
    words = definition.identity.signatories.get(definition.parts[-1].signatory)
    return f"{words.label} {name}" if words else name


def _ordered(found: Sequence[NoteRow], targets: Iterable[NoteRow], answered: Iterable[NoteRow]) -> Iterator[NoteRow]:
    """What must be corrected, then doubtful targets, then what is to be checked.

    A target that is found once is said once, and one of which a finding was `answered` not at all.
    """
    told = set(map(_place, (*found, *answered)))
    yield from (point for point in found if point.severity is Severity.ERROR)
    yield from (point for point in targets if _place(point) not in told)
    yield from (point for point in found if point.severity is not Severity.ERROR)


def _place(point: NoteRow) -> tuple[str, int, str]:
    return point.sheet, row_number(point.cell), point.value.strip()


_PLAN = Text("Rencana Aksi Kinerja tahun {year}", "action plan for {year}")
_UNDATED = Text("Rencana Aksi Kinerja", "action plan")
_NOTHING = Text("{plan} belum kami terima. Mohon segera dikirim.", "We have not received the {plan}. Please send it.")
DUE_ON = Text("Batas waktu penyampaiannya {deadline}.", "It was due on {deadline}.")
BLANK_FILES = Text(
    "File yang kami terima masih kosong: {files}. Mohon diisi, lalu dikirim lagi.",
    "The file that we received is still blank: {files}. Please fill it in and send it again.",
)
_PARTIAL = Text(
    "Dari {plan} yang kami terima, sheet {parts} belum ada isinya. Mohon dilengkapi dan dikirim.",
    "Of the {plan} that we received, the sheet {parts} has nothing yet. Please complete and send it.",
)
CHOOSE_FILE = Text(
    "Kami menerima beberapa file yang isinya berbeda dan sama kuat: {files}. Mohon beri tahu file mana yang berlaku.",
    "We received several files that differ and have equal claims: {files}. Please tell us which one is valid.",
)
NOT_USED = Text("File {file} belum dapat kami pakai. {reason}", "We cannot use the file {file} yet. {reason}")
_CAME = Text("{plan} sudah kami terima.", "We have received the {plan}.")
_ABSENT = Text(
    "{plan} sudah kami terima, tetapi filenya tidak ikut kami periksa kali ini.",
    "We have received the {plan}, but its file is not among those that we looked at this time.",
)
_INCOMPLETE = Text(
    "Indikator yang sudah lengkap {complete} dari {expected}.", "{complete} of {expected} indicators are complete."
)
CORRECT = Text(
    "Mohon isian di bawah ini diperbaiki atau dicek, lalu file Excel-nya dikirim lagi.",
    "Please correct or check the entries below and send the workbook again.",
)
_EXPLAINED = Text(
    "{count} catatan sudah dijelaskan dan tidak perlu dijawab lagi.",
    "Already explained, with no further answer needed: {count}.",
)
_FINE = Text(
    "Isinya lengkap dan tidak ada yang perlu diperbaiki. Terima kasih.",
    "It is complete and nothing needs to be corrected. Thank you.",
)
_UNPLANNED = Text(
    "Tidak ada isian yang perlu diperbaiki. Pastikan indikator yang tidak ada di rencana memang tidak direncanakan.",
    "No entry needs to be corrected. Make sure that the indicators which the plan lacks are not planned.",
)
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
TOLD_OFFICE = {
    State.SUBMISSION,
    State.OTHER_YEAR,
    State.BLANK,
}  # on which their office, and not the province, has to act


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
        elif choice.state in TOLD_OFFICE and not office.blank and not choice.instead:
            yield NOT_USED.filled(file=choice.facts.file, reason=reason_of(choice, definition))
    if office.emptied:
        yield _EMPTIED.filled(parts=AND.join(office.emptied))
    if office.has:
        yield from _judged(office, layout, some=some, fine=not asks)


def _came(office: Office, layout: Layout) -> Iterator[Text]:
    plan = _PLAN.filled(year=layout.result.year) if layout.result.year else _UNDATED
    if office.undecided:
        yield CHOOSE_FILE.filled(files=_files(office, State.EQUAL))
    elif office.blank:
        yield BLANK_FILES.filled(files=_files(office, State.BLANK))
    elif office.partial and not office.wanted:
        yield _PARTIAL.filled(plan=plan, parts=AND.join(office.lacks))
    elif office.has:
        yield capital(_CAME.filled(plan=plan))
    elif office.absent:
        yield capital(_ABSENT.filled(plan=plan))
    else:
        yield capital(_NOTHING.filled(plan=plan))
        if isinstance(layout.result.deadline, datetime.date):
            yield DUE_ON.filled(deadline=date_words(layout.result.deadline, layout.result.definition.identity.months))


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
        yield CORRECT
    elif fine:
        # What is planned, incomplete and not asked about was marked as right.
        yield _FINE if complete >= expected else _RIGHT if len(planned) >= expected or not judged else _UNPLANNED


def date_words(date: datetime.date, months: Sequence[str]) -> Text:
    """`15 Februari 2020`; in English `15/02/2020`, as the workbook has it."""
    return Text(f"{date.day} {months[date.month - 1]} {date.year}", written_date(date))


def capital(text: Text) -> Text:
    return Text(text.id[:1].upper() + text.id[1:], text.en[:1].upper() + text.en[1:])
