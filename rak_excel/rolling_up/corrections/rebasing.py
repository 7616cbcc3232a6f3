"""Corrections of an office's file that has another content by now: the rows are found again, and both values are asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from rak_excel.model import Definition
from rak_excel.rolling_up.corrections.originals import is_known, says
from rak_excel.rolling_up.facts.rows import DELETED, ActivityRow, AddedRow, AskedWhy, Correction, CorrectionAnswer
from rak_excel.rolling_up.facts.seals import as_sealed, row_said, said_by, said_in
from rak_excel.rolling_up.indicators.same_rows import same_rows
from rak_excel.vocabulary.basics.texts import normalised

RowsByPlace = Mapping[int, ActivityRow]  # by place


def rebased(
    corrections: Iterable[Correction],
    old: RowsByPlace,
    new: RowsByPlace,
    digest: str,
    definition: Definition,
    year: int | None,
) -> Iterator[tuple[Correction, bool]]:
    """Each correction on the new content, and whether its row was found there; the others stay as they are.

    Nothing is given for one that the new file makes needless: it says so itself, or has dropped the row as well.
    """
    before, after = list(old.values()), list(new.values())
    same = same_rows(before, after, definition, year)
    places = {before[one].place: after[other].place for one, other in same.items()}
    for each in corrections:
        now = new.get(places.get(each.place) or _between(each.place, old, new, places))
        if isinstance(each, AddedRow):
            yield from _added(each, old, new, places, digest)
        elif now is not None and each.field == DELETED:
            stays = each.place in old and row_said(old[each.place]) == row_said(now)
            asked = _asked(each, digest, now.place, stays=stays)
            yield replace(asked, original=() if now.corrected else (now,)), True
        elif now is not None and not says(now, each.field, each.said):
            yield _on(each, now, digest, old.get(each.place)), True
        elif now is None and (each.field != DELETED or each.place not in old):
            yield each, False


def _between(place: int, old: RowsByPlace, new: RowsByPlace, places: Mapping[int, int]) -> int:
    """Where a row stands that was deleted, so that nobody knows it: between the same rows as before; 0 where it does not."""
    if place in old:
        return 0
    below = max((at for at in places if at < place), default=0)
    above = min((at for at in places if at > place), default=0)
    there = places.get(below, 0) + place - below
    fits = not above or places[above] - there == above - place
    return there if fits and there in new and there not in places.values() else 0


def _asked(each: Correction, digest: str, place: int, *, stays: bool) -> Correction:
    """An answer holds as long as both values are the same."""
    why = AskedWhy.SAME if stays and each.why is not AskedWhy.NEW_FILE else AskedWhy.NEW_FILE
    return replace(
        each, digest=digest, place=place, asked=True, answer=each.answer if stays else CorrectionAnswer.NONE, why=why
    )


def _on(each: Correction, now: ActivityRow, digest: str, was: ActivityRow | None) -> Correction:
    original = (getattr(now, each.field),) if is_known(now, each.field) else ()
    return replace(_asked(each, digest, now.place, stays=_stays(each, now, was)), original=original)


def _stays(each: Correction, now: ActivityRow, was: ActivityRow | None) -> bool:
    """Whether the new file says what was corrected; where the old value is not known, its seal tells."""
    said = said_in(now, each.field)
    if not is_known(now, each.field):
        return False
    if each.original:
        return said_by(each.field, each.original[0]) == said
    return was is not None and as_sealed(was.seal, each.field, said)


def _added(
    each: AddedRow, old: RowsByPlace, new: RowsByPlace, places: Mapping[int, int], digest: str
) -> Iterator[tuple[Correction, bool]]:
    """An added row stands behind the same row as before; where the file has it by now, it is needless."""
    row = each.value
    came = [now for place, now in new.items() if place not in places.values()]
    if any(_same_work(row, now) for now in came):
        return
    above = max((place for place in places if place <= each.place), default=0)
    place = places.get(above, max(new, default=0) if old else 0)
    if not old:
        yield each, False
        return
    beside = [new[places[at]].ordinal for at, was in old.items() if was.ordinal == row.ordinal and at in places]
    ordinal = beside[0] if beside else max((now.ordinal for now in new.values()), default=0) + 1
    there = replace(row, ordinal=ordinal, place=place)
    yield (
        replace(_asked(each, digest, place, stays=True), value=there, said=row_said(there), why=AskedWhy.NEW_FILE),
        True,
    )


def _same_work(row: ActivityRow, other: ActivityRow) -> bool:
    return _work(row) == _work(other)


def _work(row: ActivityRow) -> tuple[str, str, tuple[int, ...]]:
    return normalised(row.indicator), normalised(row.activity), row.periods
