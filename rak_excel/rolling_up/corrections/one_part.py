"""Applies the corrections of one part of an office's plan: those of a cell weighed against those of its whole row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from rak_excel.model import Definition, PartDefinition
from rak_excel.rolling_up.corrections.originals import Changes
from rak_excel.rolling_up.corrections.rebasing import RowsByPlace, rebased
from rak_excel.rolling_up.corrections.reconciling import GONE, NOTHING, UNKNOWN, CorrectionFate, Listed
from rak_excel.rolling_up.corrections.taken import row_order
from rak_excel.rolling_up.corrections.weighing import Weighed, joined, weigh, why_asked
from rak_excel.rolling_up.facts.facts import FileFacts
from rak_excel.rolling_up.facts.places import cells_of, first_rows
from rak_excel.rolling_up.facts.rows import ADDED, DELETED, ActivityRow, AddedRow, Correction, CorrectionAnswer
from rak_excel.rolling_up.facts.seals import FIELDS, is_unsealed

Cells = dict[tuple[int, str, str, int], Weighed]  # by what they are about


def weigh_cells(corrections: Iterable[Correction], base: RowsByPlace) -> Cells:
    """Each cell's, and each row's: deleted by one and corrected by another are two different corrections."""
    cells: dict[tuple[int, str, str, int], list[Correction]] = defaultdict(list)
    for correction in corrections:
        cells[correction.at].append(correction)
    weighed = {at: weigh(cells[at]) for at in sorted(cells)}
    deleted = {place for (place, what, _, _), each in weighed.items() if what == DELETED and (each.used or each.open)}
    for at, each in weighed.items():
        place, what = at[:2]
        if what not in {DELETED, ADDED} and place in deleted and (each.used or each.open):
            removal = place, DELETED, "", 0
            both = _is_chosen(each) and _is_chosen(weighed[removal])
            weighed[at] = _disputed(each, kept=both)
            weighed[removal] = _disputed(weighed[removal], kept=both or weighed[removal].disputed)
        elif _needs_file(each, place, what, base):
            weighed[at] = _opened(each, all_of_them=True)
    return weighed


def _is_chosen(weighed: Weighed) -> bool:
    return any(
        each.answer is CorrectionAnswer.CORRECTION
        for each in (*weighed.open, *([weighed.used] if weighed.used else []))
    )


def _disputed(weighed: Weighed, *, kept: bool) -> Weighed:
    """What was chosen stays so only where all of it was."""
    opened = _opened(weighed)
    several = sum(each.answer is CorrectionAnswer.CORRECTION for each in opened.open) > 1
    asked = (
        opened.open if kept or several else tuple(replace(each, answer=CorrectionAnswer.NONE) for each in opened.open)
    )
    return replace(opened, open=asked, disputed=True)


def _opened(weighed: Weighed, *, all_of_them: bool = False) -> Weighed:
    again = [*weighed.open, *([weighed.used] if weighed.used else []), *(weighed.dropped if all_of_them else ())]
    return Weighed(None, tuple(replace(each, asked=True) for each in again), () if all_of_them else weighed.dropped)


def _needs_file(weighed: Weighed, place: int, what: str, base: RowsByPlace) -> bool:
    """Whether the office's file should count, and nobody knows what it says."""
    if weighed.used or weighed.open or what == ADDED:
        return False
    return place not in base if what == DELETED else place in base and what in base[place].corrected


@dataclass(slots=True)
class Applied:
    """The corrected rows of one part; `edited` counts those added, less those deleted."""

    rows: list[ActivityRow] = field(default_factory=list)
    listed: list[Listed] = field(default_factory=list)
    edited: int = 0


def applied(
    own: Sequence[ActivityRow],
    facts: FileFacts,
    part: str,
    corrections: Sequence[Correction],
    changes: Changes,
    definition: Definition,
    year: int | None,
) -> Applied:
    """The rows of the part with the corrections that count, and what became of each of these corrections."""
    if is_unsealed(own):
        kept = [Listed(each, CorrectionFate.WAITING, reason=UNKNOWN) for each in sorted(set(corrections), key=repr)]
        return Applied(list(own), kept, len(own) - facts.activities(part))
    digest = facts.parts[part].digest
    base = changes.rows((facts.region, part, digest), [row for row in own if row.seal])
    placed = [each for each in corrections if each.digest == digest]
    done = Applied()
    lost: dict[tuple[object, ...], Listed] = {}  # the same one may come with its original, and without
    for old, group in _by_digest(corrections, digest).items():
        before = changes.rows((facts.region, part, old))
        for each, here in rebased(group, before, base, digest, definition, year):
            if here:
                placed.append(each)
            else:
                key = each.content, each.at, each.said
                if key not in lost or each.original:
                    lost[key] = Listed(each, CorrectionFate.WAITING, before.get(each.place), GONE)
    done.listed += lost.values()
    _settle(done, base, weigh_cells(placed, base), facts.activities(part))
    done.rows.sort(key=row_order)
    done.listed = list(_placed(done.listed, base, facts, definition.part(part)))
    return done


def _placed(listed: Iterable[Listed], base: RowsByPlace, facts: FileFacts, part: PartDefinition) -> Iterator[Listed]:
    """Each with its cells, where its row is one of the file that counts."""
    own, firsts = facts.parts[part.id], first_rows(base)
    for each in listed:
        place = each.correction.place
        if each.row is not None and each.row is base.get(place):
            periods = len(part.schedule.names)
            cells = cells_of(each.correction, each.row, firsts.get(place), own.columns, periods)
            yield replace(each, cells=cells)
        else:
            yield each


def _by_digest(corrections: Iterable[Correction], own: str) -> dict[str, list[Correction]]:
    found: dict[str, list[Correction]] = defaultdict(list)
    for each in sorted({each for each in corrections if each.digest != own}, key=repr):
        found[each.digest].append(each)
    return found


def _settle(done: Applied, base: RowsByPlace, weighed: Cells, activities: int) -> None:
    """Give each row what it shall say, and each correction its place in the list."""
    values: dict[int, dict[str, object]] = defaultdict(dict)
    shown: dict[int, dict[str, object]] = defaultdict(dict)
    gone = {place for place in range(1, activities + 1) if place not in base and (place, DELETED, "", 0) in weighed}
    for (place, what, _, _), each in weighed.items():
        row = base.get(place)
        _list(done, each, row, what)
        if isinstance(each.used, AddedRow):
            done.rows.append(replace(each.used.value, place=each.used.place, corrected=(ADDED,)))
        elif each.used and what == DELETED:
            gone.add(place)
        elif each.used:
            values[place][what] = each.used.value
        elif row and each.open and what in row.corrected:
            shown[place][what] = min(each.open, key=lambda one: one.said).value
    added = len(done.rows)
    for place, row in base.items():
        if place not in gone:
            own = values.get(place, {})
            fields: dict[str, object] = {**shown.get(place, {}), **own}
            same = not fields and not row.corrected
            done.rows.append(row if same else replace(row, **fields, corrected=tuple(f for f in FIELDS if f in own)))  # type: ignore[arg-type]
    done.edited = added - len(gone)


def _list(done: Applied, weighed: Weighed, row: ActivityRow | None, what: str) -> None:
    known = row is not None and what in FIELDS and what not in row.corrected
    original: tuple[object, ...] = (getattr(row, what),) if known else ()
    if row is not None and what == DELETED and not row.corrected:
        original = (row,)
    reason = UNKNOWN if (weighed.open and not known and what != ADDED and (row is None or what in FIELDS)) else NOTHING
    fates = (
        (CorrectionFate.USED, [weighed.used] if weighed.used else []),
        (CorrectionFate.OPEN, weighed.open),
        (CorrectionFate.DROPPED, weighed.dropped),
    )
    for fate, listed in fates:
        for each in listed:
            why = joined(why_asked(weighed, each), reason) if fate is CorrectionFate.OPEN else reason
            done.listed.append(Listed(replace(each, original=original or each.original), fate, row, why))
