"""The reader's notes, as problems."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.model import NoteKind
from rak_excel.rules.rule import Problem, at, shortened
from rak_excel.rules.subjects import PlanReview


def noted(review: PlanReview, kind: NoteKind) -> Iterator[Problem]:
    for note in review.noted.get(kind, ()):
        yield at(note.cell, note.value, detail=note.detail, became=shortened(note.became))
