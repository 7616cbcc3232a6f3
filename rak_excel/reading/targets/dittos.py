"""Targets that say "as above": `sda` below a bare 100 of a percentage is 100 %, whatever the indicator of its own row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rak_excel.language import Text
from rak_excel.model import TargetKind
from rak_excel.vocabulary.targets.targets import TargetRead


def as_above(read: TargetRead, above: TargetRead, expected: Sequence[TargetKind]) -> TargetRead:
    """What a target means that says "as above".

    `read` is the same entry as its own row would have it, `above` what it was read as there, and `expected` what the
    indicator of its row asks for: where that is something else, both are possible, so that it is asked.
    """
    if above.doubt:
        return replace(read, doubt=read.doubt or above.doubt)
    if above.target.same == read.target.same or above.target.is_bare:
        return read
    text = above.usual or above.target.text
    if expected:
        return replace(read, doubt=_OTHER_ABOVE.filled(target=text))
    return replace(above, target=replace(above.target, text=text), reason=_AS_ABOVE)


_AS_ABOVE = Text("Dibaca sama dengan target di atasnya.", "Read as the target above it.")
_OTHER_ABOVE = Text(
    "Target di atasnya {target}, padahal indikator ini meminta target lain. Tulis targetnya.",
    "The target above is {target}, but this indicator asks for another kind. Write its target.",
)
