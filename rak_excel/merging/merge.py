"""Merge an office's submissions into one plan."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from msgspec import field
from msgspec.structs import replace

from rak_excel.language import Text
from rak_excel.merging import account
from rak_excel.merging.blocks import WITHOUT_INDICATOR, UnitedRow, indicators_by_slot, place_rows, rows_of
from rak_excel.merging.changes import RevisionChange, changes, with_reasons
from rak_excel.merging.differences.differences import Decision, Decisions, Difference
from rak_excel.merging.differences.identity import unite_identity
from rak_excel.merging.differences.identity_fields import Submitted
from rak_excel.merging.differences.sent_before import SentBefore, last_sent, taken_apart
from rak_excel.merging.differences.three_way import revising
from rak_excel.merging.further_rows import changes_beside, with_further_rows
from rak_excel.merging.sent.asking import Answer, Answers
from rak_excel.merging.sent.entries import Entry, EntryFate, Slot, entries_of, with_targets_alone, without_blank_work
from rak_excel.merging.sent.intake import Intake, take_in
from rak_excel.merging.sent.one_definition import in_columns_of
from rak_excel.merging.sent.precedence import Precedence, precedence
from rak_excel.merging.since_report import SinceReport
from rak_excel.merging.uniting import UnitedIndicator, unite, with_objectives
from rak_excel.model import Definition, Identity, Indicator, Plan
from rak_excel.reading.ledger import Unread
from rak_excel.record import Record
from rak_excel.vocabulary.names.offices import short_for


class Merged(Record):
    """`plan` is what the workbook shows; its rows carry the files, sheets and cells they came from (`origins`).

    `judged` tells which rows count, and what is asked about them on `Perlu Dicek`, with the `answers` given; `choices`
    are the earlier ones, `outdated` those that no longer apply and `unclear` those that nobody can tell. `differences`
    are the contradictions, decided ones included; `missing` the units without a file; `unfilled` the row keys of
    indicators that nobody filled in; `inherited` counts the contradictions that the merged plan it starts from, or the report of an earlier quarter, left
    open; `changes` what a revision changes; `unused_reasons` those written for changes that are no more; `not_carried`
    tells what of the file of the choices stays there alone; `unused` are the entries that nobody can read; `undone`
    the schedules decided on for rows that left the revised plan, whose identity is `revised`. Of quarterly reports
    `since` is what a revision of their plan changed since the report of an earlier quarter.
    """

    plan: Plan
    rows: Mapping[str, tuple[UnitedRow, ...]]
    files: tuple[account.FileAccount, ...]
    judged: Precedence
    choices: Decisions
    differences: tuple[Difference, ...] = ()
    missing: tuple[str, ...] = ()
    unfilled: tuple[str, ...] = ()
    outdated: tuple[Decision, ...] = ()
    unclear_by_code: Mapping[str, Text] = {}
    inherited: int = 0
    changes: tuple[RevisionChange, ...] | None = None
    unused_reasons: tuple[Answer, ...] = ()
    not_carried: tuple[Text, ...] = ()
    unused: tuple[account.Unused, ...] = ()
    undone: tuple[tuple[Entry, str], ...] = ()
    revised: Identity | None = None
    submitted: Submitted = Submitted()
    last_sent: SentBefore = SentBefore()
    answers: Answers = field(default_factory=Answers)
    since: SinceReport | None = None

    @property
    def open(self) -> tuple[Difference, ...]:
        """The contradictions that wait for a choice."""
        return tuple(each for each in self.differences if not each.decided)

    @property
    def unclear(self) -> tuple[Text, ...]:
        """What is told of choices and answers that nobody can tell."""
        return tuple(self.unclear_by_code.values())

    @property
    def refused(self) -> tuple[account.FileAccount, ...]:
        """The files that were turned away or could not be read."""
        return tuple(file for file in self.files if file.refused)

    @property
    def complete(self) -> bool:
        """Whether nothing waits: no open difference, no refused or unreadable file."""
        return not self.open and not self.refused and not self.inherited

    @property
    def waits_for_date(self) -> bool:
        """Whether this is a revision that nobody has dated yet."""
        return self.revised is not None and self.plan.identity.date is None

    @property
    def too_long(self) -> tuple[Entry, ...]:
        """The activities of which even the highest row does not show the whole text; the pages of a report go on in the next."""
        if self.plan.definition.is_report:
            return ()
        return tuple(row.entries[0] for rows in self.rows.values() for row in rows if not row.fits)

    @property
    def unnamed(self) -> tuple[Entry, ...]:
        """The activities for which nobody wrote an objective or an indicator."""
        rows = (row for rows in self.rows.values() for row in rows)
        written = {part.id: part.has("objective") for part in self.plan.definition.parts}
        blank = (
            row
            for row in rows
            if not (
                row.indicator.text.strip() not in {"", WITHOUT_INDICATOR}
                and (row.indicator.objective.strip() or not written[row.indicator.slot.part])
            )
        )
        return tuple(activity.entries[0] for row in blank for activity in row.activities)

    def count(self, fate: EntryFate) -> int:
        """How many of the activities that were sent met this fate."""
        return sum(file.count(fate) for file in self.files)


def merge(
    plans: Sequence[Plan],
    unread: Sequence[Unread] = (),
    *,
    base: Plan | None = None,
    decisions: Decisions | None = None,
    sent_before: SentBefore | None = None,
    region: str | None = None,
    year: int | None = None,
) -> Merged:
    """One plan out of an office's submissions, whatever their order.

    `base` is the plan that they revise, `sent_before` what its units sent before, which the submissions are compared
    with. `unread` are files that gave no plan; they are only told. Raises UnclearOfficeError where the files do not
    agree on one office and year and `region` or `year` do not say, and NothingToReadError where no file belongs to it.
    """
    choices = decisions.afresh() if decisions else Decisions()
    intake = take_in(plans, unread, base=base, region=region, year=year)
    plans, base = with_targets_alone([without_blank_work(each) for each in intake.plans], base)
    intake = intake.but(plans=tuple(plans))
    before = sent_before if base and sent_before else SentBefore()
    taken = taken_apart(in_columns_of(base, intake.definition), intake.plans, before) if base else None
    answers = replace(choices.answers, earlier=before.answers)
    judged = precedence(entries_of(intake.plans, base=taken), intake.plans, answers, before.row)
    judged, before = revising(judged, before)
    identity, submitted, about_identity = unite_identity(intake, taken, choices)
    united = _united(judged, choices, before, identity, intake.definition)
    plan, rows = _placed(united, identity, intake, taken)
    indicators = indicators_by_slot(plan.parts, rows)
    plan, not_taken = with_further_rows(plan, intake, taken, judged.entries, indicators)
    differences = (*about_identity, *(each for part in rows.values() for row in part for each in row.differences))
    changed, unused_reasons = _changed(base, plan, intake, indicators, choices)
    return Merged(
        plan,
        rows,
        account.account(intake, judged, rows, taken, unread),
        judged,
        choices,
        differences=differences,
        missing=() if taken else account.missing_units(intake.plans, intake.definition),
        unfilled=account.unfilled_keys(united, judged.entries, intake.definition),
        outdated=choices.outdated,
        unclear_by_code={**choices.told_unclear, **answers.unclear},
        changes=changed,
        unused_reasons=unused_reasons,
        revised=base.identity if base else None,
        undone=tuple(account.undone(judged, before)),
        submitted=submitted,
        last_sent=last_sent(judged, sent_before or SentBefore(), differences),
        unused=(*account.unused_entries([*intake.plans, *([taken] if taken else [])]), *not_taken),
        answers=answers,
    )


def _united(
    judged: Precedence, choices: Decisions, before: SentBefore, identity: Identity, definition: Definition
) -> list[UnitedIndicator]:
    """The indicators of the merged plan, each with an objective where the definition has one for it."""
    office = short_for(identity.office, identity.region, definition)
    united = unite(judged, choices, definition, before, identity.year)
    return with_objectives(united, definition, office, identity.year)


def _changed(
    signed: Plan | None, plan: Plan, intake: Intake, now: Mapping[Slot, Indicator], choices: Decisions
) -> tuple[tuple[RevisionChange, ...] | None, tuple[Answer, ...]]:
    """What a revision changes, None for any other merge, with the reasons written earlier; and those that fit none."""
    if signed is None:
        return None, choices.reasons
    earlier = {entry.slot: entry.indicator for entry in entries_of(intake.plans, base=signed) if entry.base}
    return with_reasons((*changes(earlier, now, intake.definition), *changes_beside(signed, plan)), choices.reasons)


def _placed(
    united: Sequence[UnitedIndicator], identity: Identity, intake: Intake, base: Plan | None
) -> tuple[Plan, dict[str, tuple[UnitedRow, ...]]]:
    """The plan and its rows by part. Its source stands for all: its digest is that of the files that take part."""
    definition = intake.definition
    rows = {part.id: tuple(rows_of(part.id, united, definition)) for part in definition.parts}
    parts = tuple(place_rows(part, rows[part.id], definition, identity) for part in definition.parts)
    files = [plan.source for plan in (*([base] if base else []), *intake.plans)]
    together = hashlib.sha256("".join(file.sha256 for file in files).encode()).hexdigest()
    source = files[0].but(file="", sha256=together, saved=None)
    return Plan(source, definition, identity, parts, merged=True), rows
