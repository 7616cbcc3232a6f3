"""Applies the corrections of all inputs to the files that were chosen, whatever the order in which they came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rak_excel.language import Text
from rak_excel.model import Definition, PartDefinition
from rak_excel.verbs.rollup.choosing import Choice
from rak_excel.verbs.rollup.corrections.asking import joined, why_asked
from rak_excel.verbs.rollup.corrections.correction import ADDED, DELETED, AddedRow, Answer, Correction
from rak_excel.verbs.rollup.corrections.originals import Changes
from rak_excel.verbs.rollup.corrections.places import cells_of, first_rows
from rak_excel.verbs.rollup.corrections.rebasing import Rows, rebased
from rak_excel.verbs.rollup.corrections.reconciling import Fate
from rak_excel.verbs.rollup.corrections.seals import FIELDS, is_unsealed
from rak_excel.verbs.rollup.corrections.taken import row_order
from rak_excel.verbs.rollup.corrections.unknown_units import unknown_units
from rak_excel.verbs.rollup.corrections.weighing import Weighed, weigh
from rak_excel.verbs.rollup.facts import ActivityRow, FileFacts

_UNKNOWN = Text(
    "Isian aslinya hanya ada di file kantor ini. Sertakan file itu agar dapat dipakai.",
    "What the office's file says is known from that file alone. Give it as well to use it.",
)
_ABSENT = Text(
    "Belum ada file kantor ini yang dipakai. Koreksi ini disimpan.",
    "No file of this office is used yet. The correction is kept.",
)
_GONE = Text(
    "Barisnya tidak ditemukan di file kantor yang sekarang.", "Its row is not found in the office's present file."
)
_NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Listed:
    """One correction with what became of it: a row of the sheet of corrections.

    `row` is the row of the office's file that it is about, as far as it is known, and `cells` the cells in it; `reason` what
    else is to say.
    """

    correction: Correction
    fate: Fate
    row: ActivityRow | None = None
    reason: Text = _NOTHING
    cells: str = ""

    @property
    def state(self) -> Text:
        """What became of it in words; one whose row is gone from the office's file waits for no file."""
        return Fate.DROPPED.label if self.reason == _GONE else self.fate.label


@dataclass(frozen=True, slots=True)
class Corrected:
    """The rows that count, by file, the choices with the rows that were added or deleted, and all corrections."""

    rows: Mapping[tuple[str, str], tuple[ActivityRow, ...]]
    choices: list[Choice]
    listed: tuple[Listed, ...] = ()

    @property
    def used(self) -> list[Correction]:
        return [each.correction for each in self.listed if each.fate is Fate.USED]


def corrected(
    rows: Mapping[tuple[str, str], tuple[ActivityRow, ...]],
    choices: Sequence[Choice],
    changes: Changes,
    definition: Definition,
    year: int | None,
) -> Corrected:
    """The chosen files with their corrections.

    One made on the same content stands. Where the office's file has another content by now, or two say different things,
    the file's own value stands and both are asked, until somebody chose.
    """
    waiting: dict[tuple[str, str], list[Correction]] = defaultdict(list)
    parts = {part.id for part in definition.parts}
    for each in changes.corrections:
        if each.part in parts:  # of another kind of plan no row is here, nor a sheet
            waiting[each.region, each.part].append(each)
    found, seen, listed = dict(rows), [], list[Listed]()
    for choice in choices:
        facts = choice.facts
        for part in sorted(choice.used):
            own = [row for row in found.get(facts.identity, ()) if row.part == part]
            here = waiting.pop((facts.region, part), [])
            if not here and all(row.seal and not row.corrected for row in own):
                continue
            done = _applied(own, facts, part, here, changes, definition, year)
            others = [row for row in found[facts.identity] if row.part != part]
            found[facts.identity] = (*others, *done.rows)
            facts = _recounted(facts, part, done.edited)
            listed += done.listed
        seen.append(replace(choice, facts=facts))
    kept = {(each.content, each.at, each.said): each for each in _sorted(c for left in waiting.values() for c in left)}
    listed += [Listed(each, Fate.WAITING, reason=_ABSENT) for each in kept.values()]
    listed = [_with_units(each, definition) for each in sorted(listed, key=_place)]
    return Corrected(found, seen, tuple(listed))


def _with_units(listed: Listed, definition: Definition) -> Listed:
    said = unknown_units(listed.correction, definition) if listed.fate is Fate.USED else _NOTHING
    return replace(listed, reason=joined(listed.reason, said)) if said.id else listed


def _sorted(corrections: Iterable[Correction]) -> list[Correction]:
    return sorted(corrections, key=repr)


def _place(listed: Listed) -> tuple[object, ...]:
    each = listed.correction
    return (
        each.region,
        each.part,
        each.digest,
        each.place,
        (*FIELDS, DELETED, ADDED).index(each.field),
        each.said,
        each.nth,
    )


def _recounted(facts: FileFacts, part: str, edited: int) -> FileFacts:
    return replace(facts, parts={**facts.parts, part: replace(facts.parts[part], edited=edited)})


@dataclass(slots=True)
class _Applied:
    """The corrected rows of one part; `edited` counts those added, less those deleted."""

    rows: list[ActivityRow] = field(default_factory=list)
    listed: list[Listed] = field(default_factory=list)
    edited: int = 0


def _applied(
    own: Sequence[ActivityRow],
    facts: FileFacts,
    part: str,
    corrections: Sequence[Correction],
    changes: Changes,
    definition: Definition,
    year: int | None,
) -> _Applied:
    if is_unsealed(own):
        kept = [Listed(each, Fate.WAITING, reason=_UNKNOWN) for each in _sorted(set(corrections))]
        return _Applied(list(own), kept, len(own) - facts.activities(part))
    digest = facts.parts[part].digest
    base = changes.rows((facts.region, part, digest), [row for row in own if row.seal])
    placed = [each for each in corrections if each.digest == digest]
    done = _Applied()
    lost: dict[tuple[object, ...], Listed] = {}  # the same one may come with its original, and without
    for old, group in _by_digest(corrections, digest).items():
        before = changes.rows((facts.region, part, old))
        for each, here in rebased(group, before, base, digest, definition, year):
            if here:
                placed.append(each)
            else:
                key = each.content, each.at, each.said
                if key not in lost or each.original:
                    lost[key] = Listed(each, Fate.WAITING, before.get(each.place), _GONE)
    done.listed += lost.values()
    _settle(done, base, _weighed(placed, base), facts.activities(part))
    done.rows.sort(key=row_order)
    done.listed = list(_placed(done.listed, base, facts, definition.part(part)))
    return done


def _placed(listed: Iterable[Listed], base: Rows, facts: FileFacts, part: PartDefinition) -> Iterator[Listed]:
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
    for each in _sorted({each for each in corrections if each.digest != own}):
        found[each.digest].append(each)
    return found


_Cells = dict[tuple[int, str, str, int], Weighed]


def _weighed(corrections: Iterable[Correction], base: Rows) -> _Cells:
    cells: dict[tuple[int, str, str, int], list[Correction]] = defaultdict(list)
    for correction in corrections:
        cells[correction.at].append(correction)
    weighed = {at: weigh(cells[at]) for at in sorted(cells)}
    deleted = {place for (place, what, _, _), each in weighed.items() if what == DELETED and (each.used or each.open)}
    for at, each in weighed.items():
        place, what = at[:2]
        if what not in {DELETED, ADDED} and place in deleted and (each.used or each.open):
            # Deleted by one and corrected by another: two different corrections.
            removal = place, DELETED, "", 0
            both = _is_chosen(each) and _is_chosen(weighed[removal])
            weighed[at] = _disputed(each, kept=both)
            weighed[removal] = _disputed(weighed[removal], kept=both or weighed[removal].disputed)
        elif _needs_file(each, place, what, base):
            weighed[at] = _opened(each, all_of_them=True)
    return weighed


def _is_chosen(weighed: Weighed) -> bool:
    return any(each.answer is Answer.CORRECTION for each in (*weighed.open, *([weighed.used] if weighed.used else [])))


def _disputed(weighed: Weighed, *, kept: bool) -> Weighed:
    """What was chosen stays so only where all of it was."""
    opened = _opened(weighed)
    several = sum(each.answer is Answer.CORRECTION for each in opened.open) > 1
    asked = opened.open if kept or several else tuple(replace(each, answer=Answer.NONE) for each in opened.open)
    return replace(opened, open=asked, disputed=True)


def _opened(weighed: Weighed, *, all_of_them: bool = False) -> Weighed:
    again = [*weighed.open, *([weighed.used] if weighed.used else []), *(weighed.dropped if all_of_them else ())]
    return Weighed(None, tuple(replace(each, asked=True) for each in again), () if all_of_them else weighed.dropped)


def _needs_file(weighed: Weighed, place: int, what: str, base: Rows) -> bool:
    """Whether the office's file should count, and nobody knows what it says."""
    if weighed.used or weighed.open or what == ADDED:
        return False
    return place not in base if what == DELETED else place in base and what in base[place].corrected


def _settle(done: _Applied, base: Rows, weighed: _Cells, activities: int) -> None:
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


def _list(done: _Applied, weighed: Weighed, row: ActivityRow | None, what: str) -> None:
    known = row is not None and what in FIELDS and what not in row.corrected
    original: tuple[object, ...] = (getattr(row, what),) if known else ()
    if row is not None and what == DELETED and not row.corrected:
        original = (row,)
    reason = (
        _UNKNOWN if (weighed.open and not known and what != ADDED and (row is None or what in FIELDS)) else _NOTHING
    )
    fates = (
        (Fate.USED, [weighed.used] if weighed.used else []),
        (Fate.OPEN, weighed.open),
        (Fate.DROPPED, weighed.dropped),
    )
    for fate, listed in fates:
        for each in listed:
            why = joined(why_asked(weighed, each), reason) if fate is Fate.OPEN else reason
            done.listed.append(Listed(replace(each, original=original or each.original), fate, row, why))
