"""What people typed into a roll-up, whether other roll-ups have all of it, and the targets among it that are of another kind."""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Iterable, Iterator, Mapping
from pathlib import Path

from rak_excel.errors import NothingToReadError
from rak_excel.formats.written.packing import note_if_untouched
from rak_excel.language import Text, one_text
from rak_excel.rolling_up.chosen.subject import RollupSubject, subject_of
from rak_excel.rolling_up.corrections.originals import Changes, rebased
from rak_excel.rolling_up.corrections.reconciling import CorrectionFate, Listed
from rak_excel.rolling_up.facts.agreeing import BETWEEN
from rak_excel.rolling_up.facts.facts import FollowUp, InputFacts, NoteRow, TypedBeside
from rak_excel.rolling_up.facts.rows import ADDED, ActivityRow, Correction, as_sealed, is_seal, is_unsealed, said_in
from rak_excel.rolling_up.findings.meeting import by_office, meet, notes_of
from rak_excel.rolling_up.indicators.measures import OTHER, measure_of
from rak_excel.rolling_up.offices import OfficeIndicator
from rak_excel.rolling_up.result import Rollup
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.vocabulary.names.offices import short_office_name
from rak_excel.vocabulary.names.regions import office_at


def pieces(facts: InputFacts) -> Iterator[Hashable]:
    """All of them, wherever they were typed first."""
    if facts.deadline:
        yield "deadline", facts.deadline
    for region, typed in facts.typed.items():
        if typed.received:
            yield "received", region, typed.received
        yield from (("remark", region, piece) for piece in _said(typed.remark))
    for alias in facts.aliases:
        yield "answer", alias.part, alias.wording, alias.key, alias.same
    yield from (("unclear", text.id) for text in facts.unclear)
    for note in (*facts.notes, *(note for _, note in facts.settled)):
        yield from beside(note, note.follow_up)
    yield from map(of_correction, facts.corrections)


def beside(note: NoteRow, follow_up: FollowUp) -> Iterator[Hashable]:
    """What was typed beside a finding."""
    yield from (("action", note.identity, piece) for piece in _said(follow_up.action))
    yield from (("follow-up remark", note.identity, piece) for piece in _said(follow_up.remark))


def of_correction(each: Correction) -> Hashable:
    """A correction with what was chosen beside it."""
    return "correction", each.content, each.at, each.said, each.answer


def _said(text: str) -> Iterator[str]:
    yield from (" ".join(piece.split()) for piece in text.split(BETWEEN) if piece.strip())


def moved(earlier: InputFacts, here: InputFacts) -> Iterator[Hashable]:
    """The pieces of `earlier` as they stand in `here`."""
    for note in earlier.notes:
        if note.follow_up:  # the sheet of findings that are gone knows their files by name alone
            yield from beside(note.but(sha256=""), note.follow_up)
    try:
        subject = subject_of(here, here.provinces, None)
    except NothingToReadError:  # no office's plan, so none that came anew
        return
    yield from _beside_findings(earlier, here, subject)
    yield from _corrections(earlier, here, subject)


def _beside_findings(earlier: InputFacts, here: InputFacts, subject: RollupSubject) -> Iterator[Hashable]:
    listed = notes_of(here)
    if regions := {region for region, note in listed if note.follow_up}:
        offices = by_office(listed, [row for rows in here.rows.values() for row in rows])
        for met in meet(earlier, regions, offices, subject.definition, subject.year):
            if met.at is not None and met.note.follow_up:
                yield from beside(listed[met.at][1], met.note.follow_up)


def _corrections(earlier: InputFacts, here: InputFacts, subject: RollupSubject) -> Iterator[Hashable]:
    """Those made on an office's earlier file, on the one that it has here."""
    theirs = grouped((each.content, each) for each in earlier.corrections)
    changes = Changes([here, earlier])
    for region, part, digest in {each.content for each in here.corrections}:
        new = changes.rows((region, part, digest))
        for content, made in theirs.items():
            if new and content[:2] == (region, part) and content[2] != digest:
                old = changes.rows(content)
                found = rebased(made, old, new, digest, subject.definition, subject.year)
                yield from (of_correction(each) for each, is_here in found if is_here)


NOTHING_TYPED, ONLY_DEADLINE = "nothing typed", "a deadline"  # what a workbook notes of it


def is_typed_elsewhere(facts: InputFacts, others: Iterable[InputFacts], deadline: datetime.date | None = None) -> bool:
    """Whether the others have all that was typed into this one, as where it was only carried there.

    A `deadline` that is given takes the place of the one that was typed.
    """
    left = set(pieces(facts))
    if deadline:
        left -= {("deadline", facts.deadline)}
    if not left:
        return True  # and no other needs to be opened
    for other in others:
        left -= set(pieces(other))
        left -= set(moved(other, facts)) if left else set()
        if not left:
            return True
    return False


def nothing_typed(path: Path, deadline: datetime.date | str | None = None) -> bool:
    """Whether the roll-up in a file was written without anything that people type, and nobody has saved it since.

    That is known without reading it. A `deadline` that is given takes the place of the one it was written with.
    """
    note = note_if_untouched(path)
    return note == NOTHING_TYPED or (note == ONLY_DEADLINE and deadline is not None)


def note_on_typed(result: Rollup) -> str:
    """What a workbook notes for `nothing_typed`; "" where there is something that people typed."""
    followed = (note.follow_up for _, note in (*result.notes, *result.settled))
    beside = (office.typed != TypedBeside() for office in result.offices)
    rows = (row for each in result.all_indicators for row in each.rows)
    if result.aliases or result.corrections or any(beside) or any(followed) or is_unsealed(rows):
        return ""
    return ONLY_DEADLINE if result.deadline else NOTHING_TYPED


_OTHER_KIND = Text(
    'Target "{target}" tidak dalam satuan indikatornya ({unit}).', 'The target "{target}" is not in its unit ({unit}).'
)
NUMBER = Text("angka", "a number")
_TOLD = Text(
    "Koreksi {office}, indikator {code}: {said} Perbaiki di sheet data.",
    "Correction of {office}, indicator {code}: {said} Correct it on the data sheet.",
)
_At = tuple[str, str, int, str]  # region, part, place and target as written


def is_typed(indicator: OfficeIndicator) -> bool:
    """Whether the target in the data row is the province's and not the office's, also while it is still to be chosen."""
    row = indicator.rows[0]
    return _counts(row) or (is_seal(row.seal) and not as_sealed(row.seal, "target", said_in(row, "target")))


def _counts(row: ActivityRow) -> bool:
    """Whether it is a correction in use."""
    return bool({"target", ADDED} & {*row.corrected})


def with_other_kinds(result: Rollup) -> Rollup:
    """The roll-up in which it is said where a typed target is not of the kind or unit of its indicator."""
    if not any(each.fate is CorrectionFate.USED for each in result.corrections):
        return result
    found = dict(_of_other_kind(result))
    if not found:
        return result
    told = [
        _TOLD.filled(office=short_office_name(office_at(region), result.definition), code=code, said=said)
        for (region, *_), (code, said) in found.items()
    ]
    corrections = tuple(_with(each, found) for each in result.corrections)
    return result.but(corrections=corrections, doubts=(*result.doubts, *told))


def _of_other_kind(result: Rollup) -> Iterator[tuple[_At, tuple[str, Text]]]:
    """By where they stand, with the code of the indicator and what is to say."""
    by_group = grouped((each.group.code, each) for each in result.all_indicators)
    for code, cells in by_group.items():
        if typed := [each for each in cells if _counts(each.rows[0])]:
            group = typed[0].group
            measure = measure_of(group, (each.target for each in cells if each.target), result.definition)
            unit = measure.unit or group.unit or NUMBER
            for each in typed:
                if str(measure.compared(each.target)).startswith(OTHER):
                    at = _at(each.rows[0])
                    yield at, (code, _OTHER_KIND.filled(target=shortened(at[-1]), unit=unit))


def _at(row: ActivityRow) -> _At:
    return row.region, row.part, row.place, row.target.text if row.target else ""


def _with(listed: Listed, found: Mapping[_At, tuple[str, Text]]) -> Listed:
    each = listed.correction
    if listed.fate is not CorrectionFate.USED or each.field not in {"target", ADDED}:
        return listed
    target = each.value.target if isinstance(each.value, ActivityRow) else each.value
    at = each.region, each.part, each.place, getattr(target, "text", "")
    return listed.but(reason=one_text([listed.reason, found[at][1]])) if at in found else listed
