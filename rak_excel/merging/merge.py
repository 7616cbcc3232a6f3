"""Merge an office's submissions into one plan."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rak_excel.merging.account import FileAccount, account
from rak_excel.merging.blocks import rows_of
from rak_excel.merging.changes import RevisionChange, changes, with_reasons
from rak_excel.merging.differences.differences import Decisions, Reason
from rak_excel.merging.differences.identity import unite_identity
from rak_excel.merging.differences.sent_before import SentBefore, last_sent, taken_apart
from rak_excel.merging.differences.three_way import Revising, revising
from rak_excel.merging.left_over import missing_units, undone, unfilled_keys, unused_entries
from rak_excel.merging.merged import Merged
from rak_excel.merging.placing import indicators_by_slot, place_rows
from rak_excel.merging.sent.asking import Answers
from rak_excel.merging.sent.entries import Slot, entries_of
from rak_excel.merging.sent.intake import Intake, take_in
from rak_excel.merging.sent.precedence import Precedence, precedence
from rak_excel.merging.unclear import unclear_in
from rak_excel.merging.uniting import UnitedIndicator, unite, with_objectives
from rak_excel.model import Definition, Identity, Indicator, Plan, Source
from rak_excel.vocabulary.names.offices import short_for

if TYPE_CHECKING:
    from rak_excel.reading import Unread


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
    definition = intake.definition
    before = sent_before if base and sent_before else SentBefore()
    taken = taken_apart(base, intake.plans, before) if base else None
    answers = choices.answers.after(before.answers)
    revised, before = _judged(intake, taken, answers, before)
    judged = revised.judged
    identity, submitted, about_identity = unite_identity(intake, taken, choices)
    united = _united(judged, choices, before, identity, definition)
    rows = {part.id: tuple(rows_of(part.id, united, definition)) for part in definition.parts}
    parts = tuple(place_rows(part, rows[part.id], definition, identity) for part in definition.parts)
    plan = Plan(_source(intake, taken), definition, identity, parts, merged=True)
    on_rows = (each for part in rows.values() for row in part for each in row.differences)
    differences = (*about_identity, *on_rows)
    changed, unused_reasons = _changed(base, intake, indicators_by_slot(parts, rows), choices)
    return Merged(
        plan,
        rows,
        (*account(intake, revised, rows, taken), *_unread(unread)),
        differences=differences,
        leftover=judged.leftover,
        repeated=tuple(entry for entry in judged.counting if entry.name.nth > 1),
        unordered=judged.unordered,
        replaced=judged.replaced,
        missing=() if taken else missing_units(intake.plans, definition),
        unfilled=unfilled_keys(united, judged.entries, definition),
        outdated=choices.outdated,
        asked=judged.asked,
        answers=answers,
        unclear_by_code=unclear_in(choices, answers),
        unreadable=choices.unreadable,
        refused_choices=choices.kept,
        changes=changed,
        unused_reasons=unused_reasons,
        returned=revised.returned,
        revised=base.identity if base else None,
        undone=tuple(undone(judged, before)),
        removed=tuple(entry for entry in judged.entries if entry in revised.removed),
        submitted=submitted,
        last_sent=last_sent(judged, revised.removed, sent_before or SentBefore(), differences),
        unused=tuple(unused_entries([*intake.plans, *([taken] if taken else [])])),
    )


def _judged(intake: Intake, base: Plan | None, answers: Answers, before: SentBefore) -> tuple[Revising, SentBefore]:
    """What counts of the submissions and of the plan that they revise; and what was sent before, as it is called now."""
    judged = precedence(entries_of(intake.plans, base=base), intake.plans, answers, before.said)
    before = before.renamed(judged.reworded)
    return revising(judged, before), before


def _united(
    judged: Precedence, choices: Decisions, before: SentBefore, identity: Identity, definition: Definition
) -> list[UnitedIndicator]:
    """The indicators of the merged plan, each with an objective where the definition has one for it."""
    office = short_for(identity.office, identity.region, definition)
    united = unite(judged, choices, definition, before, identity.year)
    return with_objectives(united, definition, office, identity.year)


def _changed(
    signed: Plan | None, intake: Intake, now: Mapping[Slot, Indicator], choices: Decisions
) -> tuple[tuple[RevisionChange, ...] | None, tuple[Reason, ...]]:
    """What a revision changes, None for any other merge, with the reasons written earlier; and those that fit none."""
    if signed is None:
        return None, choices.reasons
    earlier = {entry.slot: entry.indicator for entry in entries_of(intake.plans, base=signed) if entry.base}
    return with_reasons(changes(earlier, now, intake.definition), choices.reasons)


def _source(intake: Intake, base: Plan | None) -> Source:
    """A source that stands for all: its digest is that of the files that take part."""
    plans = [*([base] if base else []), *intake.plans]
    together = hashlib.sha256("".join(plan.source.sha256 for plan in plans).encode()).hexdigest()
    return replace(plans[0].source, file="", sha256=together, saved=None)


def _unread(unread: Sequence[Unread]) -> list[FileAccount]:
    told = sorted(unread, key=lambda each: (each.source.file, each.source.sha256))
    return [FileAccount(each.source, "", 0, reason=each.note.detail, unreadable=True) for each in told]
