"""For whose work a report answers: a unit's for its own and that which it supports, the office's for all."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.model import Definition, Executor
from rak_excel.vocabulary.names.executors import supported_by


def of_others(
    executors: Sequence[Executor], submitter: Executor | None, definition: Definition
) -> tuple[Executor, ...]:
    """Those of the executors for whom the report of a unit does not answer; none where the whole office reports, or a unit
    that the definition does not know.
    """
    own = supported_by(submitter, definition) if submitter else None
    return tuple(each for each in executors if own and (each.group, each.unit) not in own)


def answers_for(executors: Sequence[Executor], submitter: Executor | None, definition: Definition) -> bool:
    """Whether it answers for work of these: of any of them, or of nobody."""
    return not executors or len(of_others(executors, submitter, definition)) < len(executors)
