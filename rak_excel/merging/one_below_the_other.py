"""What several units say of one activity, each for itself: once where they say the same, else one below the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rak_excel.formats.grid import as_text
from rak_excel.merging.differences.fields import Field, said_of
from rak_excel.merging.sent.entries import Entry
from rak_excel.model import Plan
from rak_excel.model.further import FurtherEntry
from rak_excel.monitoring.by_unit import listed
from rak_excel.vocabulary.names.executors import short_unit_name

LONGEST = 32_000
"""Letters that a cell has room for, and a few less."""


def joined(entries: Sequence[Entry], field: Field) -> FurtherEntry | None:
    """What stands in a column for all of these rows, in the official order of the units; None where all are blank.

    A dash stands where nobody says more.
    """
    once: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda each: each.rank):
        if same := said_of(entry, field).same:
            once.setdefault(same, entry)
    if not once:
        return next(written(entries, field), None)
    return listed([(sender(each.plan), as_text(said_of(each, field).value)) for each in once.values()])


def written(entries: Iterable[Entry], field: Field) -> Iterator[FurtherEntry]:
    """What stands in a column, also where it says nothing, in the official order of the units."""
    values = (said_of(each, field).value for each in sorted(entries, key=lambda each: each.rank))
    return (each for each in values if as_text(each).strip())


def sender(plan: Plan) -> str:
    """The short name of the unit that sent a report."""
    submitter = plan.identity.submitter
    if submitter is None:
        return plan.definition.identity.whole_office
    return short_unit_name(submitter, plan.definition) if submitter.known else submitter.name
