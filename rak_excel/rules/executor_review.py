"""An executor as rules see it: what its name says, and who is meant."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from rak_excel.model import Cell, Executor
from rak_excel.vocabulary.executors import list_named, name_without_word, read_executor
from rak_excel.vocabulary.words import normalised

if TYPE_CHECKING:
    from rak_excel.rules.subjects import ActivityReview, PartReview


class ExecutorReview:
    """An executor with its activity."""

    def __init__(self, line: ActivityReview, executor: Executor) -> None:
        self.line = line
        self.executor = executor
        self.part: PartReview = line.part
        group = list_named(executor.text, self.part.review.definition) or executor.group
        # The list that the unit word, or the unit itself, belongs to where that is not the sheet's own.
        self.other_list = None if group == self.part.definition.executors else group

    @property
    def cell(self) -> Cell:
        return self.executor.cell or self.line.activity.place.cell("executor")

    @cached_property
    def reworded(self) -> bool:
        """Whether more than case, punctuation and the unit word tells the written name from the official one."""
        definition = self.part.review.definition
        names = (self.executor.text, self.executor.name)
        written, official = (normalised(name_without_word(name, definition)) for name in names)
        return written != official

    @cached_property
    def meant(self) -> Executor | None:
        """The unit that is certainly or probably meant: on the sheet's own list, itself or its suggestion."""
        own = self.part.definition.executors
        if self.executor.known and self.executor.group == own:
            return self.executor
        if self.executor.suggestion is None:
            return None
        return read_executor(self.executor.suggestion, self.part.definition.id, self.part.review.definition)

    @property
    def suggested(self) -> bool:
        """Whether `meant` is only what we suggest."""
        return self.meant is not None and self.meant is not self.executor
