"""What is left to do about each office's report: what it left blank, what it did not explain, and what is overdue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from rak_excel.language import NOTHING, Text
from rak_excel.model import Severity
from rak_excel.model.monitoring import STATES, Standing
from rak_excel.record import Record
from rak_excel.rolling_up.facts.facts import NoteRow
from rak_excel.rolling_up.facts.places import Standing as Where
from rak_excel.rolling_up.monitoring.facts import RowPlace
from rak_excel.rolling_up.monitoring.result import Coded, CodedObstacle, CodedWork, ReportingOffice, ReportRollup
from rak_excel.vocabulary.basics.texts import normalised, shortened, tidy
from rak_excel.vocabulary.entries.ticks import written_date
from rak_excel.vocabulary.entries.wordings import key_and_occurrence

RegionNote = tuple[str, NoteRow]
Identity = tuple[str, str, str, str]
_BELOW = " // "  # between an indicator and what stands below it
_LONGEST, _LONGEST_VALUE = 70, 90  # letters of a text in a sentence


class Fault(Record):
    """A kind of finding; `several` says how many of it there are. One that `lasts` is of the year, and not of what was reported
    in one quarter.
    """

    id: str
    severity: Severity
    message: Text
    hint: Text
    several: Text = NOTHING
    lasts: bool = False


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
PART_BLANK = Fault(
    "part",
    _ERROR,
    Text("Sheet {sheet} belum diisi.", "The sheet {sheet} is not filled in."),
    Text("Isi sheet itu, lalu kirim laporannya lagi.", "Fill in that sheet and send the report again."),
)
OLD_PLAN = Fault(
    "plan",
    _WARNING,
    Text(
        "Laporan ini tentang rencana Revisi ke-{old}, padahal yang berlaku di akhir triwulan Revisi ke-{new} ({plan}).",
        "This report is on revision {old} of the plan, while revision {new} ({plan}) was in force at the end of the quarter.",
    ),
    Text("Buat laporannya dari rencana yang berlaku.", "Make the report from the plan in force."),
)
BLANK = Fault(
    "blank",
    _ERROR,
    Text(
        'Realisasi {code} "{indicator}" belum diisi, targetnya s.d. {quarter} {goal}.',
        'The figure of {code} "{indicator}" is blank; its target up to {quarter} is {goal}.',
    ),
    Text("Isi realisasinya. Kalau belum ada hasil, tulis 0.", "Fill in the figure. Where there is none yet, write 0."),
    several=Text("{count} realisasi belum diisi", "figures left blank: {count}"),
)
UNCONFIRMED = Fault(
    "goal",
    _WARNING,
    Text(
        'Target s.d. {quarter} {code} "{indicator}" belum dipastikan.',
        'The target of {code} "{indicator}" up to {quarter} is not confirmed.',
    ),
    Text(
        "Pastikan targetnya dan hapus tanda tanyanya, lalu isi realisasinya.",
        "Make sure of the target, delete its question mark, and fill in the figure.",
    ),
    several=Text("{count} target belum dipastikan", "targets not confirmed: {count}"),
)
UNCLEAR = Fault(
    "unclear",
    _WARNING,
    Text(
        'Realisasi {code} "{indicator}" belum jelas, targetnya s.d. {quarter} {goal}.',
        'The figure of {code} "{indicator}" is not clear; its target up to {quarter} is {goal}.',
    ),
    Text("Tulis realisasinya dalam satuan targetnya.", "Write the figure in the unit of its target."),
    several=Text("{count} realisasi belum jelas", "figures that are not clear: {count}"),
)
NO_REASON = Fault(
    "no-reason",
    _ERROR,
    Text(
        '{code} "{indicator}" belum tercapai ({actual} dari target {goal}), tetapi kendalanya belum ditulis.',
        '{code} "{indicator}" was missed ({actual}, its target {goal}), and nothing says why.',
    ),
    Text("Tulis sebabnya, lalu isi tindak lanjut dan batas waktunya.", "Write why, what will be done, and by when."),
    several=Text("{count} indikator belum tercapai tanpa kendala", "indicators missed without an obstacle: {count}"),
)
NO_ACTION = Fault(
    "no-follow-up",
    _ERROR,
    Text(
        '{code} "{indicator}" belum tercapai ({actual} dari target {goal}), tetapi tindak lanjutnya belum ditulis.',
        '{code} "{indicator}" was missed ({actual}, its target {goal}), and no follow-up is written down.',
    ),
    Text("Tulis apa yang akan dilakukan, dan kapan selesainya.", "Write what will be done, and by when."),
    several=Text(
        "{count} indikator belum tercapai tanpa tindak lanjut", "indicators missed without a follow-up: {count}"
    ),
)
UNSAID = Fault(
    "unsaid",
    _ERROR,
    Text('Kegiatan terjadwal belum dilaporkan: "{activity}".', 'A scheduled activity is not reported: "{activity}".'),
    Text("Pilih status pelaksanaannya.", "Choose its state."),
    several=Text("{count} kegiatan terjadwal belum dilaporkan", "scheduled activities not reported: {count}"),
)
UNREAD = Fault(
    "unread",
    _WARNING,
    Text('Status pelaksanaan "{said}" tidak dikenal: "{activity}".', 'The state "{said}" is not known: "{activity}".'),
    Text("Pilih salah satu: {states}.", "Choose one of: {states}."),
    several=Text("{count} status pelaksanaan tidak dikenal", "states that are not known: {count}"),
)
PAST = Fault(
    "past",
    _WARNING,
    Text(
        'Kegiatan sudah lewat jadwal, statusnya {state}: "{activity}".',
        'An activity is past its schedule, and its state is {state}: "{activity}".',
    ),
    Text("Beri tahu kami kapan selesainya.", "Tell us when it will be done."),
    several=Text("{count} kegiatan lewat jadwal", "activities past their schedule: {count}"),
    lasts=True,
)
OVERDUE = Fault(
    "overdue",
    _WARNING,
    Text(
        'Tindak lanjut {quarter} lewat batas waktu {due}: "{text}".',
        'A follow-up of {quarter} was due on {due}: "{text}".',
    ),
    Text("Laporkan hasilnya, atau beri tahu batas waktu barunya.", "Report its result, or tell us its new date."),
    several=Text("{count} tindak lanjut lewat batas waktu", "follow-ups overdue: {count}"),
    lasts=True,
)
_ALL = (PART_BLANK, OLD_PLAN, NO_REASON, NO_ACTION, BLANK, UNSAID, OVERDUE, PAST, UNCONFIRMED, UNCLEAR, UNREAD)
FAULTS = {each.id: each for each in _ALL}
"""All kinds by their ids, which stand as the codes of findings; the weightiest first."""


def findings_of(result: ReportRollup) -> tuple[RegionNote, ...]:
    """All of them with the regions of their offices, office by office, what has to be corrected first.

    Of a part in which an office reported nothing only that is told, and not each of its rows.
    """
    offices = {office.region: (at, office) for at, office in enumerate(result.offices)}
    parts = {part.id: at for at, part in enumerate(result.definition.parts)}
    found = [*_of_offices(result), *_of_rows(result)]
    found = [each for each in found if not _is_of_blank_part(each, offices[each[0]][1], result)]

    def place(each: RegionNote) -> tuple[object, ...]:
        region, note = each
        rank, _, row, *rest = note.place
        part = parts.get(note.standing.part, -1) if note.standing else -1
        return offices[region][0], rank, part, row, *rest

    return tuple(sorted(_numbered(found), key=place))


def identity_of(region: str, note: NoteRow) -> Identity:
    """By what a finding is the same one in another roll-up, whatever its file is called and in which cell it stands."""
    where = note.standing or Where()
    return region, note.code, where.part, where.row


def codes_of(notes: Iterable[NoteRow], result: ReportRollup) -> list[str]:
    """The codes of the indicators that findings are of, each once; of an own indicator there is none that holds over time."""
    rows = (note.standing.row.partition(_BELOW)[0] for note in notes if note.standing)
    return [row for row in dict.fromkeys(rows) if key_and_occurrence(row)[0] in result.definition.indicators]


def _numbered(found: list[RegionNote]) -> Iterator[RegionNote]:
    """With their number where several are of rows in the same words."""
    alike: Counter[Identity] = Counter()
    for region, note in found:
        key = identity_of(region, note)
        alike[key] += 1
        again = f"{_BELOW}{alike[key]}" if alike[key] > 1 else ""
        where = note.standing or Where()
        yield region, note.but(standing=where.but(row=where.row + again)) if again else note


def _is_of_blank_part(each: RegionNote, office: ReportingOffice, result: ReportRollup) -> bool:
    note = each[1]
    part = note.standing.part if note.standing else ""
    return bool(part) and note.code != PART_BLANK.id and result.definition.part(part).sheet in office.lacks


def _of_offices(result: ReportRollup) -> Iterator[RegionNote]:
    sheets = {part.sheet: part.id for part in result.definition.parts}
    for office in result.offices:
        for sheet in office.lacks if office.reported else ():
            note = _note(PART_BLANK, office.files[0].file, Where(sheets[sheet]), {"sheet": sheet})
            yield office.region, note.but(sheet=sheet)
        if office.reported and (plan := office.later_plan(result.quarter.end)):
            words = {"old": office.revision, "new": plan.revision, "plan": plan.file}
            yield office.region, _note(OLD_PLAN, office.files[0].file, Where(), words)


def _of_rows(result: ReportRollup) -> Iterator[RegionNote]:
    known = result.definition.indicators
    words = {each.code: each.code if key_and_occurrence(each.code)[0] in known else "" for each in result.groups}
    states = ", ".join(map(result.words.state, STATES))
    for reached in result.reached:
        if fault := _fault_of(reached):
            yield reached.row.region, _of_reached(fault, reached, words[reached.code], result)
    for work in result.works:
        yield from _of_work(work, words[work.code], result, states)
    for obstacle in result.obstacles:
        if obstacle.overdue:
            yield obstacle.row.at.region, _of_overdue(obstacle, words.get(obstacle.code, ""), result)


def _fault_of(each: Coded) -> Fault | None:
    row = each.row
    if row.standing is Standing.MISSED:
        return NO_REASON if not row.reasoned else NO_ACTION if not row.followed else None
    if row.standing is Standing.UNCLEAR:
        return UNCONFIRMED if row.unconfirmed else UNCLEAR
    return BLANK if row.standing is Standing.BLANK else None


def _of_reached(fault: Fault, each: Coded, code: str, result: ReportRollup) -> NoteRow:
    row = each.row
    words = {
        "code": each.code,
        "indicator": shortened(row.indicator, _LONGEST),
        "quarter": result.quarter.label,
        "goal": row.goal.text,
        "actual": row.actual.text,
    }
    where = Where(row.part, code or normalised(row.indicator))
    if fault is UNCONFIRMED:
        return _note(fault, row.at.file, where, words, row.at.but(cell=row.goal_cell), row.goal.text)
    return _note(fault, row.at.file, where, words, row.at, row.actual.text)


def _of_work(each: CodedWork, code: str, result: ReportRollup, states: str) -> Iterator[RegionNote]:
    row = each.row
    fault = UNSAID if row.unsaid else PAST if row.late else UNREAD if row.state is None else None
    if fault is None:
        return
    state = result.words.state(row.state) if row.state else ""
    words = {"activity": shortened(row.activity, _LONGEST), "said": shortened(row.said), "state": state}
    where = Where(row.at.part, f"{code or normalised(row.indicator)}{_BELOW}{normalised(row.activity)}")
    yield row.at.region, _note(fault, row.at.file, where, words | {"states": states}, row.at, row.said)


def _of_overdue(each: CodedObstacle, code: str, result: ReportRollup) -> NoteRow:
    row = each.row
    quarter = result.quarter.but(number=row.quarter).label if row.quarter else result.quarter.label
    text = row.follow_up or row.obstacle
    due = written_date(row.due) if row.due else row.due_said
    words = {"quarter": quarter, "due": due, "text": shortened(text, _LONGEST)}
    where = Where(row.at.part, _BELOW.join((code or normalised(row.indicator), quarter, normalised(text))))
    return _note(OVERDUE, row.at.file, where, words, row.at.but(cell=row.due_cell), row.due_said)


def _note(
    fault: Fault, file: str, where: Where, words: Mapping[str, object], at: RowPlace | None = None, value: str = ""
) -> NoteRow:
    said = shortened(tidy(value), _LONGEST_VALUE)
    sheet, cell = (at.sheet, at.cell) if at else ("", "")
    message, hint = (text.filled(**words) for text in (fault.message, fault.hint))
    return NoteRow(file, "", fault.id, fault.severity, sheet, cell, said, message, hint, standing=where)
