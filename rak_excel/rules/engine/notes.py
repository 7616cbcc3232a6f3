"""The reader's notes, as problems."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rak_excel.language import Text
from rak_excel.model import NoteKind
from rak_excel.rules.engine.rule import Problem, at
from rak_excel.rules.engine.subjects import PlanReview
from rak_excel.vocabulary.basics.texts import shortened


def noted(review: PlanReview, kind: NoteKind) -> Iterator[Problem]:
    for note in review.noted.get(kind, ()):
        yield at(note.cell, note.value, detail=note.detail, became=shortened(note.became))


_LAST = re.compile(r"(?<=[.\"])\s+(?=[A-Z][^.]*(?:\.[^\s.][^.]*)*\.$)")


def reason_and_remedy(detail: Text) -> tuple[Text, Text | None]:
    """What a question says, apart from its last sentence, which says what to do; None where it has but one sentence.

    A full stop within what is quoted ends no sentence of ours.
    """
    halves = [_LAST.split(said, maxsplit=1) for said in (detail.id, detail.en)]
    if any(len(each) < 2 or each[0].count('"') % 2 for each in halves):
        return detail, None
    (reason, remedy), (reason_en, remedy_en) = halves
    return Text(reason, reason_en), Text(remedy, remedy_en)
