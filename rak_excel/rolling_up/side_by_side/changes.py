"""What became of a target since last year."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from rak_excel.language import Text
from rak_excel.model import Definition, Target, TargetKind
from rak_excel.rolling_up.result import OfficeIndicator

_PERCENT = "%"
Scale = tuple[tuple[str, ...], ...]
"""The words for each step, best first; the first word of a step is its short one."""


class TargetChange(StrEnum):
    RAISED = "raised"
    KEPT = "kept"
    LOWERED = "lowered"
    NEW = "new"
    GONE = "gone"
    UNLIKE = "unlike"

    @property
    def label(self) -> Text:
        return _CHANGES[self]


_CHANGES = {
    TargetChange.RAISED: Text("Naik", "Raised"),
    TargetChange.KEPT: Text("Tetap", "Kept"),
    TargetChange.LOWERED: Text("Turun", "Lowered"),
    TargetChange.NEW: Text("Baru", "New"),
    TargetChange.GONE: Text("Tidak ada lagi", "Gone"),
    TargetChange.UNLIKE: Text("Tidak dapat dibandingkan", "Not comparable"),
}


def change_of(last: OfficeIndicator | None, this: OfficeIndicator | None, definition: Definition) -> TargetChange:
    """By how its target is now: new and gone are targets, where the indicator is there in both years too. Numbers compare in
    one unit, opinions and predicates by their order, other texts as such.
    """
    if last is None or this is None:
        return TargetChange.NEW if last is None else TargetChange.GONE
    if is_blank(last.target) or is_blank(this.target) or last.target is None or this.target is None:
        only_one = is_blank(last.target) != is_blank(this.target)
        return (TargetChange.NEW if is_blank(last.target) else TargetChange.GONE) if only_one else TargetChange.UNLIKE
    if last.target.value is not None and this.target.value is not None:
        if not units_compare(last.target.unit or "", this.target.unit or ""):
            return TargetChange.UNLIKE
        return _moved(float(last.target.value), float(this.target.value))
    if last.target.value is not None or this.target.value is not None:
        return TargetChange.UNLIKE
    return _worded(last.target.text.strip(), this.target.text.strip(), scale_of(last, this, definition))


def is_blank(target: Target | None) -> bool:
    return target is None or (target.value is None and not target.text.strip())


def units_compare(one: str, other: str) -> bool:
    """A bare number may be in any unit but percent."""
    return one == other or (_PERCENT not in (one, other) and not (one and other))


def scale_of(last: OfficeIndicator | None, this: OfficeIndicator | None, definition: Definition) -> Scale:
    """The steps on which these targets stand; () where they are no opinions and no predicates."""
    targets: list[Target] = [each.target for each in (last, this) if each and each.target]
    kinds = {target.kind for target in targets}
    for kind, words in (
        (TargetKind.OPINION, definition.targets.opinions),
        (TargetKind.PREDICATE, definition.targets.predicates),
    ):
        if kind in kinds:
            return tuple((word, *definition.targets.spelled_out.get(word, ())) for word in words)
    return ()


def step(text: str, scale: Scale) -> int:
    """The place of a word on the scale, the best having the highest; 0 where it is none of it."""
    said = text.casefold()
    places = (len(scale) - place for place, words in enumerate(scale) if said in map(str.casefold, words))
    return next(places, 0)


def _worded(last: str, this: str, scale: Sequence[tuple[str, ...]]) -> TargetChange:
    steps = step(last, tuple(scale)), step(this, tuple(scale))
    if all(steps):
        return _moved(*steps)
    return TargetChange.KEPT if last and last.casefold() == this.casefold() else TargetChange.UNLIKE


def _moved(last: float, this: float) -> TargetChange:
    return TargetChange.RAISED if this > last else TargetChange.LOWERED if this < last else TargetChange.KEPT
