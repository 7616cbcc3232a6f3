"""What is left to do about each office's report: what it left blank, what it did not explain, and what is overdue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from rak_excel.language import Text
from rak_excel.model.monitoring import STATES, Standing
from rak_excel.record import Record
from rak_excel.rolling_up.facts.facts import NoteRow
from rak_excel.rolling_up.facts.places import Where
from rak_excel.rolling_up.findings.meeting import RegionNote
from rak_excel.rolling_up.monitoring.facts import RowPlace, WorkRow
from rak_excel.rolling_up.monitoring.faults import (
    ANSWERED,
    BLANK,
    DROPPED,
    NO_ACTION,
    NO_REASON,
    OLD_PLAN,
    OVERDUE,
    PART_BLANK,
    PAST,
    UNANSWERED,
    UNCLEAR,
    UNCONFIRMED,
    UNREAD,
    UNSAID,
    WITHOUT_DATE,
    Fault,
)
from rak_excel.rolling_up.monitoring.result import (
    Coded,
    CodedObstacle,
    CodedWork,
    ReportingOffice,
    ReportRollup,
    place_key,
)
from rak_excel.vocabulary.basics.texts import normalised, shortened, tidy
from rak_excel.vocabulary.entries.ticks import written_date
from rak_excel.vocabulary.entries.wordings import key_and_occurrence, said_code

Identity = tuple[str, str, str, str]
_BELOW = " // "  # between an indicator and what stands below it
_LONGEST, _LONGEST_VALUE = 70, 90  # letters of a text in a sentence
_OF = Text(', untuk "{indicator}"', ', for "{indicator}"')
_NO_OBSTACLE = Text("kendalanya", "no obstacle")
_NO_FOLLOW_UP = Text("tindak lanjutnya", "no follow-up")
_STATE = Text(", statusnya {state}", ", its state is {state}")


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
        part = parts.get(note.where.part, -1) if note.where else -1
        return offices[region][0], rank, part, row, *rest

    return tuple(sorted(_numbered(found), key=place))


def identity_of(region: str, note: NoteRow) -> Identity:
    """By what a finding is the same one in another roll-up, whatever its file is called and in which cell it stands."""
    where = note.where or Where()
    return region, note.code, where.part, where.row


def indicators_of(region: str, notes: Iterable[NoteRow], result: ReportRollup) -> list[str]:
    """The indicators that findings on an office's report are of, each once, as the office writes them."""
    rows = result.by_office.get(region, ())
    known = {key: each.row.indicator for each in rows for key in (normalised(each.row.indicator), each.code)}
    where = (note.where.row.partition(_BELOW)[0] for note in notes if note.where)
    return [known[row] for row in dict.fromkeys(where) if row in known]


def _numbered(found: list[RegionNote]) -> Iterator[RegionNote]:
    """With their number where several are of rows in the same words."""
    alike: Counter[Identity] = Counter()
    for region, note in found:
        key = identity_of(region, note)
        alike[key] += 1
        again = f"{_BELOW}{alike[key]}" if alike[key] > 1 else ""
        where = note.where or Where()
        yield region, note.but(where=where.but(row=where.row + again)) if again else note


def _is_of_blank_part(each: RegionNote, office: ReportingOffice, result: ReportRollup) -> bool:
    note = each[1]
    part = note.where.part if note.where else ""
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
    said = _said_by(result)
    for work in result.works:
        yield from _of_work(work, words[work.code], result, states, said)
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
    words: dict[str, object] = {
        "code": said_code(each.code),
        "indicator": shortened(row.indicator, _LONGEST),
        "quarter": result.quarter.label,
        "goal": row.goal.text,
        "actual": row.actual.text,
    }
    where = Where(row.part, code or normalised(row.indicator))
    if fault is UNCONFIRMED:
        return _note(fault, row.at.file, where, words, row.at.but(cell=row.goal_cell), row.goal.text)
    return _note(fault, row.at.file, where, words, row.at, row.actual.text)


_Activity = tuple[tuple[str, str, int], str]  # its indicator and its words


class _Said(Record):
    """What reports say of work: `answered` are the activities of which an open follow-up says what will be done, of this quarter or
    of an earlier one, True where it says by when; `hindered` those with an obstacle of this quarter. `followed` are the indicators
    with a follow-up of this quarter, and `asked` those of which a finding asks for an obstacle or a follow-up.
    """

    answered: Mapping[_Activity, bool]
    hindered: frozenset[_Activity]
    followed: frozenset[tuple[str, str, int]]
    asked: frozenset[tuple[str, str, int]]


def _said_by(result: ReportRollup) -> _Said:
    own = [each.row for each in result.obstacles if each.row.quarter == result.quarter.number]
    return _Said(
        _answered(result),
        frozenset((place_key(row.at), normalised(row.activity)) for row in own if row.obstacle),
        frozenset(place_key(row.at) for row in own if row.follow_up),
        frozenset(place_key(each.row.at) for each in result.reached if _fault_of(each) in {NO_REASON, NO_ACTION}),
    )


def _answered(result: ReportRollup) -> Mapping[_Activity, bool]:
    """Those with an open follow-up: from then on that may be overdue, and nothing else is asked of them."""
    found: dict[_Activity, bool] = {}
    for row in (each.row for each in result.obstacles if each.row.follow_up and not each.row.settled):
        known = place_key(row.at), normalised(row.activity)
        if (
            row.due or row.quarter == result.quarter.number
        ):  # the date of an earlier one stands in a cell that is locked
            found[known] = found.get(known, False) or row.due is not None
    return found


def _of_work(each: CodedWork, code: str, result: ReportRollup, states: str, said: _Said) -> Iterator[RegionNote]:
    row = each.row
    known = place_key(row.at), normalised(row.activity)
    dated = said.answered.get(known)
    past = {None: PAST, False: PAST.but(hint=WITHOUT_DATE)}.get(dated) if row.late else None
    lack = _lack_of_dropped(row, known, said)
    dropped = DROPPED.but(hint=NO_REASON.hint) if lack is _NO_OBSTACLE else DROPPED if lack else None
    fault = UNSAID if row.unsaid else past or (UNREAD if row.state is None else dropped)
    if fault is None:
        return
    state = result.words.state(row.state) if row.state else ""
    words = {"activity": shortened(row.activity, _LONGEST), "said": shortened(row.said), "state": state, "lack": lack}
    words["due"] = result.words.heading("due", result.quarter)
    where = Where(row.at.part, f"{code or normalised(row.indicator)}{_BELOW}{normalised(row.activity)}")
    yield row.at.region, _note(fault, row.at.file, where, words | {"states": states}, row.at, row.said)


def _lack_of_dropped(row: WorkRow, known: _Activity, said: _Said) -> Text | None:
    """What is not said of an activity that was postponed or cancelled, unless its indicator is asked for it anyhow."""
    indicator, _ = known
    if row.state not in {"postponed", "cancelled"} or indicator in said.asked:
        return None
    if known not in said.hindered:
        return _NO_OBSTACLE
    return None if indicator in said.followed or known in said.answered else _NO_FOLLOW_UP


def _of_overdue(each: CodedObstacle, code: str, result: ReportRollup) -> NoteRow:
    row = each.row
    quarter = result.quarter.but(number=row.quarter).label if row.quarter else result.quarter.label
    text = row.follow_up or row.obstacle
    due = written_date(row.due) if row.due else row.due_said
    indicator, said = shortened(row.indicator, _LONGEST), shortened(row.said)
    words: dict[str, object] = {"quarter": quarter, "due": due, "text": shortened(text, _LONGEST)}
    words |= {
        "of": _OF.filled(indicator=indicator) if indicator else "",
        "state": _STATE.filled(state=said) if said else "",
    }
    where = Where(row.at.part, _BELOW.join((code or normalised(row.indicator), quarter, normalised(text))))
    fault = _overdue(row.quarter == result.quarter.number, said, result)
    return _note(fault, row.at.file, where, words, row.at.but(cell=row.due_cell), row.due_said)


def _overdue(of_this_quarter: bool, said: str, result: ReportRollup) -> Fault:
    """With advice that the form has a cell for: only of one that this report brings the date can still be changed."""
    if of_this_quarter:
        return OVERDUE
    hint = ANSWERED if said else UNANSWERED.filled(sheet=result.words.follow_up_sheet)
    return OVERDUE.but(hint=hint)


def _note(
    fault: Fault, file: str, where: Where, words: Mapping[str, object], at: RowPlace | None = None, value: str = ""
) -> NoteRow:
    said = shortened(tidy(value), _LONGEST_VALUE)
    sheet, cell = (at.sheet, at.cell) if at else ("", "")
    message, hint = (text.filled(**words) for text in (fault.message, fault.hint))
    return NoteRow(file, "", fault.id, fault.severity, sheet, cell, said, message, hint, where=where)
