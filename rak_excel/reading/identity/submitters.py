"""The unit that submits a file without an identity sheet, as the lines above its tables name it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rak_excel.model import Definition, Executor, Identity, PlanPart
from rak_excel.reading.sections.head_said import Head
from rak_excel.vocabulary.names.executors import supported_by


def with_submitter(
    identity: Identity, heads: Iterable[Head], parts: Sequence[PlanPart], definition: Definition
) -> Identity:
    """The identity with the unit that all lines above the tables agree on, where the rows are its own.

    A plan with the rows of other units is the whole office's, whoever wrote it down.
    """
    named = [each for head in heads for each in head.units]
    agreed = next((each for each in named if all(_speaks_for(each[1], unit, definition) for _, unit in named)), None)
    if agreed is None or "submitter" in identity.cells or identity.whole_office:
        return identity
    cell, unit = agreed
    if not all(_is_own(unit, part, definition) for part in parts):
        return identity
    return replace(identity, submitter=unit, cells={**identity.cells, "submitter": cell})


def _speaks_for(unit: Executor, other: Executor, definition: Definition) -> bool:
    return (other.group, other.unit) in supported_by(unit, definition)


def _is_own(unit: Executor, part: PlanPart, definition: Definition) -> bool:
    """Whether every row of a part that names who does it names this unit, or one whose work it carries."""
    named = [each.executors for each in part.indicators if each.executors]
    return all(any(_speaks_for(unit, executor, definition) for executor in each) for each in named)
