"""Merge the quarterly reports of an office's units into one report on the signed plan."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from rak_excel.definitions.monitoring import monitoring_words, quarter_of
from rak_excel.formats.grid import as_text
from rak_excel.language import Text
from rak_excel.merging import account
from rak_excel.merging.blocks import UnitedRow, place_rows
from rak_excel.merging.differences.differences import Decisions
from rak_excel.merging.differences.identity import unite_identity
from rak_excel.merging.differences.identity_fields import fields_of
from rak_excel.merging.differences.sent_before import SentBefore, last_sent
from rak_excel.merging.follow_ups import said_of, united_follow_ups
from rak_excel.merging.left_blank import left_blank
from rak_excel.merging.lost_rows import lost_rows
from rak_excel.merging.merge import Merged
from rak_excel.merging.report_rows import rows_of_report
from rak_excel.merging.sent.entries import Entry, entries_of, file_rank
from rak_excel.merging.sent.intake import Intake, take_in
from rak_excel.merging.sent.precedence import Precedence, precedence
from rak_excel.merging.typed_over import typed_over
from rak_excel.merging.uniting import UnitedIndicator, unite
from rak_excel.model import FormRow, Identity, Indicator, Note, NoteKind, Plan
from rak_excel.model.reported_plan import goal_id
from rak_excel.monitoring.own_part import in_parts_of_plan
from rak_excel.monitoring.settled import settled
from rak_excel.monitoring.signed import SignedPlan
from rak_excel.reading.ledger import Unread
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.names.executors import executes, submitters, supported_by

_Rows = dict[str, tuple[UnitedRow, ...]]
_BLANK = Text("Formulirnya masih kosong.", "Its form is still blank.")

_OF_NO_UNIT = Text(
    "File ini tidak menyebut unit yang mengisinya, jadi isiannya digabung tanpa nama unit. Tulis unitnya di sheet {sheet}, atau salin "
    "isinya ke formulir unit itu, lalu gabung lagi.",
    "This file does not name the unit that filled it in, so its entries were merged without one. Write the unit on the sheet {sheet}, or "
    "copy the entries into the form of that unit, and merge again.",
)


def merge_reports(
    reports: Sequence[Plan], signed: SignedPlan, unread: Sequence[Unread] = (), *, decisions: Decisions | None = None
) -> Merged:
    """One report on a signed plan out of those of its units, whatever their order: every row of the plan, in its words.

    `unread` are files that gave no report; they are only told. Raises NothingToReadError where none is of its office,
    year and quarter.
    """
    choices = decisions.afresh() if decisions else Decisions()
    wanted = signed.quarter.number
    reports = [in_parts_of_plan(each, signed.report) for each in reports]
    own = [settled(each, signed) if quarter_of(each.definition).number == wanted else each for each in reports]
    intake = take_in(own, unread, signed=signed.report)
    entries = entries_of(intake.plans, signed=intake.signed)
    judged = precedence(entries, intake.plans, choices.answers, signed=intake.signed)
    identity, submitted, about_identity = unite_identity(intake, None, choices)
    united = unite(judged, choices, intake.definition, SentBefore(), identity.year)
    planned = [entry for entry in judged.entries if entry.plan is intake.signed]
    plan, rows = _placed(united, planned, identity, intake, signed)
    plan, not_taken = _with_follow_ups(plan, intake, judged, signed)
    differences = (*about_identity, *(each for part in rows.values() for row in part for each in row.differences))
    not_taken += left_blank(judged)
    unused = (*account.unused_entries(intake.plans), *not_taken, *_as_sent(reports, intake))
    return Merged(
        plan,
        rows,
        tuple(_or_blank(each, intake, unused) for each in account.account(intake, judged, rows, None, unread)),
        judged,
        choices,
        differences=differences,
        missing=tuple(_missing(intake, signed.report)),
        outdated=choices.outdated,
        unclear_by_code={**choices.told_unclear, **choices.answers.unclear},
        submitted=submitted,
        last_sent=last_sent(judged, SentBefore(), differences),
        unused=unused,
        answers=choices.answers,
    )


def _placed(
    united: Sequence[UnitedIndicator], planned: Sequence[Entry], identity: Identity, intake: Intake, signed: SignedPlan
) -> tuple[Plan, _Rows]:
    """The report and its rows by part. Its digest is that of the files that take part."""
    definition = intake.definition
    rows = {part.id: tuple(rows_of_report(part.id, united, planned, signed, definition)) for part in definition.parts}
    parts = tuple(place_rows(part, rows[part.id], definition, identity) for part in definition.parts)
    together = hashlib.sha256("".join(each.source.sha256 for each in intake.plans).encode()).hexdigest()
    source = intake.plans[0].source.but(file="", sha256=together, saved=None)
    return Plan(source, definition, identity, parts, merged=True), rows


def _with_follow_ups(
    plan: Plan, intake: Intake, judged: Precedence, signed: SignedPlan
) -> tuple[Plan, list[account.Unused]]:
    reported, words = signed.form.reported, monitoring_words(intake.definition)
    sent = [each for each in intake.plans if each is not intake.signed]
    united, not_taken = united_follow_ups(reported.follow_ups, sent, judged.chains, words)
    return plan.but(reported=reported.but(follow_ups=united)), not_taken


def _missing(intake: Intake, planned: Plan) -> Iterator[str]:
    """Whose forms have rows of the plan, and that sent none: units, and the whole office for rows that are of no unit.

    Empty where only whole offices sent: then no unit was asked to.
    """
    definition = intake.definition
    sent = [each.identity.submitter for each in intake.plans if each is not intake.signed]
    heard = {unit for own in sent if own for unit in supported_by(own, definition)}
    units, rows = submitters(definition), [indicator for _, indicator in planned.indicators()]
    if not any(sent):
        return
    for unit in units:
        if (unit.group, unit.unit) not in heard and any(executes(unit, each, definition) for each in rows):
            yield unit.name
    if None not in sent and any(not any(executes(unit, each, definition) for unit in units) for each in rows):
        yield definition.identity.whole_office


def _as_sent(reports: Iterable[Plan], intake: Intake) -> Iterator[account.Unused]:
    """What was typed into columns that are worked out, which rows are gone and who is not named, in the reports that take part, as they
    were sent.
    """
    taking_part = {each.source for each in intake.plans}
    sent = sorted((each for each in reports if each.source in taking_part), key=file_rank)
    of_units = any(each.identity.submitter for each in sent)
    for each in sent:
        yield from typed_over(each)
        yield from lost_rows(each)
        if of_units and not (each.identity.submitter or each.identity.whole_office):
            named = each.identity.cells.get("submitter")
            told = _OF_NO_UNIT.filled(sheet=each.definition.sheets.identity)
            yield account.Unused(each, Note(NoteKind.SECOND_READING, told, named))


def _or_blank(file: account.FileAccount, intake: Intake, unused: Iterable[account.Unused]) -> account.FileAccount:
    """The account of a file, which tells of a report that takes part that it is blank where nothing was typed into it."""
    plan = next((each for each in intake.plans if each.source == file.source), None)
    if (
        plan is None
        or not all(_is_carried(each.entry) for each in file.sent)
        or file.signed
        or any(each.plan.source == file.source and each.note.value for each in unused)
    ):
        return file
    answered = plan.reported.follow_ups if plan.reported else ()
    says_something = any(map(said_of, answered)) or (intake.signed and _says_who_signs(plan.identity, intake.signed))
    return file if says_something else file.but(blank=True, reason=_BLANK)


def _is_carried(entry: Entry) -> bool:
    """Whether a row says only what its form was made with after an earlier report: the figure and target of the indicator."""
    said, reported = entry.indicator.further, entry.plan.reported
    if entry.activity.further or entry.activity.extras or not said or reported is None:
        return False
    made = {"previous": "previous", "goal": goal_id(quarter_of(entry.plan.definition).number)}
    rows = [row.further for row in reported.rows.get(entry.slot.part, ()) if _is_of(row, entry.indicator)]
    return all(
        column in made and any(as_text(row.get(made[column], "")) == as_text(text) for row in rows)
        for column, text in said.items()
    )


def _is_of(row: FormRow, indicator: Indicator) -> bool:
    return bool(row.key and row.key == indicator.key) or normalised(row.indicator) == normalised(indicator.text)


def _says_who_signs(report: Identity, signed: Plan) -> bool:
    """Whether a report has a place, date or person who signs that its plan does not have."""
    known, own = fields_of(signed.identity), fields_of(report)
    asked = [name for name in own if name in {"place", "date"} or name.endswith((".name", ".nip"))]
    return any(own[name] and own[name] != known.get(name, "") for name in asked)
