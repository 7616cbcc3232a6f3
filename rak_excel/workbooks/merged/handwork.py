"""What people typed into a merged plan: choices, reasons, the identity, and the rows of the plan themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import field
from msgspec.structs import replace

from rak_excel.definitions.monitoring import monitoring_words
from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.addresses import column_number
from rak_excel.formats.grid import Sheet
from rak_excel.formats.opened.opening import content_of, open_workbook, sheets_in
from rak_excel.language import NOTHING, Text
from rak_excel.layouts.names import CHANGES, LAST_SENT
from rak_excel.layouts.pages_as_written import pages_typed_over
from rak_excel.layouts.plan import FIRST_ROW
from rak_excel.layouts.report_pages import pages_of
from rak_excel.merging.changes import change_code
from rak_excel.merging.differences.differences import Decisions
from rak_excel.merging.differences.identity_fields import Fields, carried, kept_over, lost, since_written
from rak_excel.merging.merge import Merged
from rak_excel.merging.sent.asking import Answer
from rak_excel.model import Cell, Identity, NoteKind, Place, Plan, Source
from rak_excel.model.monitoring import COMPUTED
from rak_excel.model.returned import Returned
from rak_excel.reading import read_sheets
from rak_excel.reading.merged_plans.choices import Questions, headed_rows, questions_on
from rak_excel.reading.returned import is_return_sheet, returned_in, without_returned
from rak_excel.record import Record
from rak_excel.vocabulary.entries.ticks import stands_for_nothing
from rak_excel.workbooks.merged import origin_sheet
from rak_excel.workbooks.merged.corrected_rows import corrected_rows
from rak_excel.workbooks.merged.decisions import answers_of, decisions_of, refuse_without_differences
from rak_excel.workbooks.merged.reading_sheets import CHANGE, REASON


class Handwork(Record):
    """What stands in a merged plan by now. `rows` and `identity` tell whether these were edited since we wrote them.

    `beside` names the other sheets on which anything but choices, answers and reasons was written; no merge carries that over,
    nor what stands in the `unread` cells of the identity sheet.
    `returned` is the list of findings in it, with what was explained and how that was ruled on.
    `revises` tells that it is a revision of another plan, `dated` that a date in it was typed there: earlier versions
    wrote that of the plan which is revised.
    """

    decisions: Decisions = field(default_factory=Decisions)
    rows: bool = False
    identity: bool = False
    beside: tuple[str, ...] = ()
    unread: tuple[Cell, ...] = ()
    revises: bool = False
    dated: bool = False
    returned: Returned | None = None
    corrected: Text = NOTHING  # where

    @property
    def rulings(self) -> frozenset[tuple[str, str, str, str]]:
        """What was ruled on explanations: where they stand, their words and the ruling."""
        answers = self.returned.answers if self.returned else ()
        ruled = ((each.finding, each) for each in answers if each.ruling)
        return frozenset(
            (f"{own.sheet}!{own.cell}", own.code, each.explanation, str(each.ruling)) for own, each in ruled
        )

    def decisions_for(self, base: Plan | None) -> Decisions:
        """The decisions for a merge that revises `base`, without a date of signature that is not the revision's own."""
        own = self.decisions.identity
        if base is None or own is None:
            return self.decisions
        if self.is_revision_of(base) and (self.dated or own.date != base.identity.date):
            return self.decisions
        return replace(self.decisions, identity=own.but(date=None))

    def is_revision_of(self, base: Plan) -> bool:
        """Whether it is the next revision of that plan, so that its choices are about the same merge."""
        own = self.decisions.identity
        return self.revises and (own is None or own.revision == base.identity.revision + 1)

    def lost_in(self, merged: Identity, said: Fields) -> bool:
        """Whether a merge with this identity, of which the submissions said this, would lose something of the plan."""
        decisions = self.decisions
        if decisions.identity and decisions.submitted is not None:
            return self.rows or lost(decisions.identity, decisions.submitted, merged, said)
        return self.rows or (self.identity and (decisions.identity is None or not carried(decisions.identity, merged)))

    def kept_over(self, merged: Merged, file: str) -> Iterator[Text]:
        """What was typed into the identity sheet of that file and stays, though the submissions say something new."""
        decisions = self.decisions
        if decisions.identity is None or decisions.submitted is None:
            return
        said, submitted = dict(merged.submitted.said), decisions.submitted
        for each in merged.differences:
            decision = decisions.by_question.get(each.question.code)
            if decision and decision.typed_over and decision.candidates == each.candidates_code:
                # The submissions say the same different things as when people typed what counts.
                said[each.question.slot.name] = submitted.get(each.question.slot.name, "")
        now, words, revises = merged.plan.identity, merged.plan.definition.identity, merged.revised is not None
        yield from kept_over(decisions.identity, submitted, now, said, words, file, revises=revises)

    @property
    def unread_cells(self) -> str:
        """The `unread` cells, as they are told."""
        return ", ".join(map(str, self.unread))

    def left_behind(self, file: str, *, corrected: bool) -> Iterator[Text]:
        """What stays in that file alone, a sentence each; `corrected` tells that the plan itself was."""
        if corrected:
            yield Text(
                "{file} juga diperbaiki dengan tangan{at}; perbaikan itu tidak ikut terbawa. Tulis di file unitnya, lalu gabung lagi.",
                "{file} was also corrected by hand{at}; that is not carried over. Write it into the unit's file and merge again.",
            ).filled(file=file, at=self.corrected)
        if self.unread:
            yield Text(
                "{file}: isian di {cells} belum lengkap atau tidak terbaca, jadi tidak ikut terbawa. Lengkapi, lalu gabung lagi.",
                "{file}: what stands in {cells} is not complete or was not read, so it is not carried over. Complete it and "
                "merge again.",
            ).filled(file=file, cells=self.unread_cells)
        if self.beside:
            yield Text(
                "{file}: perubahan di sheet {sheets} tidak ikut terbawa, tetapi tetap ada di file itu.",
                "{file}: what was edited on its sheets ({sheets}) is not carried over, but stays in that file.",
            ).filled(file=file, sheets=", ".join(self.beside))


def read_handwork(content: bytes, name: str) -> Handwork:
    """Everything typed into a merged plan. Raises UnreadableWorkbookError where it has no sheet for choices."""
    every = sheets_in(content, name)
    sheets, returned = without_returned(every), returned_in(every)
    refuse_without_differences(sheets, name)
    plan, written = _plan(sheets), origin_sheet.written_digests(sheets)
    decisions = decisions_of(sheets)
    decisions = replace(
        decisions,
        reasons=tuple(reasons_of(sheets)),
        identity=plan.identity if plan else None,
        submitted=_submitted(plan, written, decisions, questions_on(sheets)),
        answers=answers_of(sheets),
    )
    names = {sheet.name for sheet in sheets}
    found = Handwork(decisions, True, True, revises=CHANGES in names, dated=LAST_SENT in names, returned=returned)
    if plan is None or written is None:
        return found
    beside = (*_beside(plan, sheets, written), *_answered(every, returned))
    found = found.but(beside=beside, unread=tuple(_unread(plan, sheets)))
    if written.rows:
        rows = origin_sheet.rows_edited(plan, sheets, written) or _scribbled(plan) or _typed_over(plan, sheets)
        found = found.but(rows=rows, corrected=corrected_rows(plan, sheets) if rows else NOTHING)
        return found.but(identity=origin_sheet.identity_digest(plan.identity) != written.identity)
    edited = not _as_written(plan, sheets, written) and origin_sheet.content_edited(plan, sheets, written)
    return found.but(rows=edited, identity=edited)


def _submitted(
    plan: Plan | None, written: origin_sheet.WrittenDigests | None, decisions: Decisions, questions: Questions
) -> Fields | None:
    """What the submissions said; of an older plan whose identity was edited all that stands there may have been typed."""
    if plan is None or written is None:
        return None
    edited = bool(written.identity) and origin_sheet.identity_digest(plan.identity) != written.identity
    said = {} if written.submitted is None and edited else written.submitted
    return None if said is None else since_written(plan.identity, said, decisions.by_question, questions, edited=edited)


def _beside(plan: Plan, sheets: Sequence[Sheet], written: origin_sheet.WrittenDigests) -> Iterator[str]:
    parts = {part.sheet for part in plan.definition.parts} | {part.sheet for part in plan.parts}
    if plan.definition.is_report:  # what its pages show follows from the other sheets
        words = monitoring_words(plan.definition)
        parts |= {words.plan_sheet, *(pages_of(part, words) for part in plan.definition.parts)}
        yield from pages_typed_over(sheets, plan.definition)
    if origin_sheet.rows_edited(plan, sheets, written):  # what these say otherwise counts as edited rows
        parts |= {each.sheet for each in plan.definition.sheets_beside}
    yield from origin_sheet.written_on(sheets, written.beside, plan.definition.sheets, parts)


def _answered(sheets: Iterable[Sheet], returned: Returned | None) -> Iterator[str]:
    """The sheet of findings that went back with the plan, where an answer stands on it that no merge carries over."""
    answers = returned.answers if returned and returned.round else ()
    if any((each.answer or each.explanation) and not each.explains for each in answers):
        yield from (sheet.name for sheet in sheets if is_return_sheet(sheet))


def _unread(plan: Plan, sheets: Iterable[Sheet]) -> Iterator[Cell]:
    """The cells of the identity sheet in which something stands that was not understood, or is a part of a date alone."""
    identity, named = plan.identity, {sheet.name: sheet for sheet in sheets}
    told = {note.cell for note in plan.notes if note.kind is NoteKind.AMBIGUOUS_VALUE}
    dated = identity.date_cells if identity.date is None else ()
    for cell in dict.fromkeys([*(each for each in identity.cells.values() if each in told), *dated]):
        text = named[cell.sheet].text(cell.row, column_number(cell.column)) if cell.sheet in named else ""
        if text.strip() and not stands_for_nothing(text, plan.definition.marks):
            yield cell


def is_merged_plan(path: Path) -> bool:
    """Whether a workbook at `path` is a plan that merging wrote. Raises UnreadableWorkbookError where it is locked."""
    content = content_of(path)
    try:
        return origin_sheet.written_digests(open_workbook(content).sheets) is not None
    except UnreadableWorkbookError:
        return False


def merged_plan_at(path: Path) -> Plan | None:
    """The plan or report that merging wrote to `path`, of the year that it wrote, whatever was typed over that.

    None where no such one is there or it cannot be looked at.
    """
    if not path.is_file():
        return None
    try:
        sheets = without_returned(open_workbook(content_of(path)).sheets)
    except UnreadableWorkbookError:
        return None
    plan, written = _plan(sheets), origin_sheet.written_digests(sheets)
    if plan is None or written is None:
        return None
    year = (written.submitted or {}).get("year", "")
    return plan.but(identity=plan.identity.but(year=int(year))) if year.isdecimal() else plan


def edited_since_written(path: Path) -> bool:
    """Whether anything in a merged plan is other than when we wrote it, choices, reasons and remarks included."""
    every = open_workbook(content_of(path)).sheets
    sheets, returned = without_returned(every), returned_in(every)
    plan, written = _plan(sheets), origin_sheet.written_digests(sheets)
    if plan is None or written is None:
        return True
    if returned and (returned.round or any(each.ruling for each in returned.answers)):
        return True  # findings that went back with it, or what somebody ruled on explanations
    as_written = _as_written(plan, sheets, written) and not any(_unread(plan, sheets))
    beside = any(_beside(plan, sheets, written))
    return not as_written or _scribbled(plan) or beside or _typed_over(plan, sheets)


def reasons_of(sheets: Iterable[Sheet]) -> Iterator[Answer]:
    """The reasons written on the matrix of changes."""
    for _, texts in headed_rows(sheets, CHANGES, (*CHANGE, REASON)):
        if reason := texts[REASON].strip():
            said = [texts[heading] for heading in CHANGE]
            yield Answer(change_code(*said), reason, said[0])


def _plan(sheets: Sequence[Sheet]) -> Plan | None:
    plan = read_sheets(sheets, Source("", ""))
    return plan if isinstance(plan, Plan) else None


def _scribbled(plan: Plan) -> bool:
    """Whether something stands on the parts' sheets that a plan has no place for; a number alone we may have written."""
    kinds = {NoteKind.CELL_NOT_USED, NoteKind.UNKNOWN_MARK, NoteKind.TARGET_CHANGES}
    beside = {each.sheet for each in plan.definition.sheets_beside}
    compared = _compared(plan)
    notes = (note for note in plan.notes if note.kind in kinds and not (note.cell and note.cell.sheet in beside))
    notes = (note for note in notes if not (note.cell and note.cell.row > FIRST_ROW and note.cell.column in compared))
    return any(not note.value.rstrip(".").isdecimal() for note in notes)


def _compared(plan: Plan) -> frozenset[str]:
    """The columns of a report whose rows are compared letter by letter."""
    parts = plan.parts if plan.definition.is_report else ()
    return frozenset(column for part in parts for column in part.columns.roles.values())


def _typed_over(plan: Plan, sheets: Sequence[Sheet]) -> bool:
    """Whether a formula of a report that works out where an indicator stands is gone, or something was typed beside them."""
    if not plan.definition.is_report:
        return False
    named = {sheet.name: sheet for sheet in sheets}
    starts = {(at.sheet, at.row): at for _, indicator in plan.indicators() if (at := indicator.place)}
    rows = {(at.sheet, at.row): at for _, _, activity in plan.activities() if (at := activity.place)} | starts
    return any(
        any(not _is_left(named[place.sheet], place, column, formula=at in starts) for column in COMPUTED)
        for at, place in rows.items()
        if place.sheet in named
    )


def _is_left(sheet: Sheet, place: Place, column: str, *, formula: bool) -> bool:
    """Whether a cell has its formula, or where there was none still nothing; also where nobody knows."""
    if column not in place.columns.roles or sheet.formulas is None:
        return True
    cell = place.cell(column)
    at = cell.row, column_number(cell.column)
    return at in sheet.formulas or (not formula and sheet.value(*at) is None)


def _as_written(plan: Plan, sheets: Sequence[Sheet], written: origin_sheet.WrittenDigests) -> bool:
    made = decisions_of(sheets)
    chosen = [(each.question, each.said) for each in made.by_question.values()]
    refused = [said for line, typed in made.refused.items() for said in typed.said(line)]
    reasons = [(each.code, each.said) for each in reasons_of(sheets)]
    typed = [*chosen, *refused, *reasons, *answers_of(sheets).typed.items()]
    return not origin_sheet.content_edited(plan, sheets, written, typed)
