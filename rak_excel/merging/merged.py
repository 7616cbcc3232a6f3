"""What a merge gives: the plan, what contradicts, where everything came from and what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rak_excel.language import Text
from rak_excel.merging.account import FileAccount
from rak_excel.merging.blocks import UnitedRow
from rak_excel.merging.changes import RevisionChange
from rak_excel.merging.differences.differences import Decision, Difference, Reason, TypedLine, Unreadable
from rak_excel.merging.differences.identity_fields import Submitted
from rak_excel.merging.differences.sent_before import SentBefore
from rak_excel.merging.left_over import Undone, Unused
from rak_excel.merging.sent.asking import Answers, OpenQuestion
from rak_excel.merging.sent.entries import Entry, EntryFate
from rak_excel.merging.sent.precedence import Replaced
from rak_excel.model import Identity, Plan


@dataclass(frozen=True, slots=True)
class Merged:
    """`plan` is what the workbook shows; its rows carry the files, sheets and cells they came from (`origins`).

    `differences` are the contradictions, decided ones included; `leftover` the rows that only an older file of a unit
    has; `repeated` those that a file has twice; `unordered` the files of one unit of which none is known to be the
    newer; `replaced` counts the rows that those that are newer replace; `missing` the units without a file;
    `unfilled` the row keys of indicators that nobody filled in; `outdated` the earlier choices that no longer apply
    and `unclear` those that nobody can tell, typed as `refused_choices` has them, `unreadable` among them; `inherited`
    counts the contradictions that the merged plan it starts from left open; `changes` what a revision changes; `unused_reasons`
    those written for changes that are no more; `not_carried` tells what people wrote into the file of the choices
    that a merge makes anew; `unused` are the entries that nobody can read; `removed` the rows that were taken out of
    the revised plan and sent again as before, `returned` those that were sent otherwise; `undone` the schedules decided
    on for rows that left it; `revised` is the identity of that plan; `submitted` what the submissions said of each
    field of the identity; `last_sent` is what each unit sent last. `asked` is what is asked on `Perlu Dicek`, with the
    `answers` given.
    """

    plan: Plan
    rows: Mapping[str, tuple[UnitedRow, ...]]
    files: tuple[FileAccount, ...]
    differences: tuple[Difference, ...] = ()
    leftover: tuple[Entry, ...] = ()
    repeated: tuple[Entry, ...] = ()
    unordered: tuple[tuple[str, ...], ...] = ()
    replaced: tuple[Replaced, ...] = ()
    missing: tuple[str, ...] = ()
    unfilled: tuple[str, ...] = ()
    outdated: tuple[Decision, ...] = ()
    unclear_by_code: Mapping[str, Text] = field(default_factory=dict)
    unreadable: Mapping[str, Unreadable] = field(default_factory=dict)
    refused_choices: Mapping[str, TypedLine] = field(default_factory=dict)
    inherited: int = 0
    changes: tuple[RevisionChange, ...] | None = None
    unused_reasons: tuple[Reason, ...] = ()
    not_carried: tuple[Text, ...] = ()
    unused: tuple[Unused, ...] = ()
    removed: tuple[Entry, ...] = ()
    returned: tuple[Entry, ...] = ()
    undone: tuple[Undone, ...] = ()
    revised: Identity | None = None
    submitted: Submitted = field(default_factory=Submitted)
    last_sent: SentBefore = field(default_factory=SentBefore)
    asked: tuple[OpenQuestion, ...] = ()
    answers: Answers = field(default_factory=Answers)

    @property
    def open(self) -> tuple[Difference, ...]:
        """The contradictions that wait for a choice."""
        return tuple(each for each in self.differences if not each.decided)

    @property
    def unclear(self) -> tuple[Text, ...]:
        """What is told of choices and answers that nobody can tell."""
        return tuple(self.unclear_by_code.values())

    @property
    def refused(self) -> tuple[FileAccount, ...]:
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
        """The activities of which even the highest row does not show the whole text."""
        return tuple(row.entries[0] for rows in self.rows.values() for row in rows if not row.fits)

    @property
    def unnamed(self) -> tuple[Entry, ...]:
        """The activities for which nobody wrote an objective or an indicator."""
        rows = (row for rows in self.rows.values() for row in rows)
        blank = (row for row in rows if not (row.indicator.objective.strip() and row.indicator.text.strip()))
        return tuple(activity.entries[0] for row in blank for activity in row.activities)

    def count(self, fate: EntryFate) -> int:
        """How many of the activities that were sent met this fate."""
        return sum(file.count(fate) for file in self.files)
