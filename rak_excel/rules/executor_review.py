"""An executor as rules see it: what its name says, and who is meant."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from rak_excel.model import Cell, Executor, Match
from rak_excel.vocabulary.executors import read_executor, words_of_name, written_out
from rak_excel.vocabulary.positions import is_position
from rak_excel.vocabulary.unit_words import list_named

if TYPE_CHECKING:
    from rak_excel.rules.row_reviews import ActivityReview
    from rak_excel.rules.subjects import PartReview


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
        """Whether more than case, punctuation, "dan" and the unit word tells the written name from the official one.

        `Semua Divisi` is no spelling of a name.
        """
        if self.executor.match is Match.EVERY:
            return False
        written, official = self._names
        return written != official

    @property
    def abbreviated(self) -> bool:
        """Whether the name is the official one with abbreviations that the template lists, or a listed short name."""
        written, official = (written_out(words, self.part.review.definition) for words in self._names)
        return self.executor.match is Match.ALIAS or written == official

    @property
    def is_position(self) -> bool:
        """Whether it names a person of the office, not a unit: Sekretaris."""
        return not self.executor.known and is_position(self.executor.text, self.part.review.definition)

    @property
    def told_before(self) -> bool:
        """Whether an executor before it is of the same words, which name units of a whole list, not the sheet's own."""
        if self.executor.match is not Match.EVERY:
            return False
        same = (each for each in self.line.executors if each.executor.text == self.executor.text and each.other_list)
        return next(same, self) is not self

    @property
    def _names(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The words as written, and those of the official name."""
        definition = self.part.review.definition
        return words_of_name(self.executor.text, definition), words_of_name(self.executor.name, definition)

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
