"""Which activity of a newer file is one of an older file in other words: one for one, or nobody can tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rak_excel.merging.sent.entries import ActivityName, Entry, Slot
from rak_excel.sameness.rewording import Likeness, likeness

Named = tuple[Slot, ActivityName]


@dataclass(frozen=True, slots=True)
class Rewordings:
    """`sure` has the new entry of each old one that it rewords; `near` those that others may be."""

    sure: Mapping[Entry, Entry]
    near: Mapping[Entry, tuple[Entry, ...]]


def rewordings(
    olds: Sequence[Entry], news: Iterable[Entry], earlier: Mapping[Named, Sequence[str]] | None = None
) -> Rewordings:
    """Which of `news` says what each of `olds` said. `earlier` are further wordings that a new one has replaced.

    Two old ones near the same new one, and two new ones near the same old one, are not told apart.
    """
    by_name = {(entry.slot, entry.name): entry for entry in reversed(list(news))}
    found = {old: _near(old, by_name, earlier or {}) for old in olds if old.name.items and old.slot.name}
    wanted: dict[Named, set[Named]] = {}
    for old, near in found.items():
        for each in near:
            wanted.setdefault(each, set()).add((old.slot, old.name))
    sure = {old: by_name[new] for old, near in found.items() if (new := _only(near)) and len(wanted[new]) == 1}
    unsure = {old: tuple(by_name[new] for new in sorted(near)) for old, near in found.items() if near}
    return Rewordings(sure, {old: near for old, near in unsure.items() if old not in sure})


def _only(near: Mapping[Named, Likeness]) -> Named | None:
    """The one new entry, where it is the same reworded and no other is near."""
    return next(iter(near)) if list(near.values()) == [Likeness.REWORDED] else None


def _near(old: Entry, news: Mapping[Named, Entry], earlier: Mapping[Named, Sequence[str]]) -> dict[Named, Likeness]:
    """The new ones that may say what an old one said, by how like it they are."""
    found: dict[Named, Likeness] = {}
    for (slot, name), new in news.items():
        if slot == old.slot and name.items and name.items != old.name.items:
            texts = (new.activity.text, *earlier.get((slot, name), ()))
            how = max(likeness(old.activity.text, text, old.plan.definition) for text in texts)
            if how is not Likeness.OTHER:
                found[(slot, name)] = how
    return found
